//! Days of the week and of the present: `Thursday`, `last Friday`, `the following Monday`, `Tuesday
//! morning`, `every Monday`, `Friday, Feb. 19`, `today`, `earlier yesterday`, `tomorrow evening`.
//!
//! Not `the Sunday Times`, `USA Today`, `sun`.

use dateline_lexicon::{PartOfDay, TimeRole, TimeWord};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType};
use jiff::civil::Date;

use super::anchor::{Resolved, days_between};
use super::scan::{Found, Scanner};
use super::story::add_days;
use super::tense::Side;
use super::value::{Clock, Length, Value, When};

/// A title that ends with a day of the week has so many words before it, or fewer, and a mark.
const TITLE_WORDS: usize = 5;
/// A day so near the publication keeps its year, whatever day of the week is written before it.
const MISWRITTEN_DAYS: i64 = 60;

impl Scanner<'_, '_> {
    /// An expression whose day of the week is token `i`.
    pub(super) fn weekday(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let weekday = word.weekday?;
        if !self.has(i, Shape::CAPITAL) && word.is(TimeRole::SHORT)
            || self.in_name(i)
            || self.ends_title(i)
        {
            return None;
        }
        let counted = || {
            self.weekday_and_day(i)
                .or_else(|| self.nth_weekday(i, weekday))
                .or_else(|| self.weekday_of_month(i, weekday))
        };
        if let Some(found) = counted() {
            return Some(found);
        }
        if word.is(TimeRole::SHORT) {
            // `Mon.`, `on Tues`; `Sun`, `Sat` are words too.
            let stopped = self.has(i, Shape::STOPPED);
            if word.is(TimeRole::ALSO_WORD) && !stopped || self.has(i, Shape::ALL_CAPITALS) {
                return None;
            }
        }
        let part = self.part_after(i + 1);
        let plural =
            word.is(TimeRole::PLURAL) || part.is_some_and(|(_, part)| part.is(TimeRole::PLURAL));
        let end = part.map_or(i + 1, |(end, _)| end);
        let with_part = |value: Value| match (value, part.and_then(|(_, part)| part.part)) {
            (Value::Date(when), Some(part)) => Value::Time(when, self.clock_of(end - 1, part)),
            (value, _) => value,
        };
        // `every Monday`, `every other Friday`
        let other = self.before(i).filter(|&at| self.is_one(at, &["other", "second", "single"]));
        let each = self.before(other.unwrap_or(i)).filter(|&at| self.word(at).is(TimeRole::EACH));
        if plural || each.is_some() {
            let value = with_part(Value::Date(When::Weekday(weekday)));
            // `each Monday at 4 p.m.`
            let (end, value) = match self.at_clock(end) {
                Some((end, clock)) => (end, Value::Time(When::Weekday(weekday), clock)),
                None => (end, value),
            };
            let found = Found::date(each.unwrap_or(i), end, value, Anchor::None, "each_weekday");
            return Some(found.of_kind(DateType::Set));
        }
        let (first, resolved, rule) = self.placed(i, end, weekday);
        let value = with_part(resolved.value);
        let found = Found::date(first, end, value, resolved.anchor, rule);
        Some(if rule == "weekday" { found.modified(self.phase(first)) } else { found })
    }

    /// `on "City Desk Sunday"`: the last word of a title in quotation marks.
    fn ends_title(&self, i: usize) -> bool {
        let mark = i + 1 + usize::from(matches!(self.text(i + 1), "," | "." | "?"));
        let lowest = i.saturating_sub(TITLE_WORDS).max(self.begin);
        self.has(mark, Shape::CLOSE_QUOTE)
            && (lowest..i)
                .rev()
                .find(|&at| !self.has(at, Shape::CAPITAL))
                .is_some_and(|at| at + 1 < i && self.has(at, Shape::OPEN_QUOTE))
    }

    /// Which week's day is meant.
    fn placed(&self, i: usize, end: usize, weekday: i8) -> (usize, Resolved, &'static str) {
        if let Some(at) = self.before(i) {
            let word = self.word(at);
            // `Following Wednesday's leak, …`: after it.
            let preposition = self.is(at, "following")
                && (self.possessive(end) || self.has(at, Shape::SENTENCE_START));
            if word.is_any(TimeRole::NARRATIVE | TimeRole::SAME)
                && !preposition
                && let Some((base, anchor)) = self.narrative_day()
            {
                let ahead = i64::from(weekday - base.weekday().to_monday_one_offset());
                let days = match () {
                    () if word.is(TimeRole::SAME) => -(-ahead).rem_euclid(7),
                    () if word.shift < 0 => -((-ahead - 1).rem_euclid(7) + 1),
                    () => (ahead - 1).rem_euclid(7) + 1,
                };
                if let Some(day) = add_days(base, days) {
                    let first = self.with_article(at);
                    return (first, Resolved::new(When::Day(day), anchor), "narrative_weekday");
                }
            } else if self.is(at, "recent") {
                // `on a recent Thursday`
                let first = match self.before(at) {
                    Some(one) if self.word(one).is(TimeRole::ONE) => one,
                    _ => at,
                };
                let any = Resolved::new(When::Weekday(weekday), Anchor::None);
                return (first, any, "shifted_weekday");
            } else if (word.is(TimeRole::ONE) || word.is(TimeRole::CARDINAL) && word.number == 1)
                && !self.before(at).is_some_and(|that| self.word(that).is(TimeRole::SAME))
                && !self.noun(end)
                && !self.joiner(end)
            {
                // `on a Friday`, `one Sunday in May`, but `a Friday statement`; `on 2 February 1814, a Wednesday`
                let beside =
                    self.before(at).filter(|&comma| comma == self.floor && self.text(comma) == ",");
                let told = beside
                    .and_then(|_| self.story.fresh_day())
                    .filter(|day| day.weekday().to_monday_one_offset() == weekday);
                let which = match told {
                    Some(day) => Resolved::new(When::Day(day), Anchor::Narrative),
                    None => Resolved::new(When::Weekday(weekday), Anchor::None),
                };
                return (at, which, "shifted_weekday");
            } else if word.is(TimeRole::SHIFT)
                && self.is(at, "last")
                && self.is(i + 1, "of")
                && self.with_article(at) != at
            {
                // `the last Friday of Ramadan`
                let any = Resolved::new(When::Weekday(weekday), Anchor::None);
                return (self.with_article(at), any, "shifted_weekday");
            } else if word.is(TimeRole::SHIFT) && !preposition {
                let (first, shift) = self.joined_shift(at);
                let first = if first == at { self.with_article(first) } else { first };
                if self.is_one(at, &["coming", "upcoming", "forthcoming"]) {
                    return (first, self.weekday_coming(weekday), "shifted_weekday");
                }
                return (first, self.weekday_shifted(weekday, shift), "shifted_weekday");
            }
        }
        let told = self.told(i, end);
        // `later Monday`, `earlier Tuesday`: of the day that the report tells.
        let compared = self.before(i).is_some_and(|at| self.word(at).is(TimeRole::COMPARATIVE));
        let told = told.filter(|told| !compared || told.side == Side::Past);
        (i, self.weekday_near(weekday, told), "weekday")
    }

    /// `Friday, Feb. 19, 2021`, `Thursday 19 February`.
    fn weekday_and_day(&self, i: usize) -> Option<Found> {
        let start = if self.text(i + 1) == "," { i + 2 } else { i + 1 };
        // `Friday 5/12`
        if self.has(start, Shape::NUMBER)
            && let Some(found) = self.numeric(start)
            && found.rule == "numeric"
        {
            return Some(Found { first: i, ..found });
        }
        let month = (start..start + 2).find(|&at| self.word(at).month.is_some())?;
        if month > start && self.digits(start).is_none() && self.ordinal(start).is_none() {
            return None;
        }
        let found = self.month(month)?;
        let day = matches!(found.rule, "month_day" | "month_day_year");
        (day && found.first > i).then(|| self.of_weekday(Found { first: i, ..found }))
    }

    /// A day without a year that is no such day of the week as stands before it: of the year that was told, of
    /// the publication or one beside it, in which it is. A day near the publication is more likely miswritten, and
    /// what was is not to come.
    fn of_weekday(&self, found: Found) -> Found {
        let Some(weekday) = self.word(found.first).weekday else { return found };
        let Some(Value::Date(When::Day(day))) = found.value else { return found };
        let is_near = |day: Date| {
            let days = self.published.map(|published| days_between(published, day).abs());
            days.is_some_and(|days| days <= MISWRITTEN_DAYS)
        };
        let fits = |day: Date| day.weekday().to_monday_one_offset() == weekday;
        if found.rule != "month_day" || fits(day) || is_near(day) {
            return found;
        }
        let side = self.side(found.first, found.end);
        let allowed = |day: Date| match (side, self.published) {
            (Some(Side::Past), Some(published)) => day <= published,
            (Some(Side::Future), Some(published)) => day >= published,
            _ => true,
        };
        let told = self.story.last.and_then(When::year);
        let beside = |years: i16| self.published?.year().checked_add(years);
        let years = [told, beside(0), beside(-1), beside(1)].into_iter().flatten();
        let mut days = years.filter_map(|year| Date::new(year, day.month(), day.day()).ok());
        // A history goes on with its year, unless the day is news.
        let of_story = |day: Date| {
            found.anchor != Anchor::Narrative || told == Some(day.year()) || is_near(day)
        };
        match days.find(|&day| fits(day) && allowed(day) && of_story(day)) {
            Some(day) => {
                Found { value: Some(Value::Date(When::Day(day))), doubtful: true, ..found }
            }
            None => found,
        }
    }

    /// A part of the day that follows a day: its end and the word.
    pub(super) fn part_after(&self, at: usize) -> Option<(usize, TimeWord)> {
        let word = self.word(at);
        if word.part.is_some() && !word.is(TimeRole::DAY) {
            return Some((at + 1, word));
        }
        // `late Monday`, but `Monday late morning`
        if word.is(TimeRole::PHASE) && self.word(at + 1).part.is_some() {
            return Some((at + 2, self.word(at + 1)));
        }
        None
    }

    /// An expression whose `today`, `yesterday` or `tomorrow` is token `i`.
    pub(super) fn present_day(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let title = |j: usize| self.has(j, Shape::CAPITAL) && !self.has(j, Shape::SENTENCE_START);
        if self.in_name(i)
            || title(i) && i > self.begin && title(i - 1) && !self.has(i, Shape::ALL_CAPITALS)
        {
            return None;
        }
        // `the people of tomorrow`
        let generic = |of: usize| {
            let whose = of.checked_sub(1).filter(|_| self.is(of, "of"));
            whose.is_some_and(|noun| {
                let word = self.word(noun);
                self.noun(noun)
                    && word.part.is_none()
                    && !word.is_any(TimeRole::FILLER | TimeRole::PHASE)
            })
        };
        if word.day > 0 && !self.possessive(i + 1) && self.before(i).is_some_and(generic) {
            return None;
        }
        let mut shift = i64::from(word.day);
        let mut first = i;
        // `the day before yesterday`
        if let Some(link) = self.before(i)
            && let Some(day) = self.before(link)
            && self.is(day, "day")
        {
            let step = i64::from(self.is(link, "after")) - i64::from(self.is(link, "before"));
            if step != 0 && step.signum() == shift.signum() {
                shift += step;
                first = self.with_article(day);
            }
        }
        let part = self.part_after(i + 1);
        let end = part.map_or(i + 1, |(end, _)| end);
        let when = match self.said_on(shift) {
            Some(day) => When::Day(add_days(day, shift)?),
            None => When::Unknown(dateline_lexicon::Unit::Day),
        };
        let anchor = if self.published.is_some() { Anchor::Published } else { Anchor::None };
        let value = match part.and_then(|(_, part)| part.part).or(word.part) {
            Some(part) => Value::Time(when, self.clock_of(end - 1, part)),
            None => Value::Date(when),
        };
        let found = Found::date(first, end, value, anchor, "present_day");
        Some(found.modified(self.phase(first)))
    }

    /// An expression whose part of the day is token `i`: `this morning`, `last night`, `that evening`,
    /// `midnight Friday`.
    pub(super) fn part_of_day(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let part = word.part?;
        if self.in_name(i) {
            return None;
        }
        if let Some(found) = self.hour_of_part(i, part) {
            return Some(found);
        }
        let time = |when| Value::Time(when, self.clock_of(i, part));
        let end = i + 1;
        // `midnight EST Feb. 27`
        if self.is_one(i, &["noon", "midnight"]) && self.word(end).is(TimeRole::ZONE) {
            let hour = if self.is(i, "noon") { 12 } else { 24 };
            return Some(self.timed(i, end, hour, 0));
        }
        // `noon Tuesday`, `midnight Friday`
        if self.is_one(i, &["noon", "midnight", "midday", "dawn", "dusk"])
            && let Some(day) = self.day_after(end)
            && let Some(Value::Date(when)) = day.value
        {
            let found = Found::date(i, day.end, time(when), day.anchor, "part_of_day");
            return Some(found);
        }
        // `three nights of unrest`
        if part == dateline_lexicon::PartOfDay::Night
            && word.is(TimeRole::PLURAL)
            && let Some(amount) = self.amount(i).filter(|amount| !amount.article)
        {
            let value = Value::Length(Length::new(amount.count, dateline_lexicon::Unit::Day));
            return Some(Found::date(amount.first, end, value, Anchor::None, "duration"));
        }
        // `12 noon`
        if let Some(twelve) = self.before(i).filter(|&at| self.text(at) == "12")
            && self.is(i, "noon")
        {
            return Some(self.timed(twelve, end, 12, 0));
        }
        // `the evening of March 3`, `the night of 14-15 November`
        if self.is(end, "of")
            && let Some(day) = self.day_after(end + 1).or_else(|| self.two_days(end + 1))
            && let Some(Value::Date(when) | Value::Between(when, _)) = day.value
        {
            let (first, modifier) = self.phase(i);
            let first = if modifier.is_some() { first } else { self.with_article(i) };
            let found = Found::date(first, day.end, time(when), day.anchor, "part_of_date");
            return Some(Found { modifier, ..found }.modified(self.phase(first)));
        }
        if self.is(i, "overnight") {
            return self.overnight(i);
        }
        let at = self.before(i)?;
        let left = self.word(at);
        let unplaced = || When::Unknown(dateline_lexicon::Unit::Day);
        let near = |shift: i64| {
            self.said_on(shift)
                .and_then(|day| add_days(day, shift))
                .map_or_else(unplaced, When::Day)
        };
        let anchor = if self.published.is_some() { Anchor::Published } else { Anchor::None };
        if left.is(TimeRole::EACH) || word.is(TimeRole::PLURAL) && self.is(at, "most") {
            let (end, value) = match self.at_clock(end) {
                Some((end, clock)) => (end, Value::Time(unplaced(), clock)),
                None => (end, time(unplaced())),
            };
            let found = Found::date(at, end, value, Anchor::None, "part_of_day");
            return Some(found.of_kind(DateType::Set));
        }
        if word.is(TimeRole::PLURAL) {
            return None;
        }
        if left.is_any(TimeRole::SAME | TimeRole::NARRATIVE) || self.is(at, "next") {
            let (day, anchor) = self.narrative_day()?;
            let shift = if left.is(TimeRole::SAME) { 0 } else { i64::from(left.shift) };
            let when = When::Day(add_days(day, shift)?);
            return Some(Found::date(
                self.with_article(at),
                end,
                time(when),
                anchor,
                "part_of_day",
            ));
        }
        if left.is(TimeRole::SHIFT) {
            let shift = i64::from(left.shift);
            let found = Found::date(at, end, time(near(shift)), anchor, "part_of_day");
            return Some(found.modified(self.phase(at)));
        }
        // `the night before`
        if left.is(TimeRole::ARTICLE)
            && self.is_one(end, &["before", "after", "earlier"])
            && self.ends_phrase(end + 1)
        {
            let (day, anchor) = self.narrative_day()?;
            let shift = if self.is(end, "after") { 1 } else { -1 };
            let when = When::Day(add_days(day, shift)?);
            return Some(Found::date(at, end + 1, time(when), anchor, "part_of_day"));
        }
        // `in the evening`: of the day spoken of in this sentence, else of one that nothing tells.
        let article = left.is(TimeRole::ARTICLE);
        let lead = self.before(at).is_some_and(|lead| self.is_one(lead, &["in", "during", "by"]));
        if article && lead {
            if let Some(found) = self.part_at_hour(i, at, part) {
                return Some(found);
            }
            let told = self.story.fresh_day().or(self.story.day_of_tale());
            let when = told.or(self.said_on(0)).map_or_else(unplaced, When::Day);
            let anchor = if told.is_some() { Anchor::Narrative } else { anchor };
            return Some(Found::date(at, end, time(when), anchor, "part_of_day"));
        }
        // `by late afternoon`, `until early evening`
        let (first, modifier) = self.phase(i);
        if modifier.is_some()
            && !self.noun(end)
            && !self.joiner(end)
            && self.before(first).is_some_and(|lead| {
                self.is_one(lead, &["by", "in", "until", "since", "from", "before", "during"])
            })
        {
            let told = self.story.fresh_day().or(self.story.day_of_tale());
            let when = told.or(self.said_on(0)).map_or_else(unplaced, When::Day);
            let anchor = if told.is_some() { Anchor::Narrative } else { anchor };
            let found = Found::date(first, end, time(when), anchor, "part_of_day");
            return Some(Found { modifier, ..found });
        }
        let bare = self.is_one(i, &["noon", "midnight", "midday"])
            // `as dawn broke`, `before dawn prayers`, `to Dawn`
            || self.is_one(i, &["dawn", "dusk", "daybreak", "nightfall"])
                && !self.is_one(at, &["as", "to"])
                && !self.is_light(at, end)
                && !self.noun(end)
                && (!self.has(i, Shape::CAPITAL) || self.has(i, Shape::ALL_CAPITALS));
        if bare && left.is(TimeRole::LEADS) && !self.joiner(end) {
            let told = self.story.fresh_day().or(self.story.day_of_tale());
            // `struck at daybreak`: of a day that was told of.
            if told.is_none() && self.is_one(i, &["daybreak", "nightfall"]) {
                return None;
            }
            let when = told.or(self.said_on(0)).map_or_else(unplaced, When::Day);
            let anchor = if told.is_some() { Anchor::Narrative } else { anchor };
            return Some(Found::date(i, end, time(when), anchor, "part_of_day"));
        }
        None
    }

    /// `from dawn to dusk`, `between dusk and dawn`: the light of any day, by the words around one of the two.
    fn is_light(&self, at: usize, end: usize) -> bool {
        let ends = |i: usize| {
            self.is_one(i, &["dawn", "dusk", "daybreak", "sunrise", "sunset", "nightfall"])
        };
        let link = |i: usize| {
            self.joiner(i) || self.is_one(i, &["to", "until", "till", "through", "and", "or"])
        };
        link(end) && ends(end + 1) || link(at) && at > self.begin && ends(at - 1)
    }

    /// `14-15 November`, `November 14 to 15` from token `at`.
    fn two_days(&self, at: usize) -> Option<Found> {
        let month = (at..at + 4).find(|&j| self.word(j).month.is_some())?;
        let found =
            self.month(month).filter(|found| found.first == at && found.rule == "day_range")?;
        let end = found.second.map_or(found.end, |(_, end, _)| end);
        Some(Found { end, second: None, ..found })
    }

    /// `rose overnight`, `overnight Tuesday`; not `an overnight stay`, `overnight lows`.
    fn overnight(&self, i: usize) -> Option<Found> {
        let end = i + 1;
        let described = TimeRole::ARTICLE | TimeRole::ONE | TimeRole::POSSESSIVE;
        if self.before(i).is_some_and(|at| self.word(at).is_any(described) || self.joiner(at)) {
            return None;
        }
        let night = |when| Value::Time(when, Clock::Part(PartOfDay::Night));
        if let Some(day) = self.day_after(end)
            && let Some(Value::Date(when)) = day.value
        {
            return Some(Found::date(i, day.end, night(when), day.anchor, "part_of_day"));
        }
        // `Overnight the frost broke.`
        let heads = self.has(i, Shape::SENTENCE_START) && self.word(end).is(TimeRole::ARTICLE);
        if !self.ends_phrase(end) && !self.word(end).is(TimeRole::LEADS) && !heads {
            return None;
        }
        let (day, anchor) = self.present()?;
        Some(Found::date(i, end, night(When::Day(day)), anchor, "part_of_day"))
    }

    /// A day that follows: a weekday, a date or `today`.
    pub(super) fn day_after(&self, at: usize) -> Option<Found> {
        let mut start = at;
        if self.text(start) == "," {
            start += 1;
        }
        if self.is(start, "on") {
            start += 1;
        }
        let word = self.word(start);
        if word.weekday.is_some() {
            return self
                .weekday(start)
                .filter(|found| found.first >= start && found.kind == DateType::Date);
        }
        if word.month.is_some() {
            return self
                .month(start)
                .filter(|found| found.first >= start && found.rule.starts_with("month_day"));
        }
        if word.is(TimeRole::DAY) {
            return self.present_day(start).filter(|found| found.first >= start);
        }
        if self.digits(start).is_some() && self.word(start + 1).month.is_some() {
            return self.month(start + 1).filter(|found| found.first == start);
        }
        // `the evening of the 12th of March`, `the night of the 26th`
        let ordinal = start + 1;
        if word.is(TimeRole::ARTICLE) && self.ordinal(ordinal).is_some() {
            let month = ordinal + 1 + usize::from(self.is(ordinal + 1, "of"));
            return if self.word(month).month.is_some() {
                self.month(month).filter(|found| found.first == start)
            } else {
                let ends = |_: &Found| !self.noun(ordinal + 1);
                self.day_of_history(ordinal, start)
                    .or_else(|| self.day_near_publication(ordinal, start).filter(ends))
            };
        }
        None
    }
}
