//! Single marks: `the 'One Village, One Product' plan`, `'yes,' he said`. Most apostrophes are none.
//!
//! An opening mark stands after white space and before a word; it counts only if a closing one
//! follows in the same stretch of text. A closing mark after a plural (`the ministers' talks`) is
//! doubtful, and yields to a sure one that follows soon.

use std::ops::Range;

use super::Pair;
use crate::report::Report;
use crate::token::Shape;

/// Within so many tokens a sure closing mark wins over a plural's apostrophe before it.
const NEAR: usize = 12;

/// Words that lost their beginning: `'em`, `'til`.
const CLIPPED: [&str; 9] = ["em", "til", "tis", "twas", "cause", "n", "bout", "round", "cept"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    /// After punctuation: `yes,'`.
    ClosesSentence,
    /// After a word that is no plural.
    Closes,
    /// After a word in s: perhaps a possessive.
    Perhaps,
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    token: usize,
    side: Side,
    /// The pair of double marks that it stands in, if any.
    within: Option<usize>,
}

/// Pairs the single marks among `marks`, which are tokens of `range`; `pairs[first..]` are the double ones there.
pub(super) fn find(
    report: &Report<'_>,
    range: &Range<usize>,
    marks: &[usize],
    pairs: &mut Vec<Pair>,
    first: usize,
) {
    let mut candidates = candidates(report, range, marks);
    if !candidates.iter().any(|candidate| candidate.side == Side::Opens) {
        return;
    }
    place(&mut candidates, &mut pairs[first..]);
    let mut n = 0;
    while n < candidates.len() {
        let open = candidates[n];
        n += 1;
        if open.side != Side::Opens {
            continue;
        }
        let rest = &candidates[n..];
        if let Some(at) = closing(open, rest) {
            pairs.push(Pair { open: open.token, close: rest[at].token, closed: true });
            n += at + 1;
        }
    }
}

/// Says of each candidate in which pair of double marks it stands.
fn place(candidates: &mut [Candidate], doubles: &mut [Pair]) {
    doubles.sort_unstable_by_key(|pair| pair.open);
    let mut next = 0;
    let mut current: Option<usize> = None;
    for candidate in candidates {
        while doubles.get(next).is_some_and(|pair| pair.open < candidate.token) {
            if doubles[next].close > candidate.token {
                current = Some(next);
            }
            next += 1;
        }
        if current.is_some_and(|n| doubles[n].close <= candidate.token) {
            current = None;
        }
        candidate.within = current;
    }
}

/// The candidate that closes `open`.
fn closing(open: Candidate, rest: &[Candidate]) -> Option<usize> {
    let mut perhaps: Option<usize> = None;
    for (n, candidate) in rest.iter().enumerate() {
        if candidate.within != open.within {
            // Out of the double quotation; or inside one that the single one spans.
            if open.within.is_some() {
                break;
            }
            continue;
        }
        match candidate.side {
            Side::Opens => break,
            Side::ClosesSentence => return Some(n),
            Side::Closes => {
                return match perhaps {
                    Some(earlier) if candidate.token - rest[earlier].token > NEAR => perhaps,
                    _ => Some(n),
                };
            }
            Side::Perhaps => perhaps = perhaps.or(Some(n)),
        }
    }
    perhaps
}

fn candidates(report: &Report<'_>, range: &Range<usize>, marks: &[usize]) -> Vec<Candidate> {
    let tokens = &report.tokens;
    let mut candidates = Vec::new();
    for &i in marks {
        let token = &tokens[i];
        let word = report.word(i);
        if !matches!(
            word,
            "'" | "\u{2018}" | "\u{2019}" | "`" | "\u{201A}" | "\u{2039}" | "\u{203A}"
        ) {
            continue;
        }
        let after = (i + 1 < range.end).then(|| &tokens[i + 1]);
        let glued_after = after.is_some_and(|after| !after.is(Shape::SPACE_BEFORE));
        let before = (i > range.start && !token.is(Shape::SPACE_BEFORE)).then(|| &tokens[i - 1]);
        let leads = before.is_none_or(|_| {
            matches!(
                report.word(i - 1),
                "(" | "[" | "\"" | "\u{201C}" | "``" | "\u{2014}" | "--" | "-" | "/" | ":"
            )
        });
        let side = if leads && glued_after && word != "\u{2019}" {
            let clipped = word != "`"
                && word != "\u{2039}"
                && (CLIPPED.iter().any(|clip| report.word(i + 1).eq_ignore_ascii_case(clip))
                    || after.is_some_and(|after| {
                        after.is(Shape::NUMBER) && report.word(i + 1).ends_with('s')
                    }));
            if clipped {
                continue;
            }
            Side::Opens
        } else if let Some(before) = before.filter(|_| word != "\u{2018}" && word != "`") {
            let word_after = after.is_some_and(|after| {
                !after.is(Shape::SPACE_BEFORE)
                    && after.shape.intersects(Shape::WORD | Shape::NUMBER)
            });
            if word_after {
                continue;
            }
            if token.is(Shape::POSSESSIVE) {
                Side::Perhaps
            } else if before.is(Shape::PUNCTUATION) {
                Side::ClosesSentence
            } else {
                Side::Closes
            }
        } else {
            continue;
        };
        candidates.push(Candidate { token: i, side, within: None });
    }
    candidates
}
