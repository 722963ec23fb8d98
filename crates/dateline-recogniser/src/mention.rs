//! What the recogniser gives.

use dateline_lexicon::{CityId, CountryId, OfficeId, OrganisationId, RegionId, SeatId, WorkId};
use dateline_parser::{Span, TokenRange};
use dateline_schema::closed::{Gender, MentionForm, MentionKind, OfficeStatus};

/// All that a report names, in reading order; where one contains another, the longer first.
#[derive(Debug, Clone, Default)]
pub struct Recognised {
    /// Names and descriptions.
    pub mentions: Vec<Mention>,
    /// Offices, in reading order; `What::Office` points here. A plural title that several names follow
    /// ("Presidents A and B") is here once for each holder, one after another; its mention points to
    /// the first.
    pub offices: Vec<Office>,
}

/// A span that names something, or points to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes. A title before a name is no part of the name.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The sentence; none in a dateline or title.
    pub sentence: Option<u32>,
    /// What kind of thing.
    pub kind: MentionKind,
    /// What kind of form. Pronouns and role descriptions ("the host") are added by the extractor.
    pub form: MentionForm,
    /// What the lexicon or the office grammar knows of it.
    pub what: What,
    /// For an acronym that the text explains the mention that it stands for, for a nested name the one
    /// that it stands inside of.
    pub of: Option<u32>,
    /// The country that the words, or an owner right before them, give to an organisation, work or
    /// person: of "Chinese Foreign Ministry" and of "China's *Foreign Ministry*".
    pub country: Option<CountryId>,
    /// What a courtesy title before a person's name says of the gender (`Mr.`, `Madam`).
    pub honorific: Option<Gender>,
}

/// What a mention is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A name that the lexicon does not know.
    Name,
    /// A country by name ("Vietnam", "the Kremlin" is none).
    Country(CountryId),
    /// A nationality ("Vietnamese"): a demonym mention.
    Demonym(CountryId),
    /// A city of the gazetteer; the most likely one of that name.
    City(CityId),
    /// A region, water or site of the gazetteer.
    Region(RegionId),
    /// A seat that stands for those who sit there ("the White House"; "Beijing" is a city). An
    /// organisation, or a place after "at".
    Seat(SeatId),
    /// A known organisation.
    Organisation(OrganisationId),
    /// A known work.
    Work(WorkId),
    /// An office: its number in [`Recognised::offices`].
    Office(u32),
}

/// An office as the text has it: a title before or after a name, or a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Office {
    /// All of its words without an article: "Minister of Public Security",
    /// "General Secretary of the Communist Party of Vietnam Central Committee",
    /// "Vietnamese President", "Vietnam's prime minister". Its mention has the same span.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The head in the lexicon ("minister").
    pub head: OfficeId,
    /// The tokens of the bare title: head with portfolio, without nationality, organisation or status
    /// ("Minister of Public Security", "General Secretary", "President").
    pub title: TokenRange,
    /// The country that the words give by name, nationality or place ("Mayor of Lyon"), also after the
    /// name ("Prime Minister Ana Lind of Sweden").
    pub country: Option<CountryId>,
    /// The organisation or seat that the words give: a mention's number.
    pub organisation: Option<u32>,
    /// former, acting, …; `current` where nothing is said.
    pub status: OfficeStatus,
    /// The person named beside it: a mention's number. `None` in a description ("the Vietnamese president").
    pub holder: Option<u32>,
    /// How a verb tells the holder ("was named chairman", "She became prime minister"), if one does.
    pub told: Option<ToldBy>,
    /// Is it plural ("the two ministers", "the presidents of …")?
    pub plural: bool,
    /// Does an article, a demonstrative or a possessive pronoun stand before it ("the president", "his
    /// minister")? Then `article` is that token.
    pub article: Option<u32>,
}

/// How a verb tells who holds an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    /// By a name that is the verb's subject, and the holder: "Kari Lund was named chairman".
    Name,
    /// By a name that is its object, and the holder: "named Kari Lund chairman".
    Object,
    /// By "he" or "she", which is this token: "She became prime minister". No name holds it then.
    Pronoun(u32),
}

impl Office {
    /// The token of the "he" or "she" that a verb gives the office to.
    pub fn pronoun(&self) -> Option<u32> {
        match self.told? {
            ToldBy::Pronoun(at) => Some(at),
            ToldBy::Name | ToldBy::Object => None,
        }
    }
}
