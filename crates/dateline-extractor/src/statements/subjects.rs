//! Who speaks where it is not who stands before the verb: behind a cue that an aside or a quotation is, before what
//! explains him, in the clause behind a participle.

use dateline_lexicon::{PeopleNoun, Role, VerbForms, WordClass, words};
use dateline_parser::Shape;
use dateline_schema::closed::MentionKind;

use super::drafts::{Draft, LONGEST_ASIDE};
use super::parties::Parties;
use super::reading::Reading;
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// "*Noting* that prices rose, Ito said …": a participle that opens the sentence has the subject of
    /// the clause behind it.
    pub(super) fn subject_behind(&self, n: usize) -> Option<u32> {
        const MOST: usize = 6;
        let verb = &self.verbs[n];
        let opens = verb.form == VerbForm::Participle
            && !verb.passive
            && verb.tokens.start <= self.tokens.start + 1;
        let rest = self.verbs[n + 1..].iter().take(MOST).filter(|_| opens);
        let main = |verb: &&VerbGroup| {
            let start = self.starts(verb.subject);
            let comma = start.and_then(|start| start.checked_sub(1));
            Self::is_finite(verb) && comma.is_some_and(|comma| self.is_comma(comma))
        };
        let mut main = rest.filter(main);
        let subject = main.next()?.subject?;
        self.is_actor(subject).then_some(subject)
    }

    /// "He said that the state and its people stand by it, *and announced* that …": the speaker before,
    /// where the verb's own subject is only part of what is said.
    pub(super) fn joined_subject(
        &self,
        verb: &VerbGroup,
        subject: Option<u32>,
        others: &[Draft],
    ) -> Option<u32> {
        // "said the drug had helped *but did not specify* whom": a thing says nothing.
        let unsaid = verb.negated
            && self.is_word(verb.head, words!["elaborate", "say", "specify"])
            && subject.is_some_and(|own| {
                !self.is_actor(own) && !Parties::is_document(self, self.phrase(own).head)
            });
        let adds = unsaid || self.is_word(verb.head, words!["added", "adds"]);
        let and = verb.tokens.start.checked_sub(1).filter(|&at| {
            at > self.tokens.start
                && self.roles(at).contains(Role::COORDINATOR)
                && (adds || self.is_comma(at - 1))
        })?;
        let before = others.iter().rev().find(|before| before.cue.end < and)?;
        let start = self.phrase(subject?).tokens.start;
        // "said the state was to sell it, but *added* that": who speaks adds, and nobody told of.
        // "said Norvik leads the trade, but *noted* that": what it does stands in another tense.
        let told = self.verbs.iter().any(|other| {
            other.subject == subject
                && other.tokens.start < and
                && other.tokens.start >= before.tokens.start
                && other.form == verb.form
        });
        let other = before.subject.is_some() && (adds || !told);
        let own = !self.is_actor(subject?) || other;
        let inside = before.tokens.start <= start && start < and && own;
        before.subject.filter(|_| inside && Self::is_finite(verb))
    }

    /// "The forces have watched the war, *and they* condemned it": those whose clause the sentence begins with.
    pub(super) fn same_many(&self, verb: &VerbGroup, own: u32) -> u32 {
        let they = self.phrase(own).tokens;
        let joined = they.start.checked_sub(1).is_some_and(|and| {
            and > self.tokens.start && self.roles(and).contains(Role::COORDINATOR)
        });
        if they.len() != 1 || !joined || !self.is_word(they.start, words!["they"]) {
            return own;
        }
        // "The ministers met Ruiz, *and they* agreed": all who met.
        let meets = |first: &VerbGroup| {
            let verb = self.token(first.head).is_some_and(|it| it.can_be(WordClass::MEETING_START));
            let with = |at: u32| {
                self.is_word(at, words!["with"])
                    && self.phrase_at(at + 1).is_some_and(|other| self.is_actor(other))
            };
            verb || (first.tokens.end..they.start).any(with)
        };
        let mut before = self.verbs.iter().take_while(|other| other.tokens.start < they.start);
        let first = before.find(|other| Self::is_finite(other)).and_then(|first| {
            let subject = first.subject?;
            let one = before.all(|other| !Self::is_finite(other));
            // "The Philippines", "Mattis" are one.
            let head = self.phrase(subject).head;
            let one_name = if self.scene.report.is_in_capitals() {
                matches!(self.standing(subject), Some(MentionKind::Person | MentionKind::Place))
            } else {
                self.has(head, Shape::CAPITAL)
            };
            let plural = self.text(head).ends_with(['s', 'S']) && !one_name;
            let many = self.people(subject) == Some(PeopleNoun::Many) || plural;
            (one && many && !meets(first) && verb.tokens.start > they.start).then_some(subject)
        });
        let named =
            |&subject: &u32| self.is_actor(subject) && self.phrase(subject).preposition.is_none();
        first.filter(named).unwrap_or(own)
    }

    /// "…," *wrote Ito*: who stands behind a cue that a quotation closes right in front of.
    pub(super) fn quoted_subject(&self, verb: &VerbGroup) -> Option<u32> {
        let close =
            verb.tokens.start.checked_sub(1).filter(|&at| self.has(at, Shape::CLOSE_QUOTE))?;
        let marked = close > self.tokens.start && self.has(close - 1, Shape::PUNCTUATION);
        let phrase = self.phrase_at(verb.tokens.end)?;
        // "the radio, quoting "sources," said *Peru was* ready": whose clause is said.
        let end = self.after_adverbs(self.phrase(phrase).tokens.end);
        let acts = self.verb_at(end).is_some_and(|n| {
            Self::is_finite(&self.verbs[n]) && self.verbs[n].subject == Some(phrase)
        });
        (marked && !acts && !verb.passive && Self::is_finite(verb) && self.is_actor(phrase))
            .then_some(phrase)
    }

    /// "*Says Ana Lund*, a banker: "…"": who stands behind a cue that the sentence begins with, in front of a quotation.
    pub(super) fn opening_subject(&self, verb: &VerbGroup) -> Option<u32> {
        let simple = verb.tokens.len() == 1
            && verb.tokens.start == self.tokens.start
            && self.word(verb.head).forms.contains(VerbForms::SPEECH);
        let phrase = self.phrase_at(verb.tokens.end).filter(|_| simple)?;
        let who = self.phrase(phrase).preposition.is_none() && self.is_actor(phrase);
        (who && self.quotation_behind(self.extent(phrase, true)).is_some()).then_some(phrase)
    }

    /// "*Norvik Ltd*, one of several firms owned by Tom Vik, said", "*Ana Lund* -- a member of the wing -- said",
    /// "*Ana Lund*, director of the museum said": the name that what stands behind it explains, however many
    /// verbs and names are in that.
    pub(super) fn explained_subject(&self, verb: &VerbGroup, subject: Option<u32>) -> Option<u32> {
        let inner = self.phrase(subject?).tokens;
        let speaks = Self::is_finite(verb)
            && !verb.passive
            && self.word(verb.head).forms.contains(VerbForms::SPEECH);
        let close = verb.tokens.start.checked_sub(1)?;
        if !speaks || inner.start > close {
            return None;
        }
        if let Some(name) = self.explained_long(verb, subject?) {
            return Some(name);
        }
        let dash = |at: u32| matches!(self.text(at), "--" | "—" | "–");
        let dashed = dash(close);
        let mark = |at: u32| if dashed { dash(at) } else { self.is_comma(at) };
        let closed = mark(close);
        let reach = self.tokens.start.max(close.saturating_sub(LONGEST_ASIDE));
        let open = (reach..close).rev().find(|&at| mark(at))?;
        let name = self.phrase_to(open).filter(|&name| {
            let name = self.phrase(name).tokens;
            let first = name.start == self.tokens.start
                || self.roles(name.start - 1).intersects(Role::THAT | Role::COORDINATOR)
                || self.has(name.start - 1, Shape::PUNCTUATION);
            let definite = self.roles(name.start).contains(Role::DETERMINER);
            first && self.has(name.start, Shape::CAPITAL) && (!definite || closed)
        })?;
        let standing = self.standing(name);
        let named = matches!(standing, Some(MentionKind::Person | MentionKind::Organisation));
        let explains = self.is_word(open + 1, words!["a", "an", "another", "one", "the"]);
        // "Ana Lund, director of the museum said"
        let bare = !closed
            && standing == Some(MentionKind::Person)
            && inner.start == open + 1
            && !self.has(inner.start, Shape::CAPITAL)
            && !self
                .roles(inner.start)
                .intersects(Role::DETERMINER | Role::POSSESSIVE | Role::PRONOUN | Role::SUBJECT)
            && (self.people(subject?) == Some(PeopleNoun::One)
                || matches!(
                    self.standing(subject?),
                    Some(MentionKind::Office | MentionKind::Person)
                ));
        // "Farid Omar, a participant said": but not "Omar, a participant said, is late".
        let loose = || {
            !closed
                && standing == Some(MentionKind::Person)
                && self.phrase(name).tokens.start == self.tokens.start
                && inner.start == open + 1
                && explains
                && subject.is_some_and(|it| {
                    self.people(it) == Some(PeopleNoun::One)
                        || self.is_word(inner.start, words!["a", "an"])
                })
                && !self.is_comma(verb.tokens.end)
        };
        (named && (closed && explains && inner.start > open || bare || loose())).then_some(name)
    }

    /// "*Ana Lund*, a farmer who is a sister of the late king, the father of Tom Vik, has said": the name that the
    /// sentence begins with, where all between is explained by commas and no other clause has that name.
    fn explained_long(&self, verb: &VerbGroup, subject: u32) -> Option<u32> {
        if !self.is_comma(self.before_adverbs(verb.tokens.start)) {
            return None;
        }
        let name = self.phrase_at(self.tokens.start)?;
        let named =
            matches!(self.standing(name), Some(MentionKind::Person | MentionKind::Organisation));
        let open = self.extent(name, false);
        let inner = self.phrase(subject).tokens;
        let apposed = named
            && name < subject
            && self.is_comma(open)
            && self.is_word(open + 1, words!["a", "an", "one", "the", "who"])
            && self.is_comma(inner.start.saturating_sub(1))
            && self.is_word(inner.start, words!["a", "an", "one", "the"]);
        let other = || {
            let before =
                self.verbs.iter().take_while(|other| other.tokens.start < verb.tokens.start);
            before.into_iter().any(|other| {
                Self::is_finite(other) && other.subject == Some(name)
                    || self.token(other.head).is_some_and(|head| head.is(Shape::QUOTED))
            })
        };
        let joined = || {
            (open..inner.start)
                .any(|at| self.roles(at).contains(Role::COORDINATOR) && self.is_comma(at - 1))
        };
        (apposed && !other() && !joined()).then_some(name)
    }

    /// The token before `end` and the adverbs in front of it.
    fn before_adverbs(&self, end: u32) -> u32 {
        let mut at = end.saturating_sub(1);
        while at > self.tokens.start && self.is_adverb(at) {
            at -= 1;
        }
        at
    }

    /// "The rise, the fall, and the drought, said *the mayor*.": who stands between a cue behind a comma and the end of
    /// the sentence, where what stands in front is nobody.
    pub(super) fn closing_subject(&self, verb: &VerbGroup) -> Option<u32> {
        let comma = verb.tokens.start.checked_sub(1).filter(|&at| self.is_comma(at))?;
        let simple = verb.tokens.len() == 1
            && matches!(verb.form, VerbForm::Past | VerbForm::Present)
            && self.word(verb.head).forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE);
        let front = verb.subject.filter(|&front| simple && !self.is_actor(front))?;
        let phrase = self.phrase_at(verb.tokens.end)?;
        let close = self.extent(phrase, false);
        let ends = (close..self.tokens.end).all(|at| self.has(at, Shape::PUNCTUATION));
        let who = self.phrase(phrase).preposition.is_none() && self.is_actor(phrase);
        (who && ends && self.phrase(front).tokens.end <= comma).then_some(phrase)
    }

    /// "The road, said *the mayor*, is open": who stands behind a cue between commas that the clause in
    /// front goes on behind.
    pub(super) fn aside_subject(&self, verb: &VerbGroup) -> Option<u32> {
        let comma = verb.tokens.start.checked_sub(1)?;
        if comma <= self.tokens.start || !self.is_comma(comma) {
            return None;
        }
        let simple = verb.tokens.len() == 1
            && matches!(verb.form, VerbForm::Past | VerbForm::Present)
            && self.word(verb.head).forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE);
        let front = verb.subject.filter(|_| simple)?;
        let phrase = self.phrase_at(verb.tokens.end)?;
        let who = self.phrase(phrase).preposition.is_none()
            && (self.is_actor(phrase) || self.has(verb.tokens.end, Shape::CAPITAL));
        let close = self.extent(phrase, false);
        let goes_on = self.is_comma(close)
            && self
                .verb_at(self.after_adverbs(close + 1))
                .is_some_and(|n| Self::is_finite(&self.verbs[n]));
        (who && goes_on && self.phrase(front).tokens.end <= comma).then_some(phrase)
    }
}
