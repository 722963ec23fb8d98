//! Every key is unique and no part of it is null.
//!
//! Only hashes of keys are kept; a key that comes twice is named when the file is read again.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::laws::Place;
use crate::check::rows::Rows;
use crate::check::tally::{Law, Tally};

/// Hashes of the values of some columns, sorted.
#[derive(Debug, Default)]
pub(crate) struct Hashes(Vec<u64>);

impl Hashes {
    pub(crate) fn add(&mut self, columns: &[usize], rows: &Rows) {
        if rows.have(columns) {
            self.0.extend((0..rows.length).filter_map(|row| rows.hash(columns, row)));
        }
    }

    /// Sorts; gives back those that come more than once.
    pub(crate) fn settle(&mut self) -> FxHashSet<u64> {
        self.0.sort_unstable();
        let twice =
            self.0.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        self.0.dedup();
        self.0.shrink_to_fit();
        twice
    }

    pub(crate) fn contains(&self, hash: u64) -> bool {
        self.0.binary_search(&hash).is_ok()
    }
}

/// Counts the keys and says what is null in them.
pub(crate) fn nulls(place: Place<'_>, rows: &Rows, tally: &mut Tally) {
    let key = &place.definition.key;
    if !rows.have(key) {
        tally.untested(Law::Keys, format!("{}: the key is not all there", place.file));
        return;
    }
    tally.tested(Law::Keys, rows.length as u64);
    for row in (0..rows.length).filter(|&row| rows.hash(key, row).is_none()) {
        let shown = || rows.key(place.definition, row);
        tally.violation(Law::Keys, place.file, shown, || "the key has a null".to_owned());
    }
}

/// Names the keys that come again.
pub(crate) fn repeated(
    place: Place<'_>,
    twice: &FxHashSet<u64>,
    seen: &mut FxHashMap<u64, u32>,
    rows: &Rows,
    tally: &mut Tally,
) {
    let key = &place.definition.key;
    if twice.is_empty() || !rows.have(key) {
        return;
    }
    for row in 0..rows.length {
        let Some(hash) = rows.hash(key, row).filter(|hash| twice.contains(hash)) else { continue };
        let times = seen.entry(hash).or_insert(0);
        *times += 1;
        if *times > 1 {
            let shown = || rows.key(place.definition, row);
            tally
                .violation(Law::Keys, place.file, shown, || format!("the key comes {times} times"));
        }
    }
}
