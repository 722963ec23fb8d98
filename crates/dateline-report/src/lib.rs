//! A dataset as pages to look at: what is in it, who met whom, where, and the words that say so.
//!
//! [`write()`] makes a folder of HTML files that stand alone: no file loads another, nothing is fetched,
//! and a content security policy in each forbids both. They can be opened from a disk, attached to a
//! mail, printed, and used without a mouse and without the script.
//!
//! ```text
//! index.html       counts, the meetings with most reports, people, countries, acts, what was left out
//! meetings.html    a timeline, and every meeting with the sentences that tell of it
//! people.html      who met whom, and everybody with offices and meetings
//! map.html         where meetings were
//! doubts.html      what was rejected, what is doubtful
//! documents.html   the reports
//! documents/<document_id>.html   a report's text, with what was found in it
//! ```
//!
//! In reading order: [`Dataset`] where rows come from, `tables` those that are kept, `contents` what
//! pages are of, `found` the rows inside a report,
//! `annotate` marks in a text, `drawing` shapes, `pages` one file a page, `render` the
//! templates and what stands round every page.

mod annotate;
mod contents;
mod drawing;
mod found;
mod pages;
mod render;
mod tables;
mod words;

use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use dateline_schema::Table;

/// What goes wrong in a dataset's files is for whoever reads them to say.
pub type ReadError = Box<dyn std::error::Error + Send + Sync>;

/// Rows of a table, in its order.
pub type Batches<'a> = Box<dyn Iterator<Item = Result<RecordBatch, ReadError>> + 'a>;

/// Where the rows of a dataset come from.
pub trait Dataset {
    /// All rows of a table, with its columns in its order.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn batches(&self, table: &'static Table) -> Result<Batches<'_>, ReadError>;
}

/// What a caller may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The heading of the first page.
    pub title: String,
    /// The program that made the dataset, with its version, for the foot of each page.
    pub program: String,
    /// Reports that get a page of their own, and rows of the longest lists. What is beyond is counted
    /// and said.
    pub limit: usize,
}

impl Options {
    /// The most reports of a page set, unless it is chosen.
    pub const LIMIT: usize = 2000;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: "Who met whom, and who said what".to_owned(),
            program: format!("dateline {}", env!("CARGO_PKG_VERSION")),
            limit: Self::LIMIT,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Reports in the dataset.
    pub documents: usize,
    /// Reports with a page of their own.
    pub shown: usize,
}

/// Why there are no pages.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table cannot be read.
    #[error("table {table}: {source}")]
    Table {
        /// The table.
        table: &'static str,
        /// What its reader says.
        source: ReadError,
    },
    /// A table has other columns, or values, than it is defined with.
    #[error("table {table} is not as this version defines it; build the dataset again")]
    Rows {
        /// The table.
        table: &'static str,
    },
    /// A file cannot be written.
    #[error("{}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A template is wrong, which tests exclude.
    #[error(transparent)]
    Template(#[from] minijinja::Error),
}

/// Writes the pages of a dataset into `folder`, which is made if it is not there. Memory: the rows of
/// the reports that have a page, and those of the tables of people, meetings and places.
///
/// # Errors
/// Where rows cannot be read or files not be written.
pub fn write(folder: &Path, dataset: &dyn Dataset, options: &Options) -> Result<Written, Error> {
    let tables = tables::Tables::load(dataset, options.limit)?;
    let contents = contents::Contents::of(&tables, options.limit)?;
    let site = render::Site::new(folder, options, &contents)?;
    pages::write(&site, &contents, &tables, options)?;
    Ok(Written { documents: tables.document_count(), shown: contents.documents.len() })
}
