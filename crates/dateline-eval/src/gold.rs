//! Gold data: JSON lines with offsets in code points.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use dateline_reader::RawReport;
use serde_json::Value;

/// The records of a file of JSON lines; `None` where there is no such file.
pub(crate) fn records(path: &Path) -> anyhow::Result<Option<Vec<Value>>> {
    if !path.is_file() {
        return Ok(None);
    }
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut records = Vec::new();
    for (n, line) in BufReader::new(file).lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let place = || format!("{}, line {}", path.display(), n + 1);
        records.push(serde_json::from_str(&line).with_context(place)?);
    }
    Ok(Some(records))
}

/// A text field; empty where there is none.
pub(crate) fn text<'v>(record: &'v Value, field: &str) -> &'v str {
    record[field].as_str().unwrap_or_default()
}

/// The values of a list field.
pub(crate) fn list<'v>(record: &'v Value, field: &str) -> &'v [Value] {
    record[field].as_array().map_or(&[], Vec::as_slice)
}

/// Start and end of a record that has them.
pub(crate) fn span(record: &Value) -> Option<(usize, usize)> {
    let number = |field: &str| record[field].as_u64().and_then(|n| usize::try_from(n).ok());
    Some((number("start")?, number("end")?))
}

/// A text as the reader would give it, with nothing beside it.
pub(crate) fn raw_report(text: &str) -> RawReport {
    RawReport {
        input: 0,
        source: String::new(),
        record: 0,
        source_id: None,
        title: None,
        published: None,
        agency: None,
        file_name_date: None,
        text: text.to_owned(),
        notes: Vec::new(),
    }
}

/// Turns byte offsets of a text into code points.
#[derive(Debug)]
pub(crate) struct CodePoints {
    /// For each byte how many characters begin before it.
    before: Vec<u32>,
}

impl CodePoints {
    pub(crate) fn of(text: &str) -> Self {
        let mut before = vec![0; text.len() + 1];
        let mut count = 0;
        for (byte, is_start) in (0..text.len()).map(|byte| (byte, text.is_char_boundary(byte))) {
            before[byte] = count;
            count += u32::from(is_start);
        }
        before[text.len()] = count;
        Self { before }
    }

    /// The number of the character that begins at `byte`.
    pub(crate) fn at(&self, byte: u32) -> usize {
        self.before[byte as usize] as usize
    }

    pub(crate) fn span(&self, span: dateline_parser::Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_code_points() {
        let points = CodePoints::of("Đà Nẵng");
        assert_eq!(points.at(0), 0);
        assert_eq!(points.at("Đà ".len() as u32), 3);
        assert_eq!(points.at("Đà Nẵng".len() as u32), 7);
    }
}
