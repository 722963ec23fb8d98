//! What is measured, one file a kind of gold data.

mod datelines;
mod dates;
mod days;
mod expressions;
mod frames;
mod grids;
mod links;
mod names;
mod quotes;
mod reports;
mod tables;
mod tags;
mod texts;
mod titles;
mod wire;
mod world;

use std::path::Path;

use crate::score::Section;

/// Takes a line that says what is wrong.
pub(crate) type Wrong<'a> = &'a mut dyn FnMut(String);

/// One kind of gold data.
pub(crate) struct Suite {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) run: Run,
}

/// Scores the data of a folder; the figures, none where the data is not there.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    One(fn(&Path, Wrong<'_>) -> anyhow::Result<Option<Section>>),
    Several(fn(&Path, Wrong<'_>) -> anyhow::Result<Vec<Section>>),
}

impl Suite {
    pub(crate) fn sections(&self, gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Vec<Section>> {
        match self.run {
            Run::One(run) => Ok(run(gold, wrong)?.into_iter().collect()),
            Run::Several(run) => run(gold, wrong),
        }
    }
}

/// All suites, in the order of the page.
pub(crate) const SUITES: &[Suite] = &[
    Suite {
        name: "seeds",
        what: "the tables of the two seed reports",
        run: Run::One(tables::seeds),
    },
    Suite {
        name: "readouts",
        what: "the tables of annotated readouts",
        run: Run::One(tables::readouts),
    },
    Suite {
        name: "more-readouts",
        what: "the tables of readouts that the project annotated",
        run: Run::One(world::readouts),
    },
    Suite {
        name: "wire",
        what: "the tables of the project's own wire reports",
        run: Run::One(wire::run),
    },
    Suite {
        name: "world",
        what: "the tables of real reports of the world",
        run: Run::One(world::run),
    },
    Suite {
        name: "meetings",
        what: "the meetings of real reports that tell of several",
        run: Run::One(world::meetings),
    },
    Suite { name: "frames", what: "the ways of telling a meeting", run: Run::One(frames::run) },
    Suite {
        name: "statements",
        what: "the ways of telling what was said",
        run: Run::One(frames::statements::run),
    },
    Suite {
        name: "grids",
        what: "parts of sentences, put together",
        run: Run::Several(grids::run),
    },
    Suite { name: "titles", what: "meetings against readout titles", run: Run::One(titles::run) },
    Suite { name: "quotes", what: "attributions of PolNeAR", run: Run::One(quotes::run) },
    Suite { name: "datelines", what: "datelines of Reuters-21578", run: Run::One(datelines::run) },
    Suite { name: "tags", what: "places of Reuters-21578", run: Run::One(tags::run) },
    Suite { name: "dates", what: "TIMEX3 in TimeBank and AQUAINT", run: Run::One(dates::run) },
    Suite {
        name: "days",
        what: "time expressions of the world's newspapers and of histories",
        run: Run::One(days::run),
    },
    Suite {
        name: "expressions",
        what: "time expressions people type",
        run: Run::One(expressions::run),
    },
    Suite {
        name: "names",
        what: "the parts of names of many cultures",
        run: Run::One(names::parts),
    },
    Suite { name: "pairs", what: "two names, one person or two", run: Run::One(names::pairs) },
    Suite { name: "reports", what: "two reports, one meeting or two", run: Run::One(reports::run) },
    Suite { name: "links", what: "names of one person in a report", run: Run::One(links::run) },
];
