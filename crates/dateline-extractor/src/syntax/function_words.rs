//! Function words by what stands around them: "that" points, opens a clause or is a relative; "to"
//! stands before a verb or a phrase.

use dateline_lexicon::{ClauseWord, Role, SyntaxWord, VerbForms, words};
use dateline_parser::Shape;

use super::cover::Covered;
use super::tags::{Next, Tag, Tagger};

impl Tagger<'_, '_> {
    /// "prices rose, with *Ana Ruiz warning* that": does somebody behind "with" do so? Not "with a warning that".
    fn is_done_beside(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 8;
        let named = self.tags.iter().rev().take(MOST).take_while(|tag| tag.is_nominal()).count();
        let with = n.checked_sub(named + 1).filter(|_| named > 0);
        self.word_is(first + n + 1, words!["that"])
            && with.is_some_and(|with| self.word_is(first + with, words!["with"]))
    }

    /// The tag of a function word; none where it is a verb or noun here.
    #[inline(never)] // keeps the walk over tokens small
    pub(super) fn function(&self, first: usize, n: usize, word: SyntaxWord) -> Option<Tag> {
        let roles = word.roles;
        let before = self.before(n);
        let in_phrase = matches!(before, Some(Tag::Determiner | Tag::Owner | Tag::Possessive))
            && !matches!(self.tags.last(), Some(Tag::Adverb | Tag::Negation));
        let next = || self.next(first, n);
        if roles.contains(Role::THAT) {
            return Some(self.that(first, n, before));
        }
        if roles.contains(Role::TO) {
            return Some(self.to(first, n, before));
        }
        if roles.contains(Role::BE) {
            return Some(if in_phrase { Tag::Noun } else { Tag::Be });
        }
        if roles.contains(Role::HAVE) {
            return Some(Tag::Have);
        }
        if roles.contains(Role::DO) {
            return Some(Tag::Do);
        }
        if roles.intersects(Role::FUTURE | Role::MODAL) {
            let noun = in_phrase || before == Some(Tag::And) && next() == Next::Preposition;
            return Some(match noun {
                true => Tag::Noun,
                false if roles.contains(Role::FUTURE) => Tag::Will,
                false => Tag::Modal,
            });
        }
        if roles.contains(Role::NEGATION) {
            return Some(Tag::Negation);
        }
        if roles.contains(Role::NOUN) {
            let opens = matches!(before, None | Some(Tag::OpenQuote))
                && next() == Next::Preposition
                || before == Some(Tag::Be)
                // "while *landing* in Lima, the pilot"
                || before == Some(Tag::Subordinator)
                    && matches!(next(), Next::Preposition | Next::End);
            let gerund = opens
                || !in_phrase
                    && next() == Next::Phrase
                    && !matches!(before, Some(Tag::Noun | Tag::Name | Tag::Number))
                || self.is_done_beside(first, n);
            return (!gerund || word.forms.is_empty()).then_some(Tag::Noun);
        }
        if roles.contains(Role::COORDINATOR) {
            // "is not *yet* done"
            let still = roles.contains(Role::ADVERB)
                && matches!(before, Some(Tag::Negation | Tag::Have | Tag::Be));
            return Some(if still { Tag::Adverb } else { Tag::And });
        }
        if !word.forms.is_empty() && roles.intersects(Role::PREPOSITION | Role::ADVERB) {
            let verbal = matches!(before, Some(Tag::To | Tag::Will | Tag::Modal | Tag::Be))
                || before == Some(Tag::Pronoun) && word.forms.contains(VerbForms::PAST);
            if verbal || in_phrase {
                return None;
            }
        }
        if roles.contains(Role::TIME) && !in_phrase {
            return Some(Tag::Time);
        }
        if roles.contains(Role::POSSESSIVE) {
            let alone = matches!(next(), Next::End | Next::Preposition | Next::And | Next::To);
            return Some(match alone && roles.intersects(Role::PRONOUN | Role::SUBJECT) {
                true => Tag::Pronoun,
                false if roles.contains(Role::RELATIVE) => Tag::Relative,
                false => Tag::Owner,
            });
        }
        if roles.contains(Role::RELATIVE) {
            return Some(Tag::Relative);
        }
        if roles.contains(Role::DETERMINER) {
            let alone = roles.intersects(Role::PRONOUN)
                && matches!(
                    next(),
                    Next::End | Next::Preposition | Next::Auxiliary | Next::And | Next::To
                );
            if roles.contains(Role::ADVERB) && matches!(next(), Next::End | Next::Preposition) {
                return Some(Tag::Adverb);
            }
            return Some(if alone || in_phrase && next() == Next::End {
                Tag::Pronoun
            } else {
                Tag::Determiner
            });
        }
        if roles.intersects(Role::SUBJECT | Role::PRONOUN) {
            return Some(Tag::Pronoun);
        }
        if roles.contains(Role::SUBORDINATOR) && !roles.contains(Role::PREPOSITION) {
            // "the champion once said"
            let adverb = roles.contains(Role::ADVERB)
                && !self.possible(n + 1).forms.is_empty()
                && matches!(next(), Next::Word);
            return Some(if adverb { Tag::Adverb } else { Tag::Subordinator });
        }
        if roles.contains(Role::PREPOSITION) {
            let adverb = roles.contains(Role::ADVERB) && matches!(next(), Next::End);
            return Some(if adverb { Tag::Adverb } else { Tag::Preposition });
        }
        roles.contains(Role::ADVERB).then_some(Tag::Adverb)
    }

    fn that(&self, first: usize, n: usize, before: Option<Tag>) -> Tag {
        let next = self.next(first, n);
        let next_forms = self.possible(n + 1).forms;
        let verb_next = next == Next::Auxiliary
            || next == Next::Word && {
                let finite = VerbForms::PAST | VerbForms::THIRD | VerbForms::BASE;
                // "that *deposits* were safe"
                let noun = next_forms.contains(VerbForms::NOUN)
                    || self.next(first, n + 1) == Next::Auxiliary;
                next_forms.intersects(finite) && !noun
            };
        let contracted =
            self.report.tokens.get(first + n + 1).is_some_and(|next| next.is(Shape::POSSESSIVE));
        match before {
            _ if contracted => Tag::Pronoun,
            Some(Tag::Preposition)
                if self.tags.last() == Some(&Tag::Time) || self.opens_phrase_behind(first, n) =>
            {
                Tag::That
            }
            // "*That* is wrong"
            None if verb_next => Tag::Pronoun,
            Some(Tag::Preposition) | None => Tag::Determiner,
            Some(
                Tag::Noun | Tag::Plural | Tag::Name | Tag::Pronoun | Tag::Comma | Tag::CloseBracket,
            ) if verb_next => Tag::Relative,
            // "held that developed countries should": no verb, it stands before a noun.
            Some(Tag::Past | Tag::Present | Tag::Base | Tag::Participle | Tag::Gerund)
                if next_forms.contains(VerbForms::PARTICIPLE)
                    && self.next(first, n + 1) == Next::Word =>
            {
                Tag::That
            }
            _ if verb_next => Tag::Pronoun,
            _ if next == Next::End && !self.is_comma(first + n + 1) => Tag::Pronoun,
            _ => Tag::That,
        }
    }

    /// "point out that *the* …", "that *Peru*": a word follows that opens a phrase of its own.
    fn opens_phrase_behind(&self, first: usize, n: usize) -> bool {
        let named = self.covered.get(first + n + 1).is_some_and(|covered| {
            covered.contains(Covered::NAME) && !covered.contains(Covered::DEMONYM)
        });
        named
            || self
                .possible(n + 1)
                .roles
                .intersects(Role::DETERMINER | Role::POSSESSIVE | Role::SUBJECT)
    }

    fn is_comma(&self, token: usize) -> bool {
        self.report.reads(token, ",")
    }

    /// "*are due to* meet", "is due to open": something is to be done. Not "is due to rain", "due to lack of".
    fn is_due(&self, first: usize, n: usize) -> bool {
        let is = n > 1 && self.possible(n - 2).roles.contains(Role::BE);
        is && self.plays(first + n + 1, ClauseWord::ARRANGED)
    }

    fn to(&self, first: usize, n: usize, before: Option<Tag>) -> Tag {
        // "is willing to, together with others, promote"
        if self.is_comma(first + n + 1) && before == Some(Tag::Noun) {
            return Tag::To;
        }
        // "according to exit polls"
        if n > 0
            && (self.word_is(first + n - 1, words!["according"])
                || self.word_is(first + n - 1, words!["due"]) && !self.is_due(first, n))
        {
            return Tag::Preposition;
        }
        // Over adverbs to the verb: "to further promote", "to jointly build".
        for ahead in n + 1..(n + 4).min(self.possible.len()) {
            let token = &self.report.tokens[first + ahead];
            if self.covered[first + ahead].contains(Covered::NAME) {
                return Tag::Preposition;
            }
            let word = self.possible(ahead);
            let auxiliary = Role::BE | Role::HAVE | Role::DO;
            if word.forms.contains(VerbForms::BASE) || word.roles.intersects(auxiliary) {
                let noun = word.forms.contains(VerbForms::NOUN)
                    && matches!(before, Some(Tag::Number))
                    || matches!(before, Some(Tag::Noun | Tag::Plural))
                        && self.is_paired_quality(first, ahead)
                    || token.is(Shape::CAPITAL) && !self.report.is_in_capitals();
                return if noun { Tag::Preposition } else { Tag::To };
            }
            // "to *re-*affirm"
            let tied = |at: usize| self.is_tied_prefix(first + at);
            let skips = word.roles.intersects(Role::ADVERB | Role::NEGATION)
                || tied(ahead)
                || token.is(Shape::JOINER) && tied(ahead - 1)
                || word.forms.is_empty()
                    && word.roles.is_empty()
                    && self.open_class(token) == Tag::Adverb;
            if !skips {
                break;
            }
        }
        Tag::Preposition
    }
}
