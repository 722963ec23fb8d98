//! What a caller asks for.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use serde::Serialize;

/// What [`build`](crate::build()) is to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Files, folders, patterns, `-` for standard input.
    pub inputs: Vec<OsString>,
    /// The folder to write. It must not exist, or `force` be set.
    pub out: PathBuf,
    /// The formats to write, in any order.
    pub formats: Vec<Format>,
    /// How to read the inputs.
    pub reader: dateline_reader::Options,
    /// A CSV file of people that wins over every rule.
    pub authority: Option<PathBuf>,
    /// Threads; as many as the machine has cores where not given. The tables do not depend on it.
    pub jobs: Option<NonZeroUsize>,
    /// Bytes of memory for what the linker can put aside; beyond them it goes to a file beside `out`.
    /// The tables do not depend on it.
    pub memory: usize,
    /// Make the pages of the dataset too, in its folder [`report::FOLDER`](crate::report::FOLDER).
    pub report: bool,
    /// A file of corrections, which win over every rule.
    pub corrections: Option<PathBuf>,
    /// Which people have rows.
    pub people: People,
    /// Replace `out` if it is a dataset of ours.
    pub force: bool,
}

impl Config {
    /// What [`Config::memory`] is where nothing else is said: 256 MiB.
    pub const MEMORY: usize = 256 << 20;

    /// Reads `inputs` with guessed columns and writes Parquet and CSV to `out`.
    pub fn new(
        inputs: impl IntoIterator<Item = impl Into<OsString>>,
        out: impl Into<PathBuf>,
    ) -> Self {
        Self {
            inputs: inputs.into_iter().map(Into::into).collect(),
            out: out.into(),
            formats: Format::DEFAULT.to_vec(),
            reader: dateline_reader::Options::default(),
            authority: None,
            jobs: None,
            memory: Self::MEMORY,
            report: false,
            corrections: None,
            people: People::All,
            force: false,
        }
    }

    /// The formats in a fixed order, each once.
    pub(crate) fn sorted_formats(&self) -> Vec<Format> {
        Format::ALL.into_iter().filter(|format| self.formats.contains(format)).collect()
    }
}

/// Which people have rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum People {
    /// Everybody whom a report names.
    #[default]
    All,
    /// Only those of whom some report attests an office; what others say and do has no rows.
    OfficeHolders,
}

/// A format of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Apache Parquet.
    Parquet,
    /// Comma-separated values, for programs.
    Csv,
    /// Comma-separated values as Excel opens them by a double click.
    CsvExcel,
    /// One Excel workbook.
    Xlsx,
    /// Arrow IPC files.
    Arrow,
    /// JSON lines.
    Jsonl,
    /// One SQLite database.
    Sqlite,
}

impl Format {
    /// All formats, in the order in which they are written and described.
    pub const ALL: [Self; 7] = [
        Self::Parquet,
        Self::Csv,
        Self::CsvExcel,
        Self::Xlsx,
        Self::Arrow,
        Self::Jsonl,
        Self::Sqlite,
    ];
    /// Those that are written if none is asked for.
    pub const DEFAULT: [Self; 2] = [Self::Parquet, Self::Csv];

    /// Its name on the command line, which is also the name of its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Csv => "csv",
            Self::CsvExcel => "csv-excel",
            Self::Xlsx => "xlsx",
            Self::Arrow => "arrow",
            Self::Jsonl => "jsonl",
            Self::Sqlite => "sqlite",
        }
    }

    /// Does it hold this table? Formats for a spreadsheet leave out whole texts, which stand in no cell.
    pub fn holds(self, table: &str) -> bool {
        dateline_schema::table(table).is_some_and(|table| table.is_in(self.name()))
    }

    /// The file of a table, relative to the dataset's folder, with `/`.
    pub fn path(self, table: &str) -> String {
        dateline_schema::table(table).map_or_else(String::new, |table| table.path_in(self.name()))
    }

    /// Is it one file for all tables?
    pub const fn is_one_file(self) -> bool {
        matches!(self, Self::Xlsx | Self::Sqlite)
    }

    /// Can [`check`](crate::check()) read it? The others are made of the same rows for programs that
    /// are not ours, which test them.
    pub const fn is_checked(self) -> bool {
        matches!(self, Self::Parquet | Self::Csv)
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(Self::name).join(", ");
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| format!("unknown format {name:?}, expected one of {}", known()))
    }
}
