//! Numbered parts of a year and centuries: `third-quarter`, `the first half of 1990`, `next year's first
//! quarter`, `the 20th century`, and the same a year before: `the year-earlier quarter`.
//!
//! Not `a quarter of`, `the first day`.

use dateline_lexicon::{TimeRole, Unit};
use dateline_schema::closed::Anchor;

use super::anchor::{NEAR_DAYS, days_between};
use super::era::Era;
use super::scan::{Found, Scanner};
use super::story::{add_days, quarter};
use super::tense::{Side, Told};
use super::value::{Length, Value, When};

/// A part of the year that begins within so many days can be the one to come.
const SOON_DAYS: i64 = 120;
/// One that ended more than so many days ago is next year's, if the words look ahead.
const LONG_OVER_DAYS: i64 = 150;

/// Quarters of companies end within so many days of those of the calendar.
const SPARE_DAYS: i64 = 8;

impl Scanner<'_, '_> {
    /// An ordinal with quarter, half or century, whose unit is token `i`.
    pub(super) fn numbered_unit(&self, i: usize, unit: Unit) -> Option<Found> {
        let end = i + 1;
        let mut at = self.before(i)?;
        if self.joiner(at) {
            at = self.before(at)?;
        }
        // `the second fiscal quarter`
        if self.is_one(at, &["fiscal", "financial"])
            && let Some(before) = self.before(at).filter(|&before| self.ordinal(before).is_some())
        {
            at = before;
        }
        let number = self.ordinal(at).or_else(|| {
            let year = self.before(at).is_some_and(|year| self.year_number(year).is_some());
            let last = unit == Unit::Quarter && (self.is(end, "of") || year);
            (last && self.is_one(at, &["last", "final"])).then_some(4)
        });
        let Some(number) = number else { return self.year_unit(i, at, unit) };
        let mut first = at;
        if let Some(fiscal) = self.before(first) {
            let joined = self.joiner(fiscal);
            let word = if joined { self.before(fiscal) } else { Some(fiscal) };
            if let Some(word) = word
                && self.is_one(word, &["fiscal", "financial"])
            {
                first = word;
            }
        }
        let new = |when, first, end, anchor| {
            Found::date(first, end, Value::Date(when), anchor, "numbered_unit")
        };
        match unit {
            Unit::Century if (1..=30).contains(&number) => {
                let (mut start, mut modifier) = self.phase(first);
                if modifier.is_none() {
                    (start, modifier) = self.phase(self.with_article(first));
                }
                let (end, era) = self.era(end).unwrap_or((end, Era::After));
                let century = match era {
                    Era::After => number as i16 - 1,
                    Era::Before => -(number as i16),
                };
                // `the 18th-century church`: the article is the church's.
                let described = self.joiner(i - 1) && self.noun(end);
                let first = if described { first } else { self.with_article(first) };
                let found = new(When::Century(century), first, end, Anchor::Absolute);
                Some(if modifier.is_some() { found.modified((start, modifier)) } else { found })
            }
            Unit::Quarter if (1..=4).contains(&number) => {
                // Of a game.
                let of = self.is(end, "of") && self.year_after(end).is_none();
                if of && !self.of_year(end) && self.word(end + 1).is(TimeRole::ARTICLE) {
                    return None;
                }
                self.part_of_year(i, first, |year| When::Quarter(year, number as i8))
            }
            Unit::Half if (1..=2).contains(&number) => {
                // Of a game, of anything else.
                if self.is(end, "of") && self.year_after(end).is_none() && !self.of_year(end) {
                    return None;
                }
                let lead = self.before(self.with_article(first)).is_some_and(|at| {
                    self.is_one(
                        at,
                        &["in", "for", "during", "of", "by", "from", "than", "and", "to"],
                    )
                });
                let joined = self.joiner(i - 1);
                // `its first half quota`, where quarters or halves are told
                let figures = [
                    "profit", "profits", "earnings", "results", "loss", "losses", "sales",
                    "revenue",
                ];
                let told = self.story.quarter.is_some()
                    || (end..end + 2).any(|i| self.is_one(i, &figures));
                if !lead && !joined && !told && self.year_after(end).is_none() {
                    return None;
                }
                self.part_of_year(i, first, |year| When::Half(year, number as i8))
            }
            _ => None,
        }
    }

    fn of_year(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|j| self.word(j).unit == Some(Unit::Year))
    }

    /// `the 16th and 17th centuries`, `the first and second quarters`, whose first ordinal is token `i`: that one.
    pub(super) fn century_of_two(&self, i: usize) -> Option<Found> {
        let number = self.ordinal(i).filter(|number| (1..=30).contains(number))?;
        let link = self.is_one(i + 1, &["and", "or", "to"]) && self.ordinal(i + 2).is_some();
        let at = i + 3 + usize::from(self.joiner(i + 3));
        if link && self.word(at).unit == Some(Unit::Quarter) && number <= 4 {
            let whole = self.part_of_year(at, i, |year| When::Quarter(year, number as i8))?;
            return Some(Found { first: self.with_article(i), end: i + 1, ..whole });
        }
        if !link || self.word(at).unit != Some(Unit::Century) {
            return None;
        }
        let value = Value::Date(When::Century(number as i16 - 1));
        let first = self.with_article(i);
        Some(Found::date(first, i + 1, value, Anchor::Absolute, "numbered_unit"))
    }

    /// A quarter or half: which year.
    pub(super) fn part_of_year(
        &self,
        i: usize,
        first: usize,
        when: impl Fn(Option<i16>) -> When,
    ) -> Option<Found> {
        let end = i + 1;
        let build = |first, end, year, anchor| {
            Found::date(first, end, Value::Date(when(year)), anchor, "numbered_unit")
        };
        // `the third quarter of 1984`, `the first half of this year`, `first quarter 1987`
        if let Some((end, year)) = self.year_after(end) {
            let anchor = if self.year_number(end - 1).is_some() {
                Anchor::Absolute
            } else {
                Anchor::Published
            };
            return Some(build(self.with_article(first), end, Some(year), anchor));
        }
        // `the third quarter a year ago`
        if let Some(stop) = self.year_back(end) {
            let year = self.published?.year();
            let begun =
                when(Some(year)).interval().is_some_and(|days| self.published >= Some(days.first));
            let year = year - 1 - i16::from(!begun);
            return Some(build(
                self.with_article(first),
                stop,
                Some(year),
                self.published_anchor(),
            ));
        }
        if let Some(at) = self.before(first) {
            // `1987 first quarter`
            if let Some(year) = self.year_number(at) {
                return Some(build(self.with_article(at), end, Some(year), Anchor::Absolute));
            }
            // `1987's first quarter`
            if self.possessive(at)
                && let Some((year_at, year)) =
                    self.before(at).and_then(|j| Some((j, self.year_number(j)?)))
            {
                return Some(build(year_at, end, Some(year), Anchor::Absolute));
            }
            // `next year's first quarter`
            if self.possessive(at)
                && let Some(unit) =
                    self.before(at).filter(|&u| self.word(u).unit == Some(Unit::Year))
                && let Some(shift) = self.before(unit).filter(|&s| self.word(s).is(TimeRole::SHIFT))
                && let Some(published) = self.published
            {
                let year = published.year().checked_add(i16::from(self.word(shift).shift))?;
                return Some(build(shift, end, Some(year), Anchor::Published));
            }
        }
        // `in the first half … in the second half`: of one year.
        let told = match (self.story.quarter, when(None)) {
            (Some(When::Half(Some(year), 1)), When::Half(_, 2)) => Some(year),
            _ => None,
        };
        if let Some(year) = told {
            let first = self.with_article(first);
            return Some(build(first, end, Some(year), Anchor::Narrative));
        }
        // `In 1986, the mill reported a third-quarter loss`; `rose in the fourth quarter after a fall in the third
        // quarter`: what is over stays so, unless a verb says otherwise.
        // The estimate `for fourth-quarter output` awaits nothing.
        let ahead = || {
            self.told(first, end) == Some(Told::firmly(Side::Future))
                && !self.before(first).is_some_and(|at| self.is(at, "for"))
        };
        let year = self.story.year_beside(when(None)).or_else(|| {
            // "In 2019, it lost money, it said in its third-quarter report" has two frames.
            let other = ["it", "its", "said", "says", "their", "they", "whose"];
            let framed = (self.begin..first).all(|i| !self.is_one(i, &other));
            let frame = self.story.year_of_frame().filter(|_| framed);
            let over = frame.or_else(|| {
                self.published.and_then(|published| self.story.year_of_told(when(None), published))
            });
            over.filter(|_| !ahead())
        });
        if let Some(year) = year {
            let joined = i > self.begin && self.joiner(i - 1);
            let first = if joined { first } else { self.with_article(first) };
            return Some(build(first, end, Some(year), Anchor::Narrative));
        }
        let year = self.published.map(|published| {
            let year = published.year();
            let side = self.side(first, end);
            let Some(days) = when(Some(year)).interval() else { return year };
            // What begins in some months is as a rule the one of the year before; what is over, past.
            let begins = days_between(published, days.first);
            // `the outlook is good through the third quarter`
            let until = self
                .before(self.with_article(first))
                .is_some_and(|at| self.is_one(at, &["through", "until", "till", "beyond"]));
            if until && begins > 0 {
                return year;
            }
            // What begins within weeks is meant whatever verb stands near.
            let ahead = if side == Some(Side::Past) { NEAR_DAYS } else { SOON_DAYS };
            match side {
                Some(Side::Future) if days_between(days.last, published) > LONG_OVER_DAYS => {
                    year + 1
                }
                Some(Side::Future) => year,
                _ if begins > ahead => year - 1,
                _ => year,
            }
        });
        let joined = i > self.begin && self.joiner(i - 1);
        let first = if joined { first } else { self.with_article(first) };
        // The possessive belongs to it: `its fourth quarter`
        Some(build(first, end, year, self.published_anchor()))
    }

    /// `the December quarter`, `the March 1989 quarter`, whose month is token `i`: the one that ends with it.
    pub(super) fn quarter_of_month(&self, i: usize, month: i8) -> Option<Found> {
        let quarter = Some(month / 3).filter(|_| month % 3 == 0)?;
        let year = self.year_number(i + 1);
        let unit = i + 1 + usize::from(year.is_some());
        // "the September quarter final" is of a game.
        let game = self.is_one(unit + 1, &["final", "finals", "finalist", "finalists"]);
        if self.word(unit).unit != Some(Unit::Quarter)
            || self.word(unit).is(TimeRole::PLURAL)
            || game
        {
            return None;
        }
        match year {
            Some(year) => {
                let value = Value::Date(When::Quarter(Some(year), quarter));
                let first = self.with_article(i);
                Some(Found::date(first, unit + 1, value, Anchor::Absolute, "numbered_unit"))
            }
            None => self.part_of_year(unit, i, |year| When::Quarter(year, quarter)),
        }
    }

    /// `a year ago`, `a year earlier` from token `at`: its end.
    pub(super) fn year_back(&self, at: usize) -> Option<usize> {
        let year = self.word(at + 1);
        let said = self.word(at).is(TimeRole::ONE)
            && year.unit == Some(Unit::Year)
            && self.is_one(at + 2, &["ago", "earlier", "before"]);
        said.then_some(at + 3)
    }

    /// `the 1988 quarter`, `the 1989 period`: `at` is the year.
    pub(super) fn year_unit(&self, i: usize, at: usize, unit: Unit) -> Option<Found> {
        if unit != Unit::Quarter {
            return None;
        }
        let year = self.year_number(at)?;
        // `the fourth 1986 quarter`
        if let Some(nth) = self.before(at)
            && let Some(number) = self.ordinal(nth).filter(|number| (1..=4).contains(number))
        {
            let value = Value::Date(When::Quarter(Some(year), number as i8));
            let first = self.with_article(nth);
            return Some(Found::date(first, i + 1, value, Anchor::Absolute, "year_unit"));
        }
        let when = match self.story.quarter {
            Some(When::Quarter(_, quarter)) => When::Quarter(Some(year), quarter),
            _ => When::Year(year),
        };
        let first = self.with_same(at);
        Some(Found::date(first, i + 1, Value::Date(when), Anchor::Narrative, "year_unit"))
    }

    /// `the`, `the like`, `the comparable` before a period, taken in.
    fn with_same(&self, first: usize) -> usize {
        let same = ["same", "like", "comparable", "corresponding", "similar"];
        let at = self.before(first).filter(|&at| self.is_one(at, &same));
        self.with_article(at.unwrap_or(first))
    }

    /// `year-earlier`, `the year-ago period`, whose `year` is token `i`.
    pub(super) fn year_earlier(&self, i: usize, unit: Unit) -> Option<Found> {
        if unit != Unit::Year || self.word(i).is(TimeRole::PLURAL) {
            return None;
        }
        if let Some(found) = self.prior_year(i) {
            return Some(found);
        }
        let joined = self.joiner(i + 1);
        let at = if joined { i + 2 } else { i + 1 };
        let before = joined && self.is(at, "before");
        if !before && !self.is_one(at, &["earlier", "ago"]) {
            return None;
        }
        if !joined {
            let determined = self.before(i).is_some_and(|at| self.word(at).is(TimeRole::ARTICLE));
            if !determined {
                return None;
            }
        }
        let mut end = at + 1;
        let mut first = i;
        // `the year-earlier third quarter`
        let gap = 1 + usize::from(self.joiner(end + 1));
        let numbered =
            self.ordinal(end).is_some() && self.word(end + gap).unit == Some(Unit::Quarter);
        if self.word(end).unit.is_some() || self.is(end, "period") || numbered {
            end += 1 + if numbered { gap } else { 0 };
            first = self.with_same(i);
        }
        // `For the nine months, it earned more than in the year-earlier period.`
        if let Some(months) = self.story.months().filter(|_| self.is(end - 1, "period")) {
            let value = Value::Length(months);
            return Some(Found::date(first, end, value, Anchor::Narrative, "year_earlier"));
        }
        // `1986 net income fell from year-earlier 199 million`: of the year that this sentence tells of.
        let year =
            self.story.period().filter(|told| matches!(told, When::Year(_)) && end == at + 1);
        let awaited = || self.story.quarter_awaited(self.published?);
        let told = year.or_else(awaited).or(self.story.quarter);
        let when = match (told, self.published) {
            (Some(told), _) => told.add_years(-1)?,
            (None, Some(day)) => When::Year(day.year().checked_sub(1)?),
            (None, None) => When::Unknown(Unit::Year),
        };
        let anchor =
            if self.story.quarter.is_some() { Anchor::Narrative } else { self.published_anchor() };
        Some(Found::date(first, end, Value::Date(when), anchor, "year_earlier"))
    }

    /// `the prior-year quarter`, `full-year earnings`, whose `year` is token `i`.
    fn prior_year(&self, i: usize) -> Option<Found> {
        let link = self.before(i)?;
        let at = if self.joiner(link) { self.before(link)? } else { link };
        let end = i + 1;
        if self.is(at, "full")
            && self.noun(end)
            && !self.before(at).is_some_and(|the| self.word(the).is(TimeRole::ARTICLE))
        {
            let value = Value::Length(Length::new(Some(1), Unit::Year));
            return Some(Found::date(at, end, value, Anchor::None, "duration"));
        }
        let period = self.word(end).unit == Some(Unit::Quarter) || self.is(end, "period");
        if link == at || !period || !self.is_one(at, &["prior", "previous", "preceding"]) {
            return None;
        }
        let value = Value::Date(self.story.quarter?.add_years(-1)?);
        let first = self.with_article(at);
        Some(Found::date(first, end + 1, value, Anchor::Narrative, "year_earlier"))
    }

    /// `Sept. 30`, `Oct. 1`, `March` from token `at`: the quarter of the calendar that ends there, with a week to
    /// spare.
    pub(super) fn quarter_ended(&self, at: usize) -> Option<When> {
        let month = (at..at + 2).find(|&i| self.word(i).month.is_some())?;
        let last = match self.month(month).filter(|found| found.first == at)?.value? {
            Value::Date(When::Day(day)) => day,
            Value::Date(when @ When::Month(Some(_), _)) => when.interval()?.last,
            _ => return None,
        };
        let within = add_days(last, -SPARE_DAYS)?;
        let ends = add_days(last, SPARE_DAYS)?.month() % 3 == 1 && within.month() % 3 == 0;
        ends.then_some(When::Quarter(Some(within.year()), quarter(within)))
    }

    /// `the latest period`, `the period`: the quarter spoken of.
    pub(super) fn period(&self, i: usize) -> Option<Found> {
        let at = self.before(i)?;
        let quarter = self.story.quarter?;
        if let Some(year) = self.year_number(at) {
            let found = self.year_unit(i, at, Unit::Quarter)?;
            debug_assert!(year > 0);
            return Some(found);
        }
        // `the period a year earlier`
        if self.word(at).is(TimeRole::ARTICLE)
            && let Some(stop) = self.year_back(i + 1)
        {
            let value = Value::Date(quarter.add_years(-1)?);
            return Some(Found::date(at, stop, value, Anchor::Narrative, "year_earlier"));
        }
        // `in the period`, which nothing describes
        let lead = self.before(at).is_some_and(|lead| {
            self.is_one(lead, &["in", "for", "during", "over"]) && self.ends_phrase(i + 1)
        });
        if self.is(at, "the") && lead {
            let value = Value::Date(self.story.part().unwrap_or(quarter));
            return Some(Found::date(at, i + 1, value, Anchor::Narrative, "narrative"));
        }
        let latest = self.is_one(at, &["latest", "current"]);
        let article = self.before(at).filter(|&a| self.word(a).is(TimeRole::ARTICLE))?;
        latest.then(|| {
            Found::date(article, i + 1, Value::Date(quarter), Anchor::Narrative, "narrative")
        })
    }
}
