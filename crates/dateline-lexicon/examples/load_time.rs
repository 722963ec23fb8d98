//! How long loading the lexicon takes: `cargo run --release -p dateline-lexicon --example load_time`.

fn main() {
    let start = std::time::Instant::now();
    let cities = dateline_lexicon::lexicon().cities().rows().len();
    eprintln!("{:?} for all tables, {cities} cities among them", start.elapsed());
}
