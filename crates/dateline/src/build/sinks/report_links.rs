//! Where cells of the workbook lead: the page of their document, at their sentence.

use dateline_export_xlsx::{Link, Links};
use dateline_schema::Table;

/// Links to the pages of a report that lies beside the workbook.
#[derive(Debug)]
pub(crate) struct ReportLinks;

/// Columns that name a document or a place in one, the words before the ids that say where.
const LINKED: [(&str, &str); 5] = [
    ("document_id", "document_id"),
    ("sentence_id", "sentence_id"),
    ("text", "sentence_id"),
    ("sentence", "statement_id"),
    ("statement_id", "statement_id"),
];

impl Links for ReportLinks {
    fn of(&self, table: &Table) -> Vec<Link> {
        let both = |&(column, key): &(&'static str, &'static str)| {
            let is_words = table.column(column)?.kind == dateline_schema::Kind::Text;
            (is_words && table.column(key).is_some()).then_some(Link { column, key })
        };
        LINKED.iter().filter_map(both).collect()
    }

    /// `d0z.s3` is a row of the document `d0z`: its page has a place of that name.
    fn target(&self, key: &str) -> Option<String> {
        if !key.starts_with('d') {
            return None;
        }
        Some(match key.split_once('.') {
            None => format!("report/documents/{key}.html"),
            Some((document, _)) => format!("report/documents/{document}.html#{key}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_schema::table;

    #[test]
    fn rows_of_documents_lead_to_their_pages() {
        let target = |key: &str| ReportLinks.target(key);
        assert_eq!(target("d0z").as_deref(), Some("report/documents/d0z.html"));
        assert_eq!(target("d0z.s3").as_deref(), Some("report/documents/d0z.html#d0z.s3"));
        assert_eq!(target("p.zhao-kezhi"), None);
    }

    #[test]
    fn words_are_linked_where_the_row_says_whose_they_are() {
        let linked = |name: &str| {
            let links = ReportLinks.of(table(name).unwrap());
            links.iter().map(|link| (link.column, link.key)).collect::<Vec<_>>()
        };
        let sentences = linked("sentences");
        assert!(sentences.contains(&("text", "sentence_id")));
        assert!(sentences.contains(&("document_id", "document_id")));
        assert!(linked("statements_flat").contains(&("sentence", "statement_id")));
        assert_eq!(linked("people"), []);
    }
}
