//! How far a run is, for whoever wants to show it.

/// A step of [`build`](crate::build()).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Records are read and digested.
    Reading {
        /// Decompressed bytes gone through.
        bytes: u64,
        /// Documents so far.
        documents: u64,
        /// Rejects so far.
        rejects: u64,
    },
    /// The linker decides.
    Linking,
    /// The tables of each document are written.
    Writing {
        /// Documents written.
        documents: u64,
        /// Of so many.
        of: u64,
    },
    /// Files are synced and put in their place.
    Finishing,
}

/// Is told of each step, from any thread, some times a second.
pub trait Watch: Sync {
    /// The run has come to this step.
    fn step(&self, step: Step);
}

/// Nobody looks.
impl Watch for () {
    fn step(&self, _: Step) {}
}
