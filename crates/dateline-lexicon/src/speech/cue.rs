//! A cue: words that make something speech, with the frame that says where speaker, addressee and
//! content stand.

use dateline_schema::closed::{Act, AddresseeRelation, Polarity};

use crate::{Row, SyntaxWords, WordClass, WordId, Words};

/// Where content and addressee stand around a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frame {
    /// What follows is the content: *said* that …, *stressed* the need for ….
    Content,
    /// An addressee, then the content: *told* the host that ….
    Tell,
    /// An addressee, then an infinitive: *urged* the parties to ….
    Urge,
    /// An addressee, then the content behind a preposition: *thanked* the host for ….
    For,
    /// The content is a matter of all who take part: *discussed* trade.
    Discuss,
    /// The content is what a meeting is told to be about: the talks *covered* trade. Only a meeting is its subject.
    About,
    /// With a noun of speech it is a cue: *expressed* hope that ….
    Light,
    /// With a noun of speech from who speaks: *drew* criticism from the opposition.
    Drawn,
    /// In the passive: was *quoted as saying* that ….
    Quoted,
    /// The speaker stands behind it: *according to* the minister.
    Source,
}

bitflags::bitflags! {
    /// What the content of a cue can be.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Takes: u16 {
        /// A noun phrase.
        const NOUN = 1;
        /// A clause, with or without "that".
        const CLAUSE = 1 << 1;
        /// An infinitive.
        const INFINITIVE = 1 << 2;
        /// A clause with whether, if, how, what.
        const QUESTION = 1 << 3;
        /// Words in quotation marks.
        const QUOTE = 1 << 4;
        /// A noun phrase only if a noun of speech heads it.
        const MARKED = 1 << 5;
        /// A clause with "that".
        const THAT = 1 << 7;
        /// A noun phrase that is no person: welcomed *the plan*, not *the minister to Lima*.
        const THING = 1 << 6;
        /// A noun phrase that is told or talked of: shared *stories*, not *a border*.
        const MATTER = 1 << 8;
    }
}

impl Takes {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "any" => {
                Self::NOUN
                    | Self::CLAUSE
                    | Self::THAT
                    | Self::INFINITIVE
                    | Self::QUESTION
                    | Self::QUOTE
            }
            "noun" => Self::NOUN,
            "clause" => Self::CLAUSE | Self::THAT | Self::QUESTION | Self::QUOTE,
            "that" => Self::THAT,
            "infinitive" => Self::INFINITIVE,
            "question" => Self::QUESTION,
            "quote" => Self::QUOTE,
            "thing" => Self::NOUN | Self::THING,
            "matter" => Self::NOUN | Self::MATTER,
            "marked" => Self::NOUN | Self::MARKED,
            _ => return None,
        })
    }
}

/// A cue of speech in one sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The verb's base form; [`WordId::UNKNOWN`] for "according to".
    pub verb: WordId,
    /// An adverb that must stand before the verb: *highly* evaluated.
    pub before: Option<WordId>,
    /// The words that must follow the verb: spoke *highly of*.
    pub rest: Vec<WordId>,
    /// Where speaker, addressee and content stand.
    pub frame: Frame,
    /// What the content can be.
    pub takes: Takes,
    /// What may stand before the content, in frames with an addressee.
    pub prepositions: Vec<WordId>,
    /// What is done, unless the content says otherwise.
    pub act: Act,
    /// What an addressee is.
    pub relation: Option<AddresseeRelation>,
    /// The speaker's stance.
    pub polarity: Option<Polarity>,
}

impl Cue {
    pub(super) fn read(row: Row, words: &mut Words, syntax: &SyntaxWords) -> Self {
        let frame = frame(row.get("frame"));
        let mut before = None;
        let mut verb = WordId::UNKNOWN;
        let mut rest = Vec::new();
        if frame != Frame::Source {
            let mut parts = row.get("cue").split(' ');
            let first = parts.next().unwrap_or_default();
            verb = if let Some(verb) = super::verb(first, words, syntax) {
                verb
            } else {
                before = Some(words.add(first, WordClass::empty()));
                let second = parts.next().unwrap_or_default();
                super::verb(second, words, syntax)
                    .unwrap_or_else(|| panic!("cues: no verb in {}", row.line()))
            };
            rest.extend(parts.map(|word| words.add(word, WordClass::empty())));
        }
        let takes = row.list("takes").fold(Takes::empty(), |takes, name| {
            takes | Takes::named(name).unwrap_or_else(|| panic!("cues: {}", row.line()))
        });
        let prepositions =
            row.list("prepositions").map(|word| words.add(word, WordClass::empty())).collect();
        let (act, relation, polarity) = act_relation_polarity(row);
        Self { verb, before, rest, frame, takes, prepositions, act, relation, polarity }
    }
}

/// The three columns that tables of cues share.
///
/// # Panics
/// If the act, the relation or the polarity is not in its closed list.
pub(super) fn act_relation_polarity(
    row: Row,
) -> (Act, Option<AddresseeRelation>, Option<Polarity>) {
    let act = row.get("act").parse().unwrap_or_else(|error| panic!("{}: {error}", row.line()));
    let relation = Some(row.get("relation"))
        .filter(|name| !name.is_empty())
        .map(|name| name.parse().unwrap_or_else(|error| panic!("{}: {error}", row.line())));
    let polarity = Some(row.get("polarity"))
        .filter(|name| !name.is_empty())
        .map(|name| name.parse().unwrap_or_else(|error| panic!("{}: {error}", row.line())));
    (act, relation, polarity)
}

fn frame(name: &str) -> Frame {
    match name {
        "content" => Frame::Content,
        "tell" => Frame::Tell,
        "urge" => Frame::Urge,
        "for" => Frame::For,
        "discuss" => Frame::Discuss,
        "about" => Frame::About,
        "light" => Frame::Light,
        "drawn" => Frame::Drawn,
        "quoted" => Frame::Quoted,
        "source" => Frame::Source,
        other => panic!("cues: no frame {other}"),
    }
}
