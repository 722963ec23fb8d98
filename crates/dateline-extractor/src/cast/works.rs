//! Works: known ones by their row, numbered ones by kind and number, others by name.
//!
//! "the 13th National Congress of the Communist Party of X" and "the 13th National Party Congress" are
//! one congress; the 12th is another.

use dateline_lexicon::{WorkId, lexicon};
use dateline_parser::{Shape, TokenRange};
use dateline_recogniser::What;
use dateline_schema::closed::{LinkSource, MentionForm, MentionKind, WorkKind};
use rustc_hash::FxHashMap;

use super::entities::Entities;
use super::organisations::explained;
use super::{CastMention, Meaning, words};
use crate::facts::{Entity, LocalId, WorkFact};
use crate::scene::Scene;

/// What a work is found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Row(WorkId, Option<u32>),
    Numbered(WorkKind, u32),
    Name(String),
}

/// Gives every name of a work its work.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &mut [CastMention], entities: &mut Entities) {
    let mut works: FxHashMap<Key, LocalId> = FxHashMap::default();
    for n in 0..scene.recognised.mentions.len() {
        if mentions[n].kind != MentionKind::Work || mentions[n].form == MentionForm::Description {
            continue;
        }
        let full = explained(scene, mentions, n).and_then(|full| mentions[full].meaning.one());
        let id = match full {
            Some(id) => id,
            None => work(scene, mentions, n, entities, &mut works),
        };
        if let Entity::Work(fact) = &mut entities.all[id.0 as usize] {
            improve(scene, &mentions[n], scene.recognised.mentions[n].what, fact);
        }
        mentions[n].meaning = Meaning::One(id);
        mentions[n].link_source = Some(LinkSource::Name);
    }
}

fn work(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    n: usize,
    entities: &mut Entities,
    works: &mut FxHashMap<Key, LocalId>,
) -> LocalId {
    let tokens = mentions[n].tokens;
    let ordinal = ordinal(scene, tokens);
    let known = match scene.recognised.mentions[n].what {
        What::Work(id) => Some(id),
        _ => None,
    };
    let row = known.map(|id| lexicon().works().get(id));
    let kind = row.map_or_else(|| kind_of(scene, tokens), |row| row.kind);
    let key = match (known, ordinal) {
        (_, Some(number)) if kind == WorkKind::Congress => Key::Numbered(kind, number),
        (Some(id), _) => Key::Row(id, ordinal),
        (None, _) => Key::Name(words::key(scene.report, tokens)),
    };
    *works.entry(key).or_insert_with(|| {
        // A row is a series, and a numbered one of it has its own name.
        let row = row.filter(|_| ordinal.is_none());
        entities.add(Entity::Work(WorkFact {
            known,
            name: row.map_or_else(
                || words::text(scene.report, mentions[n].span).into_owned(),
                |row| row.name.to_owned(),
            ),
            acronym: row.and_then(|row| row.acronym).map(str::to_owned),
            kind,
            ordinal,
        }))
    })
}

/// The number of a numbered work: "13th", "Thirteenth"; "28th … (COP28)" counts once.
fn ordinal(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<u32> {
    let report = scene.report;
    let first = report.tokens.get(tokens.start as usize)?;
    let second = report.tokens.get(tokens.start as usize + 1).filter(|_| tokens.len() > 1);
    [(0, Some(first)), (1, second)].into_iter().find_map(|(n, token)| {
        let token = token?;
        if token.is(Shape::ORDINAL) {
            let word = report.word(tokens.start as usize + n);
            return word.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok();
        }
        let word = lexicon().times().word(token.word);
        (word.number > 0 && word.is(dateline_lexicon::TimeRole::ORDINAL)).then_some(word.number)
    })
}

/// The kind that the head of a name tells: the last head before "of", else the last.
fn kind_of(scene: &Scene<'_, '_>, tokens: TokenRange) -> WorkKind {
    let works = lexicon().works();
    let report = scene.report;
    let mut kind = None;
    for token in tokens.range() {
        if kind.is_some() && matches!(report.word(token), "of" | "on" | "for") {
            break;
        }
        kind = report.tokens.get(token).and_then(|token| works.head(token.word)).or(kind);
    }
    kind.unwrap_or(WorkKind::Other)
}

/// What another form tells more: an acronym, a fuller name.
fn improve(scene: &Scene<'_, '_>, mention: &CastMention, what: What, fact: &mut WorkFact) {
    if let What::Work(id) = what {
        fact.known.get_or_insert(id);
    }
    let series = fact.known.is_some() && fact.ordinal.is_none();
    let name = words::text(scene.report, mention.span).into_owned();
    if mention.form == MentionForm::Acronym {
        fact.acronym.get_or_insert(name);
    } else if !series && name.len() > fact.name.len() {
        fact.name = name;
    }
}
