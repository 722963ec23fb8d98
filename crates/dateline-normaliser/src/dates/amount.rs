//! Numbers before a unit, read from right to left: `three`, `twenty-four`, `2 1/2`, `a few`,
//! `a couple of`, `two to three`, `half a`.
//!
//! `three-day` has an amount, `today` has none.

use dateline_lexicon::TimeRole;
use dateline_parser::Shape;

use super::scan::Scanner;

/// A number that stands before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // four things the words say or do not, in any mixture
pub(super) struct Amount {
    /// Its first token.
    pub(super) first: usize,
    /// How many; `None` where the words do not say (`several`).
    pub(super) count: Option<u32>,
    /// And a half?
    pub(super) half: bool,
    /// `a` or `an` alone.
    pub(super) article: bool,
    /// `two to three`: the lower number counts, there may be more.
    pub(super) more: bool,
    /// Joined to the unit by a hyphen: `three-day`.
    pub(super) joined: bool,
}

/// The most tokens that a number in words may have.
const LONGEST: usize = 8;

impl Scanner<'_, '_> {
    /// The amount that ends before token `end`.
    pub(super) fn amount(&self, end: usize) -> Option<Amount> {
        let last = self.before(end)?;
        let (end, joined) = if self.joiner(last) { (last, true) } else { (end, false) };
        let mut amount = self.plain_amount(end)?;
        amount.joined = joined;
        if joined && amount.count.is_none() {
            // `a several-year tenure`
            amount.first = end - 1;
        }
        if amount.article || amount.count.is_none() {
            return Some(amount);
        }
        // `two to three`, `12 or 18`, `2-3`
        if let Some(link) = self.before(amount.first)
            && (self.is_one(link, &["to", "or", "and"]) || self.dash(link))
            && let Some(lower) = self.plain_amount(link)
            && !lower.article
            && let (Some(low), Some(high)) = (lower.count, amount.count)
            && low < high
            // `between three and five years`
            && (!self.is(link, "and")
                || self.before(lower.first).is_some_and(|i| self.is(i, "between")))
            && !(self.is(link, "to")
                && self.before(lower.first).is_some_and(|i| self.is(i, "from"))
                && high > 1900)
        {
            return Some(Amount { more: true, ..lower });
        }
        Some(amount)
    }

    fn plain_amount(&self, end: usize) -> Option<Amount> {
        let last = self.before(end)?;
        let new = |first, count| Amount {
            first,
            count,
            half: false,
            article: false,
            more: false,
            joined: false,
        };
        let word = self.word(last);
        // `a couple of`
        if self.is(last, "of") {
            let at = self.before(last)?;
            let head = self.word(at);
            if head.is(TimeRole::COUPLE) {
                return Some(new(self.with_one(at), Some(2)));
            }
            // `a number of years`, `dozens of days`
            let one = self.before(at).is_some_and(|one| self.word(one).is(TimeRole::ONE));
            let many = self
                .is_one(at, &["dozens", "hundreds", "thousands", "millions", "billions", "scores"])
                || one && self.is_one(at, &["number", "handful"]);
            return many.then(|| new(self.with_one(at), None));
        }
        // `half a`
        if word.is(TimeRole::ONE) {
            return Some(match self.before(last) {
                Some(at) if self.word(at).is(TimeRole::FRACTION) => {
                    Amount { half: true, ..new(at, Some(0)) }
                }
                _ => Amount { article: true, ..new(last, Some(1)) },
            });
        }
        if word.is(TimeRole::SOME) {
            // `the fourth meeting in as many months`
            if self.before(last).is_some_and(|at| self.is(at, "as")) {
                return None;
            }
            return Some(new(self.with_one(last), None));
        }
        if word.is(TimeRole::COUPLE) {
            return Some(new(self.with_one(last), Some(2)));
        }
        // `65 million years`: more than anybody counts in a calendar.
        if self.is_one(last, &["million", "billion"]) {
            let count = self.before(last).filter(|&at| {
                let word = self.word(at);
                self.has(at, Shape::NUMBER) || word.is_any(TimeRole::CARDINAL | TimeRole::ONE)
            });
            return Some(new(count.unwrap_or(last), None));
        }
        // `one and a half`, `2 1/2`, `2-1/2`
        if word.is(TimeRole::FRACTION) {
            // `one and half`
            if let Some(and) = self.before(last).filter(|&i| self.is(i, "and")) {
                return Some(Amount { half: true, ..self.plain_amount(and)? });
            }
            let article = self.back(last).filter(|&i| self.word(i).is(TimeRole::ONE))?;
            let Some(and) = self.back(article).filter(|&i| self.is(i, "and")) else {
                return Some(Amount { half: true, ..new(article, Some(0)) });
            };
            let end = self.before(and).filter(|&at| self.joiner(at)).unwrap_or(and);
            return Some(Amount { half: true, ..self.plain_amount(end)? });
        }
        if self.has(last, Shape::NUMBER) {
            return self.written(last);
        }
        self.spelled(last)
    }

    /// The token before `i`, over a hyphen: of `two-and-a-half`.
    fn back(&self, i: usize) -> Option<usize> {
        let at = self.before(i)?;
        if self.joiner(at) { self.before(at) } else { Some(at) }
    }

    /// The number in digits that token `last` is, or that a fraction ends with it.
    fn written(&self, last: usize) -> Option<Amount> {
        let new = |first, count, half| {
            Some(Amount {
                first,
                count: Some(count),
                half,
                article: false,
                more: false,
                joined: false,
            })
        };
        if let Some(slash) = self.before(last).filter(|&i| self.text(i) == "/") {
            let top = self.before(slash)?;
            if self.text(top) != "1" || self.text(last) != "2" {
                return None;
            }
            let whole =
                self.before(top).map(|i| if self.joiner(i) { i.saturating_sub(1) } else { i });
            return match whole.and_then(|i| Some((i, self.digits(i)?))) {
                Some((i, count)) if i >= self.floor => new(i, count, true),
                _ => new(top, 0, true),
            };
        }
        let text = self.text(last);
        if let Some(whole) = text.strip_suffix(".5") {
            return new(last, whole.parse().ok()?, true);
        }
        if text.len() > 11 || text.contains('.') {
            return None;
        }
        let mut count: u32 = 0;
        for byte in text.bytes().filter(|&b| b != b',') {
            if !byte.is_ascii_digit() {
                return None;
            }
            count = count.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
        }
        // Part of a longer number, of money, of a score.
        let before = last.checked_sub(1).map_or("", |i| self.text(i));
        let part = matches!(before, "$" | "\u{a3}" | "\u{20ac}" | "#" | "." | "/" | ":")
            && self.glued(last);
        (!part).then(|| new(last, count, false))?
    }

    /// The number in words that ends with token `last`.
    fn spelled(&self, last: usize) -> Option<Amount> {
        let number = TimeRole::CARDINAL | TimeRole::MULTIPLIER;
        if !self.word(last).is_any(number) {
            return None;
        }
        let mut first = last;
        while let Some(at) = self.before(first) {
            if last - at > LONGEST {
                break;
            }
            let word = self.word(at);
            let follows = self.word(first);
            // `two four-year terms` is no six years.
            let apart = word.is(TimeRole::CARDINAL)
                && follows.is(TimeRole::CARDINAL)
                && !(word.number >= 20 && follows.number < 10);
            if apart {
                break;
            }
            if word.is_any(number) || word.is(TimeRole::ONE) && follows.is(TimeRole::MULTIPLIER) {
                first = at;
            } else if (self.joiner(at) || self.is(at, "and") && last > at)
                && let Some(next) = self.before(at)
                && self.word(next).is_any(number)
                && (self.joiner(at) || self.word(next).is(TimeRole::MULTIPLIER))
            {
                first = next;
            } else if self.digits(at).is_some() && follows.is(TimeRole::MULTIPLIER) {
                first = at;
            } else {
                break;
            }
        }
        let mut total: u32 = 0;
        let mut part: u32 = 0;
        for i in first..=last {
            let word = self.word(i);
            if word.is(TimeRole::MULTIPLIER) {
                part = part.max(1).saturating_mul(word.number);
                if word.number >= 1000 {
                    total = total.saturating_add(part);
                    part = 0;
                }
            } else if word.is_any(TimeRole::CARDINAL | TimeRole::ONE) {
                part = part.saturating_add(word.number);
            } else if let Some(digits) = self.digits(i) {
                part = part.saturating_add(digits);
            }
        }
        let count = Some(total.saturating_add(part));
        Some(Amount { first, count, half: false, article: false, more: false, joined: false })
    }

    /// A year in words that begins at `first` (`nineteen ninety-six`, `two thousand five`): its end.
    pub(super) fn spelled_year(&self, first: usize) -> Option<(usize, i16)> {
        let tens = self.word(first);
        if !tens.is(TimeRole::CARDINAL) {
            return None;
        }
        let next = self.word(first + 1);
        if tens.number == 2 && next.is(TimeRole::MULTIPLIER) && next.number == 1000 {
            let mut at = first + 2;
            if self.is(at, "and") {
                at += 1;
            }
            let (end, rest) = self.below_hundred(at).unwrap_or((first + 2, 0));
            return Some((end, 2000 + rest as i16));
        }
        if !(18..=20).contains(&tens.number) {
            return None;
        }
        let (end, rest) = self.below_hundred(first + 1)?;
        (rest >= 10).then_some((end, (tens.number * 100 + rest) as i16))
    }

    /// A cardinal below a hundred in words from token `at`: its end and value.
    fn below_hundred(&self, at: usize) -> Option<(usize, u32)> {
        let word = self.word(at);
        if !word.is(TimeRole::CARDINAL) || word.number == 0 {
            return None;
        }
        let tens = word.number >= 20;
        let unit = if self.joiner(at + 1) { at + 2 } else { at + 1 };
        let ones = self.word(unit);
        if tens && ones.is(TimeRole::CARDINAL) && (1..10).contains(&ones.number) {
            return Some((unit + 1, word.number + ones.number));
        }
        Some((at + 1, word.number))
    }

    /// `a` before `a few`, taken in.
    fn with_one(&self, first: usize) -> usize {
        match self.before(first) {
            Some(i) if self.word(i).is(TimeRole::ONE) => i,
            _ => first,
        }
    }

    /// The ordinal that token `i` is: `third`, `13th`.
    pub(super) fn ordinal(&self, i: usize) -> Option<u32> {
        let word = self.word(i);
        if word.is(TimeRole::ORDINAL) {
            return Some(word.number);
        }
        if !self.has(i, Shape::ORDINAL) {
            return None;
        }
        let text = self.text(i);
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        text[..end].parse().ok()
    }
}
