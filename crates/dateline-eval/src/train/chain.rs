//! The conditional random field over one segment: how likely its states are, and the gradient.

use dateline_recogniser::tagger::training::{LANES, STATES, State};

/// Scores of one token for each state but outside.
pub(crate) type Emission = [f32; LANES];
/// Weights from state to state.
pub(crate) type Transitions = [[f32; STATES]; STATES];

/// Room for one segment after the other.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    exponents: Vec<[f32; STATES]>,
    forward: Vec<[f32; STATES]>,
    /// Probability of each state of each token less one for the right one: the gradient.
    pub(crate) gradient: Vec<Emission>,
    /// The same for each step from state to state.
    pub(crate) steps: Transitions,
}

/// The weights of steps as factors, 0 where a step is not allowed.
pub(crate) fn factors(transitions: &Transitions) -> Transitions {
    let mut factors = [[0.0; STATES]; STATES];
    for (from, row) in factors.iter_mut().enumerate() {
        for (to, factor) in row.iter_mut().enumerate() {
            if allowed(from, to) {
                *factor = transitions[from][to].exp();
            }
        }
    }
    factors
}

pub(crate) fn allowed(from: usize, to: usize) -> bool {
    state(from).precedes(state(to))
}

fn state(index: usize) -> State {
    State::from_index(index)
}

impl Chain {
    /// Computes the gradient of the negative log-likelihood of `states`.
    pub(crate) fn differentiate(
        &mut self,
        factors: &Transitions,
        emissions: &[Emission],
        states: &[u8],
    ) {
        let count = emissions.len();
        self.exponents.clear();
        self.forward.clear();
        self.gradient.clear();
        self.gradient.resize(count, [0.0; LANES]);
        self.steps = [[0.0; STATES]; STATES];
        for emission in emissions {
            let most = emission.iter().fold(0.0_f32, |most, &score| most.max(score));
            let mut row = [(-most).exp(); STATES];
            for (to, score) in row[1..].iter_mut().zip(emission) {
                *to = (score - most).exp();
            }
            self.exponents.push(row);
        }
        let mut before = [0.0; STATES];
        before[0] = 1.0;
        for exponents in &self.exponents {
            let mut row = [0.0_f32; STATES];
            for (from, &weight) in before.iter().enumerate() {
                if weight > 0.0 {
                    for (to, factor) in row.iter_mut().zip(&factors[from]) {
                        *to += weight * factor;
                    }
                }
            }
            let mut sum = 0.0;
            for (to, exponent) in row.iter_mut().zip(exponents) {
                *to *= exponent;
                sum += *to;
            }
            let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
            before = row.map(|to| to * scale);
            self.forward.push(before);
        }
        // What follows the last token is outside.
        let mut after = [0.0_f32; STATES];
        for (from, to) in after.iter_mut().enumerate() {
            *to = factors[from][0];
        }
        for at in (0..count).rev() {
            let forward = &self.forward[at];
            let total: f32 = forward.iter().zip(&after).map(|(a, b)| a * b).sum();
            let scale = 1.0 / total.max(f32::MIN_POSITIVE);
            let here: [f32; STATES] = std::array::from_fn(|n| forward[n] * after[n] * scale);
            self.gradient[at].copy_from_slice(&here[1..]);
            if at + 1 == count {
                for (from, weight) in here.iter().enumerate() {
                    self.steps[from][0] += weight;
                }
            }
            // Weighted by what comes at and after this token.
            let weighted: [f32; STATES] = std::array::from_fn(|n| self.exponents[at][n] * after[n]);
            let mut start = [0.0; STATES];
            start[0] = 1.0;
            let before = if at > 0 { &self.forward[at - 1] } else { &start };
            let mut row = [0.0_f32; STATES];
            for (from, to) in row.iter_mut().enumerate() {
                *to = factors[from].iter().zip(&weighted).map(|(a, b)| a * b).sum();
            }
            let total: f32 = before.iter().zip(&row).map(|(a, b)| a * b).sum();
            let scale = 1.0 / total.max(f32::MIN_POSITIVE);
            for (from, &weight) in before.iter().enumerate() {
                if weight > 0.0 {
                    let weight = weight * scale;
                    for to in 0..STATES {
                        self.steps[from][to] += weight * factors[from][to] * weighted[to];
                    }
                }
            }
            let scale = 1.0 / row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            after = row.map(|value| value * scale);
        }
        let mut from = 0;
        for (gradient, &state) in self.gradient.iter_mut().zip(states) {
            let state = usize::from(state);
            if state > 0 {
                gradient[state - 1] -= 1.0;
            }
            self.steps[from][state] -= 1.0;
            from = state;
        }
        self.steps[from][0] -= 1.0;
    }
}

/// The best states of a segment.
pub(crate) fn best(transitions: &Transitions, emissions: &[Emission]) -> Vec<u8> {
    let mut origins: Vec<[u8; STATES]> = Vec::with_capacity(emissions.len());
    let mut best = [f32::NEG_INFINITY; STATES];
    best[0] = 0.0;
    for emission in emissions {
        let mut next = [f32::NEG_INFINITY; STATES];
        let mut origin = [0; STATES];
        for to in 0..STATES {
            for from in 0..STATES {
                let score = best[from] + transitions[from][to];
                if allowed(from, to) && score > next[to] {
                    next[to] = score;
                    origin[to] = from as u8;
                }
            }
            if to > 0 {
                next[to] += emission[to - 1];
            }
        }
        best = next;
        origins.push(origin);
    }
    let closed = (0..STATES).filter(|&from| allowed(from, 0));
    let mut at = closed
        .max_by(|&a, &b| (best[a] + transitions[a][0]).total_cmp(&(best[b] + transitions[b][0])))
        .unwrap_or(0);
    let mut states = vec![0; emissions.len()];
    for (state, origin) in states.iter_mut().zip(&origins).rev() {
        *state = at as u8;
        at = usize::from(origin[at]);
    }
    states
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected states of a chain of two, by going through all chains.
    fn by_enumeration(transitions: &Transitions, emissions: &[Emission; 2]) -> [[f32; STATES]; 2] {
        let score =
            |at: usize, state: usize| if state > 0 { emissions[at][state - 1] } else { 0.0 };
        let mut shares = [[0.0; STATES]; 2];
        let mut all = 0.0;
        for first in (0..STATES).filter(|&first| allowed(0, first)) {
            for second in (0..STATES).filter(|&n| allowed(first, n) && allowed(n, 0)) {
                let steps =
                    transitions[0][first] + transitions[first][second] + transitions[second][0];
                let weight = (steps + score(0, first) + score(1, second)).exp();
                shares[0][first] += weight;
                shares[1][second] += weight;
                all += weight;
            }
        }
        shares.map(|row| row.map(|weight| weight / all))
    }

    #[test]
    fn the_gradient_is_what_all_chains_together_say() {
        let wave = |n: usize| ((n * 37 % 11) as f32 - 5.0) / 4.0;
        let transitions: Transitions =
            std::array::from_fn(|from| std::array::from_fn(|to| wave(from * STATES + to)));
        let emissions: [Emission; 2] =
            std::array::from_fn(|at| std::array::from_fn(|lane| wave(7 * at + 3 * lane + 1)));
        let expected = by_enumeration(&transitions, &emissions);
        let states = best(&transitions, &emissions);
        let mut chain = Chain::default();
        chain.differentiate(&factors(&transitions), &emissions, &states);
        for at in 0..2 {
            for lane in 0..LANES {
                let right = f32::from(u8::from(usize::from(states[at]) == lane + 1));
                let difference = chain.gradient[at][lane] - (expected[at][lane + 1] - right);
                assert!(difference.abs() < 1e-4, "token {at}, state {}", lane + 1);
            }
        }
        let steps: f32 = chain.steps.iter().flatten().sum();
        assert!(steps.abs() < 1e-4, "as many steps are expected as are there");
    }
}
