//! Who met whom, as a table and as a network; and everybody.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::contents::{Contents, Meeting, Person};
use crate::drawing::network::{self, Network, Pair};
use crate::render::{Address, Site};
use crate::{Error, Options};

/// People in the table of who met whom.
const MATRIX: usize = 20;
/// Meetings of one person that are listed.
const MEETINGS: usize = 20;

#[derive(Serialize)]
struct People<'a> {
    matrix: Vec<MatrixRow<'a>>,
    network: Option<Network>,
    rows: Vec<PersonRow<'a>>,
    total: usize,
}

#[derive(Serialize)]
struct MatrixRow<'a> {
    id: &'a str,
    name: &'a str,
    /// For each of the others how often they met, and the first such meeting.
    cells: Vec<Option<(usize, &'a Meeting)>>,
}

#[derive(Serialize)]
struct PersonRow<'a> {
    #[serde(flatten)]
    person: &'a Person,
    met: Vec<Met<'a>>,
    more: usize,
}

/// A meeting of a person.
#[derive(Serialize)]
struct Met<'a> {
    meeting: &'a Meeting,
    with: String,
}

pub(super) fn write(site: &Site, contents: &Contents, options: &Options) -> Result<(), Error> {
    let active: Vec<&Person> =
        contents.people.iter().filter(|person| !person.meetings.is_empty()).collect();
    let drawn = &active[..active.len().min(network::MOST)];
    let pairs = pairs(contents, drawn);
    let counted: Vec<Pair> =
        pairs.iter().map(|(&(a, b), meetings)| (a, b, meetings.len())).collect();
    // Those who met nobody of those who are drawn would only stand about.
    let in_table: Vec<usize> = (0..drawn.len())
        .filter(|n| counted.iter().any(|(a, b, _)| a == n || b == n))
        .take(MATRIX)
        .collect();
    let matrix = in_table.iter().map(|&row| MatrixRow {
        id: &drawn[row].id,
        name: &drawn[row].name,
        cells: in_table
            .iter()
            .map(|&column| {
                let meetings = pairs.get(&(row.min(column), row.max(column)))?;
                Some((meetings.len(), &contents.meetings[*meetings.first()?]))
            })
            .collect(),
    });
    let page = People {
        matrix: matrix.collect(),
        network: network::draw(drawn, &counted),
        rows: contents
            .people
            .iter()
            .take(options.limit)
            .map(|person| row(contents, person))
            .collect(),
        total: contents.people.len(),
    };
    let address = Address { file: "people.html", root: "" };
    site.write("people.html", address, "People", page)
}

/// Pairs of `people`, by number, with the meetings at which both were.
fn pairs(contents: &Contents, people: &[&Person]) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut present: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, person) in people.iter().enumerate() {
        for &meeting in person.meetings.iter().filter(|&&meeting| contents.meetings[meeting].held) {
            present.entry(meeting).or_default().push(n);
        }
    }
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (meeting, people) in present {
        for (n, &a) in people.iter().enumerate() {
            for &b in &people[n + 1..] {
                pairs.entry((a, b)).or_default().push(meeting);
            }
        }
    }
    pairs
}

fn row<'a>(contents: &'a Contents, person: &'a Person) -> PersonRow<'a> {
    let met = person.meetings.iter().take(MEETINGS).map(|&n| {
        let meeting = &contents.meetings[n];
        let others = meeting
            .parties
            .iter()
            .filter(|party| party.id.as_deref() != Some(&person.id))
            .map(|party| party.name.as_str());
        Met { meeting, with: others.collect::<Vec<_>>().join(", ") }
    });
    PersonRow { met: met.collect(), more: person.meetings.len().saturating_sub(MEETINGS), person }
}
