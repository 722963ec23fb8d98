//! The tables against annotated reports: people, offices, dates, statements, meetings. Counts as the
//! gold data's own `score_tables.py` does, on the CSV files instead of the Parquet files.

mod meetings;
mod people;
mod statements;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::dataset::{Dataset, Row, Table};
use crate::gold::{list, records, span, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// The two reports of `seeds/`, against `seeds.jsonl`.
pub(crate) fn seeds(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(records) = records(&gold.join("seeds.jsonl"))? else { return Ok(None) };
    let folder = tempfile::tempdir()?;
    for record in &records {
        std::fs::write(folder.path().join(text(record, "id")), text(record, "text"))?;
    }
    let dataset = Dataset::of_folder(folder.path())?;
    let section = Section::new("The seed reports", "`seeds.jsonl`; counted as `score_tables.py`.");
    Ok(Some(Scorer::of(&dataset, "source")?.section(&records, section, wrong)))
}

/// Readouts annotated by hand.
pub(crate) fn readouts(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let path = gold.join("readouts/annotated.jsonl");
    let Some(records) = records(&path)? else { return Ok(None) };
    let dataset = Dataset::build(&path, None)?;
    let about = "`readouts/annotated.jsonl`: 30 White House readouts annotated by hand; counted as \
                 `score_tables.py`. No rule was written from them alone, but they were looked at.";
    let section = Section::new("Annotated readouts", about);
    Ok(Some(Scorer::of(&dataset, "source_id")?.section(&records, section, wrong)))
}

/// The tables that are scored, with what is often asked of them.
pub(super) struct Scorer {
    documents: Table,
    key: &'static str,
    mentions: Table,
    people: Table,
    offices: Table,
    dates: Table,
    statements: Table,
    speakers: Table,
    contents: Table,
    addressees: Table,
    meetings: Table,
    participants: Table,
    reports: Table,
    /// The name of each entity.
    names: BTreeMap<String, String>,
}

/// Counts over all reports.
#[derive(Default)]
struct Tally {
    published: (usize, usize),
    people: Counts,
    mentions: Counts,
    descriptions: (usize, usize),
    /// As `score_tables.py` counts: an office without a title is right where any title is found.
    offices: (usize, usize),
    /// Those with a title.
    titles: (usize, usize),
    /// Those without one: only the body is told.
    affiliations: (usize, usize),
    countries: (usize, usize),
    date_values: Counts,
    date_days: Counts,
    content: Counts,
    speaker: Counts,
    exact: (usize, usize),
    act: (usize, usize),
    modality: (usize, usize),
    addressees: (usize, usize),
    meetings: Counts,
    /// Those of somebody named.
    named_meetings: Counts,
    meeting_kind: (usize, usize),
    meeting_status: (usize, usize),
    meeting_country: (usize, usize),
    roles: (usize, usize),
}

type Spans = Vec<(usize, usize)>;

impl Scorer {
    pub(super) fn of(dataset: &Dataset, key: &'static str) -> anyhow::Result<Self> {
        let mut names = BTreeMap::new();
        for row in dataset.table("entities")?.rows() {
            names.insert(row.text("entity_id").to_owned(), row.text("name").to_owned());
        }
        let documents = dataset.table("documents")?;
        documents.require(&["document_id", "published", key])?;
        Ok(Self {
            documents,
            key,
            mentions: dataset.table("mentions")?,
            people: dataset.table("people")?,
            offices: dataset.table("offices")?,
            dates: dataset.table("dates")?,
            statements: dataset.table("statements")?,
            speakers: dataset.table("statement_speakers")?,
            contents: dataset.table("statement_contents")?,
            addressees: dataset.table("statement_addressees")?,
            meetings: dataset.table("meetings")?,
            participants: dataset.table("meeting_participants")?,
            reports: dataset.table("meeting_reports")?,
            names,
        })
    }

    pub(super) fn section(
        &self,
        gold: &[Value],
        mut section: Section,
        wrong: Wrong<'_>,
    ) -> Section {
        let tables = Groups::of(self);
        let mut tally = Tally::default();
        let mut aliases: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for record in gold {
            let Some(document) = tables.documents.get(text(record, "id")) else {
                wrong(format!("{}: not in the dataset", text(record, "id")));
                continue;
            };
            let report =
                Report { tables: &tables, names: &self.names, document: *document, record };
            for mention in report.mentions() {
                if let Some(entity) = mention.some("entity_id") {
                    let known = aliases.entry(entity).or_default();
                    known.extend(self.names.get(entity).map(String::as_str));
                    if is_name(mention.text("form")) {
                        known.insert(mention.text("mention_text"));
                    }
                }
            }
            report.count(&mut tally, &aliases, wrong);
        }
        tally.figures(&mut section);
        section
    }

    /// The figures of both splits. What is held gives figures only, never an error to look at.
    pub(super) fn splits(
        &self,
        dev: &[Value],
        held: &[Value],
        section: &mut Section,
        wrong: Wrong<'_>,
    ) {
        // What has nothing held back has no figure of it.
        let splits = [("dev", dev), ("held", held)];
        for (split, records) in splits.into_iter().filter(|(_, records)| !records.is_empty()) {
            let mut unseen = |_| {};
            let wrong: Wrong<'_> = if split == "dev" { &mut *wrong } else { &mut unseen };
            let part = self.section(records, Section::new("", ""), wrong);
            section.figures.extend(part.figures.into_iter().map(|mut figure| {
                figure.name = format!("{split}: {}", figure.name);
                figure
            }));
        }
    }
}

impl Tally {
    fn figures(&self, section: &mut Section) {
        section.rate("published day", self.published, "");
        section.counts("people", self.people, "0.96 readouts, 0.90 wire (spaCy md)");
        section.counts("name mentions, exact span", self.mentions, "");
        section.rate("descriptions and pronouns resolved", self.descriptions, "");
        section.rate("office title", self.offices, "");
        section.rate("office title, where there is one (our own count)", self.titles, "");
        if self.affiliations.1 > 0 {
            section.rate("body, where no title is told (our own count)", self.affiliations, "");
        }
        section.rate("person's country", self.countries, "");
        section.counts("date value", self.date_values, "0.81 readouts, 0.92 wire (HeidelTime)");
        section.counts("date interval", self.date_days, "");
        section.counts("statement content", self.content, "");
        section.counts(
            "statement content and speaker",
            self.speaker,
            "0.10 readouts, 0.36 wire (Gender Gap Tracker with coreference)",
        );
        section.rate("content exact", self.exact, "");
        section.rate("act, where content and speaker are right", self.act, "");
        section.rate("modality", self.modality, "");
        section.rate("addressee", self.addressees, "");
        section.counts(
            "meetings: all participants and day",
            self.meetings,
            "0.54 readouts, 0.30 wire (spaCy md and rules)",
        );
        section.counts(
            "meetings: all who are named and the day (our own count)",
            self.named_meetings,
            "",
        );
        section.rate("meeting kind", self.meeting_kind, "");
        section.rate("meeting status", self.meeting_status, "");
        section.rate("meeting country", self.meeting_country, "");
        section.rate("participant's role", self.roles, "");
    }
}

/// Rows by the report or row that they belong to.
struct Groups<'t> {
    documents: BTreeMap<&'t str, Row<'t>>,
    mentions: BTreeMap<&'t str, Vec<Row<'t>>>,
    people: BTreeMap<&'t str, Vec<Row<'t>>>,
    offices: BTreeMap<&'t str, Vec<Row<'t>>>,
    dates: BTreeMap<&'t str, Vec<Row<'t>>>,
    statements: BTreeMap<&'t str, Vec<Row<'t>>>,
    speakers: BTreeMap<&'t str, Vec<Row<'t>>>,
    contents: BTreeMap<&'t str, Vec<Row<'t>>>,
    addressees: BTreeMap<&'t str, Vec<Row<'t>>>,
    meetings: BTreeMap<&'t str, Vec<Row<'t>>>,
    participants: BTreeMap<&'t str, Vec<Row<'t>>>,
    reports: BTreeMap<&'t str, Vec<Row<'t>>>,
}

impl<'t> Groups<'t> {
    fn of(scorer: &'t Scorer) -> Self {
        Self {
            documents: scorer.documents.rows().map(|row| (row.text(scorer.key), row)).collect(),
            mentions: scorer.mentions.by("document_id"),
            people: scorer.people.by("person_id"),
            offices: scorer.offices.by("person_id"),
            dates: scorer.dates.by("document_id"),
            statements: scorer.statements.by("document_id"),
            speakers: scorer.speakers.by("statement_id"),
            contents: scorer.contents.by("statement_id"),
            addressees: scorer.addressees.by("statement_id"),
            meetings: scorer.meetings.by("meeting_id"),
            participants: scorer.participants.by("meeting_id"),
            reports: scorer.reports.by("document_id"),
        }
    }
}

fn rows<'a, 't>(groups: &'a BTreeMap<&'t str, Vec<Row<'t>>>, key: &str) -> &'a [Row<'t>] {
    groups.get(key).map_or(&[], Vec::as_slice)
}

/// A report of the gold data with its rows.
struct Report<'a, 't> {
    tables: &'a Groups<'t>,
    names: &'t BTreeMap<String, String>,
    document: Row<'t>,
    record: &'a Value,
}

type Aliases<'t> = BTreeMap<&'t str, BTreeSet<&'t str>>;

impl<'t> Report<'_, 't> {
    fn mentions(&self) -> &[Row<'t>] {
        rows(&self.tables.mentions, self.document.text("document_id"))
    }

    /// Is the entity the one that the gold data calls so?
    fn is(&self, aliases: &Aliases<'_>, entity: &str, name: &str) -> bool {
        let canonical = self.names.get(entity).map(String::as_str);
        let others = aliases.get(entity).into_iter().flatten().copied();
        canonical.into_iter().chain(others).any(|alias| is_same_name(alias, name))
    }

    fn count(&self, tally: &mut Tally, aliases: &Aliases<'_>, wrong: Wrong<'_>) {
        let published = self.document.text("published") == text(self.record, "published");
        tally.published.0 += usize::from(published);
        tally.published.1 += 1;
        self.people(tally, aliases, wrong);
        self.dates(tally, wrong);
        self.statements(tally, aliases, wrong);
        self.meetings(tally, aliases, wrong);
    }

    fn dates(&self, tally: &mut Tally, wrong: Wrong<'_>) {
        let overlap = |a: (usize, usize), b: (usize, usize)| a.0 < b.1 && b.0 < a.1;
        let gold: BTreeMap<_, _> = list(self.record, "dates")
            .iter()
            .filter_map(|date| Some((span(&date["span"])?, date)))
            .collect();
        // Where the text states its own date: neither right nor wrong.
        let own = span(&self.record["published_span"]);
        let found: Vec<Row<'_>> = rows(&self.tables.dates, self.document.text("document_id"))
            .iter()
            .copied()
            .filter(|date| {
                !own.is_some_and(|own| overlap(own, date.span()))
                    || gold.keys().any(|&gold| overlap(gold, date.span()))
            })
            .collect();
        let (mut values, mut days) = (0, 0);
        for (&place, date) in &gold {
            let near = || found.iter().filter(|found| overlap(found.span(), place));
            let value = near().any(|found| found.text("value") == text(date, "value"));
            let interval = near().any(|found| {
                found.text("first_day") == text(date, "first_day")
                    && found.text("last_day") == text(date, "last_day")
            });
            if !value {
                let got: Vec<&str> = near().map(|found| found.text("value")).collect();
                wrong(format!(
                    "{}\tdate\t{} is {}, found {got:?}",
                    text(self.record, "id"),
                    text(&date["span"], "text"),
                    text(date, "value")
                ));
            }
            values += usize::from(value);
            days += usize::from(interval);
        }
        tally.date_values.add(values, found.len(), gold.len());
        tally.date_days.add(days, found.len(), gold.len());
    }
}

fn is_name(form: &str) -> bool {
    matches!(form, "full_name" | "short_name" | "acronym")
}

/// Letters and digits in ASCII and lower case, words parted by one space; apostrophes join.
fn fold(name: &str) -> String {
    let plain: String = dateline_lexicon::fold(name)
        .chars()
        .filter(|&c| c != '\'')
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Equal, or the words of one among those of the other.
pub(super) fn is_same_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) = (
        a.split(' ').filter(|w| !w.is_empty()).collect(),
        b.split(' ').filter(|w| !w.is_empty()).collect(),
    );
    !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_words() {
        assert!(is_same_name("Trọng", "Nguyen Phu Trong"));
        assert!(is_same_name("O’Neill", "Rose ONeill"));
        assert!(!is_same_name("Lu", "Lyu Wei") && !is_same_name("", ""));
    }
}
