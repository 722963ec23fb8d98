//! Words of the report as keys and as text for people.

use std::borrow::Cow;

use dateline_lexicon::{WordSet, fold_into};
use dateline_parser::{Report, Shape, Span, Token, TokenRange};

const ARTICLES: WordSet<3> = WordSet::new(["the", "a", "an"]);

/// The words of a span with each run of white space as one space; as they stand where they stand so.
pub(super) fn text<'t>(report: &Report<'t>, span: Span) -> Cow<'t, str> {
    let text = report.slice(span);
    let spaced = |pair: &[u8]| pair == b"  ";
    let plain = text.bytes().all(|b| (b' '..0x7F).contains(&b))
        && text.trim_ascii().len() == text.len()
        && !text.as_bytes().windows(2).any(spaced);
    if plain {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// A name that stands in capitals as it stands elsewhere: `WHITE SPRINGS` as `White Springs`.
pub(super) fn in_title_case<'a>(name: &Cow<'a, str>) -> Cow<'a, str> {
    if name.chars().any(char::is_lowercase) {
        return name.clone();
    }
    let mut begins = true;
    let recased = name.chars().flat_map(|c| {
        let upper = std::mem::replace(&mut begins, !c.is_alphabetic());
        let lower = if upper { None } else { Some(c.to_lowercase()) };
        lower.into_iter().flatten().chain(upper.then_some(c))
    });
    Cow::Owned(recased.collect())
}

/// The hash of a name's [`key`], for who only asks whether two names have the same words.
pub(super) fn hash(report: &Report<'_>, tokens: TokenRange) -> u64 {
    let words = report.tokens.get(tokens.range()).unwrap_or_default();
    let counts = |token: &&Token| {
        !token.is(Shape::PUNCTUATION) && !token.is(Shape::POSSESSIVE) && !ARTICLES.has(token.hash)
    };
    words.iter().filter(counts).fold(0, |hash, token| hash.rotate_left(17) ^ token.hash)
}

/// The key of a name: its words folded, one space between, articles and punctuation dropped.
pub(super) fn key(report: &Report<'_>, tokens: TokenRange) -> String {
    let mut out = String::new();
    for token in tokens.range() {
        let Some(known) = report.tokens.get(token) else { break };
        let word = report.slice(known.span);
        let and = word == "&";
        if known.is(Shape::PUNCTUATION) && !and
            || known.is(Shape::POSSESSIVE)
            || ARTICLES.has(known.hash)
        {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        fold_into(if and { "and" } else { word }, &mut out);
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
