//! The files of all tables, in every format asked for, written side by side.

use std::collections::BTreeMap;
use std::path::PathBuf;

use arrow_array::RecordBatch;
use dateline_schema::{Rows, TABLES, Table};
use rayon::prelude::*;

use crate::build::output::Output;
use crate::build::sinks::{self, About, FormatSink, Pages, TableSink};
use crate::{Error, Format};

/// Rows of one table.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) table: &'static Table,
    pub(crate) rows: RecordBatch,
}

impl Chunk {
    /// Rows that were gathered.
    pub(crate) fn of<R: Rows>(rows: R) -> Self {
        Self { table: R::TABLE, rows: rows.finish() }
    }
}

/// Every table in every format.
pub(crate) struct Writers {
    formats: Vec<OpenFormat>,
    slots: Vec<Slot>,
    pages: Pages,
}

struct OpenFormat {
    format: Format,
    /// Where its files will be.
    path: PathBuf,
    sink: Box<dyn FormatSink>,
}

struct Slot {
    table: &'static Table,
    format: Format,
    /// Where its file will be.
    path: PathBuf,
    sink: Box<dyn TableSink>,
    rows: u64,
}

/// Cells that a format shows otherwise than they are: format, what was done to them, how many.
pub(crate) type Alterations = BTreeMap<&'static str, BTreeMap<&'static str, u64>>;

impl Writers {
    /// Opens all files in the output folder.
    pub(crate) fn create(output: &Output, formats: &[Format]) -> Result<Self, Error> {
        let pages = Pages::default();
        let mut writers = Self { formats: Vec::new(), slots: Vec::new(), pages };
        for &format in formats {
            if !format.is_one_file() {
                output.create_folder(format.name())?;
            }
            let mut sink = sinks::open(format, output, &writers.pages)?;
            for &table in TABLES.iter().filter(|table| format.holds(table.name)) {
                let name = format.path(table.name);
                let path = output.target().join(&name);
                let sink = sink
                    .table(&output.path().join(&name), table)
                    .map_err(|message| Error::Table { path: path.clone(), message })?;
                writers.slots.push(Slot { table, format, path, sink, rows: 0 });
            }
            let path = output.target().join(format.path(TABLES[0].name));
            writers.formats.push(OpenFormat { format, path, sink });
        }
        Ok(writers)
    }

    /// Every document will have a page: from now on cells that can lead there do.
    pub(crate) fn link_to_pages(&self) {
        self.pages.promise();
    }

    /// Appends rows, in their order, each table's file on its own thread.
    pub(crate) fn write(&mut self, chunks: &[Chunk]) -> Result<(), Error> {
        self.pages.look(chunks);
        self.slots.par_iter_mut().with_max_len(1).try_for_each(|slot| {
            chunks
                .iter()
                .filter(|chunk| std::ptr::eq(chunk.table, slot.table) && chunk.rows.num_rows() > 0)
                .try_for_each(|chunk| slot.write(&chunk.rows))
        })
    }

    /// The rows of each table, in the order of the tables.
    pub(crate) fn rows(&self) -> Vec<(&'static str, u64)> {
        let rows = |table: &Table| {
            let slots = self.slots.iter().filter(|slot| std::ptr::eq(slot.table, table));
            slots.map(|slot| slot.rows).next().unwrap_or(0)
        };
        TABLES.iter().map(|table| (table.name, rows(table))).collect()
    }

    /// Ends all files.
    pub(crate) fn finish(self, about: &About) -> Result<Alterations, Error> {
        let altered: Vec<(Format, sinks::Altered)> =
            self.slots.into_par_iter().map(Slot::finish).collect::<Result<_, Error>>()?;
        let mut all = Alterations::new();
        let mut count = |format: Format, altered: sinks::Altered| {
            for (what, cells) in altered.into_iter().filter(|(_, cells)| *cells > 0) {
                *all.entry(format.name()).or_default().entry(what).or_insert(0) += cells;
            }
        };
        for (format, altered) in altered {
            count(format, altered);
        }
        for OpenFormat { format, path, sink } in self.formats {
            let altered = sink.finish(about).map_err(|message| Error::Table { path, message })?;
            count(format, altered);
        }
        Ok(all)
    }
}

impl Slot {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        self.rows += rows.num_rows() as u64;
        let written = self.sink.write(rows);
        written.map_err(|message| Error::Table { path: self.path.clone(), message })
    }

    fn finish(self) -> Result<(Format, sinks::Altered), Error> {
        let altered = self.sink.finish();
        let altered = altered.map_err(|message| Error::Table { path: self.path, message })?;
        Ok((self.format, altered))
    }
}
