//! Days and months with marks between their parts: `05-Aug-2016`, `2019/Aug/1`, `Sep-23-2020`, `Oct/2`,
//! `Jan-Feb 2017`, `Nov. 18-Dec. 19, 2015`, and parts of a year by their letter: `Q3 2019`, `2019-H2`.
//!
//! Not `Mar-a-Lago`, `May-June`, `Q3` as a thing's name after a number.

use dateline_lexicon::TimeRole;
use dateline_parser::Shape;
use dateline_schema::closed::Anchor;
use jiff::civil::Date;

use super::scan::{Found, Scanner};
use super::value::{Value, When};

/// A part of a date in marks.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Year(i16),
    Month(i8),
    Day(i8),
}

impl Scanner<'_, '_> {
    /// Three parts, one of them the name of a month, that begin with token `i`; or a month and a day.
    pub(super) fn marked_date(&self, i: usize) -> Option<Found> {
        let first = self.part(i)?;
        let mark = self.mark(i + 1)?;
        let second = self.part(i + 2)?;
        let found = |end, day, anchor| {
            Some(Found::date(i, end, Value::Date(When::Day(day)), anchor, "marked_date"))
        };
        if self.mark(i + 3) == Some(mark)
            && let Some(third) = self.part(i + 4)
        {
            let parts = [first, second, third];
            let year = parts.iter().find_map(|part| match part {
                Part::Year(year) => Some(*year),
                _ => None,
            });
            let month = parts.iter().find_map(|part| match part {
                Part::Month(month) => Some(*month),
                _ => None,
            });
            let day = parts.iter().find_map(|part| match part {
                Part::Day(day) => Some(*day),
                _ => None,
            });
            return found(i + 5, Date::new(year?, month?, day?).ok()?, Anchor::Absolute);
        }
        match (first, second) {
            // `Oct/2`, `2/Oct`; a hyphen there joins other things as well.
            (Part::Month(month), Part::Day(day)) | (Part::Day(day), Part::Month(month))
                if mark == "/" =>
            {
                let resolved = self.day_of_year(month, day, self.side(i, i + 3))?;
                let found = Found::date(i, i + 3, resolved.value, resolved.anchor, "marked_date");
                Some(Found { doubtful: resolved.doubtful, ..found })
            }
            // `Dec/2018`
            (Part::Month(month), Part::Year(year)) => {
                let value = Value::Date(When::Month(Some(year), month));
                Some(Found::date(i, i + 3, value, Anchor::Absolute, "marked_date"))
            }
            _ => None,
        }
    }

    /// A mark that joins the parts of a date.
    fn mark(&self, i: usize) -> Option<&'static str> {
        let mark = match self.text(i) {
            "-" | "\u{2010}" | "\u{2011}" => "-",
            "/" => "/",
            _ => return None,
        };
        (self.glued(i) && self.glued(i + 1)).then_some(mark)
    }

    fn part(&self, i: usize) -> Option<Part> {
        if let Some(month) = self.word(i).month {
            return Some(Part::Month(month));
        }
        let number = self.digits(i)?;
        match self.text(i).len() {
            4 if (1000..2500).contains(&number) => Some(Part::Year(number as i16)),
            1 | 2 if (1..=31).contains(&number) => Some(Part::Day(number as i8)),
            _ => None,
        }
    }

    /// `Jan-Feb 2017`, `January-March`, whose first month is token `i`; the year of the second, if it is
    /// written, is that of both, or the first lies in the year before.
    pub(super) fn month_range(&self, i: usize, month: i8) -> Option<Found> {
        // `the January/March quarter`, but `in February/March` are two months
        let noun = self.is_one(i + 3, &["quarter", "period"]);
        let apart = self.word(i + 2).month == Some(month + 2) && month % 3 == 1;
        let quarter = noun || apart && self.text(i + 1) == "/";
        let slash = quarter && self.text(i + 1) == "/" && self.glued(i + 1) && self.glued(i + 2);
        if !slash && !self.dash(i + 1) && !self.joiner(i + 1) {
            return None;
        }
        let last = self.word(i + 2).month.filter(|_| self.has(i + 2, Shape::CAPITAL))?;
        let before = |year: i16| if last < month { year.checked_sub(1) } else { Some(year) };
        if let Some((end, year)) = self.year_after(i + 3) {
            let first = When::Month(Some(before(year)?), month);
            let value = Value::Between(first, When::Month(Some(year), last));
            return Some(Found::date(i, end, value, Anchor::Absolute, "month_range"));
        }
        // `the October-December fourth quarter of 1986`
        let unit = self.word(i + 4).unit;
        if let Some(number) = self.ordinal(i + 3).filter(|number| (1..=4).contains(number))
            && unit == Some(dateline_lexicon::Unit::Quarter)
        {
            let whole =
                self.part_of_year(i + 4, i + 3, |year| When::Quarter(year, number as i8))?;
            return Some(Found { first: self.with_article(i), ..whole });
        }
        if self.digits(i + 3).is_some() || self.ordinal(i + 3).is_some() {
            return None;
        }
        let resolved = self.month_of_year(last, self.side(i, i + 3));
        let Value::Date(When::Month(Some(year), _)) = resolved.value else { return None };
        if quarter && month % 3 == 1 && last == month + 2 {
            let value = Value::Date(When::Quarter(Some(year), last / 3));
            let (first, end) = if noun { (self.with_article(i), i + 4) } else { (i, i + 3) };
            let found = Found::date(first, end, value, resolved.anchor, "month_range");
            return Some(Found { doubtful: resolved.doubtful, ..found });
        }
        let first = When::Month(Some(before(year)?), month);
        let value = Value::Between(first, When::Month(Some(year), last));
        let found = Found::date(i, i + 3, value, resolved.anchor, "month_range");
        Some(Found { doubtful: resolved.doubtful, ..found })
    }

    /// `Q3`, `H1` with its year: its letter and number are token `i`.
    pub(super) fn lettered_part(&self, i: usize) -> Option<Found> {
        let (unit, number) = self.word(i).year_part?;
        if !self.has(i, Shape::CAPITAL) && self.year_beside(i).is_none() {
            return None;
        }
        let when = |year: Option<i16>| match unit {
            dateline_lexicon::Unit::Half => When::Half(year, number),
            _ => When::Quarter(year, number),
        };
        if let Some((first, end, year)) = self.year_beside(i) {
            let value = Value::Date(when(Some(year)));
            return Some(Found::date(first, end, value, Anchor::Absolute, "lettered_part"));
        }
        let led = self.before(i).is_none_or(|at| {
            self.word(at).is_any(TimeRole::LEADS | TimeRole::SHIFT | TimeRole::POSSESSIVE)
        });
        led.then(|| self.part_of_year(i, i, when))?
    }

    /// `2017 April`, whose year is token `i`.
    pub(super) fn month_after_year(&self, i: usize) -> Option<Found> {
        let year = self.year_number(i)?;
        let word = self.word(i + 1);
        let month = word.month.filter(|_| !word.is(TimeRole::SHORT))?;
        let lower = !self.has(i + 1, Shape::CAPITAL);
        let day = self.digits(i + 2).is_some() || self.ordinal(i + 2).is_some();
        if day || lower && word.is(TimeRole::ALSO_WORD) || self.in_name(i + 1) {
            return None;
        }
        let value = Value::Date(When::Month(Some(year), month));
        Some(Found::date(i, i + 2, value, Anchor::Absolute, "month_year"))
    }

    /// `2019 Q3`, `2019-H2`, whose year is token `i`.
    pub(super) fn part_after_year(&self, i: usize) -> Option<Found> {
        self.year_number(i)?;
        let at = if self.joiner(i + 1) || self.text(i + 1) == "/" { i + 2 } else { i + 1 };
        self.word(at).year_part?;
        self.lettered_part(at)
    }

    /// The year right before or after token `i`: where both begin and end, and the year.
    fn year_beside(&self, i: usize) -> Option<(usize, usize, i16)> {
        let after = if self.joiner(i + 1) || self.text(i + 1) == "/" { i + 2 } else { i + 1 };
        if let Some(year) = self.year_number(after) {
            return Some((i, after + 1, year));
        }
        if let Some((end, year)) = self.year_after(i + 1) {
            return Some((i, end, year));
        }
        let mut at = self.before(i)?;
        if self.joiner(at) || self.text(at) == "/" {
            at = self.before(at)?;
        }
        let number = self.digits(at).filter(|n| (1000..2500).contains(n))?;
        (self.text(at).len() == 4).then_some((at, i + 1, number as i16))
    }
}
