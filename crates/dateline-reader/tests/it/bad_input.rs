//! What cannot be a document: a reject, and the rest goes on.

use std::fs;

use dateline_reader::Options;

use crate::{all, folder, gzip, items, line, records, zstd};

fn options() -> Options {
    Options::default()
}

fn small() -> Options {
    Options { max_text: 1000, ..options() }
}

#[test]
fn files_without_a_text() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let noise: Vec<u8> =
        (0..5000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let found = all(
        &[
            ("a.txt", b""),
            ("b.txt", b" \n\n"),
            ("c.txt", b" date 2021-02-20 \n"),
            ("d.txt", png),
            ("e.txt", &noise),
            ("f.txt", &[0; 100]),
            ("g.csv", &noise),
            ("h.txt", b"\xef\xbb\xbf"),
            ("i.txt", b"HANOI - Zhao met Trong."),
            ("j.txt", "Москва и Ханой договорились".to_owned().as_bytes()),
            ("k.txt", b"\xcc\xee\xf1\xea\xe2\xe0 \xe8 \xd5\xe0\xed\xee\xe9"),
        ],
        &options(),
    );
    let found: Vec<&String> = found.iter().filter(|line| !line.contains(" done: ")).collect();
    assert_eq!(
        found,
        [
            "a.txt#0 !Empty 0..0 no bytes, expected a report",
            "b.txt#0 !Empty 0..3 only white space, expected a report",
            "c.txt#0 !HeaderOnly 0..18 only a date header, no text after it",
            "d.txt#0 !Binary - not text: a PNG image",
            "e.txt#0 !Binary - not text: too many control bytes",
            "f.txt#0 !Binary - not text: too many control bytes",
            "g.csv#0 !Binary - not text: too many control bytes",
            "h.txt#0 !Empty 0..3 no bytes, expected a report",
            "i.txt#0 \"HANOI - Zhao met Trong.\"",
            "j.txt#0 \"Москва и Ханой договорились\"",
            "k.txt#0 !Binary 0..14 not text: expected UTF-8, UTF-16 or Windows-1252",
        ]
    );
}

#[test]
fn a_text_that_is_too_long() {
    let long = "x".repeat(1001);
    let longer = "x".repeat(20_000);
    let message = "has 1001 bytes, expected at most 1000 (--max-text)";
    assert_eq!(
        records("x.txt", long.as_bytes(), &small()),
        [format!("x.txt#0 !TooLarge 0..1001 the text {message}")]
    );
    assert_eq!(records("x.txt", &long.as_bytes()[1..], &small()).len(), 1);
    let json = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"a\"}}\n");
    assert_eq!(
        records("x.jsonl", json.as_bytes(), &small()),
        [
            format!("x.jsonl#0 !TooLarge 0..1013 line 1: the text {message}"),
            "x.jsonl#1 \"a\"".to_owned(),
        ]
    );
    let csv = format!("id,text\n1,{long}\n2,a\n");
    assert_eq!(
        records("x.csv", csv.as_bytes(), &small()),
        [
            format!("x.csv#0 !TooLarge 8..1012 line 2: the text {message}"),
            "x.csv#1 id=2 \"a\"".to_owned(),
        ]
    );
    let gz = gzip(longer.as_bytes());
    assert_eq!(
        records("x.txt.gz", &gz, &small()),
        [
            "x.txt.gz#0 !TooLarge 0..20000 the text has 20000 bytes, expected at most 1000 (--max-text)"
        ]
    );
}

#[test]
fn a_record_too_long_to_be_held_is_passed_over() {
    // Over four times the text and a mebibyte: its end is found without keeping it.
    let long = "x\\\\".repeat(2_000_000);
    let limit = "bytes, expected at most 1052576 (--max-text)";
    let json = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"a\"}}\n");
    let end = json.find('\n').unwrap() + 1;
    assert_eq!(
        records("x.jsonl", json.as_bytes(), &small()),
        [
            format!("x.jsonl#0 !TooLarge 0..{end} line 1: the record has {end} {limit}"),
            "x.jsonl#1 \"a\"".to_owned(),
        ]
    );
    let array = format!("[{{\"text\": \"{long}\"}},\n{{\"text\": \"a\"}}]");
    assert_eq!(
        records("x.json", array.as_bytes(), &small()),
        [
            format!("x.json#0 !TooLarge 1..{} line 1: the record has {end} {limit}", end + 1),
            "x.json#1 \"a\"".to_owned(),
        ]
    );
    let quoted = "\"\",\n".repeat(2_000_000);
    let csv = format!("id,text,more\n1,\"{quoted}\",\"y\nz\"\n2,a,\n");
    let end = csv.len() - 5;
    assert_eq!(
        records("x.csv", csv.as_bytes(), &small()),
        [
            format!("x.csv#0 !TooLarge 13..{end} line 2: the record has {} {limit}", end - 13),
            "x.csv#1 id=2 \"a\"".to_owned(),
        ]
    );
}

#[test]
fn malformed_json_lines() {
    let lines = b"{\"text\": \"a\"}\n{\"text\": \"b\", }\n[1, 2]\n{\"text\": \"c\n\"nothing\"\n\
                  {\"id\": 1}\n{\"text\": null}\n{\"text\": {\"en\": \"d\"}}\n{\"text\": \" \"}\n{\"text\": \"e\"}";
    assert_eq!(
        records("x.jsonl", lines, &options()),
        [
            "x.jsonl#0 \"a\"",
            "x.jsonl#1 !MalformedJson 14..29 line 2, column 15: trailing comma",
            "x.jsonl#2 !MalformedJson 30..36 line 3, column 0: invalid type: sequence, expected an object",
            "x.jsonl#3 !MalformedJson 37..48 line 4, column 11: EOF while parsing a string",
            "x.jsonl#4 !MalformedJson 49..58 line 5, column 9: invalid type: string \"nothing\", expected an object",
            "x.jsonl#5 !NoText 59..68 line 6: no text field; fields there: id",
            "x.jsonl#6 !NoText 69..83 line 7: the text is null, expected a string",
            "x.jsonl#7 !NoText 84..105 line 8: the text is an object, expected a string",
            "x.jsonl#8 !NoText 106..119 line 9: the text is empty",
            "x.jsonl#9 \"e\"",
        ]
    );
}

#[test]
fn malformed_json_arrays() {
    assert_eq!(
        records("x.json", b"[{\"text\": \"a\"},\n{\"text\": b},\n{\"text\": \"c\"}\n", &options()),
        [
            "x.json#0 \"a\"",
            "x.json#1 !MalformedJson 16..27 line 2, column 10: expected value",
            "x.json#2 !MalformedJson 29..43 line 3: the array is not closed",
        ]
    );
    assert_eq!(
        records("x.json", b"[{\"text\": \"a\"}] and\n", &options()),
        ["x.json#0 \"a\"", "x.json#1 !MalformedJson 16..19 line 1, column 1: expected value",]
    );
}

#[test]
fn an_excerpt_shows_the_place() {
    let mut long = format!("{{\"text\": \"{}\", oops}}", "x".repeat(5000));
    long.push('\n');
    let folder = folder(&[("x.jsonl", long.as_bytes())]);
    let items = items(&folder.path().join("x.jsonl"), &options());
    let dateline_reader::Item::Reject(reject) = &items[0] else { panic!("{items:?}") };
    assert!(reject.excerpt.ends_with("xx\", oops}"), "{}", reject.excerpt);
}

#[test]
fn malformed_csv_costs_no_neighbour() {
    let csv = "id,date,text\n1,2021-02-19,a\n2,2021-02-19\n3,2021-02-19,\"b\nc\n4,2021-02-19,d\n\
               5,2021-02-19,\"e\"\n6,2021-02-19,f,g\n7,2021-02-19,h\n";
    assert_eq!(
        records("x.csv", csv.as_bytes(), &options()),
        [
            "x.csv#0 id=1 date~=2021-02-19 \"a\"",
            "x.csv#1 !WrongFieldCount 28..41 line 3: 2 fields, expected 3 as in the header",
            "x.csv#2 !MalformedCsv 41..59 line 4: a quotation mark is not closed before the next record",
            "x.csv#3 id=4 date~=2021-02-19 \"d\"",
            "x.csv#4 id=5 date~=2021-02-19 \"e\"",
            "x.csv#5 !WrongFieldCount 91..108 line 8: 4 fields, expected 3 as in the header",
            "x.csv#6 id=7 date~=2021-02-19 \"h\"",
        ]
    );
    // The open quotation mark may also find one to close it, in a later record.
    let csv = "id,date,text,note\n1,2021-02-19,\"a,n\n2,2021-02-19,b,\"n\"\n3,2021-02-19,c,n\n";
    let found = records("x.csv", csv.as_bytes(), &options());
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[2], "x.csv#2 id=3 date~=2021-02-19 \"c\"");
}

#[test]
fn a_csv_of_open_quotes_ends() {
    // Each line opens a quotation mark: the work stays linear, and what is whole is read.
    let csv = "id,date,text\n".to_owned()
        + &"1,2021-02-19,\"x\n".repeat(100_000)
        + "2,2021-02-19,\"y\"\n";
    let found = records("x.csv", csv.as_bytes(), &options());
    assert_eq!(found.last().unwrap(), "x.csv#100000 id=2 date~=2021-02-19 \"y\"");
}

#[test]
fn tables_without_rows_and_without_the_column() {
    let found = all(
        &[
            ("a.csv", b"id,text\n"),
            ("b.csv", b""),
            ("c.csv", b"id,abstract\n1,a\n"),
            ("d.jsonl", b"\n\n"),
            ("e.csv", b"text\n\"a"),
        ],
        &options(),
    );
    assert_eq!(
        found,
        [
            "a.csv done: csv 0",
            "b.csv#0 !Empty 0..0 no bytes, expected a report",
            "b.csv done: csv 1",
            "c.csv#0 !MissingColumn - no column looks like the text; columns there: id, abstract",
            "c.csv done: csv 1",
            "d.jsonl done: jsonl 0",
            "e.csv#0 !MalformedCsv 5..7 line 2: the quotation mark of field 1 is never closed",
            "e.csv done: csv 1",
        ]
    );
}

#[test]
fn broken_compression() {
    let lines: String =
        (0..5000_u64).map(|n| format!("{{\"text\": \"{}\"}}\n", n * n * 7_919)).collect();
    for (name, packed) in
        [("x.jsonl.gz", gzip(lines.as_bytes())), ("x.jsonl.zst", zstd(lines.as_bytes()))]
    {
        let found = records(name, &packed[..packed.len() * 9 / 10], &options());
        let (last, before) = found.split_last().unwrap();
        assert!(last.contains("!BrokenCompression"), "{last}");
        assert!(before.iter().all(|line| !line.contains('!')));
        if name.ends_with("gz") {
            assert!(before.len() > 100, "what comes before the break is read: {}", before.len());
        }
        let mut damaged = packed.clone();
        let middle = packed.len() / 2;
        damaged[middle..middle + 64].fill(0xff);
        let found = records(name, &damaged, &options());
        assert!(found.last().unwrap().contains('!'), "{name} {:?}", found.last());
    }
    let cut = &gzip(b"HANOI - Zhao met Trong.")[..20];
    let found = records("x.txt.gz", cut, &options());
    assert!(found[0].contains("!BrokenCompression"), "{found:?}");
    assert_eq!(found.len(), 1);
    // A table that breaks off in a record, which is then not taken for a whole one.
    let table = "id,text\n".to_owned()
        + &(0..9000_u64).map(|n| format!("{n},{}\n", n * n * 31)).collect::<String>();
    let packed = gzip(table.as_bytes());
    let found = records("x.csv.gz", &packed[..packed.len() / 2], &options());
    assert!(found.len() > 100 && found.last().unwrap().contains("!BrokenCompression"));
}

#[test]
fn broken_parquet() {
    let found = all(
        &[("a.parquet", b"PAR1 and nothing"), ("b.parquet", b"not at all"), ("c.txt", b"c")],
        &options(),
    );
    assert!(found[0].starts_with("a.parquet#0 !MalformedParquet"), "{found:?}");
    assert!(found[2].starts_with("b.parquet#0 !MalformedParquet"), "{found:?}");
    assert_eq!(found[4], "c.txt#0 \"c\"");
}

#[cfg(unix)]
#[test]
fn files_that_cannot_be_opened() {
    let folder = folder(&[("a.txt", b"a"), ("z.txt", b"z")]);
    std::os::unix::fs::symlink("nowhere", folder.path().join("b.txt")).unwrap();
    let found: Vec<String> = items(folder.path(), &options()).iter().map(line).collect();
    assert!(found[2].starts_with("b.txt#0 !Unreadable - cannot be read: "), "{found:?}");
    assert_eq!(found[4], "z.txt#0 \"z\"");
    // A file that goes away after the walk began.
    let mut reader = dateline_reader::Reader::open(&[folder.path().into()], &options()).unwrap();
    reader.next();
    reader.next();
    fs::remove_file(folder.path().join("z.txt")).unwrap();
    let found: Vec<String> = reader.map(|item| line(&item)).collect();
    assert!(found[2].starts_with("z.txt#0 !Unreadable - cannot be opened: "), "{found:?}");
}
