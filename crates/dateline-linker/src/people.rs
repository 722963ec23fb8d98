//! The same person in different reports, by full names.
//!
//! One name (whatever the case, marks, hyphens and order) is one person, unless different countries
//! are stated. Other spellings and lengths of a name are brought together by the consonants of the
//! family name and compared by the rules of [`Comparable`]; what two candidates fit stays apart.
//! Those whom the user's authority file knows are one by their number there, and never two of them.
//! Short forms alone ("Zhao") are left to [`crate::context`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dateline_lexicon::CountryId;
use dateline_normaliser::names::{self, Comparable, Comparison, Difference, Hint, PersonName};
use dateline_schema::closed::CountrySource;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::claims::{Claim, Claims, EntityRow, PersonRow};
use crate::copies::Copies;
use crate::linked::BY_AUTHORITY;
use crate::order::{Order, day_number};
use crate::partition::Partition;
use crate::strings::Text;
use crate::votes::vote;

/// A decision that two claims are one person. Claims are ranks, see [`Order`].
#[derive(Debug, Clone)]
pub(crate) struct Decision {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) method: &'static str,
    pub(crate) score: f64,
    pub(crate) reason: Option<String>,
}

/// A name as parsed once for all claims of it.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) name: PersonName,
    pub(crate) comparable: Arc<Comparable>,
    key: String,
    family: String,
    /// The number in the authority file.
    authority: Option<u32>,
}

impl Parsed {
    /// Do both names spell out what their bearers are called by, and is it not the same? The initial
    /// before it says too little then: J. Martin Quell is not Jack Quell.
    fn is_called_otherwise(&self, other: &Self) -> bool {
        let called = |parsed: &Self| -> Vec<String> {
            let parts = [&parsed.name.given, &parsed.name.middle];
            let words = parts.into_iter().flatten().flat_map(|part| part.split([' ', '-', '.']));
            let spelt = words.filter(|word| word.chars().count() > 1);
            spelt.map(dateline_lexicon::fold).collect()
        };
        let (mine, theirs) = (called(self), called(other));
        let begins =
            |a: &String, b: &String| a.starts_with(b.as_str()) || b.starts_with(a.as_str());
        !mine.is_empty()
            && !theirs.is_empty()
            && !mine.iter().any(|a| theirs.iter().any(|b| begins(a, b)))
    }
}

/// The people in the making. Claims are called by their rank.
#[derive(Debug)]
pub(crate) struct People {
    pub(crate) partition: Partition,
    pub(crate) decisions: Vec<Decision>,
    /// Claim in doubt and the message.
    pub(crate) doubts: Vec<(u32, String)>,
    /// The first claim of each block that is too large to be compared whole.
    pub(crate) crowded: Vec<u32>,
    pub(crate) parsed: Vec<Parsed>,
    /// The parsed name of each claim.
    pub(crate) parsed_of: Vec<u32>,
    /// Was the claim named by help of another document?
    pub(crate) cross: Vec<bool>,
}

impl People {
    /// Links all claims with a full name.
    pub(crate) fn by_name(
        claims: &Claims,
        order: &Order,
        copies: &Copies,
        partition: Partition,
    ) -> Self {
        let count = order.people.len();
        let mut people = Self {
            partition,
            decisions: Vec::new(),
            doubts: Vec::new(),
            crowded: Vec::new(),
            parsed: Vec::new(),
            parsed_of: Vec::with_capacity(count),
            cross: vec![false; count],
        };
        people.parse(claims, order);
        people.join_duplicates(claims, order, copies);
        people.join_by_authority(claims, order);
        people.join_equal(claims, order);
        people.join_variants(claims, order);
        people
    }

    fn parse(&mut self, claims: &Claims, order: &Order) {
        let mut known: FxHashMap<(Text, Option<CountryId>, Option<u32>), u32> =
            FxHashMap::default();
        let mut first: Vec<&PersonRow> = Vec::new();
        for &claim in &order.people {
            let row = &claims.people[claim as usize];
            let country = row.country.map(|(country, _)| country);
            let number =
                *known.entry((row.name, country, row.authority.get())).or_insert_with(|| {
                    first.push(row);
                    first.len() as u32 - 1
                });
            self.parsed_of.push(number);
        }
        let parse = |row: &PersonRow| {
            let country = row.country.map(|(country, _)| country);
            let short = row.short.map(|short| claims.text(short));
            let name = names::parse(claims.text(row.name), &Hint { country, short });
            let (key, family) = (names::name_key(&name), names::family_key(&name));
            let authority = row.authority.get();
            Parsed { comparable: Arc::new(Comparable::of(&name)), key, family, name, authority }
        };
        self.parsed = first.into_par_iter().map(parse).collect();
        // One country may say where the family name begins, and none may not: one name all the same.
        let mut keys: FxHashMap<String, String> = FxHashMap::default();
        let printed = |parsed: &Parsed| dateline_lexicon::fold(&parsed.name.name);
        for parsed in &self.parsed {
            let key = keys.entry(printed(parsed)).or_insert_with(|| parsed.key.clone());
            if parsed.key < *key {
                key.clone_from(&parsed.key);
            }
        }
        for parsed in &mut self.parsed {
            if let Some(key) = keys.get(&printed(parsed)) {
                parsed.key.clone_from(key);
            }
        }
    }

    /// The people of a report told twice are the same people.
    fn join_duplicates(&mut self, claims: &Claims, order: &Order, copies: &Copies) {
        for (rank, &claim) in (0..).zip(&order.people) {
            let row = &claims.people[claim as usize];
            let Some(first) = copies.duplicates[row.document as usize] else { continue };
            let local = row.entity - claims.documents[row.document as usize].entities;
            let entity = claims.entities_of(first).get(local as usize);
            let Some(Claim::Person(other)) = entity.map(EntityRow::claim) else { continue };
            let first = order.person[other as usize];
            if self.parsed_of[first as usize] == self.parsed_of[rank as usize] {
                self.partition.join(first, rank);
            }
        }
    }

    /// One number in the authority file is one person.
    fn join_by_authority(&mut self, claims: &Claims, order: &Order) {
        let mut first: FxHashMap<u32, u32> = FxHashMap::default();
        for (rank, &claim) in (0..).zip(&order.people) {
            let Some(person) = claims.people[claim as usize].authority.get() else { continue };
            let first = *first.entry(person).or_insert(rank);
            self.decide(rank, first, BY_AUTHORITY, 1.0, None);
        }
    }

    fn join_equal(&mut self, claims: &Claims, order: &Order) {
        let mut full: Vec<u32> = (0..order.people.len() as u32)
            .filter(|&rank| !claims.people[order.people[rank as usize] as usize].short_only)
            .collect();
        let key = |rank: u32| {
            let parsed = &self.parsed[self.parsed_of[rank as usize] as usize];
            (&parsed.key, parsed.authority)
        };
        full.sort_by(|&a, &b| key(a).cmp(&key(b)).then(a.cmp(&b)));
        let groups: Vec<Vec<u32>> =
            full.chunk_by(|&a, &b| key(a) == key(b)).map(<[u32]>::to_vec).collect();
        for group in groups.iter().filter(|group| group.len() > 1) {
            self.join_group(claims, order, group);
        }
    }

    /// Claims of one name: one person, or one for each country that is stated.
    fn join_group(&mut self, claims: &Claims, order: &Order, group: &[u32]) {
        let row = |rank: u32| &claims.people[order.people[rank as usize] as usize];
        let mut stated: BTreeMap<CountryId, Vec<u32>> = BTreeMap::new();
        let mut open = Vec::new();
        for &rank in group {
            match row(rank).country {
                Some((country, source)) if is_stated(source) => {
                    stated.entry(country).or_default().push(rank);
                }
                _ => open.push(rank),
            }
        }
        let mut parts: Vec<OfCountry> =
            stated.into_iter().map(|(country, claims)| OfCountry { country, claims }).collect();
        if parts.len() < 2 {
            self.join_all(group);
            return;
        }
        for part in &parts {
            self.join_all(&part.claims);
        }
        parts.sort_by_key(|part| (std::cmp::Reverse(part.claims.len()), part.claims[0]));
        self.join_strays(claims, order, &mut parts);
        if parts.len() < 2 {
            self.join_all(group);
            return;
        }
        let clear = parts[0].claims.len() >= 3 * parts[1].claims.len();
        // A country that only follows from who is met says less than that most reports state another.
        let mostly = parts[0].claims.len() >= 2 * parts[1].claims.len();
        let titles = |rank: u32| {
            claims.offices_of(order.people[rank as usize]).iter().map(|office| office.title)
        };
        let of_part =
            |part: &OfCountry| part.claims.iter().flat_map(|&rank| titles(rank)).collect();
        let held: Vec<BTreeSet<Text>> = parts.iter().map(of_part).collect();
        let mut apart: Option<u32> = None;
        for rank in open {
            let weak = row(rank).country.filter(|&(country, source)| {
                let yields = mostly && country != parts[0].country;
                !(source == CountrySource::Meeting && yields)
            });
            let weak = weak.map(|(country, _)| country);
            let guessed = row(rank).country.is_some() && weak.is_none();
            let by_country = parts.iter().find(|part| weak == Some(part.country));
            let shares = |held: &BTreeSet<Text>| titles(rank).any(|title| held.contains(&title));
            let mut by_office = parts.iter().zip(&held).filter(|(_, held)| shares(held));
            let target = match by_country {
                Some(part) => Some(part.claims[0]),
                None => match (by_office.next(), by_office.next()) {
                    (Some((part, _)), None) => Some(part.claims[0]),
                    _ if weak.is_none() && (clear || guessed) => Some(parts[0].claims[0]),
                    _ => None,
                },
            };
            if let Some(target) = target {
                self.decide(rank, target, "full_name", 0.8, None);
            } else if let Some(first) = apart {
                self.decide(rank, first, "full_name", 0.7, None);
            } else {
                apart = Some(rank);
                self.doubts.push((
                    rank,
                    "people of this name are known from more than one country".into(),
                ));
            }
        }
    }

    /// One report in many that states another country has been misread, where its offices are all among those
    /// that the many know. Who has none there, or another, may be somebody else.
    fn join_strays(&mut self, claims: &Claims, order: &Order, parts: &mut Vec<OfCountry>) {
        let titles = |part: &OfCountry| -> BTreeSet<Text> {
            let own = part.claims.iter().map(|&rank| order.people[rank as usize]);
            own.flat_map(|claim| claims.offices_of(claim).iter().map(|office| office.title))
                .collect()
        };
        let mut all = std::mem::take(parts).into_iter();
        let Some(mut most) = all.next() else { return };
        let (known, first, count) = (titles(&most), most.claims[0], most.claims.len());
        for part in all {
            let few = STRAY * part.claims.len() <= count;
            let held = titles(&part);
            if few && !held.is_empty() && held.is_subset(&known) {
                self.decide(part.claims[0], first, "full_name", 0.8, None);
                most.claims.extend(part.claims);
            } else {
                parts.push(part);
            }
        }
        parts.insert(0, most);
    }

    /// That one name is one person is no decision to speak of.
    fn join_all(&mut self, group: &[u32]) {
        for &rank in &group[1..] {
            self.partition.join(rank, group[0]);
        }
    }

    /// Lets go of the names once all is decided.
    pub(crate) fn forget_names(&mut self) {
        self.parsed = Vec::new();
        self.parsed_of = Vec::new();
    }

    /// Puts two claims together and notes why, unless they are together already.
    pub(crate) fn decide(
        &mut self,
        left: u32,
        right: u32,
        method: &'static str,
        score: f64,
        reason: Option<String>,
    ) {
        let apart = self.partition.root(left) != self.partition.root(right);
        if apart && self.partition.may_join(left, right) {
            self.partition.join(left, right);
            self.decisions.push(Decision { left, right, method, score, reason });
        }
    }

    fn join_variants(&mut self, claims: &Claims, order: &Order) {
        let groups = self.groups(claims, order);
        let (pairs, crowded) = self.pairs(&groups);
        self.crowded = crowded;
        // The surest first; what is joined must agree with all that its parts hold.
        let mut parts = Partition::new(groups.len());
        let mut members: Vec<Vec<u32>> = (0..groups.len() as u32).map(|n| vec![n]).collect();
        let mut weak: BTreeMap<u32, Vec<(u32, f64)>> = BTreeMap::new();
        for &(score, a, b) in &pairs {
            if score < SURE {
                weak.entry(a).or_default().push((b, score));
                weak.entry(b).or_default().push((a, score));
                continue;
            }
            self.join_parts(&groups, &mut parts, &mut members, (a, b, score));
        }
        for (a, others) in weak {
            let mut roots: Vec<u32> = others.iter().map(|&(b, _)| parts.root(b)).collect();
            roots.sort_unstable();
            roots.dedup();
            roots.retain(|&root| root != parts.root(a));
            match roots.as_slice() {
                [_] => {
                    let (b, score) = others[0];
                    self.join_parts(&groups, &mut parts, &mut members, (a, b, score));
                }
                [] => {}
                _ => {
                    let message = "more than one person fits this form of the name".to_owned();
                    self.doubts.push((groups[a as usize].first, message));
                }
            }
        }
    }

    fn join_parts(
        &mut self,
        groups: &[Group],
        parts: &mut Partition,
        members: &mut [Vec<u32>],
        pair: (u32, u32, f64),
    ) {
        let (one, other, score) = pair;
        let (left_root, right_root) = (parts.root(one), parts.root(other));
        let firsts = (groups[one as usize].first, groups[other as usize].first);
        if left_root == right_root || !self.partition.may_join(firsts.0, firsts.1) {
            return;
        }
        let (left, right) = (&members[left_root as usize], &members[right_root as usize]);
        if left.len() * right.len() > MOST_CHECKS {
            return;
        }
        let agree = left.iter().all(|&m| {
            let mine = &groups[m as usize];
            let theirs = right.iter().map(|&n| &groups[n as usize]);
            theirs.into_iter().all(|theirs| self.likeness(mine, theirs).is_some())
        });
        if !agree {
            return;
        }
        let root = parts.join(left_root, right_root);
        let gone = if root == left_root { right_root } else { left_root };
        let moved = std::mem::take(&mut members[gone as usize]);
        members[root as usize].extend(moved);
        let (first, second) = (groups[one as usize].first, groups[other as usize].first);
        self.decide(first.max(second), first.min(second), "name_variant", score, None);
    }

    /// How surely two groups are one person, by their names; `None` where something speaks against.
    fn likeness(&self, mine: &Group, theirs: &Group) -> Option<f64> {
        if !mine.can_be(theirs) {
            return None;
        }
        let parsed = |group: &Group| &self.parsed[group.parsed as usize];
        if mine.authority != theirs.authority && parsed(mine).key == parsed(theirs).key {
            // The authority file has this name and did not take the other for its bearer.
            return None;
        }
        let likeness = match parsed(mine).comparable.compare(&parsed(theirs).comparable) {
            Comparison::Same(score) => score,
            Comparison::Compatible if parsed(mine).is_called_otherwise(parsed(theirs)) => {
                return None;
            }
            Comparison::Compatible => 0.5,
            Comparison::Different(Difference::SuffixMissing) if mine.held_with(theirs) => {
                SAME_OFFICE
            }
            Comparison::Different(_) => return None,
        };
        // Two names of one report are two people. Last, for well-known people are in many.
        (!intersect(&mine.documents, &theirs.documents)).then_some(likeness)
    }

    /// Every person so far, once.
    fn groups(&self, claims: &Claims, order: &Order) -> Vec<Group> {
        let row = |rank: u32| &claims.people[order.people[rank as usize] as usize];
        let mut groups = Vec::new();
        for (first, members) in self.partition.parts() {
            if members.iter().all(|&rank| row(rank).short_only) {
                continue;
            }
            let mut documents: Vec<u32> = members.iter().map(|&rank| row(rank).document).collect();
            documents.sort_unstable();
            documents.dedup();
            let known = members.iter().copied().find(|&rank| row(rank).authority.get().is_some());
            let best =
                known.or_else(|| members.iter().copied().find(|&rank| row(rank).country.is_some()));
            let parsed = self.parsed_of[best.unwrap_or(first) as usize];
            let countries = vote(claims, members.iter().map(|&rank| order.people[rank as usize]));
            groups.push(Group {
                first,
                parsed,
                country: countries.map(|(country, _)| country),
                authority: known.and_then(|rank| row(rank).authority.get()),
                offices: offices_of(claims, order, &members),
                documents,
            });
        }
        groups
    }

    /// Pairs of groups whose names may be one, the surest first.
    /// With them the first claim of each block that was not compared whole.
    fn pairs(&self, groups: &[Group]) -> (Vec<(f64, u32, u32)>, Vec<u32>) {
        let parsed = |n: u32| &self.parsed[groups[n as usize].parsed as usize];
        let mut blocks: BTreeMap<(&str, Option<char>), Vec<u32>> = BTreeMap::new();
        let mut families: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for n in 0..groups.len() as u32 {
            let name = parsed(n);
            let given = name
                .name
                .given
                .as_deref()
                .and_then(|given| dateline_lexicon::fold(given).chars().next());
            blocks.entry((&name.family, given)).or_default().push(n);
            families.entry(&name.family).or_default().push(n);
        }
        let (mut pairs, mut crowded) = (Vec::new(), Vec::new());
        let blocks = blocks
            .into_values()
            .chain(families.into_values().filter(|block| block.len() <= SMALL_BLOCK));
        for mut block in blocks {
            block.sort_by(|&a, &b| parsed(a).key.cmp(&parsed(b).key).then(a.cmp(&b)));
            if block.len() > SMALL_BLOCK {
                crowded.extend(block.iter().map(|&n| groups[n as usize].first).min());
            }
            for (i, &a) in block.iter().enumerate() {
                for &b in block[i + 1..].iter().take(NEIGHBOURS) {
                    if let Some(score) = self.likeness(&groups[a as usize], &groups[b as usize]) {
                        pairs.push((score, a.min(b), a.max(b)));
                    }
                }
            }
        }
        pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        pairs.dedup();
        (pairs, crowded)
    }
}

/// Names from here on are one without more evidence.
const SURE: f64 = 0.8;
/// A name with a suffix and the same without are one person's where both hold the same office.
const SAME_OFFICE: f64 = 0.85;
/// So many days may lie between two reports of a holder of one office.
const ONE_TERM: i32 = 5 * 366;
/// So many reports of one country outweigh one of another.
const STRAY: usize = 10;
/// In a block of one family name, each name is compared with so many that follow it.
const NEIGHBOURS: usize = 24;
/// Blocks up to this size are compared whole, whatever the given name begins with.
const SMALL_BLOCK: usize = 40;
/// So many comparisons are made before two persons of many forms are joined.
const MOST_CHECKS: usize = 64;

/// The claims of one name that state one country. Strays may have joined them that state another.
#[derive(Debug)]
struct OfCountry {
    country: CountryId,
    claims: Vec<u32>,
}

/// A person so far.
#[derive(Debug)]
struct Group {
    first: u32,
    parsed: u32,
    country: Option<CountryId>,
    /// The number in the authority file.
    authority: Option<u32>,
    /// Offices with the days of the reports that attest them, sorted.
    offices: Vec<(Text, i32)>,
    documents: Vec<u32>,
}

/// The offices of claims with the days on which they are attested.
fn offices_of(claims: &Claims, order: &Order, members: &[u32]) -> Vec<(Text, i32)> {
    let mut offices: Vec<(Text, i32)> = Vec::new();
    for &rank in members {
        let claim = order.people[rank as usize];
        let document = claims.people[claim as usize].document;
        let Some(day) = claims.documents[document as usize].published else { continue };
        let titles = claims.offices_of(claim).iter().map(|office| office.title);
        offices.extend(titles.map(|title| (title, day_number(day))));
    }
    offices.sort_unstable();
    offices.dedup();
    offices
}

impl Group {
    /// Does nothing but the name speak against it?
    fn can_be(&self, other: &Self) -> bool {
        let countries =
            self.country.is_none() || other.country.is_none() || self.country == other.country;
        let two = self.authority.is_some()
            && other.authority.is_some()
            && self.authority != other.authority;
        countries && !two
    }

    /// Did both hold an office of one title within a term of each other?
    fn held_with(&self, other: &Self) -> bool {
        self.offices.iter().any(|&(title, day)| {
            let first = other.offices.partition_point(|&office| office < (title, day - ONE_TERM));
            other
                .offices
                .get(first)
                .is_some_and(|&(held, when)| held == title && when <= day + ONE_TERM)
        })
    }
}

/// Do two sorted lists share a member?
pub(crate) fn intersect(a: &[u32], b: &[u32]) -> bool {
    let (brief, mut long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    for n in brief {
        // The next of the long list is near where the last was: steps that double find it.
        let mut step = 1;
        while step < long.len() && long[step] < *n {
            step *= 2;
        }
        let end = long.len().min(step + 1);
        long = &long[step / 2..];
        match long[..end - step / 2].binary_search(n) {
            Ok(_) => return true,
            Err(at) => long = &long[at..],
        }
        if long.is_empty() {
            return false;
        }
    }
    false
}

/// Is the country said of the person, and not only likely?
pub(crate) fn is_stated(source: CountrySource) -> bool {
    matches!(source, CountrySource::Stated | CountrySource::Authority)
}
