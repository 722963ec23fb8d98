//! All that one report tells: what the extractor gives, what waits on disk until the linker has
//! seen every report, and what the tables are built from.
//!
//! Spans are bytes of the report's text. Inside a report, things point to one another by number:
//! an entity by [`LocalId`], a sentence, mention, date, statement or meeting by its index here.

use std::borrow::Cow;

use dateline_lexicon::{CityId, CountryId, OrganisationId, WorkId};
use dateline_normaliser::names::PersonName;
use dateline_parser::Span;
use dateline_schema::closed::{
    Act, AddresseeRelation, AddresseeSource, Anchor, BodyCountrySource, CountrySource, DateSource,
    DateType, Direction, Gender, IssueKind, LinkSource, MeetingForm, MeetingKind, MeetingStatus,
    MeetingSupport, MentionForm, MentionKind, Mod, Modality, OfficeStatus, OrganisationKind,
    ParticipantRole, PlaceKind, PlaceSource, Polarity, Precision, PublishedSource, QuoteType,
    Sector, Topic, VisitType, WorkKind,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The number of an entity within its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LocalId(pub u32);

/// All that one report tells. Lists are in reading order (by start, then end).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// The title, from beside the text or in it.
    pub title: Option<String>,
    /// Publication day and where it came from.
    pub published: Option<(Date, PublishedSource)>,
    /// Words of the dateline.
    pub dateline: Option<Span>,
    /// Day of the dateline.
    pub dateline_day: Option<Date>,
    /// Places of the dateline: words, and the place where known.
    pub dateline_places: Vec<(Span, Option<LocalId>)>,
    /// The agency, by its usual name ("Xinhua").
    pub agency: Option<String>,
    /// The byline's words.
    pub byline: Option<Span>,
    /// Two-letter language code, or `und`.
    pub language: String,
    /// Words of the body.
    pub word_count: u32,
    /// Sentences: bytes and paragraph number from 0.
    pub sentences: Vec<(Span, u32)>,
    /// What the report names.
    pub entities: Vec<Entity>,
    /// Mentions of these and of others that stay unresolved.
    pub mentions: Vec<MentionFact>,
    /// Time expressions.
    pub dates: Vec<DateFact>,
    /// Speech acts.
    pub statements: Vec<StatementFact>,
    /// Meetings.
    pub meetings: Vec<MeetingFact>,
    /// Doubts: kind, place, sentence number, message.
    pub issues: Vec<IssueFact>,
}

/// Somebody or something that the report names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Entity {
    /// A person.
    Person(Box<PersonFact>),
    /// An organisation.
    Organisation(OrganisationFact),
    /// A place; a country that acts is one too.
    Place(PlaceFact),
    /// A named work.
    Work(WorkFact),
}

/// A person of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonFact {
    /// The fullest form in the report.
    pub name: PersonName,
    /// Is there only a short form ("Zhao")? Then only context can link it.
    pub short_only: bool,
    /// Only from a title or pronoun.
    pub gender: Option<Gender>,
    /// Country, and how it is known.
    pub country: Option<(CountryId, CountrySource)>,
    /// Offices as attested, in reading order; the same office once. Those that the user's authority
    /// file gives come first.
    pub offices: Vec<OfficeFact>,
    /// Bodies that the person is named with, without an office; each once, in reading order.
    pub affiliations: Vec<AffiliationFact>,
    /// What the user's authority file decided.
    pub authority: Option<AuthorityFact>,
}

/// A person of the user's authority file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityFact {
    /// The person's number there: one number, one person in all reports.
    pub person: u32,
    /// How many of the offices it gives: the first ones.
    pub offices: u32,
}

/// An office as attested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfficeFact {
    /// The words.
    pub span: Span,
    /// The mention that is the evidence.
    pub mention: u32,
    /// Normalised, to compare offices by ("Minister of Public Security").
    pub title: String,
    /// The title as the report words it, in the singular ("Public Security Minister").
    pub wording: String,
    /// The organisation it is an office of.
    pub organisation: Option<LocalId>,
    /// The country.
    pub country: Option<CountryId>,
    /// PLOVER sector.
    pub sector: Option<Sector>,
    /// 1–5, see the schema.
    pub level: Option<u8>,
    /// current, former, ….
    pub status: OfficeStatus,
}

/// That somebody is of a body, no office being told: "Jane Roe of Oxfam".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffiliationFact {
    /// The words that name the body.
    pub span: Span,
    /// The mention that is the evidence: the body's.
    pub mention: u32,
    /// The body.
    pub organisation: LocalId,
}

/// An organisation of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrganisationFact {
    /// Its row in the lexicon, where it is known.
    pub known: Option<OrganisationId>,
    /// The fullest name in the report, or the lexicon's.
    pub name: String,
    /// Acronym, by the text's brackets or the lexicon.
    pub acronym: Option<String>,
    /// What kind.
    pub kind: OrganisationKind,
    /// The organisation it is part of.
    pub parent: Option<LocalId>,
    /// Its country, and how it is known.
    pub country: Option<(CountryId, BodyCountrySource)>,
    /// PLOVER sector.
    pub sector: Option<Sector>,
}

/// A place of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceFact {
    /// What the gazetteer knows it as.
    pub known: KnownPlace,
    /// Its name, the gazetteer's where known.
    pub name: String,
    /// What kind.
    pub kind: PlaceKind,
    /// Country.
    pub country: Option<CountryId>,
}

/// What the gazetteer knows a place as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KnownPlace {
    /// A country.
    Country(CountryId),
    /// A city.
    City(CityId),
    /// Not known.
    No,
}

/// A named work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkFact {
    /// Its row in the lexicon, where it is known.
    pub known: Option<WorkId>,
    /// The fullest name.
    pub name: String,
    /// Acronym.
    pub acronym: Option<String>,
    /// What kind.
    pub kind: WorkKind,
    /// 13 for "13th National Congress".
    pub ordinal: Option<u32>,
}

/// A mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MentionFact {
    /// Its words.
    pub span: Span,
    /// The sentence; none in a dateline.
    pub sentence: Option<u32>,
    /// What kind of thing.
    pub kind: MentionKind,
    /// What kind of form.
    pub form: MentionForm,
    /// Who or what is meant, if decided. A demonym or a country points to the country's place.
    pub entity: Option<LocalId>,
    /// How that was decided.
    pub link_source: Option<LinkSource>,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateFact {
    /// Its words.
    pub span: Span,
    /// The sentence.
    pub sentence: u32,
    /// DATE, TIME, DURATION, SET.
    pub kind: DateType,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// TIMEX3 modifier.
    pub modifier: Option<Mod>,
    /// First day.
    pub first_day: Option<Date>,
    /// Last day, inclusive.
    pub last_day: Option<Date>,
    /// How exact.
    pub precision: Option<Precision>,
    /// Resolved against what.
    pub anchor: Anchor,
    /// The day it was resolved against.
    pub anchor_day: Option<Date>,
    /// On which side of the anchor.
    pub direction: Option<Direction>,
    /// The rule's name.
    pub rule: Cow<'static, str>,
}

/// A speech act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementFact {
    /// The sentence of the cue.
    pub sentence: u32,
    /// All of it: speaker, cue and contents.
    pub span: Span,
    /// The cue's words.
    pub cue: Span,
    /// Pieces of what was said, at least one.
    pub contents: Vec<Span>,
    /// Speakers; empty where nobody is named or pointed to.
    pub speakers: Vec<SpeakerFact>,
    /// Addressees.
    pub addressees: Vec<AddresseeFact>,
    /// What it is about.
    pub topics: Vec<TopicFact>,
    /// direct, indirect, mixed.
    pub quote_type: QuoteType,
    /// What is done.
    pub act: Act,
    /// Stance.
    pub polarity: Option<Polarity>,
    /// asserted, future, ….
    pub modality: Modality,
    /// The meeting it was made at: index in [`Facts::meetings`].
    pub meeting: Option<u32>,
    /// A date of the act: index in [`Facts::dates`].
    pub date: Option<u32>,
}

/// A speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpeakerFact {
    /// The mention nearest to the cue: index in [`Facts::mentions`].
    pub mention: u32,
    /// Who is meant.
    pub entity: Option<LocalId>,
}

/// Somebody spoken to or acted on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AddresseeFact {
    /// The mention, where stated.
    pub mention: Option<u32>,
    /// Who is meant.
    pub entity: Option<LocalId>,
    /// told, asked, ….
    pub relation: AddresseeRelation,
    /// stated, or the other party of the meeting.
    pub source: AddresseeSource,
}

/// What a statement is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TopicFact {
    /// The topic.
    pub topic: Topic,
    /// The work, where the topic is one.
    pub work: Option<LocalId>,
    /// The words.
    pub span: Span,
}

/// A meeting as this report tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingFact {
    /// What kind.
    pub kind: MeetingKind,
    /// First and last day.
    pub days: Option<(Date, Date)>,
    /// How exact the days are.
    pub precision: Option<Precision>,
    /// Where the days came from.
    pub date_source: Option<DateSource>,
    /// The place or, failing that, nothing: city or facility.
    pub place: Option<LocalId>,
    /// The country.
    pub country: Option<CountryId>,
    /// Where the place came from.
    pub place_source: Option<PlaceSource>,
    /// bilateral, multilateral.
    pub form: Option<MeetingForm>,
    /// state, official, ….
    pub visit_type: Option<VisitType>,
    /// Country of the host.
    pub host_country: Option<CountryId>,
    /// Country of the visitor.
    pub visitor_country: Option<CountryId>,
    /// Was an agreement signed? `None` until the text says.
    pub agreement_signed: Option<bool>,
    /// held, planned, ….
    pub status: MeetingStatus,
    /// The parties.
    pub participants: Vec<ParticipantFact>,
    /// Sentences that tell of it, at least one.
    pub reports: Vec<MeetingReportFact>,
}

/// A party to a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParticipantFact {
    /// Who; none for somebody known by office only.
    pub entity: Option<LocalId>,
    /// The mention that says so: index in [`Facts::mentions`].
    pub mention: u32,
    /// host, visitor, ….
    pub role: ParticipantRole,
    /// The side it is on, as a country.
    pub country: Option<CountryId>,
    /// The office at the time: normalised title.
    pub office: Option<String>,
    /// Its level.
    pub level: Option<u8>,
}

/// A sentence that tells of a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingReportFact {
    /// The sentence.
    pub sentence: u32,
    /// The words that are the evidence.
    pub span: Span,
    /// What the words support.
    pub supports: MeetingSupport,
}

/// A doubt about something that was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssueFact {
    /// What kind.
    pub kind: IssueKind,
    /// Where.
    pub span: Option<Span>,
    /// In which sentence.
    pub sentence: Option<u32>,
    /// One sentence, lower case, no full stop.
    pub message: String,
}
