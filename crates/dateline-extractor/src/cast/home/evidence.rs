//! What speaks for a country as the home of a report: its seat of power, the agency that wrote it,
//! what its officials voice in its name, its relations with the countries of the others, and the names of its offices.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::{CountryId, OfficeClass, OfficeId, SceneRole, WordClass, lexicon};
use dateline_parser::{Report, Shape};
use dateline_recogniser::What;
use dateline_schema::closed::{CountrySource, MentionKind};

use super::people;
use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::held::{Held, Post};
use crate::facts::{Entity, LocalId};
use crate::scene::{Scene, known_agency};

/// A seat of power as a place: "at the White House".
const SEAT: u32 = 3;
/// A seat that acts: "White House officials". A foreign one acts in a report too, but seldom so often.
const ACTING_SEAT: u32 = 1;
/// What its officials say it will do: "stressed that Bolivia will stand by its allies".
const INTENT: u32 = 2;
/// The agency that wrote the report is of the country that it wrote from.
const AGENCY: u32 = 3;
/// What its officials voice: "reaffirmed Bolivia's support".
const STANCE: u32 = 3;
/// Relations with a country of the others: "Bolivia-Chile ties".
const RELATIONS: u32 = 4;
/// In one compound with a country of the others.
const COMPOUND: u32 = 3;
/// Organisations of the country, however many.
const BODIES: u32 = 1;
/// Parts of the country, however many.
const PARTS: u32 = 1;
/// An office of a name that it mostly has ("Assistant Secretary Bell"), and each further one.
const FORM: u32 = 2;
const FORMS_MORE: u32 = 1;
/// So many points are enough, and so many more than the next country has.
const ENOUGH: u32 = 3;
const AHEAD: u32 = 2;

/// The home country, if the report leaves no doubt.
pub(super) fn home(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &Entities,
    held: &Held,
    dateline: Option<CountryId>,
) -> Option<CountryId> {
    // Whose country is said is of another: at home nobody says it but of its lower officials.
    let foreign: BTreeSet<CountryId> = (0..)
        .zip(&entities.all)
        .filter_map(|(n, entity)| match entity {
            Entity::Person(person) => Some((LocalId(n), person.country?)),
            _ => None,
        })
        .filter(|&(person, (_, source))| {
            source == CountrySource::Stated && !is_lower(held.posts(person))
        })
        .map(|(_, (country, _))| country)
        .collect();
    let mut points = points(scene, mentions, entities, dateline);
    // Agencies write of everybody's officials, wherever the place is that they write from.
    if scene.report.dateline.is_none() && dateline.is_none() {
        add_forms(&mut points, mentions, entities, held, &foreign);
    }
    // A foreign country that itself looks like home leaves it open.
    if foreign.iter().any(|country| points.own.contains(country)) {
        return None;
    }
    let mut best: Vec<(u32, CountryId)> = points
        .all
        .into_iter()
        .filter(|(country, _)| !foreign.contains(country))
        .map(|(country, points)| (points, country))
        .collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let second = best.get(1).map_or(0, |(points, _)| *points);
    let ahead = best.first().filter(|(first, _)| *first >= ENOUGH && *first >= second + AHEAD);
    ahead.map(|&(_, country)| country).or_else(|| only_one(mentions, entities))
}

/// The one country that a report tells of, some of whose officials hold offices of its bodies. Whose country is said
/// is of another.
fn only_one(mentions: &[CastMention], entities: &Entities) -> Option<CountryId> {
    let mut officials = people(entities);
    let (country, _) = officials.find(|(_, source)| *source == CountrySource::Office)?;
    let alone = mentions.iter().filter_map(|mention| mention.country).all(|of| of == country)
        && people(entities).all(|(of, source)| of == country && source != CountrySource::Stated);
    alone.then_some(country)
}

/// "the U.S. Surgeon General": so a report calls lower officials of its own country too.
fn is_lower(posts: &[Post]) -> bool {
    const LOWER: u8 = 4;
    let lower = |post: &Post| {
        post.class != OfficeClass::Diplomat && post.level.is_some_and(|level| level >= LOWER)
    };
    !posts.is_empty() && posts.iter().all(lower)
}

/// Adds what the names of offices tell, where nothing else tells of another country ("Secretary Bell" may be of Kenya
/// in a report on that) or something else tells of that country, which is named as often as others.
fn add_forms(
    points: &mut Points,
    mentions: &[CastMention],
    entities: &Entities,
    held: &Held,
    foreign: &BTreeSet<CountryId>,
) {
    let mut forms: BTreeMap<CountryId, BTreeSet<OfficeId>> = BTreeMap::new();
    let mut told: BTreeSet<CountryId> = BTreeSet::new();
    for (n, entity) in (0..).zip(&entities.all) {
        let Entity::Person(person) = entity else { continue };
        for post in held.posts(LocalId(n)) {
            let row = lexicon().offices().get(post.head);
            // "Secretary Bell"; the Finance Secretary may be anybody's.
            let plain = row.title != "Secretary" || post.words.len() == 1;
            let usual = row.usual.filter(|_| plain);
            match (usual, person.country) {
                // An assemblyman who is of a party in Korea: so are others.
                (Some(usual), Some((of, _))) if of != usual => return,
                (Some(usual), None | Some((_, CountrySource::Office)))
                    if person.country.is_none() || foreign.is_empty() =>
                {
                    forms.entry(usual).or_default().insert(post.head);
                }
                _ => {}
            }
        }
        told.extend(person.country.map(|(of, _)| of));
    }
    for (country, heads) in forms {
        let own = mentions.iter().filter(|mention| mention.country == Some(country)).count();
        let others = mentions
            .iter()
            .filter(|mention| mention.country.is_some_and(|of| of != country))
            .count();
        let alone = others == 0 && told.iter().all(|&of| of == country);
        if alone || points.all.contains_key(&country) && own >= others {
            let more = (heads.len() - 1).min(FORM as usize) as u32;
            *points.all.entry(country).or_default() += FORM + FORMS_MORE * more;
        }
    }
}

/// Points of the countries.
#[derive(Debug, Default)]
struct Points {
    all: BTreeMap<CountryId, u32>,
    /// Those with a seat or agency.
    own: BTreeSet<CountryId>,
}

fn points(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &Entities,
    dateline: Option<CountryId>,
) -> Points {
    let report = scene.report;
    // Who holds an office of some body may be of the home country.
    let others: BTreeSet<CountryId> = people(entities)
        .filter(|(_, source)| *source != CountrySource::Office)
        .map(|(country, _)| country)
        .collect();
    let mut points: BTreeMap<CountryId, u32> = BTreeMap::new();
    let mut own = BTreeSet::new();
    let mut bodies = BTreeSet::new();
    let mut parts = BTreeSet::new();
    let named: Vec<(&CastMention, CountryId, What)> = mentions
        .iter()
        .zip(&scene.recognised.mentions)
        .filter_map(|(mention, known)| Some((mention, mention.country?, known.what)))
        .collect();
    for (n, &(mention, country, what)) in named.iter().enumerate() {
        match (mention.kind, what) {
            (MentionKind::Place, What::Seat(_)) => {
                own.insert(country);
                *points.entry(country).or_default() += SEAT;
            }
            (MentionKind::Organisation, What::Seat(_)) => {
                own.insert(country);
                *points.entry(country).or_default() += ACTING_SEAT;
            }
            (MentionKind::Organisation, _) => {
                bodies.insert(country);
            }
            (MentionKind::Place, What::Region(_)) => {
                parts.insert(country);
            }
            (MentionKind::Place, What::Country(_)) | (MentionKind::Demonym, _) => {
                if is_voiced(report, mention) {
                    *points.entry(country).or_default() += STANCE;
                } else if is_intent(report, mention) {
                    *points.entry(country).or_default() += INTENT;
                }
            }
            _ => continue,
        }
        let Some(&(next, with, _)) = named.get(n + 1) else { continue };
        let worth = paired(report, mention, next);
        for (one, other) in [(country, with), (with, country)] {
            if worth > 0 && one != other && others.contains(&other) {
                *points.entry(one).or_default() += worth;
            }
        }
    }
    for country in bodies {
        *points.entry(country).or_default() += BODIES;
    }
    for country in parts {
        *points.entry(country).or_default() += PARTS;
    }
    if let Some(country) = country_of_agency(report)
        && dateline == Some(country)
    {
        own.insert(country);
        *points.entry(country).or_default() += AGENCY;
    }
    Points { all: points, own }
}

/// The country of the agency that wrote the report.
pub(super) fn country_of_agency(report: &Report<'_>) -> Option<CountryId> {
    known_agency(report)?.country
}

/// Two countries in one compound ("Bolivia-Chile ties"), or with relations "between" them.
fn paired(report: &Report<'_>, one: &CastMention, other: &CastMention) -> u32 {
    let between = one.tokens.end as usize..other.tokens.start as usize;
    let is_and = |at: usize| report.word(at).eq_ignore_ascii_case("and");
    match report.tokens.get(between.clone()) {
        Some([mark]) if mark.is(Shape::JOINER) || is_dash(report.word(between.start)) => {
            // "an Irish-American pastor" is one person of both.
            let of_people = |mention: &CastMention| mention.kind == MentionKind::Demonym;
            if relation_after(report, other) {
                RELATIONS
            } else if of_people(one) && of_people(other) {
                0
            } else {
                COMPOUND
            }
        }
        Some([_]) if is_and(between.start) => relation_before(report, one),
        Some([_, _]) if is_and(between.start) && report.word(between.start + 1) == "the" => {
            relation_before(report, one)
        }
        _ => 0,
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "\u{2010}" | "\u{2013}" | "\u{2014}")
}

/// "ties" within three words behind the compound.
fn relation_after(report: &Report<'_>, other: &CastMention) -> bool {
    let end = other.tokens.end as usize;
    (end..end + 3)
        .take_while(|&at| is_word(report, at))
        .any(|at| has_role(report, at, SceneRole::Relation))
}

/// "relations between" right before the first country.
fn relation_before(report: &Report<'_>, one: &CastMention) -> u32 {
    let start = one.tokens.start as usize;
    let word = |back: usize| start.checked_sub(back).map_or("", |at| report.word(at));
    let back = if word(1).eq_ignore_ascii_case("the") { 2 } else { 1 };
    let related = word(back) == "between"
        && start.checked_sub(back + 1).is_some_and(|at| has_role(report, at, SceneRole::Relation));
    if related { RELATIONS } else { 0 }
}

/// "reaffirmed Bolivia's strong commitment", "conveyed Bolivian support": what is voiced in the
/// country's name. "condemned Bolivia's stance" is another's voice.
fn is_voiced(report: &Report<'_>, mention: &CastMention) -> bool {
    let mut at = mention.tokens.end as usize;
    if report.tokens.get(at).is_some_and(|token| token.is(Shape::POSSESSIVE)) {
        at += 1;
    }
    let stance = (at..at + 3)
        .take_while(|&at| is_word(report, at))
        .any(|at| has_role(report, at, SceneRole::Stance));
    stance && voice_before(report, mention.tokens.start as usize)
}

/// "stressed that Bolivia will", "made clear that Bolivia remains": what the country is to do, said by
/// those who speak for it; "that Russia must" is no such.
fn is_intent(report: &Report<'_>, mention: &CastMention) -> bool {
    let next = report.tokens.get(mention.tokens.end as usize).map(|_| mention.tokens.end as usize);
    let goes_on = next.is_some_and(|at| {
        ["will", "would", "remains", "stands", "supports"].contains(&report.word(at))
    });
    let start = mention.tokens.start as usize;
    let the = start.checked_sub(1).is_some_and(|at| report.word(at) == "the");
    let that = start.checked_sub(1 + usize::from(the));
    let said = that.is_some_and(|at| report.word(at) == "that" && voice_before(report, at));
    goes_on && said
}

/// Does a verb that voices stand before the country, "the" or one word between?
fn voice_before(report: &Report<'_>, start: usize) -> bool {
    let words = lexicon().role_words().phrases();
    (1..=3).filter_map(|back| start.checked_sub(back)).any(|at| {
        let lemma = lexicon().syntax().word(report.tokens[at].word).lemma;
        words.longest([lemma]).is_some_and(|(_, word)| word.role == SceneRole::Voice)
    })
}

fn is_word(report: &Report<'_>, at: usize) -> bool {
    report
        .tokens
        .get(at)
        .is_some_and(|token| token.is(Shape::WORD) && !token.can_be(WordClass::FUNCTION_WORD))
}

fn has_role(report: &Report<'_>, at: usize, role: SceneRole) -> bool {
    report.tokens.get(at).is_some_and(|token| token.can_be(WordClass::ROLE_START))
        && report
            .phrase(lexicon().role_words().phrases(), at, at + 1)
            .is_some_and(|(_, word)| word.role == role)
}
