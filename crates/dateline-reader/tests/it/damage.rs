//! Whatever happens to the bytes: no panic, no hang, and the records add up.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use dateline_reader::Options;
use parquet::arrow::ArrowWriter;

use crate::{folder, gzip, items, zstd};

/// Numbers that look random and are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

fn damage(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    const SIGNS: &[u8] = b"\"\"\"\n\r,{}[]\\\0\xff\xc3\x80;: \tu";
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len());
        match dice.roll(5) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, SIGNS[dice.roll(SIGNS.len())]),
            2 if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
            3 if at < bytes.len() => bytes[at] = SIGNS[dice.roll(SIGNS.len())],
            _ => {
                let end = (at + dice.roll(40)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
    bytes
}

fn check(name: &str, bytes: &[u8], rounds: usize) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let options = Options { max_text: 64, ..Options::default() };
    for _ in 0..rounds {
        let folder = folder(&[(name, &damage(bytes, &mut dice)), ("z.txt", b"z")]);
        // `items` checks that records are reports and rejects.
        assert!(!items(folder.path(), &options).is_empty());
    }
}

fn table() -> String {
    let row = |n: u32| format!("{n},2021-02-{:02},\"He said \"\"no {n}\"\",\ntwice\"\n", n % 30);
    "id,date,text\n".to_owned() + &(0..12).map(row).collect::<String>()
}

fn lines() -> String {
    let row = |n: u32| {
        format!("{{\"id\": {n}, \"x\": [1, {{\"y\": null}}], \"text\": \"\\u00e9 {n}\"}}\n")
    };
    (0..12).map(row).collect()
}

#[test]
fn damaged_tables_and_lines() {
    check("x.csv", table().as_bytes(), 300);
    check("x.tsv", table().replace(",2", "\t2").replace(",\"", "\t\"").as_bytes(), 200);
    check("x.jsonl", lines().as_bytes(), 300);
    check("x.json", format!("[{}]", lines().trim().replace("}\n", "},\n")).as_bytes(), 300);
    let printed = lines().replace(", ", ",\n ").replace("{\"id\"", "{\n\"id\"");
    check("x.json", printed.as_bytes(), 200);
}

#[test]
fn damaged_encodings() {
    let text = "HANOI – Nguyễn Phú Trọng met Zhao.\n";
    check("x.txt", text.as_bytes(), 200);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("x.txt", &wide, 200);
    let marked: Vec<u8> =
        format!("\u{feff}{}", lines()).encode_utf16().flat_map(u16::to_be_bytes).collect();
    check("x.jsonl", &marked, 200);
}

#[test]
fn damaged_compression() {
    check("x.csv.gz", &gzip(table().as_bytes()), 200);
    check("x.jsonl.zst", &zstd(lines().as_bytes()), 200);
}

/// Records of a web archive, enough of a page in each.
#[cfg(feature = "web")]
fn archive() -> Vec<Vec<u8>> {
    let record = |n: u32| {
        let page = format!(
            "<html><title>Talks {n}</title><meta charset=utf-8><p>Ministers of both countries met on \
             Wednesday to talk about fish and quotas for {n} boats, a spokeswoman told reporters.</p>"
        );
        let block = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{page}\r\n0\r\n\r\n",
            page.len()
        );
        let head = format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/{n}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        format!("{head}{block}\r\n\r\n").into_bytes()
    };
    (0..6).map(record).collect()
}

#[cfg(feature = "web")]
#[test]
fn damaged_pages_and_archives() {
    check("x.warc", &archive().concat(), 300);
    let members: Vec<u8> = archive().iter().flat_map(|record| gzip(record)).collect();
    check("x.warc.gz", &members, 300);
    check("x.warc.zst", &zstd(&archive().concat()), 100);
    check("x.html", &archive()[0], 200);
    let mut dice = Dice(7);
    for _ in 0..200 {
        let folder = folder(&[("x.warc.gz", &damage(&members, &mut dice))]);
        items(folder.path(), &Options::default());
    }
}

#[test]
fn damaged_parquet() {
    let texts: ArrayRef =
        Arc::new(StringArray::from_iter_values((0..50).map(|n| format!("text {n}"))));
    let batch = RecordBatch::try_from_iter([("text", texts)]).unwrap();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    check("x.parquet", &bytes, 200);
}
