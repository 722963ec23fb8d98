//! Meetings that titles of readouts tell of, from the body with the title withheld.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_lexicon::fold;
use serde_json::Value;

use crate::dataset::{Dataset, Row, Table};
use crate::gold::{list, records, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// Those who host in these titles; naming them is no mistake.
const HOSTS: [&str; 9] =
    ["biden", "harris", "sullivan", "trump", "finer", "mcgurk", "blinken", "austin", "vance"];

/// Scores participants, kind and country.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let path = gold.join("readouts/readout_events.jsonl");
    let Some(records) = records(&path)? else { return Ok(None) };
    let folder = tempfile::tempdir()?;
    let input = folder.path().join("bodies.jsonl");
    let line = |record: &Value| {
        serde_json::json!({"id": record["id"], "date": record["date"], "text": record["text"]})
            .to_string()
    };
    std::fs::write(&input, records.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    let dataset = Dataset::build(&input, Some("date"))?;
    let (documents, meetings) = (dataset.table("documents")?, dataset.table("meetings")?);
    let (participants, reports) =
        (dataset.table("meeting_participants")?, dataset.table("meeting_reports")?);
    let (people, countries) = (dataset.table("people")?, dataset.table("countries")?);
    let tables = Tables {
        documents: documents.by("source_id"),
        meetings: meetings.by("meeting_id"),
        participants: participants.by("meeting_id"),
        reports: reports.by("document_id"),
        people: people.by("person_id"),
    };
    let mut parties = Counts::default();
    let (mut kind, mut country, mut office) = ((0, 0), (0, 0), (0, 0));
    for record in records.iter().filter(|record| record["structured"] == Value::Bool(true)) {
        let id = text(record, "id");
        let wanted: BTreeMap<String, &Value> = list(record, "participants")
            .iter()
            .map(|party| (last(text(party, "name")), party))
            .collect();
        let hosts: BTreeSet<String> = list(record, "hosts")
            .iter()
            .filter_map(Value::as_str)
            .map(last)
            .chain(HOSTS.map(str::to_owned))
            .collect();
        let event = tables.first_event(id);
        let found: BTreeMap<String, Party<'_>> = event
            .iter()
            .flat_map(|event| tables.parties(event))
            .map(|party| {
                // Titles have "Kishida", where the name is Kishida Fumio.
                let short = last(party.short);
                let name = if wanted.contains_key(&short) { short } else { last(party.name) };
                (name, party)
            })
            .filter(|(name, _)| !name.is_empty())
            .filter(|(name, _)| !hosts.contains(name) || wanted.contains_key(name))
            .collect();
        let right = wanted.keys().filter(|name| found.contains_key(*name)).count();
        parties.add(right, found.len(), wanted.len());
        if right < wanted.len() || found.len() > right {
            let found: Vec<&String> = found.keys().collect();
            wrong(format!("{id}\tparties\t{found:?} is {:?}", wanted.keys().collect::<Vec<_>>()));
        }
        let is_call = |kind: &str| matches!(kind, "call" | "video");
        let right = event
            .as_ref()
            .is_some_and(|event| is_call(event.kind) == is_call(text(record, "kind")));
        if !right {
            let found = event.as_ref().map(|event| event.kind);
            wrong(format!("{id}\tkind\t{found:?} is {}", text(record, "kind")));
        }
        kind.0 += usize::from(right);
        kind.1 += 1;
        for (name, party) in &wanted {
            let Some(found) = found.get(name) else { continue };
            if let Some(head) =
                fold(text(party, "office")).split(' ').next_back().filter(|w| !w.is_empty())
            {
                office.0 += usize::from(fold(found.office).contains(head));
                office.1 += 1;
            }
            if let Some(code) = code(text(party, "country"), &countries) {
                let right = code == found.country;
                if !right {
                    wrong(format!("{id}\tcountry\t{name}: {:?} is {code}", found.country));
                }
                country.0 += usize::from(right);
                country.1 += 1;
            }
        }
    }
    let about = "`readouts/readout_events.jsonl`: the counterparts that titles name, looked for in the first event \
                 of the body; calls (call, video) against meetings (the rest); countries as alpha-3.";
    let mut section = Section::new("Meetings of readout titles", about);
    section.counts("participants", parties, "0.784 (pattern)");
    section.rate("kind", kind, "0.977 (pattern)");
    section.rate("country", country, "0.753 (pattern)");
    section.rate("office", office, "");
    Ok(Some(section))
}

struct Tables<'t> {
    documents: BTreeMap<&'t str, Vec<Row<'t>>>,
    meetings: BTreeMap<&'t str, Vec<Row<'t>>>,
    participants: BTreeMap<&'t str, Vec<Row<'t>>>,
    reports: BTreeMap<&'t str, Vec<Row<'t>>>,
    people: BTreeMap<&'t str, Vec<Row<'t>>>,
}

/// The meetings that the first sentence with any tells of.
struct Event<'t> {
    kind: &'t str,
    meetings: Vec<&'t str>,
}

struct Party<'t> {
    name: &'t str,
    /// How the press refers to the person.
    short: &'t str,
    office: &'t str,
    country: &'t str,
}

impl<'t> Tables<'t> {
    fn first_event(&self, id: &str) -> Option<Event<'t>> {
        let document = self.documents.get(id)?.first()?;
        let reports = self.reports.get(document.text("document_id"))?;
        let first = reports.iter().min_by_key(|report| report.span())?;
        let sentence = first.text("sentence_id");
        let same = reports.iter().filter(|report| report.text("sentence_id") == sentence);
        let mut meetings: Vec<&str> = same.map(|report| report.text("meeting_id")).collect();
        meetings.dedup();
        let kind = self.meetings.get(first.text("meeting_id"))?.first()?.text("kind");
        Some(Event { kind, meetings })
    }

    fn parties(&self, event: &Event<'t>) -> Vec<Party<'t>> {
        let rows = event.meetings.iter().filter_map(|meeting| self.participants.get(meeting));
        rows.flatten()
            .map(|party| {
                let person = self.people.get(party.text("entity_id")).and_then(|rows| rows.first());
                let country = person.and_then(|person| person.some("country"));
                Party {
                    name: person.map_or("", |person| person.text("name")),
                    short: person.map_or("", |person| person.text("short_name")),
                    office: party.text("office"),
                    country: country.unwrap_or(party.text("country")),
                }
            })
            .collect()
    }
}

/// The last word of a name, without a suffix, folded.
fn last(name: &str) -> String {
    let name = fold(name);
    let is_suffix = |word: &&str| matches!(*word, "jr" | "sr" | "ii" | "iii" | "jr." | "sr.");
    let mut words = name.split([' ', ',']).filter(|word| !word.is_empty()).rev();
    let last = words.find(|word| !is_suffix(word)).unwrap_or_default();
    last.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The code of a country's name, "the Republic of Korea" too.
fn code<'t>(name: &str, countries: &'t Table) -> Option<&'t str> {
    let name = fold(name);
    let name = name.strip_prefix("the ").unwrap_or(&name);
    if name.is_empty() {
        return None;
    }
    countries
        .rows()
        .find(|row| {
            let known = fold(row.text("name"));
            known == name || name.split(" of ").last() == Some(known.as_str())
        })
        .map(|row| row.text("country"))
}

#[cfg(test)]
mod tests {
    use super::last;

    #[test]
    fn the_last_word_of_a_name_is_compared() {
        assert_eq!(last("Joseph R. Biden, Jr."), "biden");
        assert_eq!(last("Nguyễn Phú Trọng"), "trong");
    }
}
