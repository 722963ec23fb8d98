//! Works: plans, treaties, congresses, exercises, laws, by their heads and in quotation marks.
//!
//! `Paris Agreement`, `13th National Congress of the Communist Party of Vietnam`, the `'Two Corridors
//! and One Economic Circle'` plan, `Vision 2030`. A congress without its number is a legislature.

use dateline_lexicon::{WordClass, WordSet, words};
use dateline_parser::{Shape, Span};
use dateline_schema::closed::{MentionForm, MentionKind, WorkKind};

use crate::draft::{Draft, Found, Stretch};
use crate::mention::What;
use crate::organisations::LONGEST;

/// Quoted names are no longer than this; what is longer was said.
const QUOTED: u32 = 10;

impl Draft<'_, '_> {
    /// Finds works by their heads.
    pub(crate) fn works_by_head(&mut self, stretch: Stretch) {
        if stretch.shouted || !stretch.classes.intersects(WordClass::WORK_HEAD) {
            return;
        }
        let mut from = stretch.start;
        while let Some(at) = self.capital_from(from, stretch) {
            from = at + 1;
            let token = &self.report.tokens[at];
            if !token.can_be(WordClass::WORK_HEAD) {
                continue;
            }
            let Some(kind) = self.lexicon.works().head(token.word) else { continue };
            let inside = self.found_at(at).is_some_and(|found| {
                found.kind == MentionKind::Work
                    || found.tokens.end as usize > at + 1 && found.kind != MentionKind::Demonym
            });
            let person = self.can_be(at, WordClass::PERSONAL) && self.tagged_person(at);
            // "Red Lion *Limited Partnership*" is a company.
            let company = self.report.word_is(at, words!["partnership", "partnerships"])
                && at > stretch.start
                && self.report.word_is(at - 1, words!["limited", "ltd"]);
            if !inside && !person && !company && !self.office_head_covers(at) {
                self.work_on(at, kind, stretch);
            }
        }
    }

    /// Takes the number before a known congress into its name: "**13th** National Congress of …".
    /// `first` is the stretch's first find.
    pub(crate) fn numbered_works(&mut self, first: usize, stretch: Stretch) {
        if !self.found[first..].iter().any(|found| matches!(found.what, What::Work(_))) {
            return;
        }
        let mut at = stretch.start;
        while at < stretch.end {
            let Some(n) = self.covering(at) else {
                at += 1;
                continue;
            };
            let found = self.found[n as usize];
            let start = found.tokens.start as usize;
            at = found.tokens.end as usize;
            if !matches!(found.what, What::Work(_)) || start == stretch.start {
                continue;
            }
            let before = start - 1;
            let number = self.is(before, Shape::ORDINAL)
                || self.is(before, Shape::CAPITAL) && self.can_be(before, WordClass::NUMBER_WORD);
            if number && self.covering(before).is_none() {
                self.lengthen(n, before as u32);
            }
        }
    }

    fn work_on(&mut self, at: usize, kind: WorkKind, stretch: Stretch) {
        let start = self.before_head(at, stretch);
        if self.is_office_of(start, at) {
            self.drop_bodies_on(at);
            let kind = MentionKind::Organisation;
            self.name(start, at + 1, kind, What::Name, MentionForm::FullName);
            return;
        }
        // "president of the *Lake Forum*", "*Lake Forum* director": what has officers is a body, though not a
        // conference, which has a president while it sits; what is known as one is already found.
        if self.report.word_is(at, words!["forum"]) && self.is_led(start, at + 1) {
            let known = self.found_at(at).is_some_and(|it| it.kind == MentionKind::Organisation);
            if !known && start < at {
                let kind = MentionKind::Organisation;
                self.name(start, at + 1, kind, What::Name, MentionForm::FullName);
            }
            return;
        }
        let start = if kind == WorkKind::Law { self.whole_law(start, stretch) } else { start };
        let mut end = self.after_head(at + 1, stretch);
        if self.is(end, Shape::NUMBER) && end < stretch.end && !self.is(end, Shape::ORDINAL) {
            // "Vision 2030", "Agenda 2063"; "Conference 2021" too.
            let year = self.report.tokens[end].span.len() == 4;
            end += usize::from(year && end == at + 1);
        }
        if matches!(kind, WorkKind::Law | WorkKind::Agreement)
            && self.word(end) == "of"
            && end + 1 < stretch.end
            && self.is(end + 1, Shape::NUMBER)
            && self.report.tokens[end + 1].span.len() == 4
        {
            // "Trade Act of 1974".
            end += 2;
        }
        let numbered = self.is(start, Shape::ORDINAL)
            || self.can_be(start, WordClass::NUMBER_WORD) && start < at;
        if end - start > 4 * LONGEST
            || start == at && end == at + 1
            || kind == WorkKind::Congress && !numbered
        {
            return;
        }
        if self.office_head_covers(end) {
            // "Domestic Policy Adviser": a field.
            return;
        }
        self.drop_bodies_on(at);
        self.name(start, end, MentionKind::Work, What::Name, MentionForm::FullName);
    }

    /// Does an office stand before the name, with "of" between, or right behind it?
    fn is_led(&self, start: usize, end: usize) -> bool {
        self.is_behind_office(start, words!["of"]) || self.office_head_covers(end)
    }

    /// "president *of the* Lake Forum", "director *at* Holm University": does an office stand before the name, and
    /// one of these words between?
    pub(crate) fn is_behind_office<const N: usize>(
        &self,
        start: usize,
        links: &WordSet<N>,
    ) -> bool {
        let article = start > 0 && self.word(start - 1) == "the";
        let link = (start - usize::from(article)).checked_sub(1);
        link.and_then(|link| link.checked_sub(1)).is_some_and(|office| {
            self.report.word_is(office + 1, links) && self.office_head_covers(office)
        })
    }

    /// Is a field all that stands between a body's head and that of a work: "Office of Trade and Harbour *Policy*"?
    fn is_office_of(&self, start: usize, head: usize) -> bool {
        let field = |at: usize| {
            self.found_at(at).is_none_or(|found| found.tokens.start as usize == start)
                && (self.is_and(at)
                    || self.word(at) == ","
                    || self.is(at, Shape::CAPITAL) && self.can_be(at, WordClass::COMMON_WORD))
        };
        let of = start + 1;
        start < head
            && self.report.word_is(head, words!["policies", "policy"])
            && self.can_be(start, WordClass::ORGANISATION_HEAD)
            && self.word(of) == "of"
            && of + 1 < head
            && (of + 1..head).all(field)
    }

    /// Where the name of a law begins that has a small word in it: "*Freedom to* Sail Act", "*Violence Against*
    /// Sailors Act". Not before what a name ends with: "urged *Congress to* Fund Act".
    fn whole_law(&self, start: usize, stretch: Stretch) -> usize {
        let small = words!["against", "to", "with"];
        let Some(first) = start.checked_sub(2).filter(|&at| at >= stretch.start) else {
            return start;
        };
        let noun = self.is(first, Shape::CAPITAL)
            && !stretch.headline
            && !self.capital_by_place(first)
            && self.found_at(first).is_none_or(|found| found.kind == MentionKind::Demonym)
            && self.can_be(first, WordClass::COMMON_WORD | WordClass::DEMONYM_START)
            && !self.can_be(first, WordClass::ORGANISATION_HEAD);
        let to = self.report.word_is(start - 1, words!["to"]);
        let begins = !to || self.report.word_is(first, words!["access", "freedom", "right"]);
        if noun && begins && self.report.word_is(start - 1, small) { first } else { start }
    }

    /// Joins works that "to" joins: "Conference of the Parties **to** the Climate Convention".
    /// `first` is the stretch's first find.
    pub(crate) fn joined_works(&mut self, first: usize, stretch: Stretch) {
        let is_work = |found: &&Found| found.kind == MentionKind::Work;
        if self.found[first..].iter().filter(is_work).count() < 2 {
            return;
        }
        let mut at = stretch.start;
        while at < stretch.end {
            let Some(found) = self.found_at(at).copied() else {
                at += 1;
                continue;
            };
            let start = found.tokens.start as usize;
            at = found.tokens.end as usize;
            if found.kind == MentionKind::Work && self.word(at) == "to" {
                let next = at + 1 + usize::from(self.word(at + 1) == "the");
                if let Some(more) = self.found_at(next).copied()
                    && more.kind == MentionKind::Work
                    && more.tokens.start as usize == next
                    && (more.tokens.end as usize - start) < 4 * LONGEST
                {
                    if let Some(n) = self.covering(start) {
                        self.drop_find(n);
                    }
                    at = more.tokens.end as usize;
                    self.name(start, at, MentionKind::Work, What::Name, MentionForm::FullName);
                }
            }
        }
    }

    /// Drops a body that was found on the head of a work: a "National Congress" that has a number.
    fn drop_bodies_on(&mut self, head: usize) {
        if let Some(n) = self.covering(head)
            && self.found[n as usize].kind == MentionKind::Organisation
        {
            self.drop_find(n);
        }
    }

    /// Finds works in quotation marks, which a head beside them tells: `'…' plan`, `the project "…"`.
    pub(crate) fn quoted_works(&mut self, stretch: Stretch) {
        let whole = Span::new(
            self.report.tokens[stretch.start].span.start,
            self.report.tokens[stretch.end - 1].span.end,
        );
        let first = self.report.quotations.partition_point(|q| q.span.start < whole.start);
        for n in first..self.report.quotations.len() {
            let quotation = self.report.quotations[n];
            if quotation.span.start >= whole.end {
                break;
            }
            let tokens = quotation.tokens;
            if tokens.is_empty() || tokens.len() > QUOTED || quotation.unclosed {
                continue;
            }
            let (start, end) = (tokens.start as usize, tokens.end as usize);
            let head = |at: usize| {
                at < stretch.end
                    && self.can_be(at, WordClass::WORK_HEAD)
                    && !self.can_be(at, WordClass::FUNCTION_WORD)
            };
            let before = start.checked_sub(2).is_some_and(|at| {
                at >= stretch.start
                    && (head(at)
                        || matches!(self.word(at), "called" | "named" | "titled" | "dubbed")
                            && at > stretch.start
                            && head(at - 1))
            });
            if (head(end + 1) || before) && self.is_titled(start, end) {
                self.name(start, end, MentionKind::Work, What::Name, MentionForm::FullName);
            }
        }
    }

    /// Are these tokens written as a title: every word but the small ones with a capital?
    fn is_titled(&self, start: usize, end: usize) -> bool {
        self.is(start, Shape::CAPITAL)
            && self.report.tokens[start..end].iter().all(|token| {
                !token.is(Shape::WORD)
                    || token.is(Shape::CAPITAL)
                    || token.can_be(WordClass::FUNCTION_WORD)
            })
    }
}
