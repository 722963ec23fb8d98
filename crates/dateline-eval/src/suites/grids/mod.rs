//! Grids, `tests/gold/grids`: parts of sentences (who, did what, with whom, when, what stands before and
//! behind) put together by the thousand. Where a frame says that a sentence is misread, a grid says
//! which **part** of sentences is: one count names one hole of the language.

mod draw;
mod offices;
mod parts;
mod tally;

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::random::Random;
use crate::score::Section;
use crate::suites::Wrong;
use crate::suites::frames::fillers::Fillers;
use crate::suites::frames::patterns::fill;
use crate::suites::frames::{self, Report, meetings, statements};
use crate::suites::grids::draw::Drawing;
use crate::suites::grids::parts::Grid;
use crate::suites::grids::tally::Parts;

/// So many texts a grid.
const TEXTS: usize = 2400;
/// The same texts each time.
const SEED: u64 = 20_250_313;

/// The grids, in the order of the page: file, title, what is put together.
const GRIDS: [(&str, &str, &str); 10] = [
    (
        "meeting_verbs",
        "Grid: meetings told by verbs",
        "subjects, verbs, objects, days, what stands before and behind",
    ),
    (
        "meeting_nouns",
        "Grid: meetings told by nouns",
        "talks, calls, visits, letters and receptions as nouns and passives, held and planned",
    ),
    (
        "meeting_parties",
        "Grid: who meets",
        "lists of parties, company, delegations and parties without a name",
    ),
    (
        "meeting_plans",
        "Grid: plans",
        "plans, plans that moved, what was called off, asked for or refused",
    ),
    (
        "meeting_references",
        "Grid: who is meant",
        "pronouns, short names, offices and counterparts for parties introduced a sentence or two before",
    ),
    (
        "meeting_words",
        "Grid: meetings and words",
        "who met whom and what was said there, in one sentence",
    ),
    (
        "meeting_headlines",
        "Grid: headline style",
        "the present tense of headlines, as a title and as a brief",
    ),
    ("statements", "Grid: statements", "speakers, verbs of speech and contents"),
    ("turns", "Grid: speakers in turn", "several paragraphs and several speakers"),
    ("offices", "Grid: offices", "titles, bodies and the ways in which a person is named with one"),
];

/// Where the tables lie.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold/grids")
}

/// Scores every grid.
pub(crate) fn run(_: &Path, wrong: Wrong<'_>) -> anyhow::Result<Vec<Section>> {
    let folder = folder();
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let fillers = Fillers::read(&frames::folder())?;
    GRIDS.iter().map(|grid| score(&folder, *grid, &fillers, wrong)).collect()
}

fn score(
    folder: &Path,
    (name, title, what): (&str, &'static str, &str),
    fillers: &Fillers,
    wrong: Wrong<'_>,
) -> anyhow::Result<Section> {
    let grid = Grid::read(folder, name)?;
    let mut random = Random::new(SEED);
    let mut met = meetings::Tally::default();
    let mut said = statements::Tally::strict();
    let mut held = offices::Tally::default();
    let mut parts = Parts::default();
    for number in 0..TEXTS {
        let drawing = Drawing::of(&grid, fillers, number, &mut random)
            .with_context(|| format!("in {name}.tsv"))?;
        let in_context = || format!("in {name}.tsv: {}", drawing.pattern);
        let cast = &drawing.cast;
        let house = random.below(3);
        let mut report = Report::of(&drawing.pattern, &drawing.dateline, cast, house)
            .with_context(in_context)?;
        if let Some(title) = &drawing.title {
            report = report.titled(&fill(title, cast)?.text);
        }
        let facts = report.facts();
        let mut faults = Vec::new();
        if grid.meetings {
            let expected = meetings::Expected::read(&drawing.meetings).with_context(in_context)?;
            faults.extend(met.judge(&expected, &facts, cast).with_context(in_context)?);
        }
        if grid.statements {
            let expected =
                statements::Expected::read(&drawing.statements).with_context(in_context)?;
            faults.extend(said.judge(&expected, &report, &facts, cast).with_context(in_context)?);
        }
        if grid.offices {
            faults.extend(held.judge(&drawing.offices, &facts, cast).with_context(in_context)?);
        }
        parts.count(faults.is_empty(), &drawing.parts);
        for fault in faults {
            let text = report.text.trim_end().trim_end_matches(frames::LAST_WORDS);
            let text = text.trim().replace("\n\n", " // ");
            wrong(format!("{name}:{}\t{fault}\t{text}", drawing.lines()));
        }
    }
    let about = format!(
        "`tests/gold/grids/{name}.tsv`, which is part of the project: {what}. {TEXTS} texts put together of its parts, \
         the same each time; a text is right if nothing in it is missed, wrong or too many. Below the totals stand the parts \
         that fail most, each counted without the texts of those above it. This is how much of the language is \
         covered, not held-out gold: rules are written with it in view."
    );
    let mut section = Section::new(title, about);
    section.rate("texts", parts.all(), "");
    if grid.meetings {
        met.figures(&mut section);
    }
    if grid.statements {
        said.figures(&mut section);
    }
    if grid.offices {
        held.figures(&mut section);
    }
    for (part, count) in parts.worst() {
        section.rate(format!("`{part}`"), count, "");
    }
    Ok(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_stands_in_a_text() {
        let fillers = Fillers::read(&frames::folder()).unwrap();
        for (name, ..) in GRIDS {
            let grid = Grid::read(&folder(), name).unwrap();
            let mut random = Random::new(SEED);
            for number in 0..grid.reached.len() {
                let drawing = Drawing::of(&grid, &fillers, number, &mut random)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                let report =
                    Report::of(&drawing.pattern, &drawing.dateline, &drawing.cast, number).unwrap();
                let odd = [" ,", " .", ",.", ",,", "  ", "{", "<", "@"];
                assert!(odd.iter().all(|odd| !report.text.trim().contains(odd)), "{}", report.text);
                if grid.statements {
                    let said = drawing.statements.split("; ").filter(|cell| !cell.is_empty());
                    assert_eq!(report.marks().len(), said.count(), "{}", report.text);
                }
            }
        }
    }
}
