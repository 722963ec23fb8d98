//! Verbs that tell of a meeting, by their frames: "met with", "received", "arrived in", "told the host".

use dateline_lexicon::{MeetingFrame, MeetingNounFrame, MeetingVerb, WordClass, lexicon};
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{
    MeetingKind, MeetingStatus, MentionForm, MentionKind, ParticipantRole,
};

use crate::meetings::around::{Around, before, kind_in, later_day, place_from};
use crate::meetings::line::{Line, Unit};
use crate::meetings::parties;
use crate::meetings::status;
use crate::meetings::story::Story;
use crate::meetings::telling::{Party, Telling, Where, Who};
use crate::syntax::{VerbForm, VerbGroup};

/// Reads the verb at token `i`, if it is one.
pub(super) fn read(line: &Line<'_, '_>, i: u32, story: &mut Story) {
    let senses = lexicon().meetings().verbs(line.token(i).word);
    if senses.is_empty() {
        return;
    }
    let Some(verb) = line.verb_at(i).copied() else { return };
    for sense in senses {
        if particle_end(line, &verb, sense).is_none() {
            continue;
        }
        let tellings = match sense.frame {
            MeetingFrame::Together | MeetingFrame::With | MeetingFrame::Speaks => {
                together(line, &verb, sense)
            }
            MeetingFrame::Receives | MeetingFrame::Welcomes => receives(line, &verb, sense),
            MeetingFrame::Visits => visits(line, &verb, sense),
            MeetingFrame::Travels => travels(line, &verb, sense),
            MeetingFrame::Rings => rings(line, &verb, sense),
            MeetingFrame::Tells => tells(line, &verb),
            MeetingFrame::Signs => signs(line, &verb),
            MeetingFrame::Invites => invites(line, &verb),
            MeetingFrame::Joins | MeetingFrame::Leads | MeetingFrame::Includes => {
                story.join(more(line, &verb, sense.frame));
                if sense.frame == MeetingFrame::Includes && announces(line, &verb) {
                    story.expect(line.sentence + 1);
                }
                Vec::new()
            }
            MeetingFrame::Supports | MeetingFrame::Happens => Vec::new(),
        };
        let found = !tellings.is_empty();
        for telling in tellings {
            story.take(line, telling);
        }
        if found {
            return;
        }
    }
}

/// Verbs of the sentence that the chunker took for nouns: "when *meeting* with", "co-*chaired*".
pub(super) fn missed(line: &Line<'_, '_>) -> Vec<VerbGroup> {
    let mut found = Vec::new();
    for i in line.tokens.start + 1..line.tokens.end {
        let token = line.token(i);
        let known = token.can_be(WordClass::MEETING_START)
            && !lexicon().meetings().verbs(token.word).is_empty();
        if !known || line.verb_at(i).is_some() {
            continue;
        }
        let whole = |start, form, subject| VerbGroup {
            tokens: TokenRange::new(start, i + 1),
            head: i,
            form,
            passive: false,
            negated: false,
            subject,
            clause_end: line.tokens.end,
        };
        let before = i - 1;
        let name_before = || {
            let id = line.mention_ending(i)?;
            let named = line.cast.mention(id).kind == MentionKind::Person;
            named.then(|| line.phrase_at(before)).flatten()
        };
        if line.token(before).is(Shape::JOINER)
            && i > line.tokens.start + 2
            && line.is(i - 2, &["co"])
        {
            let form =
                if line.word(i).ends_with("ed") { VerbForm::Past } else { VerbForm::Present };
            found.push(whole(i - 2, form, None));
        } else if line.word(i).ends_with("ing")
            && line.is(before, &["when", "while", "after", "before", "upon"])
            && (line.is(i + 1, &["with"])
                || line.unit(i + 1).is_some_and(|unit| !parties::of_unit(line, unit).is_empty()))
        {
            let main = line
                .verb_before(before)
                .and_then(|verb| actor_of(line, verb))
                .or_else(|| nearest_actor(line, before));
            found.push(whole(i, VerbForm::Participle, main));
        } else if line.word(i).ends_with("ed")
            && let Some(phrase) = name_before()
        {
            found.push(whole(i, VerbForm::Past, Some(phrase)));
        }
    }
    found
}

/// The last phrase before token `i` that is a party, past what is attached to it: "X of Y, when …".
fn nearest_actor(line: &Line<'_, '_>, i: u32) -> Option<u32> {
    const REACH: usize = 3;
    let mut at = (line.tokens.start..i).rev().find_map(|i| line.phrase_at(i));
    for _ in 0..REACH {
        let phrase = at?;
        let tokens = line.phrase(phrase).tokens;
        let unit = Unit { tokens, phrase: Some(phrase), head: line.phrase(phrase).head };
        let attached = line.phrase(phrase).preposition.is_some();
        if !attached && parties::of_unit(line, unit).iter().any(|p| is_person(line, p)) {
            return Some(phrase);
        }
        at = line.phrase_before(phrase);
    }
    None
}

/// The subject of a verb, also where it stands behind: "…, said X when meeting Y".
fn actor_of(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    let acts = |phrase: u32| {
        let tokens = line.phrase(phrase).tokens;
        let unit = Unit { tokens, phrase: Some(phrase), head: line.phrase(phrase).head };
        !parties::of_unit(line, unit).is_empty()
    };
    let behind = || line.phrase_at(verb.tokens.end).filter(|&phrase| acts(phrase));
    verb.subject.filter(|&phrase| acts(phrase)).or_else(behind)
}

/// One past the verb with the particle of this sense; none where the particle is missing.
pub(super) fn particle_end(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    sense: &MeetingVerb,
) -> Option<u32> {
    let Some(particle) = sense.particle else { return Some(verb.tokens.end) };
    let end = (verb.tokens.end + 2).min(line.tokens.end);
    (verb.head + 1..end).find(|&i| line.token(i).word == particle).map(|i| i + 1)
}

/// A telling of the verb: kind, status, day and place before it.
fn telling(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    kind: MeetingKind,
    around: &Around,
) -> Option<Telling> {
    let status = status::of_verb(line, verb)?;
    let end = around.evidence.max(verb.tokens.end);
    let span = line.report().span_of(TokenRange::new(verb.tokens.start, end));
    let mut telling = Telling::new(line.sentence, span, kind);
    telling.status = status;
    let (days, place) = before(line, verb.tokens);
    telling.days = around
        .days
        .or(days)
        .or_else(|| later_day(line, around.end, later_limit(line, verb, around.end)));
    telling.place = around.place.or(place);
    telling.fresh = is_fresh(line, verb) || around.apart;
    telling.news = is_news(line, verb);
    Some(telling)
}

/// How far a day may stand behind a verb: past infinitives, up to the next finite verb.
fn later_limit(line: &Line<'_, '_>, verb: &VerbGroup, from: u32) -> u32 {
    const REACH: usize = 8;
    let mut behind = line.verbs_from(from).iter().take(REACH);
    let finite = behind.find(|other| other.head != verb.head && other.form != VerbForm::Infinitive);
    finite.map_or(line.tokens.end, |other| other.tokens.start)
}

/// Is it said to be another meeting: "also met", "then met"?
pub(super) fn is_fresh(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let start = verb.tokens.start.saturating_sub(1).max(line.tokens.start);
    let words = ["also", "separately", "then", "later", "subsequently"];
    (start..verb.tokens.end).any(|i| line.is(i, &words))
        || line.is(line.tokens.start, &["also", "separately", "later", "additionally"])
}

/// Is it told as news: in the past or present, in no relative clause?
pub(super) fn is_news(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let relative = verb
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|i| line.is(i, &["who", "which", "that", "whom", "when", "since"]));
    matches!(verb.form, VerbForm::Past | VerbForm::Present) && !relative
}

/// "X met (with) Y", "X and Y met", "X spoke with Y".
fn together(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    if verb.passive {
        return Vec::new();
    }
    let start = particle_end(line, verb, sense).unwrap_or(verb.tokens.end);
    let limit = line.next_verb(start);
    let around = Around::read(line, start, limit, sense.frame == MeetingFrame::Together);
    let speaks = sense.frame == MeetingFrame::Speaks;
    let own = parties::subject(line, verb);
    let mut others = around.direct.clone();
    others.extend(&around.with);
    if speaks {
        others.extend(&around.to);
    }
    let means = around.kind.or_else(|| kind_in(line, verb.tokens));
    let kind = match means {
        Some(kind) => kind,
        // Who speaks with somebody at a place is there.
        None if speaks && others.is_empty() => {
            // "The two talked about trade" is what was said, "talked today" a call.
            let named = own
                .iter()
                .all(|party| line.cast.mention(party.mention).form != MentionForm::Pronoun);
            if !named || (around.days.is_none() && before(line, verb.tokens).0.is_none()) {
                return Vec::new();
            }
            MeetingKind::Call
        }
        None if speaks && (around.place.is_some() || around.event) => MeetingKind::Meeting,
        None => sense.kind.unwrap_or(MeetingKind::Meeting),
    };
    let enough = !others.is_empty() || own.len() > 1;
    if speaks && !(all_people(line, &own) && all_people(line, &others) && enough) {
        return Vec::new();
    }
    let Some(mut base) = telling(line, verb, kind, &around) else { return Vec::new() };
    base.add_all(&own, None);
    if around.group && !speaks && own.len() + others.len() < 2 {
        base.group = true;
        base.add_all(&others, None);
        return vec![base];
    }
    if base.parties.is_empty() {
        return Vec::new();
    }
    if around.apart && others.len() > 1 && says_separately(line, start, around.end) {
        return each(&base, &others);
    }
    base.add_all(&others, None);
    if base.parties.len() < 2 { Vec::new() } else { vec![base] }
}

fn says_separately(line: &Line<'_, '_>, start: u32, end: u32) -> bool {
    (start..end).any(|i| line.is(i, &["separately", "individually"]))
}

/// One meeting with each of the others.
pub(super) fn each(base: &Telling, others: &[Party]) -> Vec<Telling> {
    let one = |other: &Party| {
        let mut telling = base.clone();
        telling.fresh = true;
        telling.add_all(std::slice::from_ref(other), None);
        telling
    };
    others.iter().map(one).filter(|telling| telling.parties.len() > 1).collect()
}

pub(super) fn all_people(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    parties.iter().all(|party| is_person(line, party))
}

pub(super) fn is_person(line: &Line<'_, '_>, party: &Party) -> bool {
    match party.who {
        Who::Known(entity) => line.cast.person(entity).is_some(),
        Who::Office { .. } => true,
    }
}

/// "X received Y", "X welcomed Y to the palace", "Y was received by X".
fn receives(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    let limit = line.next_verb(verb.tokens.end);
    let around = Around::read(line, verb.tokens.end, limit, !verb.passive);
    let own = parties::subject(line, verb);
    let (hosts, visitors) = if verb.passive { (&around.by, &own) } else { (&own, &around.direct) };
    let people = !visitors.is_empty() && all_people(line, visitors);
    let at_place = around.place.or(around.goal);
    let welcomed = sense.frame != MeetingFrame::Welcomes
        || at_place.is_some()
        || around.occasion
        || visitors.iter().any(|party| party.role == Some(ParticipantRole::Visitor));
    if !people || !welcomed || hosts.is_empty() {
        return Vec::new();
    }
    let kind = around.kind.unwrap_or(MeetingKind::Meeting);
    let Some(mut told) = telling(line, verb, kind, &around) else { return Vec::new() };
    told.place = told.place.or(around.goal);
    told.add_all(hosts, Some(ParticipantRole::Host));
    told.add_all(visitors, Some(ParticipantRole::Visitor));
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// "X visited Hanoi", "X visited the pope".
fn visits(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    let invited = line.verb_before(verb.tokens.start).is_some_and(|other| {
        let senses = lexicon().meetings().verbs(line.token(other.head).word);
        senses.iter().any(|sense| sense.frame == MeetingFrame::Invites)
    });
    if verb.passive || (invited && verb.form == VerbForm::Infinitive) {
        return Vec::new();
    }
    let mut start = verb.tokens.end;
    while start < line.tokens.end && line.is_adverb(start) {
        start += 1;
    }
    let Some(unit) = line.unit(start) else { return Vec::new() };
    let limit = line.next_verb(start);
    let own = parties::subject(line, verb);
    if own.is_empty() || !all_people(line, &own) {
        return Vec::new();
    }
    if let Some((goal, after)) = place_from(line, unit.tokens, limit) {
        let around = Around::read(line, after, limit, false);
        return journey(line, verb, &own, &around, goal, sense).into_iter().collect();
    }
    if is_site(line, unit) {
        let around = Around::read(line, unit.tokens.end, limit, false);
        let nowhere = Where { place: None, country: None };
        let mut told = journey(line, verb, &own, &around, nowhere, sense);
        told.iter_mut().for_each(|told| told.place = around.place);
        return told.into_iter().collect();
    }
    let hosts: Vec<Party> = parties::list(line, start, limit).parties;
    if hosts.is_empty() || !all_people(line, &hosts) {
        return Vec::new();
    }
    let around = Around::read(line, start, limit, true);
    let Some(mut told) = telling(line, verb, MeetingKind::Meeting, &around) else {
        return Vec::new();
    };
    told.add_all(&own, Some(ParticipantRole::Visitor));
    told.add_all(&hosts, Some(ParticipantRole::Host));
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// Is it a site by name: "the Museum A B", "the Peace Institute"?
fn is_site(line: &Line<'_, '_>, unit: Unit) -> bool {
    let Some(id) = line.stands_for(unit) else { return false };
    let mention = line.cast.mention(id);
    match mention.kind {
        MentionKind::Organisation => line.is(unit.tokens.start, &["the"]),
        // A person's name inside a longer one.
        MentionKind::Person => {
            let first = unit.tokens.start + 1;
            line.is(unit.tokens.start, &["the"])
                && mention.tokens.start > first
                && mention.form == MentionForm::FullName
                && (first..mention.tokens.start).all(|i| {
                    let alone = TokenRange::new(i, i + 1);
                    line.token(i).is(Shape::CAPITAL)
                        && !line.token(i).can_be(WordClass::OFFICE_START)
                        && line.cast.standing_for(alone).is_none()
                })
        }
        _ => false,
    }
}

/// "X arrived in Hanoi on Monday", "X will travel to Peru".
fn travels(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    if verb.passive {
        return Vec::new();
    }
    let start = particle_end(line, verb, sense).unwrap_or(verb.tokens.end);
    let around = Around::read(line, start, line.next_verb(start), false);
    let arrives = matches!(sense.lemma, "arrive" | "land" | "touch");
    let goal = if arrives { around.place.or(around.goal) } else { around.goal };
    let Some(goal) = goal else { return Vec::new() };
    let own = parties::subject(line, verb);
    if own.is_empty() || !all_people(line, &own) {
        return Vec::new();
    }
    // Who comes home visits nobody.
    let home = own.iter().all(|party| party.country.is_some() && party.country == goal.country);
    if home && (arrives || sense.lemma == "fly") {
        return Vec::new();
    }
    journey(line, verb, &own, &around, goal, sense).into_iter().collect()
}

fn journey(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    own: &[Party],
    around: &Around,
    goal: Where,
    sense: &MeetingVerb,
) -> Option<Telling> {
    let mut told = telling(line, verb, sense.kind.unwrap_or(MeetingKind::Visit), around)?;
    told.place = Some(goal);
    told.visited = goal.country;
    told.add_all(own, Some(ParticipantRole::Visitor));
    Some(told)
}

/// "X phoned Y", "X called Y on Monday"; not "X called Y a friend".
fn rings(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    if verb.passive {
        return Vec::new();
    }
    let start = verb.tokens.end;
    let limit = line.next_verb(start);
    let called = parties::list(line, start, limit);
    let named = sense.lemma == "call" && !ends_object(line, called.end);
    let own = parties::subject(line, verb);
    let people = all_people(line, &own) && all_people(line, &called.parties);
    if called.parties.is_empty() || own.is_empty() || named || !people {
        return Vec::new();
    }
    let around = Around::read(line, start, limit, true);
    let kind = around.kind.unwrap_or(MeetingKind::Call);
    let Some(mut told) = telling(line, verb, kind, &around) else { return Vec::new() };
    told.add_all(&own, None);
    told.add_all(&called.parties, None);
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// Can nothing more belong to an object that ends before `i`?
fn ends_object(line: &Line<'_, '_>, i: u32) -> bool {
    const AFTER: [&str; 14] = [
        "to", "on", "from", "after", "in", "at", "by", "about", "over", "and", "during", "before",
        "earlier", "late",
    ];
    i >= line.tokens.end
        || line.is_mark(i)
        || line.is(i, &AFTER)
        || line.date_at(i).is_some()
        || line.verb_from(i).is_some()
}

/// "X told the host that …": an audience that is told of by what was said in it.
fn tells(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let Some(unit) = line.unit(verb.tokens.end).filter(|_| !verb.passive) else {
        return Vec::new();
    };
    let others = parties::of_unit(line, unit);
    let [Party { role: Some(role), .. }] = others.as_slice() else { return Vec::new() };
    let opposite = match role {
        ParticipantRole::Host => ParticipantRole::Visitor,
        ParticipantRole::Visitor => ParticipantRole::Host,
        _ => return Vec::new(),
    };
    let own = parties::subject(line, verb);
    if own.len() != 1 || !all_people(line, &own) || !all_people(line, &others) {
        return Vec::new();
    }
    let evidence = unit.tokens.end;
    let around = Around { evidence, end: evidence, ..Around::default() };
    let Some(mut told) = telling(line, verb, MeetingKind::Meeting, &around) else {
        return Vec::new();
    };
    if told.status != MeetingStatus::Held {
        return Vec::new();
    }
    (told.days, told.place, told.news, told.definite) = (None, None, false, true);
    told.add_all(&own, Some(opposite));
    told.add_all(&others, None);
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// "X and Y signed an agreement", "X signed a treaty with Y".
fn signs(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let paper = |tokens: TokenRange| {
        tokens.range().any(|i| {
            let nouns = lexicon().meetings().nouns();
            line.report()
                .phrase(nouns, i, tokens.end as usize)
                .is_some_and(|(_, noun)| noun.frame == MeetingNounFrame::Paper)
        })
    };
    let object = if verb.passive {
        verb.subject.map(|subject| line.phrase(subject).tokens)
    } else {
        line.unit(verb.tokens.end).map(|unit| unit.tokens)
    };
    let Some(object) = object.filter(|tokens| paper(*tokens)) else { return Vec::new() };
    let start = verb.tokens.end.max(object.end);
    let around = Around::read(line, start, line.next_verb(start), false);
    let Some(mut told) = telling(line, verb, MeetingKind::Signing, &around) else {
        return Vec::new();
    };
    if told.status != MeetingStatus::Held {
        return Vec::new();
    }
    told.signed = true;
    told.span = line.report().span_of(TokenRange::new(verb.tokens.start, start));
    if !verb.passive {
        told.add_all(&parties::subject(line, verb), None);
    }
    for list in [&around.with, &around.by, &around.between] {
        told.add_all(list, None);
    }
    vec![told]
}

/// "X invited Y to visit Vietnam".
fn invites(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let start = verb.tokens.end;
    let (hosts, visitors, after) = if verb.passive {
        (Vec::new(), parties::subject(line, verb), start)
    } else {
        let called = parties::list(line, start, line.next_verb(start));
        (parties::subject(line, verb), called.parties, called.end)
    };
    let people = !visitors.is_empty() && all_people(line, &visitors);
    let Some(next) = line.verb_from(after).filter(|_| people) else { return Vec::new() };
    let senses = lexicon().meetings().verbs(line.token(next.head).word);
    let comes = senses
        .iter()
        .any(|sense| matches!(sense.frame, MeetingFrame::Visits | MeetingFrame::Travels));
    if !comes {
        return Vec::new();
    }
    let place_start = next.tokens.end;
    let around = Around::read(line, place_start, line.next_verb(place_start), false);
    let direct = line
        .unit(place_start)
        .and_then(|unit| place_from(line, unit.tokens, line.tokens.end))
        .map(|(place, _)| place);
    let Some(mut told) = telling(line, verb, MeetingKind::Visit, &around) else {
        return Vec::new();
    };
    told.status = MeetingStatus::Proposed;
    told.news = false;
    told.place = direct.or(around.goal);
    told.visited = told
        .place
        .and_then(|place| place.country)
        .or_else(|| hosts.first().and_then(|host| host.country));
    // The day is that of the visit, not that of the invitation.
    told.days = around.days;
    told.add_all(&visitors, Some(ParticipantRole::Visitor));
    told.add_all(&hosts, Some(ParticipantRole::Host));
    vec![told]
}

/// More people of one side: "was joined by A and B", "the delegation was led by C",
/// "participants included D".
fn more(line: &Line<'_, '_>, verb: &VerbGroup, frame: MeetingFrame) -> Vec<Party> {
    let mut start = verb.tokens.end;
    let by = line.is(start, &["by"]);
    let told = match frame {
        MeetingFrame::Joins => by,
        MeetingFrame::Leads => by && subject_is(line, verb, &["delegation", "side", "team"]),
        _ => subject_is(line, verb, &["participants", "attendees", "part", "delegation"]),
    };
    if !told || verb.negated {
        return Vec::new();
    }
    start += u32::from(by);
    while line.is(start, &[":", "-"]) {
        start += 1;
    }
    let mut found = parties::list(line, start, line.tokens.end).parties;
    found.retain(|party| is_person(line, party));
    let beside = parties::subject(line, verb).first().map(|party| (party.who, party.country));
    for party in found.iter_mut().filter(|_| frame == MeetingFrame::Joins) {
        party.beside = beside.map(|(who, _)| who);
        party.country = party.country.or(beside.and_then(|(_, country)| country));
    }
    found
}

/// Does a list of names follow: "The participants included:"?
fn announces(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    line.is(verb.tokens.end, &[":"])
        && line.tokens.end <= verb.tokens.end + 2
        && subject_is(line, verb, &["participants", "attendees", "delegation"])
}

/// The people of a list with a dash or bullet before each: "- A, Ministry of X - B, Y".
pub(super) fn enumerated(line: &Line<'_, '_>) -> Vec<Party> {
    let mut found = Vec::new();
    let starts =
        |i: &u32| line.is(*i, &["-", "•", "*", "–", "—"]) && !line.token(*i).is(Shape::JOINER);
    for i in (line.tokens.start..line.tokens.end).filter(starts) {
        let Some(unit) = line.unit(i + 1) else { continue };
        found.extend(parties::of_unit(line, unit).into_iter().filter(|p| is_person(line, p)));
    }
    found
}

/// Is one of these words in the subject, or between it and the verb?
fn subject_is(line: &Line<'_, '_>, verb: &VerbGroup, words: &[&str]) -> bool {
    const REACH: u32 = 8;
    let start = verb.tokens.start.saturating_sub(REACH).max(line.tokens.start);
    (start..verb.tokens.start).any(|i| line.is(i, words))
}

/// The words of a range of tokens as a span.
pub(super) fn span(line: &Line<'_, '_>, start: u32, end: u32) -> Span {
    line.report().span_of(TokenRange::new(start, end))
}
