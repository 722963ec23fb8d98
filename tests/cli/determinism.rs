//! The same input gives the same bytes: twice, on any number of threads, in however little memory,
//! wherever it lies.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::sandbox::{REPORT, Sandbox};

/// All files of a dataset but the log, which tells of the run.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("run.log") {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Names of the files that differ.
fn differing(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    assert!(a.len() > 50);
    let names = a.keys().chain(b.keys()).filter(|name| a.get(*name) != b.get(*name));
    names.cloned().collect()
}

/// Many reports, so that their rows are made in more than one piece.
fn reports(sandbox: &Sandbox, folder: &str) {
    let mut lines = String::new();
    for n in 0..1200 {
        let day = n % 28 + 1;
        let text = REPORT
            .replace("05-11", &format!("05-{day:02}"))
            .replace("Lund", &format!("Lund{}", n % 7));
        lines.push_str(&serde_json::json!({"text": text, "id": n.to_string()}).to_string());
        lines.push('\n');
    }
    sandbox.write(&format!("{folder}/many.jsonl"), lines);
    sandbox.write(&format!("{folder}/one.txt"), REPORT);
}

#[test]
fn threads_and_places_change_nothing() {
    let sandbox = Sandbox::new();
    reports(&sandbox, "in");
    reports(&sandbox, "elsewhere/deep");
    let build = |out: &str, input: &str, jobs: &str| {
        sandbox.run(&["build", input, "-o", out, "--jobs", jobs, "--quiet"]).ends_with(0);
        files(&sandbox.path(out))
    };
    let one = build("one", "in", "1");
    assert_eq!(differing(&one, &build("two", "in", "2")), [""; 0]);
    assert_eq!(differing(&one, &build("again", "in", "2")), [""; 0]);
    assert_eq!(differing(&one, &build("elsewhere/out", "elsewhere/deep", "3")), [""; 0]);
    sandbox.run(&["build", "in", "-o", "tight", "--memory", "2K", "--quiet"]).ends_with(0);
    assert_eq!(differing(&one, &files(&sandbox.path("tight"))), [""; 0]);
    sandbox.run(&["check", "two", "--quiet"]).ends_with(0);
}
