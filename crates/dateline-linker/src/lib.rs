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
//! assert_eq!(linker.finish().duplicates, [None, Some(0)]);
//! ```

mod build;
mod claims;
mod context;
mod copies;
mod corrections;
mod fingerprint;
mod follow_ups;
mod ids;
mod linked;
mod links;
mod meetings;
mod merge;
mod office_keys;
mod order;
mod partition;
mod people;
mod spellings;
mod strings;
mod things;

pub use claims::DocumentKey;
pub use corrections::{Action, Correction, Subject, Target, Unmatched};
pub use fingerprint::Fingerprint;
pub use linked::{
    EntityRef, Evidence, Link, LinkEnd, LinkIssue, Linked, LinkedMeeting, LinkedName, LinkedOffice,
    LinkedOrganisation, LinkedParticipant, LinkedPerson, LinkedPlace, LinkedReport, LinkedWork,
    MeetingRef,
};

use dateline_extractor::facts::Facts;

use build::NOTHING;
use claims::{Claim, Claims};
use corrections::Corrections;
use meetings::Identities;
use office_keys::OfficeKeys;
use order::Order;
use partition::Partition;
use people::People;

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
        let claims =
            Claims { spoken: options.office_holders_only.then(Vec::new), ..Claims::default() };
        Self {
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
    pub fn finish(self) -> Linked {
        let Self { mut claims, mut corrections, office_holders_only } = self;
        corrections.find_names(&claims);
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
        let mut people =
            People::by_name(&claims, &order, parts(Subject::Person, claims.people.len(), &person));
        let offices = OfficeKeys::of(&claims);
        spellings::link(&claims, &order, &offices, &mut people);
        context::link_short_names(&claims, &order, &offices, &mut people);
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
        let meetings = meetings::link(&identities, |parts, ranked| {
            let rank = order::inverse(ranked);
            let place = |claim: u32| rank[claim as usize];
            refused.extend(corrections.decide(Subject::Meeting, parts, place));
        });

        let edits = |subject| corrections.edits(subject);
        let built_people = build::people(
            &claims,
            &order,
            &people.partition,
            &edits(Subject::Person),
            office_holders_only,
        );
        let mut built_organisations =
            build::organisations(&claims, &order, &organisations, &edits(Subject::Organisation));
        let built_works = build::works(&claims, &order, &works, &edits(Subject::Work));
        let built_places = build::places(&claims, &order, &places, &edits(Subject::Place));
        let some = |n: u32, entity: fn(u32) -> EntityRef| (n != NOTHING).then(|| entity(n));
        let of: Vec<Option<EntityRef>> = claims
            .entities
            .iter()
            .map(|row| match row.claim {
                Claim::Person(n) => some(built_people.of_claim[n as usize], EntityRef::Person),
                Claim::Organisation(n) => {
                    some(built_organisations.of_claim[n as usize], EntityRef::Organisation)
                }
                Claim::Work(n) => some(built_works.of_claim[n as usize], EntityRef::Work),
                Claim::Place(n) => some(built_places.of_claim[n as usize], EntityRef::Place),
            })
            .collect();
        claims.forget_unheard(|entity| of.get(entity as usize).is_some_and(Option::is_none));
        parents(&claims, &of, &order, &mut built_organisations.list);
        let entities = merge::Entities {
            people: &built_people.list,
            organisations: &built_organisations.list,
            works: &built_works.list,
            places: &built_places.list,
            of: &of,
        };
        let built_meetings = merge::merge(&claims, &meetings, entities, &edits(Subject::Meeting));

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
        let entity_starts = claims.documents.iter().map(|row| row.entities).collect();
        let meeting_starts = claims.documents.iter().map(|row| row.meetings).collect();
        claims.forget_entities();
        Linked {
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
            person_claims: built_people.claims,
            organisations: built_organisations.list,
            works: built_works.list,
            places: built_places.list,
            meetings: built_meetings.list,
            meeting_claims: built_meetings.claims,
            claims,
            links,
            near_duplicates: copies.near.iter().map(|near| near.map(|(first, _)| first)).collect(),
            duplicates: copies.duplicates,
        }
    }
}

/// Each organisation gets the parent that the first report says.
fn parents(
    claims: &Claims,
    of: &[Option<EntityRef>],
    order: &Order,
    list: &mut [LinkedOrganisation],
) {
    let mut rows: Vec<_> = claims.organisations.iter().filter(|row| row.parent.is_some()).collect();
    rows.sort_by_key(|row| {
        (order.document[claims.entities[row.entity as usize].document as usize], row.entity)
    });
    for row in rows {
        let (Some(EntityRef::Organisation(n)), Some(parent)) =
            (of[row.entity as usize], row.parent.and_then(|parent| of[parent as usize]))
        else {
            continue;
        };
        let organisation = &mut list[n as usize];
        if organisation.parent.is_none() && parent != EntityRef::Organisation(n) {
            organisation.parent = Some(parent);
        }
    }
}
