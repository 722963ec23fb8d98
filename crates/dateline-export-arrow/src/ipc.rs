//! The Arrow IPC file format.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{Schema, SchemaRef};
use arrow_select::coalesce::BatchCoalescer;
use dateline_schema::{SCHEMA_VERSION, Table, pandas_metadata};

use crate::Error;

/// Rows of a batch in the file, whatever the batches that come: few enough to read one alone, enough
/// that a table is not made of crumbs.
const BATCH: usize = 64 << 10;

/// Writes the rows of one table, in the order in which it gets them.
pub struct ArrowWriter<W: Write = File> {
    writer: FileWriter<BufWriter<W>>,
    gathered: BatchCoalescer,
}

impl<W: Write> std::fmt::Debug for ArrowWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ArrowWriter").field("schema", self.writer.schema()).finish_non_exhaustive()
    }
}

impl ArrowWriter<File> {
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

impl<W: Write> ArrowWriter<W> {
    /// Writes a table to `out`.
    ///
    /// # Errors
    /// [`Error::Encode`].
    pub fn new(out: W, table: &Table) -> Result<Self, Error> {
        let writer = FileWriter::try_new_buffered(out, &schema(table))?;
        let gathered = BatchCoalescer::new(table.arrow_schema().clone(), BATCH);
        Ok(Self { writer, gathered })
    }

    /// Appends rows.
    ///
    /// # Errors
    /// [`Error::Encode`], also for rows that are none of the table's.
    pub fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        self.gathered.push_batch(rows.clone())?;
        self.drain()
    }

    /// Writes the last rows and the footer.
    ///
    /// # Errors
    /// [`Error::Encode`].
    pub fn finish(mut self) -> Result<(), Error> {
        self.gathered.finish_buffered_batch()?;
        self.drain()?;
        self.writer.finish()?;
        Ok(self.writer.get_mut().flush()?)
    }

    fn drain(&mut self) -> Result<(), Error> {
        while let Some(batch) = self.gathered.next_completed_batch() {
            self.writer.write(&batch)?;
        }
        Ok(())
    }
}

/// The table's schema as it is kept in the file.
fn schema(table: &Table) -> SchemaRef {
    let about = [
        ("dateline.table", table.name.to_owned()),
        ("dateline.schema_version", SCHEMA_VERSION.to_string()),
        ("description", table.row.to_owned()),
        ("pandas", pandas_metadata(table)),
    ];
    Schema::new_with_metadata(table.arrow_schema().fields().clone(), about).into()
}
