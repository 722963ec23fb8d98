//! `statements.content_text` is the rows of `statement_contents` joined by ` … `.

use rustc_hash::FxHashMap;

use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows, text_hash};
use crate::check::tally::{Law, Tally};

/// What stands between two pieces.
pub(crate) const BETWEEN: &str = " … ";

/// The pieces of each statement joined, as hashes, by the hash of its id.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    joined: FxHashMap<u64, u64>,
    statement: u64,
    text: String,
}

impl Pieces {
    /// Takes in the rows of `statement_contents`, in their order.
    pub(crate) fn gather(&mut self, place: Place<'_>, rows: &Rows) {
        let Some([id, text]) = place.definition.columns(["statement_id", "content_text"]) else {
            return;
        };
        for row in 0..rows.length {
            let (Some(id), Some(text)) = (rows.text(id, row), rows.text(text, row)) else {
                continue;
            };
            let id = text_hash(id);
            if id != self.statement {
                self.flush();
                self.statement = id;
            }
            if !self.text.is_empty() {
                self.text.push_str(BETWEEN);
            }
            self.text.push_str(text);
        }
    }

    /// Ends a statement.
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.joined.insert(self.statement, text_hash(&self.text));
            self.text.clear();
        }
    }

    pub(crate) fn finish(mut self) -> Self {
        self.flush();
        self
    }
}

pub(crate) fn test(place: Place<'_>, pieces: &Pieces, rows: &Rows, tally: &mut Tally) {
    let Some([id, text]) = place.definition.columns(["statement_id", "content_text"]) else {
        return;
    };
    if !rows.have(&[id, text]) {
        return;
    }
    tally.tested(Law::Pieces, rows.length as u64);
    for row in 0..rows.length {
        let (Some(id), Some(cell)) = (rows.text(id, row), rows.text(text, row)) else { continue };
        if pieces.joined.get(&text_hash(id)) != Some(&text_hash(cell)) {
            let key = || rows.key(place.definition, row);
            let what = || format!("content_text {} is not its pieces joined", Cell::Text(cell));
            tally.violation(Law::Pieces, place.file, key, what);
        }
    }
}
