//! Megabytes of text a second: time expressions alone, and what they stand on, the parser.
//!
//! The corpus is JSON lines with a `text` (and a `date` or `published`), given by the environment variable
//! `DATELINE_CORPUS`; without it, the reports of `seeds/`, over and over.
//!
//! ```text
//! DATELINE_CORPUS=reuters.jsonl cargo bench -p dateline-normaliser --bench dates
//! ```

use dateline_normaliser::dates::normalise;
use dateline_parser::{Meta, Report, parse};
use dateline_schema::closed::PublishedSource;
use dateline_testkit::corpus;
use divan::Bencher;
use divan::counter::BytesCount;
use jiff::civil::Date;

fn main() {
    divan::main();
}

/// A text and the day it was published.
type Text = (String, Option<Date>);

fn corpus() -> Vec<Text> {
    let day = |day: String| day.parse().ok();
    corpus::read().into_iter().map(|sample| (sample.text, sample.day.and_then(day))).collect()
}

fn read((text, day): &Text) -> Report<'_> {
    let published = day.map(|day| (day, PublishedSource::Option));
    parse(text, &Meta { published, ..Meta::default() })
}

fn bytes(corpus: &[Text]) -> BytesCount {
    BytesCount::new(corpus.iter().map(|(text, _)| text.len()).sum::<usize>())
}

/// Recognising and normalising alone, of reports that are parsed.
#[divan::bench]
fn dates(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    let reports: Vec<Report<'_>> = corpus.iter().map(read).collect();
    bencher
        .counter(bytes(&corpus))
        .bench_local(|| reports.iter().map(|report| normalise(report).len()).sum::<usize>());
}

/// The parser alone, for comparison.
#[divan::bench]
fn parser(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher
        .counter(bytes(&corpus))
        .bench_local(|| corpus.iter().map(|text| read(text).tokens.len()).sum::<usize>());
}
