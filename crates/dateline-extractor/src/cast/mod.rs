//! Who and what is in a report: each person, organisation, place and work once, and every mention,
//! description and pronoun that means one of them.

mod authors;
mod companies;
mod entities;
mod evidence;
mod home;
mod kinds;
mod labels;
mod offices;
mod organisations;
mod own_bodies;
mod people;
mod places;
mod references;
mod standing;
mod subjects;
#[cfg(test)]
mod tests;
mod words;
mod works;

use dateline_lexicon::{CountryId, lexicon};
use dateline_parser::{Span, TokenRange};
use dateline_recogniser::{Mention, What};
use dateline_schema::closed::{Gender, LinkSource, MentionForm, MentionKind, PlaceKind};
use rustc_hash::FxHashMap;

use self::companies::Companies;
use self::entities::Entities;
use self::offices::held::Held;
use crate::facts::{Entity, IssueFact, KnownPlace, LocalId, PersonFact, PlaceFact};
use crate::scene::Scene;
use crate::transcript::{self, Label};

/// The number of a mention in [`Cast::mentions`]. Recognised mentions keep their numbers; what the
/// cast and later steps add comes behind them, in no order. [`crate::assemble`] sorts and renumbers.
pub(crate) type MentionId = u32;

/// A span that names somebody or something, or points to it.
#[derive(Debug, Clone)]
pub(crate) struct CastMention {
    pub(crate) span: Span,
    pub(crate) tokens: TokenRange,
    /// None in a dateline or title.
    pub(crate) sentence: Option<u32>,
    pub(crate) kind: MentionKind,
    pub(crate) form: MentionForm,
    pub(crate) meaning: Meaning,
    pub(crate) link_source: Option<LinkSource>,
    /// The country that the words give: a demonym's, a country's own, that of a description
    /// ("the Chinese minister").
    pub(crate) country: Option<CountryId>,
    /// The office in its words, for a title or description: its number in the recognised offices.
    pub(crate) office: Option<u32>,
    /// What its words say of the gender (`he`, `Mrs`).
    pub(crate) gender: Option<Gender>,
}

impl CastMention {
    /// As recognised, its meaning open.
    fn recognised(mention: &Mention) -> Self {
        Self {
            span: mention.span,
            tokens: mention.tokens,
            sentence: mention.sentence,
            kind: mention.kind,
            form: mention.form,
            meaning: Meaning::Open,
            link_source: None,
            country: None,
            office: match mention.what {
                What::Office(office) => Some(office),
                _ => None,
            },
            gender: None,
        }
    }
}

/// Whom a mention means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Meaning {
    /// Not decided, or nobody who is known.
    #[default]
    Open,
    /// One.
    One(LocalId),
    /// Several: "the two sides", "they".
    Several(Vec<LocalId>),
}

impl Meaning {
    /// All that are meant.
    pub(crate) fn all(&self) -> &[LocalId] {
        match self {
            Self::Open => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(several) => several,
        }
    }

    /// The one that is meant, if it is one.
    pub(crate) fn one(&self) -> Option<LocalId> {
        match self {
            Self::One(one) => Some(*one),
            _ => None,
        }
    }
}

/// The cast of a report.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) entities: Vec<Entity>,
    administration: entities::Administration,
    pub(crate) mentions: Vec<CastMention>,
    /// For each place of the dateline the entity that it is, in the dateline's order.
    pub(crate) dateline_places: Vec<Option<LocalId>>,
    /// Who speaks, paragraph by paragraph, where the report is a transcript.
    pub(crate) labels: Vec<Label>,
    /// Whose words the report is, where it says "I" outside of quotation marks.
    pub(crate) author: Option<LocalId>,
    /// For each token the mention that stands for the noun phrase it is the head of: of a name with
    /// titles the name, of "the Chinese minister" the description.
    standing: Vec<Option<MentionId>>,
    /// How each mention stands in its phrase.
    places: Vec<standing::Place>,
    /// The countries of the report as places.
    countries: FxHashMap<CountryId, LocalId>,
    /// The first of the mentions that are groups of whom nobody is named; no other stands behind it.
    groups: Option<MentionId>,
}

impl Cast {
    /// Finds everybody, and resolves every description and pronoun that can be decided.
    pub(crate) fn of(scene: &Scene<'_, '_>, issues: &mut Vec<IssueFact>) -> Self {
        let recognised = &scene.recognised.mentions;
        // With room for the descriptions and pronouns that become mentions.
        let mut mentions: Vec<CastMention> = Vec::with_capacity(2 * recognised.len());
        mentions.extend(recognised.iter().map(CastMention::recognised));
        let mut entities = Entities::default();
        let companies = Companies::of(scene, &mentions);
        people::find(scene, &companies, &mut mentions, &mut entities, issues);
        places::find(scene, &mut mentions, &mut entities);
        organisations::find(scene, &companies, &mut mentions, &mut entities);
        organisations::link_parents(&mut entities);
        works::find(scene, &mut mentions, &mut entities);
        let dateline_places = places::of_dateline(scene, &mentions, &mut entities);
        offices::find(scene, &mut mentions, &mut entities);
        let held = Held::of_report(scene, &mentions);
        let here = dateline_places.first().copied().flatten();
        let home = home::find(scene, &mentions, &mut entities, &held, here);
        let filed = here.and_then(|place| entities.country_of(place));
        let labels = transcript::labels(scene.report, scene.recognised);
        references::resolve(scene, &labels, &mut mentions, &mut entities, held, filed, issues);
        labels::resolve(scene, &labels, &mut mentions, &mut entities);
        let author = authors::find(scene, &labels, &mentions, &mut entities);
        offices::find_told(scene, &mut mentions, &mut entities);
        offices::fill_countries(&mut entities);
        offices::succession::find(scene, &mut mentions, &mut entities);
        offices::rank::decide(&mut entities);
        offices::affiliations::find(scene, &mentions, &mut entities);
        if let Some(home) = home {
            home::listed::guests(scene, &mentions, &mut entities, home);
        }
        let standing = standing::standing(scene.report, scene.recognised, &mentions);
        let places = mentions
            .iter()
            .map(|mention| standing::Place::of(scene.report, mention, &entities.all))
            .collect();
        let countries = (0..)
            .zip(&entities.all)
            .filter_map(|(n, entity)| match entity {
                Entity::Place(PlaceFact { known: KnownPlace::Country(country), .. }) => {
                    Some((*country, LocalId(n)))
                }
                _ => None,
            })
            .collect();
        Self {
            administration: entities.administration,
            entities: entities.all,
            mentions,
            dateline_places,
            labels,
            author,
            standing,
            places,
            countries,
            groups: None,
        }
    }

    /// A capital that speaks or is spoken to stands for its country, and means it: "Hanoi said". Not
    /// Brussels, where others speak than Belgium.
    pub(crate) fn stand_for_country(&mut self, mention: MentionId) {
        let known = self.mentions.get(mention as usize).and_then(|known| known.meaning.one());
        let city = match known.and_then(|place| self.entities.get(place.0 as usize)) {
            Some(Entity::Place(PlaceFact { known: KnownPlace::City(city), .. })) => *city,
            _ => return,
        };
        let country = lexicon().city(city).country;
        let row = lexicon().country(country);
        if row.capital != Some(city) || row.code == "BEL" {
            return;
        }
        self.mentions[mention as usize].meaning = Meaning::One(self.country_as_place(country));
    }

    /// A country as a place, taken in when it is new.
    pub(crate) fn country_as_place(&mut self, country: CountryId) -> LocalId {
        *self.countries.entry(country).or_insert_with(|| {
            self.entities.push(Entity::Place(PlaceFact {
                known: KnownPlace::Country(country),
                name: lexicon().country(country).name.to_owned(),
                kind: PlaceKind::Country,
                country: Some(country),
            }));
            LocalId(self.entities.len() as u32 - 1)
        })
    }

    /// A government of one's own that is called "*the Administration*": the one that the report names more fully somewhere
    /// ("the Holm-Berg Administration"), else the one that is called no more than that; none where there are two.
    pub(crate) fn administration(&mut self) -> Option<LocalId> {
        self.administration.of(&mut self.entities)
    }

    /// The mention that stands for the noun phrase `tokens`: the last outermost one that names or
    /// points to an actor in it (a person before an office, a description before the demonym in it).
    /// What only describes or owns the head of the phrase ("Japan's council") does not stand for it.
    pub(crate) fn standing_for(&self, tokens: TokenRange) -> Option<MentionId> {
        let standing = self.standing.get(tokens.range())?;
        let heads = || {
            standing.iter().rev().filter_map(|mention| *mention).filter(|&n| {
                let place = self.places[n as usize];
                !(place.end < tokens.end && place.describes)
            })
        };
        let is_person = |n: &MentionId| {
            matches!(self.mention(*n).kind, MentionKind::Person | MentionKind::Group)
        };
        heads().find(is_person).or_else(|| heads().next())
    }

    /// A mention.
    pub(crate) fn mention(&self, mention: MentionId) -> &CastMention {
        &self.mentions[mention as usize]
    }

    /// Takes in a mention that a later step needs ("analysts").
    pub(crate) fn add(&mut self, mention: CastMention) -> MentionId {
        let id = self.mentions.len() as MentionId;
        for token in mention.tokens.range() {
            if let Some(slot @ None) = self.standing.get_mut(token) {
                *slot = Some(id);
            }
        }
        self.places.push(standing::Place::alone(&mention));
        self.mentions.push(mention);
        id
    }

    /// Takes in a group of whom nobody is named, in reading order. It stands for its words only where it is asked
    /// for.
    pub(crate) fn note_group(&mut self, mention: CastMention) {
        self.groups.get_or_insert(self.mentions.len() as MentionId);
        self.places.push(standing::Place::alone(&mention));
        self.mentions.push(mention);
    }

    /// The group whose words begin at a token.
    pub(crate) fn group(&self, start: u32) -> Option<MentionId> {
        let first = self.groups?;
        let groups = &self.mentions[first as usize..];
        let n = groups.partition_point(|group| group.tokens.start < start);
        let same = groups.get(n).is_some_and(|group| group.tokens.start == start);
        same.then_some(first + n as MentionId)
    }

    /// Keeps of the groups those that are `used`, which get their new numbers, and lets them stand for their words.
    pub(crate) fn keep_groups(&mut self, used: &mut [&mut MentionId]) {
        let Some(first) = self.groups.take() else { return };
        let mut kept: Vec<MentionId> =
            used.iter().map(|mention| **mention).filter(|&mention| mention >= first).collect();
        kept.sort_unstable();
        kept.dedup();
        let groups = self.mentions.split_off(first as usize);
        self.places.truncate(first as usize);
        for (old, group) in (first..).zip(groups) {
            if kept.binary_search(&old).is_ok() {
                self.add(group);
            }
        }
        // The kept ones stand in their old order from the first number on.
        for mention in used.iter_mut().filter(|mention| ***mention >= first) {
            if let Ok(n) = kept.binary_search(mention) {
                **mention = first + n as MentionId;
            }
        }
    }

    /// The person that an entity is.
    pub(crate) fn person(&self, entity: LocalId) -> Option<&PersonFact> {
        match self.entities.get(entity.0 as usize) {
            Some(Entity::Person(person)) => Some(person),
            _ => None,
        }
    }

    /// The country of an entity: where a person is from, an organisation belongs, a place lies; a
    /// country's own.
    pub(crate) fn country(&self, entity: LocalId) -> Option<CountryId> {
        match self.entities.get(entity.0 as usize)? {
            Entity::Person(person) => person.country.map(|(country, _)| country),
            Entity::Organisation(organisation) => organisation.country.map(|(of, _)| of),
            Entity::Place(place) => place.country,
            Entity::Work(_) => None,
        }
    }
}
