//! What depends on one word's type alone, kept for the next time it comes.
//!
//! The memo changes no result: an entry is a function of its key.

use dateline_parser::Token;

use super::features::{OFFSETS, of_look};
use super::label::LANES;
use super::look::{Casing, Look, folded};
use super::model::{Model, Scores};

/// Entries of the memo, a power of two: with 208 bytes each it stays within a core's cache.
const ENTRIES: usize = 4096;

/// A type's look and what it adds to the scores of tokens around it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    key: u64,
    pub(super) look: Look,
    pub(super) scores: [Scores; OFFSETS],
}

/// Types seen lately.
#[derive(Debug)]
pub(super) struct Memo {
    entries: Vec<Entry>,
    edge: [Scores; OFFSETS],
    buffer: String,
    keys: Vec<u64>,
    rows: Vec<u32>,
}

impl Memo {
    pub(super) fn new(model: &Model<'_>) -> Self {
        let empty = Entry { key: 0, look: Look::EDGE, scores: [[0; LANES]; OFFSETS] };
        let (mut keys, mut rows) = (Vec::new(), Vec::new());
        let edge = scores(&Look::EDGE, "", model, &mut keys, &mut rows);
        Self { entries: vec![empty; ENTRIES], edge, buffer: String::new(), keys, rows }
    }

    /// What the edge of a line adds.
    pub(super) fn edge(&self) -> &[Scores; OFFSETS] {
        &self.edge
    }

    /// The entry of a token with this text.
    #[inline]
    pub(super) fn get(
        &mut self,
        token: &Token,
        text: &str,
        casing: Casing,
        model: &Model<'_>,
    ) -> &Entry {
        let key = Look::key(token, casing).max(1);
        let slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % ENTRIES;
        if self.entries[slot].key != key {
            let folded = folded(text, &mut self.buffer);
            let look = Look::of(token, folded, casing, &model.clusters);
            let scores = scores(&look, folded, model, &mut self.keys, &mut self.rows);
            self.entries[slot] = Entry { key, look, scores };
        }
        &self.entries[slot]
    }
}

fn scores(
    look: &Look,
    folded: &str,
    model: &Model<'_>,
    keys: &mut Vec<u64>,
    rows: &mut Vec<u32>,
) -> [Scores; OFFSETS] {
    let mut all = [[0; LANES]; OFFSETS];
    for (offset, scores) in all.iter_mut().enumerate() {
        keys.clear();
        of_look(look, folded, offset, &mut |key| keys.push(key));
        model.add(keys, rows, scores);
    }
    all
}
