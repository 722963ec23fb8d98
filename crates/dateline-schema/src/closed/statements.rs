//! Speech acts.

use super::closed;

closed! {
    /// What is done by saying it.
    Act {
        /// Says how things are (CAMEO 010).
        State = "state",
        /// Voices a commitment, support or standing principle (019).
        Affirm = "affirm",
        /// Makes something known officially (010).
        Announce = "announce",
        /// Declares willingness or a future action (03x; PLOVER AGREE).
        Pledge = "pledge",
        /// Proposes or suggests (02x).
        Propose = "propose",
        /// Asks or calls for an action (10x; REQUEST).
        Request = "request",
        /// Invites (036).
        Invite = "invite",
        /// Agrees (03; AGREE).
        Agree = "agree",
        /// Signs (057; SUPPORT).
        Sign = "sign",
        /// Praises, welcomes (051; SUPPORT).
        Praise = "praise",
        /// Congratulates (051; SUPPORT).
        Congratulate = "congratulate",
        /// Thanks.
        Thank = "thank",
        /// Offers condolences (018).
        Condole = "condole",
        /// Hopes, wishes, is confident.
        Hope = "hope",
        /// Voices concern (110; ACCUSE).
        Concern = "concern",
        /// Criticises, condemns (111; ACCUSE).
        Criticise = "criticise",
        /// Denies (016).
        Deny = "deny",
        /// Rejects, refuses (12; REJECT).
        Reject = "reject",
        /// Warns, threatens (13; THREATEN).
        Warn = "warn",
        /// Asks a question.
        Ask = "ask",
        /// Answers one.
        Answer = "answer",
        /// Discusses (040; CONSULT).
        Discuss = "discuss",
    }

    /// How the words are given.
    QuoteType {
        /// In quotation marks, or a turn of a transcript.
        Direct = "direct",
        /// Without.
        Indirect = "indirect",
        /// In part.
        Mixed = "mixed",
    }

    /// The speaker's stance to what it is about.
    Polarity {
        /// For it.
        Positive = "positive",
        /// Against it.
        Negative = "negative",
        /// Neither.
        Neutral = "neutral",
    }

    /// Whether it was said.
    Modality {
        /// It was.
        Asserted = "asserted",
        /// It will be.
        Future = "future",
        /// It would be.
        Hypothetical = "hypothetical",
        /// It was not.
        Negated = "negated",
    }

    /// What an addressee is to a statement.
    AddresseeRelation {
        /// Was told.
        Told = "told",
        /// Was asked.
        Asked = "asked",
        /// Was congratulated.
        Congratulated = "congratulated",
        /// Was praised.
        Praised = "praised",
        /// Was thanked.
        Thanked = "thanked",
        /// Was criticised.
        Criticised = "criticised",
    }

    /// How an addressee is known.
    AddresseeSource {
        /// The words say so.
        Stated = "stated",
        /// It is the other party of a meeting of two.
        Meeting = "meeting",
    }

    /// What a statement is about (PLOVER contexts, and named works).
    Topic {
        /// A named work.
        Work = "work",
        /// Political and governmental affairs.
        Political = "political",
        /// Military and defence.
        Military = "military",
        /// Economy and trade.
        Economic = "economic",
        /// Diplomacy.
        Diplomatic = "diplomatic",
        /// Natural resources and energy.
        Resource = "resource",
        /// Culture, education, sport.
        Culture = "culture",
        /// Disease and public health.
        Disease = "disease",
        /// Disasters.
        Disaster = "disaster",
        /// Refugees and displacement.
        Refugee = "refugee",
        /// Migration.
        Migration = "migration",
        /// Human rights.
        HumanRights = "human_rights",
        /// Law and justice.
        Legal = "legal",
        /// Elections.
        Election = "election",
        /// Legislation.
        Legislative = "legislative",
        /// Crime.
        Crime = "crime",
        /// Terrorism.
        Terrorism = "terrorism",
        /// Cyberspace.
        Cyber = "cyber",
        /// Climate and environment.
        Environment = "environment",
        /// Weapons of mass destruction.
        Cbrn = "cbrn",
        /// Corruption.
        Corruption = "corruption",
        /// Coups.
        Coup = "coup",
        /// Territory and borders.
        Territory = "territory",
        /// Peacekeeping.
        Peacekeeping = "peacekeeping",
        /// Religion.
        Religious = "religious",
        /// Reparations.
        Reparations = "reparations",
        /// Women and families.
        Gender = "gender",
    }
}
