//! Markup of pages that were kept as text (`CommonMark`): the brackets and the target of a link and the marks of
//! emphasis are no tokens. `[his vow](https://a.example)` reads "his vow", `*Roe v. Wade*` reads "Roe v. Wade".
//!
//! Not markup: `[sic]`, `(see [4])`, `5 * 3`, a footnote's `*`, the `*` of a list.

use super::Tokeniser;
use crate::markup::behind_target;

/// The most bytes of what a link says, and of what is emphasised.
const LONGEST: usize = 500;
/// The most asterisks that emphasise.
const MOST_MARKS: usize = 3;

impl Tokeniser<'_> {
    /// Behind the markup that begins with the mark at `at`; none where the mark is one of the text.
    #[inline]
    pub(super) fn markup(&mut self, at: usize) -> Option<usize> {
        match self.bytes[at] {
            b'[' => self.link(at),
            b']' => behind_target(self.bytes, at + 1),
            b'*' => self.emphasis(at),
            _ => None,
        }
    }

    /// The bracket at `at`, if it opens a link.
    fn link(&self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at + 1..self.bytes.len().min(at + 1 + LONGEST)];
        let close = memchr::memchr2(b']', b'[', rest).map(|n| at + 1 + n)?;
        let closes = self.bytes[close] == b']' && close > at + 1;
        closes.then(|| behind_target(self.bytes, close + 1)).flatten().map(|_| at + 1)
    }

    /// Behind the asterisks at `at`, if they open or close an emphasis.
    fn emphasis(&mut self, at: usize) -> Option<usize> {
        // No more than tells that they are too many: a line of asterisks is counted once.
        let run = |at: usize| {
            self.bytes[at..].iter().take(MOST_MARKS + 1).take_while(|&&b| b == b'*').count()
        };
        let count = run(at);
        let behind = at + count;
        if self.emphasised == at && at > 0 {
            return Some(behind);
        }
        let text = |at: usize| self.bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace());
        let opens = self.text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| before.is_whitespace() || "([\"'“‘—–-".contains(before));
        if count > MOST_MARKS || !opens || !text(behind) {
            return None;
        }
        let last = self.bytes.len().min(behind + LONGEST);
        let mut from = behind;
        while let Some(n) = memchr::memchr(b'*', &self.bytes[from..last]) {
            let close = from + n;
            let length = run(close);
            // A strong one may have a blank before its end.
            if length == count && (count > 1 || text(close - 1)) {
                // Not over the end of a paragraph.
                let same = !self.text[behind..close].contains("\n\n");
                self.emphasised = if same { close } else { self.emphasised };
                return same.then_some(behind);
            }
            from = close + length;
        }
        None
    }
}
