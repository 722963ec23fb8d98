//! Clauses between commas that say who somebody is: "met A, *who heads the bank*, on Monday". What stands
//! behind the second comma goes on with the clause outside.

use dateline_lexicon::{WordSet, words};

use crate::meetings::actors;
use crate::meetings::around::{kind_in, names_meeting};
use crate::meetings::line::Line;
use crate::meetings::telling::Days;

/// Words that such a clause begins with.
const RELATIVES: &WordSet<4> = words!["who", "which", "whose", "whom"];
/// So many words stand between such a word and the verb.
const BETWEEN: u32 = 5;
/// So long is such a clause at most.
const LONGEST: u32 = 24;

/// The comma that closes the clause which begins at token `i`, behind a comma, if what stands behind it goes on with
/// the clause outside: a day, a town, an occasion, or the second of two ("A, *who heads the bank*, and B met").
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
    commas.find(|&comma| {
        goes_on(line, comma + 1)
            || between && line.is(comma + 1, &["and"])
            || joins_party(line, comma + 1)
    })
}

/// The comma that opens the clause which the comma at token `close` closes.
pub(super) fn opener(line: &Line<'_, '_>, close: u32) -> Option<u32> {
    let relative = relative_before(line, close)?;
    (end(line, relative) == Some(close)).then_some(relative - 1)
}

/// The last "who" or "which" behind a comma that stands before token `close`.
fn relative_before(line: &Line<'_, '_>, close: u32) -> Option<u32> {
    let from = close.saturating_sub(LONGEST).max(line.tokens.start + 1);
    (from..close).rev().find(|&i| line.has(i, RELATIVES) && line.is(i - 1, &[","]))
}

/// "*A*, who took office in May, …": the phrase that a clause tells of which the comma at token `close` closes.
pub(super) fn antecedent(line: &Line<'_, '_>, close: u32) -> Option<u32> {
    let relative = relative_before(line, close).filter(|_| line.is(close, &[","]))?;
    line.phrase_at(relative.checked_sub(2)?)
}

/// "*and B* met", not "and met B": does an "and" at token `i` join somebody?
fn joins_party(line: &Line<'_, '_>, i: u32) -> bool {
    line.is(i, &["and"])
        && line.verb_from(i + 1).is_none()
        && line.unit(i + 1).is_some_and(|unit| !actors::of_unit(line, unit).is_empty())
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

/// Is what begins at token `i` a day or week, "in" a town, "during" talks, "by" phone? A month or year may say when
/// somebody was born.
fn goes_on(line: &Line<'_, '_>, i: u32) -> bool {
    let links = line.is(i, &["on", "in", "at", "during", "late", "early"]);
    let near = |i: u32| line.date_at(i).and_then(Days::of).is_some_and(Days::is_near);
    let town = || {
        let unit = line.unit(i + 1).filter(|_| line.is(i, &["in"]));
        let place = unit.and_then(|unit| line.first_place_in(unit.tokens));
        place.is_some_and(|(tokens, place)| tokens.start == i + 1 && !line.is_country(place))
    };
    let occasion = || {
        let opens = ["after", "at", "before", "by", "during", "following", "in", "over"];
        let unit = line.unit(i + 1).filter(|_| line.is(i, &opens));
        unit.is_some_and(|unit| {
            names_meeting(line, unit.tokens) || kind_in(line, unit.tokens).is_some()
        })
    };
    let company = line.is(i, &["with", "alongside", "together", "along"]);
    let beside = ["honor", "honour", "presence"];
    let company = company || line.is(i, &["in"]) && (1..3).any(|n| line.is(i + n, &beside));
    near(i) || links && (near(i + 1) || near(i + 2)) || town() || occasion() || company
}
