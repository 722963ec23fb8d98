//! `scale`: how the linker's time grows with the number of reports, on made-up reports.

use std::process::Command;

use anyhow::Result;

use crate::project::{Profile, Project, run as run_command};

/// What `scale` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Numbers of reports, growing.
    #[arg(default_values_t = [1_000_u32, 10_000, 100_000, 1_000_000])]
    reports: Vec<u32>,
    /// Memory for what can be put aside, in MB.
    #[arg(long, default_value_t = 256)]
    memory: u32,
}

/// Builds the linker's example and has it measure and print the slope.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let name = Profile::Release.name();
    run_command(&mut project.cargo([
        "build",
        "--workspace",
        "--example",
        "scale",
        "--profile",
        name,
    ]))?;
    let mut measure = Command::new(project.target.join(name).join("examples/scale"));
    measure.arg(format!("--memory={}", options.memory));
    measure.args(options.reports.iter().map(u32::to_string));
    run_command(&mut measure)
}
