//! The day of a dateline: written by hand in a hurry, so a month may have one letter wrong.

use jiff::civil::Date;

use crate::frame::calendar::{Written, day_at, month_first};
use crate::frame::reader::Reader;
use crate::token::Shape;

/// Months as datelines write them.
const MONTHS: [(&str, i8); 12] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

/// The day at token `i` and one past it. A day that cannot be (`March 215`, `NO DATE`) is one
/// without a value.
pub(super) fn read(reader: Reader<'_, '_>, i: usize) -> Option<(usize, Option<Written>)> {
    if let Some(mut written) = day_at(reader, i) {
        // `December 17/2019`
        let slashed = written.year.is_none() && reader.is(written.end, "/");
        let year = reader.number(written.end + 1).filter(|year| slashed && *year >= 1000);
        if year.is_some() {
            (written.year, written.end) = (year, written.end + 2);
        }
        return Some((written.end, Some(written)));
    }
    // Monitoring services say so where a report has none.
    if reader.is(i, "no") && reader.is(i + 1, "date") && reader.has(i + 1, Shape::ALL_CAPITALS) {
        return Some((i + 2, None));
    }
    let word = reader.word(i);
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let month = reader.month(i).or_else(|| misspelt(&word[..letters]))?;
    if letters == word.len() {
        // `April, 13`
        let next = if reader.is(i + 1, ",") { i + 2 } else { i + 1 };
        if let Some(written) = month_first(reader, next, month) {
            return Some((written.end, Some(written)));
        }
        return digits(reader.word(i + 1)).map(|day| (i + 2, written(month, day, i + 2)));
    }
    // `March3`
    digits(&word[letters..]).map(|day| (i + 1, written(month, day, i + 1)))
}

fn written(month: i8, day: i16, end: usize) -> Option<Written> {
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some(Written { end, year: None, month, day })
}

/// A number of up to three digits, a letter O for a nought let pass.
fn digits(word: &str) -> Option<i16> {
    let fits = word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 3;
    fits.then(|| word.replace(['O', 'o'], "0").parse().ok())?
}

/// The month that `word` is, but for one letter wrong, missing, too many or two exchanged.
fn misspelt(word: &str) -> Option<i8> {
    if word.len() < 4 || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    MONTHS
        .iter()
        .filter(|(month, _)| month.len() >= 4)
        .find(|(month, _)| is_near(lower.as_bytes(), month.as_bytes()))
        .map(|(_, number)| *number)
}

/// Is one edit enough to make the words the same?
fn is_near(a: &[u8], b: &[u8]) -> bool {
    let head = a.iter().zip(b).take_while(|(left, right)| left == right).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(left, right)| left == right).count();
    match (&a[..a.len() - tail], &b[..b.len() - tail]) {
        ([] | [_], [] | [_]) => true,
        ([first, second], b) => b == [*second, *first],
        _ => false,
    }
}

/// The day in the year that brings it nearest to `published`.
pub(super) fn nearest(day: Written, published: Date) -> Option<Date> {
    let year = published.year();
    [year, year - 1, year + 1]
        .into_iter()
        .filter_map(|year| Date::new(year, day.month, day.day).ok())
        .min_by_key(|date| published.duration_until(*date).abs())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn one_letter_wrong() {
        for (word, month) in [
            ("Narch", Some(3)),
            ("Marc", Some(3)),
            ("Arpil", Some(4)),
            ("Mach", Some(3)),
            ("Mars", None),
            ("Lisbon", None),
        ] {
            assert_eq!(misspelt(word), month, "{word}");
        }
    }

    #[test]
    fn the_nearest_year() {
        let day = |month, day| Written { end: 0, year: None, month, day };
        assert_eq!(nearest(day(12, 30), date(2021, 1, 2)), Some(date(2020, 12, 30)));
        assert_eq!(nearest(day(1, 1), date(2020, 12, 31)), Some(date(2021, 1, 1)));
        assert_eq!(nearest(day(2, 29), date(2021, 3, 1)), Some(date(2020, 2, 29)));
    }
}
