//! Looks of types, and what each view says of what it sees, kept for the next time it comes.
//!
//! The memo changes no result: an entry is a function of its key.

use dateline_parser::Token;

use super::features::Sight;
use super::label::LANES;
use super::look::{Casing, Look, folded};
use super::model::{Model, Scores};

/// Looks that are kept: 2 to this.
const LOOK_BITS: u32 = 14;
/// Sights whose scores are kept: 2 to this, of 40 bytes each.
const SIGHT_BITS: u32 = 16;

/// Scores at a place where they lie in one line of the cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Kept(Scores);

/// What came lately.
#[derive(Debug)]
pub(super) struct Memo {
    looks: Vec<(u64, Look)>,
    sights: Vec<Sight>,
    scores: Vec<Kept>,
    buffer: String,
    keys: Vec<u64>,
}

impl Memo {
    pub(super) fn new() -> Self {
        Self {
            looks: vec![(0, Look::EDGE); 1 << LOOK_BITS],
            sights: vec![0; 1 << SIGHT_BITS],
            scores: vec![Kept([0; LANES]); 1 << SIGHT_BITS],
            buffer: String::new(),
            keys: Vec::new(),
        }
    }

    /// The look of a token with this text.
    #[inline]
    pub(super) fn look(
        &mut self,
        token: &Token,
        text: &str,
        casing: Casing,
        model: &Model<'_>,
    ) -> Look {
        let key = Look::key(token, casing).max(1);
        let slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - LOOK_BITS)) as usize;
        let entry = &mut self.looks[slot];
        if entry.0 != key {
            let folded = folded(text, &mut self.buffer);
            *entry = (key, Look::of(token, folded, casing, &model.clusters));
        }
        entry.1
    }

    /// What is said of a sight; `features` gives the keys of its features, if it did not come
    /// lately.
    #[inline]
    pub(super) fn scores(
        &mut self,
        sight: Sight,
        model: &Model<'_>,
        features: impl FnOnce(&mut Vec<u64>),
    ) -> Scores {
        let slot = (sight >> (64 - SIGHT_BITS)) as usize;
        if self.sights[slot] != sight {
            self.keys.clear();
            features(&mut self.keys);
            self.sights[slot] = sight;
            self.scores[slot].0 = model.sum(&self.keys);
        }
        self.scores[slot].0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use dateline_parser::{Meta, parse};

    use super::*;
    use crate::tagger::document::Document;
    use crate::tagger::outline::Outline;
    use crate::tagger::scene::{Scene, Seen};

    /// What is kept for a sight must be what would be found again, wherever it comes.
    #[test]
    fn features_depend_on_the_sight_alone() {
        let text = "Kenya and Uganda met. The Kenya Wildlife Service met Kenya's minister, Amina \
                    Odhiambo, in Nairobi on 12 May and 13 May. UGANDA SAID NO TO KENYA ON MONDAY.\n\n\
                    \"Amina Odhiambo said no to the Kenya Wildlife Service,\" the Nairobi-based \
                    Uganda Wildlife Service said. In Nairobi, Amina Odhiambo said 12 or 13 met.";
        let report = parse(text, &Meta::default());
        let mut outline = Outline::default();
        outline.fill(&report);
        let mut document = Document::default();
        document.fill(&report, &outline);
        let (mut memo, model) = (Memo::new(), Model::shipped());
        let mut looks = vec![Look::EDGE; report.tokens.len()];
        for line in &outline.lines {
            let tokens = line.start as usize..line.end as usize;
            for (look, token) in looks[tokens.clone()].iter_mut().zip(&report.tokens[tokens]) {
                *look = memo.look(token, report.slice(token.span), line.casing, model);
            }
        }
        let seen = Seen { report: &report, outline: &outline, document: &document, looks: &looks };
        let mut known: BTreeMap<Sight, Vec<u64>> = BTreeMap::new();
        let mut sights = 0;
        for segment in &outline.segments {
            for token in segment.start as usize..segment.end as usize {
                let scene = Scene::new(seen, outline.lines[segment.line as usize], token);
                for (view, sight) in scene.sights() {
                    let mut keys = Vec::new();
                    scene.features(view, &mut |key| keys.push(key));
                    let first = known.entry(sight).or_insert_with(|| keys.clone());
                    sights += 1;
                    assert_eq!(*first, keys, "{view:?} at token {token}");
                }
            }
        }
        assert!(sights > known.len(), "some sights come more than once");
    }
}
