//! Formats of one file for each table.

use std::path::Path;

use arrow_array::RecordBatch;
use dateline_export_arrow::{ArrowWriter, JsonLinesWriter};
use dateline_export_csv::{CsvWriter, ExcelCsvWriter};
use dateline_export_parquet::ParquetWriter;
use dateline_schema::Table;

use crate::build::sinks::{Altered, FormatSink, TableSink};

/// Parquet files.
pub(crate) struct Parquet;
/// CSV files for programs.
pub(crate) struct Csv;
/// CSV files for Excel.
pub(crate) struct CsvExcel;

/// Arrow IPC files.
pub(crate) struct Arrow;
/// JSON lines.
pub(crate) struct Jsonl;

/// Makes a format of its writer, which alters no cell.
macro_rules! plain_files {
    ($($format:ident, $writer:ident;)+) => {$(
        impl FormatSink for $format {
            fn table(
                &mut self,
                path: &Path,
                table: &'static Table,
            ) -> Result<Box<dyn TableSink>, String> {
                let writer = $writer::create(path, table).map_err(|error| error.to_string())?;
                Ok(Box::new(writer))
            }
        }

        impl TableSink for $writer {
            fn write(&mut self, rows: &RecordBatch) -> Result<(), String> {
                $writer::write(self, rows).map_err(|error| error.to_string())
            }

            fn finish(self: Box<Self>) -> Result<Altered, String> {
                $writer::finish(*self).map_err(|error| error.to_string())?;
                Ok(Altered::new())
            }
        }
    )+};
}

plain_files! {
    Parquet, ParquetWriter;
    Csv, CsvWriter;
    Arrow, ArrowWriter;
    Jsonl, JsonLinesWriter;
}

impl FormatSink for CsvExcel {
    fn table(&mut self, path: &Path, table: &'static Table) -> Result<Box<dyn TableSink>, String> {
        let writer = ExcelCsvWriter::create(path, table).map_err(|error| error.to_string())?;
        Ok(Box::new(writer))
    }
}

impl TableSink for ExcelCsvWriter {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), String> {
        ExcelCsvWriter::write(self, rows).map_err(|error| error.to_string())
    }

    fn finish(self: Box<Self>) -> Result<Altered, String> {
        let altered = ExcelCsvWriter::finish(*self).map_err(|error| error.to_string())?;
        Ok(vec![("guarded", altered.guarded), ("cut", altered.cut)])
    }
}
