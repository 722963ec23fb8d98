//! What is measured, one file a kind of gold data.

mod datelines;
mod dates;
mod expressions;
mod frames;
mod links;
mod names;
mod quotes;
mod reports;
mod tables;
mod tags;
mod titles;
mod wire;

use std::path::Path;

use crate::score::Section;

/// Takes a line that says what is wrong.
pub(crate) type Wrong<'a> = &'a mut dyn FnMut(String);

/// One kind of gold data.
pub(crate) struct Suite {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// The figures; none where the data is not there.
    pub(crate) run: fn(&Path, Wrong<'_>) -> anyhow::Result<Option<Section>>,
}

/// All suites, in the order of the page.
pub(crate) const SUITES: &[Suite] = &[
    Suite { name: "seeds", what: "the tables of the two seed reports", run: tables::seeds },
    Suite { name: "readouts", what: "the tables of annotated readouts", run: tables::readouts },
    Suite { name: "wire", what: "the tables of the project's own wire reports", run: wire::run },
    Suite { name: "frames", what: "the ways of telling a meeting", run: frames::run },
    Suite {
        name: "statements",
        what: "the ways of telling what was said",
        run: frames::statements::run,
    },
    Suite { name: "titles", what: "meetings against readout titles", run: titles::run },
    Suite { name: "quotes", what: "attributions of PolNeAR", run: quotes::run },
    Suite { name: "datelines", what: "datelines of Reuters-21578", run: datelines::run },
    Suite { name: "tags", what: "places of Reuters-21578", run: tags::run },
    Suite { name: "dates", what: "TIMEX3 in TimeBank and AQUAINT", run: dates::run },
    Suite { name: "expressions", what: "time expressions people type", run: expressions::run },
    Suite { name: "names", what: "the parts of names of many cultures", run: names::parts },
    Suite { name: "pairs", what: "two names, one person or two", run: names::pairs },
    Suite { name: "reports", what: "two reports, one meeting or two", run: reports::run },
    Suite { name: "links", what: "names of one person in a report", run: links::run },
];
