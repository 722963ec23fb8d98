//! `inputs` and `rejects`: what was read, and what became no document.

use crate::Code;
use crate::closed::RejectReason;
use crate::define::table;

table! {
    /// A file or stream that was read.
    /// For each input, records are documents and rejects; files of unknown kinds have a row too, with
    /// the reason why they were passed over.
    Input in inputs, rows InputRows, key(input_id) {
        /// `i` and its number in the order of reading.
        input_id: String,
        /// Its path, relative to the argument that it came from; `-` for standard input.
        source: String,
        /// SHA-256 of its bytes as they lie, compressed or not; null where it was not read.
        sha256: Option<String>,
        /// Its size in bytes as it lies.
        byte_count: Option<u64>,
        /// Its format: `txt`, `jsonl`, `json`, `csv`, `tsv`, `parquet`, `html`, `warc`; null where it
        /// was not read.
        format: Option<Code>,
        /// Records in it.
        record_count: u64,
        /// Records that became documents.
        document_count: u64,
        /// Records that did not.
        reject_count: u64,
        /// Why it was passed over; null where it was not.
        skipped: Option<String>,
    }
}

table! {
    /// An input record that became no document.
    Reject in rejects, rows RejectRows, key(input_id, record) {
        /// The input.
        input_id: String => inputs,
        /// Number of the record in it, from 0.
        record: u32,
        /// As in `inputs`.
        source: String,
        /// Where the record begins, in bytes of the decompressed input; null for Parquet.
        byte_start: Option<u64>,
        /// Where it ends, exclusive.
        byte_end: Option<u64>,
        /// Why it became none.
        reason: RejectReason,
        /// The same in words, with the place.
        message: String,
        /// The first characters of the record.
        excerpt: Option<String>,
    }
}
