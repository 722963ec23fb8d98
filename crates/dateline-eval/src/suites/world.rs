//! Real reports of the world's newspapers, annotated by the project: `tests/gold/world.jsonl` has the spans, the gold
//! data has the texts.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::dataset::Dataset;
use crate::gold::{list, records, span, text};
use crate::score::Section;
use crate::suites::Wrong;
use crate::suites::tables::Scorer;

/// Where the annotations are; this crate is never built elsewhere.
const WORLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold/world.jsonl");

/// What was not annotated, by words of the figures' names.
const NOT_ANNOTATED: [&str; 4] = [": published", ": name mentions", ": descriptions", ": date"];

/// Real reports. The held third gives figures only, never an error to look at.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(annotated) = records(Path::new(WORLD))? else { return Ok(None) };
    let Some(texts) = records(&gold.join("ner/worldwide_dev.jsonl"))? else { return Ok(None) };
    let texts: BTreeMap<&str, &str> =
        texts.iter().map(|record| (text(record, "id"), text(record, "text"))).collect();
    let annotated = annotated
        .into_iter()
        .map(|record| with_text(record, &texts))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let mut input = tempfile::Builder::new().suffix(".jsonl").tempfile()?;
    for record in &annotated {
        let report =
            json!({"id": record["id"], "text": record["text"], "published": record["published"]});
        writeln!(input, "{report}")?;
    }
    input.flush()?;
    let dataset = Dataset::build(input.path(), Some("published"))?;
    let scorer = Scorer::of(&dataset, "source_id")?;
    let (held, dev): (Vec<Value>, Vec<Value>) =
        annotated.into_iter().partition(|record| text(record, "split") == "held");
    let about = format!(
        "`tests/gold/world.jsonl`: people, meetings and statements of {} real reports of newspapers of all continents whose \
         errors may be looked at (dev), and {} of which only figures are read (held). The texts are those of \
         `ner/worldwide_dev.jsonl`, from which the tagger of names learnt too; who annotated had not seen what dateline \
         makes of them. Counted as `score_tables.py`.",
        dev.len(),
        held.len()
    );
    let mut section = Section::new("Real reports of the world", about);
    scorer.splits(&dev, &held, &mut section, wrong);
    section.figures.retain(|figure| !NOT_ANNOTATED.iter().any(|name| figure.name.contains(name)));
    Ok(Some(section))
}

/// A record with the text that its spans are of, and the words of its cues.
fn with_text(mut record: Value, texts: &BTreeMap<&str, &str>) -> anyhow::Result<Value> {
    let id = text(&record, "id").to_owned();
    let words = texts.get(id.as_str()).with_context(|| format!("no text of {id}"))?;
    let letters: Vec<char> = words.chars().collect();
    ensure!(
        record["characters"].as_u64() == Some(letters.len() as u64),
        "the text of {id} is not the one that was annotated"
    );
    record["text"] = json!(words);
    for n in 0..list(&record, "statements").len() {
        let cue = &mut record["statements"][n]["cue"];
        if let Some((start, end)) = span(cue) {
            let words: String = letters.get(start..end).unwrap_or_default().iter().collect();
            cue["text"] = json!(words);
        }
    }
    Ok(record)
}
