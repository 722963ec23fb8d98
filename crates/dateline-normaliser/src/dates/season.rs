//! Seasons and holidays: `this summer`, `last spring`, `the summer of 1990`, `autumn 2021`, `each winter`,
//! `Christmas`, `last Thanksgiving`, `Easter Monday`.
//!
//! Not `to spring a surprise`, `the fall of Saigon`, `prices fall`.

use dateline_lexicon::{Feast, Holiday, Season, TimeRole, TimeWord, Unit, WordClass};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType};
use jiff::civil::{Date, Weekday};

use super::anchor::{NEAR_DAYS, days_between};
use super::interval::FirstMonth as _;
use super::scan::{Found, Scanner};
use super::story::{NEXT_YEAR, add_days, monday};
use super::tense::Side;
use super::value::{Value, When};

/// Days of a month of fasting.
const RAMADAN_DAYS: i64 = 30;

/// Which season of that name is meant.
#[derive(Debug, Clone, Copy)]
enum Which {
    /// `last winter` -1, `next winter` 1.
    Shifted(i8),
    /// The one of the same year, which can be over.
    Same,
    /// The one on that side of the publication day, by the verbs around.
    Told(Option<Side>),
}

impl Scanner<'_, '_> {
    /// An expression whose season is token `i`.
    pub(super) fn season(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let season = word.season?;
        if self.in_name(i) || self.joiner(i + 1) {
            return None;
        }
        let end = i + 1;
        let value = |year| Value::Date(When::Season(year, season));
        // `an 8 percent fall the previous year`, but `in the fall last year`, `in early spring this year`
        let season_led = |at: usize| {
            self.is(at, "the") || self.word(at).is_any(TimeRole::LEADS | TimeRole::PHASE)
        };
        let falls = self.is_one(i, &["fall", "spring"])
            && !self.is(end, "of")
            && self.year_number(end).is_none()
            && !self.before(i).is_some_and(season_led);
        if let Some((end, year)) = self.year_after(end).filter(|_| !falls) {
            let numbered = self.year_number(end - 1).is_some();
            let end = self.second_year(end, year).unwrap_or(end);
            let anchor = if numbered { Anchor::Absolute } else { Anchor::Published };
            let (first, modifier) = self.phase(i);
            let first = if modifier.is_some() { first } else { self.with_article(i) };
            return Some(
                Found::date(first, end, value(Some(year)), anchor, "season")
                    .modified((first, modifier)),
            );
        }
        let at = self.before(i)?;
        let left = self.word(at);
        // `the 2018 winter timetable`
        // "2000 winter coats" are counted.
        let counts = self.text(end).ends_with('s') && !self.has(end, Shape::CAPITAL);
        let year = self.year_number(at).filter(|_| !self.has(i, Shape::CAPITAL) && !counts);
        if let Some(year) = year {
            return Some(Found::date(at, end, value(Some(year)), Anchor::Absolute, "season"));
        }
        if left.is(TimeRole::EACH) || word.is(TimeRole::PLURAL) {
            let first = if left.is(TimeRole::EACH) { at } else { i };
            if first == i && !self.is_one(at, &["in", "most"]) {
                return None;
            }
            return Some(
                Found::date(first, end, value(None), Anchor::None, "each_season")
                    .of_kind(DateType::Set),
            );
        }
        if left.is(TimeRole::SHIFT) {
            let (first, shift) = self.joined_shift(at);
            let first = if first == at { self.with_article(at) } else { first };
            // `the following spring` follows what was told last.
            let narrative = left.is(TimeRole::NARRATIVE) || first != at && self.is(at, "next");
            let told = self
                .story
                .last
                .and_then(|when| when.interval())
                .map(|days| days.last)
                .filter(|_| narrative);
            let (day, anchor) = match told {
                Some(day) => (Some(day), Anchor::Narrative),
                None => (self.published, self.published_anchor()),
            };
            let year = day.and_then(|day| season_year(day, season, Which::Shifted(shift)));
            let found = Found::date(first, end, value(year), anchor, "season");
            return Some(found.modified(self.phase(first)));
        }
        // `that winter`, `the same summer`: the one of what was told last.
        if left.is(TimeRole::SAME) {
            let told = self.story.last.and_then(|when| when.interval()).map(|days| days.first);
            let anchor = if told.is_some() { Anchor::Narrative } else { self.published_anchor() };
            let day = told.or(self.published);
            let year = day.and_then(|day| season_year(day, season, Which::Same));
            let first = self.with_article(at);
            let found = Found::date(first, end, value(year), anchor, "season_told");
            return Some(found.modified(self.phase(first)));
        }
        // `The winter before had been mild.`
        if left.is(TimeRole::ARTICLE)
            && self.is_one(end, &["before", "after"])
            && (self.ends_phrase(end + 1) || self.word(end + 1).is(TimeRole::AUXILIARY))
            && let Some(told) = self.story.last.and_then(|when| when.interval())
        {
            let shift = if self.is(end, "before") { -1 } else { 1 };
            let year = season_year(told.first, season, Which::Same).map(|year| year + shift);
            return Some(Found::date(at, end + 1, value(year), Anchor::Narrative, "season"));
        }
        // `prepare for the summer holidays`, `over spring break`
        let free = ["break", "holiday", "holidays", "recess", "vacation", "vacations"];
        if self.is_one(end, &free) && !self.noun(end + 1) {
            let first = self.with_article(i);
            let year = self
                .published
                .and_then(|day| season_year(day, season, Which::Told(self.side(first, end + 1))));
            let found = Found::date(first, end + 1, value(year), self.published_anchor(), "season");
            return (first < i || left.is(TimeRole::LEADS)).then_some(found);
        }
        // `in the summer`, `in summer`; `fall` and `spring` without an article are verbs and springs.
        let article = left.is(TimeRole::ARTICLE);
        let leads = [
            "in",
            "before",
            "during",
            "by",
            "until",
            "since",
            "through",
            "throughout",
            "into",
            "over",
        ];
        let lead_at = if article { self.before(at) } else { Some(at) };
        let part = ["course", "most", "much", "height", "rest", "remainder"];
        let lead = lead_at.is_some_and(|lead| {
            self.is_one(lead, &leads)
                || self.is(lead, "of")
                    && self.before(lead).is_some_and(|part_at| self.is_one(part_at, &part))
        });
        let (first, modifier) = self.phase(if article { at } else { i });
        // `The winter was hard.`
        let subject = article
            && self.story.is_history()
            && (self.word(end).is(TimeRole::AUXILIARY) || self.has(at, Shape::SENTENCE_START));
        if (!lead && !subject || self.is(end, "of")) && modifier.is_none()
            || self.is(i, "fall") && !article && modifier.is_none()
        {
            return None;
        }
        let told = self.story.last.filter(|_| self.story.is_history());
        let (year, anchor) = if let Some(days) = told.and_then(|when| when.interval()) {
            let year = season_year(days.first, season, Which::Same);
            let next = days.first.month() - season.first_month() >= NEXT_YEAR;
            (year.map(|year| year + i16::from(next)), Anchor::Narrative)
        } else {
            let start = if article { at } else { i };
            // `hard to meet demand well into the summer` says little of which.
            let told = self.told(start, end).filter(|told| told.firm);
            let which = Which::Told(told.map(|told| told.side));
            let year = self.published.and_then(|day| season_year(day, season, which));
            (year, self.published_anchor())
        };
        let start = if article { at } else { i };
        let found = Found::date(start, end, value(year), anchor, "season");
        Some(if modifier.is_some() { found.modified((first, modifier)) } else { found })
    }

    /// `the winter of 1941-42`: where the second year ends, which follows the first.
    fn second_year(&self, link: usize, year: i16) -> Option<usize> {
        let joined = self.dash(link) || self.text(link) == "/";
        if !joined || !self.glued(link) || !self.glued(link + 1) {
            return None;
        }
        let second = self.digits(link + 1)? as i16;
        let next = year.checked_add(1)?;
        let fits = second == next || self.text(link + 1).len() == 2 && second == next % 100;
        fits.then_some(link + 2)
    }

    /// A holiday whose name begins with token `i`; `Christmas morning` is a part of it.
    pub(super) fn holiday(&self, i: usize) -> Option<Found> {
        let found = self.whole_holiday(i)?;
        let Some(Value::Date(when @ When::Day(day))) = found.value else { return Some(found) };
        // `Easter week`, `the Labor Day weekend`
        let next = self.word(found.end);
        if let Some(unit @ (Unit::Week | Unit::Weekend)) = next.unit
            && !next.is(TimeRole::PLURAL)
        {
            // The weekend of a Monday is the one before it.
            let back =
                if unit == Unit::Weekend && day.weekday() == Weekday::Monday { -7 } else { 0 };
            let week = add_days(monday(day), back)?;
            let when = if unit == Unit::Week { When::Week(week) } else { When::Weekend(week) };
            let first = self.with_article(found.first);
            return Some(Found {
                first,
                end: found.end + 1,
                value: Some(Value::Date(when)),
                ..found
            });
        }
        let Some((end, part)) = self.part_after(found.end) else { return Some(found) };
        let Some(part) = part.part.filter(|_| !part.is(TimeRole::PLURAL)) else {
            return Some(found);
        };
        let value = Some(Value::Time(when, self.clock_of(end - 1, part)));
        Some(Found { end, value, kind: DateType::Time, ..found })
    }

    fn whole_holiday(&self, i: usize) -> Option<Found> {
        let (end, &holiday) = self.report.phrase(self.times.holidays(), i, self.limit)?;
        // `Christmas Island`, `a Christmas present`
        if self.in_name(i) {
            return None;
        }
        // In lower case `independence day` is one still, `easter` and `the new year` are not.
        if !self.has(i, Shape::CAPITAL) && !self.is_one(end - 1, &["day", "eve"]) {
            return None;
        }
        // `Peace Officers Memorial Day`, `Savo Independence Day` are others, `US Independence Day` is that of the US.
        let state = |at: usize| {
            let class = WordClass::COUNTRY_START | WordClass::DEMONYM_START;
            self.token(at).is_some_and(|token| token.can_be(class))
        };
        let whose = self.is_one(end - 1, &["day"])
            && self.before(i).is_some_and(|at| {
                self.has(at, Shape::CAPITAL)
                    && !state(at)
                    && !self.has(at, Shape::SENTENCE_START)
                    && self.word(at) == TimeWord::default()
            });
        if whose {
            return None;
        }
        // `the film "Independence Day"`
        let quoted = i > self.begin
            && self.has(i - 1, Shape::OPEN_QUOTE)
            && self.has(end, Shape::PUNCTUATION)
            && matches!(self.text(end), "\"" | "\u{201d}" | "\u{2019}" | "'" | "''");
        if quoted {
            return None;
        }
        // `Easter Islands`
        let named = self.has(end, Shape::CAPITAL)
            && !self.has(end, Shape::ALL_CAPITALS)
            && self.word(end) == TimeWord::default();
        if named {
            return None;
        }
        if let Some((end, year)) = self.year_after(end) {
            let value = feast(holiday, self.times.holiday_days(holiday, year).next()?);
            return Some(Found::date(i, end, value, Anchor::Absolute, "holiday"));
        }
        // `Easter Sunday, April 23, 1916`: the feast of the day that stands beside it.
        if self.text(end) == ","
            && let Some(Found { value: Some(Value::Date(When::Day(beside))), .. }) =
                self.day_after(end).filter(|found| found.rule == "month_day_year")
            && let Some(day) = self.times.holiday_days(holiday, beside.year()).next()
        {
            return Some(Found::date(i, end, feast(holiday, day), Anchor::Narrative, "holiday"));
        }
        // `the 2019 Spring Festival`
        if let Some(at) = self.before(i)
            && let Some(year) = self.year_number(at)
        {
            let value = feast(holiday, self.times.holiday_days(holiday, year).next()?);
            return Some(Found::date(at, end, value, Anchor::Absolute, "holiday"));
        }
        if let Some(year) = self.story.history_year()
            && let Some(day) = self.times.holiday_days(holiday, year).next()
            && let Some(year) = self.story.history(day.month())
            && let Some(day) = self.times.holiday_days(holiday, year).next()
        {
            return Some(Found::date(i, end, feast(holiday, day), Anchor::Narrative, "holiday"));
        }
        let published = self.published?;
        let shifted = self.before(i).filter(|&at| self.word(at).is(TimeRole::SHIFT));
        let side = match shifted.map(|at| self.word(at).shift) {
            Some(-1) => Some(Side::Past),
            Some(1) => Some(Side::Future),
            _ => self.side(i, end),
        };
        let strict = shifted.is_some();
        let days = |year: i16| self.times.holiday_days(holiday, year);
        let day = (-1..=1)
            .filter_map(|shift| published.year().checked_add(shift))
            .flat_map(days)
            .filter(|&day| match side {
                _ if !strict && days_between(published, day).abs() <= NEAR_DAYS => true,
                Some(Side::Past) => day < published || !strict && day == published,
                Some(Side::Future) => day > published || !strict && day == published,
                None => true,
            })
            .min_by_key(|&day| days_between(published, day).abs())?;
        // The day itself and the day after are meant whatever the tense.
        let near = add_days(published, 1).and_then(|next| {
            days(next.year()).find(|&day| !strict && (day == next || day == published))
        });
        let value = feast(holiday, near.unwrap_or(day));
        let found = Found::date(shifted.unwrap_or(i), end, value, Anchor::Published, "holiday");
        Some(found)
    }
}

/// What a holiday covers whose day, or first day, this is.
fn feast(holiday: Holiday, day: Date) -> Value {
    match holiday {
        Holiday::Feast(Feast::Ramadan) => {
            let last = add_days(day, RAMADAN_DAYS - 1).unwrap_or(day);
            Value::Between(When::Day(day), When::Day(last))
        }
        _ => Value::Date(When::Day(day)),
    }
}

/// The year of the season some seasons from `day`, or of the one that the tense means.
fn season_year(day: Date, season: Season, which: Which) -> Option<i16> {
    let of = |year: i16| When::Season(Some(year), season).interval();
    // Winter belongs to the year it begins in.
    let current =
        if season == Season::Winter && day.month() <= 2 { day.year() - 1 } else { day.year() };
    let days = of(current)?;
    let begun = days.first <= day;
    let over = days.last < day;
    Some(match which {
        Which::Shifted(-1) => current - i16::from(!over),
        Which::Shifted(1) => current + i16::from(begun),
        Which::Told(Some(Side::Past)) => current - i16::from(!begun),
        Which::Told(Some(Side::Future)) => current + i16::from(over),
        Which::Told(None) if !begun && days_between(day, days.first) > 150 => current - 1,
        Which::Shifted(_) | Which::Told(None) | Which::Same => current,
    })
}
