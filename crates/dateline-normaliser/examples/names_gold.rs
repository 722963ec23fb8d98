//! Measures `names::parse` and `names::compare` on the gold names: the folder is the argument.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use dateline_normaliser::names::{Comparison, PersonName, compare, parse_in};
use dateline_schema::closed::NameOrder;
use serde_json::Value;

fn main() {
    let folder = std::env::args().nth(1).expect("usage: names_gold DIR");
    let verbose = std::env::args().nth(2).is_some();
    for with_country in [true, false] {
        parse_score(&folder, with_country, verbose);
    }
    for file in ["pairs_multicultural", "peer_human_name_pairs", "peer_nomenklatura_pairs"] {
        pair_score(&format!("{folder}/{file}.jsonl"), verbose);
    }
}

fn rows(path: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn parse_score(folder: &str, with_country: bool, verbose: bool) {
    let rows = rows(&format!("{folder}/names_multicultural.jsonl"));
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut right = [0; 6];
    let mut first = (0, 0);
    for row in &rows {
        let country = if with_country { text(row, "iso3") } else { String::new() };
        let got = parse_in(&text(row, "input"), &country, None);
        let of = |part: &Option<String>| part.clone().unwrap_or_default();
        let order = match text(row, "order").as_str() {
            "FG" | "FMG" | "FGP" | "PG" => NameOrder::FamilyFirst,
            "MONO" | "NOFAM" => NameOrder::Single,
            _ => NameOrder::GivenFirst,
        };
        let pairs = [
            ("family", of(&got.family)),
            ("middle", of(&got.middle)),
            ("given", of(&got.given)),
            ("suffix", of(&got.suffix)),
            ("short", of(&got.short)),
        ];
        let mut wrong = Vec::new();
        for (n, (key, value)) in pairs.iter().enumerate() {
            if text(row, key) == *value {
                right[n] += 1;
            } else {
                wrong.push(format!("{key}: {value:?} not {:?}", text(row, key)));
            }
        }
        if got.order == order {
            right[5] += 1;
        } else {
            wrong.push(format!("order: {:?} not {order:?}", got.order));
        }
        if order == NameOrder::FamilyFirst {
            first.1 += 1;
            first.0 += usize::from(text(row, "family") == of(&got.family));
        }
        if verbose && !wrong.is_empty() {
            println!(
                "  {} [{}] {}",
                text(row, "input"),
                got.culture.unwrap_or_default(),
                wrong.join("; ")
            );
        }
    }
    let n = rows.len() as f64;
    let rate = |k: usize| f64::from(right[k]) / n;
    println!(
        "parse, country {with_country}: family {:.3} middle {:.3} given {:.3} suffix {:.3} short {:.3} order {:.3}; family-first {}/{}",
        rate(0),
        rate(1),
        rate(2),
        rate(3),
        rate(4),
        rate(5),
        first.0,
        first.1
    );
}

fn pair_score(path: &str, verbose: bool) {
    let (mut tp, mut fp, mut fneg) = (0.0, 0.0, 0.0);
    for row in rows(path) {
        let name = |key: &str| -> PersonName { parse_in(row[key].as_str().unwrap(), "", None) };
        let (a, b) = (name("a"), name("b"));
        let found = compare(&a, &b);
        assert_eq!(found, compare(&b, &a), "symmetric");
        let same = !matches!(found, Comparison::Different(_));
        match (row["same"].as_bool().unwrap(), same) {
            (true, true) => tp += 1.0,
            (false, true) => fp += 1.0,
            (true, false) => fneg += 1.0,
            _ => continue,
        }
        if verbose && row["same"].as_bool().unwrap() != same {
            println!("  {} | {}: {found:?} [{:?} {:?}]", a.name, b.name, a.culture, b.culture);
        }
    }
    let (p, r) = (tp / (tp + fp), tp / (tp + fneg));
    println!("{path}: P {p:.3} R {r:.3} F1 {:.3}", 2.0 * p * r / (p + r));
}
