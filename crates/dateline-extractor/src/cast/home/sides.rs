//! The sides of a meeting: officials who are met in one breath are of one country ("met with Chilean *President A,
//! Foreign Minister B* and Defense Minister C", "spoke with *President A* and Foreign Minister B of Chile").
//!
//! Not two heads in front of one country: "with President A and Prime Minister B of Nepal" may be of two.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, OfficeClass, OfficeId, VerbForms, lexicon};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{CountrySource, MentionKind};

use super::is_foreign_name;
use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::held::{Held, Post};
use crate::cast::offices::{is_of_state, learn_country};
use crate::facts::{Entity, LocalId};
use crate::scene::Scene;

/// So many of one list are looked at.
const MOST: usize = 32;

/// Somebody of a list, with an office before the name or without.
#[derive(Debug)]
struct Member {
    person: LocalId,
    /// From the first office before the name to the name's end.
    tokens: TokenRange,
    head: Option<OfficeId>,
    /// Does a title that nobody knows stand before the name: "War Cabinet Member A"?
    titled: bool,
    sentence: Option<u32>,
}

/// Lists of those who are met, each by its members.
#[derive(Debug)]
pub(super) struct Sides(Vec<Vec<Member>>);

impl Sides {
    pub(super) fn of(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Self {
        let mut lists: Vec<Vec<Member>> = Vec::new();
        let mut open = false;
        for mut member in members(scene, mentions) {
            if open
                && let Some(list) = lists.last_mut().filter(|list| list.len() < MOST)
                && let Some(last) = list.last()
                && last.sentence == member.sentence
                && let Some(titled) = joins(scene, last.tokens.end, member.tokens.start)
            {
                member.titled = titled && member.head.is_none();
                list.push(member);
                continue;
            }
            open = is_met(scene, member.tokens.start);
            if open {
                lists.push(vec![member]);
            }
        }
        Self(lists)
    }

    /// Gives the members of a list the one country that some of them have.
    pub(super) fn share(
        &self,
        scene: &Scene<'_, '_>,
        mentions: &[CastMention],
        entities: &mut Entities,
        held: &Held,
    ) {
        for list in self.0.iter().filter(|list| is_closed(scene, list)) {
            let others = others_behind(scene, mentions, list);
            let known: BTreeSet<CountryId> = list
                .iter()
                .filter_map(|member| country_of(entities, member.person))
                .chain(others)
                .collect();
            let (Some(&country), 1) = (known.first(), known.len()) else { continue };
            let first =
                list.iter().position(|member| country_of(entities, member.person).is_some());
            let reigns = lexicon().country(country).monarchy;
            for (n, member) in one_side(scene, entities, held, list).iter().enumerate() {
                let behind = others.is_some() || first.is_some_and(|first| first < n);
                // "President A and Foreign Minister B of Chile"
                let before = || {
                    let last = list.get(n + 1).filter(|_| list.len() == n + 2);
                    let below = |last: &Member| last.head.is_some() && !held.leads(last.person);
                    held.leads(member.person) && last.is_some_and(below)
                };
                // Two foreign ministers are of two countries.
                let same = member.head.is_some()
                    && list.iter().filter(|other| are_alike(held, member, other)).count() > 1;
                let same = same && others.is_none();
                let open = country_of(entities, member.person).is_none();
                // "Chief of Defense A", "War Cabinet Members B"
                let some = member.titled
                    || member.head.is_some_and(|head| {
                        lexicon().offices().get(head).class == OfficeClass::General
                            && !held.posts(member.person).iter().any(|post| post.of_body)
                    });
                let bare = is_bare(entities, held, member) || open && behind && some;
                let royal = |post: &Post| post.class == OfficeClass::Royal;
                let royal = held.posts(member.person).iter().any(royal);
                let own = match entities.all.get(member.person.0 as usize) {
                    Some(Entity::Person(fact)) => !is_foreign_name(&fact.name, country),
                    _ => false,
                };
                if bare && own && !same && (reigns || !royal) && (behind || before()) {
                    learn(entities, member.person, country);
                }
            }
        }
    }
}

/// Whose cabinet is of secretaries has no ministers: "Minister Bell" is none of the United States. Few states have a
/// chancellor. Who comes to London or Tokyo as a president is of another state.
pub(super) fn is_never_of(head: OfficeId, home: CountryId) -> bool {
    let offices = lexicon().offices();
    let row = offices.get(head);
    let code = lexicon().country(home).code;
    let minister = matches!(row.class, OfficeClass::Cabinet | OfficeClass::State)
        && row.title.split([' ', '-']).any(|word| word == "Minister");
    let chancellor = row.class == OfficeClass::State && row.title == "Chancellor";
    let president = row.class == OfficeClass::State
        && matches!(row.title, "President" | "Vice President")
        && matches!(code, "GBR" | "JPN");
    president
        || minister && code == "USA"
        || chancellor && !matches!(code, "AUT" | "CHE" | "DEU" | "GBR")
}

/// Everybody who is named, with the offices before the name.
fn members(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Vec<Member> {
    let recognised = mentions.len().min(scene.recognised.mentions.len());
    let mut first: Vec<Option<(u32, OfficeId)>> = vec![None; recognised];
    for office in scene.recognised.offices.iter().filter(|office| !office.plural) {
        let Some(holder) = office.holder.filter(|&n| (n as usize) < recognised) else { continue };
        if office.tokens.end > mentions[holder as usize].tokens.start {
            continue;
        }
        let slot = &mut first[holder as usize];
        let start = slot.map_or(office.tokens.start, |(start, _)| start.min(office.tokens.start));
        *slot = Some((start, office.head));
    }
    let named = mentions[..recognised].iter().zip(first);
    named
        .filter(|(mention, _)| mention.kind == MentionKind::Person)
        .filter_map(|(mention, office)| {
            let start = office.map_or(mention.tokens.start, |(start, _)| start);
            Some(Member {
                person: mention.meaning.one()?,
                tokens: TokenRange::new(start, mention.tokens.end),
                head: office.map(|(_, head)| head),
                titled: false,
                sentence: mention.sentence,
            })
        })
        .collect()
}

/// Do nothing but a comma and "and" stand between two of a list, and words of a title? Tells whether there is one.
fn joins(scene: &Scene<'_, '_>, end: u32, start: u32) -> Option<bool> {
    const LONGEST: usize = 7;
    let report = scene.report;
    let gap = end..start;
    let joiner = |at: &u32| matches!(report.word(*at as usize), "," | "and" | "the");
    let joiners = gap.clone().take_while(joiner).count();
    let mut rest = gap.clone().skip(joiners);
    let titles = gap.len() - joiners;
    let title = |at: u32| {
        report.tokens[at as usize].is(Shape::CAPITAL)
            || matches!(report.word(at as usize), "member" | "members")
    };
    ((1..=LONGEST).contains(&gap.len()) && joiners > 0 && rest.all(title)).then_some(titles > 0)
}

/// The country of "and other senior *Chilean* officials" behind a list.
fn others_behind(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    list: &[Member],
) -> Option<CountryId> {
    let report = scene.report;
    let end = list.last()?.tokens.end;
    let word = |at: u32| report.tokens.get(at as usize).map_or("", |_| report.word(at as usize));
    let and = end + u32::from(word(end) == ",");
    if word(and) != "and" || word(and + 1) != "other" {
        return None;
    }
    let start = and + 2 + u32::from(matches!(word(and + 2), "senior" | "top"));
    let recognised = &scene.recognised.mentions;
    let n = recognised.partition_point(|known| known.tokens.start < start);
    let people = mentions.get(n).filter(|_| n < recognised.len())?;
    let officials = matches!(
        word(people.tokens.end),
        "leaders" | "ministers" | "officials" | "representatives"
    );
    people.country.filter(|_| people.tokens.start == start && officials)
}

/// Have two of a list one office, by the words of its title?
fn are_alike(held: &Held, one: &Member, other: &Member) -> bool {
    let words = |member: &Member| {
        let posts = held.posts(member.person).iter();
        let mut own = posts.filter(|post| post.before_name && Some(post.head) == member.head);
        own.next().map(|post| post.words.as_slice())
    };
    one.head == other.head && words(one) == words(other)
}

/// The first members of a list, as far as they can be of one state: not from an envoy, an officer, somebody of a body
/// or a cabinet of secretaries, a second leader, or who speaks behind the list.
fn one_side<'a>(
    scene: &Scene<'_, '_>,
    entities: &Entities,
    held: &Held,
    list: &'a [Member],
) -> &'a [Member] {
    let mut led = false;
    let end = (0..).zip(list).position(|(n, member): (usize, &Member)| {
        // Two foreign ministers are of two countries.
        let alike =
            member.head.is_some() && list[..n].iter().any(|other| are_alike(held, member, other));
        let of_body = match entities.all.get(member.person.0 as usize) {
            Some(Entity::Person(fact)) => {
                fact.offices.iter().any(|office| office.organisation.is_some())
            }
            _ => true,
        };
        let unlike = member.head.is_some_and(|head| {
            let row = lexicon().offices().get(head);
            matches!(row.class, OfficeClass::Diplomat | OfficeClass::Military)
                || row.usual.is_some()
                || row.title.ends_with("Secretary of State")
        });
        let speaks = member.tokens.end as usize;
        let speaks = scene.report.tokens.get(speaks).is_some_and(|next| {
            let finite = VerbForms::PAST | VerbForms::THIRD;
            lexicon().syntax().word(next.word).forms.intersects(finite)
        });
        let leads = held.leads(member.person)
            || held.posts(member.person).iter().any(|post| post.class == OfficeClass::Royal);
        let second = leads && led;
        led |= leads;
        alike || of_body || unlike || second || speaks
    });
    &list[..end.unwrap_or(list.len())]
}

/// Does a list end with "and"? "After talks with President A, Minister B said" has none.
fn is_closed(scene: &Scene<'_, '_>, list: &[Member]) -> bool {
    let report = scene.report;
    let and = |from: u32, to: u32| {
        (from..to)
            .any(|at| report.tokens.get(at as usize).is_some() && report.word(at as usize) == "and")
    };
    match list {
        [.., before, last] => {
            let end = last.tokens.end;
            and(before.tokens.end, last.tokens.start) || and(end, end + 2)
        }
        [only] => and(only.tokens.end, only.tokens.end + 2),
        [] => false,
    }
}

/// Is somebody met whose office or name begins here: "met with", "hosted", "was received by"?
fn is_met(scene: &Scene<'_, '_>, start: u32) -> bool {
    let word = |back: u32| start.checked_sub(back).map_or("", |at| scene.report.word(at as usize));
    match word(1) {
        "with" => ["call", "calls", "conversation", "discussions", "meeting", "meetings", "meet"]
            .iter()
            .chain(&[
                "engagements",
                "meets",
                "met",
                "spoke",
                "speaks",
                "talks",
                "today",
                "yesterday",
                "virtually",
            ])
            .chain(&["held", "again", "separately"])
            .any(|verb| *verb == word(2)),
        "met" | "hosted" | "received" | "welcomed" => {
            scene.report.tokens.get(start as usize).is_some_and(|token| token.is(Shape::CAPITAL))
        }
        _ => false,
    }
}

fn country_of(entities: &Entities, person: LocalId) -> Option<CountryId> {
    match entities.all.get(person.0 as usize)? {
        Entity::Person(fact) => fact.country.map(|(country, _)| country),
        _ => None,
    }
}

/// Has the member an office of a state before the name, and no country?
fn is_bare(entities: &Entities, held: &Held, member: &Member) -> bool {
    let open = country_of(entities, member.person).is_none();
    let usual = |head| lexicon().offices().get(head).usual.is_some();
    let posts = held.posts(member.person);
    open && member.head.is_some_and(|head| is_of_state(head) && !usual(head))
        && !posts.iter().any(|post| post.of_body && post.class == OfficeClass::General)
}

fn learn(entities: &mut Entities, person: LocalId, country: CountryId) {
    if let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) {
        learn_country(fact, country, CountrySource::Meeting);
    }
}
