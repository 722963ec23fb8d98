//! The places of a dateline: `PARIS/LONDON`, `SEOUL, South Korea`, `ST. PAUL, Minn.`, `LIMA (PERU)`.

use dateline_lexicon::{ReportRole, lexicon};

use super::{day, is_dash};
use crate::frame::agency;
use crate::frame::reader::Reader;
use crate::report::DatelinePlace;
use crate::span::TokenRange;
use crate::token::Shape;

/// How many words the places of a dateline have at most.
const MOST_WORDS: usize = 14;

/// The places that a dateline begins with.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) list: Vec<DatelinePlace>,
    /// One past their last token.
    pub(super) end: usize,
    /// Is the first place in capitals?
    pub(super) capitals: bool,
    /// Their words.
    pub(super) words: usize,
    /// The words of the longest name among them.
    pub(super) longest: usize,
    /// Is the last word one that goes on with a phrase?
    pub(super) ends_small: bool,
}

/// The places from token `first` on; an empty list where an agency stands first.
pub(super) fn read(reader: Reader<'_, '_>, first: usize) -> Option<Places> {
    let mut places = Places {
        list: Vec::new(),
        end: first,
        capitals: false,
        words: 0,
        longest: 0,
        ends_small: false,
    };
    if reader.is(first, "(") {
        return Some(places);
    }
    let mut name = first;
    let mut region: Option<usize> = None;
    let mut i = first;
    loop {
        let word = reader.word(i);
        if word.is_empty() {
            break;
        }
        // Places are of one line, unless a comma or a slash says that they go on.
        let is_short = || reader.span(first, i).len() < 40;
        if i > first
            && reader.has(i, Shape::LINE_START)
            && !reader.mark(i - 1, &[",", "/"])
            && is_short()
        {
            break;
        }
        if i > name && (day::read(reader, i).is_some() || agency_at(reader, i)) {
            break;
        }
        match word {
            // `Ulaanbaatar /MONTSAME/`
            "/" if i > name
                && agency::known(reader, i + 1)
                    .is_some_and(|length| reader.is(i + 1 + length, "/")) =>
            {
                break;
            }
            "/" if i > name && reader.token(i + 1).is_some_and(|t| t.is(Shape::WORD)) => {
                places.push(reader, name, region, i);
                (name, region) = (i + 1, None);
            }
            "," if i > name => region = region.or(Some(i)),
            "." if i > name => {
                // `MOSCOW. Feb 19`, `ASTANA. KAZINFORM –`: only before a day or an agency.
                let goes_on = reader.is(i + 1, ",")
                    || agency_at(reader, i + 1)
                    || day::read(reader, i + 1).is_some() && !reader.has(i + 1, Shape::LINE_START);
                if !goes_on && region.is_none() {
                    return None;
                }
            }
            "(" | "[" if i > name => match bracketed_region(reader, i) {
                Some(close) => {
                    places.push_bracketed(reader, name, i, close);
                    places.end = close + 1;
                    return Some(places.finish(reader, first));
                }
                None => break,
            },
            ":" => break,
            "'" | "\u{2019}" if reader.glued(i) => {}
            _ if is_dash(word) && !reader.has(i, Shape::JOINER) => break,
            _ if reader.has(i, Shape::JOINER) || reader.has(i, Shape::POSSESSIVE) => {}
            _ if reader.has(i, Shape::WORD) => {
                let small = !reader.has(i, Shape::CAPITAL);
                // A text in small letters has small places; more than three words are none.
                let inner = small && i > name && reader.role(i, ReportRole::PLACE_INNER);
                if small && !inner && places.words >= 3 {
                    return None;
                }
                places.words += usize::from(!inner);
                if places.words > MOST_WORDS {
                    return None;
                }
            }
            _ => return None,
        }
        i += 1;
    }
    if i == name {
        return None;
    }
    places.push(reader, name, region, i);
    places.end = i;
    Some(places.finish(reader, first))
}

impl Places {
    fn push(&mut self, reader: Reader<'_, '_>, name: usize, region: Option<usize>, end: usize) {
        let end = trimmed(reader, name, end);
        let cut = region.unwrap_or(end).min(end);
        let region = region.map(|comma| comma + 1).filter(|&start| start < end);
        // `NO CITY` is how monitoring services say that there is none.
        if reader.is(name, "no") && reader.is(name + 1, "city") {
            return;
        }
        self.longest = self.longest.max(cut - name);
        self.list.push(DatelinePlace {
            name: reader.span(name, cut),
            region: region.map(|start| reader.span(start, end)),
        });
    }

    fn push_bracketed(&mut self, reader: Reader<'_, '_>, name: usize, open: usize, close: usize) {
        self.list.push(DatelinePlace {
            name: reader.span(name, open),
            region: Some(reader.span(open + 1, close)),
        });
        self.words += close - open;
    }

    fn finish(mut self, reader: Reader<'_, '_>, first: usize) -> Self {
        let last = self.end.saturating_sub(1);
        self.ends_small = reader.role(last, ReportRole::LEADS_ON);
        let name = self.list.first().map(|place| reader.report.tokens_of(place.name));
        let name = name.map_or(first..first, TokenRange::range);
        self.capitals = name.clone().any(|i| reader.has(i, Shape::ALL_CAPITALS))
            && name.into_iter().all(|i| {
                let word = reader.word(i);
                let lower = word.bytes().filter(u8::is_ascii_lowercase).count();
                // One letter may have slipped; a particle may be small.
                lower == 0
                    || lower == 1 && word.len() > 4
                    || reader.role(i, ReportRole::PLACE_INNER)
            });
        self
    }
}

/// Without the commas and stops at the end.
fn trimmed(reader: Reader<'_, '_>, first: usize, mut end: usize) -> usize {
    while end > first + 1 && reader.mark(end - 1, &[",", "."]) {
        end -= 1;
    }
    end
}

/// Does a blank line stand before the token?
pub(super) fn is_blank(reader: Reader<'_, '_>, i: usize) -> bool {
    if !reader.has(i, Shape::LINE_START) {
        return false;
    }
    let (Some(before), Some(token)) = (reader.token(i - 1), reader.token(i)) else { return true };
    let gap = &reader.report.text[before.span.end as usize..token.span.start as usize];
    gap.matches('\n').count() > 1
}

/// `, Kyodo -` after a comma, `. KAZINFORM –` after a full stop.
fn agency_at(reader: Reader<'_, '_>, i: usize) -> bool {
    reader.mark(i - 1, &[",", "."])
        && agency::known(reader, i).is_some_and(|length| is_dash(reader.word(i + length)))
}

/// The closing bracket of a region in brackets: a comma, a day or another bracket follows it, or
/// a dash where it is a country.
fn bracketed_region(reader: Reader<'_, '_>, open: usize) -> Option<usize> {
    let mark = if reader.is(open, "(") { ")" } else { "]" };
    let close = (open + 1..open + 8).find(|&i| reader.is(i, mark))?;
    let country = || {
        let named = reader.report.phrase(lexicon().gazetteer(), open + 1, close);
        named.is_some_and(|(end, named)| end == close && named.country.is_some())
    };
    let follows = reader.mark(close + 1, &[",", "("])
        || day::read(reader, close + 1).is_some()
        || is_dash(reader.word(close + 1)) && country();
    (close > open + 1 && follows && agency::known(reader, open + 1).is_none()).then_some(close)
}
