//! Syllables of romanised names: `data/name_syllables.tsv`. A system lists whole syllables, or onsets
//! and rhymes that combine.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::Tsv;

pub(crate) const TABLE: Tsv =
    Tsv::new("name_syllables", include_str!("../../data/name_syllables.tsv"));

/// A way to write names in Latin letters, by the syllables that it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum SyllableSystem {
    /// Standard Chinese, Hanyu Pinyin.
    Pinyin,
    /// Standard Chinese, Wade-Giles.
    WadeGiles,
    /// Cantonese, Hokkien, Hakka, Teochew as written in Hong Kong and South-East Asia.
    Southern,
    /// Korean, any romanisation.
    Korean,
    /// Vietnamese without its diacritics.
    Vietnamese,
    /// Burmese.
    Burmese,
    /// Japanese, Hepburn.
    Japanese,
}

const SYSTEMS: [&str; 7] =
    ["pinyin", "wade-giles", "southern", "korean", "vietnamese", "burmese", "japanese"];

#[derive(Debug, Default)]
struct System {
    whole: FxHashMap<&'static str, &'static str>,
    onsets: FxHashSet<&'static str>,
    rhymes: FxHashSet<&'static str>,
    /// The letters that its syllables end with: most words of other languages end otherwise.
    ends: u32,
}

/// The bit of the letter that a word ends with; none for any other character.
fn end(word: &str) -> u32 {
    word.bytes().last().filter(u8::is_ascii_lowercase).map_or(0, |last| 1 << (last - b'a'))
}

/// The syllables of every system.
#[derive(Debug, Default)]
pub(super) struct NameSyllables([System; 7]);

/// No syllable of any system is longer.
const LONGEST: usize = 7;

impl NameSyllables {
    pub(super) fn load() -> Self {
        let mut all = Self::default();
        for row in TABLE.rows() {
            let system = row.get("system");
            let n = SYSTEMS.iter().position(|&name| name == system);
            let n = n.unwrap_or_else(|| panic!("name_syllables: {}", row.line()));
            let (text, canonical) = (row.get("text"), row.get("canonical"));
            if row.get("part") != "onset" {
                all.0[n].ends |= end(text);
            }
            match row.get("part") {
                "whole" => {
                    let canonical = if canonical.is_empty() { text } else { canonical };
                    all.0[n].whole.insert(text, canonical);
                }
                "onset" => _ = all.0[n].onsets.insert(text),
                "rhyme" => _ = all.0[n].rhymes.insert(text),
                _ => panic!("name_syllables: {}", row.line()),
            }
        }
        all
    }

    fn is_syllable(&self, text: &str, system: SyllableSystem) -> bool {
        let table = &self.0[system as usize];
        table.whole.contains_key(text)
            || (0..=3).any(|cut| {
                text.split_at_checked(cut).is_some_and(|(onset, rhyme)| {
                    !rhyme.is_empty()
                        && table.onsets.contains(onset)
                        && table.rhymes.contains(rhyme)
                })
            })
    }

    /// The fewest syllables that `word` (folded, no hyphen) can be cut into, at most `limit`; 0 if none.
    pub(super) fn count(&self, word: &str, system: SyllableSystem, limit: u8) -> u8 {
        if limit == 0 || self.0[system as usize].ends & end(word) == 0 {
            return 0;
        }
        if self.is_syllable(word, system) {
            return 1;
        }
        (1..=LONGEST.min(word.len().saturating_sub(1)))
            .filter(|&cut| word.is_char_boundary(cut) && self.is_syllable(&word[..cut], system))
            .filter_map(|cut| match self.count(&word[cut..], system, limit - 1) {
                0 => None,
                rest => Some(rest + 1),
            })
            .min()
            .unwrap_or(0)
    }

    /// `word` (one folded syllable or several joined by hyphens) in the canonical spelling of its
    /// system, hyphens dropped; `None` where a syllable is unknown.
    pub(super) fn canonical(&self, word: &str, system: SyllableSystem) -> Option<String> {
        let table = &self.0[system as usize];
        let mut out = String::new();
        for part in word.split('-') {
            out.push_str(table.whole.get(part)?);
        }
        Some(out)
    }
}
