//! The workbook: the front page, the sheets of the tables, the dictionary.

use std::io::{Seek, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use dateline_schema::Table;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::front::{self, About};
use crate::limits::Limits;
use crate::links::Links;
use crate::sheet::SheetWriter;
use crate::style::Formats;
use crate::{Error, dictionary};

/// A workbook in the making. Its sheets can be written side by side.
pub struct Book {
    workbook: Arc<Mutex<Workbook>>,
    formats: Arc<Formats>,
    limits: Limits,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Book {
    /// Begins a workbook. Rows wait in nameless files in the folder `scratch`.
    ///
    /// # Errors
    /// [`Error::Write`] where no file can be made there.
    pub fn new(scratch: &Path, limits: Limits) -> Result<Self, Error> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(scratch)?;
        let formats = Arc::new(Formats::register(&mut workbook));
        Ok(Self { workbook: Arc::new(Mutex::new(workbook)), formats, limits })
    }

    /// Begins the sheet of a table.
    ///
    /// # Errors
    /// [`Error::Write`] where its temporary file cannot be made.
    pub fn sheet(
        &self,
        table: &'static Table,
        links: Option<Arc<dyn Links>>,
    ) -> Result<SheetWriter, Error> {
        let (workbook, formats) = (self.workbook.clone(), self.formats.clone());
        SheetWriter::new(table, workbook, formats, self.limits, links)
    }

    /// Puts the sheets together, in this order, and writes the workbook.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn finish<W: Write + Seek + Send>(
        self,
        sheets: Vec<SheetWriter>,
        about: &About,
        out: W,
    ) -> Result<(), Error> {
        let tables: Vec<&Table> = sheets.iter().map(SheetWriter::table).collect();
        let front = front::sheet(about, &sheets, self.limits, &self.formats)?;
        let dictionary = dictionary::sheet(&tables, &self.formats)?;
        let mut finished = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            finished.extend(sheet.finish()?);
        }
        let mut workbook = self.workbook.lock().unwrap_or_else(PoisonError::into_inner);
        workbook.push_worksheet(front);
        for sheet in finished {
            workbook.push_worksheet(sheet);
        }
        workbook.push_worksheet(dictionary);
        // A fixed day: the same rows give the same bytes.
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new().set_title(&about.title).set_creation_datetime(&day);
        workbook.set_properties(&properties);
        workbook.save_to_writer(out)?;
        Ok(())
    }
}
