//! Bytes to text.

use dateline_reader::Options;

use crate::records;

fn text(bytes: &[u8]) -> Vec<String> {
    records("x.txt", bytes, &Options::default())
}

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let mark = mark.then_some('\u{feff}').into_iter().map(|c| c as u16);
    let units = mark.chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn utf_8_with_and_without_a_mark() {
    assert_eq!(text("Hà Nội".as_bytes()), ["x.txt#0 \"Hà Nội\""]);
    assert_eq!(text("\u{feff}Hà Nội".as_bytes()), ["x.txt#0 \"Hà Nội\""]);
    let json = "\u{feff}{\"text\": \"ä\"}\n\u{feff}{\"text\": \"ö\"}\n";
    let found = records("x.jsonl", json.as_bytes(), &Options::default());
    assert_eq!(found, ["x.jsonl#0 \"ä\"", "x.jsonl#1 \"ö\""]);
    let csv = "\u{feff}\"text\"\nä\n";
    assert_eq!(records("x.csv", csv.as_bytes(), &Options::default()), ["x.csv#0 \"ä\""]);
}

#[test]
fn utf_16_by_mark_or_by_its_zeros() {
    let report = "HANOI - Nguyễn met 赵克志 and 😀.\n";
    for little in [true, false] {
        for mark in [true, false] {
            let expected = [format!("x.txt#0 Utf16 {report:?}")];
            assert_eq!(text(&utf16(report, little, mark)), expected, "{little} {mark}");
        }
    }
    // Bytes are counted in the input, not in what was made of it.
    let json = "{\"text\": \"é\"}\n{\"text\": 1}\n";
    let found = records("x.jsonl", &utf16(json, true, true), &Options::default());
    assert_eq!(
        found,
        [
            "x.jsonl#0 Utf16 \"é\"",
            "x.jsonl#1 !NoText 30..52 line 2: the text is a number, expected a string",
        ]
    );
    let csv = utf16("text;id\nä;1\n", false, true);
    assert_eq!(records("x.csv", &csv, &Options::default()), ["x.csv#0 id=1 Utf16 \"ä\""]);
    // Half of a surrogate pair.
    let mut broken = utf16("HANOI - He said", true, true);
    broken.extend([0x3d, 0xd8, b'!', 0]);
    assert_eq!(text(&broken), ["x.txt#0 Utf16 replaced:1 \"HANOI - He said\u{fffd}!\""]);
}

#[test]
fn windows_1252_where_it_looks_like_it() {
    for (bytes, expected) in [
        (&b"Caf\xe9 \x93Zhao\x94 \x96 it\x92s \x80 20"[..], "Café “Zhao” – it’s € 20"),
        (b"\xc9lys\xe9e, \xe0 Paris", "Élysée, à Paris"),
        (b"caf\xe9", "café"),
        (b"M\xfcnchen", "München"),
    ] {
        assert_eq!(text(bytes), [format!("x.txt#0 Windows1252 {expected:?}")]);
    }
    let lines = b"{\"text\": \"caf\xe9\"}\n{\"text\": \"caf\xc3\xa9\"}\n";
    assert_eq!(
        records("x.jsonl", lines, &Options::default()),
        ["x.jsonl#0 Windows1252 \"café\"", "x.jsonl#1 \"café\""]
    );
}

#[test]
fn invalid_utf_8_is_replaced() {
    for (bytes, expected) in [
        (&b"HANOI \xff\xfe said"[..], "replaced:2 \"HANOI \u{fffd}\u{fffd} said\""),
        (b"HANOI - H\xc3\xa0 N\xe1\xbb said", "replaced:1 \"HANOI - Hà N\u{fffd} said\""),
        (b"HANOI - caf\xc3", "replaced:1 \"HANOI - caf\u{fffd}\""),
        (b"HANOI - caf\xe1\xbb", "replaced:1 \"HANOI - caf\u{fffd}\""),
        (b"a\x81b said Zhao", "replaced:1 \"a\u{fffd}b said Zhao\""),
    ] {
        assert_eq!(text(bytes), [format!("x.txt#0 {expected}")], "{bytes:?}");
    }
}

#[test]
fn a_few_nuls_are_kept() {
    assert_eq!(text(b"HANOI\0 - \0Zhao"), ["x.txt#0 nul:2 \"HANOI\\0 - \\0Zhao\""]);
    assert_eq!(
        records("x.jsonl", b"{\"text\": \"a\\u0000b\"}\n{\"text\": \"a\0b\"}", &Options::default()),
        ["x.jsonl#0 nul:1 \"a\\0b\"", "x.jsonl#1 RepairedJson nul:1 \"a\\0b\""]
    );
}

#[test]
fn json_that_programs_write() {
    let lines = br#"{"text": "a", "author": NaN}
{"text": "half \ud83d a face"}"#;
    assert_eq!(
        records("x.jsonl", lines, &Options::default()),
        ["x.jsonl#0 RepairedJson \"a\"", "x.jsonl#1 RepairedJson \"half \u{fffd} a face\""]
    );
}
