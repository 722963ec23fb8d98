//! `inputs` and `rejects`: what was read, and what became no document.

use dateline_reader::{Input, Reject, RejectReason as Refused};
use dateline_schema::closed::RejectReason;
use dateline_schema::tables::{self, InputRows, RejectRows};

use crate::build::digest::Fault;
use crate::build::ids::input_id;
use crate::build::offsets::fold;
use crate::build::writers::Chunk;

/// Characters of a record that are shown.
const EXCERPT: usize = 200;

/// A record that became no document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RejectedRecord {
    pub(crate) input: u32,
    pub(crate) record: u32,
    pub(crate) source: String,
    bytes: Option<(u64, u64)>,
    pub(crate) reason: RejectReason,
    pub(crate) message: String,
    excerpt: String,
}

impl From<Reject> for RejectedRecord {
    fn from(reject: Reject) -> Self {
        Self {
            input: reject.input,
            record: reject.record,
            source: reject.source,
            bytes: reject.byte_start.zip(reject.byte_end),
            reason: reason(reject.reason),
            message: reject.message,
            excerpt: reject.excerpt,
        }
    }
}

impl From<Fault> for RejectedRecord {
    fn from(fault: Fault) -> Self {
        let Fault { raw, message } = fault;
        Self {
            input: raw.input,
            record: raw.record,
            source: raw.source,
            bytes: None,
            reason: RejectReason::InternalError,
            message: format!("a fault in dateline, please report it: {message}"),
            excerpt: raw
                .text
                .chars()
                .take(EXCERPT)
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect(),
        }
    }
}

fn reason(reason: Refused) -> RejectReason {
    match reason {
        Refused::Empty => RejectReason::Empty,
        Refused::NoText => RejectReason::NoText,
        Refused::HeaderOnly => RejectReason::HeaderOnly,
        Refused::Binary => RejectReason::Binary,
        Refused::TooLarge => RejectReason::TooLarge,
        Refused::Unreadable => RejectReason::Unreadable,
        Refused::BrokenCompression => RejectReason::BrokenCompression,
        Refused::MalformedJson => RejectReason::MalformedJson,
        Refused::MalformedCsv => RejectReason::MalformedCsv,
        Refused::WrongFieldCount => RejectReason::WrongFieldCount,
        Refused::MalformedParquet => RejectReason::MalformedParquet,
        Refused::MissingColumn => RejectReason::MissingColumn,
        Refused::MalformedWarc => RejectReason::MalformedWarc,
        Refused::HttpStatus => RejectReason::HttpStatus,
        Refused::NotHtml => RejectReason::NotHtml,
        Refused::IndexPage => RejectReason::IndexPage,
        Refused::ErrorPage => RejectReason::ErrorPage,
        Refused::LoginPage => RejectReason::LoginPage,
        Refused::NoArticle => RejectReason::NoArticle,
        Refused::InternalError => RejectReason::InternalError,
    }
}

/// Rows of `rejects`, in the order given: by input and record.
pub(crate) fn rejects(rejects: &[RejectedRecord]) -> Vec<Chunk> {
    let mut rows = RejectRows::default();
    for reject in rejects {
        rows.push(tables::Reject {
            input_id: input_id(reject.input).into(),
            record: reject.record,
            source: fold(&reject.source),
            byte_start: reject.bytes.map(|(start, _)| start),
            byte_end: reject.bytes.map(|(_, end)| end),
            reason: reject.reason,
            message: fold(&reject.message),
            excerpt: Some(fold(&reject.excerpt)).filter(|excerpt| !excerpt.trim().is_empty()),
        });
    }
    vec![Chunk::of(rows)]
}

/// An input that is read to its end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FinishedInput {
    pub(crate) id: String,
    /// Rejects, the faults of ours included.
    pub(crate) rejects: u64,
    pub(crate) input: Input,
}

/// Rows of `inputs`, in the order given: by id.
pub(crate) fn inputs(inputs: &[FinishedInput]) -> Vec<Chunk> {
    let mut rows = InputRows::default();
    for FinishedInput { id, rejects, input } in inputs {
        rows.push(tables::Input {
            input_id: id.into(),
            source: fold(&input.source),
            sha256: input.sha256.as_deref().map(Into::into),
            byte_count: input.byte_count,
            format: input.format.map(Into::into),
            record_count: input.record_count,
            document_count: input.record_count.saturating_sub(*rejects),
            reject_count: *rejects,
            skipped: input.skipped.as_deref().map(fold),
        });
    }
    vec![Chunk::of(rows)]
}
