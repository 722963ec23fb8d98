//! The reader from the outside: files in, one line for each item out.

#![allow(clippy::format_push_string, clippy::format_collect)] // tests are for reading

mod bad_input;
mod columns;
mod damage;
mod encodings;
mod formats;
mod places;
#[cfg(feature = "web")]
mod web;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use dateline_reader::{DecodeNote, Input, Item, Options, Reader};

/// A folder with these files; names may have folders in them.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Reads one path, and checks what holds for any input.
fn items(path: &Path, options: &Options) -> Vec<Item> {
    checked(Reader::open(&[path.into()], options).unwrap())
}

/// All items, once it is sure that every input's records are its reports and rejects.
fn checked(reader: Reader) -> Vec<Item> {
    let items: Vec<Item> = reader.collect();
    let mut counts: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    let mut next = 0;
    for item in &items {
        match item {
            Item::Report(report) => {
                assert_eq!(report.input, next);
                assert!(!report.text.trim().is_empty());
                counts.entry(next).or_default().0 += 1;
            }
            Item::Reject(reject) => {
                assert_eq!(reject.input, next);
                assert!(reject.excerpt.chars().count() <= 200);
                assert!(!reject.excerpt.contains(char::is_control));
                counts.entry(next).or_default().1 += 1;
            }
            Item::InputDone(input) => {
                assert_eq!(input.index, next, "inputs are numbered in order");
                let (reports, rejects) = counts.get(&next).copied().unwrap_or_default();
                assert_eq!((input.record_count, input.reject_count), (reports + rejects, rejects));
                next += 1;
            }
        }
    }
    assert!(counts.keys().all(|&input| input < next), "every input is finished");
    items
}

/// An item as a line.
fn line(item: &Item) -> String {
    match item {
        Item::Report(report) => {
            let mut line = format!("{}#{}", report.source, report.record);
            for (name, value) in [("id", &report.source_id), ("title", &report.title)] {
                if let Some(value) = value {
                    line += &format!(" {name}={value}");
                }
            }
            if let Some(published) = &report.published {
                let date = published.date.map_or("?".to_owned(), |date| date.to_string());
                line += &format!(" {}={date}", if published.given { "date" } else { "date~" });
            }
            if let Some(date) = report.file_name_date {
                line += &format!(" name={date}");
            }
            for note in &report.notes {
                line += &match note {
                    DecodeNote::Replaced { count } => format!(" replaced:{count}"),
                    DecodeNote::Nul { count } => format!(" nul:{count}"),
                    other => format!(" {other:?}"),
                };
            }
            line + &format!(" {:?}", report.text)
        }
        Item::Reject(reject) => {
            let place = match (reject.byte_start, reject.byte_end) {
                (Some(start), Some(end)) => format!("{start}..{end}"),
                _ => "-".to_owned(),
            };
            let Item::Reject(r) = item else { unreachable!() };
            format!("{}#{} !{:?} {place} {}", r.source, r.record, r.reason, r.message)
        }
        Item::InputDone(Input { source, format, record_count, skipped, .. }) => match skipped {
            Some(why) => format!("{source} skipped: {why}"),
            None => format!("{source} done: {} {record_count}", format.unwrap_or("-")),
        },
    }
}

/// The reports and rejects of one file.
fn records(name: &str, bytes: &[u8], options: &Options) -> Vec<String> {
    let folder = folder(&[(name, bytes)]);
    let items = items(&folder.path().join(name), options);
    items.iter().filter(|item| !matches!(item, Item::InputDone(_))).map(line).collect()
}

/// Everything of a folder.
fn all(files: &[(&str, &[u8])], options: &Options) -> Vec<String> {
    let folder = folder(files);
    items(folder.path(), options).iter().map(line).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ::zstd::encode_all(bytes, 1).unwrap()
}
