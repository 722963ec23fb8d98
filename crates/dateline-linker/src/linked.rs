//! What the linker gives: everything that the tables over all documents need.

use std::io;
use std::sync::OnceLock;

use dateline_extractor::facts::{KnownPlace, LocalId};
use dateline_lexicon::CountryId;
use dateline_normaliser::names::PersonName;
use dateline_parser::Span;
use dateline_schema::closed::{
    BodyCountrySource, CountrySource, DateSource, DecidedBy, Gender, IssueKind, LinkKind,
    MeetingForm, MeetingKind, MeetingStatus, MeetingSupport, MentionForm, OfficeStatus,
    OrganisationKind, ParticipantRole, PlaceKind, PlaceSource, Precision, Sector, VisitType,
    WorkKind,
};
use jiff::civil::Date;

use crate::asides::Grouped;
use crate::corrections::Unmatched;
use crate::{build, merge, offices};

/// The entity of each entity claim, in four bytes.
#[derive(Debug, Default)]
pub(crate) struct EntityRefs(Vec<u32>);

impl EntityRefs {
    /// What is left out.
    const NONE: u32 = u32::MAX;

    pub(crate) fn get(&self, claim: u32) -> Option<EntityRef> {
        let packed = self.0[claim as usize];
        let n = packed >> 2;
        (packed != Self::NONE).then_some(match packed & 3 {
            0 => EntityRef::Person(n),
            1 => EntityRef::Organisation(n),
            2 => EntityRef::Work(n),
            _ => EntityRef::Place(n),
        })
    }
}

impl FromIterator<Option<EntityRef>> for EntityRefs {
    fn from_iter<I: IntoIterator<Item = Option<EntityRef>>>(entities: I) -> Self {
        let pack = |entity: Option<EntityRef>| match entity {
            Some(EntityRef::Person(n)) => n << 2,
            Some(EntityRef::Organisation(n)) => n << 2 | 1,
            Some(EntityRef::Work(n)) => n << 2 | 2,
            Some(EntityRef::Place(n)) => n << 2 | 3,
            None => Self::NONE,
        };
        Self(entities.into_iter().map(pack).collect())
    }
}

/// An entity of the dataset: its kind and its number in the list of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityRef {
    /// A number in [`Linked::people`].
    Person(u32),
    /// A number in [`Linked::organisations`].
    Organisation(u32),
    /// A number in [`Linked::works`].
    Work(u32),
    /// A number in [`Linked::places`].
    Place(u32),
}

/// A number in [`Linked::meetings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingRef(pub u32);

/// A mention: the index of its document in the order of adding, and its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The document.
    pub document: u32,
    /// The mention.
    pub mention: u32,
}

/// All reports, linked. Lists are sorted by id.
#[derive(Debug, Default)]
pub struct Linked {
    /// People.
    pub people: Vec<LinkedPerson>,
    /// Organisations.
    pub organisations: Vec<LinkedOrganisation>,
    /// Works.
    pub works: Vec<LinkedWork>,
    /// Places.
    pub places: Vec<LinkedPlace>,
    /// Meetings.
    pub meetings: Vec<LinkedMeeting>,
    /// Decisions about identity across documents, by their ends.
    pub links: Vec<Link>,
    /// For every document the first one with the same text, if that is another.
    pub duplicates: Vec<Option<u32>>,
    /// For every document the first one with nearly the same text, if that is another.
    pub near_duplicates: Vec<Option<u32>>,
    /// Doubts.
    pub issues: Vec<LinkIssue>,
    /// Corrections that could not be applied, by line.
    pub unmatched: Vec<Unmatched>,
    /// Are statements left out whose speakers are?
    pub office_holders_only: bool,
    /// What reports say of each person.
    pub(crate) of_people: Grouped,
    /// What reports say of each meeting.
    pub(crate) of_meetings: Grouped,
    /// The first thing that could not be read back.
    pub(crate) fault: OnceLock<io::Error>,
    /// By document.
    pub(crate) published: Vec<Option<Date>>,
    pub(crate) entities: EntityRefs,
    pub(crate) entity_starts: Vec<u32>,
    /// Entities that only another document could name.
    pub(crate) cross: Vec<bool>,
    pub(crate) meeting_of: Vec<Option<MeetingRef>>,
    pub(crate) meeting_starts: Vec<u32>,
}

impl Linked {
    /// What went wrong first in reading back what was put aside. What is asked for after that may be
    /// empty: ask this at the end.
    pub fn fault(&self) -> Option<&io::Error> {
        self.fault.get()
    }

    fn read<T: Default>(&self, read: io::Result<T>) -> T {
        read.unwrap_or_else(|error| {
            self.fault.get_or_init(|| error);
            T::default()
        })
    }

    /// The entity that `local` of the `document`-th document is; none for what is left out.
    ///
    /// # Panics
    /// If the document has no such entity.
    pub fn entity(&self, document: usize, local: LocalId) -> Option<EntityRef> {
        self.entities.get(self.entity_starts[document] + local.0)
    }

    /// Was that entity named by help of another document (`link_source` is then `cross_document`)?
    ///
    /// # Panics
    /// If the document has no such entity.
    pub fn is_cross_document(&self, document: usize, local: LocalId) -> bool {
        self.cross[(self.entity_starts[document] + local.0) as usize]
    }

    /// The meeting that the `local`-th meeting of a document is; none for what is left out.
    ///
    /// # Panics
    /// If the document has no such meeting.
    pub fn meeting(&self, document: usize, local: u32) -> Option<MeetingRef> {
        self.meeting_of[(self.meeting_starts[document] + local) as usize]
    }

    /// An entity's id in the dataset (`p.zhao-kezhi`).
    pub fn entity_id(&self, entity: EntityRef) -> &str {
        match entity {
            EntityRef::Person(n) => &self.people[n as usize].id,
            EntityRef::Organisation(n) => &self.organisations[n as usize].id,
            EntityRef::Work(n) => &self.works[n as usize].id,
            EntityRef::Place(n) => &self.places[n as usize].id,
        }
    }

    /// An entity's name.
    pub fn entity_name(&self, entity: EntityRef) -> &str {
        match entity {
            EntityRef::Person(n) => &self.people[n as usize].name.name,
            EntityRef::Organisation(n) => &self.organisations[n as usize].name,
            EntityRef::Work(n) => &self.works[n as usize].name,
            EntityRef::Place(n) => &self.places[n as usize].name,
        }
    }

    /// An entity's country, where it has one.
    pub fn entity_country(&self, entity: EntityRef) -> Option<CountryId> {
        match entity {
            EntityRef::Person(n) => self.people[n as usize].country.map(|(country, _)| country),
            EntityRef::Organisation(n) => self.organisations[n as usize].country.map(|(of, _)| of),
            EntityRef::Work(_) => None,
            EntityRef::Place(n) => self.places[n as usize].country,
        }
    }

    /// A meeting's id in the dataset.
    pub fn meeting_id(&self, meeting: MeetingRef) -> &str {
        &self.meetings[meeting.0 as usize].id
    }

    /// The forms under which the `n`-th person appears, by words, then form.
    ///
    /// # Panics
    /// If there is no such person.
    pub fn person_names(&self, n: u32) -> Vec<LinkedName> {
        self.read(self.of_people.get(n).and_then(|told| build::person_names(&told)))
    }

    /// The offices of the `n`-th person, in the order in which reports attest them, and behind them the
    /// bodies that reports only set beside the name.
    ///
    /// # Panics
    /// If there is no such person.
    pub fn offices(&self, n: u32) -> Vec<LinkedOffice> {
        let id = &self.people[n as usize].id;
        let entity = |document, local| self.entity(document as usize, LocalId(local));
        let day = |document: u32| self.published[document as usize];
        let told = self.of_people.get(n);
        self.read(told.and_then(|told| offices::offices(&told, id, day, entity)))
    }

    /// The parties to a meeting, in the order in which the reports tell of them.
    ///
    /// # Panics
    /// If there is no such meeting.
    pub fn participants(&self, meeting: MeetingRef) -> Vec<LinkedParticipant> {
        let entity = |document, local| self.entity(document as usize, LocalId(local));
        let told = self.of_meetings.get(meeting.0);
        let mut parties = self.read(told.and_then(|told| merge::participants(&told, entity)));
        for party in &mut parties {
            if let Some(entity) = party.entity {
                self.entity_name(entity).clone_into(&mut party.name_text);
                // A report that does not say whose "President Ruiz" is, knows it from the others.
                party.country = party.country.or_else(|| self.entity_country(entity));
            }
        }
        parties
    }

    /// The city in which a meeting was.
    ///
    /// # Panics
    /// If there is no such meeting.
    pub fn city(&self, meeting: MeetingRef) -> Option<&str> {
        match self.meetings[meeting.0 as usize].place? {
            EntityRef::Place(n) => {
                let place = &self.places[n as usize];
                (place.kind == PlaceKind::City).then_some(&place.name)
            }
            _ => None,
        }
    }

    /// The sentences that tell of a meeting, by the rank of the document, then in its order.
    ///
    /// # Panics
    /// If there is no such meeting.
    pub fn meeting_reports(&self, meeting: MeetingRef) -> Vec<LinkedReport> {
        self.read(self.of_meetings.get(meeting.0).and_then(|told| merge::reports(&told)))
    }

    /// The pairs of countries that met, each once, none with itself; the smaller number first.
    ///
    /// # Panics
    /// If there is no such meeting.
    pub fn dyads(&self, meeting: MeetingRef) -> Vec<(CountryId, CountryId)> {
        let row = &self.meetings[meeting.0 as usize];
        let mut countries: Vec<CountryId> =
            self.participants(meeting).iter().filter_map(|party| party.country).collect();
        countries.extend(row.host_country);
        countries.extend(row.visitor_country);
        countries.sort_unstable();
        countries.dedup();
        let mut pairs = Vec::new();
        for (n, &country) in countries.iter().enumerate() {
            pairs.extend(countries[n + 1..].iter().map(|&other| (country, other)));
        }
        pairs
    }

    /// All entities, by id.
    pub fn entity_refs(&self) -> impl Iterator<Item = EntityRef> {
        // The letters of the kinds, in order: g, o, p, w.
        let count = |n: usize| 0..n as u32;
        count(self.places.len())
            .map(EntityRef::Place)
            .chain(count(self.organisations.len()).map(EntityRef::Organisation))
            .chain(count(self.people.len()).map(EntityRef::Person))
            .chain(count(self.works.len()).map(EntityRef::Work))
    }
}

/// A person over all documents.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedPerson {
    /// `p.zhao-kezhi`.
    pub id: String,
    /// The form that most documents print, taken apart.
    pub name: PersonName,
    /// That form in ASCII.
    pub name_ascii: String,
    /// From titles and pronouns; none where they disagree.
    pub gender: Option<Gender>,
    /// By vote, with its best source.
    pub country: Option<(CountryId, CountrySource)>,
    /// The person's number in the user's authority file.
    pub authority: Option<u32>,
    /// Different stories (reports but for their copies) that name the person.
    pub document_count: u32,
    /// Mentions of all forms.
    pub mention_count: u32,
    /// First publication day.
    pub first_seen: Option<Date>,
    /// Last publication day.
    pub last_seen: Option<Date>,
}

/// A form under which a person appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedName {
    /// The words.
    pub text: String,
    /// Which form.
    pub form: MentionForm,
    /// How often.
    pub mention_count: u32,
    /// The first.
    pub mention: Evidence,
}

/// An office as attested, or only the body that somebody is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedOffice {
    /// `<person_id>.o1`.
    pub id: String,
    /// The words of the evidence.
    pub title_text: String,
    /// Normalised; none where reports only tell the body ("Jane Roe of Oxfam").
    pub title: Option<String>,
    /// The organisation.
    pub organisation: Option<EntityRef>,
    /// The country.
    pub country: Option<CountryId>,
    /// The sector.
    pub sector: Option<Sector>,
    /// 1–5.
    pub level: Option<u8>,
    /// current, former, ….
    pub status: OfficeStatus,
    /// First publication day that attests it.
    pub first_attested: Option<Date>,
    /// Last publication day that attests it.
    pub last_attested: Option<Date>,
    /// The evidence.
    pub mention: Evidence,
}

/// An organisation over all documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedOrganisation {
    /// `o.communist-party-of-vietnam`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
    /// What kind.
    pub kind: OrganisationKind,
    /// What it is part of.
    pub parent: Option<EntityRef>,
    /// Its country, and how it is known.
    pub country: Option<(CountryId, BodyCountrySource)>,
    /// The sector.
    pub sector: Option<Sector>,
    /// Different stories (reports but for their copies) that name it.
    pub document_count: u32,
    /// Mentions.
    pub mention_count: u32,
}

/// A work over all documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedWork {
    /// `w.belt-and-road-initiative`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
    /// What kind.
    pub kind: WorkKind,
    /// 13 for "13th National Congress".
    pub ordinal: Option<u32>,
    /// Different stories (reports but for their copies) that name it.
    pub document_count: u32,
    /// Mentions.
    pub mention_count: u32,
}

/// A place over all documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedPlace {
    /// `g.hanoi-vnm`.
    pub id: String,
    /// What the gazetteer knows it as.
    pub known: KnownPlace,
    /// Its name.
    pub name: String,
    /// What kind.
    pub kind: PlaceKind,
    /// Its country.
    pub country: Option<CountryId>,
    /// Mentions.
    pub mention_count: u32,
}

/// A meeting over all documents.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedMeeting {
    /// `m.2021-02-19.nguyen-phu-trong.zhao-kezhi`.
    pub id: String,
    /// What kind.
    pub kind: MeetingKind,
    /// First and last day, by the best evidence.
    pub days: Option<(Date, Date)>,
    /// How exact they are.
    pub precision: Option<Precision>,
    /// How they are known.
    pub date_source: Option<DateSource>,
    /// The place, by the best evidence.
    pub place: Option<EntityRef>,
    /// The country.
    pub country: Option<CountryId>,
    /// How the place is known.
    pub place_source: Option<PlaceSource>,
    /// bilateral, multilateral.
    pub form: Option<MeetingForm>,
    /// state, official, ….
    pub visit_type: Option<VisitType>,
    /// Country of the host.
    pub host_country: Option<CountryId>,
    /// Country of the visitor.
    pub visitor_country: Option<CountryId>,
    /// Was an agreement signed?
    pub agreement_signed: Option<bool>,
    /// held, planned, ….
    pub status: MeetingStatus,
    /// Parties.
    pub participant_count: u32,
    /// Different stories (reports but for their copies) that tell of it.
    pub document_count: u32,
    /// Statements made at it.
    pub statement_count: u32,
}

/// A party to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedParticipant {
    /// Who; none for somebody known by office only.
    pub entity: Option<EntityRef>,
    /// The entity's name, else the words.
    pub name_text: String,
    /// The evidence.
    pub mention: Evidence,
    /// host, visitor, ….
    pub role: ParticipantRole,
    /// The country that it acts for, as its report says; else that of the person over all reports.
    pub country: Option<CountryId>,
    /// The office at the time.
    pub office: Option<String>,
    /// Its level.
    pub level: Option<u8>,
}

/// A sentence that tells of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedReport {
    /// The document.
    pub document: u32,
    /// The sentence there.
    pub sentence: u32,
    /// The words, in bytes.
    pub span: Span,
    /// What they support.
    pub supports: MeetingSupport,
}

/// One end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkEnd {
    /// A mention of a person, organisation, work or place.
    Mention(Evidence),
    /// A sentence that tells of a meeting.
    Sentence {
        /// The document.
        document: u32,
        /// The sentence there.
        sentence: u32,
    },
    /// A document.
    Document(u32),
    /// A meeting.
    Meeting(MeetingRef),
}

/// The method of decisions that the user's authority file made.
pub(crate) const BY_AUTHORITY: &str = "authority";

/// A decision about identity.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What was linked.
    pub left: LinkEnd,
    /// To what.
    pub right: LinkEnd,
    /// What was decided.
    pub kind: LinkKind,
    /// The rule.
    pub method: &'static str,
    /// Who decided.
    pub decided_by: DecidedBy,
    /// How strong the evidence was, 0–1, by the rule's own scale.
    pub score: Option<f64>,
    /// The evidence in words.
    pub reason: Option<String>,
}

/// A doubt that only all documents together raise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkIssue {
    /// What kind.
    pub kind: IssueKind,
    /// The document.
    pub document: u32,
    /// The mention in doubt there; none where the document as a whole is.
    pub mention: Option<u32>,
    /// One sentence, lower case, no full stop.
    pub message: String,
}
