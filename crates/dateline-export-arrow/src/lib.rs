//! Any table as an Arrow file, which programs map into memory, or as JSON lines, which every language
//! reads.
//!
//! The Arrow file is the IPC file format, uncompressed, with the documentation of the columns in its
//! metadata. JSON lines have every column in every row, null where it is unknown; days are ISO 8601.
//!
//! ```
//! use dateline_export_arrow::{ArrowWriter, JsonLinesWriter};
//! use dateline_schema::tables::{Entity, EntityRows};
//! use dateline_schema::{Rows, closed::EntityKind};
//!
//! let mut rows = EntityRows::default();
//! rows.push(Entity { entity_id: "p.a".into(), kind: EntityKind::Person, name: "A".into() });
//! let rows = rows.finish();
//!
//! let mut arrow = Vec::new();
//! let mut writer = ArrowWriter::new(&mut arrow, EntityRows::TABLE)?;
//! writer.write(&rows)?;
//! writer.finish()?;
//! assert!(arrow.starts_with(b"ARROW1"));
//!
//! let mut lines = Vec::new();
//! let mut writer = JsonLinesWriter::new(&mut lines, EntityRows::TABLE);
//! writer.write(&rows)?;
//! writer.finish()?;
//! assert_eq!(lines, b"{\"entity_id\":\"p.a\",\"kind\":\"person\",\"name\":\"A\"}\n");
//! # Ok::<(), dateline_export_arrow::Error>(())
//! ```

mod error;
mod ipc;
mod json_lines;

pub use error::Error;
pub use ipc::ArrowWriter;
pub use json_lines::JsonLinesWriter;
