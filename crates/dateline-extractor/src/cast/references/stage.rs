//! Who is on the stage: the people, organisations and countries that the text named last, and as what.

use std::collections::VecDeque;

use dateline_lexicon::CountryId;

use crate::facts::LocalId;

/// Somebody at a place of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) person: LocalId,
    pub(super) sentence: u32,
    pub(super) token: u32,
    /// The number, within the sentence, of the verb that it is the subject of.
    pub(super) verb: Option<u32>,
    /// Is that a verb of speech?
    pub(super) speaks: bool,
}

/// Somebody who is nobody known: an unnamed minister is no other minister.
pub(super) const STRANGER: LocalId = LocalId(u32::MAX);

/// So many are remembered; what lies further back is no antecedent.
const MOST: usize = 32;
/// A pronoun reaches so many sentences back.
pub(super) const REACH: u32 = 3;

/// The stage after what has been read.
#[derive(Debug)]
pub(super) struct Stage {
    seen: VecDeque<Seen>,
    /// Whose turn of a transcript it is: nobody calls himself "he" or "the minister".
    pub(super) speaking: Option<LocalId>,
    /// Who takes part in the meeting that is told of.
    pub(super) parties: Vec<LocalId>,
    /// The last group that was spoken of as one, and in which sentence.
    pub(super) group: Option<(u32, Vec<LocalId>)>,
    /// The last countries or organisations that acted together, and in which sentence.
    pub(super) bodies: Option<(u32, Vec<LocalId>)>,
    /// Organisations, the latest last.
    organisations: VecDeque<LocalId>,
    /// Countries with the sentence that named them last, the latest last.
    countries: Vec<(CountryId, u32)>,
}

impl Default for Stage {
    fn default() -> Self {
        Self {
            // Reports of a few lines fill it.
            seen: VecDeque::with_capacity(MOST),
            speaking: None,
            parties: Vec::new(),
            group: None,
            bodies: None,
            organisations: VecDeque::new(),
            countries: Vec::new(),
        }
    }
}

impl Stage {
    pub(super) fn see(&mut self, seen: Seen) {
        if self.seen.len() == MOST {
            self.seen.pop_front();
        }
        self.seen.push_back(seen);
    }

    pub(super) fn see_organisation(&mut self, organisation: LocalId) {
        if self.organisations.len() == MOST {
            self.organisations.pop_front();
        }
        self.organisations.push_back(organisation);
    }

    pub(super) fn see_country(&mut self, country: CountryId, sentence: u32) {
        self.countries.retain(|&(known, _)| known != country);
        if self.countries.len() == MOST {
            self.countries.remove(0);
        }
        self.countries.push((country, sentence));
    }

    /// All that were seen and can be spoken of, the latest first.
    pub(super) fn latest(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev().filter(|seen| Some(seen.person) != self.speaking)
    }

    /// Those seen in a sentence, in reading order.
    pub(super) fn in_sentence(&self, sentence: u32) -> impl Iterator<Item = &Seen> {
        let here = move |seen: &&Seen| seen.sentence == sentence;
        self.seen.iter().filter(here).filter(|seen| Some(seen.person) != self.speaking)
    }

    /// Organisations, the latest first.
    pub(super) fn organisations(&self) -> impl Iterator<Item = LocalId> {
        self.organisations.iter().rev().copied()
    }

    /// Countries with the sentence that named them last, the latest first.
    pub(super) fn countries(&self) -> impl Iterator<Item = (CountryId, u32)> {
        self.countries.iter().rev().copied()
    }

    /// The people of the last sentences, the latest first, each once.
    pub(super) fn people(&self, sentence: u32, reach: u32) -> Vec<LocalId> {
        let mut people = Vec::new();
        let near = self.latest().take_while(|seen| seen.sentence.saturating_add(reach) >= sentence);
        for seen in near.filter(|seen| seen.person != STRANGER) {
            if !people.contains(&seen.person) {
                people.push(seen.person);
            }
        }
        people
    }

    /// Of several people the one who was a subject last, if no other of them was one in that sentence
    /// or has been named since.
    pub(super) fn last_subject_of(&self, of: &[LocalId], sentence: u32) -> Option<LocalId> {
        let near = || {
            self.latest()
                .take_while(|seen| seen.sentence + REACH > sentence)
                .filter(|seen| of.contains(&seen.person))
        };
        let last = near().find(|seen| seen.verb.is_some())?;
        let rival = near().any(|seen| {
            seen.person != last.person
                && (seen.sentence > last.sentence
                    || seen.sentence == last.sentence && seen.verb.is_some())
        });
        (!rival).then_some(last.person)
    }
}
