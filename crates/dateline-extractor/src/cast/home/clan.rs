//! Houses that rule: who bears the clan's name of a monarch or prince is of that one's country, "Emir Hamad
//! Al Rashid of Dilmun … Prime Minister Omar *Al Rashid*".

use dateline_lexicon::{CountryId, OfficeClass, fold};
use dateline_normaliser::names::PersonName;
use dateline_schema::closed::CountrySource;

use crate::cast::entities::Entities;
use crate::cast::offices::held::Held;
use crate::cast::offices::{is_of_state, learn_country};
use crate::facts::{Entity, LocalId};

/// So many royals of one report are looked at.
const MOST: usize = 16;

/// Gives officials of a ruling house the country of its royals.
pub(super) fn find(entities: &mut Entities, held: &Held) {
    let houses: Vec<(String, CountryId)> = (0..)
        .zip(&entities.all)
        .filter_map(|(n, entity)| {
            let Entity::Person(person) = entity else { return None };
            let (country, _) = person.country?;
            let mut posts = held.posts(LocalId(n)).iter();
            posts
                .any(|post| post.class == OfficeClass::Royal)
                .then(|| Some((clan(&person.name)?, country)))?
        })
        .take(MOST)
        .collect();
    if houses.is_empty() {
        return;
    }
    for (n, entity) in (0..).zip(&mut entities.all) {
        let Entity::Person(person) = entity else { continue };
        let official = held.posts(LocalId(n)).iter().any(|post| is_of_state(post.head));
        if person.country.is_some() || !official {
            continue;
        }
        let Some(own) = clan(&person.name) else { continue };
        let mut same = houses.iter().filter(|(clan, _)| *clan == own).map(|(_, country)| *country);
        if let Some(country) = same.next()
            && same.all(|other| other == country)
        {
            learn_country(person, country, CountrySource::Meeting);
        }
    }
}

/// The clan that a name ends with: "Al Rashid", "al-Rashid".
fn clan(name: &PersonName) -> Option<String> {
    let mut words = name.name.split_whitespace().rev();
    let (last, before) = (words.next()?, words.next()?);
    let article = |word: &str| matches!(fold(word).as_str(), "al" | "aal");
    match last.split_once('-') {
        Some((al, clan)) if article(al) => Some(fold(clan)),
        Some(_) => None,
        None => article(before).then(|| fold(last)),
    }
}
