//! What a caller can ask of the reader.

use std::path::PathBuf;

use crate::{date_value::DateOrder, format::Format, sample::Sample};

/// Choices of the caller; [`Options::default`] guesses columns by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Column or JSON key with the text of the report.
    pub text_column: Option<String>,
    /// Column or JSON key with its date.
    pub date_column: Option<String>,
    /// Column or JSON key with the user's own id.
    pub id_column: Option<String>,
    /// Column or JSON key with the title.
    pub title_column: Option<String>,
    /// How to read `05/06/2020`; without it such a date is ambiguous and so unknown.
    pub date_order: Option<DateOrder>,
    /// Longest text in bytes of UTF-8. A record with all its other fields may be four times that
    /// and a mebibyte more.
    pub max_text: usize,
    /// A file with one path a line, `-` for stdin; read after the arguments.
    pub files_from: Option<PathBuf>,
    /// Format of `-`; by content when not given.
    pub stdin_format: Option<Format>,
    /// Read so many records and no more.
    pub limit: Option<u64>,
    /// Read only these of all records.
    pub sample: Option<Sample>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            text_column: None,
            date_column: None,
            id_column: None,
            title_column: None,
            date_order: None,
            max_text: 16 << 20,
            files_from: None,
            stdin_format: None,
            limit: None,
            sample: None,
        }
    }
}

impl Options {
    /// Longest record in bytes, all fields and escapes included.
    pub(crate) fn max_record(&self) -> usize {
        self.max_text.saturating_mul(4).saturating_add(1 << 20)
    }
}
