//! The country that a report was written from: a minister, a general or an opposition leader who is
//! given no country is of the one where the report was filed.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::{CountryId, OfficeClass, lexicon};
use dateline_parser::Shape;
use dateline_recogniser::Office;
use dateline_schema::closed::{CountrySource, MentionKind, OfficeStatus, OrganisationKind};

use super::evidence::country_of_agency;
use super::{MOST, is_foreign_name};
use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::held::{Held, Post};
use crate::cast::offices::learn_country;
use crate::cast::subjects::Subjects;
use crate::facts::{Entity, LocalId};
use crate::scene::Scene;

/// Offices of these levels are held by one at a time: a second bare president is another country's.
const SOLE: u8 = 3;
/// The sentences that say where a report was filed from, and who spoke there.
const LEAD: u32 = 2;

/// Gives the holders of bare offices the country of the dateline.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
    held: &Held,
    here: CountryId,
    guests: &BTreeSet<LocalId>,
) {
    // Agencies give the ranks of their own generals bare, wherever they write from.
    let abroad = country_of_agency(scene.report).is_some_and(|country| country != here);
    let elsewhere = other_told_of(mentions, here);
    let mut seen = BTreeSet::new();
    let mut told_of = None;
    let mut subjects: Option<(u32, Subjects)> = None;
    for office in scene.recognised.offices.iter().filter(|office| !office.plural) {
        let holder = office.holder.and_then(|holder| mentions.get(holder as usize));
        let Some(mention) = holder.filter(|holder| holder.kind == MentionKind::Person) else {
            continue;
        };
        let (Some(person), Some(sentence)) = (mention.meaning.one(), mention.sentence) else {
            continue;
        };
        let known = |fact: &Entity| matches!(fact, Entity::Person(fact) if fact.country.is_none());
        let open = entities.all.get(person.0 as usize).is_some_and(known);
        if seen.len() == MOST {
            return;
        }
        let local = is_local(office, mentions, entities, here)
            && !is_of_firm(office, entities, person)
            || leads_party(office, mentions, entities);
        let distant = sentence >= LEAD
            && is_rank(office)
            && elsewhere.is_some_and(|other| names(mentions, sentence, other));
        if !open || distant || guests.contains(&person) || is_anothers(scene, office) || !local {
            continue;
        }
        // "its president, Ann Bell", "was named president": a firm's, unless somebody else of the state is told of.
        let of_firm =
            lexicon().offices().get(office.head).shared && !is_titled(scene, office, mention);
        let state = || super::people(entities).any(|(country, _)| country == here);
        if of_firm && !(state() && *told_of.get_or_insert_with(|| is_told_of(mentions, here))) {
            continue;
        }
        let post = Post::of(scene, office);
        let speaker = post.class == OfficeClass::Spokesperson && is_somebodys(scene, office);
        // "First Deputy Chairman of the Senate", "leader of the main opposition party".
        let member = post.class == OfficeClass::General
            && (office.organisation.is_some() || is_in_party(scene, office));
        let reigns = post.class != OfficeClass::Royal || lexicon().country(here).monarchy;
        if !(speaker || member || reigns && is_of_one_country(post.class))
            || post.country.is_some_and(|country| country != here)
        {
            continue;
        }
        if abroad && matches!(post.class, OfficeClass::Military | OfficeClass::Police) {
            continue;
        }
        let sole = post.level.is_some_and(|level| level < SOLE);
        if sole {
            if subjects.as_ref().is_none_or(|(of, _)| *of != sentence) {
                subjects = Some((sentence, Subjects::of(scene, sentence)));
            }
            let acts =
                subjects.as_ref().is_some_and(|(_, all)| all.verb_of(mention.tokens).0.is_some());
            let acts = acts || acts_elsewhere(scene, mentions, person);
            // Where no other state has anybody, nobody else's can be meant.
            let mut alone = || {
                let mut known = super::people(entities).map(|(country, _)| country).peekable();
                known.peek().is_some() && known.all(|country| country == here)
                    || *told_of.get_or_insert_with(|| is_told_of(mentions, here))
            };
            if !(acts || receives(scene, office, mention) || alone())
                || is_taken(entities, held, &post, person, here)
            {
                continue;
            }
        }
        seen.insert(person);
        let country = place_of_reception(scene, mentions, office, mention).unwrap_or(here);
        if let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize)
            && !(post.level == Some(1) && is_foreign_name(&fact.name, country))
        {
            learn_country(fact, country, CountrySource::Meeting);
        }
    }
}

/// Is it a title in capitals before the name: "President Ana Ruiz"?
fn is_titled(scene: &Scene<'_, '_>, office: &Office, mention: &CastMention) -> bool {
    office.tokens.end <= mention.tokens.start
        && scene.report.tokens[office.title.start as usize].is(Shape::CAPITAL)
}

/// Envoys are of another country, and a leader of whatever is of none.
const fn is_of_one_country(class: OfficeClass) -> bool {
    matches!(
        class,
        OfficeClass::State
            | OfficeClass::Royal
            | OfficeClass::Cabinet
            | OfficeClass::Adviser
            | OfficeClass::Legislator
            | OfficeClass::Party
            | OfficeClass::Local
            | OfficeClass::Military
            | OfficeClass::Police
            | OfficeClass::Judicial
    )
}

/// Is it an office of no body, or of one that a country has, and not another?
pub(super) fn is_local(
    office: &Office,
    mentions: &[CastMention],
    entities: &Entities,
    here: CountryId,
) -> bool {
    let Some(body) = office.organisation else { return true };
    let meaning = mentions.get(body as usize).and_then(|body| body.meaning.one());
    match meaning.and_then(|body| entities.all.get(body.0 as usize)) {
        Some(Entity::Organisation(body)) => {
            let national = matches!(
                body.kind,
                OrganisationKind::Government
                    | OrganisationKind::Ministry
                    | OrganisationKind::Party
                    | OrganisationKind::Legislature
                    | OrganisationKind::Court
                    | OrganisationKind::Military
            );
            national && body.country.is_none_or(|(country, _)| country == here)
        }
        _ => false,
    }
}

/// Is it an office of a body that told of it: "Keffler Corp said its president, Ann Bell, resigned"?
fn is_of_firm(office: &Office, entities: &Entities, person: LocalId) -> bool {
    let Some(Entity::Person(fact)) = entities.all.get(person.0 as usize) else { return false };
    office.organisation.is_none()
        && fact.offices.iter().any(|held| held.span == office.span && held.organisation.is_some())
}

/// "co-leader of the Ecological Union": of a body that nobody knows, which is a party by its leader.
fn leads_party(office: &Office, mentions: &[CastMention], entities: &Entities) -> bool {
    let title = lexicon().offices().get(office.head).title;
    let body = office.organisation.and_then(|body| mentions.get(body as usize)?.meaning.one());
    match body.and_then(|body| entities.all.get(body.0 as usize)) {
        Some(Entity::Organisation(body)) => {
            matches!(title, "Leader" | "Co-Leader")
                && body.known.is_none()
                && body.country.is_none()
                && matches!(body.kind, OrganisationKind::Igo | OrganisationKind::Other)
        }
        _ => false,
    }
}

/// Who is met or received by: "is to meet President A", "was received by Prime Minister B".
fn receives(scene: &Scene<'_, '_>, office: &Office, mention: &CastMention) -> bool {
    let start = office.tokens.start.min(mention.tokens.start);
    start
        .checked_sub(1)
        .is_some_and(|at| ["by", "meet", "meets", "met"].contains(&scene.report.word(at as usize)))
}

/// "from Cairo, where he was received *by President A*", "was received *by President A* in Cairo": the
/// country of the place, which the report need not be filed from.
fn place_of_reception(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    office: &Office,
    host: &CastMention,
) -> Option<CountryId> {
    const REACH: u32 = 12;
    let start = office.tokens.start.min(host.tokens.start);
    if start.checked_sub(1).is_none_or(|at| scene.report.word(at as usize) != "by") {
        return None;
    }
    let word = |at: u32| {
        scene.report.tokens.get(at as usize).map_or("", |_| scene.report.word(at as usize))
    };
    let behind = word(host.tokens.end) == "in";
    let where_before = |place: &CastMention| {
        let gap = place.tokens.end..start;
        !gap.is_empty() && gap.len() <= REACH as usize && gap.clone().any(|at| word(at) == "where")
    };
    let beside = |place: &&CastMention| {
        place.kind == MentionKind::Place
            && place.sentence == host.sentence
            && (behind && place.tokens.start == host.tokens.end + 1 || where_before(place))
    };
    let named = mentions.iter().take(scene.recognised.mentions.len());
    named.filter(|place| place.country.is_some()).find(beside)?.country
}

/// Is the report about the country: does its body name it, its people, places and bodies more than twice as often as
/// those of any other?
fn is_told_of(mentions: &[CastMention], here: CountryId) -> bool {
    let mut counts: BTreeMap<CountryId, usize> = BTreeMap::new();
    let body = mentions.iter().filter(|mention| mention.sentence.is_some());
    for country in body.filter_map(|mention| mention.country) {
        *counts.entry(country).or_default() += 1;
    }
    let own = counts.remove(&here).unwrap_or_default();
    own > 0 && counts.values().all(|&other| own > 2 * other)
}

/// The other country that the report tells of above all, and hardly of the one that it was filed from: a paper of Prague
/// on Colombia.
fn other_told_of(mentions: &[CastMention], here: CountryId) -> Option<CountryId> {
    const MUCH: usize = 5;
    let mut counts: BTreeMap<CountryId, usize> = BTreeMap::new();
    let body = mentions.iter().filter(|mention| mention.sentence.is_some());
    for country in body.filter_map(|mention| mention.country) {
        *counts.entry(country).or_default() += 1;
    }
    let own = counts.remove(&here).unwrap_or_default();
    let (other, most) = counts.into_iter().max_by_key(|&(_, times)| times)?;
    (most >= MUCH && most >= MUCH * own).then_some(other)
}

/// A rank that many hold, as every army has them: "General Reyes", and no chief of staff.
fn is_rank(office: &Office) -> bool {
    let row = lexicon().offices().get(office.head);
    row.class == OfficeClass::Military && row.level > SOLE
}

/// Does a sentence name the country, or what is of it?
fn names(mentions: &[CastMention], sentence: u32, country: CountryId) -> bool {
    mentions
        .iter()
        .any(|mention| mention.sentence == Some(sentence) && mention.country == Some(country))
}

/// Is the person the subject of a verb in another sentence?
fn acts_elsewhere(scene: &Scene<'_, '_>, mentions: &[CastMention], person: LocalId) -> bool {
    const REACH: usize = 8;
    let others = mentions.iter().filter(|mention| {
        mention.kind == MentionKind::Person && mention.meaning.one() == Some(person)
    });
    others.take(REACH).any(|mention| {
        mention.sentence.is_some_and(|sentence| {
            Subjects::of(scene, sentence).verb_of(mention.tokens).0.is_some()
        })
    })
}

/// "leader of the main opposition party": of the parties of the country that is told of.
fn is_in_party(scene: &Scene<'_, '_>, office: &Office) -> bool {
    let report = scene.report;
    let end = office.tokens.end as usize;
    let word = |at: usize| report.tokens.get(at).map_or("", |_| report.word(at));
    word(end) == "of"
        && (end + 1..end + 5).any(|at| matches!(word(at), "opposition" | "ruling" | "governing"))
}

/// "his spokeswoman", "the presidential spokesman": of somebody who holds an office, or of a body of the
/// state.
fn is_somebodys(scene: &Scene<'_, '_>, office: &Office) -> bool {
    let of_state = office.tokens.range().any(|at| {
        matches!(
            scene.report.word(at).to_ascii_lowercase().as_str(),
            "army"
                | "cabinet"
                | "government"
                | "military"
                | "ministry"
                | "opposition"
                | "palace"
                | "parliament"
                | "parliamentary"
                | "police"
                | "presidential"
        )
    });
    of_state
        || office.organisation.is_some()
        || office.article.is_some_and(|at| ["his", "her"].contains(&scene.report.word(at as usize)))
}

/// "its foreign minister": of a country that was told of before.
fn is_anothers(scene: &Scene<'_, '_>, office: &Office) -> bool {
    office
        .article
        .is_some_and(|at| ["its", "Its", "their"].contains(&scene.report.word(at as usize)))
}

/// Is the office held by somebody else of this country, as far as the report knows?
fn is_taken(
    entities: &Entities,
    held: &Held,
    post: &Post,
    person: LocalId,
    here: CountryId,
) -> bool {
    (0..).zip(&entities.all).any(|(n, entity)| {
        let Entity::Person(fact) = entity else { return false };
        let other = LocalId(n);
        // A premier of a province is none of the state.
        let same = |known: &Post| {
            known.status == OfficeStatus::Current
                && known.of_part == post.of_part
                && known.fits(post)
                && post.fits(known)
        };
        other != person
            && fact.country.is_some_and(|(country, _)| country == here)
            && held.posts(other).iter().any(same)
    })
}
