//! Why an authority file is refused: the file, the line, the reason.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// An authority file that is refused.
#[derive(Debug)]
pub struct AuthorityError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1; none where the file could not be read at all.
    pub line: Option<u64>,
    /// What is wrong there.
    pub fault: Fault,
}

impl fmt::Display for AuthorityError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(out, ", line {line}")?;
        }
        write!(out, ": {}", self.fault)
    }
}

impl std::error::Error for AuthorityError {}

/// What is wrong with a row, or with the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// It cannot be read.
    #[error("cannot read the authority file: {0}")]
    Unreadable(io::Error),
    /// There is nothing in it.
    #[error("no header row; its columns are {}", super::read::COLUMNS.join(","))]
    Empty,
    /// It is not UTF-8.
    #[error("not UTF-8 at byte {byte} of the file; save it as \"CSV UTF-8\"")]
    Encoding {
        /// The first byte that is not.
        byte: usize,
    },
    /// A column is not there.
    #[error(
        "no column \"{column}\"; the columns are {}, parted by commas, and their cells may be empty",
        super::read::COLUMNS.join(",")
    )]
    MissingColumn {
        /// The column.
        column: &'static str,
    },
    /// A column that means nothing here.
    #[error("unknown column {column:?}; the columns are {}", super::read::COLUMNS.join(","))]
    UnknownColumn {
        /// The column.
        column: String,
    },
    /// A column is there twice.
    #[error("column \"{column}\" twice")]
    RepeatedColumn {
        /// The column.
        column: &'static str,
    },
    /// The row has another number of cells than the header.
    #[error(
        "{found} cells where the header has {expected}; cells with a comma stand in quotation marks"
    )]
    Cells {
        /// Cells of the row.
        found: usize,
        /// Cells of the header.
        expected: usize,
    },
    /// The row has no name.
    #[error("no name")]
    NoName,
    /// No such code.
    #[error("country {value:?} is no ISO 3166-1 alpha-3 code{}", hint.map(|code| format!(", perhaps {code}")).unwrap_or_default())]
    Country {
        /// The cell.
        value: String,
        /// The code of a country of that name.
        hint: Option<&'static str>,
    },
    /// No date.
    #[error("{column} {value:?} is no date, expected YYYY-MM-DD, YYYY-MM or YYYY")]
    Date {
        /// `from` or `to`.
        column: &'static str,
        /// The cell.
        value: String,
    },
    /// The interval ends before it begins.
    #[error("from {from} is after to {to}")]
    Reversed {
        /// First day.
        from: jiff::civil::Date,
        /// Last day.
        to: jiff::civil::Date,
    },
    /// An organisation or a day without the office that it belongs to.
    #[error("{column} without an office")]
    NoOffice {
        /// The column that is filled.
        column: &'static str,
    },
    /// No Wikidata id.
    #[error("wikidata_id {value:?} is none, expected Q and a number, such as Q42")]
    Wikidata {
        /// The cell.
        value: String,
    },
    /// Two ids for one person.
    #[error(
        "{name:?} has the wikidata_id {here} here and {there} on line {line}; one person has one"
    )]
    TwoIds {
        /// The name.
        name: String,
        /// The id of this row.
        here: String,
        /// The id of the other.
        there: String,
        /// The line of the other.
        line: u64,
    },
    /// The same name twice, and nothing says whether it is one person.
    #[error(
        "{name:?} stands on line {line} already and no country tells the two apart; give both rows their \
         country: the same for one person, another for two"
    )]
    Duplicate {
        /// The name or alias.
        name: String,
        /// The other line.
        line: u64,
    },
    /// The CSV itself is broken.
    #[error("no CSV: {0}")]
    Csv(String),
}
