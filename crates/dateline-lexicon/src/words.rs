//! Every word of every table has a number and a set of classes.

use rustc_hash::FxHashMap;

use crate::fold::word_hash;

/// The number of a word in this lexicon; 0 for a word of no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WordId(pub u32);

impl WordId {
    /// A word of no table.
    pub const UNKNOWN: Self = Self(0);
}

bitflags::bitflags! {
    /// What a word alone can be. A class is a possibility, not a decision: "may" is a month and a verb.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct WordClass: u64 {
        /// Name or abbreviation of a month.
        const MONTH = 1;
        /// Name or abbreviation of a day of the week.
        const WEEKDAY = 1 << 1;
        /// A cardinal or ordinal written as a word.
        const NUMBER_WORD = 1 << 2;
        /// First word of a time expression's trigger (today, last, ago, recent, …).
        const TIME_TRIGGER = 1 << 3;
        /// An abbreviation whose full stop ends no sentence (Mr., Gen., Feb.).
        const ABBREVIATION = 1 << 4;
        /// A courtesy title or honorific (Mr, Dr, Sir, Daw).
        const HONORIFIC = 1 << 5;
        /// First word of an office's head (president, prime, minister, state).
        const OFFICE_START = 1 << 6;
        /// First word of a modifier of an office (former, acting, then).
        const OFFICE_MODIFIER = 1 << 7;
        /// First word of a country's name.
        const COUNTRY_START = 1 << 8;
        /// First word of a demonym (Vietnamese, South Korean).
        const DEMONYM_START = 1 << 9;
        /// First word of a city's name.
        const CITY_START = 1 << 10;
        /// First word of a known organisation's name or acronym.
        const ORGANISATION_START = 1 << 11;
        /// A word that heads organisation names (Ministry, Bank, Corp, University).
        const ORGANISATION_HEAD = 1 << 12;
        /// A word that heads names of works (Initiative, Treaty, Congress).
        const WORK_HEAD = 1 << 13;
        /// First word of a cue of speech, in any inflection (said, expressed, according).
        const CUE_START = 1 << 14;
        /// First word of a meeting trigger (met, talks, visited).
        const MEETING_START = 1 << 15;
        /// A common given name.
        const GIVEN_NAME = 1 << 16;
        /// A common family name.
        const FAMILY_NAME = 1 << 17;
        /// A particle inside names (van, de, bin, al).
        const NAME_PARTICLE = 1 << 18;
        /// A suffix of names (Jr, III).
        const NAME_SUFFIX = 1 << 19;
        /// A function word: article, preposition, conjunction, auxiliary, pronoun.
        const FUNCTION_WORD = 1 << 20;
        /// A personal or possessive pronoun.
        const PRONOUN = 1 << 21;
        /// An auxiliary or modal verb (is, has, will, could).
        const AUXILIARY = 1 << 22;
        /// A common noun or other word that is seldom part of a person's name though capitalised at a sentence's start.
        const COMMON_WORD = 1 << 23;
        /// A news agency or its abbreviation.
        const AGENCY = 1 << 24;
        /// First word of a description of a role in the scene (host, guest, counterpart, leader).
        const ROLE_START = 1 << 25;
        /// A verb in a finite or participle form, from the lexicon of verbs.
        const VERB = 1 << 26;
        /// First word of a phrase by which a topic is known.
        const TOPIC_START = 1 << 27;
        /// First word of what tells of a meeting by itself (met, talks, visited) or of who was at one (delegation,
        /// present); not of what only holds it (have, continue) or is signed there (agreement).
        const MEETING_TELLS = 1 << 32; // the tagger's model looks at those below
    }
}

impl WordClass {
    /// A word of personal names.
    pub const PERSONAL: Self = Self::GIVEN_NAME.union(Self::FAMILY_NAME);
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// Its number.
    pub id: WordId,
    /// What it can be.
    pub class: WordClass,
}

impl Word {
    /// A word of no table.
    pub const UNKNOWN: Self = Self { id: WordId::UNKNOWN, class: WordClass::empty() };
}

/// The words of all tables by hash.
#[derive(Debug, Default)]
pub struct Words {
    by_hash: FxHashMap<u64, Word>,
}

impl Words {
    /// No words yet, with room for `words` of them.
    pub fn with_capacity(words: usize) -> Self {
        Self { by_hash: FxHashMap::with_capacity_and_hasher(words, rustc_hash::FxBuildHasher) }
    }

    /// Takes `word` in (folding it), adds `class` to what it can be, and gives its number.
    pub fn add(&mut self, word: &str, class: WordClass) -> WordId {
        let next = WordId(u32::try_from(self.by_hash.len() + 1).expect("fewer than 2^32 words"));
        let entry = self
            .by_hash
            .entry(word_hash(word))
            .or_insert(Word { id: next, class: WordClass::empty() });
        entry.class |= class;
        entry.id
    }

    /// Adds to every word the classes that `classes` gives its number.
    pub(crate) fn mark(&mut self, classes: impl Fn(WordId) -> WordClass) {
        self.by_hash.values_mut().for_each(|word| word.class |= classes(word.id));
    }

    /// What is known of the word with this hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Word {
        self.by_hash.get(&hash).copied().unwrap_or(Word::UNKNOWN)
    }
}
