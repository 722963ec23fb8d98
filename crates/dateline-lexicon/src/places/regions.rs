//! Regions, waters and sites that news names: `data/regions.tsv`.

use dateline_schema::closed::PlaceKind;

use crate::gazetteer::Gazetteer;
use crate::places::Countries;
use crate::{CountryId, NamedFlags, RegionId, Tsv, WordClass};

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
}

/// All regions, by name; `RegionId` is the row.
#[derive(Debug, Default)]
pub struct Regions {
    rows: Vec<Region>,
}

impl Regions {
    pub(crate) fn load(countries: &Countries, gazetteer: &mut Gazetteer<'_>) -> Self {
        let mut rows = Vec::new();
        for (n, row) in TABLE.rows().enumerate() {
            let region = Region {
                name: row.get("name"),
                kind: row
                    .get("kind")
                    .parse::<PlaceKind>()
                    .ok()
                    .unwrap_or_else(|| panic!("regions: {}", row.line())),
                country: countries.cell(row, "country"),
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
            rows.push(region);
        }
        Self { rows }
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
