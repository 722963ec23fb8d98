//! Real reports that the project annotated: `tests/gold` has spans and values, the gold data has the texts.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::gold::{list, records, span, text};

/// The records of `annotations`, each with the text that its spans are of. A record says in which `file` of the gold data
/// its report stands, unless it has its own text. `None` where the annotations or one of these files are not there.
pub(super) fn annotated(annotations: &Path, gold: &Path) -> anyhow::Result<Option<Vec<Value>>> {
    let Some(mut annotated) = records(annotations)? else { return Ok(None) };
    let mut files: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for record in &annotated {
        let file = text(record, "file");
        if has_text(record) || files.contains_key(file) {
            continue;
        }
        let Some(reports) = records(&gold.join(file))? else { return Ok(None) };
        let texts = reports.iter().map(|report| (text(report, "id").to_owned(), words(report)));
        files.insert(file.to_owned(), texts.collect());
    }
    for record in annotated.iter_mut().filter(|record| !has_text(record)) {
        let id = text(record, "id").to_owned();
        let words =
            files[text(record, "file")].get(&id).with_context(|| format!("no text of {id}"))?;
        give_text(record, words)?;
    }
    Ok(Some(annotated))
}

/// Was the text written for the project?
fn has_text(record: &Value) -> bool {
    record["text"].is_string()
}

/// The reports as input of a build.
pub(super) fn input(annotated: &[Value]) -> anyhow::Result<NamedTempFile> {
    let mut input = tempfile::Builder::new().suffix(".jsonl").tempfile()?;
    for record in annotated {
        let report =
            json!({"id": record["id"], "text": record["text"], "published": record["published"]});
        writeln!(input, "{report}")?;
    }
    input.flush()?;
    Ok(input)
}

/// What stands in a report, with its dateline.
fn words(report: &Value) -> String {
    format!("{}{}", text(report, "dateline_raw"), text(report, "text"))
}

/// Adds the text, and the words of the cues.
fn give_text(record: &mut Value, words: &str) -> anyhow::Result<()> {
    let letters: Vec<char> = words.chars().collect();
    ensure!(
        record["characters"].as_u64() == Some(letters.len() as u64),
        "the text of {} is not the one that was annotated",
        text(record, "id")
    );
    record["text"] = json!(words);
    for n in 0..list(record, "statements").len() {
        let cue = &mut record["statements"][n]["cue"];
        if let Some((start, end)) = span(cue) {
            let words: String = letters.get(start..end).unwrap_or_default().iter().collect();
            cue["text"] = json!(words);
        }
    }
    Ok(())
}
