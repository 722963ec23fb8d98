//! Formats for spreadsheets and databases: what is written, that it is the same every time, and what is
//! said of cells that they cannot hold.

use std::fs;

use crate::sandbox::Sandbox;

const ALL: &str = "parquet,csv,csv-excel,xlsx,arrow,jsonl,sqlite";

fn sandbox() -> Sandbox {
    let long = "x".repeat(40_000);
    let report = |title: &str| {
        let text = "OSLO, May 11 (NTB) -- Foreign Minister Kari Lund met Mette Holm in Oslo.";
        serde_json::json!({"title": title, "date": "2022-05-11", "text": text}).to_string() + "\n"
    };
    let lines = [report("=1+1"), report(&long), report("plain")].concat();
    Sandbox::with(&[("in.jsonl", lines.as_bytes())])
}

#[test]
fn every_format_is_written_and_the_same_on_any_number_of_threads() {
    let sandbox = sandbox();
    for (out, jobs) in [("one", "1"), ("two", "3")] {
        let call = ["build", "in.jsonl", "-q", "--format", ALL, "-o", out, "--jobs", jobs];
        sandbox.run(&call).ends_with(0);
    }
    let mut compared = 0;
    for folder in ["", "parquet", "csv", "csv-excel", "arrow", "jsonl"] {
        for entry in fs::read_dir(sandbox.path("one").join(folder)).unwrap() {
            let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
            if path.is_dir() || name == "run.log" {
                continue;
            }
            let other = sandbox.path("two").join(folder).join(&name);
            assert!(fs::read(&path).unwrap() == fs::read(&other).unwrap(), "{}", path.display());
            compared += 1;
        }
    }
    assert!(compared > 140, "{compared} files");
    sandbox.run(&["check", "one"]).ends_with(0);
    for file in [
        "dateline.xlsx",
        "dateline.sqlite",
        "CITATION.cff",
        "croissant.json",
        "csv/csv-metadata.json",
    ] {
        assert!(sandbox.path("one").join(file).is_file(), "{file}");
    }
}

#[test]
fn cells_that_are_shown_otherwise_are_counted_and_said() {
    let sandbox = sandbox();
    let call = ["build", "in.jsonl", "-q", "--format", "csv-excel,xlsx", "-o", "out"];
    sandbox.run(&call).ends_with(0);
    let read = |name: &str| fs::read_to_string(sandbox.path("out").join(name)).unwrap();
    let run: serde_json::Value = serde_json::from_str(&read("run.json")).unwrap();
    assert_eq!(run["altered_cells"]["csv-excel"]["guarded"], 1);
    assert_eq!(run["altered_cells"]["csv-excel"]["cut"], 1);
    assert_eq!(run["altered_cells"]["xlsx"]["cut"], 1);
    assert!(read("README.md").contains("csv-excel: 1 that begin like a formula have a leading '"));
    assert!(!sandbox.path("out/csv").exists() && !sandbox.path("out/croissant.json").exists());
    // There is nothing that check reads.
    sandbox.run(&["check", "out"]).ends_with(2).says(&["parquet/ or csv/"]);
    sandbox.run(&["check", "out", "--format", "xlsx"]).ends_with(2).says(&["xlsx", "not read"]);
}

#[test]
fn cells_of_the_workbook_lead_to_the_pages_that_are_there() {
    let sandbox = sandbox();
    let formats = ["--format", "parquet,xlsx"];
    for (out, report) in [("with", &["--report"][..]), ("without", &[])] {
        let call = [&["build", "in.jsonl", "-q", "-o", out], &formats[..], report].concat();
        sandbox.run(&call).ends_with(0);
        let size = fs::metadata(sandbox.path(out).join("dateline.xlsx")).unwrap().len();
        assert!(size > 10_000);
    }
    let read = |out: &str| fs::read(sandbox.path(out).join("dateline.xlsx")).unwrap();
    // The parts that hold links are named in the directory of the archive, which is not compressed.
    let links = |out: &str| {
        let bytes = read(out);
        bytes.windows(5).filter(|window| window == b".rels").count()
    };
    assert!(links("with") > links("without"), "{} {}", links("with"), links("without"));
}
