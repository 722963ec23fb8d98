//! Cities of more than 15,000 people: `data/cities.tsv.zst`; other spellings: `data/city_names.tsv`; and those that
//! news names without their country, small as they are: `data/famous_cities.tsv`.

use std::ops::Range;

use crate::gazetteer::Gazetteer;
use crate::places::Countries;
use crate::{CityId, CountryId, NamedFlags, Tsv, WordClass, fold, tsv, word_hash};

pub(crate) const SPELLINGS: Tsv = Tsv::new("city_names", include_str!("../../data/city_names.tsv"));
pub(crate) const FAMOUS: Tsv =
    Tsv::new("famous_cities", include_str!("../../data/famous_cities.tsv"));
/// Towns that news names and GeoNames' selection lacks; packed with the cities, here for the tests.
#[cfg(test)]
pub(crate) const TOWNS: Tsv = Tsv::new("towns", include_str!("../../data/towns.tsv"));
static PACKED: &[u8] = include_bytes!("../../data/cities.tsv.zst");

/// A city of this many people is no weak name, though it be a word or a personal name too.
const LARGE: u32 = 600_000;

/// A city of this many people is named without its country.
const WELL_KNOWN: u32 = 300_000;

/// So many times as populous as its namesakes abroad is a city that is meant by the bare name.
const DOMINANT: u32 = 8;

/// The same of a capital, of any size.
const DOMINANT_CAPITAL: u32 = 4;

/// A city or town.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct City {
    /// Its name by GeoNames, or its name in English-language news.
    pub name: &'static str,
    /// Its country.
    pub country: CountryId,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// People who live there.
    pub population: u32,
    /// Its GeoNames id; none for a town that we added.
    pub geonames_id: Option<u32>,
    /// First-order division by GeoNames' code within the country; a state's letters in the USA.
    pub admin1: &'static str,
}

/// All cities, by folded name, the most populous of a name first; `CityId` is the row.
#[derive(Debug, Default)]
pub struct Cities {
    rows: Vec<City>,
    /// First rows of names; the last is the number of rows.
    names: Vec<u32>,
    /// Those of the table of famous cities, ascending.
    famous: Vec<CityId>,
}

impl Cities {
    pub(crate) fn load(countries: &Countries) -> Self {
        let text = zstd::decode_all(PACKED).expect("cities: our own data is whole");
        let text: &'static str = String::from_utf8(text).expect("cities: UTF-8").leak();
        let mut cities = Self { rows: Vec::with_capacity(36_000), ..Self::default() };
        let by_iso2 = iso2_table(countries);
        for line in tsv::lines(text).skip(1) {
            let fault = || panic!("cities: {line}");
            let mut cells = tsv::cells(line);
            let mut next = || cells.next().unwrap_or_default();
            if next() == "first" {
                cities.names.push(cities.rows.len() as u32);
            }
            cities.rows.push(City {
                name: next(),
                country: by_iso2(next()).unwrap_or_else(fault),
                latitude: next().parse().unwrap_or_else(|_| panic!("cities: {line}")),
                longitude: next().parse().unwrap_or_else(|_| panic!("cities: {line}")),
                population: next().parse().unwrap_or_else(|_| panic!("cities: {line}")),
                geonames_id: next().parse().ok(),
                admin1: next(),
            });
        }
        cities.names.push(cities.rows.len() as u32);
        cities.famous = FAMOUS
            .rows()
            .map(|row| {
                let country = countries.cell(row, "country");
                let found = country.and_then(|country| cities.find(row.get("city"), country));
                found.unwrap_or_else(|| panic!("famous_cities: {}", row.line()))
            })
            .collect();
        cities.famous.sort_unstable();
        cities
    }

    /// Takes names and other spellings into the gazetteer.
    pub(crate) fn name(&self, countries: &Countries, gazetteer: &mut Gazetteer<'_>) {
        let doubtful = WordClass::COMMON_WORD
            | WordClass::FUNCTION_WORD
            | WordClass::VERB
            | WordClass::MONTH
            | WordClass::WEEKDAY
            | WordClass::NUMBER_WORD;
        let personal = WordClass::PERSONAL;
        for start in self.names.windows(2).map(|pair| pair[0]) {
            let city = &self.rows[start as usize];
            let id = CityId::of_row(start as usize);
            let capital = countries.get(city.country).capital == Some(id);
            let class = gazetteer.words.get(word_hash(city.name)).class;
            let named = gazetteer.entry(city.name, WordClass::CITY_START);
            named.city = Some(id);
            if class.intersects(personal) {
                named.flags |= NamedFlags::PERSONAL;
            }
            if class.intersects(doubtful) {
                named.flags |= NamedFlags::ORDINARY;
            }
            if class.intersects(doubtful | personal) && city.population < LARGE && !capital {
                named.flags |= NamedFlags::WEAK_CITY;
            }
        }
        for row in SPELLINGS.rows() {
            let (city, country) = (row.get("city"), countries.cell(row, "country"));
            let id = country
                .and_then(|country| self.find(city, country))
                .unwrap_or_else(|| panic!("city_names: {}", row.line()));
            let named = gazetteer.entry(row.get("form"), WordClass::CITY_START);
            named.city = Some(id);
            match row.get("strength") {
                "weak" => named.flags |= NamedFlags::WEAK_CITY,
                "strong" => {
                    named.flags -=
                        NamedFlags::WEAK_CITY | NamedFlags::PERSONAL | NamedFlags::ORDINARY;
                }
                "" => {}
                _ => panic!("city_names: {}", row.line()),
            }
        }
    }

    /// All rows.
    pub fn rows(&self) -> &[City] {
        &self.rows
    }

    /// The city of this number.
    pub fn get(&self, id: CityId) -> &City {
        &self.rows[id.row()]
    }

    /// Does news name it without its country: by its fame, or by its size or as a capital, where no namesake abroad
    /// comes near in size?
    pub(crate) fn is_well_known(&self, id: CityId, countries: &Countries) -> bool {
        let city = self.get(id);
        // Towns were added because news names them.
        if city.geonames_id.is_none() || self.famous.binary_search(&id).is_ok() {
            return true;
        }
        let capital = countries.get(city.country).capital == Some(id);
        let (least, dominant) =
            if capital { (0, DOMINANT_CAPITAL) } else { (WELL_KNOWN, DOMINANT) };
        let namesakes = self.namesakes(id).map(|other| self.get(other));
        let abroad = namesakes.filter(|other| other.country != city.country);
        let largest = abroad.map(|other| other.population).max().unwrap_or_default();
        city.population >= least && largest <= city.population / dominant
    }

    /// All cities called `name`, the most populous first. O(log n).
    pub fn named(&self, name: &str) -> &[City] {
        &self.rows[self.range(name)]
    }

    /// The numbers of all cities called `name`, the most populous first. O(log n).
    pub fn called(&self, name: &str) -> impl Iterator<Item = CityId> + use<> {
        self.range(name).map(CityId::of_row)
    }

    /// The most populous city called `name` in `country`.
    pub fn find(&self, name: &str, country: CountryId) -> Option<CityId> {
        let mut range = self.range(name);
        range.find(|&row| self.rows[row].country == country).map(CityId::of_row)
    }

    /// All namesakes of the city `id`, itself among them, the most populous first.
    pub fn namesakes(&self, id: CityId) -> impl Iterator<Item = CityId> + use<> {
        let after = self.names.partition_point(|&start| start <= u32::from(id.0));
        let range = match after.checked_sub(1) {
            Some(n) if after < self.names.len() => self.names[n]..self.names[after],
            _ => u32::from(id.0)..u32::from(id.0) + 1,
        };
        range.map(|row| CityId::of_row(row as usize))
    }

    fn range(&self, name: &str) -> Range<usize> {
        let key = fold(name);
        let starts = &self.names[..self.names.len().saturating_sub(1)];
        let n = starts.partition_point(|&row| fold(self.rows[row as usize].name) < key);
        match (self.names.get(n), self.names.get(n + 1)) {
            (Some(&start), Some(&end)) if fold(self.rows[start as usize].name) == key => {
                start as usize..end as usize
            }
            _ => 0..0,
        }
    }
}

/// Countries by their two letters.
fn iso2_table(countries: &Countries) -> impl Fn(&str) -> Option<CountryId> + use<> {
    let slot = |iso2: &str| match iso2.as_bytes() {
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => {
            Some(usize::from(a - b'A') * 26 + usize::from(b - b'A'))
        }
        _ => None,
    };
    let mut table = [None; 26 * 26];
    for country in countries.rows().iter().filter(|country| country.code.len() == 3) {
        if let Some(at) = country.iso2.and_then(slot) {
            table[at] = Some(country.id);
        }
    }
    move |iso2| slot(iso2).and_then(|at| table[at])
}
