//! `show` prints a report with what was found in it, `schema` the data dictionary.

use crate::sandbox::{REPORT, Sandbox};

#[test]
fn a_report_is_shown_stage_by_stage() {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    for stage in ["parse", "mentions", "dates", "statements", "meetings", "all"] {
        let run = sandbox.run(&["show", "in.txt", "--stage", stage]).ends_with(0);
        assert!(run.stdout.contains("Kari Lund"), "{stage}: {}", run.stdout);
        assert!(!run.stdout.contains('\u{1b}'), "no colours into a pipe");
    }
    let run = sandbox.run_with(&["show", "-"], REPORT.as_bytes()).ends_with(0);
    assert!(run.stdout.contains("2022-05-11"), "{}", run.stdout);
}

#[test]
fn a_record_that_is_not_there_or_no_report() {
    let sandbox = Sandbox::with(&[("in.jsonl", b"{\"text\": \"They met.\"}\n{\"text\": \"\"}\n")]);
    let show = |record| sandbox.run(&["show", "in.jsonl", "--stage", "parse", "--record", record]);
    assert!(show("0").ends_with(0).stdout.contains("They met"));
    show("1").ends_with(3).says(&["record 1", "no_text"]);
    show("2").ends_with(2).says(&["no record 2", "2 record(s)"]);
}

#[test]
fn the_dictionary_in_three_languages() {
    let sandbox = Sandbox::new();
    let schema =
        |arguments: &[&str]| sandbox.run(&[&["schema"], arguments].concat()).ends_with(0).stdout;
    let markdown = schema(&[]);
    assert!(markdown.contains("## people") && markdown.contains("## statements_flat"));
    assert!(schema(&["people"]).starts_with("# people\n\nOne row is a person"));
    assert!(schema(&["--format", "sql"]).contains("CREATE TABLE \"people\""));
    let package: serde_json::Value =
        serde_json::from_str(&schema(&["people", "--format", "json"])).unwrap();
    assert_eq!(package["resources"].as_array().map(Vec::len), Some(2));
    sandbox.run(&["schema", "persons"]).ends_with(2).says(&["persons", "people"]);
}
