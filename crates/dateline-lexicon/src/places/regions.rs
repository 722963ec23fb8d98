//! Regions, waters and sites that news names: `data/regions.tsv`.

use dateline_schema::closed::PlaceKind;

use crate::gazetteer::Gazetteer;
use crate::places::Countries;
use crate::{CountryId, NamedFlags, Phrases, RegionId, Tsv, WordClass};

pub(crate) const TABLE: Tsv = Tsv::new("regions", include_str!("../../data/regions.tsv"));

/// A region, water or site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its name.
    pub name: &'static str,
    /// `region`, `water`, `facility` or `other`.
    pub kind: PlaceKind,
    /// The country that it lies in, where it lies in one.
    pub country: Option<CountryId>,
    /// Of a first-order division its code, as of cities ([`crate::City::admin1`]).
    pub admin1: Option<&'static str>,
}

/// All regions, by name; `RegionId` is the row.
#[derive(Debug, Default)]
pub struct Regions {
    rows: Vec<Region>,
    abbreviations: Phrases<RegionId>,
}

impl Regions {
    pub(crate) fn load(countries: &Countries, gazetteer: &mut Gazetteer<'_>) -> Self {
        let mut rows = Vec::new();
        let mut abbreviations = Phrases::default();
        for (n, row) in TABLE.rows().enumerate() {
            let region = Region {
                name: row.get("name"),
                kind: row
                    .get("kind")
                    .parse::<PlaceKind>()
                    .ok()
                    .unwrap_or_else(|| panic!("regions: {}", row.line())),
                country: countries.cell(row, "country"),
                admin1: Some(row.get("admin1")).filter(|code| !code.is_empty()),
            };
            let flags = match row.get("doubt") {
                "" => NamedFlags::empty(),
                "word" => NamedFlags::ORDINARY,
                "name" => NamedFlags::PERSONAL,
                _ => panic!("regions: {}", row.line()),
            };
            for form in std::iter::once(region.name).chain(row.list("names")) {
                let named = gazetteer.entry(form, WordClass::empty());
                named.region.get_or_insert(RegionId::of_row(n));
                named.flags |= flags;
            }
            for short in row.list("abbreviations") {
                abbreviations
                    .insert(gazetteer.words, short, WordClass::empty(), RegionId::of_row(n))
                    .unwrap_or_else(|_| panic!("regions: {short} twice"));
            }
            rows.push(region);
        }
        Self { rows, abbreviations }
    }

    /// Short forms that name a region only right behind one of its places: "Athens, *Ga.*", "Canton, *OH*".
    pub const fn abbreviations(&self) -> &Phrases<RegionId> {
        &self.abbreviations
    }

    /// All rows.
    pub fn rows(&self) -> &[Region] {
        &self.rows
    }

    /// The region of this number.
    pub fn get(&self, id: RegionId) -> &Region {
        &self.rows[id.row()]
    }
}
