//! Packs what was learnt: the features that matter most, in buckets, a byte a weight.

use anyhow::{Result, ensure};
use dateline_recogniser::tagger::training::{HEADER, LANES, MAGIC, WAYS, place};

use super::chain::{Emission, Transitions, allowed};
use super::clusters::Packed;

/// What we promise of the model's size.
const MOST_BYTES: usize = 5_000_000;

/// How much each feature matters: its weights, and how often they count.
pub(crate) fn importance(weights: &[Emission], counts: &[u32]) -> Vec<f32> {
    let matters = |(weights, &count): (&Emission, &u32)| {
        weights.iter().map(|weight| weight * weight).sum::<f32>() * (count as f32).sqrt()
    };
    weights.iter().zip(counts).map(matters).collect()
}

/// The features that have a place: the most important ones, no more in a bucket than fit.
pub(crate) fn choose(keys: &[u64], importance: &[f32], buckets: usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..keys.len()).filter(|&n| importance[n] > 0.0).collect();
    order.sort_by(|&a, &b| importance[b].total_cmp(&importance[a]).then(keys[a].cmp(&keys[b])));
    let mut room: Vec<Vec<u16>> = vec![Vec::new(); buckets];
    let mut kept = vec![false; keys.len()];
    for feature in order {
        let (bucket, print) = place(keys[feature], buckets);
        if room[bucket].len() < WAYS && !room[bucket].contains(&print) {
            room[bucket].push(print);
            kept[feature] = true;
        }
    }
    kept
}

/// The features of a model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packing<'a> {
    /// Keys of all features.
    pub(crate) keys: &'a [u64],
    /// Which of them have a place.
    pub(crate) kept: &'a [bool],
    /// Number of buckets.
    pub(crate) buckets: usize,
}

/// The bytes of the model.
pub(crate) fn pack(
    packing: &Packing<'_>,
    weights: &[Emission],
    transitions: &Transitions,
    clusters: &Packed,
) -> Result<Vec<u8>> {
    let &Packing { keys, kept, buckets } = packing;
    let scale = scale(weights, kept);
    let mut prints = vec![0_u16; buckets * WAYS];
    let mut rows = vec![[0_u8; LANES]; 1 + buckets * WAYS];
    for (feature, &key) in keys.iter().enumerate().filter(|&(feature, _)| kept[feature]) {
        let (bucket, print) = place(key, buckets);
        let free = (WAYS * bucket..WAYS * (bucket + 1)).find(|&slot| prints[slot] == 0);
        let Some(slot) = free else { continue };
        prints[slot] = print;
        rows[1 + slot] = weights[feature]
            .map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8 as u8);
    }
    let mut bytes = Vec::with_capacity(
        HEADER + buckets * WAYS * (LANES + 2) + clusters.cells.as_flattened().len(),
    );
    bytes.extend(MAGIC);
    for number in [clusters.seed, buckets as u64, clusters.cells.len() as u64] {
        bytes.extend(number.to_le_bytes());
    }
    for (from, row) in transitions.iter().enumerate() {
        for (to, weight) in row.iter().enumerate() {
            let weight = if allowed(from, to) { weight * scale } else { 0.0 };
            bytes.extend((weight.round() as i16).to_le_bytes());
        }
    }
    bytes.extend(prints.into_iter().flat_map(u16::to_le_bytes));
    bytes.extend(rows.into_iter().flatten());
    bytes.extend(clusters.cells.as_flattened());
    ensure!(
        bytes.len() <= MOST_BYTES,
        "the model has {} bytes, more than {MOST_BYTES}",
        bytes.len()
    );
    Ok(bytes)
}

/// Units of weight: all but one weight in ten thousand fit a byte.
fn scale(weights: &[Emission], kept: &[bool]) -> f32 {
    let mut sizes: Vec<f32> = weights
        .iter()
        .zip(kept)
        .filter(|&(_, &kept)| kept)
        .flat_map(|(weights, _)| weights.map(f32::abs))
        .collect();
    if sizes.is_empty() {
        return 1.0;
    }
    let at = sizes.len() - 1 - sizes.len() / 10_000;
    let (_, largest, _) = sizes.select_nth_unstable_by(at, f32::total_cmp);
    127.0 / largest.max(0.1)
}
