//! What was not read, and what was not understood.

use dateline_schema::tables as rows;
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::contents::Contents;
use crate::render::{Address, Site};
use crate::tables::Tables;
use crate::{Error, Options, words};

#[derive(Serialize)]
struct Doubts {
    rejects: Vec<Reject>,
    reject_total: usize,
    issues: Vec<Issue>,
    issue_total: usize,
}

#[derive(Serialize)]
struct Reject {
    source: String,
    record: u32,
    reason: String,
    message: String,
    excerpt: Option<String>,
}

#[derive(Serialize)]
struct Issue {
    kind: String,
    message: String,
    sentence: Option<String>,
    link: Option<String>,
}

pub(super) fn write(
    site: &Site,
    contents: &Contents,
    tables: &Tables,
    options: &Options,
) -> Result<(), Error> {
    let rejects = tables.rows::<rows::Reject>()?;
    let issues = tables.rows::<rows::Issue>()?;
    let shown: FxHashSet<&str> =
        contents.documents.iter().map(|document| document.id.as_str()).collect();
    let issue = |row: &rows::Issue| {
        let sentence =
            row.sentence_id.as_ref().and_then(|id| contents.sentences.get(&id.to_string()));
        let place = sentence.map_or_else(|| "text".to_owned(), |s| format!("s{}", s.sentence));
        Issue {
            kind: words::value(row.kind.name()),
            message: row.message.to_string(),
            sentence: sentence.map(|sentence| sentence.text.to_string()),
            link: row
                .document_id
                .as_deref()
                .filter(|id| shown.contains(id))
                .map(|id| format!("documents/{id}.html#{place}")),
        }
    };
    let reject = |row: &rows::Reject| Reject {
        source: row.source.to_string(),
        record: row.record,
        reason: words::value(row.reason.name()),
        message: row.message.to_string(),
        excerpt: row.excerpt.as_deref().map(|excerpt| words::cut(excerpt, 200)),
    };
    let page = Doubts {
        reject_total: rejects.len(),
        rejects: rejects.iter().take(options.limit).map(reject).collect(),
        issue_total: issues.len(),
        issues: issues.iter().take(options.limit).map(issue).collect(),
    };
    site.write(
        "doubts.html",
        Address { file: "doubts.html", root: "" },
        "Left out and doubtful",
        page,
    )
}
