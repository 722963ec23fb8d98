//! Who listens: the object of the cue, the other party of a meeting of two, or somebody named elsewhere:
//! "said *in an interview with TASS*", "told the paper …, *adding* that".

use dateline_parser::TokenRange;
use dateline_schema::closed::{
    Act, AddresseeRelation, AddresseeSource, MeetingKind, MentionKind, OrganisationKind,
};

use super::drafts::Draft;
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use crate::facts::{AddresseeFact, Entity, LocalId, MeetingFact, ParticipantFact, SpeakerFact};

/// The one who was told something last: in which sentence, by whom.
#[derive(Debug, Clone)]
pub(super) struct Listening {
    sentence: u32,
    speaker: LocalId,
    to: AddresseeFact,
}

impl<'c> Parties<'c, '_, '_> {
    /// Those who are spoken to: named, or the other party of a meeting of two.
    pub(super) fn addressees(
        &mut self,
        draft: &Draft,
        meeting: Option<u32>,
        speakers: &[SpeakerFact],
    ) -> Vec<AddresseeFact> {
        let relation = draft.relation.unwrap_or(AddresseeRelation::Told);
        let mut addressees: Vec<AddresseeFact> = Vec::new();
        if let Some(phrase) = draft.addressee {
            let reading = Reading::of(self.scene, draft.sentence);
            let mut told = Vec::new();
            // "accused the army of killing *farmers and their children*": who stands in what is said is not told it.
            let behind = reading.phrase(phrase).tokens.end <= draft.tokens.start;
            let end = if behind { draft.tokens.start } else { reading.tokens.end };
            self.chain(&reading, phrase, end, &mut told);
            let own = |party: &SpeakerFact| {
                party.entity.is_some() && speakers.iter().any(|it| it.entity == party.entity)
            };
            addressees.extend(told.into_iter().filter(|party| !own(party)).map(|party| {
                AddresseeFact {
                    mention: Some(party.mention),
                    entity: party.entity,
                    relation,
                    source: AddresseeSource::Stated,
                }
            }));
        }
        let told = relation == AddresseeRelation::Told && draft.act != Act::Discuss;
        if addressees.is_empty() && told {
            let reading = Reading::of(self.scene, draft.sentence);
            let told = self.interviewer(&reading, draft);
            addressees.extend(told.or_else(|| self.still_told(draft, speakers)));
        }
        self.listen(draft, speakers, &addressees);
        if draft.act != Act::Discuss {
            let others = self.other_parties(draft, meeting, speakers);
            // "thanked *Peru* for" at a meeting with its minister: said to both.
            let country = others.first().and_then(|other| self.cast.country(other.entity?));
            let of_country = |to: &AddresseeFact| {
                let place = to.entity.filter(|&to| {
                    matches!(self.cast.entities.get(to.0 as usize), Some(Entity::Place(_)))
                });
                place.is_some() && place.and_then(|place| self.cast.country(place)) == country
            };
            if addressees.iter().all(of_country) {
                let known = others.iter().filter(|other| other.entity.is_some());
                addressees.extend(known.map(|other| AddresseeFact {
                    mention: None,
                    entity: other.entity,
                    relation,
                    source: AddresseeSource::Meeting,
                }));
            }
        }
        if addressees.is_empty() && told && !self.is_public(draft) {
            addressees.extend(self.told_before(draft, speakers));
        }
        addressees
    }

    /// The other of the two who meet, or all of the other side, where what is said is said there; nobody where
    /// parties of several sides listen.
    fn other_parties(
        &self,
        draft: &Draft,
        meeting: Option<u32>,
        speakers: &[SpeakerFact],
    ) -> Vec<&'c ParticipantFact> {
        let (Some(meeting), [SpeakerFact { entity: Some(speaker), .. }]) = (meeting, speakers)
        else {
            return Vec::new();
        };
        let meetings: &'c [MeetingFact] = self.meetings;
        let fact = &meetings[meeting as usize];
        let is_own = |party: &ParticipantFact| party.entity == Some(*speaker);
        let Some(own) = fact.participants.iter().find(|party| is_own(party)) else {
            return Vec::new();
        };
        let open = matches!(fact.kind, MeetingKind::Ceremony | MeetingKind::Conference)
            || self.is_public(draft)
            || !self.is_said_at(draft, meeting)
            || self.is_past(meeting);
        if open {
            return Vec::new();
        }
        let two = fact.participants.len() == 2;
        // "Ruiz and her adviser met *the Kenyan president and his minister*": those of the other side.
        let others = fact.participants.iter().filter(|party| {
            !is_own(party) && (two || own.country.is_none() || party.country != own.country)
        });
        let side = |party: &ParticipantFact| party.entity.and(party.country);
        let mut sides = others.clone().map(side);
        let first = sides.next().flatten();
        let one_side = own.country.is_some() && first.is_some() && sides.all(|next| next == first);
        if two || one_side { others.collect() } else { Vec::new() }
    }

    /// Is the meeting long past when the report is published, so that nobody speaks there now?
    fn is_past(&self, meeting: u32) -> bool {
        const DAYS: i32 = 90;
        let published = self.scene.report.published.as_ref().map(|published| published.day);
        match (published, self.meetings[meeting as usize].days) {
            (Some(published), Some((_, last))) => (published - last).get_days() > DAYS,
            _ => false,
        }
    }

    /// Was it said to everybody: "in a speech", "at a rally", "tweeted"?
    fn is_public(&self, draft: &Draft) -> bool {
        const OCCASIONS: [&str; 10] = [
            "address",
            "briefing",
            "broadcast",
            "conference",
            "interview",
            "lecture",
            "post",
            "rally",
            "speech",
            "tweet",
        ];
        let reading = Reading::of(self.scene, draft.sentence);
        if draft
            .cue
            .range()
            .any(|at| matches!(reading.text(at as u32), "posted" | "tweeted" | "wrote"))
        {
            return true;
        }
        let inside = |tokens: TokenRange| {
            let span = self.scene.report.span_of(tokens);
            draft.pieces.iter().any(|piece| piece.overlaps(span))
        };
        self.scene.syntax.phrases_of(draft.sentence).any(|number| {
            let phrase = reading.phrase(number);
            let led = phrase.preposition.is_some_and(|at| {
                matches!(reading.text(at), "in" | "In" | "at" | "At" | "during" | "During")
            });
            led && OCCASIONS.contains(&reading.text(phrase.head)) && !inside(phrase.tokens)
        })
    }

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
            let outside = || {
                let span = reading.span(phrase.tokens);
                !draft.pieces.iter().any(|piece| piece.overlaps(span))
            };
            before.is_some_and(|at| {
                at > reading.tokens.start && reading.text(at - 1) == "interview" && outside()
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
