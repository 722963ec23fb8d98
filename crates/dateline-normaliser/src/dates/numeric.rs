//! Days in digits: `2021-02-19`, `2021/02/19`, `14/09/2020`, `14-09-2020`, `14.09.2020`, `9/11`.
//!
//! Not `1/2`, `24/7`, `3-2`, `2021-02-30`; `05/06/2020` only where the publication day tells.

use dateline_schema::closed::Anchor;
use jiff::civil::{Date, date};

use super::scan::{Found, Scanner};
use super::value::{Value, When};

impl Scanner<'_, '_> {
    /// An expression in digits that begins with token `i`.
    pub(super) fn numeric(&self, i: usize) -> Option<Found> {
        let build = |end, day| {
            Some(Found::date(i, end, Value::Date(When::Day(day)), Anchor::Absolute, "numeric"))
        };
        let text = self.text(i);
        if text.contains('.') {
            return build(i + 1, self.day_of_parts(text.split('.'))?);
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
            && i > self.begin
            && matches!(self.text(i - 1), "-" | "/" | "." | ":" | "$")
        {
            return None;
        }
        if self.text(i + 3) == mark && self.glued(i + 3) && self.glued(i + 4) {
            let more = self.glued(i + 5) && matches!(self.text(i + 5), "-" | "/");
            let day = self.day_of_parts([text, self.text(i + 2), self.text(i + 4)].into_iter())?;
            return if more { None } else { build(i + 5, day) };
        }
        let attacks = text == "9" && mark == "/" && self.text(i + 2) == "11";
        if attacks && self.published.is_none_or(|day| day >= date(2001, 9, 11)) {
            return build(i + 3, date(2001, 9, 11));
        }
        None
    }

    /// Three numbers as a day, where only one reading is possible.
    fn day_of_parts<'a>(&self, mut parts: impl Iterator<Item = &'a str>) -> Option<Date> {
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
                    () => None,
                }
            }
            (None, None) => None,
        }
    }
}
