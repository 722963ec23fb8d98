//! Organisations that the lexicon does not know by name: built on heads, described, abbreviated.

mod acronyms;
mod built;
mod described;
mod firms;
mod short;

pub(crate) use acronyms::Acronym;
pub(crate) use built::LONGEST;
pub(crate) use short::Companies;
