//! Who listens where it is not the object of the cue: "said *in an interview with TASS*", "told the
//! paper …, *adding* that".

use dateline_schema::closed::{AddresseeRelation, AddresseeSource, MentionKind, OrganisationKind};

use super::drafts::Draft;
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use crate::facts::{AddresseeFact, Entity, LocalId, SpeakerFact};

/// The one who was told something last: in which sentence, by whom.
#[derive(Debug, Clone)]
pub(super) struct Listening {
    sentence: u32,
    speaker: LocalId,
    to: AddresseeFact,
}

impl Parties<'_, '_, '_> {
    /// The body that an interview in the sentence is given to, outside of what is said in it.
    pub(super) fn interviewer(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
    ) -> Option<AddresseeFact> {
        let phrases = self.scene.syntax.phrases_of(reading.sentence);
        let with = |&n: &u32| {
            let phrase = reading.phrase(n);
            let before = phrase.preposition.filter(|&at| reading.is(at, MARKS.with));
            let outside =
                !draft.pieces.iter().any(|piece| piece.overlaps(reading.span(phrase.tokens)));
            before.is_some_and(|at| {
                at > reading.tokens.start && reading.text(at - 1) == "interview" && outside
            })
        };
        let phrase = phrases.clone().find(with)?;
        let mention = self.cast.standing_for(reading.phrase(phrase).tokens)?;
        let known = self.cast.mention(mention);
        let entity = known.meaning.one().filter(|_| known.kind == MentionKind::Organisation);
        entity.map(|_| AddresseeFact {
            mention: Some(mention),
            entity,
            relation: AddresseeRelation::Told,
            source: AddresseeSource::Stated,
        })
    }

    /// "told Reuters it was late, *adding* that …": to whom the same sentence told something before.
    pub(super) fn still_told(
        &self,
        draft: &Draft,
        speakers: &[SpeakerFact],
    ) -> Option<AddresseeFact> {
        let told = self.listening.as_ref()?;
        let [SpeakerFact { entity: Some(speaker), .. }] = speakers else { return None };
        let same = told.sentence == draft.sentence && told.speaker == *speaker;
        same.then(|| told.to.clone())
    }

    /// "told Tass …. He noted …": a newspaper or agency goes on listening while the same one speaks.
    pub(super) fn told_before(
        &mut self,
        draft: &Draft,
        speakers: &[SpeakerFact],
    ) -> Option<AddresseeFact> {
        const LASTING: u32 = 3;
        let told = self.listening.as_mut()?;
        let [SpeakerFact { entity: Some(speaker), .. }] = speakers else { return None };
        let same = told.speaker == *speaker && told.sentence + LASTING >= draft.sentence;
        let media = told.to.entity.is_some_and(|to| {
            matches!(self.cast.entities.get(to.0 as usize), Some(Entity::Organisation(fact))
                if fact.kind == OrganisationKind::Media)
        });
        if !(same && media) {
            return None;
        }
        told.sentence = draft.sentence;
        Some(told.to.clone())
    }

    /// Remembers to whom somebody speaks by name.
    pub(super) fn listen(
        &mut self,
        draft: &Draft,
        speakers: &[SpeakerFact],
        addressees: &[AddresseeFact],
    ) {
        if let ([SpeakerFact { entity: Some(speaker), .. }], [to]) = (speakers, addressees)
            && to.relation == AddresseeRelation::Told
            && to.source == AddresseeSource::Stated
            && to.entity.is_some()
        {
            let (sentence, speaker, to) = (draft.sentence, *speaker, to.clone());
            self.listening = Some(Listening { sentence, speaker, to });
        }
    }
}
