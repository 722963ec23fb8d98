//! Organisations that the lexicon does not know by name: built on heads, described, abbreviated.

mod acronyms;
mod built;
mod described;

pub(crate) use acronyms::Acronym;
