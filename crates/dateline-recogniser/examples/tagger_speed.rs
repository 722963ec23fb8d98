//! How fast parsed reports are tagged: `cargo run --release -p dateline-recogniser --example
//! tagger_speed -- FILE`, where FILE has a JSON object with a `text` a line.

#![allow(clippy::print_stdout, reason = "it prints its result")]

use std::time::Instant;

use dateline_parser::{Meta, Report, Shape, parse};
use dateline_recogniser::tagger::{Tags, tag};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: tagger_speed FILE")?;
    let lines = std::fs::read_to_string(path)?;
    let mut texts = Vec::new();
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        texts.extend(record["text"].as_str().map(str::to_owned));
    }
    let reports: Vec<Report<'_>> = texts.iter().map(|text| parse(text, &Meta::default())).collect();
    let is_word = |token: &&dateline_parser::Token| !token.is(Shape::PUNCTUATION);
    let words: usize = reports.iter().map(|r| r.tokens.iter().filter(is_word).count()).sum();
    let mut tags = Tags::default();
    let start = Instant::now();
    tag(&Report::default(), &mut tags);
    println!("start-up {:.3} ms", start.elapsed().as_secs_f64() * 1e3);
    let mut best = f64::INFINITY;
    let mut names = 0;
    for _ in 0..7 {
        let start = Instant::now();
        names = 0;
        for report in &reports {
            tag(report, &mut tags);
            names += tags.names().count();
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{} texts, {words} words, {names} names: {:.2} million words/s",
        reports.len(),
        words as f64 / best / 1e6
    );
    Ok(())
}
