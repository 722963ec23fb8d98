//! Web archives: WARC 1.0 and 1.1 (ISO 28500), one record after the other.
//!
//! Records that hold what was captured (`response`, `resource`, `conversion`, `revisit`) are counted
//! and become documents or rejects; those about a capture (`warcinfo`, `request`, `metadata`, and
//! kinds that the standard tells readers to ignore) are passed over. A record whose length is wrong is
//! a reject up to where the next one begins.

use memchr::memmem;

use crate::columns::Columns;
use crate::http::Headers;
use crate::options::Options;
use crate::outcome::{Outcome, Refusal, too_long};
use crate::record::RejectReason;
use crate::stream::Stream;
use crate::warc_record::{self, Header};

/// Longest header of a record.
const HEADER: usize = 64 << 10;
/// What a record begins with; a digit follows.
const BEGIN: &[u8] = b"WARC/";
/// What stands before and at the beginning of a record that follows another.
const NEXT: &[u8] = b"\nWARC/1.";

/// The records of an archive.
#[derive(Debug, Default)]
pub(crate) struct WarcStream {
    done: bool,
}

/// Where a record ends.
enum End {
    /// After so many bytes, as its header says.
    Here(usize),
    /// After so many bytes, which its header does not say.
    Wrong(usize, RejectReason, String),
    /// With the stream, which broke off.
    Cut,
}

impl WarcStream {
    /// The next record that counts.
    pub(crate) fn next(
        &mut self,
        stream: &mut Stream,
        columns: &Columns,
        options: &Options,
    ) -> Option<Outcome> {
        while !self.done {
            skip_blank(stream);
            let at = stream.position();
            if let Some(broken) = stream.take_break(|broken| broken.end <= at) {
                let extent = Some((broken.start, broken.end));
                let reason = RejectReason::BrokenCompression;
                return Some(Err(Refusal::new(extent, reason, broken.message, b"")));
            }
            if stream.data().is_empty() {
                self.done = true;
                let (reason, message) = stream.failure()?;
                return Some(Err(Refusal::new(Some((at, at)), reason, message, b"")));
            }
            if let Some(outcome) = record(stream, columns, options) {
                // Where the stream breaks off in a record, one reject is enough.
                let broke_off = stream.data().is_empty() && stream.failure().is_some();
                self.done = outcome.is_err() && broke_off;
                return Some(outcome);
            }
        }
        None
    }
}

/// The record that begins here; none if it does not count.
fn record(stream: &mut Stream, columns: &Columns, options: &Options) -> Option<Outcome> {
    let begin = stream.position();
    if !begins_record(stream.fill(HEADER)) {
        let excerpt = crate::encoding::excerpt(stream.data());
        skip_to_record(stream, u64::MAX);
        let extent = Some((begin, stream.position()));
        let message = "bytes that begin no record, expected WARC/1.0 or WARC/1.1".to_owned();
        let reason = RejectReason::MalformedWarc;
        return Some(Err(Refusal { extent, reason, message, excerpt }));
    }
    let head = &stream.data()[..stream.data().len().min(HEADER)];
    let Some(head_length) = head_length(head) else {
        return Some(malformed(stream, BEGIN.len(), "a header without an end"));
    };
    if memmem::find(&head[..head_length], NEXT).is_some() {
        let message = "a header in which another record begins";
        return Some(malformed(stream, BEGIN.len(), message));
    }
    let header = Header::new(&Headers::parse(&head[..head_length]));
    let Some(length) = header.length else {
        let message = "a header without a Content-Length";
        return Some(malformed(stream, head_length, message));
    };
    let whole = (head_length as u64).saturating_add(length);
    if length > options.max_record() as u64 {
        stream.consume(head_length);
        skip_to_record(stream, length);
        let extent = Some((begin, stream.position()));
        let message =
            format!("{}{}", header.place(), too_long("the record", length, options.max_text));
        let reason = RejectReason::TooLarge;
        let counts = header.counts();
        return counts.then(|| Err(Refusal::new(extent, reason, message, header.shown(b""))));
    }
    let whole = whole as usize;
    match find_end(stream, head_length, whole) {
        End::Here(end) => {
            let extent = (begin, stream.position_after(end));
            let block = &stream.data()[head_length..end];
            let outcome = warc_record::read(&header, block, extent, columns, options);
            stream.consume(end);
            outcome
        }
        End::Wrong(end, reason, message) => {
            let message = format!("{}{message}", header.place());
            let extent = Some((begin, stream.position_after(end)));
            let shown = header.shown(&stream.data()[head_length.min(end)..end]);
            let refusal = Refusal::new(extent, reason, message, shown);
            stream.consume(end);
            Some(Err(refusal))
        }
        End::Cut => {
            let there = stream.data().len();
            let cut = format!("ends after {there} bytes of {whole}");
            let cut = (RejectReason::MalformedWarc, cut);
            let (reason, message) = stream.failure().unwrap_or(cut);
            let message = format!("{}{message}", header.place());
            let extent = Some((begin, stream.position_after(there)));
            let shown = header.shown(&stream.data()[head_length.min(there)..]);
            let refusal = Refusal::new(extent, reason, message, shown);
            stream.consume(there);
            Some(Err(refusal))
        }
    }
}

/// A record whose header cannot be used: all up to the next record.
fn malformed(stream: &mut Stream, past: usize, message: &str) -> Outcome {
    let begin = stream.position();
    let excerpt = crate::encoding::excerpt(stream.data());
    stream.consume(past);
    skip_to_record(stream, u64::MAX);
    let extent = Some((begin, stream.position()));
    let end = stream.position();
    let broken = stream.take_break(|broken| broken.start < end && broken.end > begin);
    let broken = broken.map(|broken| (RejectReason::BrokenCompression, broken.message));
    let cut = || stream.failure().filter(|_| stream.data().is_empty());
    let (reason, message) =
        broken.or_else(cut).unwrap_or((RejectReason::MalformedWarc, message.to_owned()));
    Err(Refusal { extent, reason, message, excerpt })
}

/// Where a record of `whole` bytes ends: there, if a line break and another record (or nothing)
/// follow; else where the next record begins.
fn find_end(stream: &mut Stream, head: usize, whole: usize) -> End {
    // A few more than the two line breaks, to see the next record.
    stream.fill(whole.saturating_add(4 + BEGIN.len() + 1));
    let (begin, end) = (stream.position(), stream.position_after(whole.min(stream.data().len())));
    if let Some(broken) = stream.take_break(|broken| broken.start < end && broken.end > begin) {
        // What follows is the next member's, though the record is not at its end.
        let there = (broken.end - begin).min(stream.data().len() as u64) as usize;
        return End::Wrong(there, RejectReason::BrokenCompression, broken.message);
    }
    let data = stream.data();
    let inner = memmem::find(&data[head.min(data.len())..whole.min(data.len())], NEXT);
    if data.len() >= whole {
        let rest = &data[whole..];
        let blank = rest.iter().take_while(|&&b| b == b'\r' || b == b'\n').count();
        let after = &rest[blank..];
        let follows = after.is_empty() || begins_record(after) || after.len() < BEGIN.len() + 1;
        if follows && (blank > 0 || rest.is_empty()) {
            return End::Here(whole);
        }
        if inner.is_none() {
            if blank > 0 {
                return End::Here(whole); // what follows is rubbish by itself
            }
            let limit = data.len().max(whole) + (1 << 20);
            let data = stream.fill(limit);
            let next = memmem::find(&data[whole..], NEXT);
            let end = next.map_or(data.len(), |next| whole + next + 1);
            let message = format!("goes on after the {} bytes that its header says", whole - head);
            return End::Wrong(end, RejectReason::MalformedWarc, message);
        }
    }
    match inner {
        Some(inner) => {
            let end = head + inner + 1;
            let message = format!(
                "another record begins after {} bytes of {}",
                end - head,
                whole.saturating_sub(head)
            );
            End::Wrong(end, RejectReason::MalformedWarc, message)
        }
        None => End::Cut,
    }
}

fn begins_record(bytes: &[u8]) -> bool {
    bytes.strip_prefix(BEGIN).and_then(<[u8]>::first).is_some_and(u8::is_ascii_digit)
}

/// Length of the header with the empty line that ends it.
fn head_length(head: &[u8]) -> Option<usize> {
    let strict = memmem::find(head, b"\r\n\r\n").map(|at| at + 4);
    let loose = memmem::find(head, b"\n\n").map(|at| at + 2);
    strict.into_iter().chain(loose).min()
}

fn skip_blank(stream: &mut Stream) {
    loop {
        let blank = stream.data().iter().take_while(|&&b| b == b'\r' || b == b'\n').count();
        stream.consume(blank);
        if !stream.data().is_empty() || !stream.more() {
            return;
        }
    }
}

/// Takes bytes off until a record begins, or `most` are gone.
fn skip_to_record(stream: &mut Stream, most: u64) {
    let mut left = most;
    loop {
        let data = stream.data();
        let here = data.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        if let Some(at) = memmem::find(&data[..here], NEXT) {
            stream.consume(at + 1);
            return;
        }
        // The beginning of a mark may stand at the end of what is there.
        let gone = if (here as u64) == left { here } else { here.saturating_sub(NEXT.len() - 1) };
        stream.consume(gone);
        left -= gone as u64;
        if left == 0 || !stream.more() {
            let rest = stream.data().len().min(usize::try_from(left).unwrap_or(usize::MAX));
            stream.consume(rest);
            return;
        }
    }
}
