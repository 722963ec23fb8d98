//! What was spoken of: the anchor of `the following day`, `a year earlier`, `that month`.

use dateline_lexicon::Unit;
use dateline_schema::closed::Anchor;
use jiff::civil::Date;

use super::anchor::days_between;
use super::place::Place;
use super::value::{Length, Value, When};

/// The last stretch of the calendar that the report spoke of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Story {
    /// The last one of any size.
    pub(super) last: Option<When>,
    /// The last one that had begun when the report was published.
    pub(super) behind: Option<When>,
    /// The last day.
    pub(super) day: Option<Date>,
    /// The last day of the news: of the weeks up to the publication, and no end of a longer stretch.
    news: Option<Date>,
    /// Does the sentence begin a paragraph?
    opens: bool,
    /// So many months that were told of since the last quarter: `for the nine months`.
    months: Option<Length>,
    /// How many expressions ago that was.
    months_age: u32,
    /// The last quarter or half, and how many expressions ago.
    pub(super) quarter: Option<When>,
    age: u32,
    /// The month that figures are of, and none that they are compared with.
    month: Option<When>,
    /// The months told of, a bit each.
    months_told: u16,
    /// The latest quarter or half that was written with its year.
    stated: Option<When>,
    /// The quarter or half told last, were it only looked back to.
    part: Option<When>,
    /// The last day spoken of in this sentence.
    fresh: Option<Date>,
    /// Year and month of the day or month written with its year last in this sentence.
    dated: Option<(i16, i8)>,
    /// The last quarter, half or recent year that this sentence tells figures of.
    period: Option<When>,
    /// The year that this sentence begins with: `In 1986, the mill …`.
    frame: Option<i16>,
    /// The year of the last date that was written with one, or was taken from such a date.
    year: Option<i16>,
    /// The year of the last day or month of some years ago in a report that begins with one and has told nothing
    /// by the day of publication.
    tale: Option<i16>,
    /// How many expressions were told.
    told: u32,
    /// How much was written with a year that is not that of the publication.
    past: u32,
    /// How many expressions that was.
    past_dates: u32,
    /// How many dates of old the first sentence told, and not in passing.
    old_years: u32,
    /// Was a day or month of those told, or does the report begin with one of the years?
    dates: bool,
    /// Does the report begin with one of those?
    begins: bool,
    /// How much was told by the day of publication (`today`, `last week`).
    present: u32,
}

/// A year speaks for a history, a day or month of one long ago twice as much.
const OF_YEAR: u32 = 1;
const OF_DAY: u32 = 2;
/// And one that a report begins with, more.
const OF_HEAD: u32 = 3;
/// So many years before the publication, or more, is long ago.
const LONG_AGO: i16 = 20;
/// And so many so long that a report whose first sentence tells of it by day, or of two such years, goes on with it.
const OF_OLD: i16 = 60;
/// A report that begins with a day so many years before the publication goes on with its year.
const SOME_YEARS: i16 = 2;
/// So much makes one, where nothing is told by the day of publication.
const HISTORY: u32 = 2;
/// One word of the present weighs so much.
const OF_PRESENT: u32 = 5;

/// Rules whose words have no year, nor anything of the day of publication.
const YEARLESS: [&str; 9] = [
    "clock",
    "day_of_month",
    "day_range",
    "holiday",
    "month",
    "month_day",
    "month_range",
    "part_of_date",
    "season",
];
/// A month so many months before the one told last is of the next year.
pub(super) const NEXT_YEAR: i8 = 8;

/// What happened so many days before the publication is news.
const NEWS_DAYS: i64 = 31;

/// `The month`, `the week` is the one told right before, if that is no further away.
const JUST_TOLD_DAYS: i64 = 100;

/// A quarter is forgotten after so many expressions without one.
const QUARTER_LASTS: u32 = 6;
/// `In the year-earlier period` comes so many expressions after `for the nine months` or sooner.
const MONTHS_LAST: u32 = 3;

impl Story {
    /// A new sentence begins.
    pub(super) fn begin_sentence(&mut self, opens: bool) {
        self.opens = opens;
        self.fresh = None;
        self.dated = None;
        self.period = None;
        self.frame = None;
    }

    /// The quarter, half or recent year that this sentence tells figures of: what `a year earlier` is before.
    pub(super) fn period(&self) -> Option<When> {
        self.period
    }

    /// Year and month of the day or month written with its year last in this sentence.
    pub(super) fn dated(&self) -> Option<(i16, i8)> {
        self.dated
    }

    /// The last day spoken of in this sentence.
    pub(super) fn fresh_day(&self) -> Option<Date> {
        self.fresh
    }

    /// The day that `the same day` is at the head of a paragraph: that of the news, if another was named since
    /// that is none of these weeks.
    pub(super) fn day_of_news(&self) -> Option<Date> {
        let background = |news: &Date| {
            self.day.is_some_and(|day| !(0..=NEWS_DAYS).contains(&days_between(*news, day).abs()))
        };
        // One date of long ago is background, several are what the report tells.
        let history = self.is_history() && self.past > OF_DAY;
        let head = self.opens && self.fresh.is_none() && !history;
        self.news.filter(|news| head && background(news))
    }

    /// Does the report tell a history: dates of other years, and hardly any that is told by the day
    /// of publication?
    pub(super) fn is_history(&self) -> bool {
        // One date of long ago is background, unless the report begins with it.
        let several = self.begins || self.past_dates > 1;
        self.dates
            && several
            && self.past >= HISTORY
            && self.past > self.present.saturating_mul(OF_PRESENT)
    }

    /// Is there so little of a history that a date of these weeks is news still?
    pub(super) fn is_thin(&self) -> bool {
        self.past <= OF_DAY
    }

    /// The year of a part of the year that is written without one, by the latest that was written with its year:
    /// `the fourth quarter of 1986 … the third quarter`. None for a quarter that is half a year away.
    pub(super) fn year_beside(&self, part: When) -> Option<i16> {
        let main = self.quarter.filter(|&told| begins(told) > self.stated.and_then(begins));
        let stated = main.filter(|_| self.stated.is_some()).or(self.stated)?;
        let year = stated.year()?;
        let (When::Quarter(_, told), When::Quarter(_, wanted)) = (stated, part) else {
            return Some(year);
        };
        match wanted - told {
            -1..=1 => Some(year),
            3 => year.checked_sub(1),
            -3 => year.checked_add(1),
            _ => None,
        }
    }

    /// The year that the sentence began with, of its parts that follow.
    pub(super) fn year_of_frame(&self) -> Option<i16> {
        self.frame
    }

    /// The year of a quarter that was told a while ago, or that ended as that one began, where it is over.
    pub(super) fn year_of_told(&self, part: When, published: Date) -> Option<i16> {
        let told = self.quarter.filter(|&told| Self::is_over(told, published))?;
        let (When::Quarter(Some(year), told), When::Quarter(_, wanted)) = (told, part) else {
            return None;
        };
        let recent = year >= published.year() - 1;
        match told - wanted {
            0 | 1 if recent => Some(year),
            -3 if recent => year.checked_sub(1),
            _ => None,
        }
    }

    /// The quarter that was spoken of right before, if it was to come or still ran.
    pub(super) fn quarter_awaited(&self, published: Date) -> Option<When> {
        let quarter = |told: &When| matches!(told, When::Quarter(Some(_), _));
        let told = self.last.filter(quarter).filter(|_| self.part == self.last)?;
        (!Self::is_over(told, published)).then_some(told)
    }

    /// Was this year written, or told from one that was?
    pub(super) fn is_written(&self, year: i16) -> bool {
        self.year == Some(year)
    }

    /// The year that a history told of last.
    pub(super) fn history_year(&self) -> Option<i16> {
        self.year.filter(|_| self.is_history())
    }

    /// The year that a date without one is of in a history. A month long before the one told last is of
    /// the next year: `in December 1941 … in January`.
    pub(super) fn history(&self, month: i8) -> Option<i16> {
        self.year_within(self.history_year()?, month)
    }

    /// The same for a report of which no more is known than that it began with a day of some years ago.
    pub(super) fn tale(&self, month: i8) -> Option<i16> {
        self.year_within(self.tale?, month)
    }

    /// The year of a month that what was told in `year` goes on with.
    fn year_within(&self, year: i16, month: i8) -> Option<i16> {
        let told = match self.last {
            Some(When::Day(day)) if day.year() == year => day.month(),
            Some(When::Month(Some(of), month)) if of == year => month,
            _ => return Some(year),
        };
        Some(if told - month >= NEXT_YEAR { year.checked_add(1)? } else { year })
    }

    /// The week or month of the expression right before, if it lies near the publication day.
    pub(super) fn just_told(&self, unit: Unit, published: Date) -> Option<When> {
        let told = self.last.filter(|when| match when {
            When::Week(_) => unit == Unit::Week,
            When::Month(Some(_), _) => unit == Unit::Month,
            _ => false,
        })?;
        let away = days_between(published, told.interval()?.first).abs();
        (away <= JUST_TOLD_DAYS).then_some(told)
    }

    /// Is what was told last a day of the week after the publication's, or that week?
    pub(super) fn is_of_next_week(&self, published: Date) -> bool {
        let told = match self.last {
            Some(When::Day(day) | When::Week(day)) => Some(monday(day)),
            _ => None,
        };
        told.is_some() && told == add_days(monday(published), 7)
    }

    /// Takes note of the month that figures are of.
    pub(super) fn tell_month(&mut self, month: When) {
        self.month = Some(month);
    }

    /// The month that figures are of, where one was told last: `rose in February from January and from a year earlier`.
    pub(super) fn month_of_figures(&self) -> Option<When> {
        let (Some(When::Month(Some(year), last)), Some(When::Month(Some(of), month))) =
            (self.last, self.month)
        else {
            return None;
        };
        let later = i32::from(of - year) * 12 + i32::from(month - last);
        (1..=2).contains(&later).then_some(When::Month(Some(of), month))
    }

    /// Was this month told of?
    pub(super) fn told_month(&self, month: i8) -> bool {
        self.months_told & (1 << month) != 0
    }

    /// The next month of that number after what was told last (`the following January`), or the last before it.
    pub(super) fn month_away(&self, month: i8, shift: i8) -> Option<When> {
        let told = self.last?.interval()?;
        let (from, step) = match shift {
            0 => return None,
            1.. => (told.last, (month - told.last.month() - 1).rem_euclid(12) + 1),
            _ => (told.first, -((told.first.month() - month - 1).rem_euclid(12) + 1)),
        };
        let (year, month) = add_months(from, i64::from(step))?;
        Some(When::Month(Some(year), month))
    }

    /// The day that a history tells of.
    pub(super) fn history_day(&self) -> Option<Date> {
        self.day.filter(|day| self.is_history() && self.year == Some(day.year()))
    }

    /// The year that a report which began with a day of some years ago tells of, while it tells nothing of its own time.
    pub(super) fn tale_year(&self) -> Option<i16> {
        self.tale
    }

    /// Was a day of this month told last in such a report?
    pub(super) fn tells_month_of(&self, month: i8) -> bool {
        matches!(self.last, Some(When::Day(day)) if self.tale == Some(day.year()) && day.month() == month)
    }

    /// The day that such a report, or a history, tells of.
    pub(super) fn day_of_tale(&self) -> Option<Date> {
        let tale = || self.day.filter(|day| self.tale == Some(day.year()));
        self.history_day().or_else(tale)
    }

    /// Takes note of what an expression was resolved against, and whether the report begins with it.
    pub(super) fn tell_anchor(
        &mut self,
        value: Option<&Value>,
        anchor: Anchor,
        published: Option<i16>,
        rule: &str,
        place: Place,
    ) {
        let Some(Value::Date(when) | Value::Time(when, _) | Value::Between(when, _)) = value else {
            return;
        };
        let told = self.told;
        self.told = told.saturating_add(1);
        // `9/11`, `the Sept. 11 attacks` are names by now.
        let name =
            matches!(when, When::Day(day) if (day.year(), day.month(), day.day()) == (2001, 9, 11));
        if name && published.is_some_and(|published| published > 2001) {
            return;
        }
        match (anchor, when.year()) {
            // A month or a feast with no year says nothing of where the report stands.
            (Anchor::Published, _) if YEARLESS.contains(&rule) => {}
            (Anchor::Published, _) => {
                self.present = self.present.saturating_add(1);
                self.tale = None;
            }
            (Anchor::Absolute, Some(year)) => {
                let recent = published.is_none_or(|published| (published - year).abs() <= 1);
                let latest = [self.stated, self.quarter]
                    .into_iter()
                    .flatten()
                    .all(|told| begins(told) <= begins(*when));
                if recent && latest && matches!(when, When::Quarter(..) | When::Half(..)) {
                    self.stated = Some(*when);
                }
                let days = matches!(when, When::Day(_) | When::Month(..));
                self.dated = match when {
                    When::Day(day) => Some((year, day.month())),
                    When::Month(_, month) => Some((year, *month)),
                    _ => None,
                };
                let age = published.map_or(i16::MAX, |published| published.saturating_sub(year));
                let heads = place == Place::Head;
                self.frame =
                    self.frame.or(Some(year).filter(|_| heads && matches!(when, When::Year(_))));
                let old = place == Place::FirstSentence && age >= OF_OLD;
                let first = told == 0 && old && days;
                // `was held from 1856 until 1861`: one year of old is background, two are what is told.
                let spans = old && self.old_years > 0;
                self.old_years = self.old_years.saturating_add(u32::from(old));
                let goes_on = days && heads || self.tale.is_some();
                self.tale = Some(year).filter(|_| age >= SOME_YEARS && goes_on);
                let weight = match age {
                    // What falls due in ten years is no history, nor are last year's figures.
                    ..=1 => 0,
                    LONG_AGO.. if place == Place::Background => OF_YEAR,
                    LONG_AGO.. if days && (heads || first) => OF_HEAD,
                    LONG_AGO.. if days || heads => OF_DAY,
                    _ => OF_YEAR,
                };
                self.past = self.past.saturating_add(weight);
                self.past_dates = self.past_dates.saturating_add(u32::from(weight > 0));
                self.dates |= weight > 0 && place != Place::Background && (days || heads || spans);
                let alone = place == Place::FirstSentence && self.present == 0;
                self.begins |= weight > 0
                    && place != Place::Background
                    && (heads || days && (told == 0 || alone));
                // `On 2 May … It had its roots in the winter of 1877`: a glance back from a day.
                let whole = matches!(when, When::Year(_) | When::Season(..));
                let back = self.year.is_some_and(|told| {
                    year < told && self.day.is_some_and(|day| day.year() == told)
                });
                if age >= 0 && !(whole && back) {
                    self.year = Some(year);
                }
            }
            (Anchor::Narrative, Some(year)) if rule != "year_earlier" => {
                if published.is_some_and(|published| published.saturating_sub(year) >= LONG_AGO) {
                    self.past = self.past.saturating_add(OF_YEAR);
                }
                self.year = Some(year);
                // `began in March 2019 … The following month …`: a tale too, wherever it begins.
                let years = published.map_or(0, |published| published.saturating_sub(year));
                let begins = self.present == 0 && years >= SOME_YEARS;
                self.tale = self.tale.map(|_| year).or(Some(year).filter(|_| begins));
            }
            _ => {}
        }
    }

    /// Is the day told last after this one: does `the day before` look back?
    pub(super) fn is_after(&self, value: Option<&Value>) -> bool {
        match (value, self.day) {
            (Some(Value::Date(When::Day(day))), Some(told)) => *day < told,
            _ => false,
        }
    }

    /// Does this begin before what was told last?
    pub(super) fn is_before(&self, value: Option<&Value>) -> bool {
        match (value, self.last) {
            (Some(Value::Date(when)), Some(told)) => begins(*when) < begins(told),
            _ => false,
        }
    }

    /// Is what was told last the same stretch a year after this one, in a report that is no history?
    pub(super) fn is_year_after(&self, value: Option<&Value>) -> bool {
        let Some(Value::Date(when)) = value else { return false };
        let told = self.month_of_figures().or(self.last);
        told.is_some() && when.add_years(1) == told && !self.is_history()
    }

    /// Is the quarter told last of a later year than this one?
    pub(super) fn is_after_year(&self, value: Option<&Value>) -> bool {
        match (value, self.quarter.and_then(When::year)) {
            (Some(Value::Date(when)), Some(told)) => when.year().is_some_and(|year| year < told),
            _ => false,
        }
    }

    /// The quarter that a report is about, where it tells of three months by their last day.
    pub(super) fn tell_quarter(&mut self, quarter: When) {
        (self.quarter, self.period, self.age) = (Some(quarter), Some(quarter), 0);
    }

    /// Was it over when the report was published?
    pub(super) fn is_over(when: When, published: Date) -> bool {
        !is_running(when, Some(published))
    }

    /// The quarter or half told last, while the report speaks of quarters.
    pub(super) fn part(&self) -> Option<When> {
        self.quarter.and(self.part)
    }

    /// The months that a report compares with those of a year before, if it has just told of them.
    pub(super) fn months(&self) -> Option<Length> {
        self.months.filter(|_| self.months_age <= MONTHS_LAST)
    }

    /// Is it the quarter right before the one told: `after a flat second quarter` in a report of the third?
    fn is_quarter_before(&self, year: i16, number: i8) -> bool {
        match self.quarter {
            Some(When::Quarter(Some(told), of)) => {
                i32::from(told) * 4 + i32::from(of) == i32::from(year) * 4 + i32::from(number) + 1
            }
            _ => false,
        }
    }

    /// Takes note of an expression.
    pub(super) fn tell(&mut self, value: Option<&Value>, published: Option<Date>, rule: &str) {
        self.age = self.age.saturating_add(1);
        self.months_age = self.months_age.saturating_add(1);
        if self.age > QUARTER_LASTS {
            self.quarter = None;
        }
        if let Some(Value::Length(length)) = value
            && length.unit == Unit::Month
            && matches!(length.count, Some(6 | 9))
            && rule == "duration"
        {
            (self.months, self.months_age) = (Some(*length), 0);
        }
        let Some(Value::Date(when) | Value::Time(when, _) | Value::Between(when, _)) = value else {
            return;
        };
        let recent =
            |year: i16| published.is_some_and(|day| (0..=1).contains(&(day.year() - year)));
        match when {
            When::Quarter(Some(year), number) if self.is_quarter_before(*year, *number) => {}
            When::Quarter(Some(_), _) | When::Half(Some(_), _) => self.period = Some(*when),
            When::Year(year) if recent(*year) => self.period = Some(*when),
            _ => {}
        }
        if let When::Month(_, month) = when {
            self.months_told |= 1 << month;
        }
        if matches!(when, When::Quarter(Some(_), _) | When::Half(Some(_), _)) {
            self.part = Some(*when);
        }
        // A quarter of a year before that of the one that the report is about is compared with it, or looked back to.
        let glance = self
            .quarter
            .is_some_and(|told| when.year() < told.year() && !is_running(told, published));
        match when {
            When::Day(day) => {
                self.months_told |= 1 << day.month();
                self.day = Some(*day);
                self.fresh = Some(*day);
                let days = published.map(|published| days_between(*day, published));
                if rule != "day_range" && days.is_some_and(|days| (0..=NEWS_DAYS).contains(&days)) {
                    self.news = self.day;
                }
            }
            // Nor is a quarter that still runs or is to come what a report of one that is over is about.
            When::Quarter(Some(year), number)
                if self.is_quarter_before(*year, *number)
                    || self.quarter.is_some() && is_running(*when, published) => {}
            When::Quarter(Some(_), _) | When::Half(Some(_), _) if glance => self.age = 0,
            When::Quarter(Some(_), _) | When::Half(Some(_), _) => {
                self.quarter = Some(*when);
                self.months = None;
                self.age = 0;
            }
            _ => {}
        }
        let days = when.interval();
        if days.is_some() || matches!(when, When::Year(_)) {
            self.last = Some(*when);
            if days.is_none_or(|days| published.is_none_or(|published| days.first <= published)) {
                self.behind = self.last;
            }
        }
    }
}

/// Its first day.
fn begins(when: When) -> Option<Date> {
    when.interval().map(|days| days.first)
}

/// Is it not over on the day of publication?
fn is_running(when: When, published: Option<Date>) -> bool {
    when.interval().zip(published).is_some_and(|(days, published)| days.last >= published)
}

/// A day moved by so many days; none before the year 1, which no table can hold.
pub(super) fn add_days(day: Date, days: i64) -> Option<Date> {
    let day = day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    (day.year() >= 1).then_some(day)
}

/// Year and month moved by so many months.
pub(super) fn add_months(day: Date, months: i64) -> Option<(i16, i8)> {
    let index = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + months;
    let year = i16::try_from(index.div_euclid(12)).ok().filter(|year| (1..=9999).contains(year))?;
    Some((year, index.rem_euclid(12) as i8 + 1))
}

/// The Monday of a day's ISO week.
pub(super) fn monday(day: Date) -> Date {
    let offset = i64::from(day.weekday().to_monday_zero_offset());
    add_days(day, -offset).unwrap_or(day)
}

/// The quarter of a day, 1 to 4.
pub(super) fn quarter(day: Date) -> i8 {
    (day.month() - 1) / 3 + 1
}

impl When {
    /// The same stretch some years on; winter stays winter.
    pub(super) fn add_years(self, years: i64) -> Option<Self> {
        let shift = |year: i16| -> Option<i16> {
            i16::try_from(i64::from(year) + years).ok().filter(|year| (1..=9999).contains(year))
        };
        Some(match self {
            Self::Day(day) => {
                let year = shift(day.year())?;
                Self::Day(
                    Date::new(year, day.month(), day.day())
                        .or_else(|_| {
                            // 29 February
                            Date::new(year, day.month(), 28)
                        })
                        .ok()?,
                )
            }
            Self::Month(Some(year), month) => Self::Month(Some(shift(year)?), month),
            Self::Quarter(Some(year), quarter) => Self::Quarter(Some(shift(year)?), quarter),
            Self::Half(Some(year), half) => Self::Half(Some(shift(year)?), half),
            Self::Season(Some(year), season) => Self::Season(Some(shift(year)?), season),
            // Before Christ too.
            Self::Year(year) => {
                let year = i16::try_from(i64::from(year).checked_add(years)?).ok()?;
                Self::Year(Some(year).filter(|year| (-9998..=9999).contains(year))?)
            }
            Self::Week(day) => Self::Week(monday(add_days(day, years.checked_mul(364)?)?)),
            _ => return None,
        })
    }

    /// Its year, if it lies in one.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => Some(day.year()),
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _) => year,
            Self::Year(year) => Some(year),
            _ => None,
        }
    }
}
