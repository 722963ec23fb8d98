//! A set of entities of a report, which are numbered from 0 on.

use super::stage::STRANGER;
use crate::facts::LocalId;

/// Entities by number: no hashing, and nothing to free but one list.
#[derive(Debug, Default)]
pub(super) struct EntitySet {
    has: Vec<bool>,
}

impl EntitySet {
    pub(super) fn insert(&mut self, entity: LocalId) {
        if entity == STRANGER {
            return;
        }
        let at = entity.0 as usize;
        if at >= self.has.len() {
            self.has.resize((at + 1).next_power_of_two(), false);
        }
        self.has[at] = true;
    }

    pub(super) fn contains(&self, entity: LocalId) -> bool {
        self.has.get(entity.0 as usize).is_some_and(|has| *has)
    }

    /// Has it none?
    pub(super) fn is_empty(&self) -> bool {
        !self.has.contains(&true)
    }
}

impl Extend<LocalId> for EntitySet {
    fn extend<I: IntoIterator<Item = LocalId>>(&mut self, entities: I) {
        entities.into_iter().for_each(|entity| self.insert(entity));
    }
}
