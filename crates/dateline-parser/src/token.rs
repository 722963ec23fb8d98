//! A token: a word, a number or a punctuation mark, made once, with all that later stages ask of it.
//!
//! What is one token:
//! - a run of letters, digits and marks, with inner apostrophes (`O'Brien`, `don't`); the possessive
//!   `'s`/`’s` is a token of its own, and so is the bare apostrophe of a plural (`countries'`);
//! - an abbreviation with its full stop (`Feb.`, `Gen.`), initials with theirs (`U.S.`, `J.`);
//! - a number with inner points and commas (`1,234.5`); `13th` is one token (`Shape::ORDINAL`);
//! - any other mark alone; `--`, `...` are one. Hyphens are tokens: `China-Vietnam` is three.

use dateline_lexicon::{WordClass, WordId};

use crate::span::Span;

bitflags::bitflags! {
    /// How a token looks and where it stands.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Shape: u32 {
        /// Has a letter.
        const WORD = 1;
        /// Begins with a digit.
        const NUMBER = 1 << 1;
        /// Neither letter nor digit.
        const PUNCTUATION = 1 << 2;
        /// Its first letter is upper case.
        const CAPITAL = 1 << 3;
        /// Two letters or more, all upper case.
        const ALL_CAPITALS = 1 << 4;
        /// An upper-case letter after a lower-case one (McDonald, iPhone).
        const MIXED = 1 << 5;
        /// Has a character outside ASCII.
        const NON_ASCII = 1 << 6;
        /// One letter, with or without its full stop (`J.`).
        const INITIAL = 1 << 7;
        /// Holds full stops of its own (`Feb.`, `U.S.`).
        const STOPPED = 1 << 8;
        /// `'s`, `’s` or the bare apostrophe of a plural.
        const POSSESSIVE = 1 << 9;
        /// A hyphen or dash with no space on either side: joins two words to a compound.
        const JOINER = 1 << 10;
        /// `1st`, `13th`.
        const ORDINAL = 1 << 11;
        /// White space stands before it (or it is the first).
        const SPACE_BEFORE = 1 << 12;
        /// First token of its sentence; where marks stand there, its first word too.
        const SENTENCE_START = 1 << 13;
        /// Stands inside a quotation (between the marks).
        const QUOTED = 1 << 14;
        /// An opening quotation mark, as decided by the quotation parser.
        const OPEN_QUOTE = 1 << 15;
        /// A closing quotation mark, as decided by the quotation parser.
        const CLOSE_QUOTE = 1 << 16;
        /// A line break stands before it.
        const LINE_START = 1 << 17;
    }
}

/// A word, a number or a punctuation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// [`dateline_lexicon::word_hash`] of its text.
    pub hash: u64,
    /// Its number in the lexicon.
    pub word: WordId,
    /// What it can be by the lexicon.
    pub class: WordClass,
    /// How it looks.
    pub shape: Shape,
}

impl Token {
    /// Does it have all of these shapes?
    #[inline]
    pub const fn is(&self, shape: Shape) -> bool {
        self.shape.contains(shape)
    }

    /// Can it be any of these?
    #[inline]
    pub const fn can_be(&self, class: WordClass) -> bool {
        self.class.intersects(class)
    }
}
