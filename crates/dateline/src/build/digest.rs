//! Each report on its own: from the record to all that it tells, packed to wait for the others.

use dateline_extractor::facts::Facts;
use dateline_extractor::{Extraction, STEPS};
use dateline_linker::Fingerprint;
use dateline_parser::Report;
use dateline_reader::RawReport;
use serde::{Deserialize, Serialize};

use crate::authority::Authority;
use crate::build::clock::{Clock, Work};
use crate::build::guard::guarded;
use crate::build::ids::{Identity, content_hash};
use crate::stages::{self, Named};

/// What waits on disk of a report, beside its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head<'a> {
    /// Number of the input.
    pub(crate) input: u32,
    pub(crate) source: &'a str,
    pub(crate) record: u32,
    pub(crate) source_id: Option<&'a str>,
    pub(crate) text: &'a str,
}

/// A report that is done with, but for the others.
#[derive(Debug)]
pub(crate) struct Digest {
    /// The hash that its id is made of.
    pub(crate) identity: u128,
    pub(crate) content: u128,
    pub(crate) fingerprint: Option<Fingerprint>,
    pub(crate) text: String,
    pub(crate) source_id: Option<String>,
    pub(crate) facts: Facts,
    /// All of it, packed.
    pub(crate) block: Vec<u8>,
}

/// A report in which a stage of ours panicked.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) raw: RawReport,
    pub(crate) message: String,
}

/// Takes reports through every stage and every step of the last one, all of them through one before any goes
/// on to the next: what a stage is and knows is then still at hand for the second report.
pub(crate) fn digest(
    reports: Vec<RawReport>,
    authority: Option<&Authority>,
    clock: &Clock,
) -> Vec<Result<Digest, Box<Fault>>> {
    let parsed: Vec<Result<Report<'_>, String>> =
        reports.iter().map(|raw| guarded(|| stages::parse(raw, clock))).collect();
    let named: Vec<Result<(Report<'_>, Named), String>> = parsed
        .into_iter()
        .map(|report| {
            let report = report?;
            let named = guarded(|| stages::recognise(&report, authority, clock))?;
            Ok((report, named))
        })
        .collect();
    let told = extract(&reports, &named, authority, clock);
    let packed: Vec<Result<Packed, String>> = reports
        .iter()
        .zip(named)
        .zip(told)
        .map(|((raw, named), told)| {
            let (report, _) = named?;
            let facts = told?;
            guarded(|| clock.time(Work::Pack, || Packed::of(raw, &report, facts)))?
        })
        .collect();
    reports
        .into_iter()
        .zip(packed)
        .map(|(raw, packed)| match packed {
            Ok(Packed { identity, content, fingerprint, facts, block }) => Ok(Digest {
                identity,
                content,
                fingerprint,
                source_id: raw.source_id,
                text: raw.text,
                facts,
                block,
            }),
            Err(message) => Err(Box::new(Fault { raw, message })),
        })
        .collect()
}

/// The last stage, step by step.
fn extract(
    reports: &[RawReport],
    named: &[Result<(Report<'_>, Named), String>],
    authority: Option<&Authority>,
    clock: &Clock,
) -> Vec<Result<Facts, String>> {
    let mut extractions: Vec<Result<Extraction<'_, '_>, String>> = reports
        .iter()
        .zip(named)
        .map(|(raw, named)| {
            let (report, named) = named.as_ref().map_err(String::clone)?;
            guarded(|| stages::begin(raw, report, named, clock))
        })
        .collect();
    for step in STEPS {
        for one in &mut extractions {
            let Ok(extraction) = one else { continue };
            if let Err(message) = guarded(|| stages::step(step, extraction, clock)) {
                *one = Err(message);
            }
        }
    }
    reports
        .iter()
        .zip(named)
        .zip(extractions)
        .map(|((raw, named), extraction)| {
            let (report, named) = named.as_ref().map_err(String::clone)?;
            let extraction = extraction?;
            guarded(|| stages::end(raw, report, named, extraction, authority, clock))
        })
        .collect()
}

/// What is made of a report when all is told.
struct Packed {
    identity: u128,
    content: u128,
    fingerprint: Option<Fingerprint>,
    facts: Facts,
    block: Vec<u8>,
}

impl Packed {
    fn of(raw: &RawReport, report: &Report<'_>, facts: Facts) -> Result<Self, String> {
        let head = Head {
            input: raw.input,
            source: &raw.source,
            record: raw.record,
            source_id: raw.source_id.as_deref(),
            text: &raw.text,
        };
        let identity = Identity {
            text: &raw.text,
            published: facts.published.map(|(day, _)| day),
            source_id: raw.source_id.as_deref(),
            source: &raw.source,
            record: raw.record,
        };
        let block = postcard::to_extend(&(head, &facts), Vec::with_capacity(raw.text.len() * 3));
        Ok(Self {
            identity: identity.hash(),
            content: content_hash(&raw.text),
            fingerprint: fingerprint(report),
            block: block.map_err(|error| error.to_string())?,
            facts,
        })
    }
}

/// What copies of a report are found by: its body, without header and dateline.
fn fingerprint(report: &Report<'_>) -> Option<Fingerprint> {
    let (first, last) = (report.sentences.first()?.tokens, report.sentences.last()?.tokens);
    Fingerprint::of(report.tokens.get(first.start as usize..last.end as usize)?)
}

/// Unpacks a block.
pub(crate) fn unpack(block: &[u8]) -> Result<(Head<'_>, Facts), postcard::Error> {
    postcard::from_bytes(block)
}
