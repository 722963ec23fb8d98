//! Several meetings that one verb tells of: "met A on Monday *and B on Tuesday*", "met A and B *in two
//! separate meetings*".

use crate::meetings::actors::{self, all_people};
use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::nouns::Noun;
use crate::meetings::parties;
use crate::meetings::places::place_from;
use crate::meetings::telling::{Party, Telling};
use crate::syntax::{VerbForm, VerbGroup};

/// More meetings of the verb that `base` is of, with the others that stand behind token `i`, each
/// with a day of its own.
pub(super) fn more(line: &Line<'_, '_>, base: &Telling, mut i: u32, limit: u32) -> Vec<Telling> {
    const MOST: usize = 8;
    let mut found = Vec::new();
    for _ in 0..MOST {
        let mut start = i;
        while line.is(start, &[",", "and", "then"]) {
            start += 1;
        }
        if start == i || start >= limit {
            break;
        }
        start += u32::from(line.is(start, &["with"]));
        let around = Around::read(line, start, limit, true);
        let others = &around.direct;
        let Some(days) = around.days.filter(|_| !others.is_empty() && all_people(line, others))
        else {
            break;
        };
        let mut told = base.clone();
        told.fresh = true;
        told.days = Some(days);
        told.place = around.place.or(base.place);
        told.add_all(others, None);
        found.push(told);
        i = around.end;
    }
    found
}

/// The meetings told of in one sentence, one each for its other days or places: "convened mayors on July 8 at the palace;
/// *on July 14 in Lima; and on July 16 in Quito*", "meetings with mayors in Lima, Peru; *Quito, Ecuador; and Sucre*".
pub(super) fn in_series(line: &Line<'_, '_>, told: &Telling, from: u32) -> Vec<Telling> {
    const MOST: usize = 12;
    const LONGEST: u32 = 24;
    const NEAR: u32 = 60;
    // Behind the next verb stands the series of that verb.
    let near = line.next_verb(from).min(line.tokens.end).min(from + NEAR);
    let Some(mut at) = (from..near).find(|&i| line.is(i, &[";"])) else {
        return Vec::new();
    };
    let Some((own_days, own_place)) = first_of_series(line, told, from, at) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    while line.is(at, &[";"]) && found.len() < MOST {
        let start = at + 1 + u32::from(line.is(at + 1, &["and"]));
        let limit = line.tokens.end.min(start + LONGEST);
        let end = (start..limit).find(|&i| line.is(i, &[";"]));
        let end = end.unwrap_or_else(|| last_mark(line));
        // "in Lima, Peru; *Quito, Ecuador*": only the place
        let bare = || {
            let unit = line.unit(start)?;
            place_from(line, unit.tokens, end).filter(|&(_, after)| after == end)
        };
        let around = Around::read(line, start, end, false);
        let whole = around.end == end && line.is(start, &["at", "in", "on"]);
        let (days, place) = match bare() {
            Some((place, _)) => (None, Some(place)),
            None if whole => (around.days, around.place),
            None => return Vec::new(),
        };
        let alike = own_days || days.is_none() && (own_place || place.is_none());
        if !alike || days.is_none() && place.is_none() {
            return Vec::new();
        }
        let mut other = Telling { place, fresh: true, ..told.clone() };
        other.days = if days.is_some() { days } else { told.days };
        found.push(other);
        at = end;
    }
    found
}

/// Does what is before the first `;` end with the day or the place of the telling? Which of the two: "convened mayors *on
/// July 8*;", but not "met A over floods *in Lima, Peru*;".
fn first_of_series(
    line: &Line<'_, '_>,
    told: &Telling,
    from: u32,
    end: u32,
) -> Option<(bool, bool)> {
    (from..end).filter(|&i| line.is(i, &["at", "in", "on"])).find_map(|start| {
        let around = Around::read(line, start, end, false);
        let days = around.days.is_some() && around.days == told.days;
        let place = around.place.is_some() && around.place == told.place;
        (around.end == end && (days || place)).then_some((days, place))
    })
}

/// The mark that ends the sentence, or its end.
fn last_mark(line: &Line<'_, '_>) -> u32 {
    let end = line.tokens.end;
    end - u32::from(end > line.tokens.start && line.is(end - 1, &["."]))
}

/// The other meeting of the verb that `base` is of: "spoke with A and, *separately, with B*", behind token `i`.
pub(super) fn separately(
    line: &Line<'_, '_>,
    base: &Telling,
    mut i: u32,
    limit: u32,
) -> Option<Telling> {
    while line.is(i, &[",", "and"]) {
        i += 1;
    }
    let apart = line.is(i, &["separately", "later", "then"]);
    i += 1 + u32::from(line.is(i + 1, &[","]));
    let with = u32::from(line.is(i, &["with"]));
    if !apart || i + with >= limit || base.parties.is_empty() {
        return None;
    }
    let around = Around::read(line, i + with, limit, true);
    let others = &around.direct;
    // "spoke with A, and later *B resigned*"
    let acts = with == 0 && line.verb_at(around.end).is_some();
    if acts || others.is_empty() || !all_people(line, others) {
        return None;
    }
    let mut told = base.clone();
    told.fresh = true;
    (told.days, told.place) = (around.days.or(base.days), around.place.or(base.place));
    told.add_all(others, None);
    Some(told)
}

/// The other meeting of the verb that `base` is of, for another end: "met A to promote trade, *and with B to discuss* rights";
/// `i` is behind A.
pub(super) fn for_other_ends(line: &Line<'_, '_>, base: &Telling, i: u32) -> Option<Telling> {
    const REACH: u32 = 40;
    let infinitive = |verb: &&VerbGroup| verb.form == VerbForm::Infinitive;
    let first = line.verb_from(i).filter(|verb| infinitive(verb))?;
    let end = line.tokens.end.min(i + REACH);
    let and = (first.tokens.end..end).find(|&i| line.are(i, &[",", "and", "with"]))?;
    // "met A to say that *he agreed* with C, and with B to": whose what is behind it is, is open.
    let plain = line.next_verb(first.tokens.end) > and;
    let start = and + 3;
    let second = line.verbs_from(start).first().filter(infinitive)?;
    let others = parties::list(line, start, second.tokens.start);
    let whole = plain && others.end == second.tokens.start && !others.parties.is_empty();
    if !whole || base.parties.is_empty() || !all_people(line, &others.parties) {
        return None;
    }
    let mut told = Telling { fresh: true, ..base.clone() };
    told.add_all(&others.parties, None);
    Some(told)
}

/// "met A and B *in two separate meetings*": do such words stand around token `i`?
pub(super) fn are_separate(line: &Line<'_, '_>, i: u32) -> bool {
    const MANY: [&str; 3] = ["meetings", "talks", "sessions"];
    let start = i.saturating_sub(2).max(line.tokens.start);
    (start..i + 4).any(|i| {
        line.is(i, &["in", "during"])
            && (i + 1..i + 3).any(|i| {
                line.is(i, &["separate", "individual"])
                    && (line.is(i + 1, &MANY) || line.is(i + 2, &MANY))
            })
    })
}

/// "held a series of meetings on trade, *including with A and B*": those of several meetings that are named.
pub(super) fn included(line: &Line<'_, '_>, noun: &Noun) -> Vec<Party> {
    const REACH: u32 = 16;
    if !noun.sense.many {
        return Vec::new();
    }
    let end = line.tokens.end.min(noun.end + REACH);
    let link = (noun.end..end).find(|&i| line.are(i, &["including", "with"]));
    let Some(link) = link else { return Vec::new() };
    // "meetings that dealt with crimes, including with arms": of what another verb tells
    let verb = line.next_verb(noun.end);
    if verb < link {
        return Vec::new();
    }
    let mut with = parties::list(line, link + 2, line.next_verb(link + 2)).parties;
    with.retain(|party| actors::is_person(line, party) && !party.who.is_group());
    with
}
