//! The stages that others stand on: parser, tagger, recogniser; and the corpus. The bench of the extractor
//! runs them beside itself.

use dateline_parser::{Meta, Report, Shape, parse};
use dateline_recogniser::recognise;
use dateline_recogniser::tagger::{Tags, tag};
use dateline_testkit::corpus;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

pub(crate) fn corpus() -> Vec<String> {
    corpus::read().into_iter().map(|sample| sample.text).collect()
}

pub(crate) fn read(text: &str) -> Report<'_> {
    parse(text, &Meta::default())
}

pub(crate) fn words(corpus: &[String]) -> ItemsCount {
    let words = |report: &Report<'_>| {
        report.tokens.iter().filter(|token| !token.is(Shape::PUNCTUATION)).count()
    };
    ItemsCount::new(corpus.iter().map(|text| words(&read(text))).sum::<usize>())
}

pub(crate) fn bytes(corpus: &[String]) -> BytesCount {
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

/// The parser alone, for comparison.
#[divan::bench]
fn parser(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher
        .counter(words(&corpus))
        .counter(bytes(&corpus))
        .bench_local(|| corpus.iter().map(|text| read(text).tokens.len()).sum::<usize>());
}
