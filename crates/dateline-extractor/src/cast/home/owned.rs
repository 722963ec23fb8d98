//! Offices of a country that stands before them: "Armenia is watching. *Its foreign minister*, Ana
//! Petrosyan, …", "the Ethiopian envoy conveyed a message from *Prime Minister* Abebe".

use dateline_lexicon::CountryId;
use dateline_recogniser::{Office, What};
use dateline_schema::closed::{CountrySource, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::{is_of_state, learn_country};
use crate::facts::Entity;
use crate::scene::Scene;

/// So many mentions before an office are looked at.
const REACH: usize = 32;

/// Gives the holders of such offices their country.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &mut Entities) {
    for office in &scene.recognised.offices {
        if office.country.is_some() || office.organisation.is_some() || !is_of_state(office.head) {
            continue;
        }
        let Some(mention) = office.holder.and_then(|holder| mentions.get(holder as usize)) else {
            continue;
        };
        let Some(Entity::Person(fact)) =
            mention.meaning.one().and_then(|person| entities.all.get_mut(person.0 as usize))
        else {
            continue;
        };
        let (Some(sentence), None) = (mention.sentence, fact.country) else { continue };
        let country = match () {
            () if is_its(scene, office) => country_before(scene, mentions, office, sentence),
            () if is_sent(scene, office) => envoy_before(scene, mentions, office, sentence),
            () => None,
        };
        if let Some(country) = country {
            learn_country(fact, country, CountrySource::Stated);
        }
    }
}

/// Does "its" stand before the office?
fn is_its(scene: &Scene<'_, '_>, office: &Office) -> bool {
    office.article.is_some_and(|at| matches!(scene.report.word(at as usize), "its" | "Its"))
}

/// "a message from President", "the greetings of King".
fn is_sent(scene: &Scene<'_, '_>, office: &Office) -> bool {
    let start = office.tokens.start as usize;
    let word = |back: usize| start.checked_sub(back).map_or("", |at| scene.report.word(at));
    matches!(word(1), "from" | "of")
        && (2..5).any(|back| {
            matches!(
                word(back),
                "condolences" | "greetings" | "letter" | "message" | "regards" | "wishes"
            )
        })
}

/// The mentions before an office, the nearest first.
fn before<'m>(
    scene: &Scene<'_, '_>,
    mentions: &'m [CastMention],
    office: &Office,
) -> impl Iterator<Item = (&'m CastMention, What)> {
    let recognised = &scene.recognised.mentions;
    let end = recognised.partition_point(|known| known.tokens.start < office.tokens.start);
    let whats: Vec<What> =
        recognised[..end].iter().rev().take(REACH).map(|known| known.what).collect();
    mentions[..end.min(mentions.len())].iter().rev().take(REACH).zip(whats)
}

/// The country that the sentence before begins with, or the last one of this sentence.
fn country_before(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    office: &Office,
    sentence: u32,
) -> Option<CountryId> {
    let named = |of: u32| {
        before(scene, mentions, office)
            .filter(move |(mention, what)| {
                mention.sentence == Some(of) && matches!(what, What::Country(_))
            })
            .filter_map(|(mention, _)| mention.country)
    };
    named(sentence).next().or_else(|| named(sentence.checked_sub(1)?).last())
}

/// The country of the last nationality or person before it in the sentence.
fn envoy_before(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    office: &Office,
    sentence: u32,
) -> Option<CountryId> {
    before(scene, mentions, office)
        .filter(|(mention, _)| mention.sentence == Some(sentence))
        .find(|(mention, _)| mention.kind == MentionKind::Demonym)
        .and_then(|(mention, _)| mention.country)
}
