//! Offices told by who held them before or after: "her *predecessor* Peter Okello", "Mwangi's *successor*, Ana
//! Kipsang". The office is the owner's.

use dateline_lexicon::words;
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{CountrySource, LinkSource, MentionForm, MentionKind, OfficeStatus};

use super::{MOST_OFFICES, learn_country};
use crate::cast::entities::Entities;
use crate::cast::{CastMention, Meaning, MentionId};
use crate::facts::{Entity, LocalId, OfficeFact};
use crate::scene::Scene;

/// Gives everybody who is somebody's predecessor or successor that one's office.
pub(in crate::cast) fn find(
    scene: &Scene<'_, '_>,
    mentions: &mut Vec<CastMention>,
    entities: &mut Entities,
) {
    // Most reports tell of none.
    let mut owners: Option<Owners> = None;
    for n in 0..scene.recognised.mentions.len() {
        let mention = &mentions[n];
        let (MentionKind::Person, Some(person)) = (mention.kind, mention.meaning.one()) else {
            continue;
        };
        let Some((word, before)) = heir_before(scene, mention.tokens.start) else { continue };
        let owners = owners.get_or_insert_with(|| Owners::of(mentions));
        let Some((start, owner)) = owners.before(scene, word) else { continue };
        let Some(office) = told_last(scene, entities, owner, word) else { continue };
        if owner == person {
            continue;
        }
        let tokens = TokenRange::new(start, word + 1);
        let evidence = CastMention {
            span: scene.report.span_of(tokens),
            tokens,
            sentence: mention.sentence,
            kind: MentionKind::Person,
            form: MentionForm::Description,
            meaning: Meaning::One(person),
            link_source: Some(LinkSource::Appositive),
            country: None,
            office: None,
            gender: None,
        };
        let status = match (before, office.status) {
            (true, _) => OfficeStatus::Former,
            (false, OfficeStatus::Former) => OfficeStatus::Current,
            (false, _) => OfficeStatus::Elect,
        };
        let fact = OfficeFact {
            span: evidence.span,
            mention: mentions.len() as MentionId,
            status,
            ..office
        };
        if take(entities, person, fact) {
            mentions.push(evidence);
        }
    }
}

/// The word for who held an office before (or after) right before a name, a comma between them or none.
fn heir_before(scene: &Scene<'_, '_>, name: u32) -> Option<(u32, bool)> {
    let report = scene.report;
    let mut at = name.checked_sub(1)?;
    if report.word(at as usize) == "," {
        at = at.checked_sub(1)?;
    }
    let is = |words| report.word_is(at as usize, words);
    match () {
        () if is(words!["predecessor"]) => Some((at, true)),
        () if is(words!["successor"]) => Some((at, false)),
        () => None,
    }
}

/// Whose a predecessor can be: people and the pronouns that mean them, by the token behind them.
struct Owners(Vec<(u32, u32, LocalId)>);

impl Owners {
    fn of(mentions: &[CastMention]) -> Self {
        let people = mentions.iter().filter(|mention| mention.kind == MentionKind::Person);
        let mut all: Vec<_> = people
            .filter_map(|one| Some((one.tokens.end, one.tokens.start, one.meaning.one()?)))
            .collect();
        all.sort_unstable();
        Self(all)
    }

    /// The owner right before token `word`, and where its words begin.
    fn before(&self, scene: &Scene<'_, '_>, word: u32) -> Option<(u32, LocalId)> {
        let mark = word.checked_sub(1)? as usize;
        let possessive = scene.report.tokens[mark].is(Shape::POSSESSIVE);
        let end = if possessive { word - 1 } else { word };
        let first = self.0.partition_point(|owner| owner.0 < end);
        let (to, start, owner) = *self.0.get(first)?;
        (to == end).then_some((start, owner))
    }
}

/// The office of a person that is told last before a token.
fn told_last(
    scene: &Scene<'_, '_>,
    entities: &Entities,
    person: LocalId,
    word: u32,
) -> Option<OfficeFact> {
    let Entity::Person(fact) = entities.all.get(person.0 as usize)? else { return None };
    let here = scene.report.tokens[word as usize].span.start;
    let before = fact.offices.iter().filter(|office| office.span.start < here);
    before.max_by_key(|office| office.span.start).cloned()
}

/// Gives a person an office that it has not yet.
fn take(entities: &mut Entities, person: LocalId, office: OfficeFact) -> bool {
    let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { return false };
    let known = fact.offices.iter().any(|known| known.title == office.title);
    if known || fact.offices.len() == MOST_OFFICES {
        return false;
    }
    if let Some(country) = office.country {
        learn_country(fact, country, CountrySource::Office);
    }
    fact.offices.push(office);
    true
}
