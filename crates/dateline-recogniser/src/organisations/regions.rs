//! Regions that are written like bodies or people: the `Morazan Department` of a country, and the counties that
//! a list names (`Adair, Boone and Grant counties`, `the counties of Adair, Boone and Grant`).
//!
//! Counter-examples: `Fire Department`, `Nairobi Wildlife Department`, `Ana Grant visited two counties`,
//! `Republican and Democratic counties`.

use std::ops::Range;

use dateline_lexicon::{Named, WordClass, WordSet, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;

/// What regions are called that come in lists.
const REGIONS: &WordSet<3> = words!["boroughs", "counties", "parishes"];

/// Parties, creeds and kinds that counties and parishes are of: "Republican and Democratic counties".
const CREEDS: &WordSet<19> = words![
    "anglican",
    "catholic",
    "communist",
    "conservative",
    "democratic",
    "evangelical",
    "jewish",
    "labour",
    "liberal",
    "lutheran",
    "methodist",
    "muslim",
    "nationalist",
    "orthodox",
    "protestant",
    "republican",
    "rural",
    "socialist",
    "urban",
];

/// What a phrase begins with that opens a sentence: "In Texas, …", "According to the sheriff, …".
const FRONT: &WordSet<10> =
    words!["after", "at", "by", "for", "from", "in", "near", "on", "to", "with"];

/// A list has no more tokens.
const LONGEST: usize = 600;

impl Draft<'_, '_> {
    /// Is the find a part of a state that is called a department: behind a place or a name, and of no field?
    pub(crate) fn is_region(&self, start: usize, end: usize) -> bool {
        if self.is_styled_region(start, end) {
            return true;
        }
        let head = end - 1;
        if start >= head || !self.report.word_is(head, words!["department"]) {
            return false;
        }
        let named = self.report.phrase(self.lexicon.gazetteer(), start, head);
        let named = named.filter(|&(to, _)| to == head).map(|(_, named)| named);
        let of_departments = |named: &Named| {
            named.city.is_some_and(|city| {
                self.lexicon.country(self.lexicon.city(city).country).departments
            })
        };
        if named.is_some_and(|named| named.region.is_some() || of_departments(named)) {
            return true;
        }
        // "the Houston Department" is the city's, "the Fire Department" of a field; "La Paz Department" is a region.
        let field = WordClass::COMMON_WORD
            | WordClass::ORGANISATION_HEAD
            | WordClass::OFFICE_START
            | WordClass::DEMONYM_START
            | WordClass::COUNTRY_START;
        let city =
            |at: usize| self.found_at(at).is_some_and(|found| matches!(found.what, What::City(_)));
        let word = |at: usize| {
            self.is(at, Shape::CAPITAL)
                && !self.is(at, Shape::STOPPED)
                && !self.can_be(at, field)
                && !city(at)
        };
        let one = (start..head).all(|at| {
            // "Loire-Atlantique" is one word.
            if at > start && !self.is(at - 1, Shape::JOINER) {
                return self.is(at, Shape::JOINER);
            }
            word(at)
        });
        one && named.is_none_or(|named| named.city.is_none())
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
        let mut from = stretch.start;
        while let Some(head) = self.first_from(from, stretch, |token| REGIONS.has(token.hash)) {
            from = head + 1;
            let list = if self.report.word_is(head + 1, words!["of"]) {
                self.list_behind(head + 2, stretch)
            } else {
                self.list_before(head, stretch)
            };
            if list.clone().any(|at| self.is_link(at)) {
                self.regions_of(list);
            }
        }
    }

    /// The list from `start` on: to the name behind its "and", or without a comma that two names alone have
    /// between them ("the counties of Adair, Ana Ruiz said").
    fn list_behind(&self, start: usize, stretch: Stretch) -> Range<usize> {
        let limit = stretch.end.min(start + LONGEST);
        let mut end = start;
        let (mut joined, mut comma) = (false, None);
        while end < limit && self.is_listed(end) {
            if self.word(end) == "," {
                if joined {
                    break;
                }
                comma = comma.or(Some(end));
            }
            joined |= self.is_and(end);
            end += 1;
        }
        let end = self.without_links(start..end).end;
        match comma {
            Some(comma) if comma < end && self.links(start..end) < 2 => start..comma,
            _ => start..end,
        }
    }

    /// The list that ends at `end`. Of what stands before a comma only what belongs to three names or more is in
    /// it, and no phrase that opens the sentence: "In Texas, Adair and Boone counties were hit".
    fn list_before(&self, end: usize, stretch: Stretch) -> Range<usize> {
        let limit = stretch.start.max(end.saturating_sub(LONGEST));
        let first = (limit..end).rev().take_while(|&at| self.is_listed(at)).last().unwrap_or(end);
        let mut list = self.without_links(first..end);
        let comma = |list: &Range<usize>| list.clone().find(|&at| self.word(at) == ",");
        // "Ana and Tom, Adair and Boone counties": what is closed by its "and" is another list.
        while let Some(at) = comma(&list)
            && (list.start..at).any(|at| self.is_and(at))
        {
            list = self.without_links(at..list.end);
        }
        let opens = list.start > stretch.start
            && list.start < stretch.start + 3
            && self.report.word_is(list.start - 1, FRONT)
            && self.word(end + 1) != ",";
        if let Some(at) = comma(&list)
            && (opens || self.links(list.clone()) < 2)
        {
            list = self.without_links(at..list.end);
        }
        list
    }

    /// How often the names of a list are linked to the next.
    fn links(&self, list: Range<usize>) -> usize {
        let first = |at: usize| at == list.start || !self.is_link(at - 1);
        list.clone().filter(|&at| self.is_link(at) && first(at)).count()
    }

    fn is_link(&self, at: usize) -> bool {
        matches!(self.word(at), "," | "and" | "&")
    }

    /// The list without commas and "and" before its first name and behind its last.
    fn without_links(&self, mut list: Range<usize>) -> Range<usize> {
        let link = |at: usize| self.is_link(at) || self.is(at, Shape::JOINER);
        while !list.is_empty() && link(list.start) {
            list.start += 1;
        }
        while !list.is_empty() && link(list.end - 1) {
            list.end -= 1;
        }
        list
    }

    /// Can the token stand in a list of names: a name, a comma, an "and"?
    fn is_listed(&self, at: usize) -> bool {
        let name = self.is(at, Shape::WORD | Shape::CAPITAL)
            && !self.can_be(at, WordClass::FUNCTION_WORD | WordClass::WEEKDAY | WordClass::MONTH)
            && !self.report.word_is(at, CREEDS)
            && !self.office_head_covers(at)
            && !self.is_other(at);
        name || self.is(at, Shape::JOINER) || self.is_link(at)
    }

    /// Is the token of something that is found and is no place: a known body, a full name, a nationality? A lone
    /// word that was only guessed may be a county.
    fn is_other(&self, at: usize) -> bool {
        self.found_at(at).is_some_and(|found| match found.kind {
            MentionKind::Person | MentionKind::Organisation => {
                found.what != What::Name || found.tokens.len() > 1
            }
            MentionKind::Demonym => true,
            _ => false,
        })
    }

    fn regions_of(&mut self, list: Range<usize>) {
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
