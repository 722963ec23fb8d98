//! Words that stand beside companies and hardly beside people: `data/company_words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{Tsv, word_hash};

pub(crate) const TABLE: Tsv = Tsv::new("company_words", include_str!("../data/company_words.tsv"));

bitflags::bitflags! {
    /// Where a word stands beside a company.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct CompanyRole: u8 {
        /// Behind its name, with or without `'s`: "Kodak *shares*", "Kodak's *earnings*".
        const OWNED = 1;
        /// Before "of", "in", "with" and its name: "a *unit* of Kodak", "a *stake* in Kodak".
        const LEADS = 1 << 1;
        /// Behind its name and before a number: "Kodak *fell* 15 marks".
        const MOVES = 1 << 2;
    }
}

/// Words beside companies.
#[derive(Debug)]
pub struct CompanyWords(FxHashMap<u64, CompanyRole>);

impl CompanyWords {
    fn load() -> Self {
        let mut words = FxHashMap::<u64, CompanyRole>::default();
        for row in TABLE.rows() {
            let role = CompanyRole::from_name(&row.get("role").to_ascii_uppercase());
            let role = role.unwrap_or_else(|| panic!("company_words: {}", row.line()));
            *words.entry(word_hash(row.get("word"))).or_default() |= role;
        }
        Self(words)
    }

    /// Where the word with this hash stands beside a company.
    #[inline]
    pub fn role(&self, hash: u64) -> CompanyRole {
        self.0.get(&hash).copied().unwrap_or_default()
    }
}

/// The words that stand beside companies.
pub fn company_words() -> &'static CompanyWords {
    static WORDS: LazyLock<CompanyWords> = LazyLock::new(CompanyWords::load);
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_and_folded() {
        let lines: Vec<_> = TABLE.rows().map(|row| row.line()).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(TABLE.rows().all(|row| crate::fold(row.get("word")) == row.get("word")));
        let role = company_words().role(word_hash("Shares"));
        assert_eq!(role, CompanyRole::OWNED | CompanyRole::LEADS);
    }
}
