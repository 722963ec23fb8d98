//! Vague times and what comes again: `recently`, `now`, `soon`, `the coming time`, `in the future`, `in the
//! past`, `at this moment`, `daily`, `annually`.
//!
//! Not `a shared future`, `the new normal`, `first time`, `China Daily`, `as soon as`.

use dateline_lexicon::{Reference, Tense, TimeRole, TimeWord, Unit, WordClass};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType};

use super::scan::{Found, Scanner};
use super::value::{Length, Value};

/// What a newspaper is called beside `daily`.
const OF_PAPERS: [&str; 12] = [
    "business",
    "conservative",
    "financial",
    "independent",
    "influential",
    "leading",
    "liberal",
    "local",
    "national",
    "official",
    "popular",
    "tabloid",
];

impl Scanner<'_, '_> {
    /// `recent`, `now`, `soon`: token `i` alone.
    pub(super) fn reference(&self, i: usize) -> Option<Found> {
        let reference = self.word(i).reference?;
        if self.in_name(i) || self.titled(i) {
            return None;
        }
        let next = self.word(i + 1);
        // `recent weeks`, `the current quarter`: the unit is the head.
        if next.unit.is_some() || next.is(TimeRole::FILLER) && self.word(i + 2).unit.is_some() {
            return None;
        }
        // `as soon as`, `how soon`, `shortly after`, `current account`
        let before = self.before(i);
        if self.is(i, "soon")
            && before.is_some_and(|at| self.is_one(at, &["as", "how", "too", "so"]))
            || self.is(i, "shortly")
                && self.is_one(i + 1, &["after", "before", "afterwards", "thereafter"])
            || self.is(i, "soon")
                && (self.is_one(i + 1, &["after", "afterwards"]) || self.soon_was(i))
            || self.is(i, "recently")
                && self.is(i + 1, "as")
                && before.is_some_and(|at| self.is(at, "as"))
            || self.is(i, "recent") && next.weekday.is_some()
            || self.is(i, "current") && self.is_one(i + 1, &["account", "accounts", "affairs"])
        {
            return None;
        }
        // `Now, therefore, I proclaim`
        if self.is(i, "now")
            && self.text(i + 1) == ","
            && self.is_one(i + 2, &["therefore", "then"])
        {
            return None;
        }
        if self.is(i, "previously") || self.is(i, "formerly") || self.is(i, "lately") {
            return None;
        }
        let first = match before {
            Some(at) if self.is(i, "now") && self.is(at, "right") => at,
            Some(at) if self.is(i, "recently") && self.is_one(at, &["more", "most"]) => at,
            _ => i,
        };
        Some(Found::date(first, i + 1, Value::Vague(reference), Anchor::None, "vague"))
    }

    /// `it soon leaked`, `was soon forgotten`, `Soon they knew`: soon after what was told, and no time to come.
    fn soon_was(&self, i: usize) -> bool {
        let past = |at: usize| {
            self.word(at).tense == Some(Tense::Past) && !self.is_one(at, &["said", "told"])
                || self.is_participle(at)
        };
        let verb = i + 1;
        let was = self.before(i).is_some_and(|at| self.is_one(at, &["was", "were", "had", "did"]));
        let clause = self.is_one(verb, &["he", "she", "it", "they", "we", "i"]) && past(verb + 1);
        was && !self.is(verb, "to") || (past(verb) || clause) && !self.future_before(verb)
    }

    /// A capital inside a sentence: part of a name.
    fn titled(&self, i: usize) -> bool {
        self.has(i, Shape::CAPITAL)
            && !self.has(i, Shape::SENTENCE_START)
            && !self.has(i, Shape::ALL_CAPITALS)
            && i > self.begin
            && !self.has(i - 1, Shape::PUNCTUATION)
    }

    /// `the future`, `the past`, `the coming time`, `this moment`, `the latest period`: the noun is token `i`.
    pub(super) fn vague_noun(&self, i: usize) -> Option<Found> {
        if self.in_name(i) || self.titled(i) || self.joiner(i + 1) {
            return None;
        }
        if self.is(i, "past")
            && let Some(found) = self.past_clock(i)
        {
            return Some(found);
        }
        let at = self.before(i)?;
        let left = self.word(at);
        let end = i + 1;
        let found = |first, reference| {
            Some(Found::date(first, end, Value::Vague(reference), Anchor::None, "vague"))
        };
        if self.is(i, "period") {
            return self.period(i);
        }
        if self.is(i, "future") {
            if self.is_one(at, &["near", "foreseeable", "distant", "immediate", "nearest"]) {
                return found(self.with_article(at), Reference::Future);
            }
            let article = left.is(TimeRole::ARTICLE);
            // `the future of Europe`, `future losses`, `a shared future`: no point in time.
            let noun = self.noun(end);
            if article && !noun && !self.is(end, "of") {
                let lead =
                    self.before(at).is_some_and(|lead| self.is_one(lead, &["in", "for", "into"]));
                return if lead { found(at, Reference::Future) } else { None };
            }
            return if self.is(at, "in") && !noun { found(i, Reference::Future) } else { None };
        }
        if self.is(i, "past") {
            let article = left.is(TimeRole::ARTICLE);
            let lead = self.before(at).is_some_and(|lead| self.is_one(lead, &["in", "of", "from"]));
            let counted = TimeRole::CARDINAL | TimeRole::SOME | TimeRole::COUPLE | TimeRole::ONE;
            let noun = self.noun(end)
                || self.has(end, Shape::NUMBER)
                || self.word(end).is_any(counted | TimeRole::FRACTION);
            return if article && lead && !noun { found(at, Reference::Past) } else { None };
        }
        // `at present`, `for the present`
        if self.is(i, "present") {
            let lead = self.is_one(at, &["at", "for"])
                || left.is(TimeRole::ARTICLE)
                    && self.before(at).is_some_and(|lead| self.is(lead, "for"));
            let first = self.with_article(i);
            return if lead && !self.noun(end) { found(first, Reference::Present) } else { None };
        }
        if self.is(i, "moment") {
            if left.is(TimeRole::ARTICLE)
                && self.before(at).is_some_and(|lead| self.is_one(lead, &["at", "for"]))
            {
                return found(at, Reference::Present);
            }
            let this = if self.is(at, "this") {
                Some(at)
            } else {
                self.before(at).filter(|&this| self.is(this, "this"))
            };
            return found(this?, Reference::Present);
        }
        // `time`
        if left.is(TimeRole::ARTICLE) && self.is(end, "ahead") {
            return Some(Found::date(
                at,
                end + 1,
                Value::Vague(Reference::Future),
                Anchor::None,
                "vague",
            ));
        }
        if self.is_one(at, &["coming", "upcoming", "forthcoming"]) {
            return found(self.with_article(at), Reference::Future);
        }
        if self.is_one(at, &["present", "current"]) {
            return found(self.with_article(at), Reference::Present);
        }
        let lead = self.before(at).is_some_and(|lead| self.is(lead, "at"));
        if self.is(at, "this") && lead {
            return found(at, Reference::Present);
        }
        // `around that time`, `dates back to that time`
        let since = ["about", "around", "at", "before", "by", "during", "from", "since", "until"];
        let since = self.before(at).is_some_and(|lead| {
            self.is_one(lead, &since)
                || self.is(lead, "to")
                    && lead > self.begin
                    && self.is_one(lead - 1, &["back", "up", "prior", "close"])
        });
        if self.is(at, "that") && since {
            return found(at, Reference::Past);
        }
        if left.is(TimeRole::ARTICLE) && lead && !self.is_one(end, &["of", "when", "that"]) {
            return found(at, Reference::Past);
        }
        None
    }

    /// `long ago`, `not so long ago`, `some time ago`, whose `ago` is token `i`.
    pub(super) fn long_ago(&self, i: usize) -> Option<Found> {
        let at = self.before(i)?;
        let mut first = if self.is_one(at, &["long", "moments", "while"]) {
            at
        } else {
            let time = self.is(at, "time");
            self.before(at).filter(|&some| time && self.is_one(some, &["some", "long", "short"]))?
        };
        while let Some(more) = self
            .before(first)
            .filter(|&more| self.is_one(more, &["not", "so", "too", "very", "that", "a", "quite"]))
        {
            first = more;
        }
        let value = Value::Vague(Reference::Past);
        Some(Found::date(first, i + 1, value, Anchor::None, "vague"))
    }

    /// Can the token be a noun (no function word, no verb)?
    pub(super) fn noun(&self, i: usize) -> bool {
        let word = self.word(i);
        self.has(i, Shape::WORD)
            && word.tense.is_none()
            && !word
                .is_any(TimeRole::LEADS | TimeRole::ARTICLE | TimeRole::POSSESSIVE | TimeRole::ONE)
            && !self.token(i).is_some_and(|token| {
                token.can_be(WordClass::FUNCTION_WORD | WordClass::PRONOUN | WordClass::AUXILIARY)
            })
            && !self.is_one(
                i,
                &[
                    "if", "it", "he", "she", "we", "they", "because", "when", "who", "that",
                    "which", "there", "so", "you", "i",
                ],
            )
    }

    /// `the daily said`, `writes Novy Hlas daily.`, `told the weekly`: a newspaper.
    fn is_paper(&self, i: usize) -> bool {
        if !self.is_one(i, &["daily", "weekly", "monthly"]) {
            return false;
        }
        let said = ["said", "reported", "quoted", "wrote", "says", "reports", "writes", "quotes"];
        let named = self.before(i).is_some_and(|at| {
            self.has(at, Shape::CAPITAL)
                && !self.has(at, Shape::SENTENCE_START)
                && self.word(at) == TimeWord::default()
        });
        // `told the daily`, `a liberal daily`, `the pro-government daily Sabah`; `the daily flight` is a flight.
        let noun = self.before(i).is_some_and(|at| {
            let determiner = TimeRole::ARTICLE | TimeRole::ONE | TimeRole::POSSESSIVE;
            let joined = at > self.begin && self.joiner(at - 1);
            self.word(at).is_any(determiner) || joined || self.is_one(at, &OF_PAPERS)
        });
        // `the daily, weekly and monthly figures`
        let listed = self.word(i + 2).set.is_some();
        let alone = self.ends_phrase(i + 1) && !listed || self.has(i + 1, Shape::CAPITAL);
        self.is_one(i + 1, &said) || (named || noun) && alone
    }

    /// `daily`, `annually`: token `i` alone.
    pub(super) fn repeated(&self, i: usize) -> Option<Found> {
        let (count, unit) = self.word(i).set?;
        if self.in_name(i) || self.titled(i) {
            return None;
        }
        // `a quarterly dividend`: of what kind it is rather than when; `the annual meeting` comes again.
        let event = (i + 1..i + 4)
            .take_while(|&j| self.has(j, Shape::WORD))
            .any(|j| self.word(j).is(TimeRole::EVENT));
        let attribute =
            (unit >= Unit::Month || unit < Unit::Day) && self.noun(i + 1) || self.is(i, "annual");
        if attribute && !event {
            return None;
        }
        if self.is_paper(i) {
            return None;
        }
        // `their everyday concerns` come on no day.
        let whose = self.before(i).is_some_and(|at| self.word(at).is(TimeRole::POSSESSIVE));
        if self.is(i, "everyday") && whose {
            return None;
        }
        // `twice-weekly flights`; `a bi-annual review` comes another time.
        let joined = self.before(i).filter(|&at| self.joiner(at)).and_then(|at| self.before(at));
        if let Some(at) = joined {
            if !self.word(at).is(TimeRole::TIMES) {
                return None;
            }
            let value = Value::Length(Length::new(Some(count), unit));
            let found = Found::date(at, i + 1, value, Anchor::None, "repeated");
            return Some(found.of_kind(DateType::Set));
        }
        // `twice daily`, `three times weekly`
        let times = self.before(i).filter(|&at| self.is(at, "times"));
        let often = times.and_then(|at| self.before(at)).or_else(|| {
            self.before(i).filter(|&at| self.word(at).is(TimeRole::TIMES) || self.is(at, "once"))
        });
        if let Some(often) = often {
            let value = Value::Length(Length::new(Some(count), unit));
            let found = Found::date(often, i + 1, value, Anchor::None, "repeated");
            return Some(found.of_kind(DateType::Set));
        }
        // `8% annually`, `10,000 units annually`, `average daily volume`: how much rather than when.
        let rate = self.before(i).is_some_and(|at| {
            self.has(at, Shape::NUMBER)
                || matches!(self.text(at), "%" | "average")
                || self.word(at).is(TimeRole::COUNTED)
        });
        if rate {
            return None;
        }
        let value = Value::Length(Length::new(Some(count), unit));
        Some(Found::date(i, i + 1, value, Anchor::None, "repeated").of_kind(DateType::Set))
    }
}
