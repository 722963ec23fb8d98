//! More people of a side: "was joined by A and B", "the delegation was led by C", "participants
//! included D".

use dateline_lexicon::MeetingFrame;
use dateline_parser::Shape;

use crate::meetings::actors::{self, is_person};
use crate::meetings::line::Line;
use crate::meetings::parties;
use crate::meetings::subjects::subject;
use crate::meetings::telling::Party;
use crate::syntax::VerbGroup;

/// More people of one side: "was joined by A and B", "the delegation was led by C",
/// "participants included D".
pub(super) fn more(line: &Line<'_, '_>, verb: &VerbGroup, frame: MeetingFrame) -> Vec<Party> {
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
    let beside = subject(line, verb).first().map(|party| (party.who, party.country));
    for party in found.iter_mut().filter(|_| frame == MeetingFrame::Joins) {
        party.beside = beside.map(|(who, _)| who);
        party.country = party.country.or(beside.and_then(|(_, country)| country));
    }
    found
}

/// Does a list of names follow: "The participants included:"?
pub(super) fn announces(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
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
        found.extend(actors::of_unit(line, unit).into_iter().filter(|p| is_person(line, p)));
    }
    found
}

/// Is one of these words in the subject, or between it and the verb?
fn subject_is(line: &Line<'_, '_>, verb: &VerbGroup, words: &[&str]) -> bool {
    const REACH: u32 = 8;
    let start = verb.tokens.start.saturating_sub(REACH).max(line.tokens.start);
    (start..verb.tokens.start).any(|i| line.is(i, words))
}
