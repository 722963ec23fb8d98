//! Words that somebody gets from who says them: *drew criticism* from the opposition, *received thanks* from farmers
//! for the law, *faced calls* from two parties to resign.

use dateline_lexicon::{NounPart, words};
use dateline_schema::closed::Act;

use super::frames::{Content, Found, Kind};
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// What is said to who gets the words, or of what does: the content behind who says it, else the verb's subject.
    pub(super) fn drawn(
        &self,
        verb: &VerbGroup,
        end: u32,
        limit: u32,
        found: &mut Found,
    ) -> Option<()> {
        let subject = verb.subject.filter(|_| !verb.passive && !verb.negated)?;
        let phrase = self.phrase_at(self.after_adverbs(end))?;
        // "drew *no* criticism", "*nothing* drew praise", "has *yet* to receive thanks"
        let none =
            words!["few", "little", "neither", "never", "no", "nobody", "none", "nothing", "yet"];
        let starts = [subject, phrase].map(|phrase| self.phrase(phrase).tokens.start);
        let near = verb.tokens.start.saturating_sub(2).max(self.tokens.start)..verb.tokens.end;
        if starts.into_iter().chain(near).any(|at| self.is_word(at, none)) {
            return None;
        }
        let noun = self.noun_of(phrase).filter(|noun| noun.part == NounPart::Cue)?;
        let behind = self.phrase(phrase).tokens.end;
        let agent = self.drawn_from(behind)?;
        let at = self.extent(agent, true);
        let asked = noun.act == Act::Request;
        found.content = if at >= limit {
            None
        } else if asked {
            let asks = |n: &usize| self.verbs[*n].form == VerbForm::Infinitive;
            self.verb_at(at).filter(asks).map(|_| Content { start: at, kind: Kind::Infinitive })
        } else if self.is(at, MARKS.that) {
            Some(Content { start: at + 1, kind: Kind::That })
        } else {
            let about = matches!(self.text(at), "for" | "over" | "on" | "about");
            about.then_some(Content { start: at + 1, kind: Kind::Noun })
        };
        // "received a call from", "got an answer from": nothing is told of what was said.
        let judges = matches!(
            noun.act,
            Act::Praise
                | Act::Criticise
                | Act::Thank
                | Act::Congratulate
                | Act::Condole
                | Act::Concern
                | Act::Warn
        );
        if found.content.is_none() && !judges {
            return None;
        }
        if found.content.is_some() {
            found.addressee = Some(subject).filter(|&subject| self.is_actor(subject));
        }
        found.tokens.end = behind;
        (found.act, found.polarity, found.fixed) = (noun.act, noun.polarity, true);
        found.relation = noun.relation.or(found.relation);
        Some(())
    }

    /// Who says them, behind the noun that ends at a token: "from *two parties*".
    pub(super) fn drawn_from(&self, end: u32) -> Option<u32> {
        let from = self.text(end) == "from";
        self.phrase_at(end + 1).filter(|&phrase| from && self.is_actor(phrase))
    }
}
