//! Words of times and amounts that have no preposition: "the minister *last week* said", "met officials *late* on
//! Tuesday", "said *more than* 50 fled", "In *2016* Ruiz said".

use dateline_lexicon::{VerbForms, WordClass, words};
use dateline_parser::Shape;

use super::cover::Covered;
use super::tags::{Next, Tag, Tagger};

impl Tagger<'_, '_> {
    /// "Ruiz in *2016* said", "In *2016* Ruiz said", "the bank on March 3, *2016* said": a year, and no amount, where a name or
    /// a verb of speech stands behind it.
    pub(super) fn is_year(&self, first: usize, n: usize) -> bool {
        let word = self.report.word(first + n);
        let year = word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|byte| byte.is_ascii_digit());
        let dated = match self.tags.last() {
            Some(Tag::Preposition) => self.word_is(first + n - 1, words!["in", "since", "until"]),
            Some(Tag::Comma) => n > 2 && self.tags[n - 2] == Tag::Time,
            _ => false,
        };
        if !year || !dated {
            return false;
        }
        let next = self.possible(n + 1).forms;
        let told = next.contains(VerbForms::SPEECH | VerbForms::PAST)
            && !next.contains(VerbForms::NOUN)
            && (self.next(first, n + 1) != Next::Word
                || self.word_is(first + n + 1, words!["said", "told"]));
        let name = self.covered.get(first + n + 1).is_some_and(|it| it.contains(Covered::NAME));
        told || name && n < 2
    }

    /// The tag of a word that a time or an amount begins with; the tag before it says which it can be.
    #[inline]
    pub(super) fn of_time_or_amount(
        &self,
        first: usize,
        n: usize,
        last: Option<Tag>,
    ) -> Option<Tag> {
        let at = first + n;
        match last {
            Some(Tag::Noun | Tag::Plural | Tag::Name | Tag::CloseBracket) => {
                let span = self.points_in_time(at) && self.is_span_of_time(at);
                (span || self.is_part_of_day(at)).then_some(Tag::Time)
            }
            Some(Tag::Time) => {
                (self.points_in_time(at - 1) && self.is_span_of_time(at - 1)).then_some(Tag::Time)
            }
            None | Some(Tag::Mark | Tag::Comma | Tag::That | Tag::OpenQuote) => {
                self.approximates(at).then_some(Tag::Adverb)
            }
            Some(Tag::Past | Tag::Present) => {
                let forms = self.possible[n - 1].word.forms;
                let says = forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE);
                (says && self.approximates(at)).then_some(Tag::Adverb)
            }
            Some(Tag::Adverb) => {
                (self.compares(at - 1) && self.is_amount(at + 1)).then_some(Tag::Adverb)
            }
            Some(_) => None,
        }
    }

    /// "said *about* 50 men fled", "*Over* 50 men fled", "said *more than* 50 fled": where a clause can begin, what
    /// says that a number is not exact. Not "spoke about 50 men", "ran over 50 miles".
    fn approximates(&self, at: usize) -> bool {
        self.word_is(at, words!["about", "around", "over", "under"]) && self.is_amount(at + 1)
            || self.compares(at) && self.is_amount(at + 2)
    }

    /// "*more than* 50", "*up to* 50"
    fn compares(&self, at: usize) -> bool {
        self.word_is(at, words!["more", "less", "fewer"]) && self.word_is(at + 1, words!["than"])
            || self.word_is(at, words!["up"]) && self.word_is(at + 1, words!["to"])
    }

    fn is_amount(&self, at: usize) -> bool {
        self.report
            .tokens
            .get(at)
            .is_some_and(|token| token.is(Shape::NUMBER) || token.can_be(WordClass::NUMBER_WORD))
    }

    /// "met officials *late* on Tuesday", "talks *early* Friday"
    fn is_part_of_day(&self, at: usize) -> bool {
        let day = at + 1 + usize::from(self.word_is(at + 1, words!["on"]));
        self.word_is(at, words!["late", "early"])
            && self.report.tokens.get(day).is_some_and(|it| it.can_be(WordClass::WEEKDAY))
    }

    fn points_in_time(&self, at: usize) -> bool {
        self.word_is(at, words!["last", "next", "this"])
    }

    /// "The minister *last week* said", "growth *last year* was": a time that stands behind a noun without
    /// a preposition, by its first word. Not "the last week", "in its last year", "last week's vote".
    fn is_span_of_time(&self, at: usize) -> bool {
        let unit =
            self.word_is(
                at + 1,
                words![
                    "week", "month", "year", "night", "evening", "morning", "quarter", "weekend",
                    "spring", "summer", "autumn", "winter"
                ],
            ) || self.report.tokens.get(at + 1).is_some_and(|token| token.can_be(WordClass::MONTH));
        let owned = self.report.tokens.get(at + 2).is_some_and(|it| it.is(Shape::POSSESSIVE));
        unit && !owned
    }
}
