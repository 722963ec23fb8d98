//! Scores names as `score.py` of the gold data does: a name counts if start, end and label are right.

use std::fmt;

use dateline_parser::{Meta, parse};
use dateline_recogniser::tagger::training::Model;
use dateline_recogniser::tagger::{Label, Tagger, Tags};

use super::corpus::{Annotated, GoldName};

/// Right ones, wrong ones, missed ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// How many there are to be found.
    pub(crate) fn names(self) -> usize {
        self.right + self.missed
    }

    /// The harmonic mean of the two.
    pub(crate) fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [precision, recall, f1] =
            [self.precision(), self.recall(), self.f1()].map(|share| 100.0 * share);
        let names = self.right + self.missed;
        write!(f, "P {precision:6.2}  R {recall:6.2}  F1 {f1:6.2}  n={names}")
    }
}

/// Scores by label, in all, and of spans alone.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scores {
    pub(crate) labels: [Counts; 4],
    pub(crate) all: Counts,
    pub(crate) untyped: Counts,
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (label, counts) in Label::ALL.iter().zip(&self.labels) {
            writeln!(f, "{:8} {counts}", label.code())?;
        }
        writeln!(f, "{:8} {}", "ALL", self.all)?;
        write!(f, "{:8} {}", "UNTYPED", self.untyped)
    }
}

impl Scores {
    /// Counts the names found in one document.
    pub(crate) fn count(&mut self, gold: &[GoldName], found: &[GoldName]) {
        for (number, label) in Label::ALL.into_iter().enumerate() {
            let of = |name: &&GoldName| name.label == label;
            let (gold, found): (Vec<_>, Vec<_>) =
                (gold.iter().filter(of).collect(), found.iter().filter(of).collect());
            let counts = compare(&gold, &found);
            for to in [&mut self.labels[number], &mut self.all] {
                to.right += counts.right;
                to.wrong += counts.wrong;
                to.missed += counts.missed;
            }
        }
        let spans = |names: &[GoldName]| -> Vec<_> {
            names.iter().map(|name| (name.start, name.end)).collect()
        };
        let counts = compare(&spans(gold), &spans(found));
        self.untyped.right += counts.right;
        self.untyped.wrong += counts.wrong;
        self.untyped.missed += counts.missed;
    }
}

fn compare<T: PartialEq>(gold: &[T], found: &[T]) -> Counts {
    let mut left: Vec<&T> = gold.iter().collect();
    let mut counts = Counts::default();
    for one in found {
        match left.iter().position(|gold| *gold == one) {
            Some(at) => {
                left.swap_remove(at);
                counts.right += 1;
            }
            None => counts.wrong += 1,
        }
    }
    counts.missed = left.len();
    counts
}

/// The names that a model finds in a text.
pub(crate) fn found(tagger: &mut Tagger<'_>, tags: &mut Tags, text: &str) -> Vec<GoldName> {
    let report = parse(text, &Meta::default());
    tagger.tag(&report, tags);
    tags.names()
        .map(|name| {
            let span = report.span_of(name.tokens);
            GoldName { start: span.start, end: span.end, label: name.label }
        })
        .collect()
}

/// Scores a model on documents.
pub(crate) fn score<'a>(
    model: &Model<'_>,
    documents: impl IntoIterator<Item = &'a Annotated>,
) -> Scores {
    let mut scores = Scores::default();
    let mut tagger = Tagger::new(model);
    let mut tags = Tags::default();
    for document in documents {
        scores.count(&document.names, &found(&mut tagger, &mut tags, &document.text));
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_and_wrong_labels_are_wrong() {
        let name = |start, end, label| GoldName { start, end, label };
        let gold = [name(0, 7, Label::Person), name(16, 18, Label::Organisation)];
        let mut scores = Scores::default();
        scores.count(&gold, &[gold[0], gold[0], name(16, 18, Label::Place)]);
        assert_eq!(scores.all, Counts { right: 1, wrong: 2, missed: 1 });
        assert_eq!(scores.untyped, Counts { right: 2, wrong: 1, missed: 0 });
    }
}
