//! How long loading the lexicon takes: `cargo run --release -p dateline-lexicon --example load_time`.

use std::io::Write;

fn main() -> std::io::Result<()> {
    let start = std::time::Instant::now();
    let cities = dateline_lexicon::lexicon().cities().rows().len();
    let taken = start.elapsed();
    writeln!(std::io::stderr(), "{taken:?} for all tables, {cities} cities among them")
}
