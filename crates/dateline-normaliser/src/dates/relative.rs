//! Units without a number: `last week`, `this year`, `the following day`, `each year`. Those with an article are in
//! `determined`, their plurals in `plural`.
//!
//! Not `a day`, `man of the year`, `to this day`.

use dateline_lexicon::{TimeRole, Unit};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType, Mod};

use super::scan::{Found, Scanner};
use super::story::{add_days, add_months, monday, quarter};
use super::tense::Side;
use super::value::{Length, Value, When};

impl Scanner<'_, '_> {
    /// An expression whose unit is token `i`.
    pub(super) fn unit(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let unit = word.unit?;
        // `60 Minutes`, `Independence Day`
        let titled = self.has(i, Shape::CAPITAL)
            && !self.has(i, Shape::SENTENCE_START)
            && !self.has(i, Shape::ALL_CAPITALS)
            && i > self.begin
            && !self.in_headline(i);
        if self.in_name(i) || titled {
            return None;
        }
        // `a weeklong strike`
        if self.text(i).ends_with("long") {
            let value = Value::Length(Length::new(Some(1), unit));
            return Some(Found::date(i, i + 1, value, Anchor::None, "duration"));
        }
        // `every second Tuesday`
        if unit == Unit::Second
            && !word.is(TimeRole::PLURAL)
            && (self.word(i + 1).weekday.is_some() || self.word(i + 1).unit.is_some())
        {
            return None;
        }
        // `the year 2000`
        if unit == Unit::Year
            && (self.year_number(i + 1).is_some() || self.spelled_year(i + 1).is_some())
        {
            return None;
        }
        if let Some(found) = self.year_earlier(i, unit).or_else(|| self.year_end(i, unit)) {
            return Some(found);
        }
        if unit == Unit::Quarter
            && let Some(found) = self.past_clock(i + 1)
        {
            return Some(found);
        }
        if let Some(found) = self.nth_unit(i, unit).or_else(|| self.numbered_unit(i, unit)) {
            return Some(found);
        }
        if unit == Unit::Quarter && self.word(i + 1).unit == Some(Unit::Century) {
            return None;
        }
        if let Some(found) = self.quarter_century(i, unit) {
            return Some(found);
        }
        let mut left = i;
        for _ in 0..2 {
            match self.before(left) {
                Some(at)
                    if self.word(at).is(TimeRole::FILLER)
                        && !self.word(at).is_any(TimeRole::SHIFT | TimeRole::NARRATIVE) =>
                {
                    left = at;
                }
                _ => break,
            }
        }
        if unit == Unit::Half {
            return None;
        }
        if let Some(amount) = self.amount(left) {
            return self.duration(i, unit, amount);
        }
        if self.part_by_units(i).is_some() && self.heads_stretch(i + 2) {
            return None;
        }
        let plural = word.is(TimeRole::PLURAL);
        let end = i + 1;
        // `day-long`, `decades-long`
        if self.joiner(end) && self.is(end + 1, "long") {
            let count = if plural { None } else { Some(1) };
            let value = Value::Length(Length::new(count, unit));
            return Some(Found::date(i, end + 2, value, Anchor::None, "duration"));
        }
        if self.joiner(end) {
            return None;
        }
        let Some(at) = self.before(left) else {
            return (plural && left == i).then(|| self.bare_plural(i, unit))?;
        };
        let previous = self.word(at);
        // `three times per week` says how often, `16 million barrels per day` how much.
        if self.is(at, "per") {
            let times = self.before(at)?;
            let first = if self.word(times).is(TimeRole::TIMES) {
                times
            } else {
                self.before(times).filter(|_| self.is(times, "times"))?
            };
            let value = Value::Length(Length::new(Some(1), unit));
            let found = Found::date(first, end, value, Anchor::None, "rate");
            return Some(found.of_kind(DateType::Set));
        }
        if previous.is(TimeRole::EACH) {
            // `every year on March 9`
            if unit == Unit::Year
                && let Some(found) = self.day_after(end).filter(|found| found.rule == "month_day")
                && let Some(Value::Date(When::Day(day))) = found.value
            {
                let day = When::DayOfYear { month: day.month(), day: day.day() };
                let found = Found::date(at, found.end, Value::Date(day), Anchor::None, "every");
                return Some(found.of_kind(DateType::Set));
            }
            let value = Value::Length(Length::new(Some(1), unit));
            let found = Found::date(at, end, value, Anchor::None, "every");
            return Some(found.of_kind(DateType::Set));
        }
        // `every other week`, `every third year`, `every single day`
        let nth = match () {
            () if self.is(at, "other") => Some(2),
            () if self.is(at, "single") => Some(1),
            () => self.ordinal(at),
        };
        if let Some(nth) = nth.filter(|_| !plural)
            && let Some(each) = self.before(at).filter(|&each| self.word(each).is(TimeRole::EACH))
        {
            let value = Value::Length(Length::new(Some(nth), unit));
            let found = Found::date(each, end, value, Anchor::None, "every");
            return Some(found.of_kind(DateType::Set));
        }
        if plural {
            return self.plural(i, left, unit);
        }
        // `all day`, `for another year`
        let whole = self.is(at, "all") && unit >= Unit::Day
            || self.is(at, "another")
                && (unit > Unit::Day && unit != Unit::Quarter
                    || self.before(at).is_some_and(|lead| self.is(lead, "for")));
        if whole {
            let value = Value::Length(Length::new(Some(1), unit));
            return Some(Found::date(at, end, value, Anchor::None, "duration"));
        }
        // `the most recent quarter`
        if unit == Unit::Quarter
            && self.is(at, "recent")
            && let Some(most) = self.before(at).filter(|&most| self.is(most, "most"))
        {
            let (when, anchor) = match self.story.quarter {
                Some(quarter) => (quarter, Anchor::Narrative),
                None => (self.around_publication(unit, -1, None), self.published_anchor()),
            };
            let first = self.with_article(most);
            return Some(Found::date(first, end, Value::Date(when), anchor, "narrative"));
        }
        if previous.is_any(TimeRole::SAME) {
            return self.same(i, at, unit);
        }
        if previous.is(TimeRole::SHIFT) || self.is(at, "latest") {
            return self.shifted(i, at, unit);
        }
        if previous.is(TimeRole::ARTICLE) {
            return self.the_unit(i, at, left, unit);
        }
        if unit == Unit::Century && self.joiner(at) {
            return None;
        }
        None
    }

    /// Does a month, a year or a stretch told of begin with token `at`: `March`, `1944`, `the year`, `that summer`?
    fn heads_stretch(&self, at: usize) -> bool {
        let told = self.word(at).is_any(TimeRole::ARTICLE | TimeRole::SAME);
        let head = at + usize::from(told);
        let shifted = self.word(head).is_any(TimeRole::SHIFT | TimeRole::NARRATIVE);
        let word = self.word(head + usize::from(shifted));
        let longer = word.unit.is_some_and(|unit| unit > Unit::Day) || word.season.is_some();
        word.month.is_some() && self.has(at, Shape::CAPITAL)
            || self.year_number(at).is_some()
            || (told || shifted) && longer && !word.is(TimeRole::PLURAL)
    }

    /// `Talks Set for Next Week`, as headlines are printed, whose `Week` is token `i`.
    fn in_headline(&self, i: usize) -> bool {
        let shift = self
            .before(i)
            .filter(|&at| self.is_one(at, &["next", "last"]) && self.has(at, Shape::CAPITAL));
        let lead = shift.and_then(|at| self.before(at));
        lead.is_some_and(|lead| {
            let led = self.word(lead).is(TimeRole::LEADS) || self.has(lead, Shape::CAPITAL);
            led && !self.has(lead, Shape::OPEN_QUOTE) && self.ends_phrase(i + 1)
        })
    }

    /// `a quarter century`, `a quarter of a century`, whose `century` is token `i`: 25 years.
    fn quarter_century(&self, i: usize, unit: Unit) -> Option<Found> {
        let mut at = self.before(i).filter(|_| unit == Unit::Century)?;
        if self.joiner(at) {
            at = self.before(at)?;
        }
        if self.word(at).is(TimeRole::ONE) {
            at = self.before(at).filter(|&of| self.is(of, "of"))?;
            at = self.before(at)?;
        }
        let one = self.before(at).filter(|_| self.is(at, "quarter"))?;
        // `in the last quarter century`
        if self.word(one).is(TimeRole::SHIFT) {
            let (first, rule, toward) = self.span_words(at);
            let value = Value::Length(Length::new(Some(25), Unit::Year));
            let found = Found::date(first, i + 1, value, self.published_anchor(), rule);
            return Some(found.toward(toward));
        }
        let amount = self.amount(at).filter(|amount| amount.article && amount.first == one)?;
        let amount = super::amount::Amount { count: Some(25), article: false, ..amount };
        let length = || {
            let value = Value::Length(Length::new(amount.count, Unit::Year));
            Found::date(one, i + 1, value, Anchor::None, "duration").modified(self.bound(one))
        };
        Some(self.point(amount, Unit::Year, i + 1).unwrap_or_else(length))
    }

    /// `last week`, `this past year`, `the current quarter`, `the next day`.
    fn shifted(&self, i: usize, at: usize, unit: Unit) -> Option<Found> {
        let word = self.word(at);
        let end = i + 1;
        if unit == Unit::Year && self.possessive(end) {
            // `this year's third quarter` is the quarter's; `last year's quarter` has its number from before.
            let numbered = self.ordinal(end + 1).is_some();
            let part = if numbered { end + 2 + usize::from(self.joiner(end + 2)) } else { end + 1 };
            if matches!(self.word(part).unit, Some(Unit::Quarter | Unit::Half)) {
                if numbered {
                    return None;
                }
                let year = self.published?.year().checked_add(i16::from(word.shift))?;
                if let Some(When::Quarter(_, quarter)) = self.story.quarter {
                    let value = Value::Date(When::Quarter(Some(year), quarter));
                    return Some(Found::date(at, part + 1, value, Anchor::Narrative, "year_unit"));
                }
            }
        }
        // `next week Wednesday`, `last week's Friday`
        if unit == Unit::Week {
            let gap = usize::from(self.possessive(end) || self.dash(end));
            if let Some(weekday) = self.word(end + gap).weekday
                && let Some(found) = self.nth_weekday(end + gap, weekday)
                && found.first == at
            {
                return Some(found);
            }
        }
        let (mut first, mut shift) = self.joined_shift(at);
        if self.is(at, "latest") {
            shift = 0;
        }
        let article = self.with_article(first);
        let has_article = article != first;
        first = article;
        // `the past year`, `the last month`: so long until now.
        let so_long =
            has_article && self.is_one(at, &["past", "last"]) || self.is(at, "past") && first == at;
        let length = || Value::Length(Length::new(Some(1), unit));
        match unit {
            Unit::Second => return None,
            Unit::Minute | Unit::Hour => {
                return so_long.then(|| Found::date(first, end, length(), Anchor::None, "span"));
            }
            _ => {}
        }
        // `the next decade` is the ten years to come.
        if has_article && self.is(at, "next") && matches!(unit, Unit::Decade | Unit::Century) {
            let found = Found::date(first, end, length(), self.published_anchor(), "span");
            return Some(found.toward(1));
        }
        // `over the next year` is as long as a year.
        if has_article
            && self.is(at, "next")
            && at + 1 == i
            && unit > Unit::Day
            && unit != Unit::Weekend
        {
            let lasts = self.before(first).is_some_and(|lead| {
                self.is_one(lead, &["over", "within", "during", "throughout"])
                    || self.is(lead, "for") && unit != Unit::Quarter
                    || self.is(lead, "in") && self.side(first, end) == Some(Side::Future)
            });
            if lasts {
                let so = self.is(end, "or") && self.is(end + 1, "so");
                let stop = if so { end + 2 } else { end };
                let found = Found::date(first, stop, length(), self.published_anchor(), "span");
                let found = Found { modifier: so.then_some(Mod::Approx), ..found };
                return Some(found.toward(1));
            }
        }
        if word.is(TimeRole::NARRATIVE) || has_article && shift == 1 && self.is(at, "next") {
            let days = i64::from(word.shift);
            let (when, anchor) = self.around_story(unit, days)?;
            let found = Found::date(first, end, Value::Date(when), anchor, "narrative");
            return Some(found.modified(self.phase(first)));
        }
        // `unchanged from the last quarter`: one quarter, and not the months up to now.
        let before = unit == Unit::Quarter
            && self
                .before(first)
                .is_some_and(|lead| self.is_one(lead, &["from", "than", "against", "to", "with"]));
        if before && so_long {
            let (when, anchor) = self.around_story(unit, -1)?;
            return Some(Found::date(first, end, Value::Date(when), anchor, "narrative"));
        }
        // `the last decade and a half`
        if so_long && let Some(stop) = self.and_a_half(end) {
            let value = Value::Length(Length::with_half(Some(1), true, unit));
            let found = Found::date(first, stop, value, self.published_anchor(), "span");
            return Some(found.toward(-1));
        }
        if so_long && unit != Unit::Day && unit != Unit::Weekend {
            let found = Found::date(first, end, length(), self.published_anchor(), "span");
            return Some(found.toward(-1));
        }
        if unit == Unit::Day {
            return match shift {
                // `on this day`; `to this day` and `This day will be remembered` are no dates.
                0 if self.is(at, "this")
                    && self.before(first).is_some_and(|lead| self.is(lead, "on"))
                    && !self.is(end, "in") =>
                {
                    let when = self.published.map_or(When::Unknown(Unit::Day), When::Day);
                    Some(Found::date(
                        first,
                        end,
                        Value::Date(when),
                        self.published_anchor(),
                        "shifted",
                    ))
                }
                1 if first == at && self.is(at, "next") => {
                    let (when, anchor) = self.around_story(Unit::Day, 1)?;
                    Some(Found::date(first, end, Value::Date(when), anchor, "narrative"))
                }
                _ => None,
            };
        }
        if unit == Unit::Quarter
            && (shift == 0 && !self.is_one(at, &["this", "current"]))
            && let Some(quarter) = self.story.quarter
        {
            return Some(Found::date(
                first,
                end,
                Value::Date(quarter),
                Anchor::Narrative,
                "narrative",
            ));
        }
        // `the corresponding period last year`
        if unit == Unit::Year
            && let Some(start) = self.period_before(first)
            && let (Some(quarter), Some(published)) = (self.story.quarter, self.published)
            && let Some(told) = quarter.year()
        {
            let years = i64::from(published.year()) + i64::from(shift) - i64::from(told);
            // It is never the period told itself.
            let years = if years == 0 { i64::from(shift) } else { years };
            let value = Value::Date(quarter.add_years(years)?);
            return Some(Found::date(start, end, value, Anchor::Narrative, "narrative"));
        }
        let when =
            self.around_publication(unit, i64::from(shift), self.weekend_side(first, end, shift));
        let found = Found::date(first, end, Value::Date(when), self.published_anchor(), "shifted");
        Some(found.modified(self.phase(first)))
    }

    /// `the same period`, `the corresponding period of` before token `first`: where it begins.
    pub(super) fn period_before(&self, first: usize) -> Option<usize> {
        let mut at = self.before(first)?;
        if self.is_one(at, &["of", "in"]) {
            at = self.before(at)?;
        }
        let same = self.before(at).filter(|_| self.is(at, "period"))?;
        self.is_one(same, &["same", "like", "corresponding", "comparable", "equivalent", "similar"])
            .then(|| self.with_article(same))
    }

    fn weekend_side(&self, first: usize, end: usize, shift: i8) -> Option<Side> {
        match shift {
            -1 => Some(Side::Past),
            1 => Some(Side::Future),
            _ => self.side(first, end),
        }
    }

    pub(super) fn published_anchor(&self) -> Anchor {
        if self.published.is_some() { Anchor::Published } else { Anchor::None }
    }

    /// The unit so many units from the one that the publication day lies in.
    pub(super) fn around_publication(&self, unit: Unit, shift: i64, side: Option<Side>) -> When {
        let Some(day) = self.published else { return When::Unknown(unit) };
        stretch(day, unit, shift, side).unwrap_or(When::Unknown(unit))
    }

    /// The unit so many units from what was spoken of last.
    pub(super) fn around_story(&self, unit: Unit, shift: i64) -> Option<(When, Anchor)> {
        if unit <= Unit::Day {
            let (day, anchor) = self.narrative_day()?;
            return Some((When::Day(add_days(day, shift)?), anchor));
        }
        if unit == Unit::Year
            && let Some(told @ When::Year(..=0)) = self.story.last
        {
            return Some((told.add_years(shift)?, Anchor::Narrative));
        }
        // `the previous quarter` is before the one that the report is about.
        let told = if unit == Unit::Quarter { self.story.quarter } else { None };
        let (day, anchor) = match told.or(self.story.last).and_then(|when| when.interval()) {
            // A week is of the month and year that its Thursday is of.
            Some(days) if unit > Unit::Week && matches!(self.story.last, Some(When::Week(_))) => {
                (add_days(days.first, 3)?, Anchor::Narrative)
            }
            Some(days) => (days.first, Anchor::Narrative),
            None => (self.published?, Anchor::Published),
        };
        Some((stretch(day, unit, shift, None)?, anchor))
    }
}

/// The unit so many units from the one that `day` lies in.
fn stretch(day: jiff::civil::Date, unit: Unit, shift: i64, side: Option<Side>) -> Option<When> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => When::Day(add_days(day, shift)?),
        Unit::Week | Unit::Fortnight => When::Week(add_days(monday(day), shift * 7)?),
        Unit::Weekend => {
            // Before the weekend a past one is last week's; on it, this one.
            let on_it = day.weekday().to_monday_zero_offset() >= 5;
            let weeks = match (shift, side) {
                (..=-1, _) => shift,
                (1.., _) => shift - 1 + i64::from(on_it),
                (_, Some(Side::Future)) => 0,
                _ if on_it => 0,
                _ => -1,
            };
            When::Weekend(add_days(monday(day), weeks * 7)?)
        }
        Unit::Month => {
            let (year, month) = add_months(day, shift)?;
            When::Month(Some(year), month)
        }
        Unit::Quarter => {
            let (year, month) = add_months(day, shift * 3)?;
            When::Quarter(Some(year), quarter(jiff::civil::Date::new(year, month, 1).ok()?))
        }
        Unit::Half => {
            let (year, month) = add_months(day, shift * 6)?;
            When::Half(Some(year), if month <= 6 { 1 } else { 2 })
        }
        Unit::Year => When::Year(day.year()).add_years(shift)?,
        Unit::Decade => {
            When::Decade((i64::from(day.year()).div_euclid(10) + shift).try_into().ok()?)
        }
        Unit::Century => {
            When::Century((i64::from(day.year()).div_euclid(100) + shift).try_into().ok()?)
        }
        Unit::Millennium => return None,
    })
}
