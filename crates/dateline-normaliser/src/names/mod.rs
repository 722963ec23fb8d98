//! A person's name by the rules of its culture.

mod person_name;

pub use person_name::PersonName;
