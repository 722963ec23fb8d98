//! What a text must say of offices: `A foreign_minister A.country current`, holder, title, body or country,
//! status, several parted by `; `. A body is given by its words (`=Holm_Bank`), a country by the letter of an official; `/`
//! parts alternatives, `-` is none, `*` is not looked at, and in round brackets stands what may be found or not. Nobody
//! else may have an office, and nobody another.

use anyhow::{Context, bail};
use dateline_extractor::facts::{Entity, Facts, OfficeFact, PersonFact};
use dateline_lexicon::{fold, lexicon};

use crate::score::{Counts, Section};
use crate::suites::frames::patterns::Cast;
use crate::suites::tables::is_same_name;

/// Counts over all texts.
#[derive(Default)]
pub(super) struct Tally {
    holders: Counts,
    titles: (usize, usize),
    bodies: (usize, usize),
    statuses: (usize, usize),
}

impl Tally {
    /// What is wrong with the offices that a text gives.
    pub(super) fn judge(
        &mut self,
        cell: &str,
        facts: &Facts,
        cast: &Cast<'_>,
    ) -> anyhow::Result<Vec<String>> {
        let mut faults = Vec::new();
        let mut left: Vec<(&PersonFact, &OfficeFact)> = Vec::new();
        for entity in &facts.entities {
            if let Entity::Person(person) = entity {
                left.extend(person.offices.iter().map(|office| (&**person, office)));
            }
        }
        for cell in cell.split("; ").filter(|cell| !cell.is_empty()) {
            let inner = cell.strip_prefix('(').and_then(|cell| cell.strip_suffix(')'));
            let (optional, cell) = (inner.is_some(), inner.unwrap_or(cell));
            let [holder, titles, body, status] = cell.split(' ').collect::<Vec<_>>()[..] else {
                bail!("not holder, title, body, status: {cell}");
            };
            let holder = cast.official(holder).with_context(|| format!("no holder {holder}"))?;
            let own = |(person, _): &(&PersonFact, &OfficeFact)| {
                is_same_name(&person.name.name, &holder.name)
            };
            let titled = |(_, office): &(&PersonFact, &OfficeFact)| is_titled(office, titles);
            let at = left.iter().position(|found| own(found) && titled(found));
            if optional {
                at.map(|at| left.remove(at));
                continue;
            }
            let Some(at) = at.or_else(|| left.iter().position(own)) else {
                self.holders.add(0, 0, 1);
                faults.push(format!("missed {titles}"));
                continue;
            };
            let (_, office) = left.remove(at);
            self.holders.add(1, 1, 1);
            let right = is_titled(office, titles);
            self.titles.0 += usize::from(right);
            self.titles.1 += 1;
            if !right {
                faults.push(format!("{} is {titles}", office.wording));
            }
            if body != "*" {
                let right = is_of(facts, office, body, cast);
                self.bodies.0 += usize::from(right);
                self.bodies.1 += 1;
                if !right {
                    faults.push(format!("of {} is of {body}", show(facts, office)));
                }
            }
            if status != "*" {
                let right = status.split('/').any(|status| status == office.status.name());
                self.statuses.0 += usize::from(right);
                self.statuses.1 += 1;
                if !right {
                    faults.push(format!("{} is {status}", office.status.name()));
                }
            }
        }
        for (person, office) in left {
            self.holders.add(0, 1, 0);
            faults.push(format!("too many: {} {}", office.wording, person.name.name));
        }
        Ok(faults)
    }

    pub(super) fn figures(&self, section: &mut Section) {
        section.counts("offices of their holders", self.holders, "");
        section.rate("title, of these", self.titles, "");
        section.rate("body or country", self.bodies, "");
        section.rate("status", self.statuses, "");
    }
}

/// Has the office one of the titles, with its status before it or without?
fn is_titled(office: &OfficeFact, titles: &str) -> bool {
    let spaced = |words: &str| fold(&words.replace(['_', '-'], " "));
    let found = [spaced(&office.wording), spaced(&office.title)];
    titles.split('/').map(spaced).any(|title| {
        let bare = |found: &String| *found == title;
        let status = |found: &String| {
            let before = found.strip_suffix(&title).map(str::trim);
            before.is_some_and(|before| matches!(before, "former" | "acting" | "ex" | "then"))
        };
        found.iter().any(|found| bare(found) || status(found))
    })
}

/// Is it an office of the body or country?
fn is_of(facts: &Facts, office: &OfficeFact, cell: &str, cast: &Cast<'_>) -> bool {
    let body = office.organisation.map(|body| &facts.entities[body.0 as usize]);
    cell.split('/').any(|wanted| {
        if wanted == "-" {
            return body.is_none() && office.country.is_none();
        }
        if let Some(words) = wanted.strip_prefix('=') {
            let words = fold(&words.replace('_', " "));
            return matches!(body, Some(Entity::Organisation(body)) if fold(&body.name).contains(&words));
        }
        let own = office.country.map(|country| lexicon().country(country).code);
        cast.official(wanted).is_some_and(|official| own == Some(official.code.as_str()))
    })
}

/// What the office is of, in words.
fn show(facts: &Facts, office: &OfficeFact) -> String {
    let country = office.country.map(|country| lexicon().country(country).code);
    match office.organisation.map(|body| &facts.entities[body.0 as usize]) {
        Some(Entity::Organisation(body)) => body.name.clone(),
        _ => country.unwrap_or("nothing").to_owned(),
    }
}
