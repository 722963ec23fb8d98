//! Words of speech: which verbs, nouns and phrases put something into words, what stands around
//! them, and what is done by saying it. Tables `cues`, `cue_nouns`, `cue_acts`, `topics`.

mod acts;
mod cue;
mod noun;
mod topics;

pub use acts::{ActRule, ActSubject, Sign};
pub use cue::{Cue, Frame, Takes};
pub use noun::{CueNoun, NounPart, PeopleNoun};

use dateline_schema::closed::Topic;
use rustc_hash::FxHashSet;

use crate::word_map::WordMap;
use crate::{Phrases, SyntaxWords, Tsv, VerbForms, WordClass, WordId, Words};

/// The tables of speech, for the lint test.
#[cfg(test)]
pub(crate) const TABLES: [Tsv; 5] = [CUES, CUE_NOUNS, CUE_ACTS, PEOPLE, TOPICS];

const CUES: Tsv = Tsv::new("cues", include_str!("../../data/cues.tsv"));
const CUE_NOUNS: Tsv = Tsv::new("cue_nouns", include_str!("../../data/cue_nouns.tsv"));
const CUE_ACTS: Tsv = Tsv::new("cue_acts", include_str!("../../data/cue_acts.tsv"));
const PEOPLE: Tsv = Tsv::new("people_words", include_str!("../../data/people_words.tsv"));
const TOPICS: Tsv = Tsv::new("topics", include_str!("../../data/topics.tsv"));

/// What is known of speech.
#[derive(Debug, Default)]
pub struct Speech {
    /// By the base form of the verb, longer cues first.
    verbs: WordMap<Vec<Cue>>,
    /// "according to": the words before a speaker who stands behind them.
    sources: Phrases<Cue>,
    nouns: WordMap<CueNoun>,
    acts: WordMap<Vec<ActRule>>,
    topics: Phrases<Topic>,
    /// Nouns for people.
    people: WordMap<PeopleNoun>,
    /// What else one of them can be called, by the name of the group.
    kin: WordMap<Vec<&'static str>>,
}

impl Speech {
    pub(crate) fn load(words: &mut Words, syntax: &SyntaxWords) -> Self {
        let mut speech = Self::default();
        let mut lemmas = FxHashSet::default();
        for row in CUES.rows() {
            let cue = Cue::read(row, words, syntax);
            if cue.frame == Frame::Source {
                let phrase = row.get("cue");
                speech
                    .sources
                    .insert(words, phrase, WordClass::CUE_START, cue)
                    .unwrap_or_else(|_| panic!("cues: {phrase} twice"));
            } else {
                lemmas.insert(cue.verb);
                speech.verbs.push(cue.verb, cue);
            }
        }
        for cues in speech.verbs.values_mut() {
            cues.sort_by_key(|cue| {
                std::cmp::Reverse(cue.rest.len() + usize::from(cue.before.is_some()))
            });
        }
        words.mark(|id| {
            if lemmas.contains(&syntax.word(id).lemma) {
                WordClass::CUE_START
            } else {
                WordClass::empty()
            }
        });
        for row in CUE_NOUNS.rows() {
            let id = words.add(row.get("noun"), WordClass::empty());
            speech.nouns.insert(id, CueNoun::read(row));
        }
        for row in CUE_ACTS.rows() {
            let rule = ActRule::read(row, words, syntax);
            speech.acts.push(rule.word, rule);
        }
        for row in PEOPLE.rows() {
            let id = words.add(row.get("word"), WordClass::empty());
            speech.people.insert(id, PeopleNoun::read(row));
            row.list("kin").for_each(|kin| speech.kin.push(id, kin));
        }
        topics::read(TOPICS, words, &mut speech.topics);
        speech
    }

    /// The cues that the verb with this base form heads, longer ones first.
    #[inline]
    pub fn cues(&self, lemma: WordId) -> &[Cue] {
        self.verbs.all(lemma)
    }

    /// "according to" and the like: what stands before a speaker.
    pub fn sources(&self) -> &Phrases<Cue> {
        &self.sources
    }

    /// What the noun makes of a light verb: "expressed *hope*".
    #[inline]
    pub fn noun(&self, word: WordId) -> Option<&CueNoun> {
        self.nouns.get(word)
    }

    /// What is done by a clause whose verb, modal or adjective has this base form.
    #[inline]
    pub fn acts(&self, word: WordId) -> &[ActRule] {
        self.acts.all(word)
    }

    /// Whom the word means, if it is a noun for people ("analysts").
    #[inline]
    pub fn people(&self, word: WordId) -> Option<PeopleNoun> {
        self.people.get(word).copied()
    }

    /// The groups of words for one person that a word belongs to: "reporter" and "journalist" share
    /// one, as do "boss" and "chief".
    #[inline]
    pub fn kin(&self, word: WordId) -> &[&'static str] {
        self.kin.all(word)
    }

    /// Words by which a topic is known.
    pub fn topics(&self) -> &Phrases<Topic> {
        &self.topics
    }
}

/// The base form of a verb in a table: the word itself, which must be a known verb.
fn verb(word: &str, words: &mut Words, syntax: &SyntaxWords) -> Option<WordId> {
    let id = words.add(word, WordClass::empty());
    syntax.word(id).forms.contains(VerbForms::BASE).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lexicon, word_hash};

    fn cue(words: &str) -> Option<&'static Cue> {
        let id = |word: &str| lexicon().word(word_hash(word)).id;
        let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
        let rest: Vec<_> = rest.split_whitespace().map(id).collect();
        let lemma = lexicon().syntax().word(id(verb)).lemma;
        lexicon().speech().cues(lemma).iter().find(|cue| cue.rest == rest)
    }

    #[test]
    fn tables_are_sorted_folded_and_have_sources() {
        for table in TABLES {
            let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
            assert!(!lines.is_empty() && lines.is_sorted(), "{}", table.name());
            for line in lines {
                let key = line.split('\t').next().unwrap_or_default();
                assert_eq!(crate::fold(key), key, "{}", table.name());
                assert!(line.ends_with("hand"), "{}: {line}", table.name());
            }
        }
    }

    #[test]
    fn a_cue_has_its_frame_and_act() {
        assert_eq!(cue("said").map(|cue| cue.frame), Some(Frame::Content));
        assert_eq!(cue("spoke highly of").map(|cue| cue.act.name()), Some("praise"));
        assert_eq!(cue("congratulated").map(|cue| cue.frame), Some(Frame::For));
        assert!(cue("met").is_none());
    }

    #[test]
    fn words_that_open_cues_have_their_class() {
        for word in ["said", "expressing", "according", "denies"] {
            assert!(lexicon().word(word_hash(word)).class.contains(WordClass::CUE_START), "{word}");
        }
    }

    #[test]
    fn nouns_and_topics() {
        let id = |word: &str| lexicon().word(word_hash(word)).id;
        let hope = lexicon().speech().noun(id("hopes"));
        assert_eq!(hope.map(|noun| noun.act.name()), Some("hope"));
        let trade = [id("free"), id("trade")];
        let topic = lexicon().speech().topics().longest(trade).map(|(_, topic)| topic.name());
        assert_eq!(topic, Some("economic"));
    }
}
