//! What changed between two datasets, row by row, by the keys of the tables.
//!
//! Both are read side by side in the order of their keys, so that memory does not grow with them.

use std::cmp::Ordering;
use std::path::Path;

use crate::check::definition::Definition;
use crate::check::rows::{Cell, Rows};
use crate::check::source::Source;
use crate::check::tally::Tally;
use crate::order::compare;
use crate::{Error, Format};

/// What changed in one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDiff {
    /// The table.
    pub table: &'static str,
    /// Rows that only the new dataset has.
    pub added: u64,
    /// Rows that only the old one has.
    pub removed: u64,
    /// Rows of one key that differ.
    pub changed: u64,
    /// Rows of one key that are the same.
    pub same: u64,
    /// Examples of what changed, in the order of the keys.
    pub changes: Vec<Change>,
}

impl TableDiff {
    /// Is the table the same in both?
    pub fn is_empty(&self) -> bool {
        self.added + self.removed + self.changed == 0
    }
}

/// A row that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its key, parts with a comma between.
    pub key: String,
    /// What happened to it.
    pub kind: ChangeKind,
}

/// What happened to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Columns have other values: name, old value, new value.
    Changed(Vec<(&'static str, String, String)>),
}

/// Compares the datasets in two folders: `only` these tables or, if that is empty, all that both
/// can hold, in the first format that both have. Keeps the first `examples` changes of each table.
///
/// # Errors
/// [`Error::NoDataset`] where a folder is no dataset, no format is in both, or a table cannot be read.
pub fn diff(
    old: &Path,
    new: &Path,
    only: &[&str],
    examples: usize,
) -> Result<Vec<TableDiff>, Error> {
    let no_dataset =
        |path: &Path, message: String| Error::NoDataset { path: path.to_owned(), message };
    for folder in [old, new] {
        if !folder.is_dir() {
            return Err(no_dataset(folder, "no such folder".to_owned()));
        }
    }
    let both = |format: &Format| [old, new].iter().all(|f| f.join(format.name()).is_dir());
    let Some(format) = Format::ALL.into_iter().find(both) else {
        return Err(no_dataset(new, format!("has no format in common with {}", old.display())));
    };
    let all = Definition::all();
    if let Some(unknown) = only.iter().find(|name| all.iter().all(|table| table.name != **name)) {
        return Err(no_dataset(new, format!("there is no table {unknown:?}")));
    }
    let wanted = |table: &&Definition| {
        format.holds(table.name) && (only.is_empty() || only.contains(&table.name))
    };
    all.iter()
        .filter(wanted)
        .map(|table| {
            let open = |folder: &Path| {
                Cursor::open(folder, table, format).map_err(|message| no_dataset(folder, message))
            };
            Ok(merge(table, open(old)?, open(new)?, examples))
        })
        .collect()
}

/// Walks through both, the smaller key first.
fn merge(table: &Definition, mut old: Cursor, mut new: Cursor, examples: usize) -> TableDiff {
    let mut out = TableDiff {
        table: table.name,
        added: 0,
        removed: 0,
        changed: 0,
        same: 0,
        changes: Vec::new(),
    };
    loop {
        let order = match (old.row(), new.row()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => compare_keys(table, a, b),
        };
        let change = match order {
            Ordering::Less => {
                out.removed += 1;
                Some((old.key(table), ChangeKind::Removed))
            }
            Ordering::Greater => {
                out.added += 1;
                Some((new.key(table), ChangeKind::Added))
            }
            Ordering::Equal => {
                let columns = changed(table, &old, &new);
                if columns.is_empty() {
                    out.same += 1;
                    None
                } else {
                    out.changed += 1;
                    Some((new.key(table), ChangeKind::Changed(columns)))
                }
            }
        };
        if let Some((key, kind)) = change.filter(|_| out.changes.len() < examples) {
            out.changes.push(Change { key, kind });
        }
        if order != Ordering::Greater {
            old.advance(table);
        }
        if order != Ordering::Less {
            new.advance(table);
        }
    }
    out
}

type At<'c> = (&'c Rows, usize);

fn compare_keys(table: &Definition, a: At<'_>, b: At<'_>) -> Ordering {
    let cell = |(rows, row): At<'_>, column| -> (u8, i64) {
        match rows.get(column, row) {
            Cell::Integer(number) => (1, number),
            Cell::Date(day) => (1, i64::from(day)),
            Cell::Text(_) => (2, 0),
            _ => (0, 0),
        }
    };
    table
        .key
        .iter()
        .map(|&column| match (a.0.get(column, a.1), b.0.get(column, b.1)) {
            (Cell::Text(x), Cell::Text(y)) => compare(x, y),
            _ => cell(a, column).cmp(&cell(b, column)),
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn changed(table: &Definition, old: &Cursor, new: &Cursor) -> Vec<(&'static str, String, String)> {
    let (Some((a, n)), Some((b, m))) = (old.row(), new.row()) else { return Vec::new() };
    let differs = |(column, _): &(usize, _)| a.get(*column, n) != b.get(*column, m);
    let fields = table.fields.iter().enumerate().filter(differs);
    fields
        .map(|(column, field)| {
            (field.name, a.get(column, n).to_string(), b.get(column, m).to_string())
        })
        .collect()
}

/// A place in a table's file.
struct Cursor {
    source: Source,
    file: String,
    rows: Option<Rows>,
    at: usize,
}

impl Cursor {
    fn open(folder: &Path, table: &Definition, format: Format) -> Result<Self, String> {
        let mut tally = Tally::new(1);
        let source = Source::open(folder, table, format, &mut tally);
        let file = format.path(table.name);
        let Some(source) = source else { return Err(format!("{file} cannot be read")) };
        let mut cursor = Self { source, file, rows: None, at: 0 };
        cursor.fill(table);
        Ok(cursor)
    }

    fn fill(&mut self, table: &Definition) {
        let mut tally = Tally::new(0);
        self.at = 0;
        self.rows = self.source.next(table, &self.file, &mut tally);
    }

    fn row(&self) -> Option<At<'_>> {
        self.rows.as_ref().map(|rows| (rows, self.at))
    }

    fn key(&self, table: &Definition) -> String {
        self.row().map(|(rows, row)| rows.key(table, row)).unwrap_or_default()
    }

    fn advance(&mut self, table: &Definition) {
        self.at += 1;
        if self.rows.as_ref().is_some_and(|rows| self.at >= rows.length) {
            self.fill(table);
        }
    }
}
