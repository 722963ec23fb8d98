//! The second pass: documents in the order of their ids, and what is over all documents, to rows.
//!
//! While one batch is written, the next is made: that is the back-pressure.

use std::ops::Range;
use std::sync::OnceLock;

use dateline_extractor::facts::Facts;
use dateline_linker::{Link, LinkEnd, LinkIssue, Linked, LinkedOffice};
use rayon::prelude::*;

use crate::Error;
use crate::authority::Authority;
use crate::build::clock::{Clock, Work};
use crate::build::collect::{Collected, Entry};
use crate::build::digest::{Head, unpack};
use crate::build::ids::{DocumentId, Row};
use crate::build::spill::Spill;
use crate::build::tables::{self, Told, Wanted};
use crate::build::writers::{Chunk, Writers};
use crate::watch::{Step, Watch};

/// Bytes of text whose rows are made by one thread at a time.
const PIECE: u64 = 256 << 10;
/// Documents in a piece at most.
const PIECE_DOCUMENTS: usize = 512;
/// Pieces in a batch.
const PIECES: usize = 8;
/// Rows of a table over all documents that are made at a time.
const ROWS: usize = 4096;
/// Meetings whose rows are made by one thread at a time.
const MEETINGS: usize = 64;

/// What rows are made from.
#[derive(Clone, Copy)]
pub(crate) struct Dataset<'a> {
    pub(crate) entries: &'a [Entry],
    pub(crate) linked: &'a Linked,
    authority: Option<&'a Authority>,
    spill: &'a Spill,
    clock: &'a Clock,
    /// Offices of people, made when first asked for.
    offices: &'a [OnceLock<Vec<LinkedOffice>>],
}

impl<'a> Dataset<'a> {
    /// The offices of a person, over all documents.
    pub(crate) fn offices(&self, person: u32) -> &'a [LinkedOffice] {
        self.offices[person as usize].get_or_init(|| self.linked.offices(person))
    }
}

impl<'a> Dataset<'a> {
    /// The Wikidata id of a person of the authority file.
    pub(crate) fn wikidata_id(&self, person: Option<u32>) -> Option<&'a str> {
        self.authority?.wikidata_id(person?)
    }
}

impl Dataset<'_> {
    /// Reads a document back and hands it to `work`.
    pub(crate) fn with<T>(
        &self,
        number: u32,
        buffer: &mut Vec<u8>,
        work: impl FnOnce(&Document<'_>) -> T,
    ) -> Result<T, Error> {
        let entry = &self.entries[number as usize];
        let unpacked = self.clock.time(Work::Unpack, || {
            self.spill.read(entry.place, buffer)?;
            unpack(buffer).map_err(|error| self.spill.broken(&error))
        });
        let (head, facts) = unpacked?;
        let document = Document { number, entry: *entry, head, facts };
        Ok(work(&document))
    }

    /// A document's id.
    pub(crate) fn id(&self, number: u32) -> DocumentId {
        self.entries[number as usize].id
    }

    /// A mention's id.
    pub(crate) fn mention(&self, evidence: dateline_linker::Evidence) -> String {
        self.id(evidence.document).row(Row::Mention, evidence.mention)
    }

    /// The id at an end of a link.
    pub(crate) fn end(&self, end: LinkEnd) -> String {
        match end {
            LinkEnd::Mention(evidence) => self.mention(evidence),
            LinkEnd::Sentence { document, sentence } => {
                self.id(document).row(Row::Sentence, sentence)
            }
            LinkEnd::Document(document) => self.id(document).to_string(),
            LinkEnd::Meeting(meeting) => self.linked.meeting_id(meeting).to_owned(),
        }
    }
}

/// A document read back.
pub(crate) struct Document<'a> {
    /// Its number in input order, which is also the linker's.
    pub(crate) number: u32,
    pub(crate) entry: Entry,
    pub(crate) head: Head<'a>,
    pub(crate) facts: Facts,
}

/// Makes and writes the rows of all tables but `inputs` and `rejects`.
pub(crate) fn relate(
    collected: &Collected,
    authority: Option<&Authority>,
    writers: &mut Writers,
    clock: &Clock,
    watch: &dyn Watch,
) -> Result<(), Error> {
    let offices = vec![OnceLock::new(); collected.linked.people.len()];
    let data = Dataset {
        entries: &collected.entries,
        linked: &collected.linked,
        authority,
        spill: &collected.spill,
        clock,
        offices: &offices,
    };
    let mut order: Vec<u32> = (0..data.entries.len() as u32).collect();
    order.sort_unstable_by_key(|&n| data.entries[n as usize].id);
    let mut issues: Vec<&LinkIssue> = data.linked.issues.iter().collect();
    issues.sort_by_key(|issue| (issue.document, issue.mention));

    let wanted = Wanted::of(data.linked);
    let mut told = Told::default();

    let unmatched = tables::unmatched(&data.linked.unmatched);
    clock.time(Work::Write, || writers.write(&unmatched))?;
    let pieces = pieces(&order, data.entries);
    let mut done = 0;
    let mut ready: Vec<Chunk> = Vec::new();
    for batch in pieces.chunks(PIECES) {
        let (made, written) = rayon::join(
            || -> Result<Vec<(Vec<Chunk>, Told)>, Error> {
                let make =
                    |piece: &&[u32]| tables::of_documents(data, piece, &issues, &wanted, clock);
                batch.par_iter().with_max_len(1).map(make).collect()
            },
            || clock.time(Work::Write, || writers.write(&ready)),
        );
        written?;
        ready.clear();
        for (chunks, of_piece) in made? {
            ready.extend(chunks);
            told.add(of_piece);
        }
        done += batch.iter().map(|piece| piece.len() as u64).sum::<u64>();
        watch.step(Step::Writing { documents: done, of: order.len() as u64 });
    }
    clock.time(Work::Write, || writers.write(&ready))?;
    drop((ready, wanted));
    over_all(data, &told, writers, clock)?;
    data.linked.fault().map_or(Ok(()), |error| Err(collected.spill.fault(error)))
}

/// Documents cut into pieces of about the same size of text, whatever the threads.
fn pieces<'o>(order: &'o [u32], entries: &[Entry]) -> Vec<&'o [u32]> {
    let mut pieces = Vec::new();
    let mut rest = order;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = |&n: &u32| {
            let before = bytes;
            bytes += u64::from(entries[n as usize].text_length);
            before < PIECE
        };
        let length = rest.iter().take(PIECE_DOCUMENTS).copied().take_while(fits).count().max(1);
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Writes the tables that are over all documents.
fn over_all(
    data: Dataset<'_>,
    told: &Told,
    writers: &mut Writers,
    clock: &Clock,
) -> Result<(), Error> {
    let linked = data.linked;
    let mut write = |chunks: Vec<Chunk>| clock.time(Work::Write, || writers.write(&chunks));
    let rows = |make: &(dyn Fn() -> Vec<Chunk> + Sync)| clock.time(Work::Rows, make);
    write(rows(&tables::countries))?;
    for people in ranges(linked.people.len(), ROWS) {
        write(rows(&|| tables::people(data, people.clone())))?;
    }
    for organisations in linked.organisations.chunks(ROWS) {
        write(rows(&|| tables::organisations(data, organisations)))?;
    }
    for works in linked.works.chunks(ROWS) {
        write(rows(&|| tables::works(works)))?;
    }
    for places in linked.places.chunks(ROWS) {
        write(rows(&|| tables::places(places)))?;
    }
    let entities: Vec<_> = linked.entity_refs().collect();
    for entities in entities.chunks(ROWS) {
        write(rows(&|| tables::entities(data, entities)))?;
    }
    let pieces: Vec<Range<u32>> = ranges(linked.meetings.len(), MEETINGS).collect();
    for batch in pieces.chunks(PIECES) {
        let make = |piece: &Range<u32>| {
            clock.time(Work::Rows, || tables::meetings(data, told, piece.clone()))
        };
        let made: Vec<Vec<Chunk>> = batch.par_iter().with_max_len(1).map(make).collect();
        write(made.into_iter().flatten().collect())?;
    }
    let mut links: Vec<(String, String, &Link)> =
        linked.links.iter().map(|link| (data.end(link.left), data.end(link.right), link)).collect();
    links.sort_by(|a, b| {
        let ends =
            crate::order::compare(&a.0, &b.0).then_with(|| crate::order::compare(&a.1, &b.1));
        ends.then_with(|| a.2.kind.name().cmp(b.2.kind.name()))
            .then_with(|| a.2.method.cmp(b.2.method))
    });
    // One decision of a kind about two things: the first method by name.
    links.dedup_by(|a, b| (&a.0, &a.1, a.2.kind) == (&b.0, &b.1, b.2.kind));
    for links in links.chunks(ROWS) {
        write(rows(&|| tables::links(links)))?;
    }
    Ok(())
}

/// `0..length` cut into ranges of `step`.
fn ranges(length: usize, step: usize) -> impl Iterator<Item = Range<u32>> {
    (0..length).step_by(step).map(move |start| start as u32..(start + step).min(length) as u32)
}
