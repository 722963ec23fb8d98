//! Text to tokens, in one pass over its bytes: `U.S.-China talks: 1,234.5` is seven tokens.
//!
//! What is one token is said in [`crate::token`]. The full stop of an abbreviation is settled here
//! (by the lexicon, and for initials by shape); whether it also ends a sentence is settled later.

mod address;
mod bytes;
mod markup;
mod shape;

use std::sync::LazyLock;

use dateline_lexicon::{
    Lexicon, ReportRole, Word, WordClass, WordHasher, WordId, lexicon, report_words, word_hash,
};

use crate::span::Span;
use crate::token::{Shape, Token};
use bytes::{BREAK, CLASS, DIGIT, HIGH, Kind, SPACE, WORD, is_word, kind};

/// The tokens of `text`; they cover all of it but white space and markup.
pub(crate) fn tokenise(text: &str) -> Vec<Token> {
    let mut tokeniser = Tokeniser {
        text,
        bytes: text.as_bytes(),
        lexicon: lexicon(),
        next_at: None,
        emphasised: 0,
        before: Shape::SPACE_BEFORE,
        tokens: Vec::with_capacity(text.len() / 5 + 8),
    };
    let mut at = 0;
    while at < text.len() {
        at = tokeniser.step(at);
    }
    let mut tokens = tokeniser.tokens;
    look_up(&mut tokens);
    tokens
}

/// So many words are kept at hand: half of all words of a report are of the few commonest.
const AT_HAND: usize = 512;

/// Looks the words up: apart from the reading, so that look-ups wait for memory side by side.
fn look_up(tokens: &mut [Token]) {
    let lexicon = lexicon();
    let mut at_hand = [(0, Word::UNKNOWN); AT_HAND];
    for token in tokens {
        let slot = &mut at_hand[token.hash as usize % AT_HAND];
        if slot.0 != token.hash {
            *slot = (token.hash, lexicon.word(token.hash));
        }
        (token.word, token.class) = (slot.1.id, slot.1.class);
    }
}

struct Tokeniser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    lexicon: &'static Lexicon,
    /// Where the next `@` stands, if that is known; the length of the text if there is none.
    next_at: Option<usize>,
    /// Where the marks stand that close the emphasis opened last.
    emphasised: usize,
    /// What stands before the next token.
    before: Shape,
    tokens: Vec<Token>,
}

impl Tokeniser<'_> {
    /// Reads one token or one piece of white space; gives where to go on.
    #[inline]
    fn step(&mut self, at: usize) -> usize {
        let class = CLASS[usize::from(self.bytes[at])];
        if class & WORD != 0 {
            return self.word(at);
        }
        if class & SPACE != 0 {
            self.before |= Shape::SPACE_BEFORE;
            self.before.set(
                Shape::LINE_START,
                self.before.contains(Shape::LINE_START) || class & BREAK != 0,
            );
            return at + 1;
        }
        if class & HIGH == 0 {
            return self.mark(at);
        }
        let Some(c) = self.char_at(at) else { return self.bytes.len() };
        let end = at + c.len_utf8();
        match kind(c) {
            Kind::Word => return self.word(at),
            Kind::Ideograph => self.push(at, end, Shape::WORD | Shape::NON_ASCII),
            Kind::Space => self.before |= Shape::SPACE_BEFORE,
            Kind::Break => self.before |= Shape::SPACE_BEFORE | Shape::LINE_START,
            Kind::Mark => return self.high_mark(at, c),
        }
        end
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn is_word_at(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            Some(b) if b.is_ascii() => CLASS[usize::from(*b)] & WORD != 0,
            Some(_) => self.char_at(at).is_some_and(is_word),
            None => false,
        }
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape) {
        let hash = hash(&self.text[start..end]);
        self.push_hashed(start, end, shape, hash);
    }

    fn push_hashed(&mut self, start: usize, end: usize, shape: Shape, hash: u64) {
        self.tokens.push(Token {
            span: Span::new(start as u32, end as u32),
            hash,
            word: WordId::UNKNOWN,
            class: WordClass::empty(),
            shape: shape | self.before,
        });
        self.before = Shape::empty();
    }

    /// A run of letters and digits from `start`, with its full stop and what hangs on it.
    fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.address(start) {
            self.push(start, end, shape::of_word(&self.text[start..end]));
            return end;
        }
        let number = CLASS[usize::from(self.bytes[start])] & DIGIT != 0;
        let (end, seen, hasher) = self.run(start, number);
        let shape = if seen & HIGH == 0 {
            shape::of_ascii(&self.bytes[start..end], seen)
        } else {
            shape::of_word(&self.text[start..end])
        };
        if seen & HIGH == 0 && self.byte(end) != b'.' {
            self.push_hashed(start, end, shape, hasher.finish());
            return self.possessive(end);
        }
        let (end, shape) =
            if self.byte(end) == b'.' { self.stopped(start, end, shape) } else { (end, shape) };
        self.push(start, end, shape);
        self.possessive(end)
    }

    /// The word `start..end`, which a full stop follows, with all that is its own.
    fn stopped(&self, start: usize, end: usize, shape: Shape) -> (usize, Shape) {
        if shape.contains(Shape::INITIAL) {
            let stopped = self.initials(start, end);
            if stopped > end {
                let text = &self.text[start..stopped];
                return (stopped, shape::of_word(text) | Shape::STOPPED);
            }
        }
        let text = &self.text[start..end];
        if shape.contains(Shape::NUMBER) {
            let clock = matches!(self.byte(end - 1), b'a' | b'p')
                && self.bytes[end + 1..].starts_with(b"m.");
            return if clock { (end + 3, shape | Shape::STOPPED) } else { (end, shape) };
        }
        if self.byte(end + 1) == b'.' {
            return (end, shape);
        }
        if let Some(host) = self.bare_host(start, end) {
            return (host, shape);
        }
        // `No. 4`, `Law No. (20) of 2018`
        let before_number = || {
            let rest = self.bytes[end + 1..].iter();
            let mut rest = rest.copied().skip_while(|b| CLASS[usize::from(*b)] & SPACE != 0);
            match rest.next() {
                // Not "said no. (20 others did)".
                Some(b'(') => {
                    let upper = shape.contains(Shape::CAPITAL) && !shape.contains(Shape::INITIAL);
                    let mut inner = rest.skip_while(u8::is_ascii_digit);
                    upper && inner.next() == Some(b')')
                }
                first => first.is_some_and(|b| b.is_ascii_digit()),
            }
        };
        let is_own = self.abbreviation(text, shape).is_some_and(|always| always || before_number());
        if is_own { (end + 1, shape | Shape::STOPPED) } else { (end, shape) }
    }

    /// Is `word` an abbreviation, always (`true`) or only before a number (`false`)?
    fn abbreviation(&self, word: &str, shape: Shape) -> Option<bool> {
        let hash = word_hash(word);
        // `Smith v. Jones`, `vs. Lee`
        if report_words().role(hash).contains(ReportRole::NEVER_LAST) {
            return Some(true);
        }
        if shape.contains(Shape::INITIAL) {
            // `p. 5`
            return Some(false);
        }
        let class = self.lexicon.word(hash).class;
        // `no.` and `art.` are words too.
        let small = WordClass::COMMON_WORD
            .union(WordClass::VERB)
            .union(WordClass::MONTH)
            .union(WordClass::WEEKDAY);
        let is_word = class.contains(WordClass::FUNCTION_WORD)
            || !shape.contains(Shape::CAPITAL) && class.intersects(small);
        class.contains(WordClass::ABBREVIATION).then_some(!is_word)
    }

    /// Where the run of letters and digits from `start` ends, the classes of its bytes, and the hash
    /// of those in ASCII.
    #[inline]
    fn run(&self, start: usize, number: bool) -> (usize, u8, WordHasher) {
        let mut hasher = WordHasher::default();
        let mut at = start;
        let mut seen = 0;
        loop {
            while let Some(&b) = self.bytes.get(at) {
                let class = CLASS[usize::from(b)];
                if class & WORD == 0 {
                    break;
                }
                hasher.push(b);
                seen |= class;
                at += 1;
            }
            let b = self.byte(at);
            if b >= 0x80 {
                let Some(c) = self.char_at(at) else { return (at, seen, hasher) };
                if is_word(c) {
                    seen |= HIGH;
                    at += c.len_utf8();
                    continue;
                }
                if matches!(c, '\u{2019}') && self.joins(at, c.len_utf8()) {
                    seen |= HIGH;
                    at += c.len_utf8();
                    continue;
                }
                return (at, seen, hasher);
            }
            let goes_on = match b {
                b'\'' => at > start && self.joins(at, 1),
                b'.' => number && self.is_digit(at - 1) && self.is_digit(at + 1),
                b',' => number && self.is_digit(at - 1) && self.groups(at),
                _ => false,
            };
            if !goes_on {
                return (at, seen, hasher);
            }
            hasher.push(b);
            at += 1;
        }
    }

    fn is_digit(&self, at: usize) -> bool {
        self.byte(at).is_ascii_digit()
    }

    /// Does the comma at `at` stand before a group of three digits (or two and another group)?
    fn groups(&self, at: usize) -> bool {
        let digits = (1..5).take_while(|n| self.is_digit(at + n)).count();
        digits == 3 || digits == 2 && self.byte(at + 3) == b',' && self.is_digit(at + 4)
    }

    /// Does the apostrophe at `at` stand inside a word (`O'Brien`) and not before a possessive?
    fn joins(&self, at: usize, len: usize) -> bool {
        let after = at + len;
        if self.is_digit(at - 1) || !self.is_word_at(after) {
            return false;
        }
        !matches!(self.byte(after), b's' | b'S') || self.is_word_at(after + 1)
    }

    /// Where `J.`, `U.S.`, `a.m.` ends whose first letter is `start..end`; `end` where it has no stop.
    fn initials(&self, start: usize, end: usize) -> usize {
        let (mut at, mut letters) = (end, 1);
        while self.byte(at) == b'.' {
            let Some(c) = self.char_at(at + 1).filter(|c| c.is_alphabetic()) else { break };
            let next = at + 1 + c.len_utf8();
            if self.is_word_at(next) {
                break;
            }
            at = next;
            letters += 1;
        }
        let upper = self.char_at(start).is_some_and(char::is_uppercase);
        match self.byte(at) {
            b'.' if letters > 1 || upper && self.byte(at + 1) != b'.' => at + 1,
            _ => at,
        }
    }

    /// A possessive after a word that ends at `at`: `'s`, or the bare apostrophe of a plural.
    #[inline]
    fn possessive(&mut self, at: usize) -> usize {
        if matches!(self.byte(at), b'\'' | 0xE2) { self.apostrophe(at) } else { at }
    }

    /// A possessive whose apostrophe may stand at `at`.
    fn apostrophe(&mut self, at: usize) -> usize {
        let len = match self.byte(at) {
            b'\'' if self.byte(at + 1) != b'\'' => 1,
            0xE2 if self.bytes[at..].starts_with("\u{2019}".as_bytes()) => 3,
            _ => return at,
        };
        let ascii = if len == 1 { Shape::empty() } else { Shape::NON_ASCII };
        let after = at + len;
        if matches!(self.byte(after), b's' | b'S') && !self.is_word_at(after + 1) {
            self.push(at, after + 1, Shape::POSSESSIVE | Shape::WORD | ascii);
            return after + 1;
        }
        if matches!(self.byte(at - 1), b's' | b'S' | b'z' | b'x') {
            // The quotation parser takes it back where it closes a quotation.
            self.push(at, after, Shape::POSSESSIVE | Shape::PUNCTUATION | ascii);
            return after;
        }
        at
    }

    /// ASCII punctuation at `at`.
    fn mark(&mut self, at: usize) -> usize {
        if let Some(behind) = self.markup(at) {
            return behind;
        }
        let b = self.bytes[at];
        let run = match b {
            b'-' | b'.' => self.bytes[at..].iter().take_while(|&&c| c == b).count(),
            b'`' | b'\'' if self.byte(at + 1) == b => 2,
            _ => 1,
        };
        let end = at + run;
        let mut shape = Shape::PUNCTUATION;
        if b == b'-' && run == 1 && self.joined(end) {
            shape |= Shape::JOINER;
        }
        self.push(at, end, shape);
        end
    }

    /// Punctuation outside ASCII at `at`.
    fn high_mark(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        let mut shape = Shape::PUNCTUATION | Shape::NON_ASCII;
        if matches!(c, '\u{2010}' | '\u{2011}' | '\u{2013}') && self.joined(end) {
            shape |= Shape::JOINER;
        }
        self.push(at, end, shape);
        end
    }

    /// Is nothing but the mark that ends at `end` between two words?
    fn joined(&self, end: usize) -> bool {
        self.before.is_empty()
            && self.tokens.last().is_some_and(|t| {
                t.shape.intersects(Shape::WORD | Shape::NUMBER | Shape::POSSESSIVE)
            })
            && self.is_word_at(end)
    }
}

/// [`word_hash`], looked up for the marks that news is full of.
fn hash(text: &str) -> u64 {
    static ASCII: LazyLock<[u64; 128]> =
        LazyLock::new(|| std::array::from_fn(|n| of_mark(n as u32)));
    static GENERAL_PUNCTUATION: LazyLock<[u64; 64]> =
        LazyLock::new(|| std::array::from_fn(|n| of_mark(0x2000 + n as u32)));
    match text.as_bytes() {
        [one @ 0..0x80] => ASCII[usize::from(*one)],
        [0xE2, 0x80, last @ 0x80..=0xBF] => GENERAL_PUNCTUATION[usize::from(last - 0x80)],
        _ => word_hash(text),
    }
}

/// The hash of one character.
fn of_mark(c: u32) -> u64 {
    char::from_u32(c).map_or(0, |c| word_hash(c.encode_utf8(&mut [0; 4])))
}

#[cfg(test)]
mod tests;
