//! How a model is learnt from texts: first pass, second pass, the features that stay, the rest again.

use anyhow::Result;

use super::clusters::Packed;
use super::instances::Instances;
use super::learner::{Learner, Pass, Rates, first_pass_of_others};
use super::pack;
use super::texts::Text;

/// All numbers that were chosen, by the tuning set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    /// Passes of the models that play the first pass on texts they were not trained on.
    pub(crate) first_passes: u32,
    /// Passes with all features.
    pub(crate) passes: u32,
    /// The last so many of them make the mean that is kept.
    pub(crate) meaned: u32,
    /// Passes with the features that stay.
    pub(crate) last_passes: u32,
    /// Buckets of features in the model.
    pub(crate) buckets: usize,
    /// Steps and what holds them back.
    pub(crate) rates: Rates,
}

/// What the shipped model is learnt by.
pub(crate) const RECIPE: Recipe = Recipe {
    first_passes: 3,
    passes: 7,
    meaned: 3,
    last_passes: 2,
    buckets: 54_000,
    rates: Rates { step: 0.04, decay: 1e-4, dropout: 0.3, guidelines: 0.4 },
};

/// Learns a model: its bytes.
pub(crate) fn learn(
    recipe: &Recipe,
    texts: &[Text],
    clusters: &Packed,
    seed: u64,
    say: &dyn Fn(&str),
) -> Result<Vec<u8>> {
    let mut instances = Instances::of(texts, &clusters.view());
    say(&format!(
        "{} texts, {} tokens, {} of them scored, {} features; {} of {} names cannot be given",
        texts.len(),
        instances.tokens,
        instances.states.len(),
        instances.keys.len(),
        instances.lost,
        instances.names
    ));
    let taken = first_pass_of_others(&instances, recipe.first_passes, recipe.rates, seed);
    instances.add_second(&taken);
    say("first pass over texts of other folds");
    let mut learner = Learner::new(instances.keys.len(), seed);
    let pass = Pass { instances: &instances, without: None, second: true, kept: None };
    for number in 1..=recipe.passes {
        learner.pass(pass, recipe.rates);
        if number + recipe.meaned > recipe.passes {
            learner.sum_up();
        }
        say(&format!("pass {number}"));
    }
    learner.settle();
    let importance = pack::importance(learner.weights(), &instances.counts());
    let kept = pack::choose(&instances.keys, &importance, recipe.buckets);
    say(&format!("{} features stay", kept.iter().filter(|&&kept| kept).count()));
    let mut learnt = kept.clone();
    for token in 0..instances.states.len() {
        for &feature in instances.guidelines(token) {
            learnt[feature as usize] = true;
        }
    }
    let pass = Pass { kept: Some(&learnt), ..pass };
    let gentle = Rates { step: recipe.rates.step / 2.0, ..recipe.rates };
    for _ in 0..recipe.last_passes {
        learner.pass(pass, gentle);
        learner.sum_up();
    }
    learner.settle();
    let packing = pack::Packing { keys: &instances.keys, kept: &kept, buckets: recipe.buckets };
    pack::pack(&packing, learner.weights(), learner.transitions(), clusters)
}
