//! A place to its country and position.

mod city;

pub use city::{Beside, Surroundings, city};

use dateline_lexicon::{CountryId, lexicon};
use jiff::civil::Date;

/// The code of a country: ISO 3166-1 alpha-3, of a former state ISO 3166-3 alpha-4.
///
/// ```
/// let vietnam = dateline_lexicon::lexicon().countries().by_code("VNM").unwrap();
/// assert_eq!(dateline_normaliser::places::country_code(vietnam.id), "VNM");
/// ```
pub fn country_code(country: CountryId) -> &'static str {
    lexicon().country(country).code
}

/// The country under the name that it had on the day of publication: "Burma" in a report of 1985 is
/// `BUMM`, in one of 1995 `MMR`. A state that is gone is named as itself on any day.
pub fn country_on(country: CountryId, published: Option<Date>) -> CountryId {
    published.map_or(country, |day| lexicon().countries().on(country, day))
}
