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
    /// Threads; as many as the machine has cores where not given. The tables do not depend on it.
    pub jobs: Option<NonZeroUsize>,
    /// Replace `out` if it is a dataset of ours.
    pub force: bool,
}

impl Config {
    /// Reads `inputs` with guessed columns and writes every format to `out`.
    pub fn new(
        inputs: impl IntoIterator<Item = impl Into<OsString>>,
        out: impl Into<PathBuf>,
    ) -> Self {
        Self {
            inputs: inputs.into_iter().map(Into::into).collect(),
            out: out.into(),
            formats: Format::ALL.to_vec(),
            reader: dateline_reader::Options::default(),
            jobs: None,
            force: false,
        }
    }

    /// The formats in a fixed order, each once.
    pub(crate) fn sorted_formats(&self) -> Vec<Format> {
        Format::ALL.into_iter().filter(|format| self.formats.contains(format)).collect()
    }
}

/// A format of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Apache Parquet.
    Parquet,
    /// Comma-separated values.
    Csv,
}

impl Format {
    /// All formats, in the order in which they are written and described.
    pub const ALL: [Self; 2] = [Self::Parquet, Self::Csv];

    /// Its name on the command line, which is also its folder and file extension.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Csv => "csv",
        }
    }

    /// Does it hold this table? CSV leaves out whole texts, which stand in no spreadsheet cell.
    pub fn holds(self, table: &str) -> bool {
        dateline_schema::table(table).is_some_and(|table| table.is_in(self.name()))
    }

    /// The file of a table, relative to the dataset's folder, with `/`.
    pub fn path(self, table: &str) -> String {
        format!("{0}/{table}.{0}", self.name())
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
