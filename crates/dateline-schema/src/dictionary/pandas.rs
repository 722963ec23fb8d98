//! The key `pandas` in the metadata of Parquet and Arrow files.
//!
//! Without it `pandas.read_parquet` makes objects of dates and floats of integers with nulls. The types
//! below give, with no option, the types of pandas that know null, and dates as Arrow has them.

use serde_json::{Value, json};

use crate::{Column, Kind, Table};

/// The release of pandas whose form of the metadata this is.
const PANDAS_VERSION: &str = "2.2.0";

/// The value of the key `pandas` in the metadata of a table's Parquet or Arrow file.
pub fn pandas_metadata(table: &Table) -> String {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .enumerate()
        .map(|(n, column)| {
            let (pandas_type, numpy_type) = types(table, n, column);
            json!({
                "name": column.name,
                "field_name": column.name,
                "pandas_type": pandas_type,
                "numpy_type": numpy_type,
                "metadata": null,
            })
        })
        .collect();
    json!({
        "index_columns": [],
        "column_indexes": [],
        "columns": columns,
        "creator": {"library": "dateline", "version": env!("CARGO_PKG_VERSION")},
        "pandas_version": PANDAS_VERSION,
    })
    .to_string()
}

/// Its logical type as pandas calls it, and the type of the column in a data frame.
fn types(table: &Table, n: usize, column: &Column) -> (&'static str, &'static str) {
    match column.kind {
        Kind::Text => ("unicode", "str"),
        Kind::Integer if is_wide(table, n) => ("int64", "Int64"),
        Kind::Integer => ("int32", "Int32"),
        Kind::Number => ("float64", "Float64"),
        Kind::Boolean => ("bool", "boolean"),
        Kind::Date => ("date", "date32[day][pyarrow]"),
    }
}

fn is_wide(table: &Table, n: usize) -> bool {
    let schema = table.arrow_schema();
    schema.field(n).data_type().primitive_width() == Some(size_of::<i64>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TABLES;

    #[test]
    fn every_column_has_its_type() {
        let inputs = crate::table("inputs").unwrap();
        let value: Value = serde_json::from_str(&pandas_metadata(inputs)).unwrap();
        let named = |name: &str| {
            let columns = value["columns"].as_array().unwrap();
            columns.iter().find(|column| column["name"] == name).unwrap()["numpy_type"].clone()
        };
        assert_eq!(named("byte_count"), "Int64");
        assert_eq!(named("source"), "str");
        for table in TABLES {
            assert!(serde_json::from_str::<Value>(&pandas_metadata(table)).is_ok());
        }
    }
}
