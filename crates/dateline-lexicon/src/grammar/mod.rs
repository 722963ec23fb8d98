//! Words of the language that name nothing: function words, abbreviations, common words.

mod function_words;
mod word_lists;

pub use function_words::{FunctionKind, FunctionWord, Number, Person, PronounGender};

#[cfg(test)]
use crate::Tsv;
use crate::word_map::WordMap;
use crate::{WordClass, WordId, Words};

/// The tables of general words, for the lint test.
#[cfg(test)]
pub(crate) const TABLES: [Tsv; 3] =
    [function_words::TABLE, word_lists::ABBREVIATIONS, word_lists::COMMON_WORDS];

/// What is known of general words beside their classes.
#[derive(Debug, Default)]
pub struct Grammar {
    function_words: WordMap<FunctionWord>,
    abbreviations: WordMap<bool>,
}

impl Grammar {
    pub(crate) fn load(words: &mut Words) -> Self {
        word_lists::load(words, word_lists::COMMON_WORDS, WordClass::COMMON_WORD);
        Self {
            function_words: function_words::load(words),
            abbreviations: word_lists::abbreviations(words),
        }
    }

    /// `word` as a function word.
    #[inline]
    pub fn function_word(&self, word: WordId) -> Option<FunctionWord> {
        self.function_words.get(word).copied()
    }

    /// Can a sentence end after the abbreviation `word` (U.S., Inc., a.m.) when a capital follows?
    /// `None` if it is no abbreviation.
    #[inline]
    pub fn abbreviation_can_end(&self, word: WordId) -> Option<bool> {
        self.abbreviations.get(word).copied()
    }
}
