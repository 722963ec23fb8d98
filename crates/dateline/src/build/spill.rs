//! Where reports wait until the linker has seen all of them, and where the linker puts what its
//! memory does not hold: unnamed files, blocks by offset.
//!
//! Nothing of them stays behind, however the run ends: they have no name from the beginning.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use dateline_linker::Scratch;

use crate::Error;

/// Where a block lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    offset: u64,
    length: u32,
}

/// Blocks being written, one after the other.
#[derive(Debug)]
pub(crate) struct SpillWriter {
    file: BufWriter<File>,
    offset: u64,
    folder: PathBuf,
}

/// Blocks to be read back, in any order, by any thread.
#[derive(Debug)]
pub(crate) struct Spill {
    file: File,
    folder: PathBuf,
}

impl SpillWriter {
    /// An empty spill in `folder`.
    pub(crate) fn create(folder: &Path) -> Result<Self, Error> {
        let file =
            tempfile::tempfile_in(folder).map_err(|error| fault(folder, "create", &error))?;
        Ok(Self {
            file: BufWriter::with_capacity(1 << 18, file),
            offset: 0,
            folder: folder.to_owned(),
        })
    }

    /// Appends a block.
    pub(crate) fn append(&mut self, block: &[u8]) -> Result<Place, Error> {
        self.file.write_all(block).map_err(|error| fault(&self.folder, "write", &error))?;
        let place = Place { offset: self.offset, length: block.len() as u32 };
        self.offset += block.len() as u64;
        Ok(place)
    }

    /// Ends writing.
    pub(crate) fn finish(self) -> Result<Spill, Error> {
        let folder = self.folder;
        let file =
            self.file.into_inner().map_err(|error| fault(&folder, "write", error.error()))?;
        Ok(Spill { file, folder })
    }
}

impl Spill {
    /// Reads a block into `buffer`, in place of what is there.
    pub(crate) fn read(&self, place: Place, buffer: &mut Vec<u8>) -> Result<(), Error> {
        buffer.resize(place.length as usize, 0);
        read_at(&self.file, buffer, place.offset)
            .map_err(|error| fault(&self.folder, "read back", &error))
    }

    /// What went wrong with the linker's scratch in the same folder.
    pub(crate) fn fault(&self, error: &io::Error) -> Error {
        fault(&self.folder, "put aside", error)
    }

    /// A block that cannot be understood.
    pub(crate) fn broken(&self, message: &dyn std::fmt::Display) -> Error {
        Error::Spill {
            path: self.folder.clone(),
            action: "read back",
            message: message.to_string(),
        }
    }
}

/// Where the linker puts things aside. The file is made when it is first needed.
#[derive(Debug)]
pub(crate) struct ScratchFile {
    folder: PathBuf,
    file: OnceLock<File>,
    length: AtomicU64,
}

impl ScratchFile {
    /// An empty scratch in `folder`.
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), file: OnceLock::new(), length: AtomicU64::new(0) }
    }
}

impl Scratch for ScratchFile {
    fn append(&self, bytes: &[u8]) -> io::Result<u64> {
        let file = if let Some(file) = self.file.get() {
            file
        } else {
            // Of two threads that come first at once, one makes a file for nothing.
            let file = tempfile::tempfile_in(&self.folder)?;
            self.file.get_or_init(|| file)
        };
        let start = self.length.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        write_at(file, bytes, start)?;
        Ok(start)
    }

    fn read(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let file = self.file.get().ok_or(io::ErrorKind::UnexpectedEof)?;
        read_at(file, buffer, offset)
    }
}

#[cfg(unix)]
fn write_at(file: &File, buffer: &[u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, buffer, offset)
}

#[cfg(windows)]
fn write_at(file: &File, mut buffer: &[u8], mut offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !buffer.is_empty() {
        match file.seek_write(buffer, offset)? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            n => {
                buffer = &buffer[n..];
                offset += n as u64;
            }
        }
    }
    Ok(())
}

fn fault(folder: &Path, action: &'static str, error: &io::Error) -> Error {
    Error::Spill { path: folder.to_owned(), action, message: error.to_string() }
}

#[cfg(unix)]
pub(crate) fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset)
}

#[cfg(windows)]
pub(crate) fn read_at(file: &File, mut buffer: &mut [u8], mut offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !buffer.is_empty() {
        match file.seek_read(buffer, offset)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            n => {
                buffer = &mut buffer[n..];
                offset += n as u64;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scratch_gives_back_what_it_got() {
        let folder = tempfile::tempdir().unwrap();
        let scratch = ScratchFile::new(folder.path());
        assert!(scratch.read(0, &mut [0]).is_err());
        let places: Vec<u64> = [&b"one"[..], b"", b"three"]
            .into_iter()
            .map(|bytes| scratch.append(bytes).unwrap())
            .collect();
        assert_eq!(places, [0, 3, 3]);
        let mut back = [0; 5];
        scratch.read(3, &mut back).unwrap();
        assert_eq!(&back, b"three");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn blocks_come_back_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = SpillWriter::create(folder.path()).unwrap();
        let places: Vec<Place> = [&b"one"[..], b"", b"three"]
            .into_iter()
            .map(|block| writer.append(block).unwrap())
            .collect();
        assert_eq!(writer.offset, 8);
        let spill = writer.finish().unwrap();
        let mut buffer = Vec::new();
        for (place, block) in places.into_iter().zip([&b"one"[..], b"", b"three"]).rev() {
            spill.read(place, &mut buffer).unwrap();
            assert_eq!(buffer, block);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
