//! Who leads a delegation is of its country: "a Chinese trade delegation *led by Song Wei*", "the delegation of the
//! National Assembly of Slovenia, *headed by its chairperson, Ana Novak*".

use dateline_lexicon::{CountryId, words};
use dateline_parser::Shape;
use dateline_schema::closed::{CountrySource, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::learn_country;
use crate::facts::Entity;
use crate::scene::Scene;

/// So many tokens tell whose delegation it is, and who leads it.
const REACH: u32 = 16;

/// Gives the leaders of delegations their country.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &mut Entities) {
    let report = scene.report;
    let recognised = &mentions[..scene.recognised.mentions.len()];
    for (n, mention) in recognised.iter().enumerate() {
        let Some(sentence) = mention.sentence.filter(|_| mention.kind == MentionKind::Person)
        else {
            continue;
        };
        let first = report.sentences[sentence as usize].tokens.start;
        let start = mention.tokens.start;
        let floor = first.max(start.saturating_sub(REACH));
        // "led by", with nothing but the leader's office before the name
        let led = (floor..start.saturating_sub(1)).rev().find(|&at| {
            report.word_is(at as usize, words!["headed", "led"])
                && report.word(at as usize + 1) == "by"
        });
        let Some(led) = led.filter(|&led| is_office(scene, led + 2, start)) else { continue };
        let before = recognised[..n].iter().rev().skip_while(|other| other.tokens.start >= led);
        let country =
            delegation(scene, before, first.max(led.saturating_sub(REACH)), led, entities);
        if let Some(country) = country
            && let Some(one) = mention.meaning.one()
            && let Some(Entity::Person(fact)) = entities.all.get_mut(one.0 as usize)
        {
            learn_country(fact, country, CountrySource::Stated);
        }
    }
}

/// Do the tokens only say what office the leader holds?
fn is_office(scene: &Scene<'_, '_>, start: u32, end: u32) -> bool {
    let offices = &scene.recognised.offices;
    let first = offices.partition_point(|office| office.tokens.start < start);
    let mut at = start;
    for office in offices[first..].iter().take_while(|office| office.tokens.start < end) {
        if office.tokens.start > at + 1 {
            return false;
        }
        at = at.max(office.tokens.end);
    }
    let report = scene.report;
    (at..end).all(|at| {
        let token = &report.tokens[at as usize];
        token.is(Shape::PUNCTUATION)
            || token.is(Shape::STOPPED)
            || at == start
            || report.word_is(at as usize, words!["its", "mr", "mrs", "ms", "the"])
    })
}

/// Whose delegation is led: the one country named with the word, between its article and "led".
fn delegation<'m>(
    scene: &Scene<'_, '_>,
    before: impl Iterator<Item = &'m CastMention>,
    floor: u32,
    led: u32,
    entities: &Entities,
) -> Option<CountryId> {
    let report = scene.report;
    let noun = (floor..led)
        .rev()
        .find(|&at| report.word_is(at as usize, words!["delegation", "mission", "team"]))?;
    // "a team that visited China last week, led by": nothing but whose it is may stand behind the word.
    let told = |at: u32| {
        let token = &report.tokens[at as usize];
        token.is(Shape::CAPITAL)
            || token.is(Shape::PUNCTUATION)
            || token.is(Shape::POSSESSIVE)
            || report.word_is(at as usize, words!["and", "for", "from", "of", "the"])
    };
    if !(noun + 1..led).all(told) {
        return None;
    }
    let mut country = None;
    for mention in before.take_while(|mention| mention.tokens.end > floor) {
        // "met *a* Chinese delegation": what stands before its article is not of it.
        let of_it = mention.tokens.start > noun || {
            let gap = mention.tokens.end..noun;
            !gap.clone().any(|at| {
                report.word_is(at as usize, words!["a", "an", "by", "from", "of", "the", "with"])
                    || report.tokens[at as usize].is(Shape::PUNCTUATION)
            })
        };
        if !of_it {
            break;
        }
        let own = mention.country.or_else(|| entities.country_of(mention.meaning.one()?));
        match (country, own) {
            (None, own) => country = own,
            (Some(known), Some(other)) if known != other => return None,
            _ => {}
        }
    }
    country
}
