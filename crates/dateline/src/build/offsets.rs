//! From bytes to code points, and words as cells hold them.

use std::borrow::Cow;

use dateline_parser::Span;

/// Every so many bytes the number of code points before is kept.
const STEP: usize = 64;

/// Turns byte offsets of a text into offsets in code points.
#[derive(Debug)]
pub(crate) struct Offsets<'t> {
    text: &'t str,
    /// Code points before each multiple of [`STEP`]; empty for ASCII.
    marks: Vec<u32>,
}

impl<'t> Offsets<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            let mut before = 0;
            text.as_bytes()
                .chunks(STEP)
                .map(|chunk| {
                    let mark = before;
                    before += starts(chunk);
                    mark
                })
                .collect()
        };
        Self { text, marks }
    }

    /// The code points before a byte offset.
    pub(crate) fn of(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        if self.marks.is_empty() {
            return byte as u32;
        }
        let mark = (byte / STEP).min(self.marks.len() - 1);
        self.marks[mark] + starts(&self.text.as_bytes()[mark * STEP..byte])
    }

    /// Both ends of a span.
    pub(crate) fn span(&self, span: Span) -> (u32, u32) {
        (self.of(span.start), self.of(span.end))
    }

    /// The words of a span as a cell holds them; nothing for a span that is none of this text.
    pub(crate) fn words(&self, span: Span) -> Cow<'t, str> {
        fold(self.text.get(span.range()).unwrap_or_default())
    }
}

/// The code points that begin in `bytes`.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from((byte as i8) >= -0x40)).sum()
}

/// `text` with each run of white space as one space, so that no cell holds a line break.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, end)) = white_space(rest.as_bytes()) {
        out.push_str(&rest[..start]);
        if start > 0 || !out.ends_with(' ') {
            out.push(' ');
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Is no white space in `text` but single spaces?
///
/// Nearly every text of a cell is so: it is asked without a branch a byte, many bytes at a time.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut control, mut twice, mut wide) = (0, 0, 0);
    for &byte in bytes {
        control |= u8::from(matches!(byte, b'\t'..=b'\r'));
        wide |= u8::from(byte >= WIDE);
    }
    for (&byte, &next) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()) {
        twice |= u8::from(byte == b' ') & u8::from(next == b' ');
    }
    let mut places = bytes.iter().enumerate().filter(|&(_, &byte)| byte >= WIDE);
    control | twice == 0 && (wide == 0 || places.all(|(at, _)| wide_space(&bytes[at..]).is_none()))
}

/// Where the first white space of a text begins and ends.
fn white_space(bytes: &[u8]) -> Option<(usize, usize)> {
    bytes.iter().enumerate().find_map(|(at, &byte)| match byte {
        b'!'..WIDE => None,
        b'\t'..=b'\r' | b' ' => Some((at, at + 1)),
        WIDE.. => wide_space(&bytes[at..]).map(|length| (at, at + length)),
        _ => None,
    })
}

/// No character outside ASCII begins with a smaller byte.
const WIDE: u8 = 0xC2;

/// The length of the character of white space outside ASCII that a text begins with, if it does.
#[inline]
fn wide_space(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [0xC2, 0x85 | 0xA0, ..] => Some(2),
        [0xE1, 0x9A, 0x80, ..]
        | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE3, 0x80, 0x80, ..] => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points_everywhere() {
        let text = "Nguyễn Phú Trọng – 😀 met Zhao. ".repeat(40);
        for text in [text.as_str(), "plain ASCII", "", "é"] {
            let offsets = Offsets::new(text);
            for (points, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.of(byte as u32) as usize, points, "byte {byte}");
            }
            assert_eq!(offsets.of(text.len() as u32) as usize, text.chars().count());
        }
    }

    #[test]
    fn white_space_is_that_of_unicode() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let found = white_space(text.as_bytes());
            assert_eq!(found.is_some(), c.is_whitespace(), "{c:?}");
            assert!(found.is_none_or(|place| place == (0, text.len())), "{c:?}");
        }
    }

    #[test]
    fn a_run_of_white_space_is_one_space() {
        let cases = [
            ("a b", "a b"),
            ("a\n\n b", "a b"),
            ("a  b", "a b"),
            (" a\t", " a "),
            ("a\u{a0}\u{2028}é", "a é"),
            ("é\u{a0}b", "é b"),
            ("\u{a0}", " "),
            ("é\u{a0}", "é "),
            ("—\u{2009}", "— "),
            ("a\u{1f}b", "a\u{1f}b"),
            ("é  b", "é b"),
            ("“é” b", "“é” b"),
            (" \u{3000}\n“é”\u{2009}\r\n", " “é” "),
            (
                &"long enough for many bytes at a time, ".repeat(4),
                &"long enough for many bytes at a time, ".repeat(4),
            ),
            ("", ""),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded, "{text:?}");
        }
        assert!(matches!(fold("as it is"), Cow::Borrowed(_)));
    }
}
