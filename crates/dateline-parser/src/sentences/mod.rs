//! Sentences: where a full stop, a question or an exclamation mark ends one, and where nothing does.
//!
//! `Gen. Diaz met Mr. Ito. They agreed.` is two; `"Why?" he asked.` is one; a row of a table is one.

mod ends;

use crate::report::{Report, Sentence};
use crate::span::TokenRange;
use crate::token::Shape;

/// No sentence is longer than this; a longer one breaks at its last line end.
const LONGEST: usize = 400;

/// Cuts the paragraphs into sentences. `breaks` are tokens before which one ends in any case.
pub(crate) fn find(report: &mut Report<'_>, paragraphs: &[TokenRange], breaks: &[u32]) {
    let caseless = is_caseless(report);
    let mut next_break = 0;
    let mut sentences = Vec::with_capacity(report.tokens.len() / 20 + 1);
    for (paragraph, range) in paragraphs.iter().enumerate() {
        let range = range.range();
        let mut start = range.start;
        let mut line = start;
        let mut i = start;
        while i < range.end {
            if i > start {
                while breaks.get(next_break).is_some_and(|&at| (at as usize) < i) {
                    next_break += 1;
                }
                let ruled = breaks.get(next_break).is_some_and(|&at| at as usize == i);
                if report.tokens[i].is(Shape::LINE_START) {
                    line = i;
                }
                let cut = match () {
                    () if ruled => Some(i),
                    () if i - start >= LONGEST => Some(if line > start { line } else { i }),
                    () => None,
                };
                if let Some(cut) = cut {
                    sentences.push(sentence(report, paragraph, start, cut));
                    start = cut;
                }
            }
            let end = ends::end_after(report, i, range.end, caseless);
            if let Some(end) = end {
                sentences.push(sentence(report, paragraph, start, end));
                (start, line) = (end, end);
                i = end;
            } else {
                i += 1;
            }
        }
        if start < range.end {
            sentences.push(sentence(report, paragraph, start, range.end));
        }
    }
    for sentence in &sentences {
        let range = sentence.tokens.range();
        report.tokens[range.start].shape |= Shape::SENTENCE_START;
        let words = report.tokens[range].iter_mut();
        if let Some(word) = words.take(4).find(|token| !token.is(Shape::PUNCTUATION)) {
            word.shape |= Shape::SENTENCE_START;
        }
    }
    report.sentences = sentences;
}

fn sentence(report: &Report<'_>, paragraph: usize, start: usize, end: usize) -> Sentence {
    let tokens = TokenRange::new(start as u32, end as u32);
    Sentence { span: report.span_of(tokens), paragraph: paragraph as u32, tokens }
}

/// Is the text written without capitals?
fn is_caseless(report: &Report<'_>) -> bool {
    let words = report.tokens.iter().filter(|token| token.is(Shape::WORD));
    let (all, capital) = words.fold((0_usize, 0_usize), |(all, capital), token| {
        (all + 1, capital + usize::from(token.is(Shape::CAPITAL)))
    });
    capital * 100 < all
}
