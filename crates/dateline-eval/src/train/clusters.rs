//! Packs the words' clusters: one cell for each 0.81 words, solved by peeling.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, bail};
use dateline_lexicon::word_hash;
use dateline_recogniser::tagger::training::{CELL, CHECK_BITS, Cluster, Clusters, Places};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::corpus::hex;

/// A packed table.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) seed: u64,
    pub(crate) cells: Vec<[u8; CELL]>,
    /// How many words are in it.
    pub(crate) words: usize,
    /// SHA-256 of the file that they came from.
    pub(crate) sha256: String,
}

impl Packed {
    /// The table, to look words up in.
    pub(crate) fn view(&self) -> Clusters<'_> {
        Clusters::new(&self.cells, self.seed)
    }
}

/// Reads lines `word TAB cluster TAB …`, keeps what is one word of letters, and packs it.
pub(crate) fn pack(path: &Path) -> Result<Packed> {
    let place = || format!("{}", path.display());
    let bytes = fs::read(path).with_context(place)?;
    let mut words: FxHashMap<u64, Cluster> = FxHashMap::default();
    let mut order = Vec::new();
    for (index, line) in BufReader::new(zstd::Decoder::new(bytes.as_slice())?).lines().enumerate() {
        let line = line.with_context(place)?;
        let mut cells = line.split('\t');
        let (Some(word), Some(number), Some(coarse)) = (cells.next(), cells.next(), cells.next())
        else {
            bail!("{}, line {}: no clusters", path.display(), index + 1);
        };
        if !is_word(word) {
            continue;
        }
        let number: u16 = number.parse().with_context(place)?;
        let coarse: u8 = coarse.parse().with_context(place)?;
        let hash = word_hash(word);
        let cluster = words.entry(hash).or_insert_with(|| {
            order.push(hash);
            Cluster { number, coarse, forms: 0 }
        });
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        if letters.next().is_some_and(char::is_uppercase) {
            let all = letters.all(char::is_uppercase) && word.chars().count() > 1;
            cluster.forms |= if all { 2 } else { 1 };
        }
    }
    order.sort_unstable();
    let entries: Vec<(u64, u32)> = order.iter().map(|hash| (*hash, words[hash].packed())).collect();
    for seed in 1..100 {
        if let Some(cells) = solve(&entries, seed) {
            let sha256 = hex(&Sha256::digest(&bytes));
            return Ok(Packed { seed, cells, words: entries.len(), sha256 });
        }
    }
    bail!("no seed packs the clusters of {}", path.display())
}

/// Letters, with stops and apostrophes inside.
fn is_word(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.len() <= 40
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’'))
}

/// Takes off, one by one, words that alone use one of their cells; backwards, each sets its own.
fn solve(entries: &[(u64, u32)], seed: u64) -> Option<Vec<[u8; CELL]>> {
    let third = entries.len() * 123 / 300 + 16;
    let cells = 3 * third;
    let places: Vec<Places> =
        entries.iter().map(|&(hash, _)| Places::of(hash, seed, cells)).collect();
    let mut users = vec![(0_u32, 0_usize); cells];
    for (entry, places) in places.iter().enumerate() {
        for &at in &places.at {
            users[at].0 += 1;
            users[at].1 ^= entry;
        }
    }
    let mut alone: Vec<usize> = (0..cells).filter(|&at| users[at].0 == 1).collect();
    let mut taken = Vec::with_capacity(entries.len());
    while let Some(cell) = alone.pop() {
        if users[cell].0 != 1 {
            continue;
        }
        let entry = users[cell].1;
        taken.push((entry, cell));
        for &at in &places[entry].at {
            users[at].0 -= 1;
            users[at].1 ^= entry;
            if users[at].0 == 1 {
                alone.push(at);
            }
        }
    }
    if taken.len() < entries.len() {
        return None;
    }
    let mut table = vec![0_u32; cells];
    for (entry, cell) in taken.into_iter().rev() {
        let Places { at, check } = places[entry];
        table[cell] = at.iter().fold(entries[entry].1 << CHECK_BITS ^ check, |bits, &at| {
            if at == cell { bits } else { bits ^ table[at] }
        });
    }
    Some(
        table
            .into_iter()
            .map(|cell| {
                let [low, middle, high, _] = cell.to_le_bytes();
                [low, middle, high]
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_gets_its_cluster_back() {
        let entries: Vec<(u64, u32)> = (0..5000_u64)
            .map(|n| {
                (
                    n.wrapping_mul(0x9e37_79b9_7f4a_7c15),
                    ((n % 1000) | (n % 4) << 10 | (n % 100) << 12) as u32,
                )
            })
            .collect();
        let seed = (1..100).find(|&seed| solve(&entries, seed).is_some()).unwrap();
        let cells = solve(&entries, seed).unwrap();
        let clusters = Clusters::new(&cells, seed);
        assert!(entries.iter().all(|&(hash, value)| clusters.get(hash).packed() == value));
        let strangers = (0..5000_u64).filter(|n| clusters.get(n * 7919 + 3) != Cluster::UNKNOWN);
        assert!(strangers.count() < 5000 / 10);
    }
}
