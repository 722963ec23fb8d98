//! How fast reports are parsed: `cargo run --release -p dateline-parser --example speed -- FILE`, where
//! FILE has a JSON object with a `text` a line.

#![allow(clippy::print_stdout, reason = "it prints its result")]

use std::time::Instant;

use dateline_parser::{Meta, parse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: speed FILE")?;
    let lines = std::fs::read_to_string(path)?;
    let mut texts = Vec::new();
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line)?;
        texts.extend(record["text"].as_str().map(str::to_owned));
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    // Loads the lexicon.
    parse("Once.", &Meta::default());
    let mut best = f64::INFINITY;
    let mut tokens = 0;
    for _ in 0..5 {
        let start = Instant::now();
        tokens = texts.iter().map(|text| parse(text, &Meta::default()).tokens.len()).sum();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{} texts, {:.1} MB, {tokens} tokens: {:.1} MB/s",
        texts.len(),
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / best
    );
    Ok(())
}
