//! Every offset reproduces its text: `fold(text[start:end])` is the cell, in code points, and the
//! bytes beside them are the same words.

use rustc_hash::FxHashMap;

use crate::check::definition::{Definition, Words};
use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows, text_hash};
use crate::check::tally::{Law, Tally};
use crate::check::texts::TextCursor;

/// How a row leads to its document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Document<'a> {
    /// By its own column.
    Own(usize),
    /// By a row that it belongs to: the column, and the hash of the document by that of its value.
    Parent(usize, &'a FxHashMap<u64, u64>),
}

impl Document<'_> {
    fn of(self, rows: &Rows, row: usize) -> Option<u64> {
        match self {
            Self::Own(column) => rows.text(column, row).map(text_hash),
            Self::Parent(column, documents) => {
                documents.get(&text_hash(rows.text(column, row)?)).copied()
            }
        }
    }
}

pub(crate) fn test(
    place: Place<'_>,
    document: Document<'_>,
    words: &[Words],
    texts: &mut TextCursor,
    rows: &Rows,
    tally: &mut Tally,
) {
    let bytes = place.definition.columns(["byte_start", "byte_end", "start", "end"]);
    let bytes = bytes.filter(|columns| rows.have(columns));
    let words: Vec<&Words> =
        words.iter().filter(|words| rows.have(&[words.text, words.start, words.end])).collect();
    for row in 0..rows.length {
        let key = || rows.key(place.definition, row);
        let mut violation = |what: String| tally.violation(Law::Offsets, place.file, key, || what);
        for &&Words { text, start, end } in &words {
            let name = place.definition.fields[text].name;
            let cells = (rows.get(text, row), rows.get(start, row), rows.get(end, row));
            let (cell, from, to) = match cells {
                (Cell::Null, Cell::Null, Cell::Null) => continue,
                (Cell::Text(cell), Cell::Integer(from), Cell::Integer(to)) => (cell, from, to),
                _ => {
                    violation(format!("{name} and its offsets are not null together"));
                    continue;
                }
            };
            let Some(points) = document.of(rows, row).and_then(|document| texts.get(document))
            else {
                violation(format!("{name}: its document has no text"));
                continue;
            };
            if !points.says(from, to, cell) {
                let there = points.slice(from, to);
                let there = there
                    .map_or_else(|| "nothing".to_owned(), |there| Cell::Text(there).to_string());
                violation(format!(
                    "{name} is {}, at {from}..{to} stands {there}",
                    Cell::Text(cell)
                ));
            }
        }
        if let Some([byte_start, byte_end, start, end]) = bytes {
            let cells = [byte_start, byte_end, start, end].map(|column| rows.integer(column, row));
            let [Some(byte_start), Some(byte_end), Some(start), Some(end)] = cells else {
                continue;
            };
            let Some(points) = document.of(rows, row).and_then(|document| texts.get(document))
            else {
                continue; // said above
            };
            let by_bytes = points.bytes(byte_start, byte_end);
            if by_bytes.is_none() || by_bytes != points.slice(start, end) {
                violation(format!(
                    "bytes {byte_start}..{byte_end} are not the words at {start}..{end}"
                ));
            }
        }
    }
    tally.tested(Law::Offsets, (rows.length * words.len()) as u64);
}

/// For a table without `document_id`: the reference that leads to one that has it.
pub(crate) fn parent(definition: &Definition, all: &[Definition]) -> Option<(usize, &'static str)> {
    definition.references.iter().find_map(|reference| {
        let target = all.iter().find(|table| table.name == reference.table)?;
        target.column("document_id")?;
        let [column] = reference.columns[..] else { return None };
        Some((column, reference.table))
    })
}
