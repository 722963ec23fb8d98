//! Words that say for whom what they call can speak: `data/speaker_words.tsv`.

use std::sync::LazyLock;

use crate::Tsv;
use crate::word_roles::WordRoles;

pub(crate) const TABLE: Tsv = Tsv::new("speaker_words", include_str!("../data/speaker_words.tsv"));

bitflags::bitflags! {
    /// What a word says of who speaks.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct SpeakerWord: u8 {
        /// What can speak for who wrote it: "the *statement* said".
        const DOCUMENT = 1;
        /// Somebody of a party, by a word that is no party's name: "the Ohio *Republican*".
        const MEMBER = 1 << 1;
        /// All who take part in a meeting, whoever they are: "the *participants* agreed".
        const GATHERED = 1 << 2;
        /// All who take part, if they are of this kind: "the *ministers* agreed".
        const PEERS = 1 << 3;
    }
}

/// What words say of who speaks.
pub type SpeakerWords = WordRoles<SpeakerWord>;

/// The words that say for whom what they call can speak.
pub fn speaker_words() -> &'static SpeakerWords {
    static WORDS: LazyLock<SpeakerWords> = LazyLock::new(|| SpeakerWords::load(&TABLE));
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_hash;

    #[test]
    fn a_word_has_its_role() {
        assert_eq!(speaker_words().role(word_hash("Communiqué")), SpeakerWord::DOCUMENT);
        assert_eq!(speaker_words().role(word_hash("Democrat")), SpeakerWord::MEMBER);
    }
}
