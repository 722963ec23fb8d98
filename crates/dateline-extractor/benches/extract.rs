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

use dateline_extractor::extract;
use dateline_normaliser::dates;
use dateline_parser::Meta;
use dateline_recogniser::recognise;
use divan::Bencher;
use stages::{bytes, corpus, read, words};

fn main() {
    divan::main();
}

/// The extractor alone, on what the stages before found.
#[divan::bench]
fn extractor(bencher: Bencher<'_, '_>) {
    let (corpus, meta) = (corpus(), Meta::default());
    let read: Vec<_> = corpus
        .iter()
        .map(|text| {
            let report = read(text);
            let (recognised, dates) = (recognise(&report), dates::normalise(&report));
            (report, recognised, dates)
        })
        .collect();
    bencher.counter(words(&corpus)).counter(bytes(&corpus)).bench_local(|| {
        let all = read.iter().map(|(report, recognised, dates)| {
            extract(report, recognised, dates, &meta).statements.len()
        });
        all.sum::<usize>()
    });
}
