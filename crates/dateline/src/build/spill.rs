//! Where reports wait until the linker has seen all of them: one unnamed file, blocks by offset.
//!
//! Nothing of it stays behind, however the run ends: the file has no name from the beginning.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

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

    /// A block that cannot be understood.
    pub(crate) fn broken(&self, message: &dyn std::fmt::Display) -> Error {
        Error::Spill {
            path: self.folder.clone(),
            action: "read back",
            message: message.to_string(),
        }
    }
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
