//! Offices in which somebody travels: "Ann Bell flew to Lima *as the head of the Kenyan delegation*".

use dateline_parser::TokenRange;
use dateline_recogniser::Office;
use dateline_schema::closed::MentionKind;

use crate::cast::subjects::Subjects;
use crate::cast::{CastMention, MentionId};
use crate::scene::Scene;

/// So many mentions before the office are looked at.
const REACH: usize = 16;

/// Who travels in the office: the only person before it in the sentence, as the subject of a verb of
/// motion. `None` for other verbs: "met Bell as head of", "resigned as head of".
pub(super) fn holder(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    office: &Office,
) -> Option<MentionId> {
    let placed = office.organisation.is_some() || office.country.is_some();
    let first = office.article.unwrap_or(office.tokens.start);
    let lead = first.checked_sub(1)? as usize;
    if office.holder.is_some() || office.plural || !placed || scene.report.word(lead) != "as" {
        return None;
    }
    let recognised = &scene.recognised.mentions;
    let end = recognised.partition_point(|known| known.tokens.start < office.tokens.start);
    let sentences = &scene.report.sentences;
    let sentence = sentences.partition_point(|sentence| sentence.tokens.end <= first);
    let mut people = (0..end).rev().take(REACH).filter(|&n| {
        recognised[n].sentence == Some(sentence as u32) && recognised[n].kind == MentionKind::Person
    });
    let (person, None) = (people.next()?, people.next()) else { return None };
    let subjects = Subjects::of(scene, sentence as u32);
    let subject = |tokens: TokenRange| subjects.iter().find(|one| one.tokens.contains(tokens));
    let subject = subject(mentions.get(person)?.tokens).filter(|one| !one.passive)?;
    let verb = scene.syntax.verbs_of(sentence as u32).get(subject.verb as usize)?;
    (verb.head < first && moves(scene.report.word(verb.head as usize)))
        .then_some(person as MentionId)
}

/// Is it a form of a verb of travelling?
fn moves(verb: &str) -> bool {
    ["arriv", "attend", "fly", "travel"].iter().any(|stem| verb.starts_with(stem))
        || matches!(verb, "came" | "come" | "comes" | "flew" | "flies" | "go" | "goes" | "went")
}
