//! Where the linker puts what its memory is not meant for. The caller gives the place: nothing here
//! touches a disk.

use std::fmt::Debug;
use std::io;
use std::sync::Arc;

/// A place for bytes: appended by any thread, read back in any order.
pub trait Scratch: Debug + Send + Sync {
    /// Appends all of `bytes` and says where they begin.
    fn append(&self, bytes: &[u8]) -> io::Result<u64>;

    /// Fills `buffer` with the bytes from `offset` on.
    fn read(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;
}

/// A place and the bytes of memory that are used before it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Room {
    scratch: Option<Arc<dyn Scratch>>,
    memory: usize,
}

/// The largest piece that a shelf is written and read by.
const LARGEST: usize = 1 << 18;
/// The smallest.
const SMALLEST: usize = 64;
/// So many pieces are held at most while runs are merged: as many as fit in memory.
const PIECES: usize = 64;

impl Room {
    pub(crate) fn new(scratch: Arc<dyn Scratch>, memory: usize) -> Self {
        Self { scratch: Some(scratch), memory }
    }

    /// The bytes that one of so many may hold in memory; `None` where there is no other place.
    pub(crate) fn share(&self, of: usize) -> Option<usize> {
        self.scratch.is_some().then(|| self.memory / of)
    }
}

/// Bytes one after the other: in memory as long as their share lasts, what comes after in the
/// scratch.
#[derive(Debug)]
pub(crate) struct Shelf {
    scratch: Option<Arc<dyn Scratch>>,
    /// Bytes that may be held in memory.
    most: usize,
    /// Bytes of a piece.
    size: usize,
    pieces: Vec<Piece>,
    last: Vec<u8>,
}

#[derive(Debug)]
enum Piece {
    Held(Box<[u8]>),
    Away(u64),
}

impl Default for Shelf {
    fn default() -> Self {
        Self::new(&Room::default(), None)
    }
}

impl Shelf {
    /// An empty shelf that holds `most` bytes in memory; everything where that is `None`.
    pub(crate) fn new(room: &Room, most: Option<usize>) -> Self {
        let size = most.map_or(LARGEST, |_| (room.memory / PIECES).clamp(SMALLEST, LARGEST));
        let scratch = room.scratch.clone().filter(|_| most.is_some());
        let most = most.unwrap_or(usize::MAX);
        Self { scratch, most, size, pieces: Vec::new(), last: Vec::new() }
    }

    /// Bytes so far.
    pub(crate) fn length(&self) -> u64 {
        (self.pieces.len() * self.size) as u64 + self.last.len() as u64
    }

    pub(crate) fn append(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while self.last.len() + bytes.len() >= self.size {
            let (now, later) = bytes.split_at(self.size - self.last.len());
            self.last.extend_from_slice(now);
            bytes = later;
            let fits = (self.pieces.len() + 1) * self.size <= self.most;
            let piece = match &self.scratch {
                Some(scratch) if !fits => Piece::Away(scratch.append(&self.last)?),
                _ => Piece::Held(self.last.as_slice().into()),
            };
            self.last.clear();
            self.pieces.push(piece);
        }
        self.last.extend_from_slice(bytes);
        Ok(())
    }

    /// Appends `length` bytes from `offset` on to `buffer`.
    pub(crate) fn read(&self, offset: u64, length: usize, out: &mut Vec<u8>) -> io::Result<()> {
        if offset + length as u64 > self.length() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let size = self.size as u64;
        let (mut offset, mut rest) = (offset, length);
        while rest > 0 {
            let (piece, within) = ((offset / size) as usize, (offset % size) as usize);
            let now = rest.min(self.size - within);
            match self.pieces.get(piece) {
                None => out.extend_from_slice(&self.last[within..within + now]),
                Some(Piece::Held(held)) => out.extend_from_slice(&held[within..within + now]),
                Some(&Piece::Away(start)) => {
                    let filled = out.len();
                    out.resize(filled + now, 0);
                    let scratch = self.scratch.as_ref().ok_or(io::ErrorKind::NotFound)?;
                    scratch.read(start + within as u64, &mut out[filled..])?;
                }
            }
            offset += now as u64;
            rest -= now;
        }
        Ok(())
    }
}

/// Reads a shelf from its beginning to its end, blocks with their length before them.
#[derive(Debug)]
pub(crate) struct Blocks<S> {
    shelf: S,
    /// Where the bytes after `buffer` begin.
    offset: u64,
    buffer: Vec<u8>,
    at: usize,
}

impl<S: std::borrow::Borrow<Shelf>> Blocks<S> {
    pub(crate) fn of(shelf: S) -> Self {
        Self { shelf, offset: 0, buffer: Vec::new(), at: 0 }
    }

    /// The next block; none at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        let Some(head) = self.take(4)? else { return Ok(None) };
        let length = head.try_into().map_or(0, u32::from_le_bytes) as usize;
        match self.take(length)? {
            None if length > 0 => Err(io::ErrorKind::UnexpectedEof.into()),
            block => Ok(Some(block.unwrap_or_default())),
        }
    }

    fn take(&mut self, count: usize) -> io::Result<Option<&[u8]>> {
        let shelf = self.shelf.borrow();
        if self.buffer.len() - self.at < count {
            self.buffer.drain(..self.at);
            self.at = 0;
            let ahead = shelf.length() - self.offset;
            let wanted = count.max(shelf.size) - self.buffer.len();
            let now = (wanted as u64).min(ahead) as usize;
            shelf.read(self.offset, now, &mut self.buffer)?;
            self.offset += now as u64;
        }
        if self.buffer.len() - self.at < count || count == 0 {
            return Ok(None);
        }
        self.at += count;
        Ok(Some(&self.buffer[self.at - count..self.at]))
    }
}

impl Shelf {
    /// Appends a block with its length before it.
    pub(crate) fn append_block(&mut self, block: &[u8]) -> io::Result<()> {
        let length = u32::try_from(block.len()).map_err(io::Error::other)?;
        self.append(&length.to_le_bytes())?;
        self.append(block)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::sync::{Mutex, PoisonError};

    /// A scratch in memory.
    #[derive(Debug, Default)]
    pub(crate) struct Heap(Mutex<Vec<u8>>);

    impl Scratch for Heap {
        fn append(&self, bytes: &[u8]) -> io::Result<u64> {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let at = all.len() as u64;
            all.extend_from_slice(bytes);
            Ok(at)
        }

        fn read(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
            let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            buffer.copy_from_slice(&all[offset as usize..][..buffer.len()]);
            Ok(())
        }
    }

    #[test]
    fn blocks_come_back_whether_held_or_away() {
        let room = Room::new(Arc::new(Heap::default()), 1000);
        for most in [None, Some(0), Some(150), Some(1 << 20)] {
            let mut shelf = Shelf::new(&room, most);
            let blocks: Vec<Vec<u8>> = (0..200_u8).map(|n| vec![n; usize::from(n) % 90]).collect();
            for block in &blocks {
                shelf.append_block(block).unwrap();
            }
            let (mut reader, mut back) = (Blocks::of(&shelf), Vec::new());
            while let Some(block) = reader.next().unwrap() {
                back.push(block.to_vec());
            }
            assert_eq!(back, blocks, "{most:?}");
            let mut out = vec![7];
            shelf.read(4, 8, &mut out).unwrap();
            assert_eq!(out, [7, 1, 0, 0, 0, 1, 2, 0, 0]);
            assert!(shelf.read(shelf.length(), 1, &mut out).is_err());
        }
    }
}
