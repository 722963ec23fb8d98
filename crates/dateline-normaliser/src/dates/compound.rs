//! Lengths in several units: `a year and two months`, `2 hours, 5 minutes and 10 seconds`, `three weeks and
//! two days ago`.
//!
//! Not `two years and two wars`, `days and weeks`, `two weeks and three months` (two lengths).

use dateline_lexicon::{Tail, TimeRole, Unit};
use dateline_schema::closed::Anchor;
use jiff::civil::Date;

use super::amount::Amount;
use super::scan::{Found, Scanner};
use super::story::{add_days, add_months};
use super::value::{Length, Value, When};

/// One part: so many units.
type Part = (u32, Unit);

impl Scanner<'_, '_> {
    /// A length that begins with `amount` of `unit`, which ends before token `end`, and goes on in smaller
    /// units.
    pub(super) fn several(&self, amount: Amount, unit: Unit, end: usize) -> Option<Found> {
        if amount.joined || amount.half || amount.more {
            return None;
        }
        let first: Part = (amount.count.filter(|&count| count > 0)?, unit);
        let (mut end, second) = self.smaller(end, unit)?;
        let mut smaller = [Some(second), None];
        if let Some((stop, third)) = self.smaller(end, second.1) {
            (end, smaller[1]) = (stop, Some(third));
        }
        if self.tail(end).is_some() {
            return self.several_away(amount, first, smaller, end);
        }
        let (start, rule, toward) = self.span_words(amount.first);
        let bound = if start == amount.first { self.bound(start) } else { (start, None) };
        let value = Value::Length(Length { smaller, ..Length::new(amount.count, unit) });
        let anchor = if toward == 0 { Anchor::None } else { self.published_anchor() };
        Some(Found::date(start, end, value, anchor, rule).toward(toward).modified(bound))
    }

    /// `and two months`, `, 5 minutes`, `30 minutes` from token `at`: its end and what it is.
    fn smaller(&self, at: usize, than: Unit) -> Option<(usize, Part)> {
        let mut start = at;
        if self.text(start) == "," {
            start += 1;
        }
        if self.is(start, "and") {
            start += 1;
        }
        // Numbers in words have at most three tokens here: `twenty-five days`.
        let unit_at = (start + 1..start + 5).find(|&j| self.word(j).unit.is_some())?;
        let unit = self.word(unit_at).unit.filter(|&unit| unit < than && follows(than, unit))?;
        let amount = self.amount(unit_at).filter(|amount| amount.first == start)?;
        if amount.half || amount.more || amount.joined {
            return None;
        }
        // `two days, 14 hours a day` is no length of both.
        if self.word(unit_at + 1).is_any(TimeRole::ONE | TimeRole::EACH) {
            return None;
        }
        let count = amount.count?;
        let plural = self.word(unit_at).is(TimeRole::PLURAL);
        (plural == (count != 1)).then_some((unit_at + 1, (count, unit)))
    }

    /// The same as a point so far away: `two weeks and two days ago`.
    fn several_away(
        &self,
        amount: Amount,
        first: Part,
        smaller: [Option<Part>; 2],
        end: usize,
    ) -> Option<Found> {
        let (end, tail) = self.tail(end)?;
        // `for the last three months and two days ago`: two things.
        if self.span_words(amount.first).2 != 0 {
            return None;
        }
        let narrative = matches!(tail, Tail::Earlier | Tail::Later);
        // `two hours and forty minutes later`
        if narrative && first.1 < Unit::Day {
            let value = Value::Length(Length { smaller, ..Length::new(amount.count, first.1) });
            return Some(Found::date(amount.first, end, value, Anchor::Narrative, "later"));
        }
        let sign = if matches!(tail, Tail::Ago | Tail::Earlier) { -1 } else { 1 };
        let (mut day, anchor) =
            if narrative { self.narrative_day()? } else { (self.published?, Anchor::Published) };
        let mut least = first.1;
        for (count, unit) in std::iter::once(first).chain(smaller.into_iter().flatten()) {
            day = away(day, i64::from(count) * sign, unit)?;
            least = unit;
        }
        let when = match least {
            Unit::Month => When::Month(Some(day.year()), day.month()),
            _ => When::Day(day),
        };
        let (start, modifier) = self.bound(amount.first);
        let found = Found::date(start, end, Value::Date(when), anchor, "ago");
        Some(Found { modifier, ..found })
    }
}

/// The day so many units away; none for what is less than a day, or not told in days.
pub(super) fn away(day: Date, count: i64, unit: Unit) -> Option<Date> {
    let months = |each: i64| {
        let (year, month) = add_months(day, count.checked_mul(each)?)?;
        let month = Date::new(year, month, 1).ok()?;
        Date::new(year, month.month(), day.day().min(month.days_in_month())).ok()
    };
    match unit {
        Unit::Day => add_days(day, count),
        Unit::Week => add_days(day, count.checked_mul(7)?),
        Unit::Fortnight => add_days(day, count.checked_mul(14)?),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Half => months(6),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Weekend | Unit::Millennium => None,
    }
}

/// Can `unit` be told after `than` as part of one length?
const fn follows(than: Unit, unit: Unit) -> bool {
    matches!(
        (than, unit),
        (Unit::Year, Unit::Month | Unit::Week | Unit::Day)
            | (Unit::Month, Unit::Week | Unit::Day)
            | (Unit::Week, Unit::Day)
            | (Unit::Day, Unit::Hour)
            | (Unit::Hour, Unit::Minute)
            | (Unit::Minute, Unit::Second)
    )
}
