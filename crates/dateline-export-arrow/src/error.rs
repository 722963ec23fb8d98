//! Why a table was not written.

use std::io;
use std::path::PathBuf;

use arrow_schema::ArrowError;
use dateline_schema::Mismatch;

/// Why a table was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be made.
    #[error("cannot create {}: {error}", path.display())]
    Create {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        error: io::Error,
    },
    /// Bytes could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
    /// Rows could not be encoded.
    #[error("cannot write: {0}")]
    Encode(#[from] ArrowError),
    /// The rows are none of the table's.
    #[error(transparent)]
    Rows(#[from] Mismatch),
}
