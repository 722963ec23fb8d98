//! Days that somebody spent abroad: "spent *three days in* Lima". Counter-examples: "spent a night in hospital", "spent a
//! week in Lima as a student", "wished he had spent more days there".

use dateline_lexicon::{MeetingVerb, WordSet, words};

use crate::meetings::around::Around;
use crate::meetings::journeys::{foreigners, journey};
use crate::meetings::line::{Line, Unit};
use crate::meetings::places::place_from;
use crate::meetings::telling::{Days, Telling};
use crate::syntax::{VerbForm, VerbGroup};

/// "X *spent three days in* Lima": not years, which nobody visits for.
pub(super) fn spends(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    sense: &MeetingVerb,
) -> Option<Telling> {
    const MOST: u32 = 4;
    const AS: u32 = 5;
    const SPANS: &WordSet<10> = words![
        "afternoon",
        "day",
        "days",
        "evening",
        "hours",
        "morning",
        "night",
        "nights",
        "week",
        "weekend"
    ];
    // "*wished* he had spent", "hopes to spend"
    let told = matches!(verb.form, VerbForm::Past | VerbForm::Present | VerbForm::Future);
    let wished = line
        .verb_before(verb.tokens.start)
        .is_some_and(|other| line.has(other.head, words!["wish", "wished", "wishes"]));
    // "*every year* spent a week in A"
    let habit = (line.tokens.start..verb.tokens.start).any(|i| line.is(i, &["each", "every"]));
    if verb.passive || verb.negated || !told || wished || habit {
        return None;
    }
    let span = line.unit(verb.tokens.end).filter(|span| {
        let more = |i: u32| line.is(i, &["fewer", "less", "more", "most"]);
        span.tokens.len() <= MOST
            && line.has(span.head, SPANS)
            && !(span.tokens.start..span.head).any(more)
    })?;
    let at = span.tokens.end;
    let place = line.is(at, &["in"]).then(|| line.unit(at + 1)).flatten()?;
    let (goal, after) = place_from(line, place.tokens, line.tokens.end)?;
    let next = line.next_verb(at);
    // "in A *as a student*", "in *A's* shadow"
    let other = line.is_possessive(place.tokens.end)
        || !is_place_alone(line, place)
        || (after..line.tokens.end.min(after + AS)).any(|i| line.is(i, &["as", "than"]));
    let around = Around::read(line, at, next, false);
    let near = |days: Days| days.is_exact() || days.is_short();
    if other || !around.days.is_none_or(near) {
        return None;
    }
    let own = foreigners(line, verb, goal)?;
    let mut told = journey(line, verb, &own, &around, goal, sense)?;
    // On which days somebody spent three of them nobody says.
    told.news &= line.has(span.head, words!["afternoon", "day", "evening", "morning", "night"]);
    Some(told)
}

/// "in *Lima*", but "in *the Lima talks*": are the words the place and nothing else?
pub(super) fn is_place_alone(line: &Line<'_, '_>, unit: Unit) -> bool {
    line.place_in(unit.tokens).is_none_or(|(at, _)| {
        let article = u32::from(line.is(unit.tokens.start, &["the"]));
        at.start <= unit.tokens.start + article && at.end == unit.tokens.end
    })
}
