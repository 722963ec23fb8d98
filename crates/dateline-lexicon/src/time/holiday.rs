//! Holidays: a rule that gives the day for a year.

use jiff::civil::{Date, Weekday};

/// How a holiday's day follows from the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// The same month and day every year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// The nth such weekday of a month (-1: the last), and so many days after it.
    Nth {
        /// Monday 1 to Sunday 7.
        weekday: i8,
        /// 1 to 5, or -1.
        nth: i8,
        /// 1 to 12.
        month: i8,
        /// Days after it.
        plus: i8,
    },
    /// So many days after Easter Sunday of the western churches.
    Easter(i8),
    /// By a calendar of the moon: its days are a table, see [`Times::holiday_days`](super::Times::holiday_days).
    Feast(Feast),
}

/// A feast whose days are listed in the table `feasts`, 1950 to 2050.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// First day of the Chinese year.
    LunarNewYear,
    /// First day of the Vietnamese year, as a rule the same.
    Tet,
    /// Fifteenth of the eighth month.
    MidAutumn,
    /// The month of fasting; the day listed is its first.
    Ramadan,
    /// The day after Ramadan.
    EidAlFitr,
    /// The feast of the sacrifice.
    EidAlAdha,
    /// Diwali, Deepavali.
    Diwali,
}

impl Feast {
    /// All, in the order of their numbers.
    pub(super) const ALL: [(Self, &str); 7] = [
        (Self::LunarNewYear, "lunar_new_year"),
        (Self::Tet, "tet"),
        (Self::MidAutumn, "mid_autumn"),
        (Self::Ramadan, "ramadan"),
        (Self::EidAlFitr, "eid_al_fitr"),
        (Self::EidAlAdha, "eid_al_adha"),
        (Self::Diwali, "diwali"),
    ];

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other)| *other == name).map(|&(feast, _)| feast)
    }
}

impl Holiday {
    /// Reads a cell of the table: `12-25`, `1:3:01` (Monday, third, January), `4:4:11+1`, `easter-2`, `tet`.
    pub(super) fn parse(rule: &str) -> Option<Self> {
        if let Some(feast) = Feast::named(rule) {
            return Some(Self::Feast(feast));
        }
        if let Some(offset) = rule.strip_prefix("easter") {
            return match offset {
                "" => Some(Self::Easter(0)),
                _ => offset.parse().ok().map(Self::Easter),
            };
        }
        if let Some((weekday, rest)) = rule.split_once(':') {
            let (nth, rest) = rest.split_once(':')?;
            let (month, plus) = rest.split_once('+').unwrap_or((rest, "0"));
            return Some(Self::Nth {
                weekday: weekday.parse().ok()?,
                nth: nth.parse().ok()?,
                month: month.parse().ok()?,
                plus: plus.parse().ok()?,
            });
        }
        let (month, day) = rule.split_once('-')?;
        Some(Self::Fixed { month: month.parse().ok()?, day: day.parse().ok()? })
    }

    /// The day in `year`; none of a [`Feast`], which may come twice in a year.
    ///
    /// ```
    /// let year = 1999;
    /// let thanksgiving =
    ///     dateline_lexicon::Holiday::Nth { weekday: 4, nth: 4, month: 11, plus: 0 };
    /// assert_eq!(thanksgiving.day(year), Some(jiff::civil::date(1999, 11, 25)));
    /// ```
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Nth { weekday, nth, month, plus } => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                let day =
                    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                day.checked_add(jiff::Span::new().days(plus)).ok()
            }
            Self::Easter(offset) => {
                easter_sunday(year)?.checked_add(jiff::Span::new().days(offset)).ok()
            }
            Self::Feast(_) => None,
        }
    }
}

/// Easter Sunday of the western churches (anonymous Gregorian algorithm; years 1583 to 9999).
///
/// ```
/// assert_eq!(dateline_lexicon::easter_sunday(2000), Some(jiff::civil::date(2000, 4, 23)));
/// ```
pub fn easter_sunday(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let year_number = i32::from(year);
    let (golden, century, within) = (year_number % 19, year_number / 100, year_number % 100);
    let moved = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + moved + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (within / 4) - epact - within % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * late + 114;
    Date::new(year, (day / 31) as i8, (day % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn rules_give_days() {
        for (rule, year, day) in [
            ("12-25", 2020, date(2020, 12, 25)),
            ("1:-1:05", 2023, date(2023, 5, 29)),
            ("4:4:11+1", 2023, date(2023, 11, 24)),
            ("easter", 2021, date(2021, 4, 4)),
            ("easter-2", 2024, date(2024, 3, 29)),
            ("easter+49", 2024, date(2024, 5, 19)),
        ] {
            let holiday = Holiday::parse(rule);
            assert_eq!(holiday.and_then(|h| h.day(year)), Some(day), "{rule} {year}");
        }
        assert_eq!(Holiday::parse("soon"), None);
    }
}
