//! Who and what a frame is filled with: invented officials, days and places, dealt out in turn, so that
//! the same frame gets others each time and the same ones each run.

use std::path::Path;

use anyhow::Context;
use jiff::civil::Date;

use crate::suites::frames::patterns::{Cast, Style};
use crate::suites::frames::table::{Row, Table};

/// An invented official.
pub(super) struct Official {
    /// How a report names somebody first: "Kenyan Foreign Minister Alfred Mutisya".
    pub(super) first: String,
    pub(super) name: String,
    pub(super) short: String,
    pub(super) office: String,
    /// ISO 3166-1 alpha-3.
    pub(super) code: String,
    pub(super) country: String,
    pub(super) demonym: String,
    pub(super) capital: String,
    /// "he" or "she".
    pub(super) pronoun: String,
}

/// A day as words, with a preposition or without.
pub(super) struct Day {
    pub(super) text: String,
    pub(super) day: Date,
}

/// A city that is nobody's capital here.
pub(super) struct Place {
    pub(super) name: String,
    pub(super) code: String,
}

/// All that frames are filled with.
pub(super) struct Fillers {
    officials: Vec<Official>,
    past: Vec<Day>,
    future: Vec<Day>,
    places: Vec<Place>,
}

impl Fillers {
    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
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
    pub(super) fn cast(&self, frame: usize, filling: usize) -> Cast<'_> {
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
