//! Lengths of time and points so far away: `three days`, `the past two months`, `at least 20 more
//! years`, `two days ago`, `a year earlier`, `a week later`, `within a year`.
//!
//! Not `52 years old`, `a second man`, `a great day for Poland`.

use dateline_lexicon::{Reference, Tail, Tense, TimeRole, Unit};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType, Mod};
use jiff::civil::Date;

use super::amount::Amount;
use super::scan::{Found, Scanner};
use super::story::{add_days, add_months, monday, quarter};
use super::value::{Length, Value, When};

/// `From`, `against` and their like stand no further before what figures are compared with.
const COMPARED_WITHIN: usize = 6;

impl Scanner<'_, '_> {
    /// An expression whose unit is token `i`, with `amount` before it.
    pub(super) fn duration(&self, i: usize, unit: Unit, amount: Amount) -> Option<Found> {
        let plural = self.word(i).is(TimeRole::PLURAL);
        let many = amount.count != Some(1) || amount.half || amount.more;
        if amount.article {
            return self.one_unit(i, unit, amount);
        }
        if unit == Unit::Half || unit == Unit::Second && !plural && !amount.joined {
            return None;
        }
        // `some day it will end`
        if amount.count.is_none() && !plural && !amount.joined {
            return None;
        }
        let mut end = i + 1;
        // `132,000 week ago`: the number counts something else; `a three hour meeting` lasts so long.
        if many && amount.count.is_some() && !plural && !amount.joined && !amount.half {
            let next = self.word(end);
            // `the three month period`, `a five day week`
            let period = self.is_one(end, &["period", "span"]);
            let longer = |at: usize| {
                let word = self.word(at);
                word.unit.is_some_and(|longer| longer > unit) && !word.is(TimeRole::PLURAL)
            };
            let stretch = period || longer(end) || self.is(end, "working") && longer(end + 1);
            let noun = amount.count.is_some_and(|count| count < 1000)
                && self.has(end, Shape::WORD)
                && !self.has(end, Shape::CAPITAL)
                && (next == dateline_lexicon::TimeWord::default()
                    || next.is(TimeRole::EVENT)
                    || stretch);
            let each = self.before(amount.first).filter(|&at| self.word(at).is(TimeRole::EACH));
            if let Some(each) = each {
                let value = Value::Length(Length::new(amount.count, unit));
                let found = Found::date(each, end, value, Anchor::None, "every");
                return Some(found.of_kind(DateType::Set));
            }
            let (first, stop) = if period {
                (self.with_article(amount.first), end + 1)
            } else {
                (amount.first, end)
            };
            return noun.then(|| {
                let value = Value::Length(Length::new(amount.count, unit));
                Found::date(first, stop, value, Anchor::None, "duration")
            });
        }
        // `one hour and a half`
        let mut amount = amount;
        if let Some(stop) = self.and_a_half(end).filter(|_| !amount.half) {
            amount.half = true;
            end = stop;
        }
        // `52 years old`, `eight-year-old`
        let old = if self.joiner(end) { end + 1 } else { end };
        if self.is_one(old, &["old", "olds"]) {
            if unit == Unit::Year {
                return None;
            }
            end = old + 1;
        } else if self.is(old, "long") && amount.joined {
            end = old + 1;
        }
        // `three quarters of`
        let fraction = amount.count.is_some_and(|count| count < 4);
        let of = self.is(end, "of") && !self.is(end + 1, "the");
        if unit == Unit::Quarter && fraction && (of || amount.joined && plural) {
            return None;
        }
        // `one day` is some day unless the words say how long.
        if unit == Unit::Day && !plural && !amount.joined && !many {
            let lead = self.before(amount.first);
            let said = lead.is_some_and(|at| {
                self.word(at).is(TimeRole::LASTS) || self.is_one(at, &["than", "only", "just"])
            });
            if !said && !self.is_one(end, &["after", "before"]) && self.tail(end).is_none() {
                return None;
            }
        }
        // `the ten-year anniversary`
        if self.is_one(end, &["anniversary", "anniversaries"]) {
            return None;
        }
        // `his 6-month-old son`
        if end > i + 1
            && self.is_one(
                end,
                &["son", "daughter", "baby", "boy", "girl", "infant", "child", "twins"],
            )
        {
            return None;
        }
        let mut modifier = amount.more.then_some(Mod::EqualOrMore);
        // `two years or so`
        if self.is(end, "or") && self.is(end + 1, "so") {
            end += 2;
            modifier = Some(Mod::Approx);
        }
        if let Some(found) = self
            .several(amount, unit, end)
            .or_else(|| self.point(amount, unit, end))
            .or_else(|| self.so_often(amount, unit, end))
        {
            return Some(found);
        }
        let value = Value::Length(Length::with_half(amount.count, amount.half, unit));
        let period = amount.joined && self.is_one(end, &["period", "span"]);
        if amount.joined && !period {
            let found = Found::date(amount.first, end, value, Anchor::None, "duration");
            return Some(Found { modifier, ..found });
        }
        if period {
            end += 1;
        }
        let (first, rule, toward) = self.span_words(amount.first);
        // `a three-year period` is one thing, `a three-year term` a length of another.
        let first = match self.before(first) {
            Some(one) if period && self.word(one).is(TimeRole::ONE) => one,
            _ => first,
        };
        let bound = if first == amount.first { self.bound(first) } else { (first, None) };
        if let Some(at) = self.before(bound.0).filter(|&at| self.word(at).is(TimeRole::EACH)) {
            return Some(Found::date(at, end, value, Anchor::None, "every").of_kind(DateType::Set));
        }
        let anchor = if toward == 0 { Anchor::None } else { self.published_anchor() };
        let found = Found::date(first, end, value, anchor, rule).toward(toward);
        Some(Found { modifier, ..found }.modified(bound))
    }

    /// `3h`, `30min`, `3.5years`: number and unit are token `i`.
    pub(super) fn glued_length(&self, i: usize) -> Option<Found> {
        let text = self.text(i);
        let cut = text.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, letters) = text.split_at_checked(cut)?;
        let unit = match letters {
            "h" | "hr" | "hrs" | "hours" => Unit::Hour,
            "min" | "mins" | "minutes" => Unit::Minute,
            "days" => Unit::Day,
            "weeks" => Unit::Week,
            "months" => Unit::Month,
            "yrs" | "years" => Unit::Year,
            _ => return None,
        };
        let (whole, half) = match number.split_once('.') {
            Some((whole, "5")) => (whole, true),
            Some(_) => return None,
            None => (number, false),
        };
        let count = Some(whole.parse().ok()?);
        let value = Value::Length(Length::with_half(count, half, unit));
        Some(Found::date(i, i + 1, value, Anchor::None, "duration"))
    }

    /// `and a half` from token `at`: its end.
    pub(super) fn and_a_half(&self, at: usize) -> Option<usize> {
        let half = if self.word(at + 1).is(TimeRole::ONE) { at + 2 } else { at + 1 };
        (self.is(at, "and") && self.is(half, "half") && !self.word(half + 1).is_any(TimeRole::ONE))
            .then_some(half + 1)
    }

    /// Does a verb follow token `i`, which is `to`, `will` or their like?
    pub(super) fn leads_verb(&self, i: usize) -> bool {
        let word = self.word(i);
        match word.tense {
            Some(Tense::Infinitive) => true,
            Some(Tense::Future) => {
                word.is(TimeRole::AUXILIARY)
                    && !self.is_one(i, &["is", "are", "am", "isn't", "aren't"])
            }
            _ => self.is_one(i, &["not", "n't", "did", "does", "do"]),
        }
    }

    /// What may stand between `the` and a number: `the past`, `the next`, `the first`, `another`.
    pub(super) fn span_words(&self, number: usize) -> (usize, &'static str, i8) {
        let mut first = number;
        let mut toward = 0;
        let mut rule = "duration";
        while let Some(at) = self.before(first) {
            let word = self.word(at);
            // `is expected to last four weeks`, `will last two days`
            if self.is(at, "last")
                && self.before(at).is_some_and(|verb| self.leads_verb(verb) || self.noun(verb))
            {
                break;
            }
            if word.is(TimeRole::SHIFT) {
                rule = "span";
                toward = if word.is(TimeRole::NARRATIVE) { 0 } else { word.shift };
            } else if !(word.is(TimeRole::ORDINAL) && word.number == 1
                || self.is_one(at, &["another", "first", "latest", "final"]))
            {
                break;
            }
            first = at;
        }
        let article = self.with_article(first);
        let these = self.before(first).filter(|&at| self.is_one(at, &["these", "those"]));
        (these.unwrap_or(article), rule, toward)
    }

    /// `a year` and its like: a length only where the words around say so.
    fn one_unit(&self, i: usize, unit: Unit, amount: Amount) -> Option<Found> {
        let first = amount.first;
        let end = i + 1;
        let filled = first + 1 < i;
        // `a weeks-long strike`
        if self.word(i).is(TimeRole::PLURAL) && self.joiner(end) && self.is(end + 1, "long") {
            let value = Value::Length(Length::new(None, unit));
            return Some(Found::date(i, end + 2, value, Anchor::None, "duration"));
        }
        if self.word(i).is(TimeRole::PLURAL) || unit == Unit::Half {
            return None;
        }
        if unit == Unit::Second || unit == Unit::Quarter && self.word(end).tail.is_none() {
            return None;
        }
        if amount.joined && self.is(end, "old") || self.joiner(end) && !self.is(end + 1, "long") {
            return None;
        }
        // `a month-long stay`
        if self.joiner(end) {
            let value = Value::Length(Length::new(Some(1), unit));
            return Some(Found::date(i, end + 2, value, Anchor::None, "duration"));
        }
        if let Some(found) =
            self.several(amount, unit, end).or_else(|| self.point(amount, unit, end))
        {
            return Some(found);
        }
        if let Some(stop) = self.and_a_half(end) {
            let value = Value::Length(Length::with_half(Some(1), true, unit));
            return Some(Found::date(first, stop, value, Anchor::None, "duration"));
        }
        let length = Value::Length(Length::new(Some(1), unit));
        // `a whole year`, `a complete week`
        let whole = ["complete", "entire", "full", "solid", "whole"];
        if first + 2 == i && unit >= Unit::Day && self.is_one(first + 1, &whole) {
            return Some(Found::date(first, end, length, Anchor::None, "duration"));
        }
        // `a year or two`, `a month or so`
        let mut stop = end;
        let mut modifier = None;
        if self.is(end, "or") && (self.is_one(end + 1, &["so", "two", "more"])) {
            stop = end + 2;
            modifier = Some(if self.is(end + 1, "so") { Mod::Approx } else { Mod::EqualOrMore });
        }
        let before = self.before(first);
        if let Some(at) = before {
            let word = self.word(at);
            let rate = self.has(at, Shape::NUMBER)
                || word.is_any(
                    TimeRole::COUNTED | TimeRole::TIMES | TimeRole::CARDINAL | TimeRole::MULTIPLIER,
                );
            // `killing nine people an hour after they met` says when.
            let when = self.is_one(end, &["after", "before", "into"]);
            if (rate || self.is_counted_noun(at)) && !filled && !when {
                // `twice a year`, `three times a week` say how often; `$2 a day`, `30 letters a week` how much.
                let often = match word.is(TimeRole::TIMES) {
                    true => at,
                    false if self.is(at, "times") => self.before(at).unwrap_or(at),
                    false if unit < Unit::Day => return None,
                    false => first,
                };
                let found = Found::date(often, end, length, Anchor::None, "rate");
                return Some(found.of_kind(DateType::Set));
            }
            if self.is(at, "half") {
                return None;
            }
        }
        let bound = self.bound(first);
        let lead = before.is_some_and(|at| {
            let quantities = ["than", "least", "barely", "only", "just", "once", "as", "every"];
            self.word(at).is(TimeRole::LASTS) || self.is_one(at, &quantities)
        });
        let follows = self.is_one(end, &["after", "before", "because", "until", "away"]);
        let quantity = stop > end || bound.1.is_some();
        if !(lead || follows || quantity) || filled && unit == Unit::Day {
            return None;
        }
        let found = Found::date(first, stop, length, Anchor::None, "duration");
        Some(Found { modifier, ..found }.modified(bound))
    }

    /// `five days a week`, `two hours per day`: the amount's unit ends before `end`.
    fn so_often(&self, amount: Amount, unit: Unit, end: usize) -> Option<Found> {
        let each = self.is_one(end, &["a", "an", "per", "each", "every"]);
        let word = self.word(end + 1);
        let longer = word.unit.filter(|&longer| {
            each && longer > unit && longer <= Unit::Year && !word.is(TimeRole::PLURAL)
        })?;
        let after = end + 2;
        let point = self.tail(after).is_some() || self.is_one(after, &["after", "before"]);
        let value = Value::Length(Length::new(Some(1), longer));
        let found = Found::date(amount.first, after, value, Anchor::None, "rate");
        (!point).then(|| found.of_kind(DateType::Set))
    }

    /// `30 letters`, `$33 million (25 million euros)`, `two full meals`: a number counts what token `i` names.
    fn is_counted_noun(&self, i: usize) -> bool {
        if self.text(i) == ")" {
            return i > self.begin && self.has(i - 1, Shape::NUMBER);
        }
        let plural = self.has(i, Shape::WORD) && self.text(i).ends_with('s');
        let number = |at: usize| {
            self.has(at, Shape::NUMBER) && self.year_number(at).is_none()
                || self.word(at).is_any(TimeRole::CARDINAL | TimeRole::MULTIPLIER)
        };
        let adjective = |at: usize| self.has(at, Shape::WORD) && !self.word(at).is(TimeRole::LEADS);
        let mut before = (self.begin.max(i.saturating_sub(3))..i).rev();
        plural
            && self.noun(i)
            && before.find(|&at| number(at) || !adjective(at)).is_some_and(number)
    }

    /// `two days ago`, `a year earlier`, `three weeks later`, `five years from now`: the amount's
    /// unit ends before `end`.
    pub(super) fn point(&self, amount: Amount, unit: Unit, end: usize) -> Option<Found> {
        let (end, tail) = self.tail(end)?;
        if tail == Tail::Ago
            && let Some(found) = self.ago_on(amount, unit, end)
        {
            return Some(found);
        }
        // `over 20 years ago`: with `ago` it is no stretch that something runs over.
        let over = self.before(amount.first).filter(|&at| tail == Tail::Ago && self.is(at, "over"));
        let (first, modifier) = match over {
            Some(at) => (at, Some(Mod::MoreThan)),
            None => self.bound(amount.first),
        };
        // A year nearly ago lies after the point that is a year ago.
        let modifier = modifier.map(|modifier| match modifier {
            Mod::LessThan | Mod::EqualOrLess => Mod::After,
            Mod::MoreThan | Mod::EqualOrMore => Mod::Before,
            modifier => modifier,
        });
        // `two hours later` is as far from what was told as it says, which no day tells.
        let unplaced = matches!(tail, Tail::Earlier | Tail::Later)
            && (amount.count.is_none() || unit < Unit::Day);
        if unplaced {
            let length = Length::with_half(amount.count, amount.half, unit);
            let found = Found::date(first, end, Value::Length(length), Anchor::Narrative, "later");
            return Some(Found { modifier, ..found });
        }
        if matches!(tail, Tail::Earlier | Tail::Later)
            && let Some(when) = self.told_beside(first, end, unit)
        {
            return Some(Found::date(first, end, Value::Date(when), Anchor::Narrative, "ago"));
        }
        // `a week from today` is a day, `a week from now` a week.
        let exact = matches!(tail, Tail::Hence) && self.is_one(end - 1, &["today", "tonight"]);
        let value = self.away(amount, unit, tail, exact);
        let anchor = match (value, tail) {
            (Some(Value::Vague(_)) | None, _) => Anchor::None,
            (_, Tail::Earlier | Tail::Later) if self.story.last.is_some() => Anchor::Narrative,
            _ => Anchor::Published,
        };
        let vague = match tail {
            Tail::Ago | Tail::Earlier => Reference::Past,
            Tail::Later | Tail::Hence => Reference::Future,
        };
        let value = value.unwrap_or(Value::Vague(vague));
        let found = Found::date(first, end, value, anchor, "ago").of_kind(DateType::Date);
        Some(Found { modifier, ..found })
    }

    /// `On 22 June, four days later, he left`, `died in 1459, twenty years later.`: the day or year that stands beside it.
    fn told_beside(&self, first: usize, end: usize, unit: Unit) -> Option<When> {
        let comma = first.checked_sub(1).filter(|&comma| comma == self.floor)?;
        let closed = matches!(self.text(end), "," | "." | ";");
        if !closed || comma <= self.begin || self.text(comma) != "," {
            return None;
        }
        self.story.last.filter(|told| match told {
            When::Day(_) => unit <= Unit::Week,
            When::Year(_) => unit >= Unit::Year,
            _ => false,
        })
    }

    /// `a year ago today`, `two years ago this month`, `a week ago Friday`: what stands from token `end` on says
    /// to the day or the month what `ago` alone leaves open.
    fn ago_on(&self, amount: Amount, unit: Unit, end: usize) -> Option<Found> {
        let count = i64::from(amount.count.filter(|_| !amount.half)?);
        let published = self.published?;
        let weekday = self.word(end).weekday.filter(|_| unit == Unit::Week);
        let this = self.word(end + 1).unit.filter(|_| self.is(end, "this"));
        let (stop, when) = if self.is(end, "today") {
            (end + 1, When::Day(day_ago(published, unit, count)?))
        } else if let Some(weekday) = weekday {
            let week = monday(day_ago(published, unit, count)?);
            (end + 1, When::Day(add_days(week, i64::from(weekday) - 1)?))
        } else {
            let day = day_ago(published, unit, count)?;
            match this? {
                Unit::Week if unit > Unit::Week => (end + 2, When::Week(monday(day))),
                Unit::Month if unit > Unit::Month => {
                    (end + 2, When::Month(Some(day.year()), day.month()))
                }
                _ => return None,
            }
        };
        Some(Found::date(amount.first, stop, Value::Date(when), Anchor::Published, "ago"))
    }

    /// What makes a point of a length, from token `at`: its end and direction.
    pub(super) fn tail(&self, at: usize) -> Option<(usize, Tail)> {
        if self.is(at, "from") && self.is_one(at + 1, &["now", "today", "tonight"])
            || self.is(at, "after") && self.is(at + 1, "today")
        {
            return Some((at + 2, Tail::Hence));
        }
        // `two weeks' time`, `a year's time`
        if (self.possessive(at) || matches!(self.text(at), "'" | "\u{2019}"))
            && self.is(at + 1, "time")
            && self.glued(at)
        {
            return Some((at + 2, Tail::Hence));
        }
        // `two years after that`
        if self.is(at, "after") && self.is(at + 1, "that") && !self.noun(at + 2) {
            return Some((at + 2, Tail::Later));
        }
        let tail = self.word(at).tail?;
        match tail {
            Tail::Ago | Tail::Hence => Some((at + 1, tail)),
            Tail::Earlier | Tail::Later => {
                let alone = self.is_one(at, &["earlier", "later", "afterward", "afterwards"]);
                // `two years before`, with nothing that it is before.
                let closes = at + 1 >= self.limit || matches!(self.text(at + 1), "," | "." | ";");
                (alone || closes && self.is_one(at, &["before", "after"])).then_some((at + 1, tail))
            }
        }
    }

    fn away(&self, amount: Amount, unit: Unit, tail: Tail, exact: bool) -> Option<Value> {
        let count = i64::from(amount.count?);
        let sign = if matches!(tail, Tail::Ago | Tail::Earlier) { -1 } else { 1 };
        let narrative = matches!(tail, Tail::Earlier | Tail::Later);
        // A year before a quarter is a quarter.
        if unit == Unit::Year && !amount.half && sign < 0 {
            let quarter = self.story.period().or(self.story.quarter);
            let last = self.story.month_of_figures().or(self.story.last);
            let of = if narrative { quarter.or(last) } else { quarter };
            if let Some(when) = of.filter(|&when| !self.is_ahead(when))
                && (narrative || count == 1)
            {
                // A year before a day is a year, and so is what is some years before a month that a history tells of.
                let tale = count > 1 && self.story.is_history();
                let when = match when {
                    When::Day(day) | When::Weekend(day) => When::Year(day.year()),
                    When::Month(Some(year), _) if tale => When::Year(year),
                    when => when,
                };
                return when.add_years(-count).map(Value::Date);
            }
        }
        if unit == Unit::Year
            && narrative
            && let Some(told @ When::Year(year)) = self.story.last
            && year < 1
        {
            return told.add_years(sign * count).map(Value::Date);
        }
        let base = if narrative { self.story_day(sign)? } else { self.published? };
        let steps = sign * (count * 2 + i64::from(amount.half));
        moved(base, unit, steps, narrative || exact).map(Value::Date)
    }

    /// Does it begin after the publication day? `a year earlier` is seldom earlier than what is to come.
    pub(super) fn is_ahead(&self, when: When) -> bool {
        let first = when.interval().map(|days| days.first);
        matches!((first, self.published), (Some(first), Some(published)) if first > published)
    }

    /// Are figures compared with those of what begins with token `first`: `from 4.9 million in January`?
    pub(super) fn is_compared(&self, first: usize) -> bool {
        let cues = ["from", "against", "than", "after", "with", "and", "below", "above"];
        self.follows_one(first, &cues)
    }

    /// Is last year what figures are compared with: `from 7.06 million last year`?
    pub(super) fn is_year_compared(&self, first: usize) -> bool {
        self.follows_one(first, &["from", "against", "than", "below", "above", "versus", "vs"])
    }

    /// Does one of these words stand before token `first`, with no comma between?
    fn follows_one(&self, first: usize, cues: &[&str]) -> bool {
        let lowest = first.saturating_sub(COMPARED_WITHIN).max(self.begin);
        let mut clause = (lowest..first).rev().take_while(|&i| self.text(i) != ",");
        clause.any(|i| self.is_one(i, cues))
    }

    /// The first day of what was spoken of last, else the publication day.
    /// What is to come is passed over: `later` is after what came before it, `earlier` before today.
    fn story_day(&self, sign: i64) -> Option<Date> {
        let behind = self.story.behind.filter(|_| sign > 0);
        match self.story.last.filter(|&when| !self.is_ahead(when)).or(behind) {
            Some(When::Day(day)) => Some(day),
            Some(when) => when.interval().map(|days| days.first),
            None => self.published,
        }
    }
}

/// The same day so many units before.
fn day_ago(base: Date, unit: Unit, count: i64) -> Option<Date> {
    let back = count.checked_neg()?;
    match unit {
        Unit::Day => add_days(base, back),
        Unit::Week => add_days(base, back.checked_mul(7)?),
        Unit::Month => {
            let (year, month) = add_months(base, back)?;
            Date::new(year, month, base.day()).ok()
        }
        Unit::Year | Unit::Decade => {
            let years = if unit == Unit::Year { back } else { back.checked_mul(10)? };
            match When::Day(base).add_years(years)? {
                When::Day(day) => Some(day),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `base` moved by so many half units, as exact as the unit.
fn moved(base: Date, unit: Unit, halves: i64, narrative: bool) -> Option<When> {
    let whole = halves.checked_div(2)?;
    let odd = halves % 2 != 0;
    Some(match unit {
        Unit::Second
        | Unit::Minute
        | Unit::Hour
        | Unit::Weekend
        | Unit::Half
        | Unit::Millennium => {
            return None;
        }
        Unit::Day => When::Day(add_days(base, whole)?),
        Unit::Week | Unit::Fortnight => {
            let days = if unit == Unit::Week { 7 } else { 14 };
            let day = add_days(base, whole.checked_mul(days)?)?;
            if narrative { When::Day(day) } else { When::Week(monday(day)) }
        }
        Unit::Month => {
            let (year, month) = add_months(base, whole)?;
            When::Month(Some(year), month)
        }
        Unit::Quarter => {
            let (year, month) = add_months(base, whole.checked_mul(3)?)?;
            When::Quarter(Some(year), quarter(Date::new(year, month, 1).ok()?))
        }
        Unit::Year if odd => {
            let (year, month) = add_months(base, halves.checked_mul(6)?)?;
            When::Month(Some(year), month)
        }
        Unit::Year => When::Year(base.year()).add_years(whole)?,
        Unit::Decade => When::Year(base.year()).add_years(halves.checked_mul(5)?)?,
        Unit::Century => When::Year(base.year()).add_years(halves.checked_mul(50)?)?,
    })
}
