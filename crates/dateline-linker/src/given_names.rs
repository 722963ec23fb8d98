//! A given name alone ("Hana, one more question") is the one of that given name whom the report has by
//! another name, as other reports tell it: "MS. ITO" is Hana Ito. Two who fit leave it open, and so does an office.

use dateline_lexicon::fold;
use rustc_hash::FxHashMap;

use crate::claims::{Claims, PersonRow};
use crate::context::is_open;
use crate::order::Order;
use crate::people::People;

/// How sure it is.
const SCORE: f64 = 0.7;
/// A word that so many people of all reports have as a family name tells nothing as a given name: "Kelly".
const KNOWN: u32 = 3;
/// So many of one given name are remembered of a report.
const MOST: usize = 8;

/// Joins what can be joined. O(people log people).
pub(crate) fn join(claims: &Claims, order: &Order, people: &mut People) {
    let names = Names::of(claims, order, people);
    let row = |rank: u32| &claims.people[order.people[rank as usize] as usize];
    let mut by_document: Vec<(u32, u32)> =
        (0..order.people.len() as u32).map(|rank| (row(rank).document, rank)).collect();
    by_document.sort_unstable();
    let mut found = Vec::new();
    for together in by_document.chunk_by(|(a, _), (b, _)| a == b) {
        let is_called = |rank: u32| {
            is_open(claims, order, people, rank)
                && claims.offices_of(order.people[rank as usize]).is_empty()
        };
        if !together.iter().any(|&(_, rank)| is_called(rank)) {
            continue;
        }
        // Whom the report has of each given name: the person, and one of the claims.
        let mut of_name: FxHashMap<&str, Vec<(u32, u32)>> = FxHashMap::default();
        for &(_, rank) in together {
            let root = people.partition.root(rank);
            for given in names.given.get(&root).into_iter().flatten() {
                let them = of_name.entry(given).or_default();
                // Two are as good as more.
                if them.len() < MOST && them.iter().all(|&(other, _)| other != root) {
                    them.push((root, rank));
                }
            }
        }
        for &(_, rank) in together.iter().filter(|&&(_, rank)| is_called(rank)) {
            let called = fold(claims.text(row(rank).name));
            let known = names.family.get(&called).is_some_and(|people| *people >= KNOWN);
            let Some(them) = of_name.get(called.as_str()).filter(|_| !known) else { continue };
            let mut fitting = them.iter().filter(|&&(_, other)| agree(row(rank), row(other)));
            if let (Some(&(_, other)), None) = (fitting.next(), fitting.next()) {
                found.push((rank, other));
            }
        }
    }
    for (rank, other) in found {
        if people.partition.may_join(rank, other) {
            people.cross[rank as usize] = true;
            let reason = "the only one of that given name in the report".to_owned();
            people.decide(rank, other, "context", SCORE, Some(reason));
        }
    }
}

/// Are they of one country and gender, as far as is known?
fn agree(a: &PersonRow, b: &PersonRow) -> bool {
    let country = |row: &PersonRow| row.country.map(|(country, _)| country);
    let countries = country(a).is_none() || country(b).is_none() || country(a) == country(b);
    countries && (a.gender.is_none() || b.gender.is_none() || a.gender == b.gender)
}

/// The names, folded, of everybody whom some report names in full.
struct Names {
    /// Given names by root.
    given: FxHashMap<u32, Vec<String>>,
    /// How many people of all reports have a family name, each counted once a report.
    family: FxHashMap<String, u32>,
}

impl Names {
    fn of(claims: &Claims, order: &Order, people: &People) -> Self {
        let mut names = Self { given: FxHashMap::default(), family: FxHashMap::default() };
        for rank in 0..order.people.len() as u32 {
            if claims.people[order.people[rank as usize] as usize].short_only {
                continue;
            }
            let name = &people.parsed[people.parsed_of[rank as usize] as usize].name;
            // Not in what a crowd calls: "Joe! Joe!"
            if let Some(family) =
                name.family.as_deref().filter(|of| Some(*of) != name.given.as_deref())
            {
                *names.family.entry(fold(family)).or_default() += 1;
            }
            let first = name.given.as_deref().and_then(|given| given.split([' ', '-']).next());
            let Some(first) = first.map(fold) else { continue };
            let own = names.given.entry(people.partition.root(rank)).or_default();
            if !own.contains(&first) {
                own.push(first);
            }
        }
        names
    }
}
