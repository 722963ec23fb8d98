//! What stands between the items of a list: "A, *and* B", "A *(ROK)*", "A *-- an adviser --* and B", "A *of X*".

use dateline_lexicon::{WordClass, WordSet, words};
use dateline_parser::Shape;

use crate::meetings::line::{Line, Unit};

/// What joined an item to the one before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Joint {
    pub(super) comma: bool,
    pub(super) and: bool,
}

/// Behind the bodies that unnamed people are from: "*officials from* the council, the agency and the ministry".
pub(super) fn staff_end(line: &Line<'_, '_>, people: Unit, limit: u32) -> Option<u32> {
    const MEMBERS: &WordSet<8> = words![
        "advisers",
        "advisors",
        "experts",
        "members",
        "officials",
        "representatives",
        "staff",
        "staffers",
    ];
    // who are "at" or "from" a body, but not "leaders *of* the union", who are at its head
    const OTHERS: &WordSet<8> = words![
        "ceos",
        "delegates",
        "diplomats",
        "economists",
        "executives",
        "leaders",
        "leadership",
        "scientists",
    ];
    let mut end = people.tokens.end;
    let mut link = end;
    let of = line.has(people.head, MEMBERS) && line.is(link, &["at", "from", "of"])
        || line.has(people.head, OTHERS) && line.is(link, &["at", "from"]);
    while of && link < limit {
        let Some(unit) = line.unit(link + 1).filter(|unit| unit.tokens.end <= limit) else { break };
        if line.organisations_in(unit.tokens).is_empty() || !line.people_in(unit.tokens).is_empty()
        {
            break;
        }
        end = unit.tokens.end;
        link = end;
        if line.is(link, &[","]) && line.is(link + 1, &["and"]) {
            link += 1;
        } else if !line.is(link, &[",", "and"]) {
            break;
        }
    }
    (end > people.tokens.end).then_some(end)
}

/// Behind the words that say that a number is no exact one: "*over* 20 lawmakers", "*more than* two dozen mayors".
pub(super) fn about(line: &Line<'_, '_>, start: u32) -> u32 {
    const WORDS: &WordSet<10> = words![
        "about",
        "almost",
        "approximately",
        "around",
        "more",
        "nearly",
        "over",
        "roughly",
        "some",
        "than",
    ];
    let mut end = start;
    while line.has(end, WORDS) {
        end += 1;
    }
    let counts = |i: u32| {
        i < line.tokens.end
            && (line.token(i).is(Shape::NUMBER) || line.token(i).can_be(WordClass::NUMBER_WORD))
    };
    if end > start && counts(end) && !line.is_dated(end) { end } else { start }
}

/// Words that join items: one past them, and whether they are more than a comma.
pub(super) fn separator(line: &Line<'_, '_>, i: u32) -> Option<(u32, bool)> {
    const FIRST: &WordSet<9> = words![
        "accompanied",
        "along",
        "alongside",
        "and",
        "as",
        "including",
        "or",
        "plus",
        "together",
    ];
    if line.is_mark(i) {
        let and = line.is(i, &["&"]);
        return (and || line.is(i, &[",", ";", "-", "•", "–"])).then_some((i + 1, and));
    }
    if !line.has(i, FIRST) {
        return None;
    }
    if line.has(i, words!["and", "plus", "or"]) {
        return Some((i + 1, true));
    }
    if line.are(i, &["as", "well", "as"]) {
        return Some((i + 3, true));
    }
    if line.is(i, &["together", "along", "accompanied"]) && line.is(i + 1, &["with", "by"]) {
        return Some((i + 2, true));
    }
    line.is(i, &["alongside", "including"]).then_some((i + 1, true))
}

/// One past a short bracket that begins at `i`: "(ROK)".
pub(super) fn bracket_end(line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
    const LONGEST: u32 = 12;
    if !line.is(i, &["("]) {
        return None;
    }
    (i + 1..limit.min(i + LONGEST)).find(|&j| line.is(j, &[")"])).map(|j| j + 1)
}

/// One past an aside between dashes that begins at `i`, where a list goes on behind it: "-- an adviser -- and B".
pub(super) fn dashed(line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
    const LONGEST: u32 = 12;
    let dash = |i: u32| line.is(i, &["--", "—", "–"]);
    if !dash(i) {
        return None;
    }
    let close = (i + 1..limit.min(i + LONGEST)).find(|&j| dash(j))?;
    (line.is(close + 1, &["and"]) && line.next_verb(i) > close).then_some(close + 1)
}

/// One past "of X", "for X", "from X" right behind a party: where or what it is of.
pub(super) fn attribute_end(line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
    let to_post = line.is(i, &["to"])
        && i.checked_sub(1).is_some_and(|before| {
            line.token(before).can_be(dateline_lexicon::WordClass::OFFICE_START)
        });
    if !(line.is(i, &["of", "for", "from"]) || to_post) {
        return None;
    }
    let unit = line.unit(i + 1).filter(|unit| unit.tokens.end <= limit)?;
    let names = line.is(i, &["of"])
        || line.place_in(unit.tokens).is_some()
        || !line.countries_in(unit.tokens).is_empty()
        || line.token(unit.head).is(Shape::CAPITAL);
    (names && line.date_at(i + 1).is_none()).then_some(unit.tokens.end)
}

/// One past a description that goes on at token `i`: "a secretary *at the ministry of X*".
pub(super) fn description_end(line: &Line<'_, '_>, mut i: u32, limit: u32) -> u32 {
    const MOST: usize = 3;
    for _ in 0..MOST {
        let unit = line.unit(i + 1).filter(|unit| unit.tokens.end <= limit);
        let Some(unit) = unit.filter(|_| line.is(i, &["of", "at", "in", "for", "with"])) else {
            break;
        };
        i = unit.tokens.end;
    }
    i
}
