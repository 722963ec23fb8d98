//! `dateline schema`: what the tables and columns mean.

use std::process::ExitCode;

use anyhow::bail;
use dateline::Format;
use dateline_schema::{TABLES, Table, data_package, markdown, markdown_table, sql_ddl, table};
use serde_json::Value;

use crate::cli::{SchemaFormat, SchemaOptions};
use crate::nearest::did_you_mean;
use crate::stdout;

pub(crate) fn run(options: &SchemaOptions) -> anyhow::Result<ExitCode> {
    let only = match &options.table {
        None => None,
        Some(name) => match table(name) {
            Some(table) => Some(table),
            None => bail!("no table {name:?}{}", did_you_mean(name, &names())),
        },
    };
    let text = match (options.format, only) {
        (SchemaFormat::Md, None) => markdown(),
        (SchemaFormat::Md, Some(table)) => markdown_table(table),
        (SchemaFormat::Sql, None) => sql_ddl(&[]),
        (SchemaFormat::Sql, Some(table)) => sql_ddl(&[table]),
        (SchemaFormat::Json, only) => json(only)?,
    };
    stdout::with(|out| out.write_all(text.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

fn names() -> Vec<&'static str> {
    TABLES.iter().map(|table| table.name).collect()
}

/// The data package of a dataset as it is written with no option; of one table its files alone.
fn json(only: Option<&Table>) -> anyhow::Result<String> {
    let mut package = data_package(&Format::DEFAULT.map(Format::name));
    if let (Some(table), Some(resources)) = (only, package["resources"].as_array_mut()) {
        let files: Vec<String> =
            Format::DEFAULT.iter().map(|format| format.path(table.name)).collect();
        let is_of = |resource: &Value| files.iter().any(|file| resource["path"] == **file);
        resources.retain(is_of);
    }
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}
