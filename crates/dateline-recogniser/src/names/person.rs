//! The shape of a personal name: how far it goes from its first token.
//!
//! `Luiz Inácio Lula da Silva`, `Mohammed bin Salman`, `Park Geun-hye`, `Joseph R. Biden, Jr.`,
//! `Bashar al-Assad`. It ends before a possessive, a lower-case word that is no particle, a day of the
//! week, an office ("Xi Jinping General Secretary") and at the end of its stretch.

use dateline_lexicon::{NameSuffix, SyllableSystem, VerbForms, WordClass, WordId, words};
use dateline_parser::{Shape, Token};

use crate::draft::{Draft, Stretch};
use crate::tagger::Label;

/// Systems that write a given name as syllables joined by a hyphen.
const SYLLABLES: [SyllableSystem; 3] =
    [SyllableSystem::Korean, SyllableSystem::WadeGiles, SyllableSystem::Pinyin];

/// A name has no more parts than this; what is longer is a list without commas.
const LONGEST: usize = 9;

impl Draft<'_, '_> {
    /// One past the last token of the personal name that begins at `start`; `None` if none can.
    pub(crate) fn person_end(&self, start: usize, stretch: Stretch) -> Option<usize> {
        let mut end = self.name_part(start, stretch)?;
        for _ in 1..LONGEST {
            let Some(next) = self.next_part(end, stretch) else { break };
            end = next;
        }
        Some(self.with_suffix(end, stretch))
    }

    /// One past a part of a name that begins at `at`: a word, and what a hyphen joins to it.
    fn name_part(&self, at: usize, stretch: Stretch) -> Option<usize> {
        if at >= stretch.end || !self.part_word(at, stretch) {
            return None;
        }
        let mut end = at + 1;
        while end + 1 < stretch.end
            && end - at < LONGEST
            && self.is(end, Shape::JOINER)
            && self.is(end + 1, Shape::WORD)
            && self.joins(at, end + 1)
        {
            end += 2;
        }
        Some(end)
    }

    /// Does the hyphen before `at` make one name of it and of what begins at `start`? Not in
    /// "Xi-led" or "Biden-era".
    fn joins(&self, start: usize, at: usize) -> bool {
        if self.is(at, Shape::CAPITAL) {
            return true;
        }
        // Geun-hye, Tse-tung: a lower-case tail only where it is a syllable of such names.
        let names = self.lexicon.names();
        let tail = self.word(at);
        // "a Ruiz-*era* law"
        let noun = self.report.word_is(at, words!["era"]);
        // Tak-wah: spellings of the south are so many that the tagger has to take it for one name.
        let southern =
            self.tagged_person(at) && names.syllables(tail, SyllableSystem::Southern, 1) > 0;
        self.can_be(start, WordClass::NAME_PARTICLE)
            || southern
            || !noun && SYLLABLES.iter().any(|&system| names.syllables(tail, system, 2) > 0)
    }

    fn part_word(&self, at: usize, stretch: Stretch) -> bool {
        if !self.nameable(at, stretch) {
            return false;
        }
        // "Barbara *Boxer*": what people do, where it is no office here, is a family name behind a given one.
        let borne = || {
            !self.office_head_covers(at)
                && at.checked_sub(1).is_some_and(|given| {
                    self.can_be(given, WordClass::GIVEN_NAME) && self.is(given, Shape::CAPITAL)
                })
        };
        !self.can_be(at, WordClass::OFFICE_START | WordClass::HONORIFIC)
            || self.can_be(at, WordClass::PERSONAL)
            || borne()
    }

    /// One past the next part after `end`: particles, a nickname in quotation marks, then a word.
    fn next_part(&self, end: usize, stretch: Stretch) -> Option<usize> {
        let mut at = end;
        // The nickname.
        if at + 3 < stretch.end
            && self.is(at, Shape::OPEN_QUOTE)
            && self.is(at + 1, Shape::CAPITAL)
            && self.is(at + 2, Shape::CLOSE_QUOTE)
            && self.part_word(at + 3, stretch)
        {
            return self.name_part(at + 3, stretch);
        }
        // "Sabah Al - Ahmad": the article of a name, apart from it.
        let article = at.checked_sub(1).is_some_and(|last| {
            self.report.word_is(last, words!["al", "el", "ul"]) && self.is(last, Shape::CAPITAL)
        });
        if article && self.word(at) == "-" && self.is(at + 1, Shape::CAPITAL) {
            return self.name_part(at + 1, stretch);
        }
        for _ in 0..3 {
            let particle = self.can_be(at, WordClass::NAME_PARTICLE)
                && !self.can_be(at, WordClass::FUNCTION_WORD)
                && !self.has_own_capital(at)
                && at < stretch.end;
            if !particle {
                break;
            }
            at += 1;
            if self.is(at, Shape::JOINER) {
                at += 1;
            }
        }
        // "Holm *Administration*" is no name of anybody.
        if stretch.shouted && at < stretch.end && self.goes_on_at(at) {
            return None;
        }
        let body =
            self.can_be(at, WordClass::ORGANISATION_HEAD) && !self.can_be(at, WordClass::PERSONAL);
        if body || stretch.capitals && self.is_verb_of_headline(at) {
            None
        } else {
            self.name_part(at, stretch)
        }
    }

    /// "Ruiz *Announces* New Steps": a verb with the capital that every word of its line has.
    fn is_verb_of_headline(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let third = |at: usize| {
            self.token(at).is_some_and(|token| {
                self.lexicon.syntax().word(token.word).forms.intersects(VerbForms::THIRD)
            })
        };
        // "Mike *Rounds* Backs New Plan": of two the second is the verb.
        third(at) && !third(at + 1) && !token.can_be(WordClass::PERSONAL)
    }

    /// With `Jr.` or `III`, also after a comma.
    fn with_suffix(&self, end: usize, stretch: Stretch) -> usize {
        let comma = usize::from(end + 1 < stretch.end && self.word(end) == ",");
        let at = end + comma;
        if at < stretch.end
            && self.can_be(at, WordClass::NAME_SUFFIX)
            && !self.can_be(at, WordClass::OFFICE_MODIFIER)
            && self.is(at, Shape::CAPITAL)
            && matches!(self.lexicon.names().suffix(self.word(at)), Some(NameSuffix::Generation(_)))
        {
            return at + 1;
        }
        end
    }

    /// Where a person's name begins that was found from `start` on: particles and given names before
    /// it are part of it ("**bin** Salman", "**Sophia** Chong Suk-fan").
    pub(crate) fn name_start(&self, start: usize, stretch: Stretch) -> usize {
        let mut start = start;
        for _ in 0..4 {
            let Some(before) = start.checked_sub(1).filter(|&at| at >= stretch.start) else {
                break;
            };
            let article = self.is(before, Shape::JOINER) && before > stretch.start;
            let at = if article { before - 1 } else { before };
            if self.covering(at).is_some() || self.office_head_covers(at) {
                break;
            }
            let particle = self.can_be(at, WordClass::NAME_PARTICLE)
                && !self.can_be(at, WordClass::FUNCTION_WORD)
                && self.word(at).len() > 1
                && (article || !self.has_own_capital(at));
            if !(particle || !article && self.is_given_name(at, stretch)) {
                break;
            }
            start = at;
        }
        start
    }

    /// Can token `at` be a given name before a name, and hardly anything else?
    fn is_given_name(&self, at: usize, stretch: Stretch) -> bool {
        let word =
            |token: &Token| token.can_be(WordClass::GIVEN_NAME) || token.word == WordId::UNKNOWN;
        self.token(at).is_some_and(|token| {
            let grammar = token.can_be(WordClass::FUNCTION_WORD) && !token.is(Shape::NON_ASCII);
            word(token)
                && !grammar
                && !token.can_be(WordClass::COMMON_WORD | WordClass::HONORIFIC | WordClass::MONTH)
                && !token.is(Shape::ALL_CAPITALS)
        }) && self.nameable(at, stretch)
            && !self.capital_by_place(at)
            && !self.is_honorific(at)
            && self.tagged_as(at).is_none_or(|label| label == Label::Person)
    }
}
