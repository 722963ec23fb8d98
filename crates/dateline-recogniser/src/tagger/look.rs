//! What the tagger sees of one token: its word, its form, its cluster, what the lexicon says of it.
//!
//! A look depends on the folded word, the shape and the casing of the line, and on nothing else, so
//! that it is made once a type ([`super::memo`]).

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
    pub const EDGE: Self =
        Self { word: 1, class: 0, cluster: 0xffff, coarse: 0xff, form: 0xffff, kind: 0xffff };

    /// All that the look of `token` depends on, but for its class, which depends on its word.
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
        Self {
            word,
            class: token.class.bits() as u32,
            cluster: cluster.number,
            coarse: cluster.coarse,
            form: bits | casing << 12,
            kind,
        }
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
