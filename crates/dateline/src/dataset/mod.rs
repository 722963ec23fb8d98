//! A dataset that was written, to be read again: what a row rests on, and what its columns hold.

mod explain;
mod profile;

pub use explain::{Evidence, Explained, Explanation, Quoted, explain};
pub use profile::{ColumnProfile, TableProfile, profile};

use std::path::{Path, PathBuf};

use dateline_schema::Table;

use crate::check::definition::Definition;
use crate::check::rows::{Cell, Rows, date_text};
use crate::check::source::Source;
use crate::check::tally::Tally;
use crate::{Error, Format};

/// The files of a dataset, in the first format that can be read.
struct Dataset {
    folder: PathBuf,
    format: Format,
    tables: Vec<Definition>,
}

impl Dataset {
    fn open(folder: &Path) -> Result<Self, Error> {
        let there = |format: &Format| format.is_checked() && folder.join(format.name()).is_dir();
        let Some(format) = Format::ALL.into_iter().find(there) else {
            let message = "no dataset: there is no folder parquet/ or csv/ in it".to_owned();
            return Err(Error::NoDataset { path: folder.to_owned(), message });
        };
        let tables = Definition::all().into_iter().filter(|table| format.holds(table.name));
        Ok(Self { folder: folder.to_owned(), format, tables: tables.collect() })
    }

    /// Goes through the rows of a table, some at a time.
    fn each(&self, table: &Definition, mut see: impl FnMut(&Rows)) -> Result<(), Error> {
        let file = self.format.path(table.name);
        let mut tally = Tally::new(1);
        let source = Source::open(&self.folder, table, self.format, &mut tally);
        let Some(mut source) = source else {
            let message = "the file is missing or cannot be read; see dateline check".to_owned();
            return Err(Error::NoDataset { path: self.folder.join(file), message });
        };
        while let Some(rows) = source.next(table, &file, &mut tally) {
            see(&rows);
        }
        Ok(())
    }

    fn table(&self, name: &str) -> Option<&Definition> {
        self.tables.iter().find(|table| table.name == name)
    }
}

/// The definition of a table, as users read it.
fn described(table: &Definition) -> Option<&'static Table> {
    dateline_schema::table(table.name)
}

/// A cell in words; `None` for null.
fn spelled(cell: Cell<'_>) -> Option<String> {
    match cell {
        Cell::Null => None,
        Cell::Text(text) => Some(text.to_owned()),
        Cell::Date(day) => Some(date_text(day)),
        other => Some(other.to_string()),
    }
}
