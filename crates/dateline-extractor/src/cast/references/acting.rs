//! Which organisations and countries act and speak, and which of them "it" and "the company" mean.
//!
//! "Acme Corp bought a mill. *It* said the price was fair": the last that spoke, else the only one
//! that acted. Where a person, a document or somebody unknown spoke last, nothing is decided.

use std::collections::VecDeque;

use dateline_schema::closed::{LinkSource, MentionForm, MentionKind, OrganisationKind};

use super::super::subjects::{Subject, Subjects};
use super::entity_set::EntitySet;
use super::found::{Kind, Reference};
use super::stage::REACH;
use super::{Answer, Resolver};
use crate::facts::{Entity, LocalId};

/// A subject of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Act {
    /// The organisation or place; nothing for anybody and anything else.
    actor: Option<LocalId>,
    sentence: u32,
    token: u32,
    speaks: bool,
}

/// So many subjects are remembered.
const MOST: usize = 32;

/// The subjects of the last sentences.
#[derive(Debug, Default)]
pub(super) struct Acting {
    acts: VecDeque<Act>,
    /// Who was a subject so far.
    acted: EntitySet,
}

impl Acting {
    fn add(&mut self, act: Act) {
        if self.acts.len() == MOST {
            self.acts.pop_front();
        }
        self.acts.push_back(act);
        self.acted.extend(act.actor);
    }

    /// Was it a subject so far?
    pub(super) fn acted(&self, actor: LocalId) -> bool {
        self.acted.contains(actor)
    }

    fn in_sentence(&self, sentence: u32) -> impl Iterator<Item = &Act> {
        self.acts.iter().filter(move |act| act.sentence == sentence)
    }

    /// Who acted last before a token of a sentence, as far as it is one organisation or place.
    fn last(&self, sentence: u32, token: u32) -> Option<LocalId> {
        let here = self.in_sentence(sentence).filter(|act| act.token < token && act.speaks).last();
        if let Some(act) = here {
            return act.actor;
        }
        // Who only acted in between is not the one who spoke before.
        let mut acted = None;
        for back in 1..=REACH {
            let Some(before) = sentence.checked_sub(back) else { break };
            let speaking = || self.in_sentence(before).filter(|act| act.speaks);
            if let Some(first) = speaking().min_by_key(|act| act.token) {
                // What speaks behind it may be in what it says: "Acme said sales showed …".
                let one = speaking().all(|act| act.actor.is_none() || act.actor == first.actor);
                return first.actor.filter(|_| one);
            }
            let mut acting = self.in_sentence(before).filter_map(|act| act.actor);
            if let (None, Some(first)) = (acted, acting.next()) {
                if acting.any(|actor| actor != first) {
                    return None;
                }
                acted = Some(first);
            }
        }
        acted
    }
}

impl Resolver<'_, '_, '_> {
    /// "It said": the organisation or country that acted last.
    pub(super) fn take_it(&mut self, one: &Reference) {
        let actor = self.acting.last(self.sentence, one.tokens.start);
        // "It met with applause" means nobody.
        if actor.is_none() && !one.speaks {
            return;
        }
        let kind = match actor.and_then(|actor| self.entities.all.get(actor.0 as usize)) {
            Some(Entity::Place(_)) => MentionKind::Place,
            _ => MentionKind::Organisation,
        };
        let mention = self.add(one.tokens, kind, MentionForm::Pronoun, None);
        let answer = actor.map_or(Answer::Nobody, Answer::One);
        self.settle(one, mention, &answer, LinkSource::Pronoun);
    }

    /// The organisation that acted last, if it can be of one of these kinds: what is known by its name
    /// alone can be any company.
    pub(super) fn last_actor_of(
        &self,
        one: &Reference,
        kinds: &[OrganisationKind],
    ) -> Option<LocalId> {
        let actor = self.acting.last(self.sentence, one.tokens.start)?;
        let Some(Entity::Organisation(fact)) = self.entities.all.get(actor.0 as usize) else {
            return None;
        };
        let unknown = fact.kind == OrganisationKind::Other && fact.known.is_none();
        let fits =
            kinds.contains(&fact.kind) || unknown && kinds.contains(&OrganisationKind::Company);
        fits.then_some(actor)
    }

    /// Notes the subjects of the sentence that has been read so far as who acts in it.
    pub(super) fn note_act(&mut self, subjects: &Subjects, one: &Reference) {
        let Some(subject) = subjects.headed_in(one.tokens) else { return };
        let known = self.meaning_of(one);
        let is_actor = |id: &LocalId| {
            matches!(
                self.entities.all.get(id.0 as usize),
                Some(Entity::Organisation(_) | Entity::Place(_))
            )
        };
        let actor = known.filter(is_actor).filter(|_| subject.alone);
        self.act(subject, actor);
    }

    /// Notes subjects that are nobody of the cast: "the statement said", "analysts said".
    pub(super) fn note_others(&mut self, subjects: &Subjects, found: &[Reference]) {
        for subject in subjects.iter().take(MOST) {
            let known =
                found.iter().any(|one| one.tokens.range().contains(&(subject.head as usize)));
            if !known {
                self.act(subject, None);
            }
        }
    }

    fn act(&mut self, subject: &Subject, actor: Option<LocalId>) {
        self.acting.add(Act {
            actor,
            sentence: self.sentence,
            token: subject.tokens.start,
            speaks: subject.speaks && !subject.passive,
        });
    }

    /// Whom a reference that has been taken means.
    fn meaning_of(&self, one: &Reference) -> Option<LocalId> {
        let mention = match &one.kind {
            Kind::Mention(mention) => Some(&self.mentions[*mention as usize]),
            Kind::Role(_) | Kind::It => {
                let all = &self.mentions;
                let new = all.get(self.scene.recognised.mentions.len()..).unwrap_or_default();
                let described = match &one.kind {
                    Kind::Role(described) => described.mention,
                    _ => None,
                };
                described.and_then(|mention| all.get(mention as usize)).or_else(|| {
                    new.iter().rev().take(4).find(|mention| mention.tokens == one.tokens)
                })
            }
            _ => None,
        };
        mention.and_then(|mention| mention.meaning.one())
    }
}
