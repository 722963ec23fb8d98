//! Places of Reuters-21578: the countries that a report is about, against the archive's own tags.

use std::collections::BTreeSet;
use std::path::Path;

use dateline_lexicon::fold;
use serde_json::{Value, json};

use crate::dataset::Dataset;
use crate::gold::{list, records, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// Characters of a report within which a place must stand to be what the report is about.
const LEAD: usize = 700;

/// Tags that are no country's usual name.
const OTHER_NAMES: [(&str, &str); 5] =
    [("usa", "USA"), ("uk", "GBR"), ("ussr", "SUHH"), ("uae", "ARE"), ("hong-kong", "HKG")];

/// Scores the places.
pub(crate) fn run(gold: &Path, _wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(records) = records(&gold.join("datelines/reuters.jsonl"))? else { return Ok(None) };
    let folder = tempfile::tempdir()?;
    let input = folder.path().join("reuters.jsonl");
    let line = |record: &Value| {
        let whole = format!("{}{}", text(record, "dateline_raw"), text(record, "text"));
        json!({"id": record["id"], "date": record["date"], "text": whole}).to_string()
    };
    std::fs::write(&input, records.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    let dataset = Dataset::build(&input, Some("date"))?;
    let (documents, mentions) = (dataset.table("documents")?, dataset.table("mentions")?);
    let (places, countries) = (dataset.table("places")?, dataset.table("countries")?);
    let mentions = mentions.by("document_id");
    let country_of = places.by("place_id");
    let documents = documents.by("source_id");
    let mut counts = Counts::default();
    for record in &records {
        if text(record, "text").trim().is_empty() {
            continue;
        }
        let wanted: BTreeSet<String> = list(record, "places")
            .iter()
            .filter_map(Value::as_str)
            .map(|tag| code(tag, &countries).unwrap_or_else(|| tag.to_owned()))
            .collect();
        let document = documents.get(text(record, "id")).and_then(|rows| rows.first());
        let found: BTreeSet<String> = document
            .and_then(|document| mentions.get(document.text("document_id")))
            .into_iter()
            .flatten()
            .filter(|mention| mention.span().0 < LEAD)
            .filter_map(|mention| country_of.get(mention.text("entity_id")))
            .filter_map(|places| places.first()?.some("country"))
            .map(str::to_owned)
            .collect();
        counts.add(found.intersection(&wanted).count(), found.len(), wanted.len());
    }
    let about = format!(
        "`datelines/reuters.jsonl`: countries of the places that the first {LEAD} characters name, against the \
         archive's own tags, as alpha-3."
    );
    let mut section = Section::new("Places of a report", about);
    section.counts("countries", counts, "0.637 (pattern over names, adjectives and capitals)");
    Ok(Some(section))
}

/// The code of a tag (`west-germany`).
fn code(tag: &str, countries: &crate::dataset::Table) -> Option<String> {
    if let Some((_, code)) = OTHER_NAMES.iter().find(|(name, _)| *name == tag) {
        return Some((*code).to_owned());
    }
    let name = tag.replace('-', " ");
    countries
        .rows()
        .find(|row| fold(row.text("name")) == name)
        .map(|row| row.text("country").to_owned())
}
