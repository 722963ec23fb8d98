//! Within one report: who is meant, who said what to whom, and who met whom.
//!
//! The way of a report, each step a module and a pure function of what came before:
//!
//! 1. `syntax`: noun phrases, verb groups and clauses of each sentence, with their subjects;
//! 2. `cast`: the people, organisations, places and works, each once, and every mention, description
//!    and pronoun that means one of them;
//! 3. `meetings`: who met whom, when and where;
//! 4. `statements`: who said what to whom, and at which meeting;
//! 5. `assemble`: all of it in reading order, as [`facts`].
//!
//! [`Extraction`] is a report between two of them.

mod assemble;
mod cast;
mod extraction;
pub mod facts;
mod meetings;
mod scene;
mod statements;
mod syntax;
mod transcript;

use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Meta, Report};
use dateline_recogniser::Recognised;

pub use crate::extraction::{Extraction, STEPS, Step};
use crate::facts::Facts;

/// All that a report tells, from what the stages before found in it.
///
/// Cannot fail: what is not understood is missing from the facts, or null with an issue beside it.
pub fn extract(
    report: &Report<'_>,
    recognised: &Recognised,
    dates: &[TimeExpression],
    meta: &Meta<'_>,
) -> Facts {
    let mut extraction = Extraction::of(report, recognised, dates, *meta);
    for step in STEPS {
        step(&mut extraction);
    }
    extraction.facts()
}
