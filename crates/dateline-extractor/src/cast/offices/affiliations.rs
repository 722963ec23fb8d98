//! Bodies that somebody is named with and holds no office of that is told: "Jane Roe *of Oxfam*",
//! "- Jane Roe, *Oxfam*" in a list, "Karin Vogt *(CDU)*", "*Oxfam's* Jane Roe".

use dateline_lexicon::lexicon;
use dateline_parser::{Report, Shape, Token};
use dateline_recogniser::{Mention, What};
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::cast::entities::Entities;
use crate::cast::{CastMention, MentionId};
use crate::facts::{AffiliationFact, Entity, LocalId};
use crate::scene::Scene;

/// So many of one person are kept.
const MOST: usize = 16;

/// So many titles stand before a name.
const MOST_TITLES: usize = 4;

/// Gives people the bodies that they are named with.
pub(in crate::cast) fn find(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &mut Entities,
) {
    let named = Named {
        report: scene.report,
        recognised: &scene.recognised.mentions,
        mentions: &mentions[..scene.recognised.mentions.len()],
    };
    for (n, mention) in (0..).zip(named.mentions) {
        let is_full = mention.kind == MentionKind::Person && mention.form == MentionForm::FullName;
        let Some(person) = mention.meaning.one().filter(|_| is_full) else { continue };
        let body = named.behind(mention).or_else(|| named.owner(n));
        if let Some((of, body)) =
            body.and_then(|of| Some((of, mentions[of as usize].meaning.one()?)))
        {
            attest(entities, person, body, of, &mentions[of as usize]);
        }
    }
}

/// Records a body once, and not what an office says already.
fn attest(
    entities: &mut Entities,
    person: LocalId,
    organisation: LocalId,
    mention: MentionId,
    words: &CastMention,
) {
    if !matches!(entities.all.get(organisation.0 as usize), Some(Entity::Organisation(_))) {
        return;
    }
    let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { return };
    let of_office = fact.offices.iter().any(|office| office.organisation == Some(organisation));
    let known = fact.affiliations.iter().any(|known| known.organisation == organisation);
    if !of_office && !known && fact.affiliations.len() < MOST {
        fact.affiliations.push(AffiliationFact { span: words.span, mention, organisation });
    }
}

/// The names of a report in its order.
struct Named<'s, 't> {
    report: &'s Report<'t>,
    recognised: &'s [Mention],
    mentions: &'s [CastMention],
}

impl Named<'_, '_> {
    /// The body that stands behind a name.
    fn behind(&self, name: &CastMention) -> Option<MentionId> {
        let end = name.tokens.end as usize;
        match self.word(end) {
            "of" => self.body_at(end + 1),
            "from" if self.is_free(name) => self.body_at(end + 1),
            "," if self.word(end + 1) == "of" => {
                self.body_at(end + 2).filter(|&of| self.closes(self.end_of(of), &[",", ";", "."]))
            }
            "," => self
                .body_at(end + 1)
                .filter(|&of| self.begins_item(name) && self.ends_item(self.end_of(of))),
            // "(CDU)"; "(TX)" is where somebody was elected.
            "(" => self.body_at(end + 1).filter(|&of| {
                let known = matches!(self.recognised[of as usize].what, What::Organisation(_));
                known && self.word(self.end_of(of)) == ")"
            }),
            _ => None,
        }
    }

    /// The body right before a name that owns it: "*Oxfam's* Jane Roe".
    fn owner(&self, name: MentionId) -> Option<MentionId> {
        let owned = &self.mentions[name as usize];
        let mark = owned.tokens.start.checked_sub(1)?;
        if !self.report.tokens[mark as usize].is(Shape::POSSESSIVE) {
            return None;
        }
        let mut before = (0..name).rev().take(MOST_TITLES);
        before.find(|&of| {
            let mention = &self.mentions[of as usize];
            is_body(mention) && mention.tokens.end == mark
        })
    }

    /// The body that is named at a token or at that behind its article.
    fn body_at(&self, token: usize) -> Option<MentionId> {
        let at = if self.word(token) == "the" { token + 1 } else { token };
        let first = self.mentions.partition_point(|mention| (mention.tokens.start as usize) < at);
        let mention = self.mentions.get(first)?;
        (mention.tokens.start as usize == at && is_body(mention)).then_some(first as MentionId)
    }

    fn end_of(&self, mention: MentionId) -> usize {
        self.mentions[mention as usize].tokens.end as usize
    }

    /// Is a name told on its own, not as what a verb acts on: "said Ana Ruiz from", no "bought Ana
    /// Ruiz from"?
    fn is_free(&self, name: &CastMention) -> bool {
        let first = self.first_of(name);
        first == 0
            || self.report.tokens[first].is(Shape::SENTENCE_START)
            || !self.report.tokens[first - 1].is(Shape::WORD)
            || matches!(
                self.word(first - 1),
                "and"
                    | "as"
                    | "but"
                    | "by"
                    | "including"
                    | "like"
                    | "said"
                    | "says"
                    | "while"
                    | "with"
            )
    }

    /// The first token of a name with the titles before it.
    fn first_of(&self, name: &CastMention) -> usize {
        let mut first = name.tokens.start as usize;
        for _ in 0..MOST_TITLES {
            let start = Shape::SENTENCE_START | Shape::LINE_START;
            let starts = self.report.tokens[first].shape.intersects(start);
            let Some(before) = first.checked_sub(1).filter(|_| !starts) else { break };
            if lexicon().names().title_by_hash(self.report.tokens[before].hash).is_none() {
                break;
            }
            first = before;
        }
        first
    }

    /// Does an item of a list begin with a name: behind a mark, a semicolon, or on a line of its own?
    fn begins_item(&self, name: &CastMention) -> bool {
        let first = self.first_of(name);
        let Some(before) = first.checked_sub(1) else { return true };
        let joined = self.word(before) == "and"
            && before.checked_sub(1).is_some_and(|n| self.word(n) == ";");
        self.report.tokens[first].is(Shape::LINE_START)
            || joined
            || self.word(before) == ";"
            || self.is_mark(before)
    }

    /// Does an item of a list end before a token?
    fn ends_item(&self, at: usize) -> bool {
        let new_line = self.report.tokens.get(at).is_none_or(|token| token.is(Shape::LINE_START));
        new_line || self.is_mark(at) || self.closes(at, &[";", "."])
    }

    /// Is one of these marks at a token, or nothing more?
    fn closes(&self, at: usize, marks: &[&str]) -> bool {
        self.report.tokens.get(at).is_none() || marks.contains(&self.word(at))
    }

    /// Does a mark of a list stand here, with space around it?
    fn is_mark(&self, at: usize) -> bool {
        let spaced =
            |token: Option<&Token>| token.is_none_or(|token| token.is(Shape::SPACE_BEFORE));
        matches!(self.word(at), "-" | "\u{2013}" | "*" | "\u{2022}" | "\u{b7}" | "\u{25cf}")
            && spaced(self.report.tokens.get(at))
            && spaced(self.report.tokens.get(at + 1))
    }

    fn word(&self, at: usize) -> &str {
        self.report.tokens.get(at).map_or("", |_| self.report.word(at))
    }
}

/// Is it a body by its name?
fn is_body(mention: &CastMention) -> bool {
    mention.kind == MentionKind::Organisation
        && !matches!(mention.form, MentionForm::Description | MentionForm::Pronoun)
}
