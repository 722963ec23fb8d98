//! Golden tables: what a dataset must be, a CSV file for each table.
//!
//! A table that is not as expected fails with the rows that differ. With [`BLESS`] in the environment,
//! which `cargo xtask bless` sets, the expected files are rewritten instead.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use dateline_schema::{TABLES, Table};
use libtest_mimic::{Arguments, Failed, Trial};

use crate::rows::difference;

/// The variable that lets tests rewrite what they expect.
pub const BLESS: &str = "DATELINE_BLESS";

/// Runs a test for each table in CSV: the file in `made` must be that in `expected`. Both are folders;
/// `corpus` names the tests.
pub fn run(corpus: &str, made: &Path, expected: &Path) -> ExitCode {
    let bless = std::env::var_os(BLESS).is_some();
    let tables = TABLES.iter().copied().filter(|table| table.is_in("csv"));
    let mut trials: Vec<Trial> = tables
        .map(|table| {
            let file = format!("{}.csv", table.name);
            let (made, expected) = (made.join(&file), expected.join(&file));
            let test = move || compare(table, &made, &expected, bless);
            Trial::test(format!("{corpus}::{}", table.name), test)
        })
        .collect();
    let folder = expected.to_owned();
    trials.push(Trial::test(format!("{corpus}::no_other_file"), move || others(&folder)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn compare(table: &'static Table, made: &Path, expected: &Path, bless: bool) -> Result<(), Failed> {
    let made = fs::read_to_string(made).map_err(|error| format!("{}: {error}", made.display()))?;
    let known = fs::read_to_string(expected).ok();
    if known.as_deref() == Some(&made) {
        return Ok(());
    }
    if bless {
        if let Some(folder) = expected.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(expected, made)?;
        return Ok(());
    }
    let header_only = made.lines().next().unwrap_or_default();
    let known = known.unwrap_or_else(|| format!("{header_only}\n"));
    match difference(table, &known, &made)? {
        Some(difference) => Err(difference.to_string().into()),
        // There is no expected file, and the table has no rows.
        None => Err(format!("{}: no expected file", table.name).into()),
    }
}

/// An expected file of a table that there is not says nothing any more.
fn others(folder: &Path) -> Result<(), Failed> {
    let known: BTreeSet<String> =
        TABLES.iter().map(|table| format!("{}.csv", table.name)).collect();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !known.contains(&name) {
            return Err(format!("{name} is of no table").into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_fails_until_it_is_blessed() {
        let folder = tempfile::tempdir().unwrap();
        let (made, expected) = (folder.path().join("a.csv"), folder.path().join("deep/b.csv"));
        let table = dateline_schema::table("entities").unwrap();
        fs::write(&made, "entity_id,kind,name\np.a,person,A\n").unwrap();
        assert!(compare(table, &made, &expected, false).is_err());
        assert!(!expected.exists());
        assert!(compare(table, &made, &expected, true).is_ok());
        assert!(compare(table, &made, &expected, false).is_ok());
        fs::write(&made, "entity_id,kind,name\np.a,person,B\n").unwrap();
        let failed = compare(table, &made, &expected, false).unwrap_err();
        assert!(failed.message().is_some_and(|message| message.contains("\"A\" -> \"B\"")));
    }

    #[test]
    fn files_of_no_table_are_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("people.csv"), "").unwrap();
        assert!(others(folder.path()).is_ok());
        fs::write(folder.path().join("persons.csv"), "").unwrap();
        assert!(others(folder.path()).is_err());
    }
}
