//! Learns the weights: stochastic gradient descent with a step of its own for each weight (AdaGrad).

use dateline_recogniser::tagger::training::{LANES, STATES};

use super::chain::{Chain, Emission, Transitions, allowed, best, factors};
use super::instances::{FOLDS, Instances};
use crate::random::Random;

/// How it is learnt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rates {
    /// Length of a step.
    pub(crate) step: f32,
    /// How strongly weights are pulled to 0.
    pub(crate) decay: f32,
    /// Share of features that are not looked at, each time others.
    pub(crate) dropout: f32,
    /// Share of segments whose guidelines the learner is shown.
    pub(crate) guidelines: f32,
}

/// Weights as they are learnt.
#[derive(Debug, Clone)]
pub(crate) struct Learner {
    weights: Vec<Emission>,
    squares: Vec<Emission>,
    transitions: Transitions,
    step_squares: Transitions,
    /// Sums of the weights at the ends of passes.
    sums: Vec<Emission>,
    transition_sums: Transitions,
    summed: u32,
    random: Random,
}

/// What is summed at first in each weight's sum of squares: tames the first steps.
const FIRST_SQUARES: f32 = 1.0;

/// Which features and segments a pass looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pass<'a> {
    pub(crate) instances: &'a Instances,
    /// A fold that is left out.
    pub(crate) without: Option<u8>,
    /// Are the features of the second pass looked at, half of the time?
    pub(crate) second: bool,
    /// The features that are kept; all, if there is no list.
    pub(crate) kept: Option<&'a [bool]>,
}

impl Learner {
    pub(crate) fn new(features: usize, seed: u64) -> Self {
        Self {
            weights: vec![[0.0; LANES]; features],
            squares: vec![[FIRST_SQUARES; LANES]; features],
            transitions: [[0.0; STATES]; STATES],
            step_squares: [[FIRST_SQUARES; STATES]; STATES],
            sums: Vec::new(),
            transition_sums: [[0.0; STATES]; STATES],
            summed: 0,
            random: Random::new(seed),
        }
    }

    /// Goes once over all segments.
    pub(crate) fn pass(&mut self, pass: Pass<'_>, rates: Rates) {
        let Pass { instances, without, second, kept } = pass;
        let mut order: Vec<u32> = (0..instances.segments.len() as u32)
            .filter(|&n| without != Some(instances.fold(&instances.segments[n as usize])))
            .collect();
        self.random.shuffle(&mut order);
        let mut chain = Chain::default();
        let mut emissions: Vec<Emission> = Vec::new();
        let mut looked: Vec<u32> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        let shown = share(rates.guidelines);
        let keep = share(1.0 - rates.dropout);
        let scale = 1.0 / (1.0 - rates.dropout);
        for number in order {
            let segment = &instances.segments[number as usize];
            let with_second = second && self.random.next() & 1 == 0;
            let with_guidelines = (self.random.next() >> 32) < shown;
            emissions.clear();
            looked.clear();
            ends.clear();
            for token in segment.tokens.clone() {
                let mut emission = [0.0; LANES];
                let more = if with_second { instances.second(token) } else { &[] };
                let guidelines = if with_guidelines { instances.guidelines(token) } else { &[] };
                for &feature in instances.features(token).iter().chain(more).chain(guidelines) {
                    if kept.is_some_and(|kept| !kept[feature as usize])
                        || (self.random.next() >> 32) >= keep
                    {
                        continue;
                    }
                    looked.push(feature);
                    add(&mut emission, &self.weights[feature as usize], scale);
                }
                ends.push(looked.len());
                emissions.push(emission);
            }
            chain.differentiate(
                &factors(&self.transitions),
                &emissions,
                &instances.states[segment.tokens.clone()],
            );
            let weight = instances.weight(segment);
            let mut start = 0;
            for (gradient, &end) in chain.gradient.iter().zip(&ends) {
                let gradient = gradient.map(|value| value * weight * scale);
                for &feature in &looked[start..end] {
                    let feature = feature as usize;
                    descend(
                        &mut self.weights[feature],
                        &mut self.squares[feature],
                        &gradient,
                        rates,
                    );
                }
                start = end;
            }
            for from in 0..STATES {
                let gradient = chain.steps[from].map(|value| value * weight);
                descend(
                    &mut self.transitions[from],
                    &mut self.step_squares[from],
                    &gradient,
                    rates,
                );
            }
        }
    }

    /// Takes the weights as they are now into the mean.
    pub(crate) fn sum_up(&mut self) {
        if self.sums.is_empty() {
            self.sums = vec![[0.0; LANES]; self.weights.len()];
        }
        for (sum, weights) in self.sums.iter_mut().zip(&self.weights) {
            add(sum, weights, 1.0);
        }
        for (sum, weights) in self.transition_sums.iter_mut().zip(&self.transitions) {
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        self.summed += 1;
    }

    /// Puts the mean in the place of the weights.
    pub(crate) fn settle(&mut self) {
        if self.summed == 0 {
            return;
        }
        let share = 1.0 / self.summed as f32;
        for (weights, sum) in self.weights.iter_mut().zip(&self.sums) {
            *weights = sum.map(|sum| sum * share);
        }
        for (weights, sum) in self.transitions.iter_mut().zip(&self.transition_sums) {
            *weights = sum.map(|sum| sum * share);
        }
        self.sums.clear();
        self.transition_sums = [[0.0; STATES]; STATES];
        self.summed = 0;
    }

    /// What the first pass takes the tokens of one fold for.
    pub(crate) fn take(&self, instances: &Instances, fold: u8, taken: &mut [u8]) {
        let mut transitions = self.transitions;
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, weight) in row.iter_mut().enumerate() {
                if !allowed(from, to) {
                    *weight = f32::NEG_INFINITY;
                }
            }
        }
        for segment in instances.segments.iter().filter(|s| instances.fold(s) == fold) {
            let emissions: Vec<Emission> = segment
                .tokens
                .clone()
                .map(|token| {
                    let mut emission = [0.0; LANES];
                    for &feature in instances.features(token) {
                        add(&mut emission, &self.weights[feature as usize], 1.0);
                    }
                    emission
                })
                .collect();
            taken[segment.tokens.clone()].copy_from_slice(&best(&transitions, &emissions));
        }
    }

    /// The weights of all features.
    pub(crate) fn weights(&self) -> &[Emission] {
        &self.weights
    }

    /// The weights from state to state.
    pub(crate) fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}

/// For every text what a first pass takes its tokens for that was trained on other texts.
pub(crate) fn first_pass_of_others(
    instances: &Instances,
    passes: u32,
    rates: Rates,
    seed: u64,
) -> Vec<u8> {
    let mut taken = vec![0; instances.states.len()];
    for fold in 0..FOLDS {
        let mut learner = Learner::new(instances.keys.len(), seed + u64::from(fold) + 1);
        for _ in 0..passes {
            learner.pass(Pass { instances, without: Some(fold), second: false, kept: None }, rates);
        }
        learner.take(instances, fold, &mut taken);
    }
    taken
}

/// Below what the upper half of a random number lies in this share of cases.
fn share(part: f32) -> u64 {
    (f64::from(part) * 4_294_967_296.0) as u64
}

#[inline]
fn add(to: &mut Emission, weights: &Emission, scale: f32) {
    for (to, weight) in to.iter_mut().zip(weights) {
        *to += weight * scale;
    }
}

#[inline]
fn descend<const N: usize>(
    weights: &mut [f32; N],
    squares: &mut [f32; N],
    gradient: &[f32; N],
    rates: Rates,
) {
    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
        let gradient = gradient + rates.decay * *weight;
        *square += gradient * gradient;
        *weight -= rates.step * gradient / square.sqrt();
    }
}
