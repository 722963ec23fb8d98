//! Lint tests of the tables, and look-ups across them.

use std::collections::BTreeSet;

use dateline_schema::closed::Gender;

use super::*;

fn named(text: &str) -> Named {
    let ids: Vec<_> = phrases::split(text).map(|w| lexicon().word(word_hash(w)).id).collect();
    lexicon().gazetteer().exact(&ids).copied().unwrap_or_default()
}

fn code(id: Option<CountryId>) -> &'static str {
    id.map_or("", |id| lexicon().country(id).code)
}

/// Tables whose first column is looked up: folded, once each.
fn keyed() -> Vec<Tsv> {
    let single = [works::HEADS, organisations::TABLES[2], places::HEADS];
    [&grammar::TABLES[..], &offices::TABLES, &single].concat()
}

/// Tables whose first column is shown.
fn shown() -> Vec<Tsv> {
    [&places::TABLES[..], &organisations::TABLES[..2], &organisations::TABLES[3..], &[works::TABLE]]
        .concat()
}

#[test]
fn tables_are_sorted_whole_and_have_sources() {
    for table in keyed().into_iter().chain(shown()) {
        let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
        assert!(!lines.is_empty() && lines.is_sorted(), "{}", table.name());
        for row in table.rows() {
            let line = row.line();
            assert_eq!(row.width(), (row.line().split('\t').count(), true), "{line}");
            assert!(!row.get("source").is_empty(), "{}: {line}", table.name());
            assert!(
                line.split(['\t', ';']).all(|cell| cell.trim() == cell),
                "{}: white space in {line}",
                table.name()
            );
        }
    }
}

#[test]
fn keys_are_folded_and_stand_once() {
    for table in keyed() {
        let mut seen = BTreeSet::new();
        for row in table.rows() {
            let key = row.line().split('\t').next().unwrap_or_default();
            assert_eq!(fold(key), key, "{}", table.name());
            assert!(seen.insert(key), "{}: {key} twice", table.name());
        }
    }
}

#[test]
fn forms_of_countries_lead_to_them() {
    for (text, expected) in [
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("U.K.", "GBR"),
        ("US", "USA"),
        ("Burma", "MMR"),
        ("Soviet Union", "SUHH"),
        ("West Germany", "DEU"),
        ("Türkiye", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("Holy See", "VAT"),
    ] {
        assert_eq!(code(named(text).country), expected, "{text}");
    }
    assert!(named("US").is(NamedFlags::ACRONYM | NamedFlags::ATTRIBUTIVE));
    assert!(named("Georgia").is(NamedFlags::PERSONAL));
    assert!(named("Turkey").is(NamedFlags::ORDINARY));
}

#[test]
fn demonyms_lead_to_countries() {
    for (text, first, other) in [
        ("Vietnamese", "VNM", ""),
        ("South Koreans", "KOR", ""),
        ("Britons", "GBR", ""),
        ("Congolese", "COD", "COG"),
        ("Dominican", "DOM", "DMA"),
        ("Korean", "KOR", "PRK"),
        ("Soviet", "SUHH", ""),
    ] {
        let named = named(text);
        assert_eq!((code(named.demonym), code(named.other_country)), (first, other), "{text}");
    }
    assert!(named("Dane").is(NamedFlags::ONE_PERSON));
    assert!(named("Americans").is(NamedFlags::PEOPLE));
}

#[test]
fn a_renamed_state_has_the_name_of_the_day() {
    let countries = lexicon().countries();
    let burma = countries.by_code("MMR").expect("there").id;
    let on = |day: &str| countries.get(countries.on(burma, day.parse().expect("a day"))).code;
    assert_eq!((on("1985-05-01"), on("1995-05-01")), ("BUMM", "MMR"));
}

#[test]
fn cities_of_one_name_are_ranked_by_population() {
    let paris = lexicon().cities().named("paris");
    assert!(paris.len() > 1 && paris.is_sorted_by_key(|city| std::cmp::Reverse(city.population)));
    assert_eq!(code(Some(paris[0].country)), "FRA");
    let id = named("Paris").city.expect("a city");
    assert_eq!(lexicon().cities().namesakes(id).count(), paris.len());
    assert!(lexicon().cities().named("no such town").is_empty());
    assert_eq!(lexicon().cities().named("HÀ NỘI").len(), 0);
    assert!(!named("Hanoi").is(NamedFlags::WEAK_CITY));
}
#[test]
fn every_sovereign_state_has_its_capital() {
    for country in lexicon().countries().rows() {
        assert!(
            country.cow_code.is_none() || country.code.len() == 4 || country.capital.is_some(),
            "{}",
            country.code
        );
    }
}

#[test]
fn well_known_cities_need_no_country() {
    let known = |name: &str| lexicon().is_well_known(named(name).city.expect(name));
    for name in ["Paris", "Geneva", "Venice", "Davos", "Nicosia", "New York", "Ramallah", "Toronto"]
    {
        assert!(known(name), "{name}");
    }
    // Small ones, and those whose namesakes are as large.
    for name in ["Palm Beach", "Beaufort", "Carnegie", "Hamilton", "Valencia", "Georgetown"] {
        assert!(!known(name), "{name}");
    }
}

#[test]
fn towns_are_packed_with_the_cities() {
    for row in places::TOWNS.rows() {
        let found = lexicon().cities().named(row.get("name"));
        assert!(found.iter().any(|city| city.geonames_id.is_none()), "{}", row.line());
    }
}

#[test]
fn not_every_state_has_every_body() {
    let may = |name: &str, code: &str| {
        let all = lexicon().organisations();
        let country = lexicon().countries().by_code(code).expect("a country").id;
        all.may_be_of(all.by_name(name, None).expect("a body"), country)
    };
    assert!(may("Congress", "USA") && !may("Congress", "UKR"));
    assert!(may("Parliament", "UKR") && !may("Parliament", "USA"));
    assert!(may("Supreme Court", "UKR") && may("Supreme Court", "USA"));
    assert!(may("Ministry of Finance", "UKR") && !may("Ministry of Finance", "USA"));
    assert!(!may("Security Council", "RUS"));
}

#[test]
fn organisations_and_agencies_are_found() {
    let organisation = |text: &str| {
        named(text).organisation.map_or("", |id| lexicon().organisations().get(id).name)
    };
    for (text, expected) in [
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("State Department", "Department of State"),
        ("Workers' Party of Korea", "Workers' Party of Korea"),
        ("Hizbollah", "Hezbollah"),
        ("People's Liberation Army", "People's Liberation Army"),
        ("AT&T", "AT&T"),
        ("Bundestag", "Bundestag"),
    ] {
        assert_eq!(organisation(text), expected, "{text}");
    }
    assert!(named("Apple").is(NamedFlags::ORDINARY) && named("Ford").is(NamedFlags::PERSONAL));
    assert!(named("WHO").is(NamedFlags::ACRONYM) && !named("Hamas").is(NamedFlags::ACRONYM));
    let pti = named("PTI");
    assert!(pti.is(NamedFlags::NAMESAKES));
    let countries: BTreeSet<_> = lexicon()
        .organisations()
        .namesakes(pti.organisation.expect("known"))
        .iter()
        .map(|&id| code(lexicon().organisations().get(id).country))
        .collect();
    assert_eq!(countries, BTreeSet::from(["IND", "PAK"]));
    let xinhua: Vec<_> =
        phrases::split("Xinhua News Agency").map(|w| lexicon().word(word_hash(w)).id).collect();
    let agency = lexicon().agencies().forms().exact(&xinhua).expect("known");
    assert_eq!((agency.name, code(agency.country)), ("Xinhua", "CHN"));
}

#[test]
fn works_seats_and_regions_are_found() {
    let work = |text: &str| named(text).work.map_or("", |id| lexicon().works().get(id).name);
    assert_eq!(work("One Belt One Road"), "Belt and Road Initiative");
    assert_eq!(work("Paris climate accord"), "Paris Agreement");
    let seat = named("Downing Street").seat.expect("a seat");
    assert_eq!(code(lexicon().seats().get(seat).country), "GBR");
    let region = named("West Bank").region.expect("a region");
    assert_eq!(code(lexicon().regions().get(region).country), "PSE");
    assert!(named("Georgia").region.is_some() && named("Georgia").country.is_some());
}

#[test]
fn offices_are_matched_longest_first() {
    let offices = lexicon().offices();
    let head = |text: &str| {
        let ids = phrases::split(text).map(|w| lexicon().word(word_hash(w)).id);
        let (n, form) = offices.heads().longest(ids).expect("an office");
        (n, offices.get(form.head).title, form.plural, form.gender)
    };
    assert_eq!(head("deputy prime minister Smith"), (3, "Deputy Prime Minister", false, None));
    assert_eq!(head("Secretary-General"), (2, "Secretary-General", false, None));
    assert_eq!(head("secretaries general"), (2, "Secretary-General", true, None));
    assert_eq!(head("state councillor"), (2, "State Councilor", false, None));
    assert_eq!(head("chairwoman"), (1, "Chair", false, Some(Gender::Female)));
    assert_eq!(head("Gen. Smith"), (1, "General", false, None));
    assert_eq!(head("king"), (1, "King", false, Some(Gender::Male)));
}

#[test]
fn weak_cities_are_words_and_names() {
    for weak in ["Nice", "Reading", "Mobile", "Victoria", "Orange", "Split", "Batman", "Of"] {
        assert!(named(weak).is(NamedFlags::WEAK_CITY), "{weak}");
    }
    for strong in ["Hanoi", "Paris", "Geneva", "Kyiv", "New York", "Davos", "Santiago", "Baghdad"] {
        let named = named(strong);
        assert!(named.city.is_some() && !named.is(NamedFlags::WEAK_CITY), "{strong}");
    }
}

#[test]
fn words_of_the_language_have_their_classes() {
    let word = |text: &str| lexicon().word(word_hash(text));
    assert!(word("said").class.contains(WordClass::VERB));
    assert!(word("Mrs.").class.contains(WordClass::HONORIFIC));
    assert!(!word("Ma").class.contains(WordClass::HONORIFIC));
    assert!(word("cooperation").class.contains(WordClass::COMMON_WORD));
    assert!(word("would").class.contains(WordClass::AUXILIARY | WordClass::FUNCTION_WORD));
    let grammar = lexicon().grammar();
    let he = grammar.function_word(word("his").id).expect("a pronoun");
    assert_eq!((he.gender, he.number), (Some(PronounGender::Male), Some(Number::Singular)));
    assert_eq!(grammar.abbreviation_can_end(word("Gen.").id), Some(false));
    assert_eq!(grammar.abbreviation_can_end(word("U.S.").id), Some(true));
    assert_eq!(grammar.abbreviation_can_end(word("minister").id), None);
}
