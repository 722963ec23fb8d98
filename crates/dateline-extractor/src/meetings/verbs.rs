//! Verbs that tell of a meeting, by their frames: "met with", "received", "arrived in", "told the host".

use dateline_lexicon::{MeetingFrame, MeetingVerb, MeetingWord, lexicon, words};
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{
    DateType, Direction, MeetingKind, MeetingStatus, MentionForm, ParticipantRole, Precision,
};

use crate::meetings::actors::{self, all_people};
use crate::meetings::around::{Around, kind_in};
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::places::{before, later_day, place_from};
use crate::meetings::relatives::whom;
use crate::meetings::story::Story;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling, Where, Who};
use crate::meetings::{
    apart, briefing, chairing, company, discussing, distance, grounds, groups, joints, journeys,
    parties, present, receiving, several, signing, status, travellers,
};
use crate::syntax::{VerbForm, VerbGroup};

/// Reads the verb at token `i`, if it is one.
pub(super) fn read(line: &Line<'_, '_>, i: u32, story: &mut Story) {
    let senses = lexicon().meetings().verbs(line.token(i).word);
    if senses.is_empty() {
        return;
    }
    if line.is(i, &["due", "expected"]) {
        if let Some(told) = journeys::due(line, i) {
            story.take(line, told);
        }
        return;
    }
    let Some(verb) = line.verb_at(i).copied() else {
        if let Some(told) = distance::by_phone(line, i) {
            story.take(line, told);
        }
        return;
    };
    if let Some(told) = journeys::is_there_to(line, &verb) {
        story.take(line, told);
    }
    for sense in senses {
        // "brought A and B *together*"
        let apart = sense.frame == MeetingFrame::Gathers;
        if particle_end(line, &verb, sense).is_none() && !apart {
            continue;
        }
        let tellings = match sense.frame {
            MeetingFrame::Together | MeetingFrame::With | MeetingFrame::Speaks => {
                together(line, &verb, sense)
            }
            MeetingFrame::Receives | MeetingFrame::Welcomes => {
                let told = receiving::receives(line, &verb, sense);
                if told.is_empty()
                    && let Some(convened) = receiving::convenes(line, &verb, sense)
                {
                    if sense.lemma == "convene" && receiving::calls_people(line, &verb, &convened) {
                        story.take(line, convened);
                    } else {
                        story.convene(convened);
                    }
                }
                told
            }
            MeetingFrame::Visits => journeys::visits(line, &verb, sense),
            MeetingFrame::Travels => {
                let told = journeys::travels(line, &verb, sense);
                if told.is_empty() {
                    story.travel_with(line, &travellers::with_others(line, &verb));
                }
                if told.is_empty() && sense.lemma == "arrive" && !verb.passive {
                    let end = line.next_verb(verb.tokens.end);
                    let days = Around::read(line, verb.tokens.end, end, false).days;
                    let days = days.map(|days| ahead(line, days));
                    story.arrives(&subject(line, &verb), days, line.sentence);
                }
                told
            }
            MeetingFrame::Stays => journeys::stays(line, &verb, sense).into_iter().collect(),
            MeetingFrame::Rings => distance::rings(line, &verb, sense),
            MeetingFrame::CallsOn => calls_on(line, &verb, sense),
            MeetingFrame::Tells => briefing::tells(line, &verb),
            MeetingFrame::Signs => signing::signs(line, &verb),
            MeetingFrame::Invites => journeys::invites(line, &verb),
            MeetingFrame::Discusses => discussing::discusses(line, &verb, sense),
            MeetingFrame::Gathers => discussing::gathers(line, &verb, sense),
            MeetingFrame::Joins | MeetingFrame::Leads | MeetingFrame::Includes => {
                if present::lists_officials(line, &verb, sense.frame) {
                    if story.gathers(line.sentence) {
                        story.join_last(line, &present::listed(line, &verb));
                    }
                    return;
                }
                if story.drafts.is_empty()
                    && let Some(told) = company::joined_to_discuss(line, &verb, sense.frame)
                {
                    story.take(line, told);
                    return;
                }
                let more = company::more(line, &verb, sense.frame);
                if sense.frame == MeetingFrame::Includes {
                    let near = sense.lemma != "feature" || story.has_just_told(line.sentence);
                    story.list(line, if near { more } else { Vec::new() });
                } else {
                    story.join(line, more);
                }
                let leads = sense.frame == MeetingFrame::Leads;
                if leads { journeys::leads(line, &verb) } else { Vec::new() }
            }
            MeetingFrame::Supports
                if matches!(sense.lemma, "attend" | "participate" | "sit" | "take" | "stop") =>
            {
                if !story.awaits() {
                    let told = story.told_kind();
                    story.join_last(line, &present::attended(line, &verb, told));
                }
                Vec::new()
            }
            MeetingFrame::Supports if sense.lemma == "write" => distance::writes(line, &verb),
            MeetingFrame::Supports if matches!(sense.lemma, "chair" | "cochair" | "preside") => {
                chairing::chairs(line, &verb, sense).into_iter().collect()
            }
            MeetingFrame::Supports | MeetingFrame::Happens => Vec::new(),
        };
        let found = !tellings.is_empty();
        let series = match tellings.as_slice() {
            [one] => several::in_series(line, one, verb.tokens.end),
            _ => Vec::new(),
        };
        for telling in tellings.into_iter().chain(series) {
            story.take(line, telling);
        }
        if found {
            return;
        }
    }
}

/// One past the verb with the particle of this sense; none where the particle is missing.
pub(super) fn particle_end(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    sense: &MeetingVerb,
) -> Option<u32> {
    let Some(particle) = sense.particle else { return Some(verb.tokens.end) };
    let end = (verb.tokens.end + 2).min(line.tokens.end);
    (verb.head + 1..end).find(|&i| line.token(i).word == particle).map(|i| i + 1)
}

/// A telling of the verb: kind, status, day and place before it.
pub(super) fn telling(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    kind: MeetingKind,
    around: &Around,
) -> Option<Telling> {
    let status = status::of_verb(line, verb)?;
    let end = around.evidence.max(verb.tokens.end);
    let span = line.report().span_of(TokenRange::new(verb.tokens.start, end));
    let mut telling = Telling::new(line.sentence, span, kind);
    telling.status = status;
    telling.add_all(&around.present, None);
    let (days, place) = before(line, verb.tokens);
    // "met *today* with Y on the margins of the 2024 congress", but not "On Monday, he recalled meeting Y *in 1973*"
    let within = |days: &Days| around.days.is_none_or(|around| around.overlap(*days));
    let finer = days.filter(|days| days.is_near() && within(days));
    telling.days = around
        .days
        .filter(|days| days.is_near() || finer.is_none())
        .or(days)
        .or_else(|| later_day(line, around.end, later_limit(line, verb, around.end)));
    // "invited Y *to meet Z on Thursday*" is of no Thursday before.
    let asked = status == MeetingStatus::Proposed && verb.form == VerbForm::Infinitive;
    if asked || is_to_come(line, verb, around.days.is_none()) {
        telling.days = telling.days.map(|days| ahead(line, days));
    }
    if telling.days.is_none() {
        let apart = apart::before_verb(line, verb);
        telling.days = apart.days;
        telling.elsewhen |= apart.unknown;
    }
    telling.days = telling.days.filter(|days| !is_too_late(line, verb, *days));
    let there = where_place(line, verb).or_else(|| being_in(line, verb));
    telling.there |= where_place(line, verb).is_some();
    telling.place = around.place.or(place).or(there);
    telling.fresh = is_fresh(line, verb) || around.apart;
    telling.former = is_former(line, verb);
    telling.during = around.there;
    telling.there |= around.there;
    telling.here = around.here;
    telling.news = is_news(line, verb);
    telling.elsewhen |= is_earlier(line, verb) || is_dated_otherwise(line);
    Some(telling)
}

/// What was is not on a day to come: "on Thursday" is that of something else then.
pub(super) fn is_too_late(line: &Line<'_, '_>, verb: &VerbGroup, days: Days) -> bool {
    let published = line.report().published.map(|published| published.day);
    verb.form == VerbForm::Past
        && !has_only(line, verb)
        && published.is_some_and(|published| days.first > published)
}

/// "*has* a meeting": no perfect, but what is to be.
pub(super) fn has_only(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    verb.tokens.len() == 1 && line.is(verb.head, &["has", "have"])
}

/// "in A, *where* he met B": the place right before.
pub(super) fn where_place(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Where> {
    let subject = verb.subject.map_or(verb.tokens.start, |phrase| line.phrase(phrase).tokens.start);
    let link = subject.min(verb.tokens.start).checked_sub(1).filter(|&i| line.is(i, &["where"]))?;
    let mut end =
        if link > line.tokens.start && line.is(link - 1, &[","]) { link - 1 } else { link };
    // "flew to A *on Thursday*, where"
    while end > line.tokens.start + 1 && (line.is_dated(end - 1) || line.is(end - 1, &["on"])) {
        end -= 1;
    }
    let phrase = end.checked_sub(1).and_then(|i| line.phrase_at(i))?;
    place_from(line, line.phrase(phrase).tokens, end).map(|(place, _)| place)
}

/// "will be *in A* on Monday to meet B": where somebody is to do so.
fn being_in(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Where> {
    let be = line.verb_before(verb.tokens.start).filter(|be| {
        verb.form == VerbForm::Infinitive && line.is(be.head, &["be", "is", "are", "was", "were"])
    })?;
    line.is(be.tokens.end, &["in"])
        .then(|| Around::read(line, be.tokens.end, verb.tokens.start, false).place)?
}

/// Does the verb say that it was before what the report tells of ("had met")? "Has met" is the news where it leads
/// the report, and of no day that one could tell where it does not.
pub(super) fn is_earlier(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let just = || (verb.tokens.start..verb.head).any(|i| line.is(i, &["just", "now"]));
    let perfect = verb.form == VerbForm::Past && line.is(verb.tokens.start, &["has", "have"]);
    verb.tokens.len() > 1
        && (line.is(verb.tokens.start, &["had"])
            || perfect && line.sentence > 0 && !just()
            // "have *already* signed"
            || (verb.tokens.start..verb.tokens.end).any(|i| line.is(i, &["already"])))
}

/// Does the sentence speak of another time than the publication ("last winter", "since Monday")?
/// Then what has no day of its own need not be news.
pub(super) fn is_dated_otherwise(line: &Line<'_, '_>) -> bool {
    const MOST: usize = 16;
    // "*As a student* she met Y"
    let start = line.tokens.start;
    let young = |i: u32| {
        line.has(
            i,
            words![
                "boy",
                "cadet",
                "child",
                "girl",
                "pupil",
                "schoolboy",
                "schoolgirl",
                "student",
                "teenager",
                "undergraduate",
            ],
        )
    };
    if line.is(start, &["as", "while"])
        && line.is(start + 1, &["a", "an"])
        && (young(start + 2) || line.is(start + 2, &["young"]) || young(start + 3))
    {
        return true;
    }
    // The day of the dateline is the report's own ("sources said Thursday").
    let published =
        grounds::written(&line.scene).or(line.report().published.map(|published| published.day));
    line.dates(line.tokens.start, line.tokens.end).iter().take(MOST).any(|date| {
        let past = date.direction == Some(Direction::Past) && date.last_day.is_none();
        let before = date.last_day.zip(published).is_some_and(|(day, published)| day < published);
        date.kind == DateType::Date && (past || before)
    })
}

/// Is the verb about what is to come: "will meet", or "before travelling" with its day behind it?
pub(super) fn is_to_come(line: &Line<'_, '_>, verb: &VerbGroup, fronted: bool) -> bool {
    let start = verb.tokens.start;
    let before = !fronted
        && verb.form == VerbForm::Participle
        && start.checked_sub(1).is_some_and(|i| line.is(i, &["before"]));
    before
        || status::awaited(line, verb)
        || verb.form == VerbForm::Future && !line.is(start, &["was", "were"])
}

/// The day of what is to come: "will meet on Saturday" is no Saturday before the publication.
pub(super) fn ahead(line: &Line<'_, '_>, days: Days) -> Days {
    const WEEK: i32 = 7;
    let published = line.report().published.map(|published| published.day);
    let Some(published) = grounds::written(&line.scene).or(published) else {
        return days;
    };
    let past = days.last.until(published).map_or(0, |span| span.get_days());
    let week = jiff::Span::new().days(i64::from(WEEK));
    match (days.first.checked_add(week), days.last.checked_add(week)) {
        // "will meet this week", written on its last day: the week that begins then
        (Ok(first), Ok(last))
            if days.is_exact() && (1..WEEK).contains(&past)
                || days.precision == Some(Precision::Week) && past == 0 =>
        {
            Days { first, last, ..days }
        }
        _ => days,
    }
}

/// "The treaty, *signed on Thursday*, will take effect": on no Thursday to come.
pub(super) fn behind(line: &Line<'_, '_>, days: Days) -> Days {
    const WEEK: i32 = 7;
    let published = line.report().published.map(|published| published.day);
    let ahead = grounds::written(&line.scene)
        .or(published)
        .and_then(|day| day.until(days.first).ok())
        .is_some_and(|span| (1..WEEK).contains(&span.get_days()));
    let week = jiff::Span::new().days(i64::from(WEEK));
    match (days.first.checked_sub(week), days.last.checked_sub(week)) {
        (Ok(first), Ok(last)) if ahead && days.is_exact() => Days { first, last, ..days },
        _ => days,
    }
}

/// How far a day may stand behind a verb: past infinitives, up to the next finite verb.
fn later_limit(line: &Line<'_, '_>, verb: &VerbGroup, from: u32) -> u32 {
    const REACH: usize = 8;
    let mut behind = line.verbs_from(from).iter().take(REACH);
    let finite = behind.find(|other| other.head != verb.head && other.form != VerbForm::Infinitive);
    let end = finite.map_or(line.tokens.end, |other| other.tokens.start);
    // "agreed to meet in A *after calls with B on Saturday*"
    (from..end).find(|&i| line.is(i, &["after", "following", "before"])).unwrap_or(end)
}

/// Is it said to be another meeting: "also met", "then met"?
pub(super) fn is_fresh(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let start = verb.tokens.start.saturating_sub(1).max(line.tokens.start);
    let words = ["also", "separately", "then", "later", "subsequently"];
    (start..verb.tokens.end).any(|i| line.is(i, &words))
        || line.is(line.tokens.start, &["also", "separately", "later", "earlier", "additionally"])
}

/// "The two *last* met in A": another meeting than the one that is news.
fn is_former(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let start = verb.tokens.start.saturating_sub(1).max(line.tokens.start);
    (start..verb.head).any(|i| line.is(i, &["last", "previously"]))
}

/// Is it told as news: in the past or present, in no relative clause?
pub(super) fn is_news(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let links = |i: u32| line.is(i, &["who", "which", "that", "whom", "when", "since", "where"]);
    let before = verb.tokens.start.checked_sub(1);
    // "during which he met"
    let pronoun = before.filter(|&i| line.is(i, &["he", "she", "they"]));
    // "Y, whom A had met"
    let subject = verb.subject.and_then(|phrase| line.phrase(phrase).tokens.start.checked_sub(1));
    let relative = before.is_some_and(links)
        || subject.is_some_and(|i| line.is(i, &["whom"]))
        || pronoun
            .and_then(|i| i.checked_sub(1))
            .is_some_and(|i| line.is(i, &["which", "where", "whom"]));
    // "A and B, *who met* in C, agreed" at the head of a report
    let lead = line.sentence == 0
        && verb.tokens.len() == 1
        && verb.form == VerbForm::Past
        && before.is_some_and(|i| line.is(i, &["who"]))
        && !line.dates(line.tokens.start, line.tokens.end).iter().take(8).any(is_calendar);
    // "AU ministers *meeting* here agreed": it is the day of what they agreed
    let sitting = verb.form == VerbForm::Participle
        && !verb.passive
        && verb.tokens.len() == 1
        && line.is(verb.head, &["meeting"])
        && before.is_some_and(|i| line.word(i).ends_with('s'))
        && line.verbs_from(verb.tokens.end).first().is_some_and(|next| {
            next.form == VerbForm::Past
                && Around::read(line, verb.tokens.end, next.tokens.start, false).end
                    == next.tokens.start
        });
    sitting || matches!(verb.form, VerbForm::Past | VerbForm::Present) && (lead || !relative)
}

/// "X met (with) Y", "X and Y met", "X spoke with Y".
fn together(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    if verb.passive {
        return met_by(line, verb, sense).into_iter().collect();
    }
    let start = particle_end(line, verb, sense).unwrap_or(verb.tokens.end);
    if matches!(sense.lemma, "assemble" | "gather") && takes_object(line, start) {
        return Vec::new();
    }
    let object = line.unit(around_start(line, start)).filter(|_| sense.lemma == "meet");
    if object.is_some_and(|unit| groups::are_asked(line, company::first_head(line, unit))) {
        return Vec::new();
    }
    let limit = company::clause_end(line, start);
    if sense.lemma == "interact" && distance::is_on_media(line, start, limit) {
        return Vec::new();
    }
    let around = Around::read(line, start, limit, sense.frame == MeetingFrame::Together);
    let speaks = sense.frame == MeetingFrame::Speaks;
    let mut own = subject(line, verb);
    // Who meets the press meets nobody, unless two do so together.
    let first = start + u32::from(line.is(start, &["with"]));
    if line.unit(first).is_some_and(|unit| line.plays(unit.head, MeetingWord::PRESS)) {
        let joint = own.len() == 2 && all_people(line, &own) && !speaks;
        let mut told = telling(line, verb, MeetingKind::Conference, &around).filter(|_| joint);
        if let Some(told) = &mut told {
            told.add_all(&own, None);
        }
        return told.into_iter().collect();
    }
    let mut others = around.direct.clone();
    others.extend(&around.with);
    if others.is_empty() && own.len() == 1 && !around.group {
        others.extend(company::resumed(line, start, limit));
    }
    // "met members of the board on Monday, *including A*"
    let unnamed = |party: &Party| party.who.is_group() || !actors::is_person(line, party);
    if !speaks && others.len() < 2 && others.iter().all(unnamed) {
        let many =
            others.first().map_or(start, |party| line.cast.mention(party.mention).tokens.start);
        let named = company::included(line, many);
        if !named.is_empty() {
            others.retain(|party| !party.who.is_group());
            others.extend(named);
        }
    }
    if speaks {
        others.extend(&around.to);
    }
    if others.is_empty() {
        others = whom(line, verb);
        // "his second meeting with A, whom *he* saw": the other of the two
        if own.is_empty()
            && let ([other], Some(pair)) = (others.as_slice(), line.before.get().pair)
            && pair.iter().any(|party| party.who.is(other.who))
        {
            own.extend(pair.into_iter().filter(|party| !party.who.is(other.who)));
        }
    }
    // "The two agreed to speak *again in the coming days*", where it is known who the two are
    let known = |party: &Party| matches!(party.who, Who::Known(_));
    let again = own.len() > 1
        && own.iter().all(known)
        && all_people(line, &own)
        && apart::is_again(line, verb, start);
    // "*virtually* met with"
    let adverb = verb.tokens.start.checked_sub(1).filter(|&i| line.is_adverb(i));
    let how = TokenRange::new(adverb.unwrap_or(verb.tokens.start), verb.tokens.end);
    let means = around.kind.or_else(|| kind_in(line, how));
    let kind = match means {
        Some(kind) => kind,
        // "Speaking alongside Y": to the press
        None if speaks && around.alongside => MeetingKind::Conference,
        // Who speaks with somebody at a place is there.
        None if speaks && others.is_empty() => {
            // "The two talked about trade" is what was said, "talked today" a call.
            let named = own
                .iter()
                .all(|party| line.cast.mention(party.mention).form != MentionForm::Pronoun);
            let dated = around.days.is_some() || before(line, verb.tokens).0.is_some();
            if !(named && dated || again) {
                return Vec::new();
            }
            MeetingKind::Call
        }
        None if speaks && (around.place.is_some() || around.event) => MeetingKind::Meeting,
        None => sense.kind.unwrap_or(MeetingKind::Meeting),
    };
    // "are speaking to voters with one voice" tells of no one call.
    let goes_on = verb.form == VerbForm::Present && line.word(verb.head).ends_with("ing");
    if speaks && goes_on && around.days.is_none() {
        return Vec::new();
    }
    // "met survivors of the flood": with whom is said, and nobody is named
    let object = line.unit(around_start(line, start)).filter(|_| others.is_empty() && !speaks);
    if object.is_some_and(|unit| {
        let head = line.word(unit.head);
        head.ends_with('s')
            && !line.is_dated(unit.head)
            && !line.token(unit.head).is(Shape::CAPITAL)
    }) && !(own.len() > 1
        && line.is(start, &["with"])
        && own.iter().all(|party| actors::in_office(line, party)))
    {
        return Vec::new();
    }
    // "talked with students": in passing, and by what means nobody knows; "spoke today with governors" is a call.
    let groups = !others.is_empty() && others.iter().all(|party| party.who.is_group());
    let passing = || {
        let told = around.days.or_else(|| before(line, verb.tokens).0);
        !told.is_some_and(Days::is_exact) || !others.iter().all(|party| groups::lead(line, party))
    };
    if speaks && kind == MeetingKind::Call && means.is_none() && groups && passing() {
        return Vec::new();
    }
    let enough = !others.is_empty() || own.len() > 1;
    if speaks && !(all_people(line, &own) && all_people(line, &others) && enough) {
        return Vec::new();
    }
    let Some(mut base) = telling(line, verb, kind, &around) else { return Vec::new() };
    // "spoke of X's trip to A *to meet* Y", which is to come where no day says otherwise
    let published = line.report().published.map(|published| published.day);
    let was = base.days.zip(published).is_some_and(|(days, day)| days.first <= day);
    if !was && base.status == MeetingStatus::Held && !travellers::of(line, verb).is_empty() {
        base.status = MeetingStatus::Planned;
    }
    // "saw Y in Lima", "is to see Y", but not "saw Y off", nor whom somebody saw at some time.
    if sense.lemma == "see" {
        let named = around.place.is_some() || around.days.is_some();
        let told = named || base.status == MeetingStatus::Planned;
        let official = others.iter().any(|party| actors::in_office(line, party));
        let away = line.is(around.end, &["off", "as"]);
        if !told || !official || away || !all_people(line, &others) || !all_people(line, &own) {
            return Vec::new();
        }
    }
    if sense.lemma == "meet" && groups::are_answered(line, start, &around.direct) {
        return Vec::new();
    }
    // "agreed to meet again soon" tells of no one meeting.
    let nowhere = base.days.is_none() && base.place.is_none();
    let sometime = line.is(start, &["again", "closely", "frequently", "regularly", "soon"])
        && others.is_empty()
        && nowhere
        && !again;
    if base.status != MeetingStatus::Held && sometime {
        return Vec::new();
    }
    // "The two leaders also *exchanged views*": by what means they did so was told before.
    base.implied |= matches!(sense.lemma, "confer" | "consult" | "exchange")
        && means.is_none()
        && others.is_empty()
        && nowhere;
    // Who is willing to negotiate with somebody proposes no meeting.
    if base.status == MeetingStatus::Proposed && sense.lemma == "negotiate" {
        return Vec::new();
    }
    // Who "is negotiating" does so on no one day.
    base.news &= !(goes_on && sense.lemma == "negotiate");
    base.add_all(&own, None);
    if around.group && !speaks && own.len() + others.len() < 2 {
        base.group = true;
        base.add_all(&others, None);
        return vec![base];
    }
    if base.parties.is_empty() {
        return Vec::new();
    }
    let apart = around.apart && says_separately(line, start, around.end);
    if others.len() > 1 && (apart || several::are_separate(line, around.end)) {
        return each(&base, &others);
    }
    let alone = base.clone();
    base.add_all(&others, None);
    if is_game(line, &base.parties) {
        return Vec::new();
    }
    // "spoke with A and, *separately, with B*"
    let separately = several::separately(line, &alone, around.end, limit)
        .or_else(|| several::for_other_ends(line, &alone, around.end));
    // "met A on Monday and B on Tuesday"
    let more = if base.days.is_some() && !alone.parties.is_empty() && !speaks {
        several::more(line, &alone, around.end, limit)
    } else {
        Vec::new()
    };
    // "A forum's leaders will meet in B"
    let body = !speaks && others.is_empty() && actors::all_bodies(line, &base.parties);
    if body && leaders(line, verb) {
        base.kind = MeetingKind::Summit;
    }
    // "ministers met *under the chairmanship of X*"
    let chaired =
        matches!(base.parties.as_slice(), [Party { role: Some(ParticipantRole::Chair), .. }]);
    let none = base.parties.len() < 2 && !body && !chaired;
    let mut tellings = if none { Vec::new() } else { vec![base] };
    tellings.extend(more);
    tellings.extend(separately);
    tellings
}

/// "The club *will meet* another *in the final*": two bodies in a sentence on sports play.
fn is_game(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    // "The Awami *League*" is a party's name.
    let named = |i: u32| {
        parties
            .iter()
            .any(|party| line.cast.mention(party.mention).tokens.range().contains(&(i as usize)))
    };
    !parties.iter().any(|party| actors::is_person(line, party) || actors::is_state(line, party))
        && (line.tokens.start..line.tokens.end)
            .any(|i| line.plays(i, MeetingWord::GAME) && !named(i))
}

/// "X was *met* at the airport *by Y*".
fn met_by(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Option<Telling> {
    let asked = |phrase| groups::are_asked(line, line.phrase(phrase).head);
    if sense.lemma != "meet" || verb.tokens.len() < 2 || verb.subject.is_some_and(asked) {
        return None;
    }
    let around = Around::read(line, verb.tokens.end, line.next_verb(verb.tokens.end), false);
    let own = subject(line, verb);
    let people = |parties: &[Party]| !parties.is_empty() && all_people(line, parties);
    if !people(&own) || !people(&around.by) {
        return None;
    }
    let mut told = telling(line, verb, MeetingKind::Meeting, &around)?;
    told.add_all(&around.by, Some(ParticipantRole::Host));
    told.add_all(&own, Some(ParticipantRole::Visitor));
    (told.parties.len() > 1).then_some(told)
}

/// Is the subject "leaders", "heads of state"?
fn leaders(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 10;
    let start = verb.tokens.start.saturating_sub(REACH).max(line.tokens.start);
    (start..verb.tokens.start).any(|i| line.is(i, &["leaders", "heads"]))
}

/// "gathered *data*", "assembled *a force* in B": does an object stand behind the verb, and no time?
fn takes_object(line: &Line<'_, '_>, start: u32) -> bool {
    line.unit(around_start(line, start)).is_some_and(|unit| {
        let plain = unit.phrase.is_none_or(|phrase| line.phrase(phrase).preposition.is_none());
        plain && !line.is_dated(unit.tokens.start) && !line.is_dated(unit.head)
    })
}

/// Past the adverbs behind a verb.
fn around_start(line: &Line<'_, '_>, mut i: u32) -> u32 {
    while i < line.tokens.end && line.is_adverb(i) {
        i += 1;
    }
    i
}

fn says_separately(line: &Line<'_, '_>, start: u32, end: u32) -> bool {
    (start..end).any(|i| {
        line.is(i, &["separately", "individually", "respectively"])
            || line.is(i, &["then", "later"]) && line.is(i + 1, &["with"])
    })
}

/// One meeting with each of the others.
pub(super) fn each(base: &Telling, others: &[Party]) -> Vec<Telling> {
    let one = |other: &Party| {
        let mut telling = base.clone();
        telling.fresh = true;
        telling.add_all(std::slice::from_ref(other), None);
        telling
    };
    others.iter().map(one).filter(|telling| telling.parties.len() > 1).collect()
}

/// "X called on Y on Monday"; not "X called on Y to agree".
fn calls_on(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    let Some(start) = particle_end(line, verb, sense).filter(|_| !verb.passive) else {
        return Vec::new();
    };
    let limit = company::clause_end(line, start);
    let hosts = parties::list(line, start, limit);
    let own = subject(line, verb);
    let people = all_people(line, &own) && all_people(line, &hosts.parties);
    // "called on *the parties* to agree", "called on businessmen not to speculate": one calls on somebody
    let people = people && !hosts.parties.iter().any(|party| party.who.is_group());
    // "called on Governor X (R) to resign"
    let behind = joints::bracket_end(line, hosts.end, line.tokens.end).unwrap_or(hosts.end);
    // "called on B's president, X, to resign"
    let past = behind + u32::from(line.is(behind, &[","]));
    let asks = line.is(past, &["to", "for"]) || past >= limit && limit < line.tokens.end;
    if hosts.parties.is_empty() || own.is_empty() || !people || asks {
        return Vec::new();
    }
    let around = Around::read(line, start, limit, true);
    let Some(mut told) = telling(line, verb, MeetingKind::Meeting, &around) else {
        return Vec::new();
    };
    told.add_all(&own, Some(ParticipantRole::Visitor));
    told.add_all(&hosts.parties, Some(ParticipantRole::Host));
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// The words of a range of tokens as a span.
pub(super) fn span(line: &Line<'_, '_>, start: u32, end: u32) -> Span {
    line.report().span_of(TokenRange::new(start, end))
}
