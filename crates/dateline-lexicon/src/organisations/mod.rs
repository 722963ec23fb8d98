//! Organisations by name, news agencies, and the words that head names of organisations.

mod agencies;
mod heads;
mod known;
mod state_bodies;

pub use agencies::{Agencies, Agency};
pub use heads::{HeadPlace, OrganisationHead, OrganisationHeads};
pub use known::{Organisation, Organisations, Renown};

#[cfg(test)]
use crate::Tsv;

/// The tables of organisations, for the lint test.
#[cfg(test)]
pub(crate) const TABLES: [Tsv; 4] =
    [known::TABLE, agencies::TABLE, heads::TABLE, state_bodies::TABLE];
