//! The country whose officials a report calls by bare titles: "President Ruiz met the Chilean foreign
//! minister", in a report that speaks of "Bolivia-Chile relations" and "Bolivia's commitment".
//!
//! Where two countries could be meant, or none is likely, none is taken.

mod beside;
mod bracketed;
mod clan;
mod counterparts;
mod delegations;
mod evidence;
mod inaugurated;
mod journeys;
pub(super) mod listed;
mod native;
mod owned;
mod ruler;
mod sides;
mod thanked;
mod visits;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::{CountryId, Culture, OfficeClass, fold, lexicon};
use dateline_normaliser::names::PersonName;
use dateline_parser::{Report, Shape};
use dateline_schema::closed::{CountrySource, MentionKind};

use self::sides::Sides;
use super::CastMention;
use super::entities::Entities;
use super::offices::held::{Held, Post};
use super::offices::{is_of_state, learn_country};
use super::places::country_of_dateline;
use super::subjects::Subjects;
use crate::facts::{Entity, LocalId};
use crate::scene::Scene;

/// Gives the holders of bare offices of a state the report's home country, which it returns.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    held: &Held,
    dateline: Option<LocalId>,
) -> Option<CountryId> {
    native::find(scene, mentions, entities);
    owned::find(scene, mentions, entities);
    beside::find(scene, mentions, entities);
    bracketed::find(scene, mentions, entities, held);
    clan::find(entities, held);
    thanked::find(scene, mentions, entities, held);
    inaugurated::find(scene, mentions, entities);
    counterparts::named(scene, mentions, entities);
    delegations::find(scene, mentions, entities);
    Sides::of(scene, mentions).share(scene, mentions, entities, held);
    let here = country_of_dateline(scene, mentions);
    let filed = dateline.and_then(|place| entities.country_of(place)).or(here);
    let bare = bare(scene, mentions, entities, held);
    let home = evidence::home(scene, mentions, entities, held, here);
    let known: BTreeSet<CountryId> =
        people(entities).map(|(country, _)| country).chain(here).collect();
    let named: BTreeSet<CountryId> =
        mentions.iter().filter_map(|mention| mention.country).collect();
    let royal = only_royal(entities, held);
    let mut guests = journeys::find(scene, mentions, entities, filed);
    let visits = visits::find(scene, mentions, held);
    guests.extend(visits.iter().filter(|(_, to)| filed == Some(*to)).map(|&(guest, _)| guest));
    for (person, first) in bare {
        let is_royal = held.posts(person).iter().any(|post| post.class == OfficeClass::Royal);
        // At home royals are called by their bare titles, as everybody is.
        let at_home =
            home.is_some() && home == here && evidence::country_of_agency(scene.report) == home;
        let reigns = home.is_some_and(|home| lexicon().country(home).monarchy);
        let home = if is_royal && !(at_home && reigns) { royal } else { home };
        let home = home.filter(|_| first && (home != filed || !guests.contains(&person)));
        let home = home.filter(|&home| !visits.contains(&(person, home)));
        let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { continue };
        let leads = held.posts(person).iter().any(|post| post.level == Some(1));
        let home = home.filter(|&home| {
            let foreign = |post: &Post| sides::is_never_of(post.head, home);
            !(leads && is_foreign_name(&fact.name, home) || held.posts(person).iter().any(foreign))
        });
        let of_name = || {
            by_culture(&fact.name, &known).or_else(|| {
                by_culture(&fact.name, &named).filter(|_| is_of_one_country(&fact.name))
            })
        };
        if let Some(country) = home.or_else(of_name) {
            learn_country(fact, country, CountrySource::Meeting);
        }
    }
    if let Some(home) = home {
        listed::officials(scene, mentions, entities, home);
        ruler::find(scene, mentions, entities, home);
    }
    if let Some(here) = filed {
        wire::find(scene, mentions, entities, held, here, &guests);
    }
    counterparts::find(scene, mentions, entities);
    home
}

/// The country of the report's monarchs and princes, if it is one: "King Felipe of Spain … and Princess
/// Sofia".
fn only_royal(entities: &Entities, held: &Held) -> Option<CountryId> {
    let mut countries = (0..).zip(&entities.all).filter_map(|(n, entity)| match entity {
        Entity::Person(person) => {
            let royal = |post: &Post| post.class == OfficeClass::Royal;
            let (country, _) = person.country?;
            held.posts(LocalId(n)).iter().any(royal).then_some(country)
        }
        _ => None,
    });
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}

/// The only one of the report's countries where names are of this culture, for cultures of one or few
/// countries: "Prime Minister Pham Minh Chinh" among Vietnamese and Lao.
fn by_culture(name: &PersonName, countries: &BTreeSet<CountryId>) -> Option<CountryId> {
    let culture = name.culture.as_deref().and_then(Culture::from_name)?;
    if !is_of_few_countries(culture) {
        return None;
    }
    // "Wang Mei-hua" is written so of Taiwan.
    let hyphen = name.given.as_deref().is_some_and(|given| given.contains('-'));
    let elsewhere = |country: CountryId| {
        culture == Culture::Chinese && hyphen && lexicon().country(country).code == "CHN"
    };
    let countries = countries.iter().copied().filter(|&country| !elsewhere(country));
    let mut own = countries.filter(|&country| {
        lexicon().names().cultures_of(lexicon().country(country).code).contains(&culture)
    });
    match (own.next(), own.next()) {
        (Some(country), None) => Some(country),
        _ => None,
    }
}

/// Is the name of a culture that is not the country's own? Who leads a state mostly bears a name of it: where
/// nothing else is told, "President Volkov" is none of Ireland.
pub(super) fn is_foreign_name(name: &PersonName, country: CountryId) -> bool {
    let culture = name.culture.as_deref().and_then(Culture::from_name);
    // Names of others are borne in many countries beside their own.
    let told = culture.filter(|culture| {
        matches!(
            culture,
            Culture::Armenian
                | Culture::Burmese
                | Culture::Chinese
                | Culture::Georgian
                | Culture::Greek
                | Culture::Hungarian
                | Culture::Japanese
                | Culture::Khmer
                | Culture::Korean
                | Culture::Lao
                | Culture::Slavic
                | Culture::Thai
                | Culture::Vietnamese
        )
    });
    let own = lexicon().names().cultures_of(lexicon().country(country).code);
    // Vladimir is a given name of few, whatever family name stands behind it.
    let slavic = || {
        let given = lexicon().names().given(&fold(name.given.as_deref().unwrap_or_default()));
        given.contains(Culture::Slavic) && !own.iter().any(|&own| given.contains(own))
    };
    told.map_or_else(slavic, |culture| !own.contains(&culture))
}

/// Is the name of a culture of one country, or nearly so? Then it is enough that the report names that country.
fn is_of_one_country(name: &PersonName) -> bool {
    let culture = name.culture.as_deref().and_then(Culture::from_name);
    culture.is_some_and(|culture| {
        matches!(
            culture,
            Culture::Armenian
                | Culture::Burmese
                | Culture::Georgian
                | Culture::Japanese
                | Culture::Khmer
                | Culture::Lao
                | Culture::Thai
                | Culture::Vietnamese
        )
    })
}

/// Do names of this culture tell the country, where the report leaves few to choose from?
const fn is_of_few_countries(culture: Culture) -> bool {
    !matches!(
        culture,
        Culture::Western
            | Culture::English
            | Culture::French
            | Culture::German
            | Culture::Dutch
            | Culture::Italian
            | Culture::Nordic
            | Culture::Spanish
            | Culture::Portuguese
            | Culture::Arabic
            | Culture::Slavic
            | Culture::Jewish
            | Culture::African
            | Culture::SouthAsian
    )
}

/// The countries of the people, and how they are known.
fn people(entities: &Entities) -> impl Iterator<Item = (CountryId, CountrySource)> {
    entities.all.iter().filter_map(|entity| match entity {
        Entity::Person(person) => person.country,
        _ => None,
    })
}

/// People with an office of a state and no country, and whether they can be of the home country. Of the first two levels
/// only those who act in the report, and of one office only the first holder: two bare presidents are of two countries.
fn bare(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &Entities,
    held: &Held,
) -> Vec<(LocalId, bool)> {
    let mut people: Vec<(LocalId, bool)> = Vec::new();
    let mut taken = Vec::new();
    let told = told(mentions);
    let mut subjects: Option<(u32, Subjects)> = None;
    let mut last_sentence = None;
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Person) {
        // Who is named first in a sentence mostly acts in it.
        let first = mention.sentence != last_sentence;
        last_sentence = mention.sentence;
        let Some(person) =
            mention.meaning.one().filter(|person| !people.iter().any(|(known, _)| known == person))
        else {
            continue;
        };
        let Some(Entity::Person(fact)) = entities.all.get(person.0 as usize) else { continue };
        // A firm's president has an office of the firm alone.
        let of_bodies = !fact.offices.is_empty()
            && fact.offices.iter().all(|office| office.organisation.is_some());
        if fact.country.is_some() || of_bodies || people.len() == MOST {
            continue;
        }
        let posts = held.posts(person);
        if !posts.iter().any(|post| is_of_state(post.head) && !post.of_body) {
            continue;
        }
        let Some(sentence) = mention.sentence else { continue };
        if subjects.as_ref().is_none_or(|(of, _)| *of != sentence) {
            subjects = Some((sentence, Subjects::of(scene, sentence)));
        }
        let acts =
            subjects.as_ref().is_some_and(|(_, all)| all.verb_of(mention.tokens).0.is_some());
        let royal = posts.iter().any(|post| post.class == OfficeClass::Royal);
        let highest = posts.iter().filter_map(|post| post.level).min();
        // "- Ann Bell, President, Harbour League" is of the body.
        let mut own = posts.iter().filter(|post| is_of_state(post.head));
        let titled = own.any(|post| post.before_name || post.country.is_some());
        let alone = !(acts || first && titled || royal || owns(scene.report, mention))
            || !titled && listed::is_listed(scene, mention);
        if highest.is_some_and(|level| level < 3) && alone {
            continue;
        }
        let heads: Vec<_> = posts
            .iter()
            .filter(|post| !royal && post.level.is_some_and(|level| level < 3))
            .map(|post| post.head)
            .collect();
        // "her years with President Hale" in a report on President Ruiz: told of in passing.
        let often = told.iter().filter(|&(&other, &times)| {
            other != person && times > 2 && times > 2 * told.get(&person).copied().unwrap_or(0)
        });
        let passing = often
            .filter(|(other, _)| !listed::has_country(entities, **other))
            .any(|(other, _)| held.posts(*other).iter().any(|post| heads.contains(&post.head)));
        let first = !passing && !heads.iter().any(|head| taken.contains(head));
        if !passing {
            taken.extend(heads);
        }
        people.push((person, first));
    }
    people
}

/// How often each person is named.
fn told(mentions: &[CastMention]) -> BTreeMap<LocalId, u32> {
    let mut told = BTreeMap::new();
    let people = mentions.iter().filter(|mention| mention.kind == MentionKind::Person);
    for person in people.filter_map(|mention| mention.meaning.one()) {
        *told.entry(person).or_insert(0) += 1;
    }
    told
}

/// So many people of one report are looked at.
const MOST: usize = 64;

fn owns(report: &Report<'_>, mention: &CastMention) -> bool {
    report.tokens.get(mention.tokens.end as usize).is_some_and(|next| next.is(Shape::POSSESSIVE))
}
