//! Years before and after Christ: `44 BC`, `AD 79`, `476 A.D.`, `264-241 BC`, `15 March 44 BC`, and what
//! stands after a century.
//!
//! Not `Vancouver, B.C.`, `an ad`, `1990 B.C. Hydro shares`.

use dateline_lexicon::TimeRole;
use dateline_schema::closed::Anchor;
use jiff::civil::Date;

use super::scan::{Found, Scanner};
use super::value::{Value, When};

/// Which way years are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// BC, BCE.
    Before,
    /// AD, CE.
    After,
}

impl Era {
    /// The year as astronomers count: 1 BC is 0.
    fn year(self, number: u32) -> Option<i16> {
        let year = i16::try_from(number).ok().filter(|year| (1..=9999).contains(year))?;
        Some(match self {
            Self::Before => 1 - year,
            Self::After => year,
        })
    }
}

impl Scanner<'_, '_> {
    /// The era that token `at` names, and its end.
    pub(super) fn era(&self, at: usize) -> Option<(usize, Era)> {
        let era = match self.text(at) {
            "BC" | "B.C." | "B.C" | "BCE" | "B.C.E." | "B.C.E" => Era::Before,
            "AD" | "A.D." | "A.D" | "CE" | "C.E." | "C.E" => Era::After,
            _ => return None,
        };
        Some((at + 1, era))
    }

    /// A year with its era, whose number is token `i`; a range ends with it.
    pub(super) fn year_of_era(&self, i: usize) -> Option<Found> {
        let number = self.digits(i).filter(|_| self.text(i).len() <= 4)?;
        let found =
            |first, end, value| Some(Found::date(first, end, value, Anchor::Absolute, "era"));
        // `AD 79`; `CE` and `BC` do not stand before it.
        if let Some(at) = self.before(i)
            && matches!(self.text(at), "AD" | "A.D." | "A.D")
        {
            let year = Era::After.year(number)?;
            return found(at, i + 1, Value::Date(When::Year(year)));
        }
        if let Some((end, era)) = self.era(i + 1) {
            // Shares of a province's company have prices.
            if number >= 1000 && self.text(i + 1) == "B.C." && end < self.limit {
                return None;
            }
            return found(i, end, Value::Date(When::Year(era.year(number)?)));
        }
        // `264-241 BC`
        let last = self.digits(i + 2).filter(|_| self.dash(i + 1) || self.is(i + 1, "to"))?;
        let (end, era) = self.era(i + 3)?;
        let (first, last) = (era.year(number)?, era.year(last)?);
        let value = Value::Between(When::Year(first), When::Year(last));
        if self.is(i + 1, "to") {
            return found(i, i + 1, Value::Date(When::Year(first)));
        }
        (first < last).then(|| found(i, end, value))?
    }

    /// `15 March 44 BC`, `March 15, AD 44`: the year from token `at` on, with its end, of a day that is told.
    pub(super) fn era_of_day(&self, at: usize, month: i8, day: i8) -> Option<(usize, When)> {
        let at = if self.text(at) == "," { at + 1 } else { at };
        let before = matches!(self.text(at), "AD" | "A.D." | "A.D");
        let number_at = if before { at + 1 } else { at };
        let number = self.digits(number_at).filter(|_| self.text(number_at).len() <= 4)?;
        let (end, era) = match self.era(number_at + 1) {
            _ if before => (number_at + 1, Era::After),
            Some(era) => era,
            None => return None,
        };
        let date = Date::new(era.year(number)?, month, day).ok()?;
        (!self.word(end).is(TimeRole::COUNTED)).then_some((end, When::Day(date)))
    }
}
