//! Every table and every closed list of dateline, defined once.
//!
//! From the definition of a table come its row struct, its columnar builder, its Arrow schema, the
//! data dictionary ([`markdown`]), the data package ([`data_package`]) and SQL ([`sql_ddl`]).
//!
//! ```
//! # #[cfg(feature = "arrow")] {
//! use dateline_schema::tables::{Entity, EntityRows};
//! use dateline_schema::{Rows, closed::EntityKind};
//!
//! let mut rows = EntityRows::default();
//! rows.push(Entity {
//!     entity_id: "p.zhao-kezhi".into(),
//!     kind: EntityKind::Person,
//!     name: "Zhao Kezhi".into(),
//! });
//! assert_eq!(EntityRows::TABLE.name, "entities");
//! assert_eq!(rows.finish().num_rows(), 1);
//! # }
//! ```
//!
//! In reading order: [`closed`] the closed lists, [`tables`] one file a table, [`Table`] and
//! [`Column`] what is known of them, [`Cell`] how a Rust type becomes a column. Without the feature
//! `arrow` only the closed lists are there.

pub mod closed;

#[cfg(feature = "arrow")]
mod cell;
#[cfg(feature = "arrow")]
pub mod days;
#[cfg(feature = "arrow")]
mod define;
#[cfg(feature = "arrow")]
mod dictionary;
#[cfg(feature = "arrow")]
mod room;
#[cfg(feature = "arrow")]
mod row_key;
#[cfg(feature = "arrow")]
mod table;
#[cfg(feature = "arrow")]
pub mod tables;
#[cfg(feature = "arrow")]
mod view;

#[cfg(feature = "arrow")]
pub use cell::{Cell, Code, Day, RowId};
#[cfg(feature = "arrow")]
pub use define::{Row, Rows};
#[cfg(feature = "arrow")]
pub use dictionary::{
    DatasetFacts, HashedFile, croissant, csvw, data_package, markdown, markdown_table,
    pandas_metadata, sql_ddl, sql_indexes,
};
#[cfg(feature = "arrow")]
pub use room::Room;
#[cfg(feature = "arrow")]
pub use row_key::RowKey;
#[cfg(feature = "arrow")]
pub use table::{Column, ForeignKey, Kind, Table};
#[cfg(feature = "arrow")]
pub use tables::{TABLES, table};
#[cfg(feature = "arrow")]
pub use view::{ColumnView, Mismatch, Value};

/// Goes up with every change of what a column means. It stands in every file that is written.
pub const SCHEMA_VERSION: u32 = 1;
