//! No cell holds a line break or an empty text: a row is a line of CSV, and unknown is null. Whole
//! texts (`texts.text`) are as they came.

use crate::check::laws::Place;
use crate::check::rows::{Column, Rows};
use crate::check::tally::{Law, Tally};

pub(crate) fn test(place: Place<'_>, rows: &Rows, tally: &mut Tally) {
    for (field, column) in place.definition.fields.iter().zip(&rows.columns) {
        let Some(Column::Text(cells)) = column else { continue };
        if place.definition.name == "texts" && field.name == "text" {
            continue;
        }
        for (row, cell) in cells.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let what = if cell.is_empty() {
                "is empty, expected null"
            } else if cell.contains(['\n', '\r']) {
                "holds a line break"
            } else {
                continue;
            };
            let key = || rows.key(place.definition, row);
            tally.violation(Law::Cells, place.file, key, || format!("{} {what}", field.name));
        }
        tally.tested(Law::Cells, rows.length as u64);
    }
}
