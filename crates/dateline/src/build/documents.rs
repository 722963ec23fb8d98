//! The files beside the tables: README.md, datapackage.json, run.json, run.log, corrections.csv.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::build::clock::Clock;
use crate::build::collect::Totals;
use crate::build::output::Output;
use crate::{Config, Error, Format};

/// Writes them all. Only run.log tells of this run: the rest is the same for the same input.
pub(crate) fn write(
    output: &Output,
    config: &Config,
    totals: &Totals,
    rows: &[(&'static str, u64)],
) -> Result<(), Error> {
    let formats = config.sorted_formats();
    output.write("README.md", readme(totals, rows, &formats).as_bytes())?;
    output.write("datapackage.json", &pretty(&data_package(&formats)))?;
    output.write("run.json", &pretty(&run(config, totals, rows)))?;
    output.write("corrections.csv", b"left_id,right_id,kind,reason\n")
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// What the run was, without anything that cannot change a table.
fn run(config: &Config, totals: &Totals, rows: &[(&'static str, u64)]) -> Value {
    let reader = &config.reader;
    let order = reader.date_order.map(|order| match order {
        dateline_reader::DateOrder::DayFirst => "day",
        dateline_reader::DateOrder::MonthFirst => "month",
    });
    let listed = totals.listed.iter().map(
        |(source, sha256, records)| json!({"source": source, "sha256": sha256, "records": records}),
    );
    let counts: serde_json::Map<String, Value> =
        rows.iter().map(|(table, rows)| ((*table).to_owned(), json!(rows))).collect();
    json!({
        "program": "dateline",
        "version": env!("CARGO_PKG_VERSION"),
        "schema_version": dateline_schema::SCHEMA_VERSION,
        "formats": config.sorted_formats(),
        "options": {
            "text_column": reader.text_column,
            "date_column": reader.date_column,
            "id_column": reader.id_column,
            "title_column": reader.title_column,
            "date_order": order,
            "max_text": reader.max_text,
        },
        "inputs": {
            "count": totals.inputs,
            "skipped": totals.skipped,
            "fingerprint": format!("xxh3:{:032x}", totals.fingerprint.digest128()),
            "first": listed.collect::<Vec<_>>(),
        },
        "records": totals.records,
        "documents": totals.documents,
        "rejects": totals.rejects,
        "rejects_by_reason": totals.reasons,
        "rows": counts,
    })
}

/// The Frictionless data package of the files that are there.
fn data_package(formats: &[Format]) -> Value {
    let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
    dateline_schema::data_package(&names)
}

fn readme(totals: &Totals, rows: &[(&'static str, u64)], formats: &[Format]) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "# Tables of {} reports\n\n\
         Made by dateline {} (tables of version {}) from {} record(s) in {} input(s): {} document(s), {} rejected.\n\n",
        totals.documents,
        env!("CARGO_PKG_VERSION"),
        dateline_schema::SCHEMA_VERSION,
        totals.records,
        totals.inputs,
        totals.documents,
        totals.rejects
    );
    out.push_str("| table | rows | one row is |\n|---|---|---|\n");
    for table in dateline_schema::TABLES {
        let count =
            rows.iter().find(|(name, _)| *name == table.name).map_or(0, |(_, count)| *count);
        let _ = writeln!(out, "| `{}` | {count} | {} |", table.name, table.row);
    }
    out.push_str("\nOpen them without any option:\n\n```text\n");
    if formats.contains(&Format::Parquet) {
        out.push_str("python   pandas.read_parquet(\"parquet/people.parquet\")\n");
        out.push_str("duckdb   FROM 'parquet/statements_flat.parquet'\n");
    }
    if formats.contains(&Format::Csv) {
        out.push_str("sheet    csv/meetings_flat.csv\n");
    }
    out.push_str(
        "```\n\n\
         Start with `meetings_flat`, `statements_flat` and `dyads_flat`: each row stands alone. Every column is \
         described in datapackage.json and by `dateline schema`; an empty cell is unknown. `start` and `end` count \
         Unicode code points of `texts.text` from 0, `end` exclusive. `dateline check` proves the tables against the \
         texts. run.json says what was read and with which options, run.log when and how long; corrections.csv is a \
         template for what you know better.\n",
    );
    out
}

/// What was different about this run: when, where, how long.
pub(crate) fn log(
    config: &Config,
    started: &jiff::Timestamp,
    seconds: f64,
    threads: usize,
    clock: &Clock,
) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "started      {started}");
    let _ = writeln!(out, "seconds      {seconds:.3}");
    let _ = writeln!(out, "threads      {threads}");
    let _ = writeln!(out, "system       {} {}", std::env::consts::OS, std::env::consts::ARCH);
    if let Some(host) = host() {
        let _ = writeln!(out, "host         {host}");
    }
    if let Some(peak) = peak_memory() {
        let _ = writeln!(out, "peak memory  {:.1} MB", peak as f64 / 1e6);
    }
    let _ = writeln!(
        out,
        "inputs       {}",
        config.inputs.iter().map(|input| input.to_string_lossy()).collect::<Vec<_>>().join(" ")
    );
    let _ = writeln!(out, "\nseconds of all threads by work");
    for (work, seconds) in clock.seconds() {
        let _ = writeln!(out, "  {work:<10} {seconds:>9.3}");
    }
    out
}

/// The most memory that the process had, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

fn host() -> Option<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
