//! Is a word a verb here, and of which time: `votes` and `plans` are nouns too, `updated` can stand before its noun.

use dateline_lexicon::{Tense, TimeRole};
use dateline_parser::Shape;

use super::scan::Scanner;

impl Scanner<'_, '_> {
    /// A participle that stands before its noun: `a revised bid`, `the newly elected chief`. In `the
    /// minister arrived here` it stands after one.
    pub(super) fn describes(&self, i: usize) -> bool {
        let noun = self.has(i + 1, Shape::WORD)
            && !self.word(i + 1).is_any(TimeRole::LEADS | TimeRole::ARTICLE);
        let adverb = i > self.begin
            && (self.text(i - 1).ends_with("ly")
                || self.is_one(i - 1, &["still", "yet", "already", "once", "long", "well"]));
        let first = i.saturating_sub(1 + usize::from(adverb)).max(self.begin);
        noun && (first..i).any(|j| {
            self.word(j).is_any(TimeRole::ARTICLE | TimeRole::ONE | TimeRole::POSSESSIVE)
                || self.possessive(j)
        })
    }

    /// `is accused`, `are often based`: what goes on, and not what was done.
    pub(super) fn is_present_passive(&self, i: usize) -> bool {
        let Some(at) = i.checked_sub(1).filter(|&at| at >= self.begin) else { return false };
        let adverb = self.text(at).ends_with("ly") || self.is_one(at, &["not", "often", "still"]);
        let at = if adverb { i.saturating_sub(2).max(self.begin) } else { at };
        self.is_one(at, &["is", "are", "isn't", "aren't"])
    }

    /// A word in -ed of the lower-case kind, or any where all is in capitals.
    pub(super) fn is_participle(&self, i: usize) -> bool {
        let text = self.text(i).as_bytes();
        let ending = text.len() > 4 && text[text.len() - 2..].eq_ignore_ascii_case(b"ed");
        // `Asked on Monday whether …`, but not `United Airlines`
        let opens = self.has(i, Shape::SENTENCE_START) && !self.has(i + 1, Shape::CAPITAL);
        ending && (text[0].is_ascii_lowercase() || self.has(i, Shape::ALL_CAPITALS) || opens)
    }

    /// Is a word that is noun and verb a verb here? `ends` is after a noun, not after an article or an
    /// adjective; `visit` only after what can be its subject: `leaders visit`, `they visit`.
    pub(super) fn has_verb_shape(&self, i: usize) -> bool {
        if self.has(i, Shape::CAPITAL) && !self.has(i, Shape::ALL_CAPITALS) {
            return false;
        }
        let Some(at) = i.checked_sub(1).filter(|&at| at >= self.begin) else { return true };
        if self.word(at).is_any(
            TimeRole::ARTICLE
                | TimeRole::ONE
                | TimeRole::POSSESSIVE
                | TimeRole::ORDINAL
                | TimeRole::CARDINAL,
        ) || self.has(at, Shape::NUMBER) && self.year_number(at).is_none()
            || self.joiner(at)
        {
            return false;
        }
        // `announced plans`, `offered promises`
        if self.word(at).tense == Some(Tense::Past) && !self.word(at).is(TimeRole::AUXILIARY)
            || self.word(at).tense.is_none() && self.is_participle(at)
        {
            return false;
        }
        let text = self.text(i);
        let base = self.word(i).tense == Some(Tense::Present) && !text.ends_with('s');
        // `Voters on the island go to the polls`
        let polls = self.is(i + 1, "to") && (i + 2..i + 4).any(|j| self.is(j, "polls"));
        !base
            || polls
            || self.text(at).ends_with('s') && !self.possessive(at)
            || self.is_one(at, &["they", "we", "you", "i", "who", "that", "which", "not"])
            || self.future_before(i)
    }

    /// `May` with a capital is the month, `may` and `MAY` can be the verb.
    pub(super) fn is_month(&self, i: usize) -> bool {
        self.word(i).month.is_some()
            && self.has(i, Shape::CAPITAL)
            && !self.has(i, Shape::ALL_CAPITALS)
    }

    /// Does `will`, `to be`, `would have` stand right before the participle, with adverbs between or none?
    pub(super) fn future_before(&self, i: usize) -> bool {
        let adverb = |j: usize| self.text(j).ends_with("ly") || self.is_one(j, &["almost", "also"]);
        let near = i.saturating_sub(3).max(self.begin);
        let adverbs = (near..i).filter(|&j| adverb(j)).count();
        // `will include figures delayed from Tuesday`: another verb and its object are between.
        let other = |j: usize| {
            (j + 1..i).filter(|&k| self.noun(k) && !adverb(k) && self.is_lower(k)).count() > 1
        };
        (near.saturating_sub(adverbs).max(self.begin)..i).any(|j| match self.word(j).tense {
            _ if self.is_month(j) || other(j) => false,
            _ if self.could_not(j) => false,
            _ if self.is_contracted_will(j) => true,
            Some(Tense::Future) => self.word(j).is(TimeRole::AUXILIARY),
            Some(Tense::Infinitive) => self.is_one(j + 1, &["be", "have"]),
            _ => false,
        })
    }

    /// A word in lower case of more than three letters.
    pub(super) fn is_lower(&self, i: usize) -> bool {
        let text = self.text(i).as_bytes();
        text.len() > 3 && text[0].is_ascii_lowercase()
    }

    /// Does a past verb stand right before the infinitive (`helped to`)?
    pub(super) fn past_before(&self, i: usize) -> bool {
        i > self.begin && {
            let word = self.word(i - 1);
            let past = word.tense == Some(Tense::Past)
                && !word.is(TimeRole::AUXILIARY)
                && !self.is_one(i - 1, &["set", "left"]);
            // `tried to kill him on Sunday`, `accused of trying to`: what was tried was done.
            past || self.is_one(
                i - 1,
                &[
                    "tried",
                    "trying",
                    "managed",
                    "managing",
                    "failed",
                    "failing",
                    "attempted",
                    "attempting",
                    "continued",
                    "refused",
                    "started",
                    "appeared",
                    "seemed",
                    "happened",
                    "helped",
                    "declined",
                    "struggled",
                    "rushed",
                    "hurried",
                ],
            )
        }
    }
}
