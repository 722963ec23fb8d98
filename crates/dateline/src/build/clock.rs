//! Where the time goes: for the log only, never for a table.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// What time is spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    Read,
    Parse,
    Recognise,
    Dates,
    Extract,
    Pack,
    Absorb,
    Link,
    Unpack,
    Rows,
    Write,
    Sync,
}

impl Work {
    const ALL: [(Self, &'static str); 12] = [
        (Self::Read, "read"),
        (Self::Parse, "parse"),
        (Self::Recognise, "recognise"),
        (Self::Dates, "dates"),
        (Self::Extract, "extract"),
        (Self::Pack, "pack"),
        (Self::Absorb, "absorb"),
        (Self::Link, "link"),
        (Self::Unpack, "unpack"),
        (Self::Rows, "rows"),
        (Self::Write, "write"),
        (Self::Sync, "sync"),
    ];
}

/// Time of all threads together, by work.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    nanoseconds: [AtomicU64; Work::ALL.len()],
}

impl Clock {
    /// Does `work` and counts its time.
    pub(crate) fn time<T>(&self, work: Work, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        let spent = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds[work as usize].fetch_add(spent, Ordering::Relaxed);
        result
    }

    /// Name and seconds of each work.
    pub(crate) fn seconds(&self) -> impl Iterator<Item = (&'static str, f64)> {
        Work::ALL.iter().map(|&(work, name)| {
            (name, self.nanoseconds[work as usize].load(Ordering::Relaxed) as f64 / 1e9)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_work_has_its_slot() {
        for (n, (work, _)) in Work::ALL.iter().enumerate() {
            assert_eq!(*work as usize, n);
        }
    }
}
