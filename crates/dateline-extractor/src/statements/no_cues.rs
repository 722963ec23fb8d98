//! Words that look like a cue where nobody says anything: "nine delegate-rich *states*", "those *accused* of", "In video
//! *posted* on", "papers that Ruiz questioned *are stored*".

use dateline_lexicon::{Role, Takes, VerbForms, words};
use dateline_parser::Shape;

use super::frames::{Content, Found, Kind};
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// Is the verb none, or one that only describes the word in front of it?
    pub(super) fn is_no_cue(&self, verb: &VerbGroup) -> bool {
        let Some(before) = verb.tokens.start.checked_sub(1) else { return false };
        let alone = verb.tokens.len() == 1 && before >= self.tokens.start;
        alone
            && (self.is_many_states(verb, before)
                || self.describes_anyone(verb, before)
                || self.describes_adjunct(verb, before))
    }

    /// "delegate-rich *states*", "oil-producing *states*", "most southern *states*".
    fn is_many_states(&self, verb: &VerbGroup, before: u32) -> bool {
        let counts = words!["all", "few", "many", "most", "other", "several", "some", "these"];
        let few = verb.subject.map(|own| self.phrase(own)).is_some_and(|own| {
            self.is_word(own.tokens.start, counts) && !self.text(own.head).ends_with('s')
        });
        let compound = before > self.tokens.start && self.has(before - 1, Shape::JOINER)
            || self.text(before).contains('-');
        let named = self.has(before, Shape::CAPITAL);
        self.is_word(verb.head, words!["states"]) && (compound && !named || few)
    }

    /// "those *accused* of it", "anyone *asked* by", "one *considered* an adversary", but "those said".
    fn describes_anyone(&self, verb: &VerbGroup, before: u32) -> bool {
        let open =
            words!["anybody", "anyone", "anything", "everyone", "ones", "something", "those"];
        let next = verb.tokens.end;
        let hangs = self.roles(next).contains(Role::PREPOSITION) || self.text(next) == "to";
        let judged = self.is_word(verb.head, words!["called", "considered", "deemed", "termed"])
            && self.is_word(next, words!["a", "an", "the", "too"]);
        let forms = self.word(verb.head).forms;
        let participle = verb.form == VerbForm::Past && forms.contains(VerbForms::PARTICIPLE);
        participle
            && (self.is_word(before, open) && (hangs || judged)
                || self.is_word(before, words!["one"]) && judged)
    }

    /// "In video *posted* on the site, …": a phrase behind a preposition does nothing.
    fn describes_adjunct(&self, verb: &VerbGroup, before: u32) -> bool {
        let phrase = self.phrase_to(verb.tokens.start).map(|phrase| self.phrase(phrase));
        let opens = phrase.is_some_and(|phrase| {
            phrase.preposition == Some(self.tokens.start) && phrase.head == before
        });
        let next = verb.tokens.end;
        let hangs = self.roles(next).contains(Role::PREPOSITION) || self.is_time(next);
        let participle = self.word(verb.head).forms.contains(VerbForms::PARTICIPLE);
        let told = matches!(verb.form, VerbForm::Past | VerbForm::Participle);
        opens && hangs && participle && verb.subject.is_none() && told
    }

    /// "papers that Ruiz questioned *are stored*", "made a statement in *response* to": does what stands behind the cue go on
    /// with what is around it?
    pub(super) fn is_outside(&self, verb: &VerbGroup, found: &Found, content: Content) -> bool {
        let start = content.start;
        let goes_on = content.kind == Kind::Clause
            && start == found.tokens.end
            && self.verb_at(start).is_some_and(|n| Self::is_finite(&self.verbs[n]));
        let speaks = self.word(verb.head).forms.contains(VerbForms::SPEECH);
        let answers = start > self.tokens.start
            && self.is_word(start - 1, words!["in"])
            && self.is_word(start, words!["answer", "reaction", "reply", "response"]);
        // "*What* he says is true", but "held *what* it said would be the last test"
        let own = self.starts(verb.subject).and_then(|own| own.checked_sub(1));
        let opens = |at: u32| {
            at == self.tokens.start
                || self.has(at - 1, Shape::PUNCTUATION)
                || self.roles(at - 1).intersects(Role::THAT | Role::COORDINATOR)
        };
        let what = own.is_some_and(|at| self.is_word(at, words!["what", "whatever"]) && opens(at));
        // but "What he said was *that* it rained", "was: "No."", "was *an* apology"
        let behind = self.after_adverbs(start + 1);
        let told = self.has(behind, Shape::PUNCTUATION)
            || self.is(behind, MARKS.that)
            || self.is_word(behind, words!["a", "an", "how", "the", "to", "whether"]);
        let what = what && !told;
        goes_on && (what || found.cue.takes.contains(Takes::NOUN) && !speaks)
            || content.kind == Kind::Noun && answers
    }
}
