//! What a frame of a meeting must give, and whether a report gives it.
//!
//! A cell has one meeting or several, parted by `; `, each as `kind status parties day country`:
//! `talks held A+B D A` are talks of A and B on the day D in A's country. Kinds and statuses may be alternatives
//! (`meeting/talks`), parties are officials, countries (`A.country`) or somebody unnamed (`?`) or alternatives, in brackets
//! where they may be left out; a day is a slot (the first day, if of several), an interval `D~F`, `today`, `-` for none; `*` is not looked at. A
//! meeting in brackets may be found or not. `none` is no meeting.

use anyhow::{Context, bail};
use dateline_extractor::facts::{Entity, Facts, MeetingFact, ParticipantFact};
use dateline_lexicon::lexicon;
use jiff::civil::Date;

use crate::score::{Counts, Section};
use crate::suites::frames::PUBLISHED;
use crate::suites::frames::patterns::Cast;
use crate::suites::tables::is_same_name;

/// The meetings that a frame must give.
pub(in crate::suites) struct Expected<'t> {
    meetings: Vec<Wanted<'t>>,
}

/// One of them; its parts are slots.
struct Wanted<'t> {
    optional: bool,
    kinds: &'t str,
    statuses: &'t str,
    parties: Vec<(bool, &'t str)>,
    day: &'t str,
    country: &'t str,
}

/// Counts over all reports.
#[derive(Default)]
pub(in crate::suites) struct Tally {
    meetings: Counts,
    days: (usize, usize),
    countries: (usize, usize),
    statuses: (usize, usize),
    kinds: (usize, usize),
}

impl<'t> Expected<'t> {
    pub(in crate::suites) fn read(cell: &'t str) -> anyhow::Result<Self> {
        let cells = cell.split("; ").filter(|cell| *cell != "none");
        Ok(Self { meetings: cells.map(Wanted::read).collect::<Result<_, _>>()? })
    }
}

impl<'t> Wanted<'t> {
    fn read(cell: &'t str) -> anyhow::Result<Self> {
        let inner = bracketed(cell);
        let parts: Vec<&str> = inner.unwrap_or(cell).split(' ').collect();
        let [kinds, statuses, parties, day, country] = parts[..] else {
            bail!("not kind, status, parties, day, country: {cell}");
        };
        let party = |party| bracketed(party).map_or((false, party), |inner| (true, inner));
        let parties = parties.split('+').map(party).collect();
        Ok(Self { optional: inner.is_some(), kinds, statuses, parties, day, country })
    }

    /// Are the parties these and no others?
    fn is_of(&self, facts: &Facts, found: &MeetingFact, cast: &Cast<'_>) -> anyhow::Result<bool> {
        let mut left: Vec<&ParticipantFact> = found.participants.iter().collect();
        for (optional, slot) in &self.parties {
            let mut at = None;
            for (n, party) in left.iter().enumerate() {
                if is(facts, party, slot, cast)? {
                    at = Some(n);
                    break;
                }
            }
            match at {
                Some(at) => {
                    left.remove(at);
                }
                None if *optional => {}
                None => return Ok(false),
            }
        }
        Ok(left.is_empty())
    }

    /// First day and, where an interval is wanted, last day.
    fn days(&self, cast: &Cast<'_>) -> anyhow::Result<Option<(Date, Option<Date>)>> {
        let day = |slot: &str| -> anyhow::Result<Date> {
            if slot == "today" {
                return Ok(PUBLISHED);
            }
            Ok(cast.day(slot).with_context(|| format!("no day {slot}"))?.day)
        };
        if self.day == "-" {
            return Ok(None);
        }
        Ok(Some(match self.day.split_once('~') {
            Some((first, last)) => (day(first)?, Some(day(last)?)),
            None => (day(self.day)?, None),
        }))
    }

    fn country<'f>(&self, cast: &Cast<'f>) -> anyhow::Result<Option<&'f str>> {
        if self.country == "-" {
            return Ok(None);
        }
        let official = cast.official(self.country).map(|official| official.code.as_str());
        let place = || cast.place(self.country).map(|place| place.code.as_str());
        let code = official.or_else(place);
        Ok(Some(code.with_context(|| format!("no country {}", self.country))?))
    }

    /// What a meeting of these parties is not as wanted.
    fn faults(&self, found: &MeetingFact, cast: &Cast<'_>) -> anyhow::Result<Vec<String>> {
        let mut wrong = Vec::new();
        let country = found.country.map(|country| lexicon().country(country).code);
        let day = |(first, last): (Date, Option<Date>)| {
            found.days.is_some_and(|days| days.0 == first && last.is_none_or(|last| days.1 == last))
        };
        if self.day != "*" && !self.days(cast)?.map_or(found.days.is_none(), day) {
            wrong.push(format!("day is {:?}", found.days.map(|(first, _)| first.to_string())));
        }
        if self.country != "*" && country != self.country(cast)? {
            wrong.push(format!("country is {country:?}"));
        }
        if self.statuses.split('/').all(|status| status != found.status.name()) {
            wrong.push(format!("status is {}", found.status.name()));
        }
        if self.kinds.split('/').all(|kind| kind != found.kind.name()) {
            wrong.push(format!("kind is {}", found.kind.name()));
        }
        Ok(wrong)
    }
}

impl Tally {
    /// What is wrong with what a report gives.
    pub(in crate::suites) fn judge(
        &mut self,
        expected: &Expected<'_>,
        facts: &Facts,
        cast: &Cast<'_>,
    ) -> anyhow::Result<Vec<String>> {
        let mut faults = Vec::new();
        let mut left: Vec<&MeetingFact> = facts.meetings.iter().collect();
        let must = expected.meetings.iter().filter(|wanted| !wanted.optional);
        let may = expected.meetings.iter().filter(|wanted| wanted.optional);
        for wanted in must.chain(may) {
            // Of several with the same parties, the one that fits best.
            let mut best: Option<(usize, Vec<String>)> = None;
            for (n, found) in left.iter().enumerate() {
                if !wanted.is_of(facts, found, cast)? {
                    continue;
                }
                let wrong = wanted.faults(found, cast)?;
                if best.as_ref().is_none_or(|(_, known)| wrong.len() < known.len()) {
                    best = Some((n, wrong));
                }
            }
            match best {
                Some((n, wrong)) => {
                    left.remove(n);
                    if !wanted.optional {
                        self.meetings.add(1, 1, 1);
                        self.count(&wrong);
                        faults.extend(wrong);
                    }
                }
                None if wanted.optional => {}
                None => {
                    self.meetings.add(0, 0, 1);
                    faults.push(format!("missed {} {}", wanted.kinds, wanted.statuses));
                }
            }
        }
        for found in left {
            self.meetings.add(0, 1, 0);
            faults.push(format!("too many: {}", show(facts, found)));
        }
        Ok(faults)
    }

    fn count(&mut self, wrong: &[String]) {
        let slots = [
            (&mut self.days, "day"),
            (&mut self.countries, "country"),
            (&mut self.statuses, "status"),
            (&mut self.kinds, "kind"),
        ];
        for (slot, what) in slots {
            slot.0 += usize::from(wrong.iter().all(|fault| !fault.starts_with(what)));
            slot.1 += 1;
        }
    }

    pub(in crate::suites) fn figures(&self, section: &mut Section) {
        section.counts("meetings: all participants and no others", self.meetings, "");
        section.rate("day, of these", self.days, "");
        section.rate("country", self.countries, "");
        section.rate("status", self.statuses, "");
        section.rate("kind", self.kinds, "");
    }
}

/// What stands in round brackets, if a cell does.
fn bracketed(cell: &str) -> Option<&str> {
    cell.strip_prefix('(')?.strip_suffix(')')
}

/// Is the party who the slot stands for, or one of its alternatives?
fn is(facts: &Facts, party: &ParticipantFact, slot: &str, cast: &Cast<'_>) -> anyhow::Result<bool> {
    if let Some((slot, others)) = slot.split_once('/') {
        return Ok(is(facts, party, slot, cast)? || is(facts, party, others, cast)?);
    }
    let entity = party.entity.map(|entity| &facts.entities[entity.0 as usize]);
    if slot == "?" {
        return Ok(entity.is_none());
    }
    let (letter, field) = slot.split_once('.').unwrap_or((slot, ""));
    let official = cast.official(letter).with_context(|| format!("no party {slot}"))?;
    Ok(match entity {
        Some(Entity::Person(person)) if field.is_empty() => {
            is_same_name(&person.name.name, &official.name)
        }
        Some(Entity::Place(place)) if field == "country" => {
            is_same_name(&place.name, &official.country)
                || place.country.is_some_and(|own| lexicon().country(own).code == official.code)
        }
        _ => false,
    })
}

/// A meeting in one line.
fn show(facts: &Facts, meeting: &MeetingFact) -> String {
    let party = |party: &ParticipantFact| {
        let Some(entity) = party.entity else { return "?".to_owned() };
        match &facts.entities[entity.0 as usize] {
            Entity::Person(person) => person.name.name.clone(),
            Entity::Organisation(organisation) => organisation.name.clone(),
            Entity::Place(place) => place.name.clone(),
            Entity::Work(work) => work.name.clone(),
        }
    };
    let parties: Vec<String> = meeting.participants.iter().map(party).collect();
    let day = meeting.days.map_or("-".to_owned(), |(first, _)| first.to_string());
    let (kind, status) = (meeting.kind.name(), meeting.status.name());
    format!("{kind} {status} {} {day}", parties.join("+"))
}
