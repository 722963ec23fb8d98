//! Tags a report: outline, scores, best chains, and once more with what the first pass found.

use std::cell::RefCell;

use dateline_parser::{Report, TokenRange};

use super::document::Document;
use super::features::{REACH, Seen, of_first_pass, of_line, of_report};
use super::label::{LANES, Label, State, Tag};
use super::look::Look;
use super::memo::Memo;
use super::model::{Model, Scores};
use super::outline::{Outline, Segment};
use super::viterbi::{Steps, Viterbi};

/// The tags of a report's tokens. Use one again for the next report: it keeps its room.
#[derive(Debug, Default)]
pub struct Tags {
    tags: Vec<Tag>,
}

/// A name: its tokens, and what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it names.
    pub label: Label,
}

impl Tags {
    /// The tags of all tokens, in reading order.
    pub fn all(&self) -> &[Tag] {
        &self.tags
    }

    /// The names in reading order.
    pub fn names(&self) -> impl Iterator<Item = Name> {
        let tags = &self.tags;
        tags.iter().enumerate().filter_map(move |(start, &tag)| {
            let Tag::Begin(label) = tag else { return None };
            let inside = tags[start + 1..].iter().take_while(|&&tag| matches!(tag, Tag::Inside(_)));
            let end = start + 1 + inside.count();
            Some(Name { tokens: TokenRange::new(start as u32, end as u32), label })
        })
    }
}

/// Tags all tokens of a report: its sentences, and what stands outside them.
pub fn tag(report: &Report<'_>, out: &mut Tags) {
    thread_local! {
        static TAGGER: RefCell<Tagger<'static>> = RefCell::new(Tagger::new(Model::shipped()));
    }
    TAGGER.with_borrow_mut(|tagger| tagger.tag(report, out));
}

/// A model at work, with room that is used again. [`tag`] keeps one for each thread.
#[derive(Debug)]
pub struct Tagger<'m> {
    model: &'m Model<'m>,
    steps: Steps,
    memo: Memo,
    outline: Outline,
    document: Document,
    looks: Vec<Look>,
    scores: Vec<Scores>,
    states: Vec<State>,
    viterbi: Viterbi,
    keys: Vec<u64>,
    rows: Vec<u32>,
}

impl<'m> Tagger<'m> {
    /// A tagger with this model.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            steps: Steps::new(&model.transitions),
            memo: Memo::new(model),
            outline: Outline::default(),
            document: Document::default(),
            looks: Vec::new(),
            scores: Vec::new(),
            states: Vec::new(),
            viterbi: Viterbi::default(),
            keys: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Tags all tokens of a report.
    pub fn tag(&mut self, report: &Report<'_>, out: &mut Tags) {
        let count = report.tokens.len();
        self.outline.fill(report);
        self.document.fill(report, &self.outline);
        self.looks.clear();
        self.looks.resize(count, Look::EDGE);
        self.scores.clear();
        self.scores.resize(count, [0; LANES]);
        self.states.clear();
        self.states.resize(count, State::OUTSIDE);
        self.first_pass(report);
        self.second_pass();
        out.tags.clear();
        out.tags.extend(self.states.iter().map(|state| state.tag()));
    }

    fn first_pass(&mut self, report: &Report<'_>) {
        for segment in 0..self.outline.segments.len() {
            let segment = self.outline.segments[segment];
            self.look_at(report, segment);
            let seen = Seen {
                report,
                outline: &self.outline,
                looks: &self.looks,
                line: self.outline.lines[segment.line as usize],
            };
            for token in segment.start as usize..segment.end as usize {
                self.keys.clear();
                let mut sink = |key| self.keys.push(key);
                of_line(&seen, token, &mut sink);
                of_report(&seen, &self.document, token, &mut sink);
                self.model.add(&self.keys, &mut self.rows, &mut self.scores[token]);
            }
            self.decode(segment);
        }
    }

    /// Looks at the tokens of a segment and those beside it, and adds what each says of the
    /// segment's tokens.
    fn look_at(&mut self, report: &Report<'_>, segment: Segment) {
        let line = self.outline.lines[segment.line as usize];
        let (first, last) = (line.start as usize, line.end as usize);
        let (start, end) = (segment.start as usize, segment.end as usize);
        for token in start.saturating_sub(REACH).max(first)..last.min(end + REACH) {
            let one = &report.tokens[token];
            let entry = self.memo.get(one, report.slice(one.span), line.casing, self.model);
            self.looks[token] = entry.look;
            for at in token.saturating_sub(REACH).max(start)..end.min(token + REACH + 1) {
                add(&mut self.scores[at], &entry.scores[token + REACH - at]);
            }
        }
        let edge = self.memo.edge();
        for distance in 1..=REACH {
            for at in start..end.min(first + distance) {
                add(&mut self.scores[at], &edge[REACH - distance]);
            }
            for at in start.max(last.saturating_sub(distance))..end {
                add(&mut self.scores[at], &edge[REACH + distance]);
            }
        }
    }

    /// Scores again, with what the first pass found, where it found something.
    fn second_pass(&mut self) {
        for segment in &self.outline.segments {
            for token in segment.start as usize..segment.end as usize {
                self.document.vote(token, self.states[token]);
            }
        }
        for segment in 0..self.outline.segments.len() {
            let segment = self.outline.segments[segment];
            let mut news = false;
            for token in segment.start as usize..segment.end as usize {
                if let Some(elsewhere) = self.document.elsewhere(token, self.states[token]) {
                    news = true;
                    self.keys.clear();
                    of_first_pass(&self.looks[token], elsewhere, &mut |key| self.keys.push(key));
                    self.model.add(&self.keys, &mut self.rows, &mut self.scores[token]);
                }
            }
            if news {
                self.decode(segment);
            }
        }
    }

    fn decode(&mut self, segment: Segment) {
        let range = segment.start as usize..segment.end as usize;
        self.viterbi.best(&self.steps, &self.scores[range.clone()], &mut self.states[range]);
    }
}

#[inline]
fn add(scores: &mut Scores, more: &Scores) {
    for (score, &more) in scores.iter_mut().zip(more) {
        *score = score.saturating_add(more);
    }
}
