//! `croissant.json`: the files of one format with their hashes.

use std::fs::File;
use std::io;
use std::path::Path;

use dateline_schema::{DatasetFacts, HashedFile, TABLES, Table};
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::build::documents::{Facts, citation};
use crate::build::output::Output;
use crate::{Error, Format};

/// The description of the Parquet files, else of the CSV files; nothing if there are neither.
pub(super) fn croissant(
    output: &Output,
    facts: &Facts<'_>,
    formats: &[Format],
) -> Result<Option<Value>, Error> {
    let described = [Format::Parquet, Format::Csv];
    let Some(&format) = described.iter().find(|format| formats.contains(format)) else {
        return Ok(None);
    };
    let tables: Vec<&'static Table> =
        TABLES.iter().copied().filter(|table| format.holds(table.name)).collect();
    let files: Vec<HashedFile> = tables
        .into_par_iter()
        .map(|table| {
            let path = format.path(table.name);
            let sha256 = sha256(&output.path().join(&path)).map_err(|error| Error::Output {
                path: output.target().join(&path),
                action: "read back",
                error,
            })?;
            Ok(HashedFile { table: table.name, sha256 })
        })
        .collect::<Result<_, Error>>()?;
    let about = DatasetFacts {
        title: facts.title(),
        description: facts.origin(),
        citation: citation::sentence(facts),
    };
    Ok(Some(dateline_schema::croissant(&about, format.name(), &files)))
}

fn sha256(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(path)?, &mut HashWriter(&mut hasher))?;
    let mut digits = String::with_capacity(64);
    for byte in hasher.finalize() {
        for half in [byte >> 4, byte & 15] {
            digits.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    Ok(digits)
}

/// A hash as something to write to.
struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
