//! What the tagger sees of one token: its word, its form, its cluster, what the lexicon says of it.
//!
//! A look depends on the word, its shape and the casing of the line, and on nothing else, so that it
//! is made once a type ([`super::memo`]).

use dateline_lexicon::{WordClass, fold_into};
use dateline_parser::{Shape, Token};

use super::clusters::{Cluster, Clusters};

/// How a line uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Casing {
    /// As sentences do.
    #[default]
    Mixed,
    /// On every word of note, as headlines do.
    Titled,
    /// All letters are capitals: they say nothing.
    Capitals,
    /// No letter is a capital.
    Lower,
}

/// What is seen of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Number of the type: two looks with the same one are the same.
    pub id: u64,
    /// The folded word; for a number its pattern.
    pub word: u32,
    /// What the lexicon says of the word, as bits.
    pub class: u32,
    /// Number of its cluster.
    pub cluster: u16,
    /// Number of its coarse cluster.
    pub coarse: u8,
    /// Capitals, digits, stops, casing.
    pub form: u16,
    /// Cluster's forms and the classes that tell names apart, in few bits.
    pub kind: u16,
    /// The word's letters; a number has none.
    pub letters: Letters,
}

/// What is seen of a word's letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters {
    /// The first four bytes, the first one highest; zeros after a shorter word's.
    head: u32,
    /// The last four bytes, the last one lowest; zeros before a shorter word's.
    tail: u32,
    /// Where the word has vowels, two bits a byte: names of one language look alike.
    pub skeleton: u32,
    /// How many bytes, to twelve.
    pub length: u8,
}

impl Letters {
    /// Of no word.
    const NONE: Self = Self { head: 0, tail: 0, skeleton: 0, length: 0 };

    fn of(folded: &str) -> Self {
        let bytes = folded.as_bytes();
        let byte = |at: usize| u32::from(bytes.get(at).copied().unwrap_or(0));
        let vowels = |skeleton: u32, &byte: &u8| {
            let class = match byte {
                b'a' | b'e' | b'i' | b'o' | b'u' => 1,
                b'a'..=b'z' => 2,
                b'0'..=b'9' => 3,
                _ => 0,
            };
            skeleton << 2 | class
        };
        Self {
            head: (0..4).fold(0, |head, at| head << 8 | byte(at)),
            tail: bytes.iter().rev().take(4).rev().fold(0, |tail, &b| tail << 8 | u32::from(b)),
            skeleton: bytes.iter().take(12).fold(1, vowels),
            length: bytes.len().min(12) as u8,
        }
    }

    /// The first `count` bytes of four.
    pub const fn first(self, count: u32) -> u32 {
        self.head >> (32 - 8 * count)
    }

    /// The last `count` bytes of four.
    pub const fn last(self, count: u32) -> u32 {
        self.tail & u32::MAX >> (32 - 8 * count)
    }
}

/// The shape bits that depend on the token's text alone.
const OF_TEXT: Shape = Shape::WORD
    .union(Shape::NUMBER)
    .union(Shape::PUNCTUATION)
    .union(Shape::CAPITAL)
    .union(Shape::ALL_CAPITALS)
    .union(Shape::MIXED)
    .union(Shape::NON_ASCII)
    .union(Shape::INITIAL)
    .union(Shape::STOPPED)
    .union(Shape::POSSESSIVE)
    .union(Shape::ORDINAL);

/// What capitals say.
const CASE: Shape = Shape::CAPITAL.union(Shape::ALL_CAPITALS).union(Shape::MIXED);

/// The classes that [`Look::kind`] keeps.
const KINDS: [WordClass; 10] = [
    WordClass::HONORIFIC,
    WordClass::OFFICE_START,
    WordClass::COUNTRY_START,
    WordClass::DEMONYM_START,
    WordClass::CITY_START,
    WordClass::ORGANISATION_HEAD,
    WordClass::GIVEN_NAME,
    WordClass::FAMILY_NAME,
    WordClass::FUNCTION_WORD,
    WordClass::CUE_START,
];

impl Look {
    /// What stands before the first and after the last token of a line.
    pub const EDGE: Self = Self {
        id: 1,
        word: 1,
        class: 0,
        cluster: 0xffff,
        coarse: 0xff,
        form: 0xffff,
        kind: 0xffff,
        letters: Letters::NONE,
    };

    /// All that the look of `token` depends on; its class depends on its word.
    pub fn key(token: &Token, casing: Casing) -> u64 {
        let bits = u64::from(token.shape.intersection(OF_TEXT).bits()) << 2 | casing as u64;
        token.hash ^ bits.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// The look of `token`, whose folded text is `folded`.
    pub fn of(token: &Token, folded: &str, casing: Casing, clusters: &Clusters<'_>) -> Self {
        let mut shape = token.shape.intersection(OF_TEXT);
        if matches!(casing, Casing::Capitals | Casing::Lower) {
            shape.remove(CASE);
        }
        let number = shape.contains(Shape::NUMBER);
        let cluster = if shape.contains(Shape::PUNCTUATION) || number {
            Cluster::UNKNOWN
        } else {
            clusters.get(token.hash)
        };
        let (pattern, word) = if number {
            let pattern = pattern(folded);
            (pattern, u32::from(pattern) ^ 0x4e75_6d00)
        } else {
            (0, (token.hash >> 32) as u32)
        };
        // The classes come and go with the tables of the lexicon; these bits are for pairs.
        let mut kind = u16::from(cluster.forms);
        for (n, class) in KINDS.into_iter().enumerate() {
            kind |= u16::from(token.class.intersects(class)) << (n + 2);
        }
        // Eleven bits of shape, or of a number its pattern, marked by the twelfth; then the casing.
        let bits = if number { 0x800 | pattern & 0x7ff } else { (shape.bits() & 0x7ff) as u16 };
        let casing = match casing {
            Casing::Mixed | Casing::Titled => 0,
            Casing::Capitals => 1,
            Casing::Lower => 2,
        };
        let (class, form) = (token.class.bits() as u32, bits | casing << 12);
        // Of a number nothing but its pattern and its class is seen.
        let seen = if number { u64::from(class) << 32 | u64::from(word) } else { token.hash };
        Self {
            id: seen ^ u64::from(form + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
            word,
            class,
            cluster: cluster.number,
            coarse: cluster.coarse,
            form,
            kind,
            letters: if number { Letters::NONE } else { Letters::of(folded) },
        }
    }

    /// Is it one that has letters?
    pub const fn has_letters(&self) -> bool {
        self.letters.length > 0
    }
}

/// The folded text of a token, in `buffer`.
pub fn folded<'b>(text: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    fold_into(text, buffer);
    buffer
}

/// A number's pattern: digits (to four), letters, points, commas, a leading 19 or 20.
fn pattern(folded: &str) -> u16 {
    let bytes = folded.as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count().min(7) as u16;
    let has = |byte: u8| u16::from(bytes.contains(&byte));
    let letters = u16::from(bytes.iter().any(u8::is_ascii_alphabetic));
    let year = u16::from(digits == 4 && (folded.starts_with("19") || folded.starts_with("20")));
    digits | has(b'.') << 3 | has(b',') << 4 | has(b':') << 5 | letters << 6 | year << 7
}
