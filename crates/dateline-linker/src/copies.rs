//! Reports that came twice: the same text, and nearly the same, as an agency's report with another
//! head or tail.
//!
//! Texts that agree in a band of their fingerprints are compared, within a week and with so many
//! neighbours at most. The first of several is the original; a copy of a copy that is no copy of
//! the original stands for itself.

use crate::claims::Claims;
use crate::fingerprint::{BINS, Fingerprint};
use crate::order::{Order, day_number};

/// Bins of a band: texts that share half of their runs agree in some band in 19 cases of 20.
const BAND: usize = 3;
/// Texts that share so much of their runs are copies.
const ENOUGH: f64 = 0.5;
/// Days between a report and its copy.
const APART: i32 = 7;
/// Texts of one band that a text is compared with.
const NEIGHBOURS: usize = 48;

/// Copies by document, in the order of adding.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// The first document with the same text, for a later one.
    pub(crate) duplicates: Vec<Option<u32>>,
    /// The first document with nearly the same text, and how much they share.
    pub(crate) near: Vec<Option<(u32, f64)>>,
    /// Documents that have more like them than were compared.
    pub(crate) crowded: Vec<u32>,
}

impl Copies {
    /// The document whose story this is: itself, unless it is a copy.
    pub(crate) fn original(&self, document: u32) -> u32 {
        let first = self.duplicates[document as usize].unwrap_or(document);
        self.near[first as usize].map_or(first, |(near, _)| near)
    }
}

/// Finds them all. `prints` are the fingerprints by document.
pub(crate) fn find(claims: &Claims, order: &Order, prints: &[Option<Fingerprint>]) -> Copies {
    let duplicates = duplicates(claims, order);
    let mut entries: Vec<Entry> = (0..claims.documents.len() as u32)
        .filter(|&n| duplicates[n as usize].is_none() && prints[n as usize].is_some())
        .map(|n| Entry {
            key: 0,
            day: claims.documents[n as usize].published.map_or(i32::MIN / 2, day_number),
            rank: order.document[n as usize],
            document: n,
        })
        .collect();
    let print = |document: u32| prints[document as usize].as_ref();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut crowded: Vec<u32> = Vec::new();
    for band in 0..BINS / BAND {
        for entry in &mut entries {
            let Some(print) = print(entry.document) else { continue };
            let bins = &print.bins[band * BAND..(band + 1) * BAND];
            entry.key = bins.iter().fold(0, |key, &bin| key << 8 | u32::from(bin));
        }
        entries.sort_unstable_by_key(|entry| (entry.key, entry.day, entry.rank));
        for (at, later) in entries.iter().enumerate() {
            let before = entries[..at].iter().rev();
            let mut near =
                before.take_while(|entry| entry.key == later.key && later.day - entry.day <= APART);
            for earlier in near.by_ref().take(NEIGHBOURS) {
                let (Some(a), Some(b)) = (print(earlier.document), print(later.document)) else {
                    continue;
                };
                if a.likeness(b) >= ENOUGH && !a.tells_of_other_things(b) {
                    pairs.push((later.rank, earlier.rank));
                }
            }
            if near.next().is_some() {
                crowded.push(later.document);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    crowded.sort_unstable();
    crowded.dedup();
    let mut document_of = vec![0; claims.documents.len()];
    for (document, &rank) in (0..).zip(&order.document) {
        document_of[rank as usize] = document;
    }
    let mut near: Vec<Option<(u32, f64)>> = vec![None; claims.documents.len()];
    for candidates in pairs.chunk_by(|a, b| a.0 == b.0) {
        let later: u32 = document_of[candidates[0].0 as usize];
        let original = candidates
            .iter()
            .map(|&(_, earlier)| document_of[earlier as usize])
            .find(|&earlier| near[earlier as usize].is_none());
        if let (Some(original), Some(print_of_later)) = (original, print(later)) {
            let likeness = print(original).map_or(0.0, |other| other.likeness(print_of_later));
            near[later as usize] = Some((original, likeness));
        }
    }
    Copies { duplicates, near, crowded }
}

/// A text in a band.
struct Entry {
    key: u32,
    day: i32,
    rank: u32,
    document: u32,
}

/// For every document the first one, by rank, with the same text, if that is another.
fn duplicates(claims: &Claims, order: &Order) -> Vec<Option<u32>> {
    let content = |n: u32| claims.documents[n as usize].content;
    let mut sorted: Vec<u32> = (0..claims.documents.len() as u32).collect();
    sorted.sort_unstable_by_key(|&n| (content(n), order.document[n as usize]));
    let mut first = vec![None; sorted.len()];
    for same in sorted.chunk_by(|&a, &b| content(a) == content(b)) {
        for &later in &same[1..] {
            first[later as usize] = Some(same[0]);
        }
    }
    first
}
