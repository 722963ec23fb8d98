//! Builds the facts of a report, as the extractor would give them.
#![allow(dead_code, reason = "each file of tests uses its part of it")]

use dateline_extractor::facts::{
    AffiliationFact, Entity, Facts, LocalId, MeetingFact, MeetingReportFact, MentionFact,
    OfficeFact, OrganisationFact, ParticipantFact, PersonFact,
};
use dateline_lexicon::CountryId;
use dateline_linker::{DocumentKey, Fingerprint, Linker};
use dateline_normaliser::names::parse_in;
use dateline_parser::{Meta, Span, parse};
use dateline_schema::closed::{
    BodyCountrySource, CountrySource, DateSource, LinkSource, MeetingKind, MeetingStatus,
    MeetingSupport, MentionForm, MentionKind, OfficeStatus, OrganisationKind, ParticipantRole,
    Precision, PublishedSource,
};
use jiff::civil::Date;

/// A report in the making.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) facts: Facts,
}

pub(crate) fn local(n: u32) -> LocalId {
    LocalId(n)
}

pub(crate) fn country(n: u16) -> CountryId {
    CountryId(n)
}

impl Report {
    pub(crate) fn new(id: &str, published: &str) -> Self {
        let day: Date = published.parse().unwrap();
        let facts = Facts { published: Some((day, PublishedSource::Header)), ..Facts::default() };
        Self { id: id.to_owned(), text: format!("{id} "), facts }
    }

    pub(crate) fn add_to(&self, linker: &mut Linker) {
        let content_hash =
            self.text.bytes().fold(7_u128, |hash, b| hash.wrapping_mul(31).wrapping_add(b.into()));
        let key = DocumentKey {
            id: &self.id,
            content_hash,
            source_id: None,
            fingerprint: Fingerprint::of(&parse(&self.text, &Meta::default()).tokens),
        };
        linker.add(key, &self.text, &self.facts);
    }

    fn write(&mut self, words: &str) -> Span {
        let start = self.text.len() as u32;
        self.text.push_str(words);
        let span = Span::new(start, self.text.len() as u32);
        self.text.push(' ');
        span
    }

    fn mention(
        &mut self,
        words: &str,
        kind: MentionKind,
        form: MentionForm,
        entity: Option<LocalId>,
    ) -> u32 {
        let span = self.write(words);
        let link_source = entity.map(|_| LinkSource::Name);
        self.facts.mentions.push(MentionFact {
            span,
            sentence: Some(0),
            kind,
            form,
            entity,
            link_source,
        });
        self.facts.mentions.len() as u32 - 1
    }

    fn entity(&mut self, entity: Entity) -> LocalId {
        self.facts.entities.push(entity);
        LocalId(self.facts.entities.len() as u32 - 1)
    }

    fn named(&mut self, name: &str, country: Option<u16>, short_only: bool) -> LocalId {
        let person = PersonFact {
            name: parse_in(name, "", None),
            short_only,
            gender: None,
            country: country.map(|n| (CountryId(n), CountrySource::Stated)),
            offices: Vec::new(),
            affiliations: Vec::new(),
            authority: None,
        };
        let local = self.entity(Entity::Person(Box::new(person)));
        let form = if short_only { MentionForm::ShortName } else { MentionForm::FullName };
        self.mention(name, MentionKind::Person, form, Some(local));
        local
    }

    /// Somebody named in full.
    pub(crate) fn person(&mut self, name: &str, country: Option<u16>) -> LocalId {
        self.named(name, country, false)
    }

    /// Somebody named by a short form alone.
    pub(crate) fn short(&mut self, name: &str, country: Option<u16>) -> LocalId {
        self.named(name, country, true)
    }

    /// A country that only follows from who met whom.
    pub(crate) fn likely_country(&mut self, of: LocalId, country: u16) {
        if let Entity::Person(person) = &mut self.facts.entities[of.0 as usize] {
            person.country = Some((CountryId(country), CountrySource::Meeting));
        }
    }

    pub(crate) fn office(&mut self, holder: LocalId, title: &str, country: u16, level: u8) {
        let mention = self.mention(title, MentionKind::Office, MentionForm::Title, Some(holder));
        let span = self.facts.mentions[mention as usize].span;
        if let Entity::Person(person) = &mut self.facts.entities[holder.0 as usize] {
            person.offices.push(OfficeFact {
                span,
                mention,
                title: title.to_owned(),
                wording: title.to_owned(),
                organisation: None,
                country: Some(CountryId(country)),
                sector: None,
                level: Some(level),
                status: OfficeStatus::Current,
            });
        }
    }

    pub(crate) fn organisation(
        &mut self,
        name: &str,
        acronym: Option<&str>,
        kind: OrganisationKind,
        country: Option<u16>,
    ) -> LocalId {
        let country = country.map(|n| (CountryId(n), BodyCountrySource::Stated));
        self.organisation_known(name, acronym, kind, country)
    }

    /// An organisation with how its country is known.
    pub(crate) fn organisation_known(
        &mut self,
        name: &str,
        acronym: Option<&str>,
        kind: OrganisationKind,
        country: Option<(CountryId, BodyCountrySource)>,
    ) -> LocalId {
        let local = self.entity(Entity::Organisation(OrganisationFact {
            known: None,
            name: name.to_owned(),
            acronym: acronym.map(str::to_owned),
            kind,
            parent: None,
            country,
            sector: None,
        }));
        self.mention(name, MentionKind::Organisation, MentionForm::FullName, Some(local));
        local
    }

    /// Somebody is named with a body, without an office.
    pub(crate) fn of_body(&mut self, person: LocalId, organisation: LocalId) {
        let mention = self.mention(
            "the body",
            MentionKind::Organisation,
            MentionForm::FullName,
            Some(organisation),
        );
        let span = self.facts.mentions[mention as usize].span;
        if let Entity::Person(person) = &mut self.facts.entities[person.0 as usize] {
            person.affiliations.push(AffiliationFact { span, mention, organisation });
        }
    }

    /// What an organisation is part of.
    pub(crate) fn part_of(&mut self, part: LocalId, whole: LocalId) {
        if let Entity::Organisation(organisation) = &mut self.facts.entities[part.0 as usize] {
            organisation.parent = Some(whole);
        }
    }

    fn party(&mut self, entity: LocalId) -> ParticipantFact {
        let country = match &self.facts.entities[entity.0 as usize] {
            Entity::Person(person) => person.country.map(|(country, _)| country),
            _ => None,
        };
        let mention = self.mention("he", MentionKind::Person, MentionForm::Pronoun, Some(entity));
        ParticipantFact {
            entity: Some(entity),
            mention,
            role: ParticipantRole::Attendee,
            country,
            office: None,
            level: None,
        }
    }

    fn meet(
        &mut self,
        kind: MeetingKind,
        day: Option<&str>,
        participants: Vec<ParticipantFact>,
    ) -> &mut MeetingFact {
        let span = self.write("met");
        let days = day.map(|day| day.parse::<Date>().unwrap()).map(|day| (day, day));
        self.facts.meetings.push(MeetingFact {
            kind,
            days,
            precision: days.map(|_| Precision::Day),
            date_source: days.map(|_| DateSource::Stated),
            place: None,
            country: None,
            place_source: None,
            form: None,
            visit_type: None,
            host_country: None,
            visitor_country: None,
            agreement_signed: None,
            status: MeetingStatus::Held,
            participants,
            reports: vec![MeetingReportFact {
                sentence: 0,
                span,
                supports: MeetingSupport::Existence,
            }],
        });
        self.facts.meetings.last_mut().unwrap()
    }

    pub(crate) fn meeting(&mut self, kind: MeetingKind, day: Option<&str>, parties: &[LocalId]) {
        let participants = parties.iter().map(|&party| self.party(party)).collect();
        self.meet(kind, day, participants);
    }

    /// A visit of somebody to a country.
    pub(crate) fn visit(&mut self, day: Option<&str>, visitor: LocalId, host: u16) {
        let participants = vec![self.party(visitor)];
        self.meet(MeetingKind::Visit, day, participants).host_country = Some(CountryId(host));
    }

    /// Talks with somebody known by office only.
    pub(crate) fn talks_with_office(
        &mut self,
        day: Option<&str>,
        who: LocalId,
        office: &str,
        country: u16,
    ) {
        let participants = vec![self.party(who), self.unnamed(office, country)];
        self.meet(MeetingKind::Talks, day, participants);
    }

    /// Talks of somebody with who holds the same office in another country and is not named.
    pub(crate) fn talks_of_one_office(
        &mut self,
        day: Option<&str>,
        who: LocalId,
        office: &str,
        country: u16,
    ) {
        let named = ParticipantFact { office: Some(office.to_owned()), ..self.party(who) };
        let participants = vec![named, self.unnamed(office, country)];
        self.meet(MeetingKind::Talks, day, participants);
    }

    /// Somebody who is known by office only.
    fn unnamed(&mut self, office: &str, country: u16) -> ParticipantFact {
        let mention = self.mention(office, MentionKind::Office, MentionForm::Description, None);
        ParticipantFact {
            entity: None,
            mention,
            role: ParticipantRole::Host,
            country: Some(CountryId(country)),
            office: Some(office.to_owned()),
            level: Some(3),
        }
    }
}
