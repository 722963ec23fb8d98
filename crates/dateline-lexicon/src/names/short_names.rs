//! Short forms that no rule gives: `data/short_names.tsv`.

use rustc_hash::FxHashMap;

use crate::{Tsv, word_hash};

pub(crate) const TABLE: Tsv = Tsv::new("short_names", include_str!("../../data/short_names.tsv"));

/// The short form by hash of the whole folded name.
#[derive(Debug, Default)]
pub(super) struct ShortNames(FxHashMap<u64, &'static str>);

impl ShortNames {
    pub(super) fn load() -> Self {
        Self(TABLE.rows().map(|row| (word_hash(row.get("name")), row.get("short"))).collect())
    }

    pub(super) fn get(&self, name: &str) -> Option<&'static str> {
        self.0.get(&word_hash(name)).copied()
    }
}
