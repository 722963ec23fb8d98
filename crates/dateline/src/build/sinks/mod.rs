//! The formats behind one face: a sink for each takes the rows of every table.
//!
//! A format of one file a table gives a writer for each; a format of one file for all gives a writer
//! for each table that shares it. All writers are written to side by side.

#[cfg(feature = "sqlite")]
mod database;
mod files;
mod pages;
#[cfg(feature = "xlsx")]
mod workbook;

pub(crate) use pages::Pages;

use std::path::Path;

use arrow_array::RecordBatch;
use dateline_schema::Table;

use crate::build::output::Output;
use crate::{Error, Format};

/// Cells that a format shows otherwise than they are, by what was done to them.
pub(crate) type Altered = Vec<(&'static str, u64)>;

/// Takes the rows of one table.
pub(crate) trait TableSink: Send {
    /// Appends rows.
    fn write(&mut self, rows: &RecordBatch) -> Result<(), String>;

    /// Ends the table.
    fn finish(self: Box<Self>) -> Result<Altered, String>;
}

/// Takes the tables of a dataset in one format.
pub(crate) trait FormatSink: Send {
    /// Begins a table, whose file, if it has one of its own, is at `path`.
    fn table(&mut self, path: &Path, table: &'static Table) -> Result<Box<dyn TableSink>, String>;

    /// Ends the format, after all its tables.
    fn finish(self: Box<Self>, _about: &About) -> Result<Altered, String> {
        Ok(Altered::new())
    }
}

/// What a dataset is, for a format that has a place to say so.
#[derive(Debug, Clone, Default)]
pub(crate) struct About {
    /// In a line.
    pub(crate) title: String,
    /// Headings, and under each names and what is said of them.
    pub(crate) sections: Vec<(String, Vec<(String, String)>)>,
    /// Formats that hold every text whole.
    pub(crate) whole_texts: String,
}

/// The sink of a format. Once `pages` are promised, cells of a workbook lead to them.
pub(crate) fn open(
    format: Format,
    output: &Output,
    pages: &Pages,
) -> Result<Box<dyn FormatSink>, Error> {
    Ok(match format {
        Format::Parquet => Box::new(files::Parquet),
        Format::Csv => Box::new(files::Csv),
        Format::CsvExcel => Box::new(files::CsvExcel),
        Format::Arrow => Box::new(files::Arrow),
        Format::Jsonl => Box::new(files::Jsonl),
        #[cfg(feature = "sqlite")]
        Format::Sqlite => Box::new(database::Database::begin(output)?),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => Box::new(workbook::Workbook::begin(output, pages)?),
        #[cfg(not(all(feature = "sqlite", feature = "xlsx")))]
        left_out => {
            let _ = (output, pages);
            return Err(Error::FormatLeftOut(left_out.name()));
        }
    })
}
