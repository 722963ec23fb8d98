//! What a run made, for whoever started it.

use std::path::PathBuf;

/// What [`build`](crate::build()) wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The folder.
    pub out: PathBuf,
    /// Files and streams, those that were passed over included.
    pub inputs: u64,
    /// Inputs that were passed over.
    pub skipped: u64,
    /// Records read: documents and rejects.
    pub records: u64,
    /// Records that became documents.
    pub documents: u64,
    /// Records that did not.
    pub rejects: u64,
    /// Rejects by reason, by name.
    pub reject_reasons: Vec<(&'static str, u64)>,
    /// Rows of each table, in the order of the tables.
    pub rows: Vec<(&'static str, u64)>,
    /// Corrections that could not be applied: line and why.
    pub unmatched: Vec<(u64, String)>,
    /// Bytes of the documents' texts in UTF-8.
    pub text_bytes: u64,
    /// Wall time.
    pub seconds: f64,
}
