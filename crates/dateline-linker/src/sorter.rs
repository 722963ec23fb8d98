//! Sorts more than memory holds: sorted runs go to the scratch and are merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::scratch::{Blocks, Room, Shelf};

/// Runs that are merged at a time.
const FAN_IN: usize = 64;

/// Takes rows in any order.
#[derive(Debug)]
pub(crate) struct Sorter<T> {
    room: Room,
    /// Bytes of rows that may be held in memory; `None` for all.
    most: Option<usize>,
    rows: Vec<T>,
    held: usize,
    runs: Vec<Shelf>,
}

impl<T: Ord + Serialize + DeserializeOwned> Sorter<T> {
    /// A sorter that may hold one of `of` shares of the room's memory.
    pub(crate) fn new(room: &Room, of: usize) -> Self {
        let most = room.share(of);
        Self { room: room.clone(), most, rows: Vec::new(), held: 0, runs: Vec::new() }
    }

    /// Takes a row that holds `beside` bytes beside itself.
    pub(crate) fn push(&mut self, row: T, beside: usize) -> io::Result<()> {
        self.rows.push(row);
        self.held += size_of::<T>() + beside;
        if self.most.is_some_and(|most| self.held > most) { self.spill() } else { Ok(()) }
    }

    /// Puts what is held aside as a sorted run.
    fn spill(&mut self) -> io::Result<()> {
        self.rows.sort_unstable();
        let rows = std::mem::take(&mut self.rows);
        self.held = 0;
        let run = write_run(&self.room, rows.into_iter().map(Ok))?;
        self.runs.push(run);
        if self.runs.len() >= FAN_IN {
            let runs = std::mem::take(&mut self.runs);
            let merged = write_run(&self.room, Merge::<T>::of(runs)?)?;
            self.runs.push(merged);
        }
        Ok(())
    }

    /// All rows, the smallest first.
    pub(crate) fn finish(mut self) -> io::Result<Sorted<T>> {
        if self.runs.is_empty() {
            self.rows.sort_unstable();
            return Ok(Sorted::Held(self.rows.into_iter()));
        }
        if !self.rows.is_empty() {
            self.spill()?;
        }
        Ok(Sorted::Merged(Merge::of(self.runs)?))
    }
}

fn write_run<T: Serialize>(
    room: &Room,
    rows: impl Iterator<Item = io::Result<T>>,
) -> io::Result<Shelf> {
    let mut run = Shelf::new(room, Some(0));
    let mut block = Vec::new();
    for row in rows {
        block.clear();
        block = postcard::to_extend(&row?, block).map_err(io::Error::other)?;
        run.append_block(&block)?;
    }
    Ok(run)
}

/// Rows in their order.
pub(crate) enum Sorted<T> {
    Held(std::vec::IntoIter<T>),
    Merged(Merge<T>),
}

/// Sorted runs being merged.
pub(crate) struct Merge<T> {
    runs: Vec<Blocks<Shelf>>,
    /// The next row of each run that has one.
    next: BinaryHeap<Reverse<(T, usize)>>,
}

impl<T: Ord + DeserializeOwned> Merge<T> {
    fn of(runs: Vec<Shelf>) -> io::Result<Self> {
        let runs = runs.into_iter().map(Blocks::of).collect();
        let mut merge = Self { runs, next: BinaryHeap::new() };
        for n in 0..merge.runs.len() {
            merge.refill(n)?;
        }
        Ok(merge)
    }

    fn refill(&mut self, n: usize) -> io::Result<()> {
        if let Some(block) = self.runs[n].next()? {
            let row = postcard::from_bytes(block).map_err(io::Error::other)?;
            self.next.push(Reverse((row, n)));
        }
        Ok(())
    }
}

impl<T: Ord + DeserializeOwned> Iterator for Merge<T> {
    type Item = io::Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((row, n)) = self.next.pop()?;
        Some(self.refill(n).map(|()| row))
    }
}

impl<T: Ord + DeserializeOwned> Iterator for Sorted<T> {
    type Item = io::Result<T>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Held(rows) => rows.next().map(Ok),
            Self::Merged(merge) => merge.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::tests::Heap;
    use std::sync::Arc;

    #[test]
    fn runs_are_merged_in_order_whatever_the_memory() {
        let rows = || (0..5000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 20, n));
        let mut expected: Vec<(u32, u32)> = rows().collect();
        expected.sort_unstable();
        for memory in [0, 100, 3000, 1 << 20] {
            let room = Room::new(Arc::new(Heap::default()), memory);
            let mut sorter = Sorter::new(&room, 1);
            for row in rows() {
                sorter.push(row, 0).unwrap();
            }
            let sorted: io::Result<Vec<(u32, u32)>> = sorter.finish().unwrap().collect();
            assert_eq!(sorted.unwrap(), expected, "{memory}");
        }
        let mut sorter = Sorter::new(&Room::default(), 1);
        for row in rows() {
            sorter.push(row, 0).unwrap();
        }
        assert!(matches!(sorter.finish().unwrap(), Sorted::Held(_)));
    }
}
