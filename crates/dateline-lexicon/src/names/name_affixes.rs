//! Beginnings and endings of names that tell a culture: `data/name_affixes.tsv`. `-shvili` ends a
//! word, `gebre-` begins one, `ilyich` is one; a last hyphen that is the name's own stands before that
//! of the notation (`ter--`).

use rustc_hash::FxHashMap;

use super::culture::Culture;
use crate::{Tsv, WordHasher, word_hash};

pub(crate) const TABLE: Tsv = Tsv::new("name_affixes", include_str!("../../data/name_affixes.tsv"));

/// Which word of a name an affix is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum AffixPart {
    /// The first.
    First,
    /// The last: mostly a family name.
    Last,
    /// One that says whose child somebody is: a patronymic, a genitive.
    Father,
}

/// An affix of one culture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameAffix {
    /// Whose.
    pub culture: Culture,
    /// How much it speaks for the culture: 3 enough by itself, 2 likely, 1 a hint.
    pub weight: u8,
}

/// Whole words, endings and beginnings of one part.
#[derive(Debug, Default)]
struct Affixes {
    whole: FxHashMap<u64, NameAffix>,
    endings: FxHashMap<u64, NameAffix>,
    beginnings: FxHashMap<u64, NameAffix>,
    /// The longest of them, in bytes.
    longest: usize,
}

/// The affixes by part.
#[derive(Debug, Default)]
pub(super) struct NameAffixes([Affixes; 3]);

/// So many bytes of a word lie outside of its affix, at least.
const STEM: usize = 2;

/// The affix of the most of these letters, by the hash of them in this order.
fn longest(
    affixes: &FxHashMap<u64, NameAffix>,
    letters: impl Iterator<Item = u8>,
) -> Option<&NameAffix> {
    let mut hasher = WordHasher::default();
    let mut found = None;
    for letter in letters {
        hasher.push(letter);
        found = affixes.get(&hasher.finish()).or(found);
    }
    found
}

/// The hash of an ending: from its last letter on.
fn backwards(ending: &str) -> u64 {
    let mut hasher = WordHasher::default();
    ending.bytes().rev().for_each(|letter| hasher.push(letter));
    hasher.finish()
}

impl NameAffixes {
    pub(super) fn load() -> Self {
        let mut all = Self::default();
        for row in TABLE.rows() {
            let fault = || -> ! { panic!("name_affixes: {}", row.line()) };
            let part = match row.get("part") {
                "first" => AffixPart::First,
                "last" => AffixPart::Last,
                "father" => AffixPart::Father,
                _ => fault(),
            };
            let culture = Culture::from_name(row.get("culture")).unwrap_or_else(|| fault());
            let weight = row.get("weight").parse().unwrap_or_else(|_| fault());
            let affixes = &mut all.0[part as usize];
            let text = row.get("affix");
            let (map, hash, text) = match (text.strip_prefix('-'), text.strip_suffix('-')) {
                (Some(ending), _) => (&mut affixes.endings, backwards(ending), ending),
                (None, Some(first)) => (&mut affixes.beginnings, word_hash(first), first),
                (None, None) => (&mut affixes.whole, word_hash(text), text),
            };
            map.insert(hash, NameAffix { culture, weight });
            affixes.longest = affixes.longest.max(text.len());
        }
        all
    }

    /// What the longest ending of `word` (folded) tells, else its longest beginning.
    pub(super) fn get(&self, word: &str, part: AffixPart) -> Option<NameAffix> {
        let affixes = &self.0[part as usize];
        if let Some(affix) = affixes.whole.get(&word_hash(word)) {
            return Some(*affix);
        }
        let most = word.len().saturating_sub(STEM).min(affixes.longest);
        let ending = longest(&affixes.endings, word.bytes().rev().take(most));
        ending.or_else(|| longest(&affixes.beginnings, word.bytes().take(most))).copied()
    }
}
