//! The order of ids, in which rows are written and checked.

use std::cmp::Ordering;

/// The order of ids: by bytes, but the number of a row inside a document (`d….s10`) or of an office
/// (`p.….o2`) counts as a number, after the document or person.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    let key = |id| split(id).unwrap_or((id, "", 0));
    key(a).cmp(&key(b))
}

/// Parent, letter and number of a numbered id.
fn split(id: &str) -> Option<(&str, &str, u64)> {
    let (parent, row) = id.rsplit_once('.')?;
    let (letter, digits) = row.split_at_checked(1)?;
    let numbered = parent.starts_with('d')
        || parent == "corrections"
        || (parent.starts_with("p.") && letter == "o");
    if !numbered || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((parent, letter, digits.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_in_reading_order() {
        let sorted = [
            "d0z",
            "d0z-2",
            "d1.m9",
            "d1.s2",
            "d1.s10",
            "d1-2.s1",
            "g.hanoi",
            "m.2021-02-19.a.o10",
            "m.2021-02-19.a.o2",
            "p.a",
            "p.a.o2",
            "p.a.o10",
            "p.a-10",
            "p.a-2",
        ];
        // `p.a-10` is an id by itself, after `p.a` and its offices only because those begin alike.
        for pair in [&sorted[..11], &["p.a-10", "p.a-2"]] {
            assert!(pair.is_sorted_by(|a, b| compare(a, b) == Ordering::Less), "{pair:?}");
        }
        assert_eq!(compare("p.a.o2", "p.a.o10"), Ordering::Less);
    }
}
