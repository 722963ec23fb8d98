//! Who reports to whom: "X told the host that", "X briefed President Y on Monday", "Y was briefed by X".

use dateline_lexicon::{MeetingWord, WordSet, words};
use dateline_schema::closed::{MeetingKind, MeetingStatus, ParticipantRole};

use crate::meetings::actors::{self, all_people};
use crate::meetings::around::Around;
use crate::meetings::company;
use crate::meetings::line::Line;
use crate::meetings::parties;
use crate::meetings::places::before;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling};
use crate::meetings::verbs::{is_too_late, telling};
use crate::syntax::{VerbForm, VerbGroup};

/// "X told the host that …": an audience that is told of by what was said in it.
pub(super) fn tells(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    if verb.passive {
        return briefed(line, verb).into_iter().collect();
    }
    let Some(unit) = line.unit(verb.tokens.end).filter(|_| !verb.passive) else {
        return Vec::new();
    };
    // "X told reporters *alongside Y*"
    if line.plays(unit.head, MeetingWord::PRESS) {
        let limit = line.next_verb(unit.tokens.end);
        let around = Around::read(line, unit.tokens.end, limit, false);
        let mut two = subject(line, verb);
        two.extend(&around.with);
        let joint = around.alongside && two.len() == 2 && all_people(line, &two);
        let told = joint.then(|| telling(line, verb, MeetingKind::Conference, &around)).flatten();
        let with = |mut told: Telling| {
            told.add_all(&two, None);
            told
        };
        return told.map(with).into_iter().collect();
    }
    let reported = reports_to(line, verb);
    if reported.is_some() {
        return reported.into_iter().collect();
    }
    let mut others = actors::of_unit(line, unit);
    // "told *a visiting Nicaraguan delegation* on Monday that"
    let delegation = line.is(unit.tokens.start, &["a", "an"])
        && line.is(unit.tokens.start + 1, &["visiting"])
        && !is_apart(line, unit.tokens.end)
        && line.plays(company::first_head(line, unit), MeetingWord::SENT);
    let delegation = if delegation { company::sent(line, unit) } else { None };
    if delegation.is_some() {
        others.clear();
    }
    let evidence = delegation.as_ref().map_or(unit.tokens.end, |sent| sent.end);
    let visits = |party: Party| Party { role: Some(ParticipantRole::Visitor), ..party };
    let apart = delegation.is_some();
    others.extend(delegation.into_iter().flat_map(|sent| sent.parties).map(visits));
    let [Party { role: Some(role), .. }] = others.as_slice() else { return Vec::new() };
    let opposite = match role {
        ParticipantRole::Host => ParticipantRole::Visitor,
        ParticipantRole::Visitor => ParticipantRole::Host,
        _ => return Vec::new(),
    };
    let own = subject(line, verb);
    if own.len() != 1 || !all_people(line, &own) || !(apart || all_people(line, &others)) {
        return Vec::new();
    }
    let around = Around { evidence, end: evidence, ..Around::default() };
    // "told *visiting Minister B* on Monday that": what is news, of that day
    let visiting = *role == ParticipantRole::Visitor
        && (apart && actors::in_office(line, &own[0])
            || actors::in_office(line, &others[0])
                && (unit.tokens.start..unit.head).any(|i| line.is(i, &["visiting"])));
    let days = || {
        let days = Around::read(line, evidence, line.next_verb(evidence), false).days;
        days.or_else(|| before(line, verb.tokens).0)
    };
    let Some(mut told) = telling(line, verb, MeetingKind::Meeting, &around) else {
        return Vec::new();
    };
    if told.status != MeetingStatus::Held {
        return Vec::new();
    }
    if visiting {
        told.days = days().filter(|days| !is_too_late(line, verb, *days));
    } else {
        (told.days, told.place, told.news, told.definite) = (None, None, false, true);
    }
    told.add_all(&own, Some(opposite));
    told.add_all(&others, None);
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// "A *briefed President B* here on Wednesday on the storm", "informed B of it on Monday": one in office reported to
/// another, on a day or at a place that is told.
fn reports_to(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Telling> {
    let briefs = words!["brief", "briefed", "briefing", "briefs", "inform", "informed"];
    if !line.has(verb.head, briefs) || verb.passive {
        return None;
    }
    let limit = line.next_verb(verb.tokens.end);
    let others = parties::list(line, verb.tokens.end, limit);
    let own = subject(line, verb);
    let named = |party: &Party| actors::is_person(line, party) && actors::in_office(line, party);
    if own.is_empty() || others.parties.is_empty() || !own.iter().chain(&others.parties).all(named)
    {
        return None;
    }
    let around = Around::read(line, verb.tokens.end, limit, true);
    let told = telling(line, verb, around.kind.unwrap_or(MeetingKind::Meeting), &around)?;
    let place = told.place.is_some() || told.here;
    // Who is informed on some day may have got a letter.
    let informs = line.has(verb.head, words!["inform", "informed"]);
    let said = place || around.kind.is_some() || told.days.is_some() && !informs;
    if informs && is_in_writing(line, verb.tokens.end, limit) {
        return None;
    }
    let mut told = (said && told.status == MeetingStatus::Held).then_some(told)?;
    told.add_all(&own, None);
    told.add_all(&others.parties, None);
    (told.parties.len() > 1).then_some(told)
}

/// "told a delegation *by telephone* that", "*in a letter*": were they not together?
fn is_apart(line: &Line<'_, '_>, start: u32) -> bool {
    let end = line.next_verb(start);
    let afar = words!["phone", "telephone", "video", "videoconference", "videolink"];
    is_in_writing(line, start, end) || (start..end).any(|i| line.has(i, afar))
}

/// "*in a letter*", "*by letter*", "*in writing*"
fn is_in_writing(line: &Line<'_, '_>, start: u32, end: u32) -> bool {
    const WRITTEN: &WordSet<10> = words![
        "cable",
        "email",
        "fax",
        "letter",
        "memo",
        "message",
        "note",
        "statement",
        "telegram",
        "writing",
    ];
    (start..end).any(|i| line.has(i, WRITTEN))
}

/// "X was *briefed by Y and Z* on the storm": they were together, if only by telephone.
fn briefed(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Telling> {
    if !line.is(verb.head, &["briefed"]) || verb.form == VerbForm::Participle {
        return None;
    }
    let around = Around::read(line, verb.tokens.end, line.next_verb(verb.tokens.end), false);
    let own = subject(line, verb);
    let named = |party: &Party| actors::is_person(line, party) && actors::in_office(line, party);
    if own.is_empty() || around.by.is_empty() || !own.iter().chain(&around.by).all(named) {
        return None;
    }
    let kind = around.kind.unwrap_or(MeetingKind::Meeting);
    let mut told = telling(line, verb, kind, &around)?;
    told.add_all(&own, None);
    told.add_all(&around.by, None);
    (told.parties.len() > 1).then_some(told)
}
