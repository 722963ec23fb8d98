//! A sliding view of a byte stream: records are looked at in place and consumed when done.

use std::io::{self, BufRead, Read};

/// Bytes of the first read; later reads fill whatever room there is.
const FIRST: usize = 64 << 10;

/// Unread bytes of a stream, and a way to get more of them behind the ones that are there.
pub(crate) struct Window {
    inner: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    finished: bool,
    failure: Option<io::Error>,
}

impl Window {
    /// A window on `inner`, using the memory of `spare`.
    pub(crate) fn new(inner: Box<dyn Read + Send>, mut spare: Vec<u8>) -> Self {
        if spare.len() < FIRST {
            spare.resize(FIRST, 0);
        }
        Self { inner, buffer: spare, start: 0, end: 0, finished: false, failure: None }
    }

    /// What is there and not consumed.
    pub(crate) fn data(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Whether the stream has ended (well or not) and `data` is all there is.
    pub(crate) fn is_finished(&self) -> bool {
        self.finished
    }

    /// Why the stream ended before its end.
    pub(crate) fn failure(&self) -> Option<&io::Error> {
        self.failure.as_ref()
    }

    /// Gets more bytes: at least as many as there are, if the stream has them, so that looking at a
    /// growing record again and again stays linear. False at the end.
    pub(crate) fn more(&mut self) -> bool {
        if self.finished {
            return false;
        }
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.buffer.len() - self.end < self.end.max(FIRST / 2) {
            let size = (self.buffer.len() * 2).max(FIRST * 4);
            self.buffer.resize(size, 0);
        }
        let before = self.end;
        // A decoder may need room for a whole character.
        while self.buffer.len() - self.end >= 16 {
            match self.inner.read(&mut self.buffer[self.end..]) {
                Ok(0) => {
                    self.finished = true;
                    break;
                }
                Ok(count) => self.end += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.finished = true;
                    self.failure = Some(error);
                    break;
                }
            }
        }
        self.end > before
    }

    /// Gets more bytes until there are `count` of them or no more to get.
    pub(crate) fn fill(&mut self, count: usize) -> &[u8] {
        while self.end - self.start < count && self.more() {}
        self.data()
    }

    /// Done with the first `count` bytes.
    pub(crate) fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }

    /// The memory, for the next window; not that of a record of unusual length.
    pub(crate) fn into_spare(self) -> Vec<u8> {
        if self.buffer.len() <= 16 * FIRST { self.buffer } else { Vec::new() }
    }
}

impl Read for Window {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(target.len());
        target[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Window {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end
            && !self.more()
            && let Some(error) = &self.failure
        {
            return Err(io::Error::new(error.kind(), error.to_string()));
        }
        Ok(self.data())
    }

    fn consume(&mut self, count: usize) {
        Window::consume(self, count);
    }
}
