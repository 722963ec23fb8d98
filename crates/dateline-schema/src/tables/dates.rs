//! `dates`.

use crate::closed::{Anchor, DateType, Direction, Mod, Precision};
use crate::define::table;
use crate::{Code, Day, RowId};

table! {
    /// A time expression.
    Date in dates, rows DateRows, key(date_id) {
        /// `<document_id>.t<n>`.
        date_id: RowId,
        /// The document.
        document_id: String => documents,
        /// The sentence.
        sentence_id: RowId => sentences,
        /// Where it begins in the text, in Unicode code points from 0.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// The words as printed.
        date_text: String,
        /// What kind of time it is (TIMEX3 `type`).
        r#type: DateType,
        /// What it means (TIMEX3 `value`: `2021-02-19`, `2021-W07`, `P3D`).
        value: Option<String>,
        /// How that is modified (TIMEX3 `mod`).
        r#mod: Option<Mod>,
        /// First day that is meant; null where the interval is open or unknown.
        first_day: Option<Day>,
        /// Last day that is meant, inclusive.
        last_day: Option<Day>,
        /// How exact the words are.
        precision: Option<Precision>,
        /// What the words were resolved against.
        anchor: Anchor,
        /// The day they were resolved against.
        anchor_day: Option<Day>,
        /// On which side of the publication day it lies.
        direction: Option<Direction>,
        /// The rule that read it.
        rule: Code,
        /// How sure the value is, 0 to 1.
        confidence: Option<f64> = not_filled,
    }
}
