//! Who visits a country or its capital is not of it: "the visit of *President Soto* to Washington", "*Soto's* trip to
//! Peru", "welcomed *President Soto* to the White House".
//!
//! Not of any other town: a president visits those of his own country.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, lexicon, words};
use dateline_parser::Shape;
use dateline_recogniser::What;
use dateline_schema::closed::MentionKind;

use crate::cast::CastMention;
use crate::facts::LocalId;
use crate::scene::Scene;

/// So many words of an office stand before a name.
const TITLE: usize = 6;
/// So many words stand between an owner and the visit: "Soto's *first official* visit".
const KIND: usize = 2;

/// Who visits what country.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
) -> BTreeSet<(LocalId, CountryId)> {
    let recognised = &mentions[..mentions.len().min(scene.recognised.mentions.len())];
    let people = recognised.iter().filter(|mention| mention.kind == MentionKind::Person);
    people
        .filter_map(|mention| {
            let goal = goal_behind(scene, mention)?;
            Some((mention.meaning.one()?, country_at(scene, recognised, goal)?))
        })
        .collect()
}

/// Where the goal of the visit begins of who is named here.
fn goal_behind(scene: &Scene<'_, '_>, person: &CastMention) -> Option<usize> {
    let report = scene.report;
    let visit = words!["arrival", "trip", "visit"];
    let word = |at: usize| report.tokens.get(at).map_or("", |_| report.word(at));
    let end = person.tokens.end as usize;
    let to = if report.tokens.get(end)?.is(Shape::POSSESSIVE) {
        (end + 1..end + 2 + KIND).find(|&at| report.word_is(at, visit))? + 1
    } else {
        let mut start = person.tokens.start as usize;
        for _ in 0..TITLE {
            let Some(before) = start.checked_sub(1) else { break };
            if !report.tokens[before].is(Shape::WORD | Shape::CAPITAL) {
                break;
            }
            start = before;
        }
        let before = start.checked_sub(1)?;
        let of = word(before) == "of" && before > 0 && report.word_is(before - 1, visit);
        let hosted = matches!(word(before), "hosted" | "welcome" | "welcomed" | "welcomes");
        (of || hosted).then_some(end)?
    };
    let leads = matches!(word(to), "at" | "in" | "to");
    leads.then(|| to + 1 + usize::from(word(to + 1) == "the"))
}

/// The country that is named at a token, by its name, its capital or its seat of power.
fn country_at(scene: &Scene<'_, '_>, recognised: &[CastMention], at: usize) -> Option<CountryId> {
    let n = recognised.partition_point(|mention| (mention.tokens.start as usize) < at);
    let place = recognised.get(n).filter(|place| place.tokens.start as usize == at)?;
    let whole = match scene.recognised.mentions.get(n)?.what {
        What::Country(_) | What::Seat(_) => true,
        What::City(city) => {
            let country = lexicon().city(city).country;
            lexicon().country(country).capital == Some(city)
        }
        _ => false,
    };
    place.country.filter(|_| whole)
}
