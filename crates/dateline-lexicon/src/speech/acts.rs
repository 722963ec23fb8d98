//! What is done by a clause that somebody says: "said Peru *is willing* to …" pledges, "said the
//! parties *must* …" requests. The act is chosen by what is done, not by the verb of speech.

use dateline_schema::closed::Act;

use crate::{Row, SyntaxWords, WordClass, WordId, Words};

/// Whose clause it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActSubject {
    /// Anybody's.
    Any,
    /// That of the speaker, of their side, or of both sides.
    Party,
    /// That of somebody else.
    Other,
}

/// With or without "not".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// The clause says yes.
    Positive,
    /// The clause says no.
    Negated,
}

/// A rule: a word of the clause's verb group, and what is done by the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActRule {
    /// The modal, the adjective, or the base form of the verb.
    pub word: WordId,
    /// Whose clause it must be.
    pub subject: ActSubject,
    /// With or without "not".
    pub sign: Sign,
    /// What is done.
    pub act: Act,
}

impl ActRule {
    pub(super) fn read(row: Row, words: &mut Words, _syntax: &SyntaxWords) -> Self {
        Self {
            word: words.add(row.get("word"), WordClass::empty()),
            subject: match row.get("subject") {
                "any" => ActSubject::Any,
                "party" => ActSubject::Party,
                "other" => ActSubject::Other,
                other => panic!("cue_acts: no subject {other}"),
            },
            sign: match row.get("sign") {
                "positive" => Sign::Positive,
                "negated" => Sign::Negated,
                other => panic!("cue_acts: no sign {other}"),
            },
            act: row.get("act").parse().unwrap_or_else(|error| panic!("{}: {error}", row.line())),
        }
    }
}
