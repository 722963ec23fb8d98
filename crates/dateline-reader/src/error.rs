//! What is wrong with the call itself, said before anything is read.

use std::io;

/// A usage error: the command cannot mean anything (exit code 2).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No path, no `-`, no list of files.
    #[error("no input: name files, folders, patterns, or - for stdin")]
    NoInput,
    /// A path that is not there.
    #[error("{path}: not found{}", nearby(folder, nearest))]
    NotFound {
        /// As it was given.
        path: String,
        /// The deepest folder on the way that exists.
        folder: String,
        /// Names in that folder, the most similar first.
        nearest: Vec<String>,
    },
    /// A pattern that matches nothing.
    #[error("{pattern}: no file matches this pattern")]
    NoMatch {
        /// As it was given.
        pattern: String,
    },
    /// A pattern that is none.
    #[error("{pattern}: bad pattern at byte {position}: {message}")]
    BadPattern {
        /// As it was given.
        pattern: String,
        /// Byte in the pattern.
        position: usize,
        /// What is wrong there.
        message: &'static str,
    },
    /// The list given by `--files-from` cannot be read.
    #[error("{path}: the list of files cannot be read: {error}")]
    List {
        /// As it was given.
        path: String,
        /// Why.
        #[source]
        error: io::Error,
    },
    /// Nothing among the inputs is of a known kind.
    #[error("nothing to read in {inputs}: {}", nothing(*skipped, kinds))]
    NothingToRead {
        /// The arguments.
        inputs: String,
        /// Files that were looked at.
        skipped: u64,
        /// Their extensions, the first ten.
        kinds: Vec<String>,
    },
    /// No input has a column that was asked for, or none that could be the text.
    #[error("{source_name}: {}", missing(role, column.as_deref(), columns))]
    MissingColumn {
        /// `text`, `date`, `id` or `title`.
        role: &'static str,
        /// The column that was asked for; `None` if it was to be guessed.
        column: Option<String>,
        /// The first input without it.
        source_name: String,
        /// The columns that are there.
        columns: Vec<String>,
    },
}

fn nearby(folder: &str, nearest: &[String]) -> String {
    if nearest.is_empty() {
        format!("; {folder} is empty")
    } else {
        format!("; in {folder} there are {}", nearest.join(", "))
    }
}

fn nothing(skipped: u64, kinds: &[String]) -> String {
    let web = if cfg!(feature = "web") { ", .html, .warc" } else { "" };
    let read = format!(
        "read are .txt, .jsonl, .ndjson, .json, .csv, .tsv, .parquet{web}, each also .gz or .zst"
    );
    if skipped == 0 {
        return format!("no files there; {read}");
    }
    format!("{skipped} file(s) of other kinds ({}); {read}", kinds.join(", "))
}

fn missing(role: &str, column: Option<&str>, columns: &[String]) -> String {
    let there = if columns.is_empty() { "none".to_owned() } else { columns.join(", ") };
    match column {
        Some(column) => format!("no column {column:?} for --{role}-column; columns there: {there}"),
        None => format!(
            "no column looks like the {role}; name it with --{role}-column; columns there: {there}"
        ),
    }
}
