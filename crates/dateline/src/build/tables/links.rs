//! `links`: decisions about identity.

use dateline_linker::Link;
use dateline_schema::tables::{self, LinkRows};

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
            score: link.score,
            decided_by: link.decided_by(),
            reason: link.reason.as_deref().map(fold),
        });
    }
    vec![Chunk::of(rows)]
}
