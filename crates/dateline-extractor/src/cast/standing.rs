//! For each token the mention that stands for the noun phrase it is in.

use dateline_lexicon::{WordClass, fold, lexicon, words};
use dateline_parser::{Report, Shape};
use dateline_recogniser::Recognised;
use dateline_schema::closed::{MentionForm, MentionKind, OrganisationKind};

use super::{CastMention, MentionId};
use crate::facts::Entity;

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

/// How a mention stands in its phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Does it only describe or own what goes on behind it?
    pub(super) describes: bool,
    /// One past its last word, or past the words for what bears the name: "*Interfax news agency*".
    pub(super) end: u32,
}

impl Place {
    pub(super) fn of(report: &Report<'_>, mention: &CastMention, entities: &[Entity]) -> Self {
        let end = end_with_kind(report, mention, entities);
        Self { describes: describes(report, mention), end }
    }

    /// Of a mention that is all of its phrase.
    pub(super) fn alone(mention: &CastMention) -> Self {
        Self { describes: false, end: mention.tokens.end }
    }
}

/// One past the last word of a mention, or, of a medium, past the words for what it is: "Interfax *news agency*",
/// "NTV *television*". Not "Hamas *television*", "TAP *news agency*", where another bears the name.
pub(super) fn end_with_kind(
    report: &Report<'_>,
    mention: &CastMention,
    entities: &[Entity],
) -> u32 {
    let named = mention.meaning.one().and_then(|one| entities.get(one.0 as usize));
    let medium = named.is_some_and(|named| match named {
        Entity::Organisation(fact) => fact.kind == OrganisationKind::Media,
        _ => false,
    });
    let end = mention.tokens.end;
    if medium { end + words_for_medium(report, mention) } else { end }
}

/// How many words behind a name say that a medium bears it: "Dagens Nyheter *newspaper*", "Interfax *news agency*".
pub(super) fn words_for_medium(report: &Report<'_>, mention: &CastMention) -> u32 {
    if mention.kind != MentionKind::Organisation || mention.form == MentionForm::Description {
        return 0;
    }
    let at = mention.tokens.end as usize;
    let Some(next) = report.tokens.get(at) else { return 0 };
    let two = at + 1 < report.tokens.len()
        && report.word_is(at, words!["news", "press", "radio", "television", "tv"])
        && report.word_is(at + 1, words!["agency", "channel", "network", "service", "station"]);
    let head = lexicon().organisation_heads().get(next.word);
    let one = head.is_some_and(|head| head.kind == OrganisationKind::Media)
        && (!next.is(Shape::CAPITAL) || report.is_in_capitals());
    // "the *Baton Rouge* newspaper" is one of that town.
    let words = report.tokens[mention.tokens.range()].iter().map(|token| token.word);
    let town = || {
        lexicon().gazetteer().longest(words).is_some_and(|(many, named)| {
            many == mention.tokens.range().len()
                && (named.country.is_some() || named.region.is_some() || named.city.is_some())
        })
    };
    match (two, one) {
        (false, false) => 0,
        _ if town() => 0,
        (true, _) => 2,
        (false, true) => 1,
    }
}

/// Does the mention only describe or own what goes on behind it: "Japan's council", "Hanoi officials"?
/// Then it heads no phrase that goes on.
fn describes(report: &Report<'_>, mention: &CastMention) -> bool {
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
