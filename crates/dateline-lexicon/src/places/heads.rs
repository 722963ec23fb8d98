//! Words that head names of places (`Morazan *Department*`, `Welland *Canal*`): `data/place_heads.tsv`.

use dateline_schema::closed::PlaceKind;
use rustc_hash::FxHashMap;

use crate::{Tsv, WordClass, WordId, Words};

pub(crate) const TABLE: Tsv = Tsv::new("place_heads", include_str!("../../data/place_heads.tsv"));

/// All heads, by word.
#[derive(Debug, Default)]
pub struct PlaceHeads {
    by_word: FxHashMap<WordId, PlaceKind>,
}

impl PlaceHeads {
    pub(crate) fn load(words: &mut Words) -> Self {
        let head = |row: crate::Row| {
            let kind = row.get("kind").parse::<PlaceKind>().ok();
            let kind = kind.unwrap_or_else(|| panic!("place_heads: {}", row.line()));
            (words.add(row.get("word"), WordClass::empty()), kind)
        };
        Self { by_word: TABLE.rows().map(head).collect() }
    }

    /// The kind of place that a name headed by `word` is of.
    #[inline]
    pub fn get(&self, word: WordId) -> Option<PlaceKind> {
        self.by_word.get(&word).copied()
    }
}
