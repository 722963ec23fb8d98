//! Phrases of known words: a trie over word numbers, for longest match from a token on.

use rustc_hash::FxHashMap;

use crate::word_map::WordMap;
use crate::words::{WordClass, WordId, Words};

/// A set of phrases with a value each. Look-up is O(length of the match), whatever the size.
#[derive(Debug)]
pub struct Phrases<T> {
    /// Where a phrase that begins with a word goes on: most words begin none.
    roots: WordMap<u32>,
    edges: FxHashMap<(u32, WordId), u32>,
    values: Vec<Option<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { roots: WordMap::default(), edges: FxHashMap::default(), values: vec![None] }
    }
}

impl<T> Phrases<T> {
    /// An empty set with room for about `phrases` phrases.
    pub fn with_capacity(phrases: usize) -> Self {
        let mut values = Vec::with_capacity(phrases + phrases / 2);
        values.push(None);
        let mut edges = FxHashMap::default();
        edges.reserve(phrases + phrases / 2);
        Self { roots: WordMap::default(), edges, values }
    }

    /// Takes in `phrase`, cut at spaces, hyphens and slashes; its first word gets the class `first`.
    /// A possessive `'s` is a word of its own, as it is in texts. A phrase that is there already
    /// keeps its first value, which `insert` then gives back as `Err`.
    pub fn insert(
        &mut self,
        words: &mut Words,
        phrase: &str,
        first: WordClass,
        value: T,
    ) -> Result<(), T> {
        if split(phrase).next().is_none() {
            return Err(value);
        }
        let slot = self.slot(words, phrase, first);
        if slot.is_some() {
            return Err(value);
        }
        *slot = Some(value);
        Ok(())
    }

    /// The value of `phrase`, to be filled or changed. `phrase` has a word.
    pub(crate) fn slot(
        &mut self,
        words: &mut Words,
        phrase: &str,
        first: WordClass,
    ) -> &mut Option<T> {
        let mut node = 0;
        let mut class = first;
        for part in split(phrase) {
            let id = words.add(part, std::mem::take(&mut class));
            let next = self.values.len() as u32;
            node = match node {
                0 => *self.roots.get_or_insert_with(id, || next),
                _ => *self.edges.entry((node, id)).or_insert(next),
            };
            if node == next {
                self.values.push(None);
            }
        }
        &mut self.values[node as usize]
    }

    /// The value of the phrase of exactly these words.
    pub fn exact(&self, ids: &[WordId]) -> Option<&T> {
        let (n, value) = self.longest(ids.iter().copied())?;
        (n == ids.len()).then_some(value)
    }

    /// Does a phrase begin with the word? Most words begin none.
    #[inline]
    pub fn begins(&self, word: WordId) -> bool {
        self.roots.get(word).is_some()
    }

    /// The longest phrase that `ids` begins with: how many ids it takes, and its value.
    pub fn longest(&self, ids: impl IntoIterator<Item = WordId>) -> Option<(usize, &T)> {
        self.longest_at((1..).zip(ids))
    }

    /// [`Self::longest`] of words that each come with their place: that of its last word, and its value.
    pub fn longest_at<P>(&self, words: impl IntoIterator<Item = (P, WordId)>) -> Option<(P, &T)> {
        let mut words = words.into_iter();
        let (place, first) = words.next()?;
        let mut node = *self.roots.get(first)?;
        let value = |node: u32| self.values[node as usize].as_ref();
        let mut best = value(node).map(|value| (place, value));
        for (place, id) in words {
            if id == WordId::UNKNOWN {
                break;
            }
            let Some(&next) = self.edges.get(&(node, id)) else { break };
            node = next;
            if let Some(value) = value(node) {
                best = Some((place, value));
            }
        }
        best
    }
}

/// The words of a phrase as texts have them: cut at spaces, hyphens and slashes; `'s`, the bare
/// apostrophe of a plural, commas and ampersands are words of their own.
pub(crate) const fn split(phrase: &str) -> Split<'_> {
    Split { rest: phrase }
}

/// The words of a phrase, see [`split`].
#[derive(Debug, Clone)]
pub(crate) struct Split<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Split<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start_matches(is_gap);
        let end = match rest.find(|c| is_gap(c) || is_mark(c)) {
            Some(0) => 1,
            Some(end) => possessive(&rest[..end]),
            None => possessive(rest),
        };
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }
}

const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}

const fn is_mark(c: char) -> bool {
    matches!(c, '&' | ',')
}

/// Where the possessive of `word` begins; its end if it has none.
fn possessive(word: &str) -> usize {
    let stem = ["'s", "\u{2019}s"]
        .iter()
        .find_map(|tail| word.strip_suffix(tail))
        .or_else(|| word.strip_suffix(['\'', '\u{2019}']).filter(|stem| stem.ends_with('s')))
        .unwrap_or(word);
    if stem.is_empty() { word.len() } else { stem.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_match_wins() {
        let mut words = Words::default();
        let mut phrases = Phrases::default();
        phrases.insert(&mut words, "South Korea", WordClass::COUNTRY_START, 1).unwrap();
        phrases.insert(&mut words, "South Korea's coast", WordClass::empty(), 2).unwrap();
        assert_eq!(phrases.insert(&mut words, "south korea", WordClass::empty(), 3), Err(3));
        let ids =
            |text: &str| split(text).map(|w| words.get(crate::word_hash(w)).id).collect::<Vec<_>>();
        assert_eq!(phrases.longest(ids("South Korea said")), Some((2, &1)));
        assert_eq!(phrases.longest(ids("south korea’s coast")), Some((4, &2)));
        assert_eq!(phrases.longest(ids("South")), None);
        assert_eq!(phrases.exact(&ids("South Korea")), Some(&1));
    }

    #[test]
    fn a_phrase_is_cut_as_texts_are() {
        for (phrase, words) in [
            ("Workers' Party", &["Workers", "'", "Party"][..]),
            ("People's Daily", &["People", "'s", "Daily"]),
            ("AT&T", &["AT", "&", "T"]),
            ("Washington, D.C.", &["Washington", ",", "D.C."]),
            ("Dato' Seri", &["Dato'", "Seri"]),
        ] {
            assert_eq!(split(phrase).collect::<Vec<_>>(), words);
        }
    }
}
