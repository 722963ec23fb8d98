//! What people speak of, by a verb that may also be done without a word: "shared *stories*", "raised *the case*", "met to
//! *address* the crisis".
//!
//! Counter-examples: "shared a meal", "raised the price", "came to address a rally".

use dateline_lexicon::{StatementWord, WordClass, words};
use dateline_parser::Shape;

use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// Is it told or talked of: "shared *stories*", "addressed a *range of issues*", "shared hopes and *ideas*"?
    pub(super) fn is_matter(&self, start: u32) -> bool {
        const MOST: u32 = 4;
        let Some(first) = self.phrase_from(start) else { return false };
        let told = |&number: &u32| {
            let head = self.phrase(number).head;
            self.plays(head, StatementWord::MATTER) || self.plays(head, StatementWord::TELLABLE)
        };
        let last = self.scene.syntax.phrases_of(self.sentence).end;
        let belongs = |&number: &u32| {
            let phrase = self.phrase(number);
            number == first
                || phrase.joined
                || phrase.preposition.is_some_and(|at| self.is(at, MARKS.of))
        };
        (first..last.min(first + MOST)).take_while(belongs).any(|number| told(&number))
    }

    /// Is it who listens, and no matter: "addressed *a rally*", "addressed *lawmakers*"?
    pub(super) fn is_audience(&self, start: u32) -> bool {
        let Some(first) = self.phrase_from(start) else { return true };
        let head = self.phrase(first).head;
        let gathers = self.token(head).is_some_and(|it| it.can_be(WordClass::MEETING_START));
        self.is_actor(first)
            || gathers
            || self.is_word(head, words!["audience", "crowd", "crowds", "rallies", "rally"])
    }

    /// "raised *the case* of two men", but not "raised the number of cases *to 90*".
    pub(super) fn is_raised(&self, start: u32, limit: u32) -> bool {
        let spoken_of = self
            .phrase_from(start)
            .is_some_and(|first| self.plays(self.phrase(first).head, StatementWord::RAISED));
        let by_so_much = |at: u32| {
            let sum = at + 1 + u32::from(matches!(self.text(at + 1), "$" | "€" | "£" | "¥"));
            self.is_word(at, words!["by", "from", "to"]) && self.has(sum, Shape::NUMBER)
        };
        spoken_of && !(start..limit).any(by_so_much)
    }

    /// "met the envoy on Monday *to address* the crisis": what people meet for.
    pub(super) fn is_purpose_of_meeting(&self, verb: &VerbGroup) -> bool {
        let purpose = verb.form == VerbForm::Infinitive && self.is(verb.tokens.start, MARKS.to);
        let meets =
            words!["convened", "gathered", "meet", "meets", "met", "speak", "spoke", "talked"];
        let governing = || self.governing(self.verb_at(verb.tokens.start)?);
        purpose
            && governing()
                .is_some_and(|outer| Self::is_finite(outer) && self.is_word(outer.head, meets))
    }
}
