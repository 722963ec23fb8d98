//! What a meeting is told to be about: "the talks *focused on* trade", "their meeting *underscored* the bond", or what those
//! who met "*focused on*". Who takes part in it has said so.
//!
//! Counter-examples: "the visit will focus on trade", where nobody has met yet; "the news conference covered", which one
//! party holds; "the firm focused on costs", which met nobody.

use dateline_lexicon::{MeetingNounFrame, MeetingStrength, WordSet, lexicon, words};
use dateline_schema::closed::{Act, MeetingStatus};

use super::drafts::Draft;
use super::frames::Kind;
use super::parties::Parties;
use super::reading::Reading;
use crate::facts::SpeakerFact;
use crate::syntax::{VerbForm, VerbGroup};

/// Forms of verbs that tell what people who met spoke of.
const FOCUSED: &WordSet<3> = words!["concentrated", "focused", "focussed"];

impl Reading<'_, '_, '_> {
    /// Is a meeting or a call what the phrase names: "the hour-long *talks*", "a phone *call*"?
    pub(super) fn is_meeting(&self, number: u32) -> bool {
        let phrase = self.phrase(number);
        let nouns = lexicon().meetings().nouns();
        let end = phrase.head as usize + 1;
        // "a press *conference*" is no conference: the longest that ends the phrase.
        let named = (phrase.tokens.start as usize..end).find_map(|start| {
            let (behind, noun) = self.scene.report.phrase(nouns, start, end)?;
            (behind == end).then_some(noun)
        });
        named.is_some_and(|noun| {
            let gathers =
                matches!(noun.frame, MeetingNounFrame::Gathering | MeetingNounFrame::Call);
            gathers && !noun.many && noun.kind.is_some() && noun.strength != MeetingStrength::Never
        })
    }

    /// Does the statement say no more than what a meeting was about?
    pub(super) fn is_only_about(&self, draft: &Draft) -> bool {
        let plain = draft.content.is_some_and(|content| content.kind == Kind::Noun);
        plain && draft.subject.is_some_and(|subject| self.is_meeting(subject))
    }

    /// Is a meeting the subject of the verb?
    pub(super) fn is_about_meeting(&self, verb: &VerbGroup) -> bool {
        !verb.passive && verb.subject.is_some_and(|subject| self.is_meeting(subject))
    }

    /// Is it what several people "*focused on*": in talk, if they met?
    pub(super) fn focuses(&self, verb: &VerbGroup) -> bool {
        let one = words!["I", "he", "it", "she"];
        verb.form == VerbForm::Past
            && !verb.passive
            && self.is_word(verb.head, FOCUSED)
            && verb
                .subject
                .is_some_and(|own| self.is_actor(own) && !self.is_word(self.phrase(own).head, one))
    }

    /// Is it so told in a draft, or what they "*examined*"?
    pub(super) fn is_focus(&self, draft: &Draft) -> bool {
        draft.act == Act::Discuss
            && draft.cue.range().any(|at| {
                self.is_word(at as u32, FOCUSED) || self.is_word(at as u32, words!["examined"])
            })
            && !draft.subject.is_some_and(|subject| self.is_meeting(subject))
    }
}

impl Parties<'_, '_, '_> {
    /// Who takes part in the meeting that is the subject of a statement: the one that the report tells of there. None
    /// where it tells of several, or of nobody who is known.
    pub(super) fn at_meeting(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
    ) -> Option<Vec<SpeakerFact>> {
        draft.subject.filter(|&subject| reading.is_meeting(subject))?;
        let &(start, end) = self.running.get(draft.sentence as usize)?;
        let mut told = self.told[start as usize..end as usize]
            .iter()
            .map(|&meeting| &self.meetings[meeting as usize])
            .filter(|meeting| super::parties::is_gathering(meeting))
            .filter(|meeting| meeting.reports.iter().any(|of| of.sentence == draft.sentence));
        let meeting = told.next().filter(|_| told.next().is_none())?;
        if meeting.status != MeetingStatus::Held {
            return None;
        }
        let known = meeting.participants.iter().filter(|party| party.entity.is_some());
        let speakers: Vec<SpeakerFact> = known
            .map(|party| SpeakerFact { mention: party.mention, entity: party.entity })
            .collect();
        (!speakers.is_empty()).then_some(speakers)
    }
}
