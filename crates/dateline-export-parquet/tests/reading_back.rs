//! What is written is read back as it was, with what is said beside it, and the same each time.

use std::fs::File;

use arrow_array::RecordBatch;
use dateline_export_parquet::{Error, ParquetWriter};
use dateline_schema::closed::{DateType, PlaceKind};
use dateline_schema::tables::{Date, DateRows, Place, PlaceRows};
use dateline_schema::{Rows, SCHEMA_VERSION, TABLES, Table};
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::basic::{Compression, Encoding};
use parquet::file::metadata::ParquetMetaData;

fn write(table: &'static Table, batches: &[RecordBatch]) -> (tempfile::TempDir, File) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.parquet");
    let mut writer = ParquetWriter::create(&path, table).unwrap();
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.finish().unwrap();
    let file = File::open(path).unwrap();
    (folder, file)
}

fn read(file: &File) -> Vec<RecordBatch> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file.try_clone().unwrap()).unwrap();
    reader.with_batch_size(1 << 20).build().unwrap().map(Result::unwrap).collect()
}

fn metadata(file: &File) -> ParquetMetaData {
    let options = ArrowReaderOptions::default();
    ArrowReaderMetadata::load(file, options).unwrap().metadata().as_ref().clone()
}

fn key_value(metadata: &ParquetMetaData, key: &str) -> Option<String> {
    let pairs = metadata.file_metadata().key_value_metadata()?;
    pairs.iter().find(|pair| pair.key == key)?.value.clone()
}

fn places(count: u32) -> RecordBatch {
    let mut rows = PlaceRows::default();
    for n in 0..count {
        rows.push(Place {
            place_id: format!("g.{n:09}").into(),
            name: format!("Town {n}").into(),
            kind: PlaceKind::City,
            country: (n % 3 != 0).then(|| "NZL".into()),
            latitude: (n % 2 == 0).then(|| f64::from(n) / 8.0),
            longitude: None,
            geonames_id: Some(n),
            mention_count: n / 7,
        });
    }
    rows.finish()
}

fn dates() -> RecordBatch {
    let mut rows = DateRows::default();
    rows.push(Date {
        date_id: "d1.t1".into(),
        document_id: "d1".into(),
        sentence_id: "d1.s1".into(),
        start: 0,
        end: 6,
        date_text: "Feb 19".into(),
        r#type: DateType::Date,
        value: Some("2021-02-19".into()),
        r#mod: None,
        first_day: Some(jiff::civil::date(2021, 2, 19)),
        last_day: None,
        precision: None,
        anchor: dateline_schema::closed::Anchor::Published,
        anchor_day: None,
        direction: None,
        rule: "month_day".into(),
        confidence: None,
    });
    rows.finish()
}

#[test]
fn rows_come_back() {
    for (table, batch) in [(PlaceRows::TABLE, places(5)), (DateRows::TABLE, dates())] {
        let (_folder, file) = write(table, std::slice::from_ref(&batch));
        let back = read(&file);
        assert_eq!(back.len(), 1);
        // Columns, types, values and the documentation of each column.
        assert_eq!(back[0].schema().fields(), batch.schema().fields());
        assert_eq!(back[0].columns(), batch.columns());
    }
}

#[test]
fn every_table_can_be_written_without_rows() {
    for table in TABLES {
        let (_folder, file) = write(table, &[]);
        assert!(read(&file).iter().all(|batch| batch.num_rows() == 0));
        assert_eq!(key_value(&metadata(&file), "dateline.table").as_deref(), Some(table.name));
    }
}

#[test]
fn the_metadata_says_what_it_is() {
    let (_folder, file) = write(PlaceRows::TABLE, &[places(3)]);
    let metadata = metadata(&file);
    let version = SCHEMA_VERSION.to_string();
    assert_eq!(key_value(&metadata, "dateline.schema_version"), Some(version));
    assert!(key_value(&metadata, "pandas").unwrap().contains("\"Int32\""));
    assert!(key_value(&metadata, "ARROW:schema").is_some());
    let created_by = metadata.file_metadata().created_by().unwrap();
    assert!(created_by.starts_with("dateline version "), "{created_by}");
    let sorting = metadata.row_group(0).sorting_columns().unwrap();
    assert_eq!(sorting[0].column_idx, 0);
    // Ids that end in numbers are not in the order of bytes, and no file says so.
    let (_folder, file) = write(DateRows::TABLE, &[dates()]);
    assert!(self::metadata(&file).row_group(0).sorting_columns().is_none());
}

#[test]
fn columns_are_encoded_by_what_they_hold() {
    let (_folder, file) = write(PlaceRows::TABLE, &[places(1000)]);
    let metadata = metadata(&file);
    let column = |name: &str| {
        let group = metadata.row_group(0).columns();
        group.iter().find(|column| column.column_path().string() == name).unwrap()
    };
    let encodings = |name: &str| column(name).encodings().collect::<Vec<_>>();
    assert!(matches!(column("name").compression(), Compression::ZSTD(_)));
    assert!(encodings("country").contains(&Encoding::RLE_DICTIONARY));
    assert!(encodings("kind").contains(&Encoding::RLE_DICTIONARY));
    assert!(!encodings("name").contains(&Encoding::RLE_DICTIONARY));
    assert!(encodings("mention_count").contains(&Encoding::DELTA_BINARY_PACKED));
}

#[test]
fn row_groups_are_bounded() {
    let batch = places(50_000);
    let (_folder, file) =
        write(PlaceRows::TABLE, &[batch.clone(), batch.clone(), batch.clone(), batch]);
    let metadata = metadata(&file);
    assert_eq!(metadata.num_row_groups(), 2);
    assert_eq!(metadata.row_group(0).num_rows(), 128 << 10);
}

#[test]
fn the_same_rows_are_the_same_bytes() {
    let bytes = || {
        let mut out = Vec::new();
        let mut writer = ParquetWriter::new(&mut out, PlaceRows::TABLE).unwrap();
        writer.write(&places(2000)).unwrap();
        writer.write(&places(10)).unwrap();
        writer.finish().unwrap();
        out
    };
    assert!(bytes() == bytes());
}

#[test]
fn what_cannot_be_written_is_an_error() {
    let mut writer = ParquetWriter::new(Vec::new(), DateRows::TABLE).unwrap();
    assert!(matches!(writer.write(&places(1)), Err(Error::Write(_))));
    let nowhere = std::path::Path::new("no/such/folder/places.parquet");
    assert!(matches!(ParquetWriter::create(nowhere, PlaceRows::TABLE), Err(Error::Create { .. })));
}
