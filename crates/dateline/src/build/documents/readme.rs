//! `README.md` of a dataset: what it is, how to open it, what stands where.

use std::fmt::Write as _;

use crate::Format;
use crate::build::documents::{Facts, citation};
use crate::build::writers::Alterations;

pub(super) fn readme(facts: &Facts<'_>, formats: &[Format], altered: &Alterations) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(out, "# {}\n\n{}\n\n", facts.title(), facts.origin());
    out.push_str("| table | rows | one row is |\n|---|---|---|\n");
    for table in dateline_schema::TABLES {
        let _ =
            writeln!(out, "| `{}` | {} | {} |", table.name, facts.rows_of(table.name), table.row);
    }
    out.push_str("\nOpen them without any option:\n\n```text\n");
    for format in formats {
        out.push_str(opening(*format));
    }
    out.push_str(
        "```\n\n\
         Start with `meetings_flat`, `statements_flat` and `dyads_flat`: each row stands alone. Every column is \
         described in datapackage.json and by `dateline schema`; an empty cell is unknown. `start` and `end` count \
         Unicode code points of `texts.text` from 0, `end` exclusive. `dateline check` proves the tables against the \
         texts. run.json says what was read and with which options, run.log when and how long; corrections.csv is a \
         template for what you know better: one row a correction (same, different, rename, set_country, set_office, \
         set_day, drop), which says what it is about by document, start and end or by name, country and day, and is \
         applied by `dateline build --corrections FILE`.\n",
    );
    if !altered.is_empty() {
        out.push_str("\nCells that a format for spreadsheets shows otherwise than they are:\n\n");
        for (format, counts) in altered {
            for (what, count) in counts {
                let _ = writeln!(out, "- {format}: {count} {}", meaning(what));
            }
        }
    }
    let _ = writeln!(out, "\nTo cite: {} As a file: CITATION.cff.", citation::sentence(facts));
    out
}

/// How to open a format.
fn opening(format: Format) -> &'static str {
    match format {
        Format::Parquet => {
            "pandas   pandas.read_parquet(\"parquet/people.parquet\")\n\
             DuckDB   FROM 'parquet/statements_flat.parquet'\n"
        }
        Format::Csv => "R        read.csv(\"csv/meetings_flat.csv\")\n",
        Format::CsvExcel => "Excel    csv-excel/meetings_flat.csv\n",
        Format::Xlsx => "Excel    dateline.xlsx\n",
        Format::Arrow => "Polars   polars.read_ipc(\"arrow/people.arrow\")\n",
        Format::Jsonl => "any      jsonl/people.jsonl, a JSON object a line\n",
        Format::Sqlite => "SQL      sqlite3 dateline.sqlite\n",
    }
}

/// What was done to cells, in words.
fn meaning(what: &str) -> &str {
    match what {
        "guarded" => "that begin like a formula have a leading '",
        "cut" => "longer than a cell holds are cut and say so",
        "replaced" => "have U+FFFD in place of control characters",
        "old_days" => "of days before 1 March 1900 are text",
        "empty" => "of no characters look like null",
        "unlinked" => "have no link, since a sheet holds no more",
        other => other,
    }
}
