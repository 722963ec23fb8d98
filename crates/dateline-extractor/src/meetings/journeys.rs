//! Journeys: "visited Hanoi", "arrived in Seoul", "invited Y to visit".

use dateline_lexicon::{
    MeetingFrame, MeetingNounFrame, MeetingVerb, MeetingWord, WordClass, lexicon, words,
};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{
    MeetingKind, MeetingStatus, MentionForm, MentionKind, ParticipantRole,
};

use crate::meetings::actors::{all_people, in_office, is_person};
use crate::meetings::around::Around;
use crate::meetings::line::{Line, Unit, is_calendar};
use crate::meetings::places::place_from;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling, Where, Who};
use crate::meetings::verbs::{particle_end, telling};
use crate::meetings::{actors, grounds, parties, spending, status};
use crate::syntax::{VerbForm, VerbGroup};

/// "X visited Hanoi", "X visited the pope".
pub(super) fn visits(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    let invited = line.verb_before(verb.tokens.start).is_some_and(|other| {
        let senses = lexicon().meetings().verbs(line.token(other.head).word);
        senses.iter().any(|sense| sense.frame == MeetingFrame::Invites)
    });
    if verb.passive {
        return visited_by(line, verb).into_iter().collect();
    }
    if verb.form == VerbForm::Infinitive && (invited || is_distinction(line, verb)) {
        return Vec::new();
    }
    let mut start = verb.tokens.end;
    while start < line.tokens.end && line.is_adverb(start) {
        start += 1;
    }
    let limit = line.next_verb(start);
    if line.is(start, &["that"]) && line.is(start + 1, &["country", "nation"]) {
        let own = subject(line, verb);
        let around = Around::read(line, start + 2, limit, false);
        let goal = told_before(line, verb, &own).filter(|_| all_people(line, &own));
        let told = goal
            .filter(|_| !own.is_empty())
            .and_then(|goal| journey(line, verb, &own, &around, goal, sense));
        return told.into_iter().collect();
    }
    let Some(unit) = line.unit(start) else { return Vec::new() };
    if let Some(told) = invited_to(line, verb, unit.tokens, limit) {
        return told;
    }
    let own = subject(line, verb);
    let travel = all_people(line, &own) || is_sent(line, verb, &own);
    if own.is_empty() || !travel || is_milestone(line, verb, &own) {
        return Vec::new();
    }
    if let Some((goal, after)) = place_from(line, unit.tokens, limit) {
        let around = Around::read(line, list_end(line, after), limit, false);
        let mut told = journey(line, verb, &own, &around, goal, sense);
        if let Some(told) = &mut told
            && status::awaited(line, verb)
        {
            told.add_all(&seen_there(line, verb, goal), Some(ParticipantRole::Host));
        }
        return each_goal(line, verb, start, told);
    }
    // A site that the report need not place.
    let visited = || {
        let around = Around::read(line, unit.tokens.end, limit, false);
        let nowhere = Where { place: None, country: None };
        let mut told = journey(line, verb, &own, &around, nowhere, sense)?;
        told.place = around.place;
        told.site = Some(line.token(unit.head).hash);
        Some(told)
    };
    if is_site(line, unit) {
        return visited().into_iter().collect();
    }
    // "visited a training centre in A"
    let common = !line.token(unit.head).is(Shape::CAPITAL) && line.stands_for(unit).is_none();
    if common && line.is(unit.tokens.end, &["in", "near", "outside"]) {
        let around = Around::read(line, unit.tokens.end, limit, false);
        let Some(goal) = around.place.filter(|place| place.place.is_some()) else {
            return Vec::new();
        };
        let mut told = journey(line, verb, &own, &around, goal, sense);
        if let Some(told) = &mut told {
            told.site = Some(line.token(unit.head).hash);
        }
        return told.into_iter().collect();
    }
    // "toured the camp": a site that the report does not place
    if common
        && line.plays(unit.head, MeetingWord::SITE)
        && own.iter().all(|party| in_office(line, party))
    {
        let told =
            visited().filter(|told| told.place.is_some() || is_of_late(line, unit, told.days));
        return told.into_iter().collect();
    }
    let hosts: Vec<Party> = parties::list(line, start, limit).parties;
    // Who visits a daughter meets nobody in office.
    if hosts.is_empty() || !all_people(line, &hosts) || !hosts.iter().any(|p| in_office(line, p)) {
        return Vec::new();
    }
    let around = Around::read(line, start, limit, true);
    let Some(mut told) = telling(line, verb, MeetingKind::Meeting, &around) else {
        return Vec::new();
    };
    told.add_all(&own, Some(ParticipantRole::Visitor));
    told.add_all(&hosts, Some(ParticipantRole::Host));
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// "*A mission of the World Bank* visited Peru": is the subject people whom a body sent? A team is, of a body of states.
fn is_sent(line: &Line<'_, '_>, verb: &VerbGroup, own: &[Party]) -> bool {
    let Some(subject) = verb.subject else { return false };
    let phrase = line.phrase(subject);
    // "a delegation from *the Volta Union* visited"
    let start = phrase.preposition.and_then(|of| of.checked_sub(1)).unwrap_or(phrase.tokens.start);
    (start.min(phrase.tokens.start)..phrase.tokens.end).any(|i| {
        line.has(i, words!["delegation", "delegations", "mission", "missions"])
            || line.is(i, &["team", "teams"]) && actors::all_bodies(line, own)
    })
}

/// "will ask Peru to wait when he visits *that country*": the last that the sentence names before, and not his own.
fn told_before(line: &Line<'_, '_>, verb: &VerbGroup, own: &[Party]) -> Option<Where> {
    let named = line.countries_in(TokenRange::new(line.tokens.start, verb.tokens.start));
    let home = |country| own.iter().any(|party| party.country == Some(country));
    let country = named.into_iter().map(|(_, country)| country).rfind(|country| !home(*country))?;
    Some(Where { place: None, country: Some(country) })
}

/// "toured a museum *on Monday*", "toured *the camp*": of a site that nothing places it is told on a day of
/// these weeks, or, where no day is told, of one that the report knows, and not "the site of his youth".
fn is_of_late(line: &Line<'_, '_>, site: Unit, days: Option<Days>) -> bool {
    const DAYS: i64 = 28;
    let Some(days) = days else {
        return line.is(site.tokens.start, &["the"]) && !line.is(site.tokens.end, &["of"]);
    };
    let published = line.report().published.map(|published| published.day);
    let since = published.and_then(|day| day.checked_sub(jiff::Span::new().days(DAYS)).ok());
    days.is_exact() && since.is_none_or(|since| since <= days.last)
}

/// "X will brief *B's president, Y*, when she visits B": who is at home where the visit leads.
fn seen_there(line: &Line<'_, '_>, verb: &VerbGroup, goal: Where) -> Vec<Party> {
    const REACH: usize = 2;
    let before = line.verbs_to(verb.tokens.start).iter().rev().take(REACH);
    let seen = before.map(|main| {
        let limit = line.next_verb(main.tokens.end).min(verb.tokens.start);
        let mut seen = parties::list(line, main.tokens.end, limit).parties;
        seen.retain(|party| {
            is_person(line, party) && party.country.is_some() && party.country == goal.country
        });
        seen
    });
    seen.into_iter().find(|seen| !seen.is_empty()).unwrap_or_default()
}

/// "A, *the first leader to visit* B in years, met C": says who A is, and of no other visit.
fn is_distinction(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const RANKS: [&str; 7] = ["first", "last", "latest", "only", "second", "third", "highest"];
    let phrase = verb.tokens.start.checked_sub(1).and_then(|i| line.phrase_at(i));
    phrase.is_some_and(|phrase| {
        let tokens = line.phrase(phrase).tokens;
        let ranked = (tokens.start..tokens.end).any(|i| line.is(i, &RANKS));
        ranked && tokens.start.checked_sub(1).is_some_and(|i| line.is(i, &[","]))
    })
}

/// "*the first time* a president visited A": of no one journey where nobody is named.
fn is_milestone(line: &Line<'_, '_>, verb: &VerbGroup, own: &[Party]) -> bool {
    const RANKS: [&str; 4] = ["first", "last", "only", "second"];
    let unnamed = own.iter().all(|party| matches!(party.who, Who::Office { .. }));
    let start = verb.subject.map_or(verb.tokens.start, |subject| line.phrase(subject).tokens.start);
    let time = (start.saturating_sub(2)..start).find(|&i| line.is(i, &["time", "times"]));
    unnamed && time.and_then(|time| time.checked_sub(1)).is_some_and(|i| line.is(i, &RANKS))
}

/// "X was visited by Y".
fn visited_by(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Telling> {
    let around = Around::read(line, verb.tokens.end, line.next_verb(verb.tokens.end), false);
    let hosts = subject(line, verb);
    let people = |parties: &[Party]| !parties.is_empty() && all_people(line, parties);
    if !people(&hosts) || !people(&around.by) {
        return None;
    }
    let mut told = telling(line, verb, MeetingKind::Meeting, &around)?;
    told.add_all(&hosts, Some(ParticipantRole::Host));
    told.add_all(&around.by, Some(ParticipantRole::Visitor));
    (told.parties.len() > 1).then_some(told)
}

/// "X will lead *a delegation to Lima*".
pub(super) fn leads(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let unit = line.unit(verb.tokens.end).filter(|_| !verb.passive);
    let Some(unit) = unit.filter(|unit| line.is(unit.head, &["delegation", "mission", "team"]))
    else {
        return Vec::new();
    };
    let start = unit.tokens.end;
    let around = behind_goals(line, start, line.next_verb(start));
    let own = subject(line, verb);
    let people = !own.is_empty() && all_people(line, &own);
    let Some(goal) = around.goal.filter(|_| people) else { return Vec::new() };
    let told = telling(line, verb, MeetingKind::Visit, &around).map(|mut told| {
        (told.place, told.visited) = (Some(goal), goal.country);
        told.add_all(&own, Some(ParticipantRole::Visitor));
        told.add_all(&around.hosts, Some(ParticipantRole::Host));
        told
    });
    // "to Lima, Quito and Sucre"
    let to = (start..around.end).find(|&i| line.is(i, &["to"]));
    each_goal(line, verb, to.map_or(line.tokens.end, |to| to + 1), told)
}

/// What stands beside a journey; a day behind several goals is that of all: "to A, B and C *in June*".
fn behind_goals(line: &Line<'_, '_>, start: u32, limit: u32) -> Around {
    let mut around = Around::read(line, start, limit, false);
    let end = list_end(line, around.end).min(limit);
    if around.goal.is_some() && around.days.is_none() && end > around.end {
        let behind = Around::read(line, end, limit, false);
        (around.days, around.end) = (behind.days, behind.end);
        around.occasion |= behind.occasion;
    }
    around
}

/// "extended an *invitation to Y* to visit A": who is asked is to come; nobody where he is not named.
fn invited_to(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    tokens: TokenRange,
    limit: u32,
) -> Option<Vec<Telling>> {
    const REACH: u32 = 24;
    if verb.form != VerbForm::Infinitive {
        return None;
    }
    let from = line.verb_before(verb.tokens.start).map_or(line.tokens.start, |v| v.tokens.end);
    let from = from.max(verb.tokens.start.saturating_sub(REACH));
    let noun = (from..verb.tokens.start).find(|&i| line.is(i, &["invitation", "invitations"]))?;
    let giver = line.verb_before(noun).filter(|giver| !giver.passive).copied();
    let own = giver.map(|giver| subject(line, &giver)).unwrap_or_default();
    let accepts =
        giver.is_some_and(|giver| line.is(giver.head, &["accepted", "accepts", "accept"]));
    // "accepted an invitation (from B) to visit A", "extended an invitation to B to visit A"
    let (asked, hosts) = if line.is(noun + 1, &["to"]) && line.verb_from(noun + 1).is_none() {
        (parties::list(line, noun + 2, verb.tokens.start).parties, Vec::new())
    } else if accepts && line.is(noun + 1, &["from"]) {
        (own, parties::list(line, noun + 2, verb.tokens.start).parties)
    } else if accepts && noun + 1 == verb.tokens.start {
        (own, Vec::new())
    } else {
        (Vec::new(), Vec::new())
    };
    let status = if accepts { MeetingStatus::Planned } else { MeetingStatus::Proposed };
    let goal = place_from(line, tokens, limit).filter(|_| all_people(line, &asked));
    let (Some((goal, after)), false) = (goal, asked.is_empty()) else { return Some(Vec::new()) };
    let around = Around::read(line, after, limit, false);
    let told = telling(line, verb, MeetingKind::Visit, &around).map(|mut told| {
        told.status = status;
        told.news = false;
        told.place = Some(goal);
        told.visited = goal.country;
        told.days = around.days;
        told.add_all(&asked, Some(ParticipantRole::Visitor));
        let people = hosts.iter().filter(|party| is_person(line, party));
        told.add_all(&people.copied().collect::<Vec<_>>(), Some(ParticipantRole::Host));
        told
    });
    Some(told.into_iter().collect())
}

/// Is it a site by name: "the Museum A B", "the Peace Institute"?
fn is_site(line: &Line<'_, '_>, unit: Unit) -> bool {
    let Some(id) = line.stands_for(unit) else { return false };
    let mention = line.cast.mention(id);
    match mention.kind {
        MentionKind::Organisation => line.is(unit.tokens.start, &["the"]),
        // A person's name inside a longer one.
        MentionKind::Person => {
            let first = unit.tokens.start + 1;
            line.is(unit.tokens.start, &["the"])
                && mention.tokens.start > first
                && mention.form == MentionForm::FullName
                && (first..mention.tokens.start).all(|i| {
                    let alone = TokenRange::new(i, i + 1);
                    line.token(i).is(Shape::CAPITAL)
                        && !line.token(i).can_be(WordClass::OFFICE_START)
                        && line.cast.standing_for(alone).is_none()
                })
        }
        _ => false,
    }
}

/// "X arrived in Hanoi on Monday", "X will travel to Peru".
pub(super) fn travels(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    if verb.passive {
        return Vec::new();
    }
    if sense.lemma == "take" {
        return taken(line, verb, sense);
    }
    // "told them of a boat *leaving* for Italy": the boat's journey
    let before = verb.tokens.start.checked_sub(1).and_then(|at| line.phrase_at(at));
    let described = verb.form == VerbForm::Participle
        && before.is_some_and(|before| {
            Some(before) != verb.subject && line.date_at(line.phrase(before).head).is_none()
        });
    if described {
        return Vec::new();
    }
    let mut start = particle_end(line, verb, sense).unwrap_or(verb.tokens.end);
    // "left Lima for Quito"
    if matches!(sense.lemma, "leave" | "depart")
        && let Some(unit) = line.unit(start)
        && let Some((_, after)) = place_from(line, unit.tokens, line.tokens.end)
    {
        start = after;
    }
    // "will travel on to A"
    start += u32::from(line.is(start, &["on", "onward", "onwards"]) && line.is(start + 1, &["to"]));
    // "*set off* a storm in A", "set off for *A's* mines": of a place alone
    if sense.lemma == "set" {
        let unit = line.unit(start + 1).filter(|_| line.is(start, &["for", "to"]));
        let whole = |unit: &Unit| {
            !line.is_possessive(unit.tokens.end) && spending::is_place_alone(line, *unit)
        };
        if !unit.is_some_and(|unit| whole(&unit))
            || !subject(line, verb).iter().all(|party| in_office(line, party))
        {
            return Vec::new();
        }
    }
    let around = behind_goals(line, start, line.next_verb(start));
    let arrives = matches!(sense.lemma, "arrive" | "land" | "touch");
    let goal = if arrives { around.place.or(around.goal) } else { around.goal };
    // "arrived here on Monday"
    let here = || {
        let said = (start..around.end).any(|i| line.is(i, &["here"]))
            // "arrived in the (national) capital"
            || line.unit(start + 1).is_some_and(|unit| {
                line.is(start, &["in"])
                    && line.is(unit.tokens.start, &["the"])
                    && line.is(unit.head, &["capital", "country", "city"])
            });
        grounds::dateline(&line.scene, line.cast).filter(|_| arrives && said)
    };
    let goal = goal.or_else(here);
    // Of nearly all that come and go no goal is told: who they are is not asked then.
    if goal.is_none() && !arrives {
        return Vec::new();
    }
    let own = subject(line, verb);
    // "X *arrived on Monday* on an official visit": here, where X is from elsewhere
    let comes = || {
        let at = start + u32::from(line.is(start, &["late", "early"]));
        let at = at + u32::from(line.is(at, &["on"]));
        let here = grounds::dateline(&line.scene, line.cast).filter(|_| arrives)?;
        let foreign = |party: &Party| party.country.is_some() && party.country != here.country;
        let dated = line.date_at(at).is_some() && around.place.is_none() && around.goal.is_none();
        (dated && here.country.is_some() && own.iter().all(foreign)).then_some(here)
    };
    let Some(goal) = goal.or_else(comes) else { return Vec::new() };
    if own.is_empty() || !(all_people(line, &own) || is_sent(line, verb, &own)) {
        return Vec::new();
    }
    // "came to Washington determined to stay" tells of no visit.
    let visit = around.days.is_some()
        || around.occasion
        || !around.hosts.is_empty()
        || status::of_verb(line, verb) != Some(MeetingStatus::Held);
    if matches!(sense.lemma, "come" | "go") && !visit {
        return Vec::new();
    }
    // Who comes home visits nobody.
    let home = own.iter().all(|party| party.country.is_some() && party.country == goal.country);
    if home && (arrives || matches!(sense.lemma, "fly" | "leave" | "depart" | "set")) {
        return Vec::new();
    }
    let told = journey(line, verb, &own, &around, goal, sense);
    let after = if line.is(start, &["to", "for"]) { start + 1 } else { line.tokens.end };
    each_goal(line, verb, after, told)
}

/// "X *will be in* Lima from Monday to Wednesday": somebody in office, who is of another country. Not "will be in
/// court in Lima", "will be in Lima's debt".
pub(super) fn stays(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Option<Telling> {
    if sense.lemma == "spend" {
        return spending::spends(line, verb, sense);
    }
    let start = particle_end(line, verb, sense)?;
    // "*is scheduled to be* in", "*plans to be* in", "*hopes to be* in"
    let plans = || {
        verb.form == VerbForm::Infinitive
            && status::of_verb(line, verb) == Some(MeetingStatus::Planned)
    };
    if !(verb.form == VerbForm::Future || plans()) || verb.negated {
        return None;
    }
    let unit = line.unit(start).filter(|unit| !line.is_possessive(unit.tokens.end))?;
    let (goal, _) = place_from(line, unit.tokens, line.tokens.end)?;
    // "in the dock", "in Lima talks": the words behind "in" are the place and nothing else.
    let whole = spending::is_place_alone(line, unit);
    let around = Around::read(line, start - 1, line.next_verb(start), false);
    let near = |days: Days| days.is_exact() || days.is_short();
    if !whole || !around.days.is_some_and(near) {
        return None;
    }
    let own = foreigners(line, verb, goal)?;
    journey(line, verb, &own, &around, goal, sense)
}

/// "X *was in* Lima on Monday *to discuss* trade": the same of who was there, and what for. `verb` is what it was for.
pub(super) fn is_there_to(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Telling> {
    let be = line.verb_before(verb.tokens.start).filter(|be| {
        be.tokens.len() == 1
            && line.is(be.head, &["are", "is", "was", "were"])
            && line.is(be.tokens.end, &["in"])
    })?;
    // "was in A *to meet B*" is told by that meeting.
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let meets = senses.iter().any(|sense| {
        matches!(sense.frame, MeetingFrame::Together | MeetingFrame::With | MeetingFrame::Speaks)
    });
    if verb.form != VerbForm::Infinitive || be.negated || meets {
        return None;
    }
    let around = Around::read(line, be.tokens.end, verb.tokens.start, false);
    let goal = around.place.filter(|_| around.end == verb.tokens.start)?;
    let own = foreigners(line, be, goal)?;
    let mut told = telling(line, be, MeetingKind::Visit, &around)?;
    (told.place, told.visited) = (Some(goal), goal.country);
    told.add_all(&own, Some(ParticipantRole::Visitor));
    Some(told)
}

/// Who is somewhere: people in office, all of another country.
pub(super) fn foreigners(line: &Line<'_, '_>, verb: &VerbGroup, goal: Where) -> Option<Vec<Party>> {
    let own = subject(line, verb);
    let abroad = |party: &Party| {
        let elsewhere = party.country.zip(goal.country).is_some_and(|(own, goal)| own != goal);
        is_person(line, party) && in_office(line, party) && elsewhere
    };
    (!own.is_empty() && own.iter().all(abroad)).then_some(own)
}

/// "a tour that will *take him to* A and B": a journey to each.
fn taken(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    const REACH: u32 = 10;
    let nouns = lexicon().meetings().nouns();
    let from = verb.tokens.start.saturating_sub(REACH).max(line.tokens.start);
    let journey_at = (from..verb.tokens.start).rev().find(|&i| {
        let noun = line.report().phrase(nouns, i as usize, verb.tokens.start as usize);
        noun.is_some_and(|(_, noun)| noun.frame == MeetingNounFrame::Journey)
    });
    let Some(unit) = line.unit(verb.tokens.end).filter(|_| journey_at.is_some()) else {
        return Vec::new();
    };
    let mut own = actors::of_unit(line, unit);
    // "X met Y on a tour that will take him to A": whoever is on the tour
    if line.is(unit.head, &["him", "her", "them"])
        && let Some(other) = journey_at.and_then(|i| line.verb_before(i))
    {
        let whose = subject(line, other);
        if !whose.is_empty() {
            own = whose;
        }
    }
    let goal_at = unit.tokens.end + 1;
    let goal = line.unit(goal_at).filter(|_| line.is(goal_at - 1, &["to"]));
    let goal = goal.and_then(|unit| place_from(line, unit.tokens, line.tokens.end));
    let (Some((goal, after)), true) = (goal, !own.is_empty() && all_people(line, &own)) else {
        return Vec::new();
    };
    let around = Around::read(line, list_end(line, after), line.next_verb(after), false);
    let told = journey(line, verb, &own, &around, goal, sense);
    each_goal(line, verb, goal_at, told)
}

/// One past the places of a list that goes on at token `i`: ", B and C".
fn list_end(line: &Line<'_, '_>, mut i: u32) -> u32 {
    const MOST: usize = 12;
    for _ in 0..MOST {
        let mut at = i;
        while line.is(at, &[",", "and"]) {
            at += 1;
        }
        let Some(unit) = line.unit(at).filter(|_| at > i) else { break };
        let Some((_, after)) = place_from(line, unit.tokens, line.tokens.end) else { break };
        i = after;
    }
    i
}

/// "will visit A, B and C": a journey to each.
fn each_goal(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    mut i: u32,
    told: Option<Telling>,
) -> Vec<Telling> {
    const MOST: usize = 12;
    let mut tellings: Vec<Telling> = told.into_iter().collect();
    let Some(first) = tellings.first().cloned() else { return tellings };
    for _ in 0..MOST {
        let Some(unit) = line.unit(i) else { break };
        let Some((goal, after)) = place_from(line, unit.tokens, line.tokens.end) else { break };
        if first.place != Some(goal) {
            tellings.push(Telling {
                place: Some(goal),
                visited: goal.country,
                fresh: true,
                ..first.clone()
            });
        }
        i = after;
        while line.is(i, &[",", "and", "then"]) {
            i += 1;
        }
        if i == after && !line.is(i - 1, &[","]) {
            break;
        }
    }
    // "has visited A, B and C": at some time.
    if tellings.len() > 1 && line.is(verb.tokens.start, &["has", "have"]) {
        for told in &mut tellings {
            (told.news, told.elsewhen) = (false, true);
        }
    }
    tellings
}

pub(super) fn journey(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    own: &[Party],
    around: &Around,
    goal: Where,
    sense: &MeetingVerb,
) -> Option<Telling> {
    let mut told = telling(line, verb, sense.kind.unwrap_or(MeetingKind::Visit), around)?;
    told.place = Some(goal);
    told.visited = goal.country;
    told.add_all(own, Some(ParticipantRole::Visitor));
    // "will fly to A together with B"
    let company: Vec<Party> =
        around.company.iter().copied().filter(|party| is_person(line, party)).collect();
    told.add_all(&company, Some(ParticipantRole::Visitor));
    told.add_all(&around.hosts, Some(ParticipantRole::Host));
    told.add_all(&inviting(line), Some(ParticipantRole::Host));
    Some(told)
}

/// "*At the invitation of X*, Y will visit Z": who invites, at the head of the sentence.
pub(super) fn inviting(line: &Line<'_, '_>) -> Vec<Party> {
    let start = line.tokens.start;
    let invited =
        line.is(start, &["at", "on", "upon"]) && line.are(start + 1, &["the", "invitation", "of"]);
    if !invited {
        return Vec::new();
    }
    let commas = (start..line.tokens.end.min(start + 24)).filter(|&i| line.is(i, &[","]));
    // "of *the custodian of the shrine, King X*, Y paid": the name may stand behind the first comma.
    let mut hosts = commas.take(2).map(|comma| {
        let mut hosts = parties::list(line, start + 4, comma).parties;
        hosts.retain(|party| is_person(line, party));
        hosts
    });
    hosts.find(|hosts| !hosts.is_empty()).unwrap_or_default()
}

/// "X is *due in* Lima on Monday", "is *expected* here": a journey to come.
pub(super) fn due(line: &Line<'_, '_>, i: u32) -> Option<Telling> {
    let group = line.verb_at(i).or_else(|| line.verb_before(i).filter(|v| v.tokens.end == i));
    let verb = group.copied().filter(|verb| !verb.negated)?;
    let be = line.is(verb.tokens.start, &["is", "are", "was", "were", "be"]);
    let at = i + 1 + u32::from(line.is(i + 1, &["back"]));
    let here = line.is(at, &["here"]);
    if !be || !(here || line.is(at, &["in", "at"])) {
        return None;
    }
    let own = subject(line, &verb);
    let around = Around::read(line, at, line.next_verb(at), false);
    let dateline = || grounds::dateline(&line.scene, line.cast).filter(|_| here);
    let place = around.place.or_else(dateline);
    let comes = !own.is_empty() && (all_people(line, &own) || is_sent(line, &verb, &own));
    let goal = place.filter(|_| comes)?;
    let home = own.iter().all(|party| party.country.is_some() && party.country == goal.country);
    let mut told = telling(line, &verb, MeetingKind::Visit, &around).filter(|_| !home)?;
    told.status = MeetingStatus::Planned;
    told.place = Some(goal);
    told.visited = goal.country;
    told.add_all(&own, Some(ParticipantRole::Visitor));
    Some(told)
}

/// "X invited Y *to a state dinner*".
fn occasion(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    hosts: &[Party],
    visitors: &[Party],
    start: u32,
) -> Option<Telling> {
    let unit = line.unit(start)?;
    let nouns = lexicon().meetings().nouns();
    let (_, noun) = unit.tokens.range().find_map(|i| {
        let found = line.report().phrase(nouns, i, unit.tokens.end as usize);
        found.filter(|(end, _)| *end as u32 == unit.tokens.end)
    })?;
    let kind = noun.kind.filter(|_| noun.frame == MeetingNounFrame::Gathering && !noun.many)?;
    let around = Around::read(line, unit.tokens.end, line.next_verb(unit.tokens.end), false);
    let mut told = telling(line, verb, kind, &around)?;
    told.status = MeetingStatus::Proposed;
    // The first day is that of the occasion, not that of where it was said.
    let dates = line.dates(unit.tokens.end, around.end);
    told.days = dates.iter().take(1).filter(|date| is_calendar(date)).find_map(Days::of);
    told.news = false;
    told.add_all(visitors, Some(ParticipantRole::Visitor));
    told.add_all(hosts, Some(ParticipantRole::Host));
    (told.parties.len() > 1).then_some(told)
}

/// "X invited Y to visit Vietnam".
pub(super) fn invites(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let start = verb.tokens.end;
    let (hosts, visitors, after) = if verb.passive {
        (Vec::new(), subject(line, verb), start)
    } else {
        let called = parties::list(line, start, line.next_verb(start));
        let comma = u32::from(line.is(called.end, &[","]));
        (subject(line, verb), called.parties, called.end + comma)
    };
    // "a letter from X inviting *him* to visit": nearest by is not who is meant.
    let him = |party: &Party| line.cast.mention(party.mention).form == MentionForm::Pronoun;
    let loose = verb.form == VerbForm::Participle && visitors.iter().any(him);
    let people = !visitors.is_empty() && all_people(line, &visitors) && !loose;
    if people
        && line.is(after, &["to"])
        && let Some(told) = occasion(line, verb, &hosts, &visitors, after + 1)
    {
        return vec![told];
    }
    let Some(next) = line.verb_from(after).filter(|_| people) else { return Vec::new() };
    let senses = lexicon().meetings().verbs(line.token(next.head).word);
    let comes = senses
        .iter()
        .any(|sense| matches!(sense.frame, MeetingFrame::Visits | MeetingFrame::Travels));
    if !comes {
        return Vec::new();
    }
    let place_start = next.tokens.end;
    let around = Around::read(line, place_start, line.next_verb(place_start), false);
    let direct = line
        .unit(place_start)
        .and_then(|unit| place_from(line, unit.tokens, line.tokens.end))
        .map(|(place, _)| place);
    let Some(mut told) = telling(line, verb, MeetingKind::Visit, &around) else {
        return Vec::new();
    };
    told.status = MeetingStatus::Proposed;
    told.news = false;
    told.place = direct.or(around.goal);
    told.visited = told
        .place
        .and_then(|place| place.country)
        .or_else(|| hosts.first().and_then(|host| host.country));
    // The day is that of the visit, not that of the invitation.
    told.days = around.days;
    told.add_all(&visitors, Some(ParticipantRole::Visitor));
    told.add_all(&hosts, Some(ParticipantRole::Host));
    vec![told]
}
