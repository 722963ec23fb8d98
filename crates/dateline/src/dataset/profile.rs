//! What the columns of a dataset hold: how many are null, how many differ, from where to where, and
//! what comes most.

use std::path::Path;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Error;
use crate::check::definition::{Definition, Kind};
use crate::check::rows::{Cell, Rows};
use crate::dataset::{Dataset, described, spelled};

/// A table, looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProfile {
    /// Its name.
    pub table: &'static str,
    /// Its rows.
    pub rows: u64,
    /// Its columns.
    pub columns: Vec<ColumnProfile>,
}

/// A column, looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnProfile {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: &'static str,
    /// Cells that are null.
    pub nulls: u64,
    /// Different values; `None` where there are more than a million.
    pub distinct: Option<u64>,
    /// The smallest and the largest value, of numbers and days.
    pub range: Option<(String, String)>,
    /// The values that come most, of columns whose values come again and again.
    pub most: Vec<(String, u64)>,
}

/// Different values that are told apart.
const MANY: usize = 1_000_000;
/// Different values whose number is counted.
const COUNTED: usize = 100_000;
/// Values that are named.
const NAMED: usize = 3;

/// Looks at every table, or at one.
///
/// # Errors
/// [`Error::NoDataset`] where a table cannot be read.
pub fn profile(folder: &Path, only: Option<&str>) -> Result<Vec<TableProfile>, Error> {
    let dataset = Dataset::open(folder)?;
    let tables: Vec<&Definition> =
        dataset.tables.iter().filter(|table| only.is_none_or(|only| only == table.name)).collect();
    tables.into_par_iter().map(|table| of_table(&dataset, table)).collect()
}

fn of_table(dataset: &Dataset, table: &Definition) -> Result<TableProfile, Error> {
    let mut counts: Vec<Count> = (0..table.fields.len()).map(|_| Count::default()).collect();
    let mut rows = 0;
    let repeats = |name: &str| {
        let column = described(table).and_then(|table| table.column(name));
        column.is_some_and(|column| column.repeats || column.kind == dateline_schema::Kind::Boolean)
    };
    let repeats: Vec<bool> = table.fields.iter().map(|field| repeats(field.name)).collect();
    dataset.each(table, |batch| {
        rows += batch.length as u64;
        for (column, count) in counts.iter_mut().enumerate() {
            count.add(batch, column, repeats[column]);
        }
    })?;
    let columns = table.fields.iter().zip(counts);
    let columns = columns.map(|(field, count)| count.finish(field.name, field.kind)).collect();
    Ok(TableProfile { table: table.name, rows, columns })
}

#[derive(Default)]
struct Count {
    nulls: u64,
    hashes: FxHashSet<u64>,
    least: Option<f64>,
    most: Option<f64>,
    range: Option<(String, String)>,
    values: FxHashMap<String, u64>,
}

impl Count {
    fn add(&mut self, rows: &Rows, column: usize, repeats: bool) {
        for row in 0..rows.length {
            let cell = rows.get(column, row);
            let Some(hash) = rows.hash(&[column], row) else {
                self.nulls += 1;
                continue;
            };
            if self.hashes.len() <= MANY {
                self.hashes.insert(hash);
            }
            let size = match cell {
                Cell::Integer(number) => Some(number as f64),
                Cell::Number(number) => Some(number),
                Cell::Date(day) => Some(f64::from(day)),
                _ => None,
            };
            if let Some(size) = size {
                self.stretch(size, cell);
            }
            if repeats {
                self.count(cell);
            }
        }
    }

    fn stretch(&mut self, size: f64, cell: Cell<'_>) {
        let (lower, higher) =
            (self.least.is_none_or(|least| size < least), self.most.is_none_or(|most| size > most));
        if !lower && !higher {
            return;
        }
        let text = spelled(cell).unwrap_or_default();
        let range = self.range.get_or_insert_with(|| (text.clone(), text.clone()));
        if lower {
            (self.least, range.0) = (Some(size), text.clone());
        }
        if higher {
            (self.most, range.1) = (Some(size), text);
        }
    }

    fn count(&mut self, cell: Cell<'_>) {
        let text = spelled(cell).unwrap_or_default();
        if let Some(count) = self.values.get_mut(&text) {
            *count += 1;
        } else if self.values.len() < COUNTED {
            self.values.insert(text, 1);
        }
    }

    fn finish(self, name: &'static str, kind: Kind) -> ColumnProfile {
        let mut most: Vec<(String, u64)> = self.values.into_iter().collect();
        most.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        most.truncate(NAMED);
        let distinct = self.hashes.len();
        ColumnProfile {
            name,
            kind: kind.name(),
            nulls: self.nulls,
            distinct: (distinct <= MANY).then_some(distinct as u64),
            range: self.range,
            most,
        }
    }
}
