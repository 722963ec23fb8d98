//! What is seen from one token: its neighbours, the run of name-like tokens it stands in, its place
//! in the line, and what the report says of its word.

use dateline_parser::{Report, Shape};

use super::document::{Document, Facts};
use super::look::{Casing, Look};
use super::outline::{Line, Outline};

/// How far neighbours are seen.
pub(super) const REACH: usize = 2;

/// A report whose tokens are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The report.
    pub report: &'a Report<'a>,
    /// Its lines.
    pub outline: &'a Outline,
    /// What it says of its words.
    pub document: &'a Document,
    /// Looks of its tokens: of those that are scored, and `REACH` tokens around them.
    pub looks: &'a [Look],
}

/// A token and what is seen from it.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    token: usize,
    pub(super) line: Line,
    pub(super) own: &'a Look,
    pub(super) before: &'a Look,
    pub(super) after: &'a Look,
    pub(super) before_two: &'a Look,
    pub(super) after_two: &'a Look,
    pub(super) run: Run<'a>,
    /// Where it stands: at a sentence's or line's start, in a quotation, joined to a neighbour.
    pub(super) flags: u8,
    pub(super) facts: &'a Facts,
}

/// A run of tokens that look like names, and a token's place in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'a> {
    /// How many tokens of it stand before the token.
    pub(super) at: u8,
    /// How many stand after it.
    pub(super) left: u8,
    pub(super) first: &'a Look,
    pub(super) last: &'a Look,
}

impl<'a> Scene<'a> {
    /// What is seen from a token of `line` that is scored.
    #[inline]
    pub fn new(seen: Seen<'a>, line: Line, token: usize) -> Self {
        let (first, last) = (line.start as usize, line.end as usize);
        let look = |at: usize| {
            if at >= first && at < last { &seen.looks[at] } else { &Look::EDGE }
        };
        // Before the first token of all is what no line reaches.
        let back = |distance: usize| look(token.checked_sub(distance).unwrap_or(usize::MAX));
        let own = &seen.looks[token];
        let run = if matches!(line.casing, Casing::Mixed | Casing::Titled) {
            let (start, end) = run_around(&seen.outline.bright[first..last], token - first);
            Run {
                at: (token - first - start) as u8,
                left: (end + first - 1 - token) as u8,
                first: &seen.looks[first + start],
                last: &seen.looks[first + end - 1],
            }
        } else {
            Run { at: 0, left: 0, first: own, last: own }
        };
        let tokens = &seen.report.tokens;
        let joined = tokens.get(token + 1).is_some_and(|next| next.is(Shape::JOINER));
        let flag = |shape, bit: u8| u8::from(tokens[token].is(shape)) << bit;
        Self {
            token,
            line,
            own,
            before: back(1),
            after: look(token + 1),
            before_two: back(2),
            after_two: look(token + 2),
            run,
            flags: flag(Shape::SENTENCE_START, 0)
                | flag(Shape::QUOTED, 1)
                | flag(Shape::LINE_START, 2)
                | flag(Shape::SPACE_BEFORE, 3)
                | u8::from(joined) << 4,
            facts: seen.document.facts(token),
        }
    }

    /// The token's place in its line, to three.
    pub(super) fn place(&self) -> u8 {
        (self.token - self.line.start as usize).min(3) as u8
    }

    /// How long the line is, to twelve.
    pub(super) fn length(&self) -> u8 {
        (self.line.end - self.line.start).min(12) as u8
    }

    /// Does the token begin its line or its sentence?
    pub(super) fn starts(&self) -> bool {
        self.token == self.line.start as usize || self.flags & 1 != 0
    }
}

/// The run of bright tokens around a token of a line: first and one past the last. It ends a few
/// tokens off at most.
#[inline]
fn run_around(bright: &[bool], token: usize) -> (usize, usize) {
    const LIMIT: usize = 8;
    let mut start = token;
    while start > token.saturating_sub(LIMIT) && bright[start - 1] {
        start -= 1;
    }
    let mut end = token;
    while end < bright.len().min(token + LIMIT) && bright[end] {
        end += 1;
    }
    (start, end.max(token + 1))
}
