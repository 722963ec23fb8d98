//! Packs GeoNames rows and our own towns into `data/cities.tsv.zst`.
//!
//! `cargo run -p dateline-lexicon --example pack_cities -- ROWS.tsv data/towns.tsv data/cities.tsv.zst`
//!
//! Rows of GeoNames: name, alpha-2, latitude, longitude, population, id, admin1; no header. Towns have
//! the same columns without the id, with a header and a source. The result is sorted by folded name,
//! then by population, the largest first; the first row of a name says `first`.

use std::fs;

use dateline_lexicon::fold;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("three paths");
    let (rows, towns, packed) = (next(), next(), next());
    let (rows, towns) = (fs::read_to_string(rows)?, fs::read_to_string(towns)?);
    let cities = rows.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let towns = towns.lines().skip(1).map(|line| {
        let mut cells: Vec<_> = line.split('\t').collect();
        cells.truncate(6);
        cells.insert(5, "");
        cells
    });
    let mut all: Vec<_> = cities
        .chain(towns)
        .map(|cells| {
            let population: i64 = cells[4].parse().expect("population");
            ((fold(cells[0]), -population, cells[1].to_owned(), cells[5].to_owned()), cells)
        })
        .collect();
    all.sort();
    let mut text = String::from(
        "first\tname\tcountry\tlatitude\tlongitude\tpopulation\tgeonames_id\tadmin1\n",
    );
    let mut last = None;
    for ((key, ..), cells) in &all {
        text += if last == Some(key) { "" } else { "first" };
        for cell in cells {
            text.push('\t');
            text += cell;
        }
        text.push('\n');
        last = Some(key);
    }
    fs::write(packed, zstd::encode_all(text.as_bytes(), 19)?)
}
