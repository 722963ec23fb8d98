//! Options from a file and from variables, trials on a part of the input, and progress for programs.

use crate::sandbox::{REPORT, Sandbox};

fn lines(count: usize) -> String {
    let line = |n: usize| {
        serde_json::json!({"id": format!("r{n}"), "body": format!("{REPORT} Number {n}.")})
            .to_string()
            + "\n"
    };
    (0..count).map(line).collect()
}

#[test]
fn flags_over_variables_over_the_file_over_defaults() {
    let sandbox = Sandbox::with(&[(
        "dateline.toml",
        b"format = [\"csv\"]\njobs = 3\ntext_column = \"body\"\nmax-text = \"2M\"\n",
    )]);
    let call = ["build", "--print-config", "--max-text", "1M"];
    let said = sandbox.run_in(&[("DATELINE_JOBS", "2")], &call).ends_with(0).stdout;
    for line in [
        "format = [\"csv\"]  # dateline.toml",
        "jobs = 2  # DATELINE_JOBS",
        "text-column = \"body\"  # dateline.toml",
        "max-text = \"1M\"  # command line",
        "force = false  # default",
        "# out is not set",
    ] {
        assert!(said.contains(line), "{line:?} is not in:\n{said}");
    }
    // What is printed can be read again.
    sandbox.write("again.toml", &said);
    sandbox.run(&["build", "--print-config", "--config", "again.toml"]).ends_with(0);
}

#[test]
fn the_file_is_obeyed_and_its_faults_are_said() {
    let sandbox = Sandbox::with(&[
        ("in.jsonl", lines(2).as_bytes()),
        ("dateline.toml", b"text-column = \"body\"\nformat = \"csv\"\nquiet = true\n"),
    ]);
    let run = sandbox.run(&["build", "in.jsonl", "-o", "out"]).ends_with(0);
    assert!(run.stderr.is_empty());
    assert!(sandbox.path("out/csv").exists() && !sandbox.path("out/parquet").exists());
    sandbox.run(&["show", "in.jsonl", "--stage", "meetings"]).ends_with(0);
    for (text, words) in [
        ("formats = \"csv\"", &["dateline.toml", "formats", "did you mean \"format\""][..]),
        ("format = \"xml\"", &["xml", "note: --format comes from dateline.toml"]),
        ("format = [", &["dateline.toml", "not TOML"]),
        ("jobs = {a = 1}", &["dateline.toml", "jobs"]),
    ] {
        sandbox.write("dateline.toml", text);
        sandbox.run(&["build", "in.jsonl", "-o", "x"]).ends_with(2).says(words);
    }
    sandbox
        .run(&["build", "in.jsonl", "-o", "x", "--config", "no.toml"])
        .ends_with(2)
        .says(&["no.toml"]);
}

#[test]
fn a_part_of_the_input() {
    let sandbox =
        Sandbox::with(&[("in.jsonl", lines(60).as_bytes()), ("b.jsonl", lines(9).as_bytes())]);
    sandbox.build(&["in.jsonl", "b.jsonl", "--text-column", "body", "--limit", "7"]);
    assert_eq!(sandbox.table("documents").len(), 7);
    assert_eq!(sandbox.only("inputs")["record_count"], "7");
    let sampled = || {
        sandbox.build(&["in.jsonl", "--text-column", "body", "--sample", "25%"]);
        let ids =
            sandbox.table("documents").into_iter().map(|mut row| row.remove("source_id").unwrap());
        ids.collect::<Vec<_>>()
    };
    let first = sampled();
    assert!((5..30).contains(&first.len()), "{first:?}");
    assert_eq!(first, sampled());
    for bad in ["0", "2", "x", "101%"] {
        sandbox.run(&["build", "in.jsonl", "-o", "x", "--sample", bad]).ends_with(2).says(&["1%"]);
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = Sandbox::with(&[("in/a.txt", REPORT.as_bytes()), ("in/b.pdf", b"x")]);
    let run = sandbox.run(&["build", "in", "-o", "out", "--dry-run"]).ends_with(0);
    assert!(
        run.stdout.contains("txt         a.txt") && run.stdout.contains("b.pdf (files of kind")
    );
    run.says(&["would read 1 input(s)", "csv, parquet to out"]);
    assert!(!sandbox.path("out").exists());
}

#[test]
fn progress_for_programs() {
    let sandbox = Sandbox::with(&[("in.txt", REPORT.as_bytes())]);
    let run = sandbox.run(&["build", "in.txt", "-o", "out", "--progress", "json"]).ends_with(0);
    let steps: Vec<serde_json::Value> =
        run.stderr.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let names: Vec<&str> = steps.iter().filter_map(|step| step["step"].as_str()).collect();
    for name in ["reading", "linking", "finishing"] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
}
