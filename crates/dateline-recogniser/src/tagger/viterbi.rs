//! The best chain of states for a segment.

use super::label::{STATES, State};
use super::model::Scores;

/// Far below every score, and far above overflow.
const NEVER: i32 = i32::MIN / 4;

/// Room for one segment after the other.
#[derive(Debug, Default)]
pub(super) struct Viterbi {
    from: Vec<[u8; STATES]>,
}

/// Transition scores, each state's with the states that may come before it.
#[derive(Debug, Clone)]
pub(super) struct Steps {
    /// Into a state in which no name goes on: from each of the closed states.
    fresh: [[i32; CLOSED]; STATES],
    /// Into a state in which a name goes on: from the first and the inner state of its label.
    on: [[i32; 2]; STATES],
}

/// Number of states in which no name is open afterwards.
const CLOSED: usize = 9;

/// The closed states: outside, and for each label the last token and the only one.
const CLOSED_STATES: [usize; CLOSED] = {
    let mut states = [0; CLOSED];
    let mut count = 0;
    let mut state = 0;
    while state < STATES {
        if State::from_index(state).ends() {
            states[count] = state;
            count += 1;
        }
        state += 1;
    }
    states
};

/// The first and the inner state of the label of `state`.
const fn open_states(state: usize) -> [usize; 2] {
    let first = (state - 1) / 4 * 4 + 1;
    [first, first + 1]
}

impl Steps {
    /// Orders the transitions of a model, which are indexed by the state come from.
    pub(super) fn new(transitions: &[[i16; STATES]; STATES]) -> Self {
        let mut steps = Self { fresh: [[0; CLOSED]; STATES], on: [[0; 2]; STATES] };
        for (to, (fresh, on)) in steps.fresh.iter_mut().zip(&mut steps.on).enumerate() {
            let score = |from: usize| i32::from(transitions[from][to]);
            *fresh = CLOSED_STATES.map(score);
            if to > 0 {
                *on = open_states(to).map(score);
            }
        }
        steps
    }
}

impl Viterbi {
    /// Puts the states of the best chain into `states`; before and after it all is outside.
    pub(super) fn best(&mut self, steps: &Steps, scores: &[Scores], states: &mut [State]) {
        self.from.clear();
        let Some((first, rest)) = scores.split_first() else { return };
        let mut best = begun(steps, first);
        self.from.push([0; STATES]);
        for emission in rest {
            let mut next = [NEVER; STATES];
            let mut from = [0; STATES];
            let closed = CLOSED_STATES.map(|state| best[state]);
            for to in 0..STATES {
                let state = State::from_index(to);
                let (score, origin) = if to == 0 || state.begins() {
                    let (score, at) = most(&closed, &steps.fresh[to]);
                    (score, CLOSED_STATES[at])
                } else {
                    let open = open_states(to);
                    let (score, at) = most(&open.map(|state| best[state]), &steps.on[to]);
                    (score, open[at])
                };
                let own = if to == 0 { 0 } else { i32::from(emission[to - 1]) };
                next[to] = (score + own).max(NEVER);
                from[to] = origin as u8;
            }
            best = next;
            self.from.push(from);
        }
        let (_, at) = most(&CLOSED_STATES.map(|state| best[state]), &steps.fresh[0]);
        let mut state = CLOSED_STATES[at];
        for (at, from) in self.from.iter().enumerate().rev() {
            states[at] = State::from_index(state);
            state = usize::from(from[state]);
        }
    }
}

/// The scores of a segment's first token, before which all is outside. Most segments have no more
/// than one or two tokens.
fn begun(steps: &Steps, emission: &Scores) -> [i32; STATES] {
    let mut best = [NEVER; STATES];
    best[0] = steps.fresh[0][0];
    for to in (1..STATES).filter(|&to| State::from_index(to).begins()) {
        best[to] = steps.fresh[to][0] + i32::from(emission[to - 1]);
    }
    best
}

/// The largest sum and where it is; the first of several.
#[inline]
fn most<const N: usize>(best: &[i32; N], steps: &[i32; N]) -> (i32, usize) {
    let mut most = (best[0] + steps[0], 0);
    for at in 1..N {
        let score = best[at] + steps[at];
        if score > most.0 {
            most = (score, at);
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::label::{LANES, Label};

    #[test]
    fn the_best_chain_is_a_legal_one() {
        let person = |index, len| State::of(Label::Person, index, len);
        let only = |state: State, score| {
            let mut scores = [-5; LANES];
            scores[state.index() - 1] = score;
            scores
        };
        let steps = Steps::new(&[[0; STATES]; STATES]);
        let place = State::of(Label::Place, 1, 2);
        // An inner token of a place cannot follow the first of a person, however well it scores.
        let scores = [only(person(0, 2), 9), only(place, 8), only(person(1, 2), 7)];
        let mut states = [State::OUTSIDE; 3];
        Viterbi::default().best(&steps, &scores, &mut states);
        let mut before = State::OUTSIDE;
        for state in states.into_iter().chain([State::OUTSIDE]) {
            assert!(before.precedes(state));
            before = state;
        }
        assert_eq!(states[0], person(0, 2));
        assert_eq!(states[2], person(1, 2));
    }
}
