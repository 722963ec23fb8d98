//! Short and pet forms of given names: `data/nicknames.tsv`.

use rustc_hash::FxHashMap;

use crate::{Tsv, word_hash};

pub(crate) const TABLE: Tsv = Tsv::new("nicknames", include_str!("../../data/nicknames.tsv"));

/// The names that each nickname can stand for, by hash.
#[derive(Debug, Default)]
pub(super) struct Nicknames(FxHashMap<u64, Vec<u64>>);

impl Nicknames {
    pub(super) fn load() -> Self {
        let mut nicknames = FxHashMap::<u64, Vec<u64>>::default();
        for row in TABLE.rows() {
            let mut cells = row.line().split('\t');
            let (nickname, name) =
                (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            nicknames.entry(word_hash(nickname)).or_default().push(word_hash(name));
        }
        Self(nicknames)
    }

    /// Can `nickname` stand for `name`?
    pub(super) fn stands_for(&self, nickname: &str, name: &str) -> bool {
        self.0.get(&word_hash(nickname)).is_some_and(|names| names.contains(&word_hash(name)))
    }
}
