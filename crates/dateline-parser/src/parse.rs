//! The order in which a report is taken apart.

use std::ops::Range;

use crate::layout::layout;
use crate::report::{Meta, Report};
use crate::span::TokenRange;
use crate::tokeniser::tokenise;
use crate::{capitals, frame, language, quotations, sentences};

/// Takes a report apart. It cannot fail: what is odd becomes a note.
pub fn parse<'t>(text: &'t str, meta: &Meta<'_>) -> Report<'t> {
    let mut report = Report { text, tokens: tokenise(readable(text)), ..Report::default() };
    let layout = layout(text, &report.tokens);
    let body = frame::find(&mut report, &layout, meta);
    let paragraphs = within(&layout.paragraphs, &body);
    report.paragraphs = paragraphs.iter().map(|range| report.span_of(*range)).collect();
    quotations::find(&mut report, &paragraphs);
    sentences::find(&mut report, &paragraphs, &layout.breaks);
    report.language = language::guess(&report);
    report.lowered = capitals::lowered(&report);
    report
}

/// The paragraphs of the body: those of the text, without what stands around it.
fn within(paragraphs: &[TokenRange], body: &Range<usize>) -> Vec<TokenRange> {
    let (begin, end) = (body.start as u32, body.end as u32);
    let clipped = paragraphs.iter().map(|p| TokenRange::new(p.start.max(begin), p.end.min(end)));
    clipped.filter(|p| p.start < p.end).collect()
}

/// As much of `text` as spans can count: all of it, up to 4 GiB.
fn readable(text: &str) -> &str {
    &text[..text.floor_char_boundary(u32::MAX as usize)]
}
