//! Offices: heads ("prime minister"), what modifies them ("former", "deputy"), and portfolios
//! ("public security"). How they combine is said in the recogniser and the normaliser.

mod heads;
mod modifiers;
mod portfolios;
mod verbs;

pub use heads::{OfficeClass, OfficeForm, OfficeHead};
pub use modifiers::{Modifier, ModifierPlace};
pub use portfolios::Portfolio;
pub use verbs::{OfficeLinks, OfficeVerb};

#[cfg(test)]
use crate::Tsv;
use crate::places::Countries;
use crate::{OfficeId, Phrases, WordId, Words};

/// The tables of offices, for the lint test.
#[cfg(test)]
pub(crate) const TABLES: [Tsv; 4] =
    [heads::TABLE, modifiers::TABLE, portfolios::TABLE, verbs::TABLE];

/// All that is known of offices.
#[derive(Debug, Default)]
pub struct Offices {
    rows: Vec<OfficeHead>,
    heads: Phrases<OfficeForm>,
    modifiers: Phrases<Modifier>,
    portfolios: Phrases<Portfolio>,
    verbs: Vec<(WordId, OfficeVerb)>,
}

impl Offices {
    pub(crate) fn load(countries: &Countries, words: &mut Words) -> Self {
        let (rows, heads) = heads::load(countries, words);
        let modifiers = modifiers::load(words);
        let portfolios = portfolios::load(words);
        let verbs = verbs::load(words);
        Self { rows, heads, modifiers, portfolios, verbs }
    }

    /// All heads; `OfficeId` is the row.
    pub fn rows(&self) -> &[OfficeHead] {
        &self.rows
    }

    /// The head of this number.
    pub fn get(&self, id: OfficeId) -> &OfficeHead {
        &self.rows[id.row()]
    }

    /// Heads by all of their forms; the longest match is the head ("deputy prime minister" is one).
    pub const fn heads(&self) -> &Phrases<OfficeForm> {
        &self.heads
    }

    /// Modifiers ("former", "newly elected").
    pub const fn modifiers(&self) -> &Phrases<Modifier> {
        &self.modifiers
    }

    /// What the verb with this base form tells of who holds an office, by each of its particles.
    pub fn verbs(&self, lemma: WordId) -> impl Iterator<Item = &OfficeVerb> {
        let first = self.verbs.partition_point(|(verb, _)| *verb < lemma);
        self.verbs[first..].iter().take_while(move |(verb, _)| *verb == lemma).map(|(_, row)| row)
    }

    /// Portfolios ("public security", "foreign").
    pub const fn portfolios(&self) -> &Phrases<Portfolio> {
        &self.portfolios
    }
}
