//! Whose words a text is that says "I" outside of quotation marks: of who says "I, *Ana Ruiz*, …", of who signs it,
//! or of whom the title beside it names ("Statement by President *Ruiz* on Trade").
//!
//! Counter-examples: a transcript, whose labels tell; "Remarks by Ana Ruiz and Tom Vik"; a letter that two sign.

use dateline_lexicon::words;
use dateline_parser::{Report, Shape, Token, TokenRange};
use dateline_schema::closed::{MentionForm, MentionKind};

use super::CastMention;
use super::entities::Entities;
use super::labels;
use crate::facts::LocalId;
use crate::scene::Scene;
use crate::transcript::Label;

/// So many names are looked at for one that says "I".
const MOST: usize = 4096;

/// The author of a report, where it is somebody's own words.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    labels: &[Label],
    mentions: &[CastMention],
    entities: &mut Entities,
) -> Option<LocalId> {
    let report = scene.report;
    if labels.is_empty()
        && let Some(issuer) = issuer(scene, mentions)
    {
        return Some(issuer);
    }
    if !labels.is_empty() || !report.tokens.iter().any(|token| is_own(report, token)) {
        return None;
    }
    let named = || {
        mentions.iter().take(MOST).filter(|mention| {
            mention.kind == MentionKind::Person && mention.form == MentionForm::FullName
        })
    };
    let says_i = named().find(|mention| {
        let start = mention.tokens.start as usize;
        start > 1 && report.reads(start - 1, ",") && is_own(report, &report.tokens[start - 2])
    });
    let says_i = says_i.and_then(|mention| mention.meaning.one());
    says_i.or_else(|| signer(report, mentions)).or_else(|| labels::author(scene, entities))
}

/// "[Communique] [National Front] [Text] We …": the body that the head of a broadcast names behind what it is.
fn issuer(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Option<LocalId> {
    const HEAD: usize = 80;
    let report = scene.report;
    let known = words!["communique", "message", "proclamation", "statement"];
    let head = report.tokens.len().min(HEAD);
    let mark = (0..head).find(|&at| {
        report.reads(at, "[")
            && at + 3 < head
            && report.word_is(at + 1, known)
            && report.reads(at + 2, "]")
    })?;
    // The bracket says who speaks: not "[to the bank]", "[by the army]".
    let others = words!["at", "by", "for", "to"];
    let opens = |at: u32| {
        let mut before = (mark + 3..at as usize).rev().take(4);
        before.find(|&at| report.reads(at, "[")).is_some_and(|at| !report.word_is(at + 1, others))
    };
    let named = mentions.iter().take(MOST).find(|mention| {
        mention.kind == MentionKind::Organisation
            && mention.tokens.start as usize > mark + 3
            && (mention.tokens.end as usize) < head
            && (mention.tokens.end as usize..mention.tokens.end as usize + 4)
                .any(|at| report.reads(at, "]"))
            && opens(mention.tokens.start)
    })?;
    named.meaning.one()
}

/// Is the token an "I" of whoever writes?
#[inline]
fn is_own(report: &Report<'_>, token: &Token) -> bool {
    words!["i"].has(token.hash)
        && token.span.len() == 1
        && !token.is(Shape::QUOTED)
        && report.slice(token.span) == "I"
}

/// Whose name is all of the last sentence, and no other's all of the one before.
fn signer(report: &Report<'_>, mentions: &[CastMention]) -> Option<LocalId> {
    let name = |tokens: TokenRange| {
        let all = |mention: &&CastMention| {
            let rest = mention.tokens.end.max(tokens.start)..tokens.end;
            mention.kind == MentionKind::Person && mention.tokens.start == tokens.start && { rest }
                .all(|at| report.tokens[at as usize].is(Shape::PUNCTUATION))
        };
        mentions.iter().rev().take(MOST).find(all).and_then(|mention| mention.meaning.one())
    };
    let (last, before) = report.sentences.split_last()?;
    let signer = name(last.tokens)?;
    let another = before.last().and_then(|before| name(before.tokens));
    another.is_none().then_some(signer)
}
