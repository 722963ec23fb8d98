//! Closed lists of the words of time.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `S` after `PT`.
    Second,
    /// `M` after `PT`.
    Minute,
    /// `H` after `PT`.
    Hour,
    /// `D`.
    Day,
    /// A Saturday and a Sunday, `WE`.
    Weekend,
    /// `W`.
    Week,
    /// Two weeks.
    Fortnight,
    /// `M`.
    Month,
    /// `Q`.
    Quarter,
    /// Half a year, `H`.
    Half,
    /// `Y`.
    Year,
    /// `DE`.
    Decade,
    /// `CE`.
    Century,
    /// `ML`.
    Millennium,
}

/// A part of the day; the names are TIMEX3's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartOfDay {
    /// `MO`
    Morning,
    /// `MI`
    Midday,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `DT`
    Daytime,
    /// `24`, `24:00`.
    Midnight,
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// `SP`, March to May.
    Spring,
    /// `SU`, June to August.
    Summer,
    /// `FA`, September to November.
    Autumn,
    /// `WI`, December to February.
    Winter,
}

/// Where a vague expression points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// `PAST_REF`
    Past,
    /// `PRESENT_REF`
    Present,
    /// `FUTURE_REF`
    Future,
}

/// What a word after a span of time makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tail {
    /// `ago`: back from the publication.
    Ago,
    /// `earlier`: back from what was last spoken of.
    Earlier,
    /// `later`: on from what was last spoken of.
    Later,
    /// `hence`: on from the publication.
    Hence,
}

/// On which side of the publication the words beside an expression put it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tense {
    /// met, was, since
    Past,
    /// has, have: past with a participle after it, else nothing
    Perfect,
    /// will, due, scheduled
    Future,
    /// begins, meets: of days to come, as a rule
    Present,
    /// is, are: of days to come if a form in -ing follows
    Progressive,
    /// to: of what is to come if a verb follows
    Infinitive,
    /// by, until: as a rule of what is to come
    Limit,
    /// Looks like a past form and is none: hundred, indeed
    Never,
}

bitflags::bitflags! {
    /// What a word can do in an expression of time.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct TimeRole: u64 {
        /// An abbreviation (Feb, Mon).
        const SHORT = 1;
        /// A month or weekday that is another word too (may, march, sun).
        const ALSO_WORD = 1 << 1;
        /// A month that is a given name too (April).
        const ALSO_NAME = 1 << 2;
        /// More than one (days, Mondays).
        const PLURAL = 1 << 3;
        /// one, two.
        const CARDINAL = 1 << 4;
        /// first, second.
        const ORDINAL = 1 << 5;
        /// hundred.
        const MULTIPLIER = 1 << 6;
        /// half.
        const FRACTION = 1 << 7;
        /// a, an.
        const ONE = 1 << 8;
        /// several, few.
        const SOME = 1 << 9;
        /// nineties.
        const DECADE = 1 << 10;
        /// twice.
        const TIMES = 1 << 11;
        /// couple.
        const COUPLE = 1 << 12;
        /// today.
        const DAY = 1 << 13;
        /// last, next, this.
        const SHIFT = 1 << 14;
        /// that, same.
        const SAME = 1 << 15;
        /// following, previous: from what was last spoken of.
        const NARRATIVE = 1 << 16;
        /// early, end, mid.
        const PHASE = 1 << 17;
        /// earlier, later.
        const COMPARATIVE = 1 << 18;
        /// every, each.
        const EACH = 1 << 19;
        /// future, past, time as nouns that need words before them.
        const NOUN = 1 << 20;
        /// a.m., p.m., o'clock.
        const CLOCK = 1 << 21;
        /// EST, GMT.
        const ZONE = 1 << 22;
        /// the.
        const ARTICLE = 1 << 23;
        /// its, their.
        const POSSESSIVE = 1 << 24;
        /// A word after which a number that looks like a year is one, and a month a month.
        const LEADS = 1 << 25;
        /// fiscal, trading: may stand before a unit.
        const FILLER = 1 << 26;
        /// people, tonnes: what a number counts.
        const COUNTED = 1 << 27;
        /// Resolution, Boeing: what a number names.
        const NUMBERED = 1 << 28;
        /// A word that leads to a year almost always (in, since, until).
        const LEADS_YEAR = 1 << 29;
        /// A cue that stands with any subject (was, will).
        const AUXILIARY = 1 << 30;
        /// Vision, Agenda: a plan called by the year it is for.
        const NAMES_YEAR = 1 << 31;
        /// stay, spend, for: what stands beside a length of time.
        const LASTS = 1 << 32;
        /// meeting, session: what can come again (an annual meeting).
        const EVENT = 1 << 33;
    }
}
