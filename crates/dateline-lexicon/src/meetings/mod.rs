//! Words that tell of meetings: verbs with their frames, nouns with their kinds, adjectives that say
//! how, and words that say whether it took place. Tables `meeting_verbs`, `meeting_nouns`,
//! `meeting_modifiers`, `meeting_status`.

mod word;

pub use word::{
    MeetingFrame, MeetingModifier, MeetingNoun, MeetingNounFrame, MeetingStrength, MeetingVerb,
    StatusCue,
};

use crate::word_map::WordMap;
use crate::{Phrases, Row, Tsv, WordClass, WordId, Words};

const VERBS: Tsv = Tsv::new("meeting_verbs", include_str!("../../data/meeting_verbs.tsv"));
const NOUNS: Tsv = Tsv::new("meeting_nouns", include_str!("../../data/meeting_nouns.tsv"));
const MODIFIERS: Tsv =
    Tsv::new("meeting_modifiers", include_str!("../../data/meeting_modifiers.tsv"));
/// Words for those who were at a meeting: "*present* were", "in *attendance*", a *delegation*.
const THERE: [&str; 6] =
    ["attendance", "delegation", "mission", "participating", "present", "team"];
const STATUS: Tsv = Tsv::new("meeting_status", include_str!("../../data/meeting_status.tsv"));

/// What tells of a meeting is looked for like what only looks so.
const TELLS: WordClass = WordClass::MEETING_START.union(WordClass::MEETING_TELLS);

/// What is known of words that tell of meetings.
#[derive(Debug, Default)]
pub struct Meetings {
    verbs: WordMap<Vec<MeetingVerb>>,
    nouns: Phrases<MeetingNoun>,
    modifiers: WordMap<Vec<MeetingModifier>>,
    status: Phrases<StatusCue>,
}

impl Meetings {
    pub(crate) fn load(words: &mut Words) -> Self {
        let mut meetings = Self::default();
        for row in VERBS.rows() {
            let particle = Some(row.get("particle")).filter(|particle| !particle.is_empty());
            let verb = MeetingVerb {
                lemma: row.get("verb"),
                particle: particle.map(|particle| words.add(particle, WordClass::empty())),
                frame: cell(row, "frame"),
                kind: optional(row, "kind"),
                role: optional(row, "role"),
                status: cell(row, "status"),
            };
            let class = if verb.tells() { TELLS } else { WordClass::MEETING_START };
            for form in row.list("forms") {
                let id = words.add(form, class);
                meetings.verbs.push(id, verb);
            }
        }
        for row in NOUNS.rows() {
            let noun = MeetingNoun {
                many: row.get("number") == "many",
                kind: optional(row, "kind"),
                frame: cell(row, "frame"),
                strength: cell(row, "strength"),
            };
            let name = row.get("noun");
            // What has several words takes those that it looks like into it: "news *conference*".
            let tells = noun.strength != MeetingStrength::Never || name.contains(' ');
            let class = if tells { TELLS } else { WordClass::MEETING_START };
            meetings
                .nouns
                .insert(words, name, class, noun)
                .unwrap_or_else(|_| panic!("meeting_nouns: {name} twice"));
        }
        for word in THERE {
            words.add(word, WordClass::MEETING_TELLS);
        }
        for row in MODIFIERS.rows() {
            let id = words.add(row.get("word"), WordClass::empty());
            let modifier = MeetingModifier::read(row.get("effect"), row.get("value"))
                .unwrap_or_else(|| panic!("meeting_modifiers: {}", row.line()));
            meetings.modifiers.push(id, modifier);
        }
        for row in STATUS.rows() {
            let phrase = row.get("phrase");
            meetings
                .status
                .insert(words, phrase, WordClass::empty(), cell(row, "effect"))
                .unwrap_or_else(|_| panic!("meeting_status: {phrase} twice"));
        }
        meetings
    }

    /// The senses of `word` as a verb that tells of a meeting.
    #[inline]
    pub fn verbs(&self, word: WordId) -> &[MeetingVerb] {
        self.verbs.all(word)
    }

    /// Nouns that name a meeting.
    pub fn nouns(&self) -> &Phrases<MeetingNoun> {
        &self.nouns
    }

    /// What `word` says beside such a noun.
    #[inline]
    pub fn modifiers(&self, word: WordId) -> &[MeetingModifier] {
        self.modifiers.all(word)
    }

    /// Words that say whether it took place.
    pub fn status(&self) -> &Phrases<StatusCue> {
        &self.status
    }
}

/// The value of a cell that must have one.
fn cell<T: std::str::FromStr>(row: Row, column: &str) -> T {
    row.get(column).parse().unwrap_or_else(|_| panic!("{column}: {}", row.line()))
}

/// The value of a cell that may be empty.
fn optional<T: std::str::FromStr>(row: Row, column: &str) -> Option<T> {
    (!row.get(column).is_empty()).then(|| cell(row, column))
}

#[cfg(test)]
mod tests {
    use dateline_schema::closed::{MeetingKind, ParticipantRole};

    use super::*;
    use crate::{fold, lexicon, word_hash};

    #[test]
    fn tables_are_sorted_folded_and_without_duplicates() {
        for table in [VERBS, NOUNS, MODIFIERS, STATUS] {
            let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
            assert!(lines.is_sorted_by(|a, b| a < b), "{}", table.name());
            for row in table.rows() {
                assert!(!row.get("source").is_empty(), "{}: {}", table.name(), row.line());
                let key = row.line().split('\t').next().unwrap_or_default();
                assert_eq!(fold(key), key, "{}", table.name());
            }
        }
    }

    #[test]
    fn a_verb_has_its_frame_and_a_noun_its_kind() {
        let meetings = lexicon().meetings();
        let word = |text: &str| lexicon().word(word_hash(text)).id;
        let received = meetings.verbs(word("received"));
        assert!(received.iter().any(|verb| {
            verb.frame == MeetingFrame::Receives && verb.role == Some(ParticipantRole::Host)
        }));
        assert!(meetings.verbs(word("sings")).is_empty());
        let phone_call = ["phone", "call"].map(word);
        let (_, noun) = meetings.nouns().longest(phone_call).expect("a phrase of the table");
        assert_eq!(noun.kind, Some(MeetingKind::Call));
    }
}
