//! The project's own annotated reports, `tests/gold/wire.jsonl`: figures for those whose errors may be
//! looked at and for those kept apart, scored as the other tables are.

use std::path::Path;

use serde_json::Value;

use crate::dataset::Dataset;
use crate::gold::{records, text};
use crate::score::Section;
use crate::suites::Wrong;
use crate::suites::tables::Scorer;

/// Where the project keeps its own gold data; this crate is never built elsewhere.
const WIRE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold/wire.jsonl");

/// The project's own reports of many houses. Those held give figures only, never an error to look at.
pub(crate) fn run(_: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let path = Path::new(WIRE);
    let Some(records) = records(path)? else { return Ok(None) };
    let dataset = Dataset::build(path, None)?;
    let scorer = Scorer::of(&dataset, "source_id")?;
    let (held, dev): (Vec<Value>, Vec<Value>) =
        records.into_iter().partition(|record| text(record, "split") == "held");
    let about = format!(
        "`tests/gold/wire.jsonl`, which is part of the project: {} invented reports in the manner of many \
         agencies whose errors may be looked at (dev), {} of which only figures are read (held); counted as \
         `score_tables.py`.",
        dev.len(),
        held.len()
    );
    let mut section = Section::new("Wire reports", about);
    scorer.splits(&dev, &held, &mut section, wrong);
    Ok(Some(section))
}
