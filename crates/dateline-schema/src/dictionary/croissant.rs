//! A dataset as Croissant (MLCommons, version 1.0), for those who search and load data sets by machine.

use serde_json::{Map, Value, json};

use crate::{Column, Kind, SCHEMA_VERSION, TABLES, Table};

/// A file of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashedFile {
    /// The table.
    pub table: &'static str,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// What is said of a dataset as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatasetFacts {
    /// Its title.
    pub title: String,
    /// How it was made.
    pub description: String,
    /// How to cite it.
    pub citation: String,
}

/// The `croissant.json` of the files of one format (`parquet` or `csv`).
pub fn croissant(facts: &DatasetFacts, format: &str, files: &[HashedFile]) -> Value {
    let tables: Vec<(&Table, &HashedFile)> = TABLES
        .iter()
        .filter_map(|table| Some((*table, files.iter().find(|file| file.table == table.name)?)))
        .collect();
    let distribution: Vec<Value> =
        tables.iter().map(|(table, file)| file_object(table, format, file)).collect();
    let records: Vec<Value> =
        tables.iter().map(|(table, _)| record_set(table, format, files)).collect();
    json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "dateline",
        "alternateName": facts.title,
        "description": facts.description,
        "citeAs": facts.citation,
        "version": format!("{SCHEMA_VERSION}.0.0"),
        "distribution": distribution,
        "recordSet": records,
    })
}

fn file_object(table: &Table, format: &str, file: &HashedFile) -> Value {
    let path = table.path_in(format);
    json!({
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "description": table.row,
        "contentUrl": path,
        "encodingFormat": if format == "csv" { "text/csv" } else { "application/x-parquet" },
        "sha256": file.sha256,
    })
}

fn record_set(table: &Table, format: &str, files: &[HashedFile]) -> Value {
    let key: Vec<Value> =
        table.key.iter().map(|column| json!({"@id": id(table.name, column)})).collect();
    let fields: Vec<Value> =
        table.columns.iter().map(|column| field(table, column, format, files)).collect();
    json!({
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": format!("One row is: {}. {}", table.row, table.doc).trim_end(),
        "key": key,
        "field": fields,
    })
}

fn field(table: &Table, column: &Column, format: &str, files: &[HashedFile]) -> Value {
    let mut field = Map::new();
    let mut set = |name: &str, value: Value| drop(field.insert(name.to_owned(), value));
    set("@type", json!("cr:Field"));
    set("@id", json!(id(table.name, column.name)));
    set("name", json!(column.name));
    set("description", json!(column.description()));
    set("dataType", json!(data_type(column.kind)));
    set(
        "source",
        json!({
            "fileObject": {"@id": table.path_in(format)},
            "extract": {"column": column.name},
        }),
    );
    if let Some(key) = table.reference(column.name) {
        // A column that refers to its own table would be a loop to those who read this.
        if key.table != table.name && files.iter().any(|file| file.table == key.table) {
            set("references", json!({"field": {"@id": id(key.table, key.target().key[0])}}));
        }
    }
    Value::Object(field)
}

fn id(table: &str, column: &str) -> String {
    format!("{table}/{column}")
}

fn data_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "sc:Text",
        Kind::Integer => "sc:Integer",
        Kind::Number => "sc:Float",
        Kind::Boolean => "sc:Boolean",
        Kind::Date => "sc:Date",
    }
}

/// The terms of the vocabulary, as the specification lists them.
fn context() -> Value {
    json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "dct": "http://purl.org/dc/terms/",
        "equivalentProperty": "cr:equivalentProperty",
        "examples": {"@id": "cr:examples", "@type": "@json"},
        "extract": "cr:extract",
        "field": "cr:field",
        "fileProperty": "cr:fileProperty",
        "fileObject": "cr:fileObject",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform",
    })
}
