//! A name with what tells it from others, made once: reports name the same people again and again, and
//! compare each with many.

use std::cell::OnceCell;
use std::ops::Deref;

use super::compare::{Comparable, Comparison};
use super::keys::NameKeys;
use super::person_name::PersonName;

/// A name taken apart; its keys and what it is compared by are made when they are first asked for.
#[derive(Debug)]
pub struct KnownName {
    name: PersonName,
    keys: OnceCell<NameKeys>,
    comparable: OnceCell<Comparable>,
}

impl KnownName {
    /// Where it is looked for and found.
    pub fn keys(&self) -> &NameKeys {
        self.keys.get_or_init(|| NameKeys::of(&self.name))
    }

    /// [`super::compare`], with what both names make for it kept.
    pub fn compare(&self, other: &Self) -> Comparison {
        self.comparable().compare(other.comparable())
    }

    fn comparable(&self) -> &Comparable {
        self.comparable.get_or_init(|| Comparable::of(&self.name))
    }
}

impl From<PersonName> for KnownName {
    fn from(name: PersonName) -> Self {
        Self { name, keys: OnceCell::new(), comparable: OnceCell::new() }
    }
}

impl Deref for KnownName {
    type Target = PersonName;

    fn deref(&self) -> &PersonName {
        &self.name
    }
}
