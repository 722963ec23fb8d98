//! Ids of documents and of the rows inside them.
//!
//! A document is `d` and 16 characters of Crockford's base 32, 80 bits of a hash of its text,
//! publication day and the user's own id, else its path and record. A row inside a document is the
//! document's id, a full stop, the letter of its table and its number from 1 in reading order:
//!
//! | letter | table |
//! |---|---|
//! | `s` | sentences |
//! | `m` | mentions |
//! | `t` | dates (time expressions) |
//! | `q` | statements |
//! | `i` | issues |
//!
//! An input is `i` and six digits in the order of reading.

use std::fmt;

use dateline_schema::RowKey;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

/// Crockford's alphabet; as in ASCII, so that ids sort like the numbers they stand for.
const ALPHABET: [u8; 32] = *b"0123456789abcdefghjkmnpqrstvwxyz";

/// A row inside a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    Sentence,
    Mention,
    Date,
    Statement,
    Issue,
}

impl Row {
    const fn letter(self) -> u8 {
        match self {
            Self::Sentence => b's',
            Self::Mention => b'm',
            Self::Date => b't',
            Self::Statement => b'q',
            Self::Issue => b'i',
        }
    }
}

/// A document's id, kept small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct DocumentId {
    /// The low 80 bits.
    hash: u128,
    /// 1, or 2 and more for what hashes alike.
    clash: u32,
}

impl DocumentId {
    /// The id of a row inside this document, `index` from 0.
    pub(crate) fn row(self, row: Row, index: u32) -> String {
        row_key(&self.to_string(), row, index).to_string()
    }
}

/// The id of a row inside the document with this id, `index` from 0.
pub(crate) fn row_key(document: &str, row: Row, index: u32) -> RowKey<'_> {
    RowKey::inside(document, row.letter(), index.saturating_add(1))
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut id = [b'd'; 17];
        base32(self.hash, &mut id[1..]);
        f.write_str(str::from_utf8(&id).unwrap_or_default())?;
        if self.clash > 1 { write!(f, "-{}", self.clash) } else { Ok(()) }
    }
}

impl PartialOrd for DocumentId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// As the bytes of the ids.
impl Ord for DocumentId {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let suffix = |id: &Self| if id.clash > 1 { id.clash.to_string() } else { String::new() };
        self.hash.cmp(&other.hash).then_with(|| suffix(self).cmp(&suffix(other)))
    }
}

/// What a document's id is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Identity<'a> {
    pub(crate) text: &'a str,
    pub(crate) published: Option<Date>,
    pub(crate) source_id: Option<&'a str>,
    pub(crate) source: &'a str,
    pub(crate) record: u32,
}

impl Identity<'_> {
    /// The low 80 bits of the hash.
    pub(crate) fn hash(&self) -> u128 {
        let mut hash = Xxh3Default::new();
        let mut part = |bytes: &[u8]| {
            // With its length, so that no two lists of parts are the same bytes.
            hash.update(&(bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(self.text.as_bytes());
        match self.published {
            Some(day) => part(day.to_string().as_bytes()),
            None => part(b""),
        }
        if let Some(id) = self.source_id {
            part(b"id");
            part(id.as_bytes());
        } else {
            part(b"path");
            part(self.source.as_bytes());
            part(&self.record.to_le_bytes());
        }
        hash.digest128() & ((1 << 80) - 1)
    }
}

/// Gives out ids in input order.
#[derive(Debug, Default)]
pub(crate) struct DocumentIds {
    /// How often a hash came.
    seen: FxHashMap<u128, u32>,
}

impl DocumentIds {
    pub(crate) fn give(&mut self, hash: u128) -> DocumentId {
        let clash = self.seen.entry(hash).or_insert(0);
        *clash += 1;
        DocumentId { hash, clash: *clash }
    }
}

/// The hash of a text: documents that have it in common are duplicates.
pub(crate) fn content_hash(text: &str) -> u128 {
    xxh3_128(text.as_bytes())
}

/// A content hash as a cell: `h` and 26 characters of base 32.
pub(crate) fn content_hash_text(hash: u128) -> String {
    let mut text = [b'h'; 27];
    base32(hash, &mut text[1..]);
    str::from_utf8(&text).unwrap_or_default().to_owned()
}

/// The id of an input, `index` from 0.
pub(crate) fn input_id(index: u32) -> String {
    format!("i{:06}", u64::from(index) + 1)
}

fn base32(mut number: u128, out: &mut [u8]) {
    for slot in out.iter_mut().rev() {
        *slot = ALPHABET[(number & 31) as usize];
        number >>= 5;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn identity() -> Identity<'static> {
        Identity {
            text: "HANOI - Zhao met Trong.",
            published: Some(date(2021, 2, 20)),
            source_id: None,
            source: "a.txt",
            record: 0,
        }
    }

    #[test]
    fn every_part_counts_and_the_path_only_without_an_own_id() {
        let base = identity();
        let own = Identity { source_id: Some("7"), ..base };
        let others = [
            Identity { text: "HANOI", ..base },
            Identity { published: None, ..base },
            Identity { source: "b.txt", ..base },
            Identity { record: 1, ..base },
            own,
        ];
        for other in others {
            assert_ne!(base.hash(), other.hash(), "{other:?}");
        }
        assert_eq!(own.hash(), Identity { source: "b.txt", record: 1, ..own }.hash());
    }

    #[test]
    fn ids_are_stable_and_readable() {
        let mut ids = DocumentIds::default();
        let first = ids.give(31);
        let second = ids.give(31);
        assert_eq!(first.to_string(), "d000000000000000z");
        assert_eq!(second.to_string(), "d000000000000000z-2");
        assert_eq!(second.row(Row::Mention, 0), "d000000000000000z-2.m1");
        assert_eq!(first.row(Row::Sentence, 1233), "d000000000000000z.s1234");
        assert_eq!(ids.give(identity().hash()).to_string().len(), 17);
        assert_eq!(content_hash_text(u128::MAX), format!("h7{}", "z".repeat(25)));
        assert_eq!(input_id(0), "i000001");
    }

    #[test]
    fn ids_sort_as_their_bytes() {
        let mut ids = DocumentIds::default();
        let mut all: Vec<DocumentId> = (0..12).map(|_| ids.give(7)).collect();
        all.extend((0..40).map(|hash| ids.give(hash << 70)));
        all.sort_unstable();
        let texts: Vec<String> = all.iter().map(ToString::to_string).collect();
        assert!(texts.is_sorted(), "{texts:?}");
    }
}
