//! Words a second: who is meant, who met whom and who said what, beside the tagger and the recogniser that
//! they stand on. An item is a word.
//!
//! The corpus is JSON lines with a `text`, given by the environment variable `DATELINE_CORPUS`;
//! without it, the reports of `seeds/`, which fit into every cache.
//!
//! ```text
//! DATELINE_CORPUS=reuters.jsonl cargo bench -p dateline-extractor --bench extract
//! ```

#[path = "../../dateline-recogniser/benches/stages/mod.rs"]
mod stages;

use dateline_extractor::{Extraction, STEPS};
use dateline_normaliser::dates::{self, TimeExpression};
use dateline_parser::{Meta, Report};
use dateline_recogniser::{Recognised, recognise};
use divan::Bencher;
use stages::{bytes, corpus, read, words};

fn main() {
    divan::main();
}

/// Reports that are taken through the steps together, as `dateline build` does: some 32 KB of text.
const TOGETHER: usize = 40;

/// The extractor alone, on what the stages before found.
#[divan::bench]
fn extractor(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    let read: Vec<_> = corpus
        .iter()
        .map(|text| {
            let report = read(text);
            let (recognised, dates) = (recognise(&report), dates::normalise(&report));
            (report, recognised, dates)
        })
        .collect();
    bencher
        .counter(words(&corpus))
        .counter(bytes(&corpus))
        .bench_local(|| read.chunks(TOGETHER).map(statements).sum::<usize>());
}

/// The statements that some reports tell.
#[inline(never)] // a name to measure by
fn statements(reports: &[(Report<'_>, Recognised, Vec<TimeExpression>)]) -> usize {
    let mut extractions = Vec::with_capacity(reports.len());
    for (report, recognised, dates) in reports {
        extractions.push(Extraction::of(report, recognised, dates, Meta::default()));
    }
    for step in STEPS {
        extractions.iter_mut().for_each(step);
    }
    extractions.into_iter().map(|extraction| extraction.facts().statements.len()).sum()
}
