//! The one place that turns a value into days: first and last day, both inclusive, and how exact it is.
//!
//! `1989-Q3` is 1989-07-01 to 1989-09-30; `PAST_REF`, `P3D` and `XXXX-02-19` have no days.

use dateline_lexicon::{Season, Unit};
use dateline_schema::closed::Precision;
use jiff::ToSpan;
use jiff::civil::Date;

use super::value::{Value, When};

/// Days of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// First day.
    pub first: Date,
    /// Last day, inclusive.
    pub last: Date,
}

impl Value {
    /// The days it covers; `None` for lengths, vague values and values with unknown parts.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Self::Date(when) | Self::Time(when, _) => when.interval(),
            Self::Between(first, last) => {
                let (first, last) = (first.interval()?.first, last.interval()?.last);
                (first <= last).then_some(Interval { first, last })
            }
            Self::Length(_) | Self::Vague(_) => None,
        }
    }

    /// How exact it is; `None` for lengths.
    pub fn precision(&self) -> Option<Precision> {
        match self {
            Self::Date(when) | Self::Time(when, _) | Self::Between(when, _) => {
                Some(when.precision())
            }
            Self::Length(_) => None,
            Self::Vague(_) => Some(Precision::Vague),
        }
    }
}

impl When {
    /// The days it covers; `None` where parts are unknown.
    pub fn interval(&self) -> Option<Interval> {
        let span =
            |first: Option<Date>, last: Option<Date>| Some(Interval { first: first?, last: last? });
        let months = |year: i16, month: i8, count: i8| {
            let first = Date::new(year, month, 1).ok()?;
            let last = first.checked_add(i32::from(count - 1).months()).ok()?.last_of_month();
            Some(Interval { first, last })
        };
        let years =
            |first: i16, last: i16| span(Date::new(first, 1, 1).ok(), Date::new(last, 12, 31).ok());
        match *self {
            Self::Day(day) => Some(Interval { first: day, last: day }),
            Self::Week(monday) => span(Some(monday), monday.checked_add(6.days()).ok()),
            Self::Weekend(monday) => {
                span(monday.checked_add(5.days()).ok(), monday.checked_add(6.days()).ok())
            }
            Self::Month(year, month) => months(year?, month, 1),
            Self::Quarter(year, quarter) => months(year?, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year?, half * 6 - 5, 6),
            Self::Season(year, season) => months(year?, season.first_month(), 3),
            Self::Year(year) => years(year, year),
            Self::Decade(decade) => {
                let first = decade.checked_mul(10)?;
                years(first, first.checked_add(9)?)
            }
            Self::Century(century) => {
                let first = century.checked_mul(100)?;
                // There is no year 0.
                let first = if century == 0 { 1 } else { first };
                years(first, first.checked_add(99)?)
            }
            Self::DayOfYear { .. } | Self::Weekday(_) | Self::Unknown(_) => None,
        }
        // No table holds days before the year 1.
        .filter(|days: &Interval| days.first.year() >= 1)
    }

    /// How exact it is.
    pub fn precision(&self) -> Precision {
        match self {
            Self::Day(_) | Self::DayOfYear { .. } | Self::Weekday(_) => Precision::Day,
            Self::Week(_) | Self::Weekend(_) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Quarter(..) => Precision::Quarter,
            Self::Half(..) => Precision::Half,
            Self::Season(..) => Precision::Season,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
            Self::Unknown(unit) => match unit {
                Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Precision::Day,
                Unit::Weekend | Unit::Week | Unit::Fortnight => Precision::Week,
                Unit::Month => Precision::Month,
                Unit::Quarter => Precision::Quarter,
                Unit::Half => Precision::Half,
                Unit::Year => Precision::Year,
                Unit::Decade => Precision::Decade,
                Unit::Century | Unit::Millennium => Precision::Century,
            },
        }
    }
}

/// The month a season begins with (meteorological seasons of the north).
pub(super) trait FirstMonth {
    /// 1 to 12.
    fn first_month(self) -> i8;
}

impl FirstMonth for Season {
    fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_days() {
        for (value, days) in [
            ("2021-02-19", "2021-02-19..2021-02-19"),
            ("2021-W07", "2021-02-15..2021-02-21"),
            ("2024-W31-WE", "2024-08-03..2024-08-04"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("1989-Q3", "1989-07-01..1989-09-30"),
            ("1990-H2", "1990-07-01..1990-12-31"),
            ("1998-WI", "1998-12-01..1999-02-28"),
            ("1991", "1991-01-01..1991-12-31"),
            ("198", "1980-01-01..1989-12-31"),
            ("19", "1900-01-01..1999-12-31"),
            ("2021-02-17/2021-02-19", "2021-02-17..2021-02-19"),
            ("2021-02-19/2021-02-17", "none"),
            ("1998-08-07TMO", "1998-08-07..1998-08-07"),
            ("XXXX-02-19", "none"),
            ("P3D", "none"),
            ("PAST_REF", "none"),
        ] {
            let found = value.parse::<Value>().expect("a value").interval();
            let found =
                found.map_or("none".to_owned(), |days| format!("{}..{}", days.first, days.last));
            assert_eq!(found, days, "{value}");
        }
    }
}
