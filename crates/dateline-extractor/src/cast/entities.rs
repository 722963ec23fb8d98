//! The entities of a report in the making, found by what tells them apart.

use dateline_lexicon::{CityId, CountryId, RegionId, SeatId, lexicon};
use dateline_schema::closed::{BodyCountrySource, OrganisationKind, PlaceKind, Sector};
use rustc_hash::FxHashMap;

use crate::facts::{Entity, KnownPlace, LocalId, OrganisationFact, PlaceFact};

/// What a place is found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum PlaceKey {
    Country(CountryId),
    City(CityId),
    Region(RegionId),
    Seat(SeatId),
    /// A town of a known country that the gazetteer does not have: its folded name.
    Town(String, CountryId),
    /// Not known: its folded name.
    Name(String),
}

/// The entities found so far.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    places: FxHashMap<PlaceKey, LocalId>,
    pub(super) organisations: super::organisations::Known,
    /// Offices that may be of a state or of a company.
    pub(super) open_offices: Vec<super::offices::rank::Open>,
    pub(super) administration: Administration,
}

impl Entities {
    /// Takes in an entity.
    pub(super) fn add(&mut self, entity: Entity) -> LocalId {
        let id = LocalId(self.all.len() as u32);
        self.all.push(entity);
        id
    }

    /// The place of this key, taken in when it is new.
    pub(super) fn place(&mut self, key: PlaceKey, kind: PlaceKind, name: &str) -> LocalId {
        if let Some(&known) = self.places.get(&key) {
            return known;
        }
        let fact = describe(&key, kind, name);
        let id = self.add(Entity::Place(fact));
        self.places.insert(key, id);
        id
    }

    /// The country of an organisation or place.
    pub(super) fn country_of(&self, id: LocalId) -> Option<CountryId> {
        match self.all.get(id.0 as usize)? {
            Entity::Organisation(organisation) => organisation.country.map(|(of, _)| of),
            Entity::Place(place) => place.country,
            Entity::Person(_) | Entity::Work(_) => None,
        }
    }

    /// The country of an organisation or place, and how one knows that it is the body's; a place says it itself.
    pub(super) fn country_and_source(&self, id: LocalId) -> Option<(CountryId, BodyCountrySource)> {
        match self.all.get(id.0 as usize)? {
            Entity::Organisation(organisation) => organisation.country,
            _ => self.country_of(id).map(|of| (of, BodyCountrySource::Stated)),
        }
    }

    /// Is it an organisation?
    pub(super) fn is_organisation(&self, id: LocalId) -> bool {
        matches!(self.all.get(id.0 as usize), Some(Entity::Organisation(_)))
    }

    /// A country as a place, taken in when it is new.
    pub(super) fn country(&mut self, country: CountryId) -> LocalId {
        self.place(PlaceKey::Country(country), PlaceKind::Country, "")
    }
}

/// The administration of the report: the one whose name has at most one word more, as "the Holm-Berg Administration"; none
/// where there are two, and a new one where there is none.
#[derive(Debug, Clone, Default)]
pub(super) struct Administration {
    /// So many entities were looked at.
    seen: usize,
    one: Option<LocalId>,
    several: bool,
}

impl Administration {
    /// Looks at what has been added to the entities; amortised O(1) for each of them.
    pub(super) fn of(&mut self, all: &mut Vec<Entity>) -> Option<LocalId> {
        const NAME: &str = "Administration";
        let own = |name: &str| {
            let before = name.strip_suffix(NAME).map(str::trim_end);
            before.is_some_and(|before| !before.contains(' '))
        };
        for (n, entity) in all.iter().enumerate().skip(self.seen) {
            if let Entity::Organisation(fact) = entity
                && fact.known.is_none()
                && own(&fact.name)
            {
                self.several |= self.one.is_some();
                self.one = Some(LocalId(n as u32));
            }
        }
        if self.one.is_none() {
            self.one = Some(LocalId(all.len() as u32));
            all.push(Entity::Organisation(OrganisationFact {
                known: None,
                name: NAME.to_owned(),
                acronym: None,
                kind: OrganisationKind::Government,
                parent: None,
                country: None,
                sector: Some(Sector::Government),
            }));
        }
        self.seen = all.len();
        self.one.filter(|_| !self.several)
    }
}

/// A place as the gazetteer knows it, else by its name in the text.
fn describe(key: &PlaceKey, kind: PlaceKind, name: &str) -> PlaceFact {
    let fact = |known, name: &str, kind, country| PlaceFact {
        known,
        name: name.to_owned(),
        kind,
        country,
    };
    let lexicon = lexicon();
    match key {
        PlaceKey::Country(id) => {
            let row = lexicon.country(*id);
            fact(KnownPlace::Country(*id), row.name, PlaceKind::Country, Some(*id))
        }
        PlaceKey::City(id) => {
            let row = lexicon.city(*id);
            fact(KnownPlace::City(*id), row.name, PlaceKind::City, Some(row.country))
        }
        PlaceKey::Region(id) => {
            let row = lexicon.regions().get(*id);
            fact(KnownPlace::No, row.name, row.kind, row.country)
        }
        PlaceKey::Seat(id) => {
            let row = lexicon.seats().get(*id);
            fact(KnownPlace::No, row.name, PlaceKind::Facility, row.country)
        }
        PlaceKey::Town(_, country) => fact(KnownPlace::No, name, PlaceKind::City, Some(*country)),
        PlaceKey::Name(_) => fact(KnownPlace::No, name, kind, None),
    }
}
