//! Megabytes of text a second: time expressions alone, and what they stand on, the parser.
//!
//! The corpus is JSON lines with a `text` (and a `date` or `published`), given by the environment variable
//! `DATELINE_CORPUS`; without it, the reports of `seeds/`, over and over.
//!
//! ```text
//! DATELINE_CORPUS=reuters.jsonl cargo bench -p dateline-normaliser --bench dates
//! ```

use std::path::Path;

use dateline_normaliser::dates::normalise;
use dateline_parser::{Meta, Report, parse};
use dateline_schema::closed::PublishedSource;
use divan::Bencher;
use divan::counter::BytesCount;
use jiff::civil::Date;

fn main() {
    divan::main();
}

/// A text and the day it was published.
type Text = (String, Option<Date>);

fn corpus() -> Vec<Text> {
    if let Some(path) = std::env::var_os("DATELINE_CORPUS") {
        let lines = std::fs::read_to_string(path).expect("a corpus of JSON lines");
        return lines
            .lines()
            .map(|line| {
                let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
                let field = |name: &str| record[name].as_str().unwrap_or_default();
                let day = ["published", "date"].iter().find_map(|name| field(name).get(..10));
                let text = format!("{} {}", field("dateline_raw"), field("text"));
                (text, day.and_then(|day| day.parse().ok()))
            })
            .collect();
    }
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut files: Vec<_> = std::fs::read_dir(seeds)
        .expect("the folder of seeds")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let texts: Vec<Text> = files
        .iter()
        .map(|file| (std::fs::read_to_string(file).expect("a seed report"), None))
        .collect();
    (0..500).flat_map(|_| texts.iter().cloned()).collect()
}

fn read((text, day): &Text) -> Report<'_> {
    let published = day.map(|day| (day, PublishedSource::Option));
    parse(text, &Meta { published, ..Meta::default() })
}

fn bytes(corpus: &[Text]) -> BytesCount {
    BytesCount::new(corpus.iter().map(|(text, _)| text.len()).sum::<usize>())
}

/// Recognising and normalising alone, of reports that are parsed.
#[divan::bench]
fn dates(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    let reports: Vec<Report<'_>> = corpus.iter().map(read).collect();
    bencher
        .counter(bytes(&corpus))
        .bench_local(|| reports.iter().map(|report| normalise(report).len()).sum::<usize>());
}

/// The parser alone, for comparison.
#[divan::bench]
fn parser(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher
        .counter(bytes(&corpus))
        .bench_local(|| corpus.iter().map(|text| read(text).tokens.len()).sum::<usize>());
}
