//! `sentences`.

use crate::RowId;
use crate::define::table;

table! {
    /// A sentence.
    Sentence in sentences, rows SentenceRows, key(sentence_id) {
        /// `<document_id>.s<n>`.
        sentence_id: RowId,
        /// The document.
        document_id: String => documents,
        /// Number in the document, from 1.
        sentence: u32,
        /// Number of its paragraph in the document, from 1.
        paragraph: u32,
        /// Where it begins in the text, in Unicode code points from 0.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// Where it begins, in bytes of the text in UTF-8.
        byte_start: u32,
        /// Where it ends, exclusive.
        byte_end: u32,
        /// The sentence, each run of white space as one space.
        text: String,
    }
}
