//! The subject that spoke last: of one subject all verbs have the same speakers, and "they" of the next sentence are those
//! who spoke as one, the unknown among them too.

use dateline_lexicon::words;

use super::drafts::Draft;
use super::parties::Parties;
use super::reading::Reading;
use crate::facts::SpeakerFact;

/// A subject, and who spoke by it.
#[derive(Debug)]
pub(super) struct Subject {
    sentence: u32,
    /// The number of its phrase.
    phrase: u32,
    /// One of them at least is known.
    speakers: Vec<SpeakerFact>,
}

impl Parties<'_, '_, '_> {
    /// Who is meant by what nobody is known for: "the leaders reaffirmed their support and *underscored* the need",
    /// "Ruiz and the owners discussed wages. *They* reviewed the plan".
    pub(super) fn same_subject(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        let [SpeakerFact { mention, entity: None }] = speakers[..] else { return };
        let Some(before) = &self.subject else { return };
        let same = before.sentence == draft.sentence && draft.subject == Some(before.phrase);
        let next = before.sentence + 1 == draft.sentence && before.speakers.len() > 1;
        let tokens = self.cast.mention(mention).tokens;
        let they = tokens.len() == 1 && reading.is_word(tokens.start, words!["they"]);
        if same || next && they {
            let own = |speaker: &SpeakerFact| match speaker.entity {
                Some(entity) => SpeakerFact { mention, entity: Some(entity) },
                None => speaker.clone(),
            };
            *speakers = before.speakers.iter().map(own).collect();
        }
    }

    /// Keeps the subject, if somebody is known who spoke by it.
    pub(super) fn remember_subject(&mut self, draft: &Draft, speakers: &[SpeakerFact]) {
        let known = speakers.iter().any(|speaker| speaker.entity.is_some());
        self.subject = draft.subject.filter(|_| known).map(|phrase| Subject {
            sentence: draft.sentence,
            phrase,
            speakers: speakers.to_vec(),
        });
    }
}
