//! Several meetings that one verb tells of: "met A on Monday *and B on Tuesday*", "met A and B *in two
//! separate meetings*".

use crate::meetings::actors::all_people;
use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::telling::Telling;

/// More meetings of the verb that `base` is of, with the others that stand behind token `i`, each
/// with a day of its own.
pub(super) fn more(line: &Line<'_, '_>, base: &Telling, mut i: u32, limit: u32) -> Vec<Telling> {
    const MOST: usize = 8;
    let mut found = Vec::new();
    for _ in 0..MOST {
        let mut start = i;
        while line.is(start, &[",", "and", "then"]) {
            start += 1;
        }
        if start == i || start >= limit {
            break;
        }
        start += u32::from(line.is(start, &["with"]));
        let around = Around::read(line, start, limit, true);
        let others = &around.direct;
        let Some(days) = around.days.filter(|_| !others.is_empty() && all_people(line, others))
        else {
            break;
        };
        let mut told = base.clone();
        told.fresh = true;
        told.days = Some(days);
        told.place = around.place.or(base.place);
        told.add_all(others, None);
        found.push(told);
        i = around.end;
    }
    found
}

/// The other meeting of the verb that `base` is of: "spoke with A and, *separately, with B*", behind token `i`.
pub(super) fn separately(
    line: &Line<'_, '_>,
    base: &Telling,
    mut i: u32,
    limit: u32,
) -> Option<Telling> {
    while line.is(i, &[",", "and"]) {
        i += 1;
    }
    let apart = line.is(i, &["separately", "later", "then"]);
    i += 1 + u32::from(line.is(i + 1, &[","]));
    let with = u32::from(line.is(i, &["with"]));
    if !apart || i + with >= limit || base.parties.is_empty() {
        return None;
    }
    let around = Around::read(line, i + with, limit, true);
    let others = &around.direct;
    // "spoke with A, and later *B resigned*"
    let acts = with == 0 && line.verb_at(around.end).is_some();
    if acts || others.is_empty() || !all_people(line, others) {
        return None;
    }
    let mut told = base.clone();
    told.fresh = true;
    (told.days, told.place) = (around.days.or(base.days), around.place.or(base.place));
    told.add_all(others, None);
    Some(told)
}

/// "met A and B *in two separate meetings*": do such words stand around token `i`?
pub(super) fn are_separate(line: &Line<'_, '_>, i: u32) -> bool {
    const MANY: [&str; 3] = ["meetings", "talks", "sessions"];
    let start = i.saturating_sub(2).max(line.tokens.start);
    (start..i + 4).any(|i| {
        line.is(i, &["in", "during"])
            && (i + 1..i + 3).any(|i| {
                line.is(i, &["separate", "individual"])
                    && (line.is(i + 1, &MANY) || line.is(i + 2, &MANY))
            })
    })
}
