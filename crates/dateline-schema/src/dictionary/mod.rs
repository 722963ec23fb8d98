//! The data dictionary in the languages that people and programs read: Markdown, a Frictionless data
//! package, CSV on the Web, Croissant, SQL; and what pandas wants to know.

mod croissant;
mod csvw;
mod data_package;
mod markdown;
mod pandas;
mod sql;

pub use croissant::{DatasetFacts, HashedFile, croissant};
pub use csvw::csvw;
pub use data_package::data_package;
pub use markdown::{markdown, markdown_table};
pub use pandas::pandas_metadata;
pub use sql::{sql_ddl, sql_indexes};
