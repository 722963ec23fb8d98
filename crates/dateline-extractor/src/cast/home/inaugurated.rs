//! Those who take office where others travel to: "flew to Lima, Peru, for the inauguration of *President Ana
//! Ruiz*".

use dateline_lexicon::{CountryId, OfficeClass};
use dateline_recogniser::Office;
use dateline_schema::closed::{CountrySource, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::learn_country;
use crate::facts::Entity;
use crate::scene::Scene;

/// So many mentions before the office are looked at.
const REACH: usize = 16;

/// Gives them the country of the place that is named before.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &mut Entities) {
    for office in &scene.recognised.offices {
        let class = dateline_lexicon::lexicon().offices().get(office.head).class;
        let heads = matches!(class, OfficeClass::State | OfficeClass::Royal);
        if office.country.is_some() || !heads || !takes_office(scene, office) {
            continue;
        }
        let Some(holder) = office.holder else { continue };
        let Some(mention) = mentions.get(holder as usize) else { continue };
        let Some(country) = place_before(scene, mentions, office, mention.sentence) else {
            continue;
        };
        let person = mention.meaning.one();
        if let Some(Entity::Person(fact)) =
            person.and_then(|person| entities.all.get_mut(person.0 as usize))
            && fact.country.is_none()
        {
            learn_country(fact, country, CountrySource::Meeting);
        }
    }
}

/// "the inauguration of", "the swearing-in of" before the office.
fn takes_office(scene: &Scene<'_, '_>, office: &Office) -> bool {
    let start = office.tokens.start as usize;
    let word = |back: usize| start.checked_sub(back).map_or("", |at| scene.report.word(at));
    let swearing = || word(2) == "in" && [word(3), word(4)].contains(&"swearing");
    let ceremony = ["coronation", "enthronement", "inauguration", "investiture"];
    word(1) == "of" && (ceremony.contains(&word(2)) || swearing())
}

/// The country of the last place before the office, in its sentence and of no body's name.
fn place_before(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    office: &Office,
    sentence: Option<u32>,
) -> Option<CountryId> {
    let recognised = &scene.recognised.mentions;
    let end = recognised.partition_point(|known| known.tokens.start < office.tokens.start);
    let within = |place: &CastMention| {
        let outer = |mention: &CastMention| {
            mention.kind != MentionKind::Place && mention.tokens.contains(place.tokens)
        };
        mentions[..end].iter().rev().take(REACH).any(outer)
    };
    let mut places = mentions[..end].iter().rev().take(REACH).filter(|mention| {
        mention.kind == MentionKind::Place && mention.sentence == sentence && !within(mention)
    });
    places.find_map(|place| place.country)
}
