//! Words a second: the tagger alone, all of the recogniser, and what they stand on, the parser. An
//! item is a word; at least 3 million a second and core are promised of the tagger.
//!
//! The corpus is JSON lines with a `text`, given by the environment variable `DATELINE_CORPUS`;
//! without it, the reports of `seeds/`, which fit into every cache.
//!
//! ```text
//! DATELINE_CORPUS=reuters.jsonl cargo bench -p dateline-recogniser --bench tagger
//! ```

mod stages;

fn main() {
    divan::main();
}
