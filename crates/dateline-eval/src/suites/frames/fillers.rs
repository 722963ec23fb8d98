//! Who and what a frame is filled with: invented officials, days and places, dealt out in turn, so that
//! the same frame gets others each time and the same ones each run.

use std::path::Path;

use anyhow::Context;
use jiff::civil::Date;

use crate::random::Random;
use crate::suites::frames::patterns::{Cast, Style};
use crate::suites::frames::table::{Row, Table};

/// An invented official.
pub(in crate::suites) struct Official {
    /// How a report names somebody first: "Kenyan Foreign Minister Alfred Mutisya".
    pub(in crate::suites) first: String,
    pub(in crate::suites) name: String,
    pub(in crate::suites) short: String,
    pub(in crate::suites) office: String,
    /// ISO 3166-1 alpha-3.
    pub(in crate::suites) code: String,
    pub(in crate::suites) country: String,
    pub(in crate::suites) demonym: String,
    pub(in crate::suites) capital: String,
    /// "he" or "she".
    pub(in crate::suites) pronoun: String,
}

/// A day as words, with a preposition or without.
pub(in crate::suites) struct Day {
    pub(in crate::suites) text: String,
    pub(in crate::suites) day: Date,
}

/// A city that is nobody's capital here.
pub(in crate::suites) struct Place {
    pub(in crate::suites) name: String,
    pub(in crate::suites) code: String,
}

/// All that frames are filled with.
pub(in crate::suites) struct Fillers {
    officials: Vec<Official>,
    past: Vec<Day>,
    future: Vec<Day>,
    places: Vec<Place>,
}

impl Fillers {
    pub(in crate::suites) fn read(folder: &Path) -> anyhow::Result<Self> {
        let officials = Table::read(&folder.join("officials.tsv"))?;
        let days = Table::read(&folder.join("days.tsv"))?;
        let places = Table::read(&folder.join("places.tsv"))?;
        let (mut past, mut future) = (Vec::new(), Vec::new());
        for row in days.rows() {
            let list = if row.get("time")? == "past" { &mut past } else { &mut future };
            list.push(day(row)?);
        }
        Ok(Self {
            officials: officials.rows().map(official).collect::<Result<_, _>>()?,
            past,
            future,
            places: places.rows().map(place).collect::<Result<_, _>>()?,
        })
    }

    /// Who fills a frame this time. The steps are odd, so that neighbours in the tables seldom meet.
    pub(in crate::suites) fn cast(&self, frame: usize, filling: usize) -> Cast<'_> {
        let turn = frame * 5 + filling * 17;
        let style = [Style::Title, Style::Apposition, Style::Of][filling % 3];
        Cast {
            style,
            officials: deal(&self.officials, turn, 11),
            past: deal(&self.past, frame + filling * 2, 1),
            future: deal(&self.future, frame + filling * 2, 1),
            places: deal(&self.places, turn, 3),
        }
    }

    /// A cast in any order; each official is named by title.
    pub(in crate::suites) fn any(&self, random: &mut Random) -> Cast<'_> {
        fn any<'f, T>(list: &'f [T], random: &mut Random) -> Vec<&'f T> {
            let mut order: Vec<&T> = list.iter().collect();
            random.shuffle(&mut order);
            order
        }
        Cast {
            style: Style::Title,
            officials: any(&self.officials, random),
            past: any(&self.past, random),
            future: any(&self.future, random),
            places: any(&self.places, random),
        }
    }
}

/// All of a list in an order of its own for each turn.
fn deal<T>(list: &[T], turn: usize, step: usize) -> Vec<&T> {
    let mut order: Vec<&T> = Vec::with_capacity(list.len());
    let mut left: Vec<&T> = list.iter().collect();
    let mut at = turn;
    while !left.is_empty() {
        at %= left.len();
        order.push(left.remove(at));
        at += step;
    }
    order
}

fn official(row: Row<'_>) -> anyhow::Result<Official> {
    let cell = |column| row.get(column).map(str::to_owned);
    Ok(Official {
        first: cell("first")?,
        name: cell("name")?,
        short: cell("short")?,
        office: cell("office")?,
        code: cell("code")?,
        country: cell("country")?,
        demonym: cell("demonym")?,
        capital: cell("capital")?,
        pronoun: cell("pronoun")?,
    })
}

fn day(row: Row<'_>) -> anyhow::Result<Day> {
    let day = row.get("day")?;
    let day = day.parse().with_context(|| format!("line {}: {day} is no day", row.line))?;
    Ok(Day { text: row.get("text")?.to_owned(), day })
}

fn place(row: Row<'_>) -> anyhow::Result<Place> {
    Ok(Place { name: row.get("name")?.to_owned(), code: row.get("code")?.to_owned() })
}
