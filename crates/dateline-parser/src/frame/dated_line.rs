//! Lines that say when a report was published: ` date 2021-02-20 …`, `First published: 3 May 2022`,
//! `(Updated: May 16, 2023, 18:42 JST)`, `May 16, 2023`.
//!
//! Not lines that go on as sentences: `Published reports on May 3 said …`.

use dateline_lexicon::{ReportRole, WordClass};

use super::calendar::{Written, day_at, numeric};
use super::dateline;
use super::reader::Reader;
use crate::token::Shape;

/// How long such a line is at most, in tokens.
const LONGEST: usize = 30;

/// A line that dates the report.
#[derive(Debug, Clone, Copy)]
pub(super) struct DatedLine {
    /// One past its last token.
    pub(super) end: usize,
    /// The day.
    pub(super) written: Written,
    /// First token of the day.
    pub(super) first: usize,
    /// Does it tell of a change, and not of the publication?
    pub(super) is_change: bool,
}

/// The header that a text of this project's kind begins with: `date 2021-02-20`, anything after it;
/// and a bare `2021-02-20` right before a dateline.
pub(super) fn header(reader: Reader<'_, '_>) -> Option<DatedLine> {
    let named = reader.is(0, "date");
    let first = if named && reader.mark(1, &[":", "="]) { 2 } else { usize::from(named) };
    let written = numeric(reader, first)?;
    written.year?;
    let goes_on = || {
        reader.word(first).len() == 4
            && !reader.has(written.end, Shape::LINE_START)
            && dateline::find(reader, written.end, reader.limit).is_some()
    };
    if !named && !goes_on() {
        return None;
    }
    Some(DatedLine { end: written.end, written, first, is_change: false })
}

/// The line `first..end`, if all it does is to date the report. A bare day counts only where `bare`.
pub(super) fn line(
    reader: Reader<'_, '_>,
    first: usize,
    end: usize,
    bare: bool,
) -> Option<DatedLine> {
    if end - first > LONGEST {
        return None;
    }
    let reader = reader.until(end);
    let at = skip(reader, first, &["(", "[", "*", "-", "\u{2013}", "\u{2014}", "|", "#"]);
    let (day, is_change) = match lead(reader, at) {
        Some(lead) => lead,
        None if bare => (at, false),
        None => return None,
    };
    let written = day_at(reader, day)?;
    written.year.filter(|_| reader.word(written.end - 1).len() >= 4)?;
    if day == at && written.end < end && reader.is(written.end, ".") {
        // The end of a sentence.
        return None;
    }
    // The rest: a clock, or more such words and days.
    let mut i = written.end;
    while i < end {
        if let Some((next, _)) = lead(reader, i)
            && let Some(more) = day_at(reader, next)
        {
            i = more.end;
            continue;
        }
        let clock = reader.has(i, Shape::NUMBER)
            || reader.has(i, Shape::PUNCTUATION)
            || reader.has(i, Shape::ALL_CAPITALS)
            || reader.can_be(i, WordClass::WEEKDAY)
            || reader.role(i, ReportRole::CLOCK);
        if !clock {
            return None;
        }
        i += 1;
    }
    Some(DatedLine { end, written, first: day, is_change })
}

/// `First published:`, `Updated on` from token `i`: one past it, and whether it tells of a change.
fn lead(reader: Reader<'_, '_>, i: usize) -> Option<(usize, bool)> {
    let i = skip(
        reader,
        i,
        &["(", "|", ",", ";", "-", "\u{2013}", "\u{2014}", "\u{2022}", "\u{B7}", "/"],
    );
    let at = if reader.role(i, ReportRole::BEFORE_DATES) { i + 1 } else { i };
    if !reader.role(at, ReportRole::DATES) {
        return None;
    }
    let change = reader.role(at, ReportRole::CHANGES);
    let next = skip(reader, at + 1, &[":", "-", "\u{2013}", "|"]);
    let next = if reader.is(next, "on") || reader.is(next, "at") { next + 1 } else { next };
    Some((next, change))
}

fn skip(reader: Reader<'_, '_>, mut i: usize, marks: &[&str]) -> usize {
    while reader.mark(i, marks) {
        i += 1;
    }
    i
}
