//! The tables as a Frictionless data package (version 2 of the standard), which describes the files of
//! a dataset to programs.

use serde_json::{Map, Value, json};

use crate::{Column, Kind, SCHEMA_VERSION, TABLES, Table};

/// The `datapackage.json` of a dataset with these formats (`parquet`, `csv`): a resource for each file,
/// `parquet/people.parquet`.
///
/// CSV has no file of `texts`. A reference leads to the file of the same format.
pub fn data_package(formats: &[&str]) -> Value {
    let resources: Vec<Value> = formats
        .iter()
        .flat_map(|format| {
            TABLES.iter().filter(|table| table.is_in(format)).map(|table| resource(table, format))
        })
        .collect();
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
    set("path", json!(format!("{format}/{}.{format}", table.name)));
    set("title", json!(table.row));
    if !table.doc.is_empty() {
        set("description", json!(table.doc));
    }
    set("format", json!(format));
    match format {
        "csv" => {
            set("mediatype", json!("text/csv"));
            set("encoding", json!("utf-8"));
            set(
                "dialect",
                json!({"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true}),
            );
        }
        "parquet" => set("mediatype", json!("application/vnd.apache.parquet")),
        _ => {}
    }
    set("schema", schema(table, format));
    Value::Object(resource)
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
        "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.key,
        "foreignKeys": foreign_keys,
    })
}

fn field(column: &Column) -> Value {
    let mut field = Map::new();
    field.insert("name".to_owned(), json!(column.name));
    field.insert("type".to_owned(), json!(column.kind.name()));
    if column.kind == Kind::Boolean {
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
