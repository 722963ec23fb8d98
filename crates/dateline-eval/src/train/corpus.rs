//! The sets of annotated names: documents with their names, and which of them are left out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dateline_recogniser::tagger::Label;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// A set of documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Set {
    /// Name of its file, without `.jsonl`.
    pub(crate) name: &'static str,
    /// What its licence says.
    pub(crate) licence: &'static str,
    /// Is it openly licensed?
    pub(crate) open: bool,
    /// How much a document of it counts.
    pub(crate) weight: f32,
    /// Is a tenth of it left out of training, to score on?
    pub(crate) tenth_held_out: bool,
    /// Is a compound such as `EU-wide` one name in it?
    pub(crate) compounds_whole: bool,
    /// Which guidelines it was annotated by: sets of one number share them.
    pub(crate) guidelines: u8,
    /// How its labels became ours.
    pub(crate) labels: &'static str,
}

/// All sets that are trained on.
pub(crate) const SETS: [Set; 7] = [
    Set {
        name: "conll03_train",
        licence: "Reuters text, by agreement with NIST",
        open: false,
        weight: 1.0,
        tenth_held_out: false,
        compounds_whole: true,
        guidelines: 0,
        labels: "its own four",
    },
    Set {
        name: "worldwide_dev",
        licence: "none stated",
        open: false,
        weight: 1.8,
        tenth_held_out: true,
        compounds_whole: false,
        guidelines: 1,
        labels: "Location and Facility to LOC; NORP, Misc and Product to MISC",
    },
    Set {
        name: "crossner_politics_train",
        licence: "MIT; text of Wikipedia, CC BY-SA",
        open: true,
        weight: 1.5,
        tenth_held_out: false,
        compounds_whole: false,
        guidelines: 2,
        labels: "politician to PER; politicalparty to ORG; country to LOC; election, event to MISC",
    },
    Set {
        name: "crossner_politics_dev",
        licence: "MIT; text of Wikipedia, CC BY-SA",
        open: true,
        weight: 1.5,
        tenth_held_out: true,
        compounds_whole: false,
        guidelines: 2,
        labels: "as the set before",
    },
    Set {
        name: "crossner_other_all",
        licence: "MIT; text of Wikipedia, CC BY-SA",
        open: true,
        weight: 0.5,
        tenth_held_out: false,
        compounds_whole: false,
        guidelines: 3,
        labels: "writer, scientist, musicalartist, researcher to PER; band, university to ORG; country to LOC; all kinds of works, fields and things to MISC",
    },
    Set {
        name: "re3d_free",
        licence: "open licences of its sources (OGL, CC BY, CC BY-SA, US government)",
        open: true,
        weight: 0.5,
        tenth_held_out: false,
        compounds_whole: false,
        guidelines: 4,
        labels: "Organisation, Person, Location; Nationality to MISC; an article before a name is no part of it",
    },
    Set {
        name: "uner_ewt_dev",
        licence: "CC BY-SA 4.0",
        open: true,
        weight: 0.5,
        tenth_held_out: false,
        compounds_whole: false,
        guidelines: 5,
        labels: "PER, ORG, LOC; it has no MISC",
    },
];

/// A name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GoldName {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// What it names.
    pub(crate) label: Label,
}

/// An annotated text.
#[derive(Debug, Clone)]
pub(crate) struct Annotated {
    pub(crate) id: String,
    pub(crate) text: String,
    /// In reading order.
    pub(crate) names: Vec<GoldName>,
}

#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    label: String,
}

/// A set as read.
#[derive(Debug)]
pub(crate) struct Read {
    /// All of its documents.
    pub(crate) documents: Vec<Annotated>,
    /// SHA-256 of the file.
    pub(crate) sha256: String,
}

/// Reads a set from the folder of names.
pub(crate) fn read(folder: &Path, name: &str) -> Result<Read> {
    read_file(&folder.join(name).with_extension("jsonl"))
}

/// Reads a file of annotated documents.
pub(crate) fn read_file(path: &Path) -> Result<Read> {
    let place = || format!("{}", path.display());
    let bytes = fs::read(path).with_context(place)?;
    let mut documents = Vec::new();
    for (line, json) in std::str::from_utf8(&bytes).with_context(place)?.lines().enumerate() {
        let place = || format!("{}, line {}", path.display(), line + 1);
        let record: Record = serde_json::from_str(json).with_context(place)?;
        documents.push(annotated(record).with_context(place)?);
    }
    Ok(Read { documents, sha256: hex(&Sha256::digest(&bytes)) })
}

fn annotated(record: Record) -> Result<Annotated> {
    let mut bytes: Vec<u32> = record.text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(record.text.len() as u32);
    let mut names = Vec::new();
    for entity in record.entities {
        let Some(label) = Label::ALL.into_iter().find(|label| label.code() == entity.label) else {
            bail!("unknown label {:?}", entity.label);
        };
        let (Some(&start), Some(&end)) = (bytes.get(entity.start), bytes.get(entity.end)) else {
            bail!("a name ends at {}, past the text", entity.end);
        };
        names.push(GoldName { start, end, label });
    }
    // re3d takes an article in, and descriptions ("the government") that are no names.
    for name in &mut names {
        let words = &record.text[name.start as usize..name.end as usize];
        if record.id.starts_with("re3d") && words.to_lowercase().starts_with("the ") {
            name.start += 4;
        }
    }
    names.retain(|name| {
        let words = &record.text[name.start as usize..name.end as usize];
        !record.id.starts_with("re3d") || words.contains(char::is_uppercase)
    });
    names.sort_unstable();
    Ok(Annotated { id: record.id, text: record.text, names })
}

/// Is the document in the tenth that is left out?
pub(crate) fn in_held_out_tenth(id: &str) -> bool {
    Sha256::digest(id.as_bytes())[1] < 26
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut all, byte| {
        write!(all, "{byte:02x}").expect("a string takes all that is written");
        all
    })
}
