//! Calendar dates as days since 1970-01-01, as Arrow holds them, and back.
//!
//! The proleptic Gregorian calendar in eras of 400 years that begin on 1 March (Howard Hinnant,
//! `days_from_civil`, in the public domain): a few operations a cell, where going through spans of
//! time would be felt in tables of millions.

use jiff::civil::Date;

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;
const DAYS_OF_ERA: i32 = 146_097;

/// Days since 1970-01-01.
pub fn days(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_OF_ERA + day_of_era - EPOCH
}

/// The calendar date of a number of days since 1970-01-01, within the years 1 to 9999.
pub fn day(days: i32) -> Option<Date> {
    let (year, month, day) = civil(days);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Year, month and day of the day `days` after 1970-01-01.
pub fn civil(days: i32) -> (i32, u8, u8) {
    let from_march_0 = i64::from(days) + i64::from(EPOCH);
    let era = from_march_0.div_euclid(i64::from(DAYS_OF_ERA));
    let day_of_era = from_march_0.rem_euclid(i64::from(DAYS_OF_ERA));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i32, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days(date(1970, 1, 1)), 0);
        assert_eq!(days(date(1969, 12, 31)), -1);
        assert_eq!(days(date(2021, 2, 19)), 18_677);
    }

    #[test]
    fn every_day_goes_there_and_back() {
        let mut expected = days(date(-9999, 1, 1));
        for year in -9999..=9999 {
            for month in 1..=12 {
                let first = date(year, month, 1);
                for day in 1..=first.days_in_month() {
                    let date = date(year, month, day);
                    assert_eq!(days(date), expected, "{date}");
                    assert_eq!(civil(expected), (i32::from(year), month as u8, day as u8));
                    expected += 1;
                }
            }
        }
    }

    #[test]
    fn no_number_of_days_overflows() {
        for days in [i32::MIN, i32::MAX] {
            let (_, month, day) = civil(days);
            assert!((1..=12).contains(&month) && (1..=31).contains(&day));
        }
    }
}
