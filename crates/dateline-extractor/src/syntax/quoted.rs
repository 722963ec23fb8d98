//! Quotations inside of a sentence: what stands outside waits until the marks close.

use super::clauses::Clauses;
use super::open::{Break, Last, Opener, Pending};

/// What stands outside a quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outside {
    verbs: usize,
    pending: Option<Pending>,
    /// Does the quotation begin a part of the sentence, rather than stand inside a phrase?
    apart: bool,
    floor: usize,
    /// How many phrases and what stood in front.
    phrases: usize,
    last: Last,
    /// What stood between that and the marks.
    between: Break,
}

impl Clauses {
    /// Before a quotation the clause outside is set aside.
    pub(super) fn open_quote(&mut self) {
        let apart = self.between != Break::No || !matches!(self.last, Last::Phrase(_));
        let pending = if apart { self.pending.take() } else { None };
        let (verbs, floor) = (self.verbs.len(), self.floor);
        let (phrases, last) = (self.phrases.len(), self.last);
        let between = self.between;
        self.quotes.push(Outside { verbs, pending, apart, floor, phrases, last, between });
        self.floor = self.open.len();
        self.inverted = None;
        if apart {
            self.last = Last::Nothing;
            self.run = None;
        }
    }

    /// After a quotation that holds a verb the clause outside goes on.
    pub(super) fn close_quote(&mut self, at: u32) {
        let unopened = Outside {
            verbs: 0,
            pending: None,
            apart: true,
            floor: 0,
            phrases: usize::MAX,
            last: Last::Nothing,
            between: Break::No,
        };
        let outside = self.quotes.pop().unwrap_or(unopened);
        let floor = std::mem::replace(&mut self.floor, outside.floor);
        // "had been "*tremendously*" disrupted": no more than how.
        let how = self.verbs.len() == outside.verbs
            && self.phrases.len() == outside.phrases
            && matches!(outside.last, Last::Verb(_))
            && self.between == Break::No;
        // "views "*with grave concern*" the state of the roads": a part of the clause, and no verb or thing of it.
        let adjunct =
            self.phrases.get(outside.phrases).is_some_and(|first| first.preposition.is_some());
        let part = adjunct
            && self.verbs.len() == outside.verbs
            && matches!(outside.last, Last::Verb(_))
            && outside.between == Break::No
            && self.between == Break::No;
        if how {
            self.pending = self.pending.take().or(outside.pending);
            self.last = outside.last;
        } else if part {
            self.pending = self.pending.take().or(outside.pending);
        } else if self.verbs.len() > outside.verbs || outside.apart {
            self.close_to(floor, at);
            self.pending = outside.pending;
            self.between = Break::Quote(at);
            self.last = Last::Nothing;
            self.opener = Opener::None;
            self.waiting = None;
            self.soft = None;
        } else if self.pending.is_none() {
            self.pending = outside.pending;
        }
    }
}
