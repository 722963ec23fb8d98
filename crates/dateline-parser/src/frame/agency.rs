//! News agencies by name, and the marks with which they sign off: `(Xinhua)`, `- VNA`, `Enditem`.

use dateline_lexicon::{ReportRole, WordClass, lexicon};

use super::reader::Reader;
use crate::span::Span;
use crate::token::Shape;

/// How many tokens of a known agency's name begin with token `i`.
pub(super) fn known(reader: Reader<'_, '_>, i: usize) -> Option<usize> {
    if !reader.can_be(i, WordClass::AGENCY) {
        return None;
    }
    let (end, agency) = reader.report.phrase(lexicon().agencies().forms(), i, reader.limit)?;
    // Short names are words too unless they stand as the agency writes them, or in capitals.
    let word = reader.word(i);
    let as_written = word == agency.name || reader.has(i, Shape::ALL_CAPITALS);
    let named = reader.has(i, Shape::CAPITAL) && (end - i > 1 || word.len() > 4);
    (as_written || named).then_some(end - i)
}

/// A line, or the end of one, that signs a report off.
#[derive(Debug, Clone, Copy)]
pub(super) struct SignOff {
    /// First token.
    pub(super) first: usize,
    /// The agency's words, if it names one.
    pub(super) agency: Option<Span>,
}

/// The tokens `first..end`, if all they do is to sign off.
pub(super) fn sign_off(reader: Reader<'_, '_>, first: usize, end: usize) -> Option<SignOff> {
    if first >= end || end - first > 10 {
        return None;
    }
    let reader = reader.until(end);
    let mut sign = SignOff { first, agency: None };
    let (mut i, mut words, mut marks) = (first, 0, 0);
    while i < end {
        if let Some(length) = known(reader, i) {
            sign.agency = sign.agency.or(Some(reader.span(i, i + length)));
            words += 1;
            i += length;
            continue;
        }
        let is_end = reader.role(i, ReportRole::ENDS_REPORT)
            && (reader.has(i, Shape::CAPITAL) || end - first <= 3);
        words += usize::from(is_end);
        marks += usize::from(reader.mark(i, &["#", "*"]));
        // `-30-`
        let thirty = reader.is(i, "30") && end - first == 3;
        words += usize::from(thirty);
        // `^M`: how some programs write the carriage return of a line's end.
        let carriage_return = i > first && reader.mark(i - 1, &["^"]) && reader.is(i, "m");
        if !is_end && !thirty && !carriage_return && !reader.has(i, Shape::PUNCTUATION) {
            return None;
        }
        if reader.mark(i, &["?", "!", ":"]) {
            return None;
        }
        i += 1;
    }
    (words > 0 && words <= 3 || marks >= 3).then_some(sign)
}

/// What signs off at the end of a line, after its last sentence: `… this year. (Xinhua)`.
pub(super) fn at_end(reader: Reader<'_, '_>, first: usize, end: usize) -> Option<SignOff> {
    let from = end.saturating_sub(6).max(first + 1);
    (from..end).find_map(|i| {
        let after = reader.mark(i - 1, &[".", "?", "!", "\"", "\u{201D}", "''", ")"])
            || reader.has(i - 1, Shape::STOPPED);
        let marked = reader.mark(i, &["(", "[", "-", "--", "\u{2013}", "\u{2014}", "/"])
            || reader.is(i, "enditem");
        (after && marked && reader.has(i, Shape::SPACE_BEFORE)).then(|| sign_off(reader, i, end))?
    })
}
