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

mod assemble;
mod cast;
pub mod facts;
mod meetings;
mod scene;
mod statements;
mod syntax;
mod transcript;

use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Meta, Report};
use dateline_recogniser::Recognised;

use crate::cast::Cast;
use crate::facts::Facts;
use crate::scene::Scene;
use crate::syntax::Syntax;

/// All that a report tells, from what the stages before found in it.
///
/// Cannot fail: what is not understood is missing from the facts, or null with an issue beside it.
pub fn extract(
    report: &Report<'_>,
    recognised: &Recognised,
    dates: &[TimeExpression],
    meta: &Meta<'_>,
) -> Facts {
    let syntax = Syntax::of(report, recognised);
    let scene = Scene { report, recognised, dates, syntax: &syntax, title: meta.title };
    let mut issues = Vec::new();
    let mut cast = Cast::of(&scene, &mut issues);
    let meetings = meetings::find(&scene, &mut cast);
    let statements = statements::find(&scene, &mut cast, &meetings, &mut issues);
    assemble::facts(&scene, meta, cast, meetings, statements, issues)
}
