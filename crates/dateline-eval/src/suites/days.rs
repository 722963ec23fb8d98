//! Time expressions of the world's newspapers and of histories, annotated by the project: `tests/gold/days.jsonl` has the
//! spans, the gold data the texts of the newspapers.

use std::path::Path;

use dateline_normaliser::dates::normalise;
use serde_json::Value;

use crate::gold::text;
use crate::score::Section;
use crate::suites::dates::{Tally, score};
use crate::suites::{Wrong, texts};

/// Where the annotations are; this crate is never built elsewhere.
const DAYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold/days.jsonl");

/// News and narratives, each with what may be looked at (dev) and a held part of which only figures are read.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(mut annotated) = texts::annotated(Path::new(DAYS), gold)? else { return Ok(None) };
    let mut parts = [
        ("news, dev", Tally::default(), Tally::default()),
        ("news, held", Tally::default(), Tally::default()),
        ("narratives, dev", Tally::default(), Tally::default()),
        ("narratives, held", Tally::default(), Tally::default()),
    ];
    for record in &mut annotated {
        let narrative = !record["file"].is_string();
        let held = text(record, "split") == "held";
        let (_, clear, all) = &mut parts[2 * usize::from(narrative) + usize::from(held)];
        score(record, normalise, clear, &mut |line| {
            if !held {
                wrong(line);
            }
        });
        for date in record["dates"].as_array_mut().into_iter().flatten() {
            date["doubt"] = Value::Bool(false);
        }
        score(record, normalise, all, &mut |_| {});
    }
    let about = "`tests/gold/days.jsonl`: time expressions of real reports of newspapers of all continents, half of whose errors \
                 may be looked at (dev) while of the other half only figures are read (held), and of six invented narratives. \
                 Who annotated had not seen what dateline makes of them. What they marked as doubtful may be found or not, but \
                 in the figures that count it too.";
    let mut section = Section::new("Time expressions of the world and of histories", about);
    for (name, clear, all) in parts {
        clear.figures(name, "", &mut section);
        section.counts(format!("{name}: value, what is doubtful too"), all.value, "");
    }
    Ok(Some(section))
}
