//! The body whose office it is where the body itself tells of it: "*Keffler Corp* said Ann Bell was named
//! chairman", "*Keffler Corp* said its president, Ann Bell, resigned".

use dateline_lexicon::{OfficeClass, lexicon, words};
use dateline_recogniser::Office;
use dateline_schema::closed::{MentionKind, OrganisationKind};

use crate::cast::entities::Entities;
use crate::cast::subjects::Subjects;
use crate::cast::{CastMention, MentionId};
use crate::facts::Entity;
use crate::scene::Scene;

/// The body that announces an office of its own, for offices of business and of whatever body.
pub(super) fn body(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &Entities,
    office: &Office,
    sentence: Option<u32>,
) -> Option<MentionId> {
    let report = scene.report;
    let own = office.article.is_some_and(|at| report.word_is(at as usize, words!["its"]));
    let class = lexicon().offices().get(office.head).class;
    // A firm's "president" is a head of state to the lexicon, its treasurer of a cabinet.
    let of_body = matches!(
        class,
        OfficeClass::Academic
            | OfficeClass::Business
            | OfficeClass::Cabinet
            | OfficeClass::General
            | OfficeClass::Spokesperson
            | OfficeClass::State
    );
    // "president *of its Dorn unit*" is of that.
    let elsewhere = report.word_is(office.tokens.end as usize, words!["of", "for", "at"]);
    if !(office.told.is_some() || own) || !of_body || elsewhere || office.country.is_some() {
        return None;
    }
    let sentence = sentence?;
    let tokens = report.sentences.get(sentence as usize)?.tokens;
    let recognised = &scene.recognised.mentions;
    let first = recognised.partition_point(|known| known.tokens.start < tokens.start);
    let before = recognised.partition_point(|known| known.tokens.start < office.tokens.start);
    let bodies = || {
        (first..before)
            .filter(|&n| mentions[n].kind == MentionKind::Organisation)
            .filter(|&n| own || is_firm(entities, &mentions[n]))
            .filter(|&n| mentions[n].meaning.one().is_some())
    };
    bodies().next()?;
    let subjects = Subjects::of(scene, sentence);
    let tells = |tokens| {
        subjects.iter().any(|one| one.alone && !one.passive && one.tokens.contains(tokens))
    };
    bodies().find(|&n| tells(mentions[n].tokens)).map(|n| n as MentionId)
}

/// Is it a firm? Others tell of offices that are not theirs: "The BBC said Ann Bell was elected president".
fn is_firm(entities: &Entities, mention: &CastMention) -> bool {
    let body = mention.meaning.one().and_then(|body| entities.all.get(body.0 as usize));
    matches!(body, Some(Entity::Organisation(body)) if body.kind == OrganisationKind::Company)
}
