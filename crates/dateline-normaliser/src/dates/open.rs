//! Intervals that the words before an expression leave open (`since Monday`, `until 2025`, `by March`), those
//! of a month or year that is cut by the publication day (`so far this year`, `the rest of the month`), and those
//! that a length spans from it (`the past two weeks`, `the next ten days`).

use dateline_lexicon::TimeRole;
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, Direction, Mod};
use jiff::civil::Date;

use super::compound::away;
use super::interval::Interval;
use super::scan::{Found, Scanner};
use super::story::add_days;
use super::value::{Length, Value};

impl Scanner<'_, '_> {
    /// Has it no first day, no last day? `since` leaves the end open, `until` and `by` the beginning.
    pub(super) fn open_ends(&self, found: &Found) -> (bool, bool) {
        if matches!(found.value, Some(Value::Length(_))) || found.first <= self.begin {
            return (false, false);
        }
        let lead = found.first - 1;
        // `not until Monday` is on Monday or later.
        let denied = self.denied(lead);
        let until = self.is_one(lead, &["until", "till", "by"]) && !denied;
        let since = self.is(lead, "since") || denied && self.is_one(lead, &["until", "till"]);
        (until && self.has(lead, Shape::WORD), since)
    }

    /// Do the words before `until` deny (`not until Monday`, `did not speak until Monday`)?
    pub(super) fn denied(&self, until: usize) -> bool {
        (self.begin.max(until.saturating_sub(3))..until)
            .any(|j| self.is_one(j, &["not", "n't", "never"]) || self.text(j).ends_with("n't"))
    }

    /// Of the days of a running month or year, those that the words speak of: `so far this year` ends on the
    /// publication day, `the rest of the year` begins after it. `earlier this month` stays the month.
    pub(super) fn part_days(&self, found: &Found, days: Interval) -> Interval {
        let Some(published) = self.running(days) else { return days };
        let lead = found.first.checked_sub(2).filter(|&lead| lead >= self.begin);
        let far = |at: usize| self.is(at, "so") && self.is(at + 1, "far");
        if lead.is_some_and(far)
            || far(found.end)
            || self.is(found.end, "to") && self.is(found.end + 1, "date")
        {
            return Interval { last: published, ..days };
        }
        let noun = found.first + usize::from(self.word(found.first).is(TimeRole::ARTICLE));
        let rest = self.is_one(noun, &["rest", "remainder"]) && self.is(noun + 1, "of");
        match add_days(published, 1).filter(|&next| rest && next <= days.last) {
            Some(first) => Interval { first, ..days },
            None => days,
        }
    }

    /// `earlier this month` lies before the publication day, `later this week` after it.
    pub(super) fn compared_with_today(&self, found: &Found, days: Interval) -> Option<Direction> {
        // Whose words have a phase, has a modifier.
        if found.modifier.is_none() || found.anchor != Anchor::Published {
            return None;
        }
        let word = self.word(found.first);
        self.running(days).filter(|_| word.is(TimeRole::COMPARATIVE))?;
        match word.phase? {
            Mod::Start => Some(Direction::Past),
            Mod::End => Some(Direction::Future),
            _ => None,
        }
    }

    /// The publication day, if it is one of these days and there are others.
    fn running(&self, days: Interval) -> Option<Date> {
        self.published
            .filter(|&day| days.first < days.last && days.first <= day && day <= days.last)
    }

    /// The days from or up to the publication day that a length covers.
    pub(super) fn span_days(&self, found: &Found) -> Option<Interval> {
        let Some(Value::Length(Length { count: Some(count), half: false, unit, smaller })) =
            found.value
        else {
            return None;
        };
        if found.toward == 0 || count == 0 {
            return None;
        }
        let published = self.published?;
        let parts = std::iter::once((count, unit)).chain(smaller.into_iter().flatten());
        let far = parts.into_iter().try_fold(published, |day, (count, unit)| {
            away(day, i64::from(count) * i64::from(found.toward), unit)
        })?;
        // So many days, and the publication day is none of them.
        Some(if found.toward < 0 {
            Interval { first: far, last: add_days(published, -1)? }
        } else {
            Interval { first: add_days(published, 1)?, last: far }
        })
    }
}
