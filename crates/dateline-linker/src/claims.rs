//! What every report claims, kept small: this is all that outlives a report's batch.

use std::collections::BTreeMap;

use dateline_extractor::facts::{
    Entity, Facts, KnownPlace, LocalId, MeetingFact, OfficeFact, PersonFact,
};
use dateline_lexicon::{CountryId, OrganisationId, WorkId};
use dateline_schema::closed::{
    CountrySource, DateSource, Gender, MeetingForm, MeetingKind, MeetingStatus, MeetingSupport,
    MentionForm, MentionKind, OfficeStatus, OrganisationKind, ParticipantRole, PlaceKind,
    PlaceSource, Precision, Sector, VisitType, WorkKind,
};
use jiff::civil::Date;

use crate::fingerprint::Fingerprint;
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

/// Bytes of a report: (start, end).
pub(crate) type Bytes = (u32, u32);

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

/// What an entity is: its kind, and the number of its claim among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    Person(u32),
    Organisation(u32),
    Work(u32),
    Place(u32),
}

#[derive(Debug)]
pub(crate) struct EntityRow {
    pub(crate) claim: Claim,
    pub(crate) document: u32,
    pub(crate) mention_count: u32,
    /// The first mention; none for an entity that is only pointed to.
    pub(crate) first_mention: Option<u32>,
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
    pub(crate) authority: Option<u32>,
    /// Offices begin here; they end where the next person's begin.
    pub(crate) offices: u32,
    /// Forms begin here.
    pub(crate) forms: u32,
}

#[derive(Debug)]
pub(crate) struct OfficeRow {
    pub(crate) title: Text,
    pub(crate) wording: Text,
    pub(crate) text: Text,
    /// An entity.
    pub(crate) organisation: Option<u32>,
    pub(crate) country: Option<CountryId>,
    pub(crate) sector: Option<Sector>,
    pub(crate) level: Option<u8>,
    pub(crate) status: OfficeStatus,
    pub(crate) mention: u32,
}

#[derive(Debug)]
pub(crate) struct FormRow {
    pub(crate) text: Text,
    pub(crate) form: MentionForm,
    pub(crate) count: u32,
    pub(crate) mention: u32,
}

#[derive(Debug)]
pub(crate) struct OrganisationRow {
    pub(crate) entity: u32,
    pub(crate) known: Option<OrganisationId>,
    pub(crate) name: Text,
    pub(crate) acronym: Option<Text>,
    pub(crate) kind: OrganisationKind,
    /// An entity.
    pub(crate) parent: Option<u32>,
    pub(crate) country: Option<CountryId>,
    pub(crate) sector: Option<Sector>,
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
    pub(crate) place: Option<u32>,
    pub(crate) country: Option<CountryId>,
    pub(crate) place_source: Option<PlaceSource>,
    pub(crate) form: Option<MeetingForm>,
    pub(crate) visit_type: Option<VisitType>,
    pub(crate) host_country: Option<CountryId>,
    pub(crate) visitor_country: Option<CountryId>,
    pub(crate) agreement_signed: Option<bool>,
    pub(crate) status: MeetingStatus,
    pub(crate) statement_count: u32,
    pub(crate) participants: u32,
    pub(crate) reports: u32,
}

#[derive(Debug)]
pub(crate) struct ParticipantRow {
    /// An entity.
    pub(crate) entity: Option<u32>,
    pub(crate) text: Text,
    pub(crate) mention: u32,
    pub(crate) role: ParticipantRole,
    pub(crate) country: Option<CountryId>,
    pub(crate) office: Option<Text>,
    pub(crate) level: Option<u8>,
}

#[derive(Debug)]
pub(crate) struct ReportRow {
    pub(crate) sentence: u32,
    pub(crate) span: Bytes,
    pub(crate) supports: MeetingSupport,
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
    pub(crate) forms: Vec<FormRow>,
    pub(crate) organisations: Vec<OrganisationRow>,
    pub(crate) works: Vec<WorkRow>,
    pub(crate) places: Vec<PlaceRow>,
    pub(crate) meetings: Vec<MeetingRow>,
    pub(crate) participants: Vec<ParticipantRow>,
    pub(crate) reports: Vec<ReportRow>,
    /// Statements made at a meeting with their speakers, where somebody may have to be left out.
    pub(crate) spoken: Option<Vec<(u32, Box<[u32]>)>>,
}

impl Claims {
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
                    self.person(
                        entity_number,
                        n,
                        person,
                        &names[first..end],
                        text,
                        facts,
                        entity_of,
                    )
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
                        parent: organisation.parent.and_then(entity_of),
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
                claim,
                document: n,
                mention_count: 0,
                first_mention: None,
            });
        }
        for (m, mention) in facts.mentions.iter().enumerate() {
            let Some(entity) = mention.entity.and_then(entity_of) else { continue };
            let row = &mut self.entities[entity as usize];
            row.mention_count += 1;
            row.first_mention.get_or_insert(m as u32);
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

    #[allow(clippy::too_many_arguments)]
    fn person(
        &mut self,
        entity: u32,
        document: u32,
        person: &PersonFact,
        names: &[(u32, u32)],
        text: &str,
        facts: &Facts,
        entity_of: impl Fn(LocalId) -> Option<u32>,
    ) -> Claim {
        let row = PersonRow {
            entity,
            document,
            name: self.strings.add(&person.name.name),
            short: person.name.short.as_deref().map(|short| self.strings.add(short)),
            short_only: person.short_only,
            gender: person.gender,
            country: person.country,
            authority: person.authority.map(|known| known.person),
            offices: self.offices.len() as u32,
            forms: self.forms.len() as u32,
        };
        for office in &person.offices {
            let row = self.office(office, text, &entity_of);
            self.offices.push(row);
        }
        let first_form = self.forms.len();
        for &(_, m) in names {
            let mention = &facts.mentions[m as usize];
            let words = self.strings.add(&words(text, (mention.span.start, mention.span.end)));
            let known = self.forms[first_form..]
                .iter_mut()
                .find(|form| form.text == words && form.form == mention.form);
            match known {
                Some(form) => form.count += 1,
                None => self.forms.push(FormRow {
                    text: words,
                    form: mention.form,
                    count: 1,
                    mention: m,
                }),
            }
        }
        self.people.push(row);
        Claim::Person(self.people.len() as u32 - 1)
    }

    fn office(
        &mut self,
        office: &OfficeFact,
        text: &str,
        entity_of: &impl Fn(LocalId) -> Option<u32>,
    ) -> OfficeRow {
        OfficeRow {
            title: self.strings.add(&office.title),
            wording: self.strings.add(&office.wording),
            text: self.strings.add(&words(text, (office.span.start, office.span.end))),
            organisation: office.organisation.and_then(entity_of),
            country: office.country,
            sector: office.sector,
            level: office.level,
            status: office.status,
            mention: office.mention,
        }
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
            place: meeting.place.and_then(&entity_of),
            country: meeting.country,
            place_source: meeting.place_source,
            form: meeting.form,
            visit_type: meeting.visit_type,
            host_country: meeting.host_country,
            visitor_country: meeting.visitor_country,
            agreement_signed: meeting.agreement_signed,
            status: meeting.status,
            statement_count,
            participants: self.participants.len() as u32,
            reports: self.reports.len() as u32,
        };
        for participant in &meeting.participants {
            let span = facts.mentions.get(participant.mention as usize).map(|mention| mention.span);
            let printed = span.map(|span| words(text, (span.start, span.end))).unwrap_or_default();
            let row = ParticipantRow {
                entity: participant.entity.and_then(&entity_of),
                text: self.strings.add(&printed),
                mention: participant.mention,
                role: participant.role,
                country: participant.country,
                office: participant.office.as_deref().map(|office| self.strings.add(office)),
                level: participant.level,
            };
            self.participants.push(row);
        }
        self.reports.extend(meeting.reports.iter().map(|report| ReportRow {
            sentence: report.sentence,
            span: (report.span.start, report.span.end),
            supports: report.supports,
        }));
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
                let form = self.forms_of(claim as u32).first();
                match (own.as_mut_slice(), form.map(|form| (form.text, form.mention))) {
                    ([only], _) => (only.title, only.wording) = (title, title),
                    (_, Some((text, mention))) => own.insert(
                        0,
                        OfficeRow {
                            title,
                            wording: title,
                            text,
                            organisation: None,
                            country: self.people[claim].country.map(|(country, _)| country),
                            sector: None,
                            level: None,
                            status: OfficeStatus::Current,
                            mention,
                        },
                    ),
                    _ => {}
                }
            }
            self.new_offices_at(claim, own);
        }
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

    fn new_offices_at(&mut self, claim: usize, own: Vec<OfficeRow>) {
        self.people[claim].offices = self.offices.len() as u32;
        self.offices.extend(own);
    }

    /// Lets go of what only deciding needs.
    pub(crate) fn forget_entities(&mut self) {
        self.entities = Vec::new();
        self.organisations = Vec::new();
        self.works = Vec::new();
        self.places = Vec::new();
    }

    pub(crate) fn text(&self, text: Text) -> &str {
        self.strings.get(text)
    }

    pub(crate) fn offices_of(&self, person: u32) -> &[OfficeRow] {
        let end = self
            .people
            .get(person as usize + 1)
            .map_or(self.offices.len(), |next| next.offices as usize);
        &self.offices[self.people[person as usize].offices as usize..end]
    }

    pub(crate) fn forms_of(&self, person: u32) -> &[FormRow] {
        let end = self
            .people
            .get(person as usize + 1)
            .map_or(self.forms.len(), |next| next.forms as usize);
        &self.forms[self.people[person as usize].forms as usize..end]
    }

    pub(crate) fn participants_of(&self, meeting: u32) -> &[ParticipantRow] {
        let end = self
            .meetings
            .get(meeting as usize + 1)
            .map_or(self.participants.len(), |next| next.participants as usize);
        &self.participants[self.meetings[meeting as usize].participants as usize..end]
    }

    pub(crate) fn reports_of(&self, meeting: u32) -> &[ReportRow] {
        let end = self
            .meetings
            .get(meeting as usize + 1)
            .map_or(self.reports.len(), |next| next.reports as usize);
        &self.reports[self.meetings[meeting as usize].reports as usize..end]
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

/// The words of `bytes`, each run of white space one space.
pub(crate) fn words(text: &str, bytes: Bytes) -> String {
    let slice = text.get(bytes.0 as usize..bytes.1 as usize).unwrap_or_default();
    let mut out = String::with_capacity(slice.len());
    for word in slice.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
