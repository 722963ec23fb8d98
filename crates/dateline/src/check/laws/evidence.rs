//! Words that have no offsets of their own are those of the mention beside them.

use rustc_hash::FxHashMap;

use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows, text_hash};
use crate::check::tally::{Law, Tally};

/// The hash of the words of each mention, by the hash of its id.
pub(crate) type Mentions = FxHashMap<u64, u64>;

/// Takes in the rows of `mentions`.
pub(crate) fn gather(place: Place<'_>, rows: &Rows, mentions: &mut Mentions) {
    let Some([id, text]) = place.definition.columns(["mention_id", "mention_text"]) else { return };
    for row in 0..rows.length {
        if let (Some(id), Some(text)) = (rows.text(id, row), rows.text(text, row)) {
            mentions.insert(text_hash(id), text_hash(text));
        }
    }
}

pub(crate) fn test(
    place: Place<'_>,
    (texts, mention): &(Vec<usize>, usize),
    mentions: &Mentions,
    rows: &Rows,
    tally: &mut Tally,
) {
    if rows.columns[*mention].is_none() {
        return;
    }
    for &text in texts {
        tally.tested(Law::Evidence, rows.length as u64);
        for row in 0..rows.length {
            let (Some(cell), Some(id)) = (rows.text(text, row), rows.text(*mention, row)) else {
                continue;
            };
            // A mention that is not there breaks another law.
            if mentions.get(&text_hash(id)).is_some_and(|&words| words != text_hash(cell)) {
                let key = || rows.key(place.definition, row);
                tally.violation(Law::Evidence, place.file, key, || {
                    let name = place.definition.fields[text].name;
                    format!("{name} {} is not the words of {id}", Cell::Text(cell))
                });
            }
        }
    }
}
