//! Each format, whole and compressed.

use std::fs::File;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, Date32Array, Decimal128Array, Int64Array, RecordBatch, StringArray,
    TimestampMicrosecondArray,
};
use dateline_reader::{DateOrder, Format, Item, Options, Reader};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

use crate::{all, checked, folder, gzip, items, line, records, zstd};

fn options() -> Options {
    Options::default()
}

#[test]
fn a_text_file_is_a_report_unchanged() {
    let text = " date 2021-02-20 HANOI - Zhao met Trong.\r\n\r\n\r\nHe left. \n";
    let found = all(&[("a/2021-02-20-x.txt", text.as_bytes())], &options());
    assert_eq!(
        found,
        [
            format!("a/2021-02-20-x.txt#0 name=2021-02-20 {text:?}"),
            "a/2021-02-20-x.txt done: txt 1".to_owned(),
        ]
    );
}

#[test]
fn json_lines_with_guessed_columns() {
    let lines = r#"
{"id": 7, "ignored": [{"text": "no"}, 1.5e3, null], "date": "2021-02-20", "title": " T ", "text": "one \"two\""}

{"text": "three", "published": "soon", "date": "2021-02-21T09:00:00+07:00", "title": null, "uid": "u"}
{"Full-Text": "four", "body": null, "id": 1.5, "published_at": "Feb 30, 2021"}"#;
    let expected = [
        r#"x.jsonl#0 id=7 title=T date~=2021-02-20 "one \"two\"""#,
        r#"x.jsonl#1 id=u date~=2021-02-21 "three""#,
        r#"x.jsonl#2 id=1.5 date~=? "four""#,
    ];
    assert_eq!(records("x.jsonl", lines.as_bytes(), &options()), expected);
    assert_eq!(records("x.jsonl", lines.replace('\n', "\r\n").as_bytes(), &options()), expected);
}

#[test]
fn json_as_array_as_lines_and_printed() {
    let expected = [r#"x.json#0 id=1 "a, ]}""#, r#"x.json#1 id=2 "b\\""#];
    for text in [
        r#"[{"id": 1, "text": "a, ]}"}, {"id": 2, "text": "b\\"}]"#,
        "[\n  {\n    \"id\": 1,\n    \"text\": \"a, ]}\"\n  },\n  {\"id\": 2, \"text\": \"b\\\\\"}\n]\n",
        "{\"id\": 1, \"text\": \"a, ]}\"}\n{\"id\": 2, \"text\": \"b\\\\\"}\n",
        "{\n \"id\": 1,\n \"text\": \"a, ]}\"\n}\n{\n \"id\": 2,\n \"text\": \"b\\\\\"\n}",
        "{ \"id\": 1,\n \"text\": \"a, ]}\" } { \"id\": 2, \"text\": \"b\\\\\" }",
    ] {
        assert_eq!(records("x.json", text.as_bytes(), &options()), expected, "{text}");
    }
    assert_eq!(records("x.json", b" [ ] ", &options()), [""; 0]);
}

#[test]
fn csv_with_quotes_and_other_delimiters() {
    let expected = [
        "x.csv#0 id=1 title=T date~=2021-02-19 \"a, \\\"b\\\"\\nc\"",
        "x.csv#1 id=2 date~=? StrayQuote \"he said \\\"no\\\" twice\"",
        "x.csv#2 id=3 \"d\"",
    ];
    let comma = "id,date,headline,text\n1,2021-02-19,T,\"a, \"\"b\"\"\nc\"\n\n\
                 2,05/06/2020,,\"he said \"no\" twice\"\n3,,,d,,";
    assert_eq!(records("x.csv", comma.as_bytes(), &options()), expected);
    assert_eq!(
        records("x.csv", comma.replace('\n', "\r\n").as_bytes(), &options()),
        expected.map(|line| line.replace("\\n", "\\r\\n"))
    );
    let semicolon = "sep=;\nid;date;headline;text\n1;2021-02-19;T;a, b\n";
    let expected = ["x.csv#0 id=1 title=T date~=2021-02-19 \"a, b\""];
    assert_eq!(records("x.csv", semicolon.as_bytes(), &options()), expected);
    assert_eq!(records("x.csv", &semicolon.as_bytes()[6..], &options()), expected);
    let mac = semicolon[6..].replace('\n', "\r");
    assert_eq!(records("x.csv", mac.as_bytes(), &options()), expected);
}

#[test]
fn tsv_where_a_quotation_mark_is_text() {
    let text = "id\ttext\n1\t\"Yes\" he said\n2\t\"quoted\tfield\"\n3\tc";
    assert_eq!(
        records("x.tsv", text.as_bytes(), &options()),
        [
            "x.tsv#0 id=1 StrayQuote \"\\\"Yes\\\" he said\"",
            "x.tsv#1 id=2 \"quoted\\tfield\"",
            "x.tsv#2 id=3 \"c\"",
        ]
    );
}

fn write_parquet(path: &std::path::Path) {
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("Date", Arc::new(Date32Array::from(vec![Some(18_677), None, Some(-1)]))),
        (
            "published_at",
            Arc::new(
                TimestampMicrosecondArray::from(vec![None, Some(1_613_692_800_000_000), None])
                    .with_timezone("UTC"),
            ),
        ),
        ("id", Arc::new(Int64Array::from(vec![Some(1), None, Some(3)]))),
        (
            "uid",
            Arc::new(
                Decimal128Array::from(vec![None, Some(22), None])
                    .with_precision_and_scale(10, 0)
                    .unwrap(),
            ),
        ),
        ("title", Arc::new(StringArray::from(vec![Some("T"), None, None]))),
        ("text", Arc::new(StringArray::from(vec![Some("a"), Some("b"), None]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(2)).build();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

#[test]
fn parquet_rows_with_typed_columns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.parquet");
    write_parquet(&path);
    let expected = [
        "x.parquet#0 id=1 title=T date~=2021-02-19 \"a\"",
        "x.parquet#1 id=22 date~=2021-02-19 \"b\"",
        "x.parquet#2 !NoText - row 2: the text is null, expected a string",
        "x.parquet done: parquet 3",
    ];
    let found: Vec<String> = items(&path, &options()).iter().map(line).collect();
    assert_eq!(found, expected);
    // Without its name, compressed, and from a pipe.
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(folder.path().join("x.parquet.gz"), gzip(&bytes)).unwrap();
    std::fs::write(folder.path().join("x"), &bytes).unwrap();
    let named: Vec<String> = items(&folder.path().join("x"), &options()).iter().map(line).collect();
    assert_eq!(named, expected.map(|line| line.replace("x.parquet", "x")));
    let packed = items(&folder.path().join("x.parquet.gz"), &options());
    assert_eq!(line(&packed[3]), "x.parquet.gz done: parquet.gz 3");
    let piped = Reader::open_with_stdin(
        &["-".into()],
        &options(),
        Box::new(std::io::Cursor::new(bytes.clone())),
    );
    let piped = checked(piped.unwrap());
    assert_eq!(line(&piped[1]), "-#1 id=22 date~=2021-02-19 \"b\"");
    // The hash is that of the file.
    let (Item::InputDone(one), Item::InputDone(two)) = (&items(&path, &options())[3], &piped[3])
    else {
        panic!("the input is finished after three rows")
    };
    assert_eq!((&one.sha256, one.byte_count), (&two.sha256, Some(bytes.len() as u64)));
    assert_eq!(one.byte_count, two.byte_count);
}

#[test]
fn parquet_of_many_row_groups_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.parquet");
    let texts: Vec<String> = (0..10_000).map(|n| format!("text {n}")).collect();
    let batch = RecordBatch::try_from_iter([(
        "text",
        Arc::new(StringArray::from(texts.clone())) as ArrayRef,
    )]);
    let batch = batch.unwrap();
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(777)).build();
    let mut writer =
        ArrowWriter::try_new(File::create(&path).unwrap(), batch.schema(), Some(properties))
            .unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let found: Vec<String> = items(&path, &options())
        .into_iter()
        .filter_map(|item| match item {
            Item::Report(report) => Some(report.text),
            _ => None,
        })
        .collect();
    assert_eq!(found, texts);
}

#[test]
fn compressed_files() {
    let json = b"{\"text\": \"a\"}\n{\"text\": \"b\"}\n";
    let (first, second) = json.split_at(14);
    // Several members one after the other, as parallel compressors write them.
    let gz = [gzip(first), gzip(second)].concat();
    let zst = [zstd(first), zstd(second)].concat();
    let found = all(
        &[
            ("a.jsonl.gz", &gz),
            ("b.NDJSON.ZST", &zst),
            ("c.txt.gz", &gzip(b"c")),
            ("d.csv.zst", &zstd(b"text\nd\n")),
            ("e.txt.gz", b"unpacked on the way"),
        ],
        &options(),
    );
    assert_eq!(
        found,
        [
            "a.jsonl.gz#0 \"a\"",
            "a.jsonl.gz#1 \"b\"",
            "a.jsonl.gz done: jsonl.gz 2",
            "b.NDJSON.ZST#0 \"a\"",
            "b.NDJSON.ZST#1 \"b\"",
            "b.NDJSON.ZST done: jsonl.zst 2",
            "c.txt.gz#0 \"c\"",
            "c.txt.gz done: txt.gz 1",
            "d.csv.zst#0 \"d\"",
            "d.csv.zst done: csv.zst 1",
            "e.txt.gz#0 \"unpacked on the way\"",
            "e.txt.gz done: txt 1",
        ]
    );
}

#[test]
fn stdin_by_content_or_as_told() {
    let read = |bytes: &'static [u8], format| {
        let options = Options { stdin_format: format, ..options() };
        let reader = Reader::open_with_stdin(&["-".into()], &options, Box::new(bytes)).unwrap();
        checked(reader).iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(read(b"\n {\"text\": \"a\"}", None), ["-#0 \"a\"", "- done: jsonl 1"]);
    assert_eq!(read(b"[{\"text\": \"a\"}]", None), ["-#0 \"a\"", "- done: json 1"]);
    assert_eq!(read(b"[TEXT] a", None), ["-#0 \"[TEXT] a\"", "- done: txt 1"]);
    assert_eq!(read(b"text\na\n", Some(Format::Csv)), ["-#0 \"a\"", "- done: csv 1"]);
    assert_eq!(read(b"", None), ["-#0 !Empty 0..0 no bytes, expected a report", "- done: txt 1"]);
}

#[test]
fn the_hash_is_that_of_the_bytes_on_disk() {
    let folder = folder(&[("a.txt", b"abc"), ("b.pdf", b"abc")]);
    let items = items(folder.path(), &options());
    let (Item::InputDone(read), Item::InputDone(skipped)) = (&items[1], &items[2]) else {
        panic!("a.txt, then its input, then the skipped one: {items:?}")
    };
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!((read.sha256.as_deref(), read.byte_count), (Some(abc), Some(3)));
    assert_eq!((skipped.sha256.as_deref(), skipped.byte_count), (None, Some(3)));
}

#[test]
fn an_order_of_day_and_month_settles_dates() {
    let options = Options { date_order: Some(DateOrder::DayFirst), ..options() };
    let found = records("x.csv", b"date,text\n05/06/2020,a\n", &options);
    assert_eq!(found, ["x.csv#0 date~=2020-06-05 \"a\""]);
}

#[test]
fn many_records_across_the_window() {
    // Longer than any read at once, with records of every length.
    let mut json = String::new();
    let mut csv = "id,text\n".to_owned();
    let mut expected = Vec::new();
    for n in 0..2_000 {
        let text = "x\"\n".repeat(n % 97) + &n.to_string();
        json += &format!("{{\"id\": {n}, \"text\": {text:?}}}\n");
        csv += &format!("{n},\"{}\"\n", text.replace('"', "\"\""));
        expected.push(text);
    }
    let array = format!("[{}]", json.trim().replace("}\n{", "},\n{"));
    for (name, bytes) in [("x.jsonl", &json), ("x.json", &array), ("x.csv", &csv)] {
        let folder = folder(&[(name, bytes.as_bytes())]);
        let items = items(&folder.path().join(name), &options());
        let texts: Vec<&str> = items
            .iter()
            .filter_map(|item| match item {
                Item::Report(report) => Some(report.text.as_str()),
                _ => None,
            })
            .collect();
        assert!(texts == expected, "{name}: {} texts", texts.len());
    }
}
