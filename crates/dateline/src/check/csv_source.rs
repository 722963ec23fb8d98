//! The rows of a CSV file, each cell read as its column is defined.

use std::fs::File;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder,
};
use csv::StringRecord;

use crate::check::definition::{Definition, Kind};
use crate::check::rows::{Column, ROWS, Rows};
use crate::check::tally::{Law, Tally};

/// An open CSV file.
pub(crate) struct CsvSource {
    reader: csv::Reader<File>,
    columns: Vec<Option<usize>>,
    record: StringRecord,
    width: usize,
    ended: bool,
}

impl CsvSource {
    /// Opens a file and reads the names of its columns.
    pub(crate) fn open(file: File) -> Result<(Self, Vec<String>), String> {
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).buffer_capacity(1 << 18).from_reader(file);
        let header = reader.headers().map_err(|error| error.to_string())?;
        if header.is_empty() {
            return Err("no header line".to_owned());
        }
        let names: Vec<String> = header.iter().map(str::to_owned).collect();
        let width = names.len();
        let source =
            Self { reader, columns: Vec::new(), record: StringRecord::new(), width, ended: false };
        Ok((source, names))
    }

    pub(crate) fn set_columns(&mut self, columns: Vec<Option<usize>>) {
        self.columns = columns;
    }

    pub(crate) fn next(
        &mut self,
        definition: &Definition,
        file: &str,
        tally: &mut Tally,
    ) -> Option<Rows> {
        if self.ended {
            return None;
        }
        let mut builders: Vec<Option<Builder>> = definition
            .fields
            .iter()
            .zip(&self.columns)
            .map(|(field, at)| at.map(|_| Builder::new(field.kind)))
            .collect();
        let mut length = 0;
        while length < ROWS {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => {
                    self.ended = true;
                    break;
                }
                Err(error) => {
                    self.ended = true;
                    tally.violation(Law::Files, file, String::new, || {
                        format!("breaks off: {error}")
                    });
                    break;
                }
            }
            length += 1;
            let line = || format!("line {}", self.record.position().map_or(0, csv::Position::line));
            if self.record.len() != self.width {
                tally.violation(Law::Types, file, line, || {
                    format!("{} fields, expected {}", self.record.len(), self.width)
                });
            }
            for ((field, at), builder) in
                definition.fields.iter().zip(&self.columns).zip(&mut builders)
            {
                let (Some(at), Some(builder)) = (at, builder) else { continue };
                let cell = self.record.get(*at).unwrap_or_default();
                if !builder.push(cell) {
                    tally.violation(Law::Types, file, line, || {
                        let mut shown: String = cell.chars().take(40).collect();
                        if shown.len() < cell.len() {
                            shown.push('…');
                        }
                        format!("{} is {shown:?}, expected {}", field.name, field.kind.spelling())
                    });
                }
            }
        }
        if length == 0 {
            return None;
        }
        let columns = builders.into_iter().map(|builder| builder.map(Builder::finish)).collect();
        Some(Rows { columns, length })
    }
}

/// A column being read.
enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Number(Float64Builder),
    Boolean(BooleanBuilder),
    Date(Date32Builder),
}

impl Builder {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text | Kind::Other => Self::Text(StringBuilder::new()),
            Kind::Integer => Self::Integer(Int64Builder::new()),
            Kind::Number => Self::Number(Float64Builder::new()),
            Kind::Boolean => Self::Boolean(BooleanBuilder::new()),
            Kind::Date => Self::Date(Date32Builder::new()),
        }
    }

    /// Takes a cell in; false, and a null, where it is not of the type. An empty cell is null.
    fn push(&mut self, cell: &str) -> bool {
        let some = !cell.is_empty();
        match self {
            Self::Text(cells) => {
                cells.append_option(some.then_some(cell));
                true
            }
            Self::Integer(cells) => {
                let value = cell.parse().ok();
                cells.append_option(value);
                value.is_some() || !some
            }
            Self::Number(cells) => {
                // A float always has its point, so that a column of them is never taken for integers.
                let value = cell.parse().ok().filter(|_| cell.contains('.'));
                cells.append_option(value);
                value.is_some() || !some
            }
            Self::Boolean(cells) => {
                let value = match cell {
                    "TRUE" => Some(true),
                    "FALSE" => Some(false),
                    _ => None,
                };
                cells.append_option(value);
                value.is_some() || !some
            }
            Self::Date(cells) => {
                let value = day(cell);
                cells.append_option(value);
                value.is_some() || !some
            }
        }
    }

    fn finish(self) -> Column {
        match self {
            Self::Text(mut cells) => Column::Text(cells.finish()),
            Self::Integer(mut cells) => Column::Integer(cells.finish()),
            Self::Number(mut cells) => Column::Number(cells.finish()),
            Self::Boolean(mut cells) => Column::Boolean(cells.finish()),
            Self::Date(mut cells) => Column::Date(cells.finish()),
        }
    }
}

/// Days since 1970-01-01 of a `YYYY-MM-DD`.
fn day(cell: &str) -> Option<i32> {
    if cell.len() != 10 {
        return None;
    }
    let date: jiff::civil::Date = cell.parse().ok()?;
    date.since(jiff::civil::date(1970, 1, 1)).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_their_type() {
        let mut cases = [
            (Kind::Integer, vec!["7", "", "-3"], vec!["x", "1.0", "TRUE"]),
            (Kind::Number, vec!["0.5", "", "1.0"], vec!["1", "x"]),
            (Kind::Boolean, vec!["TRUE", "FALSE", ""], vec!["true", "1"]),
            (Kind::Date, vec!["2021-02-19", ""], vec!["2021-02-30", "19.02.2021", "20210219"]),
            (Kind::Text, vec!["", "NA", "7"], vec![]),
        ];
        for (kind, good, bad) in &mut cases {
            let mut builder = Builder::new(*kind);
            for cell in good {
                assert!(builder.push(cell), "{kind:?} {cell:?}");
            }
            for cell in bad {
                assert!(!builder.push(cell), "{kind:?} {cell:?}");
            }
        }
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("1969-12-31"), Some(-1));
    }
}
