//! The trained model, read in place: fingerprints of features, their weights, transitions, clusters.
//!
//! A feature's key picks a bucket of four; one of its four fingerprints is the feature's, or the
//! feature has no weights. A row of weights is one byte for each state but outside; a row of zeros
//! precedes the first bucket's.

use std::sync::LazyLock;

use super::clusters::{CELL, Clusters};
use super::label::{LANES, STATES};
use super::lanes::plus;

/// Features in a bucket: their fingerprints are compared in one word.
pub const WAYS: usize = 4;
/// First bytes of a model.
pub const MAGIC: [u8; 8] = *b"dlnames2";
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

    /// The sum of the weights of the features with these keys.
    pub(super) fn sum(&self, keys: &[u64]) -> Scores {
        let buckets = self.fingerprints.len();
        keys.iter().fold([0; LANES], |sum, &key| {
            let (bucket, fingerprint) = place(key, buckets);
            let row = row(bucket, way(self.fingerprints[bucket], fingerprint));
            plus(sum, self.weights[row].map(|weight| i16::from(weight as i8)))
        })
    }
}

/// Which of a bucket's fingerprints is the one looked for, [`WAYS`] if none is.
#[inline]
fn way(bucket: [u8; 2 * WAYS], fingerprint: u16) -> usize {
    const LOW: u64 = 0x0001_0001_0001_0001;
    // A lane that is equal becomes 0, and of a word's lanes the lowest 0 alone borrows rightly.
    let lanes = u64::from_le_bytes(bucket) ^ (u64::from(fingerprint) * LOW);
    let zeros = lanes.wrapping_sub(LOW) & !lanes & LOW << 15;
    zeros.trailing_zeros() as usize / 16
}

/// The row of weights of a feature that was found this way. Whether one was is hard to foretell, so
/// nothing branches on it: the first row is of zeros.
#[inline]
fn row(bucket: usize, way: usize) -> usize {
    let missing = way / WAYS;
    (1 + WAYS * bucket + way) & missing.wrapping_sub(1)
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
        let prints: [u16; WAYS] = [7, 0xffff, 0x8000, 1];
        let mut bucket = [0; 2 * WAYS];
        for (to, print) in bucket.chunks_exact_mut(2).zip(prints) {
            to.copy_from_slice(&print.to_le_bytes());
        }
        for (at, print) in prints.into_iter().enumerate() {
            assert_eq!(way(bucket, print), at);
            assert_eq!(row(2, way(bucket, print)), 1 + 2 * WAYS + at);
        }
        for print in [3, 0x8001, 0x7fff] {
            assert_eq!(row(2, way(bucket, print)), 0);
        }
        assert_eq!(way([0; 2 * WAYS], 1), WAYS);
    }
}
