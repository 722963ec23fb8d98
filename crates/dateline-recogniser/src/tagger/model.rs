//! The trained model, read in place: fingerprints of features, their weights, transitions, clusters.
//!
//! A feature's key picks a bucket of eight; one of its eight fingerprints is the feature's, or the
//! feature has no weights. A row of weights is one byte for each state but outside.

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
        let (weights, rest) = rest.split_at_checked(buckets.checked_mul(WAYS * LANES)?)?;
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

    /// Adds the weights of the feature with this key to `scores`.
    #[inline]
    pub fn add(&self, key: u64, scores: &mut Scores) {
        let (bucket, fingerprint) = place(key, self.fingerprints.len());
        let prints = self.fingerprints[bucket].as_chunks::<2>().0;
        let mut found = 0_u32;
        for (way, print) in prints.iter().enumerate() {
            found |= u32::from(u16::from_le_bytes(*print) == fingerprint) << way;
        }
        if found != 0 {
            let row = &self.weights[WAYS * bucket + found.trailing_zeros() as usize];
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score = score.saturating_add(i16::from(weight as i8));
            }
        }
    }
}
