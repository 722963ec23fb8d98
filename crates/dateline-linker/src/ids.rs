//! Ids that can be read: `p.zhao-kezhi`, `g.hanoi-vnm`, `m.2021-02-19.nguyen-phu-trong.zhao-kezhi`.

use dateline_lexicon::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// A name as part of an id: folded, all but letters and digits a hyphen, at most 80 bytes.
pub(crate) fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if c != '\'' && !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() >= 80 {
            break;
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    if out.is_empty() { "unnamed".to_owned() } else { out }
}

/// Gives every base an id. Where several have one base, those with a country get its code behind it;
/// what is still the same is numbered `-2`, … in the order in which it comes.
pub(crate) fn unique(bases: &[(String, Option<String>)]) -> Vec<String> {
    let mut count: FxHashMap<&str, u32> = FxHashMap::default();
    for (base, _) in bases {
        *count.entry(base).or_default() += 1;
    }
    let wanted: Vec<String> = bases
        .iter()
        .map(|(base, country)| match country {
            Some(country) if count[base.as_str()] > 1 => format!("{base}-{country}"),
            _ => base.clone(),
        })
        .collect();
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let plain: FxHashSet<&str> = wanted.iter().map(String::as_str).collect();
    let mut ids = Vec::with_capacity(bases.len());
    let mut next: FxHashMap<&str, u32> = FxHashMap::default();
    for base in &wanted {
        let number = next.entry(base).or_insert(1);
        let mut id = base.clone();
        while taken.contains(&id) || (*number > 1 && plain.contains(id.as_str())) {
            *number += 1;
            id = format!("{base}-{number}");
        }
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// Numbers what is the same `.2`, `.3`, … in the order in which it comes.
pub(crate) fn numbered(mut ids: Vec<String>) -> Vec<String> {
    let mut sorted: Vec<u32> = (0..ids.len() as u32).collect();
    sorted.sort_by(|&a, &b| ids[a as usize].cmp(&ids[b as usize]).then(a.cmp(&b)));
    let mut renamed: Vec<(u32, String)> = Vec::new();
    for run in sorted.chunk_by(|&a, &b| ids[a as usize] == ids[b as usize]) {
        let base = &ids[run[0] as usize];
        let mut number = 1;
        for &at in &run[1..] {
            let id = loop {
                number += 1;
                let id = format!("{base}.{number}");
                if sorted.binary_search_by(|&n| ids[n as usize].cmp(&id)).is_err() {
                    break id;
                }
            };
            renamed.push((at, id));
        }
    }
    for (at, id) in renamed {
        ids[at as usize] = id;
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_slugs() {
        for (name, expected) in [
            ("Nguyễn Phú Trọng", "nguyen-phu-trong"),
            ("Jean-Luc O'Neil, Jr.", "jean-luc-oneil-jr"),
            ("阮", "ruan"),
            ("…", "unnamed"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn meetings_are_numbered() {
        let of = |list: &[&str]| numbered(list.iter().map(|&id| id.to_owned()).collect());
        assert_eq!(
            of(&["m.b", "m.a", "m.b", "m.b.2", "m.b"]),
            ["m.b", "m.a", "m.b.3", "m.b.2", "m.b.4"]
        );
    }

    #[test]
    fn clashes_are_told_apart() {
        let of = |list: &[(&str, Option<&str>)]| {
            let list: Vec<_> = list
                .iter()
                .map(|(base, code)| ((*base).to_owned(), code.map(str::to_owned)))
                .collect();
            unique(&list)
        };
        assert_eq!(of(&[("p.a", Some("usa")), ("p.b", None)]), ["p.a", "p.b"]);
        assert_eq!(
            of(&[("p.a", Some("usa")), ("p.a", None), ("p.a", Some("usa")), ("p.a-usa-2", None)]),
            ["p.a-usa", "p.a", "p.a-usa-3", "p.a-usa-2"]
        );
    }
}
