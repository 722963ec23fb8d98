//! Officials beside what tells their country: "Vietnam's Prime Minister Le Van An and *Vice-President* Do
//! Thi Mai", "South Korea's foreign ministry said *Minister* Han Seo-jun would leave".

use dateline_lexicon::{CountryId, Culture, lexicon};
use dateline_normaliser::names::PersonName;
use dateline_parser::Shape;
use dateline_recogniser::Office;
use dateline_schema::closed::{CountrySource, MentionKind};
use rustc_hash::FxHashMap;

use super::is_of_few_countries;
use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::{is_of_state, learn_country};
use crate::facts::Entity;
use crate::scene::Scene;

/// Gives the holders of such offices their country.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &mut Entities) {
    // The office before each name, by the token behind the name.
    let mut before_names: FxHashMap<u32, &Office> = FxHashMap::default();
    for office in &scene.recognised.offices {
        let holder = office.holder.and_then(|n| scene.recognised.mentions.get(n as usize));
        if let Some(holder) = holder.filter(|holder| office.tokens.end <= holder.tokens.start) {
            before_names.entry(holder.tokens.end).or_insert(office);
        }
    }
    for office in scene.recognised.offices.iter().filter(|office| !office.plural) {
        if office.country.is_some() || office.organisation.is_some() || !is_of_state(office.head) {
            continue;
        }
        let holder = office.holder.and_then(|holder| mentions.get(holder as usize));
        let Some(person) = holder.and_then(|holder| holder.meaning.one()) else { continue };
        let Some(Entity::Person(fact)) = entities.all.get(person.0 as usize) else { continue };
        if fact.country.is_some() {
            continue;
        }
        let country = joined(scene, &before_names, office, &fact.name)
            .or_else(|| voiced(scene, mentions, entities, office));
        if let Some(country) = country
            && let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize)
        {
            learn_country(fact, country, CountrySource::Meeting);
        }
    }
}

/// The country of the official before "and": what stands before both with "'s" is of both. An adjective
/// ("the Polish president A and Chancellor B") is of the first alone, unless the second's name is of that
/// country too.
fn joined(
    scene: &Scene<'_, '_>,
    before_names: &FxHashMap<u32, &Office>,
    office: &Office,
    name: &PersonName,
) -> Option<CountryId> {
    let report = scene.report;
    let and = office.tokens.start.checked_sub(1).filter(|_| office.article.is_none())?;
    if report.word(and as usize) != "and" {
        return None;
    }
    let first = before_names.get(&and)?;
    let country = first.country.filter(|_| first.head != office.head)?;
    let owned = report.tokens[first.tokens.range()].iter().any(|token| token.is(Shape::POSSESSIVE));
    let culture = name.culture.as_deref().and_then(Culture::from_name);
    let native = culture.is_some_and(|culture| {
        let code = lexicon().country(country).code;
        is_of_few_countries(culture) && lexicon().names().cultures_of(code).contains(&culture)
    });
    (owned || native).then_some(country)
}

/// The country of the body that says what the official does: its own.
fn voiced(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &Entities,
    office: &Office,
) -> Option<CountryId> {
    let report = scene.report;
    let before = |at: u32| at.checked_sub(1);
    let mut verb = before(office.article.unwrap_or(office.tokens.start).min(office.tokens.start))?;
    if report.word(verb as usize) == "that" {
        verb = before(verb)?;
    }
    let lemma = lexicon().syntax().word(report.tokens[verb as usize].word).lemma;
    if lexicon().speech().cues(lemma).is_empty() {
        return None;
    }
    let recognised = &scene.recognised.mentions;
    let after = recognised.partition_point(|known| known.tokens.start < verb);
    let body = mentions[..after].iter().rev().take(4).find(|body| body.tokens.end == verb)?;
    if body.kind != MentionKind::Organisation {
        return None;
    }
    let meaning = body.meaning.one();
    body.country.or_else(|| meaning.and_then(|meaning| entities.country_of(meaning)))
}
