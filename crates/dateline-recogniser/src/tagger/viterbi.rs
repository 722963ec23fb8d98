//! The best chain of states for a segment.
//!
//! All is relative to the best chain that is outside at the same token, so that scores stay small
//! and a vector of eight holds those of all states that begin a name, another those of all that go
//! on with one. Where a best chain came from is not noted but found again on the way back.

use super::label::{LABELS, LANES, STATES, State};
use super::lanes::{larger, minus, most, plus};
use super::model::Scores;

/// Number of states in which no name is open afterwards: outside, and two for each label.
const CLOSED: usize = 1 + 2 * LABELS;
/// Number of states that begin a name, and number of those that go on with one.
const HALF: usize = LANES / 2;

/// Scores of the states that begin a name (first, only one) or of those that go on (inner, last).
type Half = [i16; HALF];

/// The best chains up to a token, by the state it is in; outside has 0.
#[derive(Debug, Clone, Copy)]
struct Front {
    fresh: Half,
    on: Half,
}

/// Before a segment all is outside.
const BEGUN: Front = Front { fresh: [i16::MIN; HALF], on: [i16::MIN; HALF] };

/// The closed states: outside, the only tokens, the last tokens.
const CLOSED_STATES: [usize; CLOSED] = {
    let mut states = [0; CLOSED];
    let (mut count, mut state) = (0, 0);
    while state < STATES {
        if State::from_index(state).ends() {
            states[count] = state;
            count += 1;
        }
        state += 1;
    }
    assert!(count == CLOSED && State::from_index(HALF).begins());
    states
};

impl Front {
    /// The scores of the closed states but outside.
    #[inline]
    fn closed(&self) -> Half {
        std::array::from_fn(|n| match n.checked_sub(LABELS) {
            None => self.fresh[LABELS + n],
            Some(label) => self.on[LABELS + label],
        })
    }
}

/// Transition scores, each with those that are needed together.
#[derive(Debug, Clone)]
pub(super) struct Steps {
    /// From outside to each state that begins a name.
    begun: Half,
    /// From each other closed state to each state that begins a name.
    fresh: [Half; CLOSED - 1],
    /// To outside and to each state that begins a name: from outside, and from the other closed
    /// states.
    into: [(i16, Half); 1 + HALF],
    /// To each state that goes on: from the first state of its label, and from the inner one.
    on: [Half; 2],
}

impl Steps {
    /// Orders the transitions of a model, which are indexed by the state come from.
    pub(super) fn new(transitions: &[[i16; STATES]; STATES]) -> Self {
        let closed = |n: usize| CLOSED_STATES[1 + n];
        let begin =
            |from: usize| -> Half { std::array::from_fn(|lane| transitions[from][1 + lane]) };
        let open = |position: usize| -> Half {
            std::array::from_fn(|lane| {
                transitions[1 + position * LABELS + lane % LABELS][1 + HALF + lane]
            })
        };
        Self {
            begun: begin(0),
            fresh: std::array::from_fn(|n| begin(closed(n))),
            into: std::array::from_fn(|to| {
                (transitions[0][to], std::array::from_fn(|n| transitions[closed(n)][to]))
            }),
            on: [open(0), open(2)],
        }
    }

    /// The best chains one token further on.
    #[inline]
    fn after(&self, front: &Front, emission: &Scores) -> Front {
        let closed = front.closed();
        let mut fresh = self.begun;
        for (&score, &steps) in closed.iter().zip(&self.fresh) {
            fresh = larger(fresh, plus([score; HALF], steps));
        }
        let (stays, others) = self.into[0];
        let outside = most(plus(closed, others)).max(stays);
        let of_label = |half: &Half| -> Half { std::array::from_fn(|lane| half[lane % LABELS]) };
        let on =
            larger(plus(of_label(&front.fresh), self.on[0]), plus(of_label(&front.on), self.on[1]));
        let (to_fresh, to_on) = emission.split_at(HALF);
        let own = |scores: &[i16]| -> Half { std::array::from_fn(|lane| scores[lane]) };
        Front {
            fresh: minus(plus(fresh, own(to_fresh)), outside),
            on: minus(plus(on, own(to_on)), outside),
        }
    }

    /// Which state the best chain was in before `state`.
    fn before(&self, front: &Front, state: usize) -> usize {
        let Some(lane) = state.checked_sub(1 + HALF) else {
            let (from_outside, others) = self.into[state];
            let scores = plus(front.closed(), others);
            let best = most(scores);
            // Nearly always it was outside.
            if best <= from_outside {
                return 0;
            }
            let at = scores.iter().position(|&score| score == best);
            return CLOSED_STATES[at.map_or(0, |n| 1 + n)];
        };
        let label = lane % LABELS;
        let first = front.fresh[label].saturating_add(self.on[0][lane]);
        let inner = front.on[label].saturating_add(self.on[1][lane]);
        if inner > first { 1 + HALF + label } else { 1 + label }
    }
}

/// Room for one segment after the other.
#[derive(Debug, Default)]
pub(super) struct Viterbi {
    fronts: Vec<Front>,
}

impl Viterbi {
    /// Puts the states of the best chain into `states`; before and after it all is outside.
    pub(super) fn best(&mut self, steps: &Steps, scores: &[Scores], states: &mut [State]) {
        self.fronts.clear();
        let mut front = BEGUN;
        for emission in scores {
            self.fronts.push(front);
            front = steps.after(&front, emission);
        }
        let mut state = steps.before(&front, 0);
        for (to, front) in states.iter_mut().zip(&self.fronts).rev() {
            *to = State::from_index(state);
            state = steps.before(front, state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::label::Label;

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

    /// The best score of all legal chains, and it alone, by going through them.
    fn by_enumeration(transitions: &[[i16; STATES]; STATES], scores: &[Scores]) -> i32 {
        fn from(
            state: usize,
            transitions: &[[i16; STATES]; STATES],
            scores: &[Scores],
        ) -> Option<i32> {
            let legal = |to: usize| State::from_index(state).precedes(State::from_index(to));
            let Some((first, rest)) = scores.split_first() else {
                return legal(0).then(|| transitions[state][0].into());
            };
            let after = |to: usize| {
                let own = if to == 0 { 0 } else { i32::from(first[to - 1]) };
                Some(i32::from(transitions[state][to]) + own + from(to, transitions, rest)?)
            };
            (0..STATES).filter(|&to| legal(to)).filter_map(after).max()
        }
        from(0, transitions, scores).unwrap_or(i32::MIN)
    }

    #[test]
    fn no_chain_is_better() {
        let wave = |n: usize| ((n * 7919 % 101) as i16) - 50;
        let transitions: [[i16; STATES]; STATES] =
            std::array::from_fn(|from| std::array::from_fn(|to| wave(from * STATES + to) / 2));
        let steps = Steps::new(&transitions);
        for start in 0..40 {
            let scores: [Scores; 3] =
                std::array::from_fn(|at| std::array::from_fn(|n| wave(31 * start + 17 * at + n)));
            let mut states = [State::OUTSIDE; 3];
            Viterbi::default().best(&steps, &scores, &mut states);
            let mut before = 0;
            let mut sum = 0;
            for (state, scores) in states.iter().zip(&scores) {
                assert!(State::from_index(before).precedes(*state));
                let own = state.index().checked_sub(1).map_or(0, |lane| i32::from(scores[lane]));
                sum += i32::from(transitions[before][state.index()]) + own;
                before = state.index();
            }
            sum += i32::from(transitions[before][0]);
            assert_eq!(sum, by_enumeration(&transitions, &scores));
        }
    }
}
