//! A time expression to a TIMEX3 value and an interval.
//!
//! [`normalise`] goes once over the tokens of the body. A word that can head an expression (a month, a
//! weekday, a unit, a year) calls the rules of its family, which read the words around it; every
//! other token costs one look at its flags. One file a family: `absolute`, `month_days`, `numeric`, `mixed`, `weekday`,
//! `nth`, `era`, `relative`, `determined`, `plural`, `duration`, `compound`, `quarter`, `year`, `clock`, `spoken`, `season`, `vague`.

mod absolute;
mod amount;
mod anchor;
mod aside;
mod clock;
mod compound;
mod determined;
mod duration;
mod era;
mod expression;
mod interval;
mod laws;
mod lent;
mod mixed;
mod month_days;
mod nth;
mod numeric;
mod open;
mod place;
mod plural;
mod quarter;
mod relative;
mod scan;
mod season;
mod spoken;
mod story;
mod tense;
mod vague;
mod value;
mod verb;
mod weekday;
mod year;

use dateline_lexicon::{Tail, TimeRole, Unit, WordClass};
use dateline_parser::{Meta, Report, Shape, Span, TokenRange};
use dateline_schema::closed::{Anchor, Direction, PublishedSource};
use jiff::civil::Date;

pub use expression::TimeExpression;
pub use interval::Interval;
#[doc(hidden)]
pub use laws::broken_law;
use scan::{Found, Scanner};
use story::Story;
pub use value::{Clock, Length, NoValue, Value, When};

/// What can head an expression.
const HEADS: WordClass = WordClass::MONTH
    .union(WordClass::WEEKDAY)
    .union(WordClass::TIME_TRIGGER)
    .union(WordClass::NUMBER_WORD);

/// The time expressions of a report's body, in reading order and without overlap.
///
/// The published day, a dateline's and a footer's are used and not listed. Where no day of publication
/// is known, what depends on it has `X` in its value and no days. O(tokens).
///
/// ```
/// use dateline_normaliser::dates::normalise;
/// use dateline_parser::{Meta, parse};
///
/// let report = parse(" date 2021-02-20 HANOI - He arrives on Monday.", &Meta::default());
/// assert_eq!(normalise(&report)[0].value.as_deref(), Some("2021-02-22"));
/// ```
pub fn normalise(report: &Report<'_>) -> Vec<TimeExpression> {
    read(report, true)
}

/// The same with the verbs around an expression left out: to measure what they are worth.
#[doc(hidden)]
pub fn normalise_without_tense(report: &Report<'_>) -> Vec<TimeExpression> {
    read(report, false)
}

fn read(report: &Report<'_>, tense: bool) -> Vec<TimeExpression> {
    let mut scanner = Scanner::new(report, tense);
    let mut expressions = Vec::new();
    for (n, sentence) in report.sentences.iter().enumerate() {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let opens = n == 0 || report.sentences[n - 1].paragraph != sentence.paragraph;
        scan(&mut scanner, Some(n as u32), tokens, opens, &mut expressions);
    }
    expressions
}

/// Reads one sentence.
fn scan(
    scanner: &mut Scanner<'_, '_>,
    sentence: Option<u32>,
    tokens: std::ops::Range<usize>,
    opens: bool,
    expressions: &mut Vec<TimeExpression>,
) {
    let all = &scanner.report.tokens;
    scanner.begin = tokens.start;
    scanner.limit = tokens.end.min(all.len());
    scanner.floor = scanner.begin;
    scanner.story.begin_sentence(opens);
    scanner.at_clock = false;
    let mut i = scanner.begin;
    while i < scanner.limit {
        if !all[i].can_be(HEADS) && !all[i].shape.intersects(Shape::NUMBER | Shape::ORDINAL) {
            i += 1;
            continue;
        }
        let found =
            rules(scanner, i).filter(|found| found.value.is_none_or(|value| value.is_printable()));
        let Some(found) = found else {
            i += 1;
            continue;
        };
        let found = Found { first: found.first.max(scanner.floor), ..found };
        let found = scanner.without_the_end_of(found);
        if scanner.is_other_zone(&found) {
            scanner.floor = found.end;
            i = found.end;
            continue;
        }
        take(scanner, sentence, &found, expressions);
        if let Some((first, end, when)) = found.second {
            let second = Found::date(first, end, Value::Date(when), found.anchor, found.rule);
            let second = Found { doubtful: found.doubtful, ..second };
            take(scanner, sentence, &second, expressions);
        }
        i = scanner.floor.max(i + 1);
    }
}

/// Lists what was found, and remembers it.
fn take(
    scanner: &mut Scanner<'_, '_>,
    sentence: Option<u32>,
    found: &Found,
    expressions: &mut Vec<TimeExpression>,
) {
    let looks_back = found.rule == "narrative" && scanner.story.is_after(found.value.as_ref());
    // What a quarter is compared with does not take its place.
    let compared = matches!(found.rule, "ago" | "year_earlier")
        || matches!(found.rule, "year_unit" | "narrative")
            && scanner.story.is_after_year(found.value.as_ref());
    // Nor does the year before take the place of what it is before, but in a history: `a year earlier … a year earlier`.
    let looks_back = looks_back
        || found.rule == "ago"
            && found.anchor == Anchor::Narrative
            && scanner.story.is_year_after(found.value.as_ref())
        // `a year ago` is what this year is compared with.
        || matches!(found.rule, "ago" | "year_earlier")
            && scanner.published.is_some_and(|day| {
                found.value == Some(Value::Date(When::Year(day.year() - 1)))
            })
            && !scanner.story.is_history()
        || found.rule == "shifted"
            && matches!(found.value, Some(Value::Date(When::Year(_))))
            && scanner.is_year_compared(found.first);
    let aside = scanner.is_aside(found);
    let told_quarter = scanner.story.quarter;
    let looks_back = looks_back || aside;
    if !looks_back && (!compared || scanner.story.quarter.is_none()) {
        scanner.story.tell(found.value.as_ref(), scanner.published, found.rule);
    }
    // `In the three months ended March 31, it earned more than a year earlier.`
    if let Some(Value::Length(Length { count: Some(3), unit: Unit::Month, .. })) = found.value
        && scanner.is_one(found.end, &["ended", "ending", "to"])
        && let Some(quarter) = scanner.quarter_ended(found.end + 1)
    {
        scanner.story.tell_quarter(quarter);
    }
    // `It is hopeful about the fourth quarter. For the third quarter, it earned …`: of that the report is, and
    // so it is of the quarter that is compared with `last year's`.
    if let Some(Value::Date(quarter @ When::Quarter(Some(year), _))) = found.value
        && found.rule == "numbered_unit"
        && let Some(published) = scanner.published
    {
        let heads =
            found.first == scanner.begin + 1 && scanner.is_one(scanner.begin, &["for", "in"]);
        let awaited = told_quarter.is_none_or(|told| !Story::is_over(told, published));
        if heads && !looks_back && awaited && Story::is_over(quarter, published) {
            scanner.story.tell_quarter(quarter);
        }
        let other = told_quarter.is_none() && year == published.year() - 1;
        if other
            && scanner.is_compared(found.first)
            && let Some(own) = quarter.add_years(1)
            && Story::is_over(own, published)
        {
            scanner.story.tell_quarter(own);
        }
    }
    // `In the first three months of 2013 it earned more than a year earlier.`
    if let Some(Value::Length(Length { count: Some(3), unit: Unit::Month, .. })) = found.value
        && (found.first..found.end).any(|i| scanner.is(i, "first"))
        && scanner.is(found.end, "of")
        && let Some((_, year)) = scanner.year_after(found.end)
    {
        scanner.story.tell_quarter(When::Quarter(Some(year), 1));
    }
    if let Some(Value::Date(month @ When::Month(Some(_), _))) = found.value
        && !scanner.is_compared(found.first)
    {
        scanner.story.tell_month(month);
    }
    if !aside {
        let published = scanner.published.map(Date::year);
        let place = scanner.place(sentence, found, expressions.is_empty());
        scanner.story.tell_anchor(found.value.as_ref(), found.anchor, published, found.rule, place);
    }
    scanner.at_clock = matches!(found.value, Some(Value::Time(_, Clock::Minute(..))));
    expressions.push(expression(scanner, sentence, found));
    scanner.floor = found.end;
}

/// The first time expression in `words`, as said on the day `anchor`. Spans are into `words`.
///
/// ```
/// use dateline_normaliser::dates::parse;
/// use jiff::civil::date;
///
/// let friday = parse("last Friday", date(2021, 2, 20)).unwrap();
/// assert_eq!(friday.first_day, Some(date(2021, 2, 19)));
/// assert!(parse("the new normal", date(2021, 2, 20)).is_none());
/// ```
pub fn parse(words: &str, anchor: Date) -> Option<TimeExpression> {
    parse_all(words, anchor).into_iter().next()
}

/// All time expressions in `words`, as said on the day `anchor`: of words that are no report, so that what
/// stands first is no header.
///
/// ```
/// use dateline_normaliser::dates::parse_all;
/// use jiff::civil::date;
///
/// let days = parse_all("from Monday to Friday", date(2021, 2, 20));
/// assert_eq!(days.len(), 2);
/// ```
pub fn parse_all(words: &str, anchor: Date) -> Vec<TimeExpression> {
    let published = Some((anchor, PublishedSource::Option));
    let report = dateline_parser::parse(words, &Meta { published, ..Meta::default() });
    let mut scanner = Scanner::new(&report, true);
    let mut expressions = Vec::new();
    if report.sentences.is_empty() {
        // The words are a date alone, which the parser takes as a header.
        scan(&mut scanner, None, 0..report.tokens.len(), true, &mut expressions);
    } else {
        expressions = normalise(&report);
    }
    expressions
}

/// What the rules find with token `i` as head.
fn rules(scanner: &Scanner<'_, '_>, i: usize) -> Option<Found> {
    let token = scanner.token(i)?;
    if token.is(Shape::ORDINAL) {
        return scanner.day_of_month(i).or_else(|| scanner.century_of_two(i));
    }
    if token.is(Shape::NUMBER) {
        return scanner
            .year_of_era(i)
            .or_else(|| scanner.marked_date(i))
            .or_else(|| scanner.numeric(i))
            .or_else(|| scanner.colon_clock(i))
            .or_else(|| scanner.short_clock(i))
            .or_else(|| scanner.hundred_clock(i))
            .or_else(|| scanner.decade(i))
            .or_else(|| scanner.part_after_year(i))
            .or_else(|| scanner.month_after_year(i))
            .or_else(|| scanner.year(i))
            .or_else(|| scanner.month_of_digits(i))
            .or_else(|| scanner.eight_digits(i))
            .or_else(|| scanner.glued_length(i));
    }
    let word = scanner.word(i);
    if token.can_be(WordClass::TIME_TRIGGER)
        && let Some(found) = scanner.holiday(i)
    {
        return Some(found);
    }
    if word.weekday.is_some()
        && let Some(found) = scanner.weekday(i)
    {
        return Some(found);
    }
    if word.year_part.is_some() {
        return scanner.lettered_part(i);
    }
    if word.month.is_some()
        && let Some(found) = scanner.marked_date(i).or_else(|| scanner.month(i))
    {
        return Some(found);
    }
    if word.is(TimeRole::DAY) {
        return scanner.present_day(i);
    }
    if word.unit.is_some()
        && let Some(found) = scanner.unit(i)
    {
        return Some(found);
    }
    if word.part.is_some() {
        return scanner.part_of_day(i);
    }
    if word.season.is_some() {
        return scanner.season(i);
    }
    if word.set.is_some() {
        return scanner.repeated(i);
    }
    if word.is(TimeRole::NOUN) {
        return scanner.vague_noun(i);
    }
    if word.reference.is_some() {
        return scanner.reference(i);
    }
    if word.is(TimeRole::CLOCK) {
        return scanner.clock(i);
    }
    if word.is(TimeRole::ZONE) {
        return scanner.zulu(i);
    }
    if word.is(TimeRole::DECADE) {
        return scanner.decade_word(i);
    }
    if word.is(TimeRole::ORDINAL) {
        // `on the fifteenth`, but `on the third`, which can be of anything
        let day = || scanner.day_of_month(i).filter(|_| word.number > 9);
        return scanner.century_of_two(i).or_else(day);
    }
    if word.tail == Some(Tail::Ago) {
        return scanner.long_ago(i);
    }
    if word.is(TimeRole::CARDINAL) && (word.number >= 18 || word.number == 2) {
        return scanner.year_in_words(i);
    }
    None
}

fn expression(scanner: &Scanner<'_, '_>, sentence: Option<u32>, found: &Found) -> TimeExpression {
    let tokens = &scanner.report.tokens;
    let last = found.end.clamp(found.first + 1, scanner.limit.max(found.first + 1)) - 1;
    let stop = u32::from(last + 1 == scanner.limit && scanner.is_full_stop(last));
    let span = Span::new(tokens[found.first].span.start, tokens[last].span.end - stop);
    let days = match found.value.and_then(|value| value.interval()) {
        Some(days) => Some(scanner.part_days(found, days)),
        None => scanner.span_days(found),
    };
    let (first_open, last_open) = scanner.open_ends(found);
    let anchor_day = match found.anchor {
        Anchor::Published => scanner.published,
        _ => None,
    };
    let direction = direction(scanner, found, days);
    TimeExpression {
        span,
        tokens: TokenRange::new(found.first as u32, last as u32 + 1),
        sentence,
        kind: found.kind,
        value: found.value.map(|value| value.to_string()),
        modifier: found.modifier,
        first_day: days.filter(|_| !first_open).map(|days| days.first),
        last_day: days.filter(|_| !last_open).map(|days| days.last),
        precision: found.value.and_then(|value| value.precision()),
        anchor: found.anchor,
        anchor_day,
        direction,
        year_guessed: found.doubtful,
        rule: found.rule,
    }
}

/// On which side of the publication day it lies.
fn direction(
    scanner: &Scanner<'_, '_>,
    found: &Found,
    days: Option<Interval>,
) -> Option<Direction> {
    if let Some(Value::Vague(reference)) = found.value {
        return Some(match reference {
            dateline_lexicon::Reference::Past => Direction::Past,
            dateline_lexicon::Reference::Present => Direction::Present,
            dateline_lexicon::Reference::Future => Direction::Future,
        });
    }
    let (days, published) = (days?, scanner.published?);
    if let Some(direction) = scanner.compared_with_today(found, days) {
        return Some(direction);
    }
    Some(match () {
        () if days.last < published => Direction::Past,
        () if days.first > published => Direction::Future,
        () => Direction::Present,
    })
}
