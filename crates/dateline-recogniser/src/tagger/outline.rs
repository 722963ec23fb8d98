//! A report as the tagger goes over it: lines, their casing, and which tokens may stand in a name.
//!
//! Only tokens that look like a name are scored: those with a capital, a character outside ASCII or
//! digits and letters mixed, and the few that stand between two such tokens or after one. All others
//! are outside, so that the chain breaks into short segments. A capital that a sentence's start asks
//! of "The" or "In" is none.

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
    counts: Vec<Count>,
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
        self.counts.clear();
        let counts = self
            .lines
            .iter()
            .map(|line| Count::of(&report.tokens[line.start as usize..line.end as usize]));
        self.counts.extend(counts);
        let all = self.counts.iter().fold(Count::default(), |all, &count| all.and(count));
        let (lower, capitals) = (all.is_lower(self.lines.len()), all.is_capitals());
        for (line, count) in self.lines.iter_mut().zip(&self.counts) {
            line.casing = if lower { Casing::Lower } else { count.casing(capitals) };
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
        if case_tells {
            self.bright.resize(last, false);
            // Nearly all tokens are dull by their own look and that of the token on either side.
            let mut joined = false;
            for at in first..last {
                let joins = tokens[..last].get(at + 1).is_some_and(|next| next.is(Shape::JOINER));
                if joined || joins || can_be_bright(&tokens[at]) {
                    self.bright[at] = is_bright(&tokens[at])
                        && !(begins(&tokens[at], at == first) && is_function(tokens, at, last))
                        || leads_in(tokens, at, last)
                        || at >= first + 2 && is_joined(&tokens[at - 2..at], self.bright[at - 2]);
                }
                joined = tokens[at].is(Shape::JOINER);
            }
        } else {
            self.bright.extend(tokens[first..last].iter().map(|token| token.is(Shape::WORD)));
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
            if end < last && can_be_last(&tokens[end]) {
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

/// Can the token be bright where no hyphen stands beside it?
fn can_be_bright(token: &Token) -> bool {
    let looks = Shape::CAPITAL | Shape::MIXED | Shape::NON_ASCII | Shape::NUMBER;
    token.shape.intersects(looks) || token.can_be(WordClass::NAME_PARTICLE)
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
    next.shape.intersects(Shape::JOINER | Shape::CAPITAL)
        && token.is(Shape::WORD)
        && (next.is(Shape::JOINER)
            && tokens[..last].get(at + 2).is_some_and(|after| after.is(Shape::CAPITAL))
            || token.can_be(WordClass::NAME_PARTICLE) && next.is(Shape::CAPITAL))
}

/// Does a hyphen join a token to a name before it ("Chun-hei", "Covid-19")?
fn is_joined(before: &[Token], bright: bool) -> bool {
    bright && before[1].is(Shape::JOINER)
}

/// Does a sentence or a line begin with the token?
fn begins(token: &Token, is_first: bool) -> bool {
    is_first || token.is(Shape::SENTENCE_START)
}

/// Is the token at a sentence's start a mere function word, not the first of "The Hague" and not
/// the name of Theresa May? In capitals it may be WHO.
fn is_function(tokens: &[Token], at: usize, last: usize) -> bool {
    let token = &tokens[at];
    token.can_be(WordClass::FUNCTION_WORD)
        && !token.can_be(WordClass::AUXILIARY)
        && !token.shape.intersects(Shape::MIXED | Shape::NON_ASCII)
        && (!token.is(Shape::ALL_CAPITALS) || token.span.len() == 1)
        && !tokens[..last].get(at + 1).is_some_and(|next| is_bright(next) || next.is(Shape::JOINER))
}

/// Can a token that does not look like a name be the last of one?
fn can_be_last(token: &Token) -> bool {
    !token.is(Shape::PUNCTUATION) && !token.can_be(WordClass::FUNCTION_WORD | WordClass::CUE_START)
}

/// How many tokens of a line or a text have capitals.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Words.
    words: u32,
    /// Words that are no initials.
    whole: u32,
    /// Those of them with a capital.
    capital: u32,
    /// Those of them in capitals.
    capitals: u32,
    /// Tokens with a capital, initials too.
    any: u32,
}

impl Count {
    fn of(tokens: &[Token]) -> Self {
        let mut count = Self::default();
        for token in tokens {
            let is = |shape| u32::from(token.is(shape));
            let (word, capital) = (is(Shape::WORD), is(Shape::CAPITAL));
            let whole = word & !is(Shape::INITIAL);
            count.words += word;
            count.whole += whole;
            count.capital += whole & capital;
            count.capitals += whole & is(Shape::ALL_CAPITALS);
            count.any += capital;
        }
        count
    }

    fn and(self, more: Self) -> Self {
        Self {
            words: self.words + more.words,
            whole: self.whole + more.whole,
            capital: self.capital + more.capital,
            capitals: self.capitals + more.capitals,
            any: self.any + more.any,
        }
    }

    /// The casing of a line, in a text that is or is not all in capitals.
    fn casing(self, text_in_capitals: bool) -> Casing {
        let Self { whole, capital, capitals, .. } = self;
        if text_in_capitals && 2 * capitals >= whole || whole >= 3 && 10 * capitals >= 8 * whole {
            Casing::Capitals
        } else if whole >= 5 && 10 * capital >= 7 * whole {
            Casing::Titled
        } else {
            Casing::Mixed
        }
    }

    /// Are nearly all words of the text in capitals?
    fn is_capitals(self) -> bool {
        self.whole >= 8 && 10 * self.capitals >= 8 * self.whole
    }

    /// Does the text use no capitals, not even where its lines begin?
    fn is_lower(self, lines: usize) -> bool {
        self.words >= 5 * lines.min(2) as u32 && 50 * self.any <= self.words
    }
}
