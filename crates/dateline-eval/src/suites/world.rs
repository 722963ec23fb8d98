//! Real reports, annotated by the project: people, meetings and statements of newspapers of the world, and meetings
//! alone of reports that tell of many.

use std::path::Path;

use serde_json::Value;

use crate::dataset::Dataset;
use crate::gold::text;
use crate::score::Section;
use crate::suites::tables::Scorer;
use crate::suites::{Wrong, texts};

/// Where the annotations are; this crate is never built elsewhere.
const WORLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold/world.jsonl");
const MEETINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold/meetings.jsonl");
const READOUTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold/readouts.jsonl");

/// What was not annotated, by words of the figures' names.
const NOT_IN_WORLD: [&str; 4] = [": published", ": name mentions", ": descriptions", ": date"];

/// Real reports. Those held give figures only, never an error to look at.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(annotated) = texts::annotated(Path::new(WORLD), gold)? else { return Ok(None) };
    let (dev, held) = splits(annotated);
    let about = format!(
        "`tests/gold/world.jsonl`: people, meetings and statements of {} real reports of newspapers of all continents, Reuters \
         (1987) and FBIS whose errors may be looked at (dev), and {} of which only figures are read \
         (held). The newspapers are those of `ner/worldwide_dev.jsonl`, from which the tagger of names learnt too; who \
         annotated had not seen what dateline makes of them. Counted as `score_tables.py`.",
        dev.len(),
        held.len()
    );
    let mut section = score(&dev, &held, Section::new("Real reports of the world", about), wrong)?;
    section.figures.retain(|figure| !NOT_IN_WORLD.iter().any(|name| figure.name.contains(name)));
    Ok(Some(section))
}

/// Readouts, annotated in the manner of those of the gold data.
pub(crate) fn readouts(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(annotated) = texts::annotated(Path::new(READOUTS), gold)? else { return Ok(None) };
    let (dev, held) = splits(annotated);
    let about = format!(
        "`tests/gold/readouts.jsonl`: people, meetings and statements of {} more White House readouts whose errors may be \
         looked at (dev), and {} of which only figures are read (held), annotated after the gold data's own guidelines by \
         readers who had not seen what dateline makes of them. Counted as `score_tables.py`.",
        dev.len(),
        held.len()
    );
    let mut section = score(&dev, &held, Section::new("More readouts", about), wrong)?;
    section.figures.retain(|figure| !NOT_IN_WORLD.iter().any(|name| figure.name.contains(name)));
    Ok(Some(section))
}

/// The meetings of real reports that tell of several.
pub(crate) fn meetings(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(annotated) = texts::annotated(Path::new(MEETINGS), gold)? else { return Ok(None) };
    let (dev, held) = splits(annotated);
    let about = format!(
        "`tests/gold/meetings.jsonl`: the meetings of {} real reports whose errors may be looked at (dev), and {} of which \
         only figures are read (held), drawn among those that have several words of meetings: newspapers of the world, \
         Reuters of 1987, FBIS reports in capitals. Two readers annotated each, without seeing what dateline makes of \
         it; what one of them left out or found doubtful may be found or not. Counted as `score_tables.py` otherwise.",
        dev.len(),
        held.len()
    );
    let mut meetings = |line: String| {
        if line.contains("\tmeeting") || line.contains("\trole") {
            wrong(line);
        }
    };
    let section = Section::new("Meetings of real reports", about);
    let mut section = score(&dev, &held, section, &mut meetings)?;
    section.figures.retain(|figure| {
        [": meeting", ": participant"].iter().any(|name| figure.name.contains(name))
    });
    Ok(Some(section))
}

/// Reports whose errors may be looked at, and the others.
fn splits(annotated: Vec<Value>) -> (Vec<Value>, Vec<Value>) {
    annotated.into_iter().partition(|record| text(record, "split") != "held")
}

fn score(
    dev: &[Value],
    held: &[Value],
    mut section: Section,
    wrong: Wrong<'_>,
) -> anyhow::Result<Section> {
    let all: Vec<Value> = dev.iter().chain(held).cloned().collect();
    let input = texts::input(&all)?;
    let dataset = Dataset::build(input.path(), Some("published"))?;
    Scorer::of(&dataset, "source_id")?.splits(dev, held, &mut section, wrong);
    Ok(section)
}
