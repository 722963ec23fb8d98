//! What the reader gives: reports, rejects and finished inputs.

use jiff::civil::Date;

/// One step of a [`Reader`](crate::Reader).
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A record that can become a document.
    Report(RawReport),
    /// A record that cannot.
    Reject(Reject),
    /// A file or stream is finished; nothing of it comes after this.
    InputDone(Input),
}

/// A record as it came: its text decoded and otherwise unchanged, its fields by their role.
#[derive(Debug, Clone, PartialEq)]
pub struct RawReport {
    /// Index of the [`Input`] it came from.
    pub input: u32,
    /// Path relative to the argument it came from, with `/` separators; `-` for stdin.
    pub source: String,
    /// 0-based index of the record in its file.
    pub record: u32,
    /// The user's own id; of a web page its address.
    pub source_id: Option<String>,
    /// The title field.
    pub title: Option<String>,
    /// The date field.
    pub published: Option<Published>,
    /// The site of a web page, which is its agency where the text names none.
    pub agency: Option<String>,
    /// The one date in the file's name (`2021-02-20-hanoi.txt`), only where a file is one report; or
    /// in the address of a web page that gives none itself.
    pub file_name_date: Option<Date>,
    /// The text, without a byte order mark. Never blank, never only a header.
    pub text: String,
    /// What had to be done to read it.
    pub notes: Vec<DecodeNote>,
}

/// The value of a date field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// As it stands in the field (typed Parquet values in ISO 8601).
    pub raw: String,
    /// The local date as written; `None` where `raw` is ambiguous, or no date that exists.
    pub date: Option<Date>,
    /// The column was asked for; otherwise it was guessed by its name.
    pub given: bool,
}

/// Something that had to be done to turn bytes into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeNote {
    /// Sequences that are no UTF-8 (or UTF-16) became U+FFFD.
    Replaced {
        /// How many.
        count: u32,
    },
    /// Read as Windows-1252, because it is not UTF-8 and looks like text in it.
    Windows1252,
    /// Read as UTF-16, because of its byte order mark or its zero bytes.
    Utf16,
    /// NUL characters, kept in the text.
    Nul {
        /// How many.
        count: u32,
    },
    /// A quotation mark inside a quoted CSV field was not doubled; it was kept as text.
    StrayQuote,
    /// The JSON was mended: bare `NaN`, raw control characters or halves of surrogate pairs.
    RepairedJson,
}

impl DecodeNote {
    /// A sentence for people, without a full stop.
    pub fn message(self) -> String {
        match self {
            Self::Replaced { count } => {
                format!("{count} invalid byte sequence(s) replaced by U+FFFD")
            }
            Self::Windows1252 => "not valid UTF-8, read as Windows-1252".to_owned(),
            Self::Utf16 => "read as UTF-16".to_owned(),
            Self::Nul { count } => format!("{count} NUL character(s) kept"),
            Self::StrayQuote => "a quotation mark in a quoted field was not doubled".to_owned(),
            Self::RepairedJson => "not quite JSON, mended before it was read".to_owned(),
        }
    }

    /// Whether the text may differ from what its author wrote.
    pub fn is_doubtful(self) -> bool {
        !matches!(self, Self::Utf16)
    }
}

/// A record that cannot become a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Index of the [`Input`] it came from.
    pub input: u32,
    /// Path relative to the argument it came from, with `/` separators; `-` for stdin.
    pub source: String,
    /// 0-based index of the record in its file.
    pub record: u32,
    /// First byte of the record in the decompressed input; `None` in Parquet and where unknown.
    pub byte_start: Option<u64>,
    /// End (exclusive) of the record in the decompressed input.
    pub byte_end: Option<u64>,
    /// Why, from a closed list.
    pub reason: RejectReason,
    /// Why, for people: lower case, no full stop, says what was expected.
    pub message: String,
    /// At most 200 characters of it, control characters as spaces.
    pub excerpt: String,
}

/// Why a record became no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RejectReason {
    /// The file has no bytes, or only white space.
    Empty,
    /// The record has no text: null, blank, not a string.
    NoText,
    /// Only a ` date YYYY-MM-DD ` header.
    HeaderOnly,
    /// Not text in any encoding that is read.
    Binary,
    /// Longer than `--max-text`.
    TooLarge,
    /// The file could not be opened or read to its end.
    Unreadable,
    /// The compressed stream is broken or cut short.
    BrokenCompression,
    /// No valid JSON object.
    MalformedJson,
    /// A quoted field that never ends.
    MalformedCsv,
    /// More or fewer fields than the header.
    WrongFieldCount,
    /// The Parquet file, or a row group of it, is broken.
    MalformedParquet,
    /// One file among many lacks the text column.
    MissingColumn,
    /// A record of a web archive whose header or length is wrong, or bytes that are no record.
    MalformedWarc,
    /// A server's answer with another status than 200.
    HttpStatus,
    /// What a web archive holds beside pages: images, scripts, other documents.
    NotHtml,
    /// A web page that is a list of links.
    IndexPage,
    /// A web page that says there is none, or that shows none to a robot.
    ErrorPage,
    /// A web page that asks to sign in.
    LoginPage,
    /// A web page without a paragraph of prose.
    NoArticle,
    /// A fault of ours.
    InternalError,
}

impl RejectReason {
    /// The word in the `rejects` table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoText => "no_text",
            Self::HeaderOnly => "header_only",
            Self::Binary => "binary",
            Self::TooLarge => "too_large",
            Self::Unreadable => "unreadable",
            Self::BrokenCompression => "broken_compression",
            Self::MalformedJson => "malformed_json",
            Self::MalformedCsv => "malformed_csv",
            Self::WrongFieldCount => "wrong_field_count",
            Self::MalformedParquet => "malformed_parquet",
            Self::MissingColumn => "missing_column",
            Self::MalformedWarc => "malformed_warc",
            Self::HttpStatus => "http_status",
            Self::NotHtml => "not_html",
            Self::IndexPage => "index_page",
            Self::ErrorPage => "error_page",
            Self::LoginPage => "login_page",
            Self::NoArticle => "no_article",
            Self::InternalError => "internal_error",
        }
    }
}

/// A file or stream that was read, or passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// 0-based, in the order of reading.
    pub index: u32,
    /// Path relative to the argument it came from, with `/` separators; `-` for stdin.
    pub source: String,
    /// Of the bytes as they lie on disk, 64 hex digits.
    pub sha256: Option<String>,
    /// Bytes as they lie on disk.
    pub byte_count: Option<u64>,
    /// `txt`, `jsonl`, `json`, `csv`, `tsv`, `parquet`, `html`, `warc`, with `.gz` or `.zst` where compressed.
    pub format: Option<&'static str>,
    /// Reports and rejects.
    pub record_count: u64,
    /// Rejects.
    pub reject_count: u64,
    /// Why it was not read at all.
    pub skipped: Option<String>,
}
