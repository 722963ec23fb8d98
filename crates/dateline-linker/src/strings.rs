//! Strings kept once: names come back a thousand times.

use std::hash::{Hash, Hasher};
use std::num::NonZeroU32;

use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};

/// The number of a string, from 1, so that none takes no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Text(NonZeroU32);

impl Text {
    fn at(n: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(n))
    }
}

/// Strings by number, in one buffer.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    buffer: String,
    ends: Vec<u32>,
    /// The last string of each hash; `older` leads on to others of the same hash.
    by_hash: FxHashMap<u64, u32>,
    older: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Strings {
    /// The number of `text`, which is taken in if it is new.
    ///
    /// # Panics
    /// If more than 4 GiB of different strings come together.
    pub(crate) fn add(&mut self, text: &str) -> Text {
        let mut hasher = FxHasher::default();
        text.hash(&mut hasher);
        let hash = hasher.finish();
        let newest = self.by_hash.get(&hash).copied().unwrap_or(NONE);
        let mut at = newest;
        while at != NONE {
            if self.get(Text::at(at)) == text {
                return Text::at(at);
            }
            at = self.older[at as usize];
        }
        let number = self.ends.len() as u32;
        self.buffer.push_str(text);
        self.ends.push(u32::try_from(self.buffer.len()).expect("less than 4 GiB of names"));
        self.older.push(newest);
        self.by_hash.insert(hash, number);
        Text::at(number)
    }

    /// The string of a number.
    pub(crate) fn get(&self, text: Text) -> &str {
        let n = text.0.get() as usize - 1;
        let start = if n == 0 { 0 } else { self.ends[n - 1] as usize };
        &self.buffer[start..self.ends[n] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_has_one_number() {
        let mut strings = Strings::default();
        let (a, b, empty) = (strings.add("Hanoi"), strings.add("Hue"), strings.add(""));
        assert_eq!(strings.add("Hanoi"), a);
        assert_ne!(a, b);
        assert_eq!([strings.get(a), strings.get(b), strings.get(empty)], ["Hanoi", "Hue", ""]);
    }
}
