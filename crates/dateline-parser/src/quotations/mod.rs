//! Quotations: `"…"`, `“…”`, `„…“`, `«…»`, ``` ``…'' ```, and `'…'` where the marks are no apostrophes.
//!
//! A quotation ends with its paragraph, unless the first mark behind that closes one: `"We are ready.¶We
//! will wait."` has two paragraphs. Not quotations: `countries'`, `don't`, `'80s`, `6" pipes`.

mod double;
mod single;

use dateline_schema::closed::IssueKind;

use crate::report::{Note, Quotation, Report};
use crate::span::{Span, TokenRange};
use crate::token::{Shape, Token};

/// A pair of marks, as token numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair {
    /// The opening mark.
    open: usize,
    /// The closing mark; where it is missing, one past the last token of the quotation.
    close: usize,
    /// Is there a closing mark?
    closed: bool,
}

/// The most paragraphs of one quotation.
const MOST_PARAGRAPHS: usize = 6;

/// Finds the quotations of the paragraphs and marks their tokens.
pub(crate) fn find(report: &mut Report<'_>, paragraphs: &[TokenRange]) {
    let mut pairs = Vec::new();
    let mut stray = Vec::new();
    let marks = marks(report);
    let mut next = 0;
    // The pair that was left open, with its paragraph.
    let mut waiting: Option<(usize, usize)> = None;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let range = paragraph.range();
        let mut begin = next + marks[next..].partition_point(|&i| i < range.start);
        next = begin + marks[begin..].partition_point(|&i| i < range.end);
        if begin == next {
            continue;
        }
        waiting = waiting.filter(|(_, since)| n - since < MOST_PARAGRAPHS);
        let front = double::first(report, &marks[begin..next]);
        if let (Some((left, _)), Some(front)) = (waiting, front) {
            let pair: &mut Pair = &mut pairs[left];
            let close = marks[begin + front];
            if double::ends(report, &range, pair.open, close) {
                (pair.close, pair.closed) = (close, true);
                forget(report, pair.open);
                begin += front + 1;
            }
            waiting = None;
        }
        let first = pairs.len();
        stray.clear();
        double::find(report, &range, &marks[begin..next], &mut pairs, &mut stray);
        single::find(report, &range, &marks[begin..next], &mut pairs, first);
        pairs[first..]
            .sort_unstable_by_key(|pair: &Pair| (pair.open, std::cmp::Reverse(pair.close)));
        note(report, paragraphs, n, &pairs[first..], &stray);
        let open = pairs[first..].iter().rposition(|pair| {
            !pair.closed && pair.close == range.end && double::is_opening(report, pair.open)
        });
        let open = open.map(|left| (first + left, n));
        let whole = |&(left, _): &(usize, usize)| {
            let pair: &Pair = &pairs[left];
            double::begins_sentence(report, range.start, pair.open)
        };
        waiting = open.filter(whole).or(waiting);
    }
    for pair in pairs {
        mark(report, pair);
    }
}

/// The tokens that could be quotation marks, by their first bytes.
fn marks(report: &Report<'_>) -> Vec<usize> {
    let bytes = report.text.as_bytes();
    let is_mark = |token: &Token| {
        token.is(Shape::PUNCTUATION)
            && matches!(
                bytes[token.span.start as usize],
                b'"' | b'\'' | b'`' | 0xC2 | 0xE2 | 0xE3 | 0xEF
            )
    };
    let tokens = report.tokens.iter().enumerate();
    tokens.filter(|(_, token)| is_mark(token)).map(|(i, _)| i).collect()
}

/// Sets the flags of the tokens of a quotation, and keeps it.
fn mark(report: &mut Report<'_>, pair: Pair) {
    let Pair { open, close, closed } = pair;
    let tokens = &mut report.tokens;
    tokens[open].shape |= Shape::OPEN_QUOTE;
    tokens[open].shape -= Shape::POSSESSIVE;
    for token in &mut tokens[open + 1..close] {
        token.shape |= Shape::QUOTED;
    }
    let start = tokens[open].span.start;
    let inner = Span::new(
        tokens[open].span.end,
        if closed { tokens[close].span.start } else { tokens[close - 1].span.end },
    );
    let mut end = inner.end;
    if closed {
        tokens[close].shape |= Shape::CLOSE_QUOTE;
        tokens[close].shape -= Shape::POSSESSIVE;
        end = tokens[close].span.end;
    }
    report.quotations.push(Quotation {
        span: Span::new(start, end),
        inner,
        tokens: TokenRange::new(open as u32 + 1, close as u32),
        unclosed: !closed,
    });
}

/// Takes back that the mark `open` has none that closes it.
fn forget(report: &mut Report<'_>, open: usize) {
    let span = Some(report.tokens[open].span);
    let odd = |note: &Note| note.kind == IssueKind::OddQuotes && note.span == span;
    if let Some(at) = report.notes.iter().rposition(odd) {
        report.notes.remove(at);
    }
}

/// Notes marks that do not pair, once a paragraph. A quotation that the next paragraph opens again
/// goes on there, and nothing is odd about it.
fn note(
    report: &mut Report<'_>,
    paragraphs: &[TokenRange],
    n: usize,
    pairs: &[Pair],
    stray: &[usize],
) {
    let paragraph = paragraphs[n];
    let goes_on = paragraphs.get(n + 1).is_some_and(|next| {
        next.range().next().is_some_and(|first| double::is_opening(report, first))
    });
    let unclosed = pairs
        .iter()
        .filter(|pair| !goes_on || pair.close != paragraph.end as usize)
        .find(|pair| !pair.closed);
    let (at, message) = match (unclosed, stray.first()) {
        (Some(pair), _) => (pair.open, "a quotation has no closing mark"),
        (None, Some(&at)) => (at, "a closing quotation mark without an opening one"),
        (None, None) => return,
    };
    report.notes.push(Note {
        kind: IssueKind::OddQuotes,
        span: Some(report.tokens[at].span),
        message: message.to_owned(),
    });
}
