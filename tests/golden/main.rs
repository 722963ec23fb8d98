//! The tables of `seeds/` as they are expected to be: `tests/golden/seeds/<table>.csv`.
//!
//! A table that differs fails with its rows; `cargo xtask bless` rewrites the files after showing them.

use std::path::Path;
use std::process::ExitCode;

use dateline::{Config, Format};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("seeds");
    let config =
        Config { formats: vec![Format::Csv], ..Config::new([root.join("seeds")], out.clone()) };
    dateline::build(&config).expect("the seeds are a dataset");
    let expected = root.join("tests/golden/seeds");
    dateline_testkit::golden::run("seeds", &out.join(Format::Csv.name()), &expected)
}
