//! Which names of a report are one person: pairs of mentions, both of whom the gold data links.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::gold::{CodePoints, list, raw_report, records, span, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// Scores the pairs.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let mut counts = Counts::default();
    let mut reports = 0;
    for file in ["dev_conll03_train", "dev_conll03_testa"] {
        let path = gold.join("people_links").join(file).with_extension("jsonl");
        for record in records(&path)?.iter().flatten() {
            score(record, &mut counts, wrong);
            reports += 1;
        }
    }
    if reports == 0 {
        return Ok(None);
    }
    let about = format!(
        "`people_links`: pairs of name mentions inside a report, in {reports} reports. A mention that was not found \
         makes no pair."
    );
    let mut section = Section::new("Names of one person in a report", about);
    section.counts("pairs", counts, "0.966 (any word of a longer name)");
    Ok(Some(section))
}

fn score(record: &Value, counts: &mut Counts, wrong: Wrong<'_>) {
    let whole = text(record, "text");
    let raw = raw_report(whole);
    let stages = dateline::Stages::of(&raw);
    let points = CodePoints::of(whole);
    let found: BTreeMap<(usize, usize), u32> = stages
        .facts
        .mentions
        .iter()
        .filter_map(|mention| Some((points.span(mention.span), mention.entity?.0)))
        .collect();
    let mentions: Vec<Option<(usize, usize)>> = list(record, "mentions").iter().map(span).collect();
    let mut linked = Vec::new();
    for (cluster, people) in list(record, "clusters").iter().enumerate() {
        for mention in list(people, "mentions").iter().filter_map(Value::as_u64) {
            if let Some(Some(place)) = mentions.get(mention as usize) {
                linked.push((cluster, *place, found.get(place)));
            }
        }
    }
    for (n, a) in linked.iter().enumerate() {
        for b in &linked[n + 1..] {
            let gold = a.0 == b.0;
            let same = a.2.is_some() && a.2 == b.2;
            counts.add(usize::from(gold && same), usize::from(same), usize::from(gold));
            if gold != same && a.2.is_some() && b.2.is_some() {
                let letters = |place: (usize, usize)| {
                    whole.chars().skip(place.0).take(place.1 - place.0).collect::<String>()
                };
                let id = text(record, "id");
                let what = if same { "joined" } else { "parted" };
                wrong(format!("{id}\t{what}\t{:?} | {:?}", letters(a.1), letters(b.1)));
            }
        }
    }
}
