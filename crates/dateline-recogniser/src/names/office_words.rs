//! Names that are words for an office, too: "Senator Angus *King* voted. *King* said", "Bassam *Mawlawi*".
//!
//! What stands alone, with no article, behind the end of a name told in full is that name. Counter-examples: "the King",
//! "King Abdullah", "his Dean", "King of Jordan".

use dateline_lexicon::{WordClass, WordSet, words};
use dateline_parser::Shape;
use dateline_schema::closed::MentionKind;

use crate::draft::Draft;

/// Words behind which an office stands, and no name.
const DETERMINES: &WordSet<16> = words![
    "a", "an", "any", "as", "each", "every", "first", "former", "her", "his", "its", "new", "our",
    "that", "the", "their",
];

impl Draft<'_, '_> {
    /// Drops the heads of offices that are the last word of somebody's name.
    pub(crate) fn families_that_are_offices(&mut self) {
        let mut families: Vec<u64> = Vec::new();
        for found in &self.found {
            if !found.dropped && found.kind == MentionKind::Person && found.tokens.len() > 1 {
                families.push(self.report.tokens[found.tokens.end as usize - 1].hash);
            }
        }
        families.sort_unstable();
        let named = |draft: &Self, at: usize| {
            families.binary_search(&draft.report.tokens[at].hash).is_ok() && draft.is_lone_name(at)
        };
        let lone: Vec<usize> = self
            .titles
            .iter()
            .filter(|title| title.tokens.len() == 1 && title.head.len() == 1)
            .map(|title| title.head.start as usize)
            .filter(|&at| named(self, at))
            .collect();
        if lone.is_empty() {
            return;
        }
        self.titles.retain(|title| lone.binary_search(&(title.head.start as usize)).is_err());
        for at in lone {
            self.in_head[at] = false;
        }
    }

    /// Does the word stand alone, as a name does and no title?
    fn is_lone_name(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.token(at));
        let titled = at > 0 && self.office_head_covers(at - 1);
        let behind = before.is_none_or(|token| {
            !token.is(Shape::POSSESSIVE)
                && !token.is(Shape::JOINER)
                && (titled || !token.is(Shape::CAPITAL) || self.capital_by_place(at - 1))
                && (titled
                    || token.is(Shape::PUNCTUATION)
                    || token
                        .can_be(WordClass::FUNCTION_WORD | WordClass::VERB | WordClass::AUXILIARY)
                    || token.can_be(WordClass::HONORIFIC))
        });
        let determined = at > 0 && self.report.word_is(at - 1, DETERMINES);
        self.is(at, Shape::WORD | Shape::CAPITAL)
            && behind
            && !determined
            && !self.is(at + 1, Shape::CAPITAL)
            && !self.is(at + 1, Shape::JOINER)
            && !self.report.word_is(at + 1, words!["of", "for"])
    }
}
