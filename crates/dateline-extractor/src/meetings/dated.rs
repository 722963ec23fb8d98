//! Days that a telling takes from another: "*the same day* he met C", "*later in the day*", those of the lead, and those that
//! a summit was announced with.

use dateline_lexicon::{WordSet, words};
use dateline_normaliser::dates::TimeExpression;
use dateline_schema::closed::{DateType, MeetingKind, MeetingStatus};

use crate::cast::Cast;
use crate::meetings::draft::Draft;
use crate::meetings::line::Line;
use crate::meetings::same::{has, places_agree};
use crate::meetings::telling::{Days, Party, Telling, Way, way};
use crate::meetings::travellers;

/// Meetings that are looked at, the latest first.
const MOST_COMPARED: usize = 24;

/// "X met *officials* on Monday" in the lead, and behind it "X met A", "X met B": of the same day.
pub(super) fn of_summary(drafts: &[Draft], telling: &Telling) -> Option<Days> {
    const LEAD: u32 = 1;
    let lead = &drafts.first()?.telling;
    let [a, b] = lead.parties.as_slice() else { return None };
    let who = match (a.who.is_group(), b.who.is_group()) {
        (false, true) => a.who,
        (true, false) => b.who,
        _ => return None,
    };
    let held = |told: &Telling| {
        told.status == MeetingStatus::Held && way(told.kind) == Way::InPerson && told.news
    };
    let behind = lead.sentence <= LEAD && lead.sentence < telling.sentence;
    let there = telling.parties.iter().any(|party| party.who.is(who));
    let days = lead.days.filter(|days| days.is_exact() && days.first == days.last);
    let placed = telling.place.is_some() || lead.place.is_none();
    days.filter(|_| behind && there && placed && held(lead) && held(telling) && !telling.elsewhen)
}

/// "X led a delegation to A today", "X met B and C today", and behind it "In *her meeting* with B, X said": of that day.
pub(super) fn of_course(drafts: &[Draft], cast: &Cast, telling: &Telling) -> Option<Days> {
    const LEAD: u32 = 1;
    let lead = &drafts.first()?.telling;
    let days = lead.days.filter(|days| days.is_exact() && days.first == days.last)?;
    let told = lead.sentence <= LEAD && lead.sentence < telling.sentence && lead.news;
    let held = |told: &Telling| told.status == MeetingStatus::Held && !told.elsewhen;
    let course = telling.definite
        && way(telling.kind) == Way::InPerson
        && matches!(way(lead.kind), Way::InPerson | Way::Journey);
    let there = |party: &Party| has(cast, lead, party);
    let all = telling.parties.len() > 1
        && if lead.kind == MeetingKind::Visit {
            telling.parties.iter().any(there)
        } else {
            telling.parties.iter().all(there)
        };
    (told && course && held(lead) && held(telling) && all).then_some(days)
}

/// "X will fly to A *on Monday* for talks with B", "will be in A on Monday to meet B": who is to travel on a day for that is
/// to meet them then. Not who travelled, and not who leaves on Monday: talks may last, or begin later.
pub(super) fn of_trip(drafts: &[Draft], line: &Line<'_, '_>, telling: &Telling) -> Option<Days> {
    let trip = &drafts.last()?.telling;
    let days = trip.days.filter(|days| days.is_exact() && days.first == days.last)?;
    let planned = |told: &Telling| told.status == MeetingStatus::Planned && !told.elsewhen;
    let travels = trip.kind == MeetingKind::Visit && trip.sentence == telling.sentence;
    let there = telling.parties.iter().any(|party| has(line.cast, trip, party));
    let meets = matches!(telling.kind, MeetingKind::Meeting | MeetingKind::Talks);
    let aim = || is_aim(line, trip, telling) && places_agree(trip, telling);
    (travels && there && meets && planned(trip) && planned(telling) && aim()).then_some(days)
}

/// Is the meeting what the trip is made for: "will fly to A *for talks* with B", "*to meet* B"? Not "for a week of talks",
/// "and is to meet B", "to meet B after his return".
fn is_aim(line: &Line<'_, '_>, trip: &Telling, telling: &Telling) -> bool {
    const LATER: &WordSet<7> =
        words!["after", "afterwards", "before", "following", "later", "soon", "then"];
    let token = |told: &Telling| line.report().tokens_of(told.span).start;
    let (from, at) = (token(trip), token(telling));
    let Some(verb) = line.verb_from(from).filter(|_| from < at) else { return false };
    let start = line.phrase_at(at).map_or(at, |phrase| line.phrase(phrase).tokens.start);
    let start = start.max(verb.tokens.end);
    let hangs = line.verb_before(at).is_some_and(|last| last.head == verb.head);
    let bound = line.is(start, &["to"]) || line.is(start - 1, &["for"]);
    let end = line.next_verb(line.verb_from(at).map_or(start, |verb| verb.tokens.end));
    // "for *a week of* talks"
    let long = |date: &TimeExpression| date.kind == DateType::Duration;
    let bound =
        bound && !line.is(at - 1, &["of"]) && !line.dates(verb.tokens.end, end).iter().any(long);
    hangs
        && bound
        && !travellers::leaves(line, verb)
        && !(verb.tokens.end..end).any(|i| line.has(i, LATER))
}

/// "*On the same day* he met B", "*Later in the day*": the day of what was told last.
pub(super) fn same(drafts: &[Draft], line: &Line<'_, '_>) -> Option<Days> {
    let start = line.tokens.start;
    let on = start + u32::from(line.is(start, &["on"]));
    let same = line.are(on, &["the", "same", "day"])
        || line.are(on, &["that", "same", "day"])
        || line.is(start, &["later", "earlier"])
            && (line.are(start + 1, &["in", "the", "day"])
                || line.are(start + 1, &["that", "day"])
                || line.are(start + 1, &["the", "same", "day"]));
    if !same {
        return None;
    }
    // The last that took place on a day that is known.
    drafts.iter().rev().take(MOST_COMPARED).find_map(|draft| {
        let told = &draft.telling;
        let one = |days: &Days| days.is_exact() && days.first == days.last;
        told.days.filter(|days| told.status == MeetingStatus::Held && one(days))
    })
}

/// "flew in on Friday and met B *the same day*": the day of what the sentence told before.
pub(super) fn that(drafts: &[Draft], line: &Line<'_, '_>, telling: &Telling) -> Option<Days> {
    const REACH: u32 = 3;
    let held = drafts.iter().rev().take(MOST_COMPARED).find(|draft| {
        let told = &draft.telling;
        let one = told.days.is_some_and(|days| days.is_exact() && days.first == days.last);
        one && told.status == telling.status && telling.sentence <= told.sentence + REACH
    });
    let days = held?.telling.days?;
    let same = |i: u32| {
        line.are(i, &["the", "same", "day"])
            || line.are(i, &["that", "same", "day"])
            || line.are(i, &["later", "that", "day"])
            || line.are(i, &["later", "in", "the", "day"])
            || line.are(i, &["on", "the", "occasion"]) && !line.is(i + 3, &["of"])
    };
    let behind = |i: u32| line.report().tokens[i as usize].span.start >= telling.span.end;
    let at = (line.tokens.start..line.tokens.end).find(|&i| behind(i) && same(i))?;
    // Of this verb, not of the next.
    let next = line.verbs_to(at).last()?;
    let own = line.report().span_of(next.tokens).start <= telling.span.end;
    own.then_some(days)
}

/// "The summit *opens in A on Monday*": where and when it is, before it is told who is there.
pub(super) fn announce(announced: &mut Vec<Telling>, telling: &Telling) {
    const MOST: usize = 8;
    let occasion = matches!(
        telling.kind,
        MeetingKind::Summit
            | MeetingKind::Conference
            | MeetingKind::Meeting
            | MeetingKind::Ceremony
    );
    let said = telling.days.is_some_and(Days::is_short) || telling.place.is_some();
    if occasion && said && telling.parties.is_empty() && !telling.group {
        announced.truncate(MOST - 1);
        announced.insert(0, telling.clone());
    }
}

/// Gives "the summit" the day and the place that it was announced with.
pub(super) fn recall(announced: &[Telling], telling: &mut Telling) {
    const REACH: u32 = 8;
    let bare = telling.days.is_none() || telling.place.is_none();
    let several = telling.parties.len() > 1;
    if !(telling.definite && telling.noun.is_some() && bare && several) {
        return;
    }
    let same = |known: &&Telling| {
        known.noun == telling.noun
            && telling.sentence <= known.sentence + REACH
            && known.days.zip(telling.days).is_none_or(|(a, b)| a.overlap(b))
            && places_agree(known, telling)
    };
    if let Some(known) = announced.iter().find(same) {
        telling.days = telling.days.or(known.days);
        telling.place = telling.place.or(known.place);
    }
}
