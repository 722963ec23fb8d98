//! The same organisation, work or place in different reports: by the lexicon's row where it is
//! known, else by name and what must not differ: the country, a company's legal form, of a part of
//! another body that body. A name that every state has (Ministry of Finance) is of one country only.

use std::collections::{BTreeMap, BTreeSet};

use dateline_extractor::facts::KnownPlace;
use dateline_lexicon::{CountryId, OrganisationId, lexicon};
use dateline_schema::closed::OrganisationKind;
use rustc_hash::FxHashMap;

use crate::claims::{Claim, Claims, OrganisationRow};
use crate::office_keys;
use crate::organisation_names::{NameKey, is_of_state, is_unit, letters};
use crate::partition::Partition;
use crate::strings::Text;

/// Which organisation claims are one, and which of them are an acronym that only another report spells out.
pub(crate) fn organisations(claims: &Claims, mut parts: Partition) -> (Partition, Vec<u32>) {
    let rows = &claims.organisations;
    let country = |n: u32| rows[n as usize].country();
    let mut known = BTreeMap::new();
    // What many states have is as good as a name.
    let mut generic: BTreeMap<OrganisationId, Vec<u32>> = BTreeMap::new();
    let mut names = Names::default();
    let mut by_name: BTreeMap<u32, Vec<(Option<u32>, u32)>> = BTreeMap::new();
    for (n, row) in (0..).zip(rows) {
        let Some(id) = row.known else {
            let (name, form) = names.of(claims, row);
            by_name.entry(name).or_default().push((form, n));
            continue;
        };
        match of_country(id, row.country()) {
            Some(id) => _ = parts.join(n, *known.entry(id).or_insert(n)),
            None => generic.entry(id).or_default().push(n),
        }
    }
    for group in generic.values() {
        by_country(group, country, true, &mut parts);
    }
    for group in by_name.into_values() {
        for named in by_form(group) {
            for group in by_parent(claims, &named.claims) {
                // What most reports take it for.
                let organs = group.iter().filter(|&&n| is_of_state(rows[n as usize].kind)).count();
                let of_state = !named.is_company && 2 * organs > group.len();
                by_country(&group, country, of_state, &mut parts);
            }
        }
    }
    // EVN of one report is the Vietnam Electricity (EVN) of another, if only one bears the acronym; two letters
    // are anything.
    let mut by_acronym: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    // What is an acronym of the lexicon and yet not known was not taken to mean that in its own report.
    let mut of_rows: BTreeSet<String> = BTreeSet::new();
    for (n, row) in (0..).zip(rows) {
        let acronym = row.acronym.map(|acronym| claims.text(acronym));
        if let Some(acronym) = acronym.filter(|acronym| *acronym != claims.text(row.name)) {
            let key = letters(acronym);
            let known = row.known.and_then(|id| lexicon().organisations().get(id).acronym);
            if known == Some(acronym) {
                of_rows.insert(key.clone());
            }
            by_acronym.entry(key).or_default().push(n);
        }
    }
    for bearers in by_acronym.values_mut() {
        join_longer_names(claims, bearers, &mut parts);
        for bearer in bearers.iter_mut() {
            *bearer = parts.root(*bearer);
        }
    }
    let mut country_of: BTreeMap<u32, CountryId> = BTreeMap::new();
    for (n, row) in (0..).zip(rows) {
        if let Some(country) = row.country() {
            country_of.entry(parts.root(n)).or_insert(country);
        }
    }
    // "the Plan" and "PLAN" are one name by their letters; what some report writes as a word is no acronym.
    let words: BTreeSet<u32> = (0..)
        .zip(rows)
        .filter(|(_, row)| row.known.is_none() && as_acronym(claims.text(row.name)).is_none())
        .map(|(n, _)| parts.root(n))
        .collect();
    let mut links = Vec::new();
    for (n, row) in (0..).zip(rows) {
        if row.known.is_some() || words.contains(&parts.root(n)) {
            continue;
        }
        let key = as_acronym(claims.text(row.name))
            .filter(|key| key.chars().count() > 2 || key.contains(|c: char| c.is_ascii_digit()));
        let Some(key) = key.filter(|key| !of_rows.contains(key)) else { continue };
        let Some(bearers) = by_acronym.get_mut(&key) else { continue };
        bearers.sort_unstable();
        bearers.dedup();
        let root = parts.root(bearers[0]);
        let one = bearers.iter().all(|&other| parts.root(other) == root);
        let other = country_of.get(&root).copied();
        if one
            && parts.may_join(n, root)
            && (country(n).is_none() || other.is_none() || country(n) == other)
            && parts.root(n) != root
        {
            parts.join(n, root);
            links.push(n);
        }
    }
    (parts, links)
}

/// The letters of a name that is written as an acronym: "Plan" is no PLAN.
fn as_acronym(name: &str) -> Option<String> {
    let capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    capitals.then(|| letters(name))
}

/// Has every state such a body, so that one without its country is anybody's: a ministry of finance?
fn is_anybodys(known: Option<OrganisationId>) -> bool {
    known.is_some_and(|id| lexicon().organisations().get(id).generic)
}

/// So many names of one acronym are compared.
const MOST_BEARERS: usize = 8;

/// Organisations of one acronym are one where one name has all the words of the other ("White House
/// Budget Council (BC)", "Budget Council (BC)").
fn join_longer_names(claims: &Claims, bearers: &[u32], parts: &mut Partition) {
    let row = |n: u32| &claims.organisations[n as usize];
    // Each once, by what it is and not by when it came.
    let mut names: Vec<(&str, Option<CountryId>, Option<OrganisationId>, u32)> = bearers
        .iter()
        .map(|&n| (claims.text(row(n).name), row(n).country(), row(n).known, n))
        .collect();
    names.sort_unstable();
    names.dedup_by_key(|&mut (name, country, known, _)| (name, country, known));
    names.truncate(MOST_BEARERS);
    let words: Vec<Vec<String>> = names.iter().map(|name| office_keys::words(name.0)).collect();
    for (i, &(_, country, known, a)) in names.iter().enumerate() {
        for (j, &(_, other, known_other, b)) in names.iter().enumerate().skip(i + 1) {
            let silent = country.is_none() || other.is_none();
            let agree =
                country == other || silent && !is_anybodys(known) && !is_anybodys(known_other);
            let two = known.is_some() && known_other.is_some() && known != known_other;
            let (brief, full) = if words[i].len() < words[j].len() { (i, j) } else { (j, i) };
            let within = words[brief].iter().all(|word| words[full].contains(word));
            if agree && !two && within && words[brief].len() > 1 {
                parts.join(a, b);
            }
        }
    }
}

/// What of a claim its name depends on.
type Printed = (Text, OrganisationKind, Option<CountryId>);

/// Names and legal forms by number, each made once.
#[derive(Default)]
struct Names {
    known: FxHashMap<Printed, (u32, Option<u32>)>,
    numbers: FxHashMap<String, u32>,
}

impl Names {
    /// The numbers of a claim's name and legal form.
    fn of(&mut self, claims: &Claims, row: &OrganisationRow) -> (u32, Option<u32>) {
        let numbers = &mut self.numbers;
        let mut number = |text: String| {
            let next = numbers.len() as u32;
            *numbers.entry(text).or_insert(next)
        };
        *self.known.entry((row.name, row.kind, row.country())).or_insert_with(|| {
            let NameKey { key, legal_form } =
                NameKey::of(claims.text(row.name), row.kind, row.country());
            (number(key), legal_form.map(number))
        })
    }
}

/// One in so many claims may have another legal form than all others, for those without one to be with these.
const MOSTLY: usize = 5;

/// Claims of one name, those of each legal form apart; where there is one form, or one that hardly any other
/// is beside, without a form is with it.
fn by_form(group: Vec<(Option<u32>, u32)>) -> Vec<Named> {
    let mut forms: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
    let forms_of = group.iter().filter(|(form, _)| form.is_some()).count();
    for (form, n) in group {
        forms.entry(form).or_default().push(n);
    }
    let main = forms.iter().find_map(|(form, claims)| {
        let others = forms_of.saturating_sub(claims.len());
        form.filter(|_| others > 0 && MOSTLY * others <= forms_of)
    });
    if let Some(main) = main
        && let Some(silent) = forms.remove(&None)
    {
        let claims = forms.entry(Some(main)).or_default();
        claims.extend(silent);
        claims.sort_unstable();
    }
    let list = |claims| Named { is_company: forms_of > 0, claims };
    together_if_two(forms).into_iter().map(list).collect()
}

/// Claims of one name.
struct Named {
    /// Has one of them a legal form?
    is_company: bool,
    claims: Vec<u32>,
}

/// The row of the lexicon that a claim is; none for what every state has, where the lexicon does not
/// know that of this country.
fn of_country(id: OrganisationId, country: Option<CountryId>) -> Option<OrganisationId> {
    let all = lexicon().organisations();
    let row = all.get(id);
    if !row.generic {
        return Some(id);
    }
    let own = all.by_name(row.name, Some(country?))?;
    (all.get(own).country == country).then_some(own)
}

/// The same for parts of bodies by what they are part of: two ministries have a press department each.
fn by_parent(claims: &Claims, group: &[u32]) -> Vec<Vec<u32>> {
    let rows = &claims.organisations;
    let parent = |n: u32| {
        let row = &rows[n as usize];
        let parent = row.parent.get().filter(|_| is_unit(claims.text(row.name)))?;
        match claims.entities[parent as usize].claim() {
            Claim::Organisation(m) => {
                let row = &rows[m as usize];
                let name = NameKey::of(claims.text(row.name), row.kind, row.country()).key;
                Some((row.known, row.country(), name))
            }
            _ => None,
        }
    };
    let mut parents: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for &n in group {
        parents.entry(parent(n)).or_default().push(n);
    }
    together_if_two(parents)
}

/// Lists by a trait that some do not tell: those that do not are with the others if these have one
/// trait only.
fn together_if_two<K: Ord>(mut lists: BTreeMap<Option<K>, Vec<u32>>) -> Vec<Vec<u32>> {
    if lists.len() > 2 {
        return lists.into_values().collect();
    }
    let silent = lists.remove(&None).unwrap_or_default();
    let mut lists: Vec<Vec<u32>> = lists.into_values().collect();
    match lists.as_mut_slice() {
        [only] => {
            only.extend(silent);
            only.sort_unstable();
        }
        _ => lists.push(silent),
    }
    lists
}

/// Which work claims are one.
pub(crate) fn works(claims: &Claims, mut parts: Partition) -> Partition {
    let mut known = BTreeMap::new();
    let mut by_name = BTreeMap::new();
    for (n, row) in (0..).zip(&claims.works) {
        // A lexicon's row may stand for a series: the ordinal tells the congress.
        let first = match row.known {
            Some(id) => *known.entry((id, row.ordinal)).or_insert(n),
            None => *by_name.entry((letters(claims.text(row.name)), row.ordinal)).or_insert(n),
        };
        parts.join(n, first);
    }
    // BRI of one report is the Belt and Road Initiative (BRI) of another.
    let mut by_acronym: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (n, row) in (0..).zip(&claims.works) {
        if let Some(acronym) = row.acronym.filter(|&acronym| acronym != row.name) {
            by_acronym.entry(letters(claims.text(acronym))).or_default().push(n);
        }
    }
    for (n, row) in (0..).zip(&claims.works).filter(|(_, row)| row.known.is_none()) {
        let key = as_acronym(claims.text(row.name));
        let Some(bearers) = key.and_then(|key| by_acronym.get(&key)) else { continue };
        let first = parts.root(bearers[0]);
        let fits = |&other: &u32| {
            parts.root(other) == first && claims.works[other as usize].ordinal == row.ordinal
        };
        if bearers.iter().all(fits) && parts.may_join(n, first) {
            parts.join(n, first);
        }
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
                by_name.entry((letters(claims.text(row.name)), row.kind)).or_default().push(n);
            }
        }
    }
    for group in by_name.values() {
        by_country(group, |n| claims.places[n as usize].country, false, &mut parts);
    }
    parts
}

/// Joins claims of one name: those of one country, and those without a country with them where only
/// one country is named. Organs of a state without a country stay apart from those with one as soon
/// as two countries have such.
fn by_country(
    group: &[u32],
    country: impl Fn(u32) -> Option<CountryId>,
    of_state: bool,
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
        (Some(first), None) if !of_state => _ = parts.join(open, first),
        _ => {}
    }
}
