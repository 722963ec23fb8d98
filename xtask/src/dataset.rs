//! `dataset`: the main job from a checkout. Builds the binary, makes the tables of the reports it
//! is given, checks them, and says what was written and how to open it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project::{Profile, Project, grouped, quoted, run as run_command};

/// What `dataset` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Files and folders of reports [default: seeds/].
    inputs: Vec<PathBuf>,
    /// The folder to write [default: target/dataset/].
    #[arg(short, long)]
    out: Option<PathBuf>,
    /// Build optimised: slower to build, faster on many reports.
    #[arg(long)]
    release: bool,
}

/// What is written: files for programs, and a workbook to open by a double click.
const FORMATS: &str = "parquet,csv,xlsx";

/// Builds, runs, checks and tells.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let out = options.out.clone().unwrap_or_else(|| project.target.join("dataset"));
    let replaces = replaces(&out)?;
    let profile = if options.release { Profile::Release } else { Profile::Quick };
    let binary = project.build("dateline", profile)?;

    let mut build = Command::new(&binary);
    build.arg("build");
    if options.inputs.is_empty() {
        build.arg("seeds").current_dir(&project.root);
    } else {
        build.args(&options.inputs);
    }
    build.arg("--report").arg("--format").arg(FORMATS).arg("-o").arg(absolute(&out)?);
    if replaces {
        build.arg("--force");
    }
    run_command(&mut build)?;
    run_command(Command::new(&binary).arg("check").arg(&out))?;
    tell(&absolute(&out)?)
}

/// Whether the folder is a dataset of ours, to be replaced; any other folder is refused.
fn replaces(out: &Path) -> Result<bool> {
    if !out.try_exists().with_context(|| format!("cannot look at {}", out.display()))? {
        return Ok(false);
    }
    if is_ours(&out.join("run.json")) {
        return Ok(true);
    }
    bail!(
        "{} exists and has no run.json of dateline's: nothing was written; \
         name another folder with -o, or remove this one yourself",
        out.display()
    );
}

/// Whether a file is the record of a run of dateline.
fn is_ours(run_json: &Path) -> bool {
    let Ok(bytes) = fs::read(run_json) else { return false };
    let Ok(run) = serde_json::from_slice::<Value>(&bytes) else { return false };
    run.get("schema_version").is_some()
}

/// Prints the tables with their rows, and three ways to open them.
fn tell(out: &Path) -> Result<()> {
    println!("\n{}", out.display());
    println!("{:>10}  table", "rows");
    for (name, rows) in tables(out)? {
        let rows = rows.map_or_else(|| "-".to_owned(), grouped);
        println!("{rows:>10}  {name}");
    }
    let people = out.join("parquet").join("people.parquet");
    let statements = out.join("parquet").join("statements_flat.parquet");
    let workbook = out.join("dateline.xlsx");
    let pandas = format!("import pandas; print(pandas.read_parquet({:?}))", people.display());
    let duckdb = format!("FROM '{}'", statements.display().to_string().replace('\'', "''"));
    println!("\nopen them, for example");
    println!("  pandas       python3 -c {}", quoted(&pandas));
    println!("  DuckDB       duckdb -c {}", quoted(&duckdb));
    println!("  spreadsheet  {}", quoted(&workbook.display().to_string()));
    Ok(())
}

/// The tables of a dataset in the order of its data package, with their rows; `None` for a table
/// that is in no CSV file and whose rows cannot be told without a Parquet reader.
fn tables(out: &Path) -> Result<Vec<(String, Option<u64>)>> {
    let package = out.join("datapackage.json");
    let text = fs::read(&package).with_context(|| format!("cannot read {}", package.display()))?;
    let package: Value = serde_json::from_slice(&text)?;
    let mut tables: Vec<(String, Option<u64>)> = Vec::new();
    for resource in package["resources"].as_array().context("datapackage.json has no resources")? {
        let path =
            resource["path"].as_str().context("a resource of datapackage.json has no path")?;
        let file = Path::new(path);
        if path == "dateline.xlsx" {
            continue; // a sheet of it is no file
        }
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_csv = file.extension().is_some_and(|extension| extension == "csv");
        let rows = if is_csv { Some(data_lines(&out.join(file))?) } else { None };
        match tables.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known_rows)) => *known_rows = known_rows.or(rows),
            None => tables.push((name, rows)),
        }
    }
    // One row of `texts` for each document, and `texts` is in no CSV file.
    let documents = tables.iter().find(|(name, _)| name == "documents").and_then(|(_, rows)| *rows);
    if let Some((_, rows @ None)) = tables.iter_mut().find(|(name, _)| name == "texts") {
        *rows = documents;
    }
    Ok(tables)
}

/// Lines of a CSV file below its header: rows, since no cell holds a line break.
fn data_lines(path: &Path) -> Result<u64> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    let mut lines: u64 = 0;
    while reader.read_until(b'\n', &mut line)? > 0 {
        lines += 1;
        line.clear();
    }
    Ok(lines.saturating_sub(1))
}

/// A path that holds from any folder, whether or not it exists yet.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("cannot resolve {}", path.display()))
}
