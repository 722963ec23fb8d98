//! A file or stdin as decompressed UTF-8 (or what claims to be), with its place in the input and
//! the hash of the bytes on disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::bufread::MultiGzDecoder;
use sha2::{Digest, Sha256};

use crate::encoding::{self, ByteEncoding, Transcoder};
use crate::format::Compression;
#[cfg(feature = "web")]
use crate::members::{Break, Breaks, Members, begins_member};
use crate::record::RejectReason;
use crate::window::Window;

/// How much of a stream is looked at to say what it is.
pub(crate) const SNIFF: usize = 8 << 10;

/// The bytes on disk, hashed as they pass.
struct Raw {
    reader: Box<dyn Read + Send>,
    hash: Sha256,
    count: u64,
    ended: bool,
}

impl Read for Raw {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(target)?;
        self.hash.update(&target[..count]);
        self.count += count as u64;
        self.ended = count == 0 && !target.is_empty();
        Ok(count)
    }
}

/// `Raw`, still in our hands while a decoder reads it.
#[derive(Clone)]
struct Shared(Arc<Mutex<Raw>>);

impl Read for Shared {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).read(target)
    }
}

/// Hash and size of the bytes on disk, where they are known.
pub(crate) type Fingerprint = (Option<String>, Option<u64>);

/// An open input.
pub(crate) struct Stream {
    window: Window,
    raw: Shared,
    regular: bool,
    pub(crate) compression: Compression,
    pub(crate) encoding: ByteEncoding,
    position: u64,
    /// Where members of a compressed web archive broke.
    #[cfg(feature = "web")]
    breaks: Option<Breaks>,
}

impl Stream {
    /// Opens a file. Decompression and UTF-16 are undone, a byte order mark is passed over.
    pub(crate) fn open(path: &Path, spare: Vec<u8>) -> io::Result<Self> {
        let file = File::open(path)?;
        let regular = file.metadata()?.is_file();
        Ok(Self::new(Box::new(file), regular, spare))
    }

    /// Any source of bytes; `regular` if reading it to its end is sure to come to one.
    pub(crate) fn new(reader: Box<dyn Read + Send>, regular: bool, spare: Vec<u8>) -> Self {
        let raw = Raw { reader, hash: Sha256::new(), count: 0, ended: false };
        let raw = Shared(Arc::new(Mutex::new(raw)));
        let mut window = Window::new(Box::new(raw.clone()), spare);
        let compression = Compression::from_content(window.fill(SNIFF));
        #[cfg(feature = "web")]
        let mut breaks = None;
        match compression {
            Compression::None => {}
            #[cfg(feature = "web")]
            Compression::Gzip if begins_member(window.data()) => {
                let (members, noted) = Members::new(window);
                breaks = Some(noted);
                window = Window::new(Box::new(members), Vec::new());
            }
            Compression::Gzip => {
                window = Window::new(Box::new(MultiGzDecoder::new(window)), Vec::new());
            }
            Compression::Zstd => {
                // Only memory can fail here; the failure then is that of the first read.
                let inner: Box<dyn Read + Send> = match zstd_decoder(window) {
                    Ok(decoder) => Box::new(decoder),
                    Err(error) => Box::new(Broken(error.to_string())),
                };
                window = Window::new(inner, Vec::new());
            }
        }
        let encoding = encoding::recognise(window.fill(SNIFF));
        let mark = encoding.mark_length();
        window.consume(mark);
        if let Some(table) = encoding.utf16() {
            window = Window::new(Box::new(Transcoder::new(window, table)), Vec::new());
            window.fill(SNIFF);
        }
        Self {
            window,
            raw,
            regular,
            compression,
            encoding,
            position: mark as u64,
            #[cfg(feature = "web")]
            breaks,
        }
    }

    /// What is there and not consumed.
    pub(crate) fn data(&self) -> &[u8] {
        self.window.data()
    }

    /// See [`Window::more`].
    pub(crate) fn more(&mut self) -> bool {
        self.window.more()
    }

    /// See [`Window::fill`].
    pub(crate) fn fill(&mut self, count: usize) -> &[u8] {
        self.window.fill(count)
    }

    /// Whether `data` is all there is.
    pub(crate) fn is_finished(&self) -> bool {
        self.window.is_finished()
    }

    /// Whether it is a file that can be opened again and sought in.
    pub(crate) fn is_regular(&self) -> bool {
        self.regular
    }

    /// Byte of the decompressed input at which `data` begins.
    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    /// Byte of the decompressed input at which the first `count` bytes of `data` end.
    pub(crate) fn position_after(&self, count: usize) -> u64 {
        self.position + self.encoding.source_length(&self.data()[..count])
    }

    /// Done with the first `count` bytes.
    pub(crate) fn consume(&mut self, count: usize) {
        self.position = self.position_after(count);
        self.window.consume(count);
    }

    /// Takes bytes off until after the next `end`, keeping none. False if the stream ends first.
    pub(crate) fn skip_past(&mut self, end: u8) -> bool {
        loop {
            if let Some(at) = memchr::memchr(end, self.data()) {
                self.consume(at + 1);
                return true;
            }
            self.consume(self.data().len());
            if !self.more() {
                return false;
            }
        }
    }

    /// If the stream broke off: reason and message for what is left of it.
    pub(crate) fn failure(&self) -> Option<(RejectReason, String)> {
        let error = self.window.failure()?;
        Some(match self.compression {
            Compression::None => (RejectReason::Unreadable, format!("cannot be read: {error}")),
            Compression::Gzip => (
                RejectReason::BrokenCompression,
                format!("the gzip stream is broken or cut short: {error}"),
            ),
            Compression::Zstd => (
                RejectReason::BrokenCompression,
                format!("the zstd stream is broken or cut short: {error}"),
            ),
        })
    }

    /// The first place where a compressed member broke and reading went on at the next, once, if it
    /// is `wanted`. What is in `data` was read past it.
    #[cfg(feature = "web")]
    pub(crate) fn take_break(&self, wanted: impl Fn(&Break) -> bool) -> Option<Break> {
        self.breaks.as_ref()?.take_if(wanted)
    }

    /// The rest of the stream as a reader, for formats that need all of it.
    pub(crate) fn rest(&mut self) -> &mut impl Read {
        &mut self.window
    }

    /// Closes it. What was not read of a regular file is read now, for its hash.
    pub(crate) fn finish(self) -> (Fingerprint, Vec<u8>) {
        let spare = if self.compression == Compression::None && self.encoding.utf16().is_none() {
            self.window.into_spare()
        } else {
            Vec::new()
        };
        let mut raw = self.raw.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !raw.ended && (!self.regular || io::copy(&mut *raw, &mut io::sink()).is_err()) {
            return ((None, None), spare);
        }
        let hash = std::mem::take(&mut raw.hash).finalize();
        ((Some(hex(&hash)), Some(raw.count)), spare)
    }
}

/// Longest dictionary of a compressed web archive.
const DICTIONARY: usize = 16 << 20;

/// Web archives may carry the dictionary of their frames in a first frame of its own, which others
/// skip (the `.warc.zst` format of the Archive Team).
fn zstd_decoder(mut window: Window) -> io::Result<zstd::stream::read::Decoder<'static, Window>> {
    let head = window.fill(8);
    let size = head.get(4..8).and_then(|size| size.try_into().ok()).map(u32::from_le_bytes);
    let size = size.filter(|_| head.starts_with(&[0x5d, 0x2a, 0x4d, 0x18]));
    let Some(size) = size.map(|size| size as usize).filter(|&size| size <= DICTIONARY) else {
        return zstd::stream::read::Decoder::with_buffer(window);
    };
    let Some(stored) = window.fill(8 + size).get(8..8 + size) else {
        return Err(io::ErrorKind::UnexpectedEof.into());
    };
    let dictionary = if Compression::from_content(stored) == Compression::Zstd {
        let mut plain = Vec::new();
        let decoder = zstd::stream::read::Decoder::with_buffer(stored)?;
        decoder.take(DICTIONARY as u64).read_to_end(&mut plain)?;
        plain
    } else {
        stored.to_vec()
    };
    window.consume(8 + size);
    zstd::stream::read::Decoder::with_dictionary(window, &dictionary)
}

/// A reader that only fails.
struct Broken(String);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other(self.0.clone()))
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
