//! The files beside the tables: what they are, what was read, how to cite them.
//!
//! Only `run.log` tells of a run: the rest is the same for the same input.

mod about;
mod citation;
mod croissant;
mod log;
mod readme;
mod run;

pub(crate) use about::about;
pub(crate) use log::log;

use serde_json::Value;
use xxhash_rust::xxh3::xxh3_128;

use crate::authority::Authority;
use crate::build::collect::Totals;
use crate::build::corrections::template;
use crate::build::output::Output;
use crate::build::writers::Alterations;
use crate::{Config, Error, Format};

/// What is known of a dataset when its tables are written.
pub(crate) struct Facts<'a> {
    pub(crate) config: &'a Config,
    pub(crate) authority: Option<&'a Authority>,
    pub(crate) totals: &'a Totals,
    /// Rows of each table, in the order of the tables.
    pub(crate) rows: &'a [(&'static str, u64)],
    /// The user's file of corrections.
    pub(crate) corrections: Option<&'a [u8]>,
}

impl Facts<'_> {
    /// Rows of a table.
    fn rows_of(&self, table: &str) -> u64 {
        self.rows.iter().find(|(name, _)| *name == table).map_or(0, |(_, count)| *count)
    }

    /// The hash of the names and hashes of all inputs.
    fn fingerprint(&self) -> String {
        format!("xxh3:{:032x}", self.totals.fingerprint.digest128())
    }

    /// The hash of the corrections.
    fn corrections(&self) -> Option<String> {
        self.corrections.map(|bytes| format!("xxh3:{:032x}", xxh3_128(bytes)))
    }

    /// What the dataset is, in a line.
    fn title(&self) -> String {
        match self.totals.documents {
            1 => "Tables of 1 report".to_owned(),
            n => format!("Tables of {n} reports"),
        }
    }

    /// How it was made, in a line.
    fn origin(&self) -> String {
        let Totals { records, inputs, documents, rejects, .. } = self.totals;
        format!(
            "Made by dateline {} (tables of version {}) from {records} record(s) in {inputs} input(s): \
             {documents} document(s), {rejects} rejected.",
            env!("CARGO_PKG_VERSION"),
            dateline_schema::SCHEMA_VERSION,
        )
    }
}

/// Writes them all but the log.
pub(crate) fn write(
    output: &Output,
    facts: &Facts<'_>,
    altered: &Alterations,
) -> Result<(), Error> {
    let formats = facts.config.sorted_formats();
    let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
    output.write("README.md", readme::readme(facts, &formats, altered).as_bytes())?;
    output.write("datapackage.json", &pretty(&dateline_schema::data_package(&names)))?;
    output.write("run.json", &pretty(&run::run(facts, altered)))?;
    if formats.contains(&Format::Csv) {
        output.write("csv/csv-metadata.json", &pretty(&dateline_schema::csvw()))?;
    }
    if let Some(croissant) = croissant::croissant(output, facts, &formats)? {
        output.write("croissant.json", &pretty(&croissant))?;
    }
    output.write("CITATION.cff", citation::cff(facts).as_bytes())?;
    // What was corrected goes with the dataset; else a template.
    let template = template();
    output.write("corrections.csv", facts.corrections.unwrap_or(template.as_bytes()))
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The formats that hold every text whole, as words.
fn whole_texts(formats: &[Format]) -> String {
    let whole = |format: &&Format| !matches!(format, Format::CsvExcel | Format::Xlsx);
    let folders: Vec<String> =
        formats.iter().filter(whole).map(|format| format!("{}/", format.name())).collect();
    folders.join(", ")
}
