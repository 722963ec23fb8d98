//! Files of every kind: no trailing spaces, no path of anybody's machine; Rust files begin with
//! `//!` and stay short.

use std::path::Path;

use super::data_tables::is_table;

/// Lines a Rust file may have.
const LONGEST: usize = 700;

/// Rust files that are longer, each with its reason.
const LONGER: [(&str, &str); 0] = [];

/// Extensions of files that are data as it came, not ours to format.
const AS_IT_CAME: [&str; 3] = ["txt", "jsonl", "csv"];

/// Beginnings of a path on somebody's machine, put together so that this file holds none.
const MACHINE_PATHS: [&str; 6] = [
    concat!("/", "root/"),
    concat!("/", "home/"),
    concat!("/", "work/"),
    concat!("/", "Users/"),
    concat!("/", "tmp/"),
    concat!(r"C:\", "Users"),
];

/// The folder of gold data that may lie beside a checkout, and who may look there.
const BESIDE: &str = concat!("../", "shared");
const MAY_LOOK_BESIDE: [&str; 1] = ["xtask/src/eval.rs"];

/// Checks one file and returns its lines if it is Rust.
pub(super) fn check(path: &str, text: &str, findings: &mut Vec<String>) -> u64 {
    for (index, line) in text.lines().enumerate() {
        let place = format!("{path}:{}", index + 1);
        if !is_as_it_came(path) && line.ends_with([' ', '\t', '\r']) {
            findings.push(format!("{place}: space at the end of the line"));
        }
        if let Some(machine) = MACHINE_PATHS.iter().find(|machine| has_path(line, machine)) {
            findings.push(format!("{place}: a path of one machine ({machine}…)"));
        }
        if line.contains(BESIDE) && !MAY_LOOK_BESIDE.contains(&path) {
            findings.push(format!("{place}: looks beside the checkout ({BESIDE})"));
        }
    }
    if extension(path) != Some("rs") {
        return 0;
    }
    if !text.starts_with("//! ") {
        findings.push(format!("{path}:1: does not begin with a line \"//! what it is\""));
    }
    let lines = text.lines().count();
    let excepted = LONGER.iter().any(|(longer, _)| *longer == path);
    if lines > LONGEST && !excepted {
        findings
            .push(format!("{path}: {lines} lines, more than {LONGEST}; split it by what it says"));
    }
    lines as u64
}

/// Exceptions must still be needed.
pub(super) fn check_exceptions(root: &Path, findings: &mut Vec<String>) {
    for (path, _) in LONGER {
        let lines = std::fs::read_to_string(root.join(path)).map_or(0, |text| text.lines().count());
        if lines <= LONGEST {
            findings.push(format!("{path}: {lines} lines need no exception any more"));
        }
    }
}

fn extension(path: &str) -> Option<&str> {
    Path::new(path).extension()?.to_str()
}

fn is_as_it_came(path: &str) -> bool {
    extension(path).is_some_and(|extension| AS_IT_CAME.contains(&extension)) || is_table(path)
}

/// Whether a line names the path, and not a longer word that happens to end so.
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric() && !"._-<>}/".contains(before))
    })
}

#[cfg(test)]
mod tests {
    use super::check;

    fn findings(path: &str, text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        check(path, text, &mut findings);
        findings
    }

    #[test]
    fn machine_paths_are_found_and_words_are_not() {
        let path = concat!("see /", "home/ann/reports");
        assert_eq!(findings("a.md", path).len(), 1);
        assert!(findings("a.md", concat!("a school/", "home/office plan")).is_empty());
    }

    #[test]
    fn rust_files_say_what_they_are() {
        assert!(findings("a.rs", "//! A file.\n").is_empty());
        assert_eq!(findings("a.rs", "fn main() {}\n").len(), 1);
        assert_eq!(findings("a.rs", "//! A file.\nfn main() {} \n").len(), 1);
    }
}
