//! Words that point to somebody by the part they play in a scene: `data/role_words.tsv`.
//!
//! "the *host*", "his *counterpart*", "the two *sides*", "the *ministry*". Offices ("the president")
//! have tables of their own.

use dateline_schema::closed::OrganisationKind;

use crate::{Phrases, Tsv, WordClass, Words};

pub(crate) const TABLE: Tsv = Tsv::new("role_words", include_str!("../data/role_words.tsv"));

/// The part that somebody plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SceneRole {
    /// Who receives: host.
    Host,
    /// Who came: guest, visitor.
    Guest,
    /// The other one, of the same office: counterpart.
    Counterpart,
    /// Who leads a state: leader, head of state.
    Leader,
    /// Majesty, Excellency: after a possessive pronoun, a monarch or dignitary.
    Majesty,
    /// One of the parties: side, delegation.
    Side,
    /// Both of two people: "the two", "the pair".
    Pair,
    /// A state: country, nation.
    Country,
    /// An organisation by its kind: ministry, party.
    Body,
    /// Before a head: who came (visiting).
    Visiting,
    /// Before a head: who receives (hosting).
    Hosting,
    /// Before a head, changes nothing: top, senior.
    Modifier,
    /// What a state voices by those who speak for it: commitment, support, concern.
    Stance,
    /// The verb that voices it: reaffirm, convey.
    Voice,
    /// What two states have: relations, ties, partnership.
    Relation,
}

/// What such a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleWord {
    /// The part.
    pub role: SceneRole,
    /// Does it mean several?
    pub plural: bool,
    /// Of a body the kinds of organisation that it can be.
    pub kinds: Vec<OrganisationKind>,
}

/// Words for parts in a scene.
#[derive(Debug, Default)]
pub struct RoleWords {
    phrases: Phrases<RoleWord>,
}

impl RoleWords {
    pub(crate) fn load(words: &mut Words) -> Self {
        let mut phrases = Phrases::default();
        for row in TABLE.rows() {
            let fault = || -> ! { panic!("role_words: {}", row.line()) };
            let word = RoleWord {
                role: role(row.get("role")).unwrap_or_else(|| fault()),
                plural: match row.get("number") {
                    "singular" => false,
                    "plural" => true,
                    _ => fault(),
                },
                kinds: row
                    .list("kinds")
                    .map(|kind| kind.parse().unwrap_or_else(|_| fault()))
                    .collect(),
            };
            phrases
                .insert(words, row.get("word"), WordClass::ROLE_START, word)
                .unwrap_or_else(|_| fault());
        }
        Self { phrases }
    }

    /// All words, of one word or several.
    pub const fn phrases(&self) -> &Phrases<RoleWord> {
        &self.phrases
    }
}

fn role(name: &str) -> Option<SceneRole> {
    Some(match name {
        "host" => SceneRole::Host,
        "guest" => SceneRole::Guest,
        "counterpart" => SceneRole::Counterpart,
        "leader" => SceneRole::Leader,
        "majesty" => SceneRole::Majesty,
        "side" => SceneRole::Side,
        "pair" => SceneRole::Pair,
        "country" => SceneRole::Country,
        "body" => SceneRole::Body,
        "visiting" => SceneRole::Visiting,
        "hosting" => SceneRole::Hosting,
        "modifier" => SceneRole::Modifier,
        "stance" => SceneRole::Stance,
        "voice" => SceneRole::Voice,
        "relation" => SceneRole::Relation,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fold, lexicon, word_hash};

    #[test]
    fn the_table_is_sorted_folded_and_has_sources() {
        let lines: Vec<_> = TABLE.rows().map(|row| row.line()).collect();
        assert!(lines.is_sorted());
        for row in TABLE.rows() {
            assert_eq!(fold(row.get("word")), row.get("word"));
            assert!(!row.get("source").is_empty(), "{}", row.line());
        }
    }

    #[test]
    fn a_phrase_of_several_words_is_one() {
        let ids = |text: &str| {
            text.split(' ').map(|word| lexicon().word(word_hash(word)).id).collect::<Vec<_>>()
        };
        let of = |text| lexicon().role_words().phrases().longest(ids(text));
        assert_eq!(of("sides agreed").map(|(n, word)| (n, word.plural)), Some((1, true)));
        assert_eq!(
            of("heads of state").map(|(n, word)| (n, word.role)),
            Some((3, SceneRole::Leader))
        );
    }
}
