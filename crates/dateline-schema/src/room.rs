//! How much room a column begins with: what its last batch took.
//!
//! Batches of a table are about as large as the one before. A column that has its room at first is
//! not moved from place to place while it grows; one of a small table takes little.

use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};

/// Rows of a column of which nothing is known yet. Most batches of most tables are small.
const ROWS: usize = 64;
/// Bytes of a text of which nothing is known yet.
const BYTES: usize = 16;

/// The room of one column. It changes no value, whatever the order of batches.
#[derive(Debug)]
pub struct Room {
    rows: AtomicUsize,
    bytes: AtomicUsize,
}

impl Room {
    /// The room of a column that had no batch yet.
    pub(crate) const fn new() -> Self {
        Self { rows: AtomicUsize::new(ROWS), bytes: AtomicUsize::new(ROWS * BYTES) }
    }

    /// Rows to have room for.
    pub(crate) fn rows(&self) -> usize {
        self.rows.load(Ordering::Relaxed)
    }

    /// An empty builder of text.
    pub(crate) fn of_text(&self) -> StringBuilder {
        StringBuilder::with_capacity(self.rows(), self.bytes.load(Ordering::Relaxed))
    }

    /// Notes what a batch took, and a little more: the next one may be larger.
    pub(crate) fn note(&self, column: &ArrayRef) {
        let more = |length: usize| length + length / 8;
        self.rows.store(more(column.len()), Ordering::Relaxed);
        if let Some(cells) = column.as_string_opt::<i32>() {
            self.bytes.store(more(cells.value_data().len()), Ordering::Relaxed);
        }
    }
}
