//! The SQLite database, which all tables share.

use std::path::Path;
use std::sync::Arc;

use arrow_array::RecordBatch;
use dateline_export_sqlite::SqliteWriter;
use dateline_schema::{TABLES, Table};

use crate::build::output::Output;
use crate::build::sinks::{About, Altered, FormatSink, TableSink};
use crate::{Error, Format};

/// The database in the making.
pub(crate) struct Database {
    writer: Arc<SqliteWriter>,
}

/// One of its tables.
struct Part {
    table: &'static Table,
    writer: Arc<SqliteWriter>,
}

impl Database {
    /// Begins the database of a dataset.
    pub(crate) fn begin(output: &Output) -> Result<Self, Error> {
        let name = Format::Sqlite.path(TABLES[0].name);
        let writer = SqliteWriter::create(&output.path().join(&name)).map_err(|error| {
            Error::Table { path: output.target().join(&name), message: error.to_string() }
        })?;
        Ok(Self { writer: Arc::new(writer) })
    }
}

impl FormatSink for Database {
    fn table(&mut self, _: &Path, table: &'static Table) -> Result<Box<dyn TableSink>, String> {
        Ok(Box::new(Part { table, writer: self.writer.clone() }))
    }

    fn finish(self: Box<Self>, _: &About) -> Result<Altered, String> {
        let writer = Arc::into_inner(self.writer).ok_or("a table of it is still being written")?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(Altered::new())
    }
}

impl TableSink for Part {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), String> {
        self.writer.write(self.table, rows).map_err(|error| error.to_string())
    }

    fn finish(self: Box<Self>) -> Result<Altered, String> {
        Ok(Altered::new())
    }
}
