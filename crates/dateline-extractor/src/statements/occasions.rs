//! When and on which occasion something was said, between a cue and its content, where more than prepositions
//! and phrases tell it: "told reporters *late on Tuesday* that …", "said *after meeting the minister* that …",
//! "told the minister, Luis Ruiz, *during talks* that …". Not "said *cutting the duty* would help".

use dateline_lexicon::{Role, StatementWord, words};
use dateline_parser::Shape;

use super::reading::{MARKS, Reading};
use crate::syntax::VerbForm;

impl Reading<'_, '_, '_> {
    /// Behind a piece of an occasion that begins at a token.
    pub(super) fn behind_piece(&self, at: u32) -> Option<u32> {
        // "*late* on Tuesday"
        if matches!(self.text(at), "early" | "late")
            && self.roles(at + 1).contains(Role::PREPOSITION)
            && self.is_time(at + 2)
        {
            return Some(at + 1);
        }
        // "in *very general terms*", "in *no uncertain terms*"
        if at > 0 && self.is(at - 1, MARKS.in_) && self.phrase_at(at).is_none() {
            const MOST: u32 = 4;
            let terms = (at..at + MOST).find(|&at| self.is_word(at, words!["detail", "terms"]));
            if let Some(terms) = terms.filter(|&terms| {
                (at..terms)
                    .all(|at| !self.has(at, Shape::PUNCTUATION) && self.verb_at(at).is_none())
            }) {
                return Some(terms + 1);
            }
        }
        // "on Tuesday*,* March 11"
        if self.is_comma(at) && self.is_in_date(at) {
            return Some(at + 1);
        }
        // "after *meeting the minister*"
        let verb = &self.verbs[self.verb_at(at)?];
        let opens = at > 0
            && matches!(self.text(at - 1), "after" | "before" | "following" | "upon" | "while");
        if verb.form != VerbForm::Participle || verb.passive || !opens {
            return None;
        }
        let end = verb.tokens.end;
        let object = self.phrase_at(end).filter(|&phrase| !self.is_time(self.phrase(phrase).head));
        Some(object.map_or(end, |object| self.extent(object, false)))
    }

    /// Is a meeting or an address to the press told here, at which something can be said: "*at a news
    /// conference*", "*during talks*"?
    pub(super) fn tells_occasion(&self, preposition: u32, phrase: u32) -> bool {
        let head = self.text(self.phrase(phrase).head);
        let at = self.is(preposition, MARKS.at);
        let within = at || self.is(preposition, MARKS.during) || self.is(preposition, MARKS.in_);
        at && matches!(head, "briefing" | "ceremony" | "conference" | "rally")
            || within && self.plays(self.phrase(phrase).head, StatementWord::OCCASION)
    }

    /// Does nothing but an occasion stand between here and a "that" that opens a clause?
    pub(super) fn occasion_then_that(&self, from: u32, stop: u32) -> bool {
        const MOST: u32 = 16;
        let opens = self.roles(from).contains(Role::PREPOSITION)
            || self.is_time(from)
            || self.behind_piece(from).is_some();
        if !opens || self.is(from, MARKS.of) {
            return false;
        }
        for at in from + 1..stop.min(from + MOST) {
            if self.is(at, MARKS.that) {
                // Not "in the sense *that*": a name, a day or the meeting stands before it.
                let told = self.has(at - 1, Shape::CAPITAL)
                    || self.is_time(at - 1)
                    || self.plays(at - 1, StatementWord::OCCASION);
                return told
                    && self
                        .phrase_at(at + 1)
                        .is_some_and(|next| self.is_clause_from(next, u32::MAX));
            }
            let finite = self.verb_at(at).is_some_and(|n| Self::is_finite(&self.verbs[n]));
            if finite || self.has(at, Shape::PUNCTUATION) && !self.is_in_date(at) {
                return false;
            }
        }
        false
    }

    /// A comma that begins an aside which another comma closes before such an occasion.
    pub(super) fn closes_before_occasion(&self, comma: u32, stop: u32) -> bool {
        (comma + 1..stop.min(comma + 20))
            .find(|&at| self.is_comma(at))
            .is_some_and(|close| self.occasion_then_that(close + 1, stop))
    }
}
