//! Places: countries by name and by nationality, cities, regions, seats of power, and the places of
//! the dateline.
//!
//! "Vietnam", "Vietnamese" and "Viet Nam" are one place. A seat of power is a place of its own that
//! speaks for its country. "Hyderabad, Pakistan" is not the Hyderabad that more people live in.

use std::collections::BTreeMap;

use dateline_lexicon::{CityId, CountryId, RegionId, WordClass, lexicon, words as word_set};
use dateline_normaliser::places::{self as normaliser, Beside, Surroundings};
use dateline_parser::{DatelinePlace, Shape, TokenRange};
use dateline_recogniser::{What, state_at};
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
            // "Perth, *WA*" is no town in Ghana.
            What::City(_) | What::Name
                if is_postal(scene, mention.tokens)
                    && abbreviation_of(scene, mention.tokens).is_none() =>
            {
                continue;
            }
            What::City(id) => {
                let (key, name) = countries.city(scene, id, mention.tokens);
                let place = entities.place(key, PlaceKind::City, &name);
                (place, entities.country_of(place))
            }
            _ => {
                let known = otherwise_known(scene, mention.tokens)
                    .or_else(|| abbreviation_of(scene, mention.tokens));
                let name = words::text(scene.report, mention.span);
                let key = known
                    .or_else(|| town(scene, mention.tokens))
                    .unwrap_or_else(|| PlaceKey::Name(words::key(scene.report, mention.tokens)));
                if key == PlaceKey::Name(String::new()) {
                    continue;
                }
                let name = match key {
                    PlaceKey::Town(..) => words::in_title_case(&name),
                    _ => name,
                };
                let place = entities.place(key, kind_of(scene, mention.tokens), &name);
                (place, entities.country_of(place))
            }
        };
        mention.meaning = Meaning::One(place);
        mention.country = country;
        mention.link_source = Some(LinkSource::Name);
    }
}

/// The kind of a place by the head of its name: "Welland *Canal*", "*Port* of Tampico", "*Lake* Ilopango".
fn kind_of(scene: &Scene<'_, '_>, tokens: TokenRange) -> PlaceKind {
    let report = scene.report;
    let head = |at: u32| lexicon().place_heads().get(report.tokens[at as usize].word);
    let last = tokens.end.saturating_sub(1);
    if tokens.len() < 2 {
        return PlaceKind::Other;
    }
    let leads = report.word_is(tokens.start as usize, word_set!["lake"])
        || report.word(tokens.start as usize + 1) == "of";
    let first = || head(tokens.start).filter(|_| leads);
    head(last).or_else(first).unwrap_or(PlaceKind::Other)
}

/// The countries of a report, which tell namesakes among cities apart.
struct Countries {
    /// The most frequent first.
    named: Vec<CountryId>,
    /// Of its parts, bodies and known cities.
    told: Vec<CountryId>,
    /// What is named behind the place of the dateline.
    dateline: Option<CountryId>,
    /// Of a place of the dateline that is known without: a capital, or the only one of its name.
    home: Option<CountryId>,
}

/// So many countries are looked at.
const MOST_COUNTRIES: usize = 8;

impl Countries {
    fn of(scene: &Scene<'_, '_>) -> Self {
        let mut named: BTreeMap<CountryId, u32> = BTreeMap::new();
        let mut told: BTreeMap<CountryId, u32> = BTreeMap::new();
        for mention in &scene.recognised.mentions {
            if let What::Country(country) | What::Demonym(country) = mention.what {
                *named.entry(country).or_default() += 1;
            } else if let Some(country) = told_by(mention.what) {
                *told.entry(country).or_default() += 1;
            }
        }
        let place = scene.report.dateline.as_ref().and_then(|dateline| dateline.places.first());
        Self {
            named: most_frequent(named),
            told: most_frequent(told),
            dateline: place.and_then(|place| country_of_region(scene, place)),
            home: place.and_then(|place| country_of_city(scene, place)),
        }
    }

    /// The city that is meant at these tokens: its key, and its name where only the text knows it.
    fn city(&self, scene: &Scene<'_, '_>, city: CityId, tokens: TokenRange) -> (PlaceKey, String) {
        let report = scene.report;
        let after = tokens.end as usize;
        let comma = report.tokens.get(after).is_some_and(|_| report.word(after) == ",");
        let beside = comma.then(|| region_at(scene, after + 1)).flatten();
        let around = Surroundings {
            beside,
            dateline: self.dateline,
            home: self.home,
            named: &self.named,
            told: &self.told,
        };
        city_or_town(scene, city, tokens, around)
    }
}

/// The country of a part, a body or a city that is known without it.
fn told_by(what: What) -> Option<CountryId> {
    match what {
        What::City(id) => lexicon().is_well_known(id).then(|| lexicon().city(id).country),
        What::Region(id) => lexicon().regions().get(id).country,
        What::Seat(id) => lexicon().seats().get(id).country,
        What::Organisation(id) => lexicon().organisations().get(id).country,
        _ => None,
    }
}

fn most_frequent(counts: BTreeMap<CountryId, u32>) -> Vec<CountryId> {
    let mut countries: Vec<(CountryId, u32)> = counts.into_iter().collect();
    countries.sort_unstable_by_key(|&(country, count)| (std::cmp::Reverse(count), country));
    countries.truncate(MOST_COUNTRIES);
    countries.into_iter().map(|(country, _)| country).collect()
}

/// A town that the gazetteer does not have, by the region behind it: "Milltown, Kan.".
fn town(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<PlaceKey> {
    let after = tokens.end as usize;
    let comma = scene.report.tokens.get(after).is_some_and(|_| scene.report.word(after) == ",");
    let beside = region_at(scene, after + 1).filter(|beside| comma && beside.certain)?;
    Some(PlaceKey::Town(words::key(scene.report, tokens), beside.country))
        .filter(|key| *key != PlaceKey::Town(String::new(), beside.country))
}

/// A city of the gazetteer, or a town of the country that is named beside it.
fn city_or_town(
    scene: &Scene<'_, '_>,
    city: CityId,
    tokens: TokenRange,
    around: Surroundings<'_>,
) -> (PlaceKey, String) {
    let form = words::text(scene.report, scene.report.span_of(tokens));
    match (normaliser::city(city, &form, around), around.beside) {
        (None, Some(beside)) => {
            let key = PlaceKey::Town(words::key(scene.report, tokens), beside.country);
            // A dateline stands in capitals.
            let namesake = lexicon().cities().named(&form).first().map(|city| city.name.to_owned());
            (key, namesake.unwrap_or_else(|| form.into_owned()))
        }
        (found, _) => (PlaceKey::City(found.unwrap_or(city)), String::new()),
    }
}

/// The country behind the first place of the dateline: "HYDERABAD, Pakistan".
fn country_of_region(scene: &Scene<'_, '_>, place: &DatelinePlace) -> Option<CountryId> {
    beside_in_dateline(scene, place).map(|beside| beside.country)
}

/// The country of a dateline's city that can hardly be another: a capital, or the only one of its name.
fn country_of_city(scene: &Scene<'_, '_>, place: &DatelinePlace) -> Option<CountryId> {
    let tokens = scene.report.tokens_of(place.name);
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let (found, named) = scene.report.phrase(lexicon().gazetteer(), start, end)?;
    let city = named.city.filter(|_| found == end && named.country.is_none())?;
    let country = lexicon().city(city).country;
    let capital = lexicon().country(country).capital == Some(city);
    let only = lexicon().cities().namesakes(city).nth(1).is_none();
    (capital || only).then_some(country)
}

/// "Ga." behind a comma.
fn abbreviation_of(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<PlaceKey> {
    let state = state_at(scene.report, tokens.start as usize)?;
    let whole = state.certain && state.end >= tokens.end as usize;
    whole.then_some(PlaceKey::Region(state.region))
}

/// What stands behind a place of the dateline, which is where that lies.
fn beside_in_dateline(scene: &Scene<'_, '_>, place: &DatelinePlace) -> Option<Beside> {
    let start = scene.report.tokens_of(place.region?).start as usize;
    let beside = region_at(scene, start)?;
    Some(Beside { certain: true, ..beside })
}

/// Two capitals behind a comma.
fn is_postal(scene: &Scene<'_, '_>, tokens: TokenRange) -> bool {
    let (report, at) = (scene.report, tokens.start as usize);
    let letters = report.tokens[at].is(Shape::ALL_CAPITALS) && report.word(at).len() == 2;
    tokens.len() == 1 && letters && at > 1 && report.word(at - 1) == "," && {
        !report.tokens[at - 2].is(Shape::ALL_CAPITALS)
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

/// The country or region whose name begins at token `at`, right behind a city and a comma: "Jackson, Mississippi",
/// "Jackson, Miss.", "Jackson, MS".
fn region_at(scene: &Scene<'_, '_>, at: usize) -> Option<Beside> {
    let report = scene.report;
    let token = report.tokens.get(at)?;
    if !token.is(Shape::CAPITAL) {
        return None;
    }
    if let Some(state) = state_at(report, at) {
        return Some(Beside { certain: state.certain, ..of_region(state.region)? });
    }
    let named = report.phrase(lexicon().gazetteer(), at, report.tokens.len())?.1;
    if let Some(country) = named.country.filter(|_| token.can_be(WordClass::COUNTRY_START)) {
        return Some(Beside { country, admin1: None, certain: false });
    }
    of_region(named.region?)
}

fn of_region(region: RegionId) -> Option<Beside> {
    let region = lexicon().regions().get(region);
    let certain = region.admin1.is_some();
    Some(Beside { country: region.country?, admin1: region.admin1, certain })
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
    let tokens = report.tokens_of(place.name);
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let beside = beside_in_dateline(scene, place);
    let found = report.phrase(lexicon().gazetteer(), start, end).filter(|found| found.0 == end);
    let Some((_, named)) = found else {
        // A town that the gazetteer does not have.
        let key = PlaceKey::Town(words::key(report, tokens), beside?.country);
        let name = words::in_title_case(&words::text(report, place.name));
        return Some(entities.place(key, PlaceKind::City, &name));
    };
    if let Some(city) = named.city {
        let around = Surroundings { beside, ..Surroundings::default() };
        let (key, name) = city_or_town(scene, city, tokens, around);
        return Some(entities.place(key, PlaceKind::City, &name));
    }
    if let Some(country) = named.country {
        return Some(entities.country(country));
    }
    named.region.map(|region| entities.place(PlaceKey::Region(region), PlaceKind::Region, ""))
}
