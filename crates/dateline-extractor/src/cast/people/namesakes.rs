//! A person's name that was read as something else: "Yeltsin" before "press secretary" as a body,
//! "Jordan says" as the country, where Boris Yeltsin and Neil Jordan are in the report.
//!
//! Counter-examples: "Ford" where the report has "Ford Motor", "in Jordan", "Jordan" where Jordanians are.

use dateline_lexicon::{CountryId, WordClass};
use dateline_parser::Report;
use dateline_recogniser::{Mention, What};
use dateline_schema::closed::{MentionForm, MentionKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::is_name;
use crate::cast::{CastMention, words};
use crate::scene::Scene;

/// What is the name of a person of the report, whole or the last word of it, becomes that person's.
pub(super) fn take(scene: &Scene<'_, '_>, mentions: &mut [CastMention]) {
    let report = scene.report;
    let mut whole: FxHashSet<u64> = FxHashSet::default();
    // For each last word of a full name the token where the first such name ends.
    let mut last: FxHashMap<u64, u32> = FxHashMap::default();
    for mention in mentions.iter().filter(|one| is_name(one) && one.tokens.len() > 1) {
        whole.insert(words::hash(report, mention.tokens));
        let end = mention.tokens.end;
        let first = last.entry(report.tokens[end as usize - 1].hash).or_insert(end);
        *first = (*first).min(end);
    }
    if last.is_empty() {
        return;
    }
    let other = Others::of(scene, mentions);
    for (mention, known) in mentions.iter_mut().zip(&scene.recognised.mentions) {
        let thing = matches!(mention.kind, MentionKind::Place | MentionKind::Organisation);
        if !thing || known.of.is_some() || mention.form != MentionForm::FullName {
            continue;
        }
        let start = mention.tokens.start as usize;
        let ends = &report.tokens[mention.tokens.end as usize - 1];
        let of_body = ends.can_be(WordClass::ORGANISATION_HEAD)
            && !ends.can_be(WordClass::FAMILY_NAME | WordClass::GIVEN_NAME);
        let named = if mention.tokens.len() > 1 {
            known.what == What::Name
                && !of_body
                && whole.contains(&words::hash(report, mention.tokens))
        } else {
            let hash = report.tokens[start].hash;
            let later = last.get(&hash).is_some_and(|&end| end as usize <= start);
            later
                && match known.what {
                    What::Name => !other.bodies.contains(&hash),
                    What::Country(country) => {
                        !other.countries.contains(&country) && !other.places.contains(&hash)
                    }
                    _ => false,
                }
        };
        if named {
            mention.kind = MentionKind::Person;
        }
    }
}

/// What speaks for another reading of a word.
#[derive(Default)]
struct Others {
    /// First words of the longer names of bodies.
    bodies: FxHashSet<u64>,
    /// Words that stand where only a place does.
    places: FxHashSet<u64>,
    /// Countries that the report has by an adjective.
    countries: FxHashSet<CountryId>,
}

impl Others {
    fn of(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Self {
        let report = scene.report;
        let mut others = Self::default();
        for (mention, known) in mentions.iter().zip(&scene.recognised.mentions) {
            let start = mention.tokens.start as usize;
            let Some(token) = report.tokens.get(start) else { continue };
            match (mention.kind, known.what) {
                (MentionKind::Organisation, _) if mention.tokens.len() > 1 => {
                    others.bodies.insert(token.hash);
                }
                (_, What::Demonym(country)) => {
                    others.countries.insert(country);
                }
                (MentionKind::Place, _) if is_located(report, known) => {
                    others.places.insert(token.hash);
                }
                _ => {}
            }
        }
        others
    }
}

/// Does a place have to stand here, or stand alone: in a dateline, after "in", in a list of places?
fn is_located(report: &Report<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start as usize;
    let before = start.checked_sub(1).map_or("", |at| report.word(at));
    mention.sentence.is_none()
        || matches!(
            before,
            "in" | "In"
                | "to"
                | "from"
                | "From"
                | "of"
                | "at"
                | "near"
                | "into"
                | "across"
                | "outside"
                | "through"
                | "between"
                | "and"
        )
}
