//! For each input, records = documents + rejects, and these are the rows that are there.

use rustc_hash::FxHashMap;

use crate::check::laws::Place;
use crate::check::rows::Rows;
use crate::check::tally::{Law, Tally};

/// Rows by input.
pub(crate) type Counts = FxHashMap<String, u64>;

/// Counts the rows of `documents` or `rejects` by input.
pub(crate) fn count(place: Place<'_>, rows: &Rows, counts: &mut Counts) {
    let Some(input) = place.definition.column("input_id") else { return };
    for row in 0..rows.length {
        let Some(id) = rows.text(input, row) else { continue };
        match counts.get_mut(id) {
            Some(count) => *count += 1,
            None => drop(counts.insert(id.to_owned(), 1)),
        }
    }
}

/// Compares the rows of `inputs` with what was counted; `None` for a table that cannot be read.
pub(crate) fn test(
    place: Place<'_>,
    documents: Option<&Counts>,
    rejects: Option<&Counts>,
    rows: &Rows,
    tally: &mut Tally,
) {
    let names = ["input_id", "record_count", "document_count", "reject_count"];
    let Some(columns) = place.definition.columns(names) else { return };
    if !rows.have(&columns) {
        tally.untested(Law::Records, format!("{}: its counts are not all there", place.file));
        return;
    }
    let [input, record_count, document_count, reject_count] = columns;
    tally.tested(Law::Records, rows.length as u64);
    for row in 0..rows.length {
        let (Some(id), Some(records), Some(document_count), Some(reject_count)) = (
            rows.text(input, row),
            rows.integer(record_count, row),
            rows.integer(document_count, row),
            rows.integer(reject_count, row),
        ) else {
            continue; // a null there breaks another law
        };
        let mut violation = |what: String| {
            tally.violation(Law::Records, place.file, || id.to_owned(), || what);
        };
        if records != document_count + reject_count {
            violation(format!(
                "{records} records, {document_count} documents and {reject_count} rejects"
            ));
        }
        for (table, counted, said) in
            [("documents", documents, document_count), ("rejects", rejects, reject_count)]
        {
            let Some(counted) = counted else { continue };
            let there = counted.get(id).copied().unwrap_or(0);
            if i64::try_from(there) != Ok(said) {
                violation(format!("{said} {table} are said, {there} are there"));
            }
        }
    }
}
