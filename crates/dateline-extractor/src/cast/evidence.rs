//! Which countries a report tells of, and what that says of the bodies that it names: "MR" is a party of Belgium
//! where Belgium is told of, and the Parliament of a report on Ghana is that of Ghana.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::{CountryId, OrganisationId, Renown, lexicon};
use dateline_parser::TokenRange;
use dateline_recogniser::What;
use dateline_schema::closed::{MentionKind, OrganisationKind};

use super::CastMention;
use super::own_bodies::bodies_at_home;
use super::places::country_of_dateline;
use crate::scene::Scene;

/// An acronym of more letters is nobody else's by chance.
const LONGEST: usize = 4;

/// The countries that a report tells of, and the organisations that it has in full.
#[derive(Debug)]
pub(super) struct Evidence {
    countries: BTreeSet<CountryId>,
    /// How often places, peoples and organs of a country are named.
    told: BTreeMap<CountryId, u32>,
    /// The country of the dateline.
    here: Option<CountryId>,
    named: BTreeSet<OrganisationId>,
    /// Bodies that many states have, some mention of which can be of nobody but the country told of.
    at_home: BTreeSet<OrganisationId>,
}

/// The country that a report tells of is named so many times, and so many times as often as any other.
const OFTEN: u32 = 3;
const AHEAD: u32 = 2;

impl Evidence {
    pub(super) fn of(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Self {
        let here = country_of_dateline(scene, mentions);
        let mut evidence = Self {
            countries: BTreeSet::new(),
            told: BTreeMap::new(),
            here,
            named: BTreeSet::new(),
            at_home: BTreeSet::new(),
        };
        for (mention, known) in mentions.iter().zip(&scene.recognised.mentions) {
            // What a body belongs to is what is asked.
            if mention.kind != MentionKind::Organisation {
                evidence.countries.extend(mention.country.or(known.country));
            }
            if let Some(country) = mention.country.or_else(|| country_of_organ(known.what)) {
                *evidence.told.entry(country).or_default() += 1;
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
        if let Some(home) = evidence.told_of() {
            evidence.at_home = bodies_at_home(scene, mentions, home);
        }
        evidence
    }

    /// Whose a body is that many states have: of the one whose is named in full elsewhere ("the U.S. Joint Chiefs
    /// of Staff"), else of the only state that is told of, where the lexicon has that one's, else of the one that the
    /// report tells of, where that can have such a body.
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
        let only = || only.filter(|&country| own(country));
        let home = || self.told_of().filter(|_| self.at_home.contains(&generic));
        named.and_then(|row| row.country).or_else(only).or_else(home)
    }

    /// The country that the report tells of: named far more often than any other, and no other than the one it
    /// was written from; not by a name that it bears only elsewhere.
    pub(super) fn told_of(&self) -> Option<CountryId> {
        let (&country, &most) = self.told.iter().max_by_key(|&(_, &times)| times)?;
        let mut others = self.told.iter().filter(|&(&other, _)| other != country);
        let ahead = others.all(|(_, &times)| AHEAD * times <= most);
        let outside = lexicon().country(country).outside;
        let here = self.here.map_or(!outside, |here| here == country);
        (here && ahead && (most >= OFTEN || self.here.is_some())).then_some(country)
    }

    /// Which of several bodies of one form a mention means ("BNP" of Bangladesh, of Britain, of France): the one that
    /// is named in full elsewhere, else that of the country told of, else of the only one of them that is told of.
    pub(super) fn meant(&self, what: What) -> What {
        let What::Organisation(first) = what else { return what };
        let all = lexicon().organisations();
        let same = all.namesakes(first);
        if same.len() < 2 || all.get(first).generic || self.named.contains(&first) {
            return what;
        }
        let of = |id: OrganisationId| all.get(id).country;
        let named = same.iter().copied().find(|id| self.named.contains(id));
        // Companies and media are named everywhere: only the full name tells that another is meant.
        let everywhere =
            matches!(all.get(first).kind, OrganisationKind::Company | OrganisationKind::Media);
        let fit = || same.iter().copied().filter(|_| !everywhere);
        let home = self.told_of();
        // "BNP" is a party in Bangladesh, for all that a bank is so called, "ABC" Australia's own in Australia.
        let fits_home = |id: OrganisationId| {
            use OrganisationKind::{Government, Media, Party};
            !everywhere || matches!(all.get(id).kind, Government | Media | Party)
        };
        let at_home = || {
            let mut own = same.iter().copied().filter(|&id| fits_home(id));
            home.and_then(|home| own.find(|&id| of(id) == Some(home)))
        };
        let told = |id: OrganisationId| of(id).is_some_and(|of| self.countries.contains(&of));
        let only = || {
            let mut told = fit().filter(|&id| told(id));
            told.next().filter(|_| told.next().is_none())
        };
        named.or_else(at_home).or_else(only).map_or(what, What::Organisation)
    }

    /// Can a name that others bear too mean the body of this country: where that is told of, and not far more of another
    /// that has one, or where its name says so, or no other is told of that has one? A party's name is anybody's where
    /// only others are told of.
    fn tells_of_bearer(
        &self,
        scene: &Scene<'_, '_>,
        mention: &CastMention,
        id: OrganisationId,
        country: CountryId,
    ) -> bool {
        let all = lexicon().organisations();
        let party = all.get(id).kind == OrganisationKind::Party && !is_acronym(scene, mention);
        let bears = |told: CountryId| told != country && all.is_shared_with(id, told);
        let elsewhere = self.told_of().is_some_and(bears);
        let own = self.told.contains_key(&country) && !elsewhere;
        let anybody = || self.told.keys().any(|&told| party || bears(told));
        own || says_country(scene, mention, country) || !anybody()
    }

    /// Does a mention mean what the lexicon knows under its words? A short acronym of what one country alone
    /// has, a party or an army, only where the report has the full name or tells of that country; two letters,
    /// which are a degree or a district too, only where it is written from there, and those of any other body
    /// of one country where it is told of; those of an office of a state or a court unless only others are. A party's or
    /// an army's name of common words alone means it unless only other countries are told of, and what others bear
    /// too unless the report tells of one of these.
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
        if row.renown == Renown::Shared && !self.tells_of_bearer(scene, mention, id, country) {
            return false;
        }
        if row.common && is_of_many(row.kind) && mention.tokens.len() > 1 {
            return self.countries.is_empty() || self.countries.contains(&country);
        }
        let letters = scene.report.slice(mention.span).chars().filter(|c| c.is_alphabetic());
        let told = match (letters.count(), is_of_many(row.kind)) {
            (..=2, true) => self.here == Some(country),
            (..=2, false) | (3..=LONGEST, true) => self.countries.contains(&country),
            // Companies and agencies are named everywhere, offices of a state where it is told of.
            (3..=LONGEST, false)
                if is_of_state(row.kind) && row.renown == Renown::Unknown
                    || row.kind == OrganisationKind::Court =>
            {
                self.countries.is_empty() || self.countries.contains(&country)
            }
            _ => true,
        };
        told || !is_acronym(scene, mention) || self.named.contains(&id)
    }
}

/// Does a name begin with its country, or stand right behind it: "the *U.S.* Food and Drug Administration"?
fn says_country(scene: &Scene<'_, '_>, mention: &CastMention, country: CountryId) -> bool {
    const LONGEST: u32 = 3;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let is = |from: u32, to: u32| is_country(scene, TokenRange::new(from, to), country);
    (start + 1..=end.min(start + LONGEST)).any(|to| is(start, to))
        || (start.saturating_sub(LONGEST)..start).any(|from| is(from, start))
}

/// Are the tokens the country's name, or its adjective?
pub(super) fn is_country(scene: &Scene<'_, '_>, tokens: TokenRange, country: CountryId) -> bool {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let found = scene.report.phrase(lexicon().gazetteer(), start, end);
    found.is_some_and(|(to, named)| {
        to == end && (named.country == Some(country) || named.demonym == Some(country))
    })
}

/// The country of a seat of power, or of an organ of a state that no other has by that name.
fn country_of_organ(what: What) -> Option<CountryId> {
    match what {
        What::Seat(seat) => lexicon().seats().get(seat).country,
        What::Organisation(id) => {
            let row = lexicon().organisations().get(id);
            row.country.filter(|_| is_of_state(row.kind) && row.renown != Renown::Shared)
        }
        _ => None,
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
pub(super) const fn is_of_state(kind: OrganisationKind) -> bool {
    matches!(
        kind,
        OrganisationKind::Government
            | OrganisationKind::Ministry
            | OrganisationKind::Legislature
            | OrganisationKind::Court
    )
}
