//! In which language a report is written: is it English, or clearly something else?
//!
//! The script decides where it can; within the Latin script the function words do. A text counts as
//! another language only if that one's words are many and English ones few: a report full of foreign
//! names, or a table of prices, is not.

use dateline_lexicon::languages;

use crate::report::Report;
use crate::token::{Shape, Token};

/// So many words of the body are looked at.
const WORDS: usize = 250;
/// With fewer words nothing is said of another language.
const FEWEST: usize = 15;
/// So many different function words prove a language.
const DIFFERENT: usize = 6;

/// Two-letter code of the language; `None` where the text does not say.
pub(crate) fn guess(report: &Report<'_>) -> Option<&'static str> {
    let body = report.sentences.first().map_or(0, |sentence| sentence.tokens.start as usize);
    let words = report.tokens[body..].iter().filter(|token| token.is(Shape::WORD)).take(WORDS);
    let languages = languages();
    let codes = languages.codes();
    let mut hits = [0_usize; 32];
    let (mut all, mut scripts) = (0, Scripts::default());
    for token in words {
        all += 1;
        if token.is(Shape::NON_ASCII) {
            scripts.add(report.text, token);
        }
        let mut bits = languages.of(token.hash);
        while bits != 0 {
            hits[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }
    if let Some(code) = scripts.most(all) {
        return Some(code);
    }
    let english = codes.iter().position(|code| *code == "en").map_or(0, |n| hits[n]);
    // The first of equals: codes are in byte order.
    let others = codes.iter().zip(hits).filter(|(code, _)| **code != "en");
    let (other, most) =
        others.fold(("", 0), |best, (code, n)| if n > best.1 { (*code, n) } else { best });
    let is_other = all >= FEWEST && most * 7 >= all && most > english * 2;
    if is_other && different(&report.tokens[body..], other) >= DIFFERENT {
        return Some(other);
    }
    (english > 0 && english * 12 >= all && english >= most).then_some("en")
}

/// How many different function words of `code` are among the tokens.
fn different(tokens: &[Token], code: &str) -> usize {
    let languages = languages();
    let Some(bit) = languages.codes().iter().position(|known| *known == code) else { return 0 };
    let words = tokens.iter().filter(|token| token.is(Shape::WORD)).take(WORDS);
    let own = words.filter(|token| languages.of(token.hash) >> bit & 1 == 1);
    let mut hashes: Vec<u64> = own.map(|token| token.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len()
}

/// Words by script, for scripts that tell the language or narrow it down.
#[derive(Debug, Default)]
struct Scripts {
    counts: [(usize, &'static str); 10],
}

impl Scripts {
    fn add(&mut self, text: &str, token: &Token) {
        let Some(c) = token.span.of(text).chars().next() else { return };
        let (n, code) = match c {
            '\u{370}'..='\u{3FF}' => (0, "el"),
            '\u{400}'..='\u{52F}' => (1, "ru"),
            '\u{590}'..='\u{5FF}' => (2, "he"),
            '\u{600}'..='\u{77F}' => (3, "ar"),
            '\u{900}'..='\u{97F}' => (4, "hi"),
            '\u{980}'..='\u{9FF}' => (5, "bn"),
            '\u{E00}'..='\u{E7F}' => (6, "th"),
            '\u{3040}'..='\u{30FF}' => (7, "ja"),
            '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => (8, "ko"),
            '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => (9, "zh"),
            _ => return,
        };
        self.counts[n] = (self.counts[n].0 + 1, code);
    }

    /// The language of a script that most of `all` words are written in. Japanese mixes two.
    fn most(&self, all: usize) -> Option<&'static str> {
        let foreign: usize = self.counts.iter().map(|(n, _)| n).sum();
        if foreign * 2 <= all {
            return None;
        }
        let kana = self.counts[7];
        if kana.0 * 10 > foreign {
            return Some(kana.1);
        }
        self.counts.iter().max_by_key(|(n, _)| *n).map(|(_, code)| *code)
    }
}
