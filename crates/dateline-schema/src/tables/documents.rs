//! `documents`, `document_places`, `texts`: the reports and what stands around their bodies.

use crate::closed::PublishedSource;
use crate::define::table;
use crate::{Code, Day};

table! {
    /// A report that was read.
    /// A report in a language that is not read has a row, its text and an issue, and nothing is
    /// extracted from it.
    Document in documents, rows DocumentRows, key(document_id) {
        /// `d` and 16 characters: a hash of the text, the publication day and your own id, else the
        /// path and record.
        document_id: String,
        /// The input that it came from.
        input_id: String => inputs,
        /// As in `inputs`.
        source: String,
        /// Number of the record in its input, from 0.
        record: u32,
        /// Your own id (`--id-column`); of a web page its address.
        source_id: Option<String>,
        /// Its title.
        title: Option<String>,
        /// The local date of publication as written, never converted between time zones; null where
        /// it is not known or does not exist.
        published: Option<Day>,
        /// Where that date came from.
        published_source: Option<PublishedSource>,
        /// The dateline as printed ("HANOI, Feb. 19").
        dateline_text: Option<String>,
        /// Where the dateline begins in the text, in Unicode code points from 0.
        dateline_start: Option<u32>,
        /// Where it ends, exclusive.
        dateline_end: Option<u32>,
        /// The day that the dateline gives.
        dateline_day: Option<Day>,
        /// The news agency that the text names as its own ("Xinhua"), else the site of a web page.
        agency: Option<Code>,
        /// The byline as printed.
        byline: Option<String>,
        /// Its language as BCP 47 (`en`); `und` where it could not be told.
        language: Code,
        /// Sentences of the body.
        sentence_count: u32,
        /// Words of the body.
        word_count: u32,
        /// A hash of the text alone: the same text twice is two documents with one hash.
        content_hash: String,
        /// The first document with the same text, if this is a later one.
        duplicate_of: Option<String> => documents,
        /// The first document with nearly the same text, such as an agency's report with another head
        /// or tail. Neither it nor a duplicate adds to any `document_count`.
        near_duplicate_of: Option<String> => documents,
    }
}

table! {
    /// A place of the dateline.
    DocumentPlace in document_places, rows DocumentPlaceRows, key(document_id, n) {
        /// The document.
        document_id: String => documents,
        /// Number in reading order, from 1.
        n: u32,
        /// The place, where it is known.
        place_id: Option<String> => places,
        /// Its words as printed.
        place_text: String,
        /// Where the words begin in the text, in Unicode code points from 0.
        start: u32,
        /// Where they end, exclusive.
        end: u32,
    }
}

table! {
    /// The text of a document.
    /// No format for a spreadsheet has it: no cell holds a whole report.
    Text in texts, rows TextRows, key(document_id) {
        /// The document.
        document_id: String => documents,
        /// The decoded record as it came, header and dateline included, line breaks and all; of a web
        /// page the article in it, a blank line between paragraphs. `start` and `end` in all tables
        /// count its Unicode code points.
        text: String,
    }
}
