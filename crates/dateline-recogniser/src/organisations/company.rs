//! What tells a company by its words: the legal form behind its name ("Acme *and Co. Inc*") and what only a body
//! says of itself ("Acme said *it plans*").
//!
//! Counter-examples: "Sa" of "Ana Sa" begins nothing and ends all of it; "Jane Roe said it would rain".

use dateline_lexicon::{CompanyRole, company_words, lexicon, words};
use dateline_parser::{Report, Shape, Token, TokenRange};

/// Is it a company's legal form with a capital: `Inc`, `Ltd`?
pub fn is_legal_form(token: &Token) -> bool {
    let head = lexicon().organisation_heads().get(token.word);
    token.is(Shape::CAPITAL) && head.is_some_and(|head| head.legal_form)
}

/// A name without the legal form behind it and what joins that to it; none where it has no such form, or
/// nothing else.
pub fn without_legal_form(report: &Report<'_>, tokens: TokenRange) -> Option<TokenRange> {
    let mut end = tokens.end;
    while end > tokens.start {
        let last = report.tokens.get(end as usize - 1)?;
        let joins = last.is(Shape::PUNCTUATION) || words!["and"].has(last.hash);
        if is_legal_form(last) || joins && end < tokens.end {
            end -= 1;
        } else {
            break;
        }
    }
    (tokens.start < end && end < tokens.end).then(|| TokenRange::new(tokens.start, end))
}

/// A name without the words at its end that companies of its kind share: "Keffler" of "Keffler Oil and Gas". Nothing
/// where it has none.
pub fn without_tail(report: &Report<'_>, name: TokenRange) -> Option<TokenRange> {
    let mut end = name.end;
    while end > name.start + 1 {
        let last = report.tokens.get(end as usize - 1)?;
        let joins = words!["and"].has(last.hash) && end < name.end;
        if !joins && !company_words().role(last.hash).contains(CompanyRole::TAIL) {
            break;
        }
        end -= 1;
    }
    (end < name.end).then(|| TokenRange::new(name.start, end))
}

/// Does somebody say behind `verb`, a verb of speech, what only a body does: "said *it has agreed*"?
pub fn says_as_body(report: &Report<'_>, verb: usize) -> bool {
    let help = usize::from(report.word_is(verb + 2, words!["had", "has", "will", "would"]));
    let deed = report.tokens.get(verb + 2 + help);
    report.word_is(verb + 1, words!["it"])
        && deed.is_some_and(|deed| company_words().role(deed.hash).contains(CompanyRole::DEED))
}
