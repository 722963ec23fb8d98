//! Which of the days that an expression could mean is meant: the year of `Feb 19`, the week of
//! `Thursday`.

use dateline_schema::closed::Anchor;
use jiff::civil::Date;

use super::scan::Scanner;
use super::story::add_days;
use super::tense::{Side, Told};
use super::value::{Value, When};

/// A value, and whether another year would have done as well.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub(super) value: Value,
    pub(super) anchor: Anchor,
    pub(super) doubtful: bool,
}

impl Resolved {
    pub(super) fn new(when: When, anchor: Anchor) -> Self {
        Self { value: Value::Date(when), anchor, doubtful: false }
    }
}

/// A guess further off than this many days is doubtful.
const DOUBTFUL_DAYS: i64 = 122;
/// A day this near is meant whatever the tense of a verb near by says.
pub(super) const NEAR_DAYS: i64 = 45;
/// A day that the tense asks for, but this far off, gives way to a near one.
const FAR_DAYS: i64 = 250;
/// A day of the week so many days ahead is as a rule the one before, if only a weak cue looks ahead.
const FAR_WEEKDAY: i64 = 5;

impl Scanner<'_, '_> {
    /// Month and day without a year. `None` if there is no such day in any year.
    pub(super) fn day_of_year(&self, month: i8, day: i8, side: Option<Side>) -> Option<Resolved> {
        Date::new(2000, month, day).ok()?;
        if let Some(year) = self.year_told(month, side, || self.is_news(month, day))
            && let Ok(day) = Date::new(year, month, day)
        {
            return Some(Resolved::new(When::Day(day), Anchor::Narrative));
        }
        let Some(published) = self.published else {
            return Some(Resolved::new(When::DayOfYear { month, day }, Anchor::None));
        };
        let distance = |date: Date| days_between(published, date);
        let candidates = || {
            (-1..=1).filter_map(|shift: i16| {
                Date::new(published.year().checked_add(shift)?, month, day).ok()
            })
        };
        let nearest = candidates().min_by_key(|&date| {
            let days = distance(date);
            (days.abs(), days > 0)
        })?;
        let wanted = candidates()
            .filter(|&date| match side {
                Some(Side::Past) => distance(date) <= 0,
                Some(Side::Future) => distance(date) >= 0,
                None => true,
            })
            .min_by_key(|&date| (distance(date).abs(), distance(date) > 0))
            .unwrap_or(nearest);
        let against = distance(nearest).abs() <= NEAR_DAYS && distance(wanted).abs() >= FAR_DAYS;
        let chosen = if against { nearest } else { wanted };
        Some(Resolved {
            value: Value::Date(When::Day(chosen)),
            anchor: Anchor::Published,
            doubtful: distance(chosen).abs() > DOUBTFUL_DAYS,
        })
    }

    /// The year of a month that goes on with what was told: in a history, or in a report that began with a day of some years ago.
    fn year_told(&self, month: i8, side: Option<Side>, news: impl Fn() -> bool) -> Option<i16> {
        if side == Some(Side::Future) {
            return None;
        }
        let history = self.story.history(month).filter(|_| !self.story.is_thin() || !news());
        let tale = || {
            let goes_on = self.story.tells_month_of(month) || !news();
            self.story.tale(month).filter(|_| side == Some(Side::Past) && goes_on)
        };
        history.or_else(tale)
    }

    /// Does this day of the year lie in the weeks before the publication, which are news whatever was told before?
    fn is_news(&self, month: i8, day: i8) -> bool {
        self.published.is_some_and(|published| {
            (-1..=0).any(|years: i16| {
                let year = published.year().saturating_add(years);
                Date::new(year, month, day)
                    .is_ok_and(|day| (0..=NEAR_DAYS).contains(&days_between(day, published)))
            })
        })
    }

    /// Is the month nearer in the past than ahead?
    pub(super) fn is_nearer_before(&self, month: i8) -> bool {
        self.published.is_some_and(|published| (month - published.month()).rem_euclid(12) > 6)
    }

    /// Is it the month after the one of the publication?
    pub(super) fn is_next_month(&self, month: i8) -> bool {
        self.published.is_some_and(|published| (month - published.month()).rem_euclid(12) == 1)
    }

    /// A month without a year.
    pub(super) fn month_of_year(&self, month: i8, side: Option<Side>) -> Resolved {
        let news = || self.published.is_some_and(|day| (day.month() - month).rem_euclid(12) <= 1);
        if let Some(year) = self.year_told(month, side, news) {
            return Resolved::new(When::Month(Some(year), month), Anchor::Narrative);
        }
        let Some(published) = self.published else {
            return Resolved::new(When::Month(None, month), Anchor::None);
        };
        // Months from the publication's to this one: -6 to 5 at first.
        let ahead = i16::from(month - published.month()).rem_euclid(12);
        let shift = match side {
            Some(Side::Past) if ahead > 0 => ahead - 12,
            Some(Side::Past) => 0,
            None if ahead > 4 => ahead - 12,
            // `by the end of February` said in March: the month that is just over, and no year away.
            Some(Side::Future) if ahead == 11 => -1,
            Some(Side::Future) | None => ahead,
        };
        // A past verb near a month that is about to come: `announced … in December` said in November.
        let months = i16::from(published.month()) - 1 + shift;
        let year = published.year() + months.div_euclid(12);
        Resolved {
            value: Value::Date(When::Month(Some(year), month)),
            anchor: Anchor::Published,
            doubtful: side.is_none() && shift.abs() > 4,
        }
    }

    /// A day of the week (Monday is 1), with nothing but the tense to place it.
    pub(super) fn weekday_near(&self, weekday: i8, told: Option<Told>) -> Resolved {
        // A history goes on: the first such day from the one told last.
        if let Some(base) = self.story.history_day() {
            let ahead = i64::from(weekday - base.weekday().to_monday_one_offset()).rem_euclid(7);
            if let Some(day) = add_days(base, ahead) {
                return Resolved::new(When::Day(day), Anchor::Narrative);
            }
        }
        let Some(published) = self.published else {
            return Resolved::new(When::Weekday(weekday), Anchor::None);
        };
        let today = published.weekday().to_monday_one_offset();
        let ahead = i64::from(weekday - today).rem_euclid(7);
        let shift = match told {
            // `arrives on Monday … will leave on Friday`, said on a Friday
            Some(Told { side: Side::Future, firm: true })
                if ahead == 0 && self.story.is_of_next_week(published) =>
            {
                7
            }
            _ if ahead == 0 => 0,
            // A plain weekday is near: so far off it takes more than an infinitive to be meant.
            Some(Told { side: Side::Future, firm }) if firm || ahead < FAR_WEEKDAY => ahead,
            None if ahead == 1 => 1,
            _ => ahead - 7,
        };
        match add_days(published, shift) {
            Some(day) => Resolved::new(When::Day(day), Anchor::Published),
            None => Resolved::new(When::Weekday(weekday), Anchor::None),
        }
    }

    /// The first such day of the week after the publication day: `the coming Thursday`.
    pub(super) fn weekday_coming(&self, weekday: i8) -> Resolved {
        let coming = self.published.and_then(|published| {
            let ahead = i64::from(weekday - published.weekday().to_monday_one_offset() - 1);
            add_days(published, ahead.rem_euclid(7) + 1)
        });
        match coming {
            Some(day) => Resolved::new(When::Day(day), Anchor::Published),
            None => Resolved::new(When::Weekday(weekday), Anchor::None),
        }
    }

    /// `last`, `this`, `next` with a day of the week.
    pub(super) fn weekday_shifted(&self, weekday: i8, shift: i8) -> Resolved {
        let Some(published) = self.published else {
            return Resolved::new(When::Weekday(weekday), Anchor::None);
        };
        let today = published.weekday().to_monday_one_offset();
        let days = i64::from(weekday - today);
        let shift = match shift {
            -1 if days < 0 => days,
            -1 => days - 7,
            0 => days,
            _ => days + 7,
        };
        match add_days(published, shift) {
            Some(day) => Resolved::new(When::Day(day), Anchor::Published),
            None => Resolved::new(When::Weekday(weekday), Anchor::None),
        }
    }

    /// The day that `today`, `tonight` (0), `tomorrow` (1), `last night` (-1) count from. What was written a day or
    /// two before it was published looks ahead from the dateline's day; `yesterday` is changed by the paper that
    /// prints it, to count from its own.
    pub(super) fn said_on(&self, shift: i64) -> Option<Date> {
        self.dateline_day.filter(|_| shift >= 0).or(self.published)
    }

    /// The day that a time of the day is of if no other is told: in a history the one told last, else the
    /// publication's.
    pub(super) fn present(&self) -> Option<(Date, Anchor)> {
        let told = self.story.day_of_tale().map(|day| (day, Anchor::Narrative));
        told.or_else(|| self.said_on(0).map(|day| (day, Anchor::Published)))
    }

    /// The day narrated of, else the publication day.
    pub(super) fn narrative_day(&self) -> Option<(Date, Anchor)> {
        self.story
            .day
            .map(|day| (day, Anchor::Narrative))
            .or_else(|| self.published.map(|day| (day, Anchor::Published)))
    }
}

/// Days from `from` to `to`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
