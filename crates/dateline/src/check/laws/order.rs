//! Rows are sorted by their key. Rows inside a document stand in reading order: `d….s2` before
//! `d….s10`.

use std::cmp::Ordering;

use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows};
use crate::check::tally::{Law, Tally};
use crate::order::compare;

/// The key before, over the rows of a file.
#[derive(Debug, Default)]
pub(crate) struct Order {
    before: Vec<Part>,
    now: Vec<Part>,
    begun: bool,
}

/// A part of a key.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Null,
    Text(String),
    Number(i64),
}

impl Order {
    pub(crate) fn test(&mut self, place: Place<'_>, rows: &Rows, tally: &mut Tally) {
        let key = &place.definition.key;
        if !rows.have(key) {
            return;
        }
        tally.tested(Law::Order, rows.length as u64);
        for row in 0..rows.length {
            self.now.resize(key.len(), Part::Null);
            for (part, &column) in self.now.iter_mut().zip(key) {
                match (rows.get(column, row), part) {
                    // The room of the last text is used again.
                    (Cell::Text(text), Part::Text(room)) => {
                        room.clear();
                        room.push_str(text);
                    }
                    (Cell::Text(text), part) => *part = Part::Text(text.to_owned()),
                    (Cell::Integer(number), part) => *part = Part::Number(number),
                    (Cell::Date(day), part) => *part = Part::Number(i64::from(day)),
                    (_, part) => *part = Part::Null,
                }
            }
            if self.begun && compare_keys(&self.before, &self.now) == Ordering::Greater {
                let key = || rows.key(place.definition, row);
                tally.violation(Law::Order, place.file, key, || {
                    format!("stands after {}", spell(&self.before))
                });
            }
            self.begun = true;
            std::mem::swap(&mut self.before, &mut self.now);
        }
    }
}

fn spell(key: &[Part]) -> String {
    let parts = key.iter().map(|part| match part {
        Part::Null => "null".to_owned(),
        Part::Text(text) => text.clone(),
        Part::Number(number) => number.to_string(),
    });
    parts.collect::<Vec<_>>().join(", ")
}

fn compare_keys(a: &[Part], b: &[Part]) -> Ordering {
    let parts = a.iter().zip(b).map(|pair| match pair {
        (Part::Text(a), Part::Text(b)) => compare(a, b),
        (Part::Number(a), Part::Number(b)) => a.cmp(b),
        _ => Ordering::Equal,
    });
    parts.fold(Ordering::Equal, Ordering::then)
}
