//! `dateline report`: a dataset as pages to look at.

use std::process::ExitCode;

use dateline::report::{self, report};

use crate::cli::ReportOptions;
use crate::stdout;

pub(crate) fn run(options: &ReportOptions) -> anyhow::Result<ExitCode> {
    let defaults = dateline_report::Options::default();
    let written = report(
        &options.folder,
        &dateline_report::Options {
            title: options.title.clone().unwrap_or(defaults.title),
            limit: options.limit,
            ..defaults
        },
    )?;
    let first = options.folder.join(report::FOLDER).join("index.html");
    stdout::with(|out| {
        writeln!(out, "{}", first.display())?;
        if written.shown < written.documents {
            writeln!(
                out,
                "the first {} of {} reports by day have a page of their own; --limit gives more of them one",
                written.shown, written.documents
            )?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
