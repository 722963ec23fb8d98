//! Quotations that stand behind a cue: behind who speaks ("said Ito, who left, "we are ready""), in the sentence behind a
//! colon, as the end of what was said in front, at the head of a clause, or as what something is called.

use dateline_lexicon::{Role, WordClass, words};
use dateline_parser::{Quotation, Shape, Span};

use super::frames::{Content, Kind};
use super::reading::Reading;
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// A quotation behind the speaker of an inverted cue, and what is said of them: "said Ito, who
    /// …, "we are ready"".
    pub(super) fn quotation_behind(&self, end: u32) -> Option<Content> {
        let stop = self.tokens.end.min(end + 60);
        let open = (end..stop).find(|&at| {
            matches!(self.text(at), "," | ":") && self.has(at + 1, Shape::OPEN_QUOTE)
        })?;
        // "said Ito, *explaining* that …: "…"": what was explained.
        let first = self.verb_from(end).unwrap_or(self.verbs.len());
        let others = self.verbs[first..].iter().take_while(|verb| verb.tokens.start < open);
        for other in others {
            let cue = self.token(other.head).is_some_and(|head| head.can_be(WordClass::CUE_START));
            if cue && other.form == VerbForm::Participle && !other.passive {
                return None;
            }
        }
        Some(Content { start: open + 1, kind: Kind::Quote })
    }

    /// After a colon at the end of the sentence the next one's quotation is the content.
    pub(super) fn next_quotation(&self, verb: &VerbGroup) -> Option<Span> {
        let report = self.scene.report;
        let last = self.tokens.end.checked_sub(1)?;
        let after = self.verb_from(verb.tokens.end).unwrap_or(self.verbs.len());
        let near = self.verbs[after..].iter().all(|later| {
            self.token(later.head).is_some_and(|head| !head.can_be(WordClass::CUE_START))
        });
        let next = report.tokens.get(self.tokens.end as usize)?;
        if self.text(last) != ":" || !near || !next.is(Shape::OPEN_QUOTE) {
            return None;
        }
        let quotations = &report.quotations;
        let n = quotations.binary_search_by_key(&next.span.start, |q| q.span.start).ok()?;
        self.inner(&quotations[n])
    }

    /// "in an interview with "*Fox News Sunday*"", "the film "*The Long Road*"": what something is called.
    pub(super) fn is_quoted_name(&self, quotation: &Quotation) -> bool {
        const LONGEST: u32 = 8;
        let link = quotation.tokens.start.checked_sub(2);
        let governed = link.is_some_and(|link| {
            self.roles(link).contains(Role::PREPOSITION)
                && !self.is_word(link, words!["as", "like"])
        });
        let small = Role::PREPOSITION | Role::COORDINATOR | Role::DETERMINER;
        let named = |at: u32| {
            !self.has(at, Shape::WORD)
                || self.has(at, Shape::CAPITAL)
                || self.roles(at).intersects(small)
        };
        governed
            && quotation.tokens.len() <= LONGEST
            && quotation.tokens.range().all(|at| named(at as u32))
    }

    /// ""It must go," she said, *and "soon"*": the quotation that the sentence ends with, which goes on with what was said.
    pub(super) fn joined_quotation(&self, end: u32) -> Option<&Quotation> {
        let and = end + u32::from(self.is_comma(end));
        let joins = self.is_word(and, words!["and", "but", "or"]);
        let open = Some(and + 1).filter(|&at| joins && self.has(at, Shape::OPEN_QUOTE))?;
        let quotation = self.quotation_from(open)?;
        let rest = quotation.tokens.end..self.tokens.end;
        { rest }.all(|at| self.has(at, Shape::PUNCTUATION)).then_some(quotation)
    }

    /// "said that "*The Bell*" was shut", "that "*secret*" papers were lost": the clause whose subject a quotation is or begins.
    pub(super) fn clause_of_quotation(&self, open: u32) -> Option<&VerbGroup> {
        let behind = self.quotation_from(open)?.tokens.end + 1;
        let own = self.phrase_at(behind);
        let n = match own {
            Some(_) => self.verb_from(behind)?,
            None => self.verb_at(behind)?,
        };
        let verb = Some(&self.verbs[n]).filter(|verb| Self::is_finite(verb))?;
        (own.is_none() || verb.subject == own).then_some(verb)
    }
}
