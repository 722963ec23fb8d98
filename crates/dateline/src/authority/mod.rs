//! People as the user knows them: an authority file, which wins over every rule.
//!
//! Its names are found in the texts, its people keep their name, country and offices whatever the
//! reports say, and the same person is one in all reports. `docs/guide/authority.md` tells users how.

mod apply;
mod error;
mod read;
mod spot;

pub use error::{AuthorityError, Fault};

use std::path::Path;

use dateline_lexicon::{CountryId, OrganisationId, fold};
use dateline_normaliser::names::PersonName;
use dateline_parser::{Report, TokenRange};
use dateline_schema::closed::Sector;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use spot::Spotter;

/// The people of an authority file.
#[derive(Debug)]
pub struct Authority {
    people: Vec<Person>,
    /// People by folded name or alias.
    by_name: FxHashMap<String, Vec<u32>>,
    spotter: Spotter,
    /// Hash of the file's bytes.
    fingerprint: String,
}

/// A person of the file: all rows of one name and country.
#[derive(Debug, Clone, PartialEq)]
struct Person {
    name: PersonName,
    aliases: Vec<String>,
    country: Option<CountryId>,
    wikidata_id: Option<String>,
    offices: Vec<Office>,
}

/// An office that a person held from a day to a day, both inclusive; an open end is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Office {
    /// Normalised, to compare by.
    title: String,
    /// As the file words it.
    wording: String,
    organisation: Option<Organisation>,
    country: Option<CountryId>,
    sector: Option<Sector>,
    level: Option<u8>,
    from: Option<Date>,
    to: Option<Date>,
}

impl Office {
    /// Is it held on `day`? On an unknown day only if it is held always.
    fn is_held(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => {
                self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
            }
            None => self.from.is_none() && self.to.is_none(),
        }
    }
}

/// The organisation of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Organisation {
    name: String,
    /// Its row in the lexicon, where it is known.
    known: Option<OrganisationId>,
}

impl Authority {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// With the line and the reason, if the file cannot be read or a row of it makes no sense.
    pub fn read(path: &Path) -> Result<Self, AuthorityError> {
        let fault = |line, fault| AuthorityError { path: path.to_owned(), line, fault };
        let bytes = std::fs::read(path).map_err(|error| fault(None, Fault::Unreadable(error)))?;
        Self::parse(&bytes).map_err(|(line, why)| fault(Some(line), why))
    }

    /// Takes the contents of a file; a fault comes with its line, counted from 1.
    fn parse(bytes: &[u8]) -> Result<Self, (u64, Fault)> {
        let people = read::people(bytes)?;
        let mut by_name: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        let mut spotter = Spotter::default();
        for (n, person) in (0..).zip(&people) {
            for name in std::iter::once(&person.name.name).chain(&person.aliases) {
                spotter.add(name);
                let people = by_name.entry(key(name)).or_default();
                if !people.contains(&n) {
                    people.push(n);
                }
            }
        }
        let fingerprint = format!("xxh3:{:032x}", xxhash_rust::xxh3::xxh3_128(bytes));
        Ok(Self { people, by_name, spotter, fingerprint })
    }

    /// Hash of the file, for the record of a run.
    pub(crate) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The Wikidata id of the person of this number.
    pub(crate) fn wikidata_id(&self, person: u32) -> Option<&str> {
        self.people.get(person as usize)?.wikidata_id.as_deref()
    }

    /// Where a report names people of the file, in reading order, none inside another.
    pub(crate) fn spot(&self, report: &Report<'_>) -> Vec<TokenRange> {
        self.spotter.spot(report)
    }

    /// The people of this name or alias.
    fn named(&self, name: &str) -> &[u32] {
        self.by_name.get(&key(name)).map_or(&[], Vec::as_slice)
    }

    /// The one of this name or alias. Of several the one of the country; `Err` where it stays open.
    fn one(&self, name: &str, country: Option<CountryId>) -> Result<Option<u32>, Ambiguous> {
        match self.named(name) {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            several => {
                let mut fitting = several.iter().filter(|&&person| {
                    country.is_some() && self.people[person as usize].country == country
                });
                match (fitting.next(), fitting.next()) {
                    (Some(one), None) => Ok(Some(*one)),
                    _ => Err(Ambiguous),
                }
            }
        }
    }
}

/// Several people of the file have this name and nothing tells which is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ambiguous;

/// A name under which it is looked up: folded, its words parted by one space.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&fold(word));
    }
    key
}

#[cfg(test)]
mod tests;
