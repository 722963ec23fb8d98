//! What a whole report tells that decides what its acronyms mean: countries, and bodies by their full names.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::{CountryId, OrganisationId};
use dateline_schema::closed::MentionKind;

use crate::draft::Draft;
use crate::mention::What;

/// What a report tells of.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Countries, and how often by their own names and adjectives; 0 for what only has a place there.
    countries: BTreeMap<CountryId, u32>,
    /// The most times that a country is named.
    most: u32,
    /// Known bodies with a name of several words.
    full: BTreeSet<OrganisationId>,
}

impl Told {
    /// What the finds of a report tell.
    pub(crate) fn of(draft: &Draft<'_, '_>) -> Self {
        let mut told = Self::default();
        for found in draft.found.iter().filter(|found| !found.dropped) {
            match found.what {
                What::Organisation(id) if found.tokens.len() > 1 => _ = told.full.insert(id),
                What::Country(id) | What::Demonym(id) => {
                    let count = told.countries.entry(id).or_default();
                    *count += 1;
                    told.most = told.most.max(*count);
                }
                what if found.kind != MentionKind::Organisation => {
                    if let Some(country) = draft.country_of(what) {
                        told.countries.entry(country).or_default();
                    }
                }
                _ => {}
            }
        }
        told
    }

    /// Does the report tell of a country?
    pub(crate) fn has(&self, country: CountryId) -> bool {
        self.countries.contains_key(&country)
    }

    /// Does it name a country as often as any?
    pub(crate) fn has_most_of(&self, country: CountryId) -> bool {
        self.most > 0 && self.countries.get(&country) == Some(&self.most)
    }

    /// Does it name a known body by more than an acronym?
    pub(crate) fn in_full(&self, body: OrganisationId) -> bool {
        self.full.contains(&body)
    }
}
