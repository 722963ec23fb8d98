//! Which words name a person, an organisation, a place, a work or an office.
//!
//! It says what the words are, never whom they refer to.

mod mention;

pub use mention::{Mention, Office, Recognised, What};

use dateline_parser::Report;

/// All that a report names.
///
/// Cannot fail: what is not understood is no mention.
pub fn recognise(_report: &Report<'_>) -> Recognised {
    Recognised::default()
}
