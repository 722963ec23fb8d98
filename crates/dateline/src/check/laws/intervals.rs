//! No interval ends before it begins: offsets, days, first and last.

use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows};
use crate::check::tally::{Law, Tally};

pub(crate) fn test(place: Place<'_>, pairs: &[(usize, usize)], rows: &Rows, tally: &mut Tally) {
    for &(first, last) in pairs {
        if !rows.have(&[first, last]) {
            continue;
        }
        tally.tested(Law::Intervals, rows.length as u64);
        for row in 0..rows.length {
            let (from, to) = (rows.get(first, row), rows.get(last, row));
            let backward = match (from, to) {
                (Cell::Integer(from), Cell::Integer(to)) => to < from,
                (Cell::Date(from), Cell::Date(to)) => to < from,
                (Cell::Text(from), Cell::Text(to)) => to < from,
                _ => false,
            };
            if backward {
                let names =
                    (place.definition.fields[first].name, place.definition.fields[last].name);
                let key = || rows.key(place.definition, row);
                let what = || format!("{} {to} is before {} {from}", names.1, names.0);
                tally.violation(Law::Intervals, place.file, key, what);
            }
        }
    }
}
