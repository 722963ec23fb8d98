//! Rows of a table as every law sees them, whatever file they came from.

use arrow_array::{Array, BooleanArray, Date32Array, Float64Array, Int64Array, StringArray};

use crate::check::definition::Definition;

/// Rows at a time; the same for every format, so that they can be compared side by side.
pub(crate) const ROWS: usize = 8192;

/// A column's cells.
#[derive(Debug, Clone)]
pub(crate) enum Column {
    Text(StringArray),
    Integer(Int64Array),
    Number(Float64Array),
    Boolean(BooleanArray),
    Date(Date32Array),
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Null,
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    /// Days since 1970-01-01.
    Date(i32),
}

impl std::fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Null => f.write_str("null"),
            Self::Text(text) => {
                let mut shown: String = text.chars().take(60).collect();
                if shown.len() < text.len() {
                    shown.push('…');
                }
                write!(f, "{shown:?}")
            }
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Boolean(truth) => write!(f, "{truth}"),
            Self::Date(day) => write!(f, "{}", date_text(day)),
        }
    }
}

/// A day as it is written.
pub(crate) fn date_text(day: i32) -> String {
    jiff::civil::date(1970, 1, 1)
        .checked_add(jiff::Span::new().try_days(day).unwrap_or_default())
        .map_or_else(|_| format!("day {day}"), |date| date.to_string())
}

impl Column {
    pub(crate) fn get(&self, row: usize) -> Cell<'_> {
        match self {
            Self::Text(cells) if cells.is_valid(row) => Cell::Text(cells.value(row)),
            Self::Integer(cells) if cells.is_valid(row) => Cell::Integer(cells.value(row)),
            Self::Number(cells) if cells.is_valid(row) => Cell::Number(cells.value(row)),
            Self::Boolean(cells) if cells.is_valid(row) => Cell::Boolean(cells.value(row)),
            Self::Date(cells) if cells.is_valid(row) => Cell::Date(cells.value(row)),
            _ => Cell::Null,
        }
    }
}

/// Some rows of a table: its defined columns in their order, `None` for one that the file lacks.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) columns: Vec<Option<Column>>,
    pub(crate) length: usize,
}

impl Rows {
    pub(crate) fn get(&self, column: usize, row: usize) -> Cell<'_> {
        self.columns[column].as_ref().map_or(Cell::Null, |cells| cells.get(row))
    }

    pub(crate) fn text(&self, column: usize, row: usize) -> Option<&str> {
        match self.get(column, row) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn integer(&self, column: usize, row: usize) -> Option<i64> {
        match self.get(column, row) {
            Cell::Integer(number) => Some(number),
            _ => None,
        }
    }

    /// Are all of these columns there?
    pub(crate) fn have(&self, columns: &[usize]) -> bool {
        columns.iter().all(|&column| self.columns[column].is_some())
    }

    /// The key of a row, for people.
    pub(crate) fn key(&self, definition: &Definition, row: usize) -> String {
        let cells = definition.key.iter().map(|&column| match self.get(column, row) {
            Cell::Text(text) => text.to_owned(),
            cell => cell.to_string(),
        });
        cells.collect::<Vec<_>>().join(", ")
    }

    /// A hash of the cells of `columns` in a row; `None` where one is null.
    pub(crate) fn hash(&self, columns: &[usize], row: usize) -> Option<u64> {
        let mut hash = xxhash_rust::xxh3::Xxh3Default::new();
        for &column in columns {
            match self.get(column, row) {
                Cell::Null => return None,
                Cell::Text(text) => {
                    hash.update(&(text.len() as u64).to_le_bytes());
                    hash.update(text.as_bytes());
                }
                Cell::Integer(number) => hash.update(&number.to_le_bytes()),
                Cell::Number(number) => hash.update(&number.to_bits().to_le_bytes()),
                Cell::Boolean(truth) => hash.update(&[u8::from(truth)]),
                Cell::Date(day) => hash.update(&day.to_le_bytes()),
            }
        }
        Some(hash.digest())
    }
}

/// The hash that [`Rows::hash`] gives one text.
pub(crate) fn text_hash(text: &str) -> u64 {
    let mut hash = xxhash_rust::xxh3::Xxh3Default::new();
    hash.update(&(text.len() as u64).to_le_bytes());
    hash.update(text.as_bytes());
    hash.digest()
}
