//! Names of cultures that put the family name first, by their syllables: `Zhao Kezhi`, `Nguyen Thi
//! Lan`, `Choi Min-ho`.
//!
//! A common family name, then one or two given syllables of the same system, all with capitals. "Ha
//! Long" after "in" is a place, "Long March" has no syllables.

use dateline_lexicon::{Culture, SyllableSystem, WordClass};
use dateline_parser::Shape;
use dateline_schema::closed::MentionKind;

use crate::draft::{Draft, Stretch};

/// Cultures, the system that their names are written in, most syllables of a word, most words.
const CULTURES: [(Culture, SyllableSystem, u8, usize); 3] = [
    (Culture::Chinese, SyllableSystem::Pinyin, 2, 2),
    (Culture::Korean, SyllableSystem::Korean, 2, 3),
    (Culture::Vietnamese, SyllableSystem::Vietnamese, 1, 4),
];

/// A family name that speaks for its culture.
const COMMON: u8 = 2;

impl Draft<'_, '_> {
    /// Finds such names where nothing else was found.
    pub(crate) fn family_first_names(&mut self, stretch: Stretch) {
        let named = stretch.classes.intersects(WordClass::FAMILY_NAME);
        if !named || stretch.shouted || stretch.headline {
            return;
        }
        let mut from = stretch.start;
        while let Some(at) = self.capital_from(from, stretch) {
            let token = &self.report.tokens[at];
            let open = token.can_be(WordClass::FAMILY_NAME)
                && self.is_free_name(at, stretch)
                && !self.tagged_person(at)
                && !self.ordinary_by_place(at);
            match open.then(|| self.family_first_end(at, stretch)).flatten() {
                Some(end) if !self.stands_as_place(at, end) => {
                    let start = self.name_start(at, stretch);
                    self.person(start, end, None);
                    from = end;
                }
                _ => from = at + 1,
            }
        }
    }

    /// A Vietnamese family name that is a word of grammar, before what is left of the name: "**Do** Thi
    /// Lan". In the middle of a sentence only.
    pub(crate) fn families_that_are_words(&mut self, stretch: Stretch) {
        let names = self.lexicon.names();
        let mut at = stretch.start + 1;
        while at < stretch.end {
            let Some(found) = self.found_at(at).copied() else {
                at += 1;
                continue;
            };
            let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
            at = end.max(at + 1);
            if found.kind != MentionKind::Person || found.tokens.len() < 2 || start <= stretch.start
            {
                continue;
            }
            let family = start - 1;
            let word = self.is(family, Shape::CAPITAL)
                && self.can_be(family, WordClass::FUNCTION_WORD)
                && self.covering(family).is_none()
                && !self.capital_by_place(family);
            let syllables = |n: usize| {
                let word = self.word(n).to_lowercase();
                names.syllables(&word, SyllableSystem::Vietnamese, 1) > 0
            };
            if word
                && names.family_of(self.word(family), Culture::Vietnamese).is_some()
                && (start..end).all(syllables)
            {
                let n = self.covering(start);
                if let Some(n) = n {
                    self.lengthen(n, family as u32);
                }
            }
        }
    }

    fn is_free_name(&self, at: usize, stretch: Stretch) -> bool {
        !self.is(at, Shape::ALL_CAPITALS)
            && self.covering(at).is_none()
            && !self.office_head_covers(at)
            && self.nameable(at, stretch)
    }

    /// One past a name of one of the cultures that begins at `at`.
    fn family_first_end(&self, at: usize, stretch: Stretch) -> Option<usize> {
        let names = self.lexicon.names();
        let end = self.person_end(at, stretch)?;
        let known = names.family(self.word(at));
        CULTURES.into_iter().find_map(|(culture, system, syllables, words)| {
            known.iter().find(|name| name.culture == culture && name.weight >= COMMON)?;
            let given = at + 1..end;
            if given.is_empty() || given.len() > 2 * words {
                return None;
            }
            let mut count = 0;
            for n in given {
                if self.is(n, Shape::JOINER) {
                    continue;
                }
                let word = self.word(n).to_lowercase();
                if self.covering(n).is_some() || names.syllables(&word, system, syllables) == 0 {
                    return None;
                }
                count += 1;
            }
            // One short word may be anything ("Le Mans", "Park An"); two tell.
            let long = count > 1 || self.word(at + 1).len() > 4;
            (count <= words && long).then_some(end)
        })
    }
}
