//! What is open while a sentence is read: clauses that may go on, and phrases that still wait for their verb.

use dateline_lexicon::WordId;

use super::VerbForm;
use super::chunks::Time;

/// What stands between two chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Break {
    #[default]
    No,
    Comma(u32),
    And(u32),
    CommaAnd(u32),
    Quote(u32),
}

impl Break {
    pub(super) fn token(self) -> Option<u32> {
        match self {
            Self::No => None,
            Self::Comma(at) | Self::And(at) | Self::CommaAnd(at) | Self::Quote(at) => Some(at),
        }
    }
}

/// How a phrase stands that a verb may still take as its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// At the beginning of a clause.
    Clear,
    /// After a comma behind an object: a subject, or more of a list.
    Listed,
    /// Right behind a verb: its object, or the subject of a clause without "that".
    Object,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Pending {
    pub(super) phrase: u32,
    pub(super) standing: Standing,
    pub(super) person: bool,
    pub(super) actor: bool,
    /// Where the clause would begin.
    pub(super) from: Break,
    pub(super) start: u32,
    /// What opened its clause.
    pub(super) opener: Opener,
    /// Is it a name behind an office that a preposition governs: "talks with the premier, *Ana Ruiz*"?
    pub(super) beside: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    None,
    That,
    Relative,
    Subordinator,
}

/// An open clause.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the verb's words say")]
pub(super) struct Open {
    pub(super) verb: u32,
    pub(super) form: VerbForm,
    pub(super) time: Time,
    pub(super) simple: bool,
    pub(super) lemma: WordId,
    pub(super) bare: bool,
    pub(super) speech: bool,
    /// Can its verb put something into words?
    pub(super) voices: bool,
    /// Does it make its object do something: "led Peru *to threaten* a ban"?
    pub(super) causes: bool,
    /// Or does whoever does it: "welcomed Ruiz *to show* support"?
    pub(super) receives: bool,
    /// Can what somebody says begin right behind it: "said"?
    pub(super) says: bool,
    pub(super) subject: Option<u32>,
    pub(super) opener: Opener,
    /// The phrase of the clause outside that still waits for its verb.
    pub(super) waiting: Option<Pending>,
    /// What a relative clause is about.
    pub(super) antecedent: Option<u32>,
    /// Does a comma stand before its verb?
    pub(super) set_off: bool,
}

impl Open {
    /// Does its object do what an infinitive behind it tells?
    pub(super) fn makes(&self) -> bool {
        self.causes
    }

    pub(super) fn is_finite(&self) -> bool {
        !matches!(self.form, VerbForm::Participle | VerbForm::Infinitive)
    }
}

/// What came last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Nothing,
    Phrase(u32),
    Verb(u32),
}
