//! Days and months by the name of the month: `Feb 19`, `19 February 2021`, `the 19th of February`,
//! `Feb. 17-19`, `February 2021`, `April of last year`, `last May`.
//!
//! Not `Mrs May`, `may meet`, `a march`, `April Glaspie`.

use dateline_lexicon::{TimeRole, WordClass};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType};
use jiff::civil::Date;

use super::anchor::Resolved;
use super::month_days::Days;
use super::scan::{Found, Scanner};
use super::story::add_months;
use super::tense::{Side, Told};
use super::value::{Value, When};

impl Scanner<'_, '_> {
    /// An expression whose month is token `i`.
    pub(super) fn month(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let month = word.month?;
        let capital = self.has(i, Shape::CAPITAL);
        if self.in_name(i) {
            return None;
        }
        if let Some((first, end, days)) = self.days_around(i) {
            // `we march 20 miles` in lower case is no date, `march 20th` is.
            let told = capital
                || !word.is(TimeRole::ALSO_WORD)
                || self.has(end - 1, Shape::ORDINAL)
                || self.has(first, Shape::ORDINAL)
                || self.year_after(end).is_some();
            return if told { self.dated(first, end, month, days) } else { None };
        }
        if !capital && word.is_any(TimeRole::ALSO_WORD | TimeRole::SHORT) {
            return None;
        }
        if let Some(found) = self.month_range(i, month).or_else(|| self.quarter_of_month(i, month))
        {
            return Some(found);
        }
        if let Some((end, year)) = self.year_after(i + 1).or_else(|| self.short_year_of_month(i)) {
            let (first, modifier) = self.phase(i);
            let found = Found::date(
                first,
                end,
                Value::Date(When::Month(Some(year), month)),
                Anchor::Absolute,
                "month_year",
            );
            return Some(found.modified((first, modifier)));
        }
        let led = i > self.begin
            && self
                .word(i - 1)
                .is_any(TimeRole::LEADS_YEAR | TimeRole::SHIFT | TimeRole::PHASE | TimeRole::EACH);
        if capital || led { Some(self.with_month_of(self.bare_month(i, month)?)) } else { None }
    }

    /// `the month of February` is all of it.
    fn with_month_of(&self, found: Found) -> Found {
        let noun = self
            .before(found.first)
            .filter(|&of| self.is(of, "of") && found.modifier.is_none())
            .and_then(|of| self.before(of))
            .filter(|&noun| self.is(noun, "month"));
        match noun {
            Some(noun) => Found { first: self.with_article(noun), ..found },
            None => found,
        }
    }

    /// Does a noun stand here that a number counts, or the rest of a larger number?
    pub(super) fn counts(&self, i: usize) -> bool {
        let word = self.word(i);
        word.is_any(TimeRole::COUNTED) || word.unit.is_some() && word.is(TimeRole::PLURAL)
    }

    /// A day of the month with its month; the year may follow, or a dash and the day it lasts to.
    fn dated(&self, first: usize, end: usize, month: i8, days: Days) -> Option<Found> {
        self.dated_until(first, end, month, days, true)
    }

    /// The same, where a dash may follow or not: a range has two ends, however many dashes follow.
    fn dated_until(
        &self,
        first: usize,
        end: usize,
        month: i8,
        days: Days,
        range: bool,
    ) -> Option<Found> {
        // `28 June in 2020`
        let in_year = if self.is(end, "in") { self.year_number(end + 1) } else { None };
        let written = in_year.map(|year| (end + 2, year)).or_else(|| self.year_after(end));
        if days.last.is_none()
            && let Some((end, day)) = self.era_of_day(end, month, days.first)
        {
            return Some(Found::date(first, end, Value::Date(day), Anchor::Absolute, "era"));
        }
        let (end, year) = match written {
            Some((end, year)) => (end, Some(year)),
            None => match self.short_year(first, end) {
                Some((end, year)) => (end, Some(year)),
                None => (end, self.year_of_later(end, month)),
            },
        };
        // `Nov. 18-Dec. 19, 2015`
        if range
            && days.last.is_none()
            && (self.dash(end) || self.joiner(end))
            && self.glued(end + 1)
            && let Some(later) = self.word(end + 1).month
            && self.has(end + 1, Shape::CAPITAL)
            && let Some((stop, until)) = self.days_after(end + 2)
            && let Some(Found { value: Some(Value::Date(When::Day(last))), end, anchor, .. }) =
                self.dated_until(end + 1, stop, later, until, false)
        {
            let year = year.unwrap_or(last.year() - i16::from(last.month() < month));
            let from = When::Day(Date::new(year, month, days.first).ok()?);
            let value = Value::Between(from, When::Day(last));
            return Some(Found::date(first, end, value, anchor, "day_range"));
        }
        let (value, anchor, doubtful) = if let Some(year) = year {
            let day = When::Day(Date::new(year, month, days.first).ok()?);
            (Value::Date(day), Anchor::Absolute, false)
        } else {
            let beside = self
                .year_right_before(first, end)
                .or_else(|| self.year_of_earlier(first, month, days.first))
                .or_else(|| self.year_carried(first, end, month));
            let told = if let Some(day) = self.shifted_day(first, month, days.first) {
                Some((day, Anchor::Published))
            } else if self.is_attack(end, month, days.first) {
                Date::new(2001, 9, 11).ok().map(|day| (day, Anchor::Absolute))
            } else {
                beside
                    .and_then(|year| Date::new(year, month, days.first).ok())
                    .map(|day| (day, Anchor::Narrative))
            };
            let resolved = if let Some((day, anchor)) = told {
                Resolved::new(When::Day(day), anchor)
            } else {
                let side = self.side(first, end).filter(|_| !self.was_set(first, end));
                self.day_of_year(month, days.first, side)?
            };
            (resolved.value, resolved.anchor, resolved.doubtful)
        };
        let rule = match (year, days.last) {
            (_, Some(_)) => "day_range",
            (Some(_), None) => "month_day_year",
            (None, None) => "month_day",
        };
        let found = |end, value| {
            let found = Found { doubtful, ..Found::date(first, end, value, anchor, rule) };
            found.modified(self.phase(first))
        };
        let (Value::Date(When::Day(day)), Some(last)) = (value, days.last) else {
            return Some(found(end, value));
        };
        let last = When::Day(Date::new(day.year(), month, last).ok()?);
        Some(match days.link {
            Some(link) => Found { second: Some((link + 1, end, last)), ..found(link, value) },
            None => found(end, Value::Between(When::Day(day), last)),
        })
    }

    /// Does `through` or `through to` stand before token `first`?
    fn runs_through(&self, first: usize) -> bool {
        let lead = first.checked_sub(1).filter(|&lead| lead >= self.begin);
        let lead = lead.map(|lead| lead - usize::from(lead > self.begin && self.is(lead, "to")));
        lead.is_some_and(|lead| self.is(lead, "through"))
    }

    /// `a hearing set for Feb. 14 was put off`: what was set for a day can be over.
    fn was_set(&self, first: usize, end: usize) -> bool {
        let verb = end + usize::from(self.text(end) == ",");
        first > self.begin
            && self.is(first - 1, "for")
            && self.is_one(verb, &["was", "were", "had"])
    }

    /// `the Sept. 11 attacks`: a day that has become a name, as `9/11` has.
    fn is_attack(&self, end: usize, month: i8, day: i8) -> bool {
        (month, day) == (9, 11)
            && self.published.is_none_or(|published| published.year() >= 2001)
            && (end..end + 3)
                .take_while(|&i| self.has(i, Shape::WORD))
                .any(|i| self.is_one(i, &["attacks", "hijackers", "hijackings"]))
    }

    /// A year from token `at` on, after a month or a day: `2021`, `, 2021`, `of 2021`, `last year`,
    /// `of this year`, in words. Its end and the year.
    pub(super) fn year_after(&self, at: usize) -> Option<(usize, i16)> {
        let comma = self.text(at) == ",";
        let start = if comma || self.is(at, "of") { at + 1 } else { at };
        if let Some(year) = self.year_number(start) {
            return Some((start + 1, year));
        }
        // `the first half of fiscal 1987`
        if start > at
            && !comma
            && self.is_one(start, &["fiscal", "calendar"])
            && let Some(year) = self.year_number(start + 1)
        {
            return Some((start + 2, year));
        }
        if comma {
            return None;
        }
        let article = self.word(start).is(TimeRole::ARTICLE);
        let start = if article { start + 1 } else { start };
        let shift = self.word(start);
        // `the first quarter of the year`
        if article
            && start == at + 2
            && shift.unit == Some(dateline_lexicon::Unit::Year)
            && !shift.is(TimeRole::PLURAL)
            && self.year_number(start + 1).is_none()
        {
            return Some((start + 1, self.published?.year()));
        }
        if self.word(start + 1).unit == Some(dateline_lexicon::Unit::Year)
            && !self.word(start + 1).is(TimeRole::PLURAL)
            && shift.is_any(TimeRole::SHIFT | TimeRole::SAME)
        {
            // `in August of the next year`
            let told = shift.is_any(TimeRole::NARRATIVE | TimeRole::SAME)
                || article && self.is(start, "next");
            let base =
                if told { self.story.last.and_then(When::year)? } else { self.published?.year() };
            return Some((start + 2, base.checked_add(i16::from(shift.shift))?));
        }
        self.spelled_year(at)
    }

    /// Four digits that can be a year.
    pub(super) fn year_number(&self, i: usize) -> Option<i16> {
        if self.text(i).len() != 4 {
            return None;
        }
        let year = self.digits(i)?;
        let more = self.text(i + 1) == "%" && self.glued(i + 1) || self.clock_mark(i + 1);
        ((1000..2500).contains(&year) && !more && !self.counts(i + 1)).then_some(year as i16)
    }

    /// Is token `i` the colon of a clock or a score (`20:15`), and not one that a list follows?
    pub(super) fn clock_mark(&self, i: usize) -> bool {
        self.text(i) == ":" && self.glued(i) && self.glued(i + 1) && self.has(i + 1, Shape::NUMBER)
    }

    /// `'98`, and `90` in `3 JAN 90`.
    fn short_year(&self, first: usize, end: usize) -> Option<(usize, i16)> {
        let apostrophe =
            matches!(self.text(end), "'" | "\u{2018}" | "\u{2019}") && self.glued(end + 1);
        let at = if apostrophe { end + 1 } else { end };
        let day_first = self.has(first, Shape::NUMBER) && self.has(end - 1, Shape::WORD);
        if self.text(at).len() != 2 || !(apostrophe || day_first) || self.counts(at + 1) {
            return None;
        }
        let short = self.digits(at)? as i16;
        let latest = self.published.map_or(2030, jiff::civil::Date::year) + 20;
        let century = latest - latest.rem_euclid(100) + short;
        Some((at + 1, if century > latest { century - 100 } else { century }))
    }

    /// `February of '09`, `March '98`, whose month is token `i`: the end and the year.
    fn short_year_of_month(&self, i: usize) -> Option<(usize, i16)> {
        let at = i + 1 + usize::from(self.is(i + 1, "of"));
        let mark = matches!(self.text(at), "'" | "\u{2019}" | "\u{2018}");
        (mark && self.has(at, Shape::SPACE_BEFORE)).then(|| self.short_year(i, at))?
    }

    /// A month with neither day nor year.
    fn bare_month(&self, i: usize, month: i8) -> Option<Found> {
        let word = self.word(i);
        let previous = self.word(i.wrapping_sub(1));
        let leading = TimeRole::LEADS
            | TimeRole::SHIFT
            | TimeRole::PHASE
            | TimeRole::EACH
            | TimeRole::SAME
            | TimeRole::ARTICLE;
        let leads = i > self.begin
            && (previous.is_any(leading)
                || self.is_one(i - 1, &["of", "to"])
                || self.possessive(i - 1) && self.noun(i + 1) && !self.has(i + 1, Shape::CAPITAL)
                || i > self.begin + 1 && self.joiner(i - 1)
                // `in February/March`
                || i > self.begin + 1 && self.text(i - 1) == "/" && self.word(i - 2).month.is_some());
        let ambiguous = word.is_any(TimeRole::ALSO_WORD | TimeRole::ALSO_NAME | TimeRole::SHORT);
        let no_name = word.is(TimeRole::ALSO_NAME) && !self.named(i);
        let leads = leads || self.heads_sentence(i, month) || self.beside_month(i);
        if ambiguous && !leads && !no_name {
            return None;
        }
        let strong = i > self.begin
            && (previous
                .is_any(TimeRole::LEADS_YEAR | TimeRole::SHIFT | TimeRole::PHASE | TimeRole::EACH))
            && !self.is_one(i - 1, &["from", "between", "of"]);
        // `Opec February output`: these months name nobody before a plain noun.
        let plain = !ambiguous && self.noun(i + 1) && !self.has(i + 1, Shape::CAPITAL);
        if self.named(i) && !plain && !(if word.is(TimeRole::SHORT) { strong } else { leads }) {
            return None;
        }
        // `AND MAY GOD BLESS YOU`: where all is in capitals the case says nothing.
        let shouted = self.has(i, Shape::ALL_CAPITALS) && !strong;
        // `the May deficit` is of the month, `the May government` is somebody's.
        let described = previous.is(TimeRole::ARTICLE)
            && self.noun(i + 1)
            && !self.has(i + 1, Shape::CAPITAL)
            && !["administration", "cabinet", "government", "ministry", "team"]
                .iter()
                .any(|of| self.is(i + 1, of));
        let article = previous.is(TimeRole::ARTICLE) && !described;
        if word.is(TimeRole::ALSO_WORD) && (!leads || shouted || article) {
            return None;
        }
        let end = i + 1;
        if let Some(at) = self.before(i) {
            let shift = self.word(at);
            if shift.is(TimeRole::EACH) {
                let value = Value::Date(When::Month(None, month));
                return Some(
                    Found::date(at, end, value, Anchor::None, "each_month").of_kind(DateType::Set),
                );
            }
            if shift.is(TimeRole::SHIFT) && !self.is(at, "past") {
                let the = self.with_article(at) != at;
                if (shift.is(TimeRole::NARRATIVE) || the && self.is(at, "next"))
                    && let Some(when) = self.story.month_away(month, shift.shift)
                {
                    let (value, first) = (Value::Date(when), self.with_article(at));
                    return Some(Found::date(first, end, value, Anchor::Narrative, "month_told"));
                }
                let (first, shift) = self.joined_shift(at);
                let value = self.shifted_month(month, shift);
                let anchor = if value.is_some() { Anchor::Published } else { Anchor::None };
                let value = value.unwrap_or(Value::Date(When::Month(None, month)));
                return Some(Found::date(first, end, value, anchor, "shifted_month"));
            }
        }
        // `That December, …`, `later that December`: of the year told last; not `said that December was cold`.
        let points = |that: usize| {
            let lead = self.before(that);
            self.is(that, "that")
                && (lead.is_none_or(|lead| {
                    self.word(lead).is_any(TimeRole::COMPARATIVE | TimeRole::LEADS_YEAR)
                        || self.text(lead) == ";"
                }) || that == self.begin
                    || self.ends_phrase(end))
                && !self.possessive(end)
        };
        if let Some(that) = self.before(i).filter(|&at| points(at))
            && let Some(year) = self.story.last.and_then(When::year)
        {
            let value = Value::Date(When::Month(Some(year), month));
            return Some(Found::date(that, end, value, Anchor::Narrative, "month_told"));
        }
        let (first, modifier) = self.phase(i);
        if let Some(year) = self.year_of_later(end, month) {
            let value = Value::Date(When::Month(Some(year), month));
            let found = Found::date(first, end, value, Anchor::Absolute, "month");
            return Some(found.modified((first, modifier)));
        }
        // `a decision to meet at the end of June` says hardly that June is yet to come.
        // `would maintain January's suspension` says as little. Eleven months ago would be `last September`,
        // said in August: `said the meeting in September` is to come.
        let next = self.is_next_month(month) && !self.is(first.wrapping_sub(1), "since");
        // `the June contract`, `December futures`: what is traded now.
        let traded = ["contract", "contracts", "futures", "delivery", "deliveries"];
        let told = if self.is_one(end, &traded) {
            Some(Told::firmly(Side::Future))
        } else if self.runs_through(first) || self.was_set(first, end) {
            // `has lent it 90 million through January`: the near one.
            None
        } else {
            self.told(first, end)
        };
        let told = told.filter(|told| {
            (told.firm && !self.possessive(end) || !self.is_nearer_before(month))
                && !(next && told.side == Side::Past && !self.opens_clause(first))
        });
        let beside = self
            .year_right_before(first, end)
            .or_else(|| self.year_of_earlier(first, month, 1))
            .or_else(|| self.year_carried(first, end, month));
        let resolved = if let Some(year) = beside {
            Resolved::new(When::Month(Some(year), month), Anchor::Narrative)
        } else {
            let side = told.map(|told| told.side);
            self.past_range(first, end, self.month_of_year(month, side), side)
        };
        let found = Found::date(first, end, resolved.value, resolved.anchor, "month");
        Some(Found { doubtful: resolved.doubtful, ..found }.modified((first, modifier)))
    }

    /// The month that `from October to December` begins with, where it is over: the second month is no later than
    /// this one.
    fn past_range(
        &self,
        first: usize,
        end: usize,
        month: Resolved,
        side: Option<Side>,
    ) -> Resolved {
        let led = first > self.begin && self.is_one(first - 1, &["from", "between"]);
        let last = self.word(end + 1).month.filter(|_| {
            led && side == Some(Side::Past)
                && self.is_one(end, &["to", "through", "until", "till", "and"])
        });
        match (last, month.value, self.published) {
            (Some(last), Value::Date(When::Month(Some(year), from)), Some(published)) => {
                let ends = (year + i16::from(last < from), last);
                let over = ends <= (published.year(), published.month());
                let value = When::Month(Some(year - i16::from(!over)), from);
                Resolved { value: Value::Date(value), ..month }
            }
            _ => month,
        }
    }

    /// `May and June`, `April, May or June`; `the busiest month is May`.
    fn beside_month(&self, i: usize) -> bool {
        let month = |at: usize| {
            let word = self.word(at);
            word.month.is_some() && self.has(at, Shape::CAPITAL) && !word.is(TimeRole::SHORT)
        };
        let link = |at: usize| self.text(at) == "," || self.is_one(at, &["and", "or", "to"]);
        let listed =
            link(i + 1) && month(i + 2) || i >= self.begin + 2 && link(i - 1) && month(i - 2);
        let is = i > self.begin && self.is_one(i - 1, &["is", "was", "still", "be", "been"]);
        listed || is && (self.begin..i).any(|at| self.is_one(at, &["month", "months"]))
    }

    /// `March was warm`, `March sales rose` at the head of a sentence: the month, if it is the subject of `was` or
    /// was told of before, and no name.
    fn heads_sentence(&self, i: usize, month: i8) -> bool {
        // `May was asked`: a name as a rule.
        let name = month == 5 || self.word(i).is(TimeRole::ALSO_NAME);
        let heads = self.has(i, Shape::SENTENCE_START)
            && !self.has(i, Shape::ALL_CAPITALS)
            && !self.has(i + 1, Shape::CAPITAL);
        heads
            && !name
            && (self.is_one(i + 1, &["was", "is", "has", "saw"])
                || self.story.told_month(month) && self.noun(i + 1))
    }

    /// `last`, `this past`, `this coming` that ends with token `at`: its first token and the shift.
    pub(super) fn joined_shift(&self, at: usize) -> (usize, i8) {
        let shift = self.word(at).shift;
        match self.before(at) {
            Some(this) if shift != 0 && self.is(this, "this") => (this, shift),
            _ => (at, shift),
        }
    }

    /// `last May`, `this September`, `next March`.
    fn shifted_month(&self, month: i8, shift: i8) -> Option<Value> {
        let published = self.published?;
        let ahead = i64::from((month - published.month()).rem_euclid(12));
        let months = match shift {
            -1 => {
                if ahead == 0 {
                    -12
                } else {
                    ahead - 12
                }
            }
            0 => return Some(Value::Date(When::Month(Some(published.year()), month))),
            _ => {
                if ahead == 0 {
                    12
                } else {
                    ahead
                }
            }
        };
        let (year, month) = add_months(published, months)?;
        Some(Value::Date(When::Month(Some(year), month)))
    }

    /// Does the month stand beside a capital word as part of a person's name?
    fn named(&self, i: usize) -> bool {
        let word = |j: usize| {
            self.has(j, Shape::CAPITAL) && !self.has(j, Shape::ALL_CAPITALS | Shape::SENTENCE_START)
        };
        let honorific = i > self.begin && self.report.tokens[i - 1].can_be(WordClass::HONORIFIC);
        let after = word(i + 1) && !self.word(i + 1).is_any(TimeRole::LEADS | TimeRole::ARTICLE);
        let before = i > self.begin
            && word(i - 1)
            && !self.word(i - 1).is_any(
                TimeRole::LEADS
                    | TimeRole::SHIFT
                    | TimeRole::PHASE
                    | TimeRole::SAME
                    | TimeRole::ARTICLE,
            );
        honorific
            || before
            || after && self.word(i).is_any(TimeRole::ALSO_NAME | TimeRole::ALSO_WORD)
    }
}
