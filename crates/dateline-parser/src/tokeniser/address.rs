//! Addresses of the net, one token each: `https://example.org/a?b`, `press@example.org`,
//! `www.example.org`, `example.org`. Not `end.The`, `Feb.19`.

use super::Tokeniser;

/// The longest name before an `@`.
const LONGEST_NAME: usize = 64;

/// Endings of host names that are written without `www.`.
const DOMAINS: [&str; 12] =
    ["com", "org", "net", "gov", "edu", "int", "mil", "info", "eu", "uk", "vn", "cn"];

impl Tokeniser<'_> {
    /// The end of an address that begins at `start`.
    #[inline]
    pub(super) fn address(&mut self, start: usize) -> Option<usize> {
        let next_at = match self.next_at {
            Some(at) if at >= start => at,
            _ => self.find_at(start),
        };
        if next_at - start <= LONGEST_NAME
            && next_at < self.bytes.len()
            && let Some(end) = self.mail(start, next_at)
        {
            return Some(end);
        }
        match self.bytes[start] {
            b'h' | b'H' | b'f' | b'F' | b'w' | b'W' => self.url(start),
            _ => None,
        }
    }

    fn find_at(&mut self, start: usize) -> usize {
        let at = memchr::memchr(b'@', &self.bytes[start..]).map_or(self.bytes.len(), |n| start + n);
        self.next_at = Some(at);
        at
    }

    fn mail(&self, start: usize, at: usize) -> Option<usize> {
        let name = &self.bytes[start..at];
        let fits = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+');
        if !name.iter().all(fits) {
            return None;
        }
        let host = self.host(at + 1);
        self.bytes[at + 1..host].contains(&b'.').then_some(host)
    }

    fn url(&self, start: usize) -> Option<usize> {
        let rest = &self.bytes[start..];
        let is =
            |head: &[u8]| rest.len() > head.len() && rest[..head.len()].eq_ignore_ascii_case(head);
        if !(is(b"http://") || is(b"https://") || is(b"ftp://") || is(b"www.")) {
            return None;
        }
        let len =
            rest.iter().take_while(|b| b.is_ascii_graphic() && !b"\"<>`{}|\\^".contains(b)).count();
        // Marks at its end belong to the sentence, and so does a bracket that it did not open.
        let mut end = start + len;
        let opened = self.bytes[start..end].contains(&b'(');
        while end > start {
            let stray = match self.bytes[end - 1] {
                b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b']' => true,
                b')' => !opened,
                _ => false,
            };
            if !stray {
                break;
            }
            end -= 1;
        }
        Some(end)
    }

    /// The end of a host name from `start`: letters, digits, inner full stops and hyphens.
    fn host(&self, start: usize) -> usize {
        let mut end = start;
        loop {
            let b = self.byte(end);
            let inner = matches!(b, b'.' | b'-') && self.byte(end + 1).is_ascii_alphanumeric();
            if !(b.is_ascii_alphanumeric() || inner && end > start) {
                return end;
            }
            end += 1;
        }
    }

    /// The end of a bare host name whose first part `start..end` is read and has a full stop after it.
    pub(super) fn bare_host(&self, start: usize, end: usize) -> Option<usize> {
        if !self.byte(end + 1).is_ascii_lowercase() {
            return None;
        }
        let host = self.host(start);
        let name = std::str::from_utf8(&self.bytes[start..host]).ok()?;
        let (_, ending) = name.rsplit_once('.')?;
        (host > end && DOMAINS.contains(&ending)).then_some(host)
    }
}
