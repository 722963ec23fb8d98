//! Rulers whom everybody knows, told of from abroad: "condemned *Ruiz* and his regime", "the *Ruiz* junta", in
//! a report of one foreign country alone.

use std::collections::BTreeSet;

use dateline_lexicon::CountryId;
use dateline_parser::Shape;
use dateline_schema::closed::{CountrySource, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::learn_country;
use crate::facts::Entity;
use crate::scene::Scene;

/// Gives them the only country of the report that is not its home.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    home: CountryId,
) {
    let countries: BTreeSet<CountryId> =
        mentions.iter().filter_map(|mention| mention.country).filter(|&of| of != home).collect();
    let (Some(&country), 1) = (countries.first(), countries.len()) else { return };
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Person) {
        let Some(person) = mention.meaning.one() else { continue };
        let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { continue };
        if fact.country.is_none() && fact.offices.is_empty() && rules(scene, mention) {
            learn_country(fact, country, CountrySource::Meeting);
        }
    }
}

/// "and his representatives", "'s security forces", "regime" behind the name.
fn rules(scene: &Scene<'_, '_>, mention: &CastMention) -> bool {
    let report = scene.report;
    let at = mention.tokens.end as usize;
    let word = |at: usize| report.tokens.get(at).map_or("", |_| report.word(at));
    let theirs = |at: usize| is_state(word(at)) || is_state(word(at + 1));
    if word(at) == "and" && matches!(word(at + 1), "his" | "her") {
        return theirs(at + 2) || word(at + 2) == "representatives";
    }
    if report.tokens.get(at).is_some_and(|token| token.is(Shape::POSSESSIVE)) {
        return theirs(at + 1);
    }
    matches!(word(at), "junta" | "regime")
}

/// What a ruler has, and no minister or general.
fn is_state(word: &str) -> bool {
    matches!(word, "dictatorship" | "junta" | "regime")
}
