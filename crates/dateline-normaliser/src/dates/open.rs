//! Intervals that the words before an expression leave open (`since Monday`, `until 2025`, `by March`), and
//! those that a length spans from the publication day (`the past two weeks`, `the next ten days`).

use dateline_parser::Shape;

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
