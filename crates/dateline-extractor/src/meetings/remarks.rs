//! The day of a meeting by what was said at it: "A said on Monday that it would go on. *He made the remarks at a meeting*
//! with B", and by the lead: "A arrived *on Monday*. He was received by B".
//!
//! Counter-examples: "made remarks", which are no known ones; a lead that tells of two days, or of last week.

use dateline_lexicon::{MeetingFrame, MeetingWord, WordClass, WordSet, lexicon, words};
use dateline_schema::closed::{MeetingStatus, Precision};
use jiff::civil::Date;

use crate::meetings::around::Around;
use crate::meetings::grounds;
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::places::before;
use crate::meetings::telling::{Days, Telling, Way, way};
use crate::syntax::{VerbForm, VerbGroup};

/// So many sentences back what was said may stand.
const REACH: u32 = 2;
/// Verbs of a sentence that are looked at.
const MOST: usize = 6;
/// A longer sentence is a list.
const LONGEST: u32 = 160;

/// When something was said that a sentence refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    On(Days),
    /// Not on the day of the news: "in early June".
    Earlier,
}

/// Gives what took place where something was said that a sentence before told of, the day on which it was said.
pub(super) fn set_day(line: &Line<'_, '_>, telling: &mut Telling) {
    let held = telling.status == MeetingStatus::Held && way(telling.kind) != Way::Journey;
    if telling.days.is_some() || !held {
        return;
    }
    match said(line, telling.span.start) {
        Some(Said::On(days)) => {
            telling.days = Some(days);
            telling.news = true;
        }
        Some(Said::Earlier) => telling.elsewhen = true,
        None => {}
    }
}

/// "He made *the remarks* at a meeting with B", told of from byte `start` on: when a sentence before has them said. What
/// was said after two days of talks was said at none of them, nor "a month after" them.
fn said(line: &Line<'_, '_>, start: u32) -> Option<Said> {
    let until = |&i: &u32| line.token(i).span.start < start;
    let at = refers(line)?;
    let spans = words!["day", "days", "hours", "month", "months", "week", "weeks", "year", "years"];
    if (at..line.tokens.end).take_while(until).any(|i| line.has(i, spans)) {
        return None;
    }
    let first = line.sentence.saturating_sub(REACH);
    for sentence in (first..line.sentence).rev() {
        if line.report().sentences[sentence as usize].tokens.len() > LONGEST {
            return None;
        }
        let earlier = Line::of_sentence(line, sentence);
        if let Some(days) = day_told(&earlier) {
            return Some(Said::On(days));
        }
        let tokens = earlier.tokens;
        if earlier.dates(tokens.start, tokens.end).iter().any(is_calendar) {
            return Some(Said::Earlier);
        }
    }
    None
}

/// "made *the remarks*", "*the statement* came", "*his remarks* were made"
fn refers(line: &Line<'_, '_>) -> Option<u32> {
    const REMARKS: &WordSet<13> = words![
        "announcement",
        "appeal",
        "assertion",
        "assurance",
        "comment",
        "comments",
        "disclosure",
        "observation",
        "observations",
        "pledge",
        "remark",
        "remarks",
        "statement",
    ];
    (line.tokens.start + 1..line.tokens.end).find(|&i| {
        if !line.has(i, REMARKS) {
            return false;
        }
        let definite = line.is(i - 1, &["the", "this", "these", "that", "those"])
            || line.is(i - 1, &["his", "her", "their"])
            || line.is_possessive(i - 1);
        let made = |verb: &VerbGroup| line.is(verb.head, &["made", "making", "gave", "came"]);
        let behind = line.verb_from(i + 1).filter(|verb| verb.tokens.start == i + 1);
        let before = line.verb_before(i).filter(|verb| verb.tokens.end + 1 == i);
        let behind = behind.filter(|verb| made(verb));
        // "made his remarks *known*" is of no meeting; "the statement came *in response*", "*a year* after" of another
        let end = behind.map_or(i + 1, |verb| verb.tokens.end);
        let came = behind.is_some_and(|verb| line.is(verb.head, &["came"]));
        let there = line.is(end, &["at", "during", "after", "following"])
            || !came && line.is(end, &["as", "in", "when", "while"]);
        definite && there && (behind.is_some() || before.is_some_and(made))
    })
}

/// The one day that the first statement or meeting of a sentence is told with.
fn day_told(line: &Line<'_, '_>) -> Option<Days> {
    let tells = |verb: &VerbGroup| {
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        line.plays(verb.head, MeetingWord::GIVES)
            || line.token(verb.head).can_be(WordClass::CUE_START)
            || senses.iter().any(|sense| sense.frame != MeetingFrame::Supports)
    };
    let verbs = line.verbs_from(line.tokens.start).iter().take(MOST);
    let mut past = verbs.filter(|verb| verb.form == VerbForm::Past && !verb.passive && tells(verb));
    let verb = past.next()?;
    let near = |days: &Days| days.is_exact() && days.first == days.last;
    let limit = line.next_verb(verb.tokens.end);
    let behind = Around::read(line, verb.tokens.end, limit, true).days;
    let within = || {
        let mut dates = line.dates(verb.tokens.end, limit).iter().filter(|date| is_calendar(date));
        let first = dates.next().and_then(Days::of);
        first.filter(|_| dates.next().is_none())
    };
    behind.or_else(|| before(line, verb.tokens).0).or_else(within).filter(near)
}

/// The day that the lead tells its news with, where it is one shortly before the report was written.
pub(super) fn of_lead(line: &Line<'_, '_>) -> Option<Days> {
    const NEWS_DAYS: i32 = 3;
    let day = day_told(line)?;
    let written: Date =
        grounds::written(&line.scene).or(line.report().published.map(|known| known.day))?;
    let apart = day.first.until(written).ok()?.get_days();
    // "on 3 March and on Friday": of two days neither is that of all the rest.
    let other = line.dates(line.tokens.start, line.tokens.end).iter().any(|date| {
        let days = Days::of(date).filter(|days| days.is_exact());
        is_calendar(date)
            && date.precision == Some(Precision::Day)
            && days.is_some_and(|days| days.first != day.first && days.first < written)
    });
    (!other && (0..=NEWS_DAYS).contains(&apart)).then_some(day)
}

/// The day that the report begins with: "*On Tuesday*, the council hosted owners of firms".
pub(super) fn at_head_of_lead(line: &Line<'_, '_>) -> Option<Days> {
    let lead = Line::new(line.scene, line.cast, line.places, 0);
    let verb = lead.verbs_from(lead.tokens.start).first()?;
    before(&lead, verb.tokens).0.filter(|days| days.is_near())
}
