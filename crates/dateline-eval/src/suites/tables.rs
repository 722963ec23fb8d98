//! The tables against annotated reports: people, offices, dates, statements, meetings. Counts as the
//! gold data's own `score_tables.py` does, on the CSV files instead of the Parquet files.

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
    offices: (usize, usize),
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
}

impl Tally {
    fn figures(&self, section: &mut Section) {
        section.rate("published day", self.published, "");
        section.counts("people", self.people, "0.96 readouts, 0.90 wire (spaCy md)");
        section.counts("name mentions, exact span", self.mentions, "");
        section.rate("descriptions and pronouns resolved", self.descriptions, "");
        section.rate("office title", self.offices, "");
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

    fn people(&self, tally: &mut Tally, aliases: &Aliases<'_>, wrong: Wrong<'_>) {
        let id = text(self.record, "id");
        let people = list(self.record, "people");
        let named = || people.iter().filter(|person| !text(person, "name").is_empty());
        let found: BTreeSet<&str> = self
            .mentions()
            .iter()
            .filter(|mention| mention.text("kind") == "person")
            .filter_map(|mention| mention.some("entity_id"))
            .collect();
        let is = |entity: &str, person: &Value| self.is(aliases, entity, text(person, "name"));
        let mut right = 0;
        for person in named() {
            if found.iter().any(|entity| is(entity, person)) {
                right += 1;
            } else {
                wrong(format!("{id}\tperson missed\t{}", text(person, "name")));
            }
        }
        for entity in &found {
            if !named().any(|person| is(entity, person)) {
                wrong(format!("{id}\tperson too many\t{entity}"));
            }
        }
        tally.people.add(right, found.len(), named().count());

        let gold: BTreeSet<_> = people
            .iter()
            .flat_map(|person| list(person, "mentions"))
            .filter(|mention| {
                matches!(text(mention, "form"), "" | "name") || is_name(text(mention, "form"))
            })
            .filter_map(span)
            .collect();
        let spans: BTreeSet<_> = self
            .mentions()
            .iter()
            .filter(|mention| mention.text("kind") == "person" && is_name(mention.text("form")))
            .map(|mention| mention.span())
            .collect();
        tally.mentions.add(gold.intersection(&spans).count(), spans.len(), gold.len());

        for person in named() {
            for mention in list(person, "mentions") {
                if !matches!(text(mention, "form"), "description" | "pronoun" | "title") {
                    continue;
                }
                let place = span(mention);
                let right = self.mentions().iter().any(|found| {
                    Some(found.span()) == place
                        && found.some("entity_id").is_some_and(|entity| is(entity, person))
                });
                if !right {
                    let (words, name) = (text(mention, "text"), text(person, "name"));
                    wrong(format!("{id}\tnot resolved\t{words} is {name}"));
                }
                tally.descriptions.0 += usize::from(right);
                tally.descriptions.1 += 1;
            }
            let own = || found.iter().filter(|entity| is(entity, person));
            for office in list(person, "offices") {
                let title = fold(text(office, "title"));
                let right = own().any(|entity| {
                    rows(&self.tables.offices, entity).iter().any(|office| {
                        let found = fold(office.text("title"));
                        !found.is_empty() && (found.contains(&title) || title.contains(&found))
                    })
                });
                if !right {
                    wrong(format!("{id}\toffice missed\t{}: {title}", text(person, "name")));
                }
                tally.offices.0 += usize::from(right);
                tally.offices.1 += 1;
            }
            let country = text(person, "country");
            if !country.is_empty() {
                let right = own().any(|entity| {
                    let person = rows(&self.tables.people, entity);
                    person.iter().any(|person| person.text("country") == country)
                });
                if !right {
                    wrong(format!("{id}\tcountry missed\t{}: {country}", text(person, "name")));
                }
                tally.countries.0 += usize::from(right);
                tally.countries.1 += 1;
            }
        }
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

    fn statements(&self, tally: &mut Tally, aliases: &Aliases<'_>, wrong: Wrong<'_>) {
        let id = text(self.record, "id");
        let letters: Vec<char> = text(self.record, "text").chars().collect();
        let found = rows(&self.tables.statements, self.document.text("document_id"));
        let spans_of = |statement: Row<'_>| -> Spans {
            rows(&self.tables.contents, statement.text("statement_id"))
                .iter()
                .map(|piece| piece.span())
                .collect()
        };
        let gold = list(self.record, "statements");
        tally.content.add(0, found.len(), gold.len());
        tally.speaker.add(0, found.len(), gold.len());
        let mut used = BTreeSet::new();
        for statement in gold {
            let spans: Spans = list(statement, "content").iter().filter_map(span).collect();
            let (Some(first), Some(last)) = (spans.first(), spans.last()) else { continue };
            let shown: String =
                letters[first.0..last.1.min(first.0 + 60)].iter().collect::<String>();
            let mut best = (0.0, None);
            for (n, candidate) in found.iter().enumerate().filter(|(n, _)| !used.contains(n)) {
                let shared = overlap_over_union(&spans, &spans_of(*candidate));
                if shared > best.0 || (shared >= best.0 && best.1.is_some()) {
                    best = (shared, Some(n));
                }
            }
            let (0.5.., Some(n)) = best else {
                wrong(format!(
                    "{id}\tstatement missed\t{} … {shown:?}",
                    text(&statement["cue"], "text")
                ));
                continue;
            };
            used.insert(n);
            let candidate = found[n];
            tally.content.right += 1;
            let pieces = spans_of(candidate);
            let whole = (pieces[0].0, pieces[pieces.len() - 1].1);
            let exact = trimmed(&letters, whole) == trimmed(&letters, (first.0, last.1));
            tally.exact.0 += usize::from(exact);
            tally.exact.1 += 1;
            if !exact {
                let got: String = letters[whole.0..whole.1].iter().collect();
                let want: String = letters[first.0..last.1].iter().collect();
                wrong(format!("{id}\tcontent\t{got:?} is {want:?}"));
            }
            let wanted: Vec<&str> = match &statement["speaker"] {
                Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
                Value::String(name) => vec![name],
                _ => Vec::new(),
            };
            let said: Vec<&str> = rows(&self.tables.speakers, candidate.text("statement_id"))
                .iter()
                .filter_map(|speaker| speaker.some("entity_id"))
                .collect();
            let right = if wanted.is_empty() {
                said.iter().all(|entity| !self.names.contains_key(*entity))
            } else {
                wanted.iter().any(|name| said.iter().any(|entity| self.is(aliases, entity, name)))
            };
            if !right {
                wrong(format!("{id}\tspeaker\t{said:?} is {wanted:?}: {shown:?}"));
                continue;
            }
            tally.speaker.right += 1;
            let act = candidate.text("act") == text(statement, "act");
            if !act {
                let (got, want) = (candidate.text("act"), text(statement, "act"));
                wrong(format!(
                    "{id}\tact\t{got} is {want}: {} … {shown:?}",
                    candidate.text("cue_text")
                ));
            }
            tally.act.0 += usize::from(act);
            tally.act.1 += 1;
            let modality = statement["modality"].as_str().unwrap_or("asserted");
            tally.modality.0 += usize::from(candidate.text("modality") == modality);
            tally.modality.1 += 1;
            let addressed = rows(&self.tables.addressees, candidate.text("statement_id"));
            for name in list(statement, "addressees").iter().filter_map(Value::as_str) {
                let right = addressed
                    .iter()
                    .filter_map(|addressee| addressee.some("entity_id"))
                    .any(|entity| self.is(aliases, entity, name));
                tally.addressees.0 += usize::from(right);
                tally.addressees.1 += 1;
            }
        }
        for (_, statement) in found.iter().enumerate().filter(|(n, _)| !used.contains(n)) {
            let shown: String = statement.text("content_text").chars().take(80).collect();
            wrong(format!("{id}\tstatement too many\t{} … {shown:?}", statement.text("cue_text")));
        }
    }

    fn meetings(&self, tally: &mut Tally, aliases: &Aliases<'_>, wrong: Wrong<'_>) {
        let id = text(self.record, "id");
        let numbers: BTreeSet<&str> = rows(&self.tables.reports, self.document.text("document_id"))
            .iter()
            .map(|report| report.text("meeting_id"))
            .collect();
        let found: Vec<Row<'_>> = numbers
            .iter()
            .filter_map(|number| rows(&self.tables.meetings, number).first().copied())
            .collect();
        let gold = list(self.record, "meetings");
        tally.meetings.add(0, found.len(), gold.len());
        let mut taken = BTreeSet::new();
        for meeting in gold {
            let parties = list(meeting, "participants");
            let wanted: Vec<&str> =
                parties.iter().map(|p| text(p, "name")).filter(|name| !name.is_empty()).collect();
            let is = |party: Row<'_>, name: &str| {
                self.is(aliases, party.text("entity_id"), name)
                    || is_same_name(party.text("name_text"), name)
            };
            let matching = found.iter().enumerate().find(|(n, candidate)| {
                let have = rows(&self.tables.participants, candidate.text("meeting_id"));
                let full = wanted.iter().all(|name| have.iter().any(|party| is(*party, name)));
                let day = text(meeting, "first_day");
                !taken.contains(n)
                    && !wanted.is_empty()
                    && full
                    && have.len() <= wanted.len() + 1
                    && (day.is_empty() || candidate.text("first_day") == day)
            });
            let Some((n, candidate)) = matching else {
                wrong(format!(
                    "{id}\tmeeting missed\t{} {} {wanted:?}",
                    text(meeting, "kind"),
                    text(meeting, "first_day")
                ));
                continue;
            };
            taken.insert(n);
            tally.meetings.right += 1;
            let mut check = |slot: &mut (usize, usize), column: &str, wanted: &str| {
                let right = candidate.text(column) == wanted;
                if !right {
                    wrong(format!(
                        "{id}\tmeeting {column}\t{} is {wanted}",
                        candidate.text(column)
                    ));
                }
                slot.0 += usize::from(right);
                slot.1 += 1;
            };
            check(&mut tally.meeting_kind, "kind", text(meeting, "kind"));
            check(&mut tally.meeting_status, "status", text(meeting, "status"));
            match text(meeting, "country") {
                "" => {
                    tally.meeting_country.0 += 1;
                    tally.meeting_country.1 += 1;
                }
                country => check(&mut tally.meeting_country, "country", country),
            }
            let have = rows(&self.tables.participants, candidate.text("meeting_id"));
            for party in parties {
                let (name, role) = (text(party, "name"), text(party, "role"));
                let right = have.iter().any(|found| is(*found, name) && found.text("role") == role);
                if !right {
                    wrong(format!("{id}\trole\t{name} is {role}"));
                }
                tally.roles.0 += usize::from(right);
                tally.roles.1 += 1;
            }
        }
        for (_, meeting) in found.iter().enumerate().filter(|(n, _)| !taken.contains(n)) {
            wrong(format!("{id}\tmeeting too many\t{}", meeting.text("meeting_id")));
        }
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
fn is_same_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) = (
        a.split(' ').filter(|w| !w.is_empty()).collect(),
        b.split(' ').filter(|w| !w.is_empty()).collect(),
    );
    !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

fn overlap_over_union(a: &Spans, b: &Spans) -> f64 {
    let length = |spans: &Spans| spans.iter().map(|span| span.1 - span.0).sum::<usize>();
    let shared: usize = a
        .iter()
        .flat_map(|x| b.iter().map(move |y| x.1.min(y.1).saturating_sub(x.0.max(y.0))))
        .sum();
    let union = (length(a) + length(b)).saturating_sub(shared);
    if union == 0 { 0.0 } else { shared as f64 / union as f64 }
}

/// A content without what the guide leaves open: marks at its ends and a leading "that" or "to".
fn trimmed(letters: &[char], (mut start, mut end): (usize, usize)) -> (usize, usize) {
    let open = |c: char| " \t\n\u{a0}.,;:!?\"'\u{201c}\u{201d}\u{2018}\u{2019}()".contains(c);
    end = end.min(letters.len());
    while start < end && open(letters[start]) {
        start += 1;
    }
    while end > start && open(letters[end - 1]) {
        end -= 1;
    }
    for lead in ["that ", "to "] {
        let words: String = letters[start..end].iter().take(lead.len()).collect();
        if words.to_lowercase() == lead {
            start += lead.len();
        }
    }
    (start, end)
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

    #[test]
    fn contents_are_trimmed_and_shared() {
        let letters: Vec<char> = "that \"peace matters.\"".chars().collect();
        assert_eq!(trimmed(&letters, (0, 21)), (5, 19));
        let shared = overlap_over_union(&vec![(0, 10)], &vec![(0, 4), (6, 10)]);
        assert!((shared - 0.8).abs() < 1e-12);
    }
}
