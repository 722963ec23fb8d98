//! Organisations that the lexicon does not know by name: built on heads, described, abbreviated.

mod acronyms;
mod built;
mod company;
mod described;
mod firms;
mod lone_firms;
mod regions;
mod short;
mod spelled;
mod told;

pub(crate) use acronyms::Acronym;
pub(crate) use built::{LONGEST, is_of_state};
pub use company::{is_legal_form, says_as_body, without_legal_form, without_tail};
pub(crate) use short::Companies;
pub(crate) use told::Told;
