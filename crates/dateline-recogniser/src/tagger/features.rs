//! The features of a token: each is a hash of its template and of what it saw.
//!
//! Three kinds, by what they depend on: one word's look alone ([`of_look`], looked up once a type),
//! several words of the line ([`of_line`]), the whole report ([`of_report`], [`of_first_pass`]).

use dateline_parser::{Report, Shape};

use super::document::{Document, Elsewhere};
use super::look::{Casing, Look};
use super::outline::{Line, Outline};

/// How far a word is seen from.
pub const REACH: usize = 2;
/// Number of places a word is seen from: `REACH` tokens on either side, and its own.
pub const OFFSETS: usize = 2 * REACH + 1;

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The key of one value of one template.
#[inline]
fn key(template: u8, value: u64) -> u64 {
    let hash =
        (value ^ u64::from(template).wrapping_mul(GOLDEN)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let hash = (hash ^ hash >> 32).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ hash >> 29
}

#[inline]
fn pair(a: u64, b: u64) -> u64 {
    (a.wrapping_add(1)).wrapping_mul(0xa24b_aed4_963e_e407).rotate_left(29) ^ b
}

/// What a token seen from `offset` places off says (0 to [`OFFSETS`]; [`REACH`] is the token's own).
/// `folded` is its folded text, needed for its own place and its neighbours.
pub fn of_look(look: &Look, folded: &str, offset: usize, sink: &mut impl FnMut(u64)) {
    let mut template = 32 * offset as u8;
    let mut emit = |value: u64| {
        sink(key(template, value));
        template += 1;
    };
    let (word, form) = (u64::from(look.word), u64::from(look.form));
    let (cluster, kind) = (u64::from(look.cluster), u64::from(look.kind));
    let coarse = u64::from(look.coarse);
    emit(word);
    emit(cluster);
    emit(coarse);
    emit(form);
    emit(kind);
    if offset.abs_diff(REACH) > 1 {
        classes(look, offset, sink);
        return;
    }
    emit(pair(cluster, form));
    emit(ends(folded, 3));
    if offset != REACH {
        emit(pair(kind, form));
        classes(look, offset, sink);
        return;
    }
    emit(pair(word, form));
    emit(pair(kind, form));
    for length in [1, 2, 4] {
        emit(ends(folded, length));
    }
    for length in 1..=4 {
        emit(begins(folded, length));
    }
    emit(pair(ends(folded, 2), form));
    emit(pair(ends(folded, 3), pair(begins(folded, 2), form)));
    emit(pair(folded.len().min(12) as u64, form));
    emit(pair(skeleton(folded), form));
    classes(look, offset, sink);
}

/// One feature for each class of the word.
fn classes(look: &Look, offset: usize, sink: &mut impl FnMut(u64)) {
    let mut left = look.class;
    while left != 0 {
        sink(key(200 + offset as u8, u64::from(left.trailing_zeros())));
        left &= left - 1;
    }
}

/// The first bytes of a word, told from a shorter word by its length.
fn begins(folded: &str, length: usize) -> u64 {
    packed(folded.as_bytes().iter().take(length))
}

/// The last bytes of a word.
fn ends(folded: &str, length: usize) -> u64 {
    packed(folded.as_bytes().iter().rev().take(length))
}

fn packed<'b>(bytes: impl Iterator<Item = &'b u8>) -> u64 {
    bytes.fold(1, |all, &byte| all << 8 | u64::from(byte))
}

/// Where a word has vowels: names of one language look alike.
fn skeleton(folded: &str) -> u64 {
    folded.bytes().take(12).fold(1, |all, byte| {
        let class = match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' => 1,
            b'a'..=b'z' => 2,
            b'0'..=b'9' => 3,
            _ => 0,
        };
        all << 2 | class
    })
}

/// The line that tokens are seen in.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The report.
    pub report: &'a Report<'a>,
    /// Its lines.
    pub outline: &'a Outline,
    /// Looks of all tokens of the line's report.
    pub looks: &'a [Look],
    /// The line.
    pub line: Line,
}

impl Seen<'_> {
    /// The look of a token of the line, or of its edge.
    pub fn look(&self, token: usize, offset: isize) -> &Look {
        match token.checked_add_signed(offset) {
            Some(at) if at >= self.line.start as usize && at < self.line.end as usize => {
                &self.looks[at]
            }
            _ => &Look::EDGE,
        }
    }

    /// The run of bright tokens around a token: first and one past the last.
    fn run(&self, token: usize) -> (usize, usize) {
        const LIMIT: usize = 8;
        let (first, last) = (self.line.start as usize, self.line.end as usize);
        let bright = &self.outline.bright;
        let low = first.max(token.saturating_sub(LIMIT));
        let high = last.min(token + LIMIT);
        let mut start = token;
        while start > low && bright[start - 1] {
            start -= 1;
        }
        let mut end = token;
        while end < high && bright[end] {
            end += 1;
        }
        (start, end.max(token + 1))
    }
}

/// What a token's place in its line says.
pub fn of_line(seen: &Seen<'_>, token: usize, sink: &mut impl FnMut(u64)) {
    let mut template = 160;
    let mut emit = |value: u64| {
        sink(key(template, value));
        template += 1;
    };
    let look = |offset: isize| seen.look(token, offset);
    let (before, own, after) = (look(-1), look(0), look(1));
    let word = |look: &Look| u64::from(look.word);
    let form = |look: &Look| u64::from(look.form);
    let kind = |look: &Look| u64::from(look.kind);
    let cluster = |look: &Look| u64::from(look.cluster);
    emit(pair(word(before), word(own)));
    emit(pair(word(own), word(after)));
    emit(pair(word(before), word(after)));
    emit(pair(word(before), form(own)));
    emit(pair(word(after), form(own)));
    emit(pair(form(before), form(own)));
    emit(pair(form(own), form(after)));
    emit(pair(form(before), pair(form(own), form(after))));
    emit(pair(form(look(-2)), pair(form(before), form(own))));
    emit(pair(form(own), pair(form(after), form(look(2)))));
    emit(pair(cluster(before), cluster(own)));
    emit(pair(cluster(own), cluster(after)));
    emit(pair(cluster(before), cluster(after)));
    emit(pair(kind(before), kind(own)));
    emit(pair(kind(own), kind(after)));
    emit(pair(kind(before), pair(form(own), kind(after))));
    emit(pair(word(look(-2)), word(before)));
    emit(pair(word(after), word(look(2))));
    let coarse = |look: &Look| u64::from(look.coarse);
    emit(pair(coarse(before), pair(coarse(own), coarse(after))));
    emit(pair(coarse(look(-2)), pair(coarse(before), coarse(own))));
    emit(pair(coarse(own), pair(coarse(after), coarse(look(2)))));
    emit(pair(coarse(before), pair(form(own), coarse(after))));

    let flags = seen.report.tokens[token].shape
        & (Shape::SENTENCE_START | Shape::QUOTED | Shape::LINE_START | Shape::SPACE_BEFORE);
    let joined = u64::from(seen.report.tokens.get(token + 1).is_some_and(|t| t.is(Shape::JOINER)));
    let flags = u64::from(flags.bits()) << 1 | joined;
    emit(pair(flags, form(own)));
    emit(pair(flags, word(own)));
    let place = (token - seen.line.start as usize).min(3) as u64;
    let length = u64::from(seen.line.end - seen.line.start).min(12);
    emit(pair(place, pair(seen.line.casing as u64, form(own))));
    emit(pair(length, pair(place, form(own))));
    emit(pair(seen.line.casing as u64, cluster(own)));

    if matches!(seen.line.casing, Casing::Mixed | Casing::Titled) {
        let (start, end) = seen.run(token);
        let (at, left) = ((token - start) as u64, (end - 1 - token) as u64);
        let outer = |index: Option<usize>| index.map_or(&Look::EDGE, |index| seen.look(index, 0));
        let (first, last) = (outer(Some(start)), outer(Some(end - 1)));
        let (left_of, right_of) = (outer(start.checked_sub(1)), outer(Some(end)));
        emit(pair(at, pair(left, form(own))));
        emit(pair(word(left_of), at.min(1)));
        emit(pair(word(right_of), left.min(1)));
        emit(pair(cluster(left_of), pair(at.min(2), kind(own))));
        emit(pair(cluster(right_of), pair(left.min(2), kind(own))));
        emit(pair(word(last), left));
        emit(pair(cluster(last), left));
        emit(pair(word(first), at));
        emit(pair(cluster(first), at));
        emit(pair(kind(first), pair(kind(last), at << 4 | left)));
        emit(pair(word(left_of), pair(word(right_of), 0)));
    }
}

/// What the rest of the report says of a token's word.
pub fn of_report(seen: &Seen<'_>, document: &Document, token: usize, sink: &mut impl FnMut(u64)) {
    let facts = document.facts(token);
    let own = &seen.looks[token];
    let starts =
        token == seen.line.start as usize || seen.report.tokens[token].is(Shape::SENTENCE_START);
    let shifted = u64::from(starts) | (seen.line.casing as u64) << 1;
    let capital = u64::from(facts.capital.min(2));
    let small = u64::from(facts.small.min(2));
    sink(key(220, pair(capital << 2 | small, shifted)));
    sink(key(221, pair(capital << 2 | small, pair(shifted, u64::from(own.kind)))));
    let mut left = facts.around;
    while left != 0 {
        sink(key(222, u64::from(left.trailing_zeros())));
        left &= left - 1;
    }
    sink(key(223, pair(u64::from(facts.around), u64::from(own.kind))));
}

/// What the first pass took the other places of the token's word for.
pub fn of_first_pass(look: &Look, elsewhere: Elsewhere, sink: &mut impl FnMut(u64)) {
    let most = u64::from(elsewhere.most);
    let sure = pair(u64::from(elsewhere.share), u64::from(elsewhere.many));
    sink(key(230, pair(most, sure)));
    sink(key(231, pair(most, pair(u64::from(elsewhere.share), u64::from(elsewhere.places)))));
    sink(key(232, pair(most, u64::from(look.kind))));
    sink(key(233, pair(most, u64::from(look.form))));
}
