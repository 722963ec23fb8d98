//! Clauses of somebody who speaks behind a word that can be a preposition, too: "fell *after the bank denied the report*",
//! "came *as Peru warned of a storm*", behind an occasion, "*at a news conference* Ruiz said", behind "which Ruiz said". Not "two men
//! arrested after a raid told the court", where it governs a thing.

use dateline_lexicon::{Frame, Role, Takes, VerbForms, WordClass, lexicon, words};
use dateline_parser::Shape;

use super::cover::Covered;
use super::tags::{Next, Tag, Tagger};

impl Tagger<'_, '_> {
    /// "after Peru *warned* of a storm", "after the union *agreed* to end its strike", "as Peru *urges* calm": a verb of
    /// speech behind somebody who can be its subject, with what it can govern.
    pub(super) fn tells_behind_soft(&self, first: usize, n: usize, next: Next) -> bool {
        let object = next == Next::Phrase || self.governs_alone(first, n);
        object
            && n > 0
            && self.can_tell(first + n - 1)
            && self.is_behind_soft(first, n)
            && !self.waits_for_verb(n)
    }

    /// "two men *arrested* after Ruiz called for a strike said": does the clause wait for its verb still, behind a participle?
    fn waits_for_verb(&self, n: usize) -> bool {
        const MOST: usize = 16;
        !self.seen_finite && self.tags[..n].iter().rev().take(MOST).any(|&it| it == Tag::Participle)
    }

    /// "The talks *failed* after Peru accused Chile of …": does somebody speak behind the preposition at `at`, so that the verb
    /// in front of that has to be the one of its clause unless another stands behind that clause? Gives the verb of speech.
    pub(super) fn told_clause(&self, first: usize, at: usize) -> Option<usize> {
        const MOST: usize = 8;
        let roles = self.possible[at].word.roles;
        if !roles.contains(Role::PREPOSITION | Role::SUBORDINATOR) {
            return None;
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
                let told = self.can_tell(first + n - 1) && (object || self.governs_alone(first, n));
                return told.then_some(n);
            }
            let apart = token.is(Shape::PUNCTUATION) && !token.is(Shape::JOINER);
            let determined = word.roles.intersects(Role::DETERMINER | Role::POSSESSIVE);
            if apart || !name && !word.roles.is_empty() && !determined {
                return None;
            }
        }
        None
    }

    /// Is a verb behind the clause of the verb of speech at `n` one of the clause outside: "after Chile *asked for* help"? Not
    /// behind one that can take a clause itself, "after Chile *warned* troops were near".
    pub(super) fn leaves_outer(&self, first: usize, n: usize) -> bool {
        self.governs_alone(first, n) || !self.possible[n].word.forms.contains(VerbForms::CLAUSE)
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
        let to = self.possible(n + 1).roles.contains(Role::TO);
        if to && self.report.word_is(first + n, words!["declined", "refused"]) {
            return true;
        }
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

    /// "*At a news conference* Ruiz said", "said *in the same session* Japan should": does the name at `n` begin a clause
    /// behind where it was said, which the preposition `led` begins? Not "the raid, in a statement Ruiz called unfair".
    pub(super) fn ends_occasion(&self, first: usize, n: usize, led: usize) -> bool {
        const MOST: usize = 6;
        let occasions = words![
            "address",
            "article",
            "briefing",
            "broadcast",
            "call",
            "ceremony",
            "comment",
            "communique",
            "conference",
            "debate",
            "editorial",
            "filing",
            "hearing",
            "interview",
            "lecture",
            "letter",
            "meeting",
            "memo",
            "message",
            "note",
            "post",
            "rally",
            "reply",
            "report",
            "response",
            "ruling",
            "session",
            "speech",
            "statement",
            "testimony",
            "tweet",
            "visit"
        ];
        let placed = words!["after", "at", "during", "following", "in", "on"];
        if !self.word_is(led, placed) || !self.word_is(first + n - 1, occasions) {
            return false;
        }
        let tags = &self.tags;
        let Some(verb) = (n..tags.len()).take(MOST).find(|&at| tags[at] != Tag::Name) else {
            return false;
        };
        let before = led.checked_sub(first + 1);
        let says = |at: usize| {
            let forms = self.possible[at].word.forms;
            forms.contains(VerbForms::SPEECH) && matches!(tags[at], Tag::Past | Tag::Present)
        };
        let opens = before.is_none_or(|at| {
            matches!(tags[at], Tag::And | Tag::Comma | Tag::Mark | Tag::OpenQuote | Tag::That)
        });
        let told = before.is_some_and(says);
        let of_its_own = says(verb)
            && !tags.get(verb + 1).is_some_and(|next| next.is_finite())
            && !self.word_is(first + verb, words!["wrote"]);
        opens && of_its_own || told && (of_its_own || tags[verb].is_finite())
    }

    /// "which *Ruiz said* remained": does a verb that takes a clause stand right before `n`, behind one phrase and a relative
    /// pronoun?
    pub(super) fn is_told_of_relative(&self, n: usize) -> bool {
        const MOST: usize = 8;
        let says = n > 1 && {
            let forms = self.possible[n - 1].word.forms;
            matches!(self.tags[n - 1], Tag::Past | Tag::Present)
                && forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE)
        };
        let inside = |tag: Tag| {
            tag.is_nominal()
                || matches!(tag, Tag::Determiner | Tag::Owner | Tag::Possessive | Tag::Pronoun)
        };
        let opener = (0..n.saturating_sub(1)).rev().take(MOST).find(|&at| !inside(self.tags[at]));
        says && opener.is_some_and(|at| self.tags[at] == Tag::Relative && at + 2 < n)
    }
}
