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
        // "TAP *news agency*" is no airline.
        let medium = mention.meaning.one().and_then(|one| entities.get(one.0 as usize));
        let medium = medium.is_some_and(|entity| match entity {
            Entity::Organisation(fact) => {
                matches!(fact.kind, OrganisationKind::Media | OrganisationKind::Other)
            }
            _ => false,
        });
        let end = if medium { end_with_kind(report, mention) } else { mention.tokens.end };
        Self { describes: describes(report, mention), end }
    }

    /// Of a mention that is all of its phrase.
    pub(super) fn alone(mention: &CastMention) -> Self {
        Self { describes: false, end: mention.tokens.end }
    }
}

/// One past the words behind a name that say that a medium bears it: "Interfax *news agency*", "Dagens Nyheter
/// *newspaper*", "NTV *television*".
pub(super) fn end_with_kind(report: &Report<'_>, mention: &CastMention) -> u32 {
    let end = mention.tokens.end;
    if mention.kind != MentionKind::Organisation || mention.form == MentionForm::Description {
        return end;
    }
    // "the *Baton Rouge* newspaper" is one of that town.
    let words = report.tokens[mention.tokens.range()].iter().map(|token| token.word);
    let town = lexicon().gazetteer().longest(words).is_some_and(|(many, named)| {
        many == mention.tokens.range().len()
            && (named.country.is_some() || named.region.is_some() || named.city.is_some())
    });
    if town {
        return end;
    }
    let at = end as usize;
    let small = |at: usize| {
        report.tokens.get(at).is_some_and(|token| !token.is(Shape::CAPITAL))
            || report.is_in_capitals()
    };
    if at + 1 < report.tokens.len()
        && report.word_is(at, words!["news", "press", "radio", "television", "tv"])
        && report.word_is(at + 1, words!["agency", "channel", "network", "service", "station"])
    {
        return end + 2;
    }
    let medium = report.tokens.get(at).and_then(|token| {
        let head = lexicon().organisation_heads().get(token.word)?;
        (head.kind == OrganisationKind::Media).then_some(())
    });
    if medium.is_some() && small(at) { end + 1 } else { end }
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
