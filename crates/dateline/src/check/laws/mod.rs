//! The laws, one a file. A law looks at rows and tells a [`Tally`](crate::check::tally::Tally).

pub(crate) mod cells;
pub(crate) mod closed_lists;
pub(crate) mod evidence;
pub(crate) mod formats;
pub(crate) mod intervals;
pub(crate) mod keys;
pub(crate) mod nulls;
pub(crate) mod offsets;
pub(crate) mod order;
pub(crate) mod pieces;
pub(crate) mod records;
pub(crate) mod references;
pub(crate) mod sources;

use crate::check::definition::Definition;

/// The file that a law looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) definition: &'a Definition,
    /// Relative to the dataset's folder.
    pub(crate) file: &'a str,
}
