//! Folding: the form of a word under which it is looked up and compared, never shown.
//!
//! Lower case, no diacritics (any script to ASCII), `’` as `'`, one trailing full stop dropped:
//! `Nguyễn` → `nguyen`, `Feb.` → `feb`, `U.S.` → `u.s`. White space and hyphens are kept.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The folded form of `word`, appended to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    let start = out.len();
    if word.is_ascii() {
        out.push_str(word);
        out[start..].make_ascii_lowercase();
    } else {
        for c in word.nfkd().filter(|&c| !is_combining_mark(c)) {
            match c {
                '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02BB}' | '`' => out.push('\''),
                '\u{2010}'..='\u{2015}' => out.push('-'),
                c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
                c => {
                    out.extend(
                        any_ascii::any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase()),
                    );
                }
            }
        }
    }
    if out.len() > start + 1 && out.ends_with('.') {
        out.pop();
    }
}

/// The folded form of `word`.
///
/// ```
/// assert_eq!(dateline_lexicon::fold("Đặng"), "dang");
/// assert_eq!(dateline_lexicon::fold("Gen."), "gen");
/// ```
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Are two words one when folded?
///
/// ```
/// assert!(dateline_lexicon::is_same("GEN.", "Gen") && dateline_lexicon::is_same("Đặng", "dang"));
/// ```
pub fn is_same(a: &str, b: &str) -> bool {
    let stem = |word: &str| word.len() - usize::from(word.len() > 1 && word.ends_with('.'));
    if a.is_ascii() && b.is_ascii() {
        a[..stem(a)].eq_ignore_ascii_case(&b[..stem(b)])
    } else {
        fold(a) == fold(b)
    }
}

/// `text` in ASCII, case and marks kept: for people to read, not to look up.
///
/// ```
/// assert_eq!(dateline_lexicon::ascii("Đặng Thị Ngọc Thịnh"), "Dang Thi Ngoc Thinh");
/// ```
pub fn ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    any_ascii::any_ascii(text)
}

/// The hash of the folded form of one word; the same on every machine and in every release of one
/// lexicon. No allocation for ASCII.
pub fn word_hash(word: &str) -> u64 {
    let bytes = word.as_bytes();
    if word.is_ascii() {
        let bytes = match bytes {
            [head @ .., b'.'] if !head.is_empty() => head,
            _ => bytes,
        };
        return finish(bytes.iter().fold(SEED, |h, b| step(h, b.to_ascii_lowercase())));
    }
    finish(fold(word).bytes().fold(SEED, step))
}

/// [`word_hash`], built byte by byte, for who reads a word in ASCII anyway.
///
/// ```
/// use dateline_lexicon::{WordHasher, word_hash};
/// let mut hasher = WordHasher::default();
/// hasher.push(b'F');
/// hasher.push(b'e');
/// hasher.push(b'b');
/// assert_eq!(hasher.finish(), word_hash("Feb."));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(SEED)
    }
}

impl WordHasher {
    /// Takes in a letter, a digit, an apostrophe, a comma or an inner full stop.
    #[inline]
    pub const fn push(&mut self, byte: u8) {
        // Sets the bit of the lower-case letter; the others have it already.
        self.0 = step(self.0, byte | 0x20);
    }

    /// The hash of the word.
    #[inline]
    pub const fn finish(self) -> u64 {
        finish(self.0)
    }
}

/// A few words, known by their hashes: whether a token is one of them costs no look at its text, and for
/// nearly all that are none a look at one bit.
///
/// ```
/// use dateline_lexicon::{WordSet, word_hash};
/// const PARTICLES: WordSet<2> = WordSet::new(["up", "off"]);
/// assert!(PARTICLES.has(word_hash("Up")) && !PARTICLES.has(word_hash("on")));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct WordSet<const N: usize> {
    /// The bits of the words, by [`bit`].
    bits: u64,
    hashes: [u64; N],
}

impl<const N: usize> WordSet<N> {
    /// These words; in ASCII and without a full stop.
    pub const fn new(words: [&str; N]) -> Self {
        let (mut bits, mut hashes) = (0, [0; N]);
        let mut n = 0;
        while n < N {
            let bytes = words[n].as_bytes();
            let (mut hash, mut at) = (SEED, 0);
            while at < bytes.len() {
                assert!(bytes[at].is_ascii() && bytes[at] != b'.', "words in ASCII");
                hash = step(hash, bytes[at].to_ascii_lowercase());
                at += 1;
            }
            hashes[n] = finish(hash);
            bits |= bit(hashes[n]);
            n += 1;
        }
        Self { bits, hashes }
    }

    /// Is the word of this [`word_hash`] one of them?
    #[inline]
    pub const fn has(&self, hash: u64) -> bool {
        if N > FEW && self.bits & bit(hash) == 0 {
            return false;
        }
        let mut found = false;
        let mut n = 0;
        while n < N {
            found |= self.hashes[n] == hash;
            n += 1;
        }
        found
    }
}

/// So many hashes are compared as fast as a bit is looked at.
const FEW: usize = 2;

/// One of 64 bits, by which a word that is none of a set is told at once.
const fn bit(hash: u64) -> u64 {
    1 << (hash & 63)
}

/// A [`WordSet`] made while the program is compiled: `words!["up", "off"]`.
#[macro_export]
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        const { &$crate::WordSet::new([$($word),+]) }
    };
}

// FNV-1a with a final mix: words are short, and the state is one register.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

#[inline]
const fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_diacritics_and_stop_do_not_count() {
        for (a, b) in [("Feb.", "FEB"), ("Trọng", "trong"), ("O’Brien", "O'Brien"), ("U.S.", "u.s")]
        {
            assert_eq!(word_hash(a), word_hash(b), "{a} {b}");
        }
        assert_ne!(word_hash("US"), word_hash("U.S."));
        assert_ne!(word_hash("."), word_hash(""));
    }
}
