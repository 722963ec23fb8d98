//! CSV and TSV records, one bad one costing no other.

use crate::columns::{Columns, ROLES, Role, filled};
use crate::csv_record::{Dialect, End, Record};
use crate::date_value::{DateOrder, parse_date};
use crate::encoding;
use crate::format::Format;
use crate::options::Options;
use crate::outcome::{Fields, Outcome, Refusal, settle, too_long};
use crate::record::{DecodeNote, RejectReason};
use crate::stream::Stream;
use crate::text::note_utf16;

/// Bytes that may be looked at in vain, behind quotation marks that are not closed, before quoted
/// fields are taken to end with their line: the work stays linear.
const IN_VAIN: usize = 64 << 20;

/// The records of a CSV stream.
pub(crate) struct CsvStream {
    dialect: Dialect,
    header: Vec<String>,
    places: [Vec<usize>; 4],
    record: Record,
    line: u64,
    budget: usize,
    /// Quoted fields end with their line, for the stream is too broken for more.
    by_line: bool,
    done: bool,
}

impl CsvStream {
    /// Reads the header. An error is the message for a file whose header cannot be read.
    pub(crate) fn new(
        stream: &mut Stream,
        format: Format,
        columns: &Columns,
        options: &Options,
    ) -> Result<Self, String> {
        let mut line = 1;
        let mut dialect = dialect(stream.data(), format);
        // Excel's own first line: `sep=;`
        if let Some(&[delimiter]) = first_line(stream.data()).strip_prefix(b"sep=") {
            dialect.delimiter = delimiter;
            stream.skip_past(dialect.line_end);
            line += 1;
        }
        let mut record = Record::default();
        let end = loop {
            match record.parse(stream.data(), dialect, stream.is_finished()) {
                End::At(end) => break end,
                End::Open { .. } if stream.data().len() > options.max_record() => {
                    return Err(too_long(
                        "the header",
                        stream.data().len() as u64,
                        options.max_record(),
                    ));
                }
                End::Open { .. } => {
                    if !stream.more() && stream.data().is_empty() {
                        break 0;
                    }
                    if stream.is_finished()
                        && matches!(record.parse(stream.data(), dialect, true), End::Open { .. })
                    {
                        return Err("a quoted field of the header never ends".to_owned());
                    }
                }
            }
        };
        let name = |at| {
            let bytes = record.field(stream.data(), at);
            let mut notes = Vec::new();
            let name = encoding::decode(&bytes, &mut notes).unwrap_or_default();
            name.trim().to_owned()
        };
        let header: Vec<String> = (0..record.fields.len()).map(name).collect();
        let places = ROLES.map(|role| columns.places(role, &header));
        line += lines(&stream.data()[..end], dialect);
        stream.consume(end);
        Ok(Self {
            dialect,
            header,
            places,
            record,
            line,
            budget: IN_VAIN,
            by_line: false,
            done: false,
        })
    }

    /// The names of the columns.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// Whether there is a column for the text.
    pub(crate) fn has_text(&self) -> bool {
        !self.places[Role::Text as usize].is_empty()
    }

    /// The next record.
    pub(crate) fn next(
        &mut self,
        stream: &mut Stream,
        columns: &Columns,
        options: &Options,
    ) -> Option<Outcome> {
        while !self.done {
            self.skip_blank(stream);
            let last = stream.is_finished();
            if stream.data().is_empty() && last {
                self.done = true;
                let (reason, message) = stream.failure()?;
                let extent = Some((stream.position(), stream.position()));
                return Some(Err(Refusal::new(extent, reason, message, b"")));
            }
            let data = if self.by_line { self.first_line(stream) } else { stream.data() };
            let whole = last || self.by_line && data.ends_with(&[self.dialect.line_end]);
            match self.record.parse(data, self.dialect, whole) {
                End::At(end) => return Some(self.finish(stream, end, columns, options)),
                End::Open { .. } if self.by_line && whole => {
                    return Some(Err(self.unclosed(stream)));
                }
                End::Open { quoted } => {
                    let length = stream.data().len();
                    if length > options.max_record() {
                        return Some(Err(self.pass_over(stream, quoted, options)));
                    }
                    if !stream.more() && last {
                        return Some(Err(self.unclosed(stream)));
                    }
                }
            }
        }
        None
    }

    fn skip_blank(&mut self, stream: &mut Stream) {
        loop {
            let data = stream.data();
            let blank = data.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
            self.advance(stream, blank);
            if !stream.data().is_empty() || !stream.more() {
                return;
            }
        }
    }

    fn advance(&mut self, stream: &mut Stream, count: usize) {
        self.line += lines(&stream.data()[..count], self.dialect);
        stream.consume(count);
    }

    /// A record that has an end: a report if it has the header's number of fields.
    fn finish(
        &mut self,
        stream: &mut Stream,
        end: usize,
        columns: &Columns,
        options: &Options,
    ) -> Outcome {
        let wanted = self.header.len();
        if let Some((reason, message)) = stream.failure()
            && end == stream.data().len()
            && !stream.data().ends_with(&[self.dialect.line_end])
        {
            // The last record of a stream that broke off may be half of one.
            self.done = true;
            return Err(self.refuse(stream, end, reason, &message));
        }
        let count = self.record.count(wanted);
        let lines = lines(&stream.data()[..end], self.dialect);
        let suspect = count != wanted || self.record.stray_quote && lines > 1;
        if suspect && self.dialect.delimiter == b'\t' {
            // In many tab-separated files a quotation mark is text.
            let mut plain = Record::default();
            let dialect = Dialect { quotes: false, ..self.dialect };
            if let End::At(at) = plain.parse(stream.data(), dialect, stream.is_finished())
                && plain.count(wanted) == wanted
            {
                plain.stray_quote = true;
                self.record = plain;
                return self.accept(stream, at, columns, options);
            }
        }
        let resume = if suspect { self.resume_at(stream, end) } else { None };
        self.in_vain(end - resume.unwrap_or(end));
        if count != wanted {
            let message = format!("{count} fields, expected {wanted} as in the header");
            let end = resume.unwrap_or(end);
            return Err(self.refuse(stream, end, RejectReason::WrongFieldCount, &message));
        }
        if let Some(end) = resume {
            let message = "a quotation mark is not closed before the next record";
            return Err(self.refuse(stream, end, RejectReason::MalformedCsv, message));
        }
        self.accept(stream, end, columns, options)
    }

    fn accept(
        &mut self,
        stream: &mut Stream,
        end: usize,
        columns: &Columns,
        options: &Options,
    ) -> Outcome {
        let data = stream.data();
        let extent = Some((stream.position(), stream.position_after(end)));
        let mut fields = Fields::default();
        if self.record.stray_quote {
            fields.notes.push(DecodeNote::StrayQuote);
        }
        let text = self.places[Role::Text as usize].first().copied().unwrap_or(usize::MAX);
        let bytes = self.record.field(data, text);
        let outcome = if let Some(text) = encoding::decode(&bytes, &mut fields.notes) {
            fields.text = text.into_owned();
            fields.source_id = self.first(data, Role::Id);
            fields.title = self.first(data, Role::Title);
            let dates: Vec<String> = self.values(data, Role::Date).collect();
            fields.published = columns.published(dates.iter().map(String::as_str));
            note_utf16(stream, &mut fields);
            settle(fields, extent, options)
        } else {
            let message = "the text is not text: expected UTF-8, UTF-16 or Windows-1252";
            Err(Refusal::new(extent, RejectReason::Binary, message, &bytes))
        };
        let outcome = outcome.map_err(|mut refusal| {
            refusal.message.insert_str(0, &format!("line {}: ", self.line));
            if refusal.excerpt.is_empty() {
                refusal.excerpt = encoding::excerpt(&data[..end]);
            }
            refusal
        });
        self.advance(stream, end);
        outcome
    }

    fn values(&self, data: &[u8], role: Role) -> impl Iterator<Item = String> {
        self.places[role as usize].iter().map(|&at| {
            let bytes = self.record.field(data, at);
            let text = encoding::decode(&bytes, &mut Vec::new()).unwrap_or_default();
            text.into_owned()
        })
    }

    fn first(&self, data: &[u8], role: Role) -> Option<String> {
        self.values(data, role).find_map(|value| filled(&value))
    }

    /// Refuses the first `end` bytes.
    fn refuse(
        &mut self,
        stream: &mut Stream,
        end: usize,
        reason: RejectReason,
        message: &str,
    ) -> Refusal {
        let extent = Some((stream.position(), stream.position_after(end)));
        let message = format!("line {}: {message}", self.line);
        let refusal = Refusal::new(extent, reason, message, &stream.data()[..end]);
        self.advance(stream, end);
        refusal
    }

    /// The first line of what is there, its end included.
    fn first_line<'a>(&self, stream: &'a Stream) -> &'a [u8] {
        let data = stream.data();
        let end = memchr::memchr(self.dialect.line_end, data).map_or(data.len(), |at| at + 1);
        &data[..end]
    }

    /// A quoted field that runs to the end of the stream.
    fn unclosed(&mut self, stream: &mut Stream) -> Refusal {
        let message = self.never_closed();
        let length = stream.data().len();
        let resume = if self.by_line { None } else { self.resume_at(stream, length) };
        if resume.is_none()
            && !self.by_line
            && let Some((reason, message)) = stream.failure()
        {
            self.done = true;
            return self.refuse(stream, length, reason, &message);
        }
        let line = self.first_line(stream).len();
        let end = resume.unwrap_or(if self.by_line { line } else { length });
        self.in_vain(if self.by_line { 0 } else { length - end });
        self.refuse(stream, end, RejectReason::MalformedCsv, &message)
    }

    fn in_vain(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes);
        self.by_line |= self.budget == 0;
    }

    fn never_closed(&self) -> String {
        format!("the quotation mark of field {} is never closed", self.record.fields.len() + 1)
    }

    /// A record longer than may be: refused, its end found without keeping it.
    fn pass_over(&mut self, stream: &mut Stream, quoted: bool, options: &Options) -> Refusal {
        if quoted && let Some(end) = self.resume_at(stream, stream.data().len()) {
            let message = self.never_closed();
            return self.refuse(stream, end, RejectReason::MalformedCsv, &message);
        }
        let (begin, line) = (stream.position(), self.line);
        let excerpt = encoding::excerpt(stream.data());
        let Dialect { delimiter, line_end, .. } = self.dialect;
        let quotes = self.dialect.quotes && !self.by_line;
        let mut quoted = quotes && stream.data().first() == Some(&b'"');
        self.advance(stream, usize::from(quoted));
        loop {
            let data = stream.data();
            let found = if quoted {
                memchr::memchr(b'"', data)
            } else {
                memchr::memchr2(delimiter, line_end, data)
            };
            // The byte after it tells whether a quotation mark closes, or a field opens with one.
            let Some(found) = found.filter(|found| found + 1 < data.len()) else {
                self.advance(stream, found.unwrap_or(data.len()));
                if stream.more() {
                    continue;
                }
                self.advance(stream, stream.data().len());
                break;
            };
            let (byte, next) = (data[found], data[found + 1]);
            if quoted {
                quoted = ![delimiter, line_end, b'\r'].contains(&next);
                self.advance(stream, found + 1 + usize::from(next == b'"'));
            } else if byte == line_end {
                self.advance(stream, found + 1);
                break;
            } else {
                quoted = next == b'"' && quotes;
                self.advance(stream, found + 1 + usize::from(quoted));
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

    /// Where a bad record of several lines may in truth have ended: at the first line that by itself
    /// looks like a record. One unbalanced quotation mark then costs no neighbour.
    fn resume_at(&self, stream: &Stream, end: usize) -> Option<usize> {
        let dates = &self.places[Role::Date as usize];
        let wanted = self.header.len();
        if wanted < 2 || wanted == 2 && dates.is_empty() {
            return None; // any line of prose would fit
        }
        let data = &stream.data()[..end];
        let mut record = Record::default();
        let mut begin = 0;
        for at in memchr::memchr_iter(self.dialect.line_end, data).chain([end]) {
            let line = &data[begin..(at + 1).min(end)];
            let parsed = record.parse(line, self.dialect, true);
            let dated = dates.iter().any(|&at| {
                // In either order: here it only matters that it looks like a date.
                let order = Some(DateOrder::DayFirst);
                let value = record.field(line, at);
                std::str::from_utf8(&value).is_ok_and(|value| parse_date(value, order).is_some())
            });
            let fits = match parsed {
                End::At(_) => record.count(wanted) == wanted && (dated || dates.is_empty()),
                // It goes on in the next line: after its date it is believed.
                End::Open { .. } => record.fields.len() < wanted && dated,
            };
            if begin > 0 && fits {
                return Some(begin);
            }
            begin = at + 1;
            if begin >= end {
                break;
            }
        }
        None
    }
}

fn lines(data: &[u8], dialect: Dialect) -> u64 {
    memchr::memchr_iter(dialect.line_end, data).count() as u64
}

fn first_line(data: &[u8]) -> &[u8] {
    let end = memchr::memchr2(b'\n', b'\r', data).unwrap_or(data.len());
    &data[..end]
}

/// The signs of a file by its beginning.
fn dialect(data: &[u8], format: Format) -> Dialect {
    let mac = !data.contains(&b'\n') && data.contains(&b'\r');
    let line_end = if mac { b'\r' } else { b'\n' };
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for &byte in first_line(data) {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some(count) = counts.iter_mut().find(|(sign, _)| *sign == byte) {
            count.1 += 1;
        }
    }
    let mut delimiter = if format == Format::Tsv { b'\t' } else { b',' };
    if format != Format::Tsv {
        let mut most = 0;
        for (sign, count) in counts {
            if count > most {
                (delimiter, most) = (sign, count);
            }
        }
    }
    Dialect { delimiter, line_end, quotes: true }
}
