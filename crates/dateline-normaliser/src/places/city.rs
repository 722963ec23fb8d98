//! Which of several cities of one name is meant: "Tripoli" after "Lebanon" is not the Libyan one.

use dateline_lexicon::{CityId, CountryId, lexicon};

/// What a text says around the mention of a city.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// The country or the country of the region named right beside it ("Hyderabad, Pakistan").
    pub beside: Option<CountryId>,
    /// The country of the dateline.
    pub dateline: Option<CountryId>,
    /// Countries that the report names, the most frequent first.
    pub named: &'a [CountryId],
}

/// The most populous namesake of `city` must be as many times as populous as one in a country of the
/// report to be meant all the same.
const FAMOUS: u32 = 40;

/// The same for a capital, which is named without its country everywhere.
const FAMOUS_CAPITAL: u32 = 8;

/// A town this small is named without its country only at home, so that a namesake need not be as
/// famous as that.
const SMALL: u32 = 50_000;

/// The most likely city of the name of `city`: that of the country beside it; else that of the
/// dateline's country or of one that the report names, unless the most populous namesake is far better
/// known; else the most populous.
pub fn city(city: CityId, around: Surroundings<'_>) -> CityId {
    let cities = lexicon().cities();
    let within = |country: CountryId| {
        cities.namesakes(city).find(|&id| lexicon().city(id).country == country)
    };
    if let Some(found) = around.beside.and_then(within) {
        return found;
    }
    let Some(first) = cities.namesakes(city).next() else { return city };
    let population = |id: CityId| lexicon().city(id).population;
    let capital = lexicon().countries().get(lexicon().city(first).country).capital == Some(first);
    let famous = if capital { FAMOUS_CAPITAL } else { FAMOUS };
    let known = |id: CityId, famous: u32| population(first) / famous <= population(id);
    let at_home = around.dateline.and_then(within).filter(|&id| known(id, famous));
    let named = || {
        let named = around.named.iter().copied().filter_map(within);
        let famous = |id| if population(id) < SMALL { FAMOUS_CAPITAL } else { famous };
        { named }.find(|&id| known(id, famous(id)))
    };
    at_home.or_else(named).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> CountryId {
        lexicon().countries().by_code(code).expect("a country").id
    }

    /// The country of the city of this name that is meant.
    fn meant(name: &str, around: Surroundings<'_>) -> &'static str {
        let cities = lexicon().cities();
        let any = cities.rows().iter().position(|city| city.name == name).expect("a city");
        let found = city(CityId(any as u16), around);
        lexicon().country(lexicon().city(found).country).code
    }

    #[test]
    fn the_country_beside_it_decides() {
        let beside =
            |code: &str| Surroundings { beside: Some(country(code)), ..Default::default() };
        assert_eq!(meant("Tripoli", beside("LBN")), "LBN");
        assert_eq!(meant("Hyderabad", beside("PAK")), "PAK");
        assert_eq!(meant("Hyderabad", Surroundings::default()), "IND");
    }

    #[test]
    fn a_famous_city_is_not_moved_by_the_countries_of_the_report() {
        let named = [country("USA")];
        let around = Surroundings { named: &named, ..Default::default() };
        assert_eq!(meant("Paris", around), "FRA");
        assert_eq!(meant("Moscow", around), "RUS");
        assert_eq!(meant("Geneva", around), "CHE");
        let british = [country("GBR")];
        let around = Surroundings { named: &british, ..Default::default() };
        assert_eq!(meant("Washington", around), "USA");
        let lebanon = [country("LBN")];
        let around = Surroundings { named: &lebanon, ..Default::default() };
        assert_eq!(meant("Tripoli", around), "LBN");
    }
}
