//! What a capital tells: can this token be part of a name?
//!
//! `Zhao` in "said Zhao" can, `Vietnam` can; `The` at a sentence's start, `Monday`, `He`, and any word
//! of a headline in capitals that the lexicon knows as a common word cannot.

use dateline_lexicon::{VerbForms, WordClass, words};
use dateline_parser::{Shape, TokenRange};

use crate::draft::{Draft, Stretch};

/// Words of the calendar and of grammar: never a part of a name, whatever their case.
const NEVER: WordClass = WordClass::FUNCTION_WORD
    .union(WordClass::PRONOUN)
    .union(WordClass::AUXILIARY)
    .union(WordClass::WEEKDAY);

/// What a word at a sentence's start may be when its capital is only the sentence's.
const ORDINARY: WordClass = NEVER
    .union(WordClass::COMMON_WORD)
    .union(WordClass::VERB)
    .union(WordClass::NUMBER_WORD)
    .union(WordClass::TIME_TRIGGER)
    .union(WordClass::OFFICE_START)
    .union(WordClass::OFFICE_MODIFIER)
    .union(WordClass::CUE_START)
    .union(WordClass::MEETING_START)
    .union(WordClass::ROLE_START)
    .union(WordClass::HONORIFIC)
    .union(WordClass::ORGANISATION_HEAD)
    .union(WordClass::WORK_HEAD)
    .union(WordClass::MONTH);

impl Draft<'_, '_> {
    /// The stretch of these tokens.
    pub(crate) fn stretch(&self, tokens: TokenRange) -> Stretch {
        let (mut words, mut shouted, mut capital) = (0_u32, 0_u32, 0_u32);
        let mut classes = WordClass::empty();
        for token in &self.report.tokens[tokens.range()] {
            let counts = u32::from(token.is(Shape::WORD)) & u32::from(token.span.len() > 3);
            words += counts;
            shouted += counts & u32::from(token.is(Shape::ALL_CAPITALS));
            capital += counts & u32::from(token.is(Shape::CAPITAL));
            classes |= token.class;
            // "ACTING MINISTER OKELLO: Good morning.": of a turn what is said counts.
            if words > 0 && words == shouted && token.is(Shape::PUNCTUATION) {
                let at = token.span.start as usize;
                if self.report.text.as_bytes().get(at) == Some(&b':') {
                    (words, shouted, capital) = (0, 0, 0);
                }
            }
        }
        let capitals = words >= 4 && capital * 10 >= words * 9;
        let shouted = self.report.is_in_capitals() || words >= 3 && shouted * 4 >= words * 3;
        // No title ends with a full stop: names and offices may be all that a sentence has.
        let is_closed = tokens.end > tokens.start && self.word(tokens.end as usize - 1) == ".";
        Stretch {
            start: tokens.start as usize,
            end: tokens.end as usize,
            shouted,
            headline: capitals && (shouted || !is_closed),
            capitals,
            classes,
        }
    }

    /// "*Sun* Microsystems": the sun, and no Sunday that is cut short, by the name that goes on behind it.
    pub(crate) fn is_sun(&self, at: usize) -> bool {
        self.word(at) == "Sun"
            && self.is(at + 1, Shape::WORD)
            && self.is(at + 1, Shape::CAPITAL)
            && !self
                .can_be(at + 1, WordClass::MONTH | WordClass::WEEKDAY | WordClass::FUNCTION_WORD)
    }

    /// Can token `at` begin a name or be a part of one, by its looks? In a shouted stretch all words
    /// that the lexicon does not know as ordinary can.
    pub(crate) fn nameable(&self, at: usize, stretch: Stretch) -> bool {
        let Some(token) = self.token(at) else { return false };
        let day = token.can_be(WordClass::WEEKDAY) && !self.is_sun(at);
        if !token.is(Shape::WORD.union(Shape::CAPITAL)) || day {
            return false;
        }
        if stretch.shouted {
            return !token.can_be(ORDINARY) && !self.is_shouted_adverb(at);
        }
        // A word with marks of another language is no English word of grammar: Tô Lâm.
        if !token.can_be(NEVER) || token.is(Shape::NON_ASCII) {
            return true;
        }
        // "Minister Karl *A.* Rice": no article, where the name goes on behind it.
        if token.is(Shape::INITIAL.union(Shape::STOPPED)) && !self.capital_by_place(at) {
            return at > stretch.start
                && at + 1 < stretch.end
                && [at - 1, at + 1].iter().all(|&beside| {
                    self.is(beside, Shape::WORD) && self.is(beside, Shape::CAPITAL)
                });
        }
        // To Lam, Theresa May, Nguyen Van An: words of grammar that are names too, where the capital is
        // their own.
        let infinitive = stretch.capitals && self.is_infinitive(at);
        token.can_be(WordClass::PERSONAL)
            && !stretch.headline
            && !infinitive
            && !self.capital_by_place(at)
            && (!token.can_be(WordClass::PRONOUN) || self.is(at + 1, Shape::CAPITAL))
    }

    /// Is it "To" before a verb: "New Steps *To* Address Crime"?
    fn is_infinitive(&self, at: usize) -> bool {
        let Some(next) = self.token(at + 1) else { return false };
        let word = self.lexicon.syntax().word(next.word);
        self.report.word_is(at, words!["to"])
            && word.forms.contains(VerbForms::BASE)
            && !next.can_be(WordClass::PERSONAL)
    }

    /// Does a word in capitals end as only adverbs do: "CATEGORICALLY"? Not "CONNALLY".
    fn is_shouted_adverb(&self, at: usize) -> bool {
        const ENDINGS: [&str; 12] = [
            "ABLY", "ANTLY", "ATELY", "EDLY", "ENTLY", "FULLY", "IALLY", "ICALLY", "INGLY",
            "IVELY", "OUSLY", "UALLY",
        ];
        let Some(token) = self.token(at) else { return false };
        let word = self.report.slice(token.span);
        !token.can_be(WordClass::PERSONAL)
            && ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// Is the capital of token `at` owed to its place: first of a sentence or of a quotation, or after
    /// a colon?
    pub(crate) fn capital_by_place(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.is(Shape::SENTENCE_START) {
            return true;
        }
        let Some(before) = at.checked_sub(1).and_then(|n| self.token(n)) else { return true };
        before.shape.intersects(Shape::OPEN_QUOTE) || self.word(at - 1) == ":"
    }

    /// Is token `at` an ordinary word that stands in capitals only by its place?
    pub(crate) fn ordinary_by_place(&self, at: usize) -> bool {
        self.capital_by_place(at) && self.can_be(at, ORDINARY)
    }
}
