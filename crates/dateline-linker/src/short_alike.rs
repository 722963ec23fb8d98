//! Short forms that nobody names in full, from report to report.

use std::collections::BTreeMap;

use dateline_lexicon::{CountryId, fold};

use crate::claims::Claims;
use crate::context::{ENOUGH, Scene, is_open};
use crate::office_keys::OfficeKeys;
use crate::order::Order;
use crate::people::{People, intersect};
use crate::strings::Text;

/// Short forms that nobody names in full are one person in different reports only where office and
/// country are the same, or both meet the same counterpart about the same day.
pub(crate) fn join(claims: &Claims, order: &Order, office_keys: &OfficeKeys, people: &mut People) {
    let row = |rank: u32| &claims.people[order.people[rank as usize] as usize];
    let mut offices: BTreeMap<(String, Text, CountryId), Vec<u32>> = BTreeMap::new();
    let mut meetings: BTreeMap<(String, u32), Vec<(i32, u32)>> = BTreeMap::new();
    let open: Vec<u32> = (0..order.people.len() as u32)
        .filter(|&rank| is_open(claims, order, people, rank))
        .collect();
    let mut scene = Scene::without_people(claims, order, office_keys);
    scene.meet(people);
    for &rank in &open {
        let person = row(rank);
        let key = fold(claims.text(person.name));
        for office in claims.offices_of(order.people[rank as usize]) {
            if let Some(country) = office.country.or(person.country.map(|(country, _)| country)) {
                offices.entry((key.clone(), office.title, country)).or_default().push(rank);
            }
        }
        let first = scene.meetings.partition_point(|&(of, _)| of < rank);
        for &(_, meeting) in scene.meetings[first..].iter().take_while(|&&(of, _)| of == rank) {
            let Some(day) = scene.meeting_day(&claims.meetings[meeting as usize]) else { continue };
            for other in scene.parties(meeting).into_iter().filter(|&other| other != rank) {
                if !is_open(claims, order, people, other) {
                    let root = people.partition.root(other);
                    meetings.entry((key.clone(), root)).or_default().push((day, rank));
                }
            }
        }
    }
    for group in offices.into_values() {
        for &rank in &group[1..] {
            join_if_apart(claims, order, people, rank, group[0], "same office");
        }
    }
    for mut group in meetings.into_values() {
        group.sort_unstable();
        for pair in group.windows(2) {
            let ((day, a), (other, b)) = (pair[0], pair[1]);
            let country = |rank: u32| row(rank).country.map(|(country, _)| country);
            let countries =
                country(a).is_none() || country(b).is_none() || country(a) == country(b);
            if other - day <= 3 && countries {
                join_if_apart(
                    claims,
                    order,
                    people,
                    a.max(b),
                    a.min(b),
                    "met the same counterpart",
                );
            }
        }
    }
}

/// Joins two claims unless they stand in one report.
fn join_if_apart(
    claims: &Claims,
    order: &Order,
    people: &mut People,
    left: u32,
    right: u32,
    reason: &str,
) {
    let document = |rank: u32| claims.people[order.people[rank as usize] as usize].document;
    if !intersect(&[document(left)], &[document(right)]) {
        people.decide(left, right, "context", ENOUGH, Some(reason.to_owned()));
    }
}
