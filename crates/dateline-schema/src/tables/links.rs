//! `links`.

use crate::closed::{DecidedBy, LinkKind};
use crate::define::table;
use crate::{Code, RowId};

table! {
    /// A decision about identity across documents, or a correction that was applied.
    /// The ends are ids of this dataset: mentions of people, organisations, works and places; sentences
    /// that tell of one meeting; documents that are duplicates;
    /// meetings for a plan and what came of it. A correction of one thing has it at both ends; one that
    /// left it out has the document.
    Link in links, rows LinkRows, key(left_id, right_id, kind) {
        /// What was linked.
        left_id: RowId,
        /// To what.
        right_id: RowId,
        /// What was decided.
        kind: LinkKind,
        /// The rule that decided.
        method: Code,
        /// How strong its evidence was, 0 to 1, on the rule's own scale, to three decimals.
        score: Option<f64>,
        /// Who decided.
        decided_by: DecidedBy,
        /// The evidence in words.
        reason: Option<String>,
    }
}
