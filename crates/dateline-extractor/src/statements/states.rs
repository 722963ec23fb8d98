//! What is put into words by a verb that says little and a word behind it: "Ruiz *was clear that* the pact holds", "was
//! adamant with Vega that", "*had a discussion on* trade", "*held talks* with Vega *on* trade".
//!
//! Counter-examples: "it was clear that", which nobody says; "had a long talk", which is about nothing.

use dateline_lexicon::{ClauseWord, Role, StatementWord, WordSet, clause_words, words};
use dateline_parser::TokenRange;
use dateline_schema::closed::{Act, Modality};

use super::drafts::Draft;
use super::frames::{Content, Kind};
use super::reading::{MARKS, Reading};
use crate::syntax::VerbGroup;

/// Forms of the verb by which one holds talks.
const HOLDS: &WordSet<3> = words!["held", "hold", "holds"];

impl Reading<'_, '_, '_> {
    /// Adds what the sentence's auxiliaries and what is held give to `drafts`, of which those from `first` on are of
    /// this sentence.
    pub(super) fn states(&self, drafts: &mut Vec<Draft>, first: usize) {
        for (n, verb) in self.verbs.iter().enumerate() {
            let roles = self.roles(verb.head);
            let holds = self.is_word(verb.head, HOLDS);
            if !holds && !roles.intersects(Role::BE | Role::HAVE)
                || verb.head + 1 != verb.tokens.end
            {
                continue;
            }
            let inside = |draft: &Draft| {
                draft.tokens.range().contains(&(verb.head as usize))
                    || draft.cue.range().contains(&(verb.head as usize))
            };
            if drafts[first..].iter().any(inside) {
                continue;
            }
            let be = roles.contains(Role::BE);
            let found = if be { self.clear(verb) } else { self.talk(verb) };
            let modality = self.modality(verb, self.governing(n));
            drafts.extend(found.map(|draft| Draft { modality, ..draft }));
            if roles.contains(Role::HAVE) {
                drafts.extend(self.no_comment(verb));
            }
        }
    }

    /// "was *clear* that", "was very *clear* with Vega that".
    fn clear(&self, verb: &VerbGroup) -> Option<Draft> {
        let at = self.after_adverbs(verb.tokens.end);
        if !self.is_word(at, words!["adamant", "clear", "emphatic", "unequivocal"]) {
            return None;
        }
        let told = self
            .phrase_at(at + 2)
            .filter(|&told| self.is(at + 1, MARKS.with) && self.is_actor(told));
        let that = told.map_or(at + 1, |told| self.extent(told, true));
        let content = Content { start: that + 1, kind: Kind::That };
        // "was clear *that day* about her plan"
        let units =
            words!["afternoon", "day", "evening", "month", "morning", "night", "week", "year"];
        let clause = !self.is_word(that + 1, units);
        let says = self.is(that, MARKS.that) && !verb.negated && clause;
        says.then(|| self.of_auxiliary(verb, that, content, Act::State, told)).flatten()
    }

    /// "had *no comment* on the report", "had no immediate comment on it": that nothing was said of it.
    fn no_comment(&self, verb: &VerbGroup) -> Option<Draft> {
        let comment = self.phrase_at(verb.tokens.end).map(|comment| self.phrase(comment))?;
        let on = comment.tokens.end;
        let none = self.is_word(comment.tokens.start, words!["no"])
            && self.is_word(comment.head, words!["comment", "comments"])
            && self.is_word(on, words!["about", "on"])
            && !self.is_time(on + 1);
        let content = Content { start: on + 1, kind: Kind::Noun };
        let draft = none.then(|| self.of_auxiliary(verb, on + 1, content, Act::State, None))??;
        Some(Draft { modality: Modality::Negated, ..draft })
    }

    /// "had a *discussion* on trade", "had a *call* with Vega about trade", "held an in-depth *exchange of views* on trade".
    fn talk(&self, verb: &VerbGroup) -> Option<Draft> {
        let at = verb.tokens.end;
        let article = at + u32::from(self.roles(at).contains(Role::DETERMINER));
        let talk = self.phrase_at(at).filter(|&talk| self.phrase(talk).head > at);
        let talk = talk.or_else(|| self.phrase_behind_joiner(article)).or(self.phrase_at(at))?;
        let talk = self.phrase(talk);
        if !self.plays(talk.head, StatementWord::TALK) || verb.negated || verb.passive {
            return None;
        }
        let mut end = talk.tokens.end;
        // "an exchange *of views*"
        let views = self.phrase_at(end + 1).filter(|_| self.is(end, MARKS.of));
        let exchange = self.is_word(talk.head, words!["exchange", "exchanges"]);
        if exchange
            && let Some(views) = views
            && self.is_word(self.phrase(views).head, words!["ideas", "opinions", "views"])
        {
            end = self.phrase(views).tokens.end;
        }
        let company =
            self.phrase_at(end + 1).filter(|&who| self.is(end, MARKS.with) && self.is_actor(who));
        // "has *a call on* its shares"
        let bare = views.is_none() && self.is_word(talk.head, words!["call", "exchange"]);
        if company.is_none() && bare && talk.tokens.len() < 3 {
            return None;
        }
        let on = company.map_or(end, |company| self.extent(company, true));
        let thing =
            self.phrase_at(on + 1).filter(|_| self.is_word(on, words!["about", "on", "regarding"]));
        let about = thing.is_some_and(|thing| !self.is_time(on + 1) && !self.is_held_on(on, thing));
        let content = Content { start: on + 1, kind: Kind::Noun };
        let mut draft =
            self.of_auxiliary(verb, end, content, Act::Discuss, None).filter(|_| about)?;
        draft.company = company;
        Some(draft)
    }

    /// "on the *sidelines* of the summit", "on the *phone*", "on her *boat*": where or by what means one talks.
    fn is_held_on(&self, on: u32, thing: u32) -> bool {
        let head = self.phrase(thing).head;
        let where_held = words![
            "air",
            "board",
            "boat",
            "bus",
            "edges",
            "eve",
            "flight",
            "fringes",
            "jet",
            "margins",
            "occasion",
            "plane",
            "sidelines",
            "skype",
            "stage",
            "television",
            "train",
            "tv",
            "yacht",
            "zoom"
        ];
        let means =
            self.token(head).is_some_and(|it| clause_words().role(it.hash) == ClauseWord::MEANS);
        self.is_word(on, words!["on"]) && (means || self.is_word(head, where_held))
    }

    fn of_auxiliary(
        &self,
        verb: &VerbGroup,
        end: u32,
        content: Content,
        act: Act,
        addressee: Option<u32>,
    ) -> Option<Draft> {
        let subject = verb.subject.filter(|&subject| {
            let words = self.phrase(subject).tokens;
            let thing = self.is_word(words.start, words!["it", "that", "there", "this", "what"]);
            self.is_actor(subject) && !(thing && words.len() == 1)
        })?;
        if !Self::is_finite(verb) {
            return None;
        }
        let mut pieces = Vec::new();
        let tokens = self.right(verb, content, 0, &mut pieces);
        Some(Draft {
            sentence: self.sentence,
            cue: TokenRange::new(verb.tokens.start, end),
            act,
            fixed: false,
            relation: addressee.map(|_| dateline_schema::closed::AddresseeRelation::Told),
            polarity: None,
            pieces,
            content: Some(content),
            tokens,
            subject: Some(subject),
            speaker: None,
            addressee,
            company: None,
            modality: Modality::Asserted,
        })
    }
}
