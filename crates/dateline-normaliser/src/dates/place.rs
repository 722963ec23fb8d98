//! Where in a report an expression stands: at its head, in the first sentence, as background.
//!
//! `In 1940, the town …` begins a history; `The firm, founded in 1886, said …` tells news with a year of old in it.

use dateline_parser::Shape;

use super::scan::{Found, Scanner};
use super::value::{Value, When};

/// Where in a report an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the first one, at the head of a sentence: `In 1940, …`
    Head,
    /// In the first sentence.
    FirstSentence,
    /// After that.
    Body,
    /// In passing, wherever that is: when what is told of began or was made, or a year that only says which.
    Background,
}

/// So many tokens before an expression, or fewer, stand the words of founding that it is the time of.
const REACH_OF_FOUNDING: usize = 10;

/// So many tokens, or fewer, stand before a date with which a sentence opens: `In the early hours of the morning of`.
const OPENING: usize = 8;

/// How things are founded that are still there to make news.
const FOUNDED: [&str; 6] =
    ["chartered", "created", "established", "formed", "founded", "incorporated"];

/// How they begin otherwise, and wars too: the year of it is background, a day of it is told.
const BEGUN: [&str; 15] = [
    "began",
    "begun",
    "born",
    "built",
    "dating",
    "enacted",
    "erected",
    "inaugurated",
    "invented",
    "launched",
    "opened",
    "originated",
    "ratified",
    "signed",
    "started",
];

/// What histories are of.
const TALES: [&str; 14] = [
    "battle",
    "campaign",
    "conquest",
    "crusade",
    "expedition",
    "famine",
    "mutiny",
    "plague",
    "rebellion",
    "reign",
    "revolt",
    "siege",
    "uprising",
    "war",
];

impl Scanner<'_, '_> {
    /// Where in the report `found` stands: `first` if nothing was told before it.
    pub(super) fn place(&self, sentence: Option<u32>, found: &Found, first: bool) -> Place {
        if first && sentence == Some(0) && self.begins_war(found) {
            return Place::Head;
        }
        if self.is_background(found) {
            return Place::Background;
        }
        match sentence {
            _ if first && (found.first <= self.begin + 2 || self.opens_sentence(found)) => {
                Place::Head
            }
            None | Some(0) => Place::FirstSentence,
            Some(_) => Place::Body,
        }
    }

    /// `In the early morning hours of 26 April 1986, …`: a preposition, and a comma behind.
    fn opens_sentence(&self, found: &Found) -> bool {
        self.is_one(self.begin, &["at", "during", "in", "on"])
            && found.first <= self.begin + OPENING
            && self.text(found.end) == ","
            && !(self.begin..found.first).any(|i| self.has(i, Shape::PUNCTUATION))
    }

    /// `The siege of Brant began in the spring of 1644.`: with which its history begins.
    fn begins_war(&self, found: &Found) -> bool {
        let Some(lead) = self.before(found.first) else { return false };
        let verb = lead.saturating_sub(1 + usize::from(self.is(lead.saturating_sub(1), "out")));
        self.is_one(verb, &["began", "begun", "broke", "started", "opened"])
            && (self.begin..verb).any(|i| self.is_one(i, &TALES))
    }

    /// `founded in 1886`, `born in 1911`, `the treaty of 1950`, `the first since 1950`, `the mill, sold in 1911, …`; not `In 1886, …` at the
    /// head of its sentence, nor `born on May 3, 1911`, which begins a life, nor `the war began in May 1911`.
    fn is_background(&self, found: &Found) -> bool {
        let whole = match found.value {
            Some(Value::Date(When::Year(_) | When::Season(..))) => true,
            Some(Value::Date(When::Day(_) | When::Month(..)) | Value::Between(..)) => false,
            _ => return false,
        };
        let near = found.first.saturating_sub(REACH_OF_FOUNDING).max(self.begin);
        let mut before = near..found.first;
        let aside = |i: usize| matches!(self.text(i), "," | "(" | "--" | "\u{2014}");
        before.clone().any(|i| self.is_one(i, &FOUNDED))
            || whole
                && (found.first > self.begin && self.is_one(found.first - 1, &["of", "since"])
                    || before.any(|i| aside(i) || self.is_one(i, &BEGUN)))
    }
}
