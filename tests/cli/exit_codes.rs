//! Exit codes, and what is said with them: 0 done, 1 failed check or `--strict`, 2 usage, 3 I/O,
//! 4 the output exists.

use std::fs;

use crate::sandbox::{REPORT, Sandbox};

fn sandbox() -> Sandbox {
    Sandbox::with(&[("in.txt", REPORT.as_bytes())])
}

#[test]
fn a_dataset_is_written_whole() {
    let sandbox = sandbox();
    let run = sandbox.run(&["build", "in.txt", "-o", "out"]).ends_with(0).says(&["1 document(s)"]);
    assert!(run.stdout.is_empty(), "standard output carries data only");
    for file in ["README.md", "datapackage.json", "run.json", "run.log", "corrections.csv"] {
        assert!(sandbox.path("out").join(file).is_file(), "{file}");
    }
    let tables = |format: &str| fs::read_dir(sandbox.path("out").join(format)).unwrap().count();
    // CSV has no texts, and a description of its own.
    assert_eq!(tables("csv"), tables("parquet"));
    sandbox.run(&["check", "out"]).ends_with(0);
}

#[test]
fn quiet_says_nothing() {
    let run = sandbox().run(&["build", "in.txt", "-o", "out", "--quiet"]).ends_with(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

#[test]
fn only_the_formats_asked_for() {
    let sandbox = sandbox();
    sandbox.run(&["build", "in.txt", "-o", "out", "--format", "csv"]).ends_with(0);
    assert!(!sandbox.path("out/parquet").exists());
    sandbox.run(&["check", "out"]).ends_with(0);
    let package = fs::read_to_string(sandbox.path("out/datapackage.json")).unwrap();
    assert!(!package.contains("parquet/"));
    sandbox.run(&["build", "in.txt", "-o", "x", "--format", "xml"]).ends_with(2).says(&["xml"]);
    assert!(!sandbox.path("x").exists());
}

#[test]
fn strict_fails_where_something_was_rejected() {
    let sandbox = Sandbox::with(&[("in/a.txt", REPORT.as_bytes()), ("in/b.txt", b"")]);
    sandbox.run(&["build", "in", "-o", "out", "--strict"]).ends_with(1).says(&["1 empty"]);
    assert_eq!(sandbox.reasons(), ["empty"]);
    fs::remove_file(sandbox.path("in/b.txt")).unwrap();
    sandbox.run(&["build", "in", "-o", "out", "--strict", "--force"]).ends_with(0);
}

#[test]
fn no_input() {
    let sandbox = Sandbox::new();
    sandbox.run(&["build", "-o", "out"]).ends_with(2).says(&["IN"]);
    sandbox.run(&["build", "nowhere.txt", "-o", "out"]).ends_with(2).says(&["nowhere.txt"]);
    fs::create_dir(sandbox.path("empty")).unwrap();
    sandbox.run(&["build", "empty", "-o", "out"]).ends_with(2).says(&["nothing to read", ".txt"]);
    sandbox.run(&["build", "*.jsonl", "-o", "out"]).ends_with(2).says(&["*.jsonl"]);
    assert!(!sandbox.path("out").exists());
}

#[test]
fn a_column_that_is_not_there() {
    let sandbox = Sandbox::with(&[("in.csv", b"headline,story,day\nA,B,2022-05-11\n")]);
    let build = |more: &[&str]| sandbox.run(&[&["build", "in.csv", "-o", "out"], more].concat());
    build(&["--text-column", "body"]).ends_with(2).says(&[
        "\"body\"",
        "--text-column",
        "headline, story, day",
    ]);
    assert!(!sandbox.path("out").exists());
    build(&["--text-column", "story", "--date-column", "day"]).ends_with(0);
    assert_eq!(sandbox.only("documents")["published"], "2022-05-11");
}

#[test]
fn an_output_that_exists() {
    let sandbox = sandbox();
    let build = |more: &[&str]| sandbox.run(&[&["build", "in.txt", "-o", "out"], more].concat());
    build(&[]).ends_with(0);
    let before = fs::read(sandbox.path("out/run.log")).unwrap();
    build(&[]).ends_with(4).says(&["out", "--force"]);
    assert_eq!(fs::read(sandbox.path("out/run.log")).unwrap(), before);
    build(&["--force"]).ends_with(0);
    // What is none of ours is never replaced.
    sandbox.write("mine/notes.txt", "mine");
    sandbox.run(&["build", "in.txt", "-o", "mine", "--force"]).ends_with(4).says(&["run.json"]);
    assert_eq!(fs::read_to_string(sandbox.path("mine/notes.txt")).unwrap(), "mine");
    sandbox.run(&["build", "in.txt", "-o", "in.txt", "--force"]).ends_with(4);
}

#[test]
fn an_output_that_cannot_be_written() {
    let sandbox = sandbox();
    sandbox.run(&["build", "in.txt", "-o", "in.txt/out"]).ends_with(3).says(&["in.txt"]);
}

#[cfg(unix)]
#[test]
fn nothing_that_can_be_read() {
    let sandbox = Sandbox::with(&[("in/.keep", b"")]);
    std::os::unix::fs::symlink("nowhere", sandbox.path("in/a.txt")).unwrap();
    sandbox.run(&["build", "in", "-o", "out"]).ends_with(3).says(&["a.txt", "nothing was written"]);
    assert!(!sandbox.path("out").exists());
}

#[test]
fn standard_input() {
    let sandbox = Sandbox::new();
    sandbox.run_with(&["build", "-", "-o", "out"], REPORT.as_bytes()).ends_with(0);
    assert_eq!(sandbox.only("documents")["source"], "-");
    sandbox.write("list", "a.txt\nb.txt\n");
    sandbox.write("a.txt", REPORT);
    sandbox.write("b.txt", "They met again.");
    sandbox.run(&["build", "--files-from", "list", "-o", "out", "--force"]).ends_with(0);
    assert_eq!(sandbox.table("documents").len(), 2);
}

#[test]
fn help_and_mistakes() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["--help"]).ends_with(0);
    assert!(help.stdout.contains("Exit codes"));
    sandbox.run(&["biuld"]).ends_with(2).says(&["build"]);
    sandbox.run(&["check", "nowhere"]).ends_with(2).says(&["nowhere"]);
}
