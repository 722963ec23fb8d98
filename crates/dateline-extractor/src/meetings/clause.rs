//! The clause that a noun of a meeting belongs to: "X said after talks with Y", "In a call with Y, X said",
//! "X is on a visit to Z", "X told Y at their meeting".

use dateline_lexicon::{
    MeetingFrame, MeetingNounFrame, MeetingVerb, MeetingWord, WordClass, WordSet, lexicon, words,
};
use dateline_parser::Shape;
use dateline_schema::closed::{MeetingKind, MeetingStatus, ParticipantRole};

use crate::meetings::actors;
use crate::meetings::around::Around;
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::nouns::Noun;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling, Where};
use crate::meetings::{
    agreed, alone, apart, asides, company, gatherings, grounds, holding, parties, places, status,
    stays, travellers, verbs,
};
use crate::syntax::{VerbForm, VerbGroup};

/// So far before "which included" stands what included it.
const FAR: u32 = 12;
/// What talks may have before there are any: "*support* for talks with Y".
const WANTED: &WordSet<14> = words![
    "appetite",
    "basis",
    "case",
    "chances",
    "conditions",
    "hope",
    "hopes",
    "need",
    "opposition",
    "preparations",
    "pressure",
    "prospects",
    "push",
    "support",
];
/// What is at the "*start* of a visit" is on its first day.
pub(super) const STARTS: &WordSet<4> = words!["beginning", "opening", "outset", "start"];

/// "X said after talks with Y", "In a call with Y, X said", "X is on a visit to Z": the subject of
/// the clause that the noun belongs to is a party.
pub(super) fn set_main(line: &Line<'_, '_>, noun: &Noun, told: &mut Telling, others: &[Party]) {
    const AROUND: [&str; 9] =
        ["after", "following", "during", "in", "at", "before", "on", "while", "for"];
    const REACH: usize = 3;
    // So far behind a verb whom it is said to stands.
    const NEAR: u32 = 12;
    let journey = noun.sense.frame == MeetingNounFrame::Journey;
    // "left A at the end of a visit to B", "said at the opening of a conference in B"
    let closes = noun.start.checked_sub(2).is_some_and(|i| {
        line.is(i + 1, &["of"])
            && line
                .is(i, &["end", "close", "conclusion", "start", "opening", "beginning", "outset"])
    });
    // "will close the plant after *the breakdown of* talks with Y"
    let fails = !journey
        && !others.is_empty()
        && noun.start.checked_sub(2).is_some_and(|i| {
            let ends = words!["breakdown", "collapse", "failure", "resumption", "suspension"];
            line.is(i + 1, &["of"]) && line.has(i, ends)
        });
    // "told a joint news conference with Y"
    let before = amount_start(line, noun.start).checked_sub(1);
    let holding = noun.start.checked_sub(2).is_some_and(|i| line.are(i, &["holding", "of"]));
    // "emerged *from* a meeting with Y"
    let emerges = before.is_some_and(|i| line.is(i, &["from"]) && follows_emerging(line, i));
    // "*Ahead of* talks with Y, X said", "*fresh from* talks with Y"
    let to_come = noun.start.checked_sub(2).is_some_and(|i| {
        line.is(i + 1, &["of"]) && line.is(i, &["ahead", "eve"]) && !others.is_empty()
            || line.is(i + 1, &["from"]) && line.is(i, &["fresh", "returning", "returned"])
    });
    // "returned on Sunday *from* a visit to Y"
    let returns = journey
        && before.is_some_and(|i| line.is(i, &["from"]))
        && line
            .verb_before(noun.start)
            .is_some_and(|verb| line.is(verb.head, &["returned", "returns", "returning"]));
    // "will travel *to* the summit in A", "flew to A *for* the meeting of B"
    let bound_for = !journey
        && before
            .is_some_and(|i| line.is(i, &["to", "from"]) || line.is(i, &["for"]) && told.definite)
        && line.verb_before(noun.start).is_some_and(|verb| travels(line, verb));
    let included = included_by(line, noun);
    // "congratulated Y *on his inauguration*": Y's, and no meeting of the two
    let congratulates = before.is_some_and(|i| line.is(i, &["on", "for", "upon"]))
        && line.verb_before(noun.start).is_some_and(|verb| {
            line.has(
                verb.head,
                words!["congratulate", "congratulated", "congratulates", "congratulating"],
            )
        });
    // "support *for* talks with Y", "the need for talks"
    let wanted = noun.start.checked_sub(2).is_some_and(|i| {
        line.is(i + 1, &["for"]) && line.has(i, WANTED) && line.verb_at(i).is_none()
    });
    // "weakened *Peru's position in* talks with Y"
    let stands = noun.start.checked_sub(2).is_some_and(|i| {
        let owned = words!["hand", "interests", "leverage", "position", "role", "stance", "stand"];
        line.is(i + 1, &["in"]) && line.has(i, owned)
    });
    // "resigned *after* a letter to Y": whoever wrote it
    let others_letter = noun.sense.frame == MeetingNounFrame::Letter
        && before.is_some_and(|i| line.has(i, words!["after", "before", "following", "while"]));
    if congratulates || wanted || stands || others_letter {
        return;
    }
    let within = closes
        || fails
        || included.is_some()
        || returns
        || bound_for
        || holding
        || emerges
        || to_come
        || before.is_some_and(|i| {
            line.is(i, &AROUND) || line.is(i, &["told", "addressed"]) && line.verb_at(i).is_some()
        });
    if !within {
        return;
    }
    // "After a session *brokered by C*, A and B agreed"
    let own = |verb: &VerbGroup| verb.passive && verb.form == VerbForm::Participle;
    // "During talks with Y, *who leads* Z, X said"
    let posted = holding::posted(line, noun).is_some();
    let finite = |verb: &&VerbGroup| {
        let noun_own = posted && verb.tokens.start == noun.end;
        verb.subject.is_some()
            && !noun_own
            && !own(verb)
            && !asides::is_relative(line, verb.tokens.start)
    };
    let verb = line
        .verb_before(noun.start)
        .filter(|verb| verb.clause_end >= noun.start && !alone::is_fronted(line, noun))
        .map(|verb| told_by(line, verb, noun))
        .or_else(|| line.verbs_from(noun.end).iter().take(REACH).find(finite));
    let verb = included.or(verb);
    let Some(verb) = verb.filter(|verb| !verb.negated) else { return };
    // "In a letter sent to B, A *was accused*": of nobody who wrote it
    let says = line.token(verb.head).can_be(WordClass::CUE_START);
    if posted && (verb.passive || !says) {
        return;
    }
    let from = before.is_some_and(|i| line.is(i, &["from"]));
    let past = verb.form == VerbForm::Past;
    // "was to have flown to the summit", "will fly home from the summit": of nobody who was there
    if bound_for && (status::was_meant(line, verb) || from && !past) {
        return;
    }
    // "flew home from the summit in A *on Monday*": when he left it
    if bound_for && from && line.dates(noun.start, noun.word).is_empty() {
        told.days = None;
    }
    // "said *progress in* talks with Y was expected": of the progress
    let owner = before.filter(|&i| line.is(i, &["in"])).and_then(|i| i.checked_sub(1));
    let owned = owner
        .and_then(|i| line.phrase_at(i))
        .is_some_and(|phrase| line.verbs_of(phrase).any(|other| other.tokens.start >= noun.end));
    if owned && verb.tokens.end <= noun.start {
        return;
    }
    if journey && set_guest(line, verb, noun, told) {
        return;
    }
    // "The letter was handed over by A during a meeting with B"
    let mut own = if verb.passive {
        let particle = line.is(verb.tokens.end, &["over", "out", "up", "on"]);
        let mut by =
            Around::read(line, verb.tokens.end + u32::from(particle), noun.start, false).by;
        // "*X was accompanied by* Y during talks with Z"
        if !by.is_empty() && line.has(verb.head, words!["accompanied", "assisted", "flanked"]) {
            by.splice(0..0, subject(line, verb));
        }
        by
    } else {
        Vec::new()
    };
    if own.is_empty() && verb.passive && !others.is_empty() {
        own = giver(line, verb);
    }
    // "was blamed *at a meeting in A*": whom others act upon need not be there.
    let absent = verb.passive && own.is_empty() && !is_there(line, verb);
    if own.is_empty() {
        own = subject(line, verb);
    }
    // "X said *A would offer* a treaty at talks with B", of states
    let states = |parties: &[Party]| {
        !parties.is_empty() && parties.iter().all(|party| actors::is_country(line, party))
    };
    if states(others)
        && told.parties.is_empty()
        && let Some(near) = line.verb_before(noun.start).filter(|near| near.head != verb.head)
    {
        let acts = subject(line, near);
        if states(&acts) && !near.passive && !others.iter().any(|p| p.who.is(acts[0].who)) {
            told.add_all(&acts, None);
            return;
        }
    }
    // "X told Y at their meeting", "thanked Y during a meeting"
    let mut addressed = false;
    // "In a call on Monday, X assured *Y* of it": behind the verb, or between it and the noun
    let call = matches!(told.kind, MeetingKind::Call | MeetingKind::Video);
    let again = told.definite && !call && told.days.is_none();
    let fronted = verb.tokens.start >= noun.end
        && !again
        && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["in", "during", "at"]));
    let limit = if fronted { line.next_verb(verb.tokens.end) } else { noun.start };
    // "X discussed with Y during their meeting", "handed a letter to Y at a meeting"
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let meets = |frame| {
        use MeetingFrame::{Speaks, Together, Travels, Visits, With};
        matches!(frame, Speaks | Together | Travels | Visits | With)
    };
    let of_meeting = senses.iter().any(|sense| meets(sense.frame));
    let occasion = matches!(told.kind, MeetingKind::Summit | MeetingKind::Conference);
    // "had met Y at the conference in A": that meeting is told by its verb
    let elsewhere = !(bound_for || addressed_to(line, verb));
    if of_meeting && occasion && others.is_empty() && !verb.passive && elsewhere {
        return;
    }
    let direct = line.is(verb.tokens.end, &["with", "to"]);
    let reach = limit.min(line.next_verb(verb.tokens.end)).min(verb.tokens.end + NEAR);
    let with = (verb.tokens.end..reach).find(|&i| line.is(i, &["with", "to"]));
    let gives = line.plays(verb.head, MeetingWord::GIVES);
    let with = with.filter(|_| if direct { gives || of_meeting } else { gives && !journey });
    let with = with.map(|i| parties::list(line, i + 1, limit).parties).unwrap_or_default();
    let to_person = with.iter().any(|party| actors::is_person(line, party));
    // "after talks *with miners*": whom else the sentence names was not there
    let open = others.is_empty() && !told.group;
    if open && !verb.passive && to_person {
        addressed = true;
        own.extend(with);
    } else if open
        && (!journey || company::keeps_company(line, verb))
        && !verb.passive
        && let Some(unit) = line.unit(verb.tokens.end).filter(|unit| unit.tokens.end <= limit)
    {
        // "X joined *Y and Z* at a summit"
        let joins = line.is(verb.head, &["joined", "joins", "join"]);
        let told = if joins {
            parties::list(line, unit.tokens.start, limit).parties
        } else {
            actors::of_unit(line, unit)
        };
        if (told.len() == 1 || joins)
            && own.len() == 1
            && !told.iter().any(|p| p.who.is(own[0].who))
        {
            addressed = !told.is_empty();
            own.extend(told);
        }
    }
    // "A said *B had promised help* in a telephone call": of the two
    let call = noun.sense.frame == MeetingNounFrame::Call && !told.definite;
    if open && !addressed && own.len() == 1 && call && verb.tokens.end <= noun.start {
        own.extend(speaker_of(line, verb, &own));
        addressed = own.len() == 2;
    }
    // "The bank made the offer *after talks with creditors*": it had them, whoever speaks for it
    let body = matches!(own.as_slice(), [one] if !actors::is_person(line, one))
        && !others.is_empty()
        && others.iter().all(|other| other.who.is_group() || actors::is_body(line, other));
    // "*The front's leaders say* in their letter to B"
    let letter = noun.sense.frame == MeetingNounFrame::Letter && !others.is_empty();
    let sides = open && !told.definite && agreed::are_sides(line, verb, noun, &own)
        || is_in_talks(line, verb, noun) && agreed::are_states(line, verb, &own, others);
    own.retain(|party| {
        let there = others.iter().any(|other| other.who.is(party.who));
        (body || sides || letter || actors::is_person(line, party)) && !there
    });
    // "X left A after a four-day visit": the visit was to A
    let after = before.is_some_and(|i| line.is(i, &["after", "following"]));
    let left =
        matches!(verb.form, VerbForm::Past | VerbForm::Present) && travellers::leaves(line, verb);
    if journey && after && left && told.place.is_none() && !verb.passive {
        let from = verb.tokens.end + u32::from(line.is(verb.tokens.end, &["from"]));
        let left =
            line.unit(from).and_then(|unit| places::place_from(line, unit.tokens, noun.start));
        if let Some((left, _)) = left {
            told.place = Some(left);
            told.visited = left.country;
            let dates = line.dates(verb.tokens.end, noun.start).iter().take(2);
            told.days = dates.filter(|date| is_calendar(date)).find_map(Days::of);
            told.ended = true;
            told.add_all(&own, Some(ParticipantRole::Visitor));
            return;
        }
    }
    // "*leaves on Saturday* on a visit to A"
    if journey
        && before.is_some_and(|i| line.is(i, &["on", "for"]))
        && travellers::leaves_for(line, verb)
        && told.status != MeetingStatus::Cancelled
    {
        // Who "left on Saturday for a visit" is there since some day.
        let day = day_between(line, verb, noun).filter(|days| !past && days.is_exact());
        told.days = told.days.or(day.map(|days| verbs::ahead(line, days)));
        if verb.form == VerbForm::Present {
            told.status = MeetingStatus::Planned;
        }
    }
    // "returned from a visit *planned for June*": it was, whatever was planned.
    if returns && past && told.status == MeetingStatus::Planned {
        (told.status, told.days) = (MeetingStatus::Held, None);
    }
    // What it ended on is all that is said of its days.
    if returns && told.days.is_none() {
        let dates = line.dates(verb.tokens.end, line.next_verb(noun.end)).iter().take(2);
        told.days = dates.filter(|date| is_calendar(date)).find_map(Days::of);
        told.ended = true;
    }
    // "the two agreed in a call" has both, "said in a meeting" nobody else.
    let on_visit =
        journey && told.visit_type.is_some() && before.is_some_and(|i| line.is(i, &["on"]));
    // "is *in A* on a four-day visit"
    let on = before.is_some_and(|i| line.is(i, &["on"]));
    // "was *in A at the start of* a tour"
    let at = on || closes;
    if journey && at && told.place.is_none() && line.is(verb.head, &["is", "are", "was", "were"]) {
        told.place = Around::read(line, verb.tokens.end, noun.start, false).place;
        told.visited = told.place.and_then(|place| place.country);
    }
    // "flew *to A* on Monday for a meeting of B"
    if bound_for && told.place.is_none() && before.is_some_and(|i| line.is(i, &["for"])) {
        told.place = Around::read(line, verb.tokens.end, noun.start, false).goal;
    }
    // "X, *in A on* a three-day visit, said"
    let city = noun.start.checked_sub(2).filter(|_| on && journey && told.place.is_none());
    if let Some(phrase) = city.and_then(|i| line.phrase_at(i))
        && let Some(at) = line.phrase(phrase).preposition
        && line.is(at, &["in"])
        && stays_at(line, verb, at)
    {
        let place = places::place_from(line, line.phrase(phrase).tokens, noun.start);
        let place = place.map(|(place, _)| place).filter(|place| is_abroad(&own, *place));
        told.place = place;
        told.visited = told.place.and_then(|place| place.country);
        if !line.is(verb.head, &["is", "are", "was", "were"]) {
            (told.news, told.elsewhen) = (false, true);
        }
    }
    // "X, *here on* a three-day visit, said"
    let here = on
        && journey
        && noun
            .start
            .checked_sub(2)
            .is_some_and(|i| line.is(i, &["here"]) && stays_at(line, verb, i))
        && told.place.is_none();
    if here {
        let place = grounds::dateline(&line.scene, line.cast);
        told.place = place.filter(|place| is_abroad(&own, *place));
        told.visited = told.place.and_then(|place| place.country);
        // Since when, nobody says.
        (told.news, told.elsewhen) = (false, true);
    }
    // Nor of "said during a visit *here*".
    if journey && told.days.is_none() && line.is(noun.end, &["here"]) {
        (told.news, told.elsewhen) = (false, true);
    }
    let bound = journey && told.place.is_some();
    let near = fronted || is_nearest(line, verb, noun);
    let occasion = near && !absent && is_attended(line, noun, told, &own);
    told.attended |= occasion && own.len() == 1;
    let alone = others.is_empty() && !(addressed || bound || on_visit || occasion);
    if alone && (own.len() < 2 || told.definite || absent) {
        return;
    }
    let third = !bound_for && agreed::is_third(line, noun, &own, others);
    if !third {
        told.add_all(&own, journey.then_some(ParticipantRole::Visitor));
    }
    if fails && told.status == MeetingStatus::Planned {
        told.status = MeetingStatus::Held;
    }
    // "agreed *on Tuesday* following a summit"
    let held = told.status == MeetingStatus::Held && verb.form == VerbForm::Past;
    let within = ["after", "following", "during", "in", "at"];
    let within = before.is_some_and(|i| line.is(i, &within));
    let apart = noun.start.checked_sub(1).is_some_and(|link| apart::at(line, link).unknown);
    let undated = told.days.is_none() && !apart && !told.definite;
    if held && within && undated && !journey && !own.is_empty() {
        let behind = Around::read(line, verb.tokens.end, noun.start, false).days;
        told.days = behind
            .or_else(|| day_between(line, verb, noun))
            .or(places::before(line, verb.tokens).0.filter(|_| !letter))
            .filter(|days| days.is_near());
    }
    // "told Y *on Monday* at their meeting in A"
    if held && within && told.days.is_none() && !apart && !journey && addressed {
        told.days = day_between(line, verb, noun).filter(|days| days.is_near());
    }
    let starts = closes && noun.start.checked_sub(2).is_some_and(|i| line.has(i, STARTS));
    if closes && !starts && journey && told.days.is_none() && told.status == MeetingStatus::Held {
        let dates = line.dates(verb.tokens.end, noun.start).iter().take(2);
        told.days = dates.filter(|date| is_calendar(date)).find_map(Days::of);
        told.ended = true;
    }
    // "is *in A* for talks with Y"
    if !journey && before.is_some_and(|i| line.is(i, &["for"])) {
        let there = Around::read(line, verb.tokens.end, noun.start, false);
        told.place = told.place.or(there.place).or(there.goal);
        // "was in A *on Monday* for talks with Y"
        if told.days.is_none() && line.is(verb.head, &["was", "were"]) {
            told.days = there.days;
        }
    }
    // "arrived for talks with Y": they are to come.
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let comes = senses.iter().any(|sense| sense.frame == MeetingFrame::Travels);
    if comes && !journey && line.is(noun.start - 1, &["for"]) && told.days.is_none() {
        told.status = MeetingStatus::Planned;
    }
    // A day in the sentence is that of what the verb tells, and not the day of publication.
    let dated = line.dates(line.tokens.start, line.tokens.end).iter().take(8).any(is_calendar);
    // "Speaking to the press after talks with A, B said"
    let fronted = verb.form == VerbForm::Participle
        && verb.tokens.start == line.tokens.start
        && line
            .verbs_from(noun.end)
            .iter()
            .take(REACH)
            .any(|next| next.subject.is_some() && next.form == VerbForm::Past);
    let now = !(journey && stays::is_earlier(line, noun));
    let news = (verbs::is_news(line, verb) || fronted)
        && now
        && !own.is_empty()
        && !told.definite
        && !is_in_talks(line, verb, noun);
    // "*returned from* talks with Y": since when, nobody says
    let back = from
        && line
            .verb_before(noun.start)
            .is_some_and(|verb| line.has(verb.head, words!["returned", "returning", "returns"]));
    told.news |= news && !back && (!dated || told.days.is_some());
    // "B, on his first visit to A, said": B is in A then, where the report was written
    let here = || grounds::dateline(&line.scene, line.cast).and_then(|place| place.place);
    let there = told.place.and_then(|place| place.place);
    if journey && before.is_some_and(|i| line.is(i, &["on"])) && verbs::is_news(line, verb) {
        told.news |= now && there.is_some() && there == here() && !own.is_empty();
    }
}

/// "X ended *a tour which included* a meeting with Y": the verb of who made the tour.
fn included_by<'l>(line: &'l Line<'_, '_>, noun: &Noun) -> Option<&'l VerbGroup> {
    let include = line.verb_before(noun.start)?;
    let relative = include.tokens.start.checked_sub(1)?;
    if !line.has(include.head, words!["included", "includes", "featured"])
        || include.passive
        || !line.has(relative, words!["which", "that"])
    {
        return None;
    }
    let end = if line.is(relative.saturating_sub(1), &[","]) { relative - 1 } else { relative };
    let journey = |i: u32| {
        let noun = line.report().phrase(lexicon().meetings().nouns(), i as usize, end as usize);
        noun.is_some_and(|(_, noun)| noun.frame == MeetingNounFrame::Journey)
    };
    // "criticised the visit by Ruiz, which included": of another's journey
    let makes = |verb: &&VerbGroup| {
        line.plays(verb.head, MeetingWord::MAKES) && verb.tokens.end + FAR >= end
    };
    let verb = line.verb_before(relative).filter(makes)?;
    let own = |i: u32| !line.is_possessive(i) && !line.is(i, &["by"]);
    let mut object = verb.tokens.end..end;
    (object.clone().any(journey) && object.all(own)).then_some(verb)
}

/// "*emerged on Monday* from": does the verb stand before token `i`, with at most its day between?
fn follows_emerging(line: &Line<'_, '_>, i: u32) -> bool {
    line.verb_before(i).is_some_and(|verb| {
        line.has(verb.head, words!["emerge", "emerged", "emerges", "emerging"])
            && (verb.tokens.end..i)
                .all(|i| line.is_dated(i) || line.is(i, &["on", "late", "early"]))
    })
}

/// "X will host *Y for a state visit* to A": Y comes to X. Is it told so?
fn set_guest(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun, told: &mut Telling) -> bool {
    let receives = |frame| matches!(frame, MeetingFrame::Receives | MeetingFrame::Welcomes);
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let within = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["for", "on", "during"]));
    let hosts = senses.iter().any(|sense| receives(sense.frame)) && within;
    // "*invited B for* a visit", "*expects B for* a visit"
    let invites = senses.iter().any(|sense| sense.frame == MeetingFrame::Invites);
    let expects = line.has(verb.head, words!["awaits", "expects"]) && verb.tokens.len() == 1;
    let bids = (invites || expects) && line.is(noun.start.wrapping_sub(1), &["for"]);
    if !(hosts || bids) || verb.passive || verb.tokens.end > noun.start {
        return false;
    }
    let guests = parties::list(line, verb.tokens.end, noun.start).parties;
    if guests.is_empty() || !actors::all_people(line, &guests) {
        return false;
    }
    if expects && told.status == MeetingStatus::Held {
        told.status = MeetingStatus::Planned;
    }
    told.parties.retain(|party| party.role == Some(ParticipantRole::Host));
    told.add_all(&guests, Some(ParticipantRole::Visitor));
    let own = subject(line, verb);
    let own: Vec<Party> = own.into_iter().filter(|party| actors::is_person(line, party)).collect();
    told.add_all(&own, Some(ParticipantRole::Host));
    true
}

/// Who says what a verb tells: "*A said* B had promised help"; who speaks for another was not there.
fn speaker_of(line: &Line<'_, '_>, verb: &VerbGroup, own: &[Party]) -> Vec<Party> {
    const REACH: usize = 3;
    const SAYS: [&str; 6] = ["said", "told", "added", "adding", "saying", "announced"];
    let mut before = line.verbs_to(verb.tokens.start).iter().rev().take(REACH);
    let says = before.find(|other| line.is(other.head, &SAYS) && !other.passive);
    let mut who = says.map(|says| subject(line, says)).unwrap_or_default();
    who.retain(|party| {
        let there = own.iter().any(|other| other.who.is(party.who));
        actors::in_office(line, party) && !actors::is_spokesperson(line, party) && !there
    });
    if who.len() == 1 && actors::all_people(line, &who) { who } else { Vec::new() }
}

/// Is no other verb, and no quotation, between the verb and the noun?
fn is_nearest(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun) -> bool {
    const NEAR: u32 = 12;
    line.verb_before(noun.start).is_some_and(|before| before.head == verb.head)
        && noun.start <= verb.tokens.end + NEAR
        && !(verb.tokens.end..noun.start).any(|i| line.token(i).is(Shape::OPEN_QUOTE))
}

/// "spoke *to a conference in A*": does the verb take what is spoken to?
fn addressed_to(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    line.is(verb.head, &["spoke", "speaks", "speaking", "talked"])
}

/// "X told *a summit in A* that …", "X said *at the forum in B*": an occasion with a place or a day of its
/// own at which somebody in office speaks is one that he is at.
fn is_attended(line: &Line<'_, '_>, noun: &Noun, told: &Telling, own: &[Party]) -> bool {
    let meeting = told.kind == MeetingKind::Meeting;
    let occasion = meeting
        || matches!(
            told.kind,
            MeetingKind::Summit | MeetingKind::Conference | MeetingKind::Ceremony
        );
    let before = noun.start.checked_sub(1);
    let goes = before
        .is_some_and(|i| line.is(i, &["to", "from"]) || line.is(i, &["for"]) && told.definite)
        && line.verb_before(noun.start).is_some_and(|verb| travels(line, verb));
    let there = goes
        || before.is_some_and(|i| {
            line.is(i, &["at", "told", "addressed", "during"])
                || line.is(i, &["of"])
                    && line.is(i.wrapping_sub(1), &["end", "opening", "close", "start"])
        });
    let city = told.place.is_some_and(|place| place.place.is_some());
    // "at the summit in Peru": where a summit is said to be is where it was
    let country = told.kind == MeetingKind::Summit && told.place.is_some();
    // "said at a meeting *of the fisheries committee*"
    let body = meeting && gatherings::is_convened(line, noun);
    let named = city || country || body || told.days.is_some() && !meeting;
    let one = matches!(own, [party] if actors::in_office(line, party));
    occasion && there && named && one && !noun.sense.many
}

/// "was *received* at a summit", "was *told* at a meeting", "was *sworn* in at a ceremony": a passive that tells who was there.
fn is_there(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let meets = |sense: &MeetingVerb| {
        use MeetingFrame::{Joins, Receives, Together, Welcomes};
        matches!(sense.frame, Joins | Receives | Together | Welcomes)
    };
    line.plays(verb.head, MeetingWord::ATTESTS) || senses.iter().any(meets)
}

/// Does a verb say that somebody is or comes where "in A on a visit" at token `at` says, or is that an aside: "X, *here on a
/// visit*, said"? Who "comments here on a visit" is on none.
fn stays_at(line: &Line<'_, '_>, verb: &VerbGroup, at: u32) -> bool {
    const STAYS: &WordSet<16> = words![
        "are", "arrive", "arrived", "arrives", "arriving", "be", "been", "came", "is", "landed",
        "remained", "remains", "stayed", "stays", "was", "were",
    ];
    let aside = at.checked_sub(1).is_some_and(|i| line.is(i, &[","]));
    aside || verb.tokens.end <= at && line.has(verb.head, STAYS)
}

/// Is nobody of those on a visit at home there?
fn is_abroad(visitors: &[Party], place: Where) -> bool {
    visitors.iter().all(|party| party.country.is_none() || party.country != place.country)
}

/// Does the verb tell of a journey: "flew", "will travel"?
fn travels(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let travels = |sense: &MeetingVerb| {
        sense.frame == MeetingFrame::Travels && !matches!(sense.lemma, "take" | "due" | "expected")
    };
    !verb.passive && senses.iter().any(travels)
}

/// "announced a loan *on Monday* following talks": the day between a verb with its object and the noun.
pub(super) fn day_between(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun) -> Option<Days> {
    const REACH: u32 = 16;
    let end = line.next_verb(verb.tokens.end).min(noun.start);
    let from = verb.tokens.end.max(end.saturating_sub(REACH));
    let date = line.dates(from, end).iter().rev().find(|date| is_calendar(date))?;
    let named = |i: usize| line.report().tokens[i].can_be(WordClass::WEEKDAY | WordClass::MONTH);
    let own = line.is(date.tokens.start.wrapping_sub(1), &["on"])
        || date.tokens.range().any(named)
        || line.is(date.tokens.start, &["today", "yesterday", "last", "this", "earlier"]);
    Days::of(date).filter(|_| own && !line.is_possessive(date.tokens.end))
}

/// "*has been in* talks with Y": on no one day.
pub(super) fn is_in_talks(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun) -> bool {
    verb.subject.is_some()
        && verb.tokens.end + 1 == noun.start
        && line.is(verb.tokens.end, &["in"])
        && line.is(verb.head, &["is", "are", "was", "were", "be", "been"])
}

/// "A ordered a review. *The order was made* during a meeting with B": who gave it, where the sentence right before
/// is about one person.
fn giver(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    const LONGEST: u32 = 160;
    // "was criticised at a meeting" is another's doing.
    let gives = line.is(verb.head, &["announced", "delivered", "given", "issued", "made"]);
    let given = gives
        && verb.subject.is_some_and(|phrase| {
            let phrase = line.phrase(phrase);
            line.plays(phrase.head, MeetingWord::GIVEN)
                && line.is(phrase.tokens.start, &["the", "this", "these"])
        });
    let before = line.sentence.checked_sub(1).filter(|_| given);
    let Some(before) =
        before.filter(|&before| line.report().sentences[before as usize].tokens.len() <= LONGEST)
    else {
        return Vec::new();
    };
    let earlier = Line::of_sentence(line, before);
    let first = earlier.verbs_from(earlier.tokens.start).iter().find(|verb| {
        !verb.passive && !matches!(verb.form, VerbForm::Participle | VerbForm::Infinitive)
    });
    let mut own = first.map(|verb| subject(&earlier, verb)).unwrap_or_default();
    own.retain(|party| actors::is_person(line, party));
    if own.len() == 1 { own } else { Vec::new() }
}

/// Where "*three hours of* talks", "*a round of* talks" begins.
pub(super) fn amount_start(line: &Line<'_, '_>, start: u32) -> u32 {
    const AMOUNTS: &WordSet<14> = words![
        "day", "days", "hour", "hours", "minutes", "month", "months", "round", "rounds", "series",
        "week", "weeks", "year", "years",
    ];
    let of = start.checked_sub(2).filter(|&i| line.is(i + 1, &["of"]) && line.has(i, AMOUNTS));
    let Some(amount) = of else { return start };
    line.phrase_at(amount).map_or(amount, |phrase| line.phrase(phrase).tokens.start)
}

/// "*X said* ties were strong after talks with Y", "*X urged* Z to wait after talks with Y": where the
/// nearest verb is nobody's, the one before whose subject is a person.
fn told_by<'l>(line: &'l Line<'_, '_>, verb: &'l VerbGroup, noun: &Noun) -> &'l VerbGroup {
    const REACH: usize = 4;
    let someone = |verb: &&VerbGroup| {
        let stated = verb.subject.is_some() && verb.form != VerbForm::Infinitive;
        stated && {
            let own = subject(line, verb);
            !own.is_empty() && actors::all_people(line, &own)
        }
    };
    // "A and B *agreed to cut* output after talks", but "exports failed to grow"
    let can_meet = |outer: &VerbGroup| {
        let own = subject(line, outer);
        let side = |party: &Party| {
            actors::is_person(line, party)
                || actors::is_state(line, party)
                || actors::is_body(line, party)
        };
        !own.is_empty() && own.iter().all(side)
    };
    let governing = line.verb_before(verb.tokens.start).filter(|outer| {
        verb.form == VerbForm::Infinitive
            && outer.tokens.end == verb.tokens.start
            && can_meet(outer)
    });
    if let Some(outer) = governing {
        return outer;
    }
    let mut outer = line.verbs_to(noun.start).iter().rev().take(REACH);
    // "X said *a firm is in talks* with Y": the firm, whoever says so
    if verb.passive || is_in_talks(line, verb, noun) || someone(&verb) {
        verb
    } else {
        outer.find(someone).unwrap_or(verb)
    }
}
