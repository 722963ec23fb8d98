//! What is in a database, read by SQLite.

use std::fs;
use std::path::Path;

use arrow_array::RecordBatch;
use dateline_export_sqlite::SqliteWriter;
use dateline_schema::closed::{EntityKind, PlaceKind};
use dateline_schema::tables::{Country, CountryRows, Entity, EntityRows, Place, PlaceRows};
use dateline_schema::{Rows, SCHEMA_VERSION, TABLES};
use rusqlite::Connection;

fn entities(ids: &[&str]) -> RecordBatch {
    let mut rows = EntityRows::default();
    for id in ids {
        rows.push(Entity {
            entity_id: (*id).into(),
            kind: EntityKind::Place,
            name: "00420, \"'; DROP TABLE places; -- \0é😀".into(),
        });
    }
    rows.finish()
}

fn places() -> RecordBatch {
    let mut rows = PlaceRows::default();
    rows.push(Place {
        place_id: "g.a".into(),
        name: "NA".into(),
        kind: PlaceKind::City,
        country: Some("NAM".into()),
        latitude: Some(-22.0),
        longitude: None,
        geonames_id: Some(2_147_000_001),
        mention_count: 3,
    });
    rows.finish()
}

fn countries() -> RecordBatch {
    let mut rows = CountryRows::default();
    rows.push(Country {
        country: "NAM".into(),
        name: "Namibia".into(),
        iso2: Some("NA".into()),
        cow_code: None,
        gw_code: None,
        valid_from: Some(jiff::civil::date(1990, 3, 21)),
        valid_to: None,
    });
    rows.finish()
}

fn written(path: &Path, backwards: bool) {
    let writer = SqliteWriter::create(path).unwrap();
    let mut batches = vec![
        (EntityRows::TABLE, entities(&["g.b", "g.a"])),
        (PlaceRows::TABLE, places()),
        (CountryRows::TABLE, countries()),
    ];
    if backwards {
        batches.reverse();
    }
    for (table, rows) in batches {
        writer.write(table, &rows).unwrap();
    }
    writer.finish().unwrap();
}

#[test]
fn values_types_and_keys_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.sqlite");
    written(&path, false);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let connection = Connection::open(&path).unwrap();
    let text =
        |query: &str| connection.query_row(query, [], |row| row.get::<_, String>(0)).unwrap();
    let number = |query: &str| connection.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(
        text("SELECT group_concat(entity_id) FROM (SELECT entity_id FROM entities ORDER BY rowid)"),
        "g.b,g.a"
    );
    assert_eq!(
        text("SELECT name FROM entities LIMIT 1"),
        "00420, \"'; DROP TABLE places; -- \0é😀"
    );
    assert_eq!(text("SELECT valid_from FROM countries"), "1990-03-21");
    assert_eq!(number("SELECT geonames_id FROM places"), 2_147_000_001);
    assert_eq!(text("SELECT typeof(latitude) || typeof(longitude) FROM places"), "realnull");
    assert_eq!(number("PRAGMA user_version"), i64::from(SCHEMA_VERSION));
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    let broken: Vec<String> = connection
        .prepare("PRAGMA foreign_key_check")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
    for table in TABLES {
        let keys = format!("SELECT count(*) FROM pragma_table_info('{}') WHERE pk > 0", table.name);
        assert_eq!(number(&keys), table.key.len() as i64, "{}", table.name);
        let references = format!("SELECT count(*) FROM pragma_foreign_key_list('{}')", table.name);
        assert_eq!(number(&references), table.foreign_keys.len() as i64, "{}", table.name);
    }
}

#[test]
fn bytes_do_not_tell_in_what_order_tables_were_written() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one.sqlite", "two.sqlite"].map(|name| folder.path().join(name));
    written(&one, false);
    written(&two, true);
    assert!(fs::read(one).unwrap() == fs::read(two).unwrap());
}

#[test]
fn a_key_that_comes_twice_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let writer = SqliteWriter::create(&folder.path().join("x.sqlite")).unwrap();
    assert!(writer.write(EntityRows::TABLE, &entities(&["g.a", "g.a"])).is_err());
    assert!(writer.write(EntityRows::TABLE, &places()).is_err());
}
