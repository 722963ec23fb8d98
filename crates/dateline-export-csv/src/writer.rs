//! Writes the rows of one table.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use dateline_schema::Table;

use crate::cells::Cells;
use crate::spelling;

/// Bytes that are gathered before they are written.
const FULL: usize = 256 << 10;

/// Why a table was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be made.
    #[error("cannot create {}: {error}", path.display())]
    Create {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        error: io::Error,
    },
    /// Bytes could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
    /// The rows are none of the table's.
    #[error("rows of {found} columns, expected the {expected} of {table}")]
    OtherTable {
        /// The table.
        table: &'static str,
        /// Its columns.
        expected: usize,
        /// Columns of the rows.
        found: usize,
    },
    /// The same, told of the profile for Excel.
    #[error(transparent)]
    Rows(#[from] dateline_schema::Mismatch),
    /// A column has a type that cannot be spelled.
    #[error("column {column} of {table} is of type {found}, which has no spelling in CSV")]
    Type {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// Its type.
        found: String,
    },
}

/// Writes the rows of one table, in the order in which it gets them.
#[derive(Debug)]
pub struct CsvWriter<W: Write = File> {
    out: W,
    table: &'static Table,
    buffer: Vec<u8>,
}

impl CsvWriter<File> {
    /// Makes a file for a table, or empties the one that is there.
    ///
    /// # Errors
    /// [`Error::Create`] where it cannot be made.
    pub fn create(path: &Path, table: &'static Table) -> Result<Self, Error> {
        let file =
            File::create(path).map_err(|error| Error::Create { path: path.to_owned(), error })?;
        Ok(Self::new(file, table))
    }
}

impl<W: Write> CsvWriter<W> {
    /// Writes a table to `out`. What is written is gathered here first; `out` needs no buffer.
    pub fn new(out: W, table: &'static Table) -> Self {
        let mut buffer = Vec::new();
        for (n, column) in table.columns.iter().enumerate() {
            if n > 0 {
                buffer.push(b',');
            }
            spelling::text(&mut buffer, column.name);
        }
        buffer.push(b'\n');
        Self { out, table, buffer }
    }

    /// Appends rows.
    ///
    /// # Errors
    /// [`Error::Write`], and [`Error::OtherTable`] or [`Error::Type`] for rows that are none of the
    /// table's.
    pub fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        let columns = self.columns(rows)?;
        for row in 0..rows.num_rows() {
            for (n, column) in columns.iter().enumerate() {
                if n > 0 {
                    self.buffer.push(b',');
                }
                column.spell(row, &mut self.buffer);
            }
            self.buffer.push(b'\n');
            if self.buffer.len() >= FULL {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn finish(mut self) -> Result<(), Error> {
        self.flush()?;
        Ok(self.out.flush()?)
    }

    fn columns<'a>(&self, rows: &'a RecordBatch) -> Result<Vec<Cells<'a>>, Error> {
        let (expected, found) = (self.table.columns.len(), rows.num_columns());
        if expected != found {
            return Err(Error::OtherTable { table: self.table.name, expected, found });
        }
        let cells = self.table.columns.iter().zip(rows.columns()).map(|(column, array)| {
            Cells::of(array).ok_or_else(|| Error::Type {
                table: self.table.name,
                column: column.name,
                found: arrow_array::Array::data_type(array).to_string(),
            })
        });
        cells.collect()
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}
