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
        while breaks.get(next_break).is_some_and(|&at| (at as usize) <= start) {
            next_break += 1;
        }
        let mut i = start;
        while i < range.end {
            let shape = report.tokens[i].shape;
            let ruled = breaks.get(next_break).is_some_and(|&at| at as usize == i);
            let cut = if ruled {
                next_break += 1;
                Some(i)
            } else if i - start >= LONGEST {
                Some(if line > start { line } else { i })
            } else {
                None
            };
            if let Some(cut) = cut.filter(|&cut| cut > start) {
                sentences.push(sentence(report, paragraph, start, cut));
                start = cut;
            }
            if shape.contains(Shape::LINE_START) {
                line = i;
            }
            i += 1;
            if shape.intersects(Shape::PUNCTUATION | Shape::STOPPED)
                && let Some(end) = ends::end_after(report, i - 1, range.end, caseless)
            {
                sentences.push(sentence(report, paragraph, start, end));
                (start, line, i) = (end, end, end);
                while breaks.get(next_break).is_some_and(|&at| (at as usize) <= end) {
                    next_break += 1;
                }
            }
        }
        if start < range.end {
            sentences.push(sentence(report, paragraph, start, range.end));
        }
    }
    for sentence in &sentences {
        let range = sentence.tokens.range();
        report.tokens[range.start].shape |= Shape::SENTENCE_START;
        let labelled = report.is_question_label(range.start);
        let mut words =
            report.tokens[range].iter_mut().take(4).filter(|token| !token.is(Shape::PUNCTUATION));
        for word in words.by_ref().take(1 + usize::from(labelled)) {
            word.shape |= Shape::SENTENCE_START;
        }
    }
    report.sentences = sentences;
}

fn sentence(report: &Report<'_>, paragraph: usize, start: usize, end: usize) -> Sentence {
    let tokens = TokenRange::new(start as u32, end as u32);
    Sentence { span: report.span_of(tokens), paragraph: paragraph as u32, tokens }
}

/// Is the text written without capitals, by its first words?
fn is_caseless(report: &Report<'_>) -> bool {
    let words = report.tokens.iter().filter(|token| token.is(Shape::WORD)).take(LONGEST);
    let (all, capital) = words.fold((0_usize, 0_usize), |(all, capital), token| {
        (all + 1, capital + usize::from(token.is(Shape::CAPITAL)))
    });
    capital * 100 < all
}
