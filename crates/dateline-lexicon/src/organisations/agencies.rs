//! News agencies as datelines and bylines write them: `data/agencies.tsv`.

use crate::organisations::Organisations;
use crate::places::Countries;
use crate::{CountryId, OrganisationId, Phrases, Tsv, WordClass, Words};

pub(crate) const TABLE: Tsv = Tsv::new("agencies", include_str!("../../data/agencies.tsv"));

/// A news agency or a paper that signs reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agency {
    /// Its usual name: `Xinhua`, `Reuters`, `AP`.
    pub name: &'static str,
    /// Its country.
    pub country: Option<CountryId>,
    /// Its row among the organisations.
    pub organisation: Option<OrganisationId>,
}

/// All agencies, by every spelling. Short spellings are words too (`ANI`, `dpa`): they count in
/// datelines, bylines and sign-offs only.
#[derive(Debug, Default)]
pub struct Agencies {
    forms: Phrases<Agency>,
}

impl Agencies {
    pub(crate) fn load(
        countries: &Countries,
        organisations: &Organisations,
        words: &mut Words,
    ) -> Self {
        let mut forms = Phrases::default();
        for row in TABLE.rows() {
            let organisation = row.get("organisation");
            let country = countries.cell(row, "country");
            let agency = Agency {
                name: row.get("name"),
                country,
                organisation: (!organisation.is_empty()).then(|| {
                    organisations
                        .by_name(organisation, country)
                        .unwrap_or_else(|| panic!("agencies: no organisation {organisation}"))
                }),
            };
            for form in std::iter::once(agency.name).chain(row.list("forms")) {
                forms
                    .insert(words, form, WordClass::AGENCY, agency)
                    .unwrap_or_else(|_| panic!("agencies: {form} twice"));
            }
        }
        Self { forms }
    }

    /// Agencies by their spellings.
    pub const fn forms(&self) -> &Phrases<Agency> {
        &self.forms
    }
}
