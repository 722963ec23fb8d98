//! What holds of the time expressions of any text whatever: what property tests and the fuzzer ask.

use dateline_parser::{Report, Shape};
use dateline_schema::closed::{DateType, Direction};
use jiff::civil::Date;

use super::expression::TimeExpression;
use super::value::Value;

/// The first law that is broken, in words.
///
/// Spans are of this text, on character boundaries, in order and apart, and those of their tokens, but for the full
/// stop of a sentence that ends with an abbreviation ("at 9 a.m. EST."); a value parses back to itself; its days are
/// the days told, in order; type and direction fit them.
#[doc(hidden)]
pub fn broken_law(report: &Report<'_>, dates: &[TimeExpression]) -> Option<String> {
    let mut end = 0;
    for date in dates {
        let says = |law: &str| Some(format!("{law}: {date:?}"));
        if report.text.get(date.span.range()).is_none_or(str::is_empty) {
            return says("no words");
        }
        if date.span.start < end {
            return says("not in order and apart");
        }
        end = date.span.end;
        let tokens = report.tokens.get(date.tokens.start as usize..date.tokens.end as usize);
        let (Some(first), Some(last)) =
            (tokens.and_then(<[_]>::first), tokens.and_then(<[_]>::last))
        else {
            return says("no tokens");
        };
        let sentences = &report.sentences;
        let closes = sentences.binary_search_by_key(&date.tokens.end, |one| one.tokens.end).is_ok();
        let stop = u32::from(closes && last.is(Shape::STOPPED));
        let ends = [last.span.end, last.span.end - stop].contains(&date.span.end);
        if first.span.start != date.span.start || !ends {
            return says("other words than its tokens");
        }
        if let Some(law) = broken_value(date, report.published.map(|published| published.day)) {
            return says(law);
        }
    }
    None
}

fn broken_value(date: &TimeExpression, published: Option<Date>) -> Option<&'static str> {
    if let (Some(first), Some(last)) = (date.first_day, date.last_day)
        && first > last
    {
        return Some("ends before it begins");
    }
    let Some(printed) = &date.value else { return Some("no value") };
    let Ok(value) = printed.parse::<Value>() else { return Some("a value that no one can read") };
    if value.to_string() != *printed {
        return Some("a value that is another when read");
    }
    let fits = match value {
        Value::Length(_) => matches!(date.kind, DateType::Duration | DateType::Set),
        Value::Time(..) => matches!(date.kind, DateType::Time | DateType::Set),
        Value::Date(_) | Value::Between(..) => matches!(date.kind, DateType::Date | DateType::Set),
        Value::Vague(_) => date.kind == DateType::Date,
    };
    if !fits {
        return Some("a type that its value cannot have");
    }
    if let Some(days) = value.interval() {
        // `since` and `until` leave an end open; `so far this year` ends on the day of publication, `the rest of
        // the year` begins on the next. What a length spans is not in its value.
        let next = published.and_then(|day| day.tomorrow().ok());
        let begins = |day| day == days.first || Some(day) == next && day <= days.last;
        let ends = |day| day == days.last || Some(day) == published && days.first <= day;
        if date.first_day.is_some_and(|day| !begins(day))
            || date.last_day.is_some_and(|day| !ends(day))
        {
            return Some("other days than its value's");
        }
        if date.first_day.is_none() && date.last_day.is_none() {
            return Some("both ends open");
        }
    }
    let told = date.anchor_day.zip(date.direction);
    let wrong = told.is_some_and(|(anchor, direction)| match direction {
        Direction::Past => date.first_day.is_some_and(|day| day > anchor),
        Direction::Future => date.last_day.is_some_and(|day| day < anchor),
        Direction::Present => false,
    });
    wrong.then_some("on the other side of its anchor")
}
