//! Officials who are thanked or praised for what their country does: "thanked *President Ruiz* for Chile's support".

use dateline_lexicon::{WordSet, words};
use dateline_parser::Shape;
use dateline_recogniser::What;
use dateline_schema::closed::{CountrySource, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::held::Held;
use crate::cast::offices::{is_of_state, learn_country};
use crate::facts::Entity;
use crate::scene::Scene;

/// How somebody is thanked.
const THANKS: &WordSet<12> = words![
    "applauded",
    "applauding",
    "commended",
    "commending",
    "congratulated",
    "congratulating",
    "praised",
    "praising",
    "thank",
    "thanked",
    "thanking",
    "thanks"
];

/// So many tokens before a name stand its titles and the verb.
const REACH: u32 = 6;

/// Gives such officials the country right behind "for".
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    held: &Held,
) {
    let recognised = &scene.recognised.mentions;
    let pairs = mentions[..recognised.len()].windows(2).zip(recognised.iter().skip(1));
    for (pair, _) in pairs.filter(|(_, place)| matches!(place.what, What::Country(_))) {
        let [name, place] = pair else { continue };
        let Some(person) = name.meaning.one().filter(|_| name.kind == MentionKind::Person) else {
            continue;
        };
        let (end, report) = (name.tokens.end, scene.report);
        let owns = report.tokens.get(place.tokens.end as usize);
        let mut before = name.tokens.start.saturating_sub(REACH)..name.tokens.start;
        let thanked = report.word_is(end as usize, words!["for"])
            && place.tokens.start == end + 1
            && owns.is_some_and(|token| token.is(Shape::POSSESSIVE))
            && before.any(|at| report.word_is(at as usize, THANKS))
            && held.posts(person).iter().any(|post| is_of_state(post.head) && !post.of_body);
        if let (true, Some(country)) = (thanked, place.country)
            && let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize)
            && fact.country.is_none()
        {
            learn_country(fact, country, CountrySource::Meeting);
        }
    }
}
