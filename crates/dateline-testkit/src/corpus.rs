//! What benches run on: a corpus that the environment names, else the seeds over and over.

use std::path::Path;

/// A text and the day it was published, as its record writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The dateline, where the record has one apart, and the text.
    pub text: String,
    /// `YYYY-MM-DD`.
    pub day: Option<String>,
}

/// How often the seeds are told, so that a run takes some time.
const TIMES: usize = 250;

/// The records of the JSON lines file that `DATELINE_CORPUS` names: `text`, and where they are there
/// `dateline_raw`, and `published` or `date`. Without it the reports of `seeds/`, which fit into every
/// cache.
///
/// # Panics
/// If there is no such file, or a line is no JSON: a bench has no other use for it.
pub fn read() -> Vec<Sample> {
    if let Some(path) = std::env::var_os("DATELINE_CORPUS") {
        let lines = std::fs::read_to_string(path).expect("a corpus of JSON lines");
        return lines.lines().map(record).collect();
    }
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut files: Vec<_> = std::fs::read_dir(seeds)
        .expect("the folder of seeds")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let read = |file| std::fs::read_to_string(file).expect("a seed report");
    let samples: Vec<Sample> =
        files.iter().map(|file| Sample { text: read(file), day: None }).collect();
    (0..TIMES).flat_map(|_| samples.iter().cloned()).collect()
}

fn record(line: &str) -> Sample {
    let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
    let field = |name: &str| record[name].as_str().unwrap_or_default();
    let day = ["published", "date"].iter().find_map(|name| field(name).get(..10));
    Sample {
        text: format!("{}{}", field("dateline_raw"), field("text")),
        day: day.map(str::to_owned),
    }
}
