//! A day as headers, bylines and datelines write it: `Feb. 19, 2021`, `3 JAN 90`, `2021-02-19`,
//! `14-09-2020`, `Monday, 19 February`.

use dateline_lexicon::WordClass;
use jiff::civil::Date;

use super::reader::Reader;
use crate::token::Shape;

/// A day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    pub(super) day: i8,
}

impl Written {
    /// The day, if the year is written and the day exists.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// Does such a day exist, in any year?
    pub(super) fn exists(self) -> bool {
        Date::new(self.year.unwrap_or(2000), self.month, self.day).is_ok()
    }
}

/// The day that begins with token `i`.
pub(super) fn day_at(reader: Reader<'_, '_>, i: usize) -> Option<Written> {
    let i = after_weekday(reader, i);
    if let Some(month) = reader.month(i) {
        return month_first(reader, i + 1, month);
    }
    if reader.has(i, Shape::NUMBER) {
        return numeric(reader, i).or_else(|| day_first(reader, i));
    }
    None
}

/// Past `Monday,`.
fn after_weekday(reader: Reader<'_, '_>, i: usize) -> usize {
    if reader.can_be(i, WordClass::WEEKDAY) && reader.has(i, Shape::WORD) {
        return if reader.mark(i + 1, &[",", "."]) { i + 2 } else { i + 1 };
    }
    i
}

/// `19, 2021` after a month.
pub(super) fn month_first(reader: Reader<'_, '_>, i: usize, month: i8) -> Option<Written> {
    // `Sept . 19`: some wires set the stop apart.
    let i = if reader.is(i, ".") { i + 1 } else { i };
    let day = day_of_month(reader, i)?;
    let comma = if reader.mark(i + 1, &[","]) { i + 2 } else { i + 1 };
    let year = reader.number(comma).filter(|year| is_year(*year));
    let end = if year.is_some() { comma + 1 } else { i + 1 };
    let (end, year) = short_year(reader, end, year);
    Some(Written { end, year, month, day })
}

/// `19 February 2021`, `3 JAN 90`.
fn day_first(reader: Reader<'_, '_>, i: usize) -> Option<Written> {
    let day = day_of_month(reader, i)?;
    let at = if reader.is(i + 1, "of") { i + 2 } else { i + 1 };
    let month = reader.month(at)?;
    let comma = if reader.mark(at + 1, &[","]) { at + 2 } else { at + 1 };
    let year = reader.number(comma).filter(|year| is_year(*year));
    let end = if year.is_some() { comma + 1 } else { at + 1 };
    let (end, year) = short_year(reader, end, year);
    Some(Written { end, year, month, day })
}

/// A year of two digits right after the date.
fn short_year(reader: Reader<'_, '_>, end: usize, year: Option<i16>) -> (usize, Option<i16>) {
    if year.is_some() || reader.word(end).len() != 2 {
        return (end, year);
    }
    match reader.number(end) {
        // As POSIX reads them: 69 to 99 are of the last century.
        Some(short) if !reader.mark(end + 1, &[":", "%"]) => {
            (end + 1, Some(if short >= 69 { 1900 + short } else { 2000 + short }))
        }
        _ => (end, None),
    }
}

fn day_of_month(reader: Reader<'_, '_>, i: usize) -> Option<i8> {
    let word = reader.word(i);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 || digits < word.len() && !reader.has(i, Shape::ORDINAL) {
        return None;
    }
    word[..digits].parse().ok().filter(|day| (1..=31).contains(day))
}

fn is_year(year: i16) -> bool {
    (1000..2500).contains(&year)
}

/// `2021-02-19`, `2021/02/19`, `14-09-2020`, `14.09.2020`; the month is the part that can be one.
pub(super) fn numeric(reader: Reader<'_, '_>, i: usize) -> Option<Written> {
    let word = reader.word(i);
    if word.contains('.') {
        let mut parts = word.split('.').map(|part| (part.len() <= 4).then(|| part.parse().ok())?);
        let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
        return if parts.next().is_some() { None } else { ordered(i + 1, a, b, c) };
    }
    let mark = reader.word(i + 1);
    let glued = (1..5).all(|n| reader.glued(i + n));
    if !glued || !matches!(mark, "-" | "/" | "\u{2010}" | "\u{2011}") || reader.word(i + 3) != mark
    {
        return None;
    }
    ordered(i + 5, reader.number(i)?, reader.number(i + 2)?, reader.number(i + 4)?)
}

fn ordered(end: usize, a: i16, b: i16, c: i16) -> Option<Written> {
    let small = |n: i16| i8::try_from(n).ok().filter(|n| (0..=99).contains(n));
    let (year, month, day) = match () {
        () if is_year(a) => (a, small(b)?, small(c)?),
        // A month over 12 is the day of the American order.
        () if is_year(c) && b > 12 && a <= 12 => (c, small(a)?, small(b)?),
        () if is_year(c) => (c, small(b)?, small(a)?),
        () => return None,
    };
    Some(Written { end, year: Some(year), month, day })
}
