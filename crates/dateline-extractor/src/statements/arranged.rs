//! Is what is said about something arranged: "will convene", "plans to lift the ban", "has been called off"?

use dateline_lexicon::{MeetingFrame, StatementWord, lexicon, words};
use dateline_parser::Shape;
use dateline_schema::closed::MeetingStatus;

use super::reading::Reading;
use crate::syntax::{VerbForm, VerbGroup};

/// Is the clause about something arranged: "will convene", "are likely to meet", "plan to hold talks",
/// "will start in July", "has been called off"?
pub(super) fn is_arranged(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    // "will hold *talks*", "will travel to", but not "will go on", "will continue working".
    let gathers = |head: u32| {
        let senses = reading.token(head).map_or(&[][..], |t| lexicon().meetings().verbs(t.word));
        let nouns = lexicon().meetings().nouns();
        let noun =
            |at: u32| reading.scene.report.phrase(nouns, at as usize, at as usize + 1).is_some();
        let object = || {
            let phrase = reading.phrase_at(reading.after_adverbs(head + 1));
            phrase.is_some_and(|phrase| noun(reading.phrase(phrase).head))
        };
        let subject = || verb.subject.is_some_and(|subject| noun(reading.phrase(subject).head));
        senses.iter().any(|sense| match sense.frame {
            MeetingFrame::Together
            | MeetingFrame::With
            | MeetingFrame::Receives
            | MeetingFrame::Visits
            | MeetingFrame::Signs => true,
            // "will travel to Lima", but not "will continue to help"
            MeetingFrame::Travels => {
                sense.lemma != "continue" && matches!(reading.text(head + 1), "to" | "in" | "for")
            }
            MeetingFrame::Supports => {
                matches!(sense.lemma, "attend" | "convene" | "host") || object() || subject()
            }
            MeetingFrame::Happens => subject(),
            _ => false,
        })
    };
    let called_off = reading.token(verb.head).is_some_and(|head| {
        let mut senses = lexicon().meetings().verbs(head.word).iter();
        senses.any(|s| {
            let whole = s.particle.is_none_or(|particle| reading.is(verb.head + 1, particle));
            s.status == MeetingStatus::Cancelled && whole
        })
    });
    if verb.passive && called_off {
        return true;
    }
    let someone = verb.subject.is_some_and(|subject| {
        let phrase = reading.phrase(subject);
        reading.has(phrase.head, Shape::CAPITAL) || reading.people(subject).is_some()
    });
    if is_to_come(reading, verb) {
        return gathers(verb.head) || reading.plays(verb.head, StatementWord::BEGINS);
    }
    // "is due to meet"
    let next = reading.verb_from(verb.tokens.end).map(|n| &reading.verbs[n]);
    let next = next.filter(|next| {
        next.form == VerbForm::Infinitive && next.tokens.start <= verb.tokens.end + 2
    });
    let before = next.map_or("", |next| reading.text(next.tokens.start.saturating_sub(1)));
    let due = matches!(before, "due" | "likely" | "scheduled" | "set");
    // "is to visit", but not "the aim is to meet"
    let is_to = matches!(reading.text(verb.head), "are" | "is")
        && verb.tokens.len() == 1
        && next.is_some_and(|next| {
            let mut between = verb.tokens.end..next.tokens.start;
            between
                .all(|at| reading.is_adverb(at) || reading.is_time(at) || reading.text(at) == "to")
        });
    next.is_some_and(|next| (due || is_to && someone) && gathers(next.head))
}

/// "will", or in indirect speech "would".
pub(super) fn is_to_come(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    let would = || verb.tokens.range().any(|at| reading.text(at as u32) == "would");
    verb.form == VerbForm::Future || verb.form == VerbForm::Conditional && would()
}

/// "plans to lift the ban", "is planning to": what somebody has made up their mind to do.
pub(super) fn intends(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    let intends = words!["aim", "aims", "intend", "intends", "plan", "planning", "plans"];
    let to = |at: u32| reading.is_word(at, intends) && reading.text(at + 1) == "to";
    !verb.negated && verb.tokens.range().any(|at| to(at as u32))
}
