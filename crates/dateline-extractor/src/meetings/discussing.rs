//! Verbs that tell of a meeting by what was done in it: "X discussed trade with Y on Monday", "X brought
//! Y and Z together", but not "X discussed the war", which tells of nobody and no day.

use dateline_lexicon::{
    MeetingNoun, MeetingStrength, MeetingVerb, MeetingWord, WordSet, lexicon, words,
};
use dateline_schema::closed::{
    MeetingKind, MeetingStatus, MentionForm, OrganisationKind, ParticipantRole,
};

use crate::facts::Entity;
use crate::meetings::actors::{self, all_people, in_office};
use crate::meetings::around::{Around, kind_in};
use crate::meetings::asides;
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::parties;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling, Who};
use crate::meetings::verbs::{particle_end, span, telling};
use crate::syntax::{VerbForm, VerbGroup};

/// "X discussed trade *with Y* on Monday", "X and Y on Monday discussed trade": officials who do so on a day
/// met or called each other, whatever the sentence calls it. Without "with" they are of two countries:
/// ministers of one may each do so at their own desks.
pub(super) fn discusses(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    sense: &MeetingVerb,
) -> Vec<Telling> {
    let to_come = matches!(verb.form, VerbForm::Future | VerbForm::Infinitive);
    if verb.passive || verb.negated || !(verb.form == VerbForm::Past || to_come) {
        return Vec::new();
    }
    let start = verb.tokens.end;
    let limit = line.next_verb(start);
    let with = (start..limit).find(|&i| line.is(i, &["with"]));
    let with = with.filter(|&with| {
        // "discussed talks *with B*": whose talks they are is not said
        let before = with.checked_sub(1).and_then(|i| line.phrase_at(i));
        let noun = before.is_some_and(|phrase| names_gathering(line, phrase));
        // "discussed ways to mend ties *with B*": the ties
        let ways = |i: u32| line.is(i, &["how", "means", "ways"]) && line.is(i + 1, &["to"]);
        !noun && !(start..with).any(ways)
    });
    let around = Around::read(line, with.unwrap_or(start), limit, false);
    let own = subject(line, verb);
    let others = &around.with;
    let two = own.len() + others.len() > 1 && all_people(line, &own) && all_people(line, others);
    // "*officials of the port* discussed the plan with Minister A"
    let public = |party: &Party| {
        in_office(line, party) || party.who.is_group() && !others.is_empty() && !to_come
    };
    let people = || own.iter().chain(others);
    let official = people().any(|party| in_office(line, party));
    if own.is_empty() || !two || !official || !people().all(public) {
        return Vec::new();
    }
    let of_two = are_of_two(&own) || stand_for_states(line, &own);
    let alone = others.is_empty() && !(sense.lemma == "discuss" && of_two);
    if alone || is_apart(line, start, limit) {
        return Vec::new();
    }
    let means = around.kind.or_else(|| kind_in(line, verb.tokens));
    let kind = means.unwrap_or(MeetingKind::Meeting);
    let Some(mut told) = telling(line, verb, kind, &around) else { return Vec::new() };
    // "discussed the truce *on Monday* with Y"
    let between =
        line.dates(start, with.unwrap_or(start)).iter().rev().find(|date| is_calendar(date));
    told.days = told.days.or(between.and_then(Days::of));
    let dated = told.days.is_some_and(Days::is_exact);
    // "discussed it with B *by phone*" is a call, whenever it was.
    let somewhere = told.place.is_some() || means.is_some();
    // "will discuss the dam *with Y*"
    if to_come {
        let planned = matches!(told.status, MeetingStatus::Planned | MeetingStatus::Proposed);
        let published = line.report().published.map(|published| published.day);
        let past = told.days.zip(published).is_some_and(|(days, day)| days.last < day);
        if !planned || past || others.is_empty() || is_left(line, verb) {
            return Vec::new();
        }
        told.add_all(&own, None);
        told.add_all(others, None);
        return if told.parties.len() < 2 { Vec::new() } else { vec![told] };
    }
    if told.status != MeetingStatus::Held || !(dated || !others.is_empty() && somewhere) {
        return Vec::new();
    }
    told.implied = means.is_none();
    told.add_all(&own, None);
    told.add_all(others, None);
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// "did *not* want to discuss it with B", "*had* wanted to discuss it", "*failed* to discuss it".
fn is_left(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const LEFT: &WordSet<16> = words![
        "decline",
        "declined",
        "declines",
        "declining",
        "fail",
        "failed",
        "failing",
        "fails",
        "forget",
        "forgets",
        "forgetting",
        "forgot",
        "refuse",
        "refused",
        "refuses",
        "refusing",
    ];
    let start = verb.tokens.start;
    let governing = line.verb_before(start).filter(|governing| governing.clause_end >= start);
    verb.form == VerbForm::Infinitive
        && governing.is_some_and(|governing| {
            governing.negated
                || line.has(governing.head, LEFT)
                || (governing.tokens.start..start).any(|i| line.is(i, &["had", "not", "never"]))
        })
}

/// Are they of different countries?
fn are_of_two(parties: &[Party]) -> bool {
    let mut countries = parties.iter().filter_map(|party| party.country);
    countries.next().is_some_and(|first| countries.any(|other| other != first))
}

/// Does one of two speak for a body of states, and the other for a country: "A's adviser and *the UN's head*"?
fn stand_for_states(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    let of_states = |party: &Party| {
        let Who::Known(entity) = party.who else { return false };
        line.cast.person(entity).is_some_and(|person| {
            person.offices.iter().filter_map(|office| office.organisation).any(|body| {
                matches!(
                    line.cast.entities.get(body.0 as usize),
                    Some(Entity::Organisation(body)) if body.kind == OrganisationKind::Igo
                )
            })
        })
    };
    let [a, b] = parties else { return false };
    let named = |party: &Party| line.cast.mention(party.mention).form != MentionForm::Pronoun;
    named(a) && named(b) && of_states(a) != of_states(b)
}

/// "*in separate interviews*", "*during a debate*", "*in a novel*".
fn is_apart(line: &Line<'_, '_>, start: u32, limit: u32) -> bool {
    (start..limit).any(|i| {
        line.is(i, &["in", "at", "during"])
            && line.phrase_at(i + 1).is_some_and(|phrase| {
                let tokens = line.phrase(phrase).tokens;
                (tokens.start..tokens.end).any(|i| line.plays(i, MeetingWord::APART))
            })
    })
}

/// Does the phrase name a meeting: "talks with B"?
fn names_gathering(line: &Line<'_, '_>, phrase: u32) -> bool {
    let nouns = lexicon().meetings().nouns();
    let tokens = line.phrase(phrase).tokens;
    // "discussed *the plan* with B"
    let meets = |(_, noun): (usize, &MeetingNoun)| noun.strength != MeetingStrength::Never;
    tokens.range().any(|i| line.report().phrase(nouns, i, tokens.end as usize).is_some_and(meets))
}

/// "X brought Y and Z *together* for talks", "The summit brought together Y and Z".
pub(super) fn gathers(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    const REACH: u32 = 40;
    if verb.passive {
        return Vec::new();
    }
    let particle = particle_end(line, verb, sense);
    let start = particle.unwrap_or(verb.tokens.end);
    let mut guests = parties::list(line, start, line.next_verb(start).min(start + REACH));
    // "brought A and B *together*"
    if particle.is_none() {
        // "brought A and B, *who heads the bank*, together"
        let aside = line.is(guests.end, &[","]).then(|| asides::end(line, guests.end + 1));
        let end = aside.flatten().unwrap_or(guests.end);
        let at = end + u32::from(line.is(end, &[","]));
        if !line.is(at, &["together"]) {
            return Vec::new();
        }
        guests.end = at + 1;
    }
    let states = guests.parties.iter().all(|party| actors::is_state(line, party));
    if guests.parties.len() < 2 || !(states || all_people(line, &guests.parties)) {
        return Vec::new();
    }
    let around = Around::read(line, guests.end, line.next_verb(guests.end), false);
    let named =
        verb.subject.and_then(|phrase| gathering(line, line.phrase(phrase).tokens.end, phrase));
    // "talks in A *that brought together* Y and Z"
    let relative = if named.is_none() { gathering_before(line, verb) } else { None };
    let named = named.or(relative.map(|(kind, _)| kind));
    // "brought together A and B *for talks*"
    let purpose = line
        .is(guests.end, &["for", "at", "in"])
        .then(|| line.phrase_at(guests.end + 1))
        .flatten()
        .and_then(|phrase| gathering(line, line.phrase(phrase).tokens.end, phrase));
    let kind = named.or(purpose).or(around.kind).or(sense.kind).unwrap_or(MeetingKind::Meeting);
    let Some(mut told) = telling(line, verb, kind, &around) else { return Vec::new() };
    told.span = span(line, verb.tokens.start, start);
    if let Some((_, beside)) = relative {
        let beside = Around::read(line, beside, verb.tokens.start, false);
        told.days = told.days.or(beside.days);
        told.place = told.place.or(beside.place);
    }
    let mut own: Vec<Party> = if named.is_some() { Vec::new() } else { subject(line, verb) };
    own.retain(|party| actors::is_person(line, party));
    // "a table that brings together A and B"
    if named.is_none() && own.is_empty() {
        return Vec::new();
    }
    told.add_all(&own, Some(ParticipantRole::Host));
    told.add_all(&guests.parties, None);
    vec![told]
}

/// The meeting that a clause with "that" or "which" is about, and one past its noun.
fn gathering_before(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<(MeetingKind, u32)> {
    const REACH: usize = 3;
    let link = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &["that", "which"]))?;
    let mut at = (link.saturating_sub(2)..link).rev().find_map(|i| line.phrase_at(i));
    for _ in 0..REACH {
        let phrase = at.filter(|&phrase| line.phrase(phrase).tokens.start >= line.tokens.start)?;
        let end = line.phrase(phrase).tokens.end;
        if let Some(kind) = gathering(line, end, phrase) {
            return Some((kind, end));
        }
        at = line.phrase_before(phrase);
    }
    None
}

/// The kind of meeting that a phrase names.
fn gathering(line: &Line<'_, '_>, end: u32, phrase: u32) -> Option<MeetingKind> {
    let nouns = lexicon().meetings().nouns();
    line.phrase(phrase).tokens.range().find_map(|i| {
        let (last, noun) = line.report().phrase(nouns, i, end as usize)?;
        noun.kind.filter(|_| last as u32 == end)
    })
}
