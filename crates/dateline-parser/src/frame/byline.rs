//! Bylines: `By Jane Doe`, `By JANE DOE and John Roe, Reuters`, `By Jane Doe | May 16, 2023`.
//!
//! Not a sentence that begins so: `By Friday the talks had ended.`

use dateline_lexicon::{ReportRole, WordClass};

use super::agency;
use super::calendar::{Written, day_at};
use super::reader::Reader;
use crate::span::Span;
use crate::token::Shape;

/// How long a byline is at most, in tokens.
const LONGEST: usize = 30;

/// A byline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Byline {
    /// The agency it names.
    pub(super) agency: Option<Span>,
    /// First token of its day, and the day.
    pub(super) day: Option<(usize, Written)>,
}

/// The line `first..end`, if it is a byline.
pub(super) fn line(reader: Reader<'_, '_>, first: usize, end: usize) -> Option<Byline> {
    if end - first > LONGEST || end - first < 2 {
        return None;
    }
    let reader = reader.until(end);
    let at = if reader.mark(first, &["(", "*"]) { first + 1 } else { first };
    let named =
        reader.is(at, "by") || reader.role(at, ReportRole::CREDIT) && reader.is(at + 1, "by");
    if !named || !reader.has(at, Shape::CAPITAL) {
        return None;
    }
    let names = if reader.is(at, "by") { at + 1 } else { at + 2 };
    let starts_name = reader.has(names, Shape::CAPITAL)
        && !reader.can_be(names, WordClass::WEEKDAY | WordClass::MONTH);
    if !starts_name && !reader.is(names, "the") {
        return None;
    }
    let mut byline = Byline { agency: None, day: None };
    let mut i = names;
    while i < end {
        if byline.day.is_none()
            && let Some(written) = day_at(reader, i).filter(|day| day.year.is_some())
        {
            byline.day = Some((i, written));
            i = written.end;
            continue;
        }
        if byline.agency.is_none()
            && reader.mark(i - 1, &[",", "|", "/", "-", "(", "\u{2013}", "\u{2014}"])
            && let Some(length) = agency::known(reader, i)
        {
            byline.agency = Some(reader.span(i, i + length));
            i += length;
            continue;
        }
        let inside = reader.has(i, Shape::CAPITAL)
            || reader.has(i, Shape::POSSESSIVE)
            || reader.role(i, ReportRole::BYLINE_INNER)
            || byline.day.is_some() && reader.has(i, Shape::NUMBER)
            || reader.has(i, Shape::PUNCTUATION)
                && !(reader.mark(i, &[".", "?", "!"]) && i + 1 < end);
        if !inside || reader.mark(i, &["?", "!", "\"", "[", "]"]) {
            return None;
        }
        i += 1;
    }
    Some(byline)
}
