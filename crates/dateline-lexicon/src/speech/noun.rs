//! Nouns that say what is done by a light verb: expressed *hope*, offered *condolences*, reaffirmed
//! the *commitment* to ….

use dateline_schema::closed::{Act, AddresseeRelation, Polarity};

use super::cue::act_relation_polarity;
use crate::Row;

/// Which part of a statement such a noun belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NounPart {
    /// The cue; the content follows: expressed *concern* about the attacks.
    Cue,
    /// The content: expressed *support* for the plan.
    Content,
}

/// Whom a noun for people means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeopleNoun {
    /// One: analyst.
    One,
    /// Several: analysts, police.
    Many,
    /// What they form: delegation, government.
    Body,
}

impl PeopleNoun {
    pub(super) fn read(row: Row) -> Self {
        match row.get("number") {
            "one" => Self::One,
            "many" => Self::Many,
            "body" => Self::Body,
            other => panic!("people_words: no number {other}"),
        }
    }
}

/// A noun of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueNoun {
    /// Which part of a statement it belongs to.
    pub part: NounPart,
    /// What is done.
    pub act: Act,
    /// What an addressee is.
    pub relation: Option<AddresseeRelation>,
    /// The speaker's stance.
    pub polarity: Option<Polarity>,
}

impl CueNoun {
    pub(super) fn read(row: Row) -> Self {
        let part = match row.get("part") {
            "cue" => NounPart::Cue,
            "content" => NounPart::Content,
            other => panic!("cue_nouns: no part {other}"),
        };
        let (act, relation, polarity) = act_relation_polarity(row);
        Self { part, act, relation, polarity }
    }
}
