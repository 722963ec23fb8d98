//! Over all reports: the same person, organisation, work, place and meeting, and reports told twice.
//!
//! [`Linker::add`] keeps of each report what it claims, a few hundred bytes; [`Linker::finish`]
//! decides. Claims are brought together by keys (folded family name, pair of parties and day) and
//! compared only there, in blocks of limited size. What is decided does not depend on the order in
//! which the documents came. What the user corrects ([`Correction`]) wins over every rule.
//!
//! ```
//! use dateline_extractor::facts::Facts;
//! use dateline_linker::{DocumentKey, Linker};
//! let mut linker = Linker::new();
//! let key = |id| DocumentKey { id, content_hash: 1, source_id: None, fingerprint: None };
//! linker.add(key("d1"), "", &Facts::default());
//! linker.add(key("d2"), "", &Facts::default());
//! assert_eq!(linker.finish()?.duplicates, [None, Some(0)]);
//! # Ok::<(), std::io::Error>(())
//! ```

mod asides;
mod build;
mod claims;
mod context;
mod copies;
mod corrections;
mod fingerprint;
mod follow_ups;
mod given_names;
mod ids;
mod linked;
mod links;
mod meetings;
mod merge;
mod office_keys;
mod offices;
mod order;
mod organisation_names;
mod packed;
mod partition;
mod people;
mod scratch;
mod short_alike;
mod sorter;
mod spellings;
mod strings;
mod things;
mod votes;

pub use claims::DocumentKey;
pub use corrections::{Action, Correction, Subject, Target, Unmatched};
pub use fingerprint::Fingerprint;
pub use linked::{
    EntityRef, Evidence, Link, LinkEnd, LinkIssue, Linked, LinkedMeeting, LinkedName, LinkedOffice,
    LinkedOrganisation, LinkedParticipant, LinkedPerson, LinkedPlace, LinkedReport, LinkedWork,
    MeetingRef,
};
pub use scratch::Scratch;

use std::io;
use std::sync::{Arc, OnceLock};

use dateline_extractor::facts::Facts;

use build::NOTHING;
use claims::{Claim, Claims};
use corrections::Corrections;
use linked::EntityRefs;
use meetings::Identities;
use office_keys::OfficeKeys;
use order::Order;
use partition::Partition;
use people::People;
use scratch::Room;

/// How reports are linked.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the user decided.
    pub corrections: Vec<Correction>,
    /// Leave out people of whom no report attests an office.
    pub office_holders_only: bool,
}

/// Collects the claims of reports and links them.
#[derive(Debug, Default)]
pub struct Linker {
    room: Room,
    claims: Claims,
    corrections: Corrections,
    office_holders_only: bool,
}

impl Linker {
    /// A linker that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with options.
    pub fn with(options: Options) -> Self {
        Self::within(options, Room::default())
    }

    /// The same; what `memory` bytes do not hold of that which can be put aside goes to `scratch`. The
    /// links are the same.
    pub fn with_scratch(options: Options, memory: usize, scratch: Arc<dyn Scratch>) -> Self {
        Self::within(options, Room::new(scratch, memory))
    }

    fn within(options: Options, room: Room) -> Self {
        let mut claims = Claims::new(&room);
        claims.spoken = options.office_holders_only.then(Vec::new);
        Self {
            room,
            claims,
            corrections: Corrections::new(options.corrections),
            office_holders_only: options.office_holders_only,
        }
    }

    /// Takes in a report: its text and what was found in it.
    pub fn add(&mut self, document: DocumentKey<'_>, text: &str, facts: &Facts) {
        let number = self.claims.documents.len() as u32;
        self.claims.add(document, text, facts);
        let concern = self.corrections.concern(document.id, document.source_id);
        if !concern.is_empty() {
            self.corrections.find_evidence(&concern, &self.claims, number, text, facts);
        }
    }

    /// Links all reports.
    ///
    /// # Errors
    /// If what was put aside cannot be written or read back.
    pub fn finish(self) -> io::Result<Linked> {
        let Self { room, mut claims, mut corrections, office_holders_only } = self;
        claims.of_people.check()?;
        claims.of_meetings.check()?;
        corrections.find_names(&claims)?;
        let mut refused = corrections.write(&mut claims);
        let order = Order::of(&claims);
        let fingerprints = std::mem::take(&mut claims.fingerprints);
        let copies = copies::find(&claims, &order, &fingerprints);
        drop(fingerprints);
        for (n, row) in (0..).zip(&mut claims.documents) {
            row.story = copies.original(n);
        }

        let mut parts = |subject, count, place: &dyn Fn(u32) -> u32| {
            let mut parts = Partition::new(count);
            refused.extend(corrections.decide(subject, &mut parts, place));
            parts
        };
        let person = |claim: u32| order.person[claim as usize];
        let mut people = People::by_name(
            &claims,
            &order,
            &copies,
            parts(Subject::Person, claims.people.len(), &person),
        );
        let offices = OfficeKeys::of(&claims);
        spellings::link(&claims, &order, &offices, &mut people);
        context::link_short_names(&claims, &order, &offices, &mut people);
        given_names::join(&claims, &order, &mut people);
        short_alike::join(&claims, &order, &offices, &mut people);
        people.forget_names();
        let itself = |claim: u32| claim;
        let (organisations, acronyms) = things::organisations(
            &claims,
            parts(Subject::Organisation, claims.organisations.len(), &itself),
        );
        let works = things::works(&claims, parts(Subject::Work, claims.works.len(), &itself));
        let places = things::places(&claims, parts(Subject::Place, claims.places.len(), &itself));
        let identities = Identities {
            claims: &claims,
            order: &order,
            people: &people.partition,
            organisations: &organisations,
            works: &works,
            places: &places,
            offices: &offices,
        };
        let meetings = meetings::link(&identities, &copies, &room, |parts, ranked| {
            let rank = order::inverse(ranked);
            let place = |claim: u32| rank[claim as usize];
            refused.extend(corrections.decide(Subject::Meeting, parts, place));
        })?;
        drop(offices);

        let edits = |subject| corrections.edits(subject);
        let parts = people.partition.parts();
        let of_people = std::mem::take(&mut claims.of_people);
        let of_people = {
            let part = part_of(&parts, order.people.len());
            let place = |claim: u32| {
                let rank = order.person[claim as usize];
                Some((part[rank as usize], rank, claims.people[claim as usize].document))
            };
            of_people.group(parts.len(), place, |claim, block| claims.given_office(claim, block))?
        };
        let built_people = build::people(
            &claims,
            &order,
            parts,
            &of_people,
            &edits(Subject::Person),
            office_holders_only,
        )?;
        let of_people = of_people.in_order(&built_people.part_of);
        let mut built_organisations =
            build::organisations(&claims, &order, &organisations, &edits(Subject::Organisation));
        let built_works = build::works(&claims, &order, &works, &edits(Subject::Work));
        let built_places = build::places(&claims, &order, &places, &edits(Subject::Place));
        let some = |n: u32, entity: fn(u32) -> EntityRef| (n != NOTHING).then(|| entity(n));
        let of: EntityRefs = claims
            .entities
            .iter()
            .map(|row| match row.claim() {
                Claim::Person(n) => some(built_people.of_claim[n as usize], EntityRef::Person),
                Claim::Organisation(n) => {
                    some(built_organisations.of_claim[n as usize], EntityRef::Organisation)
                }
                Claim::Work(n) => some(built_works.of_claim[n as usize], EntityRef::Work),
                Claim::Place(n) => some(built_places.of_claim[n as usize], EntityRef::Place),
            })
            .collect();
        claims.forget_unheard(|entity| entity != NOTHING && of.get(entity).is_none());
        let entity_starts: Vec<u32> = claims.documents.iter().map(|row| row.entities).collect();
        parents(&claims, &of, &order, &mut built_organisations.list);
        let entities = merge::Entities {
            people: &built_people.list,
            organisations: &built_organisations.list,
            works: &built_works.list,
            places: &built_places.list,
            of: &of,
            starts: &entity_starts,
        };
        let parts = meetings.partition.parts();
        let of_meetings = std::mem::take(&mut claims.of_meetings);
        let of_meetings = {
            let part = part_of(&parts, meetings.ranked.len());
            let rank = order::inverse(&meetings.ranked);
            let place = |claim: u32| {
                let rank = rank[claim as usize];
                Some((part[rank as usize], rank, claims.meetings[claim as usize].document))
            };
            of_meetings.group(parts.len(), place, |_, _| Ok(None))?
        };
        let edited = edits(Subject::Meeting);
        let built_meetings =
            merge::merge(&claims, &meetings, parts, &of_meetings, entities, &edited)?;
        let of_meetings = of_meetings.in_order(&built_meetings.part_of);

        let decided = links::Decided {
            claims: &claims,
            order: &order,
            people: &people,
            organisations: &organisations,
            acronyms: &acronyms,
            meetings: &meetings,
            copies: &copies,
            of: &of,
            meeting_of: &built_meetings.of_claim,
        };
        let unmatched = corrections.unmatched(&refused);
        let links = decided.links(&corrections, &unmatched);
        let issues = decided.issues();
        let mut cross = vec![false; claims.entities.len()];
        for (rank, _) in people.cross.iter().enumerate().filter(|(_, cross)| **cross) {
            cross[claims.people[order.people[rank] as usize].entity as usize] = true;
        }
        let meeting_starts = claims.documents.iter().map(|row| row.meetings).collect();
        Ok(Linked {
            issues,
            unmatched,
            office_holders_only,
            entities: of,
            entity_starts,
            cross,
            meeting_of: built_meetings
                .of_claim
                .into_iter()
                .map(|n| (n != NOTHING).then_some(MeetingRef(n)))
                .collect(),
            meeting_starts,
            people: built_people.list,
            of_people,
            organisations: built_organisations.list,
            works: built_works.list,
            places: built_places.list,
            meetings: built_meetings.list,
            of_meetings,
            fault: OnceLock::new(),
            published: claims.documents.iter().map(|row| row.published).collect(),
            links,
            near_duplicates: copies.near.iter().map(|near| near.map(|(first, _)| first)).collect(),
            duplicates: copies.duplicates,
        })
    }
}

/// Is this the `n`-th organisation, or part of it, however far up? Reports may contradict each other.
fn is_within(list: &[LinkedOrganisation], mut entity: EntityRef, n: u32) -> bool {
    while let EntityRef::Organisation(at) = entity {
        if at == n {
            return true;
        }
        match list[at as usize].parent {
            Some(above) => entity = above,
            None => break,
        }
    }
    false
}

/// For each number, which part it is in.
fn part_of(parts: &[(u32, Vec<u32>)], count: usize) -> Vec<u32> {
    let mut of = vec![0; count];
    for (part, (_, members)) in (0..).zip(parts) {
        for &member in members {
            of[member as usize] = part;
        }
    }
    of
}

/// Each organisation gets the parent that the first report says.
fn parents(claims: &Claims, of: &EntityRefs, order: &Order, list: &mut [LinkedOrganisation]) {
    let mut rows: Vec<_> =
        claims.organisations.iter().filter(|row| row.parent.get().is_some()).collect();
    rows.sort_by_key(|row| {
        (order.document[claims.entities[row.entity as usize].document as usize], row.entity)
    });
    for row in rows {
        let (Some(EntityRef::Organisation(n)), Some(parent)) =
            (of.get(row.entity), row.parent.get().and_then(|parent| of.get(parent)))
        else {
            continue;
        };
        if list[n as usize].parent.is_none() && !is_within(list, parent, n) {
            list[n as usize].parent = Some(parent);
        }
    }
}
