//! Values of some words, by the word's number: what is asked of every token costs two loads and no
//! hashing.

use crate::WordId;

/// A value for each of some words.
#[derive(Debug)]
pub(crate) struct WordMap<T> {
    /// By the word's number: 0 for none, else one more than the place of its value.
    places: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { places: Vec::new(), values: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// The value of a word.
    #[inline]
    pub(crate) fn get(&self, word: WordId) -> Option<&T> {
        let place = *self.places.get(word.0 as usize)?;
        self.values.get((place as usize).checked_sub(1)?)
    }

    /// The value of a word, made by `make` where it has none yet.
    pub(crate) fn get_or_insert_with(&mut self, word: WordId, make: impl FnOnce() -> T) -> &mut T {
        let at = word.0 as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        if self.places[at] == 0 {
            self.values.push(make());
            self.places[at] = self.values.len() as u32;
        }
        &mut self.values[self.places[at] as usize - 1]
    }

    /// All values, in the order in which their words came.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }
}

impl<T: Copy> WordMap<T> {
    /// Gives a word a value, in place of the one that it had.
    pub(crate) fn insert(&mut self, word: WordId, value: T) {
        *self.get_or_insert_with(word, || value) = value;
    }
}

impl<T> WordMap<Vec<T>> {
    /// The values of a word that can have several.
    #[inline]
    pub(crate) fn all(&self, word: WordId) -> &[T] {
        self.get(word).map_or(&[], Vec::as_slice)
    }

    /// Adds to the values of a word.
    pub(crate) fn push(&mut self, word: WordId, value: T) {
        self.get_or_insert_with(word, Vec::new).push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_value_it_was_given_first() {
        let mut map = WordMap::default();
        assert_eq!(map.get(WordId::UNKNOWN), None);
        *map.get_or_insert_with(WordId(7), || 1) += 1;
        *map.get_or_insert_with(WordId(3), || 9) += 0;
        *map.get_or_insert_with(WordId(7), || 5) += 1;
        let of = |word| map.get(WordId(word)).copied();
        assert_eq!([of(0), of(3), of(5), of(7), of(8)], [None, Some(9), None, Some(3), None]);
    }
}
