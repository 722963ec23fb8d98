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
    if words < 3 || reader.span(first, end).len() > LONGEST {
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
    // A question, or a name that ends with its stop, ends short titles only.
    let sentence =
        words > 12 && (reader.mark(end - 1, &["?", "!"]) || reader.has(end - 1, Shape::STOPPED));
    let greeting = reader.is(first, "dear") || reader.is(first, "q") || reader.is(first + 1, ":");
    begins && !ends_text && !stop_inside && !sentence && !greeting
}

/// Are the words those of a headline: nearly all of them in capitals or with one?
pub(super) fn is_headline(reader: Reader<'_, '_>, first: usize, end: usize) -> bool {
    let reader = reader.until(end);
    let long = (first..end).filter(|&i| reader.has(i, Shape::WORD) && reader.word(i).len() > 4);
    let (all, small) = long.fold((0_usize, 0_usize), |(all, small), i| {
        (all + 1, small + usize::from(!reader.has(i, Shape::CAPITAL)))
    });
    small * 4 <= all
}

/// Is it the title that came beside the text, in other letters perhaps?
pub(super) fn is_same(reader: Reader<'_, '_>, first: usize, end: usize, title: &str) -> bool {
    let title = title.to_lowercase();
    let words: Vec<usize> = (first..end).filter(|&i| reader.has(i, Shape::WORD)).collect();
    let known = words.iter().filter(|&&i| title.contains(&reader.word(i).to_lowercase())).count();
    known * 3 >= words.len() * 2
}
