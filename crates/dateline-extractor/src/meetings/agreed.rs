//! Bodies and states whose talks are told of by what came of them: "*Peru and Chile agreed* on a border after two days of
//! talks", "*Volvo said* talks with Renault were continuing".
//!
//! Counter-example: "Peru and Chile raised prices after talks in Quito", which may be others'.

use dateline_lexicon::{WordSet, words};
use dateline_schema::closed::MeetingKind;

use crate::meetings::line::Line;
use crate::meetings::nouns::Noun;
use crate::meetings::subjects::subject;
use crate::meetings::telling::Party;
use crate::meetings::{actors, clause};
use crate::syntax::VerbGroup;

/// "*Volvo said* talks with Renault were continuing": the body that says so of talks which nobody else is said to hold.
pub(super) fn body_that_says(line: &Line<'_, '_>, noun: &Noun) -> Vec<Party> {
    let that = noun.start.checked_sub(1).filter(|&i| line.is(i, &["that"])).unwrap_or(noun.start);
    let talks = noun.sense.kind == Some(MeetingKind::Talks);
    let says = line.verb_before(noun.start).filter(|says| {
        talks
            && says.tokens.end == that
            && !says.passive
            && line.has(says.head, words!["announced", "confirmed", "said", "says"])
    });
    let mut own = says.map(|says| subject(line, says)).unwrap_or_default();
    own.retain(|party| actors::is_body(line, party));
    if own.len() == 1 { own } else { Vec::new() }
}

/// "*Peru and Chile agreed* on a border after two days of talks": do two states or bodies do together what talks lead to?
/// Talks of those who agree *in* something, or at a summit, are others' too.
pub(super) fn are_sides(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun, own: &[Party]) -> bool {
    const LEADS_TO: &WordSet<12> = words![
        "agree",
        "agreed",
        "announced",
        "concluded",
        "decided",
        "failed",
        "pledged",
        "reached",
        "resolved",
        "said",
        "settled",
        "vowed",
    ];
    let talks = matches!(noun.sense.kind, Some(MeetingKind::Talks | MeetingKind::Meeting));
    let after = clause::amount_start(line, noun.start)
        .checked_sub(1)
        .is_some_and(|i| line.is(i, &["after", "following"]));
    let in_talks = clause::is_in_talks(line, verb, noun);
    let two = matches!(own, [a, b, ..] if !a.who.is(b.who));
    let side = |party: &Party| actors::is_state(line, party) || actors::is_body(line, party);
    talks
        && (after && line.has(verb.head, LEADS_TO) || in_talks)
        && two
        && !verb.passive
        && own.iter().all(side)
}
