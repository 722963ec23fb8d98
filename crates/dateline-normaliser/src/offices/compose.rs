//! The parts of a title put together again in their normal order.

use dateline_lexicon::OfficeHead;
use dateline_parser::{Report, Shape};

use super::Part;

/// Room for most titles.
const LONG: usize = 40;

/// `Vice` `Minister` `of Foreign Affairs`, from "vice foreign minister".
pub(super) fn compose(report: &Report<'_>, head: &OfficeHead, parts: &[Part]) -> String {
    let mut before = String::with_capacity(LONG);
    let mut after = String::new();
    let mut headed = false;
    for part in parts {
        match *part {
            Part::Head(..) => headed = true,
            Part::Modifier(modifier, start, end) if modifier.in_title() => {
                (start..end).for_each(|at| push_word(report, at, &mut before));
            }
            Part::Modifier(..) | Part::Link(_) => {}
            Part::Portfolio(portfolio, ..) => {
                if after.is_empty() {
                    // "Secretary of State for Defence" keeps its word.
                    push(if head.title.contains(" of ") { "for" } else { "of" }, &mut after);
                }
                push(portfolio.title, &mut after);
            }
            Part::Word(at) if headed => {
                if after.is_empty()
                    && let Some(link) = link_before(parts, at)
                {
                    // Ministers for and of a field are one, an envoy is sent for one.
                    push(if head.portfolio { "of" } else { report.word(link) }, &mut after);
                }
                push_word(report, at, &mut after);
            }
            Part::Word(at) => push_word(report, at, &mut before),
        }
    }
    let mut title = before;
    if headed || title.is_empty() {
        push(head.title, &mut title);
    }
    if !after.is_empty() {
        push(&after, &mut title);
    }
    title
}

/// The parts as they stand: `Vice Foreign Minister`. A plural or an abbreviation gives way to the head's
/// title.
pub(super) fn wording(report: &Report<'_>, head: &OfficeHead, parts: &[Part]) -> String {
    let mut title = String::with_capacity(LONG);
    let words = |from: usize, to: usize, title: &mut String| {
        let marks = |at: &usize| !report.tokens[*at].is(Shape::JOINER);
        (from..to).filter(marks).for_each(|at| push_word(report, at, title));
    };
    for part in parts {
        match *part {
            Part::Head(_, _, false) => push(head.title, &mut title),
            Part::Modifier(modifier, ..) if !modifier.in_title() => {}
            Part::Modifier(_, start, end)
            | Part::Portfolio(_, start, end)
            | Part::Head(start, end, true) => words(start, end, &mut title),
            Part::Link(at) | Part::Word(at) => words(at, at + 1, &mut title),
        }
    }
    if title.is_empty() {
        title.push_str(head.title);
    }
    title
}

/// The "of" or "for" before the word at token `at`.
fn link_before(parts: &[Part], at: usize) -> Option<usize> {
    parts.windows(2).find_map(|pair| match pair {
        [Part::Link(link), Part::Word(word)] if *word == at => Some(*link),
        _ => None,
    })
}

fn push(words: &str, out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(words);
}

/// A word as titles have it: with a capital, but for the small words; hyphens as they stand.
fn push_word(report: &Report<'_>, at: usize, out: &mut String) {
    let token = &report.tokens[at];
    let word = report.word(at);
    let joined = !token.is(Shape::SPACE_BEFORE) && !out.is_empty();
    let joined = joined && (token.is(Shape::JOINER | Shape::POSSESSIVE) || is_joined(report, at));
    if !out.is_empty() && !joined {
        out.push(' ');
    }
    if is_joined(report, at) && joined {
        out.push('-');
    }
    let small = matches!(word, "of" | "for" | "and" | "to" | "the" | "in" | "on" | "at" | "de");
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !small && !token.is(Shape::POSSESSIVE) => {
            if first.is_ascii() {
                out.push(first.to_ascii_uppercase());
            } else {
                out.extend(first.to_uppercase());
            }
            out.push_str(letters.as_str());
        }
        _ => out.push_str(word),
    }
}

/// Does a hyphen join the word at token `at` to the one before?
fn is_joined(report: &Report<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| report.tokens[before].is(Shape::JOINER))
}
