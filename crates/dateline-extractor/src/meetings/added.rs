//! Nouns that tell of no meeting of their own, but of more people at one told of before, or of what goes on.

use dateline_lexicon::{MeetingFrame, MeetingStrength, WordSet, lexicon, words};
use dateline_parser::TokenRange;
use dateline_schema::closed::{MeetingKind, MeetingStatus};

use crate::meetings::actors;
use crate::meetings::holding::{Event, Support};
use crate::meetings::line::Line;
use crate::meetings::nouns::Noun;
use crate::meetings::present;
use crate::meetings::story::Story;
use crate::meetings::telling::Telling;
use crate::syntax::{VerbForm, VerbGroup};

/// "agreed *to continue the conversation*": on no one day. Who "*flew to A* to continue talks" held them.
pub(super) fn goes_on(line: &Line<'_, '_>, told: &Telling, support: Option<Support>) -> bool {
    let travels = |verb: &VerbGroup| {
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        senses.iter().any(|sense| sense.frame == MeetingFrame::Travels)
    };
    let continued = support.is_some_and(|support| {
        let verb = &support.verb;
        support.sense.lemma == "continue"
            && verb.form == VerbForm::Infinitive
            && !line.verb_before(verb.tokens.start).is_some_and(travels)
    });
    continued && told.days.is_none() && told.place.is_none()
}

/// "came together on Monday *for talks*", "brought A and B together *for talks*", "met in A *for the second meeting* since May":
/// what the verb tells of.
pub(super) fn is_purpose(line: &Line<'_, '_>, noun: &Noun) -> bool {
    const AGAIN: &WordSet<6> = words!["fifth", "first", "fourth", "second", "sixth", "third"];
    // "saw him *off on the trip*": it is his
    let seen_off = noun.start.checked_sub(2).is_some_and(|i| line.are(i, &["off", "on"]))
        && line.verb_before(noun.start).is_some_and(|verb| {
            // "saw *King Berg* off on a trip" tells of the king's.
            let whom = TokenRange::new(verb.tokens.end, noun.start.max(verb.tokens.end));
            line.is(verb.head, &["saw", "see", "seen"]) && line.people_in(whom).is_empty()
        });
    if seen_off {
        return true;
    }
    let purpose = noun.start.checked_sub(1).filter(|&i| line.is(i, &["for"]));
    let together = |verb: &VerbGroup| {
        line.is(verb.head, &["brought", "came", "come", "gathered"])
            && (verb.tokens.end..noun.start).any(|i| line.is(i, &["together"]))
    };
    let again = |verb: &VerbGroup| {
        line.is(verb.head, &["meet", "met"])
            && line.is(noun.word, &["meeting"])
            && (noun.start..noun.word).any(|i| line.has(i, AGAIN))
    };
    purpose.and_then(|i| line.verb_before(i)).is_some_and(|verb| together(verb) || again(verb))
}

/// "*convened a conversation* with B", "*convened B for a conversation*": nobody calls people together to a telephone.
pub(super) fn kind_of_convened(
    noun: &Noun,
    support: Option<Support>,
    distance: Option<MeetingKind>,
) -> Option<MeetingKind> {
    let calls = support.is_some_and(|support| matches!(support.sense.lemma, "convene" | "host"));
    let spoken = noun.sense.strength == MeetingStrength::Weak
        && noun.sense.kind == Some(MeetingKind::Call)
        && distance.is_none();
    (calls && spoken).then_some(MeetingKind::Meeting)
}

/// "A also *attended the meeting*": was A at what was told of before? "The meeting *of the council*" and one that has a day
/// or place of its own are others.
pub(super) fn joins_told(
    line: &Line<'_, '_>,
    noun: &Noun,
    told: &Telling,
    support: Option<Support>,
    story: &Story,
) -> bool {
    let attends = support.is_some_and(|support| {
        matches!(support.sense.lemma, "attend" | "participate" | "drop" | "sit" | "stop" | "take")
    });
    let bare = told.status == MeetingStatus::Held
        && told.days.is_none()
        && told.place.is_none()
        && !line.is(noun.end, &["among", "between", "for", "of", "with"]);
    told.definite
        && attends
        && bare
        && present::is_common(line, TokenRange::new(noun.start, noun.end))
        && story.has_joined(line, &told.parties)
}

/// "*The conversation was moderated by A*": takes A in, where it was told of before. Was it?
pub(super) fn moderated(
    line: &Line<'_, '_>,
    told: &Telling,
    event: Option<&Event>,
    story: &mut Story,
) -> bool {
    let moderates = |event: &&Event| {
        event.sense.is_some_and(|sense| sense.lemma == "moderate") && event.verb.passive
    };
    let Some(event) = event.filter(moderates).filter(|_| told.definite) else { return false };
    let mut more = event.around.by.clone();
    more.retain(|party| actors::is_person(line, party));
    !more.is_empty() && story.joins_last(line, &more)
}
