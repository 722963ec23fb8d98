//! `works`.

use crate::closed::WorkKind;
use crate::define::table;

table! {
    /// A named plan, treaty, congress, initiative, exercise or law.
    Work in works, rows WorkRows, key(work_id) {
        /// `w.` and the folded name; on a clash with a number.
        work_id: String => entities,
        /// Its name.
        name: String,
        /// Its acronym.
        acronym: Option<String>,
        /// What kind of work.
        kind: WorkKind,
        /// Its number, where it has one: 13 for "13th National Congress".
        ordinal: Option<u32>,
        /// Different texts that name it.
        document_count: u32,
        /// Mentions in all documents.
        mention_count: u32,
    }
}
