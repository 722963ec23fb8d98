//! States, past and present: `data/countries.tsv`, names and demonyms with them.

use jiff::civil::Date;

use crate::gazetteer::Gazetteer;
use crate::places::Cities;
use crate::{CityId, CountryId, NamedFlags, Tsv, WordClass};

pub(crate) const TABLE: Tsv = Tsv::new("countries", include_str!("../../data/countries.tsv"));

/// A state or territory, past or present.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Country {
    /// Its number.
    pub id: CountryId,
    /// ISO 3166-1 alpha-3; a former state's ISO 3166-3 alpha-4.
    pub code: &'static str,
    /// Its name in English-language news.
    pub name: &'static str,
    /// Its official name.
    pub official: &'static str,
    /// ISO 3166-1 alpha-2.
    pub iso2: Option<&'static str>,
    /// Correlates of War number.
    pub cow_code: Option<&'static str>,
    /// Gleditsch-Ward number.
    pub gw_code: Option<&'static str>,
    /// First day as a state of this name, where it matters.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
    /// Its capital.
    pub capital: Option<CityId>,
    /// For a name given up: the row of the same state under its later name (Burma → Myanmar).
    pub renamed: Option<CountryId>,
    /// Has it a king, a queen, an emir or a prince at its head today?
    pub monarchy: bool,
    /// Do only others call it by the name that news has for it? Who writes "North Korea" writes elsewhere.
    pub outside: bool,
    /// Are its first parts called departments ("Morazan Department")? Elsewhere a city has departments.
    pub departments: bool,
}

/// All states, sorted by code; `CountryId` is the row.
#[derive(Debug, Default)]
pub struct Countries {
    rows: Vec<Country>,
}

impl Countries {
    /// Reads the table. Capitals are filled in by [`Countries::place_capitals`], when cities are known.
    pub(crate) fn load() -> Self {
        let text = |cell: &'static str| (!cell.is_empty()).then_some(cell);
        let mut rows: Vec<Country> = TABLE
            .rows()
            .enumerate()
            .map(|(n, row)| Country {
                id: CountryId::of_row(n),
                code: row.get("code"),
                name: row.get("name"),
                official: row.get("official"),
                iso2: text(row.get("iso2")),
                cow_code: text(row.get("cow")),
                gw_code: text(row.get("gw")),
                valid_from: day(row.get("valid_from")),
                valid_to: day(row.get("valid_to")),
                capital: None,
                renamed: None,
                monarchy: !row.get("monarchy").is_empty(),
                outside: !row.get("outside").is_empty(),
                departments: row.get("divisions") == "department",
            })
            .collect();
        for (n, row) in TABLE.rows().enumerate() {
            if let Some(code) = text(row.get("renamed")) {
                rows[n].renamed = Some(at(&rows, code));
            }
        }
        Self { rows }
    }

    pub(crate) fn place_capitals(&mut self, cities: &Cities) {
        for (country, row) in self.rows.iter_mut().zip(TABLE.rows()) {
            country.capital =
                cities.find(row.get("capital"), country.renamed.unwrap_or(country.id));
        }
    }

    /// Takes names and demonyms into the gazetteer.
    pub(crate) fn name(&self, gazetteer: &mut Gazetteer<'_>) {
        for (country, row) in self.rows.iter().zip(TABLE.rows()) {
            let id = country.renamed.unwrap_or(country.id);
            let own = [country.name, country.official].into_iter().filter(|_| id == country.id);
            for name in own.chain(row.list("names")) {
                let named = gazetteer.entry(name, WordClass::COUNTRY_START);
                named.country = Some(*named.country.get_or_insert(id));
                if let Some(stopped) = crate::gazetteer::with_stops(name) {
                    gazetteer.entry(&stopped, WordClass::COUNTRY_START).country = Some(id);
                }
            }
            for (column, flag) in [
                ("adjectives", NamedFlags::empty()),
                ("persons", NamedFlags::ONE_PERSON),
                ("peoples", NamedFlags::PEOPLE),
            ] {
                for form in row.list(column) {
                    let named = gazetteer.entry(form, WordClass::DEMONYM_START);
                    // An adjective is one also where it is a word for persons elsewhere.
                    let first = named.demonym.is_none();
                    named.demonym.get_or_insert(id);
                    if first {
                        named.flags |= flag;
                    }
                }
            }
        }
        // Second choices last, so that they never come first.
        for (country, row) in self.rows.iter().zip(TABLE.rows()) {
            for form in row.list("second") {
                let named = gazetteer.entry(form, WordClass::empty());
                named.other_country = Some(country.id);
            }
            for form in row.list("attributive") {
                gazetteer.entry(form, WordClass::DEMONYM_START).flags |= NamedFlags::ATTRIBUTIVE;
            }
            for form in row.list("personal") {
                gazetteer.entry(form, WordClass::empty()).flags |= NamedFlags::PERSONAL;
            }
            for form in row.list("ordinary") {
                gazetteer.entry(form, WordClass::empty()).flags |= NamedFlags::ORDINARY;
            }
        }
    }

    /// The country whose code stands in a cell of another table.
    pub(crate) fn cell(&self, row: crate::Row, column: &str) -> Option<CountryId> {
        let code = row.get(column);
        (!code.is_empty()).then(|| at(&self.rows, code))
    }

    /// All rows by code.
    pub fn rows(&self) -> &[Country] {
        &self.rows
    }

    /// The country of this number.
    pub fn get(&self, id: CountryId) -> &Country {
        &self.rows[id.row()]
    }

    /// The country of this code (alpha-3, or alpha-4 of a former state).
    pub fn by_code(&self, code: &str) -> Option<&Country> {
        let at = self.rows.binary_search_by(|country| country.code.cmp(code)).ok()?;
        Some(&self.rows[at])
    }

    /// The row that `id` is on `day`: where its name is younger than the day, the row of its former
    /// name (`MMR` in 1985 is `BUMM`).
    pub fn on(&self, id: CountryId, day: Date) -> CountryId {
        let country = self.get(id);
        if country.valid_from.is_none_or(|from| from <= day) {
            return id;
        }
        self.rows
            .iter()
            .filter(|row| row.renamed == Some(id))
            .find(|row| {
                row.valid_from.is_none_or(|from| from <= day)
                    && row.valid_to.is_none_or(|to| day <= to)
            })
            .map_or(id, |row| row.id)
    }
}

fn day(cell: &'static str) -> Option<Date> {
    (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|_| panic!("countries: day {cell}")))
}

fn at(rows: &[Country], code: &str) -> CountryId {
    rows.iter()
        .find(|country| country.code == code)
        .unwrap_or_else(|| panic!("countries: no code {code}"))
        .id
}
