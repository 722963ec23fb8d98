//! The formats agree row by row and cell by cell.

use crate::check::definition::Definition;
use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows};
use crate::check::source::Source;
use crate::check::tally::{Law, Tally};

/// Rows of a file, one at a time.
struct Cursor<'a> {
    source: &'a mut Source,
    rows: Option<Rows>,
    at: usize,
}

impl Cursor<'_> {
    /// Goes to the next row; false at the end.
    fn step(&mut self, definition: &Definition, file: &str, tally: &mut Tally) -> bool {
        self.at += 1;
        while self.rows.as_ref().is_none_or(|rows| self.at >= rows.length) {
            self.rows = self.source.next(definition, file, tally);
            self.at = 0;
            if self.rows.is_none() {
                return false;
            }
        }
        true
    }
}

/// Compares two files of one table. What is wrong with the second by itself (types, cells) is told
/// too; the first was looked at before, and `ignored` takes what would be told twice.
pub(crate) fn test(
    place: Place<'_>,
    first: &mut Source,
    other_file: &str,
    other: &mut Source,
    ignored: &mut Tally,
    tally: &mut Tally,
) {
    let definition = place.definition;
    let mut ours = Cursor { source: first, rows: None, at: 0 };
    let mut theirs = Cursor { source: other, rows: None, at: 0 };
    let mut count: u64 = 0;
    loop {
        let here = ours.step(definition, place.file, ignored);
        let there = theirs.step(definition, other_file, tally);
        let (Some(a), Some(b)) = (&ours.rows, &theirs.rows) else {
            if here != there {
                let (longer, shorter) =
                    if here { (place.file, other_file) } else { (other_file, place.file) };
                let what = || format!("has more than the {count} row(s) of {shorter}");
                tally.violation(Law::Formats, longer, String::new, what);
            }
            break;
        };
        count += 1;
        for (n, field) in definition.fields.iter().enumerate() {
            if a.columns[n].is_none() || b.columns[n].is_none() {
                continue;
            }
            let (x, y) = (a.get(n, ours.at), b.get(n, theirs.at));
            if !same(x, y) {
                let key = || a.key(definition, ours.at);
                let what = || format!("{} is {y}, in {} it is {x}", field.name, place.file);
                tally.violation(Law::Formats, other_file, key, what);
            }
        }
    }
    tally.tested(Law::Formats, count);
}

fn same(a: Cell<'_>, b: Cell<'_>) -> bool {
    match (a, b) {
        // CSV has no other empty text than null; that it should be null is another law.
        (Cell::Text(""), Cell::Null) | (Cell::Null, Cell::Text("")) => true,
        (Cell::Number(a), Cell::Number(b)) => {
            a.to_bits() == b.to_bits() || (a - b).abs() < f64::EPSILON
        }
        _ => a == b,
    }
}
