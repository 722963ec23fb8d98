//! Times of the clock: `7:15 p.m.`, `9 a.m. EST Tuesday`, `5 p.m. EST, Nov. 6`, `7pm`, `1500 GMT`,
//! `at 10:35`, `11 o'clock`.
//!
//! Not `won 3:2`, `I am 12`.

use dateline_lexicon::{PartOfDay, TimeRole, Unit, WordId};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType, Mod};

use super::scan::{Found, Scanner};
use super::spoken::of_part;
use super::story::add_days;
use super::value::{Clock, Value, When};

/// A time of the clock as it is written, from token `first` to `end`.
#[derive(Debug, Clone, Copy)]
struct At {
    first: usize,
    end: usize,
    hour: i8,
    minute: i8,
}

/// `They left the port at 1800 on Monday`: the verb has so many tokens between it and the hour, or fewer.
const REACH_OF_VERB: usize = 16;

/// What numbers of four digits are given with that are no hours.
const PRICED: [&str; 18] = [
    "average", "averaged", "bid", "closed", "fixed", "fixing", "gold", "index", "price", "priced",
    "prices", "quoted", "shares", "sold", "stands", "stood", "traded", "valued",
];

/// What happens at an hour.
const HAPPENS: [&str; 35] = [
    "arrive", "arrived", "arrives", "attacked", "began", "begin", "begins", "boarded", "came",
    "crashed", "crossed", "departed", "died", "exploded", "happened", "heard", "landed",
    "launched", "leave", "leaves", "left", "meet", "meets", "met", "occurred", "returned",
    "sailed", "sank", "seen", "start", "started", "starts", "took", "went", "woke",
];

impl Scanner<'_, '_> {
    /// An expression whose `a.m.`, `p.m.` or `o'clock` is token `i`.
    pub(super) fn clock(&self, i: usize) -> Option<Found> {
        self.read_clock(i).map(|at| self.timed(at.first, at.end, at.hour, at.minute))
    }

    fn read_clock(&self, i: usize) -> Option<At> {
        let afternoon = self.word(i).afternoon;
        let last = self.before(i)?;
        let (first, hour, minute) = match self.before(last) {
            Some(colon) if self.text(colon) == ":" && self.glued(last) => {
                let mut hour = self.before(colon)?;
                let mut minute = last;
                // Seconds.
                if let Some(colon) = self.before(hour).filter(|&at| self.text(at) == ":")
                    && self.glued(hour)
                {
                    minute = hour;
                    hour = self.before(colon)?;
                }
                (hour, self.digits(hour)?, self.digits(minute)?)
            }
            _ => match self.text(last).split_once('.') {
                Some((hour, minute)) => (last, hour.parse().ok()?, minute.parse().ok()?),
                // `1140 a.m.`
                None if self.text(last).len() == 4 && self.digits(last).is_some() => {
                    let number = self.digits(last)?;
                    (last, number / 100, number % 100)
                }
                None => (
                    last,
                    self.digits(last).or_else(|| {
                        let word = self.word(last);
                        word.is(TimeRole::CARDINAL).then_some(word.number)
                    })?,
                    0,
                ),
            },
        };
        if hour > 12 || hour == 0 && afternoon.is_some() || minute > 59 {
            return None;
        }
        let hour = match afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        Some(At { first, end: i + 1, hour: hour as i8, minute: minute as i8 })
    }

    /// `7pm`, whose only token is `i`.
    pub(super) fn short_clock(&self, i: usize) -> Option<Found> {
        self.read_short_clock(i).map(|at| self.timed(at.first, at.end, at.hour, at.minute))
    }

    fn read_short_clock(&self, i: usize) -> Option<At> {
        let text = self.text(i);
        let cut = text.find(|c: char| !c.is_ascii_digit())?;
        let (hour, half) = text.split_at_checked(cut)?;
        let said =
            |halves: [&str; 3]| halves.iter().any(|written| half.eq_ignore_ascii_case(written));
        let afternoon = said(["pm", "p.m.", "p.m"]);
        if !afternoon && !said(["am", "a.m.", "a.m"]) {
            return None;
        }
        let colon = i > self.begin && self.text(i - 1) == ":" && self.glued(i);
        let (first, hour, minute) = if colon {
            let at = self.before(self.before(i)?)?;
            (at, self.digits(at)?, hour.parse::<u32>().ok()?)
        } else {
            (i, hour.parse::<u32>().ok()?, 0)
        };
        if !(1..=12).contains(&hour) || minute > 59 {
            return None;
        }
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        Some(At { first, end: i + 1, hour: hour as i8, minute: minute as i8 })
    }

    /// `at 10:35`, `10:35 GMT`, whose hour is token `i`.
    pub(super) fn colon_clock(&self, i: usize) -> Option<Found> {
        self.read_colon_clock(i).map(|at| self.timed(at.first, at.end, at.hour, at.minute))
    }

    fn read_colon_clock(&self, i: usize) -> Option<At> {
        if self.text(i + 1) != ":"
            || !self.glued(i + 1)
            || !self.glued(i + 2)
            || self.text(i + 2).len() != 2
        {
            return None;
        }
        let (hour, minute) = (self.digits(i)?, self.digits(i + 2)?);
        if hour > 24 || minute > 59 || self.text(i).len() > 2 {
            return None;
        }
        let mut end = i + 3;
        // Seconds.
        if self.text(end) == ":" && self.glued(end) && self.digits(end + 1).is_some() {
            end += 2;
        }
        if self.word(end).is(TimeRole::CLOCK) {
            return None;
        }
        let led = self.before(i).is_some_and(|at| {
            self.is_one(
                at,
                &["at", "by", "until", "from", "around", "about", "before", "after", "since"],
            )
        });
        let zoned =
            self.word(end).is(TimeRole::ZONE) || self.is(end, "local") || self.is(end, "hours");
        (led || zoned).then_some(At { first: i, end, hour: hour as i8, minute: minute as i8 })
    }

    /// `at 1800 on 12 August`, `at about 1930 on Monday`
    fn at_four_digits(&self, i: usize) -> bool {
        if !self.is(i + 1, "on") {
            return false;
        }
        let about =
            self.before(i).filter(|&at| self.is_one(at, &["about", "around", "approximately"]));
        let at = self.before(about.unwrap_or(i)).is_some_and(|at| self.is(at, "at"));
        let day = self.word(i + 2);
        let dated = day.weekday.is_some()
            || day.month.is_some()
            || self.day_number(i + 2).is_some() && self.word(i + 3).month.is_some();
        at && dated && (self.text(i).starts_with('0') || self.happens(i))
    }

    /// Does the clause before token `i` tell what happened, or the report hours elsewhere: `they left at 1800 on
    /// Monday`? Not `gold was fixed at 1930 on Monday`.
    fn happens(&self, i: usize) -> bool {
        let clause = i.saturating_sub(REACH_OF_VERB).max(self.begin)..i;
        let priced = clause.clone().rev().any(|at| self.is_one(at, &PRICED));
        !priced && (self.tells_hours() || clause.rev().any(|at| self.is_one(at, &HAPPENS)))
    }

    /// Does the report give hours of the clock by four digits anywhere: `1500 GMT`, `1530 hours`, `0700 local time`?
    fn tells_hours(&self) -> bool {
        *self.four_digit_hours.get_or_init(|| {
            self.report.tokens.windows(2).any(|pair| {
                let [number, next] = pair else { return false };
                let digits = &self.report.text[number.span.range()];
                let zone = next.word != WordId::UNKNOWN
                    && self.times.word(next.word).is(TimeRole::ZONE)
                    || ["hours", "local"]
                        .iter()
                        .any(|word| self.report.text[next.span.range()].eq_ignore_ascii_case(word));
                zone && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
    }

    /// `0700 local time`, `1530 hours`, whose hour and minute are token `i`.
    pub(super) fn hundred_clock(&self, i: usize) -> Option<Found> {
        if self.text(i).len() != 4 {
            return None;
        }
        let said = self.is(i + 1, "local") && self.is(i + 2, "time")
            || self.is(i + 1, "hours")
            || self.at_four_digits(i);
        let number = self.digits(i).filter(|_| said)?;
        let (hour, minute) = (number / 100, number % 100);
        let end = if self.is(i + 1, "hours") { i + 2 } else { i + 1 };
        (hour <= 24 && minute < 60).then(|| self.timed(i, end, hour as i8, minute as i8))
    }

    /// `1500 GMT`, whose zone is token `i`.
    pub(super) fn zulu(&self, i: usize) -> Option<Found> {
        let last = self.before(i)?;
        let text = self.text(last);
        if text.len() != 4 {
            return None;
        }
        let number = self.digits(last)?;
        let (hour, minute) = (number / 100, number % 100);
        (hour <= 24 && minute < 60).then(|| self.timed(last, last + 1, hour as i8, minute as i8))
    }

    /// `at 4 p.m.` from token `at`: its end and the time.
    pub(super) fn at_clock(&self, at: usize) -> Option<(usize, Clock)> {
        let start = at + 1;
        if !self.is(at, "at") {
            return None;
        }
        let head = (start + 1..start + 6).find(|&j| self.word(j).is(TimeRole::CLOCK));
        // Only the clock is read, and no day after it, which could have a clock of its own.
        let found = self
            .read_short_clock(start)
            .or_else(|| self.read_clock(head?))
            .or_else(|| self.read_colon_clock(start))
            .filter(|found| found.first == start)?;
        Some((found.end, Clock::Minute(found.hour, found.minute)))
    }

    /// Is it the same time told again in another zone: `10:15 a.m. (0315 GMT)`? With a day of its own it
    /// is not.
    pub(super) fn is_other_zone(&self, found: &Found) -> bool {
        let aside = found.rule == "clock"
            && self.at_clock
            && found.first == self.floor + 1
            && self.text(self.floor) == "("
            && self.text(found.end) == ")";
        aside
            && !(found.first..found.end).any(|i| {
                let word = self.word(i);
                word.weekday.is_some() || word.month.is_some() || word.is(TimeRole::DAY)
            })
    }

    /// `local time`, `Moscow time`, `Eastern Daylight Time` from token `at`: its end.
    fn zone_in_words(&self, at: usize) -> Option<usize> {
        let name = (at..at + 3)
            .take_while(|&i| {
                let word = self.word(i);
                self.has(i, Shape::WORD)
                    && !self.is(i, "time")
                    && (self.has(i, Shape::CAPITAL) || self.is(i, "local"))
                    && word.weekday.is_none()
                    && word.month.is_none()
                    && !word.is(TimeRole::DAY)
            })
            .count();
        (name > 0 && self.is(at + name, "time")).then_some(at + name + 1)
    }

    /// `on the morning of the 5th`, `that morning`, `the next day` behind an hour that ends before `end`: where it ends, the
    /// day, the hour of that part, and what it counts from.
    fn part_beside(&self, end: usize, hour: i8) -> Option<(usize, When, i8, Anchor)> {
        let of = |part: PartOfDay| of_part(hour as u32, part) as i8;
        if self.is_one(end, &["on", "in"])
            && self.word(end + 1).is(TimeRole::ARTICLE)
            && let Some(part) = self.word(end + 2).part
            && self.is(end + 3, "of")
            && let Some(found) = self.part_of_day(end + 2)
            && let (Some(Value::Time(when, _)), "part_of_date") = (found.value, found.rule)
        {
            return Some((found.end, when, of(part), found.anchor));
        }
        // Of what is told in the past alone: `at 8:30 that morning`, `at 4 a.m. the next day`.
        let article = usize::from(self.word(end).is(TimeRole::ARTICLE));
        let (which, head) = (self.word(end + article), self.word(end + article + 1));
        let day = head.unit == Some(Unit::Day) && !head.is(TimeRole::PLURAL);
        let part = head.part.filter(|_| !head.is(TimeRole::PLURAL));
        let shift = match () {
            () if which.is(TimeRole::SAME) => 0,
            () if which.is(TimeRole::NARRATIVE) => i64::from(which.shift),
            () if article == 1 && self.is(end + 1, "next") => 1,
            () => return None,
        };
        if !day && part.is_none() {
            return None;
        }
        let (told, anchor) = self.narrative_day()?;
        let when = When::Day(add_days(told, shift)?);
        Some((end + article + 2, when, part.map_or(hour, of), anchor))
    }

    /// A time of the clock with what may stand around it: a zone, a day.
    pub(super) fn timed(&self, first: usize, end: usize, hour: i8, minute: i8) -> Found {
        let mut end = end;
        if self.word(end).is(TimeRole::ZONE) && self.has(end, Shape::CAPITAL) {
            end += 1;
        } else if let Some(zone) = self.zone_in_words(end) {
            end = zone;
        }
        // `6 o'clock in the evening`
        let mut hour = hour;
        if self.is(end, "in")
            && self.word(end + 1).is(TimeRole::ARTICLE)
            && let Some(part) = self.word(end + 2).part
            && !self.word(end + 2).is(TimeRole::PLURAL)
        {
            hour = of_part(hour as u32, part) as i8;
            end += 3;
        }
        // `6 o'clock this afternoon`
        if self.word(end).is(TimeRole::SHIFT)
            && self.word(end).shift == 0
            && let Some(part) = self.word(end + 1).part
            && !self.word(end + 1).is(TimeRole::PLURAL)
            && let Some((day, anchor)) = self.present()
        {
            let hour = of_part(hour as u32, part) as i8;
            let value = Value::Time(When::Day(day), Clock::Minute(hour, minute));
            return Found::date(first, end + 2, value, anchor, "clock");
        }
        let clock = Clock::Minute(hour, minute);
        let (start, modifier) = self.bound(first);
        let modifier = modifier.filter(|&modifier| modifier == Mod::Approx);
        let start = if modifier.is_some() { start } else { first };
        // `3 p.m. each day`
        if self.word(end).is(TimeRole::EACH) && self.word(end + 1).unit == Some(Unit::Day) {
            let value = Value::Time(When::Unknown(Unit::Day), clock);
            let found = Found::date(start, end + 2, value, Anchor::None, "clock");
            return found.of_kind(DateType::Set);
        }
        if let Some((end, when, hour, anchor)) = self.part_beside(end, hour) {
            let value = Value::Time(when, Clock::Minute(hour, minute));
            let found = Found::date(start, end, value, anchor, "clock");
            return Found { modifier, ..found };
        }
        // `10:35 a.m. (0735 GMT) Friday`
        let aside = if self.text(end) == "(" {
            (end + 1..end + 6).find(|&j| self.text(j) == ")")
        } else {
            None
        };
        let beyond = aside.map_or(end, |close| close + 1);
        let day = self
            .day_after(beyond)
            .map(|day| if aside.is_some() { Found { end, ..day } } else { day });
        let day = day.filter(|day| !matches!(day.value, Some(Value::Time(..))));
        let (end, when, anchor) = match day {
            Some(Found { end, value: Some(Value::Date(when)), anchor, .. }) => (end, when, anchor),
            _ => match (self.story.fresh_day(), self.present()) {
                (Some(day), _) => (end, When::Day(day), Anchor::Narrative),
                (None, Some((day, anchor))) => (end, When::Day(day), anchor),
                (None, None) => (end, When::Unknown(Unit::Day), Anchor::None),
            },
        };
        let found = Found::date(start, end, Value::Time(when, clock), anchor, "clock");
        Found { modifier, ..found }
    }
}
