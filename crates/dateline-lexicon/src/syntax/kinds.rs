//! What words can do in a sentence.

use crate::WordClass;

bitflags::bitflags! {
    /// What a function word can do.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Role: u32 {
        /// Opens a noun phrase: the, this, some.
        const DETERMINER = 1;
        /// A possessive before its noun: his, their.
        const POSSESSIVE = 1 << 1;
        /// A pronoun that can be a subject: he, they, who.
        const SUBJECT = 1 << 2;
        /// A pronoun that is a phrase alone: him, both, everyone.
        const PRONOUN = 1 << 3;
        /// Governs a noun phrase.
        const PREPOSITION = 1 << 4;
        /// "to".
        const TO = 1 << 5;
        /// Joins equals: and, or, but.
        const COORDINATOR = 1 << 6;
        /// Opens a clause: because, while, if.
        const SUBORDINATOR = 1 << 7;
        /// A relative or interrogative word: who, which, what.
        const RELATIVE = 1 << 8;
        /// "that".
        const THAT = 1 << 9;
        /// A form of "be".
        const BE = 1 << 10;
        /// A form of "have".
        const HAVE = 1 << 11;
        /// A form of "do".
        const DO = 1 << 12;
        /// will, shall.
        const FUTURE = 1 << 13;
        /// would, could, may, must.
        const MODAL = 1 << 14;
        /// not, never, and contractions with "n't".
        const NEGATION = 1 << 15;
        /// A past form of an auxiliary.
        const PAST = 1 << 16;
        /// An adverb without "-ly".
        const ADVERB = 1 << 17;
        /// An adverb of time that can stand anywhere: today, later.
        const TIME = 1 << 18;
        /// A noun in spite of its "-ing": meeting, building.
        const NOUN = 1 << 19;
    }
}

impl Role {
    /// The role that the table calls `name`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "determiner" => Self::DETERMINER,
            "possessive" => Self::POSSESSIVE,
            "subject" => Self::SUBJECT,
            "pronoun" => Self::PRONOUN,
            "preposition" => Self::PREPOSITION,
            "to" => Self::TO,
            "coordinator" => Self::COORDINATOR,
            "subordinator" => Self::SUBORDINATOR,
            "relative" => Self::RELATIVE,
            "that" => Self::THAT,
            "be" => Self::BE,
            "have" => Self::HAVE,
            "do" => Self::DO,
            "future" => Self::FUTURE,
            "modal" => Self::MODAL,
            "negation" => Self::NEGATION,
            "past" => Self::PAST,
            "adverb" => Self::ADVERB,
            "time" => Self::TIME,
            "noun" => Self::NOUN,
            _ => return None,
        })
    }

    /// The classes that a word of these roles has.
    pub(super) fn class(self) -> WordClass {
        let auxiliary = Self::BE | Self::HAVE | Self::DO | Self::FUTURE | Self::MODAL;
        let content = Self::ADVERB | Self::TIME | Self::NOUN;
        let mut class = WordClass::empty();
        class.set(WordClass::FUNCTION_WORD, self.intersects(content.complement()));
        class.set(WordClass::AUXILIARY, self.intersects(auxiliary));
        class
    }
}

bitflags::bitflags! {
    /// Which forms of a verb a word can be, and what is known of that verb.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct VerbForms: u16 {
        /// say
        const BASE = 1;
        /// says
        const THIRD = 1 << 1;
        /// said, spoke
        const PAST = 1 << 2;
        /// said, spoken
        const PARTICIPLE = 1 << 3;
        /// saying
        const GERUND = 1 << 4;
        /// Base and third form are common nouns as well: plan, hopes.
        const NOUN = 1 << 5;
        /// A verb of speech or thought, which may stand before its subject: "…, said Zhao".
        const SPEECH = 1 << 6;
        /// Takes a clause without "that": "said China will …".
        const CLAUSE = 1 << 7;
        /// With an infinitive it speaks of the future: plans to meet.
        const PLAN = 1 << 8;
        /// With an infinitive it is the phase of an action: continue to work.
        const PHASE = 1 << 9;
        /// Its object does what an infinitive behind it tells: led Peru to threaten.
        const CAUSES = 1 << 10;
        /// Whoever does it does what an infinitive behind its object tells, too: welcomed the envoy to show support.
        const RECEIVES = 1 << 11;
    }
}

impl VerbForms {
    /// The kind that the table calls `name`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "noun" => Self::NOUN,
            "speech" => Self::SPEECH,
            "clause" => Self::CLAUSE,
            "plan" => Self::PLAN,
            "phase" => Self::PHASE,
            "causes" => Self::CAUSES,
            "receives" => Self::RECEIVES,
            _ => return None,
        })
    }
}
