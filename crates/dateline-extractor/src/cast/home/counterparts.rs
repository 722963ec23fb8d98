//! The counterpart of somebody: "his Japanese *counterpart*, Taro Ito" is of Japan, and who has a counterpart in a
//! country is of another: "*Ruiz* and his U.S. *counterpart*" is no American, whatever the report tells of most.

use dateline_lexicon::words;
use dateline_schema::closed::{CountrySource, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::learn_country;
use crate::facts::Entity;
use crate::scene::Scene;

/// So many mentions before the country are looked at.
const NEAR: usize = 6;

/// Gives who is called so the country of the word before.
pub(super) fn named(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &mut Entities) {
    let report = scene.report;
    let recognised = &mentions[..scene.recognised.mentions.len()];
    for (n, mention) in recognised.iter().enumerate() {
        let place = matches!(mention.kind, MentionKind::Demonym | MentionKind::Place);
        let Some(country) = mention.country.filter(|_| place) else { continue };
        let noun = mention.tokens.end;
        if !report.word_is(noun as usize, words!["colleague", "counterpart"]) {
            continue;
        }
        let word =
            |at: u32| report.tokens.get(at as usize).map_or("", |_| report.word(at as usize));
        let comma = |at: u32| word(at) == ",";
        // "in a call with his Japanese counterpart, *Ana Ruiz said*": she is none.
        let closed = |at: u32| matches!(word(at), "" | "," | "." | ";" | ")" | "and");
        let apart = comma(noun + 1);
        let name = noun + 1 + u32::from(apart);
        let behind = recognised[n + 1..].iter().take_while(|other| other.tokens.start <= name);
        let behind = behind
            .last()
            .filter(|other| other.tokens.start == name && (!apart || closed(other.tokens.end)));
        // "Taro Ito, her Japanese counterpart"
        let before = || {
            let determiner = mention.tokens.start.checked_sub(1)?;
            let apposed = closed(noun + 1) && word(noun + 1) != "and";
            let close = determiner.checked_sub(1).filter(|&at| apposed && comma(at))?;
            let near = recognised[..n].iter().rev().take(NEAR);
            near.into_iter().find(|other| other.tokens.end == close)
        };
        let is_person = |other: &&CastMention| other.kind == MentionKind::Person;
        let person = behind.filter(is_person).or_else(|| before().filter(is_person));
        let Some(person) = person.and_then(|person| person.meaning.one()) else { continue };
        if let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) {
            learn_country(fact, country, CountrySource::Stated);
        }
    }
}

/// Takes back what was only likely of who is named before a counterpart there.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &mut Entities) {
    for (n, mention) in mentions.iter().enumerate() {
        let place = matches!(mention.kind, MentionKind::Demonym | MentionKind::Place);
        let Some(country) = mention.country.filter(|_| place) else { continue };
        let end = mention.tokens.end as usize;
        let start = mention.tokens.start as usize;
        let counterpart = words!["counterpart", "counterparts"];
        let near = (end..end + 3).any(|at| scene.report.word_is(at, counterpart));
        let owned = start > 0 && scene.report.word_is(start - 1, words!["her", "his"]);
        if !(near && owned) {
            continue;
        }
        let before = mentions[..n].iter().rev().take(NEAR);
        let mut here = before.take_while(|other| other.sentence == mention.sentence);
        let named = here.find_map(|other| {
            let person = other.meaning.one()?;
            matches!(other.kind, MentionKind::Person).then_some(person)
        });
        let Some(named) = named else { continue };
        if let Some(Entity::Person(fact)) = entities.all.get_mut(named.0 as usize)
            && fact.country == Some((country, CountrySource::Meeting))
        {
            fact.country = None;
        }
    }
}
