//! What a name names, and where in a name a word stands.

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A person (`PER`).
    Person,
    /// An organisation (`ORG`).
    Organisation,
    /// A place (`LOC`).
    Place,
    /// Anything else that bears a name: nationalities, events, works, treaties (`MISC`).
    Other,
}

impl Label {
    /// All labels, in the order of the model.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Place, Self::Other];

    /// As the corpora write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
            Self::Other => "MISC",
        }
    }
}

/// What the tagger says of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tag {
    /// No part of a name.
    #[default]
    Outside,
    /// The first token of a name.
    Begin(Label),
    /// A later token of a name.
    Inside(Label),
}

/// A state of the chain: outside, or a label and a position (first, only one, inner, last).
///
/// States of one position stand together, those that begin a name before those that go on with
/// one: chains are then found in whole vectors (`viterbi`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct State(u8);

/// Number of states.
pub const STATES: usize = 17;
/// Number of states that have weights: all but [`State::OUTSIDE`], whose score is 0.
pub const LANES: usize = 16;

/// Number of labels.
pub(super) const LABELS: usize = Label::ALL.len();
/// Number of positions in a name.
pub(super) const POSITIONS: usize = 4;

const FIRST: u8 = 0;
const ONLY: u8 = 1;
const INNER: u8 = 2;
const LAST: u8 = 3;

impl State {
    /// No part of a name.
    pub const OUTSIDE: Self = Self(0);

    /// The state of the `index`th of `len` tokens of a name.
    pub const fn of(label: Label, index: usize, len: usize) -> Self {
        let position = match (index == 0, index + 1 == len) {
            (true, true) => ONLY,
            (true, false) => FIRST,
            (false, true) => LAST,
            (false, false) => INNER,
        };
        Self(1 + LABELS as u8 * position + label as u8)
    }

    /// The state with this number, below [`STATES`].
    pub const fn from_index(index: usize) -> Self {
        Self(index as u8)
    }

    /// Its number.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// What the name is that it stands in.
    pub const fn label(self) -> Option<Label> {
        match self.0 {
            0 => None,
            n => Some(Label::ALL[(n as usize - 1) % LABELS]),
        }
    }

    /// Where in its name it stands, below `POSITIONS`; of no meaning outside.
    pub const fn position(self) -> u8 {
        self.0.wrapping_sub(1) / LABELS as u8
    }

    /// Does a name begin here?
    pub const fn begins(self) -> bool {
        self.0 > 0 && matches!(self.position(), FIRST | ONLY)
    }

    /// Is no name open after this token?
    pub const fn ends(self) -> bool {
        self.0 == 0 || matches!(self.position(), LAST | ONLY)
    }

    /// Can `next` follow?
    pub const fn precedes(self, next: Self) -> bool {
        if self.ends() {
            next.0 == 0 || next.begins()
        } else {
            next.0 > 0
                && !next.begins()
                && (self.0 - 1) % LABELS as u8 == (next.0 - 1) % LABELS as u8
        }
    }

    /// The tag of a token in this state.
    pub const fn tag(self) -> Tag {
        match self.label() {
            None => Tag::Outside,
            Some(label) if self.begins() => Tag::Begin(label),
            Some(label) => Tag::Inside(label),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_closed_before_the_next_begins() {
        let person = |index, len| State::of(Label::Person, index, len);
        assert!(State::OUTSIDE.precedes(person(0, 1)) && State::OUTSIDE.precedes(person(0, 2)));
        assert!(person(0, 2).precedes(person(1, 2)) && person(0, 3).precedes(person(1, 3)));
        assert!(!person(0, 2).precedes(State::OUTSIDE) && !person(0, 2).precedes(person(0, 1)));
        assert!(!person(0, 2).precedes(State::of(Label::Place, 1, 2)));
        assert!(person(1, 2).precedes(State::of(Label::Place, 0, 1)));
        assert_eq!(person(1, 2).tag(), Tag::Inside(Label::Person));
        let legal = (0..STATES).flat_map(|a| (0..STATES).map(move |b| (a, b)));
        let legal = legal.filter(|&(a, b)| State::from_index(a).precedes(State::from_index(b)));
        assert_eq!(legal.count(), 9 * 9 + 8 * 2);
    }
}
