//! Any tables as one SQLite database, with primary keys, foreign keys and indexes.
//!
//! The tables are those of `sql_ddl`, comments and all: a database says by itself what its columns
//! mean. Days are ISO 8601 texts and truth values 0 and 1, as SQLite has no types for them. Row ids keep
//! the order of the rows. The same rows give the same bytes, in whatever order the tables were written.
//!
//! ```
//! use dateline_export_sqlite::SqliteWriter;
//! use dateline_schema::tables::{Entity, EntityRows};
//! use dateline_schema::{Rows, closed::EntityKind};
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("tables.sqlite");
//! let mut rows = EntityRows::default();
//! rows.push(Entity { entity_id: "p.a".into(), kind: EntityKind::Person, name: "A".into() });
//! let writer = SqliteWriter::create(&path)?;
//! writer.write(EntityRows::TABLE, &rows.finish())?;
//! writer.finish()?;
//! assert!(std::fs::read(&path)?.starts_with(b"SQLite format 3\0"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod writer;

pub use writer::{Error, SqliteWriter};
