//! Tags a report: outline, scores, best chains, and once more with what the first pass found.

use std::cell::RefCell;

use dateline_parser::{Report, TokenRange};

use super::document::Document;
use super::features::{of_first_pass, sight_of_first_pass};
use super::label::{LANES, Label, State, Tag};
use super::lanes::plus;
use super::look::Look;
use super::memo::Memo;
use super::model::{Model, Scores};
use super::outline::{Outline, Segment};
use super::scene::{REACH, Scene, Seen};
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
}

impl<'m> Tagger<'m> {
    /// A tagger with this model.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            steps: Steps::new(&model.transitions),
            memo: Memo::new(),
            outline: Outline::default(),
            document: Document::default(),
            looks: Vec::new(),
            scores: Vec::new(),
            states: Vec::new(),
            viterbi: Viterbi::default(),
        }
    }

    /// Tags all tokens of a report.
    pub fn tag(&mut self, report: &Report<'_>, out: &mut Tags) {
        let count = report.tokens.len();
        self.outline.fill(report);
        self.document.fill(report, &self.outline);
        // Of tokens that are not scored looks and scores are never read: what stands there may stay.
        if self.looks.len() < count {
            self.looks.resize(count, Look::EDGE);
            self.scores.resize(count, [0; LANES]);
        }
        self.states.clear();
        self.states.resize(count, State::OUTSIDE);
        self.first_pass(report);
        self.second_pass();
        out.tags.clear();
        out.tags.extend(self.states.iter().map(|state| state.tag()));
    }

    fn first_pass(&mut self, report: &Report<'_>) {
        let mut looked = 0;
        for segment in 0..self.outline.segments.len() {
            let segment = self.outline.segments[segment];
            looked = self.look_at(report, segment, looked);
            let seen = Seen {
                report,
                outline: &self.outline,
                document: &self.document,
                looks: &self.looks,
            };
            let line = self.outline.lines[segment.line as usize];
            for token in segment.start as usize..segment.end as usize {
                let scene = Scene::new(seen, line, token);
                let mut sum = [0; LANES];
                scene.sights(|view, sight| {
                    let scores = self.memo.scores(sight, self.model, |keys| {
                        scene.features(view, &mut |key| keys.push(key));
                    });
                    sum = plus(sum, scores);
                });
                self.scores[token] = sum;
            }
            self.decode(segment);
        }
    }

    /// Looks at the tokens of a segment and those beside it, from `looked` on; gives where it ended.
    fn look_at(&mut self, report: &Report<'_>, segment: Segment, looked: usize) -> usize {
        let line = self.outline.lines[segment.line as usize];
        let first = (segment.start as usize).saturating_sub(REACH).max(line.start as usize);
        let last = (segment.end as usize + REACH).min(line.end as usize);
        for token in first.max(looked)..last {
            let one = &report.tokens[token];
            self.looks[token] =
                self.memo.look(one, report.slice(one.span), line.casing, self.model);
        }
        last
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
                    let look = &self.looks[token];
                    let sight = sight_of_first_pass(look, elsewhere);
                    let more = self.memo.scores(sight, self.model, |keys| {
                        of_first_pass(look, elsewhere, &mut |key| keys.push(key));
                    });
                    self.scores[token] = plus(self.scores[token], more);
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
