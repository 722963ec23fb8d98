//! What every step of the extractor reads.

use dateline_lexicon::{Agency, lexicon};
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
    /// A title that came beside the text.
    pub(crate) title: Option<&'r str>,
}

/// The agency that wrote the report, if its words are one that is known.
pub(crate) fn known_agency(report: &Report<'_>) -> Option<&'static Agency> {
    let tokens = report.tokens_of(report.agency?);
    let forms = lexicon().agencies().forms();
    let (end, agency) = report.phrase(forms, tokens.start as usize, tokens.end as usize)?;
    (end == tokens.end as usize).then_some(agency)
}
