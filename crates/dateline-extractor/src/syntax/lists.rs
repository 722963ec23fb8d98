//! Lists of phrases that commas and "and" join: which of them one verb can have for its subject, and what begins a
//! clause of its own.

use super::clauses::Clauses;
use super::open::{Opener, Standing};

impl Clauses {
    /// "said *prices*, wages and rents rose": the list that an "and" ends at phrase `last` begins right behind a verb of
    /// saying, and is the subject of what is said.
    pub(super) fn lists_what_is_said(&mut self, last: u32) {
        let (Some(first), Some(open)) = (self.run, self.open.last()) else { return };
        let verb = self.verbs[open.verb as usize].tokens.end;
        let Some(head) = first.checked_sub(1).map(|head| self.phrases[head as usize]) else {
            return;
        };
        let plain = self.phrases[first as usize..last as usize].iter();
        let mut plain = plain.chain([&head]).map(|phrase| phrase.preposition);
        if let Some(pending) = &mut self.pending
            && pending.phrase == first
            && pending.opener == Opener::None
            && (open.says && head.tokens.start == verb)
            && plain.all(|preposition| preposition.is_none())
        {
            (pending.phrase, pending.start) = (first - 1, verb);
            (pending.standing, pending.opener) = (Standing::Clear, Opener::That);
        }
    }

    /// An "and" ends a list: the phrases between its commas are joined too.
    pub(super) fn join_run(&mut self, end: u32) {
        if let Some(first) = self.run.take() {
            for phrase in &mut self.phrases[first as usize..end as usize] {
                if phrase.preposition.is_none() {
                    phrase.joined = true;
                }
            }
        }
    }

    /// Does a phrase stand behind the verb of the only open clause, as what is done or said there? What another clause
    /// says may go on: "said *the firms had plans and* the bank backed them".
    pub(super) fn is_object(&self, phrase: u32) -> bool {
        let [open] = &self.open[self.floor..] else { return false };
        let verb = self.verbs[open.verb as usize].tokens;
        open.is_finite() && verb.end <= self.phrases[phrase as usize].tokens.start
    }

    /// Has the last verb of a clause only what prepositions govern behind it: "attacked *at dawn*"?
    pub(super) fn is_without_object(&self) -> bool {
        let Some(open) = self.open.last().filter(|open| open.is_finite()) else { return false };
        let verb = self.verbs[open.verb as usize].tokens.end;
        let behind = self.phrases.iter().rev().take_while(|phrase| phrase.tokens.start >= verb);
        behind.clone().next().is_some() && behind.clone().all(|phrase| phrase.preposition.is_some())
    }
}
