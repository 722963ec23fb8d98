//! Days in digits: `2021-02-19`, `2021/02/19`, `14/09/2020`, `14-09-2020`, `14.09.2020`, `9/11`, `from 10/1
//! to 11/7`, `10/1/2018 - 10/7/2018`, and months: `2021-02`.
//!
//! Not `1/2`, `24/7`, `3-2`, `2021-02-30`. Of `05/06/2020` the month is first, unless the publication day tells.

use dateline_parser::Shape;
use dateline_schema::closed::Anchor;
use jiff::civil::{Date, date};

use super::scan::{Found, Scanner};
use super::value::{Value, When};

/// Eight digits are a day so many years around the publication at most.
const COMPACT_YEARS: i16 = 30;

/// A day in digits, with its year or without.
#[derive(Debug, Clone, Copy)]
enum Digits {
    Whole(Date),
    MonthDay(i8, i8),
}

const fn day_value(day: Date) -> Value {
    Value::Date(When::Day(day))
}

impl Scanner<'_, '_> {
    /// An expression in digits that begins with token `i`; two of them with a link between are a range.
    pub(super) fn numeric(&self, i: usize) -> Option<Found> {
        let attacks = self.text(i) == "9" && self.text(i + 1) == "/" && self.text(i + 2) == "11";
        let led = self.leads_to_day(i);
        if let Some((end, Digits::Whole(day))) = self.digit_day(i) {
            let found = Found::date(i, end, day_value(day), Anchor::Absolute, "numeric");
            let found = Found { doubtful: self.order_guessed(i, day), ..found };
            return Some(self.digit_range(i, end, Digits::Whole(day)).unwrap_or(found));
        }
        if let Some((end, short)) = self.digit_day(i).filter(|_| !attacks) {
            if let Some(found) = self.digit_range(i, end, short).filter(|found| {
                led || !found.doubtful || i == self.begin && found.end == self.limit
            }) {
                return Some(found);
            }
            let Digits::MonthDay(month, day) = short else { return None };
            let later = self.floor + 1 == i && self.is_one(self.floor, &["to", "and"])
                || i == self.begin && end == self.limit;
            if led || later {
                let resolved = self.day_of_year(month, day, self.side(i, end))?;
                let found = Found::date(i, end, resolved.value, resolved.anchor, "numeric");
                return Some(Found { doubtful: true, ..found });
            }
        }
        if attacks && self.published.is_none_or(|day| day >= date(2001, 9, 11)) {
            let value = day_value(date(2001, 9, 11));
            return Some(Found::date(i, i + 3, value, Anchor::Absolute, "numeric"));
        }
        None
    }

    /// Could day and month of the day in digits from token `i` change places?
    fn order_guessed(&self, i: usize, day: Date) -> bool {
        let parts = (self.digits(i), self.digits(i + 2));
        let (Some(first), Some(second)) = parts else { return false };
        first <= 12 && second <= 12 && first != second && self.published != Some(day)
    }

    /// Does a word stand before token `i` after which `10/1` is a day?
    fn leads_to_day(&self, i: usize) -> bool {
        i > self.begin
            && (self.word(i - 1).weekday.is_some()
                || self.is_one(
                    i - 1,
                    &["on", "from", "between", "until", "till", "since", "before", "dated"],
                ))
    }

    /// `20210219`, alone: a day only near the publication, for it could be any number.
    pub(super) fn eight_digits(&self, i: usize) -> Option<Found> {
        let word_follows = self.glued(i + 1) && self.has(i + 1, Shape::WORD);
        if self.text(i).len() != 8 || self.in_longer(i) || word_follows {
            return None;
        }
        let number = self.digits(i)?;
        let (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
        let day = Date::new(year as i16, month as i8, day as i8).ok()?;
        let near = self
            .published
            .is_some_and(|published| (published.year() - day.year()).abs() <= COMPACT_YEARS);
        near.then(|| Found::date(i, i + 1, day_value(day), Anchor::Absolute, "numeric"))
    }

    /// A day in digits from token `i`: its end.
    fn digit_day(&self, i: usize) -> Option<(usize, Digits)> {
        let text = self.text(i);
        if text.contains('.') {
            return Some((i + 1, Digits::Whole(self.day_of_parts(text.split('.'), true)?)));
        }
        let mark = self.text(i + 1);
        if !matches!(mark, "-" | "/" | "." | "\u{2010}" | "\u{2011}")
            || !self.glued(i + 1)
            || !self.glued(i + 2)
        {
            return None;
        }
        // Part of something longer: `A-2021-02-19`, `1/2021-02`.
        if self.glued(i)
            && i > self.floor
            && matches!(self.text(i - 1), "-" | "/" | "." | ":" | "$")
        {
            return None;
        }
        if self.text(i + 3) == mark && self.glued(i + 3) && self.glued(i + 4) {
            let parts = [text, self.text(i + 2), self.text(i + 4)];
            if let Some(day) = self.day_of_parts(parts.into_iter(), mark == ".") {
                let end = i + 5;
                let more = self.glued(end + 1)
                    && self.glued(end)
                    && matches!(self.text(end), "-" | "/")
                    && self.digit_day_after_dash(end + 1).is_none();
                return (!more).then_some((end, Digits::Whole(day)));
            }
        }
        if mark != "/" || self.counts(i + 3) || matches!(self.text(i + 3), "/" | "%") {
            return None;
        }
        let (first, second) = (self.digits(i)?, self.digits(i + 2)?);
        let within = |n: u32| (1..=31).contains(&n);
        if !within(first) || !within(second) || first > 12 && second > 12 {
            return None;
        }
        // Month first, unless there is no such month.
        let (month, day) = if first <= 12 { (first, second) } else { (second, first) };
        Some((i + 3, Digits::MonthDay(month as i8, day as i8)))
    }

    /// `10/1/2018-10/7/2018`, `10/1 - 11/7`, `5/1-5/7, 2020`: from the day that ends before token `end`.
    fn digit_range(&self, i: usize, end: usize, first: Digits) -> Option<Found> {
        if !self.dash(end) {
            return None;
        }
        // `10/1-11/7`: the later one is glued to the dash.
        let (stop, last) = if self.glued(end + 1) {
            self.digit_day_after_dash(end + 1)?
        } else {
            self.digit_day(end + 1)?
        };
        let (stop, year) = match last {
            Digits::MonthDay(..) => match self.year_after(stop) {
                Some((stop, year)) => (stop, Some(year)),
                None => (stop, None),
            },
            Digits::Whole(day) => (stop, Some(day.year())),
        };
        let (from, until, doubtful) = match (first, last, year) {
            (Digits::Whole(from), Digits::Whole(until), _) => (from, until, false),
            (Digits::MonthDay(month, day), Digits::Whole(until), Some(year)) => {
                let year = year - i16::from((month, day) > (until.month(), until.day()));
                (Date::new(year, month, day).ok()?, until, false)
            }
            (Digits::MonthDay(month, day), Digits::MonthDay(to_month, to_day), year) => {
                let year = if let Some(year) = year {
                    year
                } else {
                    let resolved = self.day_of_year(month, day, self.side(i, stop))?;
                    let Value::Date(When::Day(day)) = resolved.value else { return None };
                    day.year() + i16::from((month, day.day()) > (to_month, to_day))
                };
                let before = year - i16::from((month, day) > (to_month, to_day));
                let from = Date::new(before, month, day).ok()?;
                (from, Date::new(year, to_month, to_day).ok()?, true)
            }
            _ => return None,
        };
        if from > until {
            return None;
        }
        let value = Value::Between(When::Day(from), When::Day(until));
        let found = Found::date(i, stop, value, Anchor::Absolute, "numeric_range");
        Some(Found { doubtful, ..found })
    }

    /// The day in digits right after a dash, which would make it part of something longer elsewhere.
    fn digit_day_after_dash(&self, i: usize) -> Option<(usize, Digits)> {
        let (mark, last) = (self.text(i + 1), self.text(i + 3));
        if self.text(i + 3) == mark && matches!(last, "/" | "-" | ".") && self.glued(i + 4) {
            let parts = [self.text(i), self.text(i + 2), self.text(i + 4)];
            return Some((
                i + 5,
                Digits::Whole(self.day_of_parts(parts.into_iter(), mark == ".")?),
            ));
        }
        let (month, day) = (self.digits(i)?, self.digits(i + 2)?);
        let fits = mark == "/" && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then_some((i + 3, Digits::MonthDay(month as i8, day as i8)))
    }

    /// `2021-02`, `2015-3`: a month, where it cannot be a range of years.
    pub(super) fn month_of_digits(&self, i: usize) -> Option<Found> {
        let year = self.digits(i).filter(|n| (1000..2500).contains(n))?;
        let dashed = self.text(i).len() == 4
            && matches!(self.text(i + 1), "-" | "\u{2010}" | "\u{2011}")
            && self.glued(i + 1)
            && self.glued(i + 2);
        let month = self.digits(i + 2).filter(|n| (1..=12).contains(n) && dashed)?;
        let more = self.glued(i + 3) && matches!(self.text(i + 3), "-" | "/" | ":" | "%");
        if more || self.text(i + 2).len() > 2 || self.counts(i + 3) || self.in_longer(i) {
            return None;
        }
        let value = Value::Date(When::Month(Some(year as i16), month as i8));
        Some(Found::date(i, i + 3, value, Anchor::Absolute, "numeric_month"))
    }

    /// Is the token glued to something before it?
    fn in_longer(&self, i: usize) -> bool {
        self.glued(i) && !matches!(self.text(i - 1), "(" | "[" | "\"" | "'")
    }

    /// Three numbers as a day, where only one reading is possible.
    fn day_of_parts<'a>(
        &self,
        mut parts: impl Iterator<Item = &'a str>,
        stops: bool,
    ) -> Option<Date> {
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let number = |text: &str| -> Option<i16> {
            (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.parse().ok())?
        };
        let (first, second, third) = (number(a)?, number(b)?, number(c)?);
        let day = |year: i16, month: i16, day: i16| {
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        let plausible = |year: i16| (1000..2500).contains(&year);
        if a.len() == 4 && b.len() <= 2 && c.len() <= 2 {
            return plausible(first).then(|| day(first, second, third))?;
        }
        if c.len() != 4 || a.len() > 2 || b.len() > 2 || !plausible(third) {
            return None;
        }
        let (european, american) = (day(third, second, first), day(third, first, second));
        match (european, american) {
            (Some(one), None) | (None, Some(one)) => Some(one),
            (Some(european), Some(american)) => {
                let near = |day| self.published == Some(day);
                match () {
                    () if european == american || near(european) => Some(european),
                    () if near(american) => Some(american),
                    // Stops part the days of Europe; else month first, as most that write in
                    // English: a guess.
                    () if stops => Some(european),
                    () => Some(american),
                }
            }
            (None, None) => None,
        }
    }
}
