//! The same meeting in different reports: the same parties, about the same day, the same kind of
//! encounter, held or planned alike. Two meetings of one report are two.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;

use dateline_lexicon::CountryId;
use dateline_schema::closed::{DateSource, MeetingKind, PlaceKind, PlaceSource};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::claims::{Claim, Claims, MeetingRow};
use crate::copies::Copies;
use crate::follow_ups::{self, FollowUp};
use crate::office_keys::{OfficeKey, OfficeKeys};
use crate::order::{self, Order, day_number};
use crate::partition::Partition;
use crate::people::intersect;
use crate::scratch::Room;
use crate::sorter::Sorter;

/// Who an entity is over all documents: its kind and its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Party {
    Person(u32),
    Organisation(u32),
    Work(u32),
    Place(u32),
}

/// Entities over all documents, as far as they are decided.
#[derive(Debug)]
pub(crate) struct Identities<'a> {
    pub(crate) claims: &'a Claims,
    pub(crate) order: &'a Order,
    pub(crate) people: &'a Partition,
    pub(crate) organisations: &'a Partition,
    pub(crate) works: &'a Partition,
    pub(crate) places: &'a Partition,
    pub(crate) offices: &'a OfficeKeys,
}

impl Identities<'_> {
    pub(crate) fn of(&self, entity: u32) -> Party {
        match self.claims.entities[entity as usize].claim() {
            Claim::Person(n) => Party::Person(self.people.root(self.order.person[n as usize])),
            Claim::Organisation(n) => Party::Organisation(self.organisations.root(n)),
            Claim::Work(n) => Party::Work(self.works.root(n)),
            Claim::Place(n) => Party::Place(self.places.root(n)),
        }
    }
}

/// A side of a meeting as one report has it.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    /// Who; none for a country and for somebody known by office only.
    who: Option<Party>,
    country: Option<CountryId>,
    office: Option<OfficeKey>,
    /// Is it only the country that is visited?
    ground: bool,
}

/// A meeting as one report has it.
#[derive(Debug)]
pub(crate) struct Telling {
    pub(crate) meeting: u32,
    pub(crate) document: u32,
    sides: Vec<Side>,
    /// First and last day where the report gives them.
    pub(crate) days: Option<(i32, i32)>,
    /// Are these days said, and not those of the publication?
    said: bool,
    /// The first day, else the day of publication.
    pub(crate) anchor: Option<i32>,
    /// Days that two reports of it may be apart: visits and conferences are long.
    slack: i32,
    /// The city or facility, where it is said.
    place: Option<Party>,
}

/// A decision that two tellings (by rank) are of one meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SameMeeting {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) score: f64,
}

/// Which tellings are of one meeting. Tellings are called by their rank; `ranked` has their claims.
#[derive(Debug)]
pub(crate) struct Meetings {
    pub(crate) ranked: Vec<u32>,
    pub(crate) partition: Partition,
    pub(crate) decisions: Vec<SameMeeting>,
    /// Tellings that give other days than the meeting they are of.
    pub(crate) conflicts: Vec<SameMeeting>,
    /// Tellings that differ from another by a day and in nothing else, and are kept apart from it.
    pub(crate) day_apart: Vec<(u32, u32)>,
    pub(crate) follow_ups: Vec<FollowUp>,
    /// Tellings that have more like them than were compared.
    pub(crate) crowded: Vec<u32>,
}

/// A meeting without a day is that of another report up to so many days before its publication.
const BEFORE: i32 = 3;
/// Parties that are looked at.
const MOST_SIDES: usize = 12;
/// Parties whose pairs bring meetings together.
const MOST_KEYS: usize = 6;
/// The keys of meetings may take this part of the memory.
const SHARES: usize = 2;
/// Tellings of one pair of parties that are compared with each.
const NEIGHBOURS: usize = 40;

pub(crate) fn link(
    identities: &Identities<'_>,
    copies: &Copies,
    room: &Room,
    decide: impl FnOnce(&mut Partition, &[u32]),
) -> io::Result<Meetings> {
    let (claims, order) = (identities.claims, identities.order);
    let mut ranked: Vec<u32> = (0..claims.meetings.len() as u32).collect();
    ranked.sort_unstable_by_key(|&m| {
        (order.document[claims.meetings[m as usize].document as usize], m)
    });
    let tellings: Vec<Telling> = ranked.iter().map(|&m| telling(identities, m)).collect();
    let held = Held::of(identities);
    let mut meetings = Meetings {
        partition: Partition::new(ranked.len()),
        ranked,
        decisions: Vec::new(),
        conflicts: Vec::new(),
        day_apart: Vec::new(),
        follow_ups: Vec::new(),
        crowded: Vec::new(),
    };
    decide(&mut meetings.partition, &meetings.ranked);
    meetings.join_duplicates(claims, copies, &tellings);
    meetings.join_told_twice(claims, room, &tellings, &held)?;
    meetings.follow_ups = follow_ups::find(claims, room, &tellings, &held, &meetings.partition)?;
    Ok(meetings)
}

impl Meetings {
    /// The meetings of a report that came twice are the same meetings.
    fn join_duplicates(&mut self, claims: &Claims, copies: &Copies, tellings: &[Telling]) {
        let rank_of = order::inverse(&self.ranked);
        for (rank, telling) in (0..).zip(tellings) {
            let Some(first) = copies.duplicates[telling.document as usize] else { continue };
            let local = telling.meeting - claims.documents[telling.document as usize].meetings;
            let Some(other) = claims.meetings_of(first).nth(local as usize) else { continue };
            let other = rank_of[other as usize];
            // One text on two days tells of two.
            let first = &tellings[other as usize];
            let alike = first.sides.len() == telling.sides.len() && first.days == telling.days;
            if alike && self.partition.may_join(other, rank) {
                self.partition.join(other, rank);
                self.decisions.push(SameMeeting { left: rank, right: other, score: 1.0 });
            }
        }
    }

    fn join_told_twice(
        &mut self,
        claims: &Claims,
        room: &Room,
        tellings: &[Telling],
        held: &Held,
    ) -> io::Result<()> {
        let mut crowded = Vec::new();
        let day_apart = RefCell::new(Vec::new());
        let score = |left: u32, right: u32| {
            let (a, b) = (&tellings[left as usize], &tellings[right as usize]);
            let score = score(claims, a, b, held);
            if score.is_none() && is_day_apart(claims, a, b, held) {
                day_apart.borrow_mut().push((right, left));
            }
            score
        };
        let mut pairs = pairs(room, tellings, BEFORE + 1, &mut crowded, score)?;
        self.crowded = crowded;
        pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        pairs.dedup();
        // What a part already holds: its documents and the days that are said.
        let mut documents: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        let mut said: FxHashMap<u32, Option<(i32, i32)>> = FxHashMap::default();
        for (root, members) in self.partition.parts() {
            let mut of: Vec<u32> = members.iter().map(|&m| tellings[m as usize].document).collect();
            of.sort_unstable();
            documents.insert(root, of);
            let days = members
                .iter()
                .map(|&m| &tellings[m as usize])
                .find(|t| t.said)
                .and_then(|t| t.days);
            said.insert(root, days);
        }
        for (score, a, b) in pairs {
            let (x, y) = (self.partition.root(a), self.partition.root(b));
            let may = self.partition.may_join(x, y);
            if x == y || !may || intersect(&documents[&x], &documents[&y]) {
                continue;
            }
            let days = match (said[&x], said[&y]) {
                (Some(x), Some(y))
                    if distance(x, y)
                        > tellings[a as usize].slack.min(tellings[b as usize].slack) =>
                {
                    continue;
                }
                (Some(x), Some(y)) if distance(x, y) == 0 => Some((x.0.max(y.0), x.1.min(y.1))),
                (Some(x), Some(y)) => {
                    let (left, right) = (a.max(b), a.min(b));
                    self.conflicts.push(SameMeeting { left, right, score });
                    Some((x.0.min(y.0), x.1.max(y.1)))
                }
                (x, y) => x.or(y),
            };
            let root = self.partition.join(x, y);
            let gone = if root == x { y } else { x };
            let moved = documents.remove(&gone).unwrap_or_default();
            if let Some(of) = documents.get_mut(&root) {
                of.extend(moved);
                of.sort_unstable();
            }
            said.insert(root, days);
            self.decisions.push(SameMeeting { left: a.max(b), right: a.min(b), score });
        }
        // Who tells of both days tells of two meetings.
        let both = |&(a, b): &(u32, u32)| {
            let (a, b) = (self.partition.root(a), self.partition.root(b));
            a == b || intersect(&documents[&a], &documents[&b])
        };
        self.day_apart = day_apart.into_inner();
        self.day_apart.retain(|pair| !both(pair));
        self.day_apart.sort_unstable();
        self.day_apart.dedup_by_key(|(later, _)| *later);
        Ok(())
    }
}

/// Do two tellings agree in everything but the day, which both say and which differs by one?
fn is_day_apart(claims: &Claims, a: &Telling, b: &Telling, held: &Held) -> bool {
    let (x, y) = (&claims.meetings[a.meeting as usize], &claims.meetings[b.meeting as usize]);
    let one_day = |telling: &Telling| telling.said && telling.days.is_some_and(|(x, y)| x == y);
    let near = a.days.zip(b.days).is_some_and(|(a, b)| distance(a, b) == 1);
    let published = |row: &MeetingRow| claims.documents[row.document as usize].published;
    // A report of the day after tells of the second day, not wrongly of the first.
    let together = published(x).is_some() && published(x) == published(y);
    one_day(a)
        && one_day(b)
        && near
        && together
        && x.document != y.document
        && x.status == y.status
        && way(x.kind) == way(y.kind)
        && (a.place.is_none() || b.place.is_none() || a.place == b.place)
        && parties(a, b, held).is_some_and(|agreement| agreement.named)
}

fn telling(identities: &Identities<'_>, meeting: u32) -> Telling {
    let claims = identities.claims;
    let row = &claims.meetings[meeting as usize];
    let mut sides: Vec<Side> = claims
        .participants_of(meeting)
        .iter()
        .take(MOST_SIDES)
        .map(|party| {
            let who = party.entity.get().map(|entity| identities.of(entity));
            // A country that acts is a side without a face.
            let state = party.entity.get().and_then(|entity| {
                match claims.entities[entity as usize].claim() {
                    Claim::Place(n) => claims.places[n as usize].country,
                    _ => None,
                }
            });
            Side {
                who: who.filter(|_| state.is_none()),
                country: state.or(party.country),
                office: party.office.and_then(|office| identities.offices.get(office)),
                ground: false,
            }
        })
        .collect();
    // A visit's other side is the country that is visited.
    let host = row.host_country.filter(|_| row.kind == MeetingKind::Visit && sides.len() < 2);
    if let Some(host) = host.filter(|_| sides.iter().all(|side| side.country != host)) {
        sides.push(Side { who: None, country: Some(host), office: None, ground: true });
    }
    let days = row.days.map(|(first, last)| (day_number(first), day_number(last)));
    let said = days.is_some() && row.date_source != Some(DateSource::Published);
    let published = claims.documents[row.document as usize].published.map(day_number);
    let anchor = days.map(|(first, _)| first).or(published);
    let slack = match row.kind {
        MeetingKind::Visit | MeetingKind::Conference => 2,
        MeetingKind::Summit => 1,
        _ => 0,
    };
    let stated = row.place.get().filter(|_| row.place_source == Some(PlaceSource::Stated));
    let place = stated.filter(|&entity| match claims.entities[entity as usize].claim() {
        Claim::Place(n) => claims.places[n as usize].kind == PlaceKind::City,
        _ => false,
    });
    let place = place.map(|entity| identities.of(entity));
    Telling { meeting, document: row.document, sides, days, said, anchor, slack, place }
}

/// The offices of each person.
#[derive(Debug)]
pub(crate) struct Held(FxHashMap<u32, Vec<OfficeKey>>);

impl Held {
    fn of(identities: &Identities<'_>) -> Self {
        let (claims, order) = (identities.claims, identities.order);
        let mut held: FxHashMap<u32, Vec<OfficeKey>> = FxHashMap::default();
        for (n, _) in (0..).zip(&claims.people) {
            let root = identities.people.root(order.person[n as usize]);
            let entry = held.entry(root).or_default();
            let offices = claims.offices_of(n).iter();
            for office in offices.filter_map(|office| identities.offices.get(office.title)) {
                if !entry.contains(&office) {
                    entry.push(office);
                }
            }
        }
        Self(held)
    }

    fn has(&self, who: Party, office: OfficeKey) -> bool {
        match who {
            Party::Person(root) => self.0.get(&root).is_some_and(|held| held.contains(&office)),
            _ => false,
        }
    }
}

/// Half of a blocking key: who, or which country where nobody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Half {
    Who(Party),
    Country(CountryId),
    Office(OfficeKey),
}

/// Pairs of tellings that `score` finds may belong together, among those with a pair of parties in
/// common whose days are no further apart than `window`. Tellings that have more such neighbours than
/// are looked at go to `crowded`.
pub(crate) fn pairs(
    room: &Room,
    tellings: &[Telling],
    window: i32,
    crowded: &mut Vec<u32>,
    score: impl Fn(u32, u32) -> Option<f64>,
) -> io::Result<Vec<(f64, u32, u32)>> {
    let mut entries: Sorter<((Half, Half), i32, u32)> = Sorter::new(room, SHARES);
    let mut own = Vec::new();
    for (rank, telling) in (0..).zip(tellings) {
        let Some(anchor) = telling.anchor else { continue };
        let sides = &telling.sides[..telling.sides.len().min(MOST_KEYS)];
        own.clear();
        for (i, a) in sides.iter().enumerate() {
            own.extend(sides[i + 1..].iter().flat_map(|b| keys(a, b)).flatten());
        }
        own.sort_unstable();
        own.dedup();
        for &key in &own {
            entries.push((key, anchor, rank), 0)?;
        }
    }
    let mut pairs = Vec::new();
    let mut block = None;
    // Those before of the same block that a next may still be compared with.
    let mut open: VecDeque<Open> = VecDeque::new();
    for entry in entries.finish()? {
        let (key, day, rank) = entry?;
        if block.replace(key) != Some(key) {
            open.clear();
        }
        while open.front().is_some_and(|first| day - first.day > window) {
            open.pop_front();
        }
        open.retain_mut(|before| {
            if before.compared == NEIGHBOURS {
                crowded.push(before.rank);
                return false;
            }
            before.compared += 1;
            let (first, second) = (before.rank.min(rank), before.rank.max(rank));
            let score = score(first, second);
            pairs.extend(score.map(|score| (score, first, second)));
            true
        });
        open.push_back(Open { day, rank, compared: 0 });
    }
    crowded.sort_unstable();
    crowded.dedup();
    Ok(pairs)
}

/// A telling that waits for others of its block.
struct Open {
    day: i32,
    rank: u32,
    /// With how many it was compared.
    compared: usize,
}

/// What a pair of sides is looked for under: who with who, with a country, with an office; two
/// countries only where somebody is not named.
fn keys(a: &Side, b: &Side) -> [Option<(Half, Half)>; 6] {
    let who = |side: &Side| side.who.map(Half::Who);
    let country = |side: &Side| side.country.map(Half::Country);
    let office = |side: &Side| side.office.map(Half::Office);
    let open = a.who.is_none() || b.who.is_none();
    let named = a.who.is_some() && b.who.is_some();
    let key = |x: Option<Half>, y: Option<Half>| x.zip(y).map(|(x, y)| (x.min(y), x.max(y)));
    [
        key(who(a), who(b)),
        key(who(a), country(b)),
        key(who(b), country(a)),
        key(who(a), office(b)),
        key(who(b), office(a)),
        // Each report may name its own side alone.
        key(country(a), country(b))
            .filter(|_| open || named && a.office.is_some() && b.office.is_some()),
    ]
}

/// How well two tellings agree; none where they cannot be of one meeting.
fn score(claims: &Claims, a: &Telling, b: &Telling, held: &Held) -> Option<f64> {
    let (x, y) = (&claims.meetings[a.meeting as usize], &claims.meetings[b.meeting as usize]);
    if a.document == b.document || x.status != y.status || way(x.kind) != way(y.kind) {
        return None;
    }
    let time = time(a, b)?;
    let parties = parties(a, b, held)?;
    // Two who meet on one day meet in one city, even where a report puts it elsewhere.
    let elsewhere = a.place.is_some() && b.place.is_some() && a.place != b.place;
    let sure = parties.named && time > 0.99;
    (!elsewhere || sure).then_some(parties.score * time * if elsewhere { 0.8 } else { 1.0 })
}

/// How well the parties of two tellings agree.
pub(crate) struct Agreement {
    pub(crate) score: f64,
    /// Is everybody in both named, and the same?
    named: bool,
}

/// Compares the parties of two tellings; none where they are others.
pub(crate) fn parties(a: &Telling, b: &Telling, held: &Held) -> Option<Agreement> {
    let (brief, full) = if a.sides.len() <= b.sides.len() { (a, b) } else { (b, a) };
    let mut free: Vec<&Side> = full.sides.iter().collect();
    let (mut matched, mut sum, mut named) = (0_usize, 0.0, true);
    for side in &brief.sides {
        let best = free
            .iter()
            .enumerate()
            .map(|(n, other)| (alike(side, other, held), n))
            .max_by(|p, q| p.0.total_cmp(&q.0).then(q.1.cmp(&p.1)));
        if let Some((value, n)) = best.filter(|(value, _)| *value > 0.0) {
            free.remove(n);
            matched += 1;
            sum += value;
            named &= value > 0.99;
        }
    }
    let (few, many) = (brief.sides.len(), full.sides.len());
    // Whom a brief report of two leaves out is of their countries: a third country makes another meeting.
    let third = free.iter().any(|side| {
        side.country.is_some() && brief.sides.iter().all(|known| known.country != side.country)
    });
    let enough = if few <= 2 {
        matched == few && many <= few + 2 && !(third && many > few)
    } else {
        2 * matched >= many
    };
    (matched >= 2 && enough)
        .then(|| Agreement { score: sum / many as f64, named: named && matched == many })
}

/// In which way people meet: what differs in it is no telling of the same.
pub(crate) fn way(kind: MeetingKind) -> u8 {
    match kind {
        MeetingKind::Meeting | MeetingKind::Talks | MeetingKind::Summit => 0,
        MeetingKind::Visit => 1,
        MeetingKind::Call | MeetingKind::Video => 2,
        MeetingKind::Conference => 3,
        MeetingKind::Signing => 4,
        MeetingKind::Ceremony => 5,
        MeetingKind::Letter => 6,
    }
}

/// How well the days agree, 0–1.
fn time(a: &Telling, b: &Telling) -> Option<f64> {
    match (a.days.filter(|_| a.said), b.days.filter(|_| b.said)) {
        (Some(x), Some(y)) => match distance(x, y) {
            0 => Some(1.0),
            days if days <= a.slack.min(b.slack) => Some(0.8),
            _ => None,
        },
        // A day that is said, and a report that says none: it was published on that day or soon after.
        (Some(x), None) => {
            b.anchor.filter(|day| (x.0 - 1..=x.1 + BEFORE).contains(day)).map(|_| 0.8)
        }
        (None, Some(y)) => {
            a.anchor.filter(|day| (y.0 - 1..=y.1 + BEFORE).contains(day)).map(|_| 0.8)
        }
        (None, None) => {
            let apart = (a.anchor? - b.anchor?).abs();
            (apart <= 1).then_some(0.7)
        }
    }
}

/// Days between two intervals; 0 where they share one.
fn distance(a: (i32, i32), b: (i32, i32)) -> i32 {
    (a.0.max(b.0) - a.1.min(b.1)).max(0)
}

/// Are two sides one, 0–1?
fn alike(a: &Side, b: &Side, held: &Held) -> f64 {
    let same_country = a.country.is_some() && a.country == b.country;
    match (a.who, b.who) {
        (Some(x), Some(y)) => f64::from(u8::from(x == y)),
        (None, None) if same_country && a.office == b.office && a.ground == b.ground => 0.9,
        (None, None) => 0.0,
        (Some(who), None) | (None, Some(who)) => {
            let (known, open) = if a.who.is_some() { (a, b) } else { (b, a) };
            if open.ground && same_country {
                return 0.7;
            }
            let Some(office) = open.office else { return 0.0 };
            let holds = held.has(who, office) || known.office == Some(office);
            match (holds, same_country, known.country.is_none() || open.country.is_none()) {
                (true, true, _) => 0.8,
                // An office whose country a report does not say.
                (true, false, true) => 0.6,
                _ => 0.0,
            }
        }
    }
}
