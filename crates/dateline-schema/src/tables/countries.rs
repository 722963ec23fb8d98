//! `countries`.

use crate::Day;
use crate::define::table;

table! {
    /// A state, past or present.
    /// Reference: the same rows in every dataset.
    Country in countries, rows CountryRows, key(country) {
        /// ISO 3166-1 alpha-3; of former states ISO 3166-3 alpha-4; of what has neither, a code in
        /// use for it.
        country: String,
        /// Its short name in English.
        name: String,
        /// ISO 3166-1 alpha-2. That of Namibia is `NA`, which some readers of CSV take for a null.
        iso2: Option<String>,
        /// Number of the Correlates of War project (`COW:816`).
        cow_code: Option<String>,
        /// Number of Gleditsch and Ward (`GW:816`).
        gw_code: Option<String>,
        /// First day of the state, of former states.
        valid_from: Option<Day>,
        /// Its last day.
        valid_to: Option<Day>,
    }
}
