//! Offices by what they are, whatever the order of words: "Finance Minister" is "Minister of Finance".

use dateline_lexicon::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::claims::Claims;
use crate::strings::Text;

/// The number of an office, the same for titles of the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct OfficeKey(u32);

/// Offices by title.
#[derive(Debug, Default)]
pub(crate) struct OfficeKeys {
    of: FxHashMap<Text, OfficeKey>,
    /// The words of each.
    words: Vec<Vec<String>>,
}

impl OfficeKeys {
    /// Of all titles that reports give.
    pub(crate) fn of(claims: &Claims) -> Self {
        let mut keys = Self::default();
        let mut numbers: FxHashMap<String, OfficeKey> = FxHashMap::default();
        let held = claims.offices.iter().map(|office| office.title);
        let unnamed = claims.participants.iter().filter_map(|party| party.office);
        for title in held.chain(unnamed) {
            keys.of.entry(title).or_insert_with(|| {
                let words = words(claims.text(title));
                let next = OfficeKey(numbers.len() as u32);
                let key = *numbers.entry(words.join(" ")).or_insert(next);
                if key == next {
                    keys.words.push(words);
                }
                key
            });
        }
        keys
    }

    /// The key of a title; none for a title that was not there.
    pub(crate) fn get(&self, title: Text) -> Option<OfficeKey> {
        self.of.get(&title).copied()
    }

    /// Does the title say so little ("Minister") that several hold it in one country?
    pub(crate) fn is_bare(&self, key: OfficeKey) -> bool {
        self.words_of(key).is_empty() || is_bare(self.words_of(key))
    }

    /// Can two titles mean one office? Does one say all that the other says ("Minister", "Minister
    /// of Trade")?
    pub(crate) fn fit(&self, a: OfficeKey, b: OfficeKey) -> bool {
        let (a, b) = (self.words_of(a), self.words_of(b));
        let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
        holds(a, b) || holds(b, a)
    }

    fn words_of(&self, key: OfficeKey) -> &[String] {
        self.words.get(key.0 as usize).map_or(&[], Vec::as_slice)
    }
}

/// The folded words of a title in the order of the alphabet, without those that only join them.
pub(crate) fn words(title: &str) -> Vec<String> {
    let folded = fold(title);
    let mut words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "of" | "for" | "the" | "and" | "to" | "s"))
        // "Minister of Foreign Affairs" and "Foreign Minister", "Defence" and "Defense".
        .filter(|word| *word != "affairs")
        .map(|word| if word == "defense" { "defence".to_owned() } else { word.to_owned() })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Are two titles one office?
pub(crate) fn same(a: &str, b: &str) -> bool {
    a == b || words(a) == words(b)
}

fn is_bare(words: &[String]) -> bool {
    match words {
        [] => true,
        [word] => !matches!(
            word.as_str(),
            "president" | "premier" | "chancellor" | "king" | "queen" | "emir" | "sultan" | "pope"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_words_does_not_count() {
        for (a, b) in [
            ("Finance Minister", "Minister of Finance"),
            ("Foreign Minister", "Minister of Foreign Affairs"),
            ("Secretary of Defense", "Defence Secretary"),
        ] {
            assert_eq!(words(a), words(b));
        }
        assert_ne!(words("Deputy Foreign Minister"), words("Foreign Minister"));
        assert!(is_bare(&words("Minister")) && !is_bare(&words("President")));
    }
}
