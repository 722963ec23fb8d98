//! Writes the rows of all tables.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use arrow_array::RecordBatch;
use dateline_schema::days::civil;
use dateline_schema::{ColumnView, Mismatch, SCHEMA_VERSION, Table, Value, sql_ddl, sql_indexes};
use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, ToSql};

/// Why a database was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// SQLite refused, or could not write.
    #[error("cannot write: {0}")]
    Write(#[from] rusqlite::Error),
    /// The file that rows were gathered in could not be removed.
    #[error("cannot remove {}: {error}", path.display())]
    Remove {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        error: io::Error,
    },
    /// The rows are none of the table's.
    #[error(transparent)]
    Rows(#[from] Mismatch),
}

/// Writes the rows of all tables into one database. It can be shared by threads.
#[derive(Debug)]
pub struct SqliteWriter {
    connection: Mutex<Connection>,
    path: PathBuf,
    /// Where rows are gathered.
    scratch: PathBuf,
}

impl SqliteWriter {
    /// Begins a database that will be at `path`, where nothing may be. Rows are gathered in a file
    /// beside it.
    ///
    /// # Errors
    /// [`Error::Write`] where it cannot be made.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let mut scratch = path.as_os_str().to_owned();
        scratch.push(".unfinished");
        let scratch = PathBuf::from(scratch);
        let connection = Connection::open(&scratch)?;
        // A run that is broken off leaves nothing anyway: no journal is needed.
        connection.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; \
             PRAGMA temp_store = FILE;",
        )?;
        connection.execute_batch(&sql_ddl(&[]))?;
        connection.execute_batch("BEGIN")?;
        Ok(Self { connection: Mutex::new(connection), path: path.to_owned(), scratch })
    }

    /// Appends rows to a table.
    ///
    /// # Errors
    /// [`Error::Write`], and [`Error::Rows`] for rows that are none of the table's.
    pub fn write(&self, table: &'static Table, rows: &RecordBatch) -> Result<(), Error> {
        let columns = ColumnView::all(table, rows)?;
        let places = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO \"{}\" VALUES ({places})", table.name);
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut insert = connection.prepare(&insert)?;
        for row in 0..rows.num_rows() {
            for (place, column) in columns.iter().enumerate() {
                insert.raw_bind_parameter(place + 1, Cell(column.get(row)))?;
            }
            insert.raw_execute()?;
        }
        Ok(())
    }

    /// Makes the indexes and puts the database in its place: table by table, so that its bytes do not
    /// tell in what order the tables were written.
    ///
    /// # Errors
    /// [`Error::Write`], [`Error::Remove`].
    pub fn finish(self) -> Result<(), Error> {
        let Self { connection, path, scratch } = self;
        let connection = connection.into_inner().unwrap_or_else(PoisonError::into_inner);
        connection.execute_batch("COMMIT")?;
        connection.execute_batch(&sql_indexes())?;
        connection.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        connection.execute("VACUUM INTO ?", [path.to_string_lossy()])?;
        drop(connection);
        fs::remove_file(&scratch).map_err(|error| Error::Remove { path: scratch, error })
    }
}

/// A cell as SQLite takes it.
struct Cell<'a>(Option<Value<'a>>);

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            None => ToSqlOutput::Borrowed(ValueRef::Null),
            Some(Value::Text(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Some(Value::Integer(number)) => ToSqlOutput::Borrowed(ValueRef::Integer(number)),
            Some(Value::Number(number)) => ToSqlOutput::Borrowed(ValueRef::Real(number)),
            Some(Value::Boolean(truth)) => ToSqlOutput::Borrowed(ValueRef::Integer(truth.into())),
            Some(Value::Day(days)) => ToSqlOutput::Owned(SqlValue::Text(iso(days))),
        })
    }
}

/// A day as ISO 8601.
fn iso(days: i32) -> String {
    let (year, month, day) = civil(days);
    if (0..=9999).contains(&year) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:+07}-{month:02}-{day:02}")
    }
}
