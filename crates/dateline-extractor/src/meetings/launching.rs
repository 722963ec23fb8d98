//! Who joined whom to do something together: "On the sidelines of the summit, X *joined Y to launch* the alliance", "X
//! *joined Y and Z for a ceremony*".
//!
//! Counter-examples: "X joined Y in calling for calm", "X joined the party to change it", "X joined Y to oppose the bill".

use dateline_lexicon::{WordSet, words};
use dateline_schema::closed::MeetingKind;

use crate::meetings::actors::{all_people, in_office, is_person};
use crate::meetings::around::{Around, names_occasion};
use crate::meetings::line::Line;
use crate::meetings::parties;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling};
use crate::meetings::verbs::telling;
use crate::syntax::{VerbForm, VerbGroup};

/// What people do together at a place.
const TOGETHER: &WordSet<10> = words![
    "announce",
    "celebrate",
    "commemorate",
    "inaugurate",
    "launch",
    "mark",
    "open",
    "sign",
    "unveil",
    "witness",
];

/// The meeting of somebody who joined others in office to do something.
pub(super) fn joins(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Telling> {
    if verb.passive
        || verb.negated
        || verb.form != VerbForm::Past
        || !line.is(verb.head, &["joined"])
    {
        return None;
    }
    let start = verb.tokens.end;
    let limit = line.next_verb(start);
    let others = parties::list(line, start, limit);
    let end = others.end;
    let does = || {
        let next = line.verb_from(limit)?;
        let to = next.form == VerbForm::Infinitive && line.has(next.head, TOGETHER);
        to.then_some(())
    };
    let occasion = || {
        let unit = line.unit(end + 1).filter(|_| line.is(end, &["at", "for"]))?;
        let own = line.is(unit.tokens.start, &["a", "an"]);
        (own && names_occasion(line, unit.tokens)).then_some(())
    };
    let own = subject(line, verb);
    let named = |party: &Party| is_person(line, party) && !party.who.is_group();
    let office = |party: &Party| party.who.is_group() || in_office(line, party);
    if !others.parties.iter().any(named)
        || !all_people(line, &own)
        || !own.iter().chain(&others.parties).all(office)
        || own.is_empty()
        || does().or_else(occasion).is_none()
    {
        return None;
    }
    let around = Around::read(line, end, limit, false);
    let mut told = telling(line, verb, around.kind.unwrap_or(MeetingKind::Meeting), &around)?;
    told.add_all(&own, None);
    told.add_all(&others.parties, None);
    (told.parties.len() > 1).then_some(told)
}
