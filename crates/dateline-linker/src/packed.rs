//! Numbers that are kept for every claim, in four bytes each.

/// A number or none, in four bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Maybe(u32);

impl Maybe {
    pub(crate) const NONE: Self = Self(u32::MAX);

    pub(crate) fn get(self) -> Option<u32> {
        (self != Self::NONE).then_some(self.0)
    }
}

impl From<Option<u32>> for Maybe {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::NONE, Self)
    }
}

/// What an entity is: its kind, and the number of its claim among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    Person(u32),
    Organisation(u32),
    Work(u32),
    Place(u32),
}

/// The same in four bytes: its kind in the lowest two bits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PackedClaim(u32);

impl From<Claim> for PackedClaim {
    fn from(claim: Claim) -> Self {
        Self(match claim {
            Claim::Person(n) => n << 2,
            Claim::Organisation(n) => n << 2 | 1,
            Claim::Work(n) => n << 2 | 2,
            Claim::Place(n) => n << 2 | 3,
        })
    }
}

impl PackedClaim {
    pub(crate) fn get(self) -> Claim {
        let n = self.0 >> 2;
        match self.0 & 3 {
            0 => Claim::Person(n),
            1 => Claim::Organisation(n),
            2 => Claim::Work(n),
            _ => Claim::Place(n),
        }
    }
}
