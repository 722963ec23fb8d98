//! Regions that are written like bodies or people: the `Morazan Department` of a country, and the counties that
//! a list names (`Adair, Boone and Grant counties`, `the counties of Adair, Boone and Grant`).
//!
//! Counter-examples: `Fire Department`, `Ana Grant visited two counties`.

use dateline_lexicon::{WordClass, WordSet, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;

/// What regions are called that come in lists.
const REGIONS: &WordSet<3> = words!["boroughs", "counties", "parishes"];

/// A list has no more tokens.
const LONGEST: usize = 600;

impl Draft<'_, '_> {
    /// Is the find a part of a state that is called a department: behind a place or a name, and of no field?
    pub(crate) fn is_region(&self, start: usize, end: usize) -> bool {
        if self.is_styled_region(start, end) {
            return true;
        }
        let head = end - 1;
        let field = WordClass::COMMON_WORD
            | WordClass::ORGANISATION_HEAD
            | WordClass::OFFICE_START
            | WordClass::DEMONYM_START
            | WordClass::COUNTRY_START;
        start < head
            && self.report.word_is(head, words!["department"])
            && (start..head).all(|at| {
                let place = self.found_at(at).is_some_and(|found| {
                    found.kind == MentionKind::Place && !matches!(found.what, What::Country(_))
                });
                place
                    || self.is(at, Shape::JOINER)
                    || !self.can_be(at, field) && {
                        self.is(at, Shape::CAPITAL) && !self.is(at, Shape::STOPPED)
                    }
            })
    }

    /// "Commonwealth of Kentucky", with a region that the lexicon knows.
    fn is_styled_region(&self, start: usize, end: usize) -> bool {
        self.report.word_is(start, words!["commonwealth", "province", "state", "territory"])
            && self.word(start + 1) == "of"
            && self.found_at(end - 1).is_some_and(|found| {
                matches!(found.what, What::Region(_)) && found.tokens.start as usize == start + 2
            })
    }

    /// Makes places of what lists of counties name.
    pub(crate) fn listed_regions(&mut self, stretch: Stretch) {
        for head in stretch.start..stretch.end {
            if !self.report.word_is(head, REGIONS) {
                continue;
            }
            let behind = self.report.word_is(head + 1, words!["of"]);
            let list = if behind {
                let end = (head + 2..stretch.end.min(head + LONGEST))
                    .find(|&at| !self.is_listed(at))
                    .unwrap_or(stretch.end.min(head + LONGEST));
                head + 2..end
            } else {
                let first = (stretch.start.max(head.saturating_sub(LONGEST))..head)
                    .rev()
                    .take_while(|&at| self.is_listed(at))
                    .last()
                    .unwrap_or(head);
                first..head
            };
            let joins =
                list.clone().filter(|&at| !self.is(at, Shape::WORD | Shape::CAPITAL)).count();
            if joins > 0 {
                self.regions_of(list);
            }
        }
    }

    /// Can the token stand in a list of names: a name, a comma, an "and"?
    fn is_listed(&self, at: usize) -> bool {
        let name = self.is(at, Shape::WORD | Shape::CAPITAL)
            && !self.can_be(at, WordClass::FUNCTION_WORD)
            && !self.office_head_covers(at);
        name || self.is(at, Shape::JOINER) || matches!(self.word(at), "," | "and" | "&")
    }

    fn regions_of(&mut self, list: std::ops::Range<usize>) {
        let mut at = list.start;
        while at < list.end {
            let end = (at..list.end)
                .find(|&at| !self.is(at, Shape::WORD | Shape::CAPITAL))
                .unwrap_or(list.end);
            let known = self.found_at(at).is_some_and(|found| {
                found.kind == MentionKind::Place && found.tokens.end as usize == end
            });
            if end > at && !known {
                self.name(at, end, MentionKind::Place, What::Name, MentionForm::FullName);
            }
            at = end.max(at) + 1;
        }
    }
}
