//! The first page: what is in the dataset, and what is not.

use std::collections::BTreeMap;

use dateline_schema::Rows;
use dateline_schema::tables as rows;
use serde::Serialize;

use super::{Counted, sorted_counts};
use crate::contents::{Contents, Meeting, Person};
use crate::render::{Address, Site};
use crate::tables::Tables;
use crate::{Error, words};

/// Rows of each list: a first look, the other pages have all.
const ROWS: usize = 15;

#[derive(Serialize)]
struct Overview<'a> {
    period: Option<String>,
    documents: usize,
    shown: usize,
    numbers: Vec<Counted>,
    meetings: Vec<&'a Meeting>,
    meeting_count: usize,
    people: &'a [Person],
    people_count: usize,
    countries: Vec<CountryRow>,
    acts: Vec<Counted>,
    rejects: Vec<Counted>,
    doubts: Vec<Counted>,
    tables: Vec<TableRow>,
}

/// What a country's people did.
#[derive(Serialize)]
struct CountryRow {
    name: String,
    meetings: usize,
    statements: usize,
}

/// A table of the dataset.
#[derive(Serialize)]
struct TableRow {
    name: &'static str,
    row: &'static str,
    rows: usize,
    /// Columns with nulls: their name and how many of a hundred are null.
    nulls: Vec<(&'static str, usize)>,
}

pub(super) fn write(site: &Site, contents: &Contents, tables: &Tables) -> Result<(), Error> {
    let numbers = [
        ("reports", rows::DocumentRows::TABLE),
        ("people", rows::PersonRows::TABLE),
        ("organisations", rows::OrganisationRows::TABLE),
        ("meetings", rows::MeetingRows::TABLE),
        ("statements", rows::StatementRows::TABLE),
        ("dates", rows::DateRows::TABLE),
    ];
    let numbers = numbers
        .map(|(name, table)| Counted { name: name.to_owned(), count: tables.count(table) })
        .into();
    let overview = Overview {
        period: contents.period.and_then(|(first, last)| words::days(Some(first), Some(last))),
        documents: tables.document_count(),
        shown: contents.documents.len(),
        numbers,
        meetings: most_told(&contents.meetings),
        meeting_count: contents.meetings.len(),
        people: &contents.people[..contents.people.len().min(ROWS)],
        people_count: contents.people.len(),
        countries: countries(contents, tables),
        acts: sorted_counts(
            tables.speech.acts.iter().map(|(name, &count)| (words::value(name), count)),
        ),
        rejects: reasons(tables)?,
        doubts: doubts(tables)?,
        tables: described(tables),
    };
    let address = Address { file: "index.html", root: "" };
    site.write("overview.html", address, "Overview", overview)
}

/// The meetings that most reports tell of, in the order of their days.
fn most_told(meetings: &[Meeting]) -> Vec<&Meeting> {
    let mut order: Vec<usize> = (0..meetings.len()).collect();
    order.sort_by_key(|&n| (std::cmp::Reverse(meetings[n].document_count), n));
    order.truncate(ROWS);
    order.sort_unstable();
    order.into_iter().map(|n| &meetings[n]).collect()
}

fn countries(contents: &Contents, tables: &Tables) -> Vec<CountryRow> {
    let mut meetings: BTreeMap<&str, usize> = BTreeMap::new();
    for meeting in &contents.meetings {
        let mut names: Vec<&str> =
            meeting.parties.iter().filter_map(|party| party.country.as_deref()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            *meetings.entry(name).or_default() += 1;
        }
    }
    let mut rows: BTreeMap<String, CountryRow> = BTreeMap::new();
    let row = |name: &str| CountryRow { name: name.to_owned(), meetings: 0, statements: 0 };
    for (name, count) in meetings {
        rows.entry(name.to_owned()).or_insert_with(|| row(name)).meetings = count;
    }
    let mut spoken: Vec<(&String, &usize)> = tables.speech.countries.iter().collect();
    spoken.sort_unstable();
    for (code, count) in spoken {
        let name = contents.country(Some(code)).unwrap_or_default();
        rows.entry(name.clone()).or_insert_with(|| row(&name)).statements += count;
    }
    let mut rows: Vec<CountryRow> = rows.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.meetings + row.statements));
    rows.truncate(ROWS);
    rows
}

fn reasons(tables: &Tables) -> Result<Vec<Counted>, Error> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for reject in tables.rows::<rows::Reject>()? {
        *counts.entry(words::value(reject.reason.name())).or_default() += 1;
    }
    Ok(sorted_counts(counts))
}

fn doubts(tables: &Tables) -> Result<Vec<Counted>, Error> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for issue in tables.rows::<rows::Issue>()? {
        *counts.entry(words::value(issue.kind.name())).or_default() += 1;
    }
    Ok(sorted_counts(counts))
}

fn described(tables: &Tables) -> Vec<TableRow> {
    let of = |count: &crate::tables::Count| TableRow {
        name: count.table.name,
        row: count.table.row,
        rows: count.rows,
        nulls: count
            .table
            .columns
            .iter()
            .zip(&count.nulls)
            .filter(|(_, nulls)| **nulls > 0)
            .map(|(column, nulls)| (column.name, nulls * 100 / count.rows.max(1)))
            .collect(),
    };
    tables.counts.iter().map(of).collect()
}
