//! Seats of power that stand for those who sit there: `data/seats.tsv`. Capitals are no seats here:
//! that "Hanoi" stands for a government is a reading of a city in its context.

use crate::gazetteer::Gazetteer;
use crate::organisations::Organisations;
use crate::places::Countries;
use crate::{CountryId, NamedFlags, OrganisationId, SeatId, Tsv, WordClass};

pub(crate) const TABLE: Tsv = Tsv::new("seats", include_str!("../../data/seats.tsv"));

/// A seat of power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Its name without an article: `White House`.
    pub name: &'static str,
    /// Whose country's; none where an international body sits there.
    pub country: Option<CountryId>,
    /// Who is meant, in words: `president`, `Department of Defense`.
    pub stands_for: &'static str,
    /// The organisation that is meant, where it is a known one.
    pub organisation: Option<OrganisationId>,
}

/// All seats, by name; `SeatId` is the row.
#[derive(Debug, Default)]
pub struct Seats {
    rows: Vec<Seat>,
}

impl Seats {
    pub(crate) fn load(
        countries: &Countries,
        organisations: &Organisations,
        gazetteer: &mut Gazetteer<'_>,
    ) -> Self {
        let mut rows = Vec::new();
        for (n, row) in TABLE.rows().enumerate() {
            let organisation = row.get("organisation");
            let country = countries.cell(row, "country");
            let seat = Seat {
                name: row.get("name"),
                country,
                stands_for: row.get("stands_for"),
                organisation: (!organisation.is_empty()).then(|| {
                    organisations
                        .by_name(organisation, country)
                        .unwrap_or_else(|| panic!("seats: no organisation {organisation}"))
                }),
            };
            for form in std::iter::once(seat.name).chain(row.list("names")) {
                let named = gazetteer.entry(form, WordClass::empty());
                named.seat = Some(SeatId::of_row(n));
                if row.get("doubt") == "word" {
                    named.flags |= NamedFlags::ORDINARY;
                }
            }
            rows.push(seat);
        }
        Self { rows }
    }

    /// All rows.
    pub fn rows(&self) -> &[Seat] {
        &self.rows
    }

    /// The seat of this number.
    pub fn get(&self, id: SeatId) -> &Seat {
        &self.rows[id.row()]
    }
}
