//! A dataset as pages to look at: its Parquet files to [`dateline_report`].

use std::fs::{self, File};
use std::path::Path;

use dateline_report::{Batches, Dataset, Options, ReadError, Written};
use dateline_schema::Table;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::{Error, Format};

/// The folder of the pages, inside that of the dataset.
pub const FOLDER: &str = "report";
/// What every page of ours has, so that no other folder is ever replaced.
const OURS: &str = "<meta name=\"generator\" content=\"dateline";

/// Writes the pages of the dataset in `folder` to its subfolder [`FOLDER`], in the place of such pages
/// that are there. The folder appears whole or not at all.
///
/// # Errors
/// [`Error::NoDataset`] where there are no Parquet files (texts are in no other format),
/// [`Error::NotOurs`] where something else stands in the place of the pages.
pub fn report(folder: &Path, options: &Options) -> Result<Written, Error> {
    let no_dataset =
        |message: &str| Error::NoDataset { path: folder.to_owned(), message: message.to_owned() };
    if !folder.is_dir() {
        return Err(no_dataset("no such folder; name one that `dateline build` wrote"));
    }
    if !folder.join(Format::Parquet.name()).is_dir() {
        return Err(no_dataset(
            "there is no folder parquet/ in it, of which pages are made; build it with --format parquet",
        ));
    }
    let target = folder.join(FOLDER);
    if target.symlink_metadata().is_ok() && !is_ours(&target) {
        return Err(Error::NotOurs { path: target });
    }
    let fault = |action| {
        let path = target.clone();
        move |error| Error::Output { path, action, error }
    };
    let staging = tempfile::Builder::new()
        .prefix(".report-")
        .tempdir_in(folder)
        .map_err(fault("create the folder"))?;
    let pages = staging.path().join(FOLDER);
    let written = write(&pages, folder, folder, options)?;
    if target.is_dir() {
        fs::rename(&target, staging.path().join("old")).map_err(fault("replace the folder"))?;
    }
    fs::rename(&pages, &target).map_err(fault("create the folder"))?;
    Ok(written)
}

/// Writes the pages of the dataset in `folder`, which is or will be at `target`, to `pages`.
pub(crate) fn write(
    pages: &Path,
    folder: &Path,
    target: &Path,
    options: &Options,
) -> Result<Written, Error> {
    dateline_report::write(pages, &ParquetFiles(folder), options)
        .map_err(|error| Error::Report { path: target.to_owned(), error })
}

fn is_ours(pages: &Path) -> bool {
    fs::read_to_string(pages.join("index.html")).is_ok_and(|page| page.contains(OURS))
}

/// The Parquet files of a dataset's folder.
struct ParquetFiles<'a>(&'a Path);

impl Dataset for ParquetFiles<'_> {
    fn batches(&self, table: &'static Table) -> Result<Batches<'_>, ReadError> {
        let file = File::open(self.0.join(Format::Parquet.path(table.name)))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new(file)?.build()?;
        Ok(Box::new(reader.map(|batch| batch.map_err(ReadError::from))))
    }
}
