//! Years, ranges of years and decades: `in 2020`, `1986-90`, `1986/87`, `the year 2000`, `fiscal 1989`,
//! `early 1997`, `the 1990s`, `the mid-'80s`, `nineteen ninety-six`, `the nineties`.
//!
//! Not `2020 people`, `Boeing 747`, `Resolution 1973`, `$1990`, `rose 1987 points`.

use dateline_lexicon::{TimeRole, TimeWord, Unit};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, Mod};

use super::scan::{Found, Scanner};
use super::value::{Value, When};

/// A year needs a word that leads to it when it is further from the publication than this.
const NEAR_YEARS: i16 = 60;
/// A number so few years from the publication is hardly ever anything but a year.
const CLOSE_YEARS: i16 = 3;
/// The first year that is one with no more than a thing behind it: `the 1648 peace`.
const OLDEST_BARE: i16 = 1600;
/// And the first one in the name of a law or of a book's source: `the Companies Act 1862`, `(Knopf, 1989)`.
const FIRST_ACT: i16 = 1800;

impl Scanner<'_, '_> {
    /// An expression whose four-digit year is token `i`.
    pub(super) fn year(&self, i: usize) -> Option<Found> {
        let year = self.year_number(i)?;
        let next = self.word(i + 1);
        if next.is_any(TimeRole::ZONE | TimeRole::CLOCK) || next.unit == Some(Unit::Hour) {
            return None;
        }
        if next.is_any(TimeRole::CARDINAL | TimeRole::MULTIPLIER) || self.in_name(i) {
            return None;
        }
        let mark = i > self.begin && self.has(i - 1, Shape::PUNCTUATION);
        if mark
            && self.glued(i)
            && !matches!(self.text(i - 1), "(" | "[" | "\u{2018}" | "'" | "\"" | "\u{201c}")
        {
            // `$1990`, `#1990`, `3.1990`; `mid-1990`, `pre-1990`, `January-1990` are years.
            let hyphen =
                self.joiner(i - 1) && i >= self.begin + 2 && !self.has(i - 2, Shape::NUMBER);
            if !hyphen || self.has(i - 2, Shape::CAPITAL) && self.word(i - 2) == TimeWord::default()
            {
                return None;
            }
        }
        if let Some(found) = self.year_range(i, year) {
            return Some(found);
        }
        // `the 1989 third quarter` is the quarter's.
        let own = i + 1 + usize::from(self.possessive(i + 1));
        let part = own + 1 + usize::from(self.joiner(own + 1));
        if (self.ordinal(own).is_some() || self.is_one(own, &["last", "final"]))
            && matches!(self.word(part).unit, Some(Unit::Quarter | Unit::Half))
        {
            return None;
        }
        // `the 2018 winter timetable` is the winter's; `the 2022 Winter Games` are no winter.
        if next.season.is_some() && !self.has(i + 1, Shape::CAPITAL) {
            return None;
        }
        // `the same period of 1995`
        if let Some(quarter) = self.story.quarter
            && let Some(told) = quarter.year()
            && let Some(start) = self.period_before(i)
        {
            let value = Value::Date(quarter.add_years(i64::from(year) - i64::from(told))?);
            return Some(Found::date(start, i + 1, value, Anchor::Narrative, "year_unit"));
        }
        // `the 1988 quarter`, `the 1989 period`
        let period = next.unit == Some(Unit::Quarter) && !next.is(TimeRole::PLURAL)
            || self.is(i + 1, "period");
        let nth = self.before(i).is_some_and(|at| self.ordinal(at).is_some());
        if period && (nth || self.story.quarter.is_some()) {
            return self.year_unit(i + 1, i, Unit::Quarter);
        }
        if (self.text(i + 1) == "-" || self.text(i + 1) == "/")
            && self.glued(i + 1)
            && self.has(i + 2, Shape::NUMBER)
        {
            return None;
        }
        // `the 1990's` is a decade where an article or a phase stands before it.
        let (first, modifier) = self.phase(i);
        let article = self.with_article(i);
        if self.possessive(i + 1)
            && year % 10 == 0
            && (modifier.is_some() || article != i)
            && !self.noun(i + 2)
        {
            let found = Found::date(
                article,
                i + 2,
                Value::Date(When::Decade(year / 10)),
                Anchor::Absolute,
                "decade",
            );
            return Some(if modifier.is_some() {
                found.modified((first, modifier))
            } else {
                found
            });
        }
        if !self.leads_to_year(i, year) && modifier.is_none() && !self.names_plan(i) {
            return None;
        }
        let mut start = first;
        let about = self.before(i).filter(|&at| {
            self.is_one(at, &["circa", "c.", "ca."])
                || self.is(at, "about")
                    && self.before(at).is_some_and(|lead| self.is(lead, "from") || self.dates(lead))
        });
        let mut modifier = modifier;
        if let Some(at) = about {
            (start, modifier) = (at, Some(Mod::Approx));
        } else if modifier.is_none()
            && let Some(at) = self.before(i)
        {
            if self.word(at).unit == Some(Unit::Year) && !self.word(at).is(TimeRole::PLURAL) {
                start = match self.before(at) {
                    Some(fiscal) if self.is_one(fiscal, &["fiscal", "financial", "calendar"]) => {
                        fiscal
                    }
                    _ => at,
                };
                start = self.with_article(start);
            } else if self.is_one(at, &["fiscal", "calendar", "fy"]) {
                start = at;
            }
        }
        let mut end = i + 1;
        if self.is(end, "or") && self.is_one(end + 1, &["later", "earlier"]) {
            modifier =
                Some(if self.is(end + 1, "later") { Mod::OnOrAfter } else { Mod::OnOrBefore });
            end += 2;
        }
        // `Vision 2030`: a year all the same, but of a plan's name.
        let named = start == i && end == i + 1 && self.names_plan(i);
        let rule = if named { "named_year" } else { "year" };
        let found = Found::date(i, end, Value::Date(When::Year(year)), Anchor::Absolute, rule);
        Some(found.modified((start, modifier)))
    }

    /// Does a capital word that plans are called by stand before token `i`: `Vision`, `Agenda`, `Expo`?
    fn names_plan(&self, i: usize) -> bool {
        self.before(i).is_some_and(|at| {
            self.has(at, Shape::CAPITAL) && self.word(at).is(TimeRole::NAMES_YEAR)
        })
    }

    /// Do the words around say that the number is a year?
    fn leads_to_year(&self, i: usize, year: i16) -> bool {
        let base = self.published.map_or(2000, jiff::civil::Date::year);
        let told = self.story.history_year();
        let near = (year - base).abs() <= NEAR_YEARS
            || told.is_some_and(|told| (year - told).abs() <= NEAR_YEARS);
        let next = self.word(i + 1);
        // `1972 - The mint was opened.`
        if self.has(i, Shape::SENTENCE_START)
            && matches!(self.text(i + 1), "-" | "--" | "\u{2013}" | "\u{2014}")
            && !self.glued(i + 1)
            && self.has(i + 2, Shape::CAPITAL)
            && year <= base
        {
            return true;
        }
        if i >= self.begin + 2
            && self.is(i - 1, "end")
            && near
            && self.is_one(i - 2, &["by", "at", "of", "to", "until", "since"])
        {
            return true;
        }
        if i == self.begin {
            return near && !next.is(TimeRole::COUNTED) && self.has(i + 1, Shape::WORD);
        }
        let at = i - 1;
        // `the post-1945 order`
        if at > self.begin && self.joiner(at) && self.is_one(at - 1, &["pre", "post"]) {
            return true;
        }
        // `c. 1200`, `circa 1200`, `from about 1200 to 1500`
        if self.is_one(at, &["circa", "c.", "ca."]) {
            return !next.is(TimeRole::COUNTED);
        }
        if self.is_one(at, &["about", "around"])
            && at > self.begin
            && self.is(at - 1, "from")
            && self.is_one(i + 1, &["to", "until"])
            && self.year_number(i + 2).is_some_and(|last| last > year)
            && !self.has(i + 3, Shape::WORD)
        {
            return true;
        }
        let next_word = self.has(i + 1, Shape::WORD) && !next.is(TimeRole::LEADS)
            || self.is_one(i + 1, &["or", "to"]) && self.has(i + 2, Shape::NUMBER);
        // `in about 1850`; `as early as 1910`
        if self.is(at, "about") && at > self.begin && self.dates(at - 1) {
            return !next_word;
        }
        // `rose a little compared with 1985`, but `2012 compared with 1985`
        if self.is_one(at, &["with", "to"])
            && at > self.begin
            && self.is(at - 1, "compared")
            && (0..CLOSE_YEARS).contains(&(base - year))
            && self.ends_phrase(i + 1)
            && !(self.begin.max(i.saturating_sub(10))..at)
                .any(|j| self.digits(j).is_some_and(|number| number > 999))
        {
            return true;
        }
        // `until at least 2030`
        if self.is(at, "least")
            && at >= self.begin + 2
            && self.is(at - 1, "at")
            && self.is_one(at - 2, &["until", "till", "through", "by", "since"])
            && !next_word
        {
            return true;
        }
        if self.is(at, "as")
            && at > self.begin
            && self.is_one(at - 1, &["back", "early", "late", "recently", "soon"])
        {
            return !next_word;
        }
        let previous = self.word(at);
        let money =
            self.is_one(at, &["dlrs", "at", "no", "page", "about", "around", "roughly", "over"]);
        if self.is_of_law(i, year) {
            return true;
        }
        if previous.is(TimeRole::NUMBERED) || money {
            // `around 1990` is a year only where years are near and nothing is counted.
            let around = self.is_one(at, &["around", "about"]);
            return around && near && !self.has(i + 1, Shape::WORD);
        }
        // `from 1987 to 1950` of an index: prices move between such numbers too.
        if self.is_one(at, &["to", "from"]) {
            let back = at > self.begin && self.is(at - 1, "back");
            // `from 1914 to 1918`, `the years 1914 to 1918`
            let other = if self.is(at, "to") { i.checked_sub(2) } else { Some(i + 2) };
            let pair = other.and_then(|other| self.year_number(other)).is_some_and(|other| {
                let between = self.is_one(if other < year { at } else { i + 1 }, &["to", "until"]);
                between && (1..120).contains(&(other - year).abs())
            });
            let led = self.is(at, "from")
                || i >= self.begin + 3
                    && (self.is(i - 3, "from") || self.word(i - 3).unit == Some(Unit::Year));
            let from_about = i >= self.begin + 4
                && self.is(at, "to")
                && self.is(i - 4, "from")
                && self.is_one(i - 3, &["about", "around"])
                && self.floor == at;
            // `from 1933 onwards`
            let goes_on = ["until", "till", "through", "on", "onward", "onwards"];
            let until = self.is(at, "from") && self.is_one(i + 1, &goes_on);
            return back || from_about || until || pair && led || near && (year - base).abs() <= 40;
        }
        // `between 1741 and 1764`
        let two = |first: usize| {
            self.is(first - 1, "between") && self.is(first + 1, "and") && {
                let years = self.year_number(first).zip(self.year_number(first + 2));
                years.is_some_and(|(from, until)| from < until) && !self.noun(first + 3)
            }
        };
        if i > self.begin && two(i) || i >= self.begin + 3 && two(i - 2) {
            return true;
        }
        if previous.is(TimeRole::LEADS_YEAR) || previous.unit == Some(Unit::Year) {
            return near
                || self.is_one(
                    at,
                    &[
                        "in",
                        "since",
                        "until",
                        "till",
                        "by",
                        "of",
                        "year",
                        "years",
                        "from",
                        "before",
                        "after",
                        "during",
                        "throughout",
                    ],
                );
        }
        if !near {
            return self.bracketed(i) || self.is_of_old(i, year);
        }
        // `later than 2018`
        if self.is(at, "than") && at > self.begin && self.is_one(at - 1, &["later", "earlier"]) {
            return true;
        }
        if self.bracketed(i) || self.is_one(at, &["fiscal", "calendar", "fy"]) {
            return true;
        }
        // Four digits so near the publication are as a rule its year or one beside it.
        let close = (year - base).abs() <= CLOSE_YEARS && year % 100 != 0;
        if previous.is_any(TimeRole::LEADS | TimeRole::ARTICLE | TimeRole::POSSESSIVE)
            || self.possessive(at)
        {
            // `a better year than 1986`, `up on 1986`, but `more than 1986 were killed`
            let more = at > self.begin && self.is_one(at - 1, &["more", "less", "fewer"]);
            return match () {
                () if self.is(at, "as") => false,
                () if self.is_one(at, &["than", "on", "over"]) => {
                    let noun = self.noun(i + 1) && !self.has(i + 1, Shape::CAPITAL);
                    close && !more && (noun || self.ends_phrase(i + 1))
                }
                () => true,
            };
        }
        // `a 1971 convention`
        if previous.is_any(TimeRole::ONE | TimeRole::SAME) {
            return self.has(i + 1, Shape::WORD)
                && !next.is_any(TimeRole::LEADS | TimeRole::COUNTED);
        }
        // `1990, 1991 and 1992`
        let listed = self.text(at) == "," || self.is_one(at, &["and", "or"]);
        if listed && i >= self.begin + 2 {
            let before =
                if self.year_number(i - 2).is_some() { i - 2 } else { i.saturating_sub(3) };
            return self.year_number(before).is_some()
                || self.has(i + 1, Shape::WORD) && self.floor + 2 >= i && self.floor > self.begin;
        }
        // `a meeting held 1989 in`, `Unilever 1986 results`
        // `predicts 1990 Bellmont earnings`
        let small = close && self.has(at, Shape::WORD) && !self.has(at, Shape::CAPITAL);
        let noun = self.has(i + 1, Shape::WORD)
            && (!self.has(i + 1, Shape::CAPITAL) || next.is(TimeRole::EVENT) || small);
        let name = self.has(at, Shape::WORD);
        noun && name
            && !next.is_any(TimeRole::LEADS | TimeRole::COUNTED)
            && (year - base).abs() <= 15
    }

    /// `the Education Act 2001`, `the Code on Fisheries, 2014`: laws are called by their years, and by numbers below
    /// those.
    fn is_of_law(&self, i: usize, year: i16) -> bool {
        let last = if self.text(i - 1) == "," { i.saturating_sub(2) } else { i - 1 };
        let mut name = (self.begin.max(last.saturating_sub(4))..=last).rev().take_while(|&at| {
            self.has(at, Shape::CAPITAL)
                || self.is_one(at, &["on", "of", "and", "the", "for"])
                || self.text(at) == ")"
        });
        let past = self.published.is_none_or(|day| year <= day.year());
        let laws = ["Act", "Bill", "Code", "Law", "Ordinance", "Regulations", "Rules"];
        past && year >= FIRST_ACT
            && self.has(last, Shape::CAPITAL)
            && name.any(|at| laws.contains(&self.text(at)))
    }

    /// `a 1931 accord`, `the 1815 treaty`: one thing, which no number counts.
    fn is_of_old(&self, i: usize, year: i16) -> bool {
        let thing = i + 1;
        // `her noted 1911 lecture`
        let lead = if self.noun(i - 1) && i > self.begin + 1 { i - 2 } else { i - 1 };
        let one = self.word(lead).is_any(TimeRole::ARTICLE | TimeRole::ONE | TimeRole::POSSESSIVE);
        let past = self.published.is_some_and(|day| year < day.year());
        // `a 1963 Nordic protocol`, `the 1907 Socialist Congress`, but `the 1850 Danish soldiers`
        let last = (thing..thing + 4).take_while(|&at| self.noun(at)).last();
        // `the 1948 Summer Olympics`, `the 1926 Danish general elections`
        let event = (thing..thing + 6)
            .take_while(|&at| self.noun(at))
            .any(|at| self.word(at).is(TimeRole::EVENT));
        if one && past && event && year >= OLDEST_BARE {
            return true;
        }
        let proper = (thing..last.unwrap_or(thing)).all(|at| self.has(at, Shape::CAPITAL));
        one && past
            && year >= OLDEST_BARE
            && proper
            && last.is_some_and(|last| {
                !self.text(last).ends_with('s') || self.text(last).ends_with("ss")
            })
            && !self.word(thing).is(TimeRole::COUNTED)
            && self.word(thing).unit.is_none()
            && !self.joiner(thing + 1)
    }

    /// Is it a preposition after which `about 1850` is a year?
    fn dates(&self, i: usize) -> bool {
        self.is_one(i, &["in", "by", "since", "until", "before", "after"])
    }

    fn bracketed(&self, i: usize) -> bool {
        let open = matches!(self.text(i - 1), "(" | "[");
        // `Allan Wells (1980 champion)`
        let noun =
            open && self.noun(i + 1) && !self.has(i + 1, Shape::CAPITAL) && !self.counts(i + 1);
        // `(Knopf, 1989)`
        let source = self.text(i - 1) == "," && matches!(self.text(i + 1), ")" | "]");
        let past = self.year_number(i).is_some_and(|year| {
            year >= FIRST_ACT && self.published.is_none_or(|day| year <= day.year())
        });
        noun || source && past
            || open && matches!(self.text(i + 1), ")" | "]" | "," | ";" | "-" | "\u{2013}" | ":")
    }

    /// `1986-90`, `2020-2025`, `1986/87`.
    fn year_range(&self, i: usize, year: i16) -> Option<Found> {
        let link = i + 1;
        let slash = self.text(link) == "/" && self.glued(link) && self.glued(link + 1);
        let dash = self.dash(link) && self.glued(link) && self.glued(link + 1);
        if !slash && !dash {
            return None;
        }
        let digits = self.digits(link + 1)? as i16;
        let last = match self.text(link + 1).len() {
            4 => digits,
            2 => {
                year - year.rem_euclid(100)
                    + digits
                    + if digits < year.rem_euclid(100) { 100 } else { 0 }
            }
            1 if year.rem_euclid(10) < digits => year - year.rem_euclid(10) + digits,
            _ => return None,
        };
        let longer = self.glued(link + 2)
            && matches!(self.text(link + 2), "-" | "/")
            && self.has(link + 3, Shape::NUMBER);
        let short = self.text(link + 1).len() < 4;
        // `2021-02` is a month, not the years 2021 to 2102.
        if last <= year || last - year > 120 || short && last - year > 60 || longer {
            return None;
        }
        if self.counts(link + 2) {
            return None;
        }
        let value = Value::Between(When::Year(year), When::Year(last));
        let first = match self.before(i) {
            Some(at) if self.is_one(at, &["fiscal", "calendar", "fy"]) => at,
            _ => i,
        };
        Some(Found::date(first, link + 2, value, Anchor::Absolute, "year_range"))
    }

    /// An expression whose decade (`1990s`, `80s`) is token `i`.
    pub(super) fn decade(&self, i: usize) -> Option<Found> {
        let text = self.text(i);
        let number = text.strip_suffix('s')?;
        if !number.bytes().all(|b| b.is_ascii_digit()) || !number.ends_with('0') {
            return None;
        }
        let value: i16 = number.parse().ok()?;
        let (decade, mut first) = match number.len() {
            4 if (1000..2200).contains(&value) => (value / 10, i),
            2 => {
                let apostrophe = self
                    .before(i)
                    .filter(|&at| matches!(self.text(at), "'" | "\u{2019}" | "\u{2018}" | "`"));
                let first = apostrophe.unwrap_or(i);
                let before = self.before(first)?;
                // `the 1970s and '80s`, `the 1970s and 80s`
                let years = apostrophe.is_some() || value >= 20;
                if years
                    && self.floor == before
                    && self.is_one(before, &["and", "or", "to", "through"])
                    && let Some(When::Decade(told)) = self.story.last
                {
                    let decade = When::Decade(told - told.rem_euclid(10) + value / 10);
                    let value = Value::Date(decade);
                    return Some(Found::date(first, i + 1, value, Anchor::Absolute, "decade"));
                }
                let determined = self.word(before).is_any(TimeRole::ARTICLE | TimeRole::PHASE)
                    || self.joiner(before);
                // `in her 80s` is an age, `in the 80s` a temperature or a decade.
                // `lows in the mid 70s` are of the weather; `in the mid 70s`, `the mid-'70s` are years.
                let phase = self.phase(first).0;
                let led = self.word(phase).is(TimeRole::ARTICLE)
                    || self.before(phase).is_some_and(|at| self.word(at).is(TimeRole::LEADS_YEAR));
                if apostrophe.is_none() && phase != first && !led {
                    return None;
                }
                let article = self.word(before).is(TimeRole::ARTICLE) && apostrophe.is_none();
                if !determined || article && self.is_one(i + 1, &["degrees", "fahrenheit"]) {
                    return None;
                }
                (self.century_of(value) / 10, first)
            }
            _ => return None,
        };
        let (mut start, mut modifier) = self.phase(first);
        let article = self.with_article(first);
        if modifier.is_none() {
            // `the end of the 1990s`
            (start, modifier) = self.phase(article);
        }
        first = if modifier.is_some() { start } else { article };
        let found = Found::date(
            first,
            i + 1,
            Value::Date(When::Decade(decade)),
            Anchor::Absolute,
            "decade",
        );
        Some(found.modified((first, modifier)))
    }

    /// The latest year with these last two digits that is not after the publication.
    fn century_of(&self, short: i16) -> i16 {
        let latest = self.published.map_or(2030, jiff::civil::Date::year);
        let year = latest - latest.rem_euclid(100) + short;
        if year > latest { year - 100 } else { year }
    }

    /// `the nineties`, whose decade word is token `i`.
    pub(super) fn decade_word(&self, i: usize) -> Option<Found> {
        let before = self.before(i)?;
        let word = self.word(before);
        if !word.is_any(TimeRole::ARTICLE | TimeRole::PHASE) || self.has(i + 1, Shape::NUMBER) {
            return None;
        }
        let decade = self.century_of(self.word(i).number as i16) / 10;
        let (first, modifier) = self.phase(i);
        let first = if modifier.is_some() { first } else { before };
        let found = Found::date(
            first,
            i + 1,
            Value::Date(When::Decade(decade)),
            Anchor::Published,
            "decade",
        );
        Some(found.modified((first, modifier)))
    }

    /// A year in words from token `i` on: `nineteen ninety-six`, `the year two thousand`.
    pub(super) fn year_in_words(&self, i: usize) -> Option<Found> {
        let (end, year) = self.spelled_year(i)?;
        let year_word = self.before(i).filter(|&at| self.word(at).unit == Some(Unit::Year));
        let thousand = self.word(i + 1).is(TimeRole::MULTIPLIER);
        if thousand
            && year_word.is_none()
            && !self.before(i).is_some_and(|at| self.is_one(at, &["in", "since", "until", "by"]))
            || self.counts(end)
            || thousand
                && self.has(end, Shape::WORD)
                && !self.word(end).is(TimeRole::LEADS)
                && year_word.is_none()
        {
            return None;
        }
        let first = year_word.map_or(i, |at| self.with_article(at));
        Some(Found::date(first, end, Value::Date(When::Year(year)), Anchor::Absolute, "year"))
    }
}
