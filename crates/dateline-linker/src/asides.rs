//! What reports say of people and meetings beyond what deciding needs: names as printed, words of
//! offices, parties, sentences. It is put aside while reports come and brought together by person
//! and by meeting once these are known.

use std::io;

use dateline_lexicon::CountryId;
use dateline_schema::closed::{MeetingSupport, MentionForm, OfficeStatus, ParticipantRole, Sector};
use serde::{Deserialize, Serialize};

use crate::scratch::{Blocks, Room, Shelf};
use crate::sorter::Sorter;
use crate::strings::Text;

/// Shelves and sorters that are in use at one time share the memory.
const SHARES: usize = 4;

/// A form of a person's name in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FormRow<'a> {
    pub(crate) text: &'a str,
    pub(crate) form: MentionForm,
    pub(crate) count: u32,
    pub(crate) mention: u32,
}

/// An office as a report attests it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OfficeWords<'a> {
    pub(crate) title: Text,
    pub(crate) wording: &'a str,
    pub(crate) text: &'a str,
    /// An entity of the document.
    pub(crate) organisation: Option<u32>,
    pub(crate) country: Option<CountryId>,
    pub(crate) sector: Option<Sector>,
    pub(crate) level: Option<u8>,
    pub(crate) status: OfficeStatus,
    pub(crate) mention: u32,
}

/// A body that somebody is named with, without an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AffiliationWords<'a> {
    pub(crate) text: &'a str,
    /// An entity of the document.
    pub(crate) organisation: u32,
    pub(crate) country: Option<CountryId>,
    pub(crate) sector: Option<Sector>,
    pub(crate) mention: u32,
}

/// What is put aside of a person in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonAside<'a> {
    #[serde(borrow)]
    pub(crate) forms: Vec<FormRow<'a>>,
    #[serde(borrow)]
    pub(crate) offices: Vec<OfficeWords<'a>>,
    #[serde(borrow)]
    pub(crate) affiliations: Vec<AffiliationWords<'a>>,
}

/// A party to a meeting in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PartyRow<'a> {
    /// An entity of the document.
    pub(crate) entity: Option<u32>,
    pub(crate) text: &'a str,
    pub(crate) mention: u32,
    pub(crate) role: ParticipantRole,
    pub(crate) country: Option<CountryId>,
    pub(crate) office: Option<&'a str>,
    pub(crate) level: Option<u8>,
}

/// A sentence of a report that tells of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReportRow {
    pub(crate) sentence: u32,
    /// Bytes: (start, end).
    pub(crate) span: (u32, u32),
    pub(crate) supports: MeetingSupport,
}

/// What is put aside of a meeting in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MeetingAside<'a> {
    #[serde(borrow)]
    pub(crate) parties: Vec<PartyRow<'a>>,
    pub(crate) reports: Vec<ReportRow>,
}

/// What is put aside of all claims of one kind, in their order.
#[derive(Debug, Default)]
pub(crate) struct Asides {
    room: Room,
    shelf: Shelf,
    buffer: Vec<u8>,
    /// What could not be written: it is told in the end.
    fault: Option<io::Error>,
}

impl Asides {
    pub(crate) fn new(room: &Room) -> Self {
        let shelf = Shelf::new(room, room.share(SHARES));
        Self { room: room.clone(), shelf, ..Self::default() }
    }

    /// Puts aside what belongs to the next claim.
    pub(crate) fn push(&mut self, aside: &impl Serialize) {
        self.buffer.clear();
        let buffer = std::mem::take(&mut self.buffer);
        let packed = postcard::to_extend(aside, buffer).map_err(io::Error::other);
        let put = packed.and_then(|buffer| {
            self.buffer = buffer;
            self.shelf.append_block(&self.buffer)
        });
        if let Err(error) = put {
            self.fault.get_or_insert(error);
        }
    }

    /// Was everything put aside?
    pub(crate) fn check(&mut self) -> io::Result<()> {
        self.fault.take().map_or(Ok(()), Err)
    }

    /// Reads what is aside, one claim after the other.
    pub(crate) fn blocks(&self) -> Blocks<&Shelf> {
        Blocks::of(&self.shelf)
    }

    /// Brings together what belongs to each of so many parts. `place` gives the part of a claim, its
    /// rank and its document; none for what is left out. `change` may put other words in the place of
    /// what was put aside.
    pub(crate) fn group(
        self,
        parts: usize,
        place: impl Fn(u32) -> Option<(u32, u32, u32)>,
        mut change: impl FnMut(u32, &[u8]) -> io::Result<Option<Vec<u8>>>,
    ) -> io::Result<Grouped> {
        let room = self.room.clone();
        let mut sorter: Sorter<(u32, u32, u32, Vec<u8>)> = Sorter::new(&room, SHARES);
        let mut blocks = self.blocks();
        let mut claim = 0;
        while let Some(block) = blocks.next()? {
            if let Some((part, rank, document)) = place(claim) {
                let bytes = change(claim, block)?.unwrap_or_else(|| block.to_vec());
                let length = bytes.len();
                sorter.push((part, rank, document, bytes), length)?;
            }
            claim += 1;
        }
        drop(self);
        let mut shelf = Shelf::new(&room, room.share(SHARES));
        let mut spans = vec![(0, 0); parts];
        let mut head = Vec::new();
        for row in sorter.finish()? {
            let (part, _, document, bytes) = row?;
            head.clear();
            head = postcard::to_extend(&document, head).map_err(io::Error::other)?;
            let (start, length) = &mut spans[part as usize];
            if *length == 0 {
                *start = shelf.length();
            }
            *length += (head.len() + bytes.len()) as u64;
            shelf.append(&head)?;
            shelf.append(&bytes)?;
        }
        Ok(Grouped { shelf, spans })
    }
}

/// What reports say of each person, or of each meeting.
#[derive(Debug, Default)]
pub(crate) struct Grouped {
    shelf: Shelf,
    /// Start and length of what belongs to each.
    spans: Vec<(u64, u64)>,
}

impl Grouped {
    /// What all reports say of one, by the rank of the report.
    pub(crate) fn get(&self, n: u32) -> io::Result<Told> {
        let (start, length) = self.spans[n as usize];
        let mut bytes = Vec::new();
        self.shelf.read(start, length as usize, &mut bytes)?;
        Ok(Told(bytes))
    }

    /// The same where the one that was `order[n]` is called `n`.
    pub(crate) fn in_order(self, order: &[u32]) -> Self {
        let spans = order.iter().map(|&n| self.spans[n as usize]).collect();
        Self { spans, ..self }
    }
}

/// What reports say of one person or meeting.
#[derive(Debug)]
pub(crate) struct Told(Vec<u8>);

impl Told {
    /// Each document that tells of it, and what it says.
    pub(crate) fn each<'a, T: Deserialize<'a>>(
        &'a self,
    ) -> impl Iterator<Item = io::Result<(u32, T)>> {
        let mut rest = self.0.as_slice();
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let taken = postcard::take_from_bytes(rest);
            rest = taken.as_ref().map_or(&[], |&(_, rest)| rest);
            Some(taken.map(|(one, _)| one).map_err(io::Error::other))
        })
    }
}

/// Unpacks what was put aside of one claim.
pub(crate) fn unpack<'a, T: Deserialize<'a>>(block: &'a [u8]) -> io::Result<T> {
    postcard::from_bytes(block).map_err(io::Error::other)
}

/// Packs it again.
pub(crate) fn pack(aside: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_extend(aside, Vec::new()).map_err(io::Error::other)
}
