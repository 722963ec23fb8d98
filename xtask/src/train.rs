//! `train`: learns the tagger's model from annotated names, which are not part of the project, and
//! writes it with its card. Commit both.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::eval::default_gold;
use crate::project::{Profile, Project, run as run_command};

/// What `train` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of gold data [default: the one of `eval`].
    #[arg(long)]
    gold: Option<PathBuf>,
    /// Words and their clusters [default: `facts/word_clusters.tsv.zst` beside the gold data].
    #[arg(long)]
    clusters: Option<PathBuf>,
    /// The sets to learn from: `all`, or `open` for those with an open licence.
    #[arg(long, default_value = "all", value_parser = ["all", "open"])]
    data: String,
}

/// Builds `dateline-eval` and has it train.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let gold = options.gold.clone().unwrap_or_else(|| default_gold(project));
    let clusters =
        options.clusters.clone().unwrap_or_else(|| gold.join("../facts/word_clusters.tsv.zst"));
    for needed in [&gold.join("ner"), &clusters] {
        if !needed.exists() {
            bail!("{} is missing: the model stays as it is", needed.display());
        }
    }
    let binary = project.build("dateline-eval", Profile::Release)?;
    let mut train = Command::new(binary);
    train.arg("train").arg("--gold").arg(gold).arg("--clusters").arg(clusters);
    train.arg("--out").arg(project.root.join("crates/dateline-recogniser/model"));
    train.args(["--data", &options.data]);
    run_command(&mut train)
}
