//! JSON lines: an object a row.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use arrow_array::RecordBatch;
use dateline_schema::days::civil;
use dateline_schema::{ColumnView, Table, Value};

use crate::Error;

/// Bytes that are gathered before they are written.
const FULL: usize = 256 << 10;

/// Writes the rows of one table, in the order in which it gets them.
#[derive(Debug)]
pub struct JsonLinesWriter<W: Write = File> {
    out: W,
    table: &'static Table,
    /// What stands before the value of each column: `{"first":`, `,"second":`.
    keys: Vec<Vec<u8>>,
    buffer: Vec<u8>,
}

impl JsonLinesWriter<File> {
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

impl<W: Write> JsonLinesWriter<W> {
    /// Writes a table to `out`. What is written is gathered here first; `out` needs no buffer.
    pub fn new(out: W, table: &'static Table) -> Self {
        let key = |(n, column): (usize, &dateline_schema::Column)| {
            let mark = if n == 0 { '{' } else { ',' };
            format!("{mark}\"{}\":", column.name).into_bytes()
        };
        let keys = table.columns.iter().enumerate().map(key).collect();
        Self { out, table, keys, buffer: Vec::new() }
    }

    /// Appends rows.
    ///
    /// # Errors
    /// [`Error::Write`], and [`Error::Rows`] for rows that are none of the table's.
    pub fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        let columns = ColumnView::all(self.table, rows)?;
        for row in 0..rows.num_rows() {
            for (key, column) in self.keys.iter().zip(&columns) {
                self.buffer.extend_from_slice(key);
                spell(&mut self.buffer, column.get(row))?;
            }
            self.buffer.extend_from_slice(b"}\n");
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

    fn flush(&mut self) -> Result<(), Error> {
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

fn spell(out: &mut Vec<u8>, value: Option<Value<'_>>) -> Result<(), Error> {
    match value {
        Some(Value::Text(text)) => {
            serde_json::to_writer(out, text).map_err(std::io::Error::from)?;
        }
        Some(Value::Integer(number)) => write!(out, "{number}")?,
        // A number of no finite value has no spelling, and is null.
        Some(Value::Number(number)) => {
            serde_json::to_writer(out, &number).map_err(std::io::Error::from)?;
        }
        Some(Value::Boolean(truth)) => write!(out, "{truth}")?,
        Some(Value::Day(days)) => {
            let (year, month, day) = civil(days);
            if (0..=9999).contains(&year) {
                write!(out, "\"{year:04}-{month:02}-{day:02}\"")?;
            } else {
                write!(out, "\"{year:+07}-{month:02}-{day:02}\"")?;
            }
        }
        None => out.extend_from_slice(b"null"),
    }
    Ok(())
}
