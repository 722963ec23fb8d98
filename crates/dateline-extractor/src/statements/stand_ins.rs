//! Speakers whom their words alone do not name: "he" after whoever spoke last, "both sides" at a meeting
//! of two, and which of those left open could have been named.

use dateline_schema::closed::{MentionForm, MentionKind};

use super::drafts::Draft;
use super::parties::Parties;
use super::reading::Reading;
use crate::facts::{MeetingFact, SpeakerFact};

impl Parties<'_, '_, '_> {
    /// For a pronoun that nobody is known for whoever spoke last; for both sides the two parties of the
    /// meeting that the report is at.
    pub(super) fn stand_in(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        let [SpeakerFact { mention: open, .. }] = speakers[..] else { return };
        let tokens = self.cast.mention(open).tokens;
        let first = reading.text(tokens.start);
        let alone = tokens.len() == 1;
        if alone && matches!(first, "he" | "He" | "she" | "She") {
            let fits = self.last.filter(|&last| {
                let spoken = self.cast.person(last).and_then(|person| person.gender);
                let said = self.cast.mention(open).gender;
                self.cast.person(last).is_some()
                    && (spoken.is_none() || said.is_none() || spoken == said)
            });
            if fits.is_some() {
                speakers[0].entity = fits;
            }
            return;
        }
        if alone && matches!(first, "it" | "It") {
            let body = self.last.filter(|&last| self.cast.person(last).is_none());
            speakers[0].entity = body;
            return;
        }
        let last = tokens.end.saturating_sub(1);
        let pair = alone && matches!(first, "they" | "They" | "both" | "Both")
            || matches!(first, "both" | "Both" | "the" | "The")
                && matches!(
                    reading.text(last).to_ascii_lowercase().as_str(),
                    "sides"
                        | "parties"
                        | "ministers"
                        | "leaders"
                        | "officials"
                        | "presidents"
                        | "delegations"
                        | "diplomats"
                        | "men"
                        | "women"
                        | "pair"
                        | "duo"
                        | "interlocutors"
                        | "secretaries"
                        | "chairmen"
                        | "speakers"
                        | "commanders"
                );
        let Some(&(start, end)) = self.running.get(draft.sentence as usize) else { return };
        let mut parties: Option<&MeetingFact> = None;
        for &meeting in &self.told[start as usize..end as usize] {
            let meeting = &self.meetings[meeting as usize];
            let two = meeting.participants.len() == 2
                && meeting.participants.iter().all(|party| party.entity.is_some());
            if two {
                parties = Some(meeting);
            }
        }
        if let Some(meeting) = parties.filter(|_| pair) {
            let mention = open;
            speakers.clear();
            speakers.extend(
                meeting
                    .participants
                    .iter()
                    .map(|party| SpeakerFact { mention, entity: party.entity }),
            );
        }
    }

    /// Is the speaker one who could be told: a pronoun or a definite description of one person or
    /// body? Nobody knows who "analysts" are.
    pub(super) fn wants_name(&self, speakers: &[SpeakerFact]) -> bool {
        let Some(speaker) = speakers.first() else { return false };
        let mention = self.cast.mention(speaker.mention);
        let words = self.scene.report.slice(mention.span);
        let first = words.split(' ').next().unwrap_or_default();
        let one = matches!(
            mention.kind,
            MentionKind::Person | MentionKind::Office | MentionKind::Organisation
        );
        let pronoun = mention.form == MentionForm::Pronoun
            && matches!(first, "he" | "He" | "she" | "She" | "it" | "It" | "I");
        let definite = mention.form != MentionForm::Pronoun
            && matches!(
                first,
                "the"
                    | "The"
                    | "this"
                    | "This"
                    | "that"
                    | "That"
                    | "his"
                    | "His"
                    | "her"
                    | "Her"
                    | "its"
                    | "Its"
            );
        one && (pronoun || definite)
    }
}
