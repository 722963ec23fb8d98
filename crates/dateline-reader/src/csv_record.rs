//! One CSV record in a slice of bytes: its fields as ranges, and where it ends.
//!
//! RFC 4180, and two things beside it: a quotation mark inside a quoted field that is followed by
//! neither a delimiter nor the end of the line is text (`"He said "no" twice",…`), and any of LF,
//! CRLF or (where a file has nothing else) CR ends a record.

use std::borrow::Cow;
use std::ops::Range;

/// The signs of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) delimiter: u8,
    /// Last byte of a line end: LF, or CR in files of the old Macintosh.
    pub(crate) line_end: u8,
    /// Whether `"` quotes; in some tab-separated files it is text.
    pub(crate) quotes: bool,
}

/// A field, without its quotation marks.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    range: Range<usize>,
    doubled: bool,
}

/// A record's fields; kept and used again.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub(crate) fields: Vec<Field>,
    /// A quotation mark in a quoted field was not doubled.
    pub(crate) stray_quote: bool,
}

/// How the look at a record ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// At so many bytes, line end included.
    At(usize),
    /// It needs more bytes than there are; whether inside quotation marks.
    Open { quoted: bool },
}

impl Record {
    /// Finds the fields of the record at the beginning of `data`; `last` if nothing follows it.
    pub(crate) fn parse(&mut self, data: &[u8], dialect: Dialect, last: bool) -> End {
        self.fields.clear();
        self.stray_quote = false;
        let mut at = 0;
        loop {
            let quoted = dialect.quotes && data.get(at) == Some(&b'"');
            let end = if quoted {
                match self.quoted_field(data, at + 1, dialect, last) {
                    Some(end) => end,
                    None => return End::Open { quoted: true },
                }
            } else {
                let found = memchr::memchr2(dialect.delimiter, dialect.line_end, &data[at..]);
                let end = match found {
                    Some(found) => at + found,
                    None if last => data.len(),
                    None => return End::Open { quoted: false },
                };
                let ends_line = data.get(end) != Some(&dialect.delimiter);
                let carriage =
                    ends_line && end > at && data[end - 1] == b'\r' && dialect.line_end == b'\n';
                let range = at..end - usize::from(carriage);
                self.fields.push(Field { range, doubled: false });
                end
            };
            match data.get(end) {
                Some(&byte) if byte == dialect.delimiter => at = end + 1,
                Some(&byte) if byte == dialect.line_end => return End::At(end + 1),
                // CR of a CRLF after a quoted field.
                Some(_) => return End::At((end + 2).min(data.len())),
                None => return End::At(data.len()),
            }
        }
    }

    /// Takes the quoted field whose text begins at `begin`; the place after its quotation mark.
    fn quoted_field(
        &mut self,
        data: &[u8],
        begin: usize,
        dialect: Dialect,
        last: bool,
    ) -> Option<usize> {
        let mut at = begin;
        let mut doubled = false;
        loop {
            let quote = at + memchr::memchr(b'"', data.get(at..)?)?;
            let closes = match (data.get(quote + 1), data.get(quote + 2)) {
                (Some(b'"'), _) => {
                    doubled = true;
                    at = quote + 2;
                    continue;
                }
                (Some(&byte), _) if byte == dialect.delimiter || byte == dialect.line_end => true,
                (Some(b'\r'), None) | (None, _) if !last => return None,
                (Some(b'\r'), Some(b'\n') | None) | (None, _) => true,
                _ => false,
            };
            if closes {
                self.fields.push(Field { range: begin..quote, doubled });
                return Some(quote + 1);
            }
            self.stray_quote = true;
            at = quote + 1;
        }
    }

    /// A field's bytes, doubled quotation marks as one.
    pub(crate) fn field<'a>(&self, data: &'a [u8], at: usize) -> Cow<'a, [u8]> {
        let Some(field) = self.fields.get(at) else { return Cow::Borrowed(&[]) };
        let bytes = &data[field.range.clone()];
        if !field.doubled {
            return Cow::Borrowed(bytes);
        }
        let mut text = Vec::with_capacity(bytes.len());
        let mut from = 0;
        while let Some(found) = memchr::memmem::find(&bytes[from..], b"\"\"") {
            text.extend_from_slice(&bytes[from..=from + found]);
            from += found + 2;
        }
        text.extend_from_slice(&bytes[from..]);
        Cow::Owned(text)
    }

    /// Fields, not counting empty ones after the `wanted`th.
    pub(crate) fn count(&self, wanted: usize) -> usize {
        let filled = self.fields.iter().rposition(|field| !field.range.is_empty());
        let filled = filled.map_or(0, |at| at + 1);
        self.fields.len().min(filled.max(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMA: Dialect = Dialect { delimiter: b',', line_end: b'\n', quotes: true };

    fn fields(data: &str, dialect: Dialect) -> (Vec<String>, End) {
        let mut record = Record::default();
        let end = record.parse(data.as_bytes(), dialect, true);
        let text = |at| String::from_utf8(record.field(data.as_bytes(), at).into_owned()).unwrap();
        ((0..record.fields.len()).map(text).collect(), end)
    }

    #[test]
    fn fields_of_a_record() {
        for (data, expected, end) in [
            ("a,b\nc", &["a", "b"][..], 4),
            ("a,b\r\nc", &["a", "b"], 5),
            ("a,", &["a", ""], 2),
            ("\"a\",\"b\"\r\nc", &["a", "b"], 9),
            ("\"a\"", &["a"], 3),
            ("\"a\"\r", &["a"], 4),
            ("\"a,\nb\",c\n", &["a,\nb", "c"], 9),
            ("\"a\"\"b\",\"\"\"\"\n", &["a\"b", "\""], 12),
            ("\"\",x\n", &["", "x"], 5),
            ("\"He said \"no\" twice\",x\n", &["He said \"no\" twice", "x"], 23),
            ("5\" gun,x\n", &["5\" gun", "x"], 9),
        ] {
            let (found, at) = fields(data, COMMA);
            assert_eq!(
                (found, at),
                (expected.iter().map(ToString::to_string).collect(), End::At(end)),
                "{data:?}"
            );
        }
        assert_eq!(fields("\"a,b\n", COMMA).1, End::Open { quoted: true });
        let tabs = Dialect { delimiter: b'\t', line_end: b'\r', quotes: false };
        assert_eq!(fields("\"a\tb\rc", tabs), (vec!["\"a".into(), "b".into()], End::At(5)));
    }

    #[test]
    fn a_record_without_its_end_is_open() {
        let mut record = Record::default();
        for (data, quoted) in [("a,b", false), ("\"a", true), ("\"a\"", true), ("\"a\"\r", true)] {
            assert_eq!(record.parse(data.as_bytes(), COMMA, false), End::Open { quoted }, "{data}");
        }
    }
}
