//! Measures the cast on annotated reports: `cast_gold FILE.jsonl [-v] [ID-PREFIX]`.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::too_many_lines, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use dateline_extractor::facts::{Entity, Facts, LocalId};
use dateline_lexicon::{fold, lexicon};
use dateline_parser::Meta;
use dateline_schema::closed::{MentionForm, MentionKind};
use serde_json::Value;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let verbose = args.iter().any(|arg| arg == "-v");
    let only = args.get(2).filter(|arg| !arg.starts_with('-')).cloned().unwrap_or_default();
    let mut count: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let text = std::fs::read_to_string(&args[1]).unwrap();
    for line in text.lines() {
        let gold: Value = serde_json::from_str(line).unwrap();
        if !gold["id"].as_str().unwrap().contains(&only) {
            continue;
        }
        one(&gold, verbose, !only.is_empty(), &mut count);
    }
    for (what, (right, all)) in &count {
        println!("{what:28} {right:5} / {all:5} = {:.3}", f64::from(*right) / f64::from(*all));
    }
    let f = |tp: &str, fp: &str| {
        let (a, b) = (count[tp], count[fp]);
        let (r, p) = (f64::from(a.0) / f64::from(a.1), f64::from(b.0) / f64::from(b.1));
        println!("{tp}: P {p:.3} R {r:.3} F {:.3}", 2.0 * p * r / (p + r));
    };
    f("mentions recall", "mentions precision");
    f("people recall", "people precision");
}

fn one(gold: &Value, verbose: bool, all: bool, count: &mut BTreeMap<&'static str, (u32, u32)>) {
    let text = gold["text"].as_str().unwrap();
    let meta = Meta::default();
    let report = dateline_parser::parse(text, &meta);
    let recognised = dateline_recogniser::recognise(&report);
    let dates = dateline_normaliser::dates::normalise(&report);
    let facts = dateline_extractor::extract(&report, &recognised, &dates, &meta);
    let bytes: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
    let at = |m: &Value, key: &str| bytes[m[key].as_u64().unwrap() as usize] as u32;
    println!("## {}", gold["id"].as_str().unwrap());
    if all {
        show(text, &facts);
    }
    let mut hit = |what: &'static str, right: bool, note: &dyn Fn() -> String| {
        let entry = count.entry(what).or_default();
        entry.0 += u32::from(right);
        entry.1 += 1;
        if !right && verbose {
            println!("  MISS {what}: {}", note());
        }
    };
    let name = |id: LocalId| match &facts.entities[id.0 as usize] {
        Entity::Person(p) => p.name.name.clone(),
        Entity::Organisation(o) => o.name.clone(),
        Entity::Place(p) => p.name.clone(),
        Entity::Work(w) => w.name.clone(),
    };
    let words = |text: &str| -> BTreeSet<String> {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let same = |a: &str, b: &str| {
        let (x, y) = (words(a), words(b));
        !x.is_empty() && !y.is_empty() && (x.is_subset(&y) || y.is_subset(&x))
    };
    let mut gold_spans = BTreeSet::new();
    let mut gold_refs = BTreeMap::new();
    let mut names = Vec::new();
    for person in gold["people"].as_array().unwrap() {
        let is_name =
            |m: &Value| !matches!(m["form"].as_str(), Some("description" | "pronoun" | "title"));
        for m in person["mentions"].as_array().unwrap() {
            let span = (at(m, "start"), at(m, "end"));
            if is_name(m) {
                gold_spans.insert(span);
            } else {
                gold_refs.insert(span, person["name"].as_str().unwrap_or("-").to_owned());
            }
        }
        let Some(full) = person["name"].as_str() else { continue };
        names.push(full.to_owned());
        for m in person["mentions"].as_array().unwrap().iter().filter(|m| !is_name(m)) {
            let span = (at(m, "start"), at(m, "end"));
            let got = facts.mentions.iter().find(|x| (x.span.start, x.span.end) == span);
            let right = got.and_then(|x| x.entity).is_some_and(|id| same(&name(id), full));
            hit("descriptions", right, &|| {
                let near = &text[bytes[m["start"].as_u64().unwrap().saturating_sub(60) as usize]
                    ..span.1 as usize];
                format!("…{near} = {full}; got {:?}", got.map(|x| x.entity.map(name)))
            });
        }
        let people: Vec<_> = facts
            .entities
            .iter()
            .filter_map(|e| match e {
                Entity::Person(p) if same(&p.name.name, full) => Some(p),
                _ => None,
            })
            .collect();
        for office in person["offices"].as_array().unwrap() {
            let Some(title) = office["title"].as_str() else { continue };
            let right = people.iter().flat_map(|p| &p.offices).any(|o| {
                let plain = |text: &str| fold(text).replace('-', " ");
                let (a, b) = (plain(&o.title), plain(title));
                a.contains(&b) || b.contains(&a)
            });
            hit("office titles", right, &|| {
                format!(
                    "{full}: {title}; got {:?}",
                    people.iter().flat_map(|p| &p.offices).map(|o| &o.title).collect::<Vec<_>>()
                )
            });
        }
        if let Some(country) = person["country"].as_str() {
            let got: Vec<_> = people
                .iter()
                .filter_map(|p| p.country)
                .map(|(c, s)| (lexicon().country(c).code, s))
                .collect();
            hit("countries", got.iter().any(|(c, _)| *c == country), &|| {
                format!("{full}: {country}, got {got:?}")
            });
        }
    }
    let mut ids = BTreeSet::new();
    for m in &facts.mentions {
        if m.kind != MentionKind::Person {
            continue;
        }
        if let Some(id) = m.entity {
            ids.insert(id);
        }
        let span = (m.span.start, m.span.end);
        if matches!(m.form, MentionForm::Description | MentionForm::Pronoun) {
            if let Some(id) = m.entity {
                let who = gold_refs.get(&span);
                hit("references precision", who.is_some_and(|who| same(who, &name(id))), &|| {
                    format!(
                        "…{} -> {}, gold {who:?}",
                        &text[text.floor_char_boundary((span.0 as usize).saturating_sub(60))
                            ..span.1 as usize],
                        name(id)
                    )
                });
            }
            continue;
        }
        hit("mentions precision", gold_spans.contains(&span), &|| {
            format!("{:?}", &text[m.span.range()])
        });
    }
    for span in &gold_spans {
        let right = facts
            .mentions
            .iter()
            .any(|m| (m.span.start, m.span.end) == *span && m.kind == MentionKind::Person);
        hit("mentions recall", right, &|| format!("{:?}", &text[span.0 as usize..span.1 as usize]));
    }
    for full in &names {
        hit("people recall", ids.iter().any(|&id| same(&name(id), full)), &|| full.clone());
    }
    for &id in &ids {
        hit("people precision", names.iter().any(|full| same(&name(id), full)), &|| name(id));
    }
}

fn show(text: &str, facts: &Facts) {
    for entity in &facts.entities {
        println!("  {entity:?}");
    }
    for m in &facts.mentions {
        println!(
            "  {:?} {} {} -> {:?} {:?}",
            &text[m.span.range()],
            m.kind.name(),
            m.form.name(),
            m.entity,
            m.link_source
        );
    }
    for issue in &facts.issues {
        println!("  ! {}", issue.message);
    }
}
