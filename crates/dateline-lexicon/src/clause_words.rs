//! Words that say how the clause around them is to be read: `data/clause_words.tsv`.

use std::sync::LazyLock;

use crate::Tsv;
use crate::word_roles::WordRoles;

pub(crate) const TABLE: Tsv = Tsv::new("clause_words", include_str!("../data/clause_words.tsv"));

bitflags::bitflags! {
    /// What a word says of its clause.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct ClauseWord: u8 {
        /// By what somebody says something who is elsewhere: "said *by telephone*" names nobody who did so.
        const MEANS = 1;
        /// Participles that stand before a noun: "the ministry and *related* agencies".
        const DESCRIBES = 1 << 1;
        /// What somebody is due to do, or something: "is due to *open*"; not "due to *lack* of".
        const ARRANGED = 1 << 2;
        /// Participles that stand before a noun where a sentence lists what is talked of: "discussed energy and
        /// *advanced* technologies"; elsewhere they can go on from the verb, "cut costs and *advanced* money".
        const TOPICAL = 1 << 3;
        /// Adjectives that are verbs, too: "discussed *clean* water".
        const ADJECTIVE = 1 << 4;
        /// Adjectives of which another is often told in a breath: "*bold* and determined efforts".
        const QUALITY = 1 << 5;
    }
}

/// What words say of clauses.
pub type ClauseWords = WordRoles<ClauseWord>;

/// The words that say how a clause is to be read.
pub fn clause_words() -> &'static ClauseWords {
    static WORDS: LazyLock<ClauseWords> = LazyLock::new(|| ClauseWords::load(&TABLE));
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_hash;

    #[test]
    fn a_word_has_its_role() {
        assert_eq!(clause_words().role(word_hash("Telephone")), ClauseWord::MEANS);
        assert_eq!(clause_words().role(word_hash("wounded")), ClauseWord::DESCRIBES);
    }
}
