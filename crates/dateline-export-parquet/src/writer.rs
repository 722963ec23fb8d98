//! Writes the rows of one table.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use dateline_schema::Table;
use parquet::arrow::ArrowWriter;
use parquet::errors::ParquetError;

use crate::properties;

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
    /// Rows could not be encoded or written.
    #[error("cannot write: {0}")]
    Write(#[from] ParquetError),
}

/// Writes the rows of one table, in the order in which it gets them.
#[derive(Debug)]
pub struct ParquetWriter<W: Write + Send = File> {
    writer: ArrowWriter<W>,
}

impl ParquetWriter<File> {
    /// Makes a file for a table, or empties the one that is there.
    ///
    /// # Errors
    /// [`Error::Create`] where it cannot be made.
    pub fn create(path: &Path, table: &Table) -> Result<Self, Error> {
        let file =
            File::create(path).map_err(|error| Error::Create { path: path.to_owned(), error })?;
        Self::new(file, table)
    }
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Writes a table to `out`, a row group at a time.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn new(out: W, table: &Table) -> Result<Self, Error> {
        let (schema, properties) = (properties::schema(table), properties::of(table)?);
        Ok(Self { writer: ArrowWriter::try_new(out, schema, Some(properties))? })
    }

    /// Appends rows.
    ///
    /// # Errors
    /// [`Error::Write`], also for rows that are none of the table's.
    pub fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        Ok(self.writer.write(rows)?)
    }

    /// Writes the last rows and the footer.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn finish(self) -> Result<(), Error> {
        self.writer.close()?;
        Ok(())
    }
}
