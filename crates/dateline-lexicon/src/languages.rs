//! Function words that tell languages apart: `data/language_words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{Tsv, word_hash};

pub(crate) const TABLE: Tsv =
    Tsv::new("language_words", include_str!("../data/language_words.tsv"));

/// The languages whose function words are known, by their two-letter codes.
const CODES: [&str; 18] = [
    "cs", "da", "de", "en", "es", "fi", "fr", "hu", "id", "it", "nl", "no", "pl", "pt", "ro", "sv",
    "tr", "vi",
];

/// Function words of some languages.
#[derive(Debug)]
pub struct Languages {
    /// One bit for each of the codes.
    words: FxHashMap<u64, u32>,
}

impl Languages {
    fn load() -> Self {
        let words = TABLE
            .rows()
            .map(|row| {
                let bits = row.list("languages").map(|code| {
                    let n = CODES.iter().position(|known| *known == code);
                    1 << n.unwrap_or_else(|| panic!("language_words: {}", row.line()))
                });
                (word_hash(row.get("word")), bits.fold(0, |all, bit| all | bit))
            })
            .collect();
        Self { words }
    }

    /// The codes, in the order of their bits.
    pub const fn codes(&self) -> &'static [&'static str] {
        &CODES
    }

    /// The languages that the word with this hash is a function word of, a bit each.
    #[inline]
    pub fn of(&self, hash: u64) -> u32 {
        self.words.get(&hash).copied().unwrap_or(0)
    }
}

/// The function words of languages.
pub fn languages() -> &'static Languages {
    static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::load);
    &LANGUAGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_and_folded() {
        let keys: Vec<_> = TABLE.rows().map(|row| row.get("word")).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(keys.iter().all(|key| crate::fold(key) == *key));
        assert_eq!(languages().of(word_hash("the")), 1 << 3);
    }
}
