//! Who is said to mediate talks that a report speaks of before without a party: "the talks in Muscat …
//! He praised *the mediating role of X*", "*Egypt's mediation*".

use dateline_lexicon::{WordSet, words};

use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::story::Story;
use crate::meetings::subjects::subject;
use crate::meetings::telling::Party;
use crate::meetings::{actors, modified, verbs};
use crate::syntax::VerbGroup;

/// Reads what a sentence says of mediation: who mediates what it tells of, or talks that wait for it.
pub(super) fn read(line: &Line<'_, '_>, story: &mut Story) {
    story.mediate_here(line, &mediating(line));
    if !story.has_open_talks(line.sentence) {
        return;
    }
    let Some((first, end)) = (line.tokens.start..line.tokens.end).find_map(|i| noun(line, i))
    else {
        return;
    };
    let start = line.phrase_at(first).map_or(first, |phrase| line.phrase(phrase).tokens.start);
    let owner = modified::possessor(line, start, first);
    let mut mediators = owner.map(|id| actors::of_mention(line, id)).unwrap_or_default();
    let around = Around::read(line, end, line.next_verb(end), false);
    if mediators.is_empty() {
        mediators = around.of;
    }
    if !mediators.is_empty() {
        let span = verbs::span(line, start.min(first), around.evidence.max(end));
        story.mediate(line, span, &mediators);
    }
}

/// "C, who *mediated*, said after talks between A and B", "C is *mediating between* them": who does so, with no talks for its
/// object.
fn mediating(line: &Line<'_, '_>) -> Vec<Party> {
    let alone = |verb: &&VerbGroup| {
        let end = verb.tokens.end;
        let open = || end >= line.tokens.end || line.is(end, &[",", ".", "between"]);
        // "recalled *how* C mediated"
        let told =
            || (line.tokens.start..verb.tokens.start).any(|i| line.has(i, words!["how", "that"]));
        line.has(verb.head, words!["mediated", "mediating", "mediates"]) && open() && !told()
    };
    let verb = line.verbs_from(line.tokens.start).iter().find(alone);
    let Some(verb) = verb.filter(|verb| !verb.passive && !verb.negated) else { return Vec::new() };
    let mut own = subject(line, verb);
    own.retain(|party| actors::is_person(line, party));
    own
}

/// A noun of mediation at token `i`: its first word, and one past its last.
fn noun(line: &Line<'_, '_>, i: u32) -> Option<(u32, u32)> {
    const NOUNS: &WordSet<5> = words!["mediating", "mediator", "mediation", "go-between", "role"];
    const PARTS: &WordSet<6> = words!["role", "roles", "effort", "efforts", "mission", "work"];
    if !line.has(i, NOUNS) {
        return None;
    }
    let role = line.has(i, words!["role"]);
    if !role && line.has(i + 1, PARTS) {
        return Some((i, i + 2));
    }
    if line.has(i, words!["mediation"]) {
        return Some((i, i + 1));
    }
    let role = role && line.has(i + 1, words!["as", "in"]);
    let as_mediator = |at: u32| {
        let at = at + u32::from(line.has(at, words!["a", "the", "an"]));
        line.has(at, words!["mediator", "mediating", "brokering", "facilitating"])
            .then_some((i, at + 1))
    };
    if role { as_mediator(i + 2) } else { None }
}
