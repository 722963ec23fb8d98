//! Does a sentence end with this token?

use dateline_lexicon::{ReportRole, WordClass, lexicon, report_words};

use crate::report::Report;
use crate::token::{Shape, Token};

/// Marks that end a sentence.
fn is_terminal(word: &str) -> bool {
    matches!(
        word,
        "." | "?" | "!" | "\u{3002}" | "\u{FF01}" | "\u{FF1F}" | "\u{61F}" | "\u{964}" | "\u{6D4}"
    ) || is_ellipsis(word)
}

fn is_ellipsis(word: &str) -> bool {
    word == "\u{2026}" || word.len() > 1 && word.bytes().all(|b| b == b'.')
}

/// Where the sentence ends that token `i` is in, if `i` ends it: one past its last token.
#[inline]
pub(super) fn end_after(
    report: &Report<'_>,
    i: usize,
    limit: usize,
    caseless: bool,
) -> Option<usize> {
    let token = &report.tokens[i];
    if !token.shape.intersects(Shape::PUNCTUATION | Shape::STOPPED) {
        return None;
    }
    let word = report.word(i);
    let stopped = token.is(Shape::STOPPED);
    if !stopped && !is_terminal(word) {
        return None;
    }
    let (mut end, mut last, mut quote) = (i + 1, word, false);
    while end < limit {
        let next = &report.tokens[end];
        let text = report.word(end);
        if is_terminal(text) {
            last = text;
        } else if next.is(Shape::CLOSE_QUOTE) {
            quote = true;
        } else if next.is(Shape::SPACE_BEFORE)
            || next.is(Shape::OPEN_QUOTE)
            || !matches!(text, ")" | "]" | "\"" | "''")
        {
            break;
        }
        end += 1;
    }
    if end >= limit {
        return Some(limit);
    }
    let closed = Closed { stopped: stopped && last == word, last, quote, first: i, end };
    closed.ends(report, limit, caseless).then_some(end)
}

/// A mark that can end a sentence, with what closes after it.
struct Closed<'t> {
    /// Is it only the stop of an abbreviation?
    stopped: bool,
    /// The last mark.
    last: &'t str,
    /// Does a quotation close after it?
    quote: bool,
    /// The mark's token.
    first: usize,
    /// One past the tokens that close.
    end: usize,
}

impl Closed<'_> {
    fn ends(&self, report: &Report<'_>, limit: usize, caseless: bool) -> bool {
        let next = &report.tokens[self.end];
        let text = report.word(self.end);
        // The first word after opening marks.
        let word = (self.end..limit.min(self.end + 4))
            .find(|&n| report.tokens[n].shape.intersects(Shape::WORD | Shape::NUMBER));
        // `(c) The rest`: an item of a list.
        let item = text == "("
            && self.end + 2 < limit
            && report.word(self.end + 2) == ")"
            && report.word(self.end + 1).len() <= 4;
        let starts = item
            || word.is_some_and(|n| {
                let token = &report.tokens[n];
                token.shape.intersects(Shape::CAPITAL | Shape::MIXED)
                    || token.is(Shape::NUMBER)
                    || caseless
                    || !token.is(Shape::WORD)
            });
        if !next.is(Shape::SPACE_BEFORE) {
            return self.ends_glued(report);
        }
        if next.is(Shape::PUNCTUATION)
            && !next.is(Shape::OPEN_QUOTE)
            && matches!(text, "," | ";" | ":" | ")" | "]" | "%" | "/")
        {
            return false;
        }
        if self.stopped {
            return starts && !caseless && self.abbreviation_ends(report, word);
        }
        if is_ellipsis(self.last) {
            return starts && word.is_some_and(|n| !report.tokens[n].is(Shape::NUMBER));
        }
        if self.quote && matches!(self.last, "?" | "!") && self.goes_on_with_cue(report, limit) {
            return false;
        }
        starts
            || word.is_none() && next.is(Shape::PUNCTUATION)
            || matches!(text, "\u{2022}" | "*")
            || report.tokens[self.end].is(Shape::NON_ASCII) && !next.is(Shape::WORD)
    }

    /// `end.The`: a space was forgotten.
    fn ends_glued(&self, report: &Report<'_>) -> bool {
        let next = &report.tokens[self.end];
        if self.stopped || next.shape.intersects(Shape::PUNCTUATION | Shape::NUMBER) {
            return !self.stopped && next.is(Shape::OPEN_QUOTE) && self.end > self.first + 1;
        }
        let ideographic = report.tokens[self.first].is(Shape::NON_ASCII);
        let before = self.first.checked_sub(1).map(|n| &report.tokens[n]);
        let lower = before.is_some_and(|token| {
            token.is(Shape::WORD) && !token.shape.intersects(Shape::CAPITAL | Shape::INITIAL)
        });
        ideographic || self.quote && next.is(Shape::CAPITAL) || lower && next.is(Shape::CAPITAL)
    }

    /// Does the sentence end with the abbreviation, now that something follows that could start one?
    fn abbreviation_ends(&self, report: &Report<'_>, word: Option<usize>) -> bool {
        let token = &report.tokens[self.first];
        let Some(next) = word.map(|n| &report.tokens[n]) else { return true };
        let text = report.word(self.first);
        let stem = text.strip_suffix('.').unwrap_or(text);
        if next.is(Shape::NUMBER) {
            // `Nov. 20`, `No. 4`, `c. 1900`; `a.m. 20 people` is rare.
            return false;
        }
        let lower = !stem.bytes().any(|b| b.is_ascii_uppercase());
        if role(token).contains(ReportRole::NEVER_LAST) {
            return false;
        }
        if lower && stem.contains('.') {
            // `at 9 a.m. Officials`, but `9 a.m. EST`, `9 a.m. Monday`, `9 a.m. Eastern`
            return !role(next).contains(ReportRole::ZONE)
                && !next.is(Shape::ALL_CAPITALS)
                && !next.can_be(WordClass::MONTH | WordClass::WEEKDAY);
        }
        if !lower && stem.contains('.') && goes_on_with_state(report, self.first, self.end) {
            return false;
        }
        if token.is(Shape::INITIAL) && report.tokens[self.end].is(Shape::OPEN_QUOTE) {
            // `Ana M. "Mia" Moyo`
            return false;
        }
        if token.is(Shape::INITIAL) && is_second_letter(report, self.first) {
            return true;
        }
        let title = token.can_be(WordClass::HONORIFIC)
            && lexicon().grammar().abbreviation_can_end(token.word) == Some(false);
        !title && is_starter(report, self.end, word)
    }

    /// `"Why?" Diaz asked.`: one to three words of a name, then a cue of speech and the end.
    fn goes_on_with_cue(&self, report: &Report<'_>, limit: usize) -> bool {
        let mut n = self.end;
        while n < limit && n < self.end + 4 && report.tokens[n].is(Shape::CAPITAL) {
            n += 1;
        }
        let tokens = &report.tokens;
        n > self.end
            && n < limit
            && tokens[n].can_be(WordClass::CUE_START)
            && (n + 1 == limit || matches!(report.word(n + 1), "." | "," | ";"))
    }
}

/// "between the U.S. *And Japan*": do old wires, which begin the word behind a stop with a capital, go on with another state?
/// Not "left the U.S. And Chile said".
fn goes_on_with_state(report: &Report<'_>, stopped: usize, at: usize) -> bool {
    const NEAR: usize = 4;
    let state = report.tokens.get(at + 1).is_some_and(|next| {
        next.is(Shape::CAPITAL) && next.can_be(WordClass::COUNTRY_START | WordClass::DEMONYM_START)
    });
    let between = || {
        let mut near = stopped.saturating_sub(NEAR)..stopped;
        near.any(|at| report.word(at).eq_ignore_ascii_case("between"))
    };
    // "sales in the U.S. *And Canada,* officials said"
    let listed = || {
        let country = report.tokens[at + 1].can_be(WordClass::COUNTRY_START);
        country
            && report.tokens.get(at + 2).is_some_and(|_| matches!(report.word(at + 2), "," | "."))
    };
    let begins = || stopped.checked_sub(1).is_none_or(|at| is_terminal(report.word(at)));
    state && matches!(report.word(at), "And" | "Or") && (between() || begins() || listed())
}

/// Is it the second of two letters that name something, the first without a stop: "rated A by *S and P.*"?
fn is_second_letter(report: &Report<'_>, at: usize) -> bool {
    let Some(first) = at.checked_sub(2) else { return false };
    let token = &report.tokens[first];
    matches!(report.word(at - 1), "and" | "&")
        && token.is(Shape::CAPITAL)
        && token.span.len() == 1
        && !matches!(report.word(first), "A" | "I")
}

/// Is the word one that begins a sentence rather than goes on with a name?
fn is_starter(report: &Report<'_>, end: usize, word: Option<usize>) -> bool {
    if report.tokens[end].is(Shape::OPEN_QUOTE) {
        return true;
    }
    let Some(n) = word else { return true };
    let token = &report.tokens[n];
    if token.is(Shape::STOPPED) {
        // `J. A. Moyo`
        return false;
    }
    // `Will`, `May` and `Can` are names too.
    token.can_be(WordClass::FUNCTION_WORD) && !token.can_be(WordClass::AUXILIARY)
        || role(token).contains(ReportRole::STARTS)
}

fn role(token: &Token) -> ReportRole {
    report_words().role(token.hash)
}
