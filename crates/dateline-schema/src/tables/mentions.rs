//! `mentions`.

use crate::RowId;
use crate::closed::{LinkSource, MentionForm, MentionKind};
use crate::define::table;

table! {
    /// A span of text that names somebody or something, or points to it.
    Mention in mentions, rows MentionRows, key(mention_id) {
        /// `<document_id>.m<n>`.
        mention_id: RowId,
        /// The document.
        document_id: String => documents,
        /// The sentence; null in a dateline or title.
        sentence_id: Option<RowId> => sentences,
        /// Where it begins in the text, in Unicode code points from 0.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// Where it begins, in bytes of the text in UTF-8.
        byte_start: u32,
        /// Where it ends, exclusive.
        byte_end: u32,
        /// The words as printed.
        mention_text: String,
        /// What kind of thing is meant.
        kind: MentionKind,
        /// What kind of words it is.
        form: MentionForm,
        /// Who or what is meant; null where it could not be told.
        entity_id: Option<String> => entities,
        /// How that was decided.
        link_source: Option<LinkSource>,
        /// How sure that decision is, 0 to 1.
        confidence: Option<f64> = not_filled,
    }
}
