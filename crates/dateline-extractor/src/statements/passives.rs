//! Cues in the passive, which tell of what stands in front of them.

use dateline_lexicon::words;

use super::reading::Reading;
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// "*The plan*, announced by the bank, …": what a participle between commas tells of.
    pub(super) fn described_in_front(&self, verb: &VerbGroup) -> Option<u32> {
        let comma = verb.tokens.start.checked_sub(1).filter(|&at| self.is_comma(at))?;
        let thing = self.phrase_to(comma).filter(|&thing| !self.is_actor(thing))?;
        (verb.form == VerbForm::Participle && self.phrase(thing).preposition.is_none())
            .then_some(thing)
    }

    /// "The talks went well, *as further reported by* the daily": where that ends which a cue in the passive is about.
    pub(super) fn before_as(&self, end: u32) -> u32 {
        let mut at = end;
        while at > self.tokens.start + 1 && self.is_adverb(at - 1) {
            at -= 1;
        }
        let stands = at > self.tokens.start + 1 && self.is_word(at - 1, words!["as"]);
        if stands { at - 1 } else { end }
    }
}
