//! The reader itself: one input after the other, one record at a time.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use jiff::civil::Date;

use crate::columns::Columns;
use crate::csv::CsvStream;
use crate::date_value::file_name_date;
use crate::encoding;
use crate::error::Error;
use crate::format::{Compression, Format};
use crate::inputs::{Found, Inputs, Plan};
use crate::json_stream::JsonStream;
use crate::options::Options;
use crate::outcome::{Outcome, Refusal};
#[cfg(feature = "web")]
use crate::page;
use crate::parquet::ParquetStream;
use crate::probe;
use crate::record::{Input, Item, RawReport, Reject, RejectReason};
use crate::stream::{Fingerprint, SNIFF, Stream};
use crate::text;
#[cfg(feature = "web")]
use crate::warc::WarcStream;

/// Reads inputs in the order of the arguments, folders sorted by path bytes; an iterator of
/// [`Item`]s that never fails for one bad record or file.
pub struct Reader {
    inputs: Inputs,
    options: Options,
    columns: Columns,
    current: Option<Current>,
    count: u32,
    stdin: Option<Stream>,
    spare: Vec<u8>,
    /// Bytes of the inputs that are finished.
    behind: u64,
    /// Records given so far.
    given: u64,
}

/// An input as it is found, before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What stands for it in `source`.
    pub source: String,
    /// Its format by its name: `jsonl`.
    pub format: Option<Format>,
    /// Its size, where it is a file.
    pub byte_count: Option<u64>,
    /// Why it would be passed over or refused.
    pub skipped: Option<String>,
}

/// The input being read.
struct Current {
    input: Input,
    stream: Option<Stream>,
    body: Body,
    file_name_date: Option<Date>,
    next_record: u64,
}

/// The records of an input, by format.
enum Body {
    Text,
    Json(JsonStream),
    Csv(Box<CsvStream>),
    Parquet(Box<ParquetStream>),
    #[cfg(feature = "web")]
    Html,
    #[cfg(feature = "web")]
    Warc(WarcStream),
    /// The input is one reject.
    Refused(Refusal),
    Done,
}

impl Reader {
    /// Checks the inputs (paths, patterns, `-` for stdin) and gets ready to read them.
    pub fn open(inputs: &[OsString], options: &Options) -> Result<Self, Error> {
        Self::open_with_stdin(inputs, options, Box::new(io::stdin()))
    }

    /// The same with something else for standard input.
    pub fn open_with_stdin(
        inputs: &[OsString],
        options: &Options,
        stdin: Box<dyn Read + Send>,
    ) -> Result<Self, Error> {
        let mut source = Some(stdin);
        let mut take = || source.take().unwrap_or_else(|| Box::new(io::empty()));
        let plan = Plan::new(inputs, options, &mut take)?;
        let mut stdin = plan.has_stdin().then(|| Stream::new(take(), false, Vec::new()));
        let columns = Columns::new(options);
        probe::check(&plan, &columns, options, stdin.as_mut())?;
        Ok(Self {
            inputs: plan.walk(),
            options: options.clone(),
            columns,
            current: None,
            count: 0,
            stdin,
            spare: Vec::new(),
            behind: 0,
            given: 0,
        })
    }

    /// What would be read, in this order; nothing is.
    pub fn list(self) -> impl Iterator<Item = Listed> {
        self.inputs.map(|found| {
            let listed =
                |source, skipped| Listed { source, format: None, byte_count: None, skipped };
            match found {
                Found::File { path, source, format } => {
                    let byte_count = path.metadata().ok().map(|metadata| metadata.len());
                    Listed { format, byte_count, ..listed(source, None) }
                }
                Found::Stdin => listed("-".to_owned(), None),
                Found::Skipped { source, byte_count, why } => {
                    Listed { byte_count, ..listed(source, Some(why)) }
                }
                Found::Unreadable { source, message } => listed(source, Some(message)),
            }
        })
    }

    /// Have as many records been given as were asked for?
    fn is_full(&self) -> bool {
        self.options.limit.is_some_and(|limit| self.given >= limit)
    }

    /// Decompressed bytes that were read so far (of Parquet: when the file is finished); to show how
    /// far the work is.
    pub fn bytes_read(&self) -> u64 {
        let current = self.current.as_ref().and_then(|current| current.stream.as_ref());
        self.behind + current.map_or(0, Stream::position)
    }

    /// Begins an input; one that is passed over is an item at once.
    fn start(&mut self, found: Found) -> Option<Item> {
        let index = self.count;
        self.count = self.count.saturating_add(1);
        let input = |source: String| Input {
            index,
            source,
            sha256: None,
            byte_count: None,
            format: None,
            record_count: 0,
            reject_count: 0,
            skipped: None,
        };
        self.current = Some(match found {
            Found::Skipped { source, byte_count, why } => {
                return Some(Item::InputDone(Input {
                    byte_count,
                    skipped: Some(why),
                    ..input(source)
                }));
            }
            Found::Unreadable { source, message } => {
                Current::refused(input(source), RejectReason::Unreadable, message)
            }
            Found::Stdin => {
                let empty = || Stream::new(Box::new(io::empty()), false, Vec::new());
                let stream = self.stdin.take().unwrap_or_else(empty);
                self.begin(input("-".to_owned()), stream, None, self.options.stdin_format)
            }
            Found::File { path, source, format } => {
                match Stream::open(&path, std::mem::take(&mut self.spare)) {
                    Ok(stream) => self.begin(input(source), stream, Some(&path), format),
                    Err(error) => {
                        let message = format!("cannot be opened: {error}");
                        Current::refused(input(source), RejectReason::Unreadable, message)
                    }
                }
            }
        });
        None
    }

    /// Looks at an open stream and gets its format ready.
    fn begin(
        &self,
        mut input: Input,
        mut stream: Stream,
        path: Option<&Path>,
        format: Option<Format>,
    ) -> Current {
        let format = format.unwrap_or_else(|| Format::from_content(stream.data()));
        input.format = Some(format.name(stream.compression));
        let body = self.body(&mut stream, path, format).unwrap_or_else(Body::Refused);
        let one_report = matches!(format, Format::Text | Format::Html);
        let name = path.filter(|_| one_report).and_then(Path::file_name);
        let file_name_date = name.and_then(|name| file_name_date(&name.to_string_lossy()));
        Current { input, stream: Some(stream), body, file_name_date, next_record: 0 }
    }

    fn body(
        &self,
        stream: &mut Stream,
        path: Option<&Path>,
        format: Format,
    ) -> Result<Body, Refusal> {
        let whole = |stream: &Stream| Some((0, stream.position_after(stream.data().len())));
        let refusal = |reason, message, stream: &Stream| {
            Err(Refusal::new(whole(stream), reason, message, stream.data()))
        };
        if stream.data().is_empty() && !stream.more() {
            let empty = (RejectReason::Empty, "no bytes, expected a report".to_owned());
            let (reason, message) = stream.failure().unwrap_or(empty);
            return refusal(reason, message, stream);
        }
        if format == Format::Parquet {
            return self.parquet(stream, path);
        }
        let head = &stream.data()[..stream.data().len().min(SNIFF)];
        if let Some(what) = encoding::binary(head) {
            let excerpt = encoding::excerpt(head);
            let message = format!("not text: {what}");
            return Err(Refusal { extent: None, reason: RejectReason::Binary, message, excerpt });
        }
        match format {
            Format::Text => Ok(Body::Text),
            Format::JsonLines | Format::Json => Ok(Body::Json(JsonStream::new(stream))),
            Format::Csv | Format::Tsv => {
                match CsvStream::new(stream, format, &self.columns, &self.options) {
                    Err(message) => refusal(RejectReason::MalformedCsv, message, stream),
                    Ok(csv) if !csv.has_text() => Err(self.no_text_column(csv.header())),
                    Ok(csv) => Ok(Body::Csv(Box::new(csv))),
                }
            }
            Format::Parquet => Ok(Body::Done), // returned above
            #[cfg(feature = "web")]
            Format::Html => Ok(Body::Html),
            #[cfg(feature = "web")]
            Format::Warc => Ok(Body::Warc(WarcStream::default())),
            #[cfg(not(feature = "web"))]
            Format::Html | Format::Warc => {
                let message = "built without the feature `web`, which reads these".to_owned();
                refusal(RejectReason::Unreadable, message, stream)
            }
        }
    }

    fn parquet(&self, stream: &mut Stream, path: Option<&Path>) -> Result<Body, Refusal> {
        let refusal = |reason, message: String| Refusal::new(None, reason, message, b"");
        let file = match path {
            Some(path) if stream.compression == Compression::None && stream.is_regular() => {
                File::open(path).map_err(|error| {
                    refusal(RejectReason::Unreadable, format!("cannot be opened: {error}"))
                })?
            }
            // Parquet is read from its end: what cannot be sought in is put aside first.
            _ => set_aside(stream).map_err(|error| {
                let (reason, message) = stream.failure().unwrap_or_else(|| {
                    (RejectReason::Unreadable, format!("cannot be put aside: {error}"))
                });
                refusal(reason, message)
            })?,
        };
        match ParquetStream::new(file, &self.columns) {
            Err(message) => Err(refusal(RejectReason::MalformedParquet, message)),
            Ok(parquet) if !parquet.has_text() => Err(self.no_text_column(parquet.header())),
            Ok(parquet) => Ok(Body::Parquet(Box::new(parquet))),
        }
    }

    fn no_text_column(&self, header: &[String]) -> Refusal {
        let there = header.join(", ");
        let message = match self.columns.given(crate::columns::Role::Text) {
            Some(column) => format!("no column {column:?} of text; columns there: {there}"),
            None => format!("no column looks like the text; columns there: {there}"),
        };
        Refusal::new(None, RejectReason::MissingColumn, message, b"")
    }
}

fn set_aside(stream: &mut Stream) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(stream.rest(), &mut file)?;
    file.rewind()?;
    Ok(file)
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            let full = self.is_full();
            let Some(current) = &mut self.current else {
                if full {
                    return None;
                }
                let found = self.inputs.next()?;
                match self.start(found) {
                    Some(item) => return Some(item),
                    None => continue,
                }
            };
            let step = if full { None } else { current.step(&self.columns, &self.options) };
            if let Some((record, outcome)) = step {
                let sample = self.options.sample;
                if sample.is_none_or(|sample| sample.takes(&current.input.source, record)) {
                    self.given += 1;
                    return Some(current.item(record, outcome));
                }
                continue;
            }
            let current = self.current.take()?;
            let read = current.stream.as_ref().map_or(0, Stream::position);
            let (input, spare) = current.finish();
            self.spare = spare;
            // Parquet goes by the size of its file.
            self.behind += read.max(input.byte_count.unwrap_or(0));
            return Some(Item::InputDone(input));
        }
    }
}

impl Current {
    fn refused(input: Input, reason: RejectReason, message: String) -> Self {
        let body = Body::Refused(Refusal::new(None, reason, message, b""));
        Self { input, stream: None, body, file_name_date: None, next_record: 0 }
    }

    /// The next record: its index, and what became of it.
    fn step(&mut self, columns: &Columns, options: &Options) -> Option<(u64, Outcome)> {
        let outcome = match (&mut self.body, &mut self.stream) {
            (Body::Parquet(rows), _) => return rows.next(columns, options),
            (Body::Json(json), Some(stream)) => json.next(stream, columns, options)?,
            (Body::Csv(csv), Some(stream)) => csv.next(stream, columns, options)?,
            #[cfg(feature = "web")]
            (Body::Warc(warc), Some(stream)) => warc.next(stream, columns, options)?,
            (body, stream) => match (std::mem::replace(body, Body::Done), stream) {
                (Body::Text, Some(stream)) => text::read(stream, options),
                #[cfg(feature = "web")]
                (Body::Html, Some(stream)) => page::read(stream, columns, options),
                (Body::Refused(refusal), _) => Err(refusal),
                _ => return None,
            },
        };
        self.next_record += 1;
        Some((self.next_record - 1, outcome))
    }

    fn item(&mut self, record: u64, outcome: Outcome) -> Item {
        self.input.record_count += 1;
        let record = u32::try_from(record).unwrap_or(u32::MAX);
        let (input, source) = (self.input.index, self.input.source.clone());
        match outcome {
            Ok(fields) => Item::Report(RawReport {
                input,
                source,
                record,
                source_id: fields.source_id,
                title: fields.title,
                published: fields.published,
                agency: fields.agency,
                file_name_date: fields.address_date.or(self.file_name_date),
                text: fields.text,
                notes: fields.notes,
            }),
            Err(refusal) => {
                self.input.reject_count += 1;
                Item::Reject(Reject {
                    input,
                    source,
                    record,
                    byte_start: refusal.extent.map(|(start, _)| start),
                    byte_end: refusal.extent.map(|(_, end)| end),
                    reason: refusal.reason,
                    message: refusal.message,
                    excerpt: refusal.excerpt,
                })
            }
        }
    }

    fn finish(self) -> (Input, Vec<u8>) {
        let mut input = self.input;
        let (fingerprint, spare): (Fingerprint, _) =
            self.stream.map_or(((None, None), Vec::new()), Stream::finish);
        (input.sha256, input.byte_count) = fingerprint;
        (input, spare)
    }
}
