//! Family names by culture: `data/family_names.tsv`.

use rustc_hash::FxHashMap;

use super::culture::Culture;
use crate::{Tsv, WordClass, Words, word_hash};

pub(crate) const TABLE: Tsv = Tsv::new("family_names", include_str!("../../data/family_names.tsv"));

/// A family name of one culture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyName {
    /// Whose.
    pub culture: Culture,
    /// How much the name speaks for the culture: 3 common there, 2 known there, 1 rare or common elsewhere.
    pub weight: u8,
    /// The spelling that other spellings of it stand for (`chiang` → `jiang`); else the name itself.
    pub canonical: &'static str,
}

/// Family names by hash of the name.
#[derive(Debug, Default)]
pub(super) struct FamilyNames {
    rows: Vec<FamilyName>,
    by_hash: FxHashMap<u64, (u32, u32)>,
}

impl FamilyNames {
    pub(super) fn load(words: &mut Words) -> Self {
        let mut names = Self::default();
        for row in TABLE.rows() {
            let mut cells = row.line().split('\t');
            let (name, culture) =
                (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let (weight, canonical) =
                (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let culture = Culture::from_name(culture)
                .unwrap_or_else(|| panic!("family_names: {}", row.line()));
            let weight = weight.parse().unwrap_or_else(|_| panic!("family_names: {}", row.line()));
            let canonical = if canonical.is_empty() { name } else { canonical };
            let at = names.rows.len() as u32;
            // Rows of one name stand together: the table is sorted.
            names.by_hash.entry(word_hash(name)).or_insert((at, at)).1 = at + 1;
            names.rows.push(FamilyName { culture, weight, canonical });
            if !name.contains([' ', '-']) {
                words.add(name, WordClass::FAMILY_NAME);
            }
        }
        names
    }

    pub(super) fn get(&self, name: &str) -> &[FamilyName] {
        match self.by_hash.get(&word_hash(name)) {
            Some(&(start, end)) => &self.rows[start as usize..end as usize],
            None => &[],
        }
    }
}
