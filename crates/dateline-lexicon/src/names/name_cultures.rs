//! The naming cultures of each country, the commonest first: `data/name_cultures.tsv`.

use rustc_hash::FxHashMap;

use super::culture::Culture;
use crate::Tsv;

pub(crate) const TABLE: Tsv =
    Tsv::new("name_cultures", include_str!("../../data/name_cultures.tsv"));

/// Cultures by alpha-3 code.
#[derive(Debug, Default)]
pub(super) struct NameCultures(FxHashMap<&'static str, Vec<Culture>>);

impl NameCultures {
    pub(super) fn load() -> Self {
        let cultures = TABLE.rows().map(|row| {
            let list = row.list("cultures").map(|name| {
                Culture::from_name(name).unwrap_or_else(|| panic!("name_cultures: {}", row.line()))
            });
            (row.get("country"), list.collect())
        });
        Self(cultures.collect())
    }

    pub(super) fn get(&self, country: &str) -> &[Culture] {
        self.0.get(country).map_or(&[], Vec::as_slice)
    }
}
