//! What a clause has before and behind a word that can be its verb: another verb, a relative clause, a subject.

use dateline_lexicon::{ClauseWord, Role, VerbForms, WordClass, words};
use dateline_parser::Shape;

use super::cover::Covered;
use super::tags::{Next, Tag, Tagger};

impl Tagger<'_, '_> {
    /// "claimed nine *lives*", "cost many *lives*": what is lost, and no verb.
    pub(super) fn are_lost(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 3;
        let costs =
            words!["claim", "claimed", "claims", "cost", "costs", "lost", "save", "saved", "took"];
        self.word_is(first + n, words!["lives"])
            && (first + n.saturating_sub(MOST)..first + n).any(|at| self.word_is(at, costs))
    }

    /// "a man who lives in Lima *said*", "the firm that built the road *praised* it": the verb of the clause outside, which
    /// has none yet, behind a relative clause that has its own. Not "met a man who owns a car *made* in Peru".
    pub(super) fn goes_on_outside(&self, first: usize, n: usize, forms: VerbForms) -> bool {
        const MOST: usize = 24;
        let ends = |tag: Tag| {
            matches!(
                tag,
                Tag::Comma
                    | Tag::Mark
                    | Tag::OpenQuote
                    | Tag::CloseQuote
                    | Tag::And
                    | Tag::Subordinator
            )
        };
        let finite = |at: &usize| self.tags[*at].is_finite();
        let opens = |at: usize| matches!(self.tags[at], Tag::Relative | Tag::That);
        let opener = (0..n).rev().take(MOST).find(|&at| opens(at) || ends(self.tags[at]));
        // "Ruiz, who leads the team also *said*": a comma that nothing closes
        let own = |at: usize| {
            let comma = self.tags[at - 1] == Tag::Comma;
            self.tags
                .get(at.wrapping_sub(1 + usize::from(comma)))
                .is_some_and(|tag| tag.is_nominal())
        };
        let Some(opener) = opener.filter(|&at| at > 0 && opens(at) && own(at)) else {
            return false;
        };
        if (opener + 1..n).filter(finite).count() != 1 {
            return false;
        }
        // "Ruiz said a man who": the clause begins behind a verb that takes one.
        let begins = |at: usize| {
            ends(self.tags[at])
                || opens(at)
                || self.tags[at].is_verb()
                    && self.possible[at].word.forms.contains(VerbForms::CLAUSE)
        };
        let own = (0..opener).rev().take(MOST).take_while(|&at| !begins(at));
        let governed = |at: usize| {
            self.tags[at] == Tag::Preposition
                && !self.word_is(first + at, words!["at", "for", "from", "in", "of", "with"])
        };
        let speaks = forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE);
        let token = &self.report.tokens[first + n];
        own.into_iter().all(|at| !finite(&at) && !governed(at))
            && (speaks || token.can_be(WordClass::CUE_START) && !self.is_finite_ahead(first, n))
    }

    /// "said *prices* drop in spring": does the clause begin right behind "said" or "that", and has no other verb?
    pub(super) fn is_said(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 12;
        let inside = |at: usize| {
            let tag = self.tags[at];
            tag.is_nominal()
                || matches!(tag, Tag::Determiner | Tag::Owner | Tag::Possessive | Tag::Joiner)
                || tag == Tag::Preposition && self.word_is(first + at, words!["of"])
        };
        let begins = (0..n).rev().take(MOST).find(|&at| !inside(at));
        let said = begins.filter(|&at| at + 1 < n).is_some_and(|at| {
            self.tags[at] == Tag::That
                || self.word_is(
                    first + at,
                    words!["add", "added", "adds", "said", "say", "saying", "says"],
                )
        });
        said && !self.is_finite_ahead(first, n)
    }

    /// Does "has", "was" or "will" come before the clause ends, and no other verb or name?
    pub(super) fn is_auxiliary_ahead(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 10;
        let auxiliary = Role::BE | Role::HAVE | Role::DO | Role::FUTURE | Role::MODAL;
        let ends = Role::COORDINATOR | Role::SUBORDINATOR | Role::RELATIVE | Role::THAT;
        let mut from = n + 1;
        for at in n + 1..self.possible.len().min(n + MOST) {
            if at < from {
                continue;
            }
            let word = self.possible[at].word;
            let token = &self.report.tokens[first + at];
            if let Some(verb) = self.told_clause(first, at) {
                if !self.leaves_outer(first, verb) {
                    return false;
                }
                from = verb + 1;
                continue;
            }
            if word.roles.intersects(auxiliary) && !token.is(Shape::CAPITAL) {
                return at > n + 1;
            }
            if token.is(Shape::PUNCTUATION) && !token.is(Shape::JOINER)
                || word.roles.intersects(ends) && !word.roles.contains(Role::PREPOSITION)
                || word.roles.intersects(Role::SUBJECT | Role::DETERMINER)
            {
                return false;
            }
        }
        false
    }

    /// "two men *accused* of theft told the court": does the clause have another verb behind `n`, which so only describes
    /// its subject? Not in "accused in May the bank Ruiz led", where a subject of its own stands before that.
    pub(super) fn is_outdone(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 20;
        let auxiliary = Role::BE | Role::HAVE | Role::DO | Role::FUTURE | Role::MODAL;
        let ends = Role::COORDINATOR | Role::SUBORDINATOR | Role::THAT;
        let opens = Role::DETERMINER | Role::POSSESSIVE;
        // Relative clauses that wait for their verb.
        let mut inner = 0;
        let mut governed = false;
        // "two men arrested *after Ruiz called for a strike* said": behind a clause of somebody who speaks.
        let mut from = n + 1;
        for at in n + 1..self.possible.len().min(n + MOST) {
            if at < from {
                continue;
            }
            let token = &self.report.tokens[first + at];
            let (roles, forms) = (self.possible[at].word.roles, self.possible[at].word.forms);
            let preposition = roles.intersects(Role::PREPOSITION | Role::TO);
            if inner == 0
                && let Some(verb) = self.told_clause(first, at)
            {
                if !self.leaves_outer(first, verb) {
                    return false;
                }
                (from, governed) = (verb + 1, true);
                continue;
            }
            if token.is(Shape::PUNCTUATION) && !token.is(Shape::JOINER)
                || roles.intersects(ends) && !preposition
            {
                return false;
            }
            let name = self.covered[first + at];
            let begins = roles.intersects(opens)
                || name.contains(Covered::NAME) && !name.contains(Covered::GOES_ON);
            if inner == 0 && (roles.contains(Role::SUBJECT) || begins && !governed) {
                return false;
            }
            if roles.contains(Role::RELATIVE) && !roles.contains(Role::DETERMINER) {
                inner += 1;
                continue;
            }
            let by = self.next(first, at) == Next::Preposition
                && self.word_is(first + at + 1, words!["by"]);
            let past = forms.contains(VerbForms::PAST)
                && !forms.intersects(VerbForms::NOUN | VerbForms::BASE)
                && !name.contains(Covered::NAME)
                && (!forms.contains(VerbForms::PARTICIPLE)
                    || forms.intersects(VerbForms::SPEECH | VerbForms::CLAUSE) && !governed)
                && !by
                && (from == n + 1 || self.next(first, at) != Next::Preposition);
            let preceded_by_to = self.word_is(first + at - 1, words!["to"]);
            // "called on Peru *to be* ready"
            let helps = roles.intersects(auxiliary)
                && !token.is(Shape::CAPITAL)
                && !preceded_by_to
                && !self.word_is(first + at, words!["be", "been", "being", "having"]);
            if (past || helps) && inner == 0 {
                return true;
            }
            // "emerged from the talks to *say* trade would grow": a clause of its own begins behind it.
            if !past && forms.contains(VerbForms::CLAUSE) && preceded_by_to {
                return false;
            }
            // "on which Ruiz *was acquitted* told": one verb with its auxiliary.
            if (past || helps) && !self.possible[at - 1].word.roles.intersects(auxiliary) {
                inner -= 1;
            }
            governed = preposition
                || forms.contains(VerbForms::GERUND)
                || forms.contains(VerbForms::BASE) && preceded_by_to
                || roles.intersects(opens)
                || token.is(Shape::JOINER | Shape::NUMBER);
        }
        false
    }

    /// Does a word that is sure to be a finite verb stand behind `n`, before the clause can end?
    pub(super) fn is_finite_ahead(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 16;
        let auxiliary = Role::BE | Role::HAVE | Role::DO | Role::FUTURE | Role::MODAL;
        for at in n + 1..self.possible.len().min(n + MOST) {
            let token = &self.report.tokens[first + at];
            let word = self.possible[at].word;
            if token.is(Shape::PUNCTUATION) && !token.is(Shape::JOINER)
                || word.roles.contains(Role::SUBORDINATOR)
                    && !word.roles.contains(Role::PREPOSITION)
                || word.roles.intersects(Role::RELATIVE | Role::THAT)
            {
                return false;
            }
            if word.roles.intersects(auxiliary) {
                return true;
            }
            // "rise" is a noun, too, but not "rose".
            let past = VerbForms::PAST | VerbForms::BASE;
            let nominal =
                word.forms.contains(VerbForms::NOUN) && (word.forms & past) != VerbForms::PAST;
            if self.covered[first + at].contains(Covered::NAME)
                || !word.roles.is_empty()
                || nominal
                || self.word_is(first + at - 1, words!["to"])
            {
                continue;
            }
            let forms = word.forms;
            // "talks *aimed* at", "the plan *agreed* by"
            let describes =
                forms.contains(VerbForms::PARTICIPLE) && self.next(first, at) == Next::Preposition;
            let finite = VerbForms::PAST | VerbForms::THIRD | VerbForms::BASE;
            if forms.intersects(finite) && !describes {
                return true;
            }
        }
        false
    }

    /// "said Ghana *supports* peace", "the ministry *plans* talks": a noun by its look, but the only verb
    /// that its clause can have. "Ghana *exports* to Peru rose" has another.
    pub(super) fn is_only_verb(&self, first: usize, n: usize, next: Next) -> bool {
        // Behind a noun it is mostly one more: "reiterated the serious *concerns* about".
        let opens = match self.before(n) {
            _ if next == Next::Preposition && self.is_said(first, n) => true,
            Some(Tag::Name) => matches!(next, Next::Word | Next::Preposition | Next::Adverb),
            _ => next == Next::Word,
        };
        // "the current *challenges* facing the ports", but "the ministry *fears* rising prices"
        let described = n > 0
            && self.possible(n + 1).forms.contains(VerbForms::GERUND)
            && (self.plays(first + n - 1, ClauseWord::QUALITY)
                || self.plays(first + n - 1, ClauseWord::ADJECTIVE)
                || self.word_is(first + n + 1, words!["concerning", "facing", "regarding"]));
        opens && !described && self.is_subject_before(first, n) && !self.is_finite_ahead(first, n)
    }

    /// Does the phrase before `n` stand free, behind no preposition but "of"?
    pub(super) fn is_subject_before(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 16;
        let inside = |tag: Tag| {
            tag.is_nominal()
                || matches!(
                    tag,
                    Tag::Determiner | Tag::Owner | Tag::Possessive | Tag::Joiner | Tag::Time
                )
        };
        // "the port *of* Lagos", but "ahead *of* Lagos talks"
        let joins = |at: usize| {
            self.word_is(first + at, words!["of"]) && at > 0 && self.tags[at - 1].is_nominal()
        };
        let mut outer = (0..n).rev().take(MOST).filter(|&at| !inside(self.tags[at]) && !joins(at));
        outer.next().is_none_or(|at| self.tags[at] != Tag::Preposition)
    }
}
