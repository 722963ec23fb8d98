//! Datelines: `HANOI - `, `BEIJING, Feb. 19 (Xinhua) -- `, `SEOUL, South Korea (AP) — `,
//! `(Reuters) - `, `LIMA, 3 JAN 90 (EFE) -- [TEXT] `, `MOSCOW, February 19. /TASS/. `,
//! `ASTANA. KAZINFORM – `, `KARACHI: `, `YEREVAN, MAY 3, ARMENPRESS. `, `(ANSA) - ROME, MAY 3 - `.
//!
//! What it is follows from where it stands and what it looks like: places, a day, an agency, a
//! dash. Any two of them prove it; a place and a dash alone do if the place is in capitals and the
//! rest of the line is not. Not datelines: `GOLD FIXING - JUNE 29`, `CORRECTION - PARIS BANK`.

mod day;
mod places;

use dateline_lexicon::{NamedFlags, ReportRole, lexicon};
use jiff::civil::Date;

use super::agency;
use super::calendar::Written;
use super::reader::Reader;
use crate::report::{Dateline, DatelinePlace};
use crate::span::Span;
use crate::token::Shape;
use places::Places;

/// How many tokens a dateline has at most.
const LONGEST: usize = 48;

/// How many tokens the name of a place has at most: `PORT-AU-PRINCE`, `ST. JOHN'S`; a headline has more.
const LONGEST_NAME: usize = 6;

/// A dateline, and what it is made of.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// First token.
    first: usize,
    /// One past its last token, the separator.
    end: usize,
    /// First token of the body.
    pub(super) body: usize,
    places: Vec<DatelinePlace>,
    /// First token of the day, one past its last, and the day.
    pub(super) day: Option<(usize, usize, Written)>,
    pub(super) agency: Option<Span>,
}

/// The dateline that begins with token `first` and ends before `limit`.
pub(super) fn find(reader: Reader<'_, '_>, first: usize, limit: usize) -> Option<Found> {
    let reader = reader.until(limit.min(first + LONGEST));
    // It is of one paragraph.
    let blank = (first + 1..reader.limit).find(|&i| places::is_blank(reader, i));
    let reader = reader.until(blank.unwrap_or(reader.limit));
    // Wires mark some lines with stars.
    let first = (first..reader.limit).find(|&i| !reader.mark(i, &["*", "#", "\u{2022}"]))?;
    let mut parts = Parts::read(reader, first)?;
    if !parts.prove(reader) {
        return None;
    }
    // `(ANSA) - ROME, MAY 3 -`
    if parts.places.list.is_empty()
        && let Some(mut placed) = Parts::read(reader, parts.end)
        && placed.prove(reader)
        && placed.day.is_some()
    {
        placed.agency = parts.agency;
        parts = placed;
    }
    let body = after_tags(reader, parts.end);
    Some(Found {
        first,
        end: parts.end,
        body,
        places: std::mem::take(&mut parts.places.list),
        day: parts.day,
        agency: parts.agency,
    })
}

impl Found {
    /// Does more than a place and a dash say that it is one?
    pub(super) fn is_sure(&self) -> bool {
        self.day.is_some() || self.agency.is_some()
    }

    /// As the report keeps it: the day's year is the written one, else the nearest to `published`.
    pub(super) fn resolve(self, reader: Reader<'_, '_>, published: Option<Date>) -> Dateline {
        let written = self.day.map(|(_, _, written)| written).filter(|day| day.exists());
        Dateline {
            span: reader.span(self.first, self.end),
            body: reader
                .token(self.body)
                .map_or(reader.report.text.len() as u32, |token| token.span.start),
            places: self.places,
            date: self.day.map(|(first, end, _)| reader.span(first, end)),
            month_day: written.map(|day| (day.month, day.day)),
            day: written.and_then(|day| day.date().or_else(|| day::nearest(day, published?))),
            agency: self.agency,
        }
    }
}

/// What stands before the body, read and not yet believed.
struct Parts {
    first: usize,
    places: Places,
    day: Option<(usize, usize, Written)>,
    /// Is there a day with a comma before it, or one that houses write where there is none?
    day_apart: bool,
    agency: Option<Span>,
    agency_known: bool,
    separator: Separator,
    /// One past the separator.
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    None,
    /// A dash, with white space on both sides.
    Dash,
    /// A dash that touches a word.
    Weak,
    /// A colon right behind what stands before.
    Colon,
    /// The full stop after `/TASS/`.
    Stop,
    /// The end of a line of its own.
    Alone,
}

impl Parts {
    fn read(reader: Reader<'_, '_>, first: usize) -> Option<Self> {
        let places = places::read(reader, first)?;
        let mut i = places.end;
        let mut parts = Self {
            first,
            places,
            day: None,
            day_apart: false,
            agency: None,
            agency_known: false,
            separator: Separator::None,
            end: i,
        };
        parts.read_name(reader, first);
        i = parts.read_day(reader, i);
        i = parts.read_agency(reader, i);
        if parts.day.is_none() {
            // `(Reuters), Feb 19 -`
            i = parts.read_day(reader, i);
        }
        parts.read_separator(reader, i);
        Some(parts)
    }

    /// `NNA - `: an agency's name and no place.
    fn read_name(&mut self, reader: Reader<'_, '_>, first: usize) {
        let whole = agency::known(reader, first).is_some_and(|length| first + length == self.end);
        if whole && self.places.capitals {
            self.places.list.clear();
            self.agency = Some(reader.span(first, self.end));
            self.agency_known = true;
        }
    }

    fn read_day(&mut self, reader: Reader<'_, '_>, i: usize) -> usize {
        let mut at = i;
        while reader.mark(at, &[",", "."]) {
            at += 1;
        }
        // `KANSAS CITY, Mo. - March 13 -`
        let dashed = at == i && is_dash(reader.word(at));
        if dashed {
            at += 1;
        }
        let found = day::read(reader, at);
        let Some((end, written)) = found else { return i };
        let region = self.places.list.last().is_some_and(|place| place.region.is_some());
        if dashed {
            let agency = reader.is(end, "(") && agency::known(reader, end + 1).is_some();
            let (separator, end) = separator(reader, end);
            let ends = separator != Separator::None && (region || text_follows(reader, end));
            if !agency && !ends {
                return i;
            }
        }
        let comma = at > 0 && reader.mark(at - 1, &[",", ".", ",."]);
        self.day_apart = comma || written.is_none();
        if let Some(written) = written {
            self.day = Some((at, end, written));
        }
        end
    }

    fn read_agency(&mut self, reader: Reader<'_, '_>, i: usize) -> usize {
        let at = if reader.mark(i, &[",", "."]) { i + 1 } else { i };
        let close = match reader.word(at) {
            "(" => ")",
            "[" => "]",
            "/" => "/",
            _ => {
                // `TOKYO, Feb 19, Kyodo -`
                let Some(length) = agency::known(reader, at) else { return i };
                let end = at + length;
                let dated = self.day.is_some();
                let apart = at > i || i > 0 && reader.mark(i - 1, &[",", "."]);
                let ends = separator(reader, end).0 != Separator::None
                    || dated && apart && (reader.is(end, ".") || stands_alone(reader, end));
                if !(dated || apart) || !ends {
                    return i;
                }
                self.agency = Some(reader.span(at, end));
                self.agency_known = true;
                return end;
            }
        };
        let Some(end) = (at + 1..(at + 12).min(reader.limit)).find(|&n| reader.is(n, close)) else {
            return i;
        };
        self.agency_known = (at + 1..end).any(|n| agency::known(reader, n).is_some());
        if !self.agency_known && !reader.has(at + 1, Shape::CAPITAL) {
            return i;
        }
        self.agency = Some(reader.span(at + 1, end));
        end + 1
    }

    fn read_separator(&mut self, reader: Reader<'_, '_>, i: usize) {
        let (separator, end) = separator(reader, i);
        let slashes = i > 0 && reader.is(i - 1, "/");
        let bracket = i > 0 && reader.mark(i - 1, &[")", "]"]);
        let stop = reader.is(i, ".");
        // `YEREVAN, MAY 3, ARMENPRESS. `
        let named = self.agency_known && self.day.is_some() && !bracket;
        (self.separator, self.end) = match separator {
            Separator::None if (slashes || named) && stop => (Separator::Stop, i + 1),
            Separator::None if slashes && self.agency_known => (Separator::Stop, i),
            // `Brussels, 16 May 2024. `
            Separator::None
                if stop
                    && self.day.is_some_and(|(_, _, day)| day.year.is_some())
                    && self.is_city(reader) =>
            {
                (Separator::Stop, i + 1)
            }
            Separator::None if self.day.is_some() && stands_alone(reader, i) => {
                (Separator::Alone, i)
            }
            Separator::None => (Separator::None, i),
            separator => (separator, end),
        };
    }

    /// Is it a dateline?
    fn prove(&mut self, reader: Reader<'_, '_>) -> bool {
        let has_separator = self.separator != Separator::None;
        let named = !self.places.list.is_empty();
        let agency = self.agency.is_some();
        if self.end <= self.first || self.places.longest > LONGEST_NAME {
            return false;
        }
        if self.day.is_some() || self.day_apart {
            let short = self.places.words <= 4;
            let alone = short && (self.places.capitals || self.agency_known);
            let placed =
                self.places.words > 0 && (self.day_apart || alone) && !self.places.ends_small;
            if self.separator == Separator::Alone {
                return placed && (self.agency_known || self.is_city(reader));
            }
            return placed && (has_separator || agency && self.day.is_some());
        }
        if day::read(reader, self.end).is_some() {
            // `GOLD FIXING - JUNE 29`, `RUBBER (YEN PER KILO) - APRIL 7`
            return false;
        }
        if agency {
            let initials = || {
                self.places.words <= 3
                    && self.separator == Separator::Dash
                    && self.is_initials(reader)
                    && text_follows(reader, self.end)
            };
            return match self.separator {
                Separator::None => named && self.places.capitals && self.agency_known,
                _ if named => {
                    let news = || {
                        self.separator == Separator::Dash
                            && self.is_city(reader)
                            && text_follows(reader, self.end)
                    };
                    (self.places.capitals || self.agency_known || initials() || news())
                        && !self.is_slug(reader)
                }
                _ => self.agency_known,
            };
        }
        if self.separator == Separator::Colon {
            return named && self.is_labelled_place(reader);
        }
        let region = self.places.list.len() == 1 && self.places.list[0].region.is_some();
        named
            && self.separator == Separator::Dash
            && (self.places.capitals || self.places.words <= 3 && self.is_city(reader))
            && self.places.words <= 5
            && !self.is_slug(reader)
            && (region || text_follows(reader, self.end))
    }

    /// `ISLAMABAD: The prime minister arrived …`, as papers of Asia and Arabia write it: a city or state in
    /// capitals, a colon, running text. Where other lines begin in that way it could be who speaks.
    fn is_labelled_place(&self, reader: Reader<'_, '_>) -> bool {
        self.places.capitals
            && self.places.words <= 4
            && !self.is_slug(reader)
            && text_follows(reader, self.end)
            && (self.is_city_but(NamedFlags::ORDINARY | NamedFlags::WEAK_CITY, reader)
                || self.is_country(reader))
            && !is_transcript(reader, self.end)
    }

    /// Is the first place a city that everyone knows, and nothing else?
    fn is_city(&self, reader: Reader<'_, '_>) -> bool {
        let doubtful = NamedFlags::PERSONAL | NamedFlags::ORDINARY | NamedFlags::WEAK_CITY;
        self.is_city_but(doubtful, reader)
    }

    /// Is the first place a city, and nothing doubtful?
    fn is_city_but(&self, doubtful: NamedFlags, reader: Reader<'_, '_>) -> bool {
        let Some(place) = self.places.list.first() else { return false };
        let range = reader.report.tokens_of(place.name).range();
        let named = reader.report.phrase(lexicon().gazetteer(), range.start, range.end);
        named.is_some_and(|(end, named)| {
            end == range.end && named.city.is_some() && !named.flags.intersects(doubtful)
        })
    }

    /// Is the first place a country (`SINGAPORE:`)?
    fn is_country(&self, reader: Reader<'_, '_>) -> bool {
        let Some(place) = self.places.list.first() else { return false };
        let range = reader.report.tokens_of(place.name).range();
        let named = reader.report.phrase(lexicon().gazetteer(), range.start, range.end);
        named.is_some_and(|(end, named)| end == range.end && named.country.is_some())
    }

    /// Is the agency one word of three capitals or more?
    fn is_initials(&self, reader: Reader<'_, '_>) -> bool {
        self.agency.is_some_and(|agency| {
            let tokens = reader.report.tokens_of(agency).range();
            tokens.len() == 1 && agency.len() >= 3 && reader.has(tokens.start, Shape::ALL_CAPITALS)
        })
    }

    /// Does a word of the desk stand first, and not a place?
    fn is_slug(&self, reader: Reader<'_, '_>) -> bool {
        reader.role(self.first, ReportRole::SLUG)
    }
}

/// Does the line go on from token `from` as running text does, in small letters?
fn text_follows(reader: Reader<'_, '_>, from: usize) -> bool {
    // The body may be another paragraph.
    let reader = Reader::new(reader.report);
    if reader.has(from, Shape::NUMBER) {
        return false;
    }
    let line = (from..from + 12).take_while(|&i| {
        i == from || reader.token(i).is_some_and(|token| !token.is(Shape::LINE_START))
    });
    let small = line.filter(|&i| {
        reader.has(i, Shape::WORD) && !reader.has(i, Shape::CAPITAL) && reader.word(i).len() > 1
    });
    small.take(2).count() == 2
}

/// Does a line after token `from` begin with a word in capitals and a colon, as turns of a transcript do?
fn is_transcript(reader: Reader<'_, '_>, from: usize) -> bool {
    let tokens = &reader.report.tokens;
    (from..tokens.len()).any(|i| {
        tokens[i].is(Shape::LINE_START | Shape::ALL_CAPITALS)
            && (i + 1..i + 5).any(|at| {
                tokens.get(at).is_some_and(|token| reader.report.slice(token.span) == ":")
            })
    })
}

/// Does a blank line follow, and more text, where token `i` would be?
fn stands_alone(reader: Reader<'_, '_>, i: usize) -> bool {
    let whole = Reader::new(reader.report);
    i > 0 && i == reader.limit && whole.token(i).is_some() && places::is_blank(whole, i)
}

/// Is the word a dash, and no ruled line?
fn is_dash(word: &str) -> bool {
    matches!(word, "\u{2013}" | "\u{2014}" | "\u{2015}" | "\u{2212}" | "_")
        || matches!(word, "-" | "--" | "---")
}

/// The separator at token `i` and one past it.
fn separator(reader: Reader<'_, '_>, i: usize) -> (Separator, usize) {
    // `(EFE).-`
    let stopped = reader.is(i, ".") && reader.glued(i + 1) && is_dash(reader.word(i + 1));
    let i = if stopped { i + 1 } else { i };
    let word = reader.word(i);
    if !is_dash(word) || reader.has(i, Shape::JOINER) {
        return if word == ":" { (Separator::Colon, i + 1) } else { (Separator::None, i) };
    }
    let after = reader.token(i + 1).is_none_or(|token| token.is(Shape::SPACE_BEFORE));
    let long = word == "--" || word == "\u{2014}";
    let spaced = (stopped || reader.has(i, Shape::SPACE_BEFORE)) && after;
    (if spaced || long { Separator::Dash } else { Separator::Weak }, i + 1)
}

/// Past the tags of a monitoring service: `[REPORT] [ARMED FORCES PRESS] [TEXT] `.
fn after_tags(reader: Reader<'_, '_>, mut at: usize) -> usize {
    while reader.is(at, "[") {
        let inside = (at + 1..at + 24).take_while(|&i| {
            let small = reader.has(i, Shape::WORD) && !reader.has(i, Shape::CAPITAL);
            !small && !reader.is(i, "]")
        });
        let close = at + 1 + inside.count();
        if !reader.is(close, "]") {
            break;
        }
        at = close + 1;
    }
    at
}
