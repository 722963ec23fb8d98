//! `dateline diff`: what changed between two datasets.

use std::io;
use std::process::ExitCode;

use dateline::{Change, ChangeKind, TableDiff, diff};

use crate::FAILED;
use crate::cli::DiffOptions;
use crate::stdout;

pub(crate) fn run(options: &DiffOptions) -> anyhow::Result<ExitCode> {
    let only: Vec<&str> = options.table.iter().map(String::as_str).collect();
    let tables = diff(&options.old, &options.new, &only, options.show)?;
    stdout::with(|out| tables.iter().try_for_each(|table| tell(table, out)))?;
    let same = tables.iter().all(TableDiff::is_empty);
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn tell(table: &TableDiff, out: &mut dyn io::Write) -> io::Result<()> {
    if table.is_empty() {
        return Ok(());
    }
    let TableDiff { added, removed, changed, same, .. } = table;
    writeln!(
        out,
        "{}: {added} added, {removed} removed, {changed} changed, {same} same",
        table.table
    )?;
    for Change { key, kind } in &table.changes {
        match kind {
            ChangeKind::Added => writeln!(out, "  + {key}")?,
            ChangeKind::Removed => writeln!(out, "  - {key}")?,
            ChangeKind::Changed(columns) => {
                let told = columns.iter().map(|(name, old, new)| format!("{name} {old} -> {new}"));
                writeln!(out, "  ~ {key}: {}", told.collect::<Vec<_>>().join("; "))?;
            }
        }
    }
    let shown = table.changes.len() as u64;
    let more = (added + removed + changed).saturating_sub(shown);
    if more > 0 && shown > 0 {
        writeln!(out, "  and {more} more")?;
    }
    Ok(())
}
