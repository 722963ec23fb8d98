//! Years that the words around lend to a day or month without one: `from May to October 2020`, `in 2003, on 20
//! March`, `landed on July 1, 1961, and stayed until October`, `last Sept. 8`.
//!
//! Not `Holm, founded in March 1988, said in June`.

use dateline_lexicon::{TimeRole, Unit};
use dateline_parser::Shape;
use jiff::civil::Date;

use super::scan::Scanner;
use super::tense::Side;
use super::value::When;

/// `born in Oslo on May 3, 1950` has so many tokens or fewer up to its end, and so has a clause of one year up to
/// its day.
const REACH_OF_BIRTH: usize = 10;

impl Scanner<'_, '_> {
    /// The year of the later date of two, from the link between them on, for the earlier one: `from May
    /// to October 2020`, `Nov. 18 and Dec. 3, 2015`. A later month in the earlier date is of the year before.
    pub(super) fn year_of_later(&self, link: usize, month: i8) -> Option<i16> {
        if !self.is_one(link, &["to", "through", "until", "till", "and", "or"]) && !self.dash(link)
        {
            return None;
        }
        let at = link + 1;
        let (later, end) = match self.word(at).month {
            Some(later) => (later, self.days_after(at + 1).map_or(at + 1, |(end, _)| end)),
            None if self.day_number(at).is_some() => (self.word(at + 1).month?, at + 2),
            None => return None,
        };
        let year = self.year_after(end)?.1;
        if later < month { year.checked_sub(1) } else { Some(year) }
    }

    /// Does `last` or `next` stand here before a day of the year?
    fn shifts_day(&self, at: usize) -> bool {
        let this = self.before(at).is_some_and(|this| self.is(this, "this"));
        let article = self.before(at).is_some_and(|the| self.word(the).is(TimeRole::ARTICLE));
        // `a delay past June 30`
        this && self.is_one(at, &["past", "coming"])
            || !article && self.is_one(at, &["last", "next"])
    }

    /// The day of `last Sept. 8`, `next April 15` that begins at token `first` after such a word, which stays
    /// outside: the day has its place without it.
    pub(super) fn shifted_day(&self, first: usize, month: i8, day: i8) -> Option<Date> {
        let at = self.before(first).filter(|&at| self.shifts_day(at))?;
        let (published, shift) = (self.published?, self.word(at).shift);
        let near = |years: i16| {
            let day = Date::new(published.year().checked_add(years)?, month, day).ok()?;
            let fits = if shift < 0 { day < published } else { day > published };
            fits.then_some(day)
        };
        near(0).or_else(|| near(i16::from(shift)))
    }

    /// The year of the later of two dates (`from June until August`) that begins at `first`, from the earlier
    /// one, which stands right before.
    pub(super) fn year_of_earlier(&self, first: usize, month: i8, day: i8) -> Option<i16> {
        let link = first.checked_sub(1).filter(|&link| link == self.floor && link > self.begin)?;
        let dated = self.word(link - 1).month.is_some() || self.day_number(link - 1).is_some();
        if !dated || !self.is_one(link, &["until", "till", "through", "to"]) {
            return None;
        }
        let (year, later) = match self.story.last? {
            When::Month(Some(year), told) => (year, month >= told),
            When::Day(told) => (told.year(), (month, day) >= (told.month(), told.day())),
            _ => return None,
        };
        if later { Some(year) } else { year.checked_add(1) }
    }

    /// The year of `landed on July 1, 1961, and stayed until October`: a later month in the same sentence, told
    /// of the past. In `Holm, founded in March 1988, said in June` the commas put the year aside.
    pub(super) fn year_carried(&self, first: usize, end: usize, month: i8) -> Option<i16> {
        // A day can be of the month told, a month is another.
        let month = if end > first + 1 { month + 1 } else { month };
        let (year, _) = self.story.dated().filter(|&(_, told)| told < month)?;
        let over = self.published.is_none_or(|published| published.year() > year);
        let aside = self.text(self.floor) == "," && !self.is_one(self.floor + 1, &["and", "but"]);
        let near = self.floor.saturating_sub(REACH_OF_BIRTH).max(self.begin);
        let born = (near..self.floor).any(|i| self.is(i, "born"));
        let next = over && !aside && !born && self.side(first, end) != Some(Side::Future);
        next.then_some(year)
    }

    /// The year of the clause that begins with it: `In 1911 a fire on May 2 burnt the mill`. Not `In 1911 it burnt,
    /// he said on May 2`, nor `In 2015 they chose him and on May 2 they vote again`.
    fn year_of_clause(&self, first: usize, end: usize) -> Option<i16> {
        let at = self.floor.checked_sub(1).filter(|&at| at == self.begin + 1)?;
        let year = self.year_number(at).filter(|_| self.is(self.begin, "in"))?;
        let over = self.published.is_some_and(|published| year < published.year());
        let clause = self.floor + usize::from(self.text(self.floor) == ",")..first;
        let whole = !clause.clone().any(|i| {
            self.has(i, Shape::PUNCTUATION) && !self.joiner(i)
                || self.is_one(i, &["said", "says", "told", "announced", "reported"])
        });
        let near = over && whole && clause.len() <= REACH_OF_BIRTH;
        let was = match self.side_after(end) {
            Some(side) => side == Side::Past,
            None => !self.joins_clause(first, end),
        };
        (near && was).then_some(year)
    }

    /// The year that stands right before token `first`, with at most a comma and a preposition between:
    /// `in 2003, on 20 March`.
    pub(super) fn year_right_before(&self, first: usize, end: usize) -> Option<i16> {
        if let Some(year) = self.year_of_clause(first, end) {
            return Some(year);
        }
        let between = self.floor..first;
        let ended = between.len() == 1 && self.is_one(self.floor, &["ended", "ending"]);
        let joined = self.floor > self.begin
            && between.len() <= 3
            && between.clone().all(|i| {
                self.text(i) == "," || self.is_one(i, &["in", "on", "at", "by", "during"])
            })
            && self.text(self.floor) == ","
            && between.len() > 1;
        // `20 years ago, on March 28`, `a year later, in May`
        let away = || {
            let last = self.word(self.floor - 1);
            last.tail.is_some() || last.unit == Some(Unit::Year)
        };
        match self.story.last {
            Some(When::Year(year))
                if (joined || ended) && self.year_number(self.floor - 1) == Some(year)
                    || joined && away() =>
            {
                Some(year)
            }
            _ => None,
        }
    }
}
