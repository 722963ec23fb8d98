//! Files, folders, streams, compression, encodings and record formats to raw reports.
//!
//! A [`Reader`] goes through its inputs in a fixed order and gives, one at a time, a
//! [`RawReport`], a [`Reject`] for each record that cannot be a document, and an [`Input`] when a
//! file is finished. A bad record or file never ends the run, and nothing is lost without a word:
//! for every input `record_count` is the number of its reports and rejects. Memory is bounded by
//! the longest record allowed ([`Options::max_text`]), not by the size of a file.
//!
//! ```
//! use dateline_reader::{Item, Options, Reader};
//!
//! let lines = r#"{"id": 7, "date": "2021-02-20", "text": "HANOI - Zhao met Trong."}"#;
//! let stdin = Box::new(lines.as_bytes());
//! let mut reader = Reader::open_with_stdin(&["-".into()], &Options::default(), stdin).unwrap();
//! let Some(Item::Report(report)) = reader.next() else { panic!("a report comes first") };
//! assert_eq!(report.text, "HANOI - Zhao met Trong.");
//! assert_eq!(report.source_id.as_deref(), Some("7"));
//! let Some(Item::InputDone(input)) = reader.next() else { panic!("then its input") };
//! assert_eq!((input.format, input.record_count), (Some("jsonl"), 1));
//! ```
//!
//! In reading order: [`record`] what comes out, [`options`] what can be asked for, [`error`] what a
//! caller must hear before anything is read; `inputs` finds the files, `stream` and `window` give
//! their bytes, `encoding` their text, `columns` and `date_value` say what a field means; `text`,
//! `json`, `csv`, `parquet` are the formats, `page` and `warc` those of the feature `web`, on by
//! default; `reader` drives them.

mod columns;
mod csv;
mod csv_record;
mod date_value;
mod encoding;
pub mod error;
mod format;
#[cfg(feature = "web")]
mod http;
mod inputs;
mod json;
mod json_repair;
mod json_stream;
#[cfg(feature = "web")]
mod members;
pub mod options;
mod outcome;
#[cfg(feature = "web")]
mod page;
mod parquet;
mod probe;
mod reader;
pub mod record;
mod sample;
mod stream;
mod text;
#[cfg(feature = "web")]
mod warc;
#[cfg(feature = "web")]
mod warc_record;
mod window;

pub use date_value::{DateOrder, parse_date};
pub use error::Error;
pub use format::Format;
pub use options::Options;
pub use reader::{Listed, Reader};
pub use record::{DecodeNote, Input, Item, Published, RawReport, Reject, RejectReason};
pub use sample::Sample;
pub use text::is_header_only;
