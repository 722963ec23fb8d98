//! Day and place of a meeting that a noun tells of: "talks *in A on Monday*", "their *May 5* talks", "on
//! *Monday* held talks", but not "talks that were arranged *last week*".

use dateline_lexicon::{MeetingFrame, MeetingNounFrame, MeetingVerb, lexicon, words};
use dateline_schema::closed::{MeetingKind, MeetingStatus, Precision};

use crate::meetings::around::Around;
use crate::meetings::holding::{self, Event, Support};
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::modified::Modified;
use crate::meetings::nouns::Noun;
use crate::meetings::places::before;
use crate::meetings::telling::{Days, Telling, Where};
use crate::meetings::{actors, clause, gatherings, grounds, moved, verbs};
use crate::syntax::{VerbForm, VerbGroup};

/// The day: beside the noun or the verb, in the phrase ("their May 5 talks"), or at the sentence's head.
pub(super) fn set_days(
    line: &Line<'_, '_>,
    noun: &Noun,
    told: &mut Telling,
    modified: &Modified,
    around: &Around,
    support: Option<Support>,
    event: Option<&Event>,
) {
    // "calls that A *has had* with B": at some time
    let since = |support: Support| {
        support.verb.tokens.start >= noun.end
            && line.is(support.verb.tokens.start, &["has", "have"])
    };
    told.elsewhen |= support.is_some_and(since);
    let holder = support.map_or(holding::region(noun.start, noun.end), |s| s.verb.tokens);
    let (fronted, place) = before(line, holder);
    // "progress in talks was expected *this year*", "got aid *in 2024* following a meeting": of what else is told
    let near = |days: &Days| !matches!(days.precision, Some(Precision::Year | Precision::Half));
    let fronted = fronted.filter(near);
    // A day at the head of the sentence is that of what is told, not of what is only mentioned.
    // Nor is it that of what a clause behind the noun tells: "*Today's* call follows calls *that A has had* with B".
    let before_noun = |support: Support| support.verb.tokens.start < noun.start;
    // "*On Tuesday, following a meeting* that A held with B": the day stands right before the noun.
    let right_behind = |support: Support| {
        let last = line.dates(line.tokens.start, noun.start).last();
        let near = last.is_some_and(|date| date.tokens.end + 4 > noun.start);
        near && !since(support) && line.verb_before(noun.start).is_none()
    };
    let told_here = support.is_some_and(|support| before_noun(support) || right_behind(support))
        || event.is_some();
    let between = support
        .and_then(|support| Around::read(line, support.verb.tokens.end, noun.start, false).days);
    // "are expected to hold talks on exports of beef *in September*"
    let ends = || {
        let to_come = support.is_some_and(|support| verbs::is_to_come(line, &support.verb, true));
        last_month(line, around.end).filter(|_| to_come && around.topic)
    };
    let moved = event.filter(|_| support.is_none()).and_then(|event| moved::to(line, event));
    told.days = moved
        .or(modified.days)
        .or(around.days)
        .or(between)
        .or_else(|| event.and_then(|event| arranged_for(line, event)).filter(near))
        .or_else(|| set_for(line, around.end).0)
        .or(fronted.filter(|_| told_here))
        .or_else(|| support.filter(|_| around.there).and_then(|s| day_there(line, &s.verb)))
        .or_else(ends)
        .filter(|days| {
            !support.is_some_and(|support| {
                let held = told.status == MeetingStatus::Held
                    && support.sense.status == MeetingStatus::Held;
                held && verbs::is_too_late(line, &support.verb, *days)
            })
        });
    let put_off = event
        .and_then(|event| event.sense)
        .is_some_and(|sense| sense.status == MeetingStatus::Planned);
    // "has a meeting with B on Friday", "ahead of talks on Friday"
    let has = support.is_some_and(|support| verbs::has_only(line, &support.verb));
    let planned = support.is_none() && told.status == MeetingStatus::Planned;
    if put_off
        || has
        || planned
        || support.is_some_and(|support| verbs::is_to_come(line, &support.verb, true))
    {
        told.days = told.days.map(|days| verbs::ahead(line, days));
    }
    let on_the_way = support
        .and_then(|support| Around::read(line, support.verb.tokens.end, noun.start, false).place);
    told.place = on_the_way
        .or(place.filter(|_| told_here))
        .or_else(|| support.and_then(|support| verbs::where_place(line, &support.verb)));
    told.length = modified.length;
    let ends = |lemma| matches!(lemma, "conclude" | "complete" | "end" | "finish" | "wrap");
    // Who "winds up a visit" is there yet; of a "three-day" one the days are known.
    told.ended = support.is_some_and(|support| {
        let winds = support.sense.lemma == "wind" && told.length.is_some();
        ends(support.sense.lemma) || winds
    });
    told.begins = support
        .is_some_and(|support| matches!(support.sense.lemma, "begin" | "start" | "open" | "kick"));
}

/// "is to see the port *on Friday* and hold talks *there*": the day of what is done in one place.
fn day_there(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Days> {
    let and = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &["and"]))?;
    let first = line.verb_before(and)?;
    // Who "arrived in A on Monday and held talks there" is followed by the story of his journey.
    let senses = lexicon().meetings().verbs(line.token(first.head).word);
    let journey = |sense: &MeetingVerb| {
        matches!(sense.frame, MeetingFrame::Travels | MeetingFrame::Visits | MeetingFrame::Stays)
    };
    // "left for A on Monday and *will hold* talks there", "and *has held* talks there"
    let past = |verb: &VerbGroup| verb.form == VerbForm::Past;
    let own = (verb.tokens.start..verb.head).any(|i| line.is(i, &["had", "has", "have", "will"]));
    if past(first) != past(verb) || own || past(verb) && senses.iter().any(journey) {
        return None;
    }
    let mut dates = line.dates(first.tokens.end, and).iter().filter(|date| is_calendar(date));
    let date = dates.next().filter(|date| date.tokens.end == and)?;
    Days::of(date).filter(|days| days.is_exact())
}

/// "met B on Monday, *the second day of his visit*": the days of the visit, by the day of what is told in
/// its course, which is that of the news where none is said.
pub(super) fn nth_day(line: &Line<'_, '_>, noun: &Noun, told: &mut Telling) {
    const REACH: usize = 4;
    let nth = noun.start.checked_sub(3).filter(|&i| line.are(i + 1, &["day", "of"]));
    // "at *the start of* a two-day visit"
    let start = noun.start.checked_sub(2).filter(|&i| line.is(i + 1, &["of"]));
    // "the start *today* of the visit"
    let start = start.map(|mut i| {
        while i > line.tokens.start && line.is_dated(i) {
            i -= 1;
        }
        i
    });
    let start = start.filter(|&i| line.has(i, clause::STARTS));
    let (nth, before) = match (nth, start) {
        (Some(nth), _) => match line.word(nth) {
            "first" | "opening" | "last" | "final" => (nth, 0),
            "second" => (nth, 1),
            "third" => (nth, 2),
            "fourth" => (nth, 3),
            _ => return,
        },
        (None, Some(start)) => (start, 0),
        (None, None) => return,
    };
    let ends = line.is(nth, &["last", "final"]);
    let dates = line.dates(line.tokens.start, if start.is_some() { noun.start } else { nth });
    let said = dates.iter().rev().take(REACH).filter(|date| is_calendar(date)).find_map(Days::of);
    let news = line.verb_before(nth).is_some_and(|verb| verbs::is_news(line, verb))
        && !verbs::is_dated_otherwise(line);
    let written = || {
        let published = line.report().published.map(|published| published.day);
        let day = grounds::written(&line.scene).or(published).filter(|_| news)?;
        Some(Days { first: day, last: day, precision: Some(Precision::Day) })
    };
    let days = said.or_else(written).filter(|days| days.is_exact() && days.first == days.last);
    let Some(days) = days.filter(|_| told.days.is_none() && told.kind == MeetingKind::Visit) else {
        return;
    };
    let Ok(first) = days.first.checked_sub(jiff::Span::new().days(before)) else { return };
    told.ended = ends;
    let last = if told.length.is_some() { first } else { days.last };
    told.days = Some(Days { first, last: if ends { days.last } else { last }, ..days });
}

/// The place: beside the noun or the verb, in the phrase ("the July Lisbon summit"); where a journey goes.
pub(super) fn set_place(
    line: &Line<'_, '_>,
    noun: &Noun,
    told: &mut Telling,
    modified: &Modified,
    around: &Around,
    event: Option<&Event>,
) {
    let set = || set_for(line, around.end).1.filter(|_| event.is_some());
    let beside = around.place.or_else(|| event.and_then(|event| event.around.place)).or_else(set);
    told.place = beside.or(told.place).or_else(|| gatherings::site(line, noun));
    if noun.sense.frame == MeetingNounFrame::Journey {
        let named = match modified.countries.as_slice() {
            [one] => Some(Where { place: None, country: one.country }),
            _ => None,
        };
        // "a tour of A"
        let toured = around.of.iter().find(|party| actors::is_state(line, party));
        let toured = toured.map(|party| Where { place: None, country: party.country });
        // "said during a visit *here*"
        let here = || grounds::dateline(&line.scene, line.cast);
        let here = line.is(noun.end, &["here"]).then(here).flatten();
        // "a trip *outside* A"
        let inside = beside.filter(|_| !line.is(noun.end, &["outside"]));
        told.place = around.goal.or(inside).or(named).or(toured).or(here);
        told.visited = told.place.and_then(|place| place.country);
    }
}

/// Talks "*suspended* in May", "which *broke down* in May": the day is that on which there were none any more.
fn breaks_off(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let stops = words![
        "broke",
        "broken",
        "collapsed",
        "froze",
        "frozen",
        "halted",
        "interrupted",
        "stalled",
        "stopped",
        "suspended",
    ];
    line.has(verb.head, stops)
}

/// The day and place of "a meeting … *that was set for Monday in A*".
fn set_for(line: &Line<'_, '_>, behind: u32) -> (Option<Days>, Option<Where>) {
    // "a letter … dated June 6"
    if line.is(behind, &["dated"]) {
        let date = line.date_at(behind + 1).filter(|date| is_calendar(date));
        return (date.and_then(Days::of), None);
    }
    let link = behind + u32::from(line.is(behind, &[","]));
    // "which was due *to begin* on Sunday"
    let verb = line
        .verb_from(link + 1)
        .filter(|verb| line.is(link, &["that", "which"]) && !breaks_off(line, verb));
    let Some(verb) = verb else { return (None, None) };
    let next = line.verbs_from(verb.tokens.end).first().filter(|next| {
        next.form == VerbForm::Infinitive
            && next.tokens.start <= verb.tokens.end + 1
            && line.is(next.head, &["begin", "start", "open", "take", "be"])
    });
    let end = match next {
        Some(next) => next.tokens.end,
        None if line.are(verb.tokens.end, &["due", "to"]) => verb.tokens.end + 3,
        None => verb.tokens.end,
    };
    // "was due to take *place* in A", "was to have taken *place* there"
    let end = end + u32::from(line.is(end, &["place"]));
    let set = Around::read(line, end, line.next_verb(end), false);
    // "which *was criticised* in A" tells where others were.
    let sits = line.has(
        verb.head,
        words![
            "begin",
            "begins",
            "due",
            "ended",
            "held",
            "planned",
            "scheduled",
            "set",
            "take",
            "took",
            "was"
        ],
    ) || next.is_some();
    (set.days, set.place.filter(|_| sits))
}

/// The day behind the verb that tells of a noun; "was scheduled *two weeks ago*" is none of the meeting.
fn arranged_for(line: &Line<'_, '_>, event: &Event) -> Option<Days> {
    // "wants to resume talks *which were frozen in 1992*", "*frozen in 1992*"
    let relative = event.verb.form == VerbForm::Participle
        || event.verb.tokens.start.checked_sub(1).is_some_and(|i| line.is(i, &["that", "which"]));
    let days = event.around.days.filter(|_| !(relative && breaks_off(line, &event.verb)))?;
    let plans = event.sense.is_some_and(|sense| sense.status == MeetingStatus::Planned);
    let from = event.verb.tokens.end;
    let date = line.dates(from, event.around.end).first();
    let bare = date.is_some_and(|date| {
        date.tokens.start == from && !line.is(from, &["today", "tomorrow", "next"])
    });
    let published = line.report().published.map(|published| published.day);
    let before = published.is_some_and(|published| days.last < published);
    (!(plans && bare && before)).then_some(days)
}

/// The month or week that ends the sentence behind token `from`, with no verb between.
fn last_month(line: &Line<'_, '_>, from: u32) -> Option<Days> {
    let end = line.next_verb(from);
    let date = line.dates(from, end).last().filter(|date| is_calendar(date))?;
    let ends = date.tokens.end >= line.tokens.end || line.is(date.tokens.end, &["."]);
    let links = date.tokens.start.checked_sub(1).is_some_and(|i| line.is(i, &["in"]));
    let next = line.is(date.tokens.start, &["next", "later"]);
    let month = matches!(date.precision, Some(Precision::Month | Precision::Week));
    Days::of(date).filter(|_| ends && (links || next) && month)
}
