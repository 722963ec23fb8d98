//! Given names by culture: `data/given_names.tsv`.

use rustc_hash::FxHashMap;

use super::culture::{Culture, Cultures};
use crate::{Tsv, WordClass, Words, word_hash};

pub(crate) const TABLE: Tsv = Tsv::new("given_names", include_str!("../../data/given_names.tsv"));

/// The cultures of each given name, by hash of the name.
#[derive(Debug, Default)]
pub(super) struct GivenNames(FxHashMap<u64, Cultures>);

impl GivenNames {
    pub(super) fn load(words: &mut Words) -> Self {
        let mut names = FxHashMap::<u64, Cultures>::default();
        for row in TABLE.rows() {
            let mut cells = row.line().split('\t');
            let (name, culture) =
                (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let culture = Culture::from_name(culture)
                .unwrap_or_else(|| panic!("given_names: {}", row.line()));
            names.entry(word_hash(name)).or_default().insert(culture);
            for part in name.split([' ', '-']).filter(|part| part.len() > 1) {
                words.add(part, WordClass::GIVEN_NAME);
            }
        }
        Self(names)
    }

    pub(super) fn get(&self, name: &str) -> Cultures {
        self.0.get(&word_hash(name)).copied().unwrap_or_default()
    }
}
