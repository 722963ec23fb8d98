//! Who stands in a list without a country: the guests of a report that tells of no other country than its own
//! ("- *Ann Bell*, Harbour Workers' League"), and the officials of a state's bodies among its other officials.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, WordClass};
use dateline_parser::{Report, Shape};
use dateline_recogniser::What;
use dateline_schema::closed::{CountrySource, MentionKind, OrganisationKind};

use super::wire::is_local;
use super::{is_foreign_name, people};
use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::learn_country;
use crate::facts::{Entity, LocalId, OfficeFact};
use crate::scene::Scene;

/// So many officials beside one are enough.
const BESIDE: usize = 2;
/// So many of a sentence are looked at.
const MOST: usize = 64;
/// The first level of offices below those who govern.
const LOWER: u8 = 4;

/// Officials of bodies that every state has, in a sentence with others of the home country and of no other.
pub(super) fn officials(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    home: CountryId,
) {
    let mut looked = 0;
    for office in scene.recognised.offices.iter().filter(|office| !office.plural) {
        let Some(mention) = office.holder.and_then(|holder| mentions.get(holder as usize)) else {
            continue;
        };
        let Some(person) = mention.meaning.one() else { continue };
        let local = office.organisation.is_some() && is_local(office, mentions, entities, home);
        if !local || has_country(entities, person) {
            continue;
        }
        looked += 1;
        if looked > MOST {
            return;
        }
        let first = mentions
            .iter()
            .take(scene.recognised.mentions.len())
            .skip_while(|other| other.sentence != mention.sentence)
            .take_while(|other| other.sentence == mention.sentence)
            .take(MOST)
            .filter(|other| other.kind == MentionKind::Person)
            .filter_map(|other| other.meaning.one());
        let beside: BTreeSet<(u32, CountryId)> = first
            .filter_map(|other| match entities.all.get(other.0 as usize)? {
                Entity::Person(fact) => Some((other.0, fact.country?.0)),
                _ => None,
            })
            .collect();
        if beside.len() >= BESIDE
            && beside.iter().all(|(_, of)| *of == home)
            && follows_home(mentions, entities, mention, home)
        {
            learn(entities, person, home);
        }
    }
}

/// Is the last person before, of those who have a country, of the home country?
fn follows_home(
    mentions: &[CastMention],
    entities: &Entities,
    mention: &CastMention,
    home: CountryId,
) -> bool {
    let before = mentions.iter().filter(|other| {
        other.kind == MentionKind::Person
            && other.sentence == mention.sentence
            && other.tokens.end <= mention.tokens.start
    });
    let last = before.max_by_key(|other| other.tokens.start);
    let person = last.and_then(|other| other.meaning.one());
    match person.and_then(|person| entities.all.get(person.0 as usize)) {
        Some(Entity::Person(fact)) => fact.country.is_some_and(|(country, _)| country == home),
        _ => false,
    }
}

/// Does the report name no other country, nothing that lies in one, and no body of several states?
fn is_domestic(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &Entities,
    home: CountryId,
) -> bool {
    let named = mentions.iter().zip(&scene.recognised.mentions).all(|(mention, known)| {
        match (mention.country, mention.kind) {
            (Some(country), _) => country == home,
            (None, MentionKind::Place) => matches!(known.what, What::Name),
            _ => true,
        }
    });
    let igo = |entity: &Entity| match entity {
        // "League" in a name is only a guess.
        Entity::Organisation(body) => body.kind == OrganisationKind::Igo && body.known.is_some(),
        _ => false,
    };
    named && people(entities).all(|(country, _)| country == home) && !entities.all.iter().any(igo)
}

/// People whose place or office is told, or who stand in an item of a list, in a report of one country. To be called
/// when the offices have their countries: a guest who is a president is none of the state.
pub(in crate::cast) fn guests(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    home: CountryId,
) {
    if !is_domestic(scene, mentions, entities, home) {
        return;
    }
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Person) {
        let Some(person) = mention.meaning.one() else { continue };
        let Some(Entity::Person(fact)) = entities.all.get(person.0 as usize) else { continue };
        // Who leads or governs comes to see another who does, from wherever: "met Prime Minister Ann Bell".
        let governs = |office: &OfficeFact| office.level.is_some_and(|level| level < LOWER);
        let lower = !fact.offices.is_empty()
            && !fact.offices.iter().any(governs)
            && !is_foreign_name(&fact.name, home);
        if fact.country.is_none() && (lower || is_item(scene, mentions, mention)) {
            learn(entities, person, home);
        }
    }
}

/// "Ann Bell, Harbour Workers' League", "- Ann Bell, Safe Harbours", "2. Rev. Ann Bell, …": a name with a body right
/// behind it, or in an item of a list with what they are.
fn is_item(scene: &Scene<'_, '_>, mentions: &[CastMention], mention: &CastMention) -> bool {
    let comma = mention.tokens.end as usize;
    let known = &scene.recognised.mentions;
    let next = known.partition_point(|known| (known.tokens.start as usize) < comma + 1);
    let body = mentions.get(next).filter(|_| next < known.len()).is_some_and(|body| {
        body.tokens.start as usize == comma + 1
            && matches!(body.kind, MentionKind::Organisation | MentionKind::Work)
    });
    let told =
        scene.report.tokens.get(comma + 1).is_some_and(|token| {
            token.is(Shape::CAPITAL) || !token.can_be(WordClass::FUNCTION_WORD)
        });
    is_comma(scene, comma) && (body || told && is_listed(scene, mention))
}

/// Does an item of a list begin with the name, and the titles before it? Its mark begins a line, or stands in one that
/// begins with such a mark: "In 2019 Ann Bell, …" and "The winner - Ann Bell, …" are no items.
pub(super) fn is_listed(scene: &Scene<'_, '_>, mention: &CastMention) -> bool {
    const TITLES: usize = 3;
    let report = scene.report;
    let start = mention.tokens.start as usize;
    for at in (start.saturating_sub(TITLES + 1)..start).rev() {
        if let Some(mark) = mark(report, at) {
            return begins_with(report, at, mark);
        }
        let token = &report.tokens[at];
        if !token.is(Shape::CAPITAL) && !matches!(report.word(at), "." | ")") {
            return false;
        }
    }
    false
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Dash,
    Number,
}

fn mark(report: &Report<'_>, at: usize) -> Option<Mark> {
    let word = report.word(at);
    let behind = |n: usize| report.tokens.get(at + n).is_some();
    if matches!(word, "-" | "*" | "\u{2022}" | "\u{2013}" | "\u{b7}") {
        let spaced = report.tokens.get(at + 1).is_some_and(|next| next.is(Shape::SPACE_BEFORE));
        return spaced.then_some(Mark::Dash);
    }
    let number = word.trim_end_matches('.');
    let marked = number.len() < word.len() || behind(1) && matches!(report.word(at + 1), "." | ")");
    (marked && number.parse::<u16>().is_ok()).then_some(Mark::Number)
}

/// Does the line where the token stands begin with such a mark?
fn begins_with(report: &Report<'_>, at: usize, kind: Mark) -> bool {
    const LONGEST: usize = 1024;
    let first = (at.saturating_sub(LONGEST)..=at)
        .rev()
        .find(|&first| first == 0 || report.tokens[first].is(Shape::LINE_START));
    first.and_then(|first| mark(report, first)) == Some(kind)
}

fn is_comma(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.report.tokens.get(at).is_some() && scene.report.word(at) == ","
}

pub(super) fn has_country(entities: &Entities, person: LocalId) -> bool {
    match entities.all.get(person.0 as usize) {
        Some(Entity::Person(fact)) => fact.country.is_some(),
        _ => true,
    }
}

fn learn(entities: &mut Entities, person: LocalId, home: CountryId) {
    if let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) {
        learn_country(fact, home, CountrySource::Meeting);
    }
}
