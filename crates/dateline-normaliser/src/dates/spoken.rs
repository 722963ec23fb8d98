//! Times of the clock as they are spoken: `half past seven`, `ten to six`, `20 past eight`, `4 in the morning`,
//! `seven in the evening`, `noon`, `12 noon`.
//!
//! Not `the past two years`, `from ten to six people`, `one in the crowd`.

use dateline_lexicon::{PartOfDay, TimeRole};

use super::scan::{Found, Scanner};
use super::value::Clock;

impl Scanner<'_, '_> {
    /// An hour whose part of the day is token `i`: `4 in the morning`, `ten past 9 in the evening`.
    pub(super) fn hour_of_part(&self, i: usize, part: PartOfDay) -> Option<Found> {
        let the = self.before(i).filter(|&at| self.word(at).is(TimeRole::ARTICLE))?;
        let lead = self.before(the).filter(|&at| self.is(at, "in"))?;
        let last = self.before(lead)?;
        let (first, hour, minute) = match self.past_hour(last) {
            Some(found) => found,
            None => (last, self.hour(last)?, 0),
        };
        // `one in the morning papers`: the part must end the phrase.
        if self.joiner(i + 1) {
            return None;
        }
        Some(self.timed(first, i + 1, of_part(hour, part) as i8, minute as i8))
    }

    /// `the morning at 7`, whose part of the day is token `i`.
    pub(super) fn part_at_hour(&self, i: usize, first: usize, part: PartOfDay) -> Option<Found> {
        let at = i + 2;
        let hour = self.hour(at).filter(|_| self.is(i + 1, "at"))?;
        let more = self.word(at + 1).is(TimeRole::CLOCK) || self.text(at + 1) == ":";
        if more || self.counts(at + 1) {
            return None;
        }
        Some(self.timed(first, at + 1, of_part(hour, part) as i8, 0))
    }

    /// `half past seven`, `ten to six` with the `past` or `to` between: its hour is the token after `i`.
    pub(super) fn past_clock(&self, i: usize) -> Option<Found> {
        let last = i + 1;
        let (first, hour, minute) = self.past_hour(last)?;
        if self.counts(last + 1) || self.word(last + 1).unit.is_some() {
            return None;
        }
        let mut end = last + 1;
        let mut hour = hour;
        if self.is(end, "in") && self.word(end + 1).is(TimeRole::ARTICLE) {
            if let Some(part) = self.word(end + 2).part {
                hour = of_part(hour, part);
                end += 3;
            }
        } else if self.word(end).is(TimeRole::CLOCK) {
            hour = match self.word(end).afternoon {
                Some(true) => of_part(hour, PartOfDay::Afternoon),
                Some(false) => of_part(hour, PartOfDay::Morning),
                None => hour,
            };
            end += 1;
        }
        Some(self.timed(first, end, hour as i8, minute as i8))
    }

    /// What ends with the hour `last` and has minutes before it: first token, hour and minute.
    fn past_hour(&self, last: usize) -> Option<(usize, u32, u32)> {
        let hour = self.hour(last)?;
        let link = self.before(last)?;
        let past = self.is(link, "past");
        if !past && !self.is_one(link, &["to", "after"]) {
            return None;
        }
        let mut at = self.before(link)?;
        let stated = self.is_one(at, &["min", "mins", "minute", "minutes"]);
        if stated {
            at = self.before(at)?;
        }
        let minute = match () {
            () if self.is(at, "half") && past => 30,
            () if self.is(at, "quarter") => 15,
            () if past || stated => self.digits(at).or_else(|| {
                let word = self.word(at);
                word.is(TimeRole::CARDINAL).then_some(word.number)
            })?,
            // `ten to six` alone is a range of numbers as often as a time.
            () => return None,
        };
        if !(1..60).contains(&minute) {
            return None;
        }
        let article = self.is(at, "quarter") && self.before(at).is_some_and(|a| self.is(a, "a"));
        let first = if article { at - 1 } else { at };
        if self.is(link, "to") {
            let hour = if hour == 1 { 12 } else { hour - 1 };
            return Some((first, hour, 60 - minute));
        }
        Some((first, hour, minute))
    }

    /// An hour of the clock, 1 to 12.
    fn hour(&self, i: usize) -> Option<u32> {
        let word = self.word(i);
        let number =
            self.digits(i).or_else(|| word.is(TimeRole::CARDINAL).then_some(word.number))?;
        (1..=12).contains(&number).then_some(number)
    }

    /// A part of the day as a time: noon and midnight are of the clock.
    pub(super) fn clock_of(&self, i: usize, part: PartOfDay) -> Clock {
        if part == PartOfDay::Midday && self.is(i, "noon") {
            Clock::Minute(12, 0)
        } else {
            Clock::Part(part)
        }
    }
}

/// An hour of the clock of twelve in a part of the day.
pub(super) const fn of_part(hour: u32, part: PartOfDay) -> u32 {
    match part {
        PartOfDay::Afternoon | PartOfDay::Evening | PartOfDay::Night if hour < 12 => hour + 12,
        PartOfDay::Morning if hour == 12 => 0,
        _ => hour,
    }
}
