//! `explain` and `profile`, completions and manual, and a reader that has had enough.

use std::process::Stdio;

use crate::sandbox::{REPORT, Sandbox};

fn built(format: &str) -> Sandbox {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    sandbox.run(&["build", "in.txt", "-o", "out", "--format", format, "-q"]).ends_with(0);
    sandbox
}

#[test]
fn a_person_is_explained_by_sentences() {
    for format in ["parquet", "csv"] {
        let sandbox = built(format);
        let said = sandbox.run(&["explain", "out", "p.kari-lund"]).ends_with(0).stdout;
        for words in [
            "people: A person",
            "Kari Lund\n",
            "offices (",
            "meeting_participants (1)",
            "statement_speakers (1)",
            "\u{201c}Lund said the two countries would work together.\u{201d}",
            "(in.txt, published 2022-05-11)",
        ] {
            assert!(said.contains(words), "{words:?} is not in:\n{said}");
        }
    }
}

#[test]
fn a_meeting_and_a_statement_are_explained() {
    let sandbox = built("csv");
    let meeting = sandbox.table("meetings").remove(0).remove("meeting_id").unwrap();
    let said = sandbox.run(&["explain", "out", &meeting]).ends_with(0).stdout;
    assert!(said.contains("meeting_reports (1)") && said.contains("Norwegian Foreign Minister"));
    let statement = sandbox.table("statements").remove(0).remove("statement_id").unwrap();
    let said = sandbox.run(&["explain", "out", &statement]).ends_with(0).stdout;
    assert!(said.contains("statement_contents (1)") && said.contains("would work together"));
    let said = sandbox.run(&["explain", "out", &meeting, "--show", "0"]).ends_with(0).stdout;
    assert!(said.contains("more (--show)"));
}

#[test]
fn an_id_that_no_row_has() {
    let run = built("csv").run(&["explain", "out", "p.kari-lunt"]).ends_with(1);
    assert!(run.stdout.is_empty());
    run.says(&["p.kari-lunt", "did you mean p.kari-lund"]);
    Sandbox::new().run(&["explain", "nowhere", "p.x"]).ends_with(2).says(&["nowhere"]);
}

#[test]
fn columns_are_profiled() {
    let sandbox = built("parquet");
    let said = sandbox.run(&["profile", "out"]).ends_with(0).stdout;
    for words in ["documents (1 rows)", "2022-05-11 to 2022-05-11", "rejects (0 rows)"] {
        assert!(said.contains(words), "{words:?} is not in:\n{said}");
    }
    let people = sandbox.run(&["profile", "out", "people"]).ends_with(0).stdout;
    assert!(people.starts_with("people (2 rows)") && people.contains("100.0 % null"));
    assert!(people.contains("DNK (1), NOR (1)"), "{people}");
    sandbox.run(&["profile", "out", "peple"]).ends_with(2).says(&["did you mean \"people\"?"]);
}

#[test]
fn shells_and_pagers_are_told() {
    let sandbox = Sandbox::new();
    for (shell, words) in
        [("bash", "complete -F"), ("zsh", "#compdef dateline"), ("fish", "complete -c dateline")]
    {
        assert!(
            sandbox.run(&["completions", shell]).ends_with(0).stdout.contains(words),
            "{shell}"
        );
    }
    assert!(sandbox.run(&["man"]).ends_with(0).stdout.contains(".TH dateline 1"));
    sandbox.run(&["man", "-o", "pages"]).ends_with(0);
    for page in ["dateline.1", "dateline-build.1", "dateline-explain.1"] {
        assert!(sandbox.path("pages").join(page).is_file(), "{page}");
    }
}

#[test]
fn every_help_has_an_example_and_a_slip_is_understood() {
    let sandbox = Sandbox::new();
    let commands = ["build", "check", "show", "schema", "explain", "profile", "completions", "man"];
    for command in commands {
        let help = sandbox.run(&[command, "--help"]).ends_with(0).stdout;
        assert!(help.contains("Examples:\n  "), "{command}");
    }
    sandbox.run(&["biuld"]).ends_with(2).says(&["build"]);
    sandbox.run(&["build", "--fromat", "csv"]).ends_with(2).says(&["--format"]);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let sandbox = Sandbox::new();
    for arguments in [&["schema"][..], &["completions", "bash"], &["man"]] {
        let mut child = sandbox
            .program(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
