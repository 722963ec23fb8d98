//! Reduced relative clauses: participles that describe the noun in front of them and are no verbs of its clause: "in a letter
//! *published* Monday", "the sale, *agreed* last week, will".

use dateline_lexicon::{Role, VerbForms, WordClass, words};

use super::tags::{Next, Tag, Tagger};

impl Tagger<'_, '_> {
    /// "said in an interview *published* on Friday": what a verb of speech was said in ends there.
    pub(super) fn describes_adjunct(&self, n: usize) -> bool {
        const MOST: usize = 8;
        let start = (0..n).rev().take(MOST).find(|&at| !self.tags[at].is_nominal());
        let Some(start) = start.filter(|&at| at > 1 && at + 1 < n) else { return false };
        self.tags[n - 1] == Tag::Noun
            && self.tags[start] == Tag::Determiner
            && self.tags[start - 1] == Tag::Preposition
            && self.tags[start - 2].is_verb()
    }

    /// Does a day begin, or what was said?
    pub(super) fn tells_when(&self, at: usize) -> bool {
        self.word_is(at, words!["earlier", "late", "that", "today", "yesterday"])
            || self.report.tokens.get(at).is_some_and(|token| token.can_be(WordClass::WEEKDAY))
    }

    /// "the sale, *agreed* last week, will …": does it describe the noun before the comma, as the verb behind the next comma
    /// is that noun's? Not
    /// "the road, *said* officials, will".
    pub(super) fn is_aside(&self, first: usize, n: usize, forms: VerbForms, next: Next) -> bool {
        const MOST: usize = 12;
        let day = self.tells_when(first + n + 1)
            || self.word_is(first + n + 1, words!["last", "this"])
            || self
                .report
                .tokens
                .get(first + n + 1)
                .is_some_and(|after| after.can_be(WordClass::MONTH | WordClass::TIME_TRIGGER));
        let inverted = forms.contains(VerbForms::SPEECH) && !day && next != Next::Preposition;
        let noun = n > 1 && self.tags[n - 2].is_nominal();
        let ends = Role::COORDINATOR | Role::RELATIVE | Role::SUBORDINATOR | Role::THAT;
        let auxiliary = Role::BE | Role::HAVE | Role::DO | Role::FUTURE | Role::MODAL;
        let last = self.possible.len().min(n + 1 + MOST);
        let close = (n + 1..last).find(|&at| {
            let roles = self.possible[at].word.roles;
            self.report.word(first + at) == ","
                || roles.intersects(ends) && !roles.contains(Role::PREPOSITION)
        });
        noun && !inverted
            && close.is_some_and(|close| {
                self.report.word(first + close) == ","
                    && self.possible(close + 1).roles.intersects(auxiliary)
            })
    }

    /// "…, *asked* about the plan, said": a question put to the subject, between commas.
    pub(super) fn is_asked(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 30;
        let put = self.word_is(first + n, words!["asked", "pressed", "questioned", "quizzed"]);
        let asks = self.word_is(
            first + n + 1,
            words!["about", "by", "if", "on", "to", "what", "when", "whether", "who", "why"],
        );
        if !put || !asks || self.before(n) != Some(Tag::Comma) || self.seen_finite {
            return false;
        }
        let last = self.possible.len().min(n + MOST);
        (n + 2..last.saturating_sub(1)).any(|at| {
            let next = self.possible[at + 1].word;
            self.report.word(first + at) == ","
                && next.forms.contains(VerbForms::PAST)
                && !next.forms.contains(VerbForms::NOUN)
        })
    }
}
