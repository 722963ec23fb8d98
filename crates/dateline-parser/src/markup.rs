//! Markup of pages that were kept as text: where the target of a link ends, and spans that hold a link or an emphasis
//! whole.

use crate::report::Report;
use crate::span::Span;

/// The most bytes of where a link leads.
const LONGEST_TARGET: usize = 2_000;

/// How a target begins.
const TARGETS: [&[u8]; 5] = [b"http://", b"https://", b"mailto:", b"/", b"#"];

/// Behind the target of a link, whose round bracket opens at `open`; none where no target stands there.
pub(crate) fn behind_target(text: &[u8], open: usize) -> Option<usize> {
    let inside = text.get(open..)?.strip_prefix(b"(")?;
    if !TARGETS.iter().any(|target| inside.starts_with(target)) {
        return None;
    }
    let mut depth = 1_usize;
    for (n, &b) in inside.iter().enumerate().take(LONGEST_TARGET) {
        match b {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ if b.is_ascii_whitespace() => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(open + 1 + n + 1);
        }
    }
    None
}

impl Report<'_> {
    /// A span of tokens with the marks of a link or an emphasis that it would cut in two: `vow](https://a.example) to
    /// go` becomes `[vow](https://a.example) to go`.
    ///
    /// ```
    /// use dateline_parser::{Meta, TokenRange, parse};
    /// let report = parse("Ito read *Roe v. Wade* aloud.", &Meta::default());
    /// let named = report.span_of(TokenRange::new(2, 5));
    /// assert_eq!(report.slice(named), "Roe v. Wade");
    /// let read = report.span_of(TokenRange::new(1, 5));
    /// assert_eq!(report.slice(report.with_markup(read)), "read *Roe v. Wade*");
    /// ```
    pub fn with_markup(&self, span: Span) -> Span {
        let Span { mut start, mut end } = span;
        let inside = self.slice(span).as_bytes();
        if memchr::memchr2(b'*', b']', inside).or_else(|| memchr::memchr(b'[', inside)).is_none() {
            return span;
        }
        let bytes = self.text.as_bytes();
        let (before, behind) = (&bytes[..start as usize], &bytes[end as usize..]);
        let links = inside.windows(2).filter(|pair| pair == b"](").count();
        let opened = memchr::memchr_iter(b'[', inside).count();
        if links > opened && before.last() == Some(&b'[') {
            start -= 1;
        }
        if opened > links
            && behind.first() == Some(&b']')
            && let Some(close) = behind_target(behind, 1)
        {
            end += close as u32;
        }
        let runs = inside.chunk_by(|left, right| left == right).filter(|run| run[0] == b'*');
        if runs.count() % 2 == 1 {
            let stars = |b: &&u8| **b == b'*';
            let front = before.iter().rev().take_while(stars).count() as u32;
            let back = behind.iter().take_while(stars).count() as u32;
            if front > 0 {
                start -= front;
            } else {
                end += back;
            }
        }
        Span::new(start, end)
    }
}
