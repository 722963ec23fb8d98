//! The matrix of frames, `tests/gold/frames`: the ways in which English tells a thing, each filled with
//! people, days and places that no rule can know. It measures how much of the language is covered; it is
//! no sample of news, and nothing of it is held out.

pub(in crate::suites) mod fillers;
pub(in crate::suites) mod meetings;
pub(in crate::suites) mod patterns;
pub(crate) mod statements;
pub(in crate::suites) mod table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dateline_extractor::extract;
use dateline_extractor::facts::Facts;
use dateline_normaliser::dates;
use dateline_parser::{Meta, parse};
use dateline_recogniser::recognise;
use dateline_schema::closed::PublishedSource;
use jiff::civil::Date;

use crate::score::Section;
use crate::suites::Wrong;
use crate::suites::frames::fillers::Fillers;
use crate::suites::frames::patterns::{Cast, Filled, fill};
use crate::suites::frames::table::Table;

/// The Thursday on which every report was published; `days.tsv` counts from it.
const PUBLISHED: Date = jiff::civil::date(2025, 3, 13);
/// So many times is each frame filled.
const FILLINGS: usize = 3;
/// What every report ends with.
pub(in crate::suites) const LAST_WORDS: &str = "Grain prices rose by 4 percent last year.";

/// The project's own frames.
pub(in crate::suites) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold/frames")
}

/// Scores the frames of meetings.
pub(crate) fn run(_: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let folder = folder();
    if !folder.is_dir() {
        return Ok(None);
    }
    let fillers = Fillers::read(&folder)?;
    let table = Table::read(&folder.join("meetings.tsv"))?;
    let mut families: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut tally = meetings::Tally::default();
    for (number, row) in table.rows().enumerate() {
        let expected = meetings::Expected::read(row.get("meetings")?)?;
        for filling in 0..FILLINGS {
            let cast = fillers.cast(number, filling);
            let report = Report::of(row.get("pattern")?, row.get("dateline")?, &cast, filling)?;
            anyhow::ensure!(report.filled.marks.is_empty(), "line {}: brackets", row.line);
            let faults = tally.judge(&expected, &report.facts(), &cast)?;
            let count = families.entry(row.get("family")?).or_default();
            count.0 += usize::from(faults.is_empty());
            count.1 += 1;
            for fault in faults {
                wrong(format!("{}\t{fault}\t{}", row.line, report.text));
            }
        }
    }
    let about = format!(
        "`tests/gold/frames/meetings.tsv`, which is part of the project: {} frames, each filled {FILLINGS} times with \
         invented people, days and places; one is right if every meeting is found with all its parties, day, country, \
         status and kind, and none too many. This is how much of the language is covered, not held-out gold: rules are \
         written with it in view.",
        table.rows().count()
    );
    let mut section = Section::new("Frames of meetings", about);
    tally.figures(&mut section);
    for (family, count) in families {
        section.rate(family, count, "");
    }
    Ok(Some(section))
}

/// A short report that tells what a frame tells.
pub(in crate::suites) struct Report {
    pub(in crate::suites) text: String,
    filled: Filled,
    /// Where what the frame tells begins, in bytes.
    start: usize,
}

impl Report {
    /// The pattern as the lead of a report from the place, by the fashion of one of three houses.
    pub(in crate::suites) fn of(
        pattern: &str,
        dateline: &str,
        cast: &Cast<'_>,
        house: usize,
    ) -> anyhow::Result<Self> {
        let filled = fill(pattern, cast)?;
        let place = if dateline.is_empty() { "{A.capital}" } else { dateline };
        let place = fill(place, cast)?.text;
        let head = match house % 3 {
            0 => format!(" date {PUBLISHED} {} - ", place.to_uppercase()),
            1 => format!("{}, March 13 (Xinhua) -- ", place.to_uppercase()),
            _ => format!("{} (AP) — ", place.to_uppercase()),
        };
        let text = format!("{head}{}\n\n{LAST_WORDS}\n", filled.text);
        Ok(Self { text, filled, start: head.len() })
    }

    /// Puts a title before the report, in a line of its own.
    pub(in crate::suites) fn titled(mut self, title: &str) -> Self {
        let line = format!("{title}\n\n");
        self.start += line.len();
        self.text.insert_str(0, &line);
        self
    }

    /// Where what is spoken stands in the text, in bytes.
    pub(in crate::suites) fn marks(&self) -> Vec<(usize, usize)> {
        let at = |mark: usize| mark + self.start;
        self.filled.marks.iter().map(|&(start, end)| (at(start), at(end))).collect()
    }

    /// All that the stages of a report make of it.
    pub(in crate::suites) fn facts(&self) -> Facts {
        let published = Some((PUBLISHED, PublishedSource::Option));
        let meta = Meta { published, ..Meta::default() };
        let report = parse(&self.text, &meta);
        let recognised = recognise(&report);
        let dates = dates::normalise(&report);
        extract(&report, &recognised, &dates, &meta)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{run, statements};

    /// A row whose brackets and gold differ stops the whole measurement.
    #[test]
    fn every_frame_can_be_judged() {
        for suite in [run, statements::run] {
            let section = suite(Path::new(""), &mut |_| {});
            assert!(section.is_ok_and(|section| section.is_some()), "a frame is no frame");
        }
    }
}
