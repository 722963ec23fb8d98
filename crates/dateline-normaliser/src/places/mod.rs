//! A place to its country and position.

use dateline_lexicon::{CountryId, lexicon};

/// The code of a country: ISO 3166-1 alpha-3, of a former state ISO 3166-3 alpha-4.
///
/// ```
/// let vietnam = dateline_lexicon::lexicon().countries().by_code("VNM").unwrap();
/// assert_eq!(dateline_normaliser::places::country_code(vietnam.id), "VNM");
/// ```
pub fn country_code(country: CountryId) -> &'static str {
    lexicon().country(country).code
}
