//! Units without a number: `last week`, `this year`, `the following day`, `the weekend`, `each year`, `the year
//! ended`, `year-end`. Their plurals are in `plural`.
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
            && i > self.begin;
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
        if previous.is(TimeRole::EACH) || self.is(at, "per") {
            let value = Value::Length(Length::new(Some(1), unit));
            let found = Found::date(at, end, value, Anchor::None, "every");
            return Some(found.of_kind(DateType::Set));
        }
        // `every other week`, `every third year`
        let nth = if self.is(at, "other") { Some(2) } else { self.ordinal(at) };
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
                && (unit > Unit::Day || self.before(at).is_some_and(|lead| self.is(lead, "for")));
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
            return Some(found);
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
    fn period_before(&self, first: usize) -> Option<usize> {
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
            Some(days) => (days.first, Anchor::Narrative),
            None => (self.published?, Anchor::Published),
        };
        Some((stretch(day, unit, shift, None)?, anchor))
    }

    /// `that year`, `the same day`.
    fn same(&self, i: usize, at: usize, unit: Unit) -> Option<Found> {
        if unit < Unit::Day {
            return None;
        }
        let the = self.before(at).is_some_and(|the| self.word(the).is(TimeRole::ARTICLE));
        let (when, anchor) = match self.story.day_of_news() {
            // `On the same day, the minister met …` goes on with the news.
            Some(day) if unit == Unit::Day && the => (When::Day(day), Anchor::Narrative),
            _ => self.around_story(unit, 0)?,
        };
        // `the same month of 2019`
        if self.is_one(i + 1, &["of", "in"])
            && matches!(when, When::Month(..) | When::Quarter(..) | When::Half(..))
            && let (Some(year), Some(told)) = (self.year_number(i + 2), when.year())
        {
            let value = Value::Date(when.add_years(i64::from(year - told))?);
            let first = self.with_article(at);
            return Some(Found::date(first, i + 3, value, Anchor::Absolute, "narrative"));
        }
        let that = self.before(at).filter(|&that| self.is(at, "same") && self.is(that, "that"));
        // `the same month last year`, `the same week a year earlier`
        if unit < Unit::Year
            && that.is_none()
            && let (Some((end, years)), Some(told)) = (self.years_away(i + 1), when.year())
        {
            let base = if self.word(i + 1).is(TimeRole::SHIFT) {
                i64::from(self.published?.year()) - i64::from(told)
            } else {
                0
            };
            let value = Value::Date(when.add_years(base + years)?);
            let first = self.with_article(at);
            return Some(Found::date(first, end, value, anchor, "year_earlier"));
        }
        let first = that.unwrap_or_else(|| self.with_article(at));
        Some(
            Found::date(first, i + 1, Value::Date(when), anchor, "narrative")
                .modified(self.phase(first)),
        )
    }

    /// `last year`, `a year earlier` from token `at`: its end and how many years away.
    fn years_away(&self, at: usize) -> Option<(usize, i64)> {
        let year = self.word(at + 1).unit == Some(Unit::Year);
        if !year || self.word(at + 1).is(TimeRole::PLURAL) {
            return None;
        }
        let word = self.word(at);
        if word.is(TimeRole::SHIFT) && !word.is(TimeRole::NARRATIVE) {
            return Some((at + 2, i64::from(word.shift)));
        }
        let back = word.is(TimeRole::ONE) && self.is_one(at + 2, &["ago", "before", "earlier"]);
        back.then_some((at + 3, -1))
    }

    /// `the week`, `the year ended`, `later in the day`.
    fn the_unit(&self, i: usize, article: usize, left: usize, unit: Unit) -> Option<Found> {
        let end = i + 1;
        let found = |value, anchor| Found::date(article, end, value, anchor, "the_unit");
        if unit == Unit::Weekend
            && let Some(day) = self.story.history_day()
        {
            let value = Value::Date(When::Weekend(monday(day)));
            return Some(Found::date(article, end, value, Anchor::Narrative, "the_unit"));
        }
        if unit == Unit::Weekend {
            let when = self.around_publication(unit, 0, self.side(article, end));
            return Some(found(Value::Date(when), self.published_anchor()));
        }
        if self.is_one(end, &["ended", "ending", "to"])
            && !self.is(end + 1, "date")
            && matches!(unit, Unit::Year | Unit::Quarter | Unit::Month | Unit::Week)
        {
            let dated = end + 1 + usize::from(self.is_one(end + 1, &["in", "on"]));
            let word = self.word(dated);
            if self.is(end, "to") && word.month.is_none() {
                return None;
            }
            // `the week ended badly`
            let date = word.month.is_some()
                || word.weekday.is_some()
                || word.is_any(TimeRole::DAY | TimeRole::SHIFT | TimeRole::ARTICLE)
                || self.has(dated, Shape::NUMBER);
            if !date {
                return None;
            }
            return Some(match self.story.quarter {
                Some(quarter) if unit == Unit::Quarter => {
                    found(Value::Date(quarter), Anchor::Narrative)
                }
                None if unit == Unit::Quarter
                    && let Some(quarter) = self.quarter_ended(dated) =>
                {
                    found(Value::Date(quarter), self.published_anchor())
                }
                _ => found(Value::Length(Length::new(Some(1), unit)), Anchor::None),
            });
        }
        // `the quarter a year ago`
        if unit == Unit::Quarter
            && let (Some(stop), Some(quarter)) = (self.year_back(end), self.story.quarter)
        {
            let value = Value::Date(quarter.add_years(-1)?);
            return Some(Found::date(article, stop, value, Anchor::Narrative, "year_earlier"));
        }
        // `the whole year`, `the entire week`
        if self.is_one(left, &["whole", "entire"]) && unit >= Unit::Day {
            return Some(found(Value::Length(Length::new(Some(1), unit)), Anchor::None));
        }
        // `the week after next`, `the weekend before last`
        let twice = match (self.is_one(end, &["after"]), self.is_one(end, &["before"])) {
            (true, _) if self.is(end + 1, "next") => 2,
            (_, true) if self.is(end + 1, "last") => -2,
            _ => 0,
        };
        if twice != 0 {
            let when = self.around_publication(unit, twice, None);
            let anchor = self.published_anchor();
            return Some(Found::date(article, end + 2, Value::Date(when), anchor, "shifted"));
        }
        // `the day before`, `the year after`, with nothing that it is before or after
        if self.is_one(end, &["before", "after", "earlier", "later"]) && self.ends_phrase(end + 1) {
            let shift = if self.is_one(end, &["before", "earlier"]) { -1 } else { 1 };
            let (when, anchor) = self.around_story(unit, shift)?;
            let value = Value::Date(when);
            return Some(Found::date(article, end + 1, value, anchor, "narrative"));
        }
        let told = self.before(article).is_some_and(|at| self.is(at, "in"))
            && self.phase(article).1.is_some();
        if !told
            && self.is_one(
                end,
                &["of", "before", "after", "when", "that", "he", "she", "they", "it", "ahead"],
            )
        {
            return None;
        }
        // `the year to date`
        if self.is(end, "to")
            && self.is(end + 1, "date")
            && let Some(published) = self.published
            && let Some(days) = self.around_publication(unit, 0, None).interval()
        {
            let value = Value::Between(When::Day(days.first), When::Day(published));
            let anchor = Anchor::Published;
            return Some(Found::date(article, end + 2, value, anchor, "the_unit"));
        }
        // `the turn of the century` is when it began, and of which nothing tells.
        let turn = self.before(article).filter(|&of| self.is(of, "of"));
        if turn.and_then(|of| self.before(of)).is_some_and(|turn| self.is(turn, "turn")) {
            return None;
        }
        let (first, modifier) = self.phase(article);
        let lead = self.before(article).map_or("", |at| self.text(at)).to_ascii_lowercase();
        let leads = ["in", "for", "during", "throughout", "through", "by", "within", "over"]
            .contains(&lead.as_str())
            || lead == "of";
        if modifier.is_none() && !leads {
            return None;
        }
        let when = match unit {
            Unit::Day => {
                // `throughout the day`, `later in the day`; `for the day` is of a bargain or a name.
                if modifier.is_none()
                    && !["during", "throughout", "through"].contains(&lead.as_str())
                {
                    return None;
                }
                // The day told of in this sentence, or else the last that is not yet to come.
                let told = self.story.day.filter(|&day| !self.is_ahead(When::Day(day)));
                match self.story.fresh_day().or(told) {
                    Some(day) => (When::Day(day), Anchor::Narrative),
                    None => (self.around_publication(Unit::Day, 0, None), self.published_anchor()),
                }
            }
            Unit::Quarter => match self.story.quarter {
                Some(quarter) => (quarter, Anchor::Narrative),
                // The latest one that is over.
                None if self.is(left, "latest") => {
                    (self.around_publication(unit, -1, None), self.published_anchor())
                }
                None => return None,
            },
            Unit::Month | Unit::Week | Unit::Decade | Unit::Century => {
                if self.is_one(left, &["latest"]) {
                    return None;
                }
                (self.around_publication(unit, 0, None), self.published_anchor())
            }
            Unit::Year => {
                // What is yet to come is of the year of publication: `expected by the end of the year`.
                let told =
                    (lead == "of" || lead == "in") && self.side(first, end) != Some(Side::Future);
                let year = self.story.last.and_then(When::year).filter(|_| told);
                match year {
                    Some(year) => (When::Year(year), Anchor::Narrative),
                    None => (self.around_publication(unit, 0, None), self.published_anchor()),
                }
            }
            _ => return None,
        };
        Some(found(Value::Date(when.0), when.1).modified((first, modifier)))
    }

    /// Does a phrase end before token `i`: a mark, the sentence's end, a conjunction?
    pub(super) fn ends_phrase(&self, i: usize) -> bool {
        i >= self.limit
            || self.has(i, Shape::PUNCTUATION) && !self.has(i, Shape::OPEN_QUOTE)
            || self.is_one(i, &["and", "but", "or", "when", "as", "in", "at", "by"])
    }

    /// `year-end`, `the year's end`, `month-end`.
    fn year_end(&self, i: usize, unit: Unit) -> Option<Found> {
        if !matches!(unit, Unit::Year | Unit::Month) || self.word(i).is(TimeRole::PLURAL) {
            return None;
        }
        let link = i + 1;
        let at = if self.joiner(link) || self.possessive(link) { link + 1 } else { link };
        if !self.is(at, "end") {
            // `the end of year`
            let of = self.before(i).filter(|&of| self.is(of, "of"))?;
            let noun = self.before(of).filter(|&noun| self.is(noun, "end"))?;
            let value = Value::Date(self.around_publication(unit, 0, None));
            let first = self.with_article(noun);
            let found = Found::date(first, i + 1, value, self.published_anchor(), "year_end");
            return Some(Found { modifier: Some(Mod::End), ..found });
        }
        // `at year-end 1985`, `at 1985 year-end`
        let before = self.before(i).filter(|&at| self.year_number(at).is_some());
        let beside = before.or_else(|| self.year_number(at + 1).map(|_| at + 1));
        if let Some(year) =
            beside.and_then(|at| self.year_number(at)).filter(|_| unit == Unit::Year)
        {
            let (first, end) = if before.is_some() { (i - 1, at + 1) } else { (i, at + 2) };
            let value = Value::Date(When::Year(year));
            let found = Found::date(first, end, value, Anchor::Absolute, "year_end");
            return Some(Found { modifier: Some(Mod::End), ..found });
        }
        let first = match self.before(i) {
            Some(before) if self.word(before).is_any(TimeRole::ARTICLE | TimeRole::SHIFT) => before,
            _ => i,
        };
        let shift = if first == i { 0 } else { i64::from(self.word(first).shift) };
        let when = self.around_publication(unit, shift, None);
        let found =
            Found::date(first, at + 1, Value::Date(when), self.published_anchor(), "year_end");
        // `around year-end`
        let bare = first == i;
        let (first, modifier) = self.bound(first);
        let about = bare && modifier == Some(Mod::Approx);
        Some(Found {
            modifier: Some(Mod::End),
            first: if about { first } else { found.first },
            ..found
        })
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
