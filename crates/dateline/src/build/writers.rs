//! The files of all tables, in every format asked for, written side by side.

use std::path::PathBuf;

use arrow_array::RecordBatch;
use dateline_export_csv::CsvWriter;
use dateline_export_parquet::ParquetWriter;
use dateline_schema::{Rows, TABLES, Table};
use rayon::prelude::*;

use crate::build::output::Output;
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

/// A file of every table in every format.
pub(crate) struct Writers {
    slots: Vec<Slot>,
}

struct Slot {
    table: &'static Table,
    path: PathBuf,
    writer: Writer,
    rows: u64,
}

enum Writer {
    Csv(Box<CsvWriter>),
    Parquet(Box<ParquetWriter>),
}

impl Writers {
    /// Opens all files in the output folder.
    pub(crate) fn create(output: &Output, formats: &[Format]) -> Result<Self, Error> {
        let mut slots = Vec::new();
        for &format in formats {
            output.create_folder(format.name())?;
            for &table in TABLES.iter().filter(|table| format.holds(table.name)) {
                let name = format.path(table.name);
                let path = output.path().join(&name);
                let writer = match format {
                    Format::Csv => CsvWriter::create(&path, table)
                        .map(|w| Writer::Csv(Box::new(w)))
                        .map_err(|e| e.to_string()),
                    Format::Parquet => ParquetWriter::create(&path, table)
                        .map(|w| Writer::Parquet(Box::new(w)))
                        .map_err(|e| e.to_string()),
                };
                let path = output.target().join(name);
                let writer =
                    writer.map_err(|message| Error::Table { path: path.clone(), message })?;
                slots.push(Slot { table, path, writer, rows: 0 });
            }
        }
        Ok(Self { slots })
    }

    /// Appends rows, in their order, each table's file on its own thread.
    pub(crate) fn write(&mut self, chunks: &[Chunk]) -> Result<(), Error> {
        self.slots.par_iter_mut().with_max_len(1).try_for_each(|slot| {
            chunks
                .iter()
                .filter(|chunk| std::ptr::eq(chunk.table, slot.table) && chunk.rows.num_rows() > 0)
                .try_for_each(|chunk| slot.write(&chunk.rows))
        })
    }

    /// Ends all files; the rows of each table, in the order of the tables.
    pub(crate) fn finish(self) -> Result<Vec<(&'static str, u64)>, Error> {
        let rows = TABLES
            .iter()
            .map(|table| {
                let slot = self.slots.iter().find(|slot| std::ptr::eq(slot.table, *table));
                (table.name, slot.map_or(0, |slot| slot.rows))
            })
            .collect();
        self.slots.into_par_iter().try_for_each(Slot::finish)?;
        Ok(rows)
    }
}

impl Slot {
    fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        self.rows += rows.num_rows() as u64;
        let result = match &mut self.writer {
            Writer::Csv(writer) => writer.write(rows).map_err(|error| error.to_string()),
            Writer::Parquet(writer) => writer.write(rows).map_err(|error| error.to_string()),
        };
        result.map_err(|message| Error::Table { path: self.path.clone(), message })
    }

    fn finish(self) -> Result<(), Error> {
        let result = match self.writer {
            Writer::Csv(writer) => writer.finish().map_err(|error| error.to_string()),
            Writer::Parquet(writer) => writer.finish().map_err(|error| error.to_string()),
        };
        result.map_err(|message| Error::Table { path: self.path, message })
    }
}
