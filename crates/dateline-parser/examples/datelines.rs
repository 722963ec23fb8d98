//! Scores datelines on the wire services' own: `cargo run --release -p dateline-parser --example
//! datelines -- GOLD/datelines [-v]`, where GOLD is the folder that the gold README describes.
//!
//! Reuters: true where the dateline ends where the wire's field ends. Monitoring reports: true where
//! places and day are those of the header.

#![allow(clippy::print_stdout, reason = "it prints its result")]

use std::path::Path;

use dateline_parser::{Meta, Report, parse};
use dateline_schema::closed::PublishedSource;
use jiff::civil::Date;
use serde_json::Value;

/// Reports without the field that do have a dateline, after a headline: they do not count.
const UNCOUNTED: [&str; 10] = [
    "reut21578-00417",
    "reut21578-01549",
    "reut21578-05336",
    "reut21578-05362",
    "reut21578-08169",
    "reut21578-09228",
    "reut21578-11457",
    "reut21578-17584",
    "reut21578-20248",
    "reut21578-21058",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: datelines FOLDER [-v]")?;
    let verbose = arguments.next().is_some();
    reuters(&Path::new(&folder).join("reuters.jsonl"), verbose)?;
    monitoring(&Path::new(&folder).join("muc.jsonl"), verbose)
}

fn records(path: &Path) -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn cell<'v>(record: &'v Value, name: &str) -> &'v str {
    record[name].as_str().unwrap_or_default()
}

/// The words with single spaces, in capitals.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
}

#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
    invented: usize,
    fields: usize,
    places: usize,
    days: usize,
}

fn reuters(path: &Path, verbose: bool) -> Result<(), Box<dyn std::error::Error>> {
    let mut count = Count::default();
    for record in records(path)? {
        let (field, body) = (cell(&record, "dateline_raw"), cell(&record, "text"));
        let text = format!("{field}{body}");
        if text.trim().is_empty() || UNCOUNTED.contains(&cell(&record, "id")) {
            continue;
        }
        let day = cell(&record, "date").get(..10).and_then(|day| day.parse().ok());
        let meta =
            Meta { published: day.map(|day| (day, PublishedSource::Metadata)), ..Meta::default() };
        let report = parse(&text, &meta);
        let found = report.dateline.as_ref().map(|dateline| dateline.span.end as usize);
        let expected = field.trim_end().len();
        let say = |what: &str| {
            if verbose {
                let found = found.map(|end| &text[..end]);
                println!("{what} {} {field:?} {found:?} {:?}", cell(&record, "id"), head(body));
            }
        };
        match (found, field.is_empty()) {
            (None, true) => {}
            (Some(_), true) => {
                count.invented += 1;
                say("INVENTED");
            }
            (None, false) => {
                count.missed += 1;
                say("MISSED");
            }
            (Some(end), false) if text[..end].trim_end().len() == expected => {
                count.right += 1;
                place_and_day(&report, field, &mut count, verbose);
            }
            (Some(_), false) => {
                count.wrong += 1;
                say("WRONG");
            }
        }
    }
    let found = count.right + count.wrong + count.invented;
    let precision = count.right as f64 / found.max(1) as f64;
    let gold = count.right + count.wrong + count.missed;
    let recall = count.right as f64 / gold.max(1) as f64;
    println!(
        "reuters: TP {} wrong end {} FN {} FP {}; P {precision:.4} R {recall:.4} F1 {:.4}; of {} \
         with place and day in the field: places {:.4}, month and day {:.4}",
        count.right,
        count.wrong,
        count.missed,
        count.invented,
        2.0 * precision * recall / (precision + recall),
        count.fields,
        count.places as f64 / count.fields.max(1) as f64,
        count.days as f64 / count.fields.max(1) as f64,
    );
    Ok(())
}

fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(60)]
}

/// Compares with the field: all before its last comma is the place, and then comes the day.
fn place_and_day(report: &Report<'_>, field: &str, count: &mut Count, verbose: bool) {
    let field = field.trim().trim_end_matches('-').trim();
    let Some((before, number)) = field.rsplit_once(' ') else { return };
    let Some((place, month)) = before.rsplit_once([',', '.', ' ']) else { return };
    let months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = month.trim().to_lowercase();
    let Some(month) = months.iter().position(|short| month.starts_with(short)) else { return };
    let Ok(day) = number.parse::<i8>() else { return };
    let Some(dateline) = &report.dateline else { return };
    count.fields += 1;
    let strip = |text: &str| folded(text).trim_matches([' ', ',', '.', '*']).to_owned();
    let cover = |place: &dateline_parser::DatelinePlace| match place.region {
        Some(region) => report.slice(place.name.cover(region)),
        None => report.slice(place.name),
    };
    let places: Vec<&str> = dateline.places.iter().map(cover).collect();
    let same = strip(&places.join("/")) == strip(place);
    count.places += usize::from(same);
    let same_day = dateline.month_day == Some((month as i8 + 1, day));
    count.days += usize::from(same_day);
    if verbose && !(same && same_day) {
        println!("PLACE OR DAY {field:?} {places:?} {:?}", dateline.month_day);
    }
}

fn monitoring(path: &Path, verbose: bool) -> Result<(), Box<dyn std::error::Error>> {
    let (mut all, mut right, mut ends) = (0, 0, 0);
    for record in records(path)? {
        let Some(places) = record["places"].as_array() else { continue };
        let Ok(day) = cell(&record, "date").parse::<Date>() else { continue };
        all += 1;
        let text = cell(&record, "text");
        let report = parse(text, &Meta::default());
        let bracketed = |place: &dateline_parser::DatelinePlace| match place.region {
            Some(region) => {
                format!("{} ({})", folded(report.slice(place.name)), folded(report.slice(region)))
            }
            None => folded(report.slice(place.name)),
        };
        let found = report.dateline.as_ref();
        let names: Vec<String> =
            found.iter().flat_map(|dateline| dateline.places.iter().map(bracketed)).collect();
        let expected: Vec<String> = places.iter().filter_map(Value::as_str).map(folded).collect();
        let found_day = found.and_then(|dateline| dateline.day);
        let same = names == expected && found_day == Some(day);
        right += usize::from(same);
        let end = record["header"][1].as_u64().unwrap_or(0) as usize;
        let same_end = found.is_some_and(|dateline| {
            text[..dateline.span.end as usize].chars().count()
                == text.chars().take(end).collect::<String>().trim_end().chars().count()
        });
        ends += usize::from(same_end);
        if verbose && !(same && same_end) {
            println!("MONITORING {:?} {names:?} {found_day:?} {expected:?} {day}", head(text));
        }
    }
    println!("monitoring: {right} of {all} with place and day right, {ends} with the end right");
    Ok(())
}
