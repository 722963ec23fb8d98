//! Officials whom a journey places: who receives a visitor is of the country that is visited ("visited Lima at
//! the invitation of *Foreign Minister* Ruiz", "arrived in Peru for talks with *President* Soto"), who arrives
//! is of none that is arrived in.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, Culture, lexicon};
use dateline_normaliser::names::PersonName;
use dateline_parser::Shape;
use dateline_recogniser::Office;
use dateline_schema::closed::{CountrySource, MentionKind};

use super::evidence::country_of_agency;
use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::{is_of_state, learn_country};
use crate::facts::{Entity, LocalId};
use crate::scene::Scene;

/// So many words stand between a word of motion and its goal: "arrived *early on Tuesday* in Lima".
const REACH: usize = 4;
/// In so many sentences behind somebody who is called on is of the country that is visited.
const STAY: u32 = 1;
/// So many offices and places of a report are looked at.
const MOST: usize = 128;

/// A journey to a country.
struct Journey {
    country: CountryId,
    sentence: u32,
    /// The word of motion.
    motion: u32,
    /// One past its goal.
    end: u32,
}

/// Gives hosts the country of the journey's goal; tells who has come to the country `here`.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    here: Option<CountryId>,
) -> BTreeSet<LocalId> {
    let journeys = journeys(scene, mentions);
    let mut guests = BTreeSet::new();
    let own = country_of_agency(scene.report).filter(|&own| here != Some(own));
    if journeys.is_empty() {
        return guests;
    }
    for office in scene.recognised.offices.iter().filter(|office| !office.plural).take(MOST) {
        let Some((person, holder)) = bare(scene, mentions, entities, office) else { continue };
        let start = office.tokens.start.min(holder.tokens.start);
        let country = journeys.iter().rev().find_map(|journey| {
            let stays = (journey.sentence..=journey.sentence + STAY)
                .contains(&holder.sentence.unwrap_or(u32::MAX));
            let behind = stays && journey.end <= start;
            let end = office.tokens.end.max(holder.tokens.end);
            let host = is_called_on(scene, start, end)
                || holder.sentence == Some(journey.sentence) && receives(scene, start);
            let host = behind && host;
            host.then_some(journey.country)
        });
        // Who goes about at home is no guest: "flew to the flooded town".
        let comes = |journey: &&Journey| {
            holder.sentence == Some(journey.sentence)
                && holder.tokens.end <= journey.motion
                && here == Some(journey.country)
        };
        let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { continue };
        if let Some(country) = country {
            learn_country(fact, country, CountrySource::Meeting);
        } else if journeys.iter().any(|journey| comes(&journey))
            && is_visit(scene, holder)
            && is_first(mentions, holder)
        {
            guests.insert(person);
            let own = own.filter(|&own| is_named_there(&fact.name, own));
            if let Some(own) = own {
                learn_country(fact, own, CountrySource::Meeting);
            }
        }
    }
    guests
}

/// Who holds a bare office of a state, and the mention.
fn bare<'m>(
    scene: &Scene<'_, '_>,
    mentions: &'m [CastMention],
    entities: &Entities,
    office: &Office,
) -> Option<(LocalId, &'m CastMention)> {
    if office.country.is_some() || office.organisation.is_some() || !is_of_state(office.head) {
        return None;
    }
    let holder = office.holder.filter(|&n| (n as usize) < scene.recognised.mentions.len())?;
    let holder = mentions.get(holder as usize)?;
    let person = holder.meaning.one()?;
    match entities.all.get(person.0 as usize)? {
        Entity::Person(fact) if fact.country.is_none() => Some((person, holder)),
        _ => None,
    }
}

/// The journeys that sentences tell of, in reading order.
fn journeys(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Vec<Journey> {
    let named = mentions.iter().take(scene.recognised.mentions.len());
    let places = named.filter(|mention| mention.kind == MentionKind::Place);
    places
        .take(MOST)
        .filter_map(|place| {
            let (country, sentence) = (place.country?, place.sentence?);
            let motion = motion_before(scene, place.tokens.start)?;
            Some(Journey { country, sentence, motion, end: place.tokens.end })
        })
        .collect()
}

/// What somebody does who comes to a place: "arrived *in*", "on a visit *to*", "visited".
const COMES_IN: [&str; 6] = ["arrive", "arrived", "arrives", "arriving", "landed", "lands"];
const GOES_TO: [&str; 22] = [
    "flew",
    "flies",
    "fly",
    "flying",
    "go",
    "goes",
    "going",
    "headed",
    "heads",
    "journey",
    "tour",
    "travel",
    "traveled",
    "traveling",
    "travelled",
    "travelling",
    "travels",
    "trip",
    "trips",
    "visit",
    "visits",
    "went",
];
const VISITS: [&str; 6] = ["toured", "touring", "visit", "visited", "visiting", "visits"];

/// The word of motion whose goal begins at `goal`.
fn motion_before(scene: &Scene<'_, '_>, goal: u32) -> Option<u32> {
    let report = scene.report;
    let before = (goal as usize).checked_sub(1)?;
    let at = if report.word(before) == "the" { before.checked_sub(1)? } else { before };
    if VISITS.contains(&report.word(at)) {
        return Some(at as u32);
    }
    let goes: &[&str] = match report.word(at) {
        "to" => &GOES_TO,
        "in" | "at" => &COMES_IN,
        _ => return None,
    };
    let words = (at.saturating_sub(REACH)..at).rev();
    let mut near = words.take_while(|&word| !report.tokens[word].is(Shape::PUNCTUATION));
    let motion = near.find(|&word| goes.contains(&report.word(word)))?;
    (!is_background(scene, motion)).then_some(motion as u32)
}

/// "after a visit to", "ahead of his trip to": what is told of was before it or behind it.
fn is_background(scene: &Scene<'_, '_>, motion: usize) -> bool {
    const AWAY: [&str; 7] = ["after", "ahead", "before", "following", "from", "of", "since"];
    let words = (motion.saturating_sub(REACH)..motion).rev();
    let mut near = words.take_while(|&word| !scene.report.tokens[word].is(Shape::PUNCTUATION));
    near.any(|word| AWAY.iter().any(|away| scene.report.word(word).eq_ignore_ascii_case(away)))
}

/// Is the mention the first of a person in its sentence, so that "his visit" is no other's?
fn is_first(mentions: &[CastMention], holder: &CastMention) -> bool {
    !mentions.iter().any(|other| {
        other.kind == MentionKind::Person
            && other.sentence == holder.sentence
            && other.tokens.end <= holder.tokens.start
    })
}

/// Are there names of this culture in the country? World agencies write of everybody's visits.
fn is_named_there(name: &PersonName, country: CountryId) -> bool {
    let culture = name.culture.as_deref().and_then(Culture::from_name);
    let code = lexicon().country(country).code;
    culture.is_some_and(|culture| lexicon().names().cultures_of(code).contains(&culture))
}

/// Does the sentence speak of a visit of state?
fn is_visit(scene: &Scene<'_, '_>, guest: &CastMention) -> bool {
    let Some(sentence) = guest.sentence else { return false };
    let tokens = scene.report.sentences[sentence as usize].tokens;
    tokens.range().any(|at| matches!(scene.report.word(at), "official" | "visit" | "working"))
}

/// What hosts do, and what is held with them.
const HOSTS: [&str; 6] = ["greeted", "hosted", "invited", "met", "received", "welcomed"];
const TALKS: [&str; 7] =
    ["audience", "discussions", "meet", "meeting", "meetings", "negotiations", "talks"];

/// Who is met at the goal: "for talks with", "at the invitation of", "to meet".
fn receives(scene: &Scene<'_, '_>, start: u32) -> bool {
    let word = |back: u32| start.checked_sub(back).map_or("", |at| scene.report.word(at as usize));
    match word(1) {
        // "went to Lima with President A" is in company.
        "with" => TALKS.contains(&word(2)),
        "meet" | "meets" | "met" => true,
        "of" => matches!(word(2), "invitation" | "guest"),
        "by" => (2..2 + REACH as u32).any(|back| HOSTS.contains(&word(back))),
        _ => false,
    }
}

/// Who is called on, in a sentence behind too. The union that "called on the minister *to* resign" met nobody.
fn is_called_on(scene: &Scene<'_, '_>, start: u32, end: u32) -> bool {
    let word = |back: u32| start.checked_sub(back).map_or("", |at| scene.report.word(at as usize));
    let next = scene.report.tokens.get(end as usize).map(|_| scene.report.word(end as usize));
    word(1) == "on" && matches!(word(2), "call" | "called" | "calls") && next != Some("to")
}
