//! What stands after a name: `data/name_suffixes.tsv`.

use rustc_hash::FxHashMap;

use crate::{Tsv, WordClass, Words, word_hash};

pub(crate) const TABLE: Tsv =
    Tsv::new("name_suffixes", include_str!("../../data/name_suffixes.tsv"));

/// What stands after a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameSuffix {
    /// Tells father from son; in its canonical form (`Jr`, `III`). Part of the name.
    Generation(&'static str),
    /// A degree, an order, a seat: no part of the name.
    PostNominal,
}

/// Suffixes by hash.
#[derive(Debug, Default)]
pub(super) struct NameSuffixes(FxHashMap<u64, NameSuffix>);

impl NameSuffixes {
    pub(super) fn load(words: &mut Words) -> Self {
        let mut suffixes = FxHashMap::default();
        for row in TABLE.rows() {
            let value = match row.get("kind") {
                "generation" => NameSuffix::Generation(row.get("canonical")),
                "post_nominal" => NameSuffix::PostNominal,
                _ => panic!("name_suffixes: {}", row.line()),
            };
            let text = row.get("suffix");
            suffixes.insert(word_hash(text), value);
            if text.len() > 1 && !text.contains(' ') {
                words.add(text, WordClass::NAME_SUFFIX);
            }
        }
        Self(suffixes)
    }

    pub(super) fn get(&self, word: &str) -> Option<NameSuffix> {
        self.0.get(&word_hash(word)).copied()
    }
}
