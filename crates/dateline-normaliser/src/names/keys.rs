//! The keys under which the names of a report look for each other before they are compared: hashes of
//! folded words, so that a look-up copies nothing.

use dateline_lexicon::word_hash;

use super::person_name::PersonName;
use super::spelling::{family_key, name_key};

/// The keys of a name.
#[derive(Debug)]
pub struct NameKeys {
    found: Vec<u64>,
    asked: Vec<u64>,
    words: Vec<u64>,
    pieces: Vec<u64>,
}

/// What kind of key a hash is: a word may be spelled like another name's consonants.
#[derive(Clone, Copy)]
enum Kind {
    Family = 1,
    Whole = 2,
}

impl NameKeys {
    pub(super) fn of(name: &PersonName) -> Self {
        let whole =
            [spelled(Kind::Family, &family_key(name)), spelled(Kind::Whole, &name_key(name))];
        let pieces: Vec<u64> = pieces(&name.name).collect();
        let pair = match pieces.as_slice() {
            [first, second, ..] => Some(first.rotate_left(17) ^ second),
            _ => None,
        };
        let parts = [&name.family, &name.middle, &name.given, &name.short];
        let mut found = Vec::with_capacity(2 * pieces.len() + 4);
        parts.into_iter().flatten().for_each(|part| found.extend(self::pieces(part)));
        found.extend(pieces.iter().copied().chain(whole).chain(pair));
        found.sort_unstable();
        found.dedup();
        let asked = whole.into_iter().chain(pieces.last().copied()).chain(pair).collect();
        let words = name.name.split_whitespace().map(word_hash).collect();
        Self { found, asked, words, pieces }
    }

    /// Under which the name is found: each word (a father's name, too), the first two, the consonants
    /// of the family name, the whole. Sorted, each once.
    pub fn found(&self) -> &[u64] {
        &self.found
    }

    /// Under which the name looks for its bearer: its family name, the whole, its last word, its first
    /// two.
    pub fn asked(&self) -> &[u64] {
        &self.asked
    }

    /// Are these the last words of a longer name: "Boni Yayi" of "Thomas Boni Yayi"?
    pub fn is_end_of(&self, longer: &Self) -> bool {
        longer.words.len() > self.words.len() && longer.words.ends_with(&self.words)
    }

    /// Is it a single word, and one of the other's?
    pub fn is_word_of(&self, other: &Self) -> bool {
        matches!(self.words.as_slice(), [word] if other.pieces.contains(word))
    }
}

/// The words of a name, those of a hyphened one apart.
fn pieces(name: &str) -> impl Iterator<Item = u64> + '_ {
    name.split([' ', '-']).filter(|piece| !piece.is_empty()).map(word_hash)
}

fn spelled(kind: Kind, key: &str) -> u64 {
    word_hash(key).rotate_left(kind as u32)
}

#[cfg(test)]
mod tests {
    use crate::names::{Hint, known};

    #[test]
    fn a_short_form_asks_where_its_bearer_is_found() {
        let meets = |short: &str, full: &str| {
            let [short, full] = [short, full].map(|name| known(name, &Hint::default()));
            short.keys().asked().iter().any(|key| full.keys().found().contains(key))
        };
        assert!(meets("Zhao", "Zhao Kezhi"));
        assert!(meets("Mao Zedong", "Mao Tse-tung"));
        assert!(meets("Qadhafi", "Muammar Gaddafi"));
        assert!(meets("Boni Yayi", "Thomas Boni Yayi"));
        assert!(!meets("Ortega", "Zhao Kezhi"));
    }

    #[test]
    fn the_end_of_a_name_is_shorter_than_it() {
        let [end, whole] =
            ["Boni Yayi", "Thomas Boni Yayi"].map(|name| known(name, &Hint::default()));
        assert!(end.keys().is_end_of(whole.keys()) && !whole.keys().is_end_of(end.keys()));
        assert!(!end.keys().is_end_of(end.keys()));
    }
}
