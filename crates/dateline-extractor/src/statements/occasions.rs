//! When and on which occasion something was said, between a cue and its content, where more than prepositions
//! and phrases tell it: "told reporters *late on Tuesday* that …", "said *after meeting the minister* that …",
//! "told the minister, Luis Ruiz, *during talks* that …". Not "said *cutting the duty* would help".

use dateline_lexicon::{Role, StatementWord, VerbForms, words};
use dateline_parser::Shape;

use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

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

    /// The "that" of a clause behind one that tells when it was said: "said *when the suit was filed* that", "said *after she
    /// left* that". Not "said when he heard that", "said after the vote that".
    pub(super) fn that_behind_time(&self, at: u32, stop: u32) -> Option<u32> {
        const MOST: usize = 4;
        const NEAR: u32 = 14;
        if !self.is_word(at, words!["after", "as", "before", "when", "while"]) {
            return None;
        }
        let subject = self.phrase_at(at + 1)?;
        let first = self.verb_from(at + 1)?;
        let verb = self.verbs[first..]
            .iter()
            .take(MOST)
            .find(|verb| Self::is_finite(verb) && verb.subject == Some(subject))?;
        let reach = stop.min(verb.tokens.end + NEAR);
        // "said when he heard from the police *that* his son had died *that* he would resign": the second
        let that = (verb.tokens.end..reach)
            .take_while(|&at| !self.has(at, Shape::PUNCTUATION))
            .find(|&at| self.is(at, MARKS.that) && !self.is_taken(first, at))?;
        let told =
            super::acts::is_claim(self, that - 1) || self.plays(that - 1, StatementWord::REMARK);
        let clause =
            self.phrase_at(that + 1).is_some_and(|next| self.is_clause_from(next, u32::MAX));
        (clause && !told).then_some(that)
    }

    /// Is a "that" of the last verb before it, from verb `first` on: "he *learned* from the police that", "it *emerged* that",
    /// "made it *clear* that"?
    fn is_taken(&self, first: usize, that: u32) -> bool {
        let before = self.verb_from(that).unwrap_or(self.verbs.len());
        let last = before.checked_sub(1).filter(|&n| n >= first).map(|n| &self.verbs[n]);
        let takes = |verb: &VerbGroup| {
            let clause = self.word(verb.head).forms.contains(VerbForms::CLAUSE);
            let it = self.starts(verb.subject).is_some_and(|at| self.is_word(at, words!["it"]));
            clause && !verb.passive || it
        };
        let shown =
            words!["certain", "clear", "evident", "known", "obvious", "plain", "public", "sure"];
        last.is_some_and(takes) || self.is_word(that - 1, shown)
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
