//! What a byte or a character can be, for the tokeniser: one table, one branch.

use unicode_normalization::char::is_combining_mark;

/// A lower-case ASCII letter.
pub(super) const LOWER: u8 = 1;
/// An upper-case ASCII letter.
pub(super) const UPPER: u8 = 1 << 1;
/// An ASCII digit.
pub(super) const DIGIT: u8 = 1 << 2;
/// White space and control characters.
pub(super) const SPACE: u8 = 1 << 3;
/// White space that ends a line.
pub(super) const BREAK: u8 = 1 << 4;
/// Not ASCII: the character must be decoded.
pub(super) const HIGH: u8 = 1 << 5;
/// An ASCII letter or digit.
pub(super) const WORD: u8 = LOWER | UPPER | DIGIT;

/// The class of each byte; 0 for ASCII punctuation.
pub(super) static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'\n' | b'\r' | 0x0b | 0x0c => SPACE | BREAK,
            0..=b' ' | 0x7f => SPACE,
            0x80.. => HIGH,
            _ => 0,
        };
        b += 1;
    }
    table
}

/// What a character outside ASCII does to tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter, digit or mark: goes on with the word.
    Word,
    /// A letter of a script without spaces between words: a token of its own.
    Ideograph,
    /// White space or something of no width.
    Space,
    /// White space that ends a line.
    Break,
    /// A mark alone.
    Mark,
}

pub(super) fn kind(c: char) -> Kind {
    match c {
        // What news is full of, before the tables of Unicode are asked: Latin letters of Europe and
        // Vietnam (and what stands inside words: a soft hyphen, joiners), typographic marks, spaces.
        '\u{AD}'
        | '\u{200C}'
        | '\u{200D}'
        | 'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='\u{24F}'
        | '\u{1E00}'..='\u{1EFF}' => Kind::Word,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203E}' => Kind::Mark,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => Kind::Space,
        '\u{2028}' | '\u{2029}' | '\u{85}' => Kind::Break,
        // no-width space and joiner, byte order mark; C1 controls
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{80}'..='\u{9F}' => {
            Kind::Space
        }
        '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Kind::Ideograph,
        c if c.is_alphanumeric() => Kind::Word,
        c if c.is_whitespace() => Kind::Space,
        c if is_combining_mark(c) => Kind::Word,
        _ => Kind::Mark,
    }
}

/// Is `c` part of a word?
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { kind(c) == Kind::Word }
}
