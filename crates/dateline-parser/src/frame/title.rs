//! A title that stands in the text: a first paragraph that is no sentence.
//!
//! `Ministers sign border accord`, then a blank line. Not `He agreed.`, `Dear Mr. Speaker:`.

use super::reader::Reader;
use crate::token::Shape;

/// How long a title is at most, in bytes.
const LONGEST: u32 = 160;

/// Can the tokens `first..end` be a title?
pub(super) fn fits(reader: Reader<'_, '_>, first: usize, end: usize) -> bool {
    let reader = reader.until(end);
    let words = (first..end).filter(|&i| reader.has(i, Shape::WORD)).count();
    if words < 2 || reader.span(first, end).len() > LONGEST {
        return false;
    }
    let begins = reader.has(first, Shape::CAPITAL)
        || reader.has(first, Shape::NUMBER)
        || reader.mark(first, &["\"", "'", "\u{201C}", "\u{2018}", "<", "#"])
        || reader.has(first, Shape::NON_ASCII);
    let ends_text =
        reader.mark(end - 1, &[".", ":", ";", ",", "\u{2026}", "...", "--", "-", "\u{3002}", "*"]);
    // `… of the plan."` is a sentence with its mark after the stop.
    let stop_inside = reader.mark(end - 1, &["\"", "\u{201D}", "''", ")", "'", "\u{2019}"])
        && end >= 2
        && reader.mark(end.wrapping_sub(2), &[".", ",", ";"]);
    let greeting = reader.is_one(first, &["dear", "q", "mr.", "note"]) && reader.limit > first;
    begins && !ends_text && !stop_inside && !(greeting && !reader.is(first, "note"))
}
