//! What a row points to is there.

use crate::check::definition::Reference;
use crate::check::laws::Place;
use crate::check::laws::keys::Hashes;
use crate::check::rows::Rows;
use crate::check::tally::{Law, Tally};

pub(crate) fn test(
    place: Place<'_>,
    reference: &Reference,
    targets: &Hashes,
    rows: &Rows,
    tally: &mut Tally,
) {
    if !rows.have(&reference.columns) {
        return;
    }
    tally.tested(Law::References, rows.length as u64);
    for row in 0..rows.length {
        let Some(hash) = rows.hash(&reference.columns, row) else { continue };
        if !targets.contains(hash) {
            let key = || rows.key(place.definition, row);
            tally.violation(Law::References, place.file, key, || {
                let names: Vec<&str> =
                    reference.columns.iter().map(|&n| place.definition.fields[n].name).collect();
                let cells: Vec<String> =
                    reference.columns.iter().map(|&n| rows.get(n, row).to_string()).collect();
                format!("{} {} is not in {}", names.join(", "), cells.join(", "), reference.table)
            });
        }
    }
}
