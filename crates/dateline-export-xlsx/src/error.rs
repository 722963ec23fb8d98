//! Why a workbook was not written.

use dateline_schema::Mismatch;
use rust_xlsxwriter::XlsxError;

/// Why a workbook was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The workbook, or the temporary file of a sheet, could not be written.
    #[error("cannot write: {0}")]
    Write(#[from] XlsxError),
    /// The rows are none of the table's.
    #[error(transparent)]
    Rows(#[from] Mismatch),
}
