//! Clauses of somebody who speaks behind a word that can be a preposition, too: "fell *after the bank denied the report*",
//! "came *as Peru warned of a storm*". Not "two men arrested after a raid told the court", where it governs a thing.

use dateline_lexicon::{Frame, Role, Takes, VerbForms, WordClass, lexicon};
use dateline_parser::Shape;

use super::cover::Covered;
use super::tags::{Next, Tagger};

impl Tagger<'_, '_> {
    /// "after Peru *warned* of a storm", "after the union *agreed* to end its strike", "as Peru *urges* calm": a verb of
    /// speech behind somebody who can be its subject, with what it can govern.
    pub(super) fn tells_behind_soft(&self, first: usize, n: usize, next: Next) -> bool {
        let object = next == Next::Phrase || self.governs_alone(first, n);
        object && n > 0 && self.can_tell(first + n - 1) && self.is_behind_soft(first, n)
    }

    /// "The talks *failed* after Peru accused Chile of …": does somebody speak behind the preposition at `at`, so that the verb
    /// in front of that has to be the one of its clause?
    pub(super) fn opens_told_clause(&self, first: usize, at: usize) -> bool {
        const MOST: usize = 8;
        let roles = self.possible[at].word.roles;
        if !roles.contains(Role::PREPOSITION | Role::SUBORDINATOR) {
            return false;
        }
        let last = self.possible.len().min(at + MOST);
        for n in at + 1..last {
            let token = &self.report.tokens[first + n];
            let word = self.possible[n].word;
            let name = self.is_named(first + n);
            let verb = word.forms.contains(VerbForms::PAST | VerbForms::SPEECH)
                && !word.forms.contains(VerbForms::NOUN)
                && !name;
            if verb && n > at + 1 {
                let next = self.next(first, n);
                let object = matches!(next, Next::Word | Next::Phrase);
                return self.can_tell(first + n - 1) && (object || self.governs_alone(first, n));
            }
            let apart = token.is(Shape::PUNCTUATION) && !token.is(Shape::JOINER);
            let determined = word.roles.intersects(Role::DETERMINER | Role::POSSESSIVE);
            if apart || !name && !word.roles.is_empty() && !determined {
                return false;
            }
        }
        false
    }

    /// Is the token a name, or a word for people or for a body of them?
    fn can_tell(&self, token: usize) -> bool {
        let known = self.report.tokens.get(token);
        self.is_named(token)
            || known.is_some_and(|known| lexicon().speech().people(known.word).is_some())
    }

    /// Is it a name, also one that was not recognised: "after *Mendez* asked"?
    fn is_named(&self, token: usize) -> bool {
        let capital = || {
            let known = self.report.tokens.get(token);
            known.is_some_and(|known| known.is(Shape::CAPITAL) && !known.can_be(WordClass::WEEKDAY))
        };
        self.covered.get(token).is_some_and(|it| it.contains(Covered::NAME))
            || !self.report.is_in_capitals() && capital()
    }

    /// "*called* for calm", "*agreed* to sell it": with a preposition or an infinitive of its own. "men *asked* to leave" did not
    /// ask.
    fn governs_alone(&self, first: usize, n: usize) -> bool {
        let Some(next) = self.report.tokens.get(first + n + 1) else { return false };
        let cues = lexicon().speech().cues(self.possible[n].word.lemma);
        if self.possible(n + 1).roles.contains(Role::TO)
            && cues.iter().any(|cue| {
                cue.rest.is_empty()
                    && cue.frame == Frame::Content
                    && cue.takes.contains(Takes::INFINITIVE)
            })
        {
            return !cues.iter().any(|cue| cue.rest.is_empty() && cue.frame == Frame::Urge);
        }
        cues.iter().any(|cue| {
            matches!(cue.frame, Frame::Content | Frame::About | Frame::Urge)
                && cue.rest.first() == Some(&next.word)
        })
    }
}
