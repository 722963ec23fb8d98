//! `ner`: names found in annotated texts, scored, and written for others to score.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use dateline_recogniser::tagger::training::Model;
use dateline_recogniser::tagger::{Tagger, Tags};
use serde_json::json;

use super::corpus::{self, Annotated, GoldName};
use super::score::{Scores, found};

/// What `ner` may be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Annotated texts as JSON lines.
    files: Vec<PathBuf>,
    /// A model other than the one compiled in.
    #[arg(long)]
    model: Option<PathBuf>,
    /// Only documents in the tenth that is left out of training.
    #[arg(long)]
    tenth: bool,
    /// Where the names found are written, as JSON lines with offsets in code points.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Scores each file.
pub(crate) fn run(options: &Options) -> Result<()> {
    let bytes = options.model.as_ref().map(fs::read).transpose()?;
    let read = bytes.as_deref().map(|bytes| Model::read(bytes).context("no model"));
    let read = read.transpose()?;
    let mut tagger = Tagger::new(read.as_ref().unwrap_or_else(|| Model::shipped()));
    let mut tags = Tags::default();
    let mut out = match &options.out {
        Some(path) => Some(BufWriter::new(
            fs::File::create(path).with_context(|| format!("cannot write {}", path.display()))?,
        )),
        None => None,
    };
    for file in &options.files {
        let mut scores = Scores::default();
        let documents = corpus::read_file(file)?.documents;
        for document in &documents {
            if options.tenth && !corpus::in_held_out_tenth(&document.id) {
                continue;
            }
            let names = found(&mut tagger, &mut tags, &document.text);
            scores.count(&document.names, &names);
            if let Some(out) = &mut out {
                write_names(out, document, &names)?;
            }
        }
        println!("{}\n{scores}", file.display());
    }
    if let Some(mut out) = out {
        out.flush()?;
    }
    Ok(())
}

fn write_names(out: &mut impl Write, document: &Annotated, names: &[GoldName]) -> Result<()> {
    let points = |byte: u32| document.text[..byte as usize].chars().count();
    let entities: Vec<_> = names
        .iter()
        .map(|name| {
            json!({
                "start": points(name.start),
                "end": points(name.end),
                "label": name.label.code(),
            })
        })
        .collect();
    writeln!(out, "{}", json!({ "id": document.id, "entities": entities }))?;
    Ok(())
}
