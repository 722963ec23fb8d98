//! The order in which a report is taken apart.

use crate::layout::layout;
use crate::report::{Meta, Report};
use crate::span::TokenRange;
use crate::tokeniser::tokenise;
use crate::{quotations, sentences};

/// Takes a report apart. It cannot fail: what is odd becomes a note.
pub fn parse<'t>(text: &'t str, meta: &Meta<'_>) -> Report<'t> {
    let _ = meta;
    let mut report = Report { text, tokens: tokenise(readable(text)), ..Report::default() };
    let layout = layout(text, &report.tokens);
    let paragraphs: Vec<TokenRange> = layout.paragraphs;
    report.paragraphs = paragraphs.iter().map(|range| report.span_of(*range)).collect();
    quotations::find(&mut report, &paragraphs);
    sentences::find(&mut report, &paragraphs, &layout.breaks);
    report
}

/// As much of `text` as spans can count: all of it, up to 4 GiB.
fn readable(text: &str) -> &str {
    &text[..text.floor_char_boundary(u32::MAX as usize)]
}
