//! Which leader or minister visits a country or its capital is not of it: "the visit of *President Soto* to Washington",
//! "*Soto's* trip to Peru", "welcomed *President Soto* to the White House".
//!
//! Not of any other town: a president visits those of his own country. Nor is a governor in the capital, a premier, who
//! may be a province's, or who is told to have returned.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, OfficeClass, lexicon, words};
use dateline_parser::Shape;
use dateline_recogniser::What;
use dateline_schema::closed::MentionKind;

use crate::cast::CastMention;
use crate::cast::offices::held::{Held, Post};
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
    held: &Held,
) -> BTreeSet<(LocalId, CountryId)> {
    let report = scene.report;
    let returned = words!["return", "returned", "returning", "returns"];
    if (0..report.tokens.len()).any(|at| report.word_is(at, returned)) {
        return BTreeSet::new();
    }
    let recognised = &mentions[..mentions.len().min(scene.recognised.mentions.len())];
    let people = recognised.iter().filter(|mention| mention.kind == MentionKind::Person);
    people
        .filter_map(|mention| {
            let goal = goal_behind(scene, mention)?;
            let person = mention.meaning.one()?;
            let posts = held.posts(person);
            let national = !posts.is_empty() && posts.iter().all(is_national);
            let country = country_at(scene, recognised, &goal).filter(|_| national)?;
            Some((person, country))
        })
        .collect()
}

/// Is it an office of who leads a state or sits in its government, and none that its parts have too?
fn is_national(post: &Post) -> bool {
    let office = lexicon().offices().get(post.head);
    let leads = post.level.is_some_and(|level| level <= 2) && office.title != "Premier";
    let class = match post.class {
        OfficeClass::State | OfficeClass::Royal => leads,
        OfficeClass::Cabinet => true,
        _ => false,
    };
    class && !post.of_part && !post.of_body
}

/// Where a visit leads.
struct Goal {
    /// The first token of the place.
    at: usize,
    /// Does somebody else receive the visitor there?
    hosted: bool,
}

/// Where the goal of the visit begins of who is named here.
fn goal_behind(scene: &Scene<'_, '_>, person: &CastMention) -> Option<Goal> {
    let report = scene.report;
    let visit = words!["trip", "visit"];
    let word = |at: usize| report.tokens.get(at).map_or("", |_| report.word(at));
    let end = person.tokens.end as usize;
    let mut hosted = false;
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
        hosted = matches!(word(before), "hosted" | "welcome" | "welcomed" | "welcomes");
        (of || hosted).then_some(end)?
    };
    let leads = matches!(word(to), "at" | "in" | "to");
    leads.then(|| Goal { at: to + 1 + usize::from(word(to + 1) == "the"), hosted })
}

/// The country that is named where a visit leads, by its name, its capital or, of a guest, its seat of power.
fn country_at(scene: &Scene<'_, '_>, recognised: &[CastMention], goal: &Goal) -> Option<CountryId> {
    let at = goal.at;
    let n = recognised.partition_point(|mention| (mention.tokens.start as usize) < at);
    let place = recognised.get(n).filter(|place| place.tokens.start as usize == at)?;
    let whole = match scene.recognised.mentions.get(n)?.what {
        What::Country(_) => true,
        What::Seat(_) => goal.hosted,
        What::City(city) => {
            let country = lexicon().city(city).country;
            lexicon().country(country).capital == Some(city)
        }
        _ => false,
    };
    place.country.filter(|_| whole)
}
