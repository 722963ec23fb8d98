//! Reading the tokens around the body: words by number, never out of range.

use dateline_lexicon::{ReportRole, WordClass, WordId, lexicon, report_words};

use crate::report::Report;
use crate::span::{Span, TokenRange};
use crate::token::{Shape, Token};

/// The tokens of a report up to `limit`.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r, 't> {
    pub(super) report: &'r Report<'t>,
    pub(super) limit: usize,
}

impl<'r, 't> Reader<'r, 't> {
    pub(super) fn new(report: &'r Report<'t>) -> Self {
        Self { report, limit: report.tokens.len() }
    }

    /// The same, and nothing after token `limit`.
    pub(super) fn until(self, limit: usize) -> Self {
        Self { limit: limit.min(self.limit), ..self }
    }

    pub(super) fn token(self, i: usize) -> Option<&'r Token> {
        self.report.tokens[..self.limit].get(i)
    }

    /// The token's words; empty past the limit.
    pub(super) fn word(self, i: usize) -> &'t str {
        self.token(i).map_or("", |token| token.span.of(self.report.text))
    }

    pub(super) fn has(self, i: usize, shape: Shape) -> bool {
        self.token(i).is_some_and(|token| token.is(shape))
    }

    pub(super) fn can_be(self, i: usize, class: WordClass) -> bool {
        self.token(i).is_some_and(|token| token.can_be(class))
    }

    /// Is the token this word, in any case?
    pub(super) fn is(self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    /// Has the token's word this role?
    pub(super) fn role(self, i: usize, role: ReportRole) -> bool {
        self.token(i).is_some_and(|token| report_words().role(token.hash).intersects(role))
    }

    /// Is the token one of these marks?
    pub(super) fn mark(self, i: usize, marks: &[&str]) -> bool {
        let word = self.word(i);
        !word.is_empty() && marks.contains(&word)
    }

    /// Is nothing between this token and the one before it?
    pub(super) fn glued(self, i: usize) -> bool {
        self.token(i).is_some_and(|token| i > 0 && !token.is(Shape::SPACE_BEFORE))
    }

    /// The number that the token is written as.
    pub(super) fn number(self, i: usize) -> Option<i16> {
        let word = self.word(i);
        let digits = (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| word.parse().ok())?
    }

    /// The month that the token names.
    pub(super) fn month(self, i: usize) -> Option<i8> {
        let token = self.token(i).filter(|token| token.word != WordId::UNKNOWN)?;
        lexicon().times().word(token.word).month
    }

    /// The bytes of tokens `first..end`.
    pub(super) fn span(self, first: usize, end: usize) -> Span {
        self.report.span_of(TokenRange::new(first as u32, end as u32))
    }
}
