//! Words in a sentence: what a function word can do, and which forms of which verb a word can
//! be. Tables `syntax_words` and `verb_lemmas`.

mod inflection;
mod kinds;

pub use kinds::{Role, VerbForms};

use crate::word_map::WordMap;
use crate::{Row, Tsv, WordClass, WordId, Words};
use inflection::Forms;

const SYNTAX_WORDS: Tsv = Tsv::new("syntax_words", include_str!("../../data/syntax_words.tsv"));
const VERBS: Tsv = Tsv::new("verb_lemmas", include_str!("../../data/verb_lemmas.tsv"));

/// What a word can be in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SyntaxWord {
    /// What it can do as a function word.
    pub roles: Role,
    /// Which forms of a verb it can be, and what is known of that verb.
    pub forms: VerbForms,
    /// The verb's base form; [`WordId::UNKNOWN`] for what is no verb. Where a form belongs to two
    /// verbs ("found"), the one that comes first in the table.
    pub lemma: WordId,
}

/// What is known of words in a sentence.
#[derive(Debug, Default)]
pub struct SyntaxWords {
    words: WordMap<SyntaxWord>,
}

impl SyntaxWords {
    pub(crate) fn load(words: &mut Words) -> Self {
        let mut table = Self::default();
        for row in SYNTAX_WORDS.rows() {
            let roles = row.list("roles").fold(Role::empty(), |roles, name| {
                roles | Role::named(name).unwrap_or_else(|| panic!("{}", row.line()))
            });
            let id = words.add(row.get("word"), roles.class());
            table.words.get_or_insert_with(id, SyntaxWord::default).roles |= roles;
        }
        for row in VERBS.rows() {
            table.read_verb(words, row);
        }
        table
    }

    fn read_verb(&mut self, words: &mut Words, row: Row) {
        let kinds = row.list("kinds").fold(VerbForms::empty(), |kinds, name| {
            kinds | VerbForms::named(name).unwrap_or_else(|| panic!("{}", row.line()))
        });
        let lemma = row.get("lemma");
        let forms = Forms::of(lemma, row.get("past"), row.get("participle"), row.get("gerund"));
        let lemma = words.add(lemma, WordClass::VERB);
        let mut add = |form: &str, kind: VerbForms| {
            let id = words.add(form, WordClass::VERB);
            let word = self.words.get_or_insert_with(id, SyntaxWord::default);
            if word.lemma == WordId::UNKNOWN {
                word.lemma = lemma;
            }
            word.forms |= kind | kinds;
        };
        forms.each(&mut add);
    }

    /// What `word` can be in a sentence; an empty [`SyntaxWord`] for a word that is neither a
    /// function word nor a known verb.
    #[inline]
    pub fn word(&self, word: WordId) -> SyntaxWord {
        self.words.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fold, lexicon, word_hash};

    #[test]
    fn tables_are_sorted_folded_and_have_sources() {
        for table in [SYNTAX_WORDS, VERBS] {
            let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
            assert!(lines.is_sorted(), "{}", table.name());
            for line in lines {
                let key = line.split('\t').next().unwrap_or_default();
                assert_eq!(fold(key), key, "{}", table.name());
                assert!(line.ends_with("hand"), "{}: {line}", table.name());
            }
        }
    }

    #[test]
    fn forms_of_verbs() {
        let word = |text: &str| lexicon().syntax().word(lexicon().word(word_hash(text)).id);
        let lemma = |text: &str| lexicon().word(word_hash(text)).id;
        for (form, of, kind) in [
            ("said", "say", VerbForms::PAST),
            ("spoken", "speak", VerbForms::PARTICIPLE),
            ("hopes", "hope", VerbForms::THIRD),
            ("committing", "commit", VerbForms::GERUND),
            ("reaffirmed", "reaffirm", VerbForms::PARTICIPLE),
            ("denies", "deny", VerbForms::THIRD),
            ("urging", "urge", VerbForms::GERUND),
            ("signalled", "signal", VerbForms::PAST),
            ("signaled", "signal", VerbForms::PAST),
            ("agreeing", "agree", VerbForms::GERUND),
        ] {
            assert!(word(form).forms.contains(kind), "{form}");
            assert_eq!(word(form).lemma, lemma(of), "{form}");
        }
        assert!(word("speak").forms.contains(VerbForms::SPEECH));
        assert!(!word("spoken").forms.contains(VerbForms::PAST));
        assert!(word("that").roles.contains(Role::THAT | Role::DETERMINER));
    }
}
