//! The tables as SQL: `CREATE TABLE` statements with keys, references and closed lists.

use std::fmt::Write as _;

use crate::{Column, Kind, SCHEMA_VERSION, TABLES, Table};

/// `CREATE TABLE` for these tables (all if there are none), each after the tables that it refers to.
pub fn sql_ddl(only: &[&'static Table]) -> String {
    let mut out = format!("-- dateline, tables of version {SCHEMA_VERSION}\n");
    let wanted = if only.is_empty() { TABLES } else { only };
    for table in in_order_of_reference() {
        if wanted.iter().any(|wanted| wanted.name == table.name) {
            create(&mut out, table, wanted);
        }
    }
    out
}

/// `CREATE INDEX` for every column that refers to another table and does not lead the key.
pub fn sql_indexes() -> String {
    let mut out = String::new();
    for table in TABLES {
        for key in table.foreign_keys.iter().filter(|key| key.column != table.key[0]) {
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "CREATE INDEX {} ON {} ({});",
                quoted(&format!("{}_by_{}", table.name, key.column)),
                quoted(table.name),
                quoted(key.column)
            );
        }
    }
    out
}

/// All tables, each after those that it refers to.
fn in_order_of_reference() -> Vec<&'static Table> {
    fn visit(table: &'static Table, done: &mut Vec<&'static Table>, depth: usize) {
        if depth > TABLES.len() || done.iter().any(|other| other.name == table.name) {
            return;
        }
        for key in table.foreign_keys.iter().filter(|key| key.table != table.name) {
            visit(key.target(), done, depth + 1);
        }
        done.push(table);
    }
    let mut done = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        visit(table, &mut done, 0);
    }
    done
}

fn create(out: &mut String, table: &Table, wanted: &[&Table]) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\n-- {}\nCREATE TABLE {} (\n", table.row, quoted(table.name));
    for column in table.columns {
        let _ = writeln!(out, "    -- {}", column.description());
        let _ =
            writeln!(out, "    {} {}{},", quoted(column.name), kind(column), constraints(column));
    }
    let key: Vec<String> = table.key.iter().map(|column| quoted(column)).collect();
    let _ = write!(out, "    PRIMARY KEY ({})", key.join(", "));
    for key in table.foreign_keys {
        // A table asked for alone must be one that can be made alone.
        if wanted.iter().any(|wanted| wanted.name == key.table) {
            let target = key.target();
            let _ = write!(
                out,
                ",\n    FOREIGN KEY ({}) REFERENCES {} ({})",
                quoted(key.column),
                quoted(target.name),
                quoted(target.key[0])
            );
        }
    }
    out.push_str("\n);\n");
}

fn kind(column: &Column) -> &'static str {
    match column.kind {
        Kind::Text => "TEXT",
        Kind::Integer => "BIGINT",
        Kind::Number => "DOUBLE PRECISION",
        Kind::Boolean => "BOOLEAN",
        Kind::Date => "DATE",
    }
}

fn constraints(column: &Column) -> String {
    let mut out = String::new();
    if !column.nullable {
        out.push_str(" NOT NULL");
    }
    if !column.values.is_empty() {
        let values: Vec<String> = column.values.iter().map(|value| format!("'{value}'")).collect();
        let _ = write!(out, " CHECK ({} IN ({}))", quoted(column.name), values.join(", "));
    }
    out
}

/// A name in the quotes that `end` and its like need.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
