//! What a report says for what a short acronym means: "MR" is a party of Belgium where Belgium is told of, and
//! "DC" one of Italy where Italy is.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, OrganisationId, lexicon};
use dateline_recogniser::What;
use dateline_schema::closed::{MentionKind, OrganisationKind};

use super::CastMention;
use super::places::country_of_dateline;
use crate::scene::Scene;

/// An acronym of more letters is nobody else's by chance.
const LONGEST: usize = 4;

/// The countries that a report tells of, and the organisations that it has in full.
#[derive(Debug)]
pub(super) struct Evidence {
    countries: BTreeSet<CountryId>,
    /// The country of the dateline.
    here: Option<CountryId>,
    named: BTreeSet<OrganisationId>,
}

impl Evidence {
    pub(super) fn of(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Self {
        let here = country_of_dateline(scene, mentions);
        let mut evidence = Self { countries: BTreeSet::new(), here, named: BTreeSet::new() };
        for (mention, known) in mentions.iter().zip(&scene.recognised.mentions) {
            // What a body belongs to is what is asked.
            if mention.kind != MentionKind::Organisation {
                evidence.countries.extend(mention.country.or(known.country));
            }
            match known.what {
                What::Country(country) | What::Demonym(country) => {
                    evidence.countries.insert(country);
                }
                What::City(city) => {
                    evidence.countries.insert(lexicon().city(city).country);
                }
                What::Region(region) => {
                    evidence.countries.extend(lexicon().regions().get(region).country);
                }
                What::Organisation(id) if !is_acronym(scene, mention) => {
                    evidence.named.insert(id);
                    let row = lexicon().organisations().get(id);
                    evidence.countries.extend(row.country.filter(|_| !row.common));
                }
                _ => {}
            }
        }
        evidence
    }

    /// Whose a body is that many states have: of the only state that is told of, where the lexicon has that
    /// one's; or of the one whose is named in full elsewhere ("the U.S. Joint Chiefs of Staff").
    pub(super) fn country_of(&self, generic: OrganisationId) -> Option<CountryId> {
        let all = lexicon().organisations();
        let name = all.get(generic).name;
        let mut named = self.named.iter().map(|&id| all.get(id));
        let named = named.find(|row| row.name == name && row.country.is_some());
        let mut told = self.countries.iter().copied();
        let only = told.next().filter(|_| told.next().is_none());
        let own = |country: CountryId| {
            all.by_name(name, Some(country)).is_some_and(|id| all.get(id).country == Some(country))
        };
        named.and_then(|row| row.country).or_else(|| only.filter(|&country| own(country)))
    }

    /// Does a mention mean what the lexicon knows under its words? A short acronym of what one country alone
    /// has, a party or an army, only where the report has the full name or tells of that country; two letters,
    /// which are a degree or a district too, only where it is written from there, and those of any other body
    /// of one country where it is told of; those of an office of a state unless only others are. A party's or
    /// an army's name of common words alone means it unless only other countries are told of.
    pub(super) fn speaks_for(
        &self,
        scene: &Scene<'_, '_>,
        mention: &CastMention,
        what: What,
    ) -> bool {
        let What::Organisation(id) = what else { return true };
        let row = lexicon().organisations().get(id);
        let Some(country) = row.country else { return true };
        // "Patriotic Front": many bear such a name.
        if row.common && is_of_many(row.kind) && mention.tokens.len() > 1 {
            return self.countries.is_empty() || self.countries.contains(&country);
        }
        let letters = scene.report.slice(mention.span).chars().filter(|c| c.is_alphabetic());
        let told = match (letters.count(), is_of_many(row.kind)) {
            (..=2, true) => self.here == Some(country),
            (..=2, false) | (3..=LONGEST, true) => self.countries.contains(&country),
            // Companies and agencies are named everywhere, offices of a state where it is told of.
            (3..=LONGEST, false) if is_of_state(row.kind) && !row.everywhere => {
                self.countries.is_empty() || self.countries.contains(&country)
            }
            _ => true,
        };
        told || !is_acronym(scene, mention) || self.named.contains(&id)
    }
}

/// Is it written in capitals, with stops ("D.C.") or without?
fn is_acronym(scene: &Scene<'_, '_>, mention: &CastMention) -> bool {
    let mut letters = scene.report.slice(mention.span).chars().filter(|c| c.is_alphabetic());
    letters.all(char::is_uppercase)
}

/// Are there so many of the kind that their acronyms are anybody's?
fn is_of_many(kind: OrganisationKind) -> bool {
    matches!(kind, OrganisationKind::Party | OrganisationKind::Military | OrganisationKind::Ngo)
}

/// Is it a body that only a state has?
const fn is_of_state(kind: OrganisationKind) -> bool {
    matches!(
        kind,
        OrganisationKind::Government
            | OrganisationKind::Ministry
            | OrganisationKind::Legislature
            | OrganisationKind::Court
    )
}
