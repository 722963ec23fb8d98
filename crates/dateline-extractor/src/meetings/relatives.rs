//! Who is meant where the cast leaves it open and the clauses before say it: "A, *whom* he met",
//! "A will press B when *the two* meet", "*the delegation* called on C".

use crate::meetings::actors::{self, is_person};
use crate::meetings::line::{Line, Unit};
use crate::meetings::parties;
use crate::meetings::subjects::stated;
use crate::meetings::telling::Party;
use crate::syntax::VerbGroup;

/// What two people are called together.
const PAIRS: [&str; 14] = [
    "two",
    "both",
    "pair",
    "duo",
    "men",
    "women",
    "leaders",
    "ministers",
    "presidents",
    "officials",
    "diplomats",
    "premiers",
    "sides",
    "parties",
];

/// Who was told of before the sentence.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Before {
    /// The two of the meeting that one of the sentences right before told of.
    pub(super) pair: Option<[Party; 2]>,
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

/// "The two", "both men", "they": two people that the clauses before name, or else the two that met
/// in what was told last.
pub(super) fn pair(line: &Line<'_, '_>, verb: &VerbGroup, phrase: u32) -> Vec<Party> {
    let start = line.phrase(phrase).tokens.start;
    let head = line.phrase(phrase).head.min(verb.tokens.start.saturating_sub(1));
    let they = line.is(head, &["they"]);
    let two = (start..=head).any(|i| line.is(i, &["two", "both", "pair", "duo"]));
    if !(they || two && line.is(head, &PAIRS)) {
        return Vec::new();
    }
    let before = line.before.get();
    // Told of in this sentence already: "held talks with Y, and the pair signed a deal"
    if let Some(pair) = before.pair.filter(|_| before.here && !they) {
        return pair.into();
    }
    let here = named_before(line, verb);
    if !here.is_empty() || they {
        return here;
    }
    before.pair.map(Vec::from).unwrap_or_default()
}

/// "conferred with *both men*": the two that met in what was told last.
pub(super) fn both(line: &Line<'_, '_>, unit: Unit) -> Vec<Party> {
    let two = line.is(unit.tokens.start, &["both"])
        || line.is(unit.tokens.start, &["the"]) && line.is(unit.tokens.start + 1, &["two"]);
    let pair = line.before.get().pair.filter(|_| two && line.is(unit.head, &PAIRS));
    pair.map(Vec::from).unwrap_or_default()
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
        for party in parties::list(line, other.tokens.end, behind).parties {
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

/// "The delegation": who leads the one that was told of, where the words name no other.
pub(super) fn delegation(line: &Line<'_, '_>, unit: Unit) -> Option<Party> {
    let leader = line.before.get().leader?;
    let definite = line.is(unit.tokens.start, &["the", "his", "her"]);
    let whose = line.countries_in(unit.tokens);
    let other = whose.iter().any(|(_, country)| leader.country.is_some_and(|own| own != *country));
    let own = definite && !other && line.is(unit.head, &["delegation", "mission", "team"]);
    own.then_some(Party { role: None, beside: None, ..leader })
}
