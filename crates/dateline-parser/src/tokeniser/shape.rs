//! How a word looks: capitals, digits, ordinals.

use super::bytes::{CLASS, DIGIT, LOWER, UPPER};
use crate::token::Shape;

/// The shape of a word in ASCII; `seen` is the classes of all its bytes.
#[inline]
pub(super) fn of_ascii(word: &[u8], seen: u8) -> Shape {
    let first = word.first().map_or(0, |&b| CLASS[usize::from(b)]);
    // The common cases: all lower case; one capital and lower case after it.
    if seen == LOWER {
        return if word.len() == 1 { Shape::WORD | Shape::INITIAL } else { Shape::WORD };
    }
    if seen == DIGIT {
        return Shape::NUMBER;
    }
    if first == UPPER && seen & DIGIT == 0 {
        if seen & LOWER == 0 {
            let more = if word.len() == 1 { Shape::INITIAL } else { Shape::ALL_CAPITALS };
            return Shape::WORD | Shape::CAPITAL | more;
        }
        let mixed = word
            .windows(2)
            .any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
        return Shape::WORD | Shape::CAPITAL | if mixed { Shape::MIXED } else { Shape::empty() };
    }
    match std::str::from_utf8(word) {
        Ok(word) => of_word(word),
        Err(_) => Shape::WORD,
    }
}

/// The shape of any word.
pub(super) fn of_word(word: &str) -> Shape {
    let mut shape = Shape::empty();
    shape.set(Shape::NON_ASCII, !word.is_ascii());
    shape.set(Shape::NUMBER, word.starts_with(char::is_numeric));
    let (mut letters, mut lower, mut digits, mut after_lower) = (0_usize, 0_usize, 0_usize, false);
    for c in word.chars() {
        if !c.is_alphabetic() {
            digits += usize::from(c.is_numeric());
            continue;
        }
        let is_upper = c.is_uppercase();
        if letters == 0 {
            shape |= Shape::WORD;
            shape.set(Shape::CAPITAL, is_upper);
        }
        if is_upper && after_lower {
            shape |= Shape::MIXED;
        }
        after_lower = c.is_lowercase();
        lower += usize::from(!is_upper);
        letters += 1;
    }
    shape.set(Shape::ALL_CAPITALS, letters > 1 && lower == 0);
    shape.set(Shape::INITIAL, letters == 1 && digits == 0);
    shape.set(Shape::ORDINAL, is_ordinal(word));
    if shape.intersection(Shape::WORD | Shape::NUMBER).is_empty() {
        shape |= Shape::WORD;
    }
    shape
}

/// `1st`, `22nd`, `113TH`.
fn is_ordinal(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0
        && ["st", "nd", "rd", "th"].iter().any(|tail| word[digits..].eq_ignore_ascii_case(tail))
}
