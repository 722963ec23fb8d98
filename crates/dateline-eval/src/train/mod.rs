//! `train`: learns the tagger's model from annotated names, scores it on names it never saw, and
//! writes it with its card.

mod altered;
mod card;
mod chain;
mod clusters;
mod compounds;
mod corpus;
mod instances;
mod learner;
pub(crate) mod ner;
mod pack;
mod recipe;
mod score;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use dateline_recogniser::tagger::training::Model;

use recipe::RECIPE;
use texts::{Gold, Scored};

/// What `train` may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The folder of gold data.
    #[arg(long)]
    gold: PathBuf,
    /// Words and their clusters.
    #[arg(long)]
    clusters: PathBuf,
    /// The folder of the model and its card.
    #[arg(long)]
    out: PathBuf,
    /// Which sets the model is trained on; the card has the scores of both.
    #[arg(long, value_enum, default_value_t = Data::All)]
    data: Data,
    /// What the order of texts and the features left out are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Train on these sets alone and write the model without its card: for trying things.
    #[arg(long)]
    draft: bool,
}

/// Which sets are trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Data {
    /// All of them.
    All,
    /// Those with an open licence.
    Open,
}

/// A model and how good it is.
struct Trained {
    data: Data,
    bytes: Vec<u8>,
    scores: Vec<Scored>,
}

/// Learns, scores, writes.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f64());
    let packed = clusters::pack(&options.clusters)?;
    say(&format!("{} words with clusters", packed.words));
    let gold = Gold::read(&options.gold.join("ner"))?;
    let train = |data: Data| -> Result<Trained> {
        say(&format!("training on {data:?}"));
        let texts = gold.texts(data);
        let bytes = recipe::learn(&RECIPE, &texts, &packed, options.seed, &say)?;
        let model = Model::read(&bytes).context("what was packed is no model")?;
        let scores = gold.score(&model);
        for scored in &scores {
            println!("{}\n{}", scored.what, scored.scores);
        }
        Ok(Trained { data, bytes, scores })
    };
    let shipped = train(options.data)?;
    write(&options.out.join("names.bin"), &shipped.bytes)?;
    if !options.draft {
        let other = train(if options.data == Data::All { Data::Open } else { Data::All })?;
        let card = card::write(&gold, &packed, &shipped, &other, options.seed);
        write(&options.out.join("MODEL-CARD.md"), card.as_bytes())?;
    }
    say("done");
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
