//! Numbers of rows of the lexicon's tables: stable within one build, meaningless outside it.

use serde::{Deserialize, Serialize};

macro_rules! row_number {
    ($(#[$doc:meta] $name:ident;)*) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);
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
}
