//! Days and values as people read them.

use dateline_schema::Day;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in words: 19 February 2021.
pub(crate) fn day(day: Day) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// Days in words, each part said once: 3–5 March 2021.
pub(crate) fn days(first: Option<Day>, last: Option<Day>) -> Option<String> {
    Some(match (first, last) {
        (Some(first), Some(last)) if first == last => day(first),
        (Some(first), Some(last))
            if (first.year(), first.month()) == (last.year(), last.month()) =>
        {
            if first.day() == 1 && last == last.last_of_month() {
                format!("{} {}", month(first), first.year())
            } else {
                format!("{}–{}", first.day(), day(last))
            }
        }
        (Some(first), Some(last)) => format!("{} – {}", day(first), day(last)),
        (Some(first), None) => format!("from {}", day(first)),
        (None, Some(last)) => format!("until {}", day(last)),
        (None, None) => return None,
    })
}

fn month(day: Day) -> &'static str {
    MONTHS[usize::try_from(day.month() - 1).unwrap_or_default() % 12]
}

/// A value of a closed list in words: `video_call` is "video call".
pub(crate) fn value(name: &str) -> String {
    name.replace('_', " ")
}

/// Words cut to so many characters, with an ellipsis where something is cut.
pub(crate) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i16, month: i8, day: i8) -> Option<Day> {
        Day::new(year, month, day).ok()
    }

    #[test]
    fn days_say_each_part_once() {
        let words = |first, last| days(first, last).unwrap_or_default();
        assert_eq!(words(date(2021, 2, 19), date(2021, 2, 19)), "19 February 2021");
        assert_eq!(words(date(2021, 3, 3), date(2021, 3, 5)), "3–5 March 2021");
        assert_eq!(words(date(2021, 2, 1), date(2021, 2, 28)), "February 2021");
        assert_eq!(
            words(date(2020, 12, 30), date(2021, 1, 2)),
            "30 December 2020 – 2 January 2021"
        );
        assert_eq!(words(None, date(2021, 1, 2)), "until 2 January 2021");
        assert_eq!(days(None, None), None);
    }

    #[test]
    fn words_are_cut_between_characters() {
        assert_eq!(cut("Nguyễn Phú Trọng", 6), "Nguyễn…");
        assert_eq!(cut("short", 6), "short");
    }
}
