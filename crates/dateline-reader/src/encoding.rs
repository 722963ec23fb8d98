//! Bytes to text: UTF-8 first, UTF-16 by its mark or its zeros, Windows-1252 where it looks like
//! it, else UTF-8 with what is invalid replaced; and what is no text at all.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::record::DecodeNote;
use crate::window::Window;

/// What the first bytes of a stream say of its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ByteEncoding {
    /// UTF-8, or bytes to be looked at record by record.
    Bytes,
    /// The same after a UTF-8 byte order mark.
    Utf8Marked,
    /// UTF-16, and whether it begins with a byte order mark.
    Utf16 { table: &'static Encoding, marked: bool },
}

impl ByteEncoding {
    pub(crate) fn mark_length(self) -> usize {
        match self {
            Self::Bytes | Self::Utf16 { marked: false, .. } => 0,
            Self::Utf8Marked => 3,
            Self::Utf16 { marked: true, .. } => 2,
        }
    }

    /// Whether the stream said it, so that its text is UTF-8 by now.
    #[cfg(feature = "web")]
    pub(crate) fn is_certain(self) -> bool {
        !matches!(self, Self::Bytes)
    }

    pub(crate) fn utf16(self) -> Option<&'static Encoding> {
        match self {
            Self::Utf16 { table, .. } => Some(table),
            _ => None,
        }
    }

    /// How many bytes of the input `decoded` came from.
    pub(crate) fn source_length(self, decoded: &[u8]) -> u64 {
        if self.utf16().is_none() {
            return decoded.len() as u64;
        }
        let units: u64 =
            decoded.iter().map(|&b| u64::from(b & 0xc0 != 0x80) + u64::from(b >= 0xf0)).sum();
        units * 2
    }
}

/// Says what a stream that begins like `head` is encoded in.
pub(crate) fn recognise(head: &[u8]) -> ByteEncoding {
    if head.starts_with(&[0xef, 0xbb, 0xbf]) {
        return ByteEncoding::Utf8Marked;
    }
    if head.starts_with(&[0xff, 0xfe]) {
        return ByteEncoding::Utf16 { table: UTF_16LE, marked: true };
    }
    if head.starts_with(&[0xfe, 0xff]) {
        return ByteEncoding::Utf16 { table: UTF_16BE, marked: true };
    }
    // Without a mark: Latin text has a zero in nearly every second place and nowhere else.
    let pairs = head.len() / 2;
    if pairs >= 8 && head[..2 * pairs].contains(&0) {
        let zeros = |parity| head[..2 * pairs].iter().skip(parity).step_by(2);
        let (even, odd) = (zeros(0), zeros(1));
        let even = even.filter(|&&b| b == 0).count();
        let odd = odd.filter(|&&b| b == 0).count();
        if odd * 10 >= pairs * 7 && even <= 1 + pairs / 50 {
            return ByteEncoding::Utf16 { table: UTF_16LE, marked: false };
        }
        if even * 10 >= pairs * 7 && odd <= 1 + pairs / 50 {
            return ByteEncoding::Utf16 { table: UTF_16BE, marked: false };
        }
    }
    ByteEncoding::Bytes
}

/// UTF-16 to UTF-8 on the fly, for reads of 16 bytes and more; halves of surrogate pairs become U+FFFD.
pub(crate) struct Transcoder {
    inner: Window,
    decoder: Decoder,
    done: bool,
}

impl Transcoder {
    pub(crate) fn new(inner: Window, table: &'static Encoding) -> Self {
        Self { inner, decoder: table.new_decoder_without_bom_handling(), done: false }
    }
}

impl Read for Transcoder {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        while !self.done {
            let source = self.inner.fill_buf()?;
            let last = source.is_empty();
            let (state, read, written, _) = self.decoder.decode_to_utf8(source, target, last);
            self.inner.consume(read);
            self.done = last && state == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

/// Why bytes are no text, if they are none: a magic number or too many control bytes.
pub(crate) fn binary(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 18] = [
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "an RTF document"),
        (b"BZh", "bzip2 data"),
        (b"\xfd7zXZ\0", "xz data"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"PAR1", "a Parquet file"),
        (b"ARROW1", "an Arrow file"),
        (b"\x1f\x8b\x08", "gzip data"),
        (b"\x28\xb5\x2f\xfd", "zstd data"),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        // "BZh" could begin a word; the next byte of bzip2 is its block size.
        if *what != "bzip2 data" || head.get(3).is_some_and(u8::is_ascii_digit) {
            return Some(what);
        }
    }
    let control = head.iter().filter(|&&b| is_control(b)).count();
    (control > 4 + head.len() / 50).then_some("too many control bytes")
}

/// C0 controls that do not occur in text; white space, backspace, SUB and ESC do.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, 0x08..=0x0d | 0x1a | 0x1b) || byte == 0x7f
}

/// The text of `bytes`, or `None` if most of it is no text.
pub(crate) fn decode<'a>(bytes: &'a [u8], notes: &mut Vec<DecodeNote>) -> Option<Cow<'a, str>> {
    let Err(error) = std::str::from_utf8(bytes) else {
        return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    };
    let survey = survey(bytes, error.valid_up_to());
    if survey.is_windows_1252() {
        notes.push(DecodeNote::Windows1252);
        return Some(WINDOWS_1252.decode_without_bom_handling(bytes).0);
    }
    if survey.invalid * 10 > bytes.len() * 3 {
        return None;
    }
    notes.push(DecodeNote::Replaced { count: survey.invalid.min(u32::MAX as usize) as u32 });
    Some(String::from_utf8_lossy(bytes))
}

/// What the bytes above 0x7F look like.
struct Survey {
    length: usize,
    /// Invalid UTF-8 sequences.
    invalid: usize,
    /// Valid UTF-8 sequences of more than one byte.
    valid: usize,
    /// High bytes in invalid sequences.
    high: usize,
    /// Those that stand where Windows-1252 text would have them.
    plausible: usize,
    /// Bytes that Windows-1252 does not define.
    undefined: usize,
}

impl Survey {
    fn is_windows_1252(&self) -> bool {
        self.high > 0
            && self.undefined == 0
            && self.valid * 4 <= self.invalid
            && self.high * 10 <= self.length * 3
            && self.plausible * 10 >= self.high * 8
    }
}

fn survey(bytes: &[u8], clean: usize) -> Survey {
    let mut survey =
        Survey { length: bytes.len(), invalid: 0, valid: 0, high: 0, plausible: 0, undefined: 0 };
    let valid = |part: &[u8]| {
        part.iter().filter(|&&b| b >= 0xc0).count() // lead bytes
    };
    survey.valid += valid(&bytes[..clean]);
    let mut at = clean;
    while at < bytes.len() {
        let (good, bad) = match std::str::from_utf8(&bytes[at..]) {
            Ok(_) => (bytes.len() - at, 0),
            Err(error) => {
                let good = error.valid_up_to();
                let cut = error.error_len().is_none();
                // A character cut off at the very end is damage, not another encoding.
                let bad = error.error_len().unwrap_or(bytes.len() - at - good);
                if cut && bytes[at + good..].len() < 4 && bad > 1 {
                    survey.invalid += 1;
                    survey.high += bad;
                    at += good + bad;
                    continue;
                }
                (good, bad)
            }
        };
        survey.valid += valid(&bytes[at..at + good]);
        at += good;
        if bad > 0 {
            survey.invalid += 1;
            for place in at..at + bad {
                if bytes[place] >= 0x80 {
                    survey.high += 1;
                    survey.undefined +=
                        usize::from(matches!(bytes[place], 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
                    survey.plausible += usize::from(is_plausible(bytes, place));
                }
            }
            at += bad;
        }
    }
    survey
}

/// Whether the high byte at `place` stands where Windows-1252 text would have it.
fn is_plausible(bytes: &[u8], place: usize) -> bool {
    let before = if place == 0 { b' ' } else { bytes[place - 1] };
    let after = bytes.get(place + 1).copied().unwrap_or(b' ');
    let letter =
        |b: u8| b.is_ascii_alphabetic() || matches!(b, 0xc0..=0xfe if b != 0xd7 && b != 0xf7);
    match bytes[place] {
        // ellipsis, quotation marks, bullet, dashes, trade mark, spaces and signs
        0x82
        | 0x84
        | 0x85
        | 0x8b
        | 0x91..=0x97
        | 0x99
        | 0x9b
        | 0xa0
        | 0xa7
        | 0xa9
        | 0xab
        | 0xad
        | 0xae
        | 0xb0
        | 0xb4
        | 0xb7
        | 0xbb
        | 0xbf
        | 0xa1 => true,
        0x80 | 0xa3 | 0xa5 => after.is_ascii_digit() || before.is_ascii_digit() || after == b' ',
        0xb1 | 0xb2 | 0xb3 | 0xb9 | 0xbc..=0xbe | 0xd7 => {
            before.is_ascii_alphanumeric() || before == b' '
        }
        0xaa | 0xba => before.is_ascii_alphanumeric(),
        // capitals begin a word or stand among capitals
        0x8a | 0x8c | 0x8e | 0x9f | 0xc0..=0xd6 | 0xd8..=0xde => {
            !before.is_ascii_lowercase() && (letter(after) || matches!(bytes[place], 0xc0 | 0xc9))
        }
        // small letters stand beside an ASCII letter, or alone as a word of one letter
        0x9a | 0x9c | 0x9e | 0xdf..=0xf6 | 0xf8..=0xfe => {
            before.is_ascii_alphabetic()
                || after.is_ascii_alphabetic()
                || matches!(bytes[place], 0xe0 | 0xe8 | 0xe9 | 0xf3 | 0xfa | 0xed)
        }
        _ => false,
    }
}

/// At most 200 characters of `bytes`, control characters as spaces.
pub(crate) fn excerpt(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(800)];
    let text = String::from_utf8_lossy(head);
    let clean = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut excerpt: String = clean.take(200).collect();
    excerpt.truncate(excerpt.trim_end().len());
    excerpt
}
