//! Meetings of short reports, as text: `meetings/*.md`. Each case has a `report` and what it tells
//! under `expected`: a line a meeting (kind and status; days and their source; place, country and
//! their source), below it a line a party (name or office; role; country).

use dateline_extractor::extract;
use dateline_extractor::facts::{Entity, Facts, LocalId, MeetingFact, ParticipantFact};
use dateline_lexicon::{CountryId, lexicon};
use dateline_normaliser::dates;
use dateline_parser::{Meta, parse};
use dateline_recogniser::recognise;
use dateline_schema::closed::PublishedSource;
use dateline_testkit::sections;

fn facts(text: &str) -> Facts {
    let published = jiff::civil::date(2024, 5, 17);
    let meta = Meta { published: Some((published, PublishedSource::Option)), ..Meta::default() };
    let report = parse(text, &meta);
    let recognised = recognise(&report);
    let dates = dates::normalise(&report);
    extract(&report, &recognised, &dates, &meta)
}

fn show(text: &str) -> String {
    let facts = facts(text);
    if facts.meetings.is_empty() {
        return "none".to_owned();
    }
    let mut lines = Vec::new();
    for meeting in &facts.meetings {
        lines.push(head(&facts, meeting));
        lines.extend(meeting.participants.iter().map(|party| participant(&facts, text, party)));
    }
    lines.join("\n")
}

fn head(facts: &Facts, meeting: &MeetingFact) -> String {
    let days = match meeting.days {
        None => "-".to_owned(),
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}..{last}"),
    };
    let place = meeting.place.map_or("-".to_owned(), |place| name(facts, place));
    format!(
        "{} {}; {days} {}; {place} {} {}",
        meeting.kind.name(),
        meeting.status.name(),
        meeting.date_source.map_or("-", |source| source.name()),
        country(meeting.country),
        meeting.place_source.map_or("-", |source| source.name()),
    )
}

fn participant(facts: &Facts, text: &str, party: &ParticipantFact) -> String {
    let name = if let Some(entity) = party.entity {
        name(facts, entity)
    } else {
        let span = facts.mentions[party.mention as usize].span;
        format!("[{}] {}", span.of(text), party.office.as_deref().unwrap_or("-"))
    };
    format!("  {name}; {}; {}", party.role.name(), country(party.country))
}

fn name(facts: &Facts, entity: LocalId) -> String {
    match &facts.entities[entity.0 as usize] {
        Entity::Person(person) => person.name.name.clone(),
        Entity::Organisation(organisation) => organisation.name.clone(),
        Entity::Place(place) => place.name.clone(),
        Entity::Work(work) => work.name.clone(),
    }
}

fn country(country: Option<CountryId>) -> &'static str {
    country.map_or("-", |country| lexicon().country(country).code)
}

fn check(file: &str) {
    let mut failures = Vec::new();
    let cases = sections::read(file);
    assert!(!cases.is_empty());
    for case in &cases {
        let report = case.block("report").expect("a report");
        let expected = case.block("expected").expect("what it tells");
        let made = show(report);
        if made != expected {
            failures.push(format!(
                "## {}\n{report}\n-- made\n{made}\n-- expected\n{expected}\n",
                case.name
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} failed\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

#[test]
fn gatherings() {
    check(include_str!("meetings/gatherings.md"));
}

#[test]
fn goals_and_days() {
    check(include_str!("meetings/goals.md"));
}

#[test]
fn sides_letters_and_chairs() {
    check(include_str!("meetings/sides.md"));
}

#[test]
fn asia_and_pacific() {
    check(include_str!("meetings/asia.md"));
}

#[test]
fn europe() {
    check(include_str!("meetings/europe.md"));
}

#[test]
fn africa_and_middle_east() {
    check(include_str!("meetings/africa.md"));
}

#[test]
fn americas() {
    check(include_str!("meetings/americas.md"));
}

#[test]
fn readouts() {
    check(include_str!("meetings/readouts.md"));
}

#[test]
fn agencies_of_the_east() {
    check(include_str!("meetings/wires_east.md"));
}

#[test]
fn agencies_of_the_west() {
    check(include_str!("meetings/wires_west.md"));
}

#[test]
fn groups() {
    check(include_str!("meetings/groups.md"));
}

#[test]
fn mediation() {
    check(include_str!("meetings/mediation.md"));
}

#[test]
fn told_by_the_sentence_before() {
    check(include_str!("meetings/wires_told.md"));
}

#[test]
fn ways_of_telling() {
    check(include_str!("meetings/frames.md"));
}

#[test]
fn told_by_verbs() {
    check(include_str!("meetings/syntax_verbs.md"));
}

#[test]
fn told_by_nouns() {
    check(include_str!("meetings/syntax_nouns.md"));
}

#[test]
fn stories() {
    check(include_str!("meetings/stories.md"));
}

#[test]
fn visits_of_wires_and_what_is_in_their_course() {
    check(include_str!("meetings/wires_courses.md"));
}

#[test]
fn meetings_told_by_what_was_said() {
    check(include_str!("meetings/wires_spoken.md"));
}

#[test]
fn groups_that_stand_for_a_body() {
    check(include_str!("meetings/bodies.md"));
}

#[test]
fn no_meetings() {
    check(include_str!("meetings/none.md"));
}

#[test]
fn other_things_than_meetings() {
    check(include_str!("meetings/misread.md"));
}

#[test]
fn rolls_of_who_was_there() {
    check(include_str!("meetings/rolls.md"));
}

#[test]
fn who_attended() {
    check(include_str!("meetings/attendance.md"));
}

#[test]
fn days_and_company_told_elsewhere() {
    check(include_str!("meetings/wires_days.md"));
}

#[test]
fn rounds_papers_and_plans() {
    check(include_str!("meetings/wires_more.md"));
}

#[test]
fn broken_talks_stays_and_letters() {
    check(include_str!("meetings/wires_stays.md"));
}

#[test]
fn who_was_at_what_a_readout_tells_of() {
    check(include_str!("meetings/readouts_who.md"));
}
