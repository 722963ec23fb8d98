//! The tables of a grid: its parts, each with what it means for the gold.

use std::path::Path;

use anyhow::{Context, bail, ensure};

use crate::suites::frames::table::{Row, Table};

/// A grid with what all grids share.
pub(super) struct Grid {
    pub(super) factors: Vec<Factor>,
    /// What is judged: the columns of its table.
    pub(super) meetings: bool,
    pub(super) statements: bool,
    pub(super) offices: bool,
    /// The parts that a text of this grid can have, by factor and number.
    pub(super) reached: Vec<(usize, usize)>,
}

/// What stands in one place of a text: one of its parts.
pub(super) struct Factor {
    pub(super) name: String,
    pub(super) parts: Vec<Part>,
}

/// One of the ways to fill a place. An `@` stands for the letter that the place gives it.
pub(super) struct Part {
    pub(super) line: usize,
    /// Does it stand in the table that all grids share?
    pub(super) shared: bool,
    pub(super) words: String,
    pub(super) pieces: Vec<Piece>,
    /// What it says of the text: name and value.
    pub(super) gives: Vec<(String, String)>,
    /// What must be so of the text or its people.
    pub(super) asks: Vec<String>,
    pub(super) meetings: String,
    /// One cell for each bracket.
    pub(super) statements: Vec<String>,
    pub(super) offices: String,
}

/// A piece of a part's words.
pub(super) enum Piece {
    Words(String),
    /// A place for a factor, and the letter it gives.
    Place {
        factor: usize,
        letter: String,
        titled: bool,
    },
    /// Where something said begins.
    Said,
}

impl Grid {
    /// Reads the table of a grid and the one that all grids share.
    pub(super) fn read(folder: &Path, name: &str) -> anyhow::Result<Self> {
        let own = Table::read(&folder.join(format!("{name}.tsv")))?;
        let shared = Table::read(&folder.join("parts.tsv"))?;
        let [meetings, statements, offices] =
            ["meetings", "statements", "offices"].map(|column| own.has(column));
        let mut factors: Vec<Factor> = Vec::new();
        for (table, is_shared) in [(&own, false), (&shared, true)] {
            let known = factors.len();
            for row in table.rows() {
                let name = row.get("factor")?;
                let at = factors.iter().position(|factor| factor.name == name);
                ensure!(
                    at.is_none_or(|at| !is_shared || at >= known),
                    "{name} stands in two tables"
                );
                let at = at.unwrap_or_else(|| {
                    factors.push(Factor { name: name.to_owned(), parts: Vec::new() });
                    factors.len() - 1
                });
                let part = Part::read(row, table, is_shared)
                    .with_context(|| format!("line {}", row.line))?;
                factors[at].parts.push(part);
            }
        }
        let names: Vec<String> = factors.iter().map(|factor| factor.name.clone()).collect();
        for part in factors.iter_mut().flat_map(|factor| &mut factor.parts) {
            part.pieces =
                pieces(&part.words, &names).with_context(|| format!("line {}", part.line))?;
            let brackets = part.pieces.iter().filter(|piece| matches!(piece, Piece::Said)).count();
            ensure!(
                brackets == part.statements.len() || !statements && !part.shared,
                "line {}: {brackets} brackets, {} cells",
                part.line,
                part.statements.len()
            );
        }
        let mut grid = Self { factors, meetings, statements, offices, reached: Vec::new() };
        let first = grid.factor("text").context("no factor text")?;
        grid.reach(first);
        Ok(grid)
    }

    pub(super) fn factor(&self, name: &str) -> Option<usize> {
        self.factors.iter().position(|factor| factor.name == name)
    }

    /// Notes the parts of a factor, and of those that have a place in them.
    fn reach(&mut self, factor: usize) {
        if self.reached.iter().any(|(known, _)| *known == factor) {
            return;
        }
        self.reached.extend((0..self.factors[factor].parts.len()).map(|part| (factor, part)));
        let place = |piece: &Piece| match piece {
            Piece::Place { factor, .. } => Some(*factor),
            _ => None,
        };
        let parts = self.factors[factor].parts.iter();
        let next: Vec<usize> =
            parts.flat_map(|part| part.pieces.iter().filter_map(place)).collect();
        for factor in next {
            self.reach(factor);
        }
    }
}

impl Part {
    fn read(row: Row<'_>, table: &Table, shared: bool) -> anyhow::Result<Self> {
        let cell = |column| if table.has(column) { row.get(column) } else { Ok("") };
        let given = |token: &str| {
            let (name, value) = token.split_once('=').with_context(|| format!("gives {token}"))?;
            Ok((name.to_owned(), value.to_owned()))
        };
        let statements = cell("statements")?.split("; ").filter(|cell| !cell.is_empty());
        Ok(Self {
            line: row.line,
            shared,
            words: row.get("words")?.to_owned(),
            pieces: Vec::new(),
            gives: cell("gives")?.split_whitespace().map(given).collect::<anyhow::Result<_>>()?,
            asks: cell("asks")?.split_whitespace().map(str::to_owned).collect(),
            meetings: cell("meetings")?.to_owned(),
            statements: statements.map(str::to_owned).collect(),
            offices: cell("offices")?.to_owned(),
        })
    }
}

/// Words, places for factors (`<form B>`; `<Office>` has its words as in a title) and brackets.
fn pieces(words: &str, factors: &[String]) -> anyhow::Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some(at) = rest.find(['<', '[']) {
        if at > 0 {
            pieces.push(Piece::Words(rest[..at].to_owned()));
        }
        if rest[at..].starts_with('[') {
            pieces.push(Piece::Said);
            rest = &rest[at + 1..];
            continue;
        }
        let (place, behind) = rest[at + 1..].split_once('>').context("an open place")?;
        let (name, letter) = place.split_once(' ').unwrap_or((place, "@"));
        let titled = name.starts_with(char::is_uppercase);
        let name = name.to_lowercase();
        let Some(factor) = factors.iter().position(|factor| *factor == name) else {
            bail!("no factor {name}");
        };
        pieces.push(Piece::Place { factor, letter: letter.to_owned(), titled });
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    Ok(pieces)
}
