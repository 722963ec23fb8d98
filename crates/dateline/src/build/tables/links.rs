//! `links`: decisions about identity; and issues of corrections that decide nothing.

use dateline_linker::{Link, Unmatched};
use dateline_schema::closed::IssueKind;
use dateline_schema::tables::{self, IssueRows, LinkRows};

use crate::build::offsets::fold;
use crate::build::writers::Chunk;

/// Rows of `links` with the ids of their ends, in the order given.
pub(crate) fn links(links: &[(String, String, &Link)]) -> Vec<Chunk> {
    let mut rows = LinkRows::default();
    for (left, right, link) in links {
        rows.push(tables::Link {
            left_id: left.into(),
            right_id: right.into(),
            kind: link.kind,
            method: link.method.into(),
            score: link.score.map(rounded),
            decided_by: link.decided_by,
            reason: link.reason.as_deref().map(fold),
        });
    }
    vec![Chunk::of(rows)]
}

/// A score to three decimals: more says nothing, and some readers of text lose the last bits.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

/// Rows of `issues` for corrections that could not be applied; they are about no document.
pub(crate) fn unmatched(unmatched: &[Unmatched]) -> Vec<Chunk> {
    let mut rows = IssueRows::default();
    for (n, correction) in (1..).zip(unmatched) {
        rows.push(tables::Issue {
            issue_id: format!("corrections.i{n}").into(),
            document_id: None,
            sentence_id: None,
            start: None,
            end: None,
            kind: IssueKind::UnmatchedCorrection,
            message: fold(&format!("line {}: {}", correction.line, correction.message))
                .into_owned()
                .into(),
        });
    }
    vec![Chunk::of(rows)]
}
