//! `issues`.

use crate::RowId;
use crate::closed::IssueKind;
use crate::define::table;

table! {
    /// A doubt about something that was kept.
    Issue in issues, rows IssueRows, key(issue_id) {
        /// `<document_id>.i<n>`; `corrections.i<n>` for a correction.
        issue_id: RowId,
        /// The document; null for a correction that matched nothing.
        document_id: Option<String> => documents,
        /// The sentence; null where it is about the whole document.
        sentence_id: Option<RowId> => sentences,
        /// Where the words in doubt begin in the text, in Unicode code points from 0.
        start: Option<u32>,
        /// Where they end, exclusive.
        end: Option<u32>,
        /// What kind of doubt.
        kind: IssueKind,
        /// The doubt in words.
        message: String,
    }
}
