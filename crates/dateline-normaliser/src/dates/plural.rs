//! Plurals without a number: `recent weeks`, `the coming days`, `these days`, `for decades`, `years ago`, `the days
//! ahead`, `on weekends`.
//!
//! Not `these years`, `the months since`.

use dateline_lexicon::{Reference, TimeRole, Unit};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, DateType};

use super::scan::{Found, Scanner};
use super::value::{Length, Value, When};

impl Scanner<'_, '_> {
    /// Plurals without a number: `recent weeks`, `the coming days`, `these days`, `for decades`,
    /// `years ago`, `the days ahead`.
    pub(super) fn plural(&self, i: usize, left: usize, unit: Unit) -> Option<Found> {
        let end = i + 1;
        let Some(at) = self.before(left) else { return self.bare_plural(i, unit) };
        let word = self.word(at);
        let many = Value::Length(Length::new(None, unit));
        let first = self.with_article(at);
        // `recent weeks and months`, `the days and weeks ahead`
        let pair = self.is_one(end, &["and", "or"])
            && self.word(end + 1).unit.is_some()
            && self.word(end + 1).is(TimeRole::PLURAL);
        let end = if pair { end + 2 } else { end };
        if word.reference == Some(Reference::Past) && self.is(at, "recent") {
            let past = Value::Vague(Reference::Past);
            let value = if unit == Unit::Year || unit == Unit::Decade { past } else { many };
            let anchor = Anchor::None;
            return Some(Found::date(first, end, value, anchor, "recent_units"));
        }
        // `would last months`
        if self.is(at, "last") && self.before(at).is_some_and(|verb| self.leads_verb(verb)) {
            return Some(Found::date(i, end, many, Anchor::None, "many_units"));
        }
        if word.is(TimeRole::SHIFT)
            && !self.is(at, "this")
            && !self.is_one(at, &["current", "present"])
        {
            let rule = if word.shift < 0 { "past_units" } else { "coming_units" };
            let many = if word.shift < 0 && unit >= Unit::Year {
                Value::Vague(Reference::Past)
            } else {
                many
            };
            return Some(Found::date(first, end, many, Anchor::None, rule));
        }
        if self.is(at, "these") && unit == Unit::Day {
            return Some(Found::date(
                at,
                end,
                Value::Vague(Reference::Present),
                Anchor::None,
                "these_days",
            ));
        }
        if self.is(end, "ahead") {
            return Some(Found::date(
                self.with_article(i),
                end + 1,
                many,
                Anchor::None,
                "coming_units",
            ));
        }
        // `his first months in office`
        if left < i && unit >= Unit::Day && self.is_one(left, &["first", "final"]) {
            let first = self.with_article(left);
            return Some(Found::date(first, end, many, Anchor::None, "first_units"));
        }
        let part = self.is_one(at, &["final", "early", "closing", "opening", "later"]);
        if (part || word.is(TimeRole::ORDINAL) && word.number == 1) && unit >= Unit::Day {
            return Some(Found::date(first, end, many, Anchor::None, "first_units"));
        }
        if word.is(TimeRole::ARTICLE) {
            let over = self.before(at).is_some_and(|lead| self.is_one(lead, &["over", "through"]));
            let long = unit >= Unit::Year && over;
            let beside = self.is_one(end, &["before", "after", "since", "leading", "following"]);
            // `the years to come`
            if self.is(end, "to") && self.is(end + 1, "come") {
                return Some(Found::date(at, end + 2, many, Anchor::None, "coming_units"));
            }
            if beside {
                return Some(Found::date(i, end, many, Anchor::None, "many_units"));
            }
            return long.then(|| Found::date(at, end, many, Anchor::None, "past_units"));
        }
        self.bare_plural(i, unit)
    }

    pub(super) fn bare_plural(&self, i: usize, unit: Unit) -> Option<Found> {
        let end = i + 1;
        if let Some((end, tail)) = self.tail(end) {
            let past =
                matches!(tail, dateline_lexicon::Tail::Ago | dateline_lexicon::Tail::Earlier);
            let value = match (tail, past) {
                (dateline_lexicon::Tail::Ago, _) => Value::Vague(Reference::Past),
                (dateline_lexicon::Tail::Hence, _) => Value::Vague(Reference::Future),
                _ => Value::Length(Length::new(None, unit)),
            };
            let anchor = if past && matches!(value, Value::Vague(_)) {
                Anchor::None
            } else {
                Anchor::Narrative
            };
            return Some(Found::date(i, end, value, anchor, "ago"));
        }
        // `on weekends`
        if unit == Unit::Weekend {
            let lead = self.before(i).is_some_and(|at| self.is_one(at, &["on", "at", "most"]));
            let value = Value::Date(When::Unknown(unit));
            let found = Found::date(i, end, value, Anchor::None, "each_weekend");
            return lead.then(|| found.of_kind(DateType::Set));
        }
        let lead = self.before(i).is_some_and(|at| self.word(at).is(TimeRole::LASTS));
        // `months of fighting`, `days before the vote`
        let follows = unit > Unit::Second && self.is_one(end, &["before", "after"])
            || self.is(end, "of")
                && self.has(end + 1, Shape::WORD)
                && !self.has(end + 1, Shape::CAPITAL)
                && !self.word(end + 1).is_any(TimeRole::ARTICLE | TimeRole::POSSESSIVE);
        // `with just months left`, `only days away`
        let few = self.before(i).is_some_and(|at| self.is_one(at, &["just", "only", "mere"]))
            && self.is_one(end, &["left", "away", "remaining", "to"]);
        if !lead && !follows && !few {
            return None;
        }
        let value = Value::Length(Length::new(None, unit));
        Some(Found::date(i, end, value, Anchor::None, "many_units"))
    }
}
