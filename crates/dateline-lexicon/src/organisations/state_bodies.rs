//! Which states have a body of a name that several have, where not all do: `data/state_bodies.tsv`. The United
//! States have a Congress and no Parliament, Ukraine a Parliament and no Congress.
//!
//! `states` lists who has one, `none` says that the bare name is nobody's (`Security Council`), `not` lists who has
//! none. A name that ends with `*` stands for all that begin so.

use rustc_hash::FxHashMap;

use super::Organisation;
use crate::places::Countries;
use crate::{CountryId, OrganisationId, Tsv};

pub(crate) const TABLE: Tsv = Tsv::new("state_bodies", include_str!("../../data/state_bodies.tsv"));

/// The bodies that not every state can have.
#[derive(Debug, Default)]
pub(crate) struct StateBodies {
    of: FxHashMap<OrganisationId, States>,
}

/// Who has such a body.
#[derive(Debug, Clone)]
enum States {
    Only(Vec<CountryId>),
    AllBut(Vec<CountryId>),
}

impl StateBodies {
    pub(crate) fn load(countries: &Countries, all: &[Organisation]) -> Self {
        let mut of = FxHashMap::default();
        for row in TABLE.rows() {
            let states = states_of(countries, row);
            let before = of.len();
            let name = row.get("name");
            let start = name.strip_suffix('*').unwrap_or(name);
            // They stand in the order of their names.
            let first = all.partition_point(|body| body.name < start);
            let begin =
                (first..).zip(&all[first..]).take_while(|(_, body)| body.name.starts_with(start));
            let fitting = begin.filter(|(_, body)| start != name || body.name == name);
            of.extend(fitting.map(|(n, _)| (OrganisationId::of_row(n), states.clone())));
            assert!(of.len() > before, "state_bodies: nobody is called so: {}", row.line());
        }
        Self { of }
    }

    /// May a body be of this state?
    pub(crate) fn may_have(&self, country: CountryId, body: OrganisationId) -> bool {
        match self.of.get(&body) {
            None => true,
            Some(States::Only(states)) => states.contains(&country),
            Some(States::AllBut(states)) => !states.contains(&country),
        }
    }

    /// Does the table say who has such a body?
    pub(crate) fn lists(&self, country: CountryId, body: OrganisationId) -> bool {
        matches!(self.of.get(&body), Some(States::Only(states)) if states.contains(&country))
    }
}

fn states_of(countries: &Countries, row: crate::Row) -> States {
    let list = |column: &str| -> Vec<CountryId> {
        let country = |code: &str| {
            let found = countries.by_code(code);
            found.unwrap_or_else(|| panic!("state_bodies: {}", row.line())).id
        };
        row.list(column).map(country).collect()
    };
    match (row.get("states"), row.get("not")) {
        ("none", "") => States::Only(Vec::new()),
        ("", _) => States::AllBut(list("not")),
        (_, "") => States::Only(list("states")),
        _ => panic!("state_bodies: both lists: {}", row.line()),
    }
}
