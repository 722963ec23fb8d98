//! `eval`: scores the tables and the stages on gold data, which is not part of the project.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::project::{Profile, Project, run as run_command};

/// What `eval` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of gold data [default: ../shared/gold beside the checkout].
    #[arg(long)]
    gold: Option<PathBuf>,
}

/// Runs `dateline-eval` over the gold data, and nothing where there is none.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let gold = options.gold.clone().unwrap_or_else(|| default_gold(project));
    if !gold.is_dir() {
        println!(
            "no gold data at {}: nothing was scored, docs/accuracy.md is left as it is \
             (name a folder with --gold)",
            gold.display()
        );
        return Ok(());
    }
    let binary = project.build("dateline-eval", Profile::Release)?;
    let mut eval = Command::new(binary);
    eval.arg("all").arg("--gold").arg(gold);
    eval.arg("--out").arg(project.root.join("docs/accuracy.md"));
    run_command(&mut eval)
}

/// Where gold data lies if nothing else is said: beside the checkout.
pub(crate) fn default_gold(project: &Project) -> PathBuf {
    project.root.join("../shared/gold")
}
