//! `dateline schema`: what the tables and columns mean.

use std::process::ExitCode;

use anyhow::bail;

use crate::cli::SchemaOptions;

pub(crate) fn run(options: &SchemaOptions) -> anyhow::Result<ExitCode> {
    if options.table.is_some() {
        bail!("later")
    }
    Ok(ExitCode::SUCCESS)
}
