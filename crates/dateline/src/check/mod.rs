//! The laws of a dataset, tested on its files, whoever wrote them.
//!
//! Every table is read twice: first for what its rows say by themselves (types, closed lists, order,
//! intervals), gathering what other rows point to (keys, texts, words of mentions); then for what
//! must agree with that. Only hashes are gathered, and the texts lie in a temporary file, so memory
//! grows by some bytes a row.

mod csv_source;
pub(crate) mod definition;
mod laws;
pub(crate) mod rows;
pub(crate) mod source;
pub(crate) mod tally;
mod texts;

pub use tally::{Finding, Law, Violation};

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::definition::Definition;
use crate::check::laws::keys::Hashes;
use crate::check::laws::offsets::Document;
use crate::check::laws::pieces::Pieces;
use crate::check::laws::records::Counts;
use crate::check::laws::{
    Place, evidence, formats, intervals, keys, offsets, order, pieces, records, sources,
};
use crate::check::laws::{cells, closed_lists, nulls, references};
use crate::check::rows::{Rows, text_hash};
use crate::check::source::Source;
use crate::check::tally::Tally;
use crate::check::texts::{TextCursor, Texts, TextsWriter};
use crate::{Error, Format};

/// What [`check`] found, law by law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The formats that were looked at, the first of them for every law.
    pub formats: Vec<Format>,
    /// One finding for each law, in the order of [`Law::ALL`].
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Does every law hold, as far as it could be tested?
    pub fn holds(&self) -> bool {
        self.findings.iter().all(|finding| finding.violations == 0)
    }
}

/// Tests every law on the dataset in `folder`: on `only` these formats, or, if that is empty, all
/// that are there. Keeps the first `examples` violations of each law.
///
/// # Errors
/// [`Error::NoDataset`] where there is no folder, or none of a format in it. What is wrong in a
/// dataset is a finding, never an error.
pub fn check(folder: &Path, only: &[Format], examples: usize) -> Result<Checked, Error> {
    let no_dataset =
        |message: &str| Error::NoDataset { path: folder.to_owned(), message: message.to_owned() };
    if !folder.is_dir() {
        return Err(no_dataset("no such folder; name one that `dateline build` wrote"));
    }
    if let Some(format) = only.iter().find(|format| !format.is_checked()) {
        let message = format!("the format {} is not read by check", format.name());
        return Err(no_dataset(&message));
    }
    let there = |format: &Format| folder.join(format.name()).is_dir();
    let formats: Vec<Format> = Format::ALL
        .into_iter()
        .filter(|format| format.is_checked())
        .filter(|format| if only.is_empty() { there(format) } else { only.contains(format) })
        .collect();
    let Some(&format) = formats.first() else {
        let named = "parquet/ or csv/";
        return Err(no_dataset(&format!("no dataset: there is no folder {named} in it")));
    };
    let all = Definition::all();
    let tables: Vec<&Definition> = all.iter().filter(|table| format.holds(table.name)).collect();
    let run = Run { folder, format, all: &all, examples };
    let mut tally = Tally::new(examples);

    let gathered: Vec<(Tally, Gathered)> =
        tables.par_iter().map(|table| run.gather(table)).collect();
    let mut known = Known::default();
    for (table, (found, gathered)) in tables.iter().zip(gathered) {
        tally.join(found);
        known.take(table.name, gathered);
    }
    run.say_untested(&known, &mut tally);
    let compared: Vec<Tally> = tables.par_iter().map(|table| run.compare(table, &known)).collect();
    for found in compared {
        tally.join(found);
    }
    if formats.len() < 2 {
        tally.untested(Law::Formats, format!("only {} is there", format.name()));
    }
    for &other in &formats[1..] {
        let both: Vec<&Definition> =
            tables.iter().copied().filter(|table| other.holds(table.name)).collect();
        let found: Vec<Tally> = both.par_iter().map(|table| run.agree(table, other)).collect();
        for found in found {
            tally.join(found);
        }
    }
    Ok(Checked { formats, findings: tally.finish() })
}

/// What is the same for every table.
struct Run<'a> {
    folder: &'a Path,
    format: Format,
    all: &'a [Definition],
    examples: usize,
}

/// What the first reading of a table leaves for the second.
#[derive(Default)]
struct Gathered {
    /// Could its file be read?
    read: bool,
    /// Hashes by columns that are referred to.
    targets: Vec<(Vec<usize>, Hashes)>,
    /// Hashes of keys that come twice.
    twice: FxHashSet<u64>,
    /// For rows that others belong to: their document.
    documents: FxHashMap<u64, u64>,
    counts: Counts,
    texts: Option<Arc<Texts>>,
    mentions: evidence::Mentions,
    pieces: Pieces,
}

/// The same of all tables.
#[derive(Default)]
struct Known(FxHashMap<&'static str, Gathered>);

impl Known {
    fn take(&mut self, table: &'static str, gathered: Gathered) {
        self.0.insert(table, gathered);
    }

    fn get(&self, table: &str) -> Option<&Gathered> {
        self.0.get(table).filter(|gathered| gathered.read)
    }

    fn texts(&self) -> Option<Arc<Texts>> {
        self.get("texts")?.texts.clone()
    }
}

impl Run<'_> {
    /// The first reading of a table.
    fn gather(&self, table: &Definition) -> (Tally, Gathered) {
        let mut tally = Tally::new(self.examples);
        let mut out = Gathered::default();
        let file = self.format.path(table.name);
        let place = Place { definition: table, file: &file };
        let Some(mut source) = Source::open(self.folder, table, self.format, &mut tally) else {
            return (tally, out);
        };
        out.read = true;
        out.targets = self.targets(table);
        let is_parent = self.all.iter().any(|other| {
            other.column("document_id").is_none()
                && !other.words().is_empty()
                && offsets::parent(other, self.all).is_some_and(|(_, parent)| parent == table.name)
        });
        let spans = table.intervals();
        let known = table.sources();
        let mut sorted = order::Order::default();
        let mut texts = if table.name == "texts" { TextsWriter::new().ok() } else { None };
        while let Some(rows) = source.next(table, &file, &mut tally) {
            nulls::test(place, &rows, &mut tally);
            closed_lists::test(place, &rows, &mut tally);
            cells::test(place, &rows, &mut tally);
            intervals::test(place, &spans, &rows, &mut tally);
            sources::test(place, &known, &rows, &mut tally);
            keys::nulls(place, &rows, &mut tally);
            sorted.test(place, &rows, &mut tally);
            for (columns, hashes) in &mut out.targets {
                hashes.add(columns, &rows);
            }
            if is_parent {
                remember_documents(table, &rows, &mut out.documents);
            }
            match table.name {
                "documents" | "rejects" => records::count(place, &rows, &mut out.counts),
                "mentions" => evidence::gather(place, &rows, &mut out.mentions),
                "statement_contents" => out.pieces.gather(place, &rows),
                "texts" => texts = texts.and_then(|texts| add_texts(texts, table, &rows)),
                _ => {}
            }
        }
        if table.name == "texts" {
            out.texts = texts.and_then(|texts| texts.finish().ok()).map(Arc::new);
            if out.texts.is_none() {
                tally.untested(
                    Law::Offsets,
                    "the texts cannot be put aside: the temporary folder is full".to_owned(),
                );
            }
        }
        out.pieces = out.pieces.finish();
        for (columns, hashes) in &mut out.targets {
            let twice = hashes.settle();
            if *columns == table.key {
                out.twice = twice;
            }
        }
        (tally, out)
    }

    /// The key of a table and all other columns of it that are referred to.
    fn targets(&self, table: &Definition) -> Vec<(Vec<usize>, Hashes)> {
        let mut targets = vec![table.key.clone()];
        for reference in self.all.iter().flat_map(|other| &other.references) {
            if reference.table == table.name && !targets.contains(&reference.target) {
                targets.push(reference.target.clone());
            }
        }
        targets.into_iter().map(|columns| (columns, Hashes::default())).collect()
    }

    /// Says which laws cannot be tested for want of a table.
    fn say_untested(&self, known: &Known, tally: &mut Tally) {
        let mut need = |law: Law, table: &str| {
            if known.get(table).is_none() {
                tally.untested(law, format!("there is no {}", self.format.path(table)));
            }
        };
        for table in ["inputs", "documents", "rejects"] {
            need(Law::Records, table);
        }
        need(Law::Offsets, "texts");
        need(Law::Evidence, "mentions");
        for table in ["statements", "statement_contents"] {
            need(Law::Pieces, table);
        }
    }

    /// The second reading of a table.
    fn compare(&self, table: &Definition, known: &Known) -> Tally {
        let mut tally = Tally::new(self.examples);
        let file = self.format.path(table.name);
        let place = Place { definition: table, file: &file };
        let Some(mine) = known.get(table.name) else { return tally };
        // What opening and reading say was said at the first reading.
        let mut ignored = Tally::new(0);
        let Some(mut source) = Source::open(self.folder, table, self.format, &mut ignored) else {
            return tally;
        };
        let words = table.words();
        let parent = offsets::parent(table, self.all);
        let document = match (table.column("document_id"), parent) {
            (Some(column), _) => Some(Document::Own(column)),
            (None, Some((column, parent))) => {
                known.get(parent).map(|parent| Document::Parent(column, &parent.documents))
            }
            (None, None) => None,
        };
        let mut texts = known.texts().filter(|_| !words.is_empty()).map(TextCursor::new);
        let evidence = table.evidence();
        let mut seen = FxHashMap::default();
        while let Some(rows) = source.next(table, &file, &mut ignored) {
            keys::repeated(place, &mine.twice, &mut seen, &rows, &mut tally);
            for reference in &table.references {
                let target = known.get(reference.table);
                let hashes = target.and_then(|target| {
                    target.targets.iter().find(|(columns, _)| *columns == reference.target)
                });
                match hashes {
                    Some((_, hashes)) => {
                        references::test(place, reference, hashes, &rows, &mut tally);
                    }
                    None => tally.untested(
                        Law::References,
                        format!("{file} to {}, which is not there", reference.table),
                    ),
                }
            }
            if let (Some(texts), Some(document)) = (&mut texts, document) {
                offsets::test(place, document, &words, texts, &rows, &mut tally);
            }
            if let (Some(evidence), Some(mentions)) = (&evidence, known.get("mentions")) {
                evidence::test(place, evidence, &mentions.mentions, &rows, &mut tally);
            }
            if let ("statements", Some(contents)) = (table.name, known.get("statement_contents")) {
                pieces::test(place, &contents.pieces, &rows, &mut tally);
            }
            if table.name == "inputs" {
                let counts = |table| known.get(table).map(|gathered| &gathered.counts);
                records::test(place, counts("documents"), counts("rejects"), &rows, &mut tally);
            }
        }
        tally
    }

    /// Compares a table's file in another format.
    fn agree(&self, table: &Definition, other: Format) -> Tally {
        let mut tally = Tally::new(self.examples);
        let mut ignored = Tally::new(0);
        let (file, other_file) = (self.format.path(table.name), other.path(table.name));
        let place = Place { definition: table, file: &file };
        let second = Source::open(self.folder, table, other, &mut tally);
        let first = Source::open(self.folder, table, self.format, &mut ignored);
        match (first, second) {
            (Some(mut first), Some(mut second)) => {
                formats::test(
                    place,
                    &mut first,
                    &other_file,
                    &mut second,
                    &mut ignored,
                    &mut tally,
                );
            }
            _ => tally.untested(Law::Formats, format!("{}: not in both", table.name)),
        }
        tally
    }
}

fn remember_documents(table: &Definition, rows: &Rows, documents: &mut FxHashMap<u64, u64>) {
    let ([key], Some(document)) = (&table.key[..], table.column("document_id")) else { return };
    for row in 0..rows.length {
        if let (Some(id), Some(document)) = (rows.text(*key, row), rows.text(document, row)) {
            documents.insert(text_hash(id), text_hash(document));
        }
    }
}

/// Puts texts aside; gives nothing back when that fails.
fn add_texts(mut texts: TextsWriter, table: &Definition, rows: &Rows) -> Option<TextsWriter> {
    let [document, text] = table.columns(["document_id", "text"])?;
    for row in 0..rows.length {
        if let (Some(id), Some(text)) = (rows.text(document, row), rows.text(text, row)) {
            texts.add(id, text).ok()?;
        }
    }
    Some(texts)
}
