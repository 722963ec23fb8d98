//! From bytes to code points, and words as cells hold them.

use std::borrow::Cow;

use dateline_parser::Span;

/// Every so many bytes the number of code points before is kept.
const STEP: usize = 256;

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
    let mut in_space = false;
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !in_space {
            out.push(' ');
        }
        in_space = c.is_whitespace();
    }
    Cow::Owned(out)
}

fn is_folded(text: &str) -> bool {
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return !bytes.iter().any(|byte| matches!(byte, b'\t'..=b'\r'))
            && !bytes.windows(2).any(|pair| pair == b"  ");
    }
    let mut before = 'x';
    text.chars().all(|c| {
        let good = !c.is_whitespace() || (c == ' ' && before != ' ');
        before = c;
        good
    })
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
    fn a_run_of_white_space_is_one_space() {
        let cases = [
            ("a b", "a b"),
            ("a\n\n b", "a b"),
            ("a  b", "a b"),
            (" a\t", " a "),
            ("a\u{a0}\u{2028}é", "a é"),
            ("é\u{a0}b", "é b"),
            ("a\u{1f}b", "a\u{1f}b"),
            ("", ""),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded, "{text:?}");
        }
        assert!(matches!(fold("as it is"), Cow::Borrowed(_)));
    }
}
