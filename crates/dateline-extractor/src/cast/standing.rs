//! For each token the mention that stands for the noun phrase it is in.

use dateline_lexicon::{WordClass, fold, lexicon};
use dateline_parser::{Report, Shape};
use dateline_recogniser::Recognised;
use dateline_schema::closed::{MentionForm, MentionKind};

use super::{CastMention, MentionId};

/// Who stands for which token: of a name with titles the name, of a description all of it; the
/// outermost mention wins.
pub(super) fn standing(
    report: &Report<'_>,
    recognised: &Recognised,
    mentions: &[CastMention],
) -> Vec<Option<MentionId>> {
    let mut standing: Vec<Option<MentionId>> = vec![None; report.tokens.len()];
    for (n, mention) in (0..).zip(mentions).filter(|(_, mention)| can_stand(mention)) {
        let tokens = mention.tokens;
        for slot in standing.get_mut(tokens.range()).unwrap_or_default() {
            // The longest, and the first of those.
            if slot.is_none_or(|other| mentions[other as usize].tokens.len() < tokens.len()) {
                *slot = Some(n);
            }
        }
    }
    // The words of a title stand for its holder.
    for office in &recognised.offices {
        if let Some(holder) = office.holder {
            for token in office.tokens.range() {
                if let Some(slot) = standing.get_mut(token) {
                    *slot = Some(holder);
                }
            }
        }
    }
    standing
}

/// A nationality describes and does not act; a title stands for its holder, by another way.
fn can_stand(mention: &CastMention) -> bool {
    mention.form != MentionForm::Title
        && !matches!(mention.kind, MentionKind::Demonym | MentionKind::Office)
}

/// Does the mention only describe or own what goes on behind it: "Japan's council", "Hanoi officials"?
/// Then it heads no phrase that goes on.
pub(super) fn describes(report: &Report<'_>, mention: &CastMention) -> bool {
    let Some(next) = report.tokens.get(mention.tokens.end as usize) else { return false };
    let function = next.can_be(WordClass::FUNCTION_WORD);
    // "Ana Ruiz MP said"
    let letters = mention.kind == MentionKind::Person
        && next.is(Shape::CAPITAL)
        && lexicon().names().suffix(&fold(report.slice(next.span))).is_some();
    if letters {
        return false;
    }
    // "the *Portland*, Ore., jury"
    let town = mention.kind == MentionKind::Place && report.slice(next.span) == ",";
    town || next.is(Shape::POSSESSIVE)
        || next.is(Shape::JOINER)
        || next.is(Shape::WORD) && !function
}
