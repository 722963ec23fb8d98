//! Acronyms that the text itself explains: `Communist Party of Vietnam (CPV)`, `National Farmers' Union,
//! NFU,`.
//!
//! What stands before the bracket is what it says it is; where nothing has been found there, a run of
//! capitals whose initials are the acronym is an organisation. "(Xinhua)" and "(China)" explain nothing.

use dateline_lexicon::WordClass;
use dateline_parser::{Shape, Token, TokenRange};
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Found, Stretch};
use crate::mention::What;

/// An acronym that the text explains.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Acronym {
    /// Hash of the acronym.
    pub(crate) hash: u64,
    /// The find that it stands for.
    pub(crate) full: u32,
}

impl Draft<'_, '_> {
    /// Finds explanations in brackets, and between commas where the initials say so.
    pub(crate) fn explained_acronyms(&mut self, stretch: Stretch) {
        if stretch.shouted {
            return;
        }
        let mark = |token: &Token| token.is(Shape::PUNCTUATION);
        let mut from = stretch.start + 1;
        while let Some(open) = self.first_from(from, stretch, mark) {
            from = open + 1;
            let letters = || {
                open + 2 < stretch.end
                    && self.is(open + 1, Shape::ALL_CAPITALS)
                    && self.word(open + 2) == ","
            };
            let commas = match self.word(open) {
                "(" => false,
                "," if letters() => true,
                _ => continue,
            };
            let mut at = open + 1;
            if self.word(at) == "the" {
                at += 1;
            }
            let Some(end) = self.acronym_end(at, stretch) else { continue };
            let close = self.word(end);
            if close != ")" && close != "," && close != ";" {
                continue;
            }
            // "Jane Roe, JR, left", "Spring Creek, SC,"
            let short = self.word(at).len() < 3 || self.tagged_person(open - 1);
            if commas && (short || self.run_with_initials(open, at, end, stretch).is_none()) {
                continue;
            }
            if let Some(full) = self.explained_by(open, at, end, stretch) {
                let Found { kind, what, .. } = self.found[full as usize];
                let n = self.add(Found {
                    tokens: TokenRange::new(at as u32, end as u32),
                    kind,
                    form: MentionForm::Acronym,
                    what,
                    of: None,
                    dropped: false,
                });
                self.stands_for(n, full);
                if end == at + 1 {
                    let hash = self.report.tokens[at].hash;
                    self.acronyms.push(Acronym { hash, full });
                }
            }
        }
    }

    /// Marks later uses of explained acronyms; first uses win. Runs once, after all stretches.
    pub(crate) fn later_acronyms(&mut self) {
        if self.acronyms.is_empty() {
            return;
        }
        // Of several explanations the first counts: the sort is stable.
        self.acronyms.sort_by_key(|acronym| acronym.hash);
        for at in 0..self.report.tokens.len() {
            let token = &self.report.tokens[at];
            if !token.shape.intersects(Shape::ALL_CAPITALS | Shape::MIXED) {
                continue;
            }
            let hash = token.hash;
            let first = self.acronyms.partition_point(|acronym| acronym.hash < hash);
            let Some(acronym) = self.acronyms.get(first).filter(|found| found.hash == hash) else {
                continue;
            };
            let full = acronym.full;
            let alone = self.found_at(at).is_none_or(|found| found.tokens.len() == 1);
            if !alone || self.found[full as usize].dropped {
                continue;
            }
            let Found { kind, what, .. } = self.found[full as usize];
            let n = match self.covering(at) {
                Some(old) => old,
                None => self.name(at, at + 1, kind, what, MentionForm::Acronym),
            };
            let found = &mut self.found[n as usize];
            (found.kind, found.what, found.form) = (kind, what, MentionForm::Acronym);
            if n != full {
                self.stands_for(n, full);
            }
        }
    }

    /// One past an acronym that begins at `at`: capitals, perhaps with a number or a second part
    /// ("AUKUS", "COP28", "CPC-CC").
    fn acronym_end(&self, at: usize, stretch: Stretch) -> Option<usize> {
        let word = |at: usize| {
            at < stretch.end
                && self.token(at).is_some_and(|token| {
                    token.shape.intersects(Shape::ALL_CAPITALS | Shape::MIXED)
                        && token.is(Shape::CAPITAL)
                        && token.span.len() <= 12
                })
        };
        if !word(at) {
            return None;
        }
        let mut end = at + 1;
        while (self.is(end, Shape::JOINER) || self.word(end) == "&") && word(end + 1) {
            end += 2;
        }
        Some(end)
    }

    /// The find that the bracket at `open` explains.
    fn explained_by(
        &mut self,
        open: usize,
        at: usize,
        end: usize,
        stretch: Stretch,
    ) -> Option<u32> {
        let last = open - 1;
        let run = self.run_with_initials(open, at, end, stretch);
        // "National Security Advisor (NSA)" is an office.
        let office = self.office_head_covers(last)
            || run.is_some_and(|start| self.office_head_covers(start));
        // "the Guild of Merchants (MG)" is none.
        let body = self
            .found_at(last)
            .is_some_and(|found| found.kind == MentionKind::Organisation && found.tokens.len() > 2);
        if office && !body {
            // "Economist Intelligence Unit (EIU)" ends in no office.
            if run.is_some() && self.office_head_covers(last) {
                self.no_bodies.push(self.report.tokens[at].hash);
            }
            return None;
        }
        if let Some(n) = self.covering(last) {
            let found = self.found[n as usize];
            let named = matches!(found.kind, MentionKind::Organisation | MentionKind::Work);
            return match run {
                // A longer run has the initials: "Viet Nam Women's Union (VWU)".
                Some(start) if start < found.tokens.start as usize => {
                    let kind = if named { found.kind } else { MentionKind::Organisation };
                    Some(self.name(start, open, kind, What::Name, MentionForm::FullName))
                }
                // A part of it may have them: the party in the name of its congress.
                Some(start) if start > found.tokens.start as usize => {
                    self.part_from(n, start).or(named.then_some(n))
                }
                Some(_) | None if named => Some(n),
                _ => None,
            };
        }
        let start = run?;
        if !self.is_body(start, open) {
            self.no_bodies.push(self.report.tokens[at].hash);
            return None;
        }
        Some(self.name(start, open, MentionKind::Organisation, What::Name, MentionForm::FullName))
    }

    /// Can a run of words be a body's name: in capitals, or with a head ("gross national product" is none)?
    fn is_body(&self, start: usize, end: usize) -> bool {
        let head = |at: usize| self.can_be(at, WordClass::ORGANISATION_HEAD);
        let named = |at: usize| self.is(at, Shape::CAPITAL) || self.is_small(at);
        head(start)
            || head(end - 1)
            || (start + 1..end).filter(|&at| self.is(at, Shape::WORD)).all(named)
    }

    /// The part of find `whole` that begins at `start` and ends where it ends.
    fn part_from(&self, whole: u32, start: usize) -> Option<u32> {
        let end = self.found[whole as usize].tokens.end;
        let tokens = TokenRange::new(start as u32, end);
        let near = (0..self.found.len()).rev().take(64);
        near.filter(|&n| !self.found[n].dropped)
            .find(|&n| self.found[n].of == Some(whole) && self.found[n].tokens == tokens)
            .map(|n| n as u32)
    }

    /// Where the run of capitals before `open` begins whose initials spell the acronym; small words
    /// may or may not count.
    fn run_with_initials(
        &self,
        open: usize,
        at: usize,
        end: usize,
        stretch: Stretch,
    ) -> Option<usize> {
        let letters = || {
            (at..end).rev().flat_map(|n| self.word(n).chars().rev()).filter(|c| c.is_alphabetic())
        };
        let mut letters = letters().peekable();
        let mut start = open;
        let mut first = open;
        while let Some(&letter) = letters.peek() {
            if start == stretch.start {
                return None;
            }
            start -= 1;
            let token = &self.report.tokens[start];
            if !token.is(Shape::WORD) {
                let small = token.shape.intersects(Shape::JOINER | Shape::POSSESSIVE)
                    || matches!(self.word(start), "&" | ",");
                if small {
                    continue;
                }
                return None;
            }
            let initial = self.word(start).chars().next()?;
            let same = initial.to_lowercase().eq(letter.to_lowercase());
            if same && token.is(Shape::CAPITAL) {
                letters.next();
                first = start;
            } else if token.is(Shape::CAPITAL) {
                // One word of two initials ("Thailand" in TTP) is beyond this rule.
                return None;
            } else if same && open - start < 12 && !self.is_small(start) {
                letters.next();
                first = start;
            } else if !self.is_small(start) {
                return None;
            }
        }
        let capital = self.is(first, Shape::CAPITAL);
        let office = first + 1 < open && self.office_head_covers(open - 1);
        (capital && first + 1 < open || office || self.is_small_body(first, open)).then_some(first)
    }

    /// "the *special investigation team* (SIT)": one definite body in small letters, of three words or more.
    fn is_small_body(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1);
        start + 2 < end
            && before.is_some_and(|at| self.is_determiner(at) || self.is(at, Shape::POSSESSIVE))
            && (start..end).all(|at| self.is(at, Shape::WORD) && self.covering(at).is_none())
            && self.can_be(end - 1, WordClass::ORGANISATION_HEAD)
    }

    fn is_small(&self, at: usize) -> bool {
        self.can_be(at, WordClass::FUNCTION_WORD)
    }
}
