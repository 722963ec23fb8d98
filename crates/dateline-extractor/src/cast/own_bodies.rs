//! Bodies that every country has, and whose they are: "Parliament", "Election Commission".

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, OrganisationId, WordClass, lexicon, words as word_set};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_recogniser::What;
use dateline_schema::closed::MentionKind;

use super::CastMention;
use super::evidence::is_of_state;
use super::kinds::kind_of;
use crate::scene::Scene;

/// So many mentions on each side of one are looked at: a sentence may be as long as a text.
const NEAR: usize = 64;

/// The bodies that many states have, which some sentence that tells of no other country names.
pub(super) fn bodies_at_home(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    home: CountryId,
) -> BTreeSet<OrganisationId> {
    let all = lexicon().organisations();
    let mut bodies = BTreeSet::new();
    for (n, known) in scene.recognised.mentions.iter().enumerate().take(mentions.len()) {
        if let What::Organisation(id) = known.what
            && all.get(id).generic
            && !bodies.contains(&id)
            && all.may_be_of(id, home)
            && stands_at_home(scene, mentions, n, home, Some(id))
        {
            bodies.insert(id);
        }
    }
    bodies
}

/// Does the sentence of a mention tell of no other country that could have such a body?
pub(super) fn stands_at_home(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    n: usize,
    home: CountryId,
    body: Option<OrganisationId>,
) -> bool {
    let sentence = |mention: &CastMention| scene.report.sentence_of(mention.tokens.start);
    let own = sentence(&mentions[n]);
    let same = |mention: &&CastMention| sentence(mention) == own;
    let may = |country| body.is_none_or(|body| lexicon().organisations().may_be_of(body, country));
    let foreign = |mention: &CastMention| {
        matches!(mention.kind, MentionKind::Place | MentionKind::Demonym)
            && mention.country.is_some_and(|country| country != home && may(country))
    };
    let before = mentions[..n].iter().rev().take(NEAR).take_while(same);
    let behind = mentions[n + 1..].iter().take(NEAR).take_while(same);
    !before.chain(behind).any(foreign)
}

/// Is it an organ of a state by common words alone, which each report has of its own country: "Election
/// Commission", "National Police Agency"? What is of many states says so.
pub(super) fn is_plain_organ(scene: &Scene<'_, '_>, tokens: TokenRange) -> bool {
    let of_many = word_set![
        "african",
        "american",
        "arab",
        "asian",
        "commonwealth",
        "european",
        "global",
        "humanitarian",
        "interim",
        "intergovernmental",
        "international",
        "joint",
        "monetary",
        "multinational",
        "olympic",
        "peace",
        "regional",
        "sanctions",
        "united",
        "world",
    ];
    let words = WordClass::COMMON_WORD | WordClass::FUNCTION_WORD | WordClass::ORGANISATION_HEAD;
    let plain = |token: &Token| token.can_be(words) && !of_many.has(token.hash);
    let tokens_of = &scene.report.tokens[tokens.range()];
    let marks = Shape::PUNCTUATION | Shape::POSSESSIVE;
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let seat = scene.report.phrase(lexicon().gazetteer(), start, end);
    tokens.len() > 1
        && seat.is_none_or(|(_, named)| named.seat.is_none())
        && tokens_of.iter().all(|token| plain(token) || token.shape.intersects(marks))
        && kind_of(scene, tokens).is_some_and(|(kind, _)| is_of_state(kind))
}

/// Can a state have what the name of a body is a part of: the "*Senate* Finance Committee" is none of Japan?
pub(super) fn has_house_of(scene: &Scene<'_, '_>, tokens: TokenRange, home: CountryId) -> bool {
    let all = lexicon().organisations();
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let house = scene.report.phrase(lexicon().gazetteer(), start, end);
    let row = house.filter(|&(to, _)| to < end).and_then(|(_, named)| named.organisation);
    row.is_none_or(|row| !all.get(row).generic || all.may_be_of(row, home))
}

/// Does the body follow that it is of: "the Committee on Agriculture *of the FAO*"?
pub(super) fn is_of_body(scene: &Scene<'_, '_>, mentions: &[CastMention], n: usize) -> bool {
    const THE: u32 = 2;
    let end = mentions[n].tokens.end;
    let mut behind = mentions[n + 1..].iter().take_while(|next| next.tokens.start <= end + THE);
    scene.report.word_is(end as usize, word_set!["of"])
        && behind.any(|next| next.tokens.start > end && next.kind == MentionKind::Organisation)
}
