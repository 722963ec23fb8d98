//! Which texts are trained on and which are scored on.

use std::path::Path;

use anyhow::Result;
use dateline_recogniser::tagger::training::Model;

use super::Data;
use super::altered::{in_capitals, in_lower_case};
use super::compounds::Known;
use super::corpus::{self, Annotated, Read, SETS, Set};
use super::instances::FOLDS;
use super::score::{Scores, score};

/// The set that choices were made by; nothing is trained on it.
pub(crate) const TUNING: &str = "conll03_testa";

/// All annotated names.
#[derive(Debug)]
pub(crate) struct Gold {
    /// Sets that are trained on, but for the tenths.
    pub(crate) sets: Vec<(Set, Read)>,
    /// The tuning set.
    pub(crate) tuning: Read,
}

/// A text to learn from.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) annotated: Annotated,
    /// How much it counts.
    pub(crate) weight: f32,
    /// Texts of one fold are left out together, and copies with their originals.
    pub(crate) fold: u8,
    /// Which guidelines it was annotated by.
    pub(crate) guidelines: u8,
}

/// A score and what it is of.
#[derive(Debug)]
pub(crate) struct Scored {
    pub(crate) what: String,
    pub(crate) scores: Scores,
}

/// One text in so many is learnt from once more in capitals, and in lower case.
const IN_CAPITALS: usize = 5;
const IN_LOWER_CASE: usize = 7;
/// How much such a copy counts.
const COPY_WEIGHT: f32 = 0.7;

impl Gold {
    /// Reads all sets from the folder of names.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let mut sets = Vec::new();
        for set in SETS {
            sets.push((set, corpus::read(folder, set.name)?));
        }
        Ok(Self { sets, tuning: corpus::read(folder, TUNING)? })
    }

    /// The texts to learn from.
    pub(crate) fn texts(&self, data: Data) -> Vec<Text> {
        let used = || self.sets.iter().filter(|(set, _)| data == Data::All || set.open);
        let learnt = |set: &Set, document: &Annotated| {
            !(set.tenth_held_out && corpus::in_held_out_tenth(&document.id))
        };
        let mut known = Known::default();
        for (set, read) in used() {
            read.documents.iter().filter(|d| learnt(set, d)).for_each(|d| known.add(d));
        }
        let mut texts = Vec::new();
        for (set, read) in used() {
            for (number, document) in read.documents.iter().enumerate() {
                if !learnt(set, document) {
                    continue;
                }
                let mut annotated = document.clone();
                if set.compounds_whole {
                    known.open(&mut annotated);
                }
                let fold = (number % FOLDS as usize) as u8;
                let guidelines = set.guidelines;
                let weight = COPY_WEIGHT * set.weight;
                if number % IN_CAPITALS == 1 {
                    texts.push(Text {
                        annotated: in_capitals(&annotated),
                        weight,
                        fold,
                        guidelines,
                    });
                }
                if number % IN_LOWER_CASE == 2 {
                    texts.push(Text {
                        annotated: in_lower_case(&annotated),
                        weight,
                        fold,
                        guidelines,
                    });
                }
                texts.push(Text { annotated, weight: set.weight, fold, guidelines });
            }
        }
        texts
    }

    /// Scores a model on the tuning set, as it is and without its capitals, and on the tenths.
    pub(crate) fn score(&self, model: &Model<'_>) -> Vec<Scored> {
        let tuning = &self.tuning.documents;
        let capitals: Vec<_> = tuning.iter().map(in_capitals).collect();
        let lower: Vec<_> = tuning.iter().map(in_lower_case).collect();
        let mut all = vec![
            Scored { what: TUNING.to_owned(), scores: score(model, tuning) },
            Scored { what: format!("{TUNING}, in capitals"), scores: score(model, &capitals) },
            Scored { what: format!("{TUNING}, in lower case"), scores: score(model, &lower) },
        ];
        for (set, read) in self.sets.iter().filter(|(set, _)| set.tenth_held_out) {
            let tenth = read.documents.iter().filter(|d| corpus::in_held_out_tenth(&d.id));
            let what = format!("{}, a tenth held out", set.name);
            all.push(Scored { what, scores: score(model, tenth) });
        }
        all
    }
}
