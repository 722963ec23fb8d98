//! Tables of words and what each can do somewhere, by the hash of the word: for who reads words before they
//! have numbers.

use std::ops::BitOrAssign;

use bitflags::Flags;
use rustc_hash::FxHashMap;

use crate::{Tsv, word_hash};

/// What words can do; a word may stand in several rows.
#[derive(Debug)]
pub struct WordRoles<R>(FxHashMap<u64, R>);

impl<R: Flags + BitOrAssign + Copy + Default> WordRoles<R> {
    /// Reads the columns `word` and `role` of a table; roles are flags in small letters.
    pub(crate) fn load(table: &Tsv) -> Self {
        let mut words = FxHashMap::<u64, R>::default();
        for row in table.rows() {
            let role = R::from_name(&row.get("role").to_ascii_uppercase());
            let role = role.unwrap_or_else(|| panic!("no role: {}", row.line()));
            *words.entry(word_hash(row.get("word"))).or_default() |= role;
        }
        Self(words)
    }

    /// What the word with this hash can do.
    #[inline]
    pub fn role(&self, hash: u64) -> R {
        self.0.get(&hash).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Tsv, clause_words, company_words, meeting_words, report_words, speaker_words,
        statement_words,
    };

    #[test]
    fn tables_are_sorted_and_folded() {
        let check = |table: &Tsv| {
            let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(table.rows().all(|row| crate::fold(row.get("word")) == row.get("word")));
        };
        check(&clause_words::TABLE);
        check(&company_words::TABLE);
        check(&meeting_words::TABLE);
        check(&report_words::TABLE);
        check(&speaker_words::TABLE);
        check(&statement_words::TABLE);
    }
}
