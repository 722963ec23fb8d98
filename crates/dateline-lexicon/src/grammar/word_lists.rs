//! Plain lists of words: `data/abbreviations.tsv`, `data/common_words.tsv`.

use crate::word_map::WordMap;

use crate::{Tsv, WordClass, Words};

pub(crate) const ABBREVIATIONS: Tsv =
    Tsv::new("abbreviations", include_str!("../../data/abbreviations.tsv"));
pub(crate) const COMMON_WORDS: Tsv =
    Tsv::new("common_words", include_str!("../../data/common_words.tsv"));

/// Gives `class` to the first column of `table`.
pub(super) fn load(words: &mut Words, table: Tsv, class: WordClass) {
    for row in table.rows() {
        words.add(row.line().split('\t').next().unwrap_or_default(), class);
    }
}

/// Abbreviations, and whether a sentence can end with each.
pub(super) fn abbreviations(words: &mut Words) -> WordMap<bool> {
    let mut abbreviations = WordMap::default();
    for row in ABBREVIATIONS.rows() {
        let id = words.add(row.get("abbreviation"), WordClass::ABBREVIATION);
        abbreviations.insert(id, row.get("can_end") == "yes");
    }
    abbreviations
}
