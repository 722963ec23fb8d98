//! One report on its own: from the record to all that it tells, packed to wait for the others.

use dateline_extractor::facts::Facts;
use dateline_linker::Fingerprint;
use dateline_parser::Report;
use dateline_reader::RawReport;
use serde::{Deserialize, Serialize};

use crate::authority::Authority;
use crate::build::clock::{Clock, Work};
use crate::build::guard::guarded;
use crate::build::ids::{Identity, content_hash};
use crate::stages::{self, Stages};

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

/// Takes a report through every stage.
pub(crate) fn digest(
    raw: RawReport,
    authority: Option<&Authority>,
    clock: &Clock,
) -> Result<Digest, Box<Fault>> {
    let result = guarded(|| {
        let Stages { report, facts, .. } = stages::run(&raw, authority, clock);
        clock.time(Work::Pack, || {
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
            let identity = identity.hash();
            let block =
                postcard::to_extend(&(head, &facts), Vec::with_capacity(raw.text.len() * 3));
            let block = block.map_err(|error| error.to_string())?;
            Ok::<_, String>((identity, content_hash(&raw.text), fingerprint(&report), facts, block))
        })
    });
    match result.and_then(|packed| packed) {
        Ok((identity, content, fingerprint, facts, block)) => Ok(Digest {
            identity,
            content,
            fingerprint,
            source_id: raw.source_id,
            text: raw.text,
            facts,
            block,
        }),
        Err(message) => Err(Box::new(Fault { raw, message })),
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
