//! Words beside who speaks: what people deal in, how they are, several people, "we" whose verbs go on, and cues
//! that a sentence opens with.

use dateline_lexicon::{PeopleNoun, Role, VerbForms, WordClass, lexicon, words};
use dateline_parser::Shape;

use super::tags::{Tag, Tagger};

/// So many words at most call who speaks, by office and name.
const MOST_NAMED: usize = 8;

impl Tagger<'_, '_> {
    /// "…, *shipping* sources said", "analysts and *fund* managers say": what people deal in who speak right behind.
    pub(super) fn describes_speakers(&self, first: usize, n: usize) -> bool {
        let says = self.possible.get(n + 2).is_some_and(|it| {
            it.word.forms.contains(VerbForms::SPEECH | VerbForms::BASE)
                && !it.word.forms.contains(VerbForms::NOUN)
        });
        self.are_people(first + n + 1) && (says || self.speaks(n + 2))
    }

    /// Is the only verb before one that "we" or "I" right in front of it do: "*We offer* our condolences and"?
    pub(super) fn goes_on_from_us(&self, first: usize) -> bool {
        let mut verbs = (0..self.tags.len()).filter(|&at| self.tags[at].is_verb());
        let own = verbs.next().filter(|&at| self.tags[at] == Tag::Present && at > 0);
        let us = own.is_some_and(|at| self.word_is(first + at - 1, words!["i", "we"]));
        us && verbs.next().is_none()
    }

    /// ""…," *outraged* delegate Ana Lund said": how somebody is who speaks behind a quotation that a mark ends.
    /// Not "*sighed* coach Ana Lund", where no other verb says that she spoke.
    pub(super) fn describes_who_was_quoted(
        &self,
        first: usize,
        n: usize,
        forms: VerbForms,
    ) -> bool {
        let marked = n > 1
            && self.tags[n - 1] == Tag::CloseQuote
            && self.report.tokens[first + n - 2].is(Shape::PUNCTUATION);
        let grammar = Role::DETERMINER | Role::PRONOUN | Role::SUBJECT | Role::POSSESSIVE;
        let plain = self.report.tokens.get(first + n + 1).is_some_and(|next| {
            next.is(Shape::WORD)
                && !next.is(Shape::CAPITAL)
                && !next.can_be(WordClass::FUNCTION_WORD)
                && !self.possible(n + 1).roles.intersects(grammar)
        });
        let grammar = WordClass::FUNCTION_WORD | WordClass::AUXILIARY;
        let name = |at: usize| {
            let token = self.report.tokens.get(first + at);
            token.is_some_and(|token| token.is(Shape::WORD) && !token.can_be(grammar))
        };
        let says = || {
            let behind = n + 2..n + 2 + MOST_NAMED;
            let mut named = behind.take_while(|&at| name(at));
            named.any(|at| {
                let forms = self.possible.get(at).map(|it| it.word.forms);
                forms.is_some_and(|it| it.contains(VerbForms::SPEECH | VerbForms::PAST))
            })
        };
        marked
            && plain
            && says()
            && forms.contains(VerbForms::PARTICIPLE)
            && !forms.intersects(VerbForms::SPEECH | VerbForms::CLAUSE)
    }

    /// "*Says* Ana Lund, a banker: …"
    pub(super) fn opens_with_cue(&self, first: usize, forms: VerbForms) -> bool {
        forms.contains(VerbForms::THIRD | VerbForms::SPEECH)
            && !forms.contains(VerbForms::NOUN)
            && self.report.tokens.get(first + 1).is_some_and(|next| next.is(Shape::CAPITAL))
    }

    /// Is the token a word for several people?
    pub(super) fn are_people(&self, token: usize) -> bool {
        let token = self.report.tokens.get(token);
        token.is_some_and(|token| lexicon().speech().people(token.word) == Some(PeopleNoun::Many))
    }

    /// Is it a verb of speech in the past, or one behind a day?
    pub(super) fn speaks(&self, n: usize) -> bool {
        let past = |at: usize| {
            self.possible
                .get(at)
                .is_some_and(|it| it.word.forms.contains(VerbForms::SPEECH | VerbForms::PAST))
        };
        let day = self.possible.get(n).is_some_and(|it| it.word.roles.contains(Role::TIME));
        past(n) || day && past(n + 1)
    }
}
