//! A report as the tagger goes over it: lines, their casing, and which tokens may stand in a name.
//!
//! Only tokens that look like a name are scored: those with a capital, a character outside ASCII or
//! digits and letters mixed, and the few that stand between two such tokens or after one. All others
//! are outside, so that the chain breaks into short segments.

use std::ops::Range;

use dateline_lexicon::WordClass;
use dateline_parser::{Report, Shape, Token};

use super::look::Casing;

/// A sentence, or a line outside the body.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// How it uses capitals.
    pub casing: Casing,
}

/// A run of tokens that are scored.
#[derive(Debug, Clone, Copy)]
pub struct Segment {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Number of its line.
    pub line: u32,
}

/// Lines and segments of one report.
#[derive(Debug, Default)]
pub struct Outline {
    /// In reading order; every token is in one.
    pub lines: Vec<Line>,
    /// In reading order.
    pub segments: Vec<Segment>,
    /// For each token: does it look like a name or a part of one?
    pub bright: Vec<bool>,
}

/// How many dull tokens a name may hold in a row ("Ministry of the Interior").
const BRIDGE: usize = 2;

impl Outline {
    /// Goes over `report`.
    pub fn fill(&mut self, report: &Report<'_>) {
        self.lines.clear();
        self.segments.clear();
        self.bright.clear();
        self.cut_lines(report);
        let lower = is_lower(report, &self.lines);
        let capitals = is_capitals(&report.tokens);
        for line in &mut self.lines {
            line.casing = if lower {
                Casing::Lower
            } else {
                casing(&report.tokens[line.start as usize..line.end as usize], capitals)
            };
        }
        for n in 0..self.lines.len() {
            self.cut_segments(&report.tokens, n);
        }
    }

    /// Sentences are lines; what lies between them is cut where the text has a line break.
    fn cut_lines(&mut self, report: &Report<'_>) {
        let mut done = 0;
        for sentence in &report.sentences {
            let Range { start, end } = sentence.tokens.range();
            self.cut_outside(&report.tokens, done..start);
            self.push_line(start.max(done)..end);
            done = end.max(done);
        }
        self.cut_outside(&report.tokens, done..report.tokens.len());
    }

    fn cut_outside(&mut self, tokens: &[Token], range: Range<usize>) {
        let mut start = range.start;
        for at in range.clone() {
            if at > start && tokens[at].is(Shape::LINE_START) {
                self.push_line(start..at);
                start = at;
            }
        }
        self.push_line(start..range.end);
    }

    fn push_line(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let (start, end) = (range.start as u32, range.end as u32);
            self.lines.push(Line { start, end, casing: Casing::Mixed });
        }
    }

    fn cut_segments(&mut self, tokens: &[Token], number: usize) {
        let line = self.lines[number];
        let (first, last) = (line.start as usize, line.end as usize);
        let case_tells = matches!(line.casing, Casing::Mixed | Casing::Titled);
        for at in first..last {
            let bright = if case_tells {
                is_bright(&tokens[at])
                    || leads_in(tokens, at, last)
                    || at >= first + 2 && is_joined(&tokens[at - 2..at], self.bright[at - 2])
            } else {
                tokens[at].is(Shape::WORD)
            };
            self.bright.push(bright);
        }
        let bright = &self.bright;
        let mut at = first;
        while at < last {
            if !bright[at] {
                at += 1;
                continue;
            }
            // A number right before a name can be its first token ("2008 Summer Olympics").
            let mut start = at;
            if at > first && tokens[at - 1].is(Shape::NUMBER) && !self.scored(at - 1) {
                start -= 1;
            }
            let mut end = at + 1;
            while let Some(next) = (end..last.min(end + BRIDGE + 1)).find(|&next| bright[next]) {
                end = next + 1;
            }
            // The token after a name may still be of it ("World Cup final", "Boeing 747").
            if end < last && !tokens[end].is(Shape::PUNCTUATION) {
                end += 1;
            }
            self.segments.push(Segment {
                start: start as u32,
                end: end as u32,
                line: number as u32,
            });
            at = end;
        }
    }

    fn scored(&self, token: usize) -> bool {
        self.segments.last().is_some_and(|segment| token < segment.end as usize)
    }
}

/// Does the token look like a name, or a part of one, whatever stands around it?
fn is_bright(token: &Token) -> bool {
    let shape = token.shape;
    shape.intersects(Shape::CAPITAL | Shape::MIXED)
        || shape.contains(Shape::WORD)
            && shape.intersects(Shape::NON_ASCII | Shape::NUMBER)
            && !shape.contains(Shape::ORDINAL)
}

/// Is it a small word that begins a name ("al-Shabaab", "de Gaulle")?
fn leads_in(tokens: &[Token], at: usize, last: usize) -> bool {
    let token = &tokens[at];
    let Some(next) = tokens[..last].get(at + 1) else { return false };
    token.is(Shape::WORD)
        && (next.is(Shape::JOINER)
            && tokens[..last].get(at + 2).is_some_and(|after| after.is(Shape::CAPITAL))
            || token.can_be(WordClass::NAME_PARTICLE) && next.is(Shape::CAPITAL))
}

/// Does a hyphen join a token to a name before it ("Chun-hei", "Covid-19")?
fn is_joined(before: &[Token], bright: bool) -> bool {
    bright && before[1].is(Shape::JOINER)
}

/// The casing of a line, in a text that is or is not all in capitals.
fn casing(tokens: &[Token], text_in_capitals: bool) -> Casing {
    let (mut words, mut capital, mut capitals) = (0, 0, 0);
    for token in tokens {
        if token.is(Shape::WORD) && !token.is(Shape::INITIAL) {
            words += 1;
            capital += usize::from(token.is(Shape::CAPITAL));
            capitals += usize::from(token.is(Shape::ALL_CAPITALS));
        }
    }
    if text_in_capitals && 2 * capitals >= words || words >= 3 && 10 * capitals >= 8 * words {
        Casing::Capitals
    } else if words >= 5 && 10 * capital >= 7 * words {
        Casing::Titled
    } else {
        Casing::Mixed
    }
}

/// Are nearly all words of the text in capitals?
fn is_capitals(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|t| t.is(Shape::WORD) && !t.is(Shape::INITIAL));
    let all = words().count();
    all >= 8 && 10 * words().filter(|t| t.is(Shape::ALL_CAPITALS)).count() >= 8 * all
}

/// Does the text use no capitals, not even where lines begin?
fn is_lower(report: &Report<'_>, lines: &[Line]) -> bool {
    let words = report.tokens.iter().filter(|t| t.is(Shape::WORD)).count();
    let capital = report.tokens.iter().filter(|t| t.is(Shape::CAPITAL)).count();
    words >= 5 * lines.len().min(2) && 50 * capital <= words
}
