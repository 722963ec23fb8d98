//! Days and places beside a trigger that its adjuncts do not hold: at the head of the sentence,
//! before the verb, past what says why.

use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::PlaceKind;

use crate::meetings::asides;
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::telling::{Days, Where};

/// Does a place behind words on what it is about close the clause, as that of the meeting may:
/// "talks on trade in Oslo on Monday", not "talks on the war in X that began …"?
pub(super) fn ends_clause(line: &Line<'_, '_>, after: u32, found: Where) -> bool {
    let ends = after >= line.tokens.end
        || line.is(after, &[".", "on", ","])
        || line.date_at(after).is_some()
        || line.is(after, &["in", "from", "between"]) && line.date_at(after + 1).is_some()
        || line.is(after - 1, &[","]);
    found.place.is_some() && ends
}

/// "on the sidelines of the summit", "in the margins of": one past it.
pub(super) fn margins(line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
    let at = if line.is(i + 1, &["the"]) { i + 2 } else { i + 1 };
    if !line.is(at, &["sidelines", "margins", "fringes", "eve"]) {
        return None;
    }
    let mut end = at + 1;
    while line.is(end, &["of"]) && end + 1 < limit {
        let Some(unit) = line.unit(end + 1) else { break };
        end = unit.tokens.end;
    }
    Some(end.min(limit))
}

/// The place that `tokens` name, with what says where it is ("Munich, Germany"), and one past it.
pub(super) fn place_from(
    line: &Line<'_, '_>,
    tokens: TokenRange,
    limit: u32,
) -> Option<(Where, u32)> {
    if let Some(found) = capital_of(line, tokens) {
        return Some((found, tokens.end));
    }
    let (at, entity) = line.place_in(tokens)?;
    let fact = line.place(entity)?;
    // The last word of a longer name ("Half Moon Bay") is no place of its own.
    let before = at.start.checked_sub(1).filter(|&before| before >= tokens.start);
    let longer = before.is_some_and(|before| {
        line.token(before).is(Shape::CAPITAL)
            && line.cast.standing_for(TokenRange::new(before, at.start)).is_none()
            && line.countries_in(TokenRange::new(before, at.start)).is_empty()
    });
    if longer {
        return None;
    }
    // "Warsaw" of "a Warsaw hospital" is no place of a meeting, "the capital Warsaw" is.
    if at.end < tokens.end && !line.is_possessive(at.end) && !line.is_mark(at.end) {
        let (first, facility) = (at.end, tokens.end);
        let rest = first..facility;
        if rest.len() > 3 {
            return None;
        }
    }
    let mut found = if line.is_country(entity) {
        Where { place: None, country: fact.country }
    } else {
        Where { place: Some(entity), country: fact.country }
    };
    let mut end = tokens.end;
    for _ in 0..2 {
        // No country lies in another: "visited Kenya, Uganda and Rwanda".
        if !line.is(end, &[","]) || end + 1 >= limit || line.is_country(entity) {
            break;
        }
        let Some(unit) = line.unit(end + 1) else { break };
        let Some((region, outer)) = line.first_place_in(unit.tokens) else { break };
        let outside = line.place(outer).is_some_and(|outer| {
            found.country.zip(outer.country).is_some_and(|(inner, outer)| inner != outer)
        });
        // "visited Florida, Nevada and Ohio": no region lies in another.
        let regions = fact.kind == PlaceKind::Region
            && line.place(outer).is_some_and(|outer| outer.kind == PlaceKind::Region);
        if outside || regions {
            break;
        }
        let whole = region.start <= end + 2 && line.date_at(end + 1).is_none();
        // "in Bali, *Indonesia agreed*", but "in Bali, Indonesia, which will be held"
        let acts = unit.phrase.is_some_and(|phrase| line.verbs_of(phrase).next().is_some());
        if !whole || acts && !line.is(unit.tokens.end, &[","]) {
            break;
        }
        found.country = found.country.or_else(|| line.place(outer).and_then(|place| place.country));
        end = unit.tokens.end;
        if line.is(end, &[","]) {
            end += 1;
            break;
        }
    }
    Some((found, end.min(limit.max(tokens.end))))
}

/// "the Danish capital": the country, where no place is named.
fn capital_of(line: &Line<'_, '_>, tokens: TokenRange) -> Option<Where> {
    let last = tokens.end.checked_sub(1).filter(|&last| last >= tokens.start)?;
    if !line.is(last, &["capital"]) || line.place_in(tokens).is_some() {
        return None;
    }
    match line.countries_in(tokens).as_slice() {
        [(_, country)] => Some(Where { place: None, country: Some(*country) }),
        _ => None,
    }
}

/// A day and a place that stand before a trigger: at the head of the sentence ("On Friday in
/// Warsaw, …"), or right before or inside the verb ("today met", "on Friday met").
pub(super) fn before(line: &Line<'_, '_>, verb: TokenRange) -> (Option<Days>, Option<Where>) {
    const HEAD: u32 = 4;
    // The longest expression between the head and the verb that can end right before it.
    const LONGEST: u32 = 8;
    let head = line.tokens.start + HEAD;
    let (edge, near_place) = place_before(line, verb.start);
    let comma = course_end(line, verb.start);
    let near = |date: &TimeExpression| {
        let inside = verb.contains(date.tokens);
        // "A *on Wednesday* in B met C", "On a visit to A *on Wednesday*, B met C"
        let past_place = edge < verb.start
            && (date.tokens.end == edge
                || date.tokens.end + 1 == edge && line.is(edge - 1, &[","]));
        let in_course = comma == Some(date.tokens.end);
        // "on Wednesday *and* suggested": the day of what was told before
        // nor "A, *who was last there in 1993*, met B"
        let right_before = date.tokens.end <= verb.start
            && date.tokens.end + 1 >= verb.start
            && !line.is(date.tokens.end, &["and"])
            && !asides::ends_with_day(line, date.tokens.end);
        let fronted = date.tokens.start <= head && date.tokens.end <= verb.start;
        inside || right_before || fronted || past_place || in_course
    };
    let head = comma.map_or(head, |comma| head.max(comma));
    let fronted = line.dates(line.tokens.start, head + 1);
    let beside = line.dates(verb.start.saturating_sub(LONGEST).max(head + 1), verb.end);
    let usable = |date: &&TimeExpression| {
        let since = date.tokens.start.checked_sub(1).is_some_and(|i| {
            line.is(i, &["since", "after", "before", "until", "by", "of", "the", "ahead"])
        });
        is_calendar(date) && !since && near(date)
    };
    let found: Vec<&TimeExpression> = fronted.iter().chain(beside).filter(usable).collect();
    let mut days = found.iter().find_map(|date| Days::of(date));
    // "From September 30 to October 2, …"
    if let ([first, second], Some(days)) = (found.as_slice(), &mut days)
        && first.tokens.end + 1 == second.tokens.start
        && let Some(last) = second.last_day.filter(|last| *last >= days.first)
        && (line.is(first.tokens.end, &["to", "-", "–", "through", "until"])
            || line.is(first.tokens.end, &["and"]) && days.last.tomorrow().ok() == second.first_day)
    {
        days.last = last;
    }
    let mut place = None;
    // "On the sidelines of the forum in A, …"
    let beside = margins(line, line.tokens.start, verb.start).unwrap_or_default();
    for i in line.tokens.start..head.max(beside + 1).min(verb.start) {
        if line.is(i, &["in", "at"])
            && let Some(unit) = line.unit(i + 1).filter(|unit| unit.tokens.end < verb.start)
            && line.is(past_day(line, unit.tokens.end), &[",", "he", "she", "they"])
        {
            place = place_from(line, unit.tokens, verb.start).map(|(place, _)| place);
            break;
        }
    }
    (days, place.or(near_place))
}

/// "In Oslo *late on Monday*, …": one past the day that begins at token `i`, else `i`.
fn past_day(line: &Line<'_, '_>, i: u32) -> u32 {
    let mut at = i + u32::from(line.is(i, &["early", "late"]));
    at += u32::from(line.is(at, &["on"]));
    line.date_at(at).map_or(i, |date| date.tokens.end)
}

/// "A *in Geneva* met B": where such words before a verb begin, and the place; else the verb.
fn place_before(line: &Line<'_, '_>, verb: u32) -> (u32, Option<Where>) {
    let phrase = verb.checked_sub(1).and_then(|last| line.phrase_at(last));
    let near = phrase.and_then(|phrase| {
        let tokens = line.phrase(phrase).tokens;
        let link = line.phrase(phrase).preposition.filter(|&i| line.is(i, &["in", "at"]))?;
        let (place, after) = place_from(line, tokens, verb)?;
        (link + 1 == tokens.start && after == verb).then_some((link, place))
    });
    near.map_or((verb, None), |(link, place)| (link, Some(place)))
}

/// "*On a visit to A on Tuesday*, B met C": the comma behind what B met C in the course of.
fn course_end(line: &Line<'_, '_>, verb: u32) -> Option<u32> {
    const LONGEST: u32 = 16;
    let start = line.tokens.start;
    let opens = line.is(start, &["on", "during", "while"]);
    let end = verb.min(start + LONGEST);
    let closes = |&i: &u32| line.is(i, &[","]) && !line.is_dated(i);
    let comma = (start..end).find(closes).filter(|_| opens)?;
    let date = line.dates(start, comma).last().filter(|date| date.tokens.end == comma)?;
    // "During the trip *starting* Monday": its first day
    let link = date.tokens.start.checked_sub(1)?;
    let own =
        line.is(link, &["on"]) || line.phrase_at(link).is_some() && line.verb_at(link).is_none();
    (own && link > start).then_some(comma)
}

/// A day further behind, past what says why: "met X to discuss trade on Monday".
pub(super) fn later_day(line: &Line<'_, '_>, from: u32, limit: u32) -> Option<Days> {
    const MOST: usize = 8;
    let usable = |date: &&TimeExpression| {
        let on = date.tokens.start.checked_sub(1).is_some_and(|i| line.is(i, &["on"]));
        let bare = line.is(date.tokens.start, &["today", "yesterday", "tomorrow"]);
        (on || bare)
            && is_calendar(date)
            && date.tokens.end <= limit
            // "on Monday's attack", "today's announcement"
            && !line.is_possessive(date.tokens.end)
    };
    let days = line.dates(from, limit).iter().take(MOST).filter(usable).find_map(Days::of)?;
    days.is_exact().then_some(days)
}
