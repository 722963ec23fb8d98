//! What every report claims, as far as deciding needs it, kept small: this is all that is held in
//! memory for every report. The rest is put aside ([`crate::asides`]).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use dateline_extractor::facts::{
    Entity, Facts, KnownPlace, LocalId, MeetingFact, OfficeFact, PersonFact,
};
use dateline_lexicon::{CountryId, OrganisationId, WorkId};
use dateline_schema::closed::{
    BodyCountrySource, CountrySource, DateSource, Gender, MeetingForm, MeetingKind, MeetingStatus,
    MentionForm, MentionKind, OfficeStatus, OrganisationKind, PlaceKind, PlaceSource, Precision,
    Sector, VisitType, WorkKind,
};
use jiff::civil::Date;

use crate::asides::{
    self, AffiliationWords, Asides, FormRow, MeetingAside, OfficeWords, PartyRow, PersonAside,
    ReportRow,
};
use crate::fingerprint::Fingerprint;
use crate::packed::PackedClaim;
pub(crate) use crate::packed::{Claim, Maybe};
use crate::scratch::Room;
use crate::strings::{Strings, Text};

/// What tells documents apart.
#[derive(Debug, Clone, Copy)]
pub struct DocumentKey<'a> {
    /// The document's id in the dataset.
    pub id: &'a str,
    /// A hash of its text: documents of one hash are duplicates.
    pub content_hash: u128,
    /// The user's own id of it.
    pub source_id: Option<&'a str>,
    /// What its near copies are found by.
    pub fingerprint: Option<Fingerprint>,
}

#[derive(Debug)]
pub(crate) struct DocumentRow {
    pub(crate) id: Text,
    pub(crate) content: u128,
    /// The document whose story it tells: another than itself if it is a copy. What is counted
    /// counts stories.
    pub(crate) story: u32,
    pub(crate) published: Option<Date>,
    /// Its entities begin here; they end where the next document's begin.
    pub(crate) entities: u32,
    /// Its meetings begin here.
    pub(crate) meetings: u32,
}

#[derive(Debug)]
pub(crate) struct EntityRow {
    packed: PackedClaim,
    pub(crate) document: u32,
    pub(crate) mention_count: u32,
    /// The first mention; none for an entity that is only pointed to.
    pub(crate) first_mention: Maybe,
}

impl EntityRow {
    pub(crate) fn claim(&self) -> Claim {
        self.packed.get()
    }
}

#[derive(Debug)]
pub(crate) struct PersonRow {
    pub(crate) entity: u32,
    pub(crate) document: u32,
    pub(crate) name: Text,
    pub(crate) short: Option<Text>,
    pub(crate) short_only: bool,
    pub(crate) gender: Option<Gender>,
    pub(crate) country: Option<(CountryId, CountrySource)>,
    /// The person's number in the user's authority file.
    pub(crate) authority: Maybe,
    /// The first mention that prints the name.
    pub(crate) named: Maybe,
    /// Offices begin here; they end where the next person's begin.
    pub(crate) offices: u32,
}

#[derive(Debug)]
pub(crate) struct OfficeRow {
    pub(crate) title: Text,
    pub(crate) country: Option<CountryId>,
    pub(crate) level: Option<u8>,
    pub(crate) status: OfficeStatus,
}

#[derive(Debug)]
pub(crate) struct OrganisationRow {
    pub(crate) entity: u32,
    pub(crate) known: Option<OrganisationId>,
    pub(crate) name: Text,
    pub(crate) acronym: Option<Text>,
    pub(crate) kind: OrganisationKind,
    /// An entity.
    pub(crate) parent: Maybe,
    pub(crate) country: Option<(CountryId, BodyCountrySource)>,
    pub(crate) sector: Option<Sector>,
}

impl OrganisationRow {
    pub(crate) fn country(&self) -> Option<CountryId> {
        self.country.map(|(of, _)| of)
    }
}

#[derive(Debug)]
pub(crate) struct WorkRow {
    pub(crate) entity: u32,
    pub(crate) known: Option<WorkId>,
    pub(crate) name: Text,
    pub(crate) acronym: Option<Text>,
    pub(crate) kind: WorkKind,
    pub(crate) ordinal: Option<u32>,
}

#[derive(Debug)]
pub(crate) struct PlaceRow {
    pub(crate) entity: u32,
    pub(crate) known: KnownPlace,
    pub(crate) name: Text,
    pub(crate) kind: PlaceKind,
    pub(crate) country: Option<CountryId>,
}

#[derive(Debug)]
pub(crate) struct MeetingRow {
    pub(crate) document: u32,
    pub(crate) kind: MeetingKind,
    pub(crate) days: Option<(Date, Date)>,
    pub(crate) precision: Option<Precision>,
    pub(crate) date_source: Option<DateSource>,
    /// An entity.
    pub(crate) place: Maybe,
    pub(crate) country: Option<CountryId>,
    pub(crate) place_source: Option<PlaceSource>,
    pub(crate) form: Option<MeetingForm>,
    pub(crate) visit_type: Option<VisitType>,
    pub(crate) host_country: Option<CountryId>,
    pub(crate) visitor_country: Option<CountryId>,
    pub(crate) agreement_signed: Option<bool>,
    pub(crate) status: MeetingStatus,
    pub(crate) statement_count: u32,
    /// The first sentence that tells of it.
    pub(crate) sentence: Maybe,
    /// The mention of its first party.
    pub(crate) party: Maybe,
    /// Parties begin here; they end where the next meeting's begin.
    pub(crate) participants: u32,
}

#[derive(Debug)]
pub(crate) struct ParticipantRow {
    /// An entity.
    pub(crate) entity: Maybe,
    pub(crate) country: Option<CountryId>,
    pub(crate) office: Option<Text>,
}

/// The claims of all reports.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(crate) strings: Strings,
    pub(crate) documents: Vec<DocumentRow>,
    /// By document.
    pub(crate) fingerprints: Vec<Option<Fingerprint>>,
    pub(crate) entities: Vec<EntityRow>,
    pub(crate) people: Vec<PersonRow>,
    pub(crate) offices: Vec<OfficeRow>,
    pub(crate) organisations: Vec<OrganisationRow>,
    pub(crate) works: Vec<WorkRow>,
    pub(crate) places: Vec<PlaceRow>,
    pub(crate) meetings: Vec<MeetingRow>,
    pub(crate) participants: Vec<ParticipantRow>,
    /// What else is said of people, by claim.
    pub(crate) of_people: Asides,
    /// What else is said of meetings, by claim.
    pub(crate) of_meetings: Asides,
    /// Offices that the user gives, by claim of a person.
    pub(crate) given: BTreeMap<u32, Text>,
    /// Statements made at a meeting with their speakers, where somebody may have to be left out.
    pub(crate) spoken: Option<Vec<(u32, Box<[u32]>)>>,
}

impl Claims {
    pub(crate) fn new(room: &Room) -> Self {
        let (of_people, of_meetings) = (Asides::new(room), Asides::new(room));
        Self { of_people, of_meetings, ..Self::default() }
    }

    pub(crate) fn add(&mut self, document: DocumentKey<'_>, text: &str, facts: &Facts) {
        let n = self.documents.len() as u32;
        let base = self.entities.len() as u32;
        self.fingerprints.push(document.fingerprint);
        self.documents.push(DocumentRow {
            id: self.strings.add(document.id),
            content: document.content_hash,
            story: n,
            published: facts.published.map(|(day, _)| day),
            entities: base,
            meetings: self.meetings.len() as u32,
        });
        let names = name_mentions(facts);
        let mut statements = vec![0; facts.meetings.len()];
        for meeting in facts.statements.iter().filter_map(|statement| statement.meeting) {
            if let Some(count) = statements.get_mut(meeting as usize) {
                *count += 1;
            }
        }
        let entity_of =
            |local: LocalId| (local.0 < facts.entities.len() as u32).then(|| base + local.0);
        for (local, entity) in facts.entities.iter().enumerate() {
            let entity_number = base + local as u32;
            let claim = match entity {
                Entity::Person(person) => {
                    let first = names.partition_point(|&(of, _)| of < local as u32);
                    let end = names.partition_point(|&(of, _)| of <= local as u32);
                    self.person(entity_number, n, person, &names[first..end], text, facts)
                }
                Entity::Organisation(organisation) => {
                    let row = OrganisationRow {
                        entity: entity_number,
                        known: organisation.known,
                        name: self.strings.add(&organisation.name),
                        acronym: organisation
                            .acronym
                            .as_deref()
                            .map(|acronym| self.strings.add(acronym)),
                        kind: organisation.kind,
                        parent: organisation.parent.and_then(entity_of).into(),
                        country: organisation.country,
                        sector: organisation.sector,
                    };
                    self.organisations.push(row);
                    Claim::Organisation(self.organisations.len() as u32 - 1)
                }
                Entity::Work(work) => {
                    let row = WorkRow {
                        entity: entity_number,
                        known: work.known,
                        name: self.strings.add(&work.name),
                        acronym: work.acronym.as_deref().map(|acronym| self.strings.add(acronym)),
                        kind: work.kind,
                        ordinal: work.ordinal,
                    };
                    self.works.push(row);
                    Claim::Work(self.works.len() as u32 - 1)
                }
                Entity::Place(place) => {
                    let row = PlaceRow {
                        entity: entity_number,
                        known: place.known,
                        name: self.strings.add(&place.name),
                        kind: place.kind,
                        country: place.country,
                    };
                    self.places.push(row);
                    Claim::Place(self.places.len() as u32 - 1)
                }
            };
            self.entities.push(EntityRow {
                packed: claim.into(),
                document: n,
                mention_count: 0,
                first_mention: Maybe::NONE,
            });
        }
        for (m, mention) in facts.mentions.iter().enumerate() {
            let Some(entity) = mention.entity.and_then(entity_of) else { continue };
            let row = &mut self.entities[entity as usize];
            row.mention_count += 1;
            if row.first_mention == Maybe::NONE {
                row.first_mention = Some(m as u32).into();
            }
        }
        self.note_speakers(facts, base);
        for (m, meeting) in facts.meetings.iter().enumerate() {
            self.meeting(n, meeting, statements[m], text, facts, entity_of);
        }
    }

    fn note_speakers(&mut self, facts: &Facts, base: u32) {
        let Some(spoken) = &mut self.spoken else { return };
        let first = self.meetings.len() as u32;
        for statement in &facts.statements {
            if let Some(meeting) = statement.meeting {
                let speakers = statement.speakers.iter();
                let of = speakers.map(|speaker| speaker.entity.map_or(u32::MAX, |e| base + e.0));
                spoken.push((first + meeting, of.collect()));
            }
        }
    }

    fn person(
        &mut self,
        entity: u32,
        document: u32,
        person: &PersonFact,
        names: &[(u32, u32)],
        text: &str,
        facts: &Facts,
    ) -> Claim {
        let row = PersonRow {
            entity,
            document,
            name: self.strings.add(&person.name.name),
            short: person.name.short.as_deref().map(|short| self.strings.add(short)),
            short_only: person.short_only,
            gender: person.gender,
            country: person.country,
            authority: person.authority.map(|known| known.person).into(),
            named: names.first().map(|&(_, m)| m).into(),
            offices: self.offices.len() as u32,
        };
        let printed: Vec<Cow<'_, str>> = person
            .offices
            .iter()
            .map(|office| words(text, (office.span.start, office.span.end)))
            .collect();
        let mut aside = PersonAside::default();
        for (office, text) in person.offices.iter().zip(&printed) {
            let title = self.strings.add(&office.title);
            let OfficeFact { country, level, status, .. } = *office;
            self.offices.push(OfficeRow { title, country, level, status });
            aside.offices.push(OfficeWords {
                title,
                wording: &office.wording,
                text,
                organisation: office.organisation.map(|local| local.0),
                country,
                sector: office.sector,
                level,
                status,
                mention: office.mention,
            });
        }
        let bodies: Vec<Cow<'_, str>> = person
            .affiliations
            .iter()
            .map(|body| words(text, (body.span.start, body.span.end)))
            .collect();
        for (affiliation, text) in person.affiliations.iter().zip(&bodies) {
            let entity = facts.entities.get(affiliation.organisation.0 as usize);
            let Some(Entity::Organisation(body)) = entity else { continue };
            aside.affiliations.push(AffiliationWords {
                text,
                organisation: affiliation.organisation.0,
                country: body.country.map(|(of, _)| of),
                sector: body.sector,
                mention: affiliation.mention,
            });
        }
        let forms: Vec<(Cow<'_, str>, MentionForm, u32)> = names
            .iter()
            .map(|&(_, m)| {
                let mention = &facts.mentions[m as usize];
                (words(text, (mention.span.start, mention.span.end)), mention.form, m)
            })
            .collect();
        for (text, form, mention) in &forms {
            match aside.forms.iter_mut().find(|row| row.text == *text && row.form == *form) {
                Some(row) => row.count += 1,
                None => {
                    aside.forms.push(FormRow { text, form: *form, count: 1, mention: *mention });
                }
            }
        }
        self.of_people.push(&aside);
        self.people.push(row);
        Claim::Person(self.people.len() as u32 - 1)
    }

    fn meeting(
        &mut self,
        document: u32,
        meeting: &MeetingFact,
        statement_count: u32,
        text: &str,
        facts: &Facts,
        entity_of: impl Fn(LocalId) -> Option<u32>,
    ) {
        let row = MeetingRow {
            document,
            kind: meeting.kind,
            days: meeting.days.map(|(first, last)| (first, last.max(first))),
            precision: meeting.precision,
            date_source: meeting.date_source,
            place: meeting.place.and_then(&entity_of).into(),
            country: meeting.country,
            place_source: meeting.place_source,
            form: meeting.form,
            visit_type: meeting.visit_type,
            host_country: meeting.host_country,
            visitor_country: meeting.visitor_country,
            agreement_signed: meeting.agreement_signed,
            status: meeting.status,
            statement_count,
            sentence: meeting.reports.first().map(|report| report.sentence).into(),
            party: meeting.participants.first().map(|party| party.mention).into(),
            participants: self.participants.len() as u32,
        };
        let printed: Vec<Cow<'_, str>> = meeting
            .participants
            .iter()
            .map(|party| {
                let span = facts.mentions.get(party.mention as usize).map(|mention| mention.span);
                span.map(|span| words(text, (span.start, span.end))).unwrap_or_default()
            })
            .collect();
        let mut aside = MeetingAside::default();
        for (party, text) in meeting.participants.iter().zip(&printed) {
            let entity = party.entity.filter(|local| entity_of(*local).is_some());
            self.participants.push(ParticipantRow {
                entity: entity.and_then(&entity_of).into(),
                country: party.country,
                office: party.office.as_deref().map(|office| self.strings.add(office)),
            });
            aside.parties.push(PartyRow {
                entity: entity.map(|local| local.0),
                // A name is printed by its entity's row.
                text,
                mention: party.mention,
                role: party.role,
                country: party.country,
                office: party.office.as_deref(),
                level: party.level,
            });
        }
        aside.reports.extend(meeting.reports.iter().map(|report| ReportRow {
            sentence: report.sentence,
            span: (report.span.start, report.span.end),
            supports: report.supports,
        }));
        self.of_meetings.push(&aside);
        self.meetings.push(row);
    }

    /// Gives people the office that the user says: in the place of the only one that a report has, else
    /// before those that it has.
    pub(crate) fn set_offices(&mut self, titles: &BTreeMap<u32, &str>) {
        if titles.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.offices);
        let mut rest = old.into_iter();
        for claim in 0..self.people.len() {
            let end = self.people.get(claim + 1).map_or(u32::MAX, |next| next.offices);
            let count = (end - self.people[claim].offices) as usize;
            let mut own: Vec<OfficeRow> = rest.by_ref().take(count).collect();
            if let Some(title) = titles.get(&(claim as u32)) {
                let title = self.strings.add(title);
                self.given.insert(claim as u32, title);
                let person = &self.people[claim];
                match own.as_mut_slice() {
                    [only] => only.title = title,
                    _ if person.named != Maybe::NONE => own.insert(
                        0,
                        OfficeRow {
                            title,
                            country: person.country.map(|(country, _)| country),
                            level: None,
                            status: OfficeStatus::Current,
                        },
                    ),
                    _ => {}
                }
            }
            self.people[claim].offices = self.offices.len() as u32;
            self.offices.extend(own);
        }
    }

    /// The same in what was put aside of a person, for the tables.
    pub(crate) fn given_office(&self, claim: u32, block: &[u8]) -> io::Result<Option<Vec<u8>>> {
        let Some(&title) = self.given.get(&claim) else { return Ok(None) };
        let wording = self.text(title);
        let mut aside: PersonAside<'_> = asides::unpack(block)?;
        let first = aside.forms.first().map(|form| (form.text, form.mention));
        match (aside.offices.as_mut_slice(), first) {
            ([only], _) => (only.title, only.wording) = (title, wording),
            (_, Some((text, mention))) => aside.offices.insert(
                0,
                OfficeWords {
                    title,
                    wording,
                    text,
                    organisation: None,
                    country: self.people[claim as usize].country.map(|(country, _)| country),
                    sector: None,
                    level: None,
                    status: OfficeStatus::Current,
                    mention,
                },
            ),
            _ => {}
        }
        asides::pack(&aside).map(Some)
    }

    /// Takes the statements of people who are left out from the counts of their meetings.
    pub(crate) fn forget_unheard(&mut self, is_out: impl Fn(u32) -> bool) {
        for (meeting, speakers) in self.spoken.take().into_iter().flatten() {
            let unheard = !speakers.is_empty() && speakers.iter().all(|&speaker| is_out(speaker));
            if let Some(row) = self.meetings.get_mut(meeting as usize).filter(|_| unheard) {
                row.statement_count = row.statement_count.saturating_sub(1);
            }
        }
    }

    pub(crate) fn text(&self, text: Text) -> &str {
        self.strings.get(text)
    }

    /// The entities of a document.
    pub(crate) fn entities_of(&self, document: u32) -> &[EntityRow] {
        let end = self.documents.get(document as usize + 1);
        let end = end.map_or(self.entities.len(), |next| next.entities as usize);
        &self.entities[self.documents[document as usize].entities as usize..end]
    }

    /// The numbers of a document's meetings.
    pub(crate) fn meetings_of(&self, document: u32) -> std::ops::Range<u32> {
        let end = self.documents.get(document as usize + 1);
        let end = end.map_or(self.meetings.len() as u32, |next| next.meetings);
        self.documents[document as usize].meetings..end
    }

    pub(crate) fn offices_of(&self, person: u32) -> &[OfficeRow] {
        let end = self
            .people
            .get(person as usize + 1)
            .map_or(self.offices.len(), |next| next.offices as usize);
        &self.offices[self.people[person as usize].offices as usize..end]
    }

    pub(crate) fn participants_of(&self, meeting: u32) -> &[ParticipantRow] {
        let end = self
            .meetings
            .get(meeting as usize + 1)
            .map_or(self.participants.len(), |next| next.participants as usize);
        &self.participants[self.meetings[meeting as usize].participants as usize..end]
    }
}

/// The mentions that print a person's name, each with its local entity, by entity.
fn name_mentions(facts: &Facts) -> Vec<(u32, u32)> {
    let is_name = |form| {
        matches!(form, MentionForm::FullName | MentionForm::ShortName | MentionForm::Acronym)
    };
    let mut names: Vec<(u32, u32)> = facts
        .mentions
        .iter()
        .zip(0..)
        .filter(|(mention, _)| mention.kind == MentionKind::Person && is_name(mention.form))
        .filter_map(|(mention, m)| Some((mention.entity?.0, m)))
        .collect();
    names.sort_unstable();
    names
}

/// The words of these bytes, each run of white space one space.
fn words(text: &str, (start, end): (u32, u32)) -> Cow<'_, str> {
    let slice = text.get(start as usize..end as usize).unwrap_or_default();
    let spaces = |pair: &[u8]| pair[0] == b' ' && pair[1] == b' ';
    let plain = slice.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && slice.trim_ascii().len() == slice.len()
        && !slice.as_bytes().windows(2).any(spaces);
    if plain {
        return Cow::Borrowed(slice);
    }
    let mut out = String::with_capacity(slice.len());
    for word in slice.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}
