//! The trained model, read in place: fingerprints of features, their weights, transitions, clusters.
//!
//! A feature's key picks a bucket of eight; one of its eight fingerprints is the feature's, or the
//! feature has no weights. A row of weights is one byte for each state but outside; a row of zeros
//! follows the last bucket.

use std::sync::LazyLock;

use super::clusters::{CELL, Clusters};
use super::label::{LANES, STATES};

/// Features in a bucket.
pub const WAYS: usize = 8;
/// First bytes of a model.
pub const MAGIC: [u8; 8] = *b"dlnames1";
/// Bytes of the header: the magic, then seed of the clusters, buckets, cells (64 bits each).
pub const HEADER: usize = 32;

/// Sums of weights: a score for each state but outside.
pub(super) type Scores = [i16; LANES];

/// A model as it lies in memory.
#[derive(Debug, Clone)]
pub struct Model<'m> {
    fingerprints: &'m [[u8; 2 * WAYS]],
    weights: &'m [[u8; LANES]],
    /// From state to state.
    pub transitions: [[i16; STATES]; STATES],
    /// How words are used.
    pub clusters: Clusters<'m>,
}

/// Where a feature belongs: its bucket among `buckets`, and its fingerprint, never 0.
#[inline]
pub fn place(key: u64, buckets: usize) -> (usize, u16) {
    let bucket = ((key >> 32) * buckets as u64) >> 32;
    (bucket as usize, (key as u16).max(1))
}

impl<'m> Model<'m> {
    /// The model in `bytes`; `None` if they are none.
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let number = |at: usize| {
            let bytes = bytes.get(8 * at..8 * at + 8)?;
            Some(u64::from_le_bytes(bytes.try_into().ok()?))
        };
        if !bytes.starts_with(&MAGIC) {
            return None;
        }
        let (seed, buckets, cells) = (number(1)?, number(2)? as usize, number(3)? as usize);
        let rest = bytes.get(HEADER..)?;
        let (transitions, rest) = rest.split_at_checked(2 * STATES * STATES)?;
        let (fingerprints, rest) = rest.split_at_checked(buckets.checked_mul(2 * WAYS)?)?;
        let (weights, rest) =
            rest.split_at_checked(buckets.checked_mul(WAYS * LANES)?.checked_add(LANES)?)?;
        let (clusters, rest) = rest.split_at_checked(cells.checked_mul(CELL)?)?;
        if !rest.is_empty() || buckets == 0 {
            return None;
        }
        let mut table = [[0; STATES]; STATES];
        for (to, from) in table.as_flattened_mut().iter_mut().zip(transitions.as_chunks().0) {
            *to = i16::from_le_bytes(*from);
        }
        Some(Self {
            fingerprints: fingerprints.as_chunks().0,
            weights: weights.as_chunks().0,
            transitions: table,
            clusters: Clusters::new(clusters.as_chunks().0, seed),
        })
    }

    /// The model that is compiled in.
    pub fn shipped() -> &'static Model<'static> {
        static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
            Model::read(include_bytes!("../../model/names.bin"))
                .expect("model/names.bin is a model: a test reads it")
        });
        &MODEL
    }

    /// Adds the weights of the features with these keys to `scores`. `rows` is room to work in.
    ///
    /// Whether a feature has weights is hard to foretell, so nothing branches on it: one that has
    /// none adds the row of zeros after the last bucket. And all rows are found before the first is
    /// read, so that the reads do not wait for one another.
    #[inline]
    pub(super) fn add(&self, keys: &[u64], rows: &mut Vec<u32>, scores: &mut Scores) {
        let buckets = self.fingerprints.len();
        let none = (WAYS * buckets) as u32;
        rows.clear();
        rows.extend(keys.iter().map(|&key| {
            let (bucket, fingerprint) = place(key, buckets);
            let way = way(&self.fingerprints[bucket], fingerprint);
            if way < WAYS as u32 { (WAYS * bucket) as u32 + way } else { none }
        }));
        let mut sum = *scores;
        for &row in &*rows {
            for (sum, &weight) in sum.iter_mut().zip(&self.weights[row as usize]) {
                *sum = sum.saturating_add(i16::from(weight as i8));
            }
        }
        *scores = sum;
    }
}

/// Which of a bucket's fingerprints is the one looked for, [`WAYS`] or more if none is: four are
/// compared in one word.
#[inline]
fn way(bucket: &[u8; 2 * WAYS], fingerprint: u16) -> u32 {
    const LOW: u64 = 0x0001_0001_0001_0001;
    let needle = u64::from(fingerprint) * LOW;
    let half = |at: usize| {
        // A lane that is equal becomes 0, and of a word's lanes the lowest 0 alone borrows rightly.
        let bytes = std::array::from_fn(|n| bucket[8 * at + n]);
        let lanes = u64::from_le_bytes(bytes) ^ needle;
        let zeros = lanes.wrapping_sub(LOW) & !lanes & LOW << 15;
        zeros.trailing_zeros() / 16
    };
    let (low, high) = (half(0), half(1));
    if low < 4 { low } else { 4 + high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_a_model_of_the_promised_size() {
        let bytes = include_bytes!("../../model/names.bin");
        assert!(bytes.len() <= 5_000_000);
        assert!(Model::read(bytes).is_some());
        assert!(Model::read(&bytes[..bytes.len() - 1]).is_none() && Model::read(b"").is_none());
    }

    #[test]
    fn each_way_of_a_bucket_is_found() {
        let prints: [u16; WAYS] = [7, 1, 0xffff, 0x8000, 2, 0x7fff, 0x0100, 9];
        let mut bucket = [0; 2 * WAYS];
        for (to, print) in bucket.chunks_exact_mut(2).zip(prints) {
            to.copy_from_slice(&print.to_le_bytes());
        }
        for (at, print) in prints.into_iter().enumerate() {
            assert_eq!(way(&bucket, print) as usize, at);
        }
        assert!(way(&bucket, 3) >= 8 && way(&bucket, 0x8001) >= 8 && way(&[0; 16], 1) >= 8);
    }
}
