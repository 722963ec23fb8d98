//! The workbook: a sheet for each table, those for readers first.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatch;
use dateline_export_xlsx::{self as xlsx, Book, Limits, Section, SheetWriter};
use dateline_schema::{TABLES, Table};

use crate::build::guard::guarded;
use crate::build::output::Output;
use crate::build::sinks::{About, Altered, FormatSink, Pages, TableSink};
use crate::{Error, Format};

/// The workbook in the making.
pub(crate) struct Workbook {
    book: Book,
    path: PathBuf,
    pages: Pages,
    /// Sheets that are done.
    done: Arc<Mutex<Vec<SheetWriter>>>,
}

/// The sheet of a table.
struct Sheet {
    writer: SheetWriter,
    done: Arc<Mutex<Vec<SheetWriter>>>,
}

impl Workbook {
    /// Begins the workbook of a dataset.
    pub(crate) fn begin(output: &Output, pages: &Pages) -> Result<Self, Error> {
        let name = Format::Xlsx.path(TABLES[0].name);
        let book = caught(|| Book::new(output.path(), Limits::EXCEL))
            .map_err(|message| Error::Table { path: output.target().join(&name), message })?;
        Ok(Self {
            book,
            path: output.path().join(name),
            pages: pages.clone(),
            done: Arc::default(),
        })
    }
}

impl FormatSink for Workbook {
    fn table(&mut self, _: &Path, table: &'static Table) -> Result<Box<dyn TableSink>, String> {
        let writer = caught(|| self.book.sheet(table, Some(Arc::new(self.pages.clone()))))?;
        Ok(Box::new(Sheet { writer, done: self.done.clone() }))
    }

    fn finish(self: Box<Self>, about: &About) -> Result<Altered, String> {
        let mut sheets =
            std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner));
        sheets.sort_by_key(|sheet| place(sheet.table()));
        let loss = sheets.iter().fold(xlsx::Loss::default(), |all, sheet| all.and(sheet.loss()));
        let section = |(heading, lines): &(String, Vec<(String, String)>)| Section {
            heading: heading.clone(),
            lines: lines.clone(),
        };
        let about = xlsx::About {
            title: about.title.clone(),
            sections: about.sections.iter().map(section).collect(),
            whole_texts: about.whole_texts.clone(),
        };
        let file = File::create(&self.path).map_err(|error| error.to_string())?;
        caught(|| self.book.finish(sheets, &about, BufWriter::new(file)))?;
        Ok(vec![
            ("cut", loss.cut),
            ("replaced", loss.replaced),
            ("old_days", loss.old_days),
            ("empty", loss.empty),
            ("unlinked", loss.unlinked),
        ])
    }
}

impl TableSink for Sheet {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), String> {
        caught(|| self.writer.write(rows))
    }

    fn finish(self: Box<Self>) -> Result<Altered, String> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner).push(self.writer);
        Ok(Altered::new())
    }
}

/// The place of a table's sheet: views for readers first, then in the order of the tables.
fn place(table: &Table) -> (bool, usize) {
    let number = TABLES.iter().position(|other| other.name == table.name);
    (!table.name.ends_with("_flat"), number.unwrap_or(TABLES.len()))
}

/// Does `work`. The library panics where a full disk ends the temporary file of a sheet.
fn caught<T>(work: impl FnOnce() -> Result<T, xlsx::Error>) -> Result<T, String> {
    guarded(work)?.map_err(|error| error.to_string())
}
