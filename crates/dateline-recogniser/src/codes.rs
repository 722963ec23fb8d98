//! What is written in the letters of names and names nothing: addresses (`desk@example.org`, `@JaneRoe`), signs of
//! shares (`Acme Corp <ACM.N>`), months of contracts (`MAY7 501 UP 2`), times (`A.M. EST`), degrees (`a B.A. in
//! History`).
//!
//! Counter-examples: `<Acme Holdings Ltd>`, a company without a sign; `U.N.`; `G.M. said`; "May 7".

use dateline_lexicon::{WordClass, WordSet, words};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_schema::closed::{MentionKind, OrganisationKind};

use crate::draft::{Draft, Found};
use crate::mention::What;
use crate::organisations::{Acronym, Told, without_legal_form};

/// Months as contracts have them.
const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// What stands behind the hour.
const CLOCK: [&str; 14] = [
    "A.M", "A.M.", "CST", "EDT", "EST", "ET", "GMT", "MDT", "MST", "P.M", "P.M.", "PDT", "PST",
    "UTC",
];

/// Units of money, as agencies write them.
const CURRENCIES: &WordSet<14> = words![
    "cts", "dlr", "dlrs", "dollar", "dollars", "franc", "francs", "marks", "peso", "pesos",
    "pound", "pounds", "stg", "yen",
];

/// The sign of a share has no more tokens on either side of the one that is looked at.
const SIGN: usize = 4;

impl Draft<'_, '_> {
    /// Takes back the finds from number `first` on that are no names; at last, when all is told, of all.
    pub(crate) fn drop_codes(&mut self, first: usize, told: Option<&Told>) {
        for n in first..self.found.len() {
            let found = self.found[n];
            if found.dropped || matches!(found.kind, MentionKind::Demonym) {
                continue;
            }
            if let Some(open) = self.sign_around(found.tokens) {
                self.drop_find(n as u32);
                self.note_sign(open, found.tokens);
            } else if self.is_address(found.tokens)
                || self.is_code(&found)
                || told.is_some_and(|told| self.is_degree(&found, told))
            {
                self.drop_find(n as u32);
            }
        }
    }

    /// The bracket before the sign of a share that the tokens are all of, or a part of.
    fn sign_around(&self, tokens: TokenRange) -> Option<usize> {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let tight = |at: usize| !self.is(at, Shape::SPACE_BEFORE);
        let open = (start.saturating_sub(SIGN)..start)
            .rev()
            .take_while(|&at| tight(at + 1))
            .find(|&at| self.word(at) == "<")?;
        let close =
            (end..end + SIGN).take_while(|&at| tight(at)).find(|&at| self.word(at) == ">")?;
        let signs = |at: usize| {
            self.printed(at)
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'.')
        };
        (open + 1..close).all(signs).then_some(open)
    }

    /// A sign that spells the initials of the company before it is what the report may call it by: "Tarvane
    /// World Air Inc <TWA>".
    fn note_sign(&mut self, open: usize, sign: TokenRange) {
        let Some(full) = open.checked_sub(1).and_then(|at| self.covering(at)) else { return };
        let found = self.found[full as usize];
        let letters = self.printed(sign.start as usize);
        let at = sign.start as usize;
        let named = self.report.phrase(self.lexicon.gazetteer(), at, at + 1);
        let known = named.is_some_and(|(_, named)| named.organisation.is_some());
        if known || found.kind != MentionKind::Organisation || sign.len() > 1 || letters.len() < 3 {
            return;
        }
        let name = without_legal_form(self.report, found.tokens).unwrap_or(found.tokens);
        let initials = name.range().filter(|&at| self.is(at, Shape::WORD | Shape::CAPITAL));
        let initials = initials.filter_map(|at| self.printed(at).chars().next());
        if initials.eq(letters.chars()) {
            let hash = self.report.tokens[sign.start as usize].hash;
            self.acronyms.push(Acronym { hash, full });
        }
    }

    /// An address of mail, or a name that people bear on a site.
    fn is_address(&self, tokens: TokenRange) -> bool {
        let span = self.report.span_of(tokens);
        let text = self.report.text.as_bytes();
        let before = (span.start as usize).checked_sub(1).and_then(|at| text.get(at));
        let own = text.get(span.start as usize..span.end as usize).unwrap_or_default();
        before == Some(&b'@') || text.get(span.end as usize) == Some(&b'@') || own.contains(&b'@')
    }

    fn is_code(&self, found: &Found) -> bool {
        let tokens = found.tokens;
        let start = tokens.start as usize;
        let contract = |at: usize| {
            let word = self.printed(at);
            word.get(3..).is_some_and(|year| {
                !year.is_empty()
                    && year.len() < 3
                    && year.bytes().all(|byte| byte.is_ascii_digit())
                    && MONTHS.contains(&&word[..3])
            })
        };
        if tokens.range().any(contract)
            || tokens.range().all(|at| CLOCK.contains(&self.printed(at)) || self.word(at) == ".")
        {
            return true;
        }
        let unknown = found.what == What::Name;
        if unknown && found.kind == MentionKind::Organisation && self.is_sum(tokens) {
            return true;
        }
        let lone = tokens.len() == 1 && unknown;
        // "501 1/4 UP 2 3/4"
        let cell = self.is(start, Shape::ALL_CAPITALS)
            && start > 0
            && self.is(start - 1, Shape::NUMBER)
            && self.is(start + 1, Shape::NUMBER);
        lone && cell
    }

    /// A currency of a country ("10.2 billion *U.S. Dlrs*"), or what is not available ("Sales *NA*").
    fn is_sum(&self, tokens: TokenRange) -> bool {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let last = end - 1;
        let country = || {
            let (to, named) = self.report.phrase(self.lexicon.gazetteer(), start, last)?;
            (to == last).then_some(named.country.or(named.demonym)).flatten()
        };
        tokens.len() == 1 && matches!(self.printed(start), "N.A." | "N.A" | "NA")
            || tokens.len() > 1 && self.report.word_is(last, CURRENCIES) && country().is_some()
    }

    /// Is it two letters with stops that could stand for a body: "a B.A. in History", "Tarvane Bank N.A."? Those of
    /// states together are known by them ("U.N."), others where the report has the full name, or where they do
    /// what only bodies do.
    fn is_degree(&self, found: &Found, told: &Told) -> bool {
        let start = found.tokens.start as usize;
        let letters = found.kind == MentionKind::Organisation
            && found.tokens.len() == 1
            && found.of.is_none()
            && self.is(start, Shape::STOPPED)
            && self.word(start).bytes().filter(u8::is_ascii_alphabetic).count() < 3;
        letters
            && self.is_degree_by_place(start, found.what)
            && match found.what {
                What::Organisation(id) => {
                    let row = self.lexicon.organisations().get(id);
                    row.kind != OrganisationKind::Igo && !told.in_full(id)
                }
                _ => true,
            }
    }

    /// Do letters stand where those of degrees, places and legal forms do: "a B.A.", "in L.A.", "Ana Ruiz, M.D.,",
    /// "Tarvane Bank N.A."? Never where they are said to do something: "G.M. said".
    fn is_degree_by_place(&self, at: usize, what: What) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let behind_it = self.report.tokens.get(at + 1).filter(|token| {
            token.is(Shape::WORD) && !token.is(Shape::CAPITAL) && token.is(Shape::SPACE_BEFORE)
        });
        // "The A.P. reported" but "the D.C. is", which may be a district.
        let the = self.report.word_is(before, words!["the"]);
        let acts = |token: &Token| {
            !the && token.can_be(WordClass::AUXILIARY)
                || token.can_be(WordClass::VERB | WordClass::CUE_START)
                    && !token.can_be(WordClass::FUNCTION_WORD)
        };
        if behind_it.is_some_and(acts) {
            return false;
        }
        // "a G.M. plant" is one of the company.
        let noun = behind_it.is_some_and(|token| {
            !token.can_be(WordClass::FUNCTION_WORD)
                && !words!["certificate", "degree", "degrees", "diploma"].has(token.hash)
        });
        let named =
            |at: usize| self.found_at(at).is_some_and(|found| found.kind != MentionKind::Demonym);
        let known = matches!(what, What::Organisation(_));
        match self.word(before) {
            "a" | "an" | "A" | "An" | "in" | "In" => !(known && noun),
            "," => {
                let person =
                    before.checked_sub(1).and_then(|at| self.found_at(at)).is_some_and(|found| {
                        matches!(found.kind, MentionKind::Person | MentionKind::Place)
                    });
                person && !self.is_and(at + 1)
            }
            _ => the || !known && named(before),
        }
    }
}
