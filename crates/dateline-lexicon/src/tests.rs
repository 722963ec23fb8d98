//! Lint tests of the tables, and look-ups across them.

use std::collections::BTreeSet;

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
    let single = [works::HEADS, organisations::TABLES[2]];
    [&grammar::TABLES[..], &offices::TABLES, &single].concat()
}

/// Tables whose first column is shown.
fn shown() -> Vec<Tsv> {
    [&places::TABLES[..], &organisations::TABLES[..2], &[works::TABLE]].concat()
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
