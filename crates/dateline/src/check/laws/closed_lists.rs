//! A column with a closed list has no value beside it; a confidence or score is 0 to 1; counts,
//! numbers and offsets are not negative.

use crate::check::definition::Kind;
use crate::check::laws::Place;
use crate::check::rows::{Cell, Rows};
use crate::check::tally::{Law, Tally};

pub(crate) fn test(place: Place<'_>, rows: &Rows, tally: &mut Tally) {
    for (n, field) in place.definition.fields.iter().enumerate() {
        let listed = !field.values.is_empty();
        if rows.columns[n].is_none()
            || !(listed || matches!(field.kind, Kind::Integer | Kind::Number))
        {
            continue;
        }
        tally.tested(Law::ClosedLists, rows.length as u64);
        let share = field.name.ends_with("confidence") || field.name == "score";
        for row in 0..rows.length {
            let cell = rows.get(n, row);
            let expected = match cell {
                Cell::Text(text) if listed && !field.values.contains(&text) => {
                    format!("one of {}", field.values.join(", "))
                }
                Cell::Integer(number) if number < 0 => "0 or more".to_owned(),
                Cell::Number(number) if share && !(0.0..=1.0).contains(&number) => {
                    "0 to 1".to_owned()
                }
                _ => continue,
            };
            let key = || rows.key(place.definition, row);
            let what = || format!("{} is {cell}, expected {expected}", field.name);
            tally.violation(Law::ClosedLists, place.file, key, what);
        }
    }
}
