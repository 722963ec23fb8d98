//! Words that stand beside companies and hardly beside people: `data/company_words.tsv`.

use std::sync::LazyLock;

use crate::Tsv;
use crate::word_roles::WordRoles;

pub(crate) const TABLE: Tsv = Tsv::new("company_words", include_str!("../data/company_words.tsv"));

bitflags::bitflags! {
    /// Where a word stands beside a company.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct CompanyRole: u8 {
        /// Behind its name, with or without `'s`: "Keffler *shares*", "Keffler's *earnings*".
        const OWNED = 1;
        /// Before "of", "in", "with" and its name: "a *unit* of Keffler", "a *stake* in Keffler".
        const LEADS = 1 << 1;
        /// Behind its name and before a number: "Keffler *fell* 15 marks".
        const MOVES = 1 << 2;
        /// What only a body says that it does: "said it *plans* to merge".
        const DEED = 1 << 3;
        /// At the end of its name, and often left out: "Keffler *Industries* Inc".
        const TAIL = 1 << 4;
        /// What a company makes or deals in, which no name of one tells: "*Drugmaker* Keffler fell", "the *drugmaker*".
        const TRADE = 1 << 5;
    }
}

/// Where words stand beside a company.
pub type CompanyWords = WordRoles<CompanyRole>;

/// The words that stand beside companies.
pub fn company_words() -> &'static CompanyWords {
    static WORDS: LazyLock<CompanyWords> = LazyLock::new(|| CompanyWords::load(&TABLE));
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_hash;

    #[test]
    fn a_word_has_all_its_roles() {
        let role = company_words().role(word_hash("Shares"));
        assert_eq!(role, CompanyRole::OWNED | CompanyRole::LEADS);
    }
}
