//! The first pass: every record read, every report digested on its own, its claims given to the
//! linker, the rest put aside on disk.
//!
//! Three batches are on the way at a time: one is read, one is digested by all threads, one is
//! absorbed. That is the back-pressure, and the order of the input is kept.

use dateline_linker::{DocumentKey, Linked, Linker};
use dateline_reader::{Input, Reader, Reject};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::Error;
use crate::authority::Authority;
use crate::build::batches::{self, Batch};
use crate::build::clock::{Clock, Work};
use crate::build::digest::{Digest, Fault, digest};
use crate::build::ids::{DocumentId, DocumentIds, input_id};
use crate::build::spill::{Place, Spill, SpillWriter};
use crate::build::tables::inputs;
use crate::build::writers::Writers;
use crate::watch::{Step, Watch};

/// A document that waits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) id: DocumentId,
    pub(crate) content: u128,
    pub(crate) place: Place,
    /// Bytes of its text.
    pub(crate) text_length: u32,
}

/// All reports, read and linked.
pub(crate) struct Collected {
    pub(crate) spill: Spill,
    /// In input order: what the linker's document numbers mean.
    pub(crate) entries: Vec<Entry>,
    pub(crate) linked: Linked,
    pub(crate) totals: Totals,
}

/// Counts over the whole input.
#[derive(Clone, Default)]
pub(crate) struct Totals {
    pub(crate) inputs: u64,
    pub(crate) skipped: u64,
    pub(crate) records: u64,
    pub(crate) documents: u64,
    pub(crate) rejects: u64,
    /// Rejects by reason.
    pub(crate) reasons: std::collections::BTreeMap<&'static str, u64>,
    /// Bytes of the texts of all documents.
    pub(crate) text_bytes: u64,
    /// The first record that was rejected: its source and why.
    pub(crate) first_reject: Option<(String, String)>,
    /// Hash of all inputs' names and hashes.
    pub(crate) fingerprint: xxhash_rust::xxh3::Xxh3Default,
    /// The first inputs: source, sha256, records.
    pub(crate) listed: Vec<(String, Option<String>, u64)>,
}

/// Inputs listed by name in `run.json`; all are in the table `inputs`.
const LISTED: usize = 1000;

/// Reads everything. Rows of `inputs` and `rejects` are written on the way.
pub(crate) fn collect(
    mut reader: Reader,
    authority: Option<&Authority>,
    linker: Linker,
    spill: SpillWriter,
    writers: &mut Writers,
    clock: &Clock,
    watch: &dyn Watch,
) -> Result<Collected, Error> {
    let mut absorber = Absorber {
        spill,
        writers,
        ids: DocumentIds::default(),
        linker,
        entries: Vec::new(),
        totals: Totals::default(),
        faults: FxHashMap::default(),
    };
    let read = |reader: &mut Reader| clock.time(Work::Read, || batches::next(reader));
    let mut fresh = read(&mut reader);
    let mut digested: Option<Digested> = None;
    while fresh.is_some() || digested.is_some() {
        let ready = digested.take();
        let batch = fresh.take();
        let ((next, done), absorbed) = rayon::join(
            || match batch {
                None => (None, None),
                Some(batch) => rayon::join(
                    || read(&mut reader),
                    || Some(digest_batch(batch, authority, clock)),
                ),
            },
            || match ready {
                None => Ok(()),
                Some(ready) => clock.time(Work::Absorb, || absorber.absorb(ready, watch)),
            },
        );
        absorbed?;
        fresh = next;
        digested = done;
    }
    let Absorber { spill, linker, entries, totals, .. } = absorber;
    let spill = spill.finish()?;
    watch.step(Step::Linking);
    let linked = clock.time(Work::Link, || linker.finish());
    let linked = linked.map_err(|error| spill.fault(&error))?;
    Ok(Collected { spill, entries, linked, totals })
}

/// A batch whose reports are done.
struct Digested {
    reports: Vec<Result<Digest, Box<Fault>>>,
    rejects: Vec<Reject>,
    inputs: Vec<Input>,
    bytes_read: u64,
}

fn digest_batch(batch: Batch, authority: Option<&Authority>, clock: &Clock) -> Digested {
    let digests = |reports| digest(reports, authority, clock);
    let reports = batch.groups.into_par_iter().with_max_len(1).flat_map_iter(digests).collect();
    let Batch { rejects, inputs, bytes_read, .. } = batch;
    Digested { reports, rejects, inputs, bytes_read }
}

/// Takes batches in, in input order, one at a time.
struct Absorber<'a> {
    spill: SpillWriter,
    writers: &'a mut Writers,
    ids: DocumentIds,
    linker: Linker,
    entries: Vec<Entry>,
    totals: Totals,
    /// Reports of unfinished inputs in which a stage panicked, by input.
    faults: FxHashMap<u32, u64>,
}

impl Absorber<'_> {
    fn absorb(&mut self, batch: Digested, watch: &dyn Watch) -> Result<(), Error> {
        let mut rejects: Vec<inputs::RejectedRecord> =
            batch.rejects.into_iter().map(inputs::RejectedRecord::from).collect();
        for report in batch.reports {
            match report {
                Ok(digest) => self.document(&digest)?,
                Err(fault) => {
                    *self.faults.entry(fault.raw.input).or_insert(0) += 1;
                    rejects.push(inputs::RejectedRecord::from(*fault));
                }
            }
        }
        rejects.sort_by_key(|reject| (reject.input, reject.record));
        for reject in &rejects {
            self.totals.rejects += 1;
            *self.totals.reasons.entry(reject.reason.name()).or_insert(0) += 1;
            let first = || (reject.source.clone(), reject.message.clone());
            self.totals.first_reject.get_or_insert_with(first);
        }
        self.writers.write(&inputs::rejects(&rejects))?;
        let finished: Vec<inputs::FinishedInput> =
            batch.inputs.into_iter().map(|input| self.input(input)).collect();
        self.writers.write(&inputs::inputs(&finished))?;
        watch.step(Step::Reading {
            bytes: batch.bytes_read,
            documents: self.totals.documents,
            rejects: self.totals.rejects,
        });
        Ok(())
    }

    fn document(&mut self, digest: &Digest) -> Result<(), Error> {
        let id = self.ids.give(digest.identity);
        let key = DocumentKey {
            id: &id.to_string(),
            content_hash: digest.content,
            source_id: digest.source_id.as_deref(),
            fingerprint: digest.fingerprint,
        };
        self.linker.add(key, &digest.text, &digest.facts);
        let place = self.spill.append(&digest.block)?;
        let text_length = digest.text.len() as u32;
        self.entries.push(Entry { id, content: digest.content, place, text_length });
        self.totals.documents += 1;
        self.totals.text_bytes += u64::from(text_length);
        Ok(())
    }

    fn input(&mut self, input: Input) -> inputs::FinishedInput {
        let totals = &mut self.totals;
        let rejects = input.reject_count + self.faults.remove(&input.index).unwrap_or(0);
        totals.inputs += 1;
        totals.records += input.record_count;
        totals.skipped += u64::from(input.skipped.is_some());
        totals.fingerprint.update(input.source.as_bytes());
        totals.fingerprint.update(&[0]);
        totals.fingerprint.update(input.sha256.as_deref().unwrap_or("").as_bytes());
        totals.fingerprint.update(&[0]);
        if totals.listed.len() < LISTED {
            totals.listed.push((input.source.clone(), input.sha256.clone(), input.record_count));
        }
        inputs::FinishedInput { id: input_id(input.index), rejects, input }
    }
}
