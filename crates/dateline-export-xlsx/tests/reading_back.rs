//! What is in a workbook, read from its parts.

use std::io::{Cursor, Read};
use std::sync::Arc;

use arrow_array::RecordBatch;
use dateline_export_xlsx::{About, Book, Limits, Link, Links, Section};
use dateline_schema::closed::{MeetingKind, MeetingStatus};
use dateline_schema::tables::{Entity, EntityRows, MeetingFlat, MeetingFlatRows};
use dateline_schema::{Rows, Table, closed::EntityKind};

fn entities(names: &[&str]) -> RecordBatch {
    let mut rows = EntityRows::default();
    for (n, name) in names.iter().enumerate() {
        let entity_id = format!("p.{n:03}").into();
        rows.push(Entity { entity_id, kind: EntityKind::Person, name: (*name).into() });
    }
    rows.finish()
}

/// The parts of a workbook by name.
struct Parts(zip::ZipArchive<Cursor<Vec<u8>>>);

impl Parts {
    fn of(bytes: Vec<u8>) -> Self {
        Self(zip::ZipArchive::new(Cursor::new(bytes)).unwrap())
    }

    fn read(&mut self, name: &str) -> String {
        let mut text = String::new();
        self.0.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// Names of the sheets in their order.
    fn sheets(&mut self) -> Vec<String> {
        let workbook = self.read("xl/workbook.xml");
        let names = workbook.split("<sheet name=\"").skip(1);
        names.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    }

    /// The XML of a sheet by its place.
    fn sheet(&mut self, number: usize) -> String {
        self.read(&format!("xl/worksheets/sheet{number}.xml"))
    }
}

fn written(
    limits: Limits,
    links: Option<&Arc<dyn Links>>,
    tables: &[(&'static Table, &[RecordBatch])],
) -> Vec<u8> {
    let scratch = tempfile::tempdir().unwrap();
    let book = Book::new(scratch.path(), limits).unwrap();
    let sheets = tables.iter().map(|(table, batches)| {
        let mut sheet = book.sheet(table, links.cloned()).unwrap();
        for batch in *batches {
            sheet.write(batch).unwrap();
        }
        sheet
    });
    let sheets = sheets.collect();
    let section = Section {
        heading: "How to cite it".into(),
        lines: vec![(String::new(), "As it is.".into())],
    };
    let about =
        About { title: "Two things".into(), sections: vec![section], whole_texts: "csv/".into() };
    let mut out = Vec::new();
    book.finish(sheets, &about, Cursor::new(&mut out)).unwrap();
    assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0);
    out
}

const SMALL: Limits = Limits { rows: 4, units: 20, links: 2 };

#[test]
fn text_is_text_and_days_are_days() {
    let mut meetings = MeetingFlatRows::default();
    for day in [jiff::civil::date(2021, 2, 19), jiff::civil::date(1899, 5, 18)] {
        meetings.push(MeetingFlat {
            meeting_id: "m.x".into(),
            kind: MeetingKind::Visit,
            first_day: Some(day),
            last_day: None,
            city: Some("=1+1".into()),
            country: None,
            status: MeetingStatus::Held,
            participants: Some("00420".into()),
            offices: None,
            countries: Some("_x0041_ a\0b".into()),
            report_count: 1,
            sentence: None,
            source: None,
        });
    }
    let rows = [meetings.finish()];
    let mut parts = Parts::of(written(Limits::EXCEL, None, &[(MeetingFlatRows::TABLE, &rows)]));
    assert_eq!(parts.sheets(), ["README", "meetings_flat", "Dictionary"]);
    let sheet = parts.sheet(2);
    assert!(!sheet.contains("<f>"), "a formula");
    assert!(sheet.contains("<t>=1+1</t>") && sheet.contains("<t>00420</t>"));
    assert!(sheet.contains("<t>_x005F_x0041_ a\u{fffd}b</t>"), "{sheet}");
    assert!(sheet.contains("<v>44246</v>") && sheet.contains("<t>1899-05-18</t>"));
    assert!(sheet.contains("<autoFilter ref=\"A1:M3\"/>") && sheet.contains("state=\"frozen\""));
    let strings = parts.read("xl/sharedStrings.xml");
    for said in [
        "Two things",
        "As it is.",
        "2 rows. One row is: A meeting",
        "2 cells: control",
        "1 cells: days before",
    ] {
        assert!(strings.contains(said), "{said}");
    }
}

#[test]
fn a_table_goes_on_in_further_sheets() {
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let batches = [entities(&names[..2]), entities(&names[2..])];
    let mut parts = Parts::of(written(SMALL, None, &[(EntityRows::TABLE, &batches)]));
    assert_eq!(
        parts.sheets(),
        ["README", "entities", "entities (2)", "entities (3)", "Dictionary"]
    );
    assert!(parts.sheet(2).contains("<t>c</t>") && !parts.sheet(2).contains("<t>d</t>"));
    assert!(parts.sheet(4).contains("<t>entity_id</t>") && parts.sheet(4).contains("<t>g</t>"));
    assert!(parts.sheet(4).contains("<autoFilter ref=\"A1:C2\"/>"));
    let said = "goes on in sheets up to \"entities (3)\": a sheet holds 3 rows";
    assert!(parts.read("xl/sharedStrings.xml").contains(said));
}

#[test]
fn what_was_cut_is_said() {
    let long = "a long name of many words";
    let rows = [entities(&[long, "", "b"])];
    let mut parts = Parts::of(written(SMALL, None, &[(EntityRows::TABLE, &rows)]));
    assert!(parts.sheet(2).contains("<t>a long name  … [cut]</t>"), "{}", parts.sheet(2));
    let strings = parts.read("xl/sharedStrings.xml");
    assert!(strings.contains("1 cells: the text has more than 20 characters"));
    assert!(strings.contains("It is whole in csv/."));
    assert!(strings.contains("1 cells: a text without a character"));
    let rows = [entities(&["b"])];
    let mut parts = Parts::of(written(SMALL, None, &[(EntityRows::TABLE, &rows)]));
    assert!(parts.read("xl/sharedStrings.xml").contains("Nothing: every cell"));
}

struct Pages;

impl Links for Pages {
    fn of(&self, _: &Table) -> Vec<Link> {
        vec![Link { column: "name", key: "entity_id" }, Link { column: "no such", key: "name" }]
    }

    fn target(&self, key: &str) -> Option<String> {
        (key != "p.001").then(|| format!("pages/{key}.html#top"))
    }
}

#[test]
fn cells_lead_to_pages_as_long_as_a_sheet_holds_links() {
    let rows = [entities(&["a", "b", "=c", "d"])];
    let limits = Limits { rows: 100, ..SMALL };
    let links: Arc<dyn Links> = Arc::new(Pages);
    let bytes = written(limits, Some(&links), &[(EntityRows::TABLE, &rows)]);
    let mut parts = Parts::of(bytes);
    let links = parts.read("xl/worksheets/_rels/sheet2.xml.rels");
    assert!(
        links.contains("Target=\"pages/p.000.html\"") || links.contains("pages/p.000.html#top")
    );
    assert!(!links.contains("p.001") && links.contains("p.002") && !links.contains("p.003"));
    assert!(parts.sheet(2).contains("=c</t>") && !parts.sheet(2).contains("<f>"));
    assert!(parts.read("xl/sharedStrings.xml").contains("1 cells have no link"));
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let rows = [entities(&["a", "b"])];
    let book = || written(Limits::EXCEL, None, &[(EntityRows::TABLE, &rows)]);
    let first = book();
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == book(), "two builds differ");
}

#[test]
fn rows_of_another_table_are_refused() {
    let scratch = tempfile::tempdir().unwrap();
    let book = Book::new(scratch.path(), Limits::EXCEL).unwrap();
    let mut sheet = book.sheet(MeetingFlatRows::TABLE, None).unwrap();
    assert!(sheet.write(&entities(&["a"])).is_err());
}
