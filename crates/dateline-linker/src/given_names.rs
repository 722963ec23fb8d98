//! A given name alone ("Karine, one more question") is the one of that given name whom the report has by
//! another name, as other reports tell it: "MS. JEAN-PIERRE" is Karine Jean-Pierre. Two who fit leave it open.

use dateline_lexicon::fold;
use rustc_hash::FxHashMap;

use crate::claims::{Claim, Claims, PersonRow};
use crate::context::is_open;
use crate::order::Order;
use crate::people::People;

/// How sure it is.
const SCORE: f64 = 0.7;
/// A word that so many reports have as a family name tells nothing as a given name: "Kelly".
const KNOWN: u32 = 3;

/// Joins what can be joined. O(people, and pairs of people of a report where one is called by a given name).
pub(crate) fn join(claims: &Claims, order: &Order, people: &mut People) {
    let names = Names::of(claims, order, people);
    let row = |rank: u32| &claims.people[order.people[rank as usize] as usize];
    let mut found = Vec::new();
    for rank in (0..order.people.len() as u32).filter(|&rank| is_open(claims, order, people, rank))
    {
        let called = fold(claims.text(row(rank).name));
        if names.family.get(&called).is_some_and(|reports| *reports >= KNOWN) {
            continue;
        }
        let mut fitting: Vec<(u32, u32)> = claims
            .entities_of(row(rank).document)
            .iter()
            .filter_map(|entity| match entity.claim() {
                Claim::Person(claim) => Some(order.person[claim as usize]),
                _ => None,
            })
            .filter(|&other| agree(row(rank), row(other)))
            .map(|other| (people.partition.root(other), other))
            .filter(|(root, _)| names.given.get(root).is_some_and(|own| own.contains(&called)))
            .collect();
        fitting.sort_unstable();
        fitting.dedup_by_key(|(root, _)| *root);
        if let [(_, other)] = fitting[..] {
            found.push((rank, other));
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

/// Are they of one country, as far as is known? What a pronoun says of the gender of a bare given name is
/// no more than that name says.
fn agree(a: &PersonRow, b: &PersonRow) -> bool {
    let country = |row: &PersonRow| row.country.map(|(country, _)| country);
    country(a).is_none() || country(b).is_none() || country(a) == country(b)
}

/// The names, folded, of everybody whom some report names in full.
struct Names {
    /// Given names by root.
    given: FxHashMap<u32, Vec<String>>,
    /// How many reports name somebody of a family name in full.
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
