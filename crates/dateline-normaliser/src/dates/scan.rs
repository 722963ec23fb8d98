//! Reading a report token by token: what stands where, as the rules ask for it.

use std::cell::OnceCell;

use dateline_lexicon::{TimeRole, TimeWord, Times, Unit, WordId, lexicon};
use dateline_parser::{Report, Shape, Token};
use dateline_schema::closed::{Anchor, DateType, Mod};
use jiff::civil::Date;

use super::anchor::days_between;
use super::story::Story;
use super::value::{Value, When};

/// What a rule found: tokens `first..end` and what they mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) kind: DateType,
    pub(super) value: Option<Value>,
    pub(super) modifier: Option<Mod>,
    pub(super) anchor: Anchor,
    /// Was the year chosen among two that are both possible?
    pub(super) doubtful: bool,
    /// Of a length: -1 up to the publication day (`the past week`), 1 from it on, 0 anywhere.
    pub(super) toward: i8,
    pub(super) rule: &'static str,
    /// Of `3 to 5 March` the second expression: its tokens and what it means.
    pub(super) second: Option<(usize, usize, When)>,
}

impl Found {
    /// A DATE with this value.
    pub(super) fn date(
        first: usize,
        end: usize,
        value: Value,
        anchor: Anchor,
        rule: &'static str,
    ) -> Self {
        let kind = match value {
            Value::Time(..) => DateType::Time,
            Value::Length(_) => DateType::Duration,
            _ => DateType::Date,
        };
        let value = Some(value);
        let (modifier, doubtful, toward) = (None, false, 0);
        let second = None;
        Self { first, end, kind, value, modifier, anchor, doubtful, toward, rule, second }
    }

    /// The same as another kind.
    pub(super) fn of_kind(self, kind: DateType) -> Self {
        Self { kind, ..self }
    }

    /// The same as a length up to the publication day (-1) or from it on (1).
    pub(super) fn toward(self, toward: i8) -> Self {
        Self { toward, ..self }
    }

    /// The same with a modifier, and from an earlier token on.
    pub(super) fn modified(self, (first, modifier): (usize, Option<Mod>)) -> Self {
        Self { first, modifier: modifier.or(self.modifier), ..self }
    }
}

/// One sentence under the eyes of the rules.
pub(super) struct Scanner<'r, 't> {
    pub(super) report: &'r Report<'t>,
    pub(super) times: &'static Times,
    /// The day the report was published.
    pub(super) published: Option<Date>,
    /// The day of the dateline, if the report was published a day or two later.
    pub(super) dateline_day: Option<Date>,
    /// Are the cues of tense read?
    pub(super) tense: bool,
    /// What was spoken of before.
    pub(super) story: Story,
    /// Tokens of the sentence: `begin..limit`.
    pub(super) begin: usize,
    /// One past the sentence's last token.
    pub(super) limit: usize,
    /// No expression may begin before this token: the end of the one before.
    pub(super) floor: usize,
    /// Is the expression that ends there a time of the clock?
    pub(super) at_clock: bool,
    /// Does the report give hours by four digits? Asked once, and only where it matters.
    pub(super) four_digit_hours: OnceCell<bool>,
}

impl<'r, 't> Scanner<'r, 't> {
    pub(super) fn new(report: &'r Report<'t>, tense: bool) -> Self {
        let published = report.published.map(|published| published.day);
        Self {
            report,
            times: lexicon().times(),
            published,
            dateline_day: report.dateline.as_ref().and_then(|dateline| dateline.day).filter(
                |&day| {
                    published
                        .is_some_and(|published| (1..=2).contains(&days_between(day, published)))
                },
            ),
            tense,
            story: Story::default(),
            begin: 0,
            limit: 0,
            floor: 0,
            at_clock: false,
            four_digit_hours: OnceCell::new(),
        }
    }

    /// The token, if it is one of this sentence.
    #[inline]
    pub(super) fn token(&self, i: usize) -> Option<&'r Token> {
        (i >= self.begin && i < self.limit).then(|| &self.report.tokens[i])
    }

    /// What the token can be in an expression of time.
    pub(super) fn word(&self, i: usize) -> TimeWord {
        self.token(i).map_or_else(TimeWord::default, |token| {
            if token.word == WordId::UNKNOWN {
                TimeWord::default()
            } else {
                self.times.word(token.word)
            }
        })
    }

    /// The token's words; empty outside the sentence.
    pub(super) fn text(&self, i: usize) -> &'r str {
        self.token(i).map_or("", |token| &self.report.text[token.span.range()])
    }

    /// [`Self::text`], for who only compares it: no look at where characters end.
    #[inline]
    fn bytes(&self, i: usize) -> &'r [u8] {
        self.token(i).map_or(&[], |token| &self.report.text.as_bytes()[token.span.range()])
    }

    /// Is the token this word, in any case?
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Is the token one of these words, in any case?
    pub(super) fn is_one(&self, i: usize, words: &[&str]) -> bool {
        let text = self.bytes(i);
        !text.is_empty() && words.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Has the token this shape?
    pub(super) fn has(&self, i: usize, shape: Shape) -> bool {
        self.token(i).is_some_and(|token| token.is(shape))
    }

    /// The token before `i` that an expression may still take in.
    pub(super) fn before(&self, i: usize) -> Option<usize> {
        i.checked_sub(1).filter(|&j| j >= self.floor && j >= self.begin)
    }

    /// The number that the token is written as with digits only.
    pub(super) fn digits(&self, i: usize) -> Option<u32> {
        let digits = self.bytes(i);
        if digits.is_empty() || digits.len() > 9 {
            return None;
        }
        let more = |number: u32, digit: &u8| {
            digit.is_ascii_digit().then(|| 10 * number + u32::from(digit - b'0'))
        };
        digits.iter().try_fold(0, more)
    }

    /// Is nothing between this token and the one before it?
    pub(super) fn glued(&self, i: usize) -> bool {
        i > self.begin && self.token(i).is_some_and(|token| !token.is(Shape::SPACE_BEFORE))
    }

    /// A hyphen that joins two words.
    pub(super) fn joiner(&self, i: usize) -> bool {
        self.has(i, Shape::JOINER)
            || self.has(i, Shape::PUNCTUATION)
                && matches!(self.text(i), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
                && self.glued(i)
                && self.glued(i + 1)
    }

    /// A hyphen or dash, joined or not.
    pub(super) fn dash(&self, i: usize) -> bool {
        self.has(i, Shape::PUNCTUATION)
            && matches!(self.text(i), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}")
    }

    /// Is the stop of the token that ends a sentence none of its own: `at 0600 GMT.`, `at 8 PM.`, but `at 8 p.m.`?
    pub(super) fn is_full_stop(&self, i: usize) -> bool {
        self.word(i).is_any(TimeRole::ZONE | TimeRole::CLOCK)
            && self.bytes(i).strip_suffix(b".").is_some_and(|word| !word.contains(&b'.'))
    }

    /// Does an apostrophe-s stand here?
    pub(super) fn possessive(&self, i: usize) -> bool {
        self.has(i, Shape::POSSESSIVE)
    }

    /// Does a name that only looks like a time (`Sunday Times`) cover the token?
    pub(super) fn in_name(&self, i: usize) -> bool {
        (self.begin.max(i.saturating_sub(3))..=i).any(|first| {
            self.report
                .phrase(self.times.names(), first, self.limit)
                .is_some_and(|(end, ())| end > i)
        })
    }

    /// `the`, an article before `first`, taken in.
    pub(super) fn with_article(&self, first: usize) -> usize {
        match self.before(first) {
            Some(i) if self.word(i).is(TimeRole::ARTICLE) => i,
            _ => first,
        }
    }

    /// What stands before a stretch of the calendar and says which part of it: `early`, `mid-`,
    /// `earlier`, `the end of`, `later in`. Gives the new first token and the modifier.
    pub(super) fn phase(&self, first: usize) -> (usize, Option<Mod>) {
        let Some(last) = self.before(first) else { return (first, None) };
        let preposition = self.is_one(last, &["of", "in"]);
        // `mid-1997`, `mid 1997`, `early 1997`
        let (adjective, at) = if self.joiner(last) {
            let Some(at) = self.before(last) else { return (first, None) };
            (self.word(at), at)
        } else {
            (self.word(last), last)
        };
        if adjective.bound == Some(Mod::Approx) && self.is(at, "around") {
            return (at, Some(Mod::Approx));
        }
        // `end-1986`
        if at != last && self.is(at, "end") {
            return (at, Some(Mod::End));
        }
        if !preposition && adjective.is(TimeRole::PHASE) {
            let noun = self.is_one(
                at,
                &[
                    "end",
                    "beginning",
                    "start",
                    "middle",
                    "opening",
                    "close",
                    "closing",
                    "rest",
                    "remainder",
                ],
            );
            if !noun && !self.is(at, "latter") {
                return (self.with_article(at), adjective.phase);
            }
        }
        // `the end of 1997`, `later in the year`; an article may stand before what follows.
        if preposition && let Some(at) = self.before(last) {
            let word = self.word(at);
            let of = self.is(last, "of");
            if of && let Some(part) = self.part_by_units(at) {
                return part;
            }
            let fits = if of {
                self.is_one(
                    at,
                    &["end", "beginning", "start", "middle", "close", "rest", "remainder"],
                )
            } else {
                word.is(TimeRole::COMPARATIVE) || self.is_one(at, &["early", "late"])
            };
            if fits && let Some(phase) = word.phase {
                return (self.with_article(at), Some(phase));
            }
            // `the second half of the 19th century`
            if of
                && self.is(at, "half")
                && let Some(which) = self.before(at)
            {
                let half = match self.word(which) {
                    word if word.is(TimeRole::ORDINAL) && word.number == 1 => Mod::Start,
                    word if word.is(TimeRole::ORDINAL) && word.number == 2 => Mod::End,
                    _ if self.is(which, "latter") => Mod::End,
                    _ => return (first, None),
                };
                return (self.with_article(which), Some(half));
            }
        }
        (first, None)
    }

    /// `the last days`, `the opening weeks` of something, whose unit is token `i`: where it begins and which part it is.
    pub(super) fn part_by_units(&self, i: usize) -> Option<(usize, Option<Mod>)> {
        let units = self.word(i).unit.is_some() && self.word(i).is(TimeRole::PLURAL);
        if !units || !self.is(i + 1, "of") {
            return None;
        }
        let mut which = self.before(i)?;
        // `the early morning hours of Friday`, `the small hours of Monday`
        let hours = self.word(i).unit == Some(Unit::Hour);
        if hours && self.word(which).part.is_some() {
            which = self.before(which)?;
        }
        let part = match () {
            () if self.is_one(which, &["first", "early", "earliest", "opening"]) => Mod::Start,
            () if hours && self.is_one(which, &["small", "wee"]) => Mod::Start,
            () if self.is_one(which, &["last", "final", "closing", "dying", "waning"]) => Mod::End,
            () => return None,
        };
        Some((self.with_article(which), Some(part)))
    }

    /// `the end of Sunday night's debate` is the end of the debate.
    pub(super) fn without_the_end_of(&self, found: Found) -> Found {
        if found.modifier.is_none() || !self.possessive(found.end) {
            return found;
        }
        let noun = found.first + usize::from(self.word(found.first).is(TimeRole::ARTICLE));
        let whose = noun + 2 < found.end
            && self.is(noun + 1, "of")
            && self.is_one(noun, &["end", "beginning", "start", "middle", "close", "rest"]);
        if whose { Found { first: noun + 2, modifier: None, ..found } } else { found }
    }

    /// What stands before a length of time and bounds it: `about`, `at least`, `more than`, `up to`.
    pub(super) fn bound(&self, first: usize) -> (usize, Option<Mod>) {
        let Some(last) = self.before(first) else { return (first, None) };
        let two = self.before(last);
        let pair = |word: &str| two.filter(|&i| self.is(i, word));
        if self.is(last, "than") {
            let (at, modifier) = if let Some(at) = pair("more") {
                (at, Mod::MoreThan)
            } else if let Some(at) = pair("less").or_else(|| pair("fewer")) {
                (at, Mod::LessThan)
            } else {
                return (first, None);
            };
            // `no more than`, `no less than`
            return match self.before(at) {
                Some(no) if self.is_one(no, &["no", "not"]) => {
                    let modifier =
                        if modifier == Mod::MoreThan { Mod::EqualOrLess } else { Mod::EqualOrMore };
                    (no, Some(modifier))
                }
                _ => (at, Some(modifier)),
            };
        }
        if self.is(last, "least")
            && let Some(at) = pair("at")
        {
            return (at, Some(Mod::EqualOrMore));
        }
        if self.is(last, "most")
            && let Some(at) = pair("at")
        {
            return (at, Some(Mod::EqualOrLess));
        }
        if self.is(last, "to")
            && let Some(at) = pair("up")
        {
            return (at, Some(Mod::EqualOrLess));
        }
        // `just over a year`, `well under an hour`
        if let Some(at) = two.filter(|_| self.is_one(last, &["over", "under"])) {
            let modifier = if self.is(last, "over") { Mod::MoreThan } else { Mod::LessThan };
            if self.is_one(at, &["just", "little", "well"]) {
                let little = self.before(at).filter(|&a| self.is(at, "little") && self.is(a, "a"));
                return (little.unwrap_or(at), Some(modifier));
            }
            // `for over two years`, but `took over two years`, `spread over two years`
            if self.word(at).is_any(TimeRole::LASTS | TimeRole::LEADS_YEAR)
                && !self.is_one(at, &["took", "take", "takes", "taking"])
            {
                return (last, Some(modifier));
            }
        }
        match self.word(last).bound {
            Some(modifier) => (last, Some(modifier)),
            None => (first, None),
        }
    }
}
