//! Names taken apart: each line of `names.tsv` is a case, written for this test by the customs of its
//! culture and not from what the rules gave. A cell `?` is not settled there: usage differs.

use std::fmt::Write as _;

use dateline_normaliser::names::{Comparison, PersonName, compare, parse_in};
use proptest::prelude::*;

#[test]
fn cases() {
    let mut wrong = String::new();
    for line in include_str!("names.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, country, ..] = cells[..] else { panic!("{line}") };
        let got = parse_in(name, country, None);
        let of = |part: &Option<String>| part.clone().unwrap_or_default();
        let found = [
            name.to_owned(),
            country.to_owned(),
            got.culture.as_deref().unwrap_or_default().to_owned(),
            of(&got.family),
            of(&got.middle),
            of(&got.given),
            of(&got.suffix),
            of(&got.short),
            got.order.name().to_owned(),
            got.sort.clone(),
        ];
        assert_eq!(cells.len(), found.len(), "{line}");
        if found.iter().zip(&cells).any(|(found, &cell)| cell != "?" && found != cell) {
            let _ = writeln!(wrong, "expected {line}\nfound    {}", found.join("\t"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn of(name: &str) -> PersonName {
    parse_in(name, "", None)
}

#[test]
fn one_person() {
    for (a, b) in [
        ("Zhu Rongji", "Chu Jung-chi"),
        ("Kim Jae-won", "Kim Jae Won"),
        ("Tanaka Hiroshi", "Hiroshi Tanaka"),
        ("Yusuf al-Hashimi", "Yousef Hashimi"),
        ("William J. Carter", "Bill Carter"),
        ("Ivan Sokolov", "Ivan Petrovich Sokolov"),
        ("Tran Van Minh", "Minh"),
        ("Erik Halvorsen", "Eric Halvorsen"),
        ("Ismail bin Hassan", "Ismail Hassan"),
        ("Nicolas Perret", "Nicholas Perret"),
    ] {
        let found = compare(&of(a), &of(b));
        assert!(!matches!(found, Comparison::Different(_)), "{a} | {b}: {found:?}");
        assert_eq!(found, compare(&of(b), &of(a)), "{a} | {b}");
    }
}

#[test]
fn two_people() {
    for (a, b) in [
        ("Zhu Rongji", "Zhu Bangguo"),
        ("Tran Van Minh", "Tran Van Hai"),
        ("Kim Jae-won", "Kim Jae-sik"),
        ("Robert Miller Jr.", "Robert Miller III"),
        ("John F. Carter", "John H. Carter"),
        ("Wang Li", "Wang Lin"),
        ("Eric Halvorsen", "Erica Halvorsen"),
        ("Abebe Worku", "Abebe Tessema"),
        ("Yassin Zulkifli", "Yassin Zainal"),
        ("Abu Talha al-Najdi", "Abu Salih al-Najdi"),
        ("Li", "Wang Li"),
    ] {
        let found = compare(&of(a), &of(b));
        assert!(matches!(found, Comparison::Different(_)), "{a} | {b}: {found:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_taken_apart(name in "\\PC{0,40}", country in "(VNM|CHN|JPN|SAU|ESP|MYS|)") {
        let parsed = parse_in(&name, &country, Some("a"));
        let _ = compare(&parsed, &parsed);
    }

    #[test]
    fn every_word_goes_to_one_part(words in prop::collection::vec("(Nguyen|de|al-|bin|Kim|Li|Jr\\.|Maria|O'Neil|J\\.|von|Abdel|Tan|[A-Z][a-z]{1,7})", 1..6)) {
        let name = words.join(" ");
        let parsed = parse_in(&name, "", None);
        for part in [&parsed.family, &parsed.given, &parsed.middle].into_iter().flatten() {
            prop_assert!(part.split(' ').all(|word| name.contains(word)), "{:?}", parsed);
        }
    }
}
