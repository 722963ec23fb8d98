//! What can go wrong around the texts: with the call, the inputs as a whole, the output.

use std::io;
use std::path::PathBuf;

/// Why a dataset was not written, or not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The call makes no sense: no input, an unknown path, a missing column.
    #[error(transparent)]
    Input(#[from] dateline_reader::Error),
    /// The authority file is refused.
    #[error(transparent)]
    Authority(#[from] crate::AuthorityError),
    /// No format was asked for.
    #[error("no format to write, expected parquet, csv or others (--format)")]
    NoFormat,
    /// A format was asked for that this program was built without.
    #[error("this dateline was built without the format {0} (cargo feature {0})")]
    FormatLeftOut(&'static str),
    /// The number of threads is more than the machine gives.
    #[error("{jobs} threads cannot be started: {message}; ask for fewer (--jobs)")]
    Jobs {
        /// How many were asked for.
        jobs: usize,
        /// Why not.
        message: String,
    },
    /// Nothing at all could be read.
    #[error(
        "none of the {count} input(s) could be read, nothing was written; the first: {source_name}: {message}"
    )]
    NothingReadable {
        /// Inputs that were tried.
        count: u64,
        /// The first of them.
        source_name: String,
        /// What was wrong with it.
        message: String,
    },
    /// The file of corrections cannot be read, or a row of it makes no sense.
    #[error("{}, line {line}: {message}", path.display())]
    Corrections {
        /// The file.
        path: PathBuf,
        /// The line, from 1; 0 for the whole file.
        line: u64,
        /// What is wrong with it.
        message: String,
    },
    /// The output folder is there and bears no `run.json`.
    #[error(
        "{}: exists and is no dataset of dateline (it has no run.json), nothing was written; name another folder with -o, or remove this one yourself",
        path.display()
    )]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// The output folder is there and it was not said that it may be replaced.
    #[error(
        "{}: exists, nothing was written; name another folder with -o, or replace this dataset with --force",
        path.display()
    )]
    OutputExists {
        /// The folder.
        path: PathBuf,
    },
    /// Something could not be written.
    #[error("{}: cannot {action}: {error}; nothing was left there", path.display())]
    Output {
        /// File or folder.
        path: PathBuf,
        /// What was tried: `write`, `create the folder`, ….
        action: &'static str,
        /// Why not.
        #[source]
        error: io::Error,
    },
    /// A table could not be written.
    #[error("{}: cannot write the table: {message}; nothing was left there", path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// Why not.
        message: String,
    },
    /// What waits on disk between the two passes could not be written or read back.
    #[error("{}: cannot {action} the temporary file of reports there: {message}", path.display())]
    Spill {
        /// Its folder.
        path: PathBuf,
        /// `write`, `read back`.
        action: &'static str,
        /// Why not.
        message: String,
    },
    /// The pages of a dataset could not be made.
    #[error("{}: no pages: {error}", path.display())]
    Report {
        /// The dataset.
        path: PathBuf,
        /// Why not.
        #[source]
        error: dateline_report::Error,
    },
    /// Pages were asked for without the format of which they are made.
    #[error("--report needs the format parquet, of which the pages are made; add it to --format")]
    ReportWithoutParquet,
    /// A folder that should be a dataset is none.
    #[error("{}: {message}", path.display())]
    NoDataset {
        /// The folder.
        path: PathBuf,
        /// What is missing.
        message: String,
    },
}

impl Error {
    /// The exit code of the program that ends with this error: 2 usage, missing column or no input,
    /// 3 output that cannot be written or no input that can be read, 4 output that exists.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Authority(_)
            | Self::Input(_)
            | Self::NoFormat
            | Self::FormatLeftOut(_)
            | Self::ReportWithoutParquet
            | Self::Jobs { .. }
            | Self::Corrections { .. }
            | Self::NoDataset { .. } => 2,
            Self::NothingReadable { .. }
            | Self::Output { .. }
            | Self::Table { .. }
            | Self::Report { .. }
            | Self::Spill { .. } => 3,
            Self::NotOurs { .. } | Self::OutputExists { .. } => 4,
        }
    }
}
