//! What the tagger takes for a person and is none: letters, adjectives and places with an article that stand
//! alone ("AI", "*Black* voters", "on the *Hill*"), and governments ("the *Biden-Harris* Administration").

use dateline_lexicon::{VerbForms, WordClass, words};
use dateline_parser::{Shape, contraction};
use dateline_schema::closed::MentionKind;

use crate::draft::{Draft, Stretch};

impl Draft<'_, '_> {
    /// Is the name of a person, as the tagger has it, none?
    pub(super) fn is_no_person(&self, start: usize, end: usize, stretch: Stretch) -> bool {
        if end == start + 3 && self.is(start + 1, Shape::JOINER) {
            // "the *Biden-Harris* Administration", "*Biden-era* rules"
            return self.can_be(end, WordClass::ORGANISATION_HEAD)
                || self.word(end).eq_ignore_ascii_case("administration")
                || self
                    .report
                    .word_is(end - 1, words!["era", "backed", "led", "like", "linked", "style"]);
        }
        // "the Biden Administration".
        if (start + 1..end).any(|at| self.word(at).eq_ignore_ascii_case("administration")) {
            return true;
        }
        // "*Williams Ave*"
        let ways = words!["ave", "avenue", "blvd", "boulevard", "hwy", "rd"];
        if end > start + 1 && self.report.word_is(end - 1, ways) {
            return true;
        }
        if end != start + 1 || start > 0 && self.is_honorific(start - 1) {
            return false;
        }
        // "*Appendix* 2C"
        let part =
            words!["annex", "appendix", "article", "chapter", "clause", "schedule", "section"];
        if self.report.word_is(start, part) && self.is_numbered(end) {
            return true;
        }
        // "the *Richter* scale", "*Alzheimer's* disease"
        let owns = usize::from(self.is(end, Shape::POSSESSIVE));
        if self.report.word_is(end + owns, words!["disease", "scale", "syndrome"]) {
            return true;
        }
        // "the Executive *Branch*"
        let power = words!["executive", "judicial", "legislative"];
        if start > 0 && self.report.word_is(start - 1, power) && self.is_common(start) {
            return true;
        }
        let written = !stretch.shouted && !stretch.headline;
        self.is_letters(start, written)
            || contraction(self.word(start)).is_some()
            || self.report.word_is(start, words!["god", "the"])
            || self.report.word_is(start, words!["oh"]) && self.is_mark(end)
            || self.can_be(start, WordClass::AGENCY)
            || self.can_be(start, WordClass::FUNCTION_WORD) && self.capital_by_place(start)
            || self.can_be(start, WordClass::ORGANISATION_HEAD)
                && !self.can_be(start, WordClass::PERSONAL)
            || written && self.is_no_bare_name(start)
    }

    /// "the village of *Beit Or*": what a kind of town is called.
    pub(super) fn is_called_place(&self, start: usize, end: usize) -> bool {
        let kinds = words!["city", "hamlet", "suburb", "town", "village"];
        start > 1
            && self.word(start - 1) == "of"
            && self.report.word_is(start - 2, kinds)
            && !self.is(end, Shape::POSSESSIVE)
    }

    /// "AI", "HBCUs", "G7", "Vote.gov".
    pub(super) fn is_letters(&self, at: usize, written: bool) -> bool {
        let word = self.word(at);
        let capitals = self.is(at, Shape::ALL_CAPITALS) && written;
        // "AI" is a family name too, but hardly written so.
        let letters = capitals && (!self.can_be(at, WordClass::PERSONAL) || word.len() == 2);
        let several = word.strip_suffix('s').is_some_and(|letters| {
            letters.len() > 1 && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        });
        let site = word.rsplit_once('.').is_some_and(|(_, ending)| {
            ending.len() > 1 && ending.bytes().all(|letter| letter.is_ascii_lowercase())
        });
        letters
            || several
            || site
            || word.contains(|c: char| c.is_ascii_digit())
            || self.is(at, Shape::INITIAL)
    }

    /// No name stands so: behind an article with no noun after it ("on *the Hill*"), as an adjective
    /// ("*Black* voters"), as an owner of nothing ("*Moody's*, which").
    fn is_no_bare_name(&self, at: usize) -> bool {
        let before = |words| at > 0 && self.report.word_is(at - 1, words);
        let next = at + 1;
        let owns = self.is(next, Shape::POSSESSIVE);
        let behind = next + usize::from(owns);
        let ends = self.is_mark(behind)
            || self.can_be(behind, WordClass::FUNCTION_WORD | WordClass::AUXILIARY);
        let noun = self.is(next, Shape::WORD)
            && !self.is(next, Shape::CAPITAL)
            && !self
                .can_be(next, WordClass::FUNCTION_WORD | WordClass::AUXILIARY | WordClass::VERB)
            && !self.word(next).ends_with("ed");
        // "The decision was *Ruiz's*."
        let stated = before(words!["of"]) || at > 0 && self.can_be(at - 1, WordClass::AUXILIARY);
        before(words!["the"]) && ends
            || self.can_be(at, WordClass::COMMON_WORD) && self.stands_before_people(next)
            || self.can_be(at, WordClass::COMMON_WORD) && noun
            || owns && !stated && self.is_mark(behind)
    }

    /// "2C", "4": what counts parts of a text.
    fn is_numbered(&self, at: usize) -> bool {
        self.word(at).starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_common(&self, at: usize) -> bool {
        self.can_be(at, WordClass::COMMON_WORD)
    }

    /// Do people follow who are described: "*Black* students", "*Black* and brown communities", "*Black* Norwegians"?
    fn stands_before_people(&self, next: usize) -> bool {
        let joined = self.report.word_is(next, words!["and", "or"]);
        let at = next + usize::from(joined);
        let demonym = self.found_at(at).is_some_and(|found| found.kind == MentionKind::Demonym);
        let forms = self.token(at).map(|token| self.lexicon.syntax().word(token.word).forms);
        let acts = forms.is_some_and(|forms| forms.intersects(VerbForms::PAST | VerbForms::THIRD))
            || self
                .can_be(at, WordClass::FUNCTION_WORD | WordClass::AUXILIARY | WordClass::CUE_START);
        let noun = self.is(at, Shape::WORD)
            && !self.is(at, Shape::CAPITAL)
            && self.can_be(at, WordClass::COMMON_WORD)
            && !acts;
        demonym || noun
    }

    /// Does a mark stand at `at`, or nothing?
    fn is_mark(&self, at: usize) -> bool {
        self.report
            .tokens
            .get(at)
            .is_none_or(|token| token.is(Shape::PUNCTUATION) && !token.is(Shape::JOINER))
    }
}
