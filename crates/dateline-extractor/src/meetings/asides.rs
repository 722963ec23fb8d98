//! Clauses between commas that say who somebody is: "met A, *who heads the bank*, on Monday". What stands
//! behind the second comma goes on with the clause outside.

use dateline_lexicon::{WordSet, words};

use crate::meetings::line::Line;
use crate::meetings::telling::Days;

/// Words that such a clause begins with.
const RELATIVES: &WordSet<4> = words!["who", "which", "whose", "whom"];
/// So many words stand between such a word and the verb.
const BETWEEN: u32 = 5;
/// So long is such a clause at most.
const LONGEST: u32 = 24;

/// The comma that closes the clause which begins at token `i`, behind a comma, if a day, week or town behind it
/// goes on with the clause outside, or the second of two: "talks between A, *who heads the bank*, and B".
pub(super) fn end(line: &Line<'_, '_>, i: u32) -> Option<u32> {
    if !line.has(i, RELATIVES) {
        return None;
    }
    let last = line.tokens.end.min(i + LONGEST);
    let verb = line.next_verb(i);
    let last = last.min(line.next_verb(verb + 1));
    let mut commas = (verb + 1..last).filter(|&at| line.is(at, &[","]));
    let from = i.saturating_sub(LONGEST).max(line.tokens.start);
    let between = (from..i).rev().any(|at| line.is(at, &["between"]));
    commas.find(|&comma| goes_on(line, comma + 1) || between && line.is(comma + 1, &["and"]))
}

/// The verb at token `verb`, or, where that one stands in such a clause, the next one behind it, else the
/// sentence's end; in "met face *to face* with" there is none.
pub(super) fn verb_past(line: &Line<'_, '_>, verb: u32) -> u32 {
    if verb > line.tokens.start && line.are(verb - 1, &["face", "to", "face"]) {
        return line.next_verb(verb + 2);
    }
    // "whose *term of office* ends": words between
    let from = verb.saturating_sub(BETWEEN).max(line.tokens.start + 1);
    let mut before = (from..verb).rev();
    let relative = before.find(|&i| line.has(i, RELATIVES) && line.is(i - 1, &[","]));
    relative.and_then(|i| end(line, i)).map_or(verb, |comma| line.next_verb(comma))
}

/// "A, who *took office in May*, met B": does the comma at token `i`, behind a day, close a clause on somebody?
pub(super) fn ends_with_day(line: &Line<'_, '_>, i: u32) -> bool {
    let from = i.saturating_sub(LONGEST).max(line.tokens.start);
    let opens = |&i: &u32| line.has(i, RELATIVES) || line.is(i, &[","]);
    let opener = (from..i).rev().find(opens).filter(|&opener| line.has(opener, RELATIVES));
    line.is(i, &[","]) && opener.is_some_and(|opener| line.next_verb(opener) < i)
}

/// Does the verb at token `verb` belong to a clause that says who somebody is?
pub(super) fn is_relative(line: &Line<'_, '_>, verb: u32) -> bool {
    verb.checked_sub(1).is_some_and(|i| line.has(i, RELATIVES))
}

/// Is what begins at token `i` a day or week, or "in" a town? A month or year may say when somebody was born.
fn goes_on(line: &Line<'_, '_>, i: u32) -> bool {
    let links = line.is(i, &["on", "in", "at", "during", "late", "early"]);
    let near = |i: u32| line.date_at(i).and_then(Days::of).is_some_and(Days::is_near);
    let town = || {
        let unit = line.unit(i + 1).filter(|_| line.is(i, &["in"]));
        let place = unit.and_then(|unit| line.first_place_in(unit.tokens));
        place.is_some_and(|(tokens, place)| tokens.start == i + 1 && !line.is_country(place))
    };
    near(i) || links && (near(i + 1) || near(i + 2)) || town()
}
