//! The pages of a report beside the tables, to which cells of the workbook lead: the page of their
//! document, at their sentence or statement.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use dateline_schema::{ColumnView, Rows, tables::MeetingReportRows};

use crate::build::writers::Chunk;

/// Whether every document will have a page. Sheets are begun before that is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages(Arc<Promise>);

#[derive(Debug, Default)]
struct Promise {
    made: AtomicBool,
    /// The first sentence that tells of each meeting, by ids.
    meetings: RwLock<BTreeMap<String, String>>,
}

impl Pages {
    /// Every document will have one.
    pub(crate) fn promise(&self) {
        self.0.made.store(true, Ordering::Relaxed);
    }

    fn is_promised(&self) -> bool {
        self.0.made.load(Ordering::Relaxed)
    }

    /// Looks at rows before they are written: a row of `meetings_flat` does not say which sentence it
    /// shows, the first row of `meeting_reports` does.
    pub(crate) fn look(&self, chunks: &[Chunk]) {
        let table = MeetingReportRows::TABLE;
        let told = chunks.iter().filter(|chunk| std::ptr::eq(chunk.table, table));
        for chunk in told.filter(|_| self.is_promised()) {
            let Ok(columns) = ColumnView::all(table, &chunk.rows) else { continue };
            let number = |name| table.columns.iter().position(|column| column.name == name);
            let Some((meeting, sentence)) = number("meeting_id").zip(number("sentence_id")) else {
                continue;
            };
            let mut meetings = self.0.meetings.write().unwrap_or_else(PoisonError::into_inner);
            for row in 0..chunk.rows.num_rows() {
                let ids = columns[meeting].text(row).zip(columns[sentence].text(row));
                if let Some((meeting, sentence)) = ids
                    && !meetings.contains_key(meeting)
                {
                    meetings.insert(meeting.to_owned(), sentence.to_owned());
                }
            }
        }
    }
}

#[cfg(feature = "xlsx")]
mod links {
    use std::sync::PoisonError;

    use dateline_export_xlsx::{Link, Links};
    use dateline_schema::{Kind, Table};

    use super::Pages;
    use crate::report;

    /// Columns that name a document or a place in one, and words, by the id that says where.
    const LINKED: [(&str, &str); 6] = [
        ("document_id", "document_id"),
        ("sentence_id", "sentence_id"),
        ("text", "sentence_id"),
        // A statement's row names its meeting too; its sentence is that of the statement.
        ("sentence", "meeting_id"),
        ("sentence", "statement_id"),
        ("statement_id", "statement_id"),
    ];

    impl Links for Pages {
        fn of(&self, table: &Table) -> Vec<Link> {
            let both = |&(column, key): &(&'static str, &'static str)| {
                let is_words = table.column(column)?.kind == Kind::Text;
                (is_words && table.column(key).is_some()).then_some(Link { column, key })
            };
            LINKED.iter().filter_map(both).collect()
        }

        /// `d0z.s3` is a sentence of the document `d0z`: its page has a place `s3`. A meeting leads to
        /// the first sentence that tells of it.
        fn target(&self, key: &str) -> Option<String> {
            if !self.is_promised() {
                return None;
            }
            if !key.starts_with('d') {
                let meetings = self.0.meetings.read().unwrap_or_else(PoisonError::into_inner);
                let sentence = meetings.get(key).filter(|sentence| sentence.starts_with('d'));
                return sentence.and_then(|sentence| self.target(sentence));
            }
            let folder = report::FOLDER;
            Some(match key.split_once('.') {
                None => format!("{folder}/documents/{key}.html"),
                Some((document, place)) => format!("{folder}/documents/{document}.html#{place}"),
            })
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::build::writers::Chunk;
        use dateline_schema::closed::MeetingSupport;
        use dateline_schema::table;
        use dateline_schema::tables::{MeetingReport, MeetingReportRows};

        #[test]
        fn rows_of_documents_lead_to_their_pages_once_there_are_some() {
            let pages = Pages::default();
            assert_eq!(pages.target("d0z"), None);
            pages.promise();
            assert_eq!(pages.target("d0z").as_deref(), Some("report/documents/d0z.html"));
            assert_eq!(pages.target("d0z.s3").as_deref(), Some("report/documents/d0z.html#s3"));
            assert_eq!(pages.target("p.zhao-kezhi"), None);
        }

        #[test]
        fn a_meeting_leads_to_the_first_sentence_that_tells_of_it() {
            let mut rows = MeetingReportRows::default();
            for (n, sentence) in [(1, "d0z.s4"), (2, "d1z.s1")] {
                rows.push(MeetingReport {
                    meeting_id: "m.a".into(),
                    n,
                    document_id: "d".into(),
                    sentence_id: sentence.into(),
                    start: 0,
                    end: 1,
                    meeting_text: "met".into(),
                    supports: MeetingSupport::Participant,
                });
            }
            let (pages, chunks) = (Pages::default(), [Chunk::of(rows)]);
            pages.look(&chunks);
            assert_eq!(pages.target("m.a"), None);
            pages.promise();
            pages.look(&chunks);
            assert_eq!(pages.target("m.a").as_deref(), Some("report/documents/d0z.html#s4"));
        }

        #[test]
        fn words_are_linked_where_the_row_says_whose_they_are() {
            let linked = |name: &str| {
                let links = Pages::default().of(table(name).unwrap());
                links.iter().map(|link| (link.column, link.key)).collect::<Vec<_>>()
            };
            let sentences = linked("sentences");
            assert!(sentences.contains(&("text", "sentence_id")));
            assert!(sentences.contains(&("document_id", "document_id")));
            assert_eq!(linked("statements_flat").last(), Some(&("statement_id", "statement_id")));
            assert_eq!(linked("meetings_flat"), [("sentence", "meeting_id")]);
            assert_eq!(linked("people"), []);
        }
    }
}
