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
/// Sights whose scores are kept: 2 to this.
const SIGHT_BITS: u32 = 16;

/// A sight and what is said of it, in one line of the cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Said {
    sight: Sight,
    scores: Scores,
}

/// What came lately.
#[derive(Debug)]
pub(super) struct Memo {
    looks: Box<[(u64, Look); 1 << LOOK_BITS]>,
    said: Box<[Said; 1 << SIGHT_BITS]>,
    buffer: String,
    keys: Vec<u64>,
}

impl Memo {
    pub(super) fn new() -> Self {
        let looks = vec![(0, Look::EDGE); 1 << LOOK_BITS].into_boxed_slice();
        let said = vec![Said { sight: 0, scores: [0; LANES] }; 1 << SIGHT_BITS].into_boxed_slice();
        Self {
            looks: looks.try_into().expect("as many as were made"),
            said: said.try_into().expect("as many as were made"),
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
        let said = &mut self.said[(sight >> (64 - SIGHT_BITS)) as usize];
        if said.sight != sight {
            self.keys.clear();
            features(&mut self.keys);
            *said = Said { sight, scores: model.sum(&self.keys) };
        }
        said.scores
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
                scene.sights(|view, sight| {
                    let mut keys = Vec::new();
                    scene.features(view, &mut |key| keys.push(key));
                    let first = known.entry(sight).or_insert_with(|| keys.clone());
                    sights += 1;
                    assert_eq!(*first, keys, "{view:?} at token {token}");
                });
            }
        }
        assert!(sights > known.len(), "some sights come more than once");
    }
}
