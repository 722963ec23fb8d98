//! Any table as Parquet: real dates, nullable integers and booleans, documentation in the metadata,
//! fixed bytes for fixed input.
//!
//! ```
//! use dateline_export_parquet::ParquetWriter;
//! use dateline_schema::tables::{Entity, EntityRows};
//! use dateline_schema::{Rows, closed::EntityKind};
//!
//! let mut rows = EntityRows::default();
//! rows.push(Entity { entity_id: "p.a".into(), kind: EntityKind::Person, name: "A".into() });
//! let mut out = Vec::new();
//! let mut writer = ParquetWriter::new(&mut out, EntityRows::TABLE)?;
//! writer.write(&rows.finish())?;
//! writer.finish()?;
//! assert!(out.starts_with(b"PAR1") && out.ends_with(b"PAR1"));
//! # Ok::<(), dateline_export_parquet::Error>(())
//! ```
//!
//! In reading order: [`ParquetWriter`], `properties` how columns are encoded and what makes
//! `pandas.read_parquet` see dates and integers that know null.

mod properties;
mod writer;

pub use writer::{Error, ParquetWriter};
