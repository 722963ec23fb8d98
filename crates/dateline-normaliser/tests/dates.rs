//! Time expressions: the files of `dates/` are the cases, a family each.
//!
//! A line is a text with its expressions in brackets, each with its TIMEX3 value, then, where it is
//! not a DATE, its type, and its modifier if it has one: `[early May|2021-05 START]`,
//! `[every Monday|XXXX-WXX-1 SET]`. A line `# 2021-02-20 …` says on which day the texts below were
//! published, `# none …` that it is not known.

use std::fmt::Write as _;
use std::path::Path;

use dateline_normaliser::dates::{TimeExpression, broken_law, normalise};
use dateline_parser::{Meta, Report, parse};
use dateline_schema::closed::{DateType, Direction, PublishedSource};
use jiff::civil::Date;
use proptest::prelude::*;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = String::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut published = None;
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            if let Some(heading) = line.strip_prefix("# ") {
                published = heading.split(' ').next().and_then(|day| day.parse().ok());
            } else if !line.trim().is_empty() {
                let found = marked(&plain(line), published);
                if found != line {
                    let _ = writeln!(wrong, "{name}\n  expected {line}\n  found    {found}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A case without its brackets.
fn plain(case: &str) -> String {
    let mut out = String::new();
    let mut rest = case;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, behind) = after.split_once(']').expect("a closing bracket");
        out.push_str(before);
        out.push_str(inside.split('|').next().unwrap());
        rest = behind;
    }
    out + rest
}

/// A text with brackets round what is found in it.
fn marked(text: &str, published: Option<Date>) -> String {
    let meta =
        Meta { published: published.map(|day| (day, PublishedSource::Option)), ..Meta::default() };
    let report = parse(text, &meta);
    let mut out = String::new();
    let mut at = 0;
    for date in normalise(&report) {
        let range = date.span.range();
        out.push_str(&text[at..range.start]);
        let _ = write!(out, "[{}|{}", &text[range.clone()], date.value.as_deref().unwrap_or("?"));
        if date.kind != usual_type(date.value.as_deref().unwrap_or_default()) {
            let _ = write!(out, " {}", date.kind.name());
        }
        if let Some(modifier) = date.modifier {
            let _ = write!(out, " {}", modifier.name());
        }
        out.push(']');
        at = range.end;
    }
    out + &text[at..]
}

/// The type that a value has if nothing else is said.
fn usual_type(value: &str) -> DateType {
    match value {
        "PAST_REF" | "PRESENT_REF" | "FUTURE_REF" => DateType::Date,
        _ if value.starts_with('P') => DateType::Duration,
        _ if value.contains('T') => DateType::Time,
        _ => DateType::Date,
    }
}

/// The one expression of a text published on Saturday, 20 February 2021.
fn only(text: &str) -> TimeExpression {
    let published = Some((jiff::civil::date(2021, 2, 20), PublishedSource::Option));
    let dates = normalise(&parse(text, &Meta { published, ..Meta::default() }));
    assert_eq!(dates.len(), 1, "{text}");
    dates[0].clone()
}

/// `On the same day` at the head of a paragraph goes on with the news, not with what a paragraph between told
/// of long ago.
#[test]
fn a_paragraph_goes_on_with_the_news() {
    let text = "The minister met the king on Feb. 18.\n\n\
                Ties go back to May 3, 1962, when an embassy opened.\n\n\
                On the same day, the minister laid a wreath.";
    let published = Some((jiff::civil::date(2021, 2, 20), PublishedSource::Option));
    let dates = normalise(&parse(text, &Meta { published, ..Meta::default() }));
    let values: Vec<_> = dates.iter().map(|date| date.value.as_deref().unwrap_or("?")).collect();
    assert_eq!(values, ["2021-02-18", "1962-05-03", "2021-02-18"]);
}

#[test]
fn what_is_ahead_counts_from_the_dateline_and_yesterday_from_the_paper() {
    let text = " date 2021-02-20 HANOI, Feb 18 - He arrives tomorrow and will speak this evening. \
                He met the king yesterday.";
    let dates = normalise(&parse(text, &Meta::default()));
    let values: Vec<_> = dates.iter().map(|date| date.value.as_deref().unwrap_or("?")).collect();
    assert_eq!(values, ["2021-02-19", "2021-02-18TEV", "2021-02-19"]);
}

#[test]
fn intervals_are_what_the_words_leave_open() {
    for (text, days) in [
        ("He has led the party since 2011.", "2011-01-01.."),
        ("The talks lasted until Friday.", "..2021-02-19"),
        ("Elections are due by June.", "..2021-06-30"),
        ("He did not speak until Monday.", "2021-02-15.."),
        ("The war began in 2011.", "2011-01-01..2011-12-31"),
        ("For the past two months and three days he was ill.", "2020-12-17..2021-02-19"),
        ("The city fell in 410 BC.", ".."),
        ("The past two weeks were calm.", "2021-02-06..2021-02-19"),
        ("He will be away for the next ten days.", "2021-02-21..2021-03-02"),
        ("They talked for two weeks.", ".."),
        ("So far this year, prices have risen.", "2021-01-01..2021-02-20"),
        ("Prices have risen this year so far.", "2021-01-01..2021-02-20"),
        ("He will be away for the rest of the month.", "2021-02-21..2021-02-28"),
        ("Prices will fall in the remainder of 2021.", "2021-02-21..2021-12-31"),
        ("Prices fell in the remainder of 2020.", "2020-01-01..2020-12-31"),
        ("Prices have risen since the beginning of the year.", "2021-01-01.."),
        ("It will open by the end of the month.", "..2021-02-28"),
        ("They met earlier this month.", "2021-02-01..2021-02-28"),
        ("He fasted in Ramadan 2019.", "2019-05-06..2019-06-04"),
        ("The fair runs on 3-5 March.", "2021-03-03..2021-03-05"),
    ] {
        let date = only(text);
        let print = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(format!("{}..{}", print(date.first_day), print(date.last_day)), days, "{text}");
    }
}

#[test]
fn earlier_is_past_and_later_ahead() {
    for (text, direction) in [
        ("They met earlier this month.", Direction::Past),
        ("They will meet later this year.", Direction::Future),
        ("Prices will rise in the rest of the year.", Direction::Future),
        ("Prices rose this month.", Direction::Present),
    ] {
        assert_eq!(only(text).direction, Some(direction), "{text}");
    }
}

#[test]
fn a_guess_is_a_note_and_a_plan_has_its_rule() {
    assert!(only("He was born on July 1.").note().is_some());
    assert!(only("He was born on July 1, 1990.").note().is_none());
    assert_eq!(only("Saudi Vision 2030 changes much.").rule, "named_year");
    assert_eq!(only("It is due in 2030.").rule, "year");
}

#[test]
fn words_alone_are_read_on_any_day() {
    let day = jiff::civil::date(2021, 2, 20);
    for (words, value) in [
        ("2/29/2020", "2020-02-29"),
        ("10/1", "2020-10-01"),
        ("the first Monday of May", "2021-05-03"),
        ("Tet 2007", "2007-02-17"),
        ("next Friday", "2021-02-26"),
    ] {
        let found = dateline_normaliser::dates::parse(words, day);
        assert_eq!(found.and_then(|date| date.value).as_deref(), Some(value), "{words}");
    }
}

/// Words that make time expressions, and words between them.
const WORDS: [&str; 112] = [
    "BC",
    "AD",
    "44",
    "B.C.",
    "circa",
    "seconds",
    "minutes",
    "overnight",
    "Christmas",
    "winter",
    "that",
    "centuries",
    "Feb",
    "29",
    "Monday",
    "last",
    "week",
    "two",
    "days",
    "ago",
    "1990s",
    "mid-",
    "the",
    "first",
    "quarter",
    "of",
    "2021",
    "31",
    "May",
    "Mrs",
    "from",
    "to",
    "3",
    "5",
    "March",
    ",",
    ".",
    "-",
    "early",
    "next",
    "year",
    "Tet",
    "Easter",
    "since",
    "until",
    "by",
    "between",
    "and",
    "noon",
    "5:30",
    "p.m.",
    "GMT",
    "every",
    "twice",
    "a",
    "recent",
    "years",
    "coming",
    "time",
    "century",
    "20th",
    "13th",
    "weekend",
    "fiscal",
    "decade",
    "half",
    "hours",
    "later",
    "the",
    "following",
    "same",
    "day",
    "1999",
    "'80s",
    "99999999999999999999",
    "0",
    "Q3",
    "H1",
    "/",
    "-",
    "10",
    "1",
    "2018",
    "20210219",
    "Ramadan",
    "Diwali",
    "31st",
    "twenty",
    "other",
    "at",
    "in",
    "morning",
    "evening",
    "after",
    "before",
    "next",
    "past",
    "come",
    "not",
    "will",
    "met",
    "3h",
    "ago",
    "night",
    "whole",
    "all",
    "rest",
    "Nov",
    "June",
    "'s",
    "week",
    "decade",
];

fn sound(report: &Report<'_>, dates: &[TimeExpression]) {
    assert_eq!(broken_law(report, dates), None);
}

/// What could lead a rule into itself, or over the same words again and again.
#[test]
fn repetition_is_read_in_one_pass() {
    for piece in [
        "Nov. 18-Dec. 19, 2015-",
        "Mondays at 4 p.m. ",
        "each Monday at 4 p.m. each day ",
        "the evening of noon of ",
        "last next ",
        "two hundred and ",
        "10/1/2018-",
        "the first Monday of the last week of ",
        "10 past ",
        "since not until ",
        "early late mid-",
        "from 3 to ",
        "1990-",
        "a year and a half ",
        "two years and three months and four days, ",
        "early late on the second half of ",
        "the night of 14-15 ",
        "264-241-BC AD ",
    ] {
        let text = piece.repeat(20_000) + "3 days of May 2020";
        let report = parse(&text, &Meta::default());
        sound(&report, &normalise(&report));
    }
}

proptest! {
    // What fails here becomes a case in `dates/`, by hand.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_are_sound(
        words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..40),
        day in prop::option::of((1i16..=9999, 1i8..=12, 1i8..=28)),
    ) {
        let text = words.join(" ");
        let published = day.map(|(y, m, d)| (Date::new(y, m, d).unwrap(), PublishedSource::Option));
        let report = parse(&text, &Meta { published, ..Meta::default() });
        sound(&report, &normalise(&report));
    }

    #[test]
    fn any_text_is_sound(text in "\\PC{0,200}") {
        let report = parse(&text, &Meta::default());
        sound(&report, &normalise(&report));
    }
}
