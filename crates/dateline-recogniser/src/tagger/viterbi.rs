//! The best chain of states for a segment.

use super::label::{LANES, STATES, State};
use super::model::Scores;

/// Far below every score, and far above overflow.
const NEVER: i32 = i32::MIN / 4;

/// Room for one segment after the other.
#[derive(Debug, Default)]
pub(super) struct Viterbi {
    from: Vec<[u8; STATES]>,
}

/// Transition scores, those that are not allowed far below all others.
#[derive(Debug, Clone)]
pub(super) struct Steps([[i32; STATES]; STATES]);

impl Steps {
    /// Indexed by the state that is gone to, so that the states come from lie side by side.
    pub(super) fn new(transitions: &[[i16; STATES]; STATES]) -> Self {
        let mut steps = [[NEVER; STATES]; STATES];
        for (to, row) in steps.iter_mut().enumerate() {
            for (from, step) in row.iter_mut().enumerate() {
                if State::from_index(from).precedes(State::from_index(to)) {
                    *step = i32::from(transitions[from][to]);
                }
            }
        }
        Self(steps)
    }
}

impl Viterbi {
    /// Puts the states of the best chain into `states`; before and after it all is outside.
    pub(super) fn best(&mut self, steps: &Steps, scores: &[Scores], states: &mut [State]) {
        self.from.clear();
        let mut best = [NEVER; STATES];
        best[0] = 0;
        for emission in scores {
            let mut next = [NEVER; STATES];
            let mut from = [0; STATES];
            for to in 0..STATES {
                let mut most = NEVER;
                let mut origin = 0;
                for (state, (&score, &step)) in best.iter().zip(&steps.0[to]).enumerate() {
                    let score = score + step;
                    if score > most {
                        most = score;
                        origin = state as u8;
                    }
                }
                let own = if to == 0 { 0 } else { i32::from(emission[(to - 1) % LANES]) };
                next[to] = (most + own).max(NEVER);
                from[to] = origin;
            }
            best = next;
            self.from.push(from);
        }
        let closed = (0..STATES).filter(|&state| State::from_index(state).ends());
        let mut state = closed
            .max_by_key(|&state| (best[state] + steps.0[0][state], STATES - state))
            .unwrap_or(0);
        for (at, from) in self.from.iter().enumerate().rev() {
            states[at] = State::from_index(state);
            state = usize::from(from[state]);
        }
    }
}
