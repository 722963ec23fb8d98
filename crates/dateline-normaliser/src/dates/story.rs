//! What was spoken of: the anchor of `the following day`, `a year earlier`, `that month`.

use dateline_schema::closed::Anchor;
use jiff::civil::Date;

use super::value::{Value, When};

/// The last stretch of the calendar that the report spoke of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Story {
    /// The last one of any size.
    pub(super) last: Option<When>,
    /// The last day.
    pub(super) day: Option<Date>,
    /// The last quarter or half, and how many expressions ago.
    pub(super) quarter: Option<When>,
    age: u32,
    /// The last day spoken of in this sentence.
    fresh: Option<Date>,
    /// The year of the last date that was written with one, or was taken from such a date.
    year: Option<i16>,
    /// How many dates were written with a year that is not that of the publication.
    years_written: u32,
    /// Was anything told by the day of publication (`Tuesday`, `last week`)?
    by_publication: bool,
}

/// So many dates of other years, and none told by the day of publication, make a history.
const HISTORY_DATES: u32 = 2;

/// A quarter is forgotten after so many expressions without one.
const QUARTER_LASTS: u32 = 6;

impl Story {
    /// A new sentence begins.
    pub(super) fn begin_sentence(&mut self) {
        self.fresh = None;
    }

    /// The last day spoken of in this sentence.
    pub(super) fn fresh_day(&self) -> Option<Date> {
        self.fresh
    }

    /// The year that a date without one is of, if the report tells a history: dates of other years, and
    /// none yet that is told by the day of publication.
    pub(super) fn history(&self) -> Option<i16> {
        let history = !self.by_publication && self.years_written >= HISTORY_DATES;
        self.year.filter(|_| history)
    }

    /// Takes note of what an expression was resolved against.
    pub(super) fn tell_anchor(
        &mut self,
        value: Option<&Value>,
        anchor: Anchor,
        published: Option<i16>,
    ) {
        let Some(Value::Date(when) | Value::Time(when, _) | Value::Between(when, _)) = value else {
            return;
        };
        match (anchor, when.year()) {
            (Anchor::Published, _) => self.by_publication = true,
            (Anchor::Absolute, Some(year)) => {
                self.years_written += u32::from(published != Some(year));
                self.year = Some(year);
            }
            (Anchor::Narrative, Some(year)) => self.year = Some(year),
            _ => {}
        }
    }

    /// Takes note of an expression.
    pub(super) fn tell(&mut self, value: Option<&Value>) {
        self.age = self.age.saturating_add(1);
        if self.age > QUARTER_LASTS {
            self.quarter = None;
        }
        let Some(Value::Date(when) | Value::Time(when, _) | Value::Between(when, _)) = value else {
            return;
        };
        match when {
            When::Day(day) => {
                self.day = Some(*day);
                self.fresh = Some(*day);
            }
            When::Quarter(Some(_), _) | When::Half(Some(_), _) => {
                self.quarter = Some(*when);
                self.age = 0;
            }
            _ => {}
        }
        if when.interval().is_some() {
            self.last = Some(*when);
        }
    }
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
            Self::Year(year) => Self::Year(shift(year)?),
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
