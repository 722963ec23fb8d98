//! What an authority file says of the people of a report, put in the place of what the rules found.

use dateline_extractor::facts::{
    AuthorityFact, Entity, Facts, IssueFact, LocalId, MentionFact, OfficeFact, OrganisationFact,
    PersonFact,
};
use dateline_lexicon::{fold, lexicon};
use dateline_schema::closed::{
    BodyCountrySource, CountrySource, IssueKind, LinkSource, MentionForm, MentionKind,
    OfficeStatus, OrganisationKind, ParticipantRole,
};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Ambiguous, Authority, Organisation, key};

impl Authority {
    /// Gives the people of `facts`, found in `text`, what the file says of them.
    ///
    /// Issues are left in no order.
    pub(crate) fn apply(&self, text: &str, facts: &mut Facts) {
        let mut owners = self.owners(text, facts);
        self.relink(text, facts, &mut owners);
        let day = facts.published.map(|(day, _)| day);
        let firsts = first_mentions(facts);
        for (local, owner) in (0..).zip(&owners) {
            if let Some(person) = *owner {
                self.decide(facts, LocalId(local), person, firsts[local as usize], day);
            }
        }
        self.parties(facts, &owners);
    }

    /// For each entity the person of the file that it is.
    fn owners(&self, text: &str, facts: &mut Facts) -> Vec<Option<u32>> {
        let names = Names::of(facts);
        let mut owners = vec![None; facts.entities.len()];
        for (n, entity) in facts.entities.iter().enumerate() {
            let Entity::Person(person) = entity else { continue };
            let country = person.country.map(|(country, _)| country);
            let uses = names.uses(n).iter().map(|&mention| &facts.mentions[mention as usize]);
            // A full name by itself or by one of its longer forms; "Zhao" alone by any.
            let others = uses
                .clone()
                .map(|mention| words(text, mention))
                .filter(|words| person.short_only || words.contains(' '));
            let found = std::iter::once(key(&person.name.name))
                .chain(others)
                .map(|name| self.one(&name, country))
                .find(|found| *found != Ok(None));
            match found {
                Some(Ok(owner)) => owners[n] = owner,
                Some(Err(Ambiguous)) => {
                    facts.issues.extend(uses.take(1).map(|mention| ambiguous(text, mention)));
                }
                None => {}
            }
        }
        owners
    }

    /// Mentions of a name of the file mean the person of the file, whomever the rules took them for.
    fn relink(&self, text: &str, facts: &mut Facts, owners: &mut Vec<Option<u32>>) {
        let mut local_of: FxHashMap<u32, LocalId> = FxHashMap::default();
        for (local, owner) in (0..).zip(owners.iter()) {
            if let Some(person) = owner {
                local_of.entry(*person).or_insert(LocalId(local));
            }
        }
        let mut moved: FxHashMap<u32, LocalId> = FxHashMap::default();
        let mut settled: FxHashSet<(u32, u32)> = FxHashSet::default();
        for (n, mention) in (0..).zip(&mut facts.mentions).filter(|(_, mention)| is_name(mention)) {
            let words = words(text, mention);
            let named = self.one(&words, None).ok().flatten();
            let other = match mention.entity.map(|local| owners[local.0 as usize]) {
                Some(Some(owner)) if self.named(&words).contains(&owner) => None,
                // A short form may be somebody's of the file by the rules; a full one is not.
                Some(Some(_)) if words.contains(' ') && named.is_some() => named,
                None if named.is_some() => named,
                _ => continue,
            };
            if let Some(person) = other {
                let local = *local_of.entry(person).or_insert_with(|| {
                    owners.push(Some(person));
                    facts.entities.push(Entity::Person(Box::new(self.fact(person))));
                    LocalId(owners.len() as u32 - 1)
                });
                mention.entity = Some(local);
                moved.insert(n, local);
            }
            mention.link_source = Some(LinkSource::Authority);
            settled.insert((mention.span.start, mention.span.end));
        }
        facts.issues.retain(|issue| {
            let span = issue.span.map(|span| (span.start, span.end));
            issue.kind != IssueKind::AmbiguousName
                || !span.is_some_and(|span| settled.contains(&span))
        });
        follow(facts, &moved);
    }

    /// A person of the file whom the rules did not find.
    fn fact(&self, person: u32) -> PersonFact {
        PersonFact {
            name: self.people[person as usize].name.clone(),
            short_only: false,
            gender: None,
            country: None,
            offices: Vec::new(),
            affiliations: Vec::new(),
            authority: None,
        }
    }

    /// Name, country and offices of a person as the file has them.
    fn decide(
        &self,
        facts: &mut Facts,
        local: LocalId,
        number: u32,
        mention: Option<u32>,
        day: Option<Date>,
    ) {
        let known = &self.people[number as usize];
        let mut offices = Vec::new();
        for office in known.offices.iter().filter(|office| office.is_held(day)) {
            let Some(evidence) = mention else { break };
            let organisation = office.organisation.as_ref().map(|named| organisation(facts, named));
            offices.push(OfficeFact {
                span: facts.mentions[evidence as usize].span,
                mention: evidence,
                title: office.title.clone(),
                wording: office.wording.clone(),
                organisation,
                country: office.country,
                sector: office.sector,
                level: office.level,
                status: OfficeStatus::Current,
            });
        }
        let Some(Entity::Person(person)) = facts.entities.get_mut(local.0 as usize) else { return };
        let short = person.name.short.take();
        person.name = known.name.clone();
        // The report's own short form stays, if it is one of this name.
        if let Some(short) = short
            && person.name.name.split_whitespace().any(|word| fold(word) == fold(&short))
        {
            person.name.short = Some(short);
        }
        person.short_only = false;
        if let Some(country) = known.country {
            person.country = Some((country, CountrySource::Authority));
        }
        person.authority = Some(AuthorityFact { person: number, offices: offices.len() as u32 });
        // The words of a report are better evidence of the same office.
        for office in &mut offices {
            let told = person.offices.iter().position(|told| told.title == office.title);
            if let Some(at) = told {
                let told = person.offices.remove(at);
                (office.span, office.mention) = (told.span, told.mention);
                office.organisation = office.organisation.or(told.organisation);
                office.country = office.country.or(told.country);
            }
        }
        offices.append(&mut person.offices);
        person.offices = offices;
    }

    /// Parties to meetings, and the sides that they are on.
    fn parties(&self, facts: &mut Facts, owners: &[Option<u32>]) {
        let Facts { meetings, entities, .. } = facts;
        for meeting in meetings {
            for party in &mut meeting.participants {
                let Some(local) = party.entity else { continue };
                let Some(Some(person)) = owners.get(local.0 as usize) else { continue };
                if let Some(Entity::Person(fact)) = entities.get(local.0 as usize)
                    && fact.authority.is_some_and(|authority| authority.offices > 0)
                {
                    party.office = Some(fact.offices[0].title.clone());
                    party.level = fact.offices[0].level;
                }
                let Some(country) = self.people[*person as usize].country else { continue };
                party.country = Some(country);
                match party.role {
                    ParticipantRole::Host => meeting.host_country = Some(country),
                    ParticipantRole::Visitor => meeting.visitor_country = Some(country),
                    _ => {}
                }
            }
        }
    }
}

/// The organisation of an office among the entities; a new one where the report does not name it.
fn organisation(facts: &mut Facts, named: &Organisation) -> LocalId {
    let name = key(&named.name);
    let same = |entity: &Entity| match entity {
        Entity::Organisation(fact) => {
            named.known.is_some() && fact.known == named.known
                || key(&fact.name) == name
                || fact.acronym.as_deref().is_some_and(|acronym| key(acronym) == name)
        }
        _ => false,
    };
    if let Some(at) = facts.entities.iter().position(same) {
        return LocalId(at as u32);
    }
    let row = named.known.map(|id| lexicon().organisations().get(id));
    facts.entities.push(Entity::Organisation(OrganisationFact {
        known: named.known,
        name: row.map_or_else(|| named.name.clone(), |row| row.name.to_owned()),
        acronym: row.and_then(|row| row.acronym).map(str::to_owned),
        kind: row.map_or(OrganisationKind::Other, |row| row.kind),
        parent: None,
        country: row.and_then(|row| row.country).map(|of| (of, BodyCountrySource::Known)),
        sector: row.and_then(|row| row.sector),
    }));
    LocalId(facts.entities.len() as u32 - 1)
}

/// Statements and meetings whose parties were told by a mention that now means somebody.
fn follow(facts: &mut Facts, moved: &FxHashMap<u32, LocalId>) {
    let new = |mention: u32, entity: &mut Option<LocalId>| {
        if let Some(local) = moved.get(&mention) {
            *entity = Some(*local);
        }
    };
    for statement in &mut facts.statements {
        for speaker in &mut statement.speakers {
            new(speaker.mention, &mut speaker.entity);
        }
        for addressee in &mut statement.addressees {
            if let Some(mention) = addressee.mention {
                new(mention, &mut addressee.entity);
            }
        }
    }
    for meeting in &mut facts.meetings {
        for party in &mut meeting.participants {
            new(party.mention, &mut party.entity);
        }
    }
}

/// For each entity its mentions by name.
struct Names {
    mentions: Vec<u32>,
    /// Where those of each entity end.
    ends: Vec<usize>,
}

impl Names {
    fn of(facts: &Facts) -> Self {
        let mut pairs: Vec<(u32, u32)> = (0..)
            .zip(&facts.mentions)
            .filter(|(_, mention)| is_name(mention))
            .filter_map(|(n, mention)| Some((mention.entity?.0, n)))
            .collect();
        pairs.sort_unstable();
        let end = |local: usize| pairs.partition_point(|&(of, _)| of as usize <= local);
        let ends = (0..facts.entities.len()).map(end).collect();
        Self { mentions: pairs.into_iter().map(|(_, n)| n).collect(), ends }
    }

    fn uses(&self, entity: usize) -> &[u32] {
        let start = entity.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.mentions[start..self.ends[entity]]
    }
}

/// For each entity its first mention by name, else its first of all.
fn first_mentions(facts: &Facts) -> Vec<Option<u32>> {
    let mut firsts: Vec<Option<(bool, u32)>> = vec![None; facts.entities.len()];
    for (n, mention) in (0..).zip(&facts.mentions) {
        let Some(slot) = mention.entity.and_then(|local| firsts.get_mut(local.0 as usize)) else {
            continue;
        };
        let named = is_name(mention);
        if slot.is_none_or(|(before, _)| named && !before) {
            *slot = Some((named, n));
        }
    }
    firsts.into_iter().map(|first| first.map(|(_, n)| n)).collect()
}

fn is_name(mention: &MentionFact) -> bool {
    mention.kind == MentionKind::Person
        && matches!(
            mention.form,
            MentionForm::FullName | MentionForm::ShortName | MentionForm::Acronym
        )
}

/// The words of a mention, parted by one space.
fn words(text: &str, mention: &MentionFact) -> String {
    let slice =
        text.get(mention.span.start as usize..mention.span.end as usize).unwrap_or_default();
    slice.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ambiguous(text: &str, mention: &MentionFact) -> IssueFact {
    let words = words(text, mention);
    IssueFact {
        kind: IssueKind::AmbiguousName,
        span: Some(mention.span),
        sentence: mention.sentence,
        message: format!("the authority file has more than one person of the name {words:?}"),
    }
}
