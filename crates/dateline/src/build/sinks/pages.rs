//! The pages of a report beside the tables, to which cells of the workbook lead: the page of their
//! document, at their sentence or statement.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether every document will have a page. Sheets are begun before that is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages(Arc<AtomicBool>);

impl Pages {
    /// Every document will have one.
    pub(crate) fn promise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(feature = "xlsx")]
mod links {
    use std::sync::atomic::Ordering;

    use dateline_export_xlsx::{Link, Links};
    use dateline_schema::{Kind, Table};

    use super::Pages;
    use crate::report;

    /// Columns that name a document or a place in one, and words, by the id that says where.
    const LINKED: [(&str, &str); 5] = [
        ("document_id", "document_id"),
        ("sentence_id", "sentence_id"),
        ("text", "sentence_id"),
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

        /// `d0z.s3` is a sentence of the document `d0z`: its page has a place `s3`.
        fn target(&self, key: &str) -> Option<String> {
            if !key.starts_with('d') || !self.0.load(Ordering::Relaxed) {
                return None;
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
        use dateline_schema::table;

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
        fn words_are_linked_where_the_row_says_whose_they_are() {
            let linked = |name: &str| {
                let links = Pages::default().of(table(name).unwrap());
                links.iter().map(|link| (link.column, link.key)).collect::<Vec<_>>()
            };
            let sentences = linked("sentences");
            assert!(sentences.contains(&("text", "sentence_id")));
            assert!(sentences.contains(&("document_id", "document_id")));
            assert!(linked("statements_flat").contains(&("sentence", "statement_id")));
            assert_eq!(linked("people"), []);
        }
    }
}
