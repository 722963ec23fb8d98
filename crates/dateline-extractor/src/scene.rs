//! What every step of the extractor reads.

use dateline_normaliser::dates::TimeExpression;
use dateline_parser::Report;
use dateline_recogniser::Recognised;

use crate::syntax::Syntax;

/// A report with all that the stages before found in it.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'r, 't> {
    pub(crate) report: &'r Report<'t>,
    pub(crate) recognised: &'r Recognised,
    /// Time expressions in reading order.
    pub(crate) dates: &'r [TimeExpression],
    pub(crate) syntax: &'r Syntax,
}
