//! An HTTP response as a crawler kept it: status, headers, and the payload with transfer and content
//! encodings undone (RFC 9112, RFC 9110 section 8.4).
//!
//! Crawlers undo some encodings and leave the headers, or cut a response short: what does not decode
//! is taken as it stands, and what was decoded before a stream breaks off is kept.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// Longest line of headers that is looked at.
const HEADERS: usize = 256 << 10;

/// A response, its body as it was sent.
#[derive(Debug)]
pub(crate) struct Response<'a> {
    pub(crate) status: u16,
    headers: Headers<'a>,
    body: &'a [u8],
}

/// The payload is longer than may be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooLong;

impl<'a> Response<'a> {
    /// Takes a response apart; `None` if it does not begin as one.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (head, body) = split_head(bytes);
        let (line, rest) = split_line(head);
        let mut words = line.split(|&b| b == b' ').filter(|word| !word.is_empty());
        words.next().filter(|version| version.starts_with(b"HTTP/"))?;
        let status = std::str::from_utf8(words.next()?).ok()?.parse().ok()?;
        Some(Self { status, headers: Headers::parse(rest), body })
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)
    }

    /// The payload, decoded; at most `limit` bytes.
    pub(crate) fn payload(&self, limit: usize) -> Result<Cow<'a, [u8]>, TooLong> {
        let mut payload = Cow::Borrowed(self.body);
        let chunked = self.header("Transfer-Encoding").is_some_and(|coding| {
            coding.split(',').any(|coding| coding.trim().eq_ignore_ascii_case("chunked"))
        });
        if chunked && let Some(joined) = join_chunks(self.body) {
            payload = Cow::Owned(joined);
        }
        let codings = self.header("Content-Encoding").unwrap_or_default();
        for coding in codings.rsplit(',').take(4) {
            if let Some(decoded) = undo(coding.trim(), &payload, limit)? {
                payload = Cow::Owned(decoded);
            }
        }
        if payload.len() > limit { Err(TooLong) } else { Ok(payload) }
    }
}

/// `Name: value` lines; a name is compared without case.
#[derive(Debug, Default)]
pub(crate) struct Headers<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl<'a> Headers<'a> {
    /// Parses lines; one that begins with white space goes on from the line before it.
    pub(crate) fn parse(mut rest: &'a [u8]) -> Self {
        let mut headers: Vec<(&str, Cow<str>)> = Vec::new();
        while !rest.is_empty() && headers.len() < 1000 {
            let (line, after) = split_line(rest);
            rest = after;
            let text = String::from_utf8_lossy(line);
            if line.first().is_some_and(|&b| b == b' ' || b == b'\t') {
                if let Some((_, value)) = headers.last_mut() {
                    let value = value.to_mut();
                    value.push(' ');
                    value.push_str(text.trim());
                }
                continue;
            }
            let Some(colon) = memchr::memchr(b':', line) else { continue };
            let Ok(name) = std::str::from_utf8(&line[..colon]) else { continue };
            let value = String::from_utf8_lossy(line[colon + 1..].trim_ascii());
            headers.push((name.trim(), value));
        }
        Self(headers)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut named = self.0.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| &**value)
    }
}

/// The kind and the charset of a `Content-Type`.
pub(crate) fn content_type(value: &str) -> (String, Option<&str>) {
    let mut parts = value.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    });
    (kind, charset)
}

/// The lines before the first empty one, and what comes after it.
fn split_head(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while let Some(end) = memchr::memchr(b'\n', &bytes[at..bytes.len().min(HEADERS)]) {
        let line = &bytes[at..at + end];
        at += end + 1;
        if line.trim_ascii().is_empty() {
            return (&bytes[..at], &bytes[at..]);
        }
    }
    (bytes, &[])
}

fn split_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', bytes);
    let (line, rest) = end.map_or((bytes, &[][..]), |end| (&bytes[..end], &bytes[end + 1..]));
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

/// The chunks without their sizes; `None` if the first is none. A body cut short gives what is there.
fn join_chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut first = true;
    loop {
        let (line, after) = split_line(rest);
        let digits = line.split(|&b| b == b';').next().unwrap_or_default().trim_ascii();
        let size = std::str::from_utf8(digits).ok().filter(|digits| digits.len() <= 8);
        let Some(size) = size.and_then(|digits| usize::from_str_radix(digits, 16).ok()) else {
            return if first { None } else { Some(joined) };
        };
        if size == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(&after[..size.min(after.len())]);
        let Some(next) = after.get(size..) else { return Some(joined) };
        rest = next.strip_prefix(b"\r\n").or_else(|| next.strip_prefix(b"\n")).unwrap_or(next);
        first = false;
    }
}

/// Decodes by the name of an encoding; `None` if the bytes are not in it.
fn undo(coding: &str, bytes: &[u8], limit: usize) -> Result<Option<Vec<u8>>, TooLong> {
    match coding.to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" => read_some(MultiGzDecoder::new(bytes), limit),
        "deflate" => match read_some(ZlibDecoder::new(bytes), limit)? {
            // Many servers send it without the zlib header.
            None => read_some(DeflateDecoder::new(bytes), limit),
            some => Ok(some),
        },
        "br" => read_some(brotli_decompressor::Decompressor::new(bytes, 4096), limit),
        "zstd" => match zstd::stream::read::Decoder::new(bytes) {
            Ok(decoder) => read_some(decoder, limit),
            Err(_) => Ok(None),
        },
        _ => Ok(None),
    }
}

fn read_some(reader: impl Read, limit: usize) -> Result<Option<Vec<u8>>, TooLong> {
    let mut decoded = Vec::new();
    let result = reader.take(limit as u64 + 1).read_to_end(&mut decoded);
    if decoded.len() > limit {
        return Err(TooLong);
    }
    Ok((result.is_ok() || !decoded.is_empty()).then_some(decoded))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Response, TooLong, content_type};

    fn payload(head: &str, body: &[u8]) -> Vec<u8> {
        let bytes = [head.as_bytes(), b"\r\n\r\n", body].concat();
        Response::parse(&bytes).unwrap().payload(1000).unwrap().into_owned()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn encodings_are_undone() {
        let zlib = |bytes: &[u8]| {
            let mut encoder =
                flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        };
        assert_eq!(payload("HTTP/1.1 200 OK\r\nA: b", b"abc"), b"abc");
        assert_eq!(payload("HTTP/1.1 200\r\ncontent-encoding: GZIP", &gzip(b"abc")), b"abc");
        assert_eq!(payload("HTTP/2 200\r\nContent-Encoding: deflate", &zlib(b"abc")), b"abc");
        let raw = &zlib(b"abc")[2..];
        assert_eq!(payload("HTTP/1.1 200\r\nContent-Encoding: deflate", raw), b"abc");
        let brotli = b"\x0b\x01\x80abc\x03";
        assert_eq!(payload("HTTP/1.1 200\r\nContent-Encoding: br", brotli), b"abc");
        let zstd = zstd::encode_all(&b"abc"[..], 1).unwrap();
        assert_eq!(payload("HTTP/1.1 200\r\nContent-Encoding: zstd", &zstd), b"abc");
        let chunked = "HTTP/1.1 200\r\nTransfer-Encoding:\r\n chunked";
        assert_eq!(payload(chunked, b"2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n"), b"abc");
        assert_eq!(payload(chunked, b"2\nab\nff\nc"), b"abc");
    }

    #[test]
    fn what_is_not_encoded_as_said_stands_as_it_is() {
        assert_eq!(payload("HTTP/1.1 200\r\nContent-Encoding: gzip", b"abc"), b"abc");
        assert_eq!(payload("HTTP/1.1 200\r\nTransfer-Encoding: chunked", b"<p>abc"), b"<p>abc");
        let cut = &gzip(&[b'x'; 900])[..18];
        assert!(payload("HTTP/1.1 200\r\nContent-Encoding: gzip", cut).starts_with(b"x"));
        assert!(Response::parse(b"GET / HTTP/1.1\r\n\r\n").is_none());
        assert!(Response::parse(b"HTTP/1.1 abc").is_none());
        assert_eq!(Response::parse(b"HTTP/1.1 200").unwrap().payload(9).unwrap().len(), 0);
    }

    #[test]
    fn a_bomb_is_too_long() {
        let bomb = [b"HTTP/1.1 200\nContent-Encoding: gzip\n\n".to_vec(), gzip(&vec![0; 100_000])]
            .concat();
        assert_eq!(Response::parse(&bomb).unwrap().payload(1000), Err(TooLong));
    }

    #[test]
    fn types_and_charsets() {
        assert_eq!(
            content_type("Text/HTML; Charset=\"utf-8\""),
            ("text/html".into(), Some("utf-8"))
        );
        assert_eq!(content_type(""), (String::new(), None));
    }
}
