//! Counted stretches inside longer ones: `the first Monday of May`, `the last Friday in March 2020`, `the 15th
//! day of next month`, `the first week of 2019`, `the week of June 3`, `week 31`, `Tuesday of next week`, `Monday next week`,
//! `Monday the 21st`.
//!
//! Not `the first Monday`, `the last day of the talks`, `the third week of the trial`.

use dateline_lexicon::{TimeRole, Unit};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType};
use jiff::civil::{Date, Weekday};

use super::scan::{Found, Scanner};
use super::story::{add_days, monday};
use super::tense::Side;
use super::value::{Length, Value, When};

/// A stretch of the calendar, where it ends in the text, and what it was resolved against.
type Stretch = (usize, When, Anchor);

impl Scanner<'_, '_> {
    /// A counted day of the week, or one of a week that is named beside it, whose weekday is token `i`.
    pub(super) fn nth_weekday(&self, i: usize, weekday: i8) -> Option<Found> {
        let found = |first, end, day, anchor| {
            Some(Found::date(first, end, Value::Date(When::Day(day)), anchor, "nth_weekday"))
        };
        let next = i + 1;
        let link = self.is_one(next, &["of", "in"]);
        if link && let Some((first, nth)) = self.counted(i) {
            // `the first Monday of each month`
            let each = self.word(next + 1).is(TimeRole::EACH).then(|| self.word(next + 2));
            if let Some(unit @ (Unit::Month | Unit::Year)) = each.and_then(|word| word.unit) {
                let value = Value::Length(Length::new(Some(1), unit));
                let first = self.with_article(first);
                let found = Found::date(first, next + 3, value, Anchor::None, "every");
                return Some(found.of_kind(DateType::Set));
            }
            let (end, when, anchor) = self.stretch(next + 1)?;
            let When::Month(Some(year), month) = when else { return None };
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
            return found(self.with_article(first), end, day, anchor);
        }
        // `Tuesday of next week`, `Monday next week`
        let at = if self.is(next, "of") { next + 1 } else { next };
        if let Some((end, monday, anchor)) = self.shifted_week(at) {
            let first = i;
            return found(first, end, add_days(monday, i64::from(weekday) - 1)?, anchor);
        }
        // `next week Wednesday`, `last week's Friday`
        if let Some(mut at) = self.before(i) {
            if self.possessive(at) || self.dash(at) {
                at = self.before(at)?;
            }
            let shift = self.before(at)?;
            if let Some((end, monday, anchor)) = self.shifted_week(shift)
                && end == at + 1
            {
                return found(shift, next, add_days(monday, i64::from(weekday) - 1)?, anchor);
            }
        }
        None
    }

    /// `last week` and its like from token `at`: its end, its Monday.
    fn shifted_week(&self, at: usize) -> Option<(usize, Date, Anchor)> {
        let (shift, unit) = (self.word(at), self.word(at + 1));
        let week = unit.unit == Some(Unit::Week) && !unit.is(TimeRole::PLURAL);
        if !week || !shift.is(TimeRole::SHIFT) || shift.is(TimeRole::NARRATIVE) {
            return None;
        }
        let day = add_days(self.published?, 7 * i64::from(shift.shift))?;
        Some((at + 2, monday(day), Anchor::Published))
    }

    /// A day or week counted inside a month or year, whose unit is token `i`; a week by its number.
    pub(super) fn nth_unit(&self, i: usize, unit: Unit) -> Option<Found> {
        let stretch = matches!(unit, Unit::Day | Unit::Week | Unit::Weekend);
        if !stretch || self.word(i).is(TimeRole::PLURAL) {
            return None;
        }
        let next = i + 1;
        // `the week of June 3`, `the weekend of May 4`
        if unit != Unit::Day
            && self.is(next, "of")
            && let Some(the) = self.before(i).filter(|&at| self.word(at).is(TimeRole::ARTICLE))
            && let Some(found) = self.day_after(next + 1)
            && let Some(Value::Date(When::Day(day)) | Value::Between(When::Day(day), _)) =
                found.value
        {
            let week = monday(day);
            let when = if unit == Unit::Week { When::Week(week) } else { When::Weekend(week) };
            return Some(Found {
                first: the,
                value: Some(Value::Date(when)),
                rule: "nth_unit",
                ..found
            });
        }
        if unit == Unit::Weekend {
            return None;
        }
        if unit == Unit::Week
            && let Some(number) = self.digits(next).filter(|n| (1..=53).contains(n))
            && !self.counts(next + 1)
            && self.text(next).len() <= 2
        {
            let (end, year, anchor) = match self.year_after(next + 1) {
                Some((end, year)) => (end, year, Anchor::Absolute),
                None => (next + 1, self.published?.year(), Anchor::Published),
            };
            let first = self.with_article(i);
            let when = When::Week(week_of_year(year, number as i8)?);
            return Some(Found::date(first, end, Value::Date(when), anchor, "nth_unit"));
        }
        if !self.is_one(next, &["of", "in"]) {
            return None;
        }
        let (first, nth) = self.counted(i)?;
        let (end, of, anchor) = self.stretch(next + 1)?;
        let days = of.interval()?;
        let from_end = nth < 0;
        let when = match (unit, of) {
            (Unit::Day, When::Month(..) | When::Year(_)) => {
                let day =
                    if from_end { days.last } else { add_days(days.first, i64::from(nth) - 1)? };
                (day <= days.last).then_some(When::Day(day))?
            }
            (Unit::Week, When::Year(year)) if !from_end => When::Week(week_of_year(year, nth)?),
            // Weeks of a month are those whose Thursday lies in it, as with the weeks of a year.
            (Unit::Week, When::Year(_) | When::Month(..)) => {
                let thursday = |day: Date, step| day.nth_weekday(step, Weekday::Thursday).ok();
                let day = if from_end {
                    thursday(add_days(days.last, 1)?, -1)?
                } else {
                    thursday(add_days(days.first, -1)?, i32::from(nth))?
                };
                (day <= days.last).then_some(When::Week(monday(day)))?
            }
            _ => return None,
        };
        let first = self.with_article(first);
        Some(Found::date(first, end, Value::Date(when), anchor, "nth_unit"))
    }

    /// The number before token `i`: `first`, `15th`, `twenty-third`; `last` is -1. Its first token too.
    fn counted(&self, i: usize) -> Option<(usize, i8)> {
        let at = self.before(i)?;
        if self.is_one(at, &["last", "final"]) {
            return Some((at, -1));
        }
        let (first, number) = self.ordinal_before(i)?;
        i8::try_from(number).ok().filter(|number| *number > 0).map(|number| (first, number))
    }

    /// The ordinal that ends before token `end`, of one word or two (`twenty-third`).
    pub(super) fn ordinal_before(&self, end: usize) -> Option<(usize, u32)> {
        let at = self.before(end)?;
        let number = self.ordinal(at)?;
        if number < 10
            && self.has(at, Shape::WORD)
            && let Some(before) = self.before(at)
        {
            let tens_at = if self.joiner(before) { self.before(before)? } else { before };
            let tens = self.word(tens_at);
            if tens.is(TimeRole::CARDINAL) && (20..100).contains(&tens.number) {
                return Some((tens_at, tens.number + number));
            }
        }
        Some((at, number))
    }

    /// A month, a year or a week from token `at`: `May`, `March 2020`, `2019`, `next month`, `the year`.
    fn stretch(&self, at: usize) -> Option<Stretch> {
        let word = self.word(at);
        if let Some(month) = word.month {
            if let Some((end, year)) = self.year_after(at + 1) {
                return Some((end, When::Month(Some(year), month), Anchor::Absolute));
            }
            let when = self.month_of_year(month, self.side(at, at + 1));
            let Value::Date(month) = when.value else { return None };
            return Some((at + 1, month, when.anchor));
        }
        if let Some(year) = self.year_number(at) {
            return Some((at + 1, When::Year(year), Anchor::Absolute));
        }
        let unit = self.word(at + 1).unit.filter(|_| !self.word(at + 1).is(TimeRole::PLURAL))?;
        if !matches!(unit, Unit::Week | Unit::Month | Unit::Year) {
            return None;
        }
        if word.is_any(TimeRole::NARRATIVE | TimeRole::SAME) {
            let (when, anchor) = self.around_story(unit, i64::from(word.shift))?;
            return Some((at + 2, when, anchor));
        }
        if word.is_any(TimeRole::SHIFT | TimeRole::ARTICLE) && self.published.is_some() {
            let when = self.around_publication(unit, i64::from(word.shift), None);
            return Some((at + 2, when, Anchor::Published));
        }
        None
    }

    /// `on the 3rd`, whose ordinal is token `i`: of the month of publication, or the one before or after.
    pub(super) fn day_of_month(&self, i: usize) -> Option<Found> {
        let the = self.before(i).filter(|&at| self.word(at).is(TimeRole::ARTICLE))?;
        if let Some(found) = self.day_of_told_month(i, the) {
            return Some(found);
        }
        let lead = self.before(the)?;
        if self.runs_in_month(i, lead)
            && let Some(found) = self.day_of_history(i, the)
        {
            return Some(found);
        }
        let subject =
            ["a", "an", "he", "her", "his", "it", "its", "she", "the", "their", "they", "we"];
        let goes_on = [
            "after",
            "against",
            "before",
            "following",
            "for",
            "from",
            "to",
            "under",
            "while",
            "with",
        ];
        let ends = self.ends_phrase(i + 1)
            || self.is(lead, "on")
                && (self.is_one(i + 1, &subject)
                    || self.story.history_year().is_some() && self.is_one(i + 1, &goes_on));
        if !self.is_one(lead, &["on", "by", "until", "since"]) || !ends || self.counts_places(lead)
        {
            return None;
        }
        if let Some(found) = self.day_of_history(i, the) {
            return Some(found);
        }
        self.day_near_publication(i, the)
    }

    /// The last such day of a month, or the next one: its ordinal is token `i`, its article `the`.
    pub(super) fn day_near_publication(&self, i: usize, the: usize) -> Option<Found> {
        let day = i8::try_from(self.ordinal(i)?).ok()?;
        let published = self.published?;
        let ahead = self.side(the, i + 1) == Some(Side::Future);
        let fits = |months: i64| {
            let (year, month) = super::story::add_months(published, months)?;
            let date = Date::new(year, month, day).ok()?;
            (if ahead { date >= published } else { date <= published }).then_some(date)
        };
        let months = if ahead { [0, 1, 2] } else { [0, -1, -2] };
        let value = Value::Date(When::Day(months.into_iter().find_map(fits)?));
        Some(Found::date(the, i + 1, value, Anchor::Published, "day_of_month"))
    }

    /// `a birdie on the 16th`, `a fire on the 12th`: holes and floors are counted too.
    fn counts_places(&self, lead: usize) -> bool {
        let places = [
            "birdie", "birdies", "bogey", "bogeys", "bogeyed", "birdied", "par", "putt", "eagle",
            "hole", "holes", "tee", "floor", "floors", "flat", "suite", "inning", "lap", "laps",
        ];
        (lead.saturating_sub(8).max(self.begin)..lead).any(|i| self.is_one(i, &places))
    }

    /// `the 20th of this month`, `the 3rd of the same month`, whose ordinal is token `i`.
    fn day_of_told_month(&self, i: usize, the: usize) -> Option<Found> {
        let of = i + 1;
        let which = of + 1 + usize::from(self.word(of + 1).is(TimeRole::ARTICLE));
        let word = self.word(which);
        let month = self.word(which + 1).unit == Some(Unit::Month)
            && !self.word(which + 1).is(TimeRole::PLURAL);
        if !self.is(of, "of") || !month || !word.is_any(TimeRole::SHIFT | TimeRole::SAME) {
            return None;
        }
        let (when, anchor) = if word.is_any(TimeRole::NARRATIVE | TimeRole::SAME) {
            self.around_story(Unit::Month, i64::from(word.shift))?
        } else {
            let when = self.around_publication(Unit::Month, i64::from(word.shift), None);
            (when, self.published_anchor())
        };
        let When::Month(Some(year), month) = when else { return None };
        let day = i8::try_from(self.ordinal(i)?).ok()?;
        let value = Value::Date(When::Day(Date::new(year, month, day).ok()?));
        Some(Found::date(the, which + 2, value, anchor, "day_of_month"))
    }

    /// `from the 20th to the 24th`, `between the 3rd and the 5th`, whose one end is token `i` behind `lead`.
    fn runs_in_month(&self, i: usize, lead: usize) -> bool {
        let (link, other) = (i + 1, i + 3);
        let days =
            |at: usize| self.word(at - 1).is(TimeRole::ARTICLE) && self.has(at, Shape::ORDINAL);
        let first = self.is(lead, "from") && self.is_one(link, &["to", "until", "till"])
            || self.is(lead, "between") && self.is(link, "and");
        let second = self.is_one(lead, &["to", "until", "till", "and"]) && self.floor == lead;
        first && days(other) || second && lead > self.begin && self.has(lead - 1, Shape::ORDINAL)
    }

    /// The next such day of the month that a history tells of: its ordinal is token `i`, its article `the`.
    pub(super) fn day_of_history(&self, i: usize, the: usize) -> Option<Found> {
        let day = self.next_of_month(i8::try_from(self.ordinal(i)?).ok()?)?;
        let value = Value::Date(When::Day(day));
        Some(Found::date(the, i + 1, value, Anchor::Narrative, "day_of_month"))
    }

    fn next_of_month(&self, day: i8) -> Option<Date> {
        let year = self.story.history_year().or(self.story.tale_year())?;
        let told = self.story.last?;
        let from = match told {
            When::Day(_) | When::Week(_) | When::Month(Some(_), _) => told.interval()?.first,
            _ => return None,
        };
        if from.year() != year {
            return None;
        }
        let (next_year, next_month) = super::story::add_months(from, 1)?;
        let here = Date::new(from.year(), from.month(), day).ok().filter(|&date| date >= from);
        here.or_else(|| Date::new(next_year, next_month, day).ok())
    }

    /// `Monday the 21st`, `Monday 21`: the nearest month in which it is so, up to half a year away.
    pub(super) fn weekday_of_month(&self, i: usize, weekday: i8) -> Option<Found> {
        let at = if self.is(i + 1, "the") { i + 2 } else { i + 1 };
        // `Monday 21` only where nothing follows that it could count.
        let plain = self.digits(at).is_some()
            && (at + 1 >= self.limit
                || self.has(at + 1, Shape::PUNCTUATION) && !self.glued(at + 2));
        let (end, day) =
            if let Some(number) = self.ordinal(at).or_else(|| self.digits(at).filter(|_| plain)) {
                (at + 1, number)
            } else {
                // `thirty first`
                let tens = self.word(at);
                let last = if self.joiner(at + 1) { at + 2 } else { at + 1 };
                let ones = self.word(last);
                if !tens.is(TimeRole::CARDINAL) || !ones.is(TimeRole::ORDINAL) || ones.number > 9 {
                    return None;
                }
                (last + 1, tens.number + ones.number)
            };
        if self.word(end).month.is_some() || self.is(end, "of") || at == i + 1 && !plain {
            return None;
        }
        let (published, day) = (self.published?, i8::try_from(day).ok()?);
        let fits = |months: i64| {
            let (year, month) = super::story::add_months(published, months)?;
            let date = Date::new(year, month, day).ok()?;
            (date.weekday().to_monday_one_offset() == weekday).then_some(date)
        };
        let day = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5].into_iter().find_map(fits)?;
        let value = Value::Date(When::Day(day));
        Some(Found::date(i, end, value, Anchor::Published, "weekday_of_month"))
    }
}

/// The Monday of an ISO week.
fn week_of_year(year: i16, week: i8) -> Option<Date> {
    jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday)
        .ok()
        .map(jiff::civil::ISOWeekDate::date)
}
