//! Words of the report as keys and as text for people.

use std::borrow::Cow;

use dateline_lexicon::{WordSet, fold_into, word_hash};
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

/// A name that stands in capitals as it stands elsewhere: `WHITE SPRINGS` as `White Springs`, `O'NEILL` as `O'Neill`,
/// `ST. ANN'S` as `St. Ann's`.
pub(super) fn in_title_case<'a>(name: &Cow<'a, str>) -> Cow<'a, str> {
    if name.chars().any(char::is_lowercase) {
        return name.clone();
    }
    let mut out = String::with_capacity(name.len());
    let mut letters = 0;
    let mut rest = name.chars();
    while let Some(c) = rest.next() {
        if c.is_alphabetic() {
            letters += 1;
        } else if matches!(c, '\'' | '\u{2019}') {
            let behind = rest.clone().take_while(|c| c.is_alphabetic()).count();
            letters = if letters == 1 && behind > 1 { 0 } else { letters };
        } else {
            letters = 0;
        }
        if letters > 1 || !c.is_alphabetic() && letters > 0 {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
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
    let mut out = String::with_capacity(report.span_of(tokens).len() as usize);
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
    separate(text).map(dateline_lexicon::fold).filter(|word| counts(word)).collect()
}

/// Is `word`, folded, one of [`fold_words`] of `text`?
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let hash = word_hash(word);
    counts(word) && separate(text).any(|other| word_hash(other) == hash)
}

/// Does a folded word tell names apart?
fn counts(word: &str) -> bool {
    !matches!(word, "" | "of" | "for" | "and" | "the")
}

fn separate(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_those_of_a_title() {
        for (name, expected) in [
            ("WHITE SPRINGS", "White Springs"),
            ("ST. ANN'S HARBOR", "St. Ann's Harbor"),
            ("O'NEILL", "O'Neill"),
            ("MARTHA\u{2019}S", "Martha\u{2019}s"),
            ("STOKE-ON-TRENT", "Stoke-On-Trent"),
            ("La Paz", "La Paz"),
        ] {
            assert_eq!(in_title_case(&Cow::Borrowed(name)), expected);
        }
    }
}
