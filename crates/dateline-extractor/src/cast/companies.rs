//! Companies by their full names, and the short forms that a report goes on with: "Keffler Air Freight Corp" and
//! "Keffler", "W.R. Dorling and Co" and "Dorling", "Tarvane Inc" and "Tarvane".
//!
//! Counter-examples: "Tarvane" before "Tarvane Canada Ltd" was named; "Acme" beside "Acme Inc" and "Acme Ltd".

use dateline_lexicon::{WordClass, WordSet, words};
use dateline_parser::{Report, Shape, Token, TokenRange};
use dateline_recogniser::{What, without_legal_form, without_tail};
use dateline_schema::closed::{MentionForm, MentionKind};
use rustc_hash::FxHashMap;

use super::{CastMention, words};
use crate::scene::Scene;

/// So many words of a name, from its second on, can end a short form.
const MOST_PARTS: usize = 3;

/// The short forms of a report's companies.
#[derive(Debug, Default)]
pub(super) struct Companies(FxHashMap<u64, Short>);

#[derive(Debug, Clone, Copy)]
struct Short {
    /// Where the full name stands first.
    full: TokenRange,
    /// Its words.
    key: u64,
    /// Is it all of the name but the legal form?
    whole: bool,
    /// Is it short for other names, too?
    shared: bool,
}

impl Companies {
    pub(super) fn of(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Self {
        let report = scene.report;
        let mut companies = Self::default();
        for (mention, known) in mentions.iter().zip(&scene.recognised.mentions) {
            let named = mention.kind == MentionKind::Organisation
                && mention.form == MentionForm::FullName
                && known.what == What::Name;
            let Some(name) = named.then(|| without_legal_form(report, mention.tokens)).flatten()
            else {
                continue;
            };
            companies.take(report, mention.tokens, name, true);
            if let Some(called) = without_tail(report, name).filter(|called| called.len() > 1) {
                companies.take(report, mention.tokens, called, false);
            }
            // "First Lakes" of "First Lakes Bancorp of Ohio Inc"
            for end in (name.start + 2..name.end).take(MOST_PARTS) {
                companies.take(report, mention.tokens, TokenRange::new(name.start, end), false);
            }
            if let Some(main) = main_word(report, name).filter(|main| *main != name) {
                companies.take(report, mention.tokens, main, false);
            }
        }
        companies
    }

    fn take(&mut self, report: &Report<'_>, full: TokenRange, short: TokenRange, whole: bool) {
        let key = key(report, full);
        let new = Short { full, key, whole, shared: false };
        let known = self.0.entry(words::hash(report, short)).or_insert(new);
        match (known.whole, whole) {
            (false, true) => *known = new,
            (true, false) => {}
            _ => known.shared |= known.key != key,
        }
    }

    /// The full name that these words are short for; a single word only behind it.
    pub(super) fn full_name(&self, report: &Report<'_>, tokens: TokenRange) -> Option<TokenRange> {
        if self.0.is_empty() {
            return None;
        }
        let short = self.0.get(&words::hash(report, tokens)).filter(|short| !short.shared)?;
        let outside = !short.full.contains(tokens);
        (outside && (short.whole || short.full.start < tokens.start)).then_some(short.full)
    }
}

/// The words of a full name, however "and" and legal forms are written.
fn key(report: &Report<'_>, full: TokenRange) -> u64 {
    const FORMS: [(&WordSet<2>, u64); 4] = [
        (words!["co", "company"], 1),
        (words!["corp", "corporation"], 2),
        (words!["inc", "incorporated"], 3),
        (words!["ltd", "limited"], 4),
    ];
    let words = report.tokens.get(full.range()).unwrap_or_default();
    let counts = |token: &&Token| token.is(Shape::WORD) && !words!["and"].has(token.hash);
    words.iter().filter(counts).fold(0, |key, token| {
        let form = FORMS.iter().find(|(words, _)| words.has(token.hash));
        key.rotate_left(17) ^ form.map_or(token.hash, |(_, form)| *form)
    })
}

/// The word that a company is called by: its first that is no initial, if that says anything.
fn main_word(report: &Report<'_>, name: TokenRange) -> Option<TokenRange> {
    let first = name.range().find(|&at| {
        let token = &report.tokens[at];
        token.is(Shape::WORD)
            && !token.shape.intersects(Shape::INITIAL | Shape::STOPPED)
            && !token.can_be(WordClass::FUNCTION_WORD)
    })?;
    let token = &report.tokens[first];
    let says_little = token.can_be(
        WordClass::COUNTRY_START
            | WordClass::DEMONYM_START
            | WordClass::OFFICE_START
            | WordClass::ORGANISATION_HEAD,
    ) && !token.can_be(WordClass::PERSONAL);
    (token.is(Shape::CAPITAL) && !says_little)
        .then(|| TokenRange::new(first as u32, first as u32 + 1))
}
