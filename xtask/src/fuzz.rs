//! `fuzz`: texts that nobody wrote through the stages, for as long as is asked.

use std::process::Command;

use anyhow::Result;

use crate::project::{Profile, Project, run as run_command};

/// What `fuzz` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What is run: `dates`, the whole `pipeline`, or `pages` and archives of them.
    #[arg(long, default_value = "dates")]
    target: String,
    /// Minutes to go on for.
    #[arg(long, default_value_t = 1)]
    minutes: u64,
    /// Where the chain of texts begins: the same number breeds the same texts.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Builds with arithmetic checked, and runs `dateline-eval fuzz`.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let binary = project.build("dateline-eval", Profile::Quick)?;
    let mut fuzz = Command::new(binary);
    fuzz.args(["fuzz", "--target", &options.target]);
    fuzz.args(["--minutes", &options.minutes.to_string(), "--seed", &options.seed.to_string()]);
    fuzz.arg("--root").arg(&project.root).arg("--out").arg(project.target.join("fuzz"));
    run_command(&mut fuzz)
}
