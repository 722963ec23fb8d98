//! How a value is known is said exactly where there is a value.

use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows};
use crate::check::tally::{Law, Tally};

pub(crate) fn test(place: Place<'_>, pairs: &[(usize, usize)], rows: &Rows, tally: &mut Tally) {
    for &(value, source) in pairs {
        if !rows.have(&[value, source]) {
            continue;
        }
        tally.tested(Law::Sources, rows.length as u64);
        let is_null = |column, row| rows.get(column, row) == Cell::Null;
        for row in (0..rows.length).filter(|&row| is_null(value, row) != is_null(source, row)) {
            let fields = &place.definition.fields;
            let (with, without) =
                if is_null(value, row) { (source, value) } else { (value, source) };
            let key = || rows.key(place.definition, row);
            let what = || format!("{} without {}", fields[with].name, fields[without].name);
            tally.violation(Law::Sources, place.file, key, what);
        }
    }
}
