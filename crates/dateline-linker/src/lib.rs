//! Over all reports: the same person, organisation, work, place and meeting, and reports told twice.
//!
//! [`Linker::add`] keeps of each report what it claims, a few hundred bytes; [`Linker::finish`]
//! decides. Claims are brought together by keys (folded family name, pair of parties and day) and
//! compared only there, in blocks of limited size. What is decided does not depend on the order in
//! which the documents came.
//!
//! ```
//! use dateline_extractor::facts::Facts;
//! use dateline_linker::{DocumentKey, Linker};
//! let mut linker = Linker::new();
//! linker.add(DocumentKey { id: "d1", content_hash: 1, fingerprint: None }, "", &Facts::default());
//! linker.add(DocumentKey { id: "d2", content_hash: 1, fingerprint: None }, "", &Facts::default());
//! assert_eq!(linker.finish().duplicates, [None, Some(0)]);
//! ```

mod build;
mod claims;
mod context;
mod copies;
mod fingerprint;
mod ids;
mod linked;
mod meetings;
mod merge;
mod order;
mod partition;
mod people;
mod strings;
mod things;

pub use claims::DocumentKey;
pub use fingerprint::Fingerprint;
pub use linked::{
    EntityRef, Evidence, Link, LinkEnd, LinkIssue, Linked, LinkedMeeting, LinkedName, LinkedOffice,
    LinkedOrganisation, LinkedParticipant, LinkedPerson, LinkedPlace, LinkedReport, LinkedWork,
    MeetingRef,
};

use dateline_extractor::facts::Facts;
use dateline_schema::closed::{IssueKind, LinkKind};
use rustc_hash::FxHashMap;

use claims::{Claim, Claims};
use copies::Copies;
use meetings::Identities;
use order::Order;
use partition::Partition;
use people::People;

/// Collects the claims of reports and links them.
#[derive(Debug, Default)]
pub struct Linker {
    claims: Claims,
}

impl Linker {
    /// A linker that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a report: its text and what was found in it.
    pub fn add(&mut self, document: DocumentKey<'_>, text: &str, facts: &Facts) {
        self.claims.add(document, text, facts);
    }

    /// Links all reports.
    pub fn finish(self) -> Linked {
        let mut claims = self.claims;
        let order = Order::of(&claims);
        let fingerprints = std::mem::take(&mut claims.fingerprints);
        let copies = copies::find(&claims, &order, &fingerprints);
        drop(fingerprints);
        for (n, row) in (0..).zip(&mut claims.documents) {
            row.story = copies.original(n);
        }
        let mut people = People::by_name(&claims, &order);
        context::link_short_names(&claims, &order, &mut people);
        people.forget_names();
        let (organisations, acronyms) = things::organisations(&claims);
        let (works, places) = (things::works(&claims), things::places(&claims));
        let meetings = meetings::link(&Identities {
            claims: &claims,
            order: &order,
            people: &people.partition,
            organisations: &organisations,
            works: &works,
            places: &places,
        });

        let built_people = build::people(&claims, &order, &people.partition);
        let mut built_organisations = build::organisations(&claims, &order, &organisations);
        let built_works = build::works(&claims, &order, &works);
        let built_places = build::places(&claims, &order, &places);
        let of: Vec<EntityRef> = claims
            .entities
            .iter()
            .map(|row| match row.claim {
                Claim::Person(n) => EntityRef::Person(built_people.of_claim[n as usize]),
                Claim::Organisation(n) => {
                    EntityRef::Organisation(built_organisations.of_claim[n as usize])
                }
                Claim::Work(n) => EntityRef::Work(built_works.of_claim[n as usize]),
                Claim::Place(n) => EntityRef::Place(built_places.of_claim[n as usize]),
            })
            .collect();
        parents(&claims, &of, &order, &mut built_organisations.list);
        let entities = merge::Entities {
            people: &built_people.list,
            organisations: &built_organisations.list,
            works: &built_works.list,
            places: &built_places.list,
            of: &of,
        };
        let built_meetings = merge::merge(&claims, &meetings, entities);

        let mut links = links(&claims, &order, &people, &meetings);
        links.extend(acronym_links(&claims, &order, &organisations, &acronyms));
        links.extend(copy_links(&copies));
        links.sort_by(|a, b| (a.left, a.right, a.method).cmp(&(b.left, b.right, b.method)));
        let mut cross = vec![false; claims.entities.len()];
        for (rank, _) in people.cross.iter().enumerate().filter(|(_, cross)| **cross) {
            cross[claims.people[order.people[rank] as usize].entity as usize] = true;
        }
        let issues = issues(&claims, &order, &people, &copies);
        let entity_starts = claims.documents.iter().map(|row| row.entities).collect();
        let meeting_starts = claims.documents.iter().map(|row| row.meetings).collect();
        claims.forget_entities();
        Linked {
            issues,
            entities: of,
            entity_starts,
            cross,
            meeting_of: built_meetings.of_claim.into_iter().map(MeetingRef).collect(),
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
            duplicates: copies.duplicates,
            near_duplicates: copies.near.iter().map(|near| near.map(|(first, _)| first)).collect(),
        }
    }
}

/// Each organisation gets the parent that the first report says.
fn parents(claims: &Claims, of: &[EntityRef], order: &Order, list: &mut [LinkedOrganisation]) {
    let mut rows: Vec<_> = claims.organisations.iter().filter(|row| row.parent.is_some()).collect();
    rows.sort_by_key(|row| {
        (order.document[claims.entities[row.entity as usize].document as usize], row.entity)
    });
    for row in rows {
        let (EntityRef::Organisation(n), Some(parent)) =
            (of[row.entity as usize], row.parent.map(|parent| of[parent as usize]))
        else {
            continue;
        };
        let organisation = &mut list[n as usize];
        if organisation.parent.is_none() && parent != EntityRef::Organisation(n) {
            organisation.parent = Some(parent);
        }
    }
}

fn copy_links(copies: &Copies) -> Vec<Link> {
    let link = |n: u32, first: u32, kind, method, score| Link {
        left: LinkEnd::Document(n),
        right: LinkEnd::Document(first),
        kind,
        method,
        score: Some(score),
        reason: None,
    };
    let same = (0..).zip(&copies.duplicates).filter_map(|(n, first)| {
        Some(link(n, (*first)?, LinkKind::Duplicate, "content_hash", 1.0))
    });
    let near = (0..).zip(&copies.near).filter_map(|(n, near)| {
        let (first, likeness) = (*near)?;
        Some(link(n, first, LinkKind::NearDuplicate, "minhash", likeness))
    });
    same.chain(near).collect()
}

/// The first mention of an entity claim.
fn first_mention(claims: &Claims, entity: u32) -> Option<LinkEnd> {
    let row = &claims.entities[entity as usize];
    row.first_mention.map(|mention| LinkEnd::Mention(Evidence { document: row.document, mention }))
}

fn links(
    claims: &Claims,
    order: &Order,
    people: &People,
    meetings: &meetings::Meetings,
) -> Vec<Link> {
    let mention = |rank: u32| {
        first_mention(claims, claims.people[order.people[rank as usize] as usize].entity)
    };
    let persons = people.decisions.iter().filter_map(|decision| {
        Some(Link {
            left: mention(decision.left)?,
            right: mention(decision.right)?,
            kind: LinkKind::SamePerson,
            method: decision.method,
            score: Some(decision.score),
            reason: decision.reason.clone(),
        })
    });
    let sentence = |rank: u32| {
        let meeting = meetings.ranked[rank as usize];
        let report = claims.reports_of(meeting).first()?;
        let document = claims.meetings[meeting as usize].document;
        Some(LinkEnd::Sentence { document, sentence: report.sentence })
    };
    let told = meetings.decisions.iter().filter_map(|decision| {
        Some(Link {
            left: sentence(decision.left)?,
            right: sentence(decision.right)?,
            kind: LinkKind::SameMeeting,
            method: "parties_and_day",
            score: Some(decision.score),
            reason: None,
        })
    });
    persons.chain(told).collect()
}

/// Acronyms, each with the first report that spells it out.
fn acronym_links(claims: &Claims, order: &Order, parts: &Partition, acronyms: &[u32]) -> Vec<Link> {
    let rows = &claims.organisations;
    let rank = |n: u32| {
        let entity = rows[n as usize].entity;
        (order.document[claims.entities[entity as usize].document as usize], entity)
    };
    let mut spelled: FxHashMap<u32, u32> = FxHashMap::default();
    for (n, _) in (0..).zip(rows).filter(|(_, row)| row.acronym.is_some()) {
        let first = spelled.entry(parts.root(n)).or_insert(n);
        if rank(n) < rank(*first) {
            *first = n;
        }
    }
    let link = |&n: &u32| {
        let other = *spelled.get(&parts.root(n))?;
        Some(Link {
            left: first_mention(claims, rows[n as usize].entity)?,
            right: first_mention(claims, rows[other as usize].entity)?,
            kind: LinkKind::SameOrganisation,
            method: "acronym",
            score: None,
            reason: None,
        })
    };
    acronyms.iter().filter_map(link).collect()
}

/// What only all reports together make doubtful.
fn issues(claims: &Claims, order: &Order, people: &People, copies: &Copies) -> Vec<LinkIssue> {
    let names = people.doubts.iter().filter_map(|(rank, message)| {
        let entity = claims.people[order.people[*rank as usize] as usize].entity;
        let row = &claims.entities[entity as usize];
        Some(LinkIssue {
            kind: IssueKind::AmbiguousName,
            document: row.document,
            mention: Some(row.first_mention?),
            message: message.clone(),
        })
    });
    let crowded = copies.crowded.iter().map(|&document| LinkIssue {
        kind: IssueKind::Crowded,
        document,
        mention: None,
        message: "more reports are like this one than were compared; a copy may stand for itself"
            .into(),
    });
    let mut issues: Vec<LinkIssue> = names.chain(crowded).collect();
    let key = |issue: &LinkIssue| (issue.document, issue.mention, issue.kind);
    issues.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message)));
    issues.dedup();
    issues
}
