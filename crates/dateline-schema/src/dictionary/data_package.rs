//! The tables as a Frictionless data package (version 2 of the standard), which describes the files of
//! a dataset to programs.

use serde_json::{Map, Value, json};

use crate::{Column, Kind, SCHEMA_VERSION, TABLES, Table};

/// The `datapackage.json` of a dataset with these formats (`parquet`, `csv`, …): a resource for each
/// table in each format, `parquet/people.parquet`; the workbook's sheets are resources too.
///
/// Formats for a spreadsheet have no `texts`. A reference leads to the table in the same format. A
/// database describes itself: it is one resource.
pub fn data_package(formats: &[&str]) -> Value {
    let mut resources: Vec<Value> = Vec::new();
    for &format in formats {
        if format == "sqlite" {
            resources.push(database());
            continue;
        }
        let tables = TABLES.iter().filter(|table| table.is_in(format));
        resources.extend(tables.map(|table| resource(table, format)));
    }
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dateline",
        "title": "Tables of dated news reports",
        "version": SCHEMA_VERSION.to_string(),
        "resources": resources,
    })
}

fn resource(table: &Table, format: &str) -> Value {
    let mut resource = Map::new();
    let mut set = |name: &str, value: Value| drop(resource.insert(name.to_owned(), value));
    set("name", json!(resource_name(table.name, format)));
    set("type", json!("table"));
    set("path", json!(table.path_in(format)));
    set("title", json!(table.row));
    if !table.doc.is_empty() {
        set("description", json!(table.doc));
    }
    let dialect = |line_terminator: &str| {
        json!({
            "delimiter": ",",
            "lineTerminator": line_terminator,
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
        })
    };
    let (file_format, mediatype) = match format {
        "csv" | "csv-excel" => ("csv", "text/csv"),
        "parquet" => ("parquet", "application/vnd.apache.parquet"),
        "arrow" => ("arrow", "application/vnd.apache.arrow.file"),
        "jsonl" => ("jsonl", "application/jsonl"),
        "xlsx" => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        other => (other, "application/octet-stream"),
    };
    set("format", json!(file_format));
    set("mediatype", json!(mediatype));
    match format {
        "csv" => {
            set("encoding", json!("utf-8"));
            set("dialect", dialect("\n"));
        }
        "csv-excel" => {
            set("encoding", json!("utf-8-sig"));
            set("dialect", dialect("\r\n"));
        }
        "xlsx" => set("dialect", {
            // As the standard has it, and as its program in Python has it.
            json!({"sheetName": table.name, "excel": {"sheet": table.name}})
        }),
        _ => {}
    }
    set("schema", schema(table, format));
    Value::Object(resource)
}

/// The database, which holds keys, references and the meaning of its columns itself.
fn database() -> Value {
    json!({
        "name": "sqlite",
        "path": TABLES[0].path_in("sqlite"),
        "title": "All tables, with keys, references and indexes",
        "format": "sqlite",
        "mediatype": "application/vnd.sqlite3",
    })
}

fn resource_name(table: &str, format: &str) -> String {
    format!("{table}.{format}")
}

fn schema(table: &Table, format: &str) -> Value {
    let foreign_keys: Vec<Value> = table
        .foreign_keys
        .iter()
        .map(|key| {
            let fields = [key.target().key[0]];
            // A reference to the same table names no resource.
            let reference = if key.table == table.name {
                json!({"fields": fields})
            } else {
                json!({"resource": resource_name(key.table, format), "fields": fields})
            };
            json!({"fields": [key.column], "reference": reference})
        })
        .collect();
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": table.columns.iter().map(|column| field(column, format)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.key,
        "foreignKeys": foreign_keys,
    })
}

fn field(column: &Column, format: &str) -> Value {
    let mut field = Map::new();
    field.insert("name".to_owned(), json!(column.name));
    field.insert("type".to_owned(), json!(column.kind.name()));
    if column.kind == Kind::Boolean && matches!(format, "csv" | "csv-excel") {
        field.insert("trueValues".to_owned(), json!(["TRUE"]));
        field.insert("falseValues".to_owned(), json!(["FALSE"]));
    }
    field.insert("description".to_owned(), json!(column.description()));
    let mut constraints = Map::new();
    if !column.nullable {
        constraints.insert("required".to_owned(), json!(true));
    }
    if !column.values.is_empty() {
        constraints.insert("enum".to_owned(), json!(column.values));
    }
    if !constraints.is_empty() {
        field.insert("constraints".to_owned(), Value::Object(constraints));
    }
    Value::Object(field)
}
