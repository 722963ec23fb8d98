//! `check` proves the laws on any dataset, and finds a cell that breaks one.

use std::fs;

use crate::sandbox::{REPORT, Sandbox};

/// A dataset in which `from` is replaced by `to` in one CSV file.
fn damaged(file: &str, from: &str, to: &str) -> Sandbox {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    sandbox.build(&["in.txt"]);
    let path = sandbox.path("out/csv").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    sandbox
}

#[track_caller]
fn broken(file: &str, from: &str, to: &str, law: &str, shown: &str) {
    let sandbox = damaged(file, from, to);
    let run = sandbox.run(&["check", "out"]).ends_with(1);
    let line = run.stdout.lines().find(|line| line.starts_with("BROKEN") && line.contains(law));
    assert!(line.is_some(), "no broken law {law:?} in:\n{}", run.stdout);
    assert!(run.stdout.contains(shown), "{shown:?} is not in:\n{}", run.stdout);
    // The other format is whole.
    sandbox.run(&["check", "out", "--format", "parquet"]).ends_with(0);
}

#[test]
fn a_changed_word() {
    broken("sentences.csv", "Lund met", "Lund left", "agree", "sentences.csv");
}

#[test]
fn a_value_outside_its_list() {
    broken("documents.csv", ",header,", ",heading,", "agree", "heading");
}

#[test]
fn a_value_without_its_source() {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    sandbox.run(&["build", "in.txt", "-o", "out", "--format", "csv"]).ends_with(0);
    let path = sandbox.path("out/csv/documents.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen(",header,", ",,", 1)).unwrap();
    let run = sandbox.run(&["check", "out"]).ends_with(1);
    let said = "published without published_source";
    assert!(run.stdout.contains(said), "{}", run.stdout);
}

#[test]
fn a_number_that_is_none() {
    broken("countries.csv", "COW:", "cow ", "agree", "countries.csv");
    broken("inputs.csv", ",txt,1,1,0,", ",txt,one,1,0,", "type", "record_count");
}

#[test]
fn a_row_that_is_gone() {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    sandbox.run(&["build", "in.txt", "-o", "out", "--format", "csv"]).ends_with(0);
    let path = sandbox.path("out/csv/documents.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.lines().next().unwrap().to_owned() + "\n").unwrap();
    let run = sandbox.run(&["check", "out"]).ends_with(1);
    assert!(run.stdout.contains("is not in documents"), "{}", run.stdout);
    assert!(run.stdout.contains("1 documents are said, 0 are there"), "{}", run.stdout);
}

#[test]
fn a_file_that_is_gone_and_one_that_is_broken() {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    sandbox.build(&["in.txt"]);
    fs::remove_file(sandbox.path("out/csv/people.csv")).unwrap();
    fs::write(sandbox.path("out/parquet/dates.parquet"), "PAR1").unwrap();
    let run = sandbox.run(&["check", "out"]).ends_with(1);
    for file in ["csv/people.csv", "parquet/dates.parquet"] {
        assert!(run.stdout.contains(&format!("{file}: cannot be read")), "{}", run.stdout);
    }
}

#[test]
fn laws_that_cannot_be_tested_are_named() {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    sandbox.run(&["build", "in.txt", "-o", "out", "--format", "csv"]).ends_with(0);
    let run = sandbox.run(&["check", "out"]).ends_with(0);
    assert!(run.stdout.contains("not tested: there is no csv/texts.csv"), "{}", run.stdout);
}
