//! Words that head names of organisations (Ministry, Bank, University): `data/organisation_heads.tsv`.

use dateline_schema::closed::{OrganisationKind, Sector};
use rustc_hash::FxHashMap;

use crate::{Tsv, WordClass, WordId, Words};

pub(crate) const TABLE: Tsv =
    Tsv::new("organisation_heads", include_str!("../../data/organisation_heads.tsv"));

/// Where a head stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadPlace {
    /// First or last: `Ministry of Defence`, `Defence Ministry`.
    Either,
    /// Last only: `Acme Corp`.
    Last,
    /// First only: `Banco do Brasil`.
    First,
}

/// A head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationHead {
    /// The kind of organisation.
    pub kind: OrganisationKind,
    /// Its sector, where the head tells it.
    pub sector: Option<Sector>,
    /// Where it stands.
    pub place: HeadPlace,
    /// Is it a company's legal form (Inc., GmbH), which no other head follows?
    pub legal_form: bool,
    /// Is it plural (`Ministries`)?
    pub plural: bool,
}

/// All heads, by word.
#[derive(Debug, Default)]
pub struct OrganisationHeads {
    by_word: FxHashMap<WordId, OrganisationHead>,
}

impl OrganisationHeads {
    pub(crate) fn load(words: &mut Words) -> Self {
        let mut by_word = FxHashMap::default();
        for row in TABLE.rows() {
            let fault = || panic!("organisation_heads: {}", row.line());
            let head = OrganisationHead {
                kind: row.get("kind").parse::<OrganisationKind>().ok().unwrap_or_else(fault),
                sector: match row.get("sector") {
                    "" => None,
                    sector => Some(
                        sector
                            .parse::<Sector>()
                            .ok()
                            .unwrap_or_else(|| panic!("organisation_heads: {}", row.line())),
                    ),
                },
                place: match row.get("place") {
                    "either" => HeadPlace::Either,
                    "last" | "legal" => HeadPlace::Last,
                    "first" => HeadPlace::First,
                    _ => panic!("organisation_heads: {}", row.line()),
                },
                legal_form: row.get("place") == "legal",
                plural: false,
            };
            let mut take = |word: &str, head| {
                by_word.insert(words.add(word, WordClass::ORGANISATION_HEAD), head);
            };
            take(row.get("word"), head);
            if !row.get("plural").is_empty() {
                take(row.get("plural"), OrganisationHead { plural: true, ..head });
            }
        }
        Self { by_word }
    }

    /// `word` as a head.
    #[inline]
    pub fn get(&self, word: WordId) -> Option<OrganisationHead> {
        self.by_word.get(&word).copied()
    }
}
