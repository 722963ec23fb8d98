//! For tests only: case files that a linguist could write, golden tables, differences row by row.
//!
//! In reading order: [`cases`] tables of cases (TSV), [`sections`] cases in Markdown; with the feature
//! `tables` also `rows`, the difference of two tables by their keys, and `golden`, tables as they are
//! expected to be; with `corpus`, the texts that benches run on.

pub mod cases;
#[cfg(feature = "corpus")]
pub mod corpus;
#[cfg(feature = "tables")]
pub mod golden;
#[cfg(feature = "tables")]
pub mod rows;
pub mod sections;
