//! Countries in brackets behind a name: "Ana Ruiz (*Chile*)", "Attorney General Tom Reed (*Ohio*)", and the party
//! and state or district of a legislator of the United States: "Ann Bell (*R-Texas*)", "Ann Bell, *D-Ohio*, said",
//! "Ann Bell (*TX-07*)". In a list the part of a country may stand behind a comma: "Governor Ann Bell, *Ohio*".

use dateline_lexicon::{CountryId, OfficeClass, lexicon};
use dateline_parser::Shape;
use dateline_recogniser::What;
use dateline_schema::closed::{CountrySource, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::held::{Held, Post};
use crate::cast::offices::{is_of_state, learn_country};
use crate::facts::{Entity, LocalId};
use crate::scene::Scene;

/// Gives people the country that stands in brackets behind their names.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    held: &Held,
) {
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Person) {
        let Some(person) = mention.meaning.one() else { continue };
        let official = held.posts(person).iter().any(|post| is_of_state(post.head));
        let sits = |post: &Post| post.class == OfficeClass::Legislator;
        let legislates = held.posts(person).iter().any(sits);
        let told = place(scene, mentions, mention, official)
            .or_else(|| state(scene, mention, official))
            .or_else(|| district(scene, mention, legislates));
        let Some((country, source)) = told else { continue };
        if let Some(fact) = open(entities, person) {
            learn_country(fact, country, source);
        }
    }
}

fn open(entities: &mut Entities, person: LocalId) -> Option<&mut crate::facts::PersonFact> {
    match entities.all.get_mut(person.0 as usize) {
        Some(Entity::Person(fact)) if fact.country.is_none() => Some(fact),
        _ => None,
    }
}

/// A country alone in the brackets; of an official also what lies in one.
fn place(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    mention: &CastMention,
    official: bool,
) -> Option<(CountryId, CountrySource)> {
    let open = mention.tokens.end;
    let bracket = word(scene, open) == "(";
    if !bracket && word(scene, open) != "," {
        return None;
    }
    let known = &scene.recognised.mentions;
    let n = known.partition_point(|known| known.tokens.start <= open);
    let (inner, place) = (known.get(n)?, mentions.get(n)?);
    // "Governors Ann Bell, of Ohio, and", "- Governor Ann Bell, Ohio"
    let of = word(scene, open + 1) == "of";
    let end = inner.tokens.end;
    let closed = match word(scene, end) {
        ")" => bracket,
        "," | ";" | "." | "-" | "and" => !bracket,
        _ => !bracket && ends_line(scene, end),
    };
    let part = bracket || matches!(inner.what, What::Region(_)) && official;
    let alone = inner.tokens.start == open + 1 + u32::from(of && !bracket) && closed && part;
    let source = match inner.what {
        What::Country(_) => CountrySource::Stated,
        What::Region(_) | What::City(_) if official => CountrySource::Office,
        _ => return None,
    };
    (alone && place.kind == MentionKind::Place).then_some((place.country?, source))
}

/// Does a line end in front of the token?
fn ends_line(scene: &Scene<'_, '_>, at: u32) -> bool {
    let tokens = &scene.report.tokens;
    let Some(before) = (at as usize).checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let Some(next) = tokens.get(at as usize) else { return true };
    scene.report.text[before.span.end as usize..next.span.start as usize].contains('\n')
}

/// "(R-Texas)", ", D-Ohio,"; of an official "(R)" alone too.
fn state(
    scene: &Scene<'_, '_>,
    mention: &CastMention,
    official: bool,
) -> Option<(CountryId, CountrySource)> {
    let open = mention.tokens.end;
    let bracket = word(scene, open) == "(";
    let party = matches!(word(scene, open + 1), "D" | "I" | "R");
    if !party || !(bracket || word(scene, open) == ",") {
        return None;
    }
    let joined = matches!(word(scene, open + 2), "-" | "\u{2010}" | "\u{2013}");
    let state = scene.report.tokens.get(open as usize + 3);
    let placed = joined && state.is_some_and(|token| token.is(Shape::CAPITAL));
    let alone = bracket && official && word(scene, open + 2) == ")";
    let country = lexicon().countries().by_code("USA")?.id;
    (placed || alone).then_some((country, CountrySource::Office))
}

/// A seat of the House of Representatives, with or without the party: "(TX-07)", "(D-NV-03)", "(VT-AL)", at large.
fn district(
    scene: &Scene<'_, '_>,
    mention: &CastMention,
    legislates: bool,
) -> Option<(CountryId, CountrySource)> {
    const MOST_SEATS: u8 = 52;
    let report = scene.report;
    let open = report.tokens.get(mention.tokens.end as usize)?.span.start as usize;
    let inner = report.text.get(open..)?.strip_prefix('(')?;
    let mut parts = inner
        .get(..inner.bytes().take(12).position(|byte| byte == b')')?)?
        .split(['-', '\u{2011}', '\u{2013}']);
    let first = parts.next()?;
    let party = matches!(first, "D" | "I" | "R");
    let state = if party { parts.next()? } else { first };
    let seat = parts.next()?;
    let digits = seat.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = || digits && seat.parse().is_ok_and(|seat: u8| (1..=MOST_SEATS).contains(&seat));
    if !(seat == "AL" || numbered()) || parts.next().is_some() {
        return None;
    }
    let country = lexicon().countries().by_code("USA")?.id;
    // The code of a state, and no model ("AK-47") of anything.
    let mut regions = lexicon().regions().rows().iter();
    let postal = regions.any(|it| it.country == Some(country) && it.admin1 == Some(state));
    (postal && (party || legislates)).then_some((country, CountrySource::Office))
}

fn word<'r>(scene: &Scene<'r, '_>, at: u32) -> &'r str {
    scene.report.tokens.get(at as usize).map_or("", |_| scene.report.word(at as usize))
}
