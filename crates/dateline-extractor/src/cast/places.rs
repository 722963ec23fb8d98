//! Places: countries by name and by nationality, cities, regions, seats of power, and the places of
//! the dateline.
//!
//! "Vietnam", "Vietnamese" and "Viet Nam" are one place. A seat of power is a place of its own that
//! speaks for its country. "Hyderabad, Pakistan" is not the Hyderabad that more people live in.

use std::collections::BTreeMap;

use dateline_lexicon::{CityId, CountryId, WordClass, lexicon};
use dateline_normaliser::places::{self as normaliser, Surroundings};
use dateline_parser::{DatelinePlace, Shape, TokenRange};
use dateline_recogniser::What;
use dateline_schema::closed::{LinkSource, MentionKind, PlaceKind};

use super::entities::{Entities, PlaceKey};
use super::{CastMention, Meaning, words};
use crate::facts::LocalId;
use crate::scene::Scene;

/// The country of the dateline's first place: where the report was written.
pub(super) fn country_of_dateline(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
) -> Option<CountryId> {
    let place = scene.report.dateline.as_ref()?.places.first()?;
    let mut named = mentions.iter().take(scene.recognised.mentions.len());
    named.find(|mention| mention.span.overlaps(place.name))?.country
}

/// Gives every mention of a place or nationality its place.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &mut [CastMention], entities: &mut Entities) {
    let countries = Countries::of(scene);
    for (mention, recognised) in mentions.iter_mut().zip(&scene.recognised.mentions) {
        let seat = matches!(recognised.what, What::Seat(_));
        if !seat && !matches!(mention.kind, MentionKind::Place | MentionKind::Demonym) {
            continue;
        }
        let (place, country) = match recognised.what {
            What::Country(id) | What::Demonym(id) => (entities.country(id), Some(id)),
            What::City(id) => {
                let id = countries.city(scene, id, mention.tokens.end);
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
                let name = words::text(scene.report, mention.span);
                let place = entities.place(key, PlaceKind::Other, &name);
                (place, entities.country_of(place))
            }
        };
        mention.meaning = Meaning::One(place);
        mention.country = country;
        mention.link_source = Some(LinkSource::Name);
    }
}

/// The countries of a report, which tell namesakes among cities apart.
struct Countries {
    /// The most frequent first.
    named: Vec<CountryId>,
    dateline: Option<CountryId>,
}

/// So many countries are looked at.
const MOST_COUNTRIES: usize = 8;

impl Countries {
    fn of(scene: &Scene<'_, '_>) -> Self {
        let mut counts: BTreeMap<CountryId, u32> = BTreeMap::new();
        for mention in &scene.recognised.mentions {
            if let What::Country(country) | What::Demonym(country) = mention.what {
                *counts.entry(country).or_default() += 1;
            }
        }
        let mut named: Vec<(u32, CountryId)> =
            counts.into_iter().map(|(country, count)| (count, country)).collect();
        named.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        named.truncate(MOST_COUNTRIES);
        let place = scene.report.dateline.as_ref().and_then(|dateline| dateline.places.first());
        Self {
            named: named.into_iter().map(|(_, country)| country).collect(),
            dateline: place.and_then(|place| country_of_region(scene, place)),
        }
    }

    fn city(&self, scene: &Scene<'_, '_>, city: CityId, after: u32) -> CityId {
        let report = scene.report;
        let comma =
            report.tokens.get(after as usize).is_some_and(|_| report.word(after as usize) == ",");
        let beside = comma.then(|| country_at(scene, after as usize + 1)).flatten();
        normaliser::city(city, Surroundings { beside, dateline: self.dateline, named: &self.named })
    }
}

/// The country behind a place of the dateline: "HYDERABAD, Pakistan".
fn country_of_region(scene: &Scene<'_, '_>, place: &DatelinePlace) -> Option<CountryId> {
    let tokens = scene.report.tokens_of(place.region?);
    country_at(scene, tokens.start as usize)
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

/// The country whose name begins at token `at`, or that of a region: "Jackson, Mississippi".
fn country_at(scene: &Scene<'_, '_>, at: usize) -> Option<CountryId> {
    let report = scene.report;
    let token = report.tokens.get(at)?;
    if !token.is(Shape::CAPITAL) {
        return None;
    }
    let named = report.phrase(lexicon().gazetteer(), at, report.tokens.len())?.1;
    let region = || lexicon().regions().get(named.region?).country;
    named.country.filter(|_| token.can_be(WordClass::COUNTRY_START)).or_else(region)
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
    if let Some(city) = named.city {
        let around =
            Surroundings { beside: country_of_region(scene, place), ..Surroundings::default() };
        let city = normaliser::city(city, around);
        return Some(entities.place(PlaceKey::City(city), PlaceKind::City, ""));
    }
    if let Some(country) = named.country {
        return Some(entities.country(country));
    }
    named.region.map(|region| entities.place(PlaceKey::Region(region), PlaceKind::Region, ""))
}
