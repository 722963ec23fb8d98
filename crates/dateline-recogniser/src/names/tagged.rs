//! Names that stand in no table and beside no title, by their words: until the tagger says more, a
//! given name or a family name of a culture that puts it first.

use dateline_lexicon::WordClass;
use dateline_parser::Shape;

use crate::draft::{Draft, Stretch};

impl Draft<'_, '_> {
    /// Finds what no rule found.
    pub(crate) fn other_names(&mut self, stretch: Stretch) {
        let mut at = stretch.start;
        while at < stretch.end {
            let token = &self.report.tokens[at];
            let open = token.is(Shape::CAPITAL)
                && self.covering(at).is_none()
                && !self.office_head_covers(at)
                && !self.ordinary_by_place(at)
                && token.can_be(WordClass::GIVEN_NAME | WordClass::FAMILY_NAME)
                && !token.can_be(WordClass::COMMON_WORD);
            if !open {
                at += 1;
                continue;
            }
            let Some(end) = self.person_end(at, stretch) else {
                at += 1;
                continue;
            };
            if end > at + 1 && (at..end).all(|n| self.covering(n).is_none()) {
                self.person(at, end, None);
            }
            at = end;
        }
    }
}
