//! The country whose officials a report calls by bare titles: "President Ruiz met the Chilean foreign
//! minister", in a report that speaks of "Bolivia-Chile relations" and "Bolivia's commitment".
//!
//! It is the country that stands in pairs with those of the people whose country is said, whose seat of
//! power or whose stance the report tells of; where two could be meant, none is taken.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::{CountryId, Culture, SceneRole, WordClass, lexicon};
use dateline_normaliser::names::PersonName;
use dateline_parser::{Report, Shape};
use dateline_recogniser::What;
use dateline_schema::closed::{CountrySource, MentionKind};

use super::CastMention;
use super::entities::Entities;
use super::offices::held::Held;
use super::offices::{is_of_state, learn_country};
use super::subjects::Subjects;
use crate::facts::{Entity, LocalId};
use crate::scene::Scene;

/// A seat of power.
const SEAT: u32 = 3;
/// What the state voices.
const STANCE: u32 = 3;
/// In one compound with a country of the other side.
const COMPOUND: u32 = 4;
/// Joined by "and" to a country of the other side.
const JOINED: u32 = 3;
/// Organisations of the country, however many.
const ORGANISATION: u32 = 1;
/// So many points are enough, and so many more than the next country has.
const ENOUGH: u32 = 3;
const AHEAD: u32 = 2;

/// Gives the holders of bare offices of a state the report's home country.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    held: &Held,
) {
    let bare = bare(scene, mentions, entities, held);
    if bare.is_empty() {
        return;
    }
    let home = home(scene, mentions, entities);
    let here = scene.report.dateline.as_ref().and_then(|dateline| {
        let place = dateline.places.first()?;
        let mut named = mentions.iter().take(scene.recognised.mentions.len());
        named.find(|mention| mention.span.overlaps(place.name))?.country
    });
    let known: BTreeSet<CountryId> =
        people(entities).map(|(country, _)| country).chain(here).collect();
    for person in bare {
        let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { continue };
        if let Some(country) = home.or_else(|| by_culture(&fact.name, &known)) {
            learn_country(fact, country, CountrySource::Meeting);
        }
    }
}

/// The only one of the report's countries where names are of this culture, for cultures of one or few
/// countries: "Prime Minister Pham Minh Chinh" among Vietnamese and Lao.
fn by_culture(name: &PersonName, countries: &BTreeSet<CountryId>) -> Option<CountryId> {
    let culture = name.culture.as_deref().and_then(Culture::from_name)?;
    if !is_of_few_countries(culture) {
        return None;
    }
    let mut own = countries.iter().copied().filter(|&country| {
        lexicon().names().cultures_of(lexicon().country(country).code).contains(&culture)
    });
    match (own.next(), own.next()) {
        (Some(country), None) => Some(country),
        _ => None,
    }
}

/// Do names of this culture tell the country, where the report leaves few to choose from?
const fn is_of_few_countries(culture: Culture) -> bool {
    !matches!(
        culture,
        Culture::Western
            | Culture::English
            | Culture::French
            | Culture::German
            | Culture::Dutch
            | Culture::Italian
            | Culture::Nordic
            | Culture::Spanish
            | Culture::Portuguese
            | Culture::Arabic
            | Culture::Slavic
            | Culture::Jewish
            | Culture::African
            | Culture::SouthAsian
    )
}

/// The countries of the people, and how they are known.
fn people(entities: &Entities) -> impl Iterator<Item = (CountryId, CountrySource)> {
    entities.all.iter().filter_map(|entity| match entity {
        Entity::Person(person) => person.country,
        _ => None,
    })
}

/// People with an office of a state and no country. Of the first two levels only those who act in the
/// report, and of one office only the first holder: two bare presidents are of two countries.
fn bare(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &Entities,
    held: &Held,
) -> Vec<LocalId> {
    let mut people: Vec<LocalId> = Vec::new();
    let mut taken = Vec::new();
    let mut subjects: Option<(u32, Subjects)> = None;
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Person) {
        let Some(person) = mention.meaning.one().filter(|person| !people.contains(person)) else {
            continue;
        };
        let Some(Entity::Person(fact)) = entities.all.get(person.0 as usize) else { continue };
        if fact.country.is_some() || people.len() == MOST {
            continue;
        }
        let posts = held.posts(person);
        if !posts.iter().any(|post| is_of_state(post.head) && !post.of_body) {
            continue;
        }
        let Some(sentence) = mention.sentence else { continue };
        if subjects.as_ref().is_none_or(|(of, _)| *of != sentence) {
            subjects = Some((sentence, Subjects::of(scene, sentence)));
        }
        let acts =
            subjects.as_ref().is_some_and(|(_, all)| all.verb_of(mention.tokens).0.is_some());
        let highest = posts.iter().filter_map(|post| post.level).min();
        if highest.is_some_and(|level| level < 3) && !acts && !owns(scene.report, mention) {
            continue;
        }
        let heads: Vec<_> = posts
            .iter()
            .filter(|post| post.level.is_some_and(|level| level < 3))
            .map(|post| post.head)
            .collect();
        if heads.iter().any(|head| taken.contains(head)) {
            continue;
        }
        taken.extend(heads);
        people.push(person);
    }
    people
}

/// So many people of one report are looked at.
const MOST: usize = 64;

fn owns(report: &Report<'_>, mention: &CastMention) -> bool {
    report.tokens.get(mention.tokens.end as usize).is_some_and(|next| next.is(Shape::POSSESSIVE))
}

/// The home country, if the report leaves no doubt.
fn home(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &Entities) -> Option<CountryId> {
    // Whose country is said is of another: at home nobody says it.
    let foreign: Vec<CountryId> = people(entities)
        .filter(|(_, source)| *source == CountrySource::Stated)
        .map(|(country, _)| country)
        .collect();
    let known: Vec<CountryId> = people(entities).map(|(country, _)| country).collect();
    let mut points: BTreeMap<CountryId, u32> = BTreeMap::new();
    let mut bodies = BTreeSet::new();
    let named = mentions.iter().take(scene.recognised.mentions.len());
    let named: Vec<(&CastMention, CountryId, What)> = named
        .zip(&scene.recognised.mentions)
        .filter_map(|(mention, known)| Some((mention, mention.country?, known.what)))
        .collect();
    for (n, &(mention, country, what)) in named.iter().enumerate() {
        let worth = match (mention.kind, what) {
            (_, What::Seat(_)) => SEAT,
            (MentionKind::Organisation, _) => ORGANISATION,
            (MentionKind::Place, What::Country(_)) | (MentionKind::Demonym, _) => {
                if voices(scene.report, mention) { STANCE } else { 0 }
            }
            _ => continue,
        };
        if worth == ORGANISATION {
            bodies.insert(country);
        } else {
            *points.entry(country).or_default() += worth;
        }
        if let Some(&(other, with, _)) = named.get(n + 1)
            && with != country
        {
            let worth = paired(scene.report, mention, other);
            if known.contains(&with) {
                *points.entry(country).or_default() += worth;
            }
            if known.contains(&country) {
                *points.entry(with).or_default() += worth;
            }
        }
    }
    for country in bodies {
        *points.entry(country).or_default() += ORGANISATION;
    }
    let mut best: Vec<(u32, CountryId)> = points
        .into_iter()
        .filter(|(country, _)| !foreign.contains(country))
        .map(|(country, points)| (points, country))
        .collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let (first, country) = *best.first()?;
    let second = best.get(1).map_or(0, |(points, _)| *points);
    (first >= ENOUGH && first >= second + AHEAD).then_some(country)
}

/// Two countries in one compound ("Bolivia-Chile") or joined by "and".
fn paired(report: &Report<'_>, one: &CastMention, other: &CastMention) -> u32 {
    let between = one.tokens.end as usize..other.tokens.start as usize;
    match report.tokens.get(between.clone()) {
        Some([mark]) if mark.is(Shape::JOINER) => COMPOUND,
        Some([mark]) if mark.is(Shape::PUNCTUATION) && is_dash(report.word(between.start)) => {
            COMPOUND
        }
        Some([_]) if report.word(between.start) == "and" => JOINED,
        Some([_, _])
            if report.word(between.start) == "and" && report.word(between.start + 1) == "the" =>
        {
            JOINED
        }
        _ => 0,
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "\u{2010}" | "\u{2013}" | "\u{2014}")
}

/// "Bolivia's strong commitment", "U.S. support"; "the support of Bolivia" may be somebody else's for it.
fn voices(report: &Report<'_>, mention: &CastMention) -> bool {
    let mut at = mention.tokens.end as usize;
    if report.tokens.get(at).is_some_and(|token| token.is(Shape::POSSESSIVE)) {
        at += 1;
    }
    let stance = |at: usize| {
        report.tokens.get(at).is_some_and(|token| token.can_be(WordClass::ROLE_START))
            && report
                .phrase(lexicon().role_words().phrases(), at, report.tokens.len())
                .is_some_and(|(_, word)| word.role == SceneRole::Stance)
    };
    let is_word = |at: usize| {
        report
            .tokens
            .get(at)
            .is_some_and(|token| token.is(Shape::WORD) && !token.can_be(WordClass::FUNCTION_WORD))
    };
    for next in at..at + 3 {
        if stance(next) {
            return true;
        }
        if !is_word(next) {
            break;
        }
    }
    false
}
