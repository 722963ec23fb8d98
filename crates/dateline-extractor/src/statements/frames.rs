//! Cues: which words make a verb group speech, and what their frame finds behind them.

use dateline_lexicon::{Cue, CueNoun, Frame, NounPart, PeopleNoun, Role, Takes, WordId, lexicon};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Act, AddresseeRelation, MentionKind, Polarity};

use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

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
    fn fits(self, takes: Takes) -> bool {
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

/// The most tokens between a cue and its content.
const MOST_BETWEEN: u32 = 40;

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
        best.map(|(_, found)| found)
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
        for &word in &cue.rest {
            if !self.is(at, word) && (self.is_adverb(at) || self.has(at, Shape::JOINER)) {
                at += 1;
            }
            if !self.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
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

    /// What is said, behind the cue and what belongs to it (when, where, to whom).
    pub(super) fn content(
        &self,
        start: u32,
        limit: u32,
        takes: Takes,
        addressee: &mut Option<u32>,
    ) -> Option<Content> {
        let governs = start > 0 && self.roles(start - 1).contains(Role::PREPOSITION);
        let mut lead = None;
        let mut at = start;
        let mut adjuncts = false;
        let stop = limit.min(start + MOST_BETWEEN);
        while at < stop {
            let here = |kind| Content { start: at, kind };
            if self.has(at, Shape::OPEN_QUOTE) {
                // "said of his "big day" that …": a word in quotation marks among adjuncts.
                let apart = at > 0 && self.has(at - 1, Shape::PUNCTUATION);
                if let Some(quotation) = self.quotation_from(at)
                    && adjuncts
                    && !apart
                    && quotation.tokens.len() < 4
                {
                    at = quotation.tokens.end + 1;
                    continue;
                }
                return self.quoted(at, takes, adjuncts);
            }
            if self.is(at, MARKS.that) && self.opens_clause(at, adjuncts) {
                let inner = Content { start: at + 1, kind: Kind::That };
                return Some(inner).filter(|content| content.kind.fits(takes));
            }
            if let Some(n) = self.verb_at(at) {
                let next = &self.verbs[n];
                let kind = match next.form {
                    VerbForm::Infinitive => Kind::Infinitive,
                    VerbForm::Participle if !next.passive => Kind::Noun,
                    // "which she said will open": the clause's subject stands outside.
                    _ if Self::is_finite(next) && at == start => Kind::Clause,
                    _ => return None,
                };
                let content = Content { start: lead.unwrap_or(at), kind };
                return Some(content).filter(|content| !adjuncts && content.kind.fits(takes));
            }
            if self.has(at, Shape::PUNCTUATION) {
                let quote_next = self.has(at + 1, Shape::OPEN_QUOTE);
                let passes = quote_next
                    || self.text(at) == ":"
                    || self.is_comma(at) && adjuncts && self.is(at + 1, MARKS.that)
                    || self.is_comma(at) && self.closes_aside(at, stop);
                if !passes {
                    return None;
                }
                adjuncts |= !quote_next && self.text(at) != ":";
                at += 1;
                continue;
            }
            if self.is(at, MARKS.to)
                && addressee.is_none()
                && let Some(phrase) = self.phrase_at(at + 1)
                && self.is_actor(phrase)
            {
                *addressee = Some(phrase);
                at = self.extent(phrase, true);
                continue;
            }
            if let Some(phrase) = self.phrase_at(at) {
                if takes.contains(Takes::CLAUSE) && self.is_clause_from(phrase, limit) {
                    return Some(here(Kind::Clause));
                }
                let governed = governs && at == start;
                if self.is_time(self.phrase(phrase).head) && !governed {
                    at = self.phrase(phrase).tokens.end;
                    adjuncts = true;
                    continue;
                }
                if adjuncts {
                    return None;
                }
                let clause = !takes.contains(Takes::NOUN)
                    && takes.contains(Takes::CLAUSE)
                    && self.has_finite(at, limit);
                if takes.contains(Takes::THING) && self.is_received(phrase) {
                    return None;
                }
                let kind = if clause { Kind::Clause } else { Kind::Noun };
                let content = Content { start: lead.unwrap_or(at), kind };
                return Some(content).filter(|content| content.kind.fits(takes));
            }
            // "said at least six people were hurt"
            if self.is(at, MARKS.at)
                && matches!(self.text(at + 1), "least" | "most")
                && self.phrase_from(at + 1).is_some_and(|n| self.is_clause_from(n, limit))
            {
                return Some(here(Kind::Clause)).filter(|content| content.kind.fits(takes));
            }
            let roles = self.roles(at);
            if roles.contains(Role::RELATIVE) || self.is_whether(at) || self.is_when(at, limit) {
                return Some(here(Kind::Question)).filter(|content| content.kind.fits(takes));
            }
            if roles.contains(Role::PREPOSITION) {
                let Some(phrase) = self.phrase_at(at + 1) else {
                    at += 1;
                    adjuncts = true;
                    continue;
                };
                // "under no circumstances will …", "as the two sides agreed" are no adjuncts.
                at = self.extent(phrase, false);
                adjuncts = true;
                continue;
            }
            if self.is_adverb(at) || self.is_time(at) {
                // "further talks": the adverb belongs to what follows.
                let passes = self.is_time(at)
                    || self.text(at).ends_with("ly")
                    || matches!(
                        self.text(at),
                        "also" | "again" | "too" | "then" | "there" | "back"
                    );
                lead = if passes { None } else { lead.or(Some(at)) };
                at += 1;
                continue;
            }
            return None;
        }
        None
    }

    /// Is somebody received rather than something welcomed: "welcomed the minister to Lima"?
    fn is_received(&self, phrase: u32) -> bool {
        let behind = self.extent(phrase, true);
        self.is_actor(phrase)
            && (self.is(behind, MARKS.to)
                || self.is(behind, MARKS.at)
                || self.is(behind, MARKS.in_))
    }

    /// A quotation behind the cue: all of the content, or its first words.
    fn quoted(&self, at: u32, takes: Takes, adjuncts: bool) -> Option<Content> {
        if takes.intersects(Takes::CLAUSE | Takes::QUOTE) {
            return Some(Content { start: at, kind: Kind::Quote });
        }
        (takes.contains(Takes::NOUN) && !adjuncts)
            .then_some(Content { start: at, kind: Kind::Noun })
    }

    /// Does "that" open a clause, rather than point ("that day")?
    fn opens_clause(&self, at: u32, behind_adjunct: bool) -> bool {
        let next = self.phrase_at(at + 1);
        // "said of a list that included": about the list.
        if behind_adjunct && next.is_none() {
            let before = at.checked_sub(1).is_some_and(|before| {
                self.has(before, Shape::PUNCTUATION)
                    || self.is_time(before)
                    || self.is_adverb(before)
            });
            return before;
        }
        let alone = self.phrase_at(at).is_some_and(|phrase| {
            self.phrase(phrase).tokens.len() > 1 && self.phrase(phrase).head > at
        });
        next.is_some() || !alone
    }

    /// A comma that begins an aside which another comma closes before "that": "said, in answer to
    /// questions, that …".
    fn closes_aside(&self, at: u32, stop: u32) -> bool {
        (at + 1..stop.min(at + 20)).any(|next| {
            self.is_comma(next)
                && (self.is(next + 1, MARKS.that) || self.has(next + 1, Shape::OPEN_QUOTE))
        })
    }

    /// Is the phrase the subject of a finite verb before `limit`?
    pub(super) fn is_clause_from(&self, phrase: u32, limit: u32) -> bool {
        let from = self.phrase(phrase).tokens.start;
        let subject = |verb: &VerbGroup| verb.subject == Some(phrase) && Self::is_finite(verb);
        let first = self.verbs.partition_point(|verb| verb.tokens.start < from);
        self.verbs[first..].iter().take(4).take_while(|verb| verb.tokens.start < limit).any(subject)
    }

    /// Is the first verb group from here on finite, and of no relative or subordinate clause?
    fn has_finite(&self, from: u32, limit: u32) -> bool {
        let first = self.verbs.partition_point(|verb| verb.tokens.start < from);
        let Some(verb) = self.verbs.get(first).filter(|verb| verb.tokens.start < limit) else {
            return false;
        };
        let opener = Role::RELATIVE | Role::THAT | Role::SUBORDINATOR;
        let plain = |at| {
            let roles = self.roles(at);
            !roles.intersects(opener) || roles.contains(Role::PREPOSITION)
        };
        Self::is_finite(verb) && (from..verb.tokens.start).all(plain)
    }

    fn is_whether(&self, at: u32) -> bool {
        matches!(self.text(at), "whether" | "if")
    }

    /// "did not say *when* the talks would resume".
    fn is_when(&self, at: u32, limit: u32) -> bool {
        self.text(at) == "when"
            && self.phrase_at(at + 1).is_some_and(|phrase| self.is_clause_from(phrase, limit))
    }

    fn is_time(&self, at: u32) -> bool {
        self.scene
            .dates
            .binary_search_by(|date| match () {
                () if date.tokens.end <= at => std::cmp::Ordering::Less,
                () if date.tokens.start > at => std::cmp::Ordering::Greater,
                () => std::cmp::Ordering::Equal,
            })
            .is_ok()
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
    fn people(&self, number: u32) -> Option<PeopleNoun> {
        lexicon().speech().people(self.token(self.phrase(number).head)?.word)
    }

    fn tell(&self, cue: &Cue, end: u32, limit: u32, found: &mut Found) -> Option<()> {
        let takes = Takes::CLAUSE | Takes::THAT | Takes::QUESTION | Takes::QUOTE;
        let at = self.after_adverbs(end);
        let phrase = self.phrase_at(at);
        let Some(phrase) = phrase.filter(|&phrase| !self.is_clause_from(phrase, limit)) else {
            // "assured the plan will go on": nobody is told.
            found.content = self.content(end, limit, takes, &mut None);
            return found.content.map(|_| ());
        };
        found.addressee = Some(phrase);
        let behind = self.extent(phrase, true);
        found.content = self.content(behind, limit, takes, &mut None);
        if found.content.is_none()
            && let Some(start) =
                self.governed(behind, limit, |at| self.is_any(at, &cue.prepositions))
        {
            found.content = Some(Content { start, kind: Kind::Noun });
        }
        Some(())
    }

    fn urge(
        &self,
        cue: &Cue,
        verb: &VerbGroup,
        end: u32,
        limit: u32,
        found: &mut Found,
    ) -> Option<()> {
        if verb.passive {
            return None;
        }
        let at = self.after_adverbs(end);
        let phrase = self.phrase_at(at)?;
        found.addressee = Some(phrase);
        let behind = self.phrase(phrase).tokens.end;
        let first = self.verbs.partition_point(|verb| verb.tokens.start < behind);
        for next in self.verbs[first..].iter().take(4) {
            if next.tokens.start >= limit || Self::is_finite(next) {
                break;
            }
            if next.form == VerbForm::Infinitive && self.is(next.tokens.start, MARKS.to) {
                let kind = Kind::Infinitive;
                found.content = Some(Content { start: next.tokens.start, kind });
                return Some(());
            }
        }
        let start = self.governed(behind, limit, |at| {
            cue.act == Act::Invite && self.is_any(at, &cue.prepositions)
        })?;
        found.content = Some(Content { start, kind: Kind::Noun });
        Some(())
    }

    fn praise_for(&self, cue: &Cue, end: u32, limit: u32, found: &mut Found) -> Option<()> {
        let at = self.after_adverbs(end);
        let phrase = self.phrase_at(at)?;
        let behind = self.phrase(phrase).tokens.end;
        let start = self.governed(behind, limit, |at| self.is_any(at, &cue.prepositions))?;
        // "praised the plan for …" praises no one; a plain object is the content.
        if cue.act == Act::Praise && !self.is_actor(phrase) {
            return None;
        }
        found.addressee = Some(phrase);
        found.content = Some(Content { start, kind: Kind::Noun });
        found.fixed = true;
        Some(())
    }

    /// What a preposition of `allowed` governs, behind an addressee that may go on until there.
    fn governed(&self, from: u32, limit: u32, allowed: impl Fn(u32) -> bool) -> Option<u32> {
        let stop = limit.min(from + MOST_BETWEEN);
        let mut at = from;
        while at < stop {
            if allowed(at) {
                return Some(at + 1);
            }
            let passes = self.is(at, MARKS.of)
                || self.is_comma(at)
                || self.text(at) == "("
                || self.text(at) == ")"
                || self.is_adverb(at)
                || self.is_time(at)
                || self.roles(at).intersects(Role::COORDINATOR)
                || self.is(at, MARKS.in_)
                || self.is(at, MARKS.at);
            at = match self.phrase_at(at) {
                Some(phrase) => self.phrase(phrase).tokens.end,
                None if passes => at + 1,
                None => return None,
            };
        }
        None
    }

    fn is_any(&self, at: u32, words: &[WordId]) -> bool {
        words.iter().any(|&word| self.is(at, word))
    }

    fn light(&self, cue: &Cue, end: u32, limit: u32, found: &mut Found) -> Option<()> {
        let mut at = self.after_adverbs(end);
        // "conveyed to the minister his thanks"
        if self.is(at, MARKS.to)
            && let Some(phrase) = self.phrase_at(at + 1)
            && self.is_actor(phrase)
        {
            found.addressee = Some(phrase);
            at = self.extent(phrase, true);
        }
        let mut phrase = self.phrase_at(at)?;
        // "gave the minister his assurance"
        if self.noun_of(phrase).is_none()
            && self.is_actor(phrase)
            && let Some(next) = self.phrase_at(self.phrase(phrase).tokens.end)
            && self.noun_of(next).is_some()
        {
            found.addressee = Some(phrase);
            phrase = next;
        }
        let noun = self.noun_of(phrase);
        let Some(noun) = noun.filter(|_| self.phrase(phrase).tokens.end <= limit) else {
            return None;
        };
        if noun.part == NounPart::Content && noun.act == Act::State {
            // "reaffirmed the importance of": what the verb alone does.
            let alone = lexicon()
                .speech()
                .cues(cue.verb)
                .iter()
                .find(|cue| cue.frame == Frame::Content && cue.rest.is_empty());
            found.act = alone.map_or(Act::State, |alone| alone.act);
        } else {
            found.act = noun.act;
        }
        found.relation = noun.relation.or(found.relation);
        found.polarity = noun.polarity;
        found.fixed = true;
        let mut behind = self.phrase(phrase).tokens.end;
        if noun.part == NounPart::Content {
            if cue.takes.contains(Takes::MARKED) {
                return None;
            }
            found.content =
                Some(Content { start: self.phrase(phrase).tokens.start, kind: Kind::Noun });
            return Some(());
        }
        // "expressed gratitude and appreciation for"
        while let Some(next) = self.phrase_from(behind).filter(|&next| {
            let next_phrase = self.phrase(next);
            next_phrase.joined
                && next_phrase.tokens.start <= behind + 2
                && self.noun_of(next).is_some()
        }) {
            behind = self.phrase(next).tokens.end;
        }
        found.tokens.end = behind;
        found.content = self.behind_noun(behind, limit, found);
        if found.content.is_none() && noun.act == Act::State {
            return None;
        }
        Some(())
    }

    /// The content of a noun of speech: behind "that", "to" or a preposition.
    fn behind_noun(&self, start: u32, limit: u32, found: &mut Found) -> Option<Content> {
        let mut at = start;
        let stop = limit.min(start + MOST_BETWEEN);
        while at < stop {
            if self.is(at, MARKS.that) {
                return Some(Content { start: at + 1, kind: Kind::That });
            }
            if let Some(n) = self.verb_at(at) {
                let infinitive = self.verbs[n].form == VerbForm::Infinitive;
                return infinitive.then_some(Content { start: at, kind: Kind::Infinitive });
            }
            let roles = self.roles(at);
            let to_actor = (self.is(at, MARKS.to) || self.is(at, MARKS.with))
                && found.addressee.is_none()
                && self.phrase_at(at + 1).is_some_and(|phrase| self.is_actor(phrase));
            if to_actor {
                let phrase = self.phrase_at(at + 1)?;
                found.addressee = Some(phrase);
                at = self.extent(phrase, true);
                continue;
            }
            if self.is_adverb(at) || self.is_time(at) {
                at += 1;
                continue;
            }
            if roles.contains(Role::PREPOSITION) {
                // "on behalf of the government", "in the strongest terms"
                if let Some(phrase) = self.phrase_at(at + 1)
                    && matches!(self.text(self.phrase(phrase).head), "behalf" | "terms" | "letter")
                {
                    at = self.extent(phrase, false);
                    continue;
                }
                let about =
                    matches!(self.text(at), "on" | "about" | "of" | "regarding" | "concerning");
                if matches!(found.act, Act::State | Act::Ask) && !about {
                    return None;
                }
                return Some(Content { start: at + 1, kind: Kind::Noun });
            }
            // "to the king and to the prince"
            if roles.contains(Role::COORDINATOR)
                && (self.is(at + 1, MARKS.to) || self.is(at + 1, MARKS.with))
                && let Some(phrase) = self.phrase_at(at + 2).filter(|&phrase| self.is_actor(phrase))
            {
                at = self.extent(phrase, true);
                continue;
            }
            if self.is_comma(at) && self.closes_aside(at, stop) {
                at += 1;
                continue;
            }
            return None;
        }
        None
    }

    /// The noun of speech that heads a phrase.
    pub(super) fn noun_of(&self, phrase: u32) -> Option<&'static CueNoun> {
        let head = self.phrase(phrase).head;
        lexicon().speech().noun(self.token(head)?.word)
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
