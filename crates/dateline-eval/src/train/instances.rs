//! Texts as the learner sees them: for each scored token its features and its right state.

use std::ops::Range;

use dateline_parser::{Meta, Report, parse};
use dateline_recogniser::tagger::training::{
    Clusters, Document, Look, Outline, STATES, Scene, Seen, State, folded, of_first_pass,
};
use rustc_hash::FxHashMap;

use super::corpus::Annotated;
use super::texts::Text;

/// A run of scored tokens.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    /// Its tokens, counted over all texts.
    pub(crate) tokens: Range<usize>,
    /// Which text it stands in.
    pub(crate) text: u32,
}

/// A text that was taken in, and what the second pass needs of it.
#[derive(Debug)]
struct Taken {
    document: Document,
    segments: Range<usize>,
    weight: f32,
    /// Texts of one fold are left out together.
    fold: u8,
}

/// All texts to learn from.
#[derive(Debug, Default)]
pub(crate) struct Instances {
    pub(crate) segments: Vec<Segment>,
    pub(crate) states: Vec<u8>,
    features: Lists,
    second: Lists,
    guidelines: Lists,
    /// For each scored token its look, and its number in its text.
    looks: Vec<Look>,
    numbers: Vec<u32>,
    texts: Vec<Taken>,
    /// Keys of the features, by their numbers.
    pub(crate) keys: Vec<u64>,
    numbered: FxHashMap<u64, u32>,
    /// Names that the gate cuts off or that our tokens cannot give, of all.
    pub(crate) lost: usize,
    pub(crate) names: usize,
    /// Tokens of all texts, scored or not.
    pub(crate) tokens: usize,
}

/// A list of numbers for each token, end to end.
#[derive(Debug, Default)]
struct Lists {
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    fn of(&self, token: usize) -> &[u32] {
        let Some(&end) = self.ends.get(token) else { return &[] };
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.numbers[start as usize..end as usize]
    }

    fn close(&mut self) {
        self.ends.push(self.numbers.len() as u32);
    }
}

/// How often a feature must be seen to be learnt.
const LEAST: u8 = 2;
/// Number of folds for the first pass over texts that it was not trained on.
pub(crate) const FOLDS: u8 = 3;

impl Instances {
    /// Reads all texts twice: to count features, then to keep those seen often enough.
    pub(crate) fn of(texts: &[Text], clusters: &Clusters<'_>) -> Self {
        let mut counts = vec![0_u8; 1 << 27];
        let mut all = Self::default();
        let mut reader =
            TextReader { clusters, buffer: String::new(), outline: Outline::default() };
        for text in texts {
            reader.read(&text.annotated, |_, keys, _| {
                for &key in keys {
                    let count = &mut counts[(key >> 37) as usize];
                    *count = count.saturating_add(1);
                }
            });
        }
        for Text { annotated: text, weight, fold, guidelines } in texts {
            let first = all.segments.len();
            let number = all.texts.len() as u32;
            let mut scored = Vec::new();
            let (document, states, lost) = {
                let scored = &mut scored;
                reader.read(text, |token, keys, look| {
                    for &key in keys {
                        if counts[(key >> 37) as usize] >= LEAST {
                            let id = all.number(key);
                            all.features.numbers.push(id);
                        }
                    }
                    all.features.close();
                    for key in of_guidelines(*guidelines, look) {
                        let id = all.number(key);
                        all.guidelines.numbers.push(id);
                    }
                    all.guidelines.close();
                    all.looks.push(*look);
                    all.numbers.push(token as u32);
                    scored.push(token);
                })
            };
            let base = all.states.len();
            all.states.extend(scored.iter().map(|&token| states[token].index() as u8));
            let mut start = base;
            for segment in &reader.outline.segments {
                let end = start + (segment.end - segment.start) as usize;
                all.segments.push(Segment { tokens: start..end, text: number });
                start = end;
            }
            all.lost += lost;
            all.names += text.names.len();
            all.tokens += states.len();
            let segments = first..all.segments.len();
            all.texts.push(Taken { document, segments, weight: *weight, fold: *fold });
        }
        all
    }

    fn number(&mut self, key: u64) -> u32 {
        *self.numbered.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as u32 - 1
        })
    }

    /// The features of a token that the first pass sees.
    pub(crate) fn features(&self, token: usize) -> &[u32] {
        self.features.of(token)
    }

    /// What the second pass sees besides.
    pub(crate) fn second(&self, token: usize) -> &[u32] {
        self.second.of(token)
    }

    /// What only the learner sees: what the set's guidelines make of a word.
    pub(crate) fn guidelines(&self, token: usize) -> &[u32] {
        self.guidelines.of(token)
    }

    /// How often each feature is seen.
    pub(crate) fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.keys.len()];
        for &feature in self.features.numbers.iter().chain(&self.second.numbers) {
            counts[feature as usize] += 1;
        }
        counts
    }

    /// How much a segment counts.
    pub(crate) fn weight(&self, segment: &Segment) -> f32 {
        self.texts[segment.text as usize].weight
    }

    /// Which fold a segment belongs to.
    pub(crate) fn fold(&self, segment: &Segment) -> u8 {
        self.texts[segment.text as usize].fold
    }

    /// Adds the features of the second pass, from what the first took each token for.
    pub(crate) fn add_second(&mut self, taken: &[u8]) {
        let mut texts = std::mem::take(&mut self.texts);
        for text in &mut texts {
            let tokens = match self.segments.get(text.segments.clone()) {
                Some([first, .., last]) => first.tokens.start..last.tokens.end,
                Some([one]) => one.tokens.clone(),
                _ => continue,
            };
            for at in tokens.clone() {
                text.document.vote(self.numbers[at] as usize, state(taken[at]));
            }
            for at in tokens {
                let own = state(taken[at]);
                if let Some(elsewhere) = text.document.elsewhere(self.numbers[at] as usize, own) {
                    let mut keys = Vec::new();
                    of_first_pass(&self.looks[at], elsewhere, &mut |key| keys.push(key));
                    for key in keys {
                        let number = self.number(key);
                        self.second.numbers.push(number);
                    }
                }
                self.second.close();
            }
        }
        self.texts = texts;
    }
}

/// Keys of features that no model has: the word, form, cluster and kind of a token under the
/// guidelines of its set, so that the other features need not explain what guidelines ask for.
fn of_guidelines(guidelines: u8, look: &Look) -> [u64; 4] {
    let seen = [u64::from(look.word), look.form.into(), look.cluster.into(), look.kind.into()];
    let set = u64::from(guidelines + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut template = 0;
    seen.map(|value| {
        template += 1;
        set ^ value.wrapping_mul(0xd6e8_feb8_6659_fd93) ^ template << 57
    })
}

fn state(number: u8) -> State {
    State::from_index(usize::from(number) % STATES)
}

/// Reads one text after the other.
struct TextReader<'c> {
    clusters: &'c Clusters<'c>,
    buffer: String,
    outline: Outline,
}

impl TextReader<'_> {
    /// Gives `each` the number, keys and look of every scored token; returns the text's words, its
    /// right states, and how many of its names cannot be given.
    fn read(
        &mut self,
        text: &Annotated,
        mut each: impl FnMut(usize, &[u64], &Look),
    ) -> (Document, Vec<State>, usize) {
        let report = parse(&text.text, &Meta::default());
        self.outline.fill(&report);
        let mut document = Document::default();
        document.fill(&report, &self.outline);
        let mut looks = vec![Look::EDGE; report.tokens.len()];
        for line in &self.outline.lines {
            let range = line.start as usize..line.end as usize;
            for (look, token) in looks[range.clone()].iter_mut().zip(&report.tokens[range]) {
                let folded = folded(report.slice(token.span), &mut self.buffer);
                *look = Look::of(token, folded, line.casing, self.clusters);
            }
        }
        let mut keys = Vec::new();
        for segment in &self.outline.segments {
            let line = self.outline.lines[segment.line as usize];
            let seen = Seen {
                report: &report,
                outline: &self.outline,
                document: &document,
                looks: &looks,
            };
            let tokens = segment.start as usize..segment.end as usize;
            for (token, look) in tokens.clone().zip(&looks[tokens]) {
                let scene = Scene::new(seen, line, token);
                keys.clear();
                scene.sights(|view, _| scene.features(view, &mut |key| keys.push(key)));
                each(token, &keys, look);
            }
        }
        let (states, lost) = right_states(&report, &self.outline, text);
        (document, states, lost)
    }
}

/// The right states of all tokens, and how many names cannot be given.
fn right_states(report: &Report<'_>, outline: &Outline, text: &Annotated) -> (Vec<State>, usize) {
    let tokens = &report.tokens;
    let mut segment_of = vec![u32::MAX; tokens.len()];
    for (number, segment) in outline.segments.iter().enumerate() {
        segment_of[segment.start as usize..segment.end as usize].fill(number as u32);
    }
    let mut states = vec![State::OUTSIDE; tokens.len()];
    let mut lost = 0;
    for name in &text.names {
        let first = tokens.partition_point(|token| token.span.end <= name.start);
        let last = tokens.partition_point(|token| token.span.start < name.end);
        if first >= last {
            lost += 1;
            continue;
        }
        let exact = tokens[first].span.start == name.start && tokens[last - 1].span.end == name.end;
        let segment = segment_of[first];
        let whole = segment != u32::MAX && segment_of[first..last].iter().all(|&s| s == segment);
        lost += usize::from(!exact || !whole);
        if whole {
            for (index, state) in states[first..last].iter_mut().enumerate() {
                *state = State::of(name.label, index, last - first);
            }
        }
    }
    (states, lost)
}
