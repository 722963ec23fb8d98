//! The people of a report: each name to its bearer, each bearer an entity.

mod bodies;
pub(super) mod link;
mod namesakes;
mod titles;

use std::borrow::Cow;

use dateline_lexicon::{CountryId, OfficeClass, TitleKind, WordClass, is_same, lexicon};
use dateline_normaliser::names::{self, Hint, PersonName};
use dateline_parser::{Shape, Token};
use dateline_recogniser::Office;
use dateline_schema::closed::{
    Gender, IssueKind, LinkSource, MentionForm, MentionKind, OfficeStatus,
};
use rustc_hash::FxHashSet;

use self::link::{Bearer, Called, NameUse, Named};
use super::companies::Companies;
use super::entities::Entities;
use super::{CastMention, Meaning, words};
use crate::facts::{Entity, IssueFact, LocalId, PersonFact};
use crate::scene::Scene;

/// Gives every name of a person its bearer. Offices and countries come later.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    companies: &Companies,
    mentions: &mut [CastMention],
    entities: &mut Entities,
    issues: &mut Vec<IssueFact>,
) {
    bodies::take(scene, companies, mentions);
    namesakes::take(scene, mentions);
    let named: Vec<usize> = (0..mentions.len()).filter(|&n| is_name(&mentions[n])).collect();
    if named.is_empty() {
        return;
    }
    let texts: Vec<Cow<'_, str>> =
        named.iter().map(|&n| words::text(scene.report, mentions[n].span)).collect();
    let beside = Beside::of(scene);
    let uses: Vec<NameUse<'_>> = named
        .iter()
        .zip(&texts)
        .map(|(&n, text)| beside.name_use(scene, mentions, n, text))
        .collect();
    for (&n, one) in named.iter().zip(&uses) {
        mentions[n].gender = one.gender;
    }
    let linked = link::link(&uses);
    let shorts = short_forms(&linked.bearers, &texts, linked.people.len());
    let first = entities.all.len() as u32;
    let countries = countries(&linked.bearers, &uses, linked.people.len());
    for ((person, short), country) in linked.people.iter().zip(shorts).zip(countries) {
        entities.add(Entity::Person(Box::new(fact(person, short.as_deref(), country))));
    }
    let mut doubted: FxHashSet<&str> = FxHashSet::default();
    for ((&n, bearer), text) in named.iter().zip(&linked.bearers).zip(&texts) {
        let mention = &mut mentions[n];
        match bearer {
            Bearer::One(person) => {
                let id = LocalId(first + person);
                mention.meaning = Meaning::One(id);
                mention.link_source = Some(LinkSource::Name);
                if let Entity::Person(person) = &entities.all[id.0 as usize] {
                    mention.form = form(person, text);
                }
            }
            Bearer::Several => {
                mention.form = MentionForm::ShortName;
                if doubted.insert(text) {
                    issues.push(IssueFact {
                        kind: IssueKind::AmbiguousName,
                        span: Some(mention.span),
                        sentence: mention.sentence,
                        message: format!("{text} fits more than one person of this report"),
                    });
                }
            }
        }
    }
}

fn is_name(mention: &CastMention) -> bool {
    mention.kind == MentionKind::Person
        && matches!(
            mention.form,
            MentionForm::FullName | MentionForm::ShortName | MentionForm::Acronym
        )
}

/// What stands beside the names: offices by their holder.
struct Beside {
    /// Holder's mention, office; sorted.
    offices: Vec<(u32, u32)>,
}

impl Beside {
    fn of(scene: &Scene<'_, '_>) -> Self {
        let mut offices: Vec<(u32, u32)> = (0..)
            .zip(&scene.recognised.offices)
            .filter_map(|(n, office)| Some((office.holder?, n)))
            .collect();
        offices.sort_unstable();
        Self { offices }
    }

    fn name_use<'a>(
        &self,
        scene: &Scene<'_, '_>,
        mentions: &[CastMention],
        n: usize,
        text: &'a str,
    ) -> NameUse<'a> {
        let before = titles::before(scene.report, mentions[n].tokens.start);
        let first = self.offices.partition_point(|&(holder, _)| holder < n as u32);
        let offices = || {
            self.offices[first..]
                .iter()
                .take_while(|&&(holder, _)| holder == n as u32)
                .map(|&(_, office)| &scene.recognised.offices[office as usize])
        };
        let heads = lexicon().offices();
        let title = |office: &Office| lexicon().offices().get(office.head).title;
        let consort = offices().any(|office| {
            let spouse = matches!(
                title(office),
                "First Gentleman" | "First Lady" | "Second Gentleman" | "Second Lady"
            );
            spouse && office.status == OfficeStatus::Current
        });
        let leads = offices().any(|office| matches!(title(office), "President" | "Vice President"));
        let royal = offices().any(|office| heads.get(office.head).class == OfficeClass::Royal);
        let reigns = offices().any(|office| {
            let head = heads.get(office.head);
            head.class == OfficeClass::Royal && head.level == 1
        });
        let by_given_name = before.kinds.iter().any(|kind| {
            matches!(
                kind,
                TitleKind::Royal | TitleKind::Noble | TitleKind::Religious | TitleKind::Throne
            )
        });
        NameUse {
            text,
            country: offices().find_map(|office| office.country),
            gender: before
                .gender
                .or(scene.recognised.mentions[n].honorific)
                .or_else(|| gender_of_kin(scene, mentions[n].tokens.end))
                .or_else(|| offices().find_map(|office| gender_of(scene, office))),
            office: offices().next().map(|office| words::hash(scene.report, office.title)),
            called: match () {
                () if reigns => Called::AsMonarch,
                () if royal => Called::AsRoyal,
                () if by_given_name => Called::ByGivenName,
                () => Called::Plainly,
            },
            leads,
            consort,
        }
    }
}

/// The gender that the form of a title tells: chairwoman, king.
fn gender_of(scene: &Scene<'_, '_>, office: &Office) -> Option<Gender> {
    let heads = lexicon().offices().heads();
    let end = office.title.end as usize;
    office.title.range().find_map(|at| scene.report.phrase(heads, at, end)?.1.gender)
}

/// "Eva Holm, *the wife of* Tom Holm": what stands behind a name says whose kin it is.
fn gender_of_kin(scene: &Scene<'_, '_>, end: u32) -> Option<Gender> {
    const MOST: usize = 4;
    let report = scene.report;
    let at = end as usize;
    let is = |at: usize, word: &str| report.tokens.get(at).is_some() && report.reads(at, word);
    if !is(at, ",") {
        return None;
    }
    let of = (at + 2..at + 2 + MOST).find(|&at| is(at, "of"))?;
    let inner = &report.tokens[at + 1..of];
    // "robbed by the husband of", "who killed the mother of" tell of others.
    let article = dateline_lexicon::words!["a", "an", "the"];
    let other = |token: &Token| {
        token.is(Shape::PUNCTUATION)
            || token.is(Shape::CAPITAL)
            || token.can_be(WordClass::FUNCTION_WORD | WordClass::VERB) && !article.has(token.hash)
    };
    if inner.split_last().is_none_or(|(_, before)| before.iter().any(other)) {
        return None;
    }
    match report.word(of - 1) {
        "aunt" | "daughter" | "grandmother" | "mother" | "niece" | "sister" | "widow" | "wife" => {
            Some(Gender::Female)
        }
        "brother" | "father" | "grandfather" | "husband" | "nephew" | "son" | "uncle"
        | "widower" => Some(Gender::Male),
        _ => None,
    }
}

/// For each person the single word that names them most often, the earlier on a tie.
fn short_forms(bearers: &[Bearer], texts: &[Cow<'_, str>], people: usize) -> Vec<Option<String>> {
    let mut counts: Vec<Vec<(&str, u32)>> = vec![Vec::new(); people];
    for (bearer, text) in bearers.iter().zip(texts) {
        let Bearer::One(person) = bearer else { continue };
        if text.contains(' ') {
            continue;
        }
        let counts = &mut counts[*person as usize];
        match counts.iter_mut().find(|(short, _)| short == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    let most = |counts: Vec<(&str, u32)>| {
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(text, _)| text.to_owned())
    };
    counts.into_iter().map(most).collect()
}

/// For each person the first country that stands beside a name.
fn countries(bearers: &[Bearer], uses: &[NameUse<'_>], people: usize) -> Vec<Option<CountryId>> {
    let mut countries = vec![None; people];
    for (bearer, one) in bearers.iter().zip(uses) {
        if let Bearer::One(person) = bearer {
            let country = &mut countries[*person as usize];
            *country = country.or(one.country);
        }
    }
    countries
}

fn fact(person: &Named, short: Option<&str>, country: Option<CountryId>) -> PersonFact {
    let known = &person.name;
    let told = short.is_none() || short == known.short.as_deref();
    let name = if told && country == person.hint {
        PersonName::clone(known)
    } else {
        names::parse(&known.name, &Hint { country, short })
    };
    PersonFact {
        name,
        short_only: person.is_short_only(),
        gender: person.gender,
        country: None,
        offices: Vec::new(),
        affiliations: Vec::new(),
        authority: None,
    }
}

/// Whether a name in the text is the person's whole name or a part of it.
fn form(person: &PersonFact, text: &str) -> MentionForm {
    let count = |text: &str| text.split_whitespace().count();
    let (words, all) = (count(text), count(&person.name.name));
    let is_short =
        words < all && person.name.short.as_deref().is_some_and(|short| is_same(short, text));
    let alone = words == 1 && (person.short_only || all > 1);
    if is_short || alone { MentionForm::ShortName } else { MentionForm::FullName }
}
