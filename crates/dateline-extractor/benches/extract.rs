//! Words a second: who is meant, who met whom and who said what, beside the tagger and the recogniser that
//! they stand on. An item is a word.
//!
//! The corpus is JSON lines with a `text`, given by the environment variable `DATELINE_CORPUS`;
//! without it, the reports of `seeds/`, which fit into every cache.
//!
//! ```text
//! DATELINE_CORPUS=reuters.jsonl cargo bench -p dateline-extractor --bench extract
//! ```

use dateline_extractor::extract;
use dateline_normaliser::dates;
use dateline_parser::{Meta, Report, Shape, parse};
use dateline_recogniser::recognise;
use dateline_recogniser::tagger::{Tags, tag};
use dateline_testkit::corpus;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

fn corpus() -> Vec<String> {
    corpus::read().into_iter().map(|sample| sample.text).collect()
}

fn read(text: &str) -> Report<'_> {
    parse(text, &Meta::default())
}

fn words(corpus: &[String]) -> ItemsCount {
    let words = |report: &Report<'_>| {
        report.tokens.iter().filter(|token| !token.is(Shape::PUNCTUATION)).count()
    };
    ItemsCount::new(corpus.iter().map(|text| words(&read(text))).sum::<usize>())
}

fn bytes(corpus: &[String]) -> BytesCount {
    BytesCount::new(corpus.iter().map(String::len).sum::<usize>())
}

/// The tagger alone, on reports that are parsed.
#[divan::bench]
fn tagger(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    let reports: Vec<Report<'_>> = corpus.iter().map(|text| read(text)).collect();
    let mut tags = Tags::default();
    bencher.counter(words(&corpus)).counter(bytes(&corpus)).bench_local(|| {
        let mut names = 0;
        for report in &reports {
            tag(report, &mut tags);
            names += tags.names().count();
        }
        names
    });
}

/// The recogniser with its tagger, on reports that are parsed.
#[divan::bench]
fn recogniser(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    let reports: Vec<Report<'_>> = corpus.iter().map(|text| read(text)).collect();
    bencher.counter(words(&corpus)).counter(bytes(&corpus)).bench_local(|| {
        reports.iter().map(|report| recognise(report).mentions.len()).sum::<usize>()
    });
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
