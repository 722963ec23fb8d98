//! What ministers are ministers of: `data/portfolios.tsv`.

use dateline_schema::closed::Sector;

use crate::{Phrases, Tsv, WordClass, Words};

pub(crate) const TABLE: Tsv = Tsv::new("portfolios", include_str!("../../data/portfolios.tsv"));

/// A portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portfolio {
    /// As it stands after "Minister of": `Foreign Affairs` for "foreign" too. Spelling (`Defence`,
    /// `Defense`) is that of the form found.
    pub title: &'static str,
    /// PLOVER sector of the office.
    pub sector: Sector,
    /// Stands only before a head ("foreign minister"), not after "of".
    pub before_only: bool,
}

pub(super) fn load(words: &mut Words) -> Phrases<Portfolio> {
    let mut portfolios = Phrases::default();
    for row in TABLE.rows() {
        let phrase = row.get("portfolio");
        let portfolio = Portfolio {
            title: row.get("title"),
            sector: row
                .get("sector")
                .parse()
                .unwrap_or_else(|_| panic!("portfolios: {}", row.line())),
            before_only: row.get("place") == "before",
        };
        portfolios
            .insert(words, phrase, WordClass::empty(), portfolio)
            .unwrap_or_else(|_| panic!("portfolios: {phrase} twice"));
    }
    portfolios
}
