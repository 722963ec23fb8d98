//! The offices of a person over all reports, and the bodies that they are only named with.

use std::collections::hash_map::Entry;
use std::io;

use dateline_lexicon::CountryId;
use dateline_schema::closed::{OfficeStatus, Sector};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::asides::{AffiliationWords, OfficeWords, PersonAside, Told};
use crate::linked::{EntityRef, Evidence, LinkedOffice};
use crate::strings::Text;

/// Offices of one person up to this number are compared with each other.
const MOST_OFFICES: usize = 200;

/// What two reports have to say alike to attest one office.
type OfficeKey = ((Text, OfficeStatus), Option<EntityRef>, Option<CountryId>);

/// An office in the making.
struct Attested<'a> {
    row: OfficeWords<'a>,
    organisation: Option<EntityRef>,
    country: Option<CountryId>,
    first: Option<Date>,
    last: Option<Date>,
    evidence: Evidence,
    sector: Option<Sector>,
    level: Option<u8>,
}

impl Attested<'_> {
    fn key(&self) -> (Text, OfficeStatus) {
        (self.row.title, self.row.status)
    }

    /// Are these one office, as far as both say?
    fn fits(&self, other: &Self) -> bool {
        let agree =
            |a: Option<EntityRef>, b: Option<EntityRef>| a.is_none() || b.is_none() || a == b;
        let countries =
            self.country.is_none() || other.country.is_none() || self.country == other.country;
        self.key() == other.key() && agree(self.organisation, other.organisation) && countries
    }

    fn linked(self, id: String) -> LinkedOffice {
        LinkedOffice {
            id,
            title_text: self.row.text.to_owned(),
            title: Some(self.row.wording.to_owned()),
            organisation: self.organisation,
            country: self.country,
            sector: self.sector,
            level: self.level,
            status: self.row.status,
            first_attested: self.first,
            last_attested: self.last,
            mention: self.evidence,
        }
    }

    fn take(&mut self, other: &Self) {
        self.organisation = self.organisation.or(other.organisation);
        self.country = self.country.or(other.country);
        self.sector = self.sector.or(other.sector);
        self.level = self.level.or(other.level);
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = [self.last, other.last].into_iter().flatten().max();
    }
}

/// A body that a person is named with, in the making.
struct Affiliated {
    text: String,
    organisation: EntityRef,
    country: Option<CountryId>,
    sector: Option<Sector>,
    first: Option<Date>,
    last: Option<Date>,
    evidence: Evidence,
}

impl Affiliated {
    fn linked(self, id: String) -> LinkedOffice {
        LinkedOffice {
            id,
            title_text: self.text,
            title: None,
            organisation: Some(self.organisation),
            country: self.country,
            sector: self.sector,
            level: None,
            status: OfficeStatus::Current,
            first_attested: self.first,
            last_attested: self.last,
            mention: self.evidence,
        }
    }
}

/// The offices of a person, from what reports say, which come by rank; then the bodies that no office
/// names. `day_of` is the day of a document, `entity_of` the entity of one of its claims.
pub(crate) fn offices(
    told: &Told,
    person_id: &str,
    day_of: impl Fn(u32) -> Option<Date>,
    entity_of: impl Fn(u32, u32) -> Option<EntityRef>,
) -> io::Result<Vec<LinkedOffice>> {
    let mut all: Vec<Attested<'_>> = Vec::new();
    let mut known = FxHashMap::default();
    let mut affiliated: Vec<Affiliated> = Vec::new();
    for aside in told.each::<PersonAside<'_>>() {
        let (document, aside) = aside?;
        let day = day_of(document);
        for row in aside.offices {
            let organisation = row.organisation.and_then(|local| entity_of(document, local));
            attest(&mut all, &mut known, row, organisation, document, day);
        }
        for row in aside.affiliations {
            if let Some(organisation) = entity_of(document, row.organisation) {
                affiliate(&mut affiliated, &row, organisation, document, day);
            }
        }
    }
    join_fitting(&mut all);
    affiliated
        .retain(|body| all.iter().all(|office| office.organisation != Some(body.organisation)));
    let mut ids = (1..).map(|n| format!("{person_id}.o{n}"));
    let mut offices = Vec::with_capacity(all.len() + affiliated.len());
    offices.extend(all.into_iter().zip(ids.by_ref()).map(|(office, id)| office.linked(id)));
    offices.extend(affiliated.into_iter().zip(ids).map(|(body, id)| body.linked(id)));
    Ok(offices)
}

/// Takes in an office as a report attests it.
fn attest<'a>(
    all: &mut Vec<Attested<'a>>,
    known: &mut FxHashMap<OfficeKey, usize>,
    row: OfficeWords<'a>,
    organisation: Option<EntityRef>,
    document: u32,
    day: Option<Date>,
) {
    let new = Attested {
        organisation,
        country: row.country,
        first: day,
        last: day,
        evidence: Evidence { document, mention: row.mention },
        sector: row.sector,
        level: row.level,
        row,
    };
    match known.entry((new.key(), new.organisation, new.country)) {
        Entry::Occupied(at) => all[*at.get()].take(&new),
        Entry::Vacant(place) => {
            place.insert(all.len());
            all.push(new);
        }
    }
}

/// Takes in a body as a report names it beside the person.
fn affiliate(
    all: &mut Vec<Affiliated>,
    row: &AffiliationWords<'_>,
    organisation: EntityRef,
    document: u32,
    day: Option<Date>,
) {
    if let Some(old) = all.iter_mut().find(|old| old.organisation == organisation) {
        old.first = [old.first, day].into_iter().flatten().min();
        old.last = [old.last, day].into_iter().flatten().max();
        return;
    }
    if all.len() < MOST_OFFICES {
        all.push(Affiliated {
            text: row.text.to_owned(),
            organisation,
            country: row.country,
            sector: row.sector,
            first: day,
            last: day,
            evidence: Evidence { document, mention: row.mention },
        });
    }
}

/// What says less is what says more, if only one does.
fn join_fitting(all: &mut Vec<Attested<'_>>) {
    let mut n = 0;
    while n < all.len() && all.len() <= MOST_OFFICES {
        let mut fitting = (0..all.len()).filter(|&other| other != n && all[n].fits(&all[other]));
        if let (Some(other), None) = (fitting.next(), fitting.next()) {
            let gone = all.remove(n.max(other));
            all[n.min(other)].take(&gone);
        } else {
            n += 1;
        }
    }
}
