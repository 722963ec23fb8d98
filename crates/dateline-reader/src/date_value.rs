//! The value of a date field to a calendar day.
//!
//! `2021-02-19`, `2021-02-19T10:00:00+07:00`, `2021/02/19`, `20210219`, `14-09-2020 16:05`,
//! `19.02.2021`, `Feb 19, 2021`, `19 February 2021`, `Fri, 19 Feb 2021 10:00:00 GMT`,
//! `Fri Feb 19 10:00:00 2021`. The local day as written, never converted between zones. Not:
//! `05/06/2020` without a [`DateOrder`], two-digit years, seconds since 1970, days that do not
//! exist.

use jiff::civil::Date;

/// Which comes first in `05/06/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// 5 June.
    DayFirst,
    /// May 6.
    MonthFirst,
}

/// The day a date field says, `None` if it is ambiguous or says none that exists.
pub fn parse_date(value: &str, order: Option<DateOrder>) -> Option<Date> {
    if value.len() > 80 {
        return None; // prose, not a date
    }
    let mut pieces = Vec::with_capacity(8);
    cut(value, &mut pieces);
    let date_at = pieces.iter().position(|p| matches!(p, Piece::Joined(_)));
    let date = match date_at {
        Some(at) => {
            let Piece::Joined(joined) = pieces.remove(at) else { return None };
            numeric(joined, order)?
        }
        None => worded(&mut pieces)?,
    };
    pieces.iter().all(Piece::may_stand_beside).then_some(date)
}

/// A white-space (or comma) separated part of a value.
#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    /// Numbers joined by `-`, `/` or `.`, or eight digits: a date by itself.
    Joined(&'a str),
    Number(&'a str),
    Month(i8),
    /// Weekday, time, zone, and words such as `at`.
    Beside,
    Other,
}

impl Piece<'_> {
    fn may_stand_beside(&self) -> bool {
        matches!(self, Self::Beside)
    }
}

fn cut<'a>(value: &'a str, pieces: &mut Vec<Piece<'a>>) {
    for part in value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')) {
        if part.is_empty() {
            continue;
        }
        // ISO: the time follows after a T.
        let bytes = part.as_bytes();
        let clock = bytes.iter().position(|&b| b == b'T' || b == b't');
        if let Some(at) = clock
            && at >= 8
            && bytes[0].is_ascii_digit()
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
        {
            pieces.push(Piece::Joined(&part[..at]));
            pieces.push(classify_rest(&part[at + 1..]));
            continue;
        }
        // 19-Feb-2021, 26/FEB/1987
        let inner: Vec<&str> = part.split(['-', '/']).collect();
        if inner.len() == 3 && month(inner[1]).is_some() {
            pieces.extend(inner.iter().map(|inner| classify(inner)));
            continue;
        }
        pieces.push(classify(part));
    }
}

fn classify_rest(time: &str) -> Piece<'_> {
    let fine = time.bytes().all(|b| b.is_ascii_digit() || b":.+-Zz[]/_".contains(&b))
        || time.split_once('[').is_some_and(|(time, _)| is_time(time));
    if fine { Piece::Beside } else { Piece::Other }
}

fn classify(part: &str) -> Piece<'_> {
    let first = part.as_bytes().first().copied().unwrap_or(0);
    if first.is_ascii_digit() {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        return match &part[digits..] {
            "" if digits == 8 => Piece::Joined(part),
            "" => Piece::Number(part),
            "st" | "nd" | "rd" | "th" | "." if digits <= 2 => Piece::Number(&part[..digits]),
            "Z" if digits == 8 => Piece::Joined(&part[..8]),
            rest if rest.starts_with(['-', '/', '.']) && !part.contains(':') => {
                Piece::Joined(part.trim_end_matches('Z'))
            }
            _ if is_time(part) => Piece::Beside,
            _ => Piece::Other,
        };
    }
    if matches!(first, b'+' | b'-') {
        let offset = part[1..].bytes().all(|b| b.is_ascii_digit() || b == b':');
        return if offset { Piece::Beside } else { Piece::Other };
    }
    if let Some(month) = month(part) {
        return Piece::Month(month);
    }
    if is_weekday(part) || is_zone(part) || is_small_word(part) {
        Piece::Beside
    } else {
        Piece::Other
    }
}

/// `16:05`, `16:05:09.25-05:00`, `10:00Z`, `5pm`, `5:30p.m.`
fn is_time(part: &str) -> bool {
    let lower = part.to_ascii_lowercase();
    let body = lower.trim_end_matches('z');
    let half = body.strip_suffix("am").or_else(|| body.strip_suffix("pm"));
    let half = half.or_else(|| body.strip_suffix("a.m.")).or_else(|| body.strip_suffix("p.m."));
    let body = half.unwrap_or(body);
    let colon = body.contains(':');
    (colon || half.is_some())
        && body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'-'))
}

fn is_small_word(part: &str) -> bool {
    matches!(
        part.trim_end_matches('.').to_ascii_lowercase().as_str(),
        "at" | "on" | "of" | "am" | "pm" | "a.m" | "p.m" | "-" | "|"
    )
}

/// `GMT`, `ICT`, `Z`
fn is_zone(part: &str) -> bool {
    part.len() <= 5 && part.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_weekday(part: &str) -> bool {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = part.trim_end_matches('.').to_ascii_lowercase();
    lower.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&lower))
}

fn month(part: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = part.trim_end_matches('.').to_ascii_lowercase();
    let known = |month: &&str| {
        **month == lower || matches!(lower.len(), 3 | 4) && month.starts_with(&lower)
    };
    MONTHS.iter().position(known).map(|at| at as i8 + 1)
}

/// `2021-02-19`, `20210219`, `14-09-2020`
fn numeric(joined: &str, order: Option<DateOrder>) -> Option<Date> {
    if joined.len() == 8 && joined.bytes().all(|b| b.is_ascii_digit()) {
        return date(&joined[..4], number(&joined[4..6])?, number(&joined[6..])?);
    }
    let separator = joined.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = joined.trim_end_matches('.').split(separator).collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if first.len() == 4 {
        return date(first, number(second)?, number(third)?);
    }
    let (one, two) = (number(first)?, number(second)?);
    let day_first = match (one > 12, two > 12) {
        (true, false) => true,
        (false, true) => false,
        (true, true) => return None,
        // 19.02.2021 is written day first wherever points are.
        _ if separator == '.' => true,
        _ if one == two => true,
        _ => order? == DateOrder::DayFirst,
    };
    if day_first { date(third, two, one) } else { date(third, one, two) }
}

/// A month's name, a day and a year of four digits, in any order; they are taken out.
fn worded(pieces: &mut Vec<Piece>) -> Option<Date> {
    let at = pieces.iter().position(|p| matches!(p, Piece::Month(_)))?;
    let Piece::Month(month) = pieces.remove(at) else { return None };
    let mut numbers = pieces.iter().filter_map(|p| match p {
        Piece::Number(digits) => Some(*digits),
        _ => None,
    });
    let (one, two) = (numbers.next()?, numbers.next()?);
    if numbers.next().is_some() {
        return None;
    }
    let (day, year) = if one.len() == 4 { (two, one) } else { (one, two) };
    let date = date(year, month, number(day)?)?;
    pieces.retain(|p| !matches!(p, Piece::Number(_)));
    Some(date)
}

fn number(digits: &str) -> Option<i8> {
    if digits.is_empty() || digits.len() > 2 { None } else { digits.parse().ok() }
}

fn date(year: &str, month: i8, day: i8) -> Option<Date> {
    let year = if year.len() == 4 { year.parse().ok()? } else { return None };
    if !(1500..=2999).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}

/// The one date in a file's name: `2021-02-20-hanoi.txt`, `hanoi_20210220.txt`.
pub(crate) fn file_name_date(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    let mut found = None;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let length = run(at);
        let free = |place: Option<&u8>| place.is_none_or(|b| !b.is_ascii_alphanumeric());
        let before = at == 0 || free(bytes.get(at - 1));
        let mut end = at + length;
        let mut parsed = None;
        if before && length == 8 && free(bytes.get(end)) {
            parsed = numeric(&name[at..end], None);
        } else if before
            && length == 4
            && end < bytes.len()
            && matches!(bytes[end], b'-' | b'_' | b'.')
        {
            let separator = bytes[end];
            let day_at = end + 3;
            if run(end + 1) == 2 && bytes.get(day_at) == Some(&separator) && run(day_at + 1) == 2 {
                end = day_at + 3;
                let month_and_day =
                    (number(&name[day_at - 2..day_at]), number(&name[day_at + 1..end]));
                if let (Some(month), Some(day)) = month_and_day
                    && free(bytes.get(end))
                {
                    parsed = date(&name[at..at + 4], month, day);
                }
            }
        }
        match (parsed, found) {
            (Some(new), Some(old)) if new != old => return None,
            (Some(new), _) => found = Some(new),
            _ => {}
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `value => day`, `-` for none; `d` and `m` ask for an order.
    const CASES: &str = "
        2021-02-19                             => 2021-02-19
        2021-02-19T23:30:00-05:00              => 2021-02-19
        2021-02-19T23:30:00.123Z               => 2021-02-19
        2025-01-23 11:25:09-05:00              => 2025-01-23
        2021-02-19 10:00:00+00:00              => 2021-02-19
        2021-02-19 10:00:00 +0700              => 2021-02-19
        2021-02-19T10:00:00+07:00[Asia/Ho_Chi_Minh] => 2021-02-19
        20210219                               => 2021-02-19
        20210219T101500Z                       => 2021-02-19
        2021-2-9                               => 2021-02-09
        2021/02/19                             => 2021-02-19
        2021.02.19                             => 2021-02-19
        14-09-2020 16:05                       => 2020-09-14
        09/14/2020                             => 2020-09-14
        19.02.2021                             => 2021-02-19
        05.06.2020                             => 2020-06-05
        06/06/2020                             => 2020-06-06
        05/06/2020                             => -
        Feb 19, 2021                           => 2021-02-19
        Feb. 19, 2021                          => 2021-02-19
        Sept. 3, 2021                          => 2021-09-03
        February 19th, 2021 at 5:30 p.m.       => 2021-02-19
        19 February 2021                       => 2021-02-19
        Friday, 19 February 2021               => 2021-02-19
        19-Feb-2021                            => 2021-02-19
        26-FEB-1987 15:10:44.25                => 1987-02-26
        Fri, 19 Feb 2021 10:00:00 GMT          => 2021-02-19
        Fri, 19 Feb 2021 10:00:00 +0700        => 2021-02-19
        Fri Feb 19 10:00:00 2021               => 2021-02-19
        Fri Feb 19 10:00:00 +0000 2021         => 2021-02-19
        May 16, 2023, 18:42 JST                => 2023-05-16
        2021-02-30                             => -
        2021-13-01                             => -
        31/31/2020                             => -
        Feb 30, 2021                           => -
        3 JAN 90                               => -
        02/19/21                               => -
        1613692800                             => -
        2021                                   => -
        February 2021                          => -
        yesterday                              => -
        2021-02-19 by Zhao                     => -
        2021-02-19 or 2021-02-20               => -
        Fri Feb 19 2021 or so                  => -
                                               => -
        +                                      => -
        é-ü-ö                                  => -
    ";

    fn check(value: &str, order: Option<DateOrder>, expected: &str) {
        let found = parse_date(value, order).map_or("-".to_owned(), |d| d.to_string());
        assert_eq!(found, expected, "{value:?}");
    }

    #[test]
    fn values_of_date_fields() {
        for case in CASES.trim().lines() {
            let (value, expected) = case.split_once("=>").unwrap();
            check(value.trim(), None, expected.trim());
        }
        check("05/06/2020", Some(DateOrder::DayFirst), "2020-06-05");
        check("05/06/2020", Some(DateOrder::MonthFirst), "2020-05-06");
        check("25/06/2020", Some(DateOrder::MonthFirst), "2020-06-25");
    }

    #[test]
    fn dates_in_file_names() {
        for (name, expected) in [
            ("2021-02-20-hanoi.txt", "2021-02-20"),
            ("hanoi_20210220.txt", "2021-02-20"),
            ("hanoi 2021_02_20.txt", "2021-02-20"),
            ("2021-02-20_to_2021-02-21.txt", "-"),
            ("2021-02-20_2021-02-20.txt", "2021-02-20"),
            ("000_9a6f878e0e3d0c32.txt", "-"),
            ("x20210220.txt", "-"),
            ("2021-02-30.txt", "-"),
            ("2021-02-é.txt", "-"),
            ("2021-0é-01.txt", "-"),
            ("99999999.txt", "-"),
        ] {
            let found = file_name_date(name).map_or("-".to_owned(), |d| d.to_string());
            assert_eq!(found, expected, "{name}");
        }
    }
}
