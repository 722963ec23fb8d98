//! `train`: learns the tagger's model from annotated names and writes it with its card.

mod altered;
mod chain;
mod clusters;
mod corpus;
mod instances;
mod learner;
pub(crate) mod ner;
mod pack;
mod score;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use dateline_recogniser::tagger::training::Model;

use corpus::{Annotated, SETS, Set};
use instances::{FOLDS, Instances};
use learner::{Learner, Pass, Rates, first_pass_of_others};

/// What `train` may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The folder of gold data.
    #[arg(long)]
    gold: PathBuf,
    /// Words and their clusters.
    #[arg(long)]
    clusters: PathBuf,
    /// Where the model is written.
    #[arg(long)]
    out: PathBuf,
    /// Which sets are used.
    #[arg(long, value_enum, default_value_t = Data::All)]
    data: Data,
    /// Passes over the texts.
    #[arg(long, default_value_t = 10)]
    passes: u32,
    /// Length of a step.
    #[arg(long, default_value_t = 0.15)]
    step: f32,
    /// How strongly weights are pulled to 0.
    #[arg(long, default_value_t = 1e-4)]
    decay: f32,
    /// Share of features that are not looked at.
    #[arg(long, default_value_t = 0.1)]
    dropout: f32,
    /// Buckets of features.
    #[arg(long, default_value_t = 27_000)]
    buckets: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, default_value_t = 0.0)]
    miss: f32,
    #[arg(long, default_value_t = 0.5)]
    other: f32,
    #[arg(long, default_value_t = 0.0)]
    wordless: f32,
}

/// Which sets are trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Data {
    /// All of them.
    All,
    /// Those with an open licence.
    Open,
}

/// Learns, packs, scores, writes.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let say = |what: &str| eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f64());
    let folder = options.gold.join("ner");
    let packed = clusters::pack(&options.clusters)?;
    say(&format!("{} words with clusters, {} bytes", packed.words, packed.cells.as_flattened().len()));
    let mut sets: Vec<(Set, Vec<Annotated>)> = Vec::new();
    for set in SETS {
        sets.push((set, corpus::read(&folder, set.name)?.documents));
    }
    let tune = corpus::read(&folder, "conll03_testa")?.documents;
    let mut texts: Vec<(Annotated, f32, u8)> = Vec::new();
    for (set, documents) in &sets {
        if options.data == Data::Open && !set.open {
            continue;
        }
        for (number, document) in documents.iter().enumerate() {
            if set.tenth_held_out && corpus::in_held_out_tenth(&document.id) {
                continue;
            }
            let weight = if set.name == "crossner_other_all" { options.other } else { set.weight };
            let fold = (number % FOLDS as usize) as u8;
            texts.push((document.clone(), weight, fold));
            if number % 5 == 1 {
                texts.push((altered::in_capitals(document), 0.7 * weight, fold));
            }
            if number % 7 == 2 {
                texts.push((altered::in_lower_case(document), 0.7 * weight, fold));
            }
        }
    }
    let weighed: Vec<_> = texts.iter().map(|(text, weight, fold)| (text, *weight, *fold)).collect();
    let mut instances = Instances::of(&weighed, &packed.view());
    say(&format!(
        "{} texts, {} tokens, {} scored, {} features; {} of {} names cannot be given",
        texts.len(),
        instances.tokens,
        instances.states.len(),
        instances.keys.len(),
        instances.lost,
        instances.names
    ));
    let rates = Rates { step: options.step, decay: options.decay, dropout: options.dropout, miss: options.miss };
    let taken = first_pass_of_others(&instances, 3, rates, options.seed);
    instances.add_second(&taken);
    say("first pass over texts of other folds");
    let mut learner = Learner::new(instances.keys.len(), options.seed);
    let pass = Pass { instances: &instances, without: None, second: true, kept: None };
    for number in 0..options.passes {
        learner.pass(pass, rates);
        if number + 3 >= options.passes {
            learner.sum_up();
        }
        say(&format!("pass {}", number + 1));
    }
    learner.settle();
    let mut counts = vec![0_u32; instances.keys.len()];
    for token in 0..instances.states.len() {
        for &feature in instances.features(token).iter().chain(instances.second(token)) {
            counts[feature as usize] += 1;
        }
    }
    let importance = pack::importance(learner.weights(), &counts);
    let kept = pack::choose(&instances.keys, &importance, options.buckets);
    say(&format!("{} features kept", kept.iter().filter(|&&kept| kept).count()));
    let pass = Pass { kept: Some(&kept), ..pass };
    let gentle = Rates { step: rates.step * 0.5, ..rates };
    for _ in 0..2 {
        learner.pass(pass, gentle);
        learner.sum_up();
    }
    learner.settle();
    let bytes = pack::pack(
        &instances.keys,
        learner.weights(),
        &kept,
        learner.transitions(),
        options.buckets,
        &packed,
    );
    write(&options.out, &bytes)?;
    say(&format!("{} bytes", bytes.len()));
    let model = Model::read(&bytes).context("what was written is no model")?;
    println!("conll03_testa\n{}", score::score(&model, &tune));
    for (set, documents) in sets.iter().filter(|(set, _)| set.tenth_held_out) {
        let held = documents.iter().filter(|document| corpus::in_held_out_tenth(&document.id));
        println!("{}, tenth\n{}", set.name, score::score(&model, held));
    }
    let capitals: Vec<_> = tune.iter().map(altered::in_capitals).collect();
    println!("conll03_testa in capitals\n{}", score::score(&model, &capitals));
    let lower: Vec<_> = tune.iter().map(altered::in_lower_case).collect();
    println!("conll03_testa in lower case\n{}", score::score(&model, &lower));
    say("done");
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
