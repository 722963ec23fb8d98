//! A person's name by the rules of its culture.
//!
//! [`parse`] takes a name apart, [`compare`] says whether two names can be one person's.

mod compare;
mod decide;
mod keys;
mod known;
mod memo;
mod parse;
mod parts;
mod person_name;
mod script;
mod spelling;
mod words;

pub use compare::{Comparable, Comparison, Difference, compare};
pub use keys::NameKeys;
pub use known::KnownName;
pub use parse::{Hint, known, parse, parse_in};
pub use person_name::PersonName;
pub use spelling::{family_key, name_key};
