//! `bless`: accepts what is made now as what is expected. It shows the row-level difference first.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::project::{Profile, Project, run as run_command, show};

/// What `bless` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Show the difference and rewrite nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Runs the golden tests as they stand, then once more with leave to rewrite the expected files.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    println!("the difference between what is expected and what is made now:\n");
    let status = golden(project).status().context("cannot run the golden tests")?;
    if status.success() {
        println!("\nnone: there is nothing to bless");
        return Ok(());
    }
    if options.dry_run {
        println!("\n--dry-run: nothing was rewritten");
        return Ok(());
    }
    println!("\nrewriting the expected files\n");
    run_command(golden(project).env("DATELINE_BLESS", "1"))?;
    println!();
    changed(project);
    Ok(())
}

/// The golden tests, which compare tables with `tests/golden`.
fn golden(project: &Project) -> Command {
    let profile = Profile::Quick.name();
    let mut command =
        project.cargo(["test", "--package", "dateline", "--test", "golden", "--profile", profile]);
    command.env_remove("DATELINE_BLESS");
    command
}

/// Says which committed files are no longer as they were.
fn changed(project: &Project) {
    let mut git = Command::new("git");
    git.args(["status", "--short", "--", "tests"]).current_dir(&project.root);
    if git.stdin(Stdio::null()).status().is_ok_and(|status| status.success()) {
        println!("look at them with `git diff tests`, then commit");
    } else {
        println!("({} could not be run)", show(&git));
    }
}
