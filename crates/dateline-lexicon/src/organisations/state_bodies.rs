//! Which states have a body of a name that many have, where not all do: `data/state_bodies.tsv`. The United States
//! have a Congress and no Parliament, Ukraine a Parliament and no Congress.

use rustc_hash::FxHashMap;

use crate::places::Countries;
use crate::{CountryId, Tsv};

pub(crate) const TABLE: Tsv = Tsv::new("state_bodies", include_str!("../../data/state_bodies.tsv"));

/// The names that not every state's body can bear.
#[derive(Debug, Default)]
pub(crate) struct StateBodies {
    by_name: FxHashMap<&'static str, States>,
}

/// Who has such a body.
#[derive(Debug)]
enum States {
    Only(Vec<CountryId>),
    AllBut(Vec<CountryId>),
}

impl StateBodies {
    pub(crate) fn load(countries: &Countries) -> Self {
        let row_of = |row: crate::Row| {
            let list = |column: &str| -> Vec<CountryId> {
                let country = |code: &str| {
                    let found = countries.by_code(code);
                    found.unwrap_or_else(|| panic!("state_bodies: {}", row.line())).id
                };
                row.list(column).map(country).collect()
            };
            let only = list("states");
            let states =
                if only.is_empty() { States::AllBut(list("not")) } else { States::Only(only) };
            (row.get("name"), states)
        };
        Self { by_name: TABLE.rows().map(row_of).collect() }
    }

    /// May a state have a body of this name?
    pub(crate) fn may_have(&self, country: CountryId, name: &str) -> bool {
        match self.by_name.get(name) {
            None => true,
            Some(States::Only(states)) => states.contains(&country),
            Some(States::AllBut(states)) => !states.contains(&country),
        }
    }
}
