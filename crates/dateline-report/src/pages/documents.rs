//! The list of the reports that have a page.

use serde::Serialize;

use crate::Error;
use crate::contents::{Contents, Document};
use crate::render::{Address, Site};
use crate::tables::Tables;

#[derive(Serialize)]
struct Documents<'a> {
    documents: &'a [Document],
    total: usize,
}

pub(super) fn write(site: &Site, contents: &Contents, tables: &Tables) -> Result<(), Error> {
    let page = Documents { documents: &contents.documents, total: tables.document_count() };
    site.write("documents.html", Address { file: "documents.html", root: "" }, "Reports", page)
}
