//! What one word can be in an expression of time.

use dateline_schema::closed::Mod;

use super::kinds::{PartOfDay, Reference, Season, Tail, Tense, TimeRole, Unit};
use crate::Row;

/// What a word can be in an expression of time: all readings at once.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TimeWord {
    /// What it can do.
    pub roles: TimeRole,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Day of the week, Monday 1 to Sunday 7.
    pub weekday: Option<i8>,
    /// Its number, if it has one (`two`, `second`, `hundred`, `nineties`).
    pub number: u32,
    /// A unit.
    pub unit: Option<Unit>,
    /// -1 last, 0 this, 1 next (with [`TimeRole::SHIFT`]).
    pub shift: i8,
    /// -1 yesterday, 0 today, 1 tomorrow (with [`TimeRole::DAY`]).
    pub day: i8,
    /// -1 earlier, 1 later (with [`TimeRole::COMPARATIVE`]).
    pub comparative: i8,
    /// A part of the day.
    pub part: Option<PartOfDay>,
    /// A season.
    pub season: Option<Season>,
    /// early, mid, late.
    pub phase: Option<Mod>,
    /// nearly, about, over.
    pub bound: Option<Mod>,
    /// ago, later.
    pub tail: Option<Tail>,
    /// daily: how many of which unit.
    pub set: Option<(u32, Unit)>,
    /// Q3, H1: which part of a year.
    pub year_part: Option<(Unit, i8)>,
    /// recent, now, soon; for a [`TimeRole::NOUN`] what it refers to.
    pub reference: Option<Reference>,
    /// A cue of tense.
    pub tense: Option<Tense>,
    /// Afternoon hours? (with [`TimeRole::CLOCK`]; `None` for o'clock).
    pub afternoon: Option<bool>,
}

impl TimeWord {
    /// Has it all these roles?
    pub const fn is(&self, roles: TimeRole) -> bool {
        self.roles.contains(roles)
    }

    /// Has it any of these roles?
    pub const fn is_any(&self, roles: TimeRole) -> bool {
        self.roles.intersects(roles)
    }

    pub(super) fn read_month(&mut self, row: Row) {
        self.month = Some(number(row, "month") as i8);
        self.roles.set(TimeRole::SHORT, row.get("form") == "short");
        self.roles.set(TimeRole::ALSO_WORD, matches!(row.get("also"), "verb" | "modal"));
        self.roles.set(TimeRole::ALSO_NAME, row.get("also") == "name");
    }

    pub(super) fn read_weekday(&mut self, row: Row) {
        self.weekday = Some(number(row, "weekday") as i8);
        self.roles.set(TimeRole::SHORT, row.get("form") == "short");
        self.roles.set(TimeRole::PLURAL, row.get("form") == "plural");
        self.roles.set(TimeRole::ALSO_WORD, !row.get("also").is_empty());
    }

    pub(super) fn read_number(&mut self, row: Row) {
        let role = match row.get("kind") {
            "cardinal" => TimeRole::CARDINAL,
            "ordinal" => TimeRole::ORDINAL,
            "multiplier" => TimeRole::MULTIPLIER,
            "fraction" => TimeRole::FRACTION,
            "article" => TimeRole::ONE,
            "vague" => TimeRole::SOME,
            "decade" => TimeRole::DECADE,
            "times" => TimeRole::TIMES,
            "couple" => TimeRole::COUPLE,
            _ => panic!("number_words: {}", row.line()),
        };
        self.roles |= role;
        if role != TimeRole::SOME {
            self.number = number(row, "number");
        }
    }

    pub(super) fn read_role(&mut self, row: Row) {
        let value = row.get("value");
        let fail = || -> ! { panic!("time_words: {}", row.line()) };
        let shift = || value.parse().unwrap_or_else(|_| fail());
        match row.get("role") {
            "unit" => self.unit = Some(unit(value).unwrap_or_else(|| fail())),
            "plural" => self.roles |= TimeRole::PLURAL,
            "day" => {
                self.roles |= TimeRole::DAY;
                self.day = shift();
            }
            "part" => {
                self.part = Some(match value {
                    "MO" => PartOfDay::Morning,
                    "MI" => PartOfDay::Midday,
                    "AF" => PartOfDay::Afternoon,
                    "EV" => PartOfDay::Evening,
                    "NI" => PartOfDay::Night,
                    "DT" => PartOfDay::Daytime,
                    "24" => PartOfDay::Midnight,
                    _ => fail(),
                });
            }
            "season" => {
                self.season = Some(match value {
                    "SP" => Season::Spring,
                    "SU" => Season::Summer,
                    "FA" => Season::Autumn,
                    "WI" => Season::Winter,
                    _ => fail(),
                });
            }
            "shift" if value == "same" => self.roles |= TimeRole::SAME,
            "shift" => {
                self.roles |= TimeRole::SHIFT;
                self.shift = shift();
            }
            "narrative" => self.roles |= TimeRole::NARRATIVE,
            "phase" => {
                self.roles |= TimeRole::PHASE;
                self.phase = Some(modifier(value).unwrap_or_else(|| fail()));
            }
            "comparative" => {
                self.roles |= TimeRole::COMPARATIVE;
                self.comparative = shift();
            }
            "bound" => self.bound = Some(modifier(value).unwrap_or_else(|| fail())),
            "tail" => {
                self.tail = Some(match value {
                    "-published" => Tail::Ago,
                    "-narrative" => Tail::Earlier,
                    "+narrative" => Tail::Later,
                    "+published" => Tail::Hence,
                    _ => fail(),
                });
            }
            "set" => {
                let digits = value.bytes().take_while(u8::is_ascii_digit).count();
                let count = value[..digits].parse().unwrap_or(1);
                self.set = Some((count, unit(&value[digits..]).unwrap_or_else(|| fail())));
            }
            "yearpart" => {
                let part = value.split_at_checked(1).unwrap_or_else(|| fail());
                let unit = if part.0 == "Q" { Unit::Quarter } else { Unit::Half };
                self.year_part = Some((unit, part.1.parse().unwrap_or_else(|_| fail())));
            }
            "each" => self.roles |= TimeRole::EACH,
            "reference" => self.reference = Some(reference(value).unwrap_or_else(|| fail())),
            "noun" => {
                self.roles |= TimeRole::NOUN;
                self.reference = reference(value);
            }
            "half" => {
                self.roles |= TimeRole::CLOCK;
                self.afternoon = match value {
                    "AM" => Some(false),
                    "PM" => Some(true),
                    _ => None,
                };
            }
            "zone" => self.roles |= TimeRole::ZONE,
            "article" => self.roles |= TimeRole::ARTICLE,
            "possessive" => self.roles |= TimeRole::POSSESSIVE,
            "leads" => self.roles |= TimeRole::LEADS,
            "leadsyear" => self.roles |= TimeRole::LEADS_YEAR,
            "filler" => self.roles |= TimeRole::FILLER,
            "event" => self.roles |= TimeRole::EVENT,
            "lasts" => self.roles |= TimeRole::LASTS,
            "namesyear" => self.roles |= TimeRole::NAMES_YEAR,
            "counted" => self.roles |= TimeRole::COUNTED,
            "numbered" => self.roles |= TimeRole::NUMBERED,
            _ => fail(),
        }
    }

    pub(super) fn read_tense(&mut self, row: Row) {
        let kind = row.get("kind");
        self.tense = Some(match (row.get("tense"), kind) {
            ("past", "perfect") => Tense::Perfect,
            ("past", _) => Tense::Past,
            ("future", "infinitive") => Tense::Infinitive,
            ("future", "progressive") => Tense::Progressive,
            ("none", _) => Tense::Never,
            ("future", "present") => Tense::Present,
            ("future", "preposition") => Tense::Limit,
            ("future", _) => Tense::Future,
            _ => panic!("tense_cues: {}", row.line()),
        });
        self.roles.set(TimeRole::AUXILIARY, kind == "auxiliary");
    }
}

fn number(row: Row, column: &str) -> u32 {
    row.get(column).parse().unwrap_or_else(|_| panic!("{column}: {}", row.line()))
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

fn modifier(name: &str) -> Option<Mod> {
    Some(match name {
        "START" => Mod::Start,
        "MID" => Mod::Mid,
        "END" => Mod::End,
        "APPROX" => Mod::Approx,
        "LESS_THAN" => Mod::LessThan,
        "MORE_THAN" => Mod::MoreThan,
        "EQUAL_OR_LESS" => Mod::EqualOrLess,
        "EQUAL_OR_MORE" => Mod::EqualOrMore,
        _ => return None,
    })
}

fn reference(name: &str) -> Option<Reference> {
    Some(match name {
        "PAST_REF" => Reference::Past,
        "PRESENT_REF" => Reference::Present,
        "FUTURE_REF" => Reference::Future,
        _ => return None,
    })
}
