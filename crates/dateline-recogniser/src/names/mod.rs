//! Names of persons, and names that no table knows.
//!
//! A title before a name makes a person whatever else the words can be; so does a verb of speech beside
//! a family name. What is left is the tagger's to say.

mod family_first;
mod headlines;
mod lone;
mod office_words;
mod person;
mod sites;
mod spread;
mod tagged;
mod titled;

pub(crate) use spread::People;
