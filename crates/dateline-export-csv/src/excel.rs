//! The profile for Excel: what opens rightly by a double click, and does nothing but show.
//!
//! UTF-8 with a byte-order mark, `\r\n`. A text that Excel would take for a formula gets a leading
//! `'`, which is part of the cell from then on: that is why this is a profile of its own and the
//! plain one has no such mark. A text that no cell holds is cut and says so. Both are counted.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use arrow_array::RecordBatch;
use dateline_schema::{ColumnView, Table, Value};

use crate::Error;
use crate::spelling;

/// UTF-16 units that a cell of Excel holds.
const UNITS: usize = 32_767;
/// How a cell ends whose text was too long.
const CUT: &str = " … [cut]";
/// Bytes that are gathered before they are written.
const FULL: usize = 256 << 10;

/// What the cells do not show as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Altered {
    /// Texts that got a leading `'`, since Excel would take them for formulas.
    pub guarded: u64,
    /// Texts that were too long for a cell.
    pub cut: u64,
}

/// Writes the rows of one table for Excel, in the order in which it gets them.
#[derive(Debug)]
pub struct ExcelCsvWriter<W: Write = File> {
    out: W,
    table: &'static Table,
    buffer: Vec<u8>,
    altered: Altered,
}

impl ExcelCsvWriter<File> {
    /// Makes a file for a table, or empties the one that is there.
    ///
    /// # Errors
    /// [`Error::Create`] where it cannot be made.
    pub fn create(path: &Path, table: &'static Table) -> Result<Self, Error> {
        let file =
            File::create(path).map_err(|error| Error::Create { path: path.to_owned(), error })?;
        Ok(Self::new(file, table))
    }
}

impl<W: Write> ExcelCsvWriter<W> {
    /// Writes a table to `out`. What is written is gathered here first; `out` needs no buffer.
    pub fn new(out: W, table: &'static Table) -> Self {
        let mut buffer = "\u{feff}".as_bytes().to_vec();
        for (n, column) in table.columns.iter().enumerate() {
            if n > 0 {
                buffer.push(b',');
            }
            spelling::text(&mut buffer, column.name);
        }
        buffer.extend_from_slice(b"\r\n");
        Self { out, table, buffer, altered: Altered::default() }
    }

    /// Appends rows.
    ///
    /// # Errors
    /// [`Error::Write`], and [`Error::Rows`] for rows that are none of the table's.
    pub fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        let columns = ColumnView::all(self.table, rows)?;
        for row in 0..rows.num_rows() {
            for (n, column) in columns.iter().enumerate() {
                if n > 0 {
                    self.buffer.push(b',');
                }
                match column.get(row) {
                    None => {}
                    Some(Value::Text(text)) => self.text(text),
                    Some(Value::Integer(number)) => spelling::integer(&mut self.buffer, number),
                    Some(Value::Number(number)) => spelling::number(&mut self.buffer, number),
                    Some(Value::Boolean(truth)) => spelling::boolean(&mut self.buffer, truth),
                    Some(Value::Day(days)) => spelling::date(&mut self.buffer, days),
                }
            }
            self.buffer.extend_from_slice(b"\r\n");
            if self.buffer.len() >= FULL {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// Writes what is left; says what the cells do not show as it is.
    ///
    /// # Errors
    /// [`Error::Write`].
    pub fn finish(mut self) -> Result<Altered, Error> {
        self.flush()?;
        self.out.flush()?;
        Ok(self.altered)
    }

    fn text(&mut self, text: &str) {
        let is_formula = is_formula(text);
        let room = UNITS - usize::from(is_formula);
        let end = end_within(text, room);
        self.altered.guarded += u64::from(is_formula);
        self.altered.cut += u64::from(end.is_some());
        match (is_formula, end) {
            (false, None) => spelling::text(&mut self.buffer, text),
            (_, end) => {
                let guard = if is_formula { "'" } else { "" };
                let (text, mark) = end.map_or((text, ""), |end| (&text[..end], CUT));
                spelling::text(&mut self.buffer, &format!("{guard}{text}{mark}"));
            }
        }
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

/// Would Excel, or a program like it, take the text for a formula? By its first character (OWASP, "CSV
/// injection"), full-width forms included.
fn is_formula(text: &str) -> bool {
    matches!(
        text.chars().next(),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    )
}

/// Where to cut a text of more than `room` UTF-16 units so that it and the mark have room; `None` if it
/// fits as it is.
fn end_within(text: &str, room: usize) -> Option<usize> {
    // A character has at least as many bytes as units.
    if text.len() <= room {
        return None;
    }
    let with_mark = room - CUT.encode_utf16().count();
    let (mut units, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units <= with_mark {
            end = at + c.len_utf8();
        } else if units > room {
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_by_their_first_character() {
        for text in ["=1+1", "+1", "-2", "@SUM(1)", "\t=1", "\r=1", "＝1"] {
            assert!(is_formula(text), "{text:?}");
        }
        for text in ["", "a=1", " =1", "1-2", "'=1", "–5", "p.a"] {
            assert!(!is_formula(text), "{text:?}");
        }
    }

    #[test]
    fn a_cut_text_fits_with_its_mark() {
        assert_eq!(end_within(&"a".repeat(20), 20), None);
        assert_eq!(end_within(&"é".repeat(20), 20), None);
        assert_eq!(end_within(&"a".repeat(21), 20), Some(12));
        assert_eq!(end_within(&"😀".repeat(11), 20), Some(24));
    }
}
