//! What is looked back to in passing: `Molnar, who had left three years earlier, was recalled in May`, `had been ill
//! since the previous winter`. The tale goes on from where it stood.
//!
//! Not `He left. Three years earlier, …`, nor `She had met him in 1910; two years later …`.

use dateline_lexicon::TimeRole;
use dateline_parser::Shape;
use dateline_schema::closed::Anchor;

use super::scan::{Found, Scanner};

/// `had` stands so many tokens before the time that it looks back to, or fewer.
const REACH: usize = 8;

impl Scanner<'_, '_> {
    /// Does the pluperfect stand before an expression that counts back from what was told?
    pub(super) fn is_aside(&self, found: &Found) -> bool {
        found.anchor == Anchor::Narrative
            && self.story.is_before(found.value.as_ref())
            && self.had_done_before(found.first)
    }

    /// `had left`, `had already been` in the same clause before token `i`.
    fn had_done_before(&self, i: usize) -> bool {
        // `had a fever`, `had to leave` are no pluperfect.
        let others = TimeRole::ARTICLE
            | TimeRole::ONE
            | TimeRole::POSSESSIVE
            | TimeRole::CARDINAL
            | TimeRole::SOME
            | TimeRole::LEADS;
        let verb = |at: usize| {
            self.has(at, Shape::WORD)
                && !self.has(at, Shape::CAPITAL)
                && !self.word(at).is_any(others)
                && !self.is_one(at, &["to", "no", "it", "him", "them", "her", "us", "me", "you"])
        };
        let lowest = i.saturating_sub(REACH).max(self.begin);
        (lowest..i).rev().take_while(|&j| !self.has(j, Shape::PUNCTUATION)).any(|j| {
            self.is(j, "had") && (j + 1..i).find(|&at| !self.is_adverb(at)).is_some_and(verb)
        })
    }

    fn is_adverb(&self, i: usize) -> bool {
        self.text(i).ends_with("ly")
            || self.is_one(i, &["already", "also", "not", "never", "even", "just", "long", "once"])
    }
}
