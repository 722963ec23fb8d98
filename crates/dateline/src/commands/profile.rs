//! `dateline profile`: what the columns of a dataset hold.

use std::io;
use std::process::ExitCode;

use anyhow::bail;
use dateline::{ColumnProfile, TableProfile, profile};

use crate::cli::ProfileOptions;
use crate::nearest::did_you_mean;
use crate::stdout;

pub(crate) fn run(options: &ProfileOptions) -> anyhow::Result<ExitCode> {
    let names: Vec<&str> = dateline_schema::TABLES.iter().map(|table| table.name).collect();
    if let Some(name) = options.table.as_deref().filter(|name| !names.contains(name)) {
        bail!("no table {name:?}{}", did_you_mean(name, &names));
    }
    let tables = profile(&options.folder, options.table.as_deref())?;
    stdout::with(|out| tables.iter().try_for_each(|table| tell(table, out)))?;
    Ok(ExitCode::SUCCESS)
}

fn tell(table: &TableProfile, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{} ({} rows)", table.table, table.rows)?;
    if table.rows == 0 {
        return writeln!(out);
    }
    let width = table.columns.iter().map(|column| column.name.len()).max().unwrap_or(0);
    for column in &table.columns {
        let distinct =
            column.distinct.map_or_else(|| ">1000000".to_owned(), |distinct| distinct.to_string());
        let share = 100.0 * column.nulls as f64 / table.rows as f64;
        let line = format!(
            "  {:<width$}  {:<7}  {share:>5.1} % null  {distinct:>8} different  {}",
            column.name,
            column.kind,
            values(column)
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)
}

/// The range, or what comes most.
fn values(column: &ColumnProfile) -> String {
    if let Some((least, most)) = &column.range {
        return format!("{least} to {most}");
    }
    let most = column.most.iter().map(|(value, count)| format!("{value} ({count})"));
    most.collect::<Vec<_>>().join(", ")
}
