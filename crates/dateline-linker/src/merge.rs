//! One row for a meeting, from all that tell of it: days and place by the best evidence, parties
//! and sentences of all.

use std::collections::BTreeMap;
use std::io;

use dateline_parser::Span;
use dateline_schema::closed::{DateSource, MeetingKind, ParticipantRole, PlaceSource};

use crate::asides::{Grouped, MeetingAside, Told};
use crate::build::{Built, NOTHING};
use crate::claims::{Claims, MeetingRow};
use crate::corrections::Edits;
use crate::ids::{numbered, slug};
use crate::linked::{
    EntityRef, EntityRefs, Evidence, LinkedMeeting, LinkedOrganisation, LinkedParticipant,
    LinkedPerson, LinkedPlace, LinkedReport, LinkedWork,
};
use crate::meetings::Meetings;
use crate::office_keys;

/// The entities, as far as meetings need them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entities<'a> {
    pub(crate) people: &'a [LinkedPerson],
    pub(crate) organisations: &'a [LinkedOrganisation],
    pub(crate) works: &'a [LinkedWork],
    pub(crate) places: &'a [LinkedPlace],
    /// The entity of each entity claim; none for what is left out.
    pub(crate) of: &'a EntityRefs,
    /// By document, where its entity claims begin.
    pub(crate) starts: &'a [u32],
}

impl Entities<'_> {
    /// The entity of a document's claim.
    fn local(&self, document: u32, local: u32) -> Option<EntityRef> {
        self.of.get(self.starts[document as usize] + local)
    }

    fn id(&self, entity: EntityRef) -> &str {
        match entity {
            EntityRef::Person(n) => &self.people[n as usize].id,
            EntityRef::Organisation(n) => &self.organisations[n as usize].id,
            EntityRef::Work(n) => &self.works[n as usize].id,
            EntityRef::Place(n) => &self.places[n as usize].id,
        }
    }
}

/// The meetings by id, and for each claim the number of its meeting. `parts` are those of the
/// partition, `told` what reports say of each of them.
pub(crate) fn merge(
    claims: &Claims,
    meetings: &Meetings,
    parts: Vec<(u32, Vec<u32>)>,
    told: &Grouped,
    entities: Entities<'_>,
    edits: &Edits,
) -> io::Result<Built<LinkedMeeting>> {
    let mut items: Vec<(LinkedMeeting, Vec<u32>, u32)> = Vec::with_capacity(parts.len());
    for (part, (_, ranks)) in (0..).zip(parts) {
        let members: Vec<u32> = ranks.iter().map(|&rank| meetings.ranked[rank as usize]).collect();
        if edits.drops(&members) {
            continue;
        }
        let parties =
            participants(&told.get(part)?, |document, local| entities.local(document, local))?;
        let mut meeting = one(claims, &members, parties.len() as u32, entities);
        meeting.id = base(&meeting, &parties, entities);
        items.push((meeting, members, part));
    }
    // Parts come by the rank of their first telling; ids are numbered by day, then that.
    items.sort_by_key(|(meeting, ..)| (meeting.days.is_none(), meeting.days));
    let bases = items.iter_mut().map(|item| std::mem::take(&mut item.0.id)).collect();
    for (item, id) in items.iter_mut().zip(numbered(bases)) {
        item.0.id = id;
    }
    items.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut of_claim = vec![NOTHING; claims.meetings.len()];
    let mut list = Vec::with_capacity(items.len());
    let mut part_of = Vec::with_capacity(items.len());
    for (n, (meeting, members, part)) in (0..).zip(items) {
        for &claim in &members {
            of_claim[claim as usize] = n;
        }
        part_of.push(part);
        list.push(meeting);
    }
    Ok(Built { list, of_claim, part_of })
}

/// `m.`, the day, the parties in the order of the alphabet; of a crowd the first four.
fn base(meeting: &LinkedMeeting, parties: &[LinkedParticipant], entities: Entities<'_>) -> String {
    let day = meeting.days.map_or_else(|| "undated".to_owned(), |(first, _)| first.to_string());
    let mut parties: Vec<String> = parties
        .iter()
        .map(|party| match party.entity {
            Some(entity) => entities.id(entity)[2..].to_owned(),
            None => slug(party.office.as_deref().unwrap_or(&party.name_text)),
        })
        .collect();
    parties.sort_unstable();
    parties.dedup();
    if parties.len() > 4 {
        let rest = parties.len() - 4;
        parties.truncate(4);
        parties.push(format!("and-{rest}"));
    }
    if parties.is_empty() {
        parties.push("unnamed".to_owned());
    }
    format!("m.{day}.{}", parties.join("."))
}

/// The tellings of one meeting, by rank, made one.
fn one(
    claims: &Claims,
    members: &[u32],
    participant_count: u32,
    entities: Entities<'_>,
) -> LinkedMeeting {
    let rows = || members.iter().map(|&m| &claims.meetings[m as usize]);
    let dated = rows().filter(|row| row.days.is_some()).min_by_key(|row| date_rank(row));
    let placed = rows()
        .filter(|row| row.place.get().is_some() || row.country.is_some())
        .min_by_key(|row| place_rank(row));
    let place = placed.and_then(|row| entities.of.get(row.place.get()?));
    let city = place.and_then(|place| match place {
        EntityRef::Place(n) => Some(&entities.places[n as usize]),
        _ => None,
    });
    let mut stories: Vec<u32> =
        rows().map(|row| claims.documents[row.document as usize].story).collect();
    stories.sort_unstable();
    stories.dedup();
    LinkedMeeting {
        id: String::new(),
        kind: kind(rows().map(|row| row.kind)),
        days: dated.and_then(|row| row.days),
        precision: dated.and_then(|row| row.precision),
        date_source: dated.and_then(|row| row.date_source),
        place,
        country: placed.and_then(|row| row.country).or(city.and_then(|place| place.country)),
        place_source: placed.and_then(|row| row.place_source),
        form: rows().find_map(|row| row.form),
        visit_type: rows().find_map(|row| row.visit_type),
        host_country: rows().find_map(|row| row.host_country),
        visitor_country: rows().find_map(|row| row.visitor_country),
        agreement_signed: rows().filter_map(|row| row.agreement_signed).max(),
        status: members.first().map_or(dateline_schema::closed::MeetingStatus::Held, |&m| {
            claims.meetings[m as usize].status
        }),
        participant_count,
        document_count: stories.len() as u32,
        statement_count: rows().map(|row| row.statement_count).sum(),
    }
}

/// The best evidence of the day first: stated, then nearer, then narrower.
fn date_rank(row: &MeetingRow) -> (u8, i64) {
    let source = match row.date_source {
        Some(DateSource::Authority) => 0,
        Some(DateSource::Stated) => 1,
        Some(DateSource::SameReport) => 2,
        Some(DateSource::OtherReport) => 3,
        Some(DateSource::Published) => 4,
        None => 5,
    };
    let length = row.days.map_or(0, |(first, last)| {
        i64::from(crate::order::day_number(last)) - i64::from(crate::order::day_number(first))
    });
    (source, length)
}

fn place_rank(row: &MeetingRow) -> (u8, bool) {
    let source = match row.place_source {
        Some(PlaceSource::Stated) => 0,
        Some(PlaceSource::Dateline) => 1,
        Some(PlaceSource::OtherReport) => 2,
        Some(PlaceSource::Host) => 3,
        None => 4,
    };
    (source, row.place.get().is_none())
}

/// What most reports call it; on a tie the word that says more than "meeting".
fn kind(kinds: impl Iterator<Item = MeetingKind>) -> MeetingKind {
    let mut counts: BTreeMap<MeetingKind, u32> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    let says_more = |kind: MeetingKind| kind != MeetingKind::Meeting;
    counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(says_more(a.0).cmp(&says_more(b.0))).then(b.0.cmp(&a.0)))
        .map_or(MeetingKind::Meeting, |(kind, _)| kind)
}

/// The parties of a meeting as its reports, by rank, tell of them. The names of those with an entity
/// are left open.
pub(crate) fn participants(
    told: &Told,
    entity_of: impl Fn(u32, u32) -> Option<EntityRef>,
) -> io::Result<Vec<LinkedParticipant>> {
    let mut list: Vec<LinkedParticipant> = Vec::new();
    for aside in told.each::<MeetingAside<'_>>() {
        let (document, aside) = aside?;
        let others = list.len();
        for row in aside.parties {
            let entity = row.entity.and_then(|local| entity_of(document, local));
            if row.entity.is_some() && entity.is_none() {
                // Somebody who is left out.
                continue;
            }
            let new = LinkedParticipant {
                entity,
                name_text: if entity.is_some() { String::new() } else { row.text.to_owned() },
                mention: Evidence { document, mention: row.mention },
                role: row.role,
                country: row.country,
                office: row.office.map(str::to_owned),
                level: row.level,
            };
            let same =
                list.iter_mut().enumerate().find(|(n, old)| match (old.entity, new.entity) {
                    (Some(x), Some(y)) => x == y,
                    // Known by office only here, by name there: in another report. "A, the president, met the president
                    // of B" tells of two.
                    _ => *n < others && same_office(old, &new),
                });
            match same {
                Some((_, old)) => take(old, new),
                None => list.push(new),
            }
        }
    }
    Ok(list)
}

/// Do two parties, of whom one has no name, hold one office?
fn same_office(a: &LinkedParticipant, b: &LinkedParticipant) -> bool {
    let countries = a.country == b.country || a.country.is_none() || b.country.is_none();
    let offices = a.office.as_deref().zip(b.office.as_deref());
    countries && offices.is_some_and(|(a, b)| office_keys::same(a, b))
}

/// The sentences that tell of a meeting, reports by rank.
pub(crate) fn reports(told: &Told) -> io::Result<Vec<LinkedReport>> {
    let mut reports: Vec<LinkedReport> = Vec::new();
    for aside in told.each::<MeetingAside<'_>>() {
        let (document, aside) = aside?;
        reports.extend(aside.reports.iter().map(|report| LinkedReport {
            document,
            sentence: report.sentence,
            span: Span::new(report.span.0, report.span.1),
            supports: report.supports,
        }));
    }
    reports.dedup();
    Ok(reports)
}

/// Adds to a party what another report says of it.
fn take(old: &mut LinkedParticipant, new: LinkedParticipant) {
    if old.entity.is_none() && new.entity.is_some() {
        old.name_text = new.name_text;
        old.mention = new.mention;
        old.entity = new.entity;
    }
    old.country = old.country.or(new.country);
    // An office of a higher level says more than "minister" does.
    let higher = new.level.is_some_and(|level| old.level.is_none_or(|old| level < old));
    if old.office.is_none() || (higher && new.office.is_some()) {
        old.office = new.office.or(old.office.take());
        old.level = new.level.or(old.level);
    }
    if old.role == ParticipantRole::Attendee {
        old.role = new.role;
    }
}
