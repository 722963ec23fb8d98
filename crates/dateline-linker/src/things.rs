//! The same organisation, work or place in different reports: by the lexicon's row where it is
//! known, else by folded name and what must not differ.

use std::collections::BTreeMap;

use dateline_extractor::facts::KnownPlace;
use dateline_lexicon::{CountryId, fold};
use dateline_schema::closed::OrganisationKind;

use crate::claims::Claims;
use crate::partition::Partition;

/// Which organisation claims are one, and which of them are an acronym that only another report spells out.
pub(crate) fn organisations(claims: &Claims, mut parts: Partition) -> (Partition, Vec<u32>) {
    let rows = &claims.organisations;
    let mut known = BTreeMap::new();
    let mut by_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (n, row) in (0..).zip(rows) {
        if let Some(id) = row.known {
            parts.join(n, *known.entry(id).or_insert(n));
        } else {
            by_name.entry(key(claims.text(row.name))).or_default().push(n);
        }
    }
    for group in by_name.values() {
        let of_state = |n: u32| {
            matches!(
                rows[n as usize].kind,
                OrganisationKind::Government
                    | OrganisationKind::Ministry
                    | OrganisationKind::Legislature
                    | OrganisationKind::Court
                    | OrganisationKind::Military
                    | OrganisationKind::Party
            )
        };
        by_country(group, |n| rows[n as usize].country, of_state, &mut parts);
    }
    // EVN of one report is the Vietnam Electricity (EVN) of another, if only one bears the acronym.
    let mut by_acronym: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (n, row) in (0..).zip(rows) {
        let acronym = row.acronym.map(|acronym| claims.text(acronym));
        if let Some(acronym) = acronym.filter(|acronym| *acronym != claims.text(row.name)) {
            by_acronym.entry(key(acronym)).or_default().push(parts.root(n));
        }
    }
    let mut country_of: BTreeMap<u32, CountryId> = BTreeMap::new();
    for (n, row) in (0..).zip(rows) {
        if let Some(country) = row.country {
            country_of.entry(parts.root(n)).or_insert(country);
        }
    }
    let mut links = Vec::new();
    for (n, row) in (0..).zip(rows) {
        if row.known.is_some() {
            continue;
        }
        let Some(bearers) = by_acronym.get_mut(&key(claims.text(row.name))) else { continue };
        bearers.sort_unstable();
        bearers.dedup();
        let root = parts.root(bearers[0]);
        let one = bearers.iter().all(|&other| parts.root(other) == root);
        let other = country_of.get(&root).copied();
        if one
            && parts.may_join(n, root)
            && (row.country.is_none() || other.is_none() || row.country == other)
            && parts.root(n) != root
        {
            parts.join(n, root);
            links.push(n);
        }
    }
    (parts, links)
}

/// Which work claims are one.
pub(crate) fn works(claims: &Claims, mut parts: Partition) -> Partition {
    let mut known = BTreeMap::new();
    let mut by_name = BTreeMap::new();
    for (n, row) in (0..).zip(&claims.works) {
        // A lexicon's row may stand for a series: the ordinal tells the congress.
        let first = match row.known {
            Some(id) => *known.entry((id, row.ordinal)).or_insert(n),
            None => *by_name.entry((key(claims.text(row.name)), row.ordinal)).or_insert(n),
        };
        parts.join(n, first);
    }
    parts
}

/// Which place claims are one.
pub(crate) fn places(claims: &Claims, mut parts: Partition) -> Partition {
    let mut countries = BTreeMap::new();
    let mut cities = BTreeMap::new();
    let mut by_name: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for (n, row) in (0..).zip(&claims.places) {
        match row.known {
            KnownPlace::Country(id) => _ = parts.join(n, *countries.entry(id).or_insert(n)),
            KnownPlace::City(id) => _ = parts.join(n, *cities.entry(id).or_insert(n)),
            KnownPlace::No => {
                by_name.entry((key(claims.text(row.name)), row.kind)).or_default().push(n);
            }
        }
    }
    for group in by_name.values() {
        by_country(group, |n| claims.places[n as usize].country, |_| false, &mut parts);
    }
    parts
}

/// Joins claims of one name: those of one country, and those without a country with them where only
/// one country is named. Organs of a state without a country stay apart from those with one as soon
/// as two countries have such.
fn by_country(
    group: &[u32],
    country: impl Fn(u32) -> Option<CountryId>,
    of_state: impl Fn(u32) -> bool,
    parts: &mut Partition,
) {
    let mut firsts: BTreeMap<Option<CountryId>, u32> = BTreeMap::new();
    for &n in group {
        let first = *firsts.entry(country(n)).or_insert(n);
        parts.join(n, first);
    }
    let Some(&open) = firsts.get(&None) else { return };
    let mut named = firsts.iter().filter(|(country, _)| country.is_some()).map(|(_, &first)| first);
    match (named.next(), named.next()) {
        (Some(first), None) if !of_state(open) => _ = parts.join(open, first),
        _ => {}
    }
}

/// Letters and digits of a name, folded, without an article before it.
fn key(name: &str) -> String {
    let folded = fold(name);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}
