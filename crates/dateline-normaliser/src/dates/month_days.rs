//! The day of the month beside the name of a month: `Feb 19`, `the 19th of February`, `17 to 19 March`.
//!
//! Not `in May 20 people died`, `19 of February's cases`.

use dateline_lexicon::TimeRole;
use dateline_parser::Shape;

use super::scan::Scanner;

/// A day of the month or two of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    pub(super) first: i8,
    pub(super) last: Option<i8>,
    /// The word that stands between them: with a mark there they are one expression, else two.
    pub(super) link: Option<usize>,
}

impl Days {
    const fn one(first: i8) -> Self {
        Self { first, last: None, link: None }
    }
}

impl Scanner<'_, '_> {
    /// The day or days beside the month that token `i` is, and what they and the month cover.
    pub(super) fn days_around(&self, i: usize) -> Option<(usize, usize, Days)> {
        if let Some((end, days)) = self.days_after(i + 1) {
            return Some((i, end, days));
        }
        let (first, days) = self.days_before(i)?;
        Some((first, i + 1, days))
    }

    /// `19`, `19th`, `17-19`, `3 to 5` from token `at`.
    pub(super) fn days_after(&self, at: usize) -> Option<(usize, Days)> {
        // `June the 28th`, but not `21 May the first troops`
        let article = self.word(at).is(TimeRole::ARTICLE)
            && self.ordinal(at + 1).is_some()
            && !(self.noun(at + 2) && at >= 2 && self.digits(at - 2).is_some());
        let at = if article { at + 1 } else { at };
        if let Some((end, first)) = self.spelled_day(at) {
            return Some((end, Days::one(first)));
        }
        let first = self.day_number(at)?;
        let end = at + 1;
        // `17 to 19`; `17 and 18` are a range of two days, `3 and 9` are not.
        let and = self.is(end, "and");
        let link = self.dash(end) || and || self.is_one(end, &["to", "through"]);
        if link
            && let Some(last) = self.day_number(end + 1)
            && last > first
            && (!and || last == first + 1)
            && self.word(end + 2).month.is_none()
            && !self.counts(end + 2)
        {
            return Some((end + 2, self.two_of(first, last, end)));
        }
        // `in May 20 people died`; `May 20:15`
        let counted =
            self.counts(end) && at >= self.begin + 2 && self.word(at - 2).is(TimeRole::LEADS_YEAR);
        if counted || self.clock_mark(end) || self.text(end) == "%" {
            return None;
        }
        Some((end, Days::one(first)))
    }

    /// `19`, `the 19th of`, `17-19`, `3 to 5` before token `i`.
    fn days_before(&self, i: usize) -> Option<(usize, Days)> {
        let mut at = self.before(i)?;
        let of = self.is(at, "of");
        if of {
            at = self.before(at)?;
        }
        let ordinal = self.has(at, Shape::ORDINAL) || self.word(at).is(TimeRole::ORDINAL);
        if ordinal
            && let Some((first, day)) = self.ordinal_before(at + 1)
            && first != at
            && day <= 31
        {
            let days = Days::one(day as i8);
            return Some((self.with_article(first), days));
        }
        let last = self.day_number(at)?;
        let glued = self.glued(at).then(|| self.text(at - 1));
        // `10:30 December`, but `he said:30 December`
        let clock = glued == Some(":") && at >= 2 && self.has(at - 2, Shape::NUMBER);
        if clock || matches!(glued, Some("$" | "/" | "." | "#" | "\u{a3}")) {
            return None;
        }
        if let Some(link) = self.before(at)
            && (self.dash(link) || self.is_one(link, &["to", "and"]))
            && let Some(lower) = self.before(link)
            && let Some(first) = self.day_number(lower)
            && first < last
            && (!self.is(link, "and")
                || last == first + 1
                || self.before(lower).is_some_and(|lead| self.is(lead, "between")))
        {
            return Some((lower, self.two_of(first, last, link)));
        }
        // `19 of February` is two things, `the 19th of February` a day.
        if of && !ordinal {
            return None;
        }
        let first = if ordinal { self.with_article(at) } else { at };
        Some((first, Days::one(last)))
    }

    /// `twenty-nine`, `twenty second` from token `at`, as a day of the month: its end and number.
    fn spelled_day(&self, at: usize) -> Option<(usize, i8)> {
        let tens = self.word(at);
        if !tens.is(TimeRole::CARDINAL) || !matches!(tens.number, 20 | 30) {
            return None;
        }
        let last = if self.joiner(at + 1) { at + 2 } else { at + 1 };
        let ones = self.word(last);
        let number = tens.number + ones.number;
        let fits = ones.is_any(TimeRole::CARDINAL | TimeRole::ORDINAL)
            && (1..10).contains(&ones.number)
            && number <= 31;
        (fits && !self.counts(last + 1)).then_some((last + 1, number as i8))
    }

    /// A day of the month: 1 to 31, in digits or as an ordinal.
    pub(super) fn day_number(&self, i: usize) -> Option<i8> {
        let number = match self.digits(i) {
            Some(number) if self.text(i).len() <= 2 => number,
            Some(_) => return None,
            None => self.ordinal(i)?,
        };
        (1..=31).contains(&number).then_some(number as i8)
    }

    /// Two days with the token `link` between.
    fn two_of(&self, first: i8, last: i8, link: usize) -> Days {
        Days { first, last: Some(last), link: Some(link).filter(|&link| !self.dash(link)) }
    }
}
