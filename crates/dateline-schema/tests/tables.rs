//! What holds for every table, whatever it is of, and what the macro makes of one.
#![cfg(feature = "arrow")]

use std::collections::BTreeSet;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use dateline_schema::closed::{EntityKind, PlaceKind};
use dateline_schema::tables::{Entity, EntityRows, PersonRows, Place, PlaceRows};
use dateline_schema::{
    Column, Kind, Row, Rows, TABLES, Table, data_package, days, markdown, sql_ddl, table,
};

/// Columns named like ids that are neither key nor foreign key, and why.
const OTHER_IDS: &[(&str, &str, &str)] = &[
    ("documents", "source_id", "the user's own"),
    ("places", "geonames_id", "of GeoNames"),
    ("people", "wikidata_id", "of Wikidata"),
];

fn columns() -> impl Iterator<Item = (&'static Table, &'static Column)> {
    TABLES.iter().flat_map(|table| table.columns.iter().map(move |column| (*table, column)))
}

#[test]
fn names_are_unique_and_plain() {
    let plain = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            && name.starts_with(|c: char| c.is_ascii_lowercase())
    };
    let tables: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(tables.len(), TABLES.len());
    for table in TABLES {
        assert!(plain(table.name), "{}", table.name);
        let columns: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(columns.len(), table.columns.len(), "{}", table.name);
        assert!(columns.into_iter().all(plain), "{}", table.name);
    }
}

#[test]
fn everything_is_documented() {
    for table in TABLES {
        let article = table.row.split(' ').next().unwrap_or_default();
        assert!(
            ["A", "An", "The", "Anything", "Somebody", "What"].contains(&article),
            "{}",
            table.row
        );
        assert!(!table.row.ends_with('.'), "{}", table.name);
    }
    for (table, column) in columns() {
        let place = (table.name, column.name);
        assert!(column.doc.len() > 6 && column.doc.ends_with('.'), "{place:?}: {}", column.doc);
        assert!(!column.doc.contains("  "), "{place:?}: {}", column.doc);
        if let Some(list) = column.list {
            assert_eq!(column.values, list.values);
            assert_eq!(list.values.len(), list.docs.len());
            assert!(list.docs.iter().all(|doc| !doc.is_empty()), "{}", list.name);
        }
    }
}

#[test]
fn keys_are_never_null_and_foreign_keys_resolve() {
    for table in TABLES {
        assert!(!table.key.is_empty(), "{}", table.name);
        for key in table.key {
            assert!(!table.column(key).unwrap().nullable, "{}.{key}", table.name);
        }
        for reference in table.foreign_keys {
            let column = table.column(reference.column).unwrap();
            let target = dateline_schema::table(reference.table)
                .unwrap_or_else(|| panic!("{}.{} points nowhere", table.name, column.name));
            assert_eq!(target.key.len(), 1, "{} has a key of several columns", target.name);
            let key = target.column(target.key[0]).unwrap();
            assert_eq!((column.kind, column.numbered), (key.kind, key.numbered), "{reference:?}");
        }
    }
}

#[test]
fn every_id_is_a_key_or_leads_to_one() {
    let mut others = Vec::new();
    for (table, column) in columns().filter(|(_, column)| column.name.ends_with("_id")) {
        if !table.key.contains(&column.name) && table.reference(column.name).is_none() {
            others.push((table.name, column.name));
        }
    }
    let expected: BTreeSet<_> = OTHER_IDS.iter().map(|&(table, id, _)| (table, id)).collect();
    assert_eq!(others.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn words_have_a_place_or_a_mention() {
    for (table, column) in columns().filter(|(_, column)| column.name.ends_with("_text")) {
        let own = column.name.trim_end_matches("_text");
        let has = |name: &str| table.column(name).is_some();
        let placed = has("start") && has("end")
            || has(&format!("{own}_start")) && has(&format!("{own}_end"))
            || has("mention_id");
        assert!(placed, "{}.{}", table.name, column.name);
    }
}

#[test]
fn the_schema_of_arrow_is_the_definition() {
    for table in TABLES {
        let schema = table.arrow_schema();
        assert_eq!(schema.fields().len(), table.columns.len());
        for (field, column) in schema.fields().iter().zip(table.columns) {
            let kind = match field.data_type() {
                DataType::Utf8 => Kind::Text,
                DataType::Int32 | DataType::Int64 => Kind::Integer,
                DataType::Float64 => Kind::Number,
                DataType::Boolean => Kind::Boolean,
                DataType::Date32 => Kind::Date,
                other => panic!("{other}"),
            };
            assert_eq!((field.name().as_str(), kind), (column.name, column.kind));
            assert_eq!(field.is_nullable(), column.nullable);
            assert!(field.metadata()["description"].starts_with(column.doc));
        }
    }
    assert_eq!(PersonRows::TABLE.name, "people");
    assert!(PersonRows::TABLE.is_in_byte_order());
    assert!(!table("sentences").unwrap().is_in_byte_order());
}

#[test]
fn raw_names_and_marks_are_understood() {
    let dates = table("dates").unwrap();
    assert!(dates.column("type").is_some() && dates.column("mod").is_some());
    let people = table("people").unwrap();
    let wikidata = people.column("wikidata_id").unwrap();
    assert!(!wikidata.filled && wikidata.description().ends_with(" Not filled yet."));
    assert!(people.column("name").unwrap().filled);
    assert!(people.column("country").unwrap().repeats);
    assert!(!people.column("name").unwrap().repeats);
    assert_eq!(people.row, "A person, over all documents");
}

fn places() -> RecordBatch {
    let mut rows = PlaceRows::default();
    rows.push(Place {
        place_id: "g.aria-nzl".into(),
        name: "Aria".into(),
        kind: PlaceKind::City,
        country: None,
        latitude: Some(-38.5),
        longitude: None,
        geonames_id: Some(7),
        mention_count: u32::MAX,
    });
    rows.push(Place {
        place_id: "g.nowhere".into(),
        name: String::new().into(),
        kind: PlaceKind::Other,
        country: Some("NZL".into()),
        latitude: None,
        longitude: None,
        geonames_id: None,
        mention_count: 0,
    });
    rows.finish()
}

#[test]
fn rows_become_columns() {
    let batch = places();
    let text = |name: &str| batch.column_by_name(name).unwrap().as_string::<i32>();
    assert_eq!(text("place_id").iter().flatten().collect::<Vec<_>>(), ["g.aria-nzl", "g.nowhere"]);
    assert_eq!(text("kind").value(1), "other");
    assert_eq!(text("country").iter().collect::<Vec<_>>(), [None, Some("NZL")]);
    assert!(text("name").is_valid(1), "an empty text is no null");
    let latitude = batch.column_by_name("latitude").unwrap().as_primitive::<Float64Type>();
    assert_eq!(latitude.iter().collect::<Vec<_>>(), [Some(-38.5), None]);
    let count = batch.column_by_name("mention_count").unwrap().as_primitive::<Int32Type>();
    assert_eq!(count.values()[..], [i32::MAX, 0]);
    assert_eq!(EntityRows::default().finish().num_rows(), 0);
}

#[test]
fn rows_are_read_back() {
    let batch = places();
    let place = Place::read(&batch, 0).unwrap();
    assert_eq!((&*place.place_id, place.kind), ("g.aria-nzl", PlaceKind::City));
    assert_eq!((place.latitude, place.longitude, place.geonames_id), (Some(-38.5), None, Some(7)));
    assert_eq!(Place::read(&batch, 1).unwrap().country.as_deref(), Some("NZL"));
    // The columns of another table, and a value that no list has, are no such row.
    assert!(Entity::read(&batch, 0).is_none());
    let fewer = batch.project(&[0, 1]).unwrap();
    assert!(Place::read(&fewer, 0).is_none());
}

#[test]
fn days_are_those_of_arrow() {
    use dateline_schema::tables::{Country, CountryRows};
    let day = jiff::civil::date(1991, 12, 26);
    let mut rows = CountryRows::default();
    rows.push(Country {
        country: "SUHH".into(),
        name: "Soviet Union".into(),
        iso2: None,
        cow_code: None,
        gw_code: None,
        valid_from: None,
        valid_to: Some(day),
    });
    let batch = rows.finish();
    let to = batch.column_by_name("valid_to").unwrap().as_primitive::<Date32Type>();
    assert_eq!(to.value(0), days::days(day));
    assert_eq!(days::day(to.value(0)), Some(day));
    assert_eq!(days::day(i32::MAX), None);
    assert_eq!(Country::read(&batch, 0).unwrap().valid_to, Some(day));
}

#[test]
fn the_data_package_describes_every_file_once() {
    let package = data_package(&["parquet", "csv"]);
    let resources = package["resources"].as_array().unwrap();
    // CSV has no texts.
    assert_eq!(resources.len(), TABLES.len() * 2 - 1);
    let names: BTreeSet<&str> = resources.iter().map(|r| r["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), resources.len());
    for resource in resources {
        for key in resource["schema"]["foreignKeys"].as_array().unwrap() {
            if let Some(target) = key["reference"].get("resource") {
                assert!(names.contains(target.as_str().unwrap()), "{target}");
            }
        }
    }
    let all = data_package(&["parquet", "csv", "csv-excel", "xlsx", "arrow", "jsonl", "sqlite"]);
    let paths: BTreeSet<&str> =
        all["resources"].as_array().unwrap().iter().map(|r| r["path"].as_str().unwrap()).collect();
    for path in ["csv-excel/people.csv", "arrow/texts.arrow", "jsonl/texts.jsonl"] {
        assert!(paths.contains(path), "{path}");
    }
    assert_eq!(paths.iter().filter(|path| path.starts_with("dateline.")).count(), 2);
    let people = resources.iter().find(|r| r["path"] == "csv/people.csv").unwrap();
    assert_eq!(people["schema"]["primaryKey"], serde_json::json!(["person_id"]));
    assert_eq!(people["schema"]["missingValues"], serde_json::json!([""]));
}

#[test]
fn the_dictionary_has_every_table_and_column() {
    let text = markdown();
    let sql = sql_ddl(&[]);
    for (table, column) in columns() {
        assert!(text.contains(&format!("## {}\n", table.name)), "{}", table.name);
        assert!(text.contains(&format!("| `{}` |", column.name)), "{}", column.name);
        assert!(sql.contains(&format!("\"{}\"", column.name)), "{}", column.name);
    }
    // Tables are made before they are referred to.
    let made = |table: &str| sql.find(&format!("CREATE TABLE \"{table}\"")).unwrap();
    for (table, reference) in TABLES.iter().flat_map(|t| t.foreign_keys.iter().map(move |k| (t, k)))
    {
        assert!(made(reference.table) <= made(table.name), "{} {reference:?}", table.name);
    }
    let alone = sql_ddl(&[table("people").unwrap()]);
    assert!(!alone.contains("FOREIGN KEY"));
}

#[test]
fn a_row_is_a_plain_struct() {
    let row = Entity { entity_id: "w.x".into(), kind: EntityKind::Work, name: "X".into() };
    assert_eq!(row.clone(), row);
}
