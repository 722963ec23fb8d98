//! From bytes to code points, and words as cells hold them.

use std::borrow::Cow;

use dateline_parser::Span;

/// Every so many bytes the number of code points before is kept; as many as a number has bits.
const STEP: usize = u64::BITS as usize;

/// Turns byte offsets of a text into offsets in code points, and spans into words.
#[derive(Debug)]
pub(crate) struct Offsets<'t> {
    text: &'t str,
    /// Code points before each multiple of [`STEP`]; empty for ASCII.
    marks: Vec<u32>,
    /// A bit for each byte, [`STEP`] in a number: does white space begin there that is no single
    /// space?
    ragged: Vec<u64>,
}

impl<'t> Offsets<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            let mut before = 0;
            let mark = |chunk| {
                let mark = before;
                before += starts(chunk);
                mark
            };
            bytes.chunks(STEP).map(mark).collect()
        };
        let ragged = (0..bytes.len()).step_by(STEP).map(|at| ragged_bits(&bytes[at..]));
        Self { text, marks, ragged: ragged.collect() }
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
        let words = self.text.get(span.range()).unwrap_or_default();
        // Most words are as they are to be, and where others are not is known: that is asked once for the
        // whole text.
        let start = span.start as usize;
        joined(words, |at| Some(self.ragged_from(start + at, start + words.len())? - start))
    }

    /// Where from `start` on, and before `end`, the first white space begins that is no single space.
    fn ragged_from(&self, start: usize, end: usize) -> Option<usize> {
        let steps = self.ragged.get(start / STEP..end.div_ceil(STEP)).unwrap_or_default();
        let mut from = u64::MAX << (start % STEP);
        for (step, bits) in (start / STEP..).zip(steps) {
            let bits = bits & from;
            if bits != 0 {
                let at = step * STEP + bits.trailing_zeros() as usize;
                return (at < end).then_some(at);
            }
            from = u64::MAX;
        }
        None
    }
}

/// The code points that begin in `bytes`.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from((byte as i8) >= -0x40)).sum()
}

/// `text` with each run of white space as one space, so that no cell holds a line break.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    joined(text, |at| Some(at + ragged(&text.as_bytes()[at..])?))
}

/// `text` with one space for each run of white space that is none; `next` tells where from a place on the
/// first begins, by what follows in this text or a longer one.
fn joined(text: &str, next: impl Fn(usize) -> Option<usize>) -> Cow<'_, str> {
    // A single space at the end may begin a run only in what follows.
    let next = |at| next(at).filter(|&at| at + 1 < text.len() || !text.ends_with(' '));
    let Some(first) = next(0) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let (mut done, mut run) = (0, Some(first));
    while let Some(at) = run {
        out.push_str(&text[done..at]);
        // The run may have begun with a single space.
        if !out.ends_with(' ') {
            out.push(' ');
        }
        done = at;
        while let Some(length) = white_space(&text.as_bytes()[done..]) {
            done += length;
        }
        run = next(done);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// Where the first white space of a text begins that is no single space between words.
fn ragged(bytes: &[u8]) -> Option<usize> {
    let step = |at: usize| match ragged_bits(&bytes[at..]) {
        0 => None,
        bits => Some(at + bits.trailing_zeros() as usize),
    };
    (0..bytes.len()).step_by(STEP).find_map(step)
}

/// A bit for each of the first [`STEP`] bytes at which such white space begins.
fn ragged_bits(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(step) => {
            let mut maybe = candidates(step);
            let mut bits = 0;
            while maybe != 0 {
                let at = maybe.trailing_zeros();
                maybe &= maybe - 1;
                bits |= u64::from(begins_ragged(&bytes[at as usize..])) << at;
            }
            bits
        }
        // The end of a text.
        None => (0..STEP.min(bytes.len()))
            .fold(0, |bits, at| bits | u64::from(begins_ragged(&bytes[at..])) << at),
    }
}

/// Does white space begin here that is no single space?
fn begins_ragged(bytes: &[u8]) -> bool {
    match *bytes {
        [b'!'..WIDE, ..] => false,
        [b'\t'..=b'\r', ..] | [b' ', b' ', ..] => true,
        [WIDE..=u8::MAX, ..] => wide_space(bytes).is_some(),
        _ => false,
    }
}

/// A bit for each of the first [`STEP`] bytes at which such white space may begin: asked without a
/// branch, many bytes at a time.
fn candidates(bytes: &[u8; STEP + 2]) -> u64 {
    let is = |yes: bool| u8::from(yes);
    let narrow = |a, b| is(matches!(a, b'\t'..=b'\r')) | is(a == b' ') & is(b == b' ');
    if bytes.is_ascii() {
        return gathered(&std::array::from_fn(|at| narrow(bytes[at], bytes[at + 1])));
    }
    let mut may = [0_u8; STEP];
    for at in 0..STEP {
        let [a, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
        let latin = is(a == 0xC2) & (is(b == 0x85) | is(b == 0xA0));
        // Not the quotation marks and dashes between them.
        let general = is(a == 0xE2) & is(b == 0x80) & (is(c <= 0x8A) | is(c >= 0xA8));
        let rare = is(a == 0xE1) & is(b == 0x9A) | is(a == 0xE2) & is(b == 0x81) | is(a == 0xE3);
        may[at] = narrow(a, b) | latin | general | rare;
    }
    gathered(&may)
}

/// The bytes, each 0 or 1, as bits.
fn gathered(bytes: &[u8; STEP]) -> u64 {
    // Of eight bytes this product gathers the lowest bits in its highest byte.
    let gather =
        |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    let (eights, _) = bytes.as_chunks::<8>();
    (0..).step_by(8).zip(eights).fold(0, |bits, (at, eight)| bits | gather(eight) << at)
}

/// The length of the white space that a text begins with, one character of it.
fn white_space(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [b'\t'..=b'\r' | b' ', ..] => Some(1),
        [WIDE..=u8::MAX, ..] => wide_space(bytes),
        _ => None,
    }
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
    fn words_are_folded_wherever_they_stand() {
        let text =
            "“Zhao  met”\nTrong\u{a0}in Hanoi ; a very long quiet stretch of words follows. "
                .repeat(9);
        let offsets = Offsets::new(&text);
        let bounds: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        for &start in &bounds {
            for &end in bounds.iter().filter(|&&end| start <= end && end < start + 150) {
                let words = &text[start as usize..end as usize];
                assert_eq!(offsets.words(Span { start, end }), fold(words), "{start}..{end}");
            }
        }
        assert_eq!(offsets.words(Span { start: 0, end: u32::MAX }), "");
        assert_eq!(Offsets::new("").words(Span { start: 0, end: 0 }), "");
    }

    #[test]
    fn white_space_is_that_of_unicode() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let found = white_space(text.as_bytes());
            assert_eq!(found, c.is_whitespace().then_some(text.len()), "{c:?}");
            let filled = format!("{text}{}", "x".repeat(STEP + 2));
            assert_eq!(ragged(filled.as_bytes()).is_some(), c.is_whitespace() && c != ' ', "{c:?}");
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
