//! Prints reports with their mentions in brackets, and their offices below.
//!
//! `mentions FILE [FIRST [COUNT]]` reads a text file, or JSON lines with a `text`; `mentions --time
//! FILE` says how fast recognition is.

#![expect(clippy::print_stdout, reason = "an example for people to read")]

#[path = "../tests/mentions/marked.rs"]
mod marked;

use std::time::Instant;

use dateline_parser::{Meta, parse};
use dateline_recogniser::recognise;

fn main() -> std::io::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let time = arguments.first().is_some_and(|argument| argument == "--time");
    if time {
        arguments.remove(0);
    }
    let Some(path) = arguments.first() else { return Ok(()) };
    let number = |n: usize, or: usize| arguments.get(n).and_then(|a| a.parse().ok()).unwrap_or(or);
    let file = std::fs::read_to_string(path)?;
    let texts: Vec<String> = if std::path::Path::new(path).extension().is_some_and(|e| e == "jsonl")
    {
        file.lines().filter_map(text_of).collect()
    } else {
        vec![file]
    };
    if time {
        report_speed(&texts);
        return Ok(());
    }
    for (n, text) in texts.iter().enumerate().skip(number(1, 0)).take(number(2, usize::MAX)) {
        let (marked, offices) = marked::recognised(text);
        println!("--- {n}\n{marked}");
        for office in offices {
            println!("- {office}");
        }
    }
    Ok(())
}

fn text_of(line: &str) -> Option<String> {
    let record: serde_json::Value = serde_json::from_str(line).ok()?;
    let of = |key| record.get(key).and_then(serde_json::Value::as_str);
    let dateline = of("dateline_raw").unwrap_or_default();
    Some(format!("{dateline}{}", of("text")?))
}

fn report_speed(texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let reports: Vec<_> = texts.iter().map(|text| parse(text, &Meta::default())).collect();
    recognise(&reports[0]);
    let start = Instant::now();
    let mentions: usize = reports.iter().map(|report| recognise(report).mentions.len()).sum();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{bytes} bytes, {mentions} mentions, {:.1} MB/s without parsing",
        bytes as f64 / 1e6 / seconds
    );
}
