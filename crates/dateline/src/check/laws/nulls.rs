//! A column is null only where it may be.

use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows};
use crate::check::tally::{Law, Tally};

pub(crate) fn test(place: Place<'_>, rows: &Rows, tally: &mut Tally) {
    for (n, field) in place.definition.fields.iter().enumerate() {
        if rows.columns[n].is_none() {
            continue;
        }
        tally.tested(Law::Types, rows.length as u64);
        if field.nullable {
            continue;
        }
        for row in (0..rows.length).filter(|&row| rows.get(n, row) == Cell::Null) {
            let key = || rows.key(place.definition, row);
            tally.violation(Law::Types, place.file, key, || format!("{} is null", field.name));
        }
    }
}
