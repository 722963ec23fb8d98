//! Bodies and states whose talks are told of by what came of them: "*Peru and Chile agreed* on a border after two days of
//! talks", "*Volvo said* talks with Renault were continuing".
//!
//! Counter-example: "Peru and Chile raised prices after talks in Quito", which may be others'.

use dateline_lexicon::{MeetingWord, WordSet, words};
use dateline_schema::closed::{MeetingKind, OrganisationKind};

use crate::facts::Entity;
use crate::meetings::line::Line;
use crate::meetings::nouns::Noun;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Who};
use crate::meetings::{actors, clause, status};
use crate::syntax::{VerbForm, VerbGroup};

/// "*Volvo said* talks with Renault were continuing": the body that says so of talks which nobody else is said to hold.
/// What media say, or what talks would be, is of others' talks too.
pub(super) fn body_that_says(line: &Line<'_, '_>, noun: &Noun) -> Vec<Party> {
    const REACH: u32 = 12;
    const GOES_ON: &WordSet<11> = words![
        "began",
        "begun",
        "broke",
        "broken",
        "collapsed",
        "continued",
        "continuing",
        "ended",
        "resumed",
        "stalled",
        "started",
    ];
    let that = noun.start.checked_sub(1).filter(|&i| line.is(i, &["that"])).unwrap_or(noun.start);
    let talks = noun.sense.kind == Some(MeetingKind::Talks);
    let goes_on = line.verbs_from(noun.end).first().is_some_and(|verb| {
        verb.tokens.start <= noun.end + REACH
            && matches!(verb.form, VerbForm::Past | VerbForm::Present)
            && !verb.passive
            && !verb.negated
            && line.has(verb.head, GOES_ON)
    });
    let says = line.verb_before(noun.start).filter(|says| {
        talks
            && goes_on
            && says.tokens.end == that
            && !says.passive
            && line.has(says.head, words!["announced", "confirmed", "said", "says"])
    });
    let mut own = says.map(|says| subject(line, says)).unwrap_or_default();
    own.retain(|party| actors::is_body(line, party) && !is_media(line, party));
    if own.len() == 1 { own } else { Vec::new() }
}

/// Does the party bring news: "Reuters", "CNN"?
fn is_media(line: &Line<'_, '_>, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return false };
    matches!(
        line.cast.entities.get(entity.0 as usize),
        Some(Entity::Organisation(body)) if body.kind == OrganisationKind::Media
    )
}

/// "*Peru and Chile agreed* on a border after two days of talks": do two states or bodies do together what talks lead to?
/// Talks with a subject or words of their own before them, and those that themselves did something, are others' too.
pub(super) fn are_sides(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun, own: &[Party]) -> bool {
    let two = matches!(own, [a, b, ..] if !a.who.is(b.who));
    let side = |party: &Party| actors::is_state(line, party) || actors::is_body(line, party);
    if noun.sense.kind != Some(MeetingKind::Talks) || verb.passive || !two || !own.iter().all(side)
    {
        return false;
    }
    // "are in talks *to join* a body" with others
    if clause::is_in_talks(line, verb, noun) {
        return !line.is(noun.end, &["to"]);
    }
    let amount = clause::amount_start(line, noun.start);
    let after = amount.checked_sub(1).is_some_and(|i| line.is(i, &["after", "following"]));
    // "*OPEC* talks", "*peace* talks"
    let bare = noun.start == noun.word || amount < noun.start && noun.start + 1 == noun.word;
    // "talks *on Iran*", "talks *in Quito*", but "two days of talks in Quito"
    let own_words = line.is(noun.end, &["about", "at", "in", "of", "on", "over", "to"])
        && !line.is_dated(noun.end + 1)
        && !(amount < noun.start && line.is(noun.end, &["at", "in"]));
    // "after talks *collapsed*"
    let acts = line.verbs_from(noun.end).first().is_some_and(|other| {
        !matches!(other.form, VerbForm::Participle | VerbForm::Infinitive)
            && !(noun.end..other.tokens.start).any(|i| line.is_mark(i))
    });
    after && bare && !own_words && !acts && agrees(line, verb)
}

/// "*Peru is in talks* with Chile": a state, and states or bodies that it is in talks with. "Peru *are* in talks" is its
/// team.
pub(super) fn are_states(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    own: &[Party],
    others: &[Party],
) -> bool {
    // "denied *it is* in talks"
    let who = verb.subject.map_or(verb.tokens.start, |phrase| line.phrase(phrase).tokens.start);
    let denied = line.verb_before(verb.tokens.start).is_some_and(|other| {
        other.tokens.end == who && !other.negated && line.plays(other.head, MeetingWord::DENIES)
    });
    let asserted = matches!(verb.form, VerbForm::Past | VerbForm::Present)
        && !verb.negated
        && !status::supposed(line, verb)
        && !denied
        && !status::denied(line, verb);
    let team = (verb.tokens.start..verb.tokens.end).any(|i| line.is(i, &["are", "have", "were"]));
    let side = |party: &Party| actors::is_state(line, party) || actors::is_body(line, party);
    asserted
        && !team
        && matches!(own, [one] if actors::is_state(line, one))
        && !others.is_empty()
        && others.iter().all(side)
}

/// "X said in *A-B* talks": is X of neither, and not come for them?
pub(super) fn is_third(line: &Line<'_, '_>, noun: &Noun, own: &[Party], others: &[Party]) -> bool {
    let before = noun.start.checked_sub(1);
    let comes = before.is_some_and(|i| line.is(i, &["for", "from", "to"]));
    let theirs = |party: &Party| others.iter().any(|state| state.country == party.country);
    name_states(line, noun, others) && !comes && !own.iter().any(theirs)
}

/// "*U.S.-Japanese* talks": the states that the words before a noun name hold them, whoever speaks there.
fn name_states(line: &Line<'_, '_>, noun: &Noun, others: &[Party]) -> bool {
    let named = |party: &Party| {
        let tokens = line.cast.mention(party.mention).tokens;
        noun.start <= tokens.start && tokens.end <= noun.word && actors::is_country(line, party)
    };
    others.len() > 1 && others.iter().all(named)
}

/// Is it what talks end with: "agreed", "reached a deal", "failed to agree"?
fn agrees(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 4;
    const DEALS: &WordSet<12> = words![
        "accord",
        "agreement",
        "ceasefire",
        "compromise",
        "consensus",
        "deal",
        "pact",
        "peace",
        "settlement",
        "treaty",
        "truce",
        "understanding",
    ];
    let end = verb.tokens.end;
    let deal =
        |from: u32| (from..line.next_verb(from).min(from + REACH)).any(|i| line.has(i, DEALS));
    if line.has(verb.head, words!["failed"]) {
        let next = line.verb_from(end).filter(|next| next.tokens.start == end);
        return next.is_some_and(|next| {
            line.has(next.head, words!["agree", "settle"])
                || line.has(next.head, words!["conclude", "reach"]) && deal(next.tokens.end)
        });
    }
    line.has(verb.head, words!["agree", "agreed", "settled"])
        || line.has(verb.head, words!["concluded", "reached"]) && deal(end)
}
