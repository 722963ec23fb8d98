//! Who is meant where the cast leaves it open and the clauses before say it: "A, *whom* he met",
//! "A will press B when *the two* meet", "*the delegation* called on C".

use crate::facts::{Entity, LocalId};
use crate::meetings::actors::{self, is_person};
use crate::meetings::line::{Line, Unit};
use crate::meetings::subjects::stated;
use crate::meetings::telling::{Party, Who};
use crate::meetings::{offices, parties};
use crate::syntax::VerbGroup;
use dateline_lexicon::{CountryId, MeetingWord};
use dateline_parser::TokenRange;

/// A sentence of more tokens is a list, and tells of nobody's two.
const LONGEST: u32 = 160;

/// Who was told of before the sentence.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Before {
    /// The two of the meeting that one of the sentences right before told of.
    pub(super) pair: Option<[Party; 2]>,
    /// The two of the last meetings of two, the latest first.
    pub(super) pairs: [Option<[Party; 2]>; 3],
    /// The two of all meetings of two that the report told of, where they are the same.
    pub(super) only: Option<[Party; 2]>,
    /// Did this sentence tell of it?
    pub(super) here: bool,
    /// Who came alone on the visit that was told of last.
    pub(super) visitor: Option<Party>,
    /// Who leads the delegation that was told of last.
    pub(super) leader: Option<Party>,
}

/// "A, *whom* he met": those that the pronoun before the subject of `verb` stands for.
pub(super) fn whom(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    let antecedent = || {
        let subject = line.phrase(verb.subject?).tokens.start;
        let mut end = subject.min(verb.tokens.start).checked_sub(1)?;
        // "whom *A's president, X,* met"
        if line.is(end, &[","]) {
            let office = line.phrase_at(end.checked_sub(1)?)?;
            end = line.phrase(office).tokens.start.checked_sub(1)?;
        }
        if !line.is(end, &["whom"]) {
            return None;
        }
        while end > line.tokens.start && line.is(end - 1, &["with", "to", ","]) {
            end -= 1;
        }
        let phrase = line.phrase_at(end.checked_sub(1)?)?;
        let tokens = line.phrase(phrase).tokens;
        Some(Unit { tokens, phrase: Some(phrase), head: line.phrase(phrase).head })
    };
    let mut found = antecedent().map(|unit| actors::of_unit(line, unit)).unwrap_or_default();
    found.retain(|party| is_person(line, party));
    found
}

/// What the subject of `verb` says of two people: "the two", "both men", "they".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Two {
    Pair,
    They,
}

fn two(line: &Line<'_, '_>, verb: &VerbGroup, phrase: u32) -> Option<Two> {
    let start = line.phrase(phrase).tokens.start;
    let head = phrase_head(line, verb, phrase);
    if line.is(head, &["they"]) {
        return Some(Two::They);
    }
    let two = (start..=head).any(|i| line.is(i, &["two", "both", "pair", "duo"]));
    (two && line.plays(head, MeetingWord::PAIR)).then_some(Two::Pair)
}

/// "X will press Y when *they* meet", "held talks with Y, and *the pair* signed a deal": the two that
/// the sentence names before.
pub(super) fn pair_here(line: &Line<'_, '_>, verb: &VerbGroup, phrase: u32) -> Option<Vec<Party>> {
    const LINKS: [&str; 4] = ["when", "once", "until", "before"];
    let start = line.phrase(phrase).tokens.start;
    if start.checked_sub(1).is_some_and(|i| line.is(i, &LINKS)) && two(line, verb, phrase).is_some()
    {
        let here = named_before(line, verb);
        if !here.is_empty() {
            return Some(here);
        }
        // "when *the two* meet again", far behind
        let only = line.before.get().only.map(Vec::from);
        if only.is_some() && two(line, verb, phrase) == Some(Two::Pair) {
            return only;
        }
    }
    let before = line.before.get();
    let pair = before.pair.filter(|_| before.here)?;
    (two(line, verb, phrase) == Some(Two::Pair)).then(|| pair.into())
}

/// "The two", "both men", "they": two people that the clauses before name, or else the two that met
/// in what was told last.
pub(super) fn pair(line: &Line<'_, '_>, verb: &VerbGroup, phrase: u32) -> Vec<Party> {
    let Some(two) = two(line, verb, phrase) else { return Vec::new() };
    let here = named_before(line, verb);
    if !here.is_empty() {
        return here;
    }
    if two == Two::They {
        // Where the report has told of nobody else.
        let all = line.sentence <= EARLIER;
        return all.then(|| named_earlier(line)).flatten().unwrap_or_default();
    }
    let told = line.before.get().pair.map(Vec::from);
    let people = line.plays(phrase_head(line, verb, phrase), MeetingWord::PEERS);
    told.or_else(|| people.then(|| named_earlier(line)).flatten()).unwrap_or_default()
}

/// So many sentences back the two may be named.
const EARLIER: u32 = 2;
/// The last word of a subject, before its verb.
fn phrase_head(line: &Line<'_, '_>, verb: &VerbGroup, phrase: u32) -> u32 {
    line.phrase(phrase).head.min(verb.tokens.start.saturating_sub(1))
}

/// "A, leader of X, and B, leader of Y, accepted. *The two leaders* will meet", "A praised the plan. B rejected it. *The
/// two* met": the two in office whom the sentences right before name, together or one each, and nobody else.
pub(super) fn named_earlier(line: &Line<'_, '_>) -> Option<Vec<Party>> {
    const MOST: usize = 3;
    let mut named: Vec<Party> = Vec::new();
    for sentence in (line.sentence.saturating_sub(EARLIER)..line.sentence).rev() {
        let tokens = line.report().sentences[sentence as usize].tokens;
        if tokens.len() > LONGEST {
            return None;
        }
        let mut here: Vec<Party> = Vec::new();
        for id in line.people_in(tokens) {
            for party in actors::of_mention(line, id) {
                let known = here.iter().chain(&named).any(|known| known.who.is(party.who));
                if !known && here.len() < MOST {
                    here.push(party);
                }
            }
        }
        here.append(&mut named);
        named = here;
        // "In Asia, *rivals A and B* agreed. The two leaders": theirs, and not those of before.
        if tells_of_others(line, tokens, &named) {
            return None;
        }
        let in_office = named.iter().all(|party| actors::in_office(line, party));
        match named.len() {
            2 => return in_office.then_some(named),
            0 | 1 if in_office => {}
            _ => return None,
        }
    }
    None
}

/// Does a sentence name two countries that `known` are not of, or, of nobody, any country or body?
fn tells_of_others(line: &Line<'_, '_>, tokens: TokenRange, known: &[Party]) -> bool {
    if known.is_empty() {
        return !line.countries_in(tokens).is_empty() || !line.organisations_in(tokens).is_empty();
    }
    let own: Vec<_> = known.iter().filter_map(|party| party.country).collect();
    names_two_others(line, tokens, &own)
}

/// Does a sentence name two countries beside `own`?
fn names_two_others(line: &Line<'_, '_>, tokens: TokenRange, own: &[CountryId]) -> bool {
    let countries = line.countries_in(tokens).into_iter().map(|(_, country)| country);
    let mut others = countries.filter(|country| !own.contains(country));
    let first = others.next();
    first.is_some_and(|first| others.any(|country| country != first))
}

/// Does the sentence right before name two countries beside `own`?
pub(super) fn others_before(line: &Line<'_, '_>, own: &[CountryId]) -> bool {
    let before = line.sentence.checked_sub(1);
    before.is_some_and(|before| {
        let tokens = line.report().sentences[before as usize].tokens;
        tokens.len() > LONGEST || names_two_others(line, tokens, own)
    })
}

/// "conferred with *both men*": the two that met in what was told last.
pub(super) fn both(line: &Line<'_, '_>, unit: Unit) -> Vec<Party> {
    let two = line.is(unit.tokens.start, &["both"])
        || line.is(unit.tokens.start, &["the"]) && line.is(unit.tokens.start + 1, &["two"]);
    if !two || !line.plays(unit.head, MeetingWord::PAIR) {
        return Vec::new();
    }
    let told = line.before.get().pair.map(Vec::from);
    let people = line.plays(unit.head, MeetingWord::PEERS);
    told.or_else(|| people.then(|| named_earlier(line)).flatten()).unwrap_or_default()
}

/// The two people who are subject and object of a verb before this one.
fn named_before(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    const REACH: usize = 4;
    for other in line.verbs_to(verb.tokens.start).iter().rev().take(REACH) {
        if other.head == verb.head || other.subject == verb.subject {
            continue;
        }
        let mut two = stated(line, other).0;
        let behind = line.next_verb(other.tokens.end).min(verb.tokens.start);
        let mut others = parties::list(line, other.tokens.end, behind).parties;
        // "will raise the question *with Y* when they meet"
        if others.is_empty()
            && let Some(with) = (other.tokens.end..behind).find(|&i| line.is(i, &["with"]))
        {
            others = parties::list(line, with + 1, behind).parties;
        }
        for party in others {
            if !two.iter().any(|known| known.who.is(party.who)) {
                two.push(party);
            }
        }
        two.retain(|party| is_person(line, party));
        if two.len() == 2 {
            return two;
        }
    }
    Vec::new()
}

/// "A and *his Kenyan counterpart*", where the cast knows nobody for the words: the one person in
/// office of that country.
pub(super) fn counterpart(line: &Line<'_, '_>, unit: Unit) -> Option<Party> {
    const MOST: usize = 128;
    // Whose name follows is read with it.
    let named = line.is(unit.tokens.end, &[","]);
    let last = unit.tokens.end.saturating_sub(1).max(unit.tokens.start);
    if named || !line.is(last, &["counterpart", "colleague", "peer"]) {
        return None;
    }
    // "a colleague" is whoever works at the same.
    let own = line.is(unit.tokens.start, &["her", "his", "its", "their"]);
    let of_office = line.is(last, &["counterpart"]);
    if !own && !of_office {
        return None;
    }
    let mut countries = line.countries_in(unit.tokens);
    // "his counterpart *from Kenya*"
    if countries.is_empty()
        && own
        && of_office
        && line.is(unit.tokens.end, &["from"])
        && let Some(behind) = line.unit(unit.tokens.end + 1)
        && !line.is(behind.tokens.end, &[","])
    {
        countries = line.countries_in(behind.tokens);
    }
    let [(mention, country)] = countries.as_slice() else { return None };
    let office = |n: u32| offices::of(line.cast, LocalId(n));
    let people = || (0..).zip(&line.cast.entities).take(MOST);
    let from = |entity: &Entity| match entity {
        Entity::Person(person) => person.country.map(|(country, _)| country),
        _ => None,
    };
    let high = |n: &u32| office(*n).and_then(|office| office.level).is_some_and(|level| level <= 3);
    let there: Vec<u32> = people()
        .filter(|(_, entity)| from(entity) == Some(*country))
        .map(|(n, _)| n)
        .filter(high)
        .collect();
    // Of several the one whose office somebody from elsewhere holds, too.
    let shared = |n: &u32| {
        let title = office(*n).map(|office| &office.title);
        people().any(|(other, entity)| {
            from(entity) != Some(*country) && office(other).map(|office| &office.title) == title
        })
    };
    let entity = match there.as_slice() {
        [one] => LocalId(*one),
        // Nobody is named: the country stands for who holds the office.
        [] => line.cast.mention(*mention).meaning.one()?,
        several => {
            let mut shared = several.iter().filter(|n| shared(n));
            shared.next().filter(|_| shared.next().is_none()).copied().map(LocalId)?
        }
    };
    let who = Who::Known(entity);
    Some(Party { who, mention: *mention, role: None, country: Some(*country), beside: None })
}

/// "The delegation": who leads the one that was told of, where the words name no other.
pub(super) fn delegation(line: &Line<'_, '_>, unit: Unit) -> Option<Party> {
    let leader = line.before.get().leader?;
    let definite = line.is(unit.tokens.start, &["the", "his", "her"]);
    let whose = line.countries_in(unit.tokens);
    let other = whose.iter().any(|(_, country)| leader.country.is_some_and(|own| own != *country));
    let own = definite && !other && line.is(unit.head, &["delegation", "mission", "team"]);
    own.then_some(Party { role: None, beside: None, ..leader })
}
