//! Cues: which words make a verb group speech, and what their frame finds behind them.

use dateline_lexicon::{Cue, Frame, PeopleNoun, Role, Takes, lexicon};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Act, AddresseeRelation, MentionKind, Polarity};

use super::reading::{MARKS, Reading};
use crate::syntax::VerbGroup;

/// A cue in a sentence, with what stands behind it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) cue: &'static Cue,
    /// Its words without the subject.
    pub(super) tokens: TokenRange,
    pub(super) act: Act,
    pub(super) relation: Option<AddresseeRelation>,
    pub(super) polarity: Option<Polarity>,
    pub(super) addressee: Option<u32>,
    /// Whom it was discussed with.
    pub(super) company: Option<u32>,
    pub(super) content: Option<Content>,
    /// Is the act said by a noun of the cue, so that no clause can change it?
    pub(super) fixed: bool,
}

/// Where the content begins, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) start: u32,
    pub(super) kind: Kind,
}

/// What the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// After "that".
    That,
    /// A clause without "that".
    Clause,
    Quote,
    Infinitive,
    Question,
    Noun,
}

impl Kind {
    pub(super) fn fits(self, takes: Takes) -> bool {
        match self {
            Self::That => takes.contains(Takes::THAT),
            Self::Clause => takes.contains(Takes::CLAUSE),
            Self::Quote => takes.intersects(Takes::CLAUSE | Takes::QUOTE),
            Self::Infinitive => takes.contains(Takes::INFINITIVE),
            Self::Question => takes.contains(Takes::QUESTION),
            Self::Noun => takes.contains(Takes::NOUN),
        }
    }
}

/// The most tokens of who quotes and when, inside of a cue.
const MOST_OF_AGENT: u32 = 12;
/// The most tokens between a cue and its content.
pub(super) const MOST_BETWEEN: u32 = 40;

impl Reading<'_, '_, '_> {
    /// The cue that a verb group is, in the first of its senses whose frame fits.
    pub(super) fn cue(&self, verb: &VerbGroup) -> Option<Found> {
        let cues = lexicon().speech().cues(self.lemma(verb));
        let mut best: Option<(usize, Found)> = None;
        for cue in cues {
            let Some(end) = self.cue_end(verb, cue) else { continue };
            let Some(found) = self.frame(verb, cue, end) else { continue };
            let words = cue.rest.len() + usize::from(cue.before.is_some());
            let rank = 8 * words + rank(&found);
            if best.as_ref().is_none_or(|(best, _)| rank > *best) {
                best = Some((rank, found));
            }
        }
        best.map(|(_, mut found)| {
            // "congratulated (them) on": the preposition leads to the content, as it does where
            // somebody stands between.
            let leads = |word| {
                cues.iter().any(|cue| cue.rest.is_empty() && cue.prepositions.contains(word))
            };
            if let [word] = found.cue.rest.as_slice()
                && leads(word)
            {
                found.tokens.end = found.tokens.end.min(verb.head + 1);
            }
            found
        })
    }

    /// The first word of a cue: the verb group, or the adverb that must stand before it.
    fn cue_start(&self, verb: &VerbGroup, cue: &Cue) -> u32 {
        let before = verb.tokens.start.saturating_sub(1);
        match cue.before {
            Some(word) if self.is(before, word) => before,
            _ => verb.tokens.start,
        }
    }

    /// One past the last word of a cue, if its words are there.
    fn cue_end(&self, verb: &VerbGroup, cue: &Cue) -> Option<u32> {
        if let Some(before) = cue.before {
            let near = verb.tokens.start.saturating_sub(1)..verb.head;
            near.clone().find(|&at| self.is(at, before))?;
        }
        let mut at = verb.head + 1;
        if cue.frame == Frame::Quoted {
            at = self.behind_agent(at, cue)?;
        }
        for &word in &cue.rest {
            if !self.is(at, word) && (self.is_adverb(at) || self.has(at, Shape::JOINER)) {
                at += 1;
            }
            if !self.is(at, word) {
                // "exchanged *in-depth* views on"
                let head = self.phrase_at(at).map(|phrase| self.phrase(phrase).head);
                at = head.filter(|&head| self.is(head, word))?;
            }
            at += 1;
        }
        Some(at)
    }

    /// "was quoted *by state radio on Monday* as saying": where the cue goes on.
    fn behind_agent(&self, at: u32, cue: &Cue) -> Option<u32> {
        let &first = cue.rest.first()?;
        let stop = self.tokens.end.min(at + MOST_OF_AGENT);
        let marks = |at: u32| self.has(at, Shape::PUNCTUATION) && !self.has(at, Shape::JOINER);
        (at..stop).take_while(|&at| !marks(at)).find(|&at| self.is(at, first))
    }

    fn frame(&self, verb: &VerbGroup, cue: &'static Cue, end: u32) -> Option<Found> {
        let mut found = Found {
            cue,
            tokens: TokenRange::new(self.cue_start(verb, cue), end),
            act: cue.act,
            relation: cue.relation,
            polarity: cue.polarity,
            addressee: None,
            company: None,
            content: None,
            fixed: false,
        };
        let limit = verb.clause_end.max(end);
        match cue.frame {
            Frame::Content => {
                found.content = self.content(end, limit, cue.takes, &mut found.addressee);
                if found.content.is_none() && cue.takes == Takes::QUOTE {
                    found.content = self.named_as(end);
                }
                self.in_claim(limit, &mut found);
                if cue.rest.is_empty() && self.is(verb.head, MARKS.wished) {
                    self.wished(limit, &mut found);
                }
            }
            Frame::Quoted => {
                if !verb.passive {
                    return None;
                }
                found.content = self.content(end, limit, cue.takes, &mut found.addressee);
            }
            Frame::Tell => self.tell(cue, end, limit, &mut found)?,
            Frame::Urge => self.urge(cue, verb, end, limit, &mut found)?,
            Frame::For => self.praise_for(cue, end, limit, &mut found)?,
            Frame::Light => self.light(cue, end, limit, &mut found)?,
            Frame::Discuss => self.discuss(end, limit, cue.takes, &mut found),
            Frame::Source => return None,
        }
        Some(found)
    }

    /// "denied a *report that* the talks had failed": what is denied is that they had.
    fn in_claim(&self, limit: u32, found: &mut Found) {
        let Some(content) = found.content.filter(|content| content.kind == Kind::Noun) else {
            return;
        };
        if !matches!(found.act, Act::Deny | Act::Reject) {
            return;
        }
        let Some(phrase) = self.phrase_from(content.start) else { return };
        let behind = self.extent(phrase, false);
        let claims = super::acts::is_claim(self.text(self.phrase(phrase).head));
        if claims && behind < limit && self.is(behind, MARKS.that) {
            found.act = Act::Deny;
            found.fixed = true;
            found.content = Some(Content { start: behind + 1, kind: Kind::That });
        }
    }

    /// "wished the envoy success": to whom, and what.
    fn wished(&self, limit: u32, found: &mut Found) {
        let Some(content) = found.content.filter(|content| content.kind == Kind::Noun) else {
            return;
        };
        let Some(to) = self.phrase_at(content.start).filter(|&to| self.is_actor(to)) else {
            return;
        };
        let behind = self.extent(to, true);
        let Some(wish) = self.phrase_from(behind) else { return };
        let phrase = self.phrase(wish);
        let near = (behind..phrase.tokens.start).all(|at| self.is_adverb(at));
        if near && phrase.preposition.is_none() && phrase.tokens.start < limit {
            found.addressee = Some(to);
            found.content = Some(Content { start: behind, kind: Kind::Noun });
        }
    }

    /// Does the phrase name or point to somebody who can be spoken to?
    pub(super) fn is_actor(&self, number: u32) -> bool {
        let phrase = self.phrase(number);
        let head = self.roles(phrase.head);
        if head.intersects(Role::PRONOUN | Role::SUBJECT) {
            return true;
        }
        let known = self.standing(number).is_some_and(|kind| {
            use MentionKind as K;
            matches!(kind, K::Person | K::Organisation | K::Office | K::Place | K::Group)
        });
        known || self.people(number).is_some()
    }

    /// What the head of a phrase means, if it is a noun for people.
    pub(super) fn people(&self, number: u32) -> Option<PeopleNoun> {
        lexicon().speech().people(self.token(self.phrase(number).head)?.word)
    }

    fn discuss(&self, end: u32, limit: u32, takes: Takes, found: &mut Found) {
        let mut at = self.after_adverbs(end);
        if self.is(at, MARKS.with)
            && let Some(phrase) = self.phrase_at(at + 1)
        {
            found.company = Some(phrase);
            at = self.extent(phrase, true);
        }
        found.content = self.content(at, limit, takes | Takes::NOUN, &mut None);
        if found.content.is_none() {
            found.content = self.content(at, limit, Takes::QUESTION, &mut None);
        }
    }

    /// "called the plan "a start"": what is named, with the name it is given.
    fn named_as(&self, end: u32) -> Option<Content> {
        let at = self.after_adverbs(end);
        let phrase = self.phrase_at(at)?;
        if self.is_named_so(phrase) {
            return Some(Content { start: at, kind: Kind::Noun });
        }
        // "called it a "new" day": the marks are inside the thing.
        let bare = self.roles(self.phrase(phrase).head).contains(Role::DETERMINER);
        let close = self.quotation_from(self.phrase(phrase).tokens.end)?.tokens.end;
        let ends = close + 1 >= self.tokens.end || self.has(close + 1, Shape::PUNCTUATION);
        (!bare && ends).then_some(Content { start: at, kind: Kind::Noun })
    }

    /// "called it unhelpful", "called the law a disgrace": behind the thing stands what it is named.
    fn is_named_so(&self, phrase: u32) -> bool {
        let behind = self.extent(phrase, false);
        let article = matches!(self.text(behind), "a" | "an" | "the");
        if article {
            return self.phrase_at(behind).is_some_and(|next| {
                let next = self.phrase(next);
                next.preposition.is_none() && !next.joined && !self.is_time(next.tokens.start)
            });
        }
        // A lone adjective only behind a pronoun: "called the plan unhelpful" is one phrase.
        let pronoun = self.roles(self.phrase(phrase).head).contains(Role::PRONOUN);
        let closes = behind + 1 >= self.tokens.end || self.has(behind + 1, Shape::PUNCTUATION);
        let plain = self.has(behind, Shape::WORD)
            && !self.has(behind, Shape::CAPITAL)
            && !self.is_adverb(behind)
            && !self.is_time(behind)
            && self.roles(behind).is_empty();
        pronoun && closes && plain
    }

    pub(super) fn after_adverbs(&self, mut at: u32) -> u32 {
        while self.is_adverb(at) {
            at += 1;
        }
        at
    }
}

/// How good a sense is, beside others as long: the more its frame finds, the better.
fn rank(found: &Found) -> usize {
    let content = usize::from(found.content.is_some()) * 64;
    let frame = match found.cue.frame {
        Frame::Urge => 3,
        Frame::For | Frame::Light => 2,
        Frame::Tell | Frame::Discuss => 1,
        _ => 0,
    };
    content + frame
}
