//! Double marks of every house: which open and which close.
//!
//! A mark that looks the same on both sides opens or closes by what is open and by the white space
//! around it: `said "yes"`; `6"` is an inch.

use std::ops::Range;

use super::Pair;
use crate::report::Report;
use crate::token::Shape;

/// Marks that can close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// `"`, `“`, `”`, `„`, ` `` `, `''`: houses mix them.
    Comma,
    /// `«`, `»`.
    Angle,
    /// `「`, `」`.
    Corner,
    /// `“`, `”` inside of straight marks: `"It is no “fair deal” yet."`
    Inner,
}

/// What a mark can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

fn mark(word: &str) -> Option<(Family, Side)> {
    Some(match word {
        "\"" | "\u{FF02}" | "''" | "\u{201C}" | "\u{201D}" => (Family::Comma, Side::Either),
        "``" | "\u{201E}" | "\u{201F}" => (Family::Comma, Side::Opens),
        "\u{AB}" | "\u{BB}" => (Family::Angle, Side::Either),
        "\u{300C}" | "\u{300E}" => (Family::Corner, Side::Opens),
        "\u{300D}" | "\u{300F}" => (Family::Corner, Side::Closes),
        _ => return None,
    })
}

/// Does token `i` open a quotation, seen alone?
pub(super) fn is_opening(report: &Report<'_>, i: usize) -> bool {
    let word = report.word(i);
    mark(word).is_some_and(|(_, side)| {
        side == Side::Opens || side == Side::Either && !matches!(word, "\u{201D}" | "\u{BB}")
    })
}

/// Which of `marks` is the first double one.
pub(super) fn first(report: &Report<'_>, marks: &[usize]) -> Option<usize> {
    marks.iter().position(|&i| mark(report.word(i)).is_some())
}

/// Does token `i` of a paragraph that begins at `first` open a sentence in quotation marks: not `called it "old`?
pub(super) fn begins_sentence(report: &Report<'_>, first: usize, i: usize) -> bool {
    let capital = report.tokens.get(i + 1).is_some_and(|next| next.is(Shape::CAPITAL));
    let stops = |at| matches!(report.word(at), ":" | "," | "." | "!" | "?");
    i == first || i > first && capital && stops(i - 1)
}

/// Does `close`, the first double mark of the paragraph `range`, end what `open` began in an earlier one: `… will wait."`?
pub(super) fn ends(report: &Report<'_>, range: &Range<usize>, open: usize, close: usize) -> bool {
    let family = |i: usize| mark(report.word(i)).map(|(family, _)| family);
    let tokens = &report.tokens;
    close > range.start
        && family(open) == family(close)
        && !matches!(report.word(close), "\u{201C}" | "\u{201E}" | "\u{AB}" | "``")
        && !tokens[close].is(Shape::SPACE_BEFORE)
        && matches!(
            report.word(close - 1),
            "." | "," | "!" | "?" | "\u{2026}" | "..." | "'" | "\u{2019}"
        )
        && (close + 1 >= range.end || tokens[close + 1].is(Shape::SPACE_BEFORE))
}

/// Pairs the double marks among `marks`, which are tokens of `range`; closing marks of nothing go to `stray`.
pub(super) fn find(
    report: &Report<'_>,
    range: &Range<usize>,
    marks: &[usize],
    pairs: &mut Vec<Pair>,
    stray: &mut Vec<usize>,
) {
    // Marks that are open: the families nest in one another, so there are four at most.
    let mut open: Vec<(Family, usize)> = Vec::new();
    for (n, &i) in marks.iter().enumerate() {
        let word = report.word(i);
        let Some((family, side)) = mark(word) else { continue };
        let family = if is_inner(report, &marks[n..], &open) { Family::Inner } else { family };
        let depth = open.iter().position(|(other, _)| *other == family);
        match decide(report, range, i, word, side, depth.map(|n| open[n].1)) {
            Decision::Opens => {
                if let Some(depth) = depth {
                    unclosed(&mut open, depth, i, pairs);
                }
                open.push((family, i));
            }
            Decision::Closes => match depth {
                Some(depth) => {
                    unclosed(&mut open, depth + 1, i, pairs);
                    if let Some((_, first)) = open.pop() {
                        pairs.push(Pair { open: first, close: i, closed: true });
                    }
                }
                None => stray.push(i),
            },
            Decision::Nothing => {}
        }
    }
    unclosed(&mut open, 0, range.end, pairs);
}

/// Is the first of `marks` one of a pair of curved marks in straight ones that are open?
fn is_inner(report: &Report<'_>, marks: &[usize], open: &[(Family, usize)]) -> bool {
    let (Some(&i), Some(&(family, last))) = (marks.first(), open.last()) else { return false };
    match report.word(i) {
        "\u{201C}" => {
            // The next double mark closes it, and the straight ones go on behind: in `"We left. “It rained,” he said` the
            // first was never closed.
            let mut behind = marks[1..].iter().filter(|&&at| mark(report.word(at)).is_some());
            let goes_on = behind.next().is_some_and(|&at| {
                report.word(at) == "\u{201D}"
                    && (!report.tokens[at - 1].is(Shape::PUNCTUATION)
                        || behind.next().is_some_and(|&at| report.word(at) == "\""))
            });
            family == Family::Comma
                && report.word(last) == "\""
                && report.tokens[i].is(Shape::SPACE_BEFORE)
                && goes_on
        }
        "\u{201D}" => family == Family::Inner,
        _ => false,
    }
}

/// Ends the marks that are open from `depth` on, without closing marks, before token `end`.
fn unclosed(open: &mut Vec<(Family, usize)>, depth: usize, end: usize, pairs: &mut Vec<Pair>) {
    for (_, first) in open.drain(depth.min(open.len())..) {
        pairs.push(Pair { open: first, close: end, closed: false });
    }
}

enum Decision {
    Opens,
    Closes,
    Nothing,
}

fn decide(
    report: &Report<'_>,
    range: &Range<usize>,
    i: usize,
    word: &str,
    side: Side,
    open: Option<usize>,
) -> Decision {
    let tokens = &report.tokens;
    let space_before = i == range.start || tokens[i].is(Shape::SPACE_BEFORE);
    let space_after = i + 1 >= range.end || tokens[i + 1].is(Shape::SPACE_BEFORE);
    // After an opening bracket, a dash or another mark a quotation can open without a space.
    let leads = i > range.start
        && matches!(
            report.word(i - 1),
            "(" | "["
                | "-"
                | "--"
                | "\u{2014}"
                | "\u{2013}"
                | ":"
                | "/"
                | "'"
                | "\u{2018}"
                | "`"
                | "\u{2026}"
                | "..."
                | "="
        );
    match side {
        Side::Opens => Decision::Opens,
        Side::Closes => {
            if open.is_some() {
                Decision::Closes
            } else {
                Decision::Nothing
            }
        }
        Side::Either => {
            let opens = (space_before || leads) && !space_after;
            let closes = !space_before && (space_after || !leads);
            match (word, open) {
                // `“` closes what `„` opened, and nothing else.
                ("\u{201C}", Some(at)) if report.word(at) == "\u{201E}" => Decision::Closes,
                // `the bank"s`: a mark for an apostrophe.
                ("\"", _) if !space_before && !space_after && report.word(i + 1) == "s" => {
                    Decision::Nothing
                }
                ("\u{201C}" | "\u{AB}", None) => Decision::Opens,
                ("\u{201C}", Some(_)) if !closes || space_before => Decision::Opens,
                ("\u{201D}" | "\u{BB}", Some(_)) => Decision::Closes,
                (_, Some(at)) if opens && !closes && at + 1 < i => {
                    // `"one "two`: it opens again, unless the first closes nowhere else.
                    if space_before && !leads { Decision::Opens } else { Decision::Closes }
                }
                (_, None) if opens || space_before => Decision::Opens,
                (_, None) if i > range.start && tokens[i - 1].is(Shape::NUMBER) => {
                    Decision::Nothing
                }
                _ => Decision::Closes,
            }
        }
    }
}
