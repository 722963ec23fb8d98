//! Gzip in members, each by itself: where one is broken, reading goes on at the next.
//!
//! Web archives are written one record a member (WARC 1.1, annex D) so that a damaged one costs no
//! other. What a broken member gave before it broke is kept, and its place is noted.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::bufread::GzDecoder;

use crate::window::Window;

const MAGIC: [u8; 3] = [0x1f, 0x8b, 0x08];

/// What each member of a web archive begins with.
const RECORD: &[u8] = b"WARC/";

/// How much of a member is looked at to see whether it is one.
const PEEK: usize = 4 << 10;

/// Places in the decompressed stream where a member broke and reading went on, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Breaks(Arc<Mutex<VecDeque<Break>>>);

/// A member that broke: what it gave, and what was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Break {
    pub(crate) start: u64,
    pub(crate) end: u64,
    pub(crate) message: String,
}

impl Breaks {
    /// The first one, which is taken out, if it is `wanted`.
    pub(crate) fn take_if(&self, wanted: impl Fn(&Break) -> bool) -> Option<Break> {
        let mut breaks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if breaks.front().is_some_and(wanted) { breaks.pop_front() } else { None }
    }

    fn push(&self, noted: Break) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(noted);
    }
}

/// Whether a member with a record begins here.
pub(crate) fn begins_member(head: &[u8]) -> bool {
    let mut begin = [0; RECORD.len()];
    let mut decoder = GzDecoder::new(&head[..head.len().min(PEEK)]);
    head.starts_with(&MAGIC) && decoder.read_exact(&mut begin).is_ok() && begin == RECORD
}

/// The members of a stream, one after the other.
pub(crate) struct Members {
    state: State,
    /// Bytes given, and how many there were when the member began.
    given: u64,
    begun: u64,
    breaks: Breaks,
}

enum State {
    Member(Box<GzDecoder<Window>>),
    Between(Window),
    Done,
}

impl Members {
    pub(crate) fn new(inner: Window) -> (Self, Breaks) {
        let breaks = Breaks::default();
        let state = State::Between(inner);
        (Self { state, given: 0, begun: 0, breaks: breaks.clone() }, breaks)
    }

    /// Notes that the member broke, and looks for the next one; without one the error stands.
    fn broken(&mut self, mut window: Window, error: io::Error) -> io::Result<()> {
        if window.failure().is_some() {
            return Err(error);
        }
        if find_member(&mut window) {
            let message = format!("the gzip stream is broken: {error}");
            self.breaks.push(Break { start: self.begun, end: self.given, message });
            self.state = State::Between(window);
            return Ok(());
        }
        Err(error)
    }
}

impl Read for Members {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Ok(0),
                State::Member(mut decoder) => match decoder.read(target) {
                    Ok(0) => self.state = State::Between(decoder.into_inner()),
                    Ok(count) => {
                        self.given += count as u64;
                        self.state = State::Member(decoder);
                        return Ok(count);
                    }
                    Err(error) => self.broken(decoder.into_inner(), error)?,
                },
                State::Between(mut window) => {
                    while window.fill_buf()?.first() == Some(&0) {
                        window.consume(1); // padding
                    }
                    self.begun = self.given;
                    if window.data().is_empty() {
                        continue;
                    }
                    if window.fill(MAGIC.len()).starts_with(&MAGIC) {
                        self.state = State::Member(Box::new(GzDecoder::new(window)));
                    } else {
                        let error = io::Error::other("bytes between members that are no gzip");
                        self.broken(window, error)?;
                    }
                }
            }
        }
    }
}

/// Goes to the next place where a member with a record begins.
fn find_member(window: &mut Window) -> bool {
    loop {
        let at = memchr::memmem::find(window.data(), &MAGIC);
        window.consume(at.unwrap_or(window.data().len().saturating_sub(MAGIC.len() - 1)));
        if at.is_none() {
            if !window.more() {
                return false;
            }
            continue;
        }
        if begins_member(window.fill(PEEK)) {
            return true;
        }
        window.consume(1);
    }
}
