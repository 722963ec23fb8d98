//! Which of several cities of one name is meant: "Tripoli" after "Lebanon" is not the Libyan one.

use dateline_lexicon::{CityId, CountryId, lexicon};

/// What a text says around the mention of a city.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// What is named right beside it ("Hyderabad, Pakistan", "Athens, Ga.").
    pub beside: Option<Beside>,
    /// The country of the dateline.
    pub dateline: Option<CountryId>,
    /// The country of the dateline's city, where nothing stands beside that.
    pub home: Option<CountryId>,
    /// Countries that the report names, the most frequent first.
    pub named: &'a [CountryId],
    /// Countries that it tells of otherwise: by a part, a body, a city that is known. They count where the name
    /// alone says little.
    pub told: &'a [CountryId],
}

/// A country or a part of one that is named right behind a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The country, or the one that the part is of.
    pub country: CountryId,
    /// The code of a first-order division.
    pub admin1: Option<&'static str>,
    /// Can it be nothing but where the city lies? A country behind a comma can be the next of a list ("in Paris,
    /// Germany and Italy"); in a dateline it is none.
    pub certain: bool,
}

/// The most populous namesake of `city` must be as many times as populous as one in a country of the
/// report to be meant all the same.
const FAMOUS: u32 = 40;

/// The same for a capital, which is named without its country everywhere.
const FAMOUS_CAPITAL: u32 = 8;

/// A town this small is named without its country only at home, so that a namesake need not be as
/// famous as that.
const SMALL: u32 = 50_000;

/// At home a namesake is meant that is this many times less populous, unless the other is a capital.
const AT_HOME: u32 = 5;

/// The most likely city of the name of `city`, which the text calls `form`: that of the country or its part
/// beside it; else that of the dateline's country or of one that the report names, unless the most populous
/// namesake is far better known; where that is none that news names without its country, of one that it tells of;
/// else a capital, or the most populous. `None` where it lies in a part of a
/// country in which no such city is known.
pub fn city(city: CityId, form: &str, around: Surroundings<'_>) -> Option<CityId> {
    let cities = lexicon().cities();
    let within = |country: CountryId| {
        cities.namesakes(city).find(|&id| lexicon().city(id).country == country)
    };
    if let Some(beside) = around.beside {
        let lies = |id: &CityId| {
            let city = lexicon().city(*id);
            let part = beside.admin1.is_none_or(|admin1| city.admin1 == admin1);
            city.country == beside.country && part
        };
        // "Canton" is Guangzhou, and a city of Ohio.
        let found = cities.namesakes(city).find(lies).or_else(|| cities.called(form).find(lies));
        if found.is_some() || beside.certain {
            return found;
        }
    }
    let Some(first) = cities.namesakes(city).next() else { return Some(city) };
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
    let native = || around.home.and_then(within).filter(|&id| !capital && known(id, AT_HOME));
    let told = || {
        let told = around.named.iter().chain(around.told).copied();
        { told }.find_map(within).filter(|_| !lexicon().is_well_known(first))
    };
    let otherwise = || told().or_else(|| seat(first, around));
    Some(at_home.or_else(native).or_else(named).or_else(otherwise).unwrap_or(first))
}

/// A namesake that is a capital, where the report tells nothing of the country of `first`: "San Jose" of Costa Rica.
fn seat(first: CityId, around: Surroundings<'_>) -> Option<CityId> {
    let country = |id: CityId| lexicon().city(id).country;
    let own = country(first);
    if around.named.contains(&own) || around.home == Some(own) || around.dateline == Some(own) {
        return None;
    }
    let population = |id: CityId| lexicon().city(id).population;
    let is_capital = |&id: &CityId| {
        lexicon().country(country(id)).capital == Some(id)
            && population(first) / AT_HOME <= population(id)
    };
    lexicon().cities().namesakes(first).find(is_capital)
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
        let found = city(CityId(any as u16), name, around);
        found.map_or("", |found| lexicon().country(lexicon().city(found).country).code)
    }

    fn beside(code: &str, admin1: Option<&'static str>) -> Surroundings<'static> {
        let certain = admin1.is_some();
        let beside = Beside { country: country(code), admin1, certain };
        Surroundings { beside: Some(beside), ..Default::default() }
    }

    #[test]
    fn the_country_beside_it_decides() {
        assert_eq!(meant("Tripoli", beside("LBN", None)), "LBN");
        assert_eq!(meant("Hyderabad", beside("PAK", None)), "PAK");
        assert_eq!(meant("Hyderabad", Surroundings::default()), "IND");
    }

    #[test]
    fn at_home_a_namesake_is_meant() {
        let home = |code| Surroundings { home: Some(country(code)), ..Default::default() };
        assert_eq!(meant("Santa Ana", home("SLV")), "SLV");
        assert_eq!(meant("Santa Ana", home("USA")), "USA");
        assert_eq!(meant("Birmingham", home("USA")), "GBR");
        assert_eq!(meant("Athens", home("USA")), "GRC");
        assert_eq!(meant("San José", home("SLV")), "CRI");
        assert_eq!(meant("San José", home("USA")), "USA");
    }

    #[test]
    fn the_part_of_a_country_beside_it_decides() {
        let cities = lexicon().cities();
        let athens = cities.called("Athens").next().expect("a city");
        let georgia = city(athens, "Athens", beside("USA", Some("GA"))).expect("a city");
        assert_eq!(lexicon().city(georgia).admin1, "GA");
        assert_eq!(city(athens, "Athens", beside("USA", Some("HI"))), None);
        let guangzhou = cities.called("Guangzhou").next().expect("a city");
        let ohio = city(guangzhou, "Canton", beside("USA", Some("OH"))).expect("a city");
        assert_eq!(lexicon().city(ohio).name, "Canton");
    }

    #[test]
    fn of_little_known_namesakes_one_is_meant_whose_country_is_told_of() {
        let told = |name, code| {
            let told = [country(code)];
            meant(name, Surroundings { told: &told, ..Default::default() })
        };
        assert_eq!(told("Hamilton", "NZL"), "NZL");
        assert_eq!(told("Valencia", "ESP"), "ESP");
        assert_eq!(told("Paris", "USA"), "FRA");
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
