//! Countries, cities, regions and seats of power.

mod cities;
mod countries;
mod heads;
mod regions;
mod seats;

pub use cities::{Cities, City};
pub use countries::{Countries, Country};
pub use heads::PlaceHeads;
pub use regions::{Region, Regions};
pub use seats::{Seat, Seats};

#[cfg(test)]
pub(crate) use cities::TOWNS;

#[cfg(test)]
use crate::Tsv;

/// The tables of places, for the lint test.
#[cfg(test)]
pub(crate) const TABLES: [Tsv; 6] = [
    countries::TABLE,
    cities::SPELLINGS,
    cities::FAMOUS,
    cities::TOWNS,
    regions::TABLE,
    seats::TABLE,
];

/// Tables with a word in each row, for the lint test.
#[cfg(test)]
pub(crate) const HEADS: Tsv = heads::TABLE;
