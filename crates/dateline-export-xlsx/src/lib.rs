//! Any tables as one workbook: a sheet a table, a page that says what it is, a dictionary.
//!
//! Dates are dates, numbers are numbers, and text is text: a cell that begins with `=` is no formula
//! and a code with a leading zero keeps it. The header row stays in sight and filters. What a sheet
//! cannot hold is handled by rule and counted on the first page, never lost without a word; see
//! [`Limits`]. Rows go to disk as they come, and the same rows give the same bytes.
//!
//! ```
//! use dateline_export_xlsx::{About, Book, Limits};
//! use dateline_schema::tables::{Entity, EntityRows};
//! use dateline_schema::{Rows, closed::EntityKind};
//!
//! let mut rows = EntityRows::default();
//! rows.push(Entity { entity_id: "p.a".into(), kind: EntityKind::Person, name: "=A".into() });
//! let book = Book::new(&std::env::temp_dir(), Limits::EXCEL)?;
//! let mut sheet = book.sheet(EntityRows::TABLE, None)?;
//! sheet.write(&rows.finish())?;
//! let mut out = Vec::new();
//! book.finish(vec![sheet], &About::default(), std::io::Cursor::new(&mut out))?;
//! assert!(out.starts_with(b"PK"));
//! # Ok::<(), dateline_export_xlsx::Error>(())
//! ```
//!
//! In reading order: [`Book`] the workbook, [`SheetWriter`] the rows of one table, [`Limits`] what a
//! sheet can hold, [`Links`] where cells lead, `front` and `dictionary` the two sheets that are no
//! table, `style` formats and widths.

mod book;
mod cells;
mod dictionary;
mod error;
mod front;
mod limits;
mod links;
mod sheet;
mod style;

pub use book::Book;
pub use error::Error;
pub use front::{About, Section};
pub use limits::{Limits, Loss};
pub use links::{Link, Links};
pub use sheet::SheetWriter;
