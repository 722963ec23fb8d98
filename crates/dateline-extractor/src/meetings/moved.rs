//! Plans that moved: "was postponed *until Friday*", "has been brought forward from June *to May 3*". Not "was
//! postponed *on Friday*", nor "until last Friday".

use dateline_lexicon::MeetingWord;
use dateline_normaliser::dates::TimeExpression;
use dateline_schema::closed::Precision;

use crate::meetings::holding::Event;
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::telling::Days;
use crate::meetings::verbs;

/// The day that the event of a meeting says it was put to.
pub(super) fn to(line: &Line<'_, '_>, event: &Event) -> Option<Days> {
    if event.verb.negated || !line.plays(event.verb.head, MeetingWord::MOVES) {
        return None;
    }
    let mut i = event.verb.tokens.end;
    while line.is(i, &["off", "back", "forward"]) {
        i += 1;
    }
    // "*from June 3* to May 3", which is before it
    let from = line.is(i, &["from"]).then(|| line.date_at(i + 1)).flatten();
    i = from.map_or(i, |date| date.tokens.end);
    if !line.is(i, &["to", "until", "till", "for"]) {
        return None;
    }
    let days = day(line.date_at(i + 1)?)?;
    let days = verbs::ahead(line, days);
    let published = line.report().published.map(|published| published.day);
    let ahead = |days: &Days| published.is_none_or(|published| days.last >= published);
    let year = jiff::Span::new().years(1);
    let sooner = match (days.first.checked_sub(year), days.last.checked_sub(year)) {
        (Ok(first), Ok(last)) if from.is_some() => Some(Days { first, last, ..days }),
        _ => None,
    };
    sooner.filter(ahead).or(Some(days)).filter(ahead)
}

/// The day; of "until Friday", which has no first day, the last.
fn day(date: &TimeExpression) -> Option<Days> {
    if is_calendar(date) {
        return Days::of(date);
    }
    let last = date.last_day.filter(|_| date.precision == Some(Precision::Day))?;
    Some(Days { first: last, last, precision: date.precision })
}
