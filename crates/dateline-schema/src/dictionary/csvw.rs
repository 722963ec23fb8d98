//! The CSV files as CSV on the Web (W3C, "Metadata Vocabulary for Tabular Data").

use serde_json::{Map, Value, json};

use crate::{Column, Kind, TABLES, Table};

/// The `csv-metadata.json` that lies beside the CSV files.
pub fn csvw() -> Value {
    let tables: Vec<Value> =
        TABLES.iter().filter(|table| table.is_in("csv")).map(|table| described(table)).collect();
    json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Tables of dated news reports",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "delimiter": ",", "quoteChar": "\"",
            "doubleQuote": true, "header": true},
        "tables": tables,
    })
}

fn described(table: &Table) -> Value {
    let foreign_keys: Vec<Value> = table
        .foreign_keys
        .iter()
        .map(|key| {
            json!({
                "columnReference": [key.column],
                "reference": {"resource": file(key.table), "columnReference": [key.target().key[0]]},
            })
        })
        .collect();
    json!({
        "url": file(table.name),
        "dc:title": table.row,
        "dc:description": table.doc,
        "tableSchema": {
            "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
            "primaryKey": table.key,
            "foreignKeys": foreign_keys,
        },
    })
}

fn file(table: &str) -> String {
    format!("{table}.csv")
}

fn column(column: &Column) -> Value {
    let mut described = Map::new();
    let mut set = |name: &str, value: Value| drop(described.insert(name.to_owned(), value));
    set("name", json!(column.name));
    set("titles", json!(column.name));
    set("dc:description", json!(column.description()));
    set("datatype", datatype(column));
    if !column.nullable {
        set("required", json!(true));
    }
    Value::Object(described)
}

fn datatype(column: &Column) -> Value {
    match column.kind {
        // A closed list is a pattern of its words, which have no special characters.
        Kind::Text if !column.values.is_empty() => {
            json!({"base": "string", "format": column.values.join("|")})
        }
        Kind::Text => json!("string"),
        Kind::Integer => json!("integer"),
        Kind::Number => json!("double"),
        Kind::Boolean => json!({"base": "boolean", "format": "TRUE|FALSE"}),
        Kind::Date => json!({"base": "date", "format": "yyyy-MM-dd"}),
    }
}
