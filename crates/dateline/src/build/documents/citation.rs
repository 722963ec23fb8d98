//! How to cite a dataset: `CITATION.cff`, and the same in a sentence.

use std::fmt::Write as _;

use crate::build::documents::Facts;

/// In a sentence.
pub(super) fn sentence(facts: &Facts<'_>) -> String {
    format!(
        "{}, made by dateline {} (tables of version {}) of inputs {}. Of a report cite its own source and day of \
         publication: columns source and published of documents.",
        facts.title(),
        env!("CARGO_PKG_VERSION"),
        dateline_schema::SCHEMA_VERSION,
        facts.fingerprint()
    )
}

/// In the Citation File Format 1.2.0.
pub(super) fn cff(facts: &Facts<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "\
cff-version: 1.2.0
type: dataset
title: \"{}\"
message: \"Put in your own name as the author, and cite each report by its own source and day of publication.\"
authors:
  - name: \"dateline {version}, from the reports listed in the table inputs\"
version: \"{}\"
identifiers:
  - type: other
    value: \"{}\"
    description: \"hash of the names and SHA-256 of all inputs; with the same program and options they give the same bytes\"
references:
  - type: software
    title: dateline
    version: \"{version}\"
    authors:
      - name: \"the dateline contributors\"
",
        facts.title(),
        dateline_schema::SCHEMA_VERSION,
        facts.fingerprint(),
    );
    out
}
