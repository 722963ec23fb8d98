//! Any table as CSV that readers type rightly with no option.
//!
//! UTF-8 without a byte-order mark, comma, `\n`, a header line; quotes only where a cell needs them,
//! so that numbers are no text; `TRUE` and `FALSE`; ISO dates; a floating-point number always has its
//! point, so that a column of them is never taken for integers; an empty cell is null, an empty text
//! that is none is `""`.
//!
//! ```
//! use dateline_export_csv::CsvWriter;
//! use dateline_schema::tables::{Entity, EntityRows};
//! use dateline_schema::{Rows, closed::EntityKind};
//!
//! let mut rows = EntityRows::default();
//! rows.push(Entity { entity_id: "p.a".into(), kind: EntityKind::Person, name: "A, B".into() });
//! let mut out = Vec::new();
//! let mut writer = CsvWriter::new(&mut out, EntityRows::TABLE);
//! writer.write(&rows.finish())?;
//! writer.finish()?;
//! assert_eq!(out, b"entity_id,kind,name\np.a,person,\"A, B\"\n");
//! # Ok::<(), dateline_export_csv::Error>(())
//! ```
//!
//! [`ExcelCsvWriter`] writes another profile, for whoever opens a file in Excel by a double click.
//!
//! Cells are spelled by hand, column by column, straight from the Arrow arrays: a record of strings
//! in between costs three times as much, and writing is half of the whole work.

mod cells;
mod excel;
mod spelling;
mod writer;

pub use excel::{Altered, ExcelCsvWriter};
pub use writer::{CsvWriter, Error};
