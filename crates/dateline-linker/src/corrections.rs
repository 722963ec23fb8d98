//! What a person decided: it wins over every rule.
//!
//! A correction says what it is about by evidence (words of a document) or by name, country and day:
//! ids may change when reports are added, so an id alone is only a hint and is read as the name in it.
//! Evidence is found while a report is taken in; names when all are there.

use std::collections::BTreeMap;
use std::io;

use dateline_extractor::facts::{Facts, LocalId};
use dateline_lexicon::{CountryId, fold};
use dateline_parser::Span;
use dateline_schema::closed::{BodyCountrySource, CountrySource, DateSource, Precision};
use jiff::civil::Date;

use crate::asides::{self, MeetingAside, PartyRow, PersonAside};
use crate::claims::{Claim, Claims};
use crate::ids::slug;
use crate::partition::Partition;

/// What is corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A named work.
    Work,
    /// A place.
    Place,
    /// A meeting.
    Meeting,
}

/// How a correction says what it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// Its id in some dataset: a hint.
    pub id: Option<String>,
    /// Its name in any form; of a meeting the names of parties, with `;` between.
    pub name: Option<String>,
    /// Its country.
    pub country: Option<CountryId>,
    /// The publication day of a report that names it; of a meeting, a day of it.
    pub day: Option<Date>,
    /// A document's id, or the user's own id of it.
    pub document: Option<String>,
    /// Words there, in code points.
    pub span: Option<(u32, u32)>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Both are one.
    Same(Target),
    /// They are two.
    Different(Target),
    /// It has this name.
    Rename(String),
    /// It is of this country.
    SetCountry(CountryId),
    /// The person holds this office.
    SetOffice(String),
    /// The meeting was on these days.
    SetDay(Date, Date),
    /// There is no such thing.
    Drop,
}

/// A correction by the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The line in the user's file, from 1.
    pub line: u64,
    /// What is corrected.
    pub subject: Subject,
    /// Which of them.
    pub target: Target,
    /// How.
    pub action: Action,
    /// Why, in the user's words.
    pub reason: Option<String>,
}

impl Correction {
    /// What it is about, the other side of a pair behind it.
    fn targets(&self) -> impl Iterator<Item = &Target> {
        let other = match &self.action {
            Action::Same(other) | Action::Different(other) => Some(other),
            _ => None,
        };
        std::iter::once(&self.target).chain(other)
    }
}

/// A correction that could not be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// The line in the user's file.
    pub line: u64,
    /// Why, in words.
    pub message: String,
}

/// Corrections, and what their targets were found to be.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    pub(crate) list: Vec<Correction>,
    /// Claims of the subject's kind, by correction and side.
    found: BTreeMap<(u32, u8), Vec<u32>>,
    /// The document that a target names, by correction and side.
    documents: BTreeMap<(u32, u8), u32>,
    /// Corrections and sides by the document that they name.
    by_document: BTreeMap<String, Vec<(u32, u8)>>,
}

impl Corrections {
    pub(crate) fn new(list: Vec<Correction>) -> Self {
        let mut by_document: BTreeMap<String, Vec<(u32, u8)>> = BTreeMap::new();
        for (n, correction) in (0..).zip(&list) {
            for (side, target) in (0..).zip(correction.targets()) {
                if let Some(document) = &target.document {
                    by_document.entry(document.clone()).or_default().push((n, side));
                }
            }
        }
        Self { list, by_document, ..Self::default() }
    }

    /// Is there anything to look for in this document?
    pub(crate) fn concern(&self, id: &str, own: Option<&str>) -> Vec<(u32, u8)> {
        if self.by_document.is_empty() {
            return Vec::new();
        }
        let of = |id: &str| self.by_document.get(id).cloned().unwrap_or_default();
        let mut all = of(id);
        all.extend(own.map(of).unwrap_or_default());
        all
    }

    /// Finds evidence in a document that was just taken in.
    pub(crate) fn find_evidence(
        &mut self,
        concern: &[(u32, u8)],
        claims: &Claims,
        document: u32,
        text: &str,
        facts: &Facts,
    ) {
        for &(n, side) in concern {
            self.documents.insert((n, side), document);
            let correction = &self.list[n as usize];
            let Some((start, end)) =
                correction.targets().nth(usize::from(side)).and_then(|target| target.span)
            else {
                continue;
            };
            let span = Span::new(byte_at(text, start), byte_at(text, end.max(start + 1)));
            let claim = match correction.subject {
                Subject::Meeting => meeting_at(claims, document, facts, span),
                subject => entity_at(claims, document, facts, span, subject),
            };
            self.found.entry((n, side)).or_default().extend(claim);
        }
    }

    /// Finds by name what is not found by evidence.
    pub(crate) fn find_names(&mut self, claims: &Claims) -> io::Result<()> {
        let mut wanted: BTreeMap<String, Vec<(u32, u8)>> = BTreeMap::new();
        for (n, correction) in (0..).zip(&self.list) {
            for (side, target) in (0..).zip(correction.targets()) {
                let found = self.found.get(&(n, side)).is_some_and(|claims| !claims.is_empty());
                let lost = target.document.is_some() && !self.documents.contains_key(&(n, side));
                if found || lost {
                    continue;
                }
                for key in name_keys(correction.subject, target) {
                    wanted.entry(key).or_default().push((n, side));
                }
            }
        }
        let by_day = self.wanted_days();
        if wanted.is_empty() && by_day.is_empty() {
            return Ok(());
        }
        let mut hits: Vec<((u32, u8), u32)> = Vec::new();
        let mut look = |subject, claim: u32, document: u32, keys: &[String], country| {
            for &(n, side) in keys.iter().filter_map(|key| wanted.get(key)).flatten() {
                let correction = &self.list[n as usize];
                let Some(target) = correction.targets().nth(usize::from(side)) else { continue };
                let day = claims.documents[document as usize].published;
                let fits = correction.subject == subject
                    && agree(target.country, country)
                    && (target.day.is_none() || target.day == day)
                    && self.documents.get(&(n, side)).is_none_or(|&named| named == document);
                if fits {
                    hits.push(((n, side), claim));
                }
            }
        };
        // Names as printed are kept where a meeting is looked for by its parties.
        let mut printed: Vec<Vec<String>> = Vec::new();
        let mut blocks = claims.of_people.blocks();
        for (n, row) in (0..).zip(&claims.people) {
            let mut keys = keys_of(claims.text(row.name));
            let aside: PersonAside<'_> = asides::unpack(blocks.next()?.unwrap_or_default())?;
            let forms: Vec<String> = aside.forms.iter().map(|form| fold(form.text)).collect();
            keys.extend(forms.iter().cloned());
            if !by_day.is_empty() {
                printed.push(forms);
            }
            let country = row.country.map(|(country, _)| country);
            look(Subject::Person, n, row.document, &keys, country);
        }
        let document = |entity: u32| claims.entities[entity as usize].document;
        for (n, row) in (0..).zip(&claims.organisations) {
            let mut keys = keys_of(claims.text(row.name));
            keys.extend(row.acronym.map(|acronym| fold(claims.text(acronym))));
            look(Subject::Organisation, n, document(row.entity), &keys, row.country());
        }
        for (n, row) in (0..).zip(&claims.works) {
            look(Subject::Work, n, document(row.entity), &keys_of(claims.text(row.name)), None);
        }
        for (n, row) in (0..).zip(&claims.places) {
            let keys = keys_of(claims.text(row.name));
            look(Subject::Place, n, document(row.entity), &keys, row.country);
        }
        let mut blocks = claims.of_meetings.blocks();
        for m in 0..claims.meetings.len() as u32 {
            let aside: MeetingAside<'_> = asides::unpack(blocks.next()?.unwrap_or_default())?;
            self.find_meeting(claims, m, &aside, &printed, &by_day, &mut hits);
        }
        for (target, claim) in hits {
            let found = self.found.entry(target).or_default();
            if found.last() != Some(&claim) {
                found.push(claim);
            }
        }
        Ok(())
    }

    /// The meetings that are looked for by a day and parties.
    fn wanted_days(&self) -> BTreeMap<Date, Vec<(u32, u8)>> {
        let mut by_day: BTreeMap<Date, Vec<(u32, u8)>> = BTreeMap::new();
        for (n, correction) in (0..).zip(&self.list) {
            for (side, target) in (0..).zip(correction.targets()) {
                let open = self.found.get(&(n, side)).is_none_or(Vec::is_empty);
                if let (Subject::Meeting, true, Some(day)) = (correction.subject, open, target.day)
                {
                    by_day.entry(day).or_default().push((n, side));
                }
            }
        }
        by_day
    }

    /// Is this one of them? `forms` are the names of people as printed, by claim.
    fn find_meeting(
        &self,
        claims: &Claims,
        meeting: u32,
        aside: &MeetingAside<'_>,
        forms: &[Vec<String>],
        by_day: &BTreeMap<Date, Vec<(u32, u8)>>,
        hits: &mut Vec<((u32, u8), u32)>,
    ) {
        let row = &claims.meetings[meeting as usize];
        let Some((first, last)) = row.days else { return };
        for &(n, side) in by_day.range(first..=last).flat_map(|(_, targets)| targets) {
            let target = self.list[n as usize].targets().nth(usize::from(side));
            let Some(name) = target.and_then(|target| target.name.as_deref()) else { continue };
            let base = claims.documents[row.document as usize].entities;
            let names = |party: &PartyRow<'_>| {
                let claim =
                    party.entity.map(|local| claims.entities[(base + local) as usize].claim());
                party_names(claims, claim, party.text, forms)
            };
            let parties: Vec<String> = aside.parties.iter().flat_map(names).collect();
            let named = |wanted: &str| parties.contains(&fold(wanted.trim()));
            if name.split(';').filter(|name| !name.trim().is_empty()).all(named) {
                hits.push(((n, side), meeting));
            }
        }
    }

    /// Corrections that did nothing, and why. `refused` are those that others forbid.
    pub(crate) fn unmatched(&self, refused: &[u32]) -> Vec<Unmatched> {
        let why = |n: u32| {
            let contradicts = || {
                let message = match self.list[n as usize].action {
                    Action::Same(_) | Action::Different(_) => {
                        "its two sides are one already, or another correction says the contrary"
                    }
                    _ => "there is no such value of this kind of thing",
                };
                refused.contains(&n).then(|| message.to_owned())
            };
            self.missing(n).or_else(contradicts)
        };
        (0..self.list.len() as u32)
            .filter_map(|n| Some(Unmatched { line: self.list[n as usize].line, message: why(n)? }))
            .collect()
    }

    /// The claims that a side of a correction is about.
    pub(crate) fn claims(&self, correction: u32, side: u8) -> &[u32] {
        self.found.get(&(correction, side)).map_or(&[], Vec::as_slice)
    }

    /// What could not be found, in words.
    pub(crate) fn missing(&self, correction: u32) -> Option<String> {
        let row = &self.list[correction as usize];
        let (side, target) =
            (0..).zip(row.targets()).find(|&(side, _)| self.claims(correction, side).is_empty())?;
        let gone =
            target.document.as_ref().filter(|_| !self.documents.contains_key(&(correction, side)));
        Some(match (gone, &target.name, &target.id) {
            (Some(document), ..) => format!("no document {document}"),
            (None, Some(name), _) => format!("nothing of the name {name:?} fits"),
            (None, None, Some(id)) => {
                format!("nothing fits the id {id:?}, and no evidence or name is given")
            }
            (None, None, None) => "nothing fits its evidence".to_owned(),
        })
    }
}

fn agree(wanted: Option<CountryId>, known: Option<CountryId>) -> bool {
    wanted.is_none() || known.is_none() || wanted == known
}

fn keys_of(name: &str) -> Vec<String> {
    vec![fold(name), slug(name)]
}

/// Under which keys a target is looked for: its name, else the name in its id.
fn name_keys(subject: Subject, target: &Target) -> Vec<String> {
    if subject == Subject::Meeting {
        return Vec::new();
    }
    match (&target.name, &target.id) {
        (Some(name), _) => vec![fold(name)],
        (None, Some(id)) if target.span.is_none() => {
            let slug = id.split_once('.').map_or(id.as_str(), |(_, slug)| slug);
            // `-chn` and `-2` behind a name tell it from another of that name.
            let bare = slug.rsplit_once('-').map(|(bare, _)| bare);
            std::iter::once(slug).chain(bare).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// The names of a party, folded.
fn party_names(
    claims: &Claims,
    claim: Option<Claim>,
    printed: &str,
    forms: &[Vec<String>],
) -> Vec<String> {
    let mut names = vec![fold(printed)];
    match claim {
        Some(Claim::Person(n)) => {
            names.push(fold(claims.text(claims.people[n as usize].name)));
            names.extend(forms.get(n as usize).into_iter().flatten().cloned());
        }
        Some(Claim::Organisation(n)) => {
            names.push(fold(claims.text(claims.organisations[n as usize].name)));
        }
        Some(Claim::Place(n)) => names.push(fold(claims.text(claims.places[n as usize].name))),
        Some(Claim::Work(_)) | None => {}
    }
    names
}

/// The byte at which the `n`-th code point begins.
fn byte_at(text: &str, n: u32) -> u32 {
    text.char_indices().nth(n as usize).map_or(text.len(), |(byte, _)| byte) as u32
}

/// The claim that a mention at these words belongs to; of several the one that shares most of them.
fn entity_at(
    claims: &Claims,
    document: u32,
    facts: &Facts,
    span: Span,
    subject: Subject,
) -> Option<u32> {
    let shared =
        |other: Span| i64::from(other.end.min(span.end)) - i64::from(other.start.max(span.start));
    let first = claims.documents[document as usize].entities;
    let claim_of = |local: LocalId| {
        let row = claims.entities.get((first + local.0) as usize)?;
        match (row.claim(), subject) {
            (Claim::Person(n), Subject::Person)
            | (Claim::Organisation(n), Subject::Organisation)
            | (Claim::Work(n), Subject::Work)
            | (Claim::Place(n), Subject::Place) => Some(n),
            _ => None,
        }
    };
    facts
        .mentions
        .iter()
        .filter(|mention| shared(mention.span) > 0)
        .filter_map(|mention| Some((shared(mention.span), claim_of(mention.entity?)?)))
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, claim)| claim)
}

/// The first meeting of which a report's words are these.
fn meeting_at(claims: &Claims, document: u32, facts: &Facts, span: Span) -> Option<u32> {
    let first = claims.documents[document as usize].meetings;
    let told = |report: &dateline_extractor::facts::MeetingReportFact| report.span.overlaps(span);
    let n = facts.meetings.iter().position(|meeting| meeting.reports.iter().any(told))?;
    Some(first + n as u32)
}

/// What the user's corrections do to things of one kind, by claim.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    pub(crate) names: BTreeMap<u32, String>,
    pub(crate) countries: BTreeMap<u32, CountryId>,
    pub(crate) dropped: std::collections::BTreeSet<u32>,
}

impl Edits {
    /// The value for a part with these claims; that of the first.
    pub(crate) fn of<'e, T>(values: &'e BTreeMap<u32, T>, members: &[u32]) -> Option<&'e T> {
        if values.is_empty() { None } else { members.iter().find_map(|claim| values.get(claim)) }
    }

    pub(crate) fn drops(&self, members: &[u32]) -> bool {
        !self.dropped.is_empty() && members.iter().any(|claim| self.dropped.contains(claim))
    }
}

impl Corrections {
    /// What is said of things of one kind, but whether they are one.
    pub(crate) fn edits(&self, subject: Subject) -> Edits {
        let mut edits = Edits::default();
        for (n, correction) in (0..).zip(&self.list).filter(|(_, row)| row.subject == subject) {
            for &claim in self.claims(n, 0) {
                match &correction.action {
                    Action::Rename(name) => _ = edits.names.insert(claim, name.clone()),
                    Action::SetCountry(country) => _ = edits.countries.insert(claim, *country),
                    Action::Drop => _ = edits.dropped.insert(claim),
                    _ => {}
                }
            }
        }
        edits
    }

    /// Joins and keeps apart as the user says. `place` is where a claim stands in `parts`. A correction
    /// that an earlier one forbids is returned.
    pub(crate) fn decide(
        &self,
        subject: Subject,
        parts: &mut Partition,
        place: impl Fn(u32) -> u32,
    ) -> Vec<u32> {
        let mut refused = Vec::new();
        for (n, correction) in (0..).zip(&self.list).filter(|(_, row)| row.subject == subject) {
            let side = |side: u8| self.claims(n, side).iter().map(|&claim| place(claim));
            let (Some(left), Some(right)) = (side(0).next(), side(1).next()) else { continue };
            let mut join = |all: &mut dyn Iterator<Item = u32>, first: u32| {
                all.fold(true, |done, other| {
                    let may = parts.may_join(first, other);
                    parts.join(first, other);
                    done && may
                })
            };
            let done = match correction.action {
                Action::Same(_) => join(&mut side(0).chain(side(1)), left),
                Action::Different(_) => {
                    // What one side names is one thing.
                    let whole = join(&mut side(0), left) && join(&mut side(1), right);
                    parts.keep_apart(left, right) && whole
                }
                _ => true,
            };
            if !done {
                refused.push(n);
            }
        }
        refused
    }

    /// Writes into the claims what is said of countries, offices and days; corrections that found
    /// nothing to write on are returned.
    pub(crate) fn write(&self, claims: &mut Claims) -> Vec<u32> {
        let mut failed = Vec::new();
        let mut offices: BTreeMap<u32, &str> = BTreeMap::new();
        for (n, correction) in (0..).zip(&self.list) {
            for &claim in self.claims(n, 0) {
                match (&correction.action, correction.subject) {
                    (Action::SetCountry(country), Subject::Person) => {
                        let source = CountrySource::Authority;
                        claims.people[claim as usize].country = Some((*country, source));
                    }
                    (Action::SetCountry(country), Subject::Organisation) => {
                        let source = BodyCountrySource::Authority;
                        claims.organisations[claim as usize].country = Some((*country, source));
                    }
                    (Action::SetCountry(country), Subject::Place) => {
                        claims.places[claim as usize].country = Some(*country);
                    }
                    (Action::SetCountry(country), Subject::Meeting) => {
                        claims.meetings[claim as usize].country = Some(*country);
                    }
                    (Action::SetDay(first, last), Subject::Meeting) => {
                        let meeting = &mut claims.meetings[claim as usize];
                        meeting.days = Some((*first, *last));
                        meeting.precision = Some(Precision::Day);
                        meeting.date_source = Some(DateSource::Authority);
                    }
                    (Action::SetOffice(title), Subject::Person) => {
                        offices.insert(claim, title);
                    }
                    (Action::SetCountry(_) | Action::SetOffice(_) | Action::SetDay(..), _)
                    | (Action::Rename(_), Subject::Meeting) => failed.push(n),
                    _ => {}
                }
            }
        }
        claims.set_offices(&offices);
        failed.dedup();
        failed
    }
}
