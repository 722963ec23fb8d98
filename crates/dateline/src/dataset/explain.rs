//! What a row rests on: the row itself, every row that points to it, and the sentence of each.
//!
//! It follows the references that the tables declare, so it works for every id: a person, a meeting, a
//! statement, a place, a document.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::Error;
use crate::check::definition::Definition;
use crate::check::rows::Rows;
use crate::dataset::{Dataset, described, spelled};

/// All that a dataset says of an id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// The rows that have it for a key.
    pub rows: Vec<Explanation>,
    /// The rows that point to it, table by table.
    pub evidence: Vec<Evidence>,
    /// Where no row has it: ids that are spelled like it.
    pub nearest: Vec<String>,
}

/// A row, column by column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Its table.
    pub table: &'static str,
    /// What one row of it is.
    pub is: &'static str,
    /// Columns that are not null.
    pub cells: Vec<(&'static str, String)>,
    /// The sentence that it is from.
    pub sentence: Option<Quoted>,
}

/// Rows of a table that point to the id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The table.
    pub table: &'static str,
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub rows: Vec<Explanation>,
}

/// A sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Its id.
    pub sentence_id: String,
    /// The source of its document.
    pub source: String,
    /// The publication day of its document.
    pub published: Option<String>,
    /// Its words.
    pub text: String,
}

/// Ids that are spelled alike at most.
const NEAREST: usize = 5;

/// Looks an id up, with at most `show` rows of each table that points to it.
///
/// # Errors
/// [`Error::NoDataset`] where a table cannot be read.
pub fn explain(folder: &Path, id: &str, show: usize) -> Result<Explained, Error> {
    let dataset = Dataset::open(folder)?;
    let mut found = Explained::default();
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for table in dataset.tables.iter().filter(|table| !is_view(table)) {
        let [key] = table.key[..] else { continue };
        let mut rows = Vec::new();
        dataset.each(table, |batch| {
            for row in (0..batch.length).filter(|&row| batch.text(key, row) == Some(id)) {
                rows.push(explanation(table, batch, row, &mut places));
            }
        })?;
        found.rows.extend(rows);
    }
    if found.rows.is_empty() {
        found.nearest = nearest(&dataset, id)?;
        return Ok(found);
    }
    let named: Vec<&'static str> = found.rows.iter().map(|row| row.table).collect();
    for table in dataset.tables.iter().filter(|table| !is_view(table) && table.name != "texts") {
        let columns: Vec<usize> = table
            .references
            .iter()
            .filter(|reference| named.contains(&reference.table))
            .flat_map(|reference| reference.columns.iter().copied())
            .collect();
        if columns.is_empty() || (named.contains(&table.name) && table.key.len() == 1) {
            continue;
        }
        let (mut count, mut rows) = (0, Vec::new());
        dataset.each(table, |batch| {
            for row in 0..batch.length {
                if !columns.iter().any(|&column| batch.text(column, row) == Some(id)) {
                    continue;
                }
                count += 1;
                if rows.len() < show {
                    rows.push(explanation(table, batch, row, &mut places));
                }
            }
        })?;
        if count > 0 {
            found.evidence.push(Evidence { table: table.name, count, rows });
        }
    }
    let quotes = quotes(&dataset, places)?;
    let rows = found.rows.iter_mut();
    for row in rows.chain(found.evidence.iter_mut().flat_map(|evidence| &mut evidence.rows)) {
        row.sentence = quotes.get(&key_of(row)).cloned();
    }
    Ok(found)
}

/// How the sentence of a row is found.
enum Place {
    Sentence(String),
    Mention(String),
    Statement(String),
}

/// Views repeat what other tables say.
fn is_view(table: &Definition) -> bool {
    table.name.ends_with("_flat")
}

fn explanation(
    table: &Definition,
    batch: &Rows,
    row: usize,
    places: &mut BTreeMap<String, Place>,
) -> Explanation {
    let cells = table
        .fields
        .iter()
        .enumerate()
        .filter_map(|(column, field)| Some((field.name, spelled(batch.get(column, row))?)));
    let is = described(table).map_or("", |table| table.row);
    let explanation = Explanation { table: table.name, is, cells: cells.collect(), sentence: None };
    let cell = |name: &str| {
        let column = table.column(name)?;
        batch.text(column, row).map(str::to_owned)
    };
    let place = cell("sentence_id")
        .map(Place::Sentence)
        .or_else(|| cell("mention_id").map(Place::Mention))
        .or_else(|| cell("statement_id").map(Place::Statement));
    if let Some(place) = place {
        places.insert(key_of(&explanation), place);
    }
    explanation
}

/// What tells a row from all others.
fn key_of(row: &Explanation) -> String {
    let key = dateline_schema::table(row.table).map_or(&[][..], |table| table.key);
    let cells = row.cells.iter().filter(|(name, _)| key.contains(name)).map(|(_, cell)| &**cell);
    format!("{} {}", row.table, cells.collect::<Vec<_>>().join(" "))
}

/// The sentences of rows: through a mention or a statement where a row has none of its own.
fn quotes(
    dataset: &Dataset,
    places: BTreeMap<String, Place>,
) -> Result<BTreeMap<String, Quoted>, Error> {
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    for (table, id) in [("mentions", "mention_id"), ("statements", "statement_id")] {
        let wanted: BTreeMap<&str, &str> = places
            .iter()
            .filter_map(|(row, place)| match (place, table) {
                (Place::Mention(id), "mentions") | (Place::Statement(id), "statements") => {
                    Some((&**row, &**id))
                }
                _ => None,
            })
            .collect();
        let ids: BTreeSet<&str> = wanted.values().copied().collect();
        let found = look_up(dataset, table, id, &ids, &["sentence_id"])?;
        for (row, id) in wanted {
            if let Some(Some(sentence)) = found.get(id).and_then(|cells| cells.first()) {
                sentences.insert(row.to_owned(), sentence.clone());
            }
        }
    }
    for (row, place) in places {
        if let Place::Sentence(id) = place {
            sentences.insert(row, id);
        }
    }
    let ids: BTreeSet<&str> = sentences.values().map(String::as_str).collect();
    let texts = look_up(dataset, "sentences", "sentence_id", &ids, &["document_id", "text"])?;
    let documents: BTreeSet<&str> =
        texts.values().filter_map(|cells| cells.first()?.as_deref()).collect();
    let sources =
        look_up(dataset, "documents", "document_id", &documents, &["source", "published"])?;
    let quoted = sentences.iter().filter_map(|(row, id)| {
        let [Some(document), Some(text)] = &texts.get(id)?[..] else { return None };
        let source = sources.get(document)?;
        let quoted = Quoted {
            sentence_id: id.clone(),
            source: source.first().cloned().flatten().unwrap_or_default(),
            published: source.get(1).cloned().flatten(),
            text: text.clone(),
        };
        Some((row.clone(), quoted))
    });
    Ok(quoted.collect())
}

/// Cells of rows by their key.
fn look_up(
    dataset: &Dataset,
    table: &str,
    key: &str,
    ids: &BTreeSet<&str>,
    columns: &[&str],
) -> Result<BTreeMap<String, Vec<Option<String>>>, Error> {
    let mut found = BTreeMap::new();
    let Some(table) = dataset.table(table).filter(|_| !ids.is_empty()) else { return Ok(found) };
    let Some(key) = table.column(key) else { return Ok(found) };
    dataset.each(table, |batch| {
        for row in 0..batch.length {
            let Some(id) = batch.text(key, row).filter(|id| ids.contains(id)) else { continue };
            let cells = columns.iter().map(|name| spelled(batch.get(table.column(name)?, row)));
            found.insert(id.to_owned(), cells.collect());
        }
    })?;
    Ok(found)
}

/// Ids of entities, meetings and documents that are spelled like this one.
fn nearest(dataset: &Dataset, id: &str) -> Result<Vec<String>, Error> {
    let mut near: Vec<(usize, String)> = Vec::new();
    for name in ["entities", "meetings", "documents"] {
        let Some(table) = dataset.table(name) else { continue };
        dataset.each(table, |batch| {
            for row in 0..batch.length {
                let Some(other) = batch.text(table.key[0], row) else { continue };
                let distance = if other.contains(id) { 0 } else { strsim::osa_distance(id, other) };
                if distance <= id.chars().count() / 3 {
                    near.push((distance, other.to_owned()));
                }
                if near.len() > 1000 {
                    near.sort();
                    near.truncate(NEAREST);
                }
            }
        })?;
    }
    near.sort();
    near.truncate(NEAREST);
    Ok(near.into_iter().map(|(_, id)| id).collect())
}
