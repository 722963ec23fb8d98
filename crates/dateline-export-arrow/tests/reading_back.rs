//! What is written is read back as it was.

use std::io::Cursor;

use arrow_array::RecordBatch;
use arrow_ipc::reader::FileReader;
use dateline_export_arrow::{ArrowWriter, JsonLinesWriter};
use dateline_schema::closed::PlaceKind;
use dateline_schema::tables::{EntityRows, Place, PlaceRows};
use dateline_schema::{Rows, TABLES};
use serde_json::Value;

fn places(names: &[&str]) -> RecordBatch {
    let mut rows = PlaceRows::default();
    for name in names {
        rows.push(Place {
            place_id: format!("g.{name}").into(),
            name: (*name).into(),
            kind: PlaceKind::City,
            country: None,
            latitude: Some(12.0),
            longitude: None,
            geonames_id: None,
            mention_count: 3,
        });
    }
    rows.finish()
}

fn arrow(batches: &[RecordBatch]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = ArrowWriter::new(&mut out, PlaceRows::TABLE).unwrap();
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.finish().unwrap();
    out
}

#[test]
fn arrow_files_hold_the_rows_and_what_they_mean() {
    let bytes = arrow(&[places(&["a"]), places(&["b", "c"])]);
    let reader = FileReader::try_new(Cursor::new(bytes), None).unwrap();
    let schema = reader.schema();
    assert_eq!(schema.metadata().get("dateline.table").map(String::as_str), Some("places"));
    assert!(schema.metadata().contains_key("pandas"));
    assert!(schema.field(0).metadata().contains_key("description"));
    let batches: Vec<RecordBatch> = reader.map(Result::unwrap).collect();
    assert_eq!(batches.len(), 1);
    assert_eq!(batches[0].columns(), places(&["a", "b", "c"]).columns());
}

#[test]
fn batches_make_no_difference() {
    assert!(arrow(&[places(&["a"]), places(&["b"])]) == arrow(&[places(&["a", "b"])]));
}

#[test]
fn tables_without_rows_can_be_read() {
    for table in TABLES {
        let mut out = Vec::new();
        ArrowWriter::new(&mut out, table).unwrap().finish().unwrap();
        let reader = FileReader::try_new(Cursor::new(out), None).unwrap();
        assert_eq!(reader.schema().fields(), table.arrow_schema().fields());
        assert_eq!(reader.count(), 0);
    }
}

#[test]
fn json_lines_are_one_object_a_row() {
    let mut out = Vec::new();
    let mut writer = JsonLinesWriter::new(&mut out, PlaceRows::TABLE);
    writer.write(&places(&["a\"\n\u{0}\u{2028}é😀", "NA"])).unwrap();
    writer.finish().unwrap();
    let text = String::from_utf8(out).unwrap();
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["name"], "a\"\n\u{0}\u{2028}é😀");
    assert_eq!(rows[1]["name"], "NA");
    assert_eq!(rows[0]["country"], Value::Null);
    assert_eq!(rows[0].as_object().unwrap().len(), PlaceRows::TABLE.columns.len());
    assert!(text.contains("\"latitude\":12.0,"));
}

#[test]
fn rows_of_another_table_are_refused() {
    let rows = places(&["a"]);
    assert!(JsonLinesWriter::new(Vec::new(), EntityRows::TABLE).write(&rows).is_err());
}
