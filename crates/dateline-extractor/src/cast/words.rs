//! Words of the report as keys and as text for people.

use dateline_lexicon::fold_into;
use dateline_parser::{Report, Shape, Span, TokenRange};

/// The words of a span with each run of white space as one space.
pub(super) fn text(report: &Report<'_>, span: Span) -> String {
    let mut out = String::with_capacity(span.len() as usize);
    for word in report.slice(span).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The key of a name: its words folded, one space between, articles and punctuation dropped.
pub(super) fn key(report: &Report<'_>, tokens: TokenRange) -> String {
    let mut out = String::new();
    for token in tokens.range() {
        let Some(known) = report.tokens.get(token) else { break };
        if known.is(Shape::PUNCTUATION) || known.is(Shape::POSSESSIVE) {
            continue;
        }
        let word = report.word(token);
        if matches!(word, "the" | "The" | "THE" | "a" | "an" | "A" | "An") {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        fold_into(word, &mut out);
    }
    out
}

/// The folded words of a text, small words of titles dropped.
pub(super) fn fold_words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == '-')
        .map(dateline_lexicon::fold)
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "of" | "for" | "and" | "the"))
        .collect()
}
