//! Numbers of rows of the lexicon's tables: stable within one build, meaningless outside it.

use serde::{Deserialize, Serialize};

macro_rules! row_number {
    ($(#[$doc:meta] $name:ident;)*) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            /// The number of row `row`.
            ///
            /// # Panics
            /// If a table has more than 65,536 rows: our own data is broken.
            pub(crate) fn of_row(row: usize) -> Self {
                Self(u16::try_from(row).expect("fewer than 2^16 rows"))
            }

            /// The row.
            pub(crate) const fn row(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

row_number! {
    /// A state, past or present: a row of the countries table.
    CountryId;
    /// A known organisation.
    OrganisationId;
    /// A known work.
    WorkId;
    /// The head of an office ("prime minister").
    OfficeId;
    /// A city of the gazetteer.
    CityId;
    /// A region, water or site of the gazetteer.
    RegionId;
    /// A seat of power that stands for those who sit there.
    SeatId;
}
