//! Articles, prepositions, conjunctions, auxiliaries, pronouns: `data/function_words.tsv`.

use crate::word_map::WordMap;

use crate::{Tsv, WordClass, Words};

pub(crate) const TABLE: Tsv =
    Tsv::new("function_words", include_str!("../../data/function_words.tsv"));

/// What a function word is, by its commonest use in news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FunctionKind {
    /// a, an, the.
    Article,
    /// this, each, some, all.
    Determiner,
    /// in, of, according to.
    Preposition,
    /// and, or, but.
    Coordinator,
    /// that, because, while.
    Subordinator,
    /// is, has, will, could.
    Auxiliary,
    /// he, they, it.
    PersonalPronoun,
    /// his, their, its.
    PossessivePronoun,
    /// himself, themselves.
    ReflexivePronoun,
    /// who, which, whose.
    RelativePronoun,
    /// someone, everybody, nothing.
    IndefinitePronoun,
    /// not, also, however, there.
    Adverb,
}

/// The gender of a pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PronounGender {
    /// he.
    Male,
    /// she.
    Female,
    /// it.
    Neuter,
}

/// The number of a pronoun or determiner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// he, this, is.
    Singular,
    /// they, these, are.
    Plural,
}

/// The person of a pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Person {
    /// I, we.
    First,
    /// you.
    Second,
    /// he, they.
    Third,
}

/// A function word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunctionWord {
    /// What it is.
    pub kind: FunctionKind,
    /// Gender, where it tells one.
    pub gender: Option<PronounGender>,
    /// Number, where it tells one.
    pub number: Option<Number>,
    /// Person, where it tells one.
    pub person: Option<Person>,
}

pub(super) fn load(words: &mut Words) -> WordMap<FunctionWord> {
    let mut table = WordMap::default();
    for row in TABLE.rows() {
        let fault = || -> ! { panic!("function_words: {}", row.line()) };
        let kind = kind(row.get("kind")).unwrap_or_else(|| fault());
        let mut class = WordClass::FUNCTION_WORD;
        match kind {
            FunctionKind::Auxiliary => class |= WordClass::AUXILIARY,
            FunctionKind::PersonalPronoun
            | FunctionKind::PossessivePronoun
            | FunctionKind::ReflexivePronoun => class |= WordClass::PRONOUN,
            _ => {}
        }
        let word = FunctionWord {
            kind,
            gender: match row.get("gender") {
                "" => None,
                "male" => Some(PronounGender::Male),
                "female" => Some(PronounGender::Female),
                "neuter" => Some(PronounGender::Neuter),
                _ => fault(),
            },
            number: match row.get("number") {
                "" => None,
                "singular" => Some(Number::Singular),
                "plural" => Some(Number::Plural),
                _ => fault(),
            },
            person: match row.get("person") {
                "" => None,
                "1" => Some(Person::First),
                "2" => Some(Person::Second),
                "3" => Some(Person::Third),
                _ => fault(),
            },
        };
        table.insert(words.add(row.get("word"), class), word);
    }
    table
}

fn kind(name: &str) -> Option<FunctionKind> {
    Some(match name {
        "article" => FunctionKind::Article,
        "determiner" => FunctionKind::Determiner,
        "preposition" => FunctionKind::Preposition,
        "coordinator" => FunctionKind::Coordinator,
        "subordinator" => FunctionKind::Subordinator,
        "auxiliary" => FunctionKind::Auxiliary,
        "personal" => FunctionKind::PersonalPronoun,
        "possessive" => FunctionKind::PossessivePronoun,
        "reflexive" => FunctionKind::ReflexivePronoun,
        "relative" => FunctionKind::RelativePronoun,
        "indefinite" => FunctionKind::IndefinitePronoun,
        "adverb" => FunctionKind::Adverb,
        _ => return None,
    })
}
