//! The parts of names of many cultures, and whether two names can be one person's.

use std::path::Path;

use dateline_normaliser::names::{Comparison, compare, parse_in};
use dateline_schema::closed::NameOrder;

use crate::gold::{records, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// Scores the parts of names.
pub(crate) fn parts(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(records) = records(&gold.join("names/names_multicultural.jsonl"))? else {
        return Ok(None);
    };
    let about = "`names/names_multicultural.jsonl`: 130 names of many cultures, with the country as a hint and without.";
    let mut section = Section::new("Parts of names", about);
    for with_country in [true, false] {
        const PARTS: [&str; 5] = ["family", "middle", "given", "suffix", "short"];
        let mut right = [0; 6];
        for record in &records {
            let country = if with_country { text(record, "iso3") } else { "" };
            let name = parse_in(text(record, "input"), country, None);
            let found = [&name.family, &name.middle, &name.given, &name.suffix, &name.short];
            for (n, part) in PARTS.iter().enumerate() {
                let (found, wanted) = (found[n].as_deref().unwrap_or_default(), text(record, part));
                right[n] += usize::from(found == wanted);
                if found != wanted {
                    wrong(format!("{}\t{part}\t{found:?} is {wanted:?}", text(record, "input")));
                }
            }
            let order = match text(record, "order") {
                "FG" | "FMG" | "FGP" | "PG" => NameOrder::FamilyFirst,
                "MONO" | "NOFAM" => NameOrder::Single,
                _ => NameOrder::GivenFirst,
            };
            right[5] += usize::from(order == name.order);
        }
        let others = ["0.435 (nameparser)", "", "", "", "0.545 (nameparser)", ""];
        let hint = if with_country { "with country" } else { "name alone" };
        for (n, part) in PARTS.into_iter().chain(["order"]).enumerate() {
            section.rate(format!("{part}, {hint}"), (right[n], records.len()), others[n]);
        }
    }
    Ok(Some(section))
}

/// Scores pairs of names.
pub(crate) fn pairs(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let about =
        "`names/pairs_multicultural.jsonl`, and the pairs of two other projects' own tests.";
    let mut section = Section::new("One person or two", about);
    for (file, others) in [
        ("pairs_multicultural", "0.685 (nomenklatura), 0.476 (Jaro-Winkler)"),
        ("peer_human_name_pairs", ""),
        ("peer_nomenklatura_pairs", ""),
    ] {
        let path = gold.join("names").join(file).with_extension("jsonl");
        let Some(records) = records(&path)? else { continue };
        let mut counts = Counts::default();
        for record in &records {
            let [a, b] = ["a", "b"].map(|key| parse_in(text(record, key), "", None));
            let found = compare(&a, &b);
            let same = !matches!(found, Comparison::Different(_));
            let wanted = record["same"].as_bool().unwrap_or_default();
            counts.add(usize::from(same && wanted), usize::from(same), usize::from(wanted));
            if same != wanted {
                wrong(format!("{file}\t{} | {}\t{found:?}", a.name, b.name));
            }
        }
        section.counts(file, counts, others);
    }
    Ok(Some(section).filter(|section| !section.figures.is_empty()))
}
