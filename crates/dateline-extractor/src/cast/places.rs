//! Places: countries by name and by nationality, cities, regions, seats of power, and the places of
//! the dateline.
//!
//! "Vietnam", "Vietnamese" and "Viet Nam" are one place. A seat of power is a place of its own that
//! speaks for its country. "Hyderabad, Pakistan" is not the Hyderabad that more people live in.

use dateline_lexicon::{CityId, CountryId, WordClass, lexicon};
use dateline_parser::{DatelinePlace, TokenRange};
use dateline_recogniser::What;
use dateline_schema::closed::{LinkSource, MentionKind, PlaceKind};

use super::entities::{Entities, PlaceKey};
use super::{CastMention, Meaning, words};
use crate::facts::LocalId;
use crate::scene::Scene;

/// Gives every mention of a place or nationality its place.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &mut [CastMention], entities: &mut Entities) {
    for (mention, recognised) in mentions.iter_mut().zip(&scene.recognised.mentions) {
        let seat = matches!(recognised.what, What::Seat(_));
        if !seat && !matches!(mention.kind, MentionKind::Place | MentionKind::Demonym) {
            continue;
        }
        let name = || words::text(scene.report, mention.span);
        let (place, country) = match recognised.what {
            What::Country(id) | What::Demonym(id) => (entities.country(id), Some(id)),
            What::City(id) => {
                let id = in_named_country(scene, id, mention.tokens.end);
                let country = lexicon().city(id).country;
                (entities.place(PlaceKey::City(id), PlaceKind::City, ""), Some(country))
            }
            _ => {
                let known = otherwise_known(scene, mention.tokens);
                let key = known
                    .unwrap_or_else(|| PlaceKey::Name(words::key(scene.report, mention.tokens)));
                if key == PlaceKey::Name(String::new()) {
                    continue;
                }
                let place = entities.place(key, PlaceKind::Other, &name());
                (place, entities.country_of(place))
            }
        };
        mention.meaning = Meaning::One(place);
        mention.country = country;
        mention.link_source = Some(LinkSource::Name);
    }
}

/// A seat of power or a region, by the gazetteer.
fn otherwise_known(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<PlaceKey> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let (found, named) = scene.report.phrase(lexicon().gazetteer(), start, end)?;
    if found != end {
        return None;
    }
    named.seat.map(PlaceKey::Seat).or_else(|| named.region.map(PlaceKey::Region))
}

/// The namesake of a city that lies in the country named right behind it ("Hyderabad, Pakistan"), else
/// the city itself.
fn in_named_country(scene: &Scene<'_, '_>, city: CityId, after: u32) -> CityId {
    let report = scene.report;
    let comma = |at: usize| report.tokens.get(at).is_some_and(|_| report.word(at) == ",");
    let at = after as usize;
    if !comma(at) {
        return city;
    }
    country_at(scene, at + 1).and_then(|country| namesake(city, country)).unwrap_or(city)
}

/// The country whose name begins at token `at`.
fn country_at(scene: &Scene<'_, '_>, at: usize) -> Option<CountryId> {
    let report = scene.report;
    if !report.tokens.get(at)?.can_be(WordClass::COUNTRY_START) {
        return None;
    }
    report.phrase(lexicon().gazetteer(), at, report.tokens.len())?.1.country
}

fn namesake(city: CityId, country: CountryId) -> Option<CityId> {
    lexicon().cities().namesakes(city).find(|&id| lexicon().city(id).country == country)
}

/// The places of the dateline, in its order: as mentioned there, else by the gazetteer.
pub(super) fn of_dateline(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
) -> Vec<Option<LocalId>> {
    let Some(dateline) = &scene.report.dateline else { return Vec::new() };
    let before = mentions.partition_point(|mention| mention.span.start < dateline.span.start);
    let near: Vec<&CastMention> = mentions[before..]
        .iter()
        .take_while(|mention| mention.span.start < dateline.span.end)
        .filter(|mention| mention.kind == MentionKind::Place)
        .collect();
    let place = |place: &DatelinePlace, entities: &mut Entities| {
        let mentioned = near.iter().find(|mention| mention.span.overlaps(place.name));
        match mentioned {
            Some(mention) => mention.meaning.one(),
            None => by_gazetteer(scene, place, entities),
        }
    };
    dateline.places.iter().map(|one| place(one, entities)).collect()
}

fn by_gazetteer(
    scene: &Scene<'_, '_>,
    place: &DatelinePlace,
    entities: &mut Entities,
) -> Option<LocalId> {
    let report = scene.report;
    let TokenRange { start, end } = report.tokens_of(place.name);
    let (found, named) = report.phrase(lexicon().gazetteer(), start as usize, end as usize)?;
    if found != end as usize {
        return None;
    }
    let region = place.region.and_then(|region| {
        let tokens = report.tokens_of(region);
        country_at(scene, tokens.start as usize)
    });
    if let Some(city) = named.city {
        let city = region.and_then(|country| namesake(city, country)).unwrap_or(city);
        return Some(entities.place(PlaceKey::City(city), PlaceKind::City, ""));
    }
    if let Some(country) = named.country {
        return Some(entities.country(country));
    }
    named.region.map(|region| entities.place(PlaceKey::Region(region), PlaceKind::Region, ""))
}
