//! Vague times and what comes again: `recently`, `now`, `soon`, `the coming time`, `in the future`, `in the
//! past`, `at this moment`, `daily`, `annually`.
//!
//! Not `a shared future`, `the new normal`, `first time`, `China Daily`, `as soon as`.

use dateline_lexicon::{Reference, TimeRole, Unit, WordClass};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType};

use super::scan::{Found, Scanner};
use super::value::{Length, Value};

impl Scanner<'_, '_> {
    /// `recent`, `now`, `soon`: token `i` alone.
    pub(super) fn reference(&self, i: usize) -> Option<Found> {
        let reference = self.word(i).reference?;
        if self.in_name(i) || self.titled(i) {
            return None;
        }
        let next = self.word(i + 1);
        // `recent weeks`, `the current quarter`: the unit is the head.
        if next.unit.is_some() || next.is(TimeRole::FILLER) && self.word(i + 2).unit.is_some() {
            return None;
        }
        // `as soon as`, `how soon`, `shortly after`, `current account`
        let before = self.before(i);
        if self.is(i, "soon")
            && before.is_some_and(|at| self.is_one(at, &["as", "how", "too", "so"]))
            || self.is(i, "shortly")
                && self.is_one(i + 1, &["after", "before", "afterwards", "thereafter"])
            || self.is(i, "soon") && self.is_one(i + 1, &["after", "afterwards"])
            || self.is(i, "recently")
                && self.is(i + 1, "as")
                && before.is_some_and(|at| self.is(at, "as"))
            || self.is(i, "recent") && next.weekday.is_some()
            || self.is(i, "current") && self.is_one(i + 1, &["account", "accounts", "affairs"])
        {
            return None;
        }
        // `Now, therefore, I proclaim`
        if self.is(i, "now")
            && self.text(i + 1) == ","
            && self.is_one(i + 2, &["therefore", "then"])
        {
            return None;
        }
        if self.is(i, "previously") || self.is(i, "formerly") || self.is(i, "lately") {
            return None;
        }
        let first = match before {
            Some(at) if self.is(i, "now") && self.is(at, "right") => at,
            _ => i,
        };
        Some(Found::date(first, i + 1, Value::Vague(reference), Anchor::None, "vague"))
    }

    /// A capital inside a sentence: part of a name.
    fn titled(&self, i: usize) -> bool {
        self.has(i, Shape::CAPITAL)
            && !self.has(i, Shape::SENTENCE_START)
            && !self.has(i, Shape::ALL_CAPITALS)
            && i > self.begin
            && !self.has(i - 1, Shape::PUNCTUATION)
    }

    /// `the future`, `the past`, `the coming time`, `this moment`, `the latest period`: the noun is token `i`.
    pub(super) fn vague_noun(&self, i: usize) -> Option<Found> {
        if self.in_name(i) || self.titled(i) || self.joiner(i + 1) {
            return None;
        }
        if self.is(i, "past")
            && let Some(found) = self.past_clock(i)
        {
            return Some(found);
        }
        let at = self.before(i)?;
        let left = self.word(at);
        let end = i + 1;
        let found = |first, reference| {
            Some(Found::date(first, end, Value::Vague(reference), Anchor::None, "vague"))
        };
        if self.is(i, "period") {
            return self.period(i);
        }
        if self.is(i, "future") {
            if self.is_one(at, &["near", "foreseeable", "distant", "immediate", "nearest"]) {
                return found(self.with_article(at), Reference::Future);
            }
            let article = left.is(TimeRole::ARTICLE);
            // `the future of Europe`, `future losses`, `a shared future`: no point in time.
            let noun = self.noun(end);
            if article && !noun && !self.is(end, "of") {
                let lead =
                    self.before(at).is_some_and(|lead| self.is_one(lead, &["in", "for", "into"]));
                return if lead { found(at, Reference::Future) } else { None };
            }
            return if self.is(at, "in") && !noun { found(i, Reference::Future) } else { None };
        }
        if self.is(i, "past") {
            let article = left.is(TimeRole::ARTICLE);
            let lead = self.before(at).is_some_and(|lead| self.is_one(lead, &["in", "of", "from"]));
            let counted = TimeRole::CARDINAL | TimeRole::SOME | TimeRole::COUPLE | TimeRole::ONE;
            let noun = self.noun(end)
                || self.has(end, Shape::NUMBER)
                || self.word(end).is_any(counted | TimeRole::FRACTION);
            return if article && lead && !noun { found(at, Reference::Past) } else { None };
        }
        // `at present`, `for the present`
        if self.is(i, "present") {
            let lead = self.is_one(at, &["at", "for"])
                || left.is(TimeRole::ARTICLE)
                    && self.before(at).is_some_and(|lead| self.is(lead, "for"));
            let first = self.with_article(i);
            return if lead && !self.noun(end) { found(first, Reference::Present) } else { None };
        }
        if self.is(i, "moment") {
            if left.is(TimeRole::ARTICLE)
                && self.before(at).is_some_and(|lead| self.is_one(lead, &["at", "for"]))
            {
                return found(at, Reference::Present);
            }
            let this = if self.is(at, "this") {
                Some(at)
            } else {
                self.before(at).filter(|&this| self.is(this, "this"))
            };
            return found(this?, Reference::Present);
        }
        // `time`
        if left.is(TimeRole::ARTICLE) && self.is(end, "ahead") {
            return Some(Found::date(
                at,
                end + 1,
                Value::Vague(Reference::Future),
                Anchor::None,
                "vague",
            ));
        }
        if self.is_one(at, &["coming", "upcoming", "forthcoming"]) {
            return found(self.with_article(at), Reference::Future);
        }
        if self.is_one(at, &["present", "current"]) {
            return found(self.with_article(at), Reference::Present);
        }
        let lead = self.before(at).is_some_and(|lead| self.is(lead, "at"));
        if self.is(at, "this") && lead {
            return found(at, Reference::Present);
        }
        if left.is(TimeRole::ARTICLE) && lead && !self.is_one(end, &["of", "when", "that"]) {
            return found(at, Reference::Past);
        }
        None
    }

    /// `long ago`, `not so long ago`, `some time ago`, whose `ago` is token `i`.
    pub(super) fn long_ago(&self, i: usize) -> Option<Found> {
        let at = self.before(i)?;
        let mut first = if self.is_one(at, &["long", "moments", "while"]) {
            at
        } else {
            let time = self.is(at, "time");
            self.before(at).filter(|&some| time && self.is_one(some, &["some", "long", "short"]))?
        };
        while let Some(more) = self
            .before(first)
            .filter(|&more| self.is_one(more, &["not", "so", "too", "very", "that", "a", "quite"]))
        {
            first = more;
        }
        let value = Value::Vague(Reference::Past);
        Some(Found::date(first, i + 1, value, Anchor::None, "vague"))
    }

    /// Can the token be a noun (no function word, no verb)?
    pub(super) fn noun(&self, i: usize) -> bool {
        let word = self.word(i);
        self.has(i, Shape::WORD)
            && word.tense.is_none()
            && !word
                .is_any(TimeRole::LEADS | TimeRole::ARTICLE | TimeRole::POSSESSIVE | TimeRole::ONE)
            && !self.token(i).is_some_and(|token| {
                token.can_be(WordClass::FUNCTION_WORD | WordClass::PRONOUN | WordClass::AUXILIARY)
            })
            && !self.is_one(
                i,
                &[
                    "if", "it", "he", "she", "we", "they", "because", "when", "who", "that",
                    "which", "there", "so", "you", "i",
                ],
            )
    }

    /// `daily`, `annually`: token `i` alone.
    pub(super) fn repeated(&self, i: usize) -> Option<Found> {
        let (count, unit) = self.word(i).set?;
        if self.in_name(i) || self.titled(i) {
            return None;
        }
        // `a quarterly dividend`: of what kind it is rather than when; `the annual meeting` comes again.
        let event = (i + 1..i + 4)
            .take_while(|&j| self.has(j, Shape::WORD))
            .any(|j| self.word(j).is(TimeRole::EVENT));
        let attribute =
            (unit >= Unit::Month || unit < Unit::Day) && self.noun(i + 1) || self.is(i, "annual");
        if attribute && !event {
            return None;
        }
        // `the daily said`
        if self.is_one(i, &["daily", "weekly"])
            && self.is_one(i + 1, &["said", "reported", "quoted", "wrote"])
        {
            return None;
        }
        // `their everyday concerns` come on no day.
        let whose = self.before(i).is_some_and(|at| self.word(at).is(TimeRole::POSSESSIVE));
        if self.is(i, "everyday") && whose {
            return None;
        }
        // `8% annually`, `10,000 units annually`, `average daily volume`: how much rather than when.
        let rate = self.before(i).is_some_and(|at| {
            self.has(at, Shape::NUMBER)
                || matches!(self.text(at), "%" | "average")
                || self.word(at).is(TimeRole::COUNTED)
        });
        if rate {
            return None;
        }
        let value = Value::Length(Length::new(Some(count), unit));
        Some(Found::date(i, i + 1, value, Anchor::None, "repeated").of_kind(DateType::Set))
    }
}
