//! What is written is read back by another program's reader as it was.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch};
use dateline_export_csv::{Altered, CsvWriter, Error, ExcelCsvWriter};
use dateline_schema::closed::{Act, MeetingKind, MeetingStatus, PlaceKind, QuoteType};
use dateline_schema::tables::{
    MeetingFlat, MeetingFlatRows, Place, PlaceRows, StatementFlat, StatementFlatRows,
};
use dateline_schema::{Rows, Table};
use proptest::prelude::*;

fn written(table: &'static Table, batches: &[RecordBatch]) -> String {
    let mut out = Vec::new();
    let mut writer = CsvWriter::new(&mut out, table);
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.finish().unwrap();
    String::from_utf8(out).unwrap()
}

/// Header and rows as the csv crate reads them.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.unwrap());
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

fn places() -> RecordBatch {
    let mut rows = PlaceRows::default();
    let mut push = |name: &str, latitude, geonames_id| {
        rows.push(Place {
            place_id: format!("g.{name}").into(),
            name: name.into(),
            kind: PlaceKind::City,
            country: None,
            latitude,
            longitude: Some(0.0),
            geonames_id,
            mention_count: 3,
        });
    };
    push("Port Moresby, NCD", Some(-9.5), None);
    push("", Some(12.0), Some(420));
    rows.finish()
}

#[test]
fn every_type_has_its_spelling() {
    let expected = "\
place_id,name,kind,country,latitude,longitude,geonames_id,mention_count
\"g.Port Moresby, NCD\",\"Port Moresby, NCD\",city,,-9.5,0.0,,3
g.,\"\",city,,12.0,0.0,420,3
";
    assert_eq!(written(PlaceRows::TABLE, &[places()]), expected);
}

#[test]
fn dates_are_iso_and_a_table_without_rows_has_its_header() {
    let mut rows = MeetingFlatRows::default();
    rows.push(MeetingFlat {
        meeting_id: "m.x".into(),
        kind: MeetingKind::Visit,
        first_day: Some(jiff::civil::date(2021, 2, 19)),
        last_day: None,
        city: None,
        country: None,
        status: MeetingStatus::Held,
        participants: Some("A; B".into()),
        offices: None,
        countries: None,
        report_count: 1,
        sentence: None,
        source: None,
    });
    let text = written(MeetingFlatRows::TABLE, &[rows.finish()]);
    assert!(text.ends_with("\nm.x,visit,2021-02-19,,,,held,A; B,,,1,,\n"), "{text}");
    let empty = written(MeetingFlatRows::TABLE, &[]);
    assert_eq!(read(&empty).len(), 1);
}

#[test]
fn batches_make_no_difference() {
    let once = written(PlaceRows::TABLE, &[places(), places()]);
    let (first, second) = (places().slice(0, 1), places().slice(1, 1));
    assert_eq!(written(PlaceRows::TABLE, &[first, second, places()]), once);
}

#[test]
fn a_file_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("places.csv");
    let mut writer = CsvWriter::create(&path, PlaceRows::TABLE).unwrap();
    writer.write(&places()).unwrap();
    writer.finish().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, written(PlaceRows::TABLE, &[places()]));
    let error = CsvWriter::create(&folder.path().join("no/places.csv"), PlaceRows::TABLE);
    assert!(matches!(error, Err(Error::Create { .. })));
}

#[test]
fn rows_of_another_table_are_refused() {
    let mut writer = CsvWriter::new(Vec::new(), MeetingFlatRows::TABLE);
    assert!(matches!(writer.write(&places()), Err(Error::OtherTable { found: 8, .. })));
    let wrong: Vec<(&str, ArrayRef)> = PlaceRows::TABLE
        .columns
        .iter()
        .map(|column| {
            let cells: ArrayRef = if column.name == "name" {
                Arc::new(arrow_array::Time64MicrosecondArray::from(vec![1]))
            } else {
                Arc::new(Int64Array::from(vec![1]))
            };
            (column.name, cells)
        })
        .collect();
    let rows = RecordBatch::try_from_iter(wrong).unwrap();
    let mut writer = CsvWriter::new(Vec::new(), PlaceRows::TABLE);
    assert!(matches!(writer.write(&rows), Err(Error::Type { column: "name", .. })));
}

proptest! {
    /// Any text comes back, whatever stands in it.
    #[test]
    fn any_text_comes_back(
        content in "(?s).*",
        cue in "[,\"\n\r a]{0,6}",
        speaker in proptest::option::of("(?s).{0,9}"),
    ) {
        let mut rows = StatementFlatRows::default();
        rows.push(StatementFlat {
            statement_id: "d1.q1".into(),
            published: None,
            speaker: speaker.as_deref().map(Into::into),
            speaker_office: None,
            speaker_country: None,
            addressees: None,
            act: Act::Deny,
            content: content.as_str().into(),
            quote_type: QuoteType::Direct,
            cue: cue.as_str().into(),
            meeting_id: None,
            sentence: "x".into(),
            source: "y".into(),
        });
        let text = written(StatementFlatRows::TABLE, &[rows.finish()]);
        let records = read(&text);
        prop_assert_eq!(records.len(), 2);
        let column = |name: &str| {
            let at = records[0].iter().position(|column| column == name).unwrap();
            records[1][at].as_str()
        };
        prop_assert_eq!(column("content"), content.as_str());
        prop_assert_eq!(column("cue"), cue.as_str());
        prop_assert_eq!(column("speaker"), speaker.as_deref().unwrap_or_default());
        prop_assert_eq!(column("source"), "y");
        // An empty text is told from a null.
        let (_, row) = text.split_once('\n').unwrap();
        prop_assert_eq!(row.starts_with("d1.q1,,,"), speaker.is_none());
        prop_assert_eq!(row.starts_with("d1.q1,,\"\","), speaker.as_deref() == Some(""));
    }
}

#[test]
fn the_profile_for_excel_guards_formulas_and_cuts_what_no_cell_holds() {
    let mut rows = PlaceRows::default();
    let long = "x".repeat(40_000);
    for (name, latitude) in
        [("=1+1", Some(-9.5)), ("-x", None), (long.as_str(), None), ("a\"b", None)]
    {
        rows.push(Place {
            place_id: "g.a".into(),
            name: name.into(),
            kind: PlaceKind::City,
            country: None,
            latitude,
            longitude: None,
            geonames_id: None,
            mention_count: 3,
        });
    }
    let mut out = Vec::new();
    let mut writer = ExcelCsvWriter::new(&mut out, PlaceRows::TABLE);
    writer.write(&rows.finish()).unwrap();
    assert_eq!(writer.finish().unwrap(), Altered { guarded: 2, cut: 1 });
    let text = String::from_utf8(out).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    let rows = read(text);
    // A number below zero is a number and needs no guard.
    assert_eq!((rows[1][1].as_str(), rows[1][4].as_str()), ("'=1+1", "-9.5"));
    assert_eq!(rows[2][1], "'-x");
    assert_eq!(rows[3][1].encode_utf16().count(), 32_767);
    assert!(rows[3][1].ends_with("x … [cut]"));
    assert_eq!(rows[4][1], "a\"b");
}
