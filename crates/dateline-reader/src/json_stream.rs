//! Where one JSON record ends and the next begins, in bounded memory.

use crate::columns::Columns;
use crate::encoding;
use crate::json;
use crate::options::Options;
use crate::outcome::{Outcome, Refusal, too_long};
use crate::record::RejectReason;
use crate::stream::Stream;

/// How objects follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Lines,
    /// Elements of an array whose `[` is behind us.
    Array,
    /// One after the other, each on any number of lines.
    Sequence,
}

/// The records of a JSON stream.
pub(crate) struct JsonStream {
    layout: Layout,
    line: u64,
    done: bool,
}

/// What lies ahead in a stream.
enum Ahead {
    /// A record of so many bytes, and the bytes that end it.
    Record(usize, usize),
    /// The stream ends (or breaks off) in a record of so many bytes.
    Cut(usize),
    /// A record longer than may be.
    TooLong,
    End,
}

impl JsonStream {
    /// Looks at the beginning of the stream to see how its objects lie.
    pub(crate) fn new(stream: &mut Stream) -> Self {
        let mut reader = Self { layout: Layout::Lines, line: 1, done: false };
        reader.skip_blank(stream);
        match stream.data().first() {
            Some(b'[') => {
                reader.layout = Layout::Array;
                stream.consume(1);
            }
            Some(b'{') => {
                let mut length = stream.data().len();
                while memchr::memchr(b'\n', stream.data()).is_none()
                    && length < 1 << 20
                    && stream.more()
                {
                    length = stream.data().len();
                }
                if first_line_is_part(stream.data()) {
                    reader.layout = Layout::Sequence;
                }
            }
            _ => {}
        }
        reader
    }

    /// The next record.
    pub(crate) fn next(
        &mut self,
        stream: &mut Stream,
        columns: &Columns,
        options: &Options,
    ) -> Option<Outcome> {
        if self.done {
            return None;
        }
        let ahead = match self.layout {
            Layout::Lines => self.line_ahead(stream, options.max_record()),
            layout => self.value_ahead(stream, layout, options.max_record()),
        };
        match ahead {
            Ahead::Record(length, end) => {
                let outcome = json::read_object(stream, length, self.line, columns, options);
                self.advance(stream, length + end);
                Some(outcome)
            }
            Ahead::Cut(length) => {
                self.done = true;
                let extent = Some((stream.position(), stream.position_after(length)));
                let bytes = &stream.data()[..length];
                let (reason, message) = stream.failure().unwrap_or_else(|| {
                    let what = match self.layout {
                        Layout::Array => "the array is not closed",
                        _ => "the last object is not closed",
                    };
                    (RejectReason::MalformedJson, what.to_owned())
                });
                let message = format!("line {}: {message}", self.line);
                Some(Err(Refusal::new(extent, reason, message, bytes)))
            }
            Ahead::TooLong => Some(Err(self.pass_over(stream, options))),
            Ahead::End => {
                self.done = true;
                None
            }
        }
    }

    /// The names of the next record's fields; for a look at a stream that is read anew.
    pub(crate) fn next_keys(&mut self, stream: &mut Stream, limit: usize) -> Option<Vec<String>> {
        let ahead = match self.layout {
            Layout::Lines => self.line_ahead(stream, limit),
            layout => self.value_ahead(stream, layout, limit),
        };
        let Ahead::Record(length, end) = ahead else { return None };
        let text = encoding::decode(&stream.data()[..length], &mut Vec::new());
        let keys = json::keys(&text.unwrap_or_default());
        self.advance(stream, length + end);
        Some(keys)
    }

    fn advance(&mut self, stream: &mut Stream, count: usize) {
        self.line += memchr::memchr_iter(b'\n', &stream.data()[..count]).count() as u64;
        stream.consume(count);
    }

    /// Consumes white space (and byte order marks of files put together).
    fn skip_blank(&mut self, stream: &mut Stream) {
        loop {
            let data = stream.data();
            let blank = data.len() - data.trim_ascii_start().len();
            let mark = if data[blank..].starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
            self.advance(stream, blank + mark);
            if mark == 0 && (!stream.data().is_empty() || !stream.more()) {
                return;
            }
        }
    }

    fn line_ahead(&mut self, stream: &mut Stream, limit: usize) -> Ahead {
        self.skip_blank(stream);
        let mut from = 0;
        loop {
            if let Some(at) = memchr::memchr(b'\n', &stream.data()[from..]) {
                // A line break of Windows ends a line too.
                let length = from + at;
                let end = usize::from(length > 0 && stream.data()[length - 1] == b'\r');
                return Ahead::Record(length - end, end + 1);
            }
            from = stream.data().len();
            if from > limit {
                return Ahead::TooLong;
            }
            if !stream.more() {
                return match (stream.failure().is_some(), from) {
                    (true, _) => Ahead::Cut(from),
                    (false, 0) => Ahead::End,
                    (false, _) => Ahead::Record(from, 0),
                };
            }
        }
    }

    fn value_ahead(&mut self, stream: &mut Stream, layout: Layout, limit: usize) -> Ahead {
        self.skip_blank(stream);
        if stream.data().is_empty() {
            let whole = layout == Layout::Sequence && stream.failure().is_none();
            return if whole { Ahead::End } else { Ahead::Cut(0) };
        }
        if layout == Layout::Array && stream.data()[0] == b']' {
            self.advance(stream, 1);
            self.skip_blank(stream);
            // What follows an array is no array: read as lines, each refused or not by itself.
            self.layout = Layout::Lines;
            return self.line_ahead(stream, limit);
        }
        let mut scan = Scan::default();
        loop {
            let found = match layout {
                Layout::Array => scan.array_element(stream.data()),
                _ => scan.object(stream.data()),
            };
            if let Some(length) = found {
                let comma = stream.data().get(length) == Some(&b',') && layout == Layout::Array;
                return Ahead::Record(length, usize::from(comma));
            }
            if stream.data().len() > limit {
                return Ahead::TooLong;
            }
            if !stream.more() {
                return Ahead::Cut(stream.data().len());
            }
        }
    }

    /// Refuses a record that is too long, and finds the end of it without keeping it.
    fn pass_over(&mut self, stream: &mut Stream, options: &Options) -> Refusal {
        let begin = stream.position();
        let excerpt = encoding::excerpt(stream.data());
        let line = self.line;
        match self.layout {
            Layout::Lines => {
                stream.skip_past(b'\n');
                self.line += 1;
            }
            layout => {
                let mut scan = Scan::default();
                loop {
                    let found = match layout {
                        Layout::Array => scan.array_element(stream.data()),
                        _ => scan.object(stream.data()),
                    };
                    if let Some(length) = found {
                        let comma = stream.data().get(length) == Some(&b',');
                        let comma = comma && layout == Layout::Array;
                        self.advance(stream, length + usize::from(comma));
                        break;
                    }
                    self.advance(stream, scan.at);
                    scan.at = 0;
                    if !stream.more() {
                        break;
                    }
                }
            }
        }
        let length = stream.position() - begin;
        let message = too_long("the record", length, options.max_record());
        Refusal {
            extent: Some((begin, stream.position())),
            reason: RejectReason::TooLarge,
            message: format!("line {line}: {message}"),
            excerpt,
        }
    }
}

/// Whether the first line is the beginning of an object that goes on in the next.
fn first_line_is_part(data: &[u8]) -> bool {
    let line = memchr::memchr(b'\n', data).map_or(data, |at| &data[..at]);
    if line.trim_ascii() == b"{" {
        return true;
    }
    // `{"id": 1,` ends as lines of printed objects end, whole lines of a damaged file do not.
    let open = line.trim_ascii_end();
    (open.ends_with(b",") || open.ends_with(b"{") || open.ends_with(b"["))
        && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_err_and(|e| e.is_eof())
}

/// A walk over JSON that sees only strings and brackets, and can be continued.
#[derive(Default)]
struct Scan {
    at: usize,
    depth: u32,
    in_string: bool,
    opened: bool,
}

impl Scan {
    /// Length of an array element: up to the comma or bracket after it.
    fn array_element(&mut self, data: &[u8]) -> Option<usize> {
        self.walk(data, |scan, byte| scan.depth == 0 && matches!(byte, b',' | b']'), false)
    }

    /// Length of an object, its last bracket included; of anything else up to the line's end.
    fn object(&mut self, data: &[u8]) -> Option<usize> {
        self.walk(data, |scan, byte| scan.depth == 0 && !scan.opened && byte == b'\n', true)
    }

    fn walk(
        &mut self,
        data: &[u8],
        ends: impl Fn(&Self, u8) -> bool,
        closing: bool,
    ) -> Option<usize> {
        while self.at < data.len() {
            if self.in_string {
                match memchr::memchr2(b'"', b'\\', &data[self.at..]) {
                    None => self.at = data.len(),
                    Some(found) if data[self.at + found] == b'"' => {
                        self.in_string = false;
                        self.at += found + 1;
                    }
                    Some(found) if self.at + found + 1 < data.len() => self.at += found + 2,
                    Some(found) => {
                        // The escaped byte is not there yet.
                        self.at += found;
                        return None;
                    }
                }
                continue;
            }
            let byte = data[self.at];
            if ends(self, byte) {
                return Some(self.at);
            }
            self.at += 1;
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => {
                    self.depth += 1;
                    self.opened = true;
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if closing && self.depth == 0 {
                        return Some(self.at);
                    }
                }
                _ => {}
            }
        }
        None
    }
}
