//! More people of a side: "was joined by A and B", "the delegation was led by C", "participants
//! included D".

use dateline_lexicon::{MeetingFrame, MeetingWord, PeopleNoun, WordClass, WordSet, lexicon, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MeetingKind, MentionKind, OrganisationKind};

use crate::cast::MentionId;
use crate::facts::{Entity, LocalId};
use crate::meetings::actors::{self, is_person};
use crate::meetings::around::{Around, names_meeting, names_occasion};
use crate::meetings::asides;
use crate::meetings::line::{Line, Unit};
use crate::meetings::parties::{self, List};
use crate::meetings::places::place_from;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling, Who};
use crate::meetings::verbs::telling;
use crate::syntax::{VerbForm, VerbGroup};

/// "*participants* included A", "the leaders who *attended* it included B".
const ATTENDING: [&str; 8] = [
    "attendance",
    "attended",
    "attendees",
    "attending",
    "delegation",
    "part",
    "participants",
    "participated",
];

/// More people of one side: "was joined by A and B", "the delegation was led by C",
/// "participants included D".
pub(super) fn more(line: &Line<'_, '_>, verb: &VerbGroup, frame: MeetingFrame) -> Vec<Party> {
    let mut start = verb.tokens.end;
    // "was joined *on the call* by Y"
    if frame == MeetingFrame::Joins && line.is(start, &["at", "for", "in", "on"]) {
        const REACH: u32 = 8;
        let end = line.next_verb(start).min(start + REACH);
        start = (start..end).find(|&i| line.is(i, &["by"])).unwrap_or(start);
    }
    let by = line.is(start, &["by"]);
    // "X travels *accompanied by* Y" is of no meeting; beside a name it is read with the list.
    let escort = verb.tokens.len() == 1 && line.is(verb.head, &["accompanied"]);
    let told = match frame {
        MeetingFrame::Joins => by && !escort,
        // "a delegation *led by* C" stands for C where it is read.
        MeetingFrame::Leads => {
            let finite = verb.form != VerbForm::Participle || verb.tokens.len() > 1;
            by && finite && subject_is(line, verb, &["delegation", "side", "team"])
        }
        _ => {
            subject_is(line, verb, &ATTENDING)
                || those_present(line, verb)
                || is_of_meeting(line, verb)
        }
    };
    if frame == MeetingFrame::Joins && !verb.passive && !by {
        return accompanying(line, verb);
    }
    if !told || verb.negated {
        return Vec::new();
    }
    start += u32::from(by);
    while line.is(start, &[":", "-"]) {
        start += 1;
    }
    let mut found = parties::list(line, start, line.tokens.end).parties;
    found.retain(|party| is_person(line, party) && !party.who.is_group());
    // "the Tajik delegation was led by X"
    if frame == MeetingFrame::Leads
        && let Some(leader) = found.first_mut()
        && let Some(own) = verb.subject
    {
        parties::learn(line, leader, line.phrase(own).tokens);
    }
    let beside = subject(line, verb).first().map(|party| (party.who, party.country));
    for party in found.iter_mut().filter(|_| frame == MeetingFrame::Joins) {
        party.beside = beside.map(|(who, _)| who);
        party.country = party.country.or(beside.and_then(|(_, country)| country));
    }
    found
}

/// "A and B *were joined by C and mayors to discuss* the budget", with nothing told before: they met.
pub(super) fn joined_to_discuss(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    frame: MeetingFrame,
) -> Option<Telling> {
    let joined = frame == MeetingFrame::Joins
        && line.is(verb.head, &["joined"])
        && verb.passive
        && verb.form == VerbForm::Past
        && line.is(verb.tokens.end, &["by"]);
    let start = verb.tokens.end + 1;
    let purpose = line.verbs_from(start).first().filter(|_| joined)?;
    let to = purpose.form == VerbForm::Infinitive
        && line.has(purpose.head, words!["celebrate", "discuss", "explore", "mark", "review"]);
    let own = subject(line, verb);
    let others = parties::list(line, start, purpose.tokens.start).parties;
    let there = |parties: &[Party]| {
        parties.iter().any(|party| actors::in_office(line, party))
            && actors::all_people(line, parties)
    };
    if !(to && there(&own) && there(&others)) {
        return None;
    }
    let around = Around::read(line, start, purpose.tokens.start, false);
    let mut told = telling(line, verb, MeetingKind::Meeting, &around)?;
    told.add_all(&own, None);
    told.add_all(&others, None);
    Some(told)
}

/// "A and B *accompanied* the president at the meeting": more people of the president's side. "A *joined them on the
/// call*", "A also joined the meeting": more people of either.
fn accompanying(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    if let Some(behind) = behind_joining(line, verb) {
        return behind;
    }
    if joins_meeting(line, verb) {
        let own = subject(line, verb);
        return if actors::all_people(line, &own) { own } else { Vec::new() };
    }
    let stated = verb.form == VerbForm::Past && !verb.negated;
    let with = stated && line.is(verb.head, &["accompanied", "flanked"]);
    let Some(unit) = line.unit(verb.tokens.end).filter(|_| with) else { return Vec::new() };
    let leader = actors::of_unit(line, unit);
    let [leader] = leader.as_slice() else { return Vec::new() };
    let mut own = subject(line, verb);
    own.retain(|party| is_person(line, party) && !party.who.is(leader.who));
    for party in &mut own {
        party.beside = Some(leader.who);
        party.country = party.country.or(leader.country);
    }
    own
}

/// "*Joining the president* on the call *were* A and B", "*Also attending were* A and B": who stands behind the verb.
fn behind_joining(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Vec<Party>> {
    const REACH: u32 = 12;
    let start = verb.tokens.start;
    let fronted = start == line.tokens.start
        || start == line.tokens.start + 1 && line.is(line.tokens.start, &["also"]);
    if !fronted || verb.form != VerbForm::Participle || verb.passive {
        return None;
    }
    let end = line.tokens.end.min(verb.tokens.end + REACH);
    let was = (verb.tokens.end..end).find(|&i| line.is(i, &["was", "were"]))?;
    let met = was == verb.tokens.end
        || joined_at(line, verb.tokens.end).is_some_and(|joined| joined.end == was);
    // "joining the talks was *an old wish of A*"
    let behind = line.unit(was + 1)?;
    let described = line.is(behind.tokens.start, &["a", "an", "the"])
        && actors::of_unit(line, behind).is_empty()
        && !line.token(behind.head).can_be(WordClass::OFFICE_START);
    let mut found = parties::list(line, was + 1, line.tokens.end).parties;
    found.retain(|party| is_person(line, party));
    (met && !described).then_some(found)
}

/// Whom or what somebody joins.
struct Joined {
    /// One past the words.
    end: u32,
    /// Is a meeting named?
    occasion: bool,
}

/// Whom or what somebody joins, if it can be a meeting: "*them on the call*", "*the meeting*", "*President A*", but not
/// "*the call* for sanctions", "*the boycott*".
fn joined_at(line: &Line<'_, '_>, start: u32) -> Option<Joined> {
    let object = line.unit(start)?;
    let end = object.tokens.end;
    if line.is(start, &["the", "this"]) && names_meeting(line, object.tokens) {
        return (!line.is(end, &["for"])).then_some(Joined { end, occasion: true });
    }
    let whom = line.is(start, &["him", "her", "them"])
        || actors::of_unit(line, object).iter().any(|party| is_person(line, party));
    let behind = line.unit(end + 1).filter(|_| line.is(end, &["at", "for", "in", "on"]));
    let occasion = behind.filter(|unit| {
        line.is(unit.tokens.start, &["the", "this", "today"])
            && names_meeting(line, unit.tokens)
            && !line.is(unit.tokens.end, &["for"])
    });
    // "joining them *in Lima* was A"
    let place = behind.and_then(|unit| place_from(line, unit.tokens, line.tokens.end));
    let end = match occasion {
        Some(unit) => unit.tokens.end,
        None => place.map_or(end, |(_, after)| after),
    };
    whom.then_some(Joined { end, occasion: occasion.is_some() })
}

/// "joined *them on the call*", "joined *the meeting*", but not "joined *the party*", "joined *them* in rejecting it".
fn joins_meeting(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let stated = verb.form == VerbForm::Past && !verb.negated;
    stated
        && line.is(verb.head, &["joined"])
        && joined_at(line, verb.tokens.end).is_some_and(|joined| joined.occasion)
}

fn is_dash(line: &Line<'_, '_>, i: u32) -> bool {
    line.is(i, &["-", "--", "–", "—"])
}

/// "A delegation *led by X*", "a Y delegation, headed by Z": who stands for the people that `unit` is of.
pub(super) fn led(line: &Line<'_, '_>, unit: Unit) -> Option<List> {
    let mut i = unit.tokens.end;
    if !line.plays(unit.head, MeetingWord::LED) {
        return None;
    }
    // "of 20 businessmen", "from Y", "of friendship with Y"
    for _ in 0..3 {
        let Some(inner) = line.unit(i + 1).filter(|_| line.is(i, &["of", "from", "with"])) else {
            break;
        };
        i = inner.tokens.end;
    }
    let from = TokenRange::new(unit.tokens.start, i);
    let dash = is_dash(line, i);
    i += u32::from(dash || line.is(i, &[","]));
    if !(line.is(i, &["led", "headed"]) && line.is(i + 1, &["by"])) {
        return None;
    }
    let close = (i..line.tokens.end).find(|&at| dash && is_dash(line, at));
    let mut found = parties::list(line, i + 2, close.unwrap_or(line.tokens.end));
    found.parties.retain(|party| is_person(line, party));
    // "a group of lawmakers - *led by A and B* - at the palace"
    let others = found.parties.iter().skip(1);
    let beside = others.take_while(|party| follows_joint(line, party)).count();
    if let Some(close) = close {
        found.end = close + 1;
        // but not "- led by A, *a friend of B* -"
        found.parties.truncate(1 + beside);
        // "- led by A and *including B and C* -"
        if let Some(more) = (i + 2..close).find(|&at| line.is(at, &["including"])) {
            let named = parties::list(line, more + 1, close).parties;
            found.parties.extend(named.into_iter().filter(|party| is_person(line, party)));
        }
    } else {
        // "led by A, B *and C*", but not "led by A, a friend of B"
        let last = found.parties.get(beside).filter(|_| 1 + beside == found.parties.len());
        let whole = last.is_some_and(|party| follows_and(line, party));
        found.parties.truncate(if whole { 1 + beside } else { 1 });
    }
    if let Some(leader) = found.parties.first_mut() {
        parties::learn(line, leader, from);
    }
    (!found.parties.is_empty()).then_some(found)
}

/// Do the words for a party, with its title, stand right behind "and" or a comma?
fn follows_joint(line: &Line<'_, '_>, party: &Party) -> bool {
    before_title(line, party).is_some_and(|i| line.is(i, &["and", ","]))
}

/// Right behind "and"?
fn follows_and(line: &Line<'_, '_>, party: &Party) -> bool {
    before_title(line, party).is_some_and(|i| line.is(i, &["and"]))
}

/// The token before the words for a party with its title.
fn before_title(line: &Line<'_, '_>, party: &Party) -> Option<u32> {
    let start = line.cast.mention(party.mention).tokens.start;
    let phrase = line.phrase_at(start).map(|phrase| line.phrase(phrase).tokens.start);
    phrase.map_or(start, |phrase| phrase.min(start)).checked_sub(1)
}

/// "A delegation *led by A, B and C* visited D": the phrase before the list, which the verb behind it has for its subject.
pub(super) fn led_before(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    let leads = line.verb_before(verb.tokens.start)?;
    let by = line.is(leads.head, &["led", "headed"]) && line.is(leads.tokens.end, &["by"]);
    let phrase =
        leads.tokens.start.checked_sub(1).filter(|_| by).and_then(|i| line.phrase_at(i))?;
    let tokens = line.phrase(phrase).tokens;
    let unit = Unit { tokens, phrase: Some(phrase), head: line.phrase(phrase).head };
    let named = led(line, unit)?;
    (named.parties.len() > 1 && named.end == verb.tokens.start).then_some(phrase)
}

/// "A delegation *- led by A and B -* visited C": the phrase before the dashes, which the verb behind them has for its subject.
pub(super) fn led_between(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    let close = verb.tokens.start.checked_sub(1).filter(|&i| is_dash(line, i))?;
    let open = (line.tokens.start + 1..close).rev().find(|&i| is_dash(line, i))?;
    let by = line.is(open + 1, &["led", "headed"]) && line.is(open + 2, &["by"]);
    line.phrase_at(open - 1).filter(|_| by)
}

/// The head of a phrase that may go on behind "of": "the *leadership* of the Volta Front".
pub(super) fn first_head(line: &Line<'_, '_>, unit: Unit) -> u32 {
    let links = |i: u32| line.is(i, &["of", "from"]);
    (unit.tokens.start..unit.head).find(|&i| links(i + 1)).unwrap_or(unit.head)
}

/// Who a delegation without a leader stands for: "a delegation *of the Malian government*", "leaders *of the
/// Azawad Movement*", "an *Iraqi* delegation". The officials of a country stand for nobody.
pub(super) fn sent(line: &Line<'_, '_>, unit: Unit) -> Option<List> {
    // "an Iraqi *government* delegation", but not "an Iraqi trade union delegation"
    const OF_STATE: [&str; 12] = [
        "a",
        "an",
        "the",
        "another",
        "government",
        "official",
        "high",
        "level",
        "-",
        "senior",
        "ministerial",
        "visiting",
    ];
    let links = |i: u32| line.is(i, &["of", "from"]);
    let head = first_head(line, unit);
    let delegation = line.plays(head, MeetingWord::SENT);
    let team = line.is(head, &["team", "teams"]);
    if !delegation && !team && !line.plays(head, MeetingWord::SPEAKS) {
        return None;
    }
    // Inside of words for a group no mention but a name stands for somebody.
    let named = |&(mention, entity): &(_, _)| Party {
        who: Who::Known(entity),
        mention,
        role: None,
        country: line.cast.country(entity),
        beside: None,
    };
    // "the *Volta Front* leadership", "a *Red Cross* delegation", but not "police officials"
    let before = line.organisations_in(TokenRange::new(unit.tokens.start, head));
    // "House leaders" are some of a chamber, "Norvik leaders" of a firm.
    let movement = || {
        before.iter().all(|&(_, entity)| {
            matches!(
                line.cast.entities.get(entity.0 as usize),
                Some(Entity::Organisation(body)) if matches!(
                    body.kind,
                    OrganisationKind::Party
                        | OrganisationKind::Igo
                        | OrganisationKind::Ngo
                        | OrganisationKind::Other
                )
            )
        })
    };
    // "an *IMF team*" is sent as a mission is, "a Red Cross team" works and a "Lakers team" plays.
    let igo = |entity: LocalId| {
        matches!(
            line.cast.entities.get(entity.0 as usize),
            Some(Entity::Organisation(body)) if body.kind == OrganisationKind::Igo
        )
    };
    let whole = delegation
        || team && before.iter().all(|&(_, entity)| igo(entity))
        || line.is(head, &["command", "directorate", "leadership"])
        || line.is(head, &["leaders"]) && movement();
    if let ([body], true) = (before.as_slice(), whole)
        && line.cast.mention(body.0).tokens.end == head
        && !is_compounded(line, line.cast.mention(body.0).tokens.start)
    {
        return Some(List { parties: vec![named(body)], end: unit.tokens.end });
    }
    if links(head + 1)
        && let Some(inner) = line.unit(head + 2)
    {
        // "a delegation of *20 members from* the Volta Front"
        let members = ["members", "people", "persons", "representatives"];
        let from = line.is(inner.head, &members) && line.is(inner.tokens.end, &["from", "of"]);
        let inner = line.unit(inner.tokens.end + 1).filter(|_| from).unwrap_or(inner);
        let mut parties = actors::of_unit(line, inner);
        let mut end = inner.tokens.end;
        let government = line.is(inner.head, &["government", "administration"]);
        if parties.is_empty() {
            let whole = |&&(mention, _): &&(_, _)| {
                line.cast.mention(mention).tokens.end == inner.tokens.end
            };
            parties.extend(line.organisations_in(inner.tokens).iter().filter(whole).map(named));
        }
        if parties.is_empty() && (government || delegation) {
            let (states, after) = states_of(line, inner);
            let states = states
                .into_iter()
                .filter_map(|state| Some(named(&(state, line.cast.mention(state).meaning.one()?))));
            parties.extend(states);
            end = after;
        }
        parties.retain(|party| {
            let country = actors::is_country(line, party);
            let sends = !team || matches!(party.who, Who::Known(entity) if igo(entity));
            !is_person(line, party) && sends && (delegation || government || !country)
        });
        return (!parties.is_empty()).then_some(List { parties, end });
    }
    let countries = line.countries_in(unit.tokens);
    let &[(mention, country)] = countries.as_slice() else { return None };
    let named = line.cast.mention(mention).tokens;
    let plain = (unit.tokens.start..head)
        .all(|i| named.range().contains(&(i as usize)) || line.is(i, &OF_STATE));
    let entity = line.cast.mention(mention).meaning.one().filter(|_| delegation && plain)?;
    let who = Who::Known(entity);
    let party = Party { who, mention, role: None, country: Some(country), beside: None };
    Some(List { parties: vec![party], end: unit.tokens.end })
}

/// "*the Peruvian government and Volta Front* delegations met", "*Kenyan and Red Cross* negotiators": the two that a word
/// for those who are sent belongs to, where it stands behind the second alone.
pub(super) fn both_sent(line: &Line<'_, '_>, unit: Unit) -> Option<List> {
    const SENT: &WordSet<6> =
        words!["delegates", "delegations", "envoys", "mediators", "negotiators", "representatives"];
    let and = line.is(unit.tokens.end, &["and"]);
    let second = line.unit(unit.tokens.end + 1).filter(|_| and)?;
    let bare = second.tokens.end == second.head + 1 && second.tokens.start < second.head;
    if !bare || !line.has(second.head, SENT) {
        return None;
    }
    let side = |tokens: TokenRange| {
        let party = |mention, entity| Party {
            who: Who::Known(entity),
            mention,
            role: None,
            country: line.cast.country(entity),
            beside: None,
        };
        let bodies = line.organisations_in(tokens);
        if let [(mention, entity)] = bodies.as_slice()
            && line.cast.mention(*mention).tokens.end == tokens.end
        {
            return Some(party(*mention, *entity));
        }
        let states = line.countries_in(tokens);
        let [(mention, country)] = states.as_slice() else { return None };
        let named = line.cast.mention(*mention).tokens;
        let plain = (tokens.start..tokens.end)
            .all(|i| named.range().contains(&(i as usize)) || line.is(i, &["the", "government"]));
        let entity =
            line.cast.mention(*mention).meaning.one().filter(|_| bodies.is_empty() && plain)?;
        Some(Party { country: Some(*country), ..party(*mention, entity) })
    };
    let first = side(unit.tokens).or_else(|| bare_government(line, unit.tokens))?;
    let other = side(TokenRange::new(second.tokens.start, second.head))?;
    let parties = vec![first, other];
    (!first.who.is(other.who)).then_some(List { parties, end: second.tokens.end })
}

/// "*Government* and Volta Front delegations met": that of the state which the report calls "the government".
fn bare_government(line: &Line<'_, '_>, tokens: TokenRange) -> Option<Party> {
    const MOST: usize = 400;
    let last = tokens.end.checked_sub(1)?;
    let bare = tokens.len() == 1 || tokens.len() == 2 && line.is(tokens.start, &["the"]);
    if !(bare && line.is(last, &["government"])) {
        return None;
    }
    let report = line.report();
    let named = (0..).zip(&line.cast.mentions).take(MOST).find_map(|(mention, other)| {
        let head = other.tokens.end.checked_sub(1)?;
        let entity = other.meaning.one()?;
        let state = line.is_country(entity) && report.word_is(head as usize, words!["government"]);
        state.then_some((mention, entity))
    });
    let (mention, entity) = named?;
    let country = line.cast.country(entity);
    Some(Party { who: Who::Known(entity), mention, role: None, country, beside: None })
}

/// Which states' people a phrase names, and where it ends: "*Mali*", "the *Malian* government", "20 senior *Malian*
/// farm officials", "*Malian* and *Chadian* envoys"; none for others: "Malian students", "Mali flood victims".
fn states_of(line: &Line<'_, '_>, people: Unit) -> (Vec<MentionId>, u32) {
    let people = actors::joined_adjectives(line, people);
    let (start, end) = (people.tokens.start, people.tokens.end);
    let named: Vec<MentionId> =
        line.countries_in(people.tokens).into_iter().map(|(mention, _)| mention).collect();
    let officials = line.plays(people.head, MeetingWord::OFFICIAL);
    let demonym = named.iter().any(|&id| line.cast.mention(id).kind == MentionKind::Demonym);
    let last = if officials { people.head } else { end };
    let portfolios = lexicon().offices().portfolios();
    let mut i = start;
    while i < last && (officials || !demonym) {
        let inside = |&id: &MentionId| {
            let tokens = line.cast.mention(id).tokens;
            tokens.range().contains(&(i as usize)).then_some(tokens.end)
        };
        let token = line.token(i);
        let rank = line.plays(i, MeetingWord::RANK)
            || token.is(Shape::NUMBER)
            || token.is(Shape::JOINER)
            || line.is_possessive(i);
        let field = || {
            let field = line.report().phrase(portfolios, i as usize, last as usize);
            field.filter(|_| officials).map(|(end, _)| end as u32)
        };
        i = match named.iter().find_map(inside).or_else(|| rank.then_some(i + 1)).or_else(field) {
            Some(after) => after,
            None => break,
        };
    }
    if i < last || demonym && !officials { (Vec::new(), end) } else { (named, end) }
}

/// Is what begins at token `i` the later part of a word with a hyphen: "an anti-*Volta Front* rally"?
fn is_compounded(line: &Line<'_, '_>, i: u32) -> bool {
    i.checked_sub(1)
        .is_some_and(|before| before >= line.tokens.start && line.token(before).is(Shape::JOINER))
}

/// Words for a delegation.
const BODIES: &WordSet<3> = words!["delegation", "mission", "team"];

/// Does the sentence have a word for a delegation? Most have none.
pub(super) fn tells_of_delegation(line: &Line<'_, '_>) -> bool {
    line.report().tokens[line.tokens.range()].iter().any(|token| BODIES.has(token.hash))
}

/// Does a sentence tell of a delegation that was not told of before: "*a* Kenyan *delegation*"?
pub(super) fn is_another(line: &Line<'_, '_>) -> bool {
    const REACH: usize = 4;
    let tokens = &line.report().tokens[line.tokens.range()];
    tokens.iter().enumerate().any(|(i, token)| {
        words!["delegation"].has(token.hash)
            && tokens[i.saturating_sub(REACH)..i]
                .iter()
                // "A." of a name has the hash of "a".
                .any(|before| {
                    words!["a", "an", "another"].has(before.hash) && !before.is(Shape::STOPPED)
                })
    })
}

/// Who the sentence says leads a delegation: "a delegation led by X", "X led a delegation to Y".
pub(super) fn leader(line: &Line<'_, '_>) -> Option<Party> {
    let tokens = &line.report().tokens[line.tokens.range()];
    let last = tokens.iter().rposition(|token| BODIES.has(token.hash))?;
    let at = line.tokens.start + last as u32;
    let unit = line.unit(at)?;
    if let Some(led) = led(line, unit) {
        return led.parties.first().copied();
    }
    let verb = line
        .verb_before(at)
        .filter(|verb| line.phrase_at(at) == line.phrase_at(verb.tokens.end))?;
    let leads =
        line.is(verb.head, &["led", "leads", "lead", "leading", "headed", "heads", "heading"]);
    let own = if leads && !verb.passive { subject(line, verb) } else { Vec::new() };
    match own.as_slice() {
        [leader] if is_person(line, leader) => Some(*leader),
        _ => None,
    }
}

/// Where the clause of a verb ends: at the next verb, past "a delegation led by X".
pub(super) fn clause_end(line: &Line<'_, '_>, start: u32) -> u32 {
    let end = asides::verb_past(line, line.next_verb(start));
    let led = line.is(end, &["led", "headed"]) && line.is(end + 1, &["by"]);
    if led { line.next_verb(end + 1) } else { end }
}

/// "X met at the palace shortly after the vote ended *with Y*": behind a short clause that says when.
pub(super) fn resumed(line: &Line<'_, '_>, start: u32, limit: u32) -> Vec<Party> {
    const LONGEST: u32 = 16;
    let verb = line.verb_from(limit).filter(|_| limit <= start + LONGEST);
    let Some(verb) = verb.filter(|verb| verb.subject.is_some()) else { return Vec::new() };
    let when = (start..limit).any(|i| line.is(i, &["after", "before", "as", "when", "once"]));
    let end = verb.tokens.end + u32::from(line.is(verb.tokens.end, &[","]));
    if !when || !line.is(end, &["with"]) {
        return Vec::new();
    }
    let mut with = parties::list(line, end + 1, line.next_verb(end)).parties;
    with.retain(|party| is_person(line, party));
    with
}

/// "met members of the board on Monday, *including A and B*", "met a delegation made up of officials, *including its
/// chairs, A and B*": who of many is named.
pub(super) fn included(line: &Line<'_, '_>, start: u32) -> Vec<Party> {
    const REACH: u32 = 32;
    let people = |head: u32| lexicon().speech().people(line.token(head).word);
    let many = |unit: &Unit| {
        people(unit.head) == Some(PeopleNoun::Many)
            || line.plays(unit.head, MeetingWord::MEMBERS)
            || line.plays(unit.head, MeetingWord::LED)
    };
    let first = line.unit(start + u32::from(line.is(start, &["with"])));
    // "with the board, *a group of* forty"
    let apposed = || {
        let end = first?.tokens.end;
        line.unit(end + 1).filter(|unit| line.is(end, &[","]) && line.is(unit.head, &["group"]))
    };
    let Some(many) = first.filter(many).or_else(apposed) else {
        return Vec::new();
    };
    let mut limit = clause_end(line, start);
    // "a delegation *comprised of* officials"
    if line.has(limit, words!["comprised", "composed", "comprising", "consisting", "made"]) {
        limit = clause_end(line, limit + 1);
    }
    // Nor does "including" end the clause, where it looks like a verb.
    if line.is(limit, &["including"]) {
        limit = clause_end(line, limit + 1);
    }
    // "its *co-chairs*, A and B"
    if line.is(limit, &["co"])
        && limit + 1 < line.tokens.end
        && line.token(limit + 1).is(Shape::JOINER)
    {
        limit = clause_end(line, limit + 1);
    }
    let reach = limit.min(many.tokens.end + REACH);
    let link = (many.tokens.end..reach).find(|&i| line.has(i, words!["including", "among"]));
    let Some(link) = link.filter(|&i| line.is(i - 1, &[","])) else { return Vec::new() };
    let first = link + 1 + u32::from(line.is(link + 1, &["them"]));
    let listed = parties::list(line, first, limit).parties;
    let mut named = parties::named(line, first, limit);
    if named.len() < listed.len() {
        named = listed;
    }
    named.retain(|party| is_person(line, party) && !party.who.is_group());
    named
}

/// "*The meeting* included A and B", "during the call, *which also* included A".
fn is_of_meeting(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const BACK: u32 = 4;
    let finite = matches!(verb.form, VerbForm::Past | VerbForm::Present) && !verb.passive;
    let start = verb.tokens.start;
    let back = start.saturating_sub(BACK).max(line.tokens.start);
    let which = (back..start).rev().find(|&i| line.is(i, &["which"]));
    let mut at = which.unwrap_or(start);
    while at > back && (line.is_mark(at - 1) || line.is(at - 1, &["also"]) || is_dash(line, at - 1))
    {
        at -= 1;
    }
    let phrase = at.checked_sub(1).filter(|_| finite).and_then(|i| line.phrase_at(i));
    phrase.is_some_and(|phrase| {
        let phrase = line.phrase(phrase);
        // "the agenda *of the meeting* included A"
        let whole = which.is_some() || phrase.preposition.is_none();
        whole
            && line.is(phrase.tokens.start, &["the", "this"])
            && names_occasion(line, phrase.tokens)
    })
}

/// "*Those present* included A", "officials *present at* the talks included", but "the present cabinet includes".
fn those_present(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 8;
    let start = verb.tokens.start;
    let behind = ["at", "during", "in", "on", "there", "was", "were"];
    (start.saturating_sub(REACH).max(line.tokens.start)..start).any(|i| {
        line.is(i, &["present"])
            && (i + 1 == start || line.is(i + 1, &behind))
            && !line.is(i.wrapping_sub(1), &["a", "at", "the"])
    })
}

/// Is one of these words in the subject, or between it and the verb?
fn subject_is(line: &Line<'_, '_>, verb: &VerbGroup, words: &[&str]) -> bool {
    const REACH: u32 = 8;
    let start = verb.tokens.start.saturating_sub(REACH).max(line.tokens.start);
    (start..verb.tokens.start).any(|i| line.is(i, words))
}

/// "*accompanied B* on a visit": whom the subject travels with, and not "*will meet B* during the visit".
pub(super) fn keeps_company(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    senses.iter().any(|sense| sense.frame == MeetingFrame::Joins)
        || line.has(verb.head, words!["escort", "escorted", "escorting", "escorts"])
}
