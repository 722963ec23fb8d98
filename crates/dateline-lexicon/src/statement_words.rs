//! Words that say what stands beside a statement, or what it is about: `data/statement_words.tsv`.

use std::sync::LazyLock;

use crate::Tsv;
use crate::word_roles::WordRoles;

pub(crate) const TABLE: Tsv =
    Tsv::new("statement_words", include_str!("../data/statement_words.tsv"));

bitflags::bitflags! {
    /// What a word says of a statement.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct StatementWord: u32 {
        /// What people say things at: "told the minister in a *call* that".
        const OCCASION = 1;
        /// What something was said during, behind all of it: "… during a *visit*".
        const DURING = 1 << 1;
        /// What something was said in, behind all of it: "… in an *interview*".
        const WITHIN = 1 << 2;
        /// What a report calls what was said: "…, a *claim* that Norway denies".
        const REMARK = 1 << 3;
        /// What came of it: "…, *drawing* scorn from the opposition".
        const RESULT = 1 << 4;
        /// Nouns for something said to be so: "denied a *report* that the talks had failed".
        const CLAIM = 1 << 5;
        /// Verbs of what somebody does at a time that is fixed: "will *launch* a rocket".
        const BEGINS = 1 << 6;
        /// What somebody shares by telling it: "shared *views*", "shared her *story*".
        const TELLABLE = 1 << 7;
        /// What people talk of, by a word that says no more: "addressed *ways* to trade".
        const MATTER = 1 << 8;
        /// Participles that tell of speech whatever they have for an object: "*Noting* the risks, Ito said".
        const TELLS = 1 << 9;
        /// Verbs of what somebody thinks, and tells only by saying so: "said he *believes* it".
        const THOUGHT = 1 << 10;
        /// Verbs that promise what is to come and vouch for what is: "*assured* them it is safe".
        const ASSURES = 1 << 11;
        /// Verbs of speech that say nothing of how it is said: "*told* them that".
        const PLAIN = 1 << 12;
        /// Verbs of things that are a sign of something, and of what is written: "the report *shows* that".
        const EVIDENCE = 1 << 13;
        /// What things are written in that show something: "the *figures* show that".
        const SHOWS = 1 << 14;
        /// Verbs of what one meets with, and is not blamed for: "have never *seen* such a crowd".
        const UNDERGOES = 1 << 15;
        /// What somebody raises by speaking of it: "raised the *case* of two men", not "raised the price".
        const RAISED = 1 << 16;
        /// What is put at risk without a word: "threatened the *lives* of miners", not "threatened a strike".
        const EXPOSED = 1 << 17;
        /// What people commit: "committed *crimes*", not "committed troops".
        const OFFENCE = 1 << 18;
        /// What things are done by, and nobody says: "paid according to the *rules*".
        const MEASURE = 1 << 19;
        /// What people have or hold with each other about something: "had a *discussion* on trade".
        const TALK = 1 << 20;
        /// What one grants or refuses: "denied *visas* to two reporters", which disputes nothing.
        const GRANTED = 1 << 21;
        /// Verbs of what one is blamed for trying: "called it an attempt to *derail* the talks".
        const HINDERS = 1 << 22;
        /// Nouns for what is tried: "an *attempt* to derail the talks".
        const ATTEMPT = 1 << 23;
    }
}

/// What words say of statements.
pub type StatementWords = WordRoles<StatementWord>;

/// The words that say what stands beside a statement.
pub fn statement_words() -> &'static StatementWords {
    static WORDS: LazyLock<StatementWords> = LazyLock::new(|| StatementWords::load(&TABLE));
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_hash;

    #[test]
    fn a_word_has_all_its_roles() {
        let role = statement_words().role(word_hash("Call"));
        assert_eq!(
            role,
            StatementWord::OCCASION
                | StatementWord::DURING
                | StatementWord::REMARK
                | StatementWord::TALK
        );
    }
}
