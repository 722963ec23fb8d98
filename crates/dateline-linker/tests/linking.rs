//! Reports linked: small reports built by hand, none of them real.

mod report;

use std::io;
use std::sync::{Arc, Mutex};

use dateline_linker::{EntityRef, LinkEnd, Linked, Linker, MeetingRef, Options, Scratch};
use dateline_normaliser::places::country_code;
use dateline_schema::closed::{DateSource, IssueKind, LinkKind, MeetingKind, MeetingStatus};
use proptest::prelude::*;
use report::{Report, country};

fn link(reports: &[Report]) -> Linked {
    let mut linker = Linker::new();
    for report in reports {
        report.add_to(&mut linker);
    }
    linker.finish().unwrap()
}

/// The same in so many bytes of memory.
fn link_in(reports: &[Report], memory: usize) -> Linked {
    let scratch = Arc::new(Heap::default());
    let mut linker = Linker::with_scratch(Options::default(), memory, scratch);
    for report in reports {
        report.add_to(&mut linker);
    }
    linker.finish().unwrap()
}

/// A scratch in memory.
#[derive(Debug, Default)]
struct Heap(Mutex<Vec<u8>>);

impl Scratch for Heap {
    fn append(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut all = self.0.lock().unwrap();
        let at = all.len() as u64;
        all.extend_from_slice(bytes);
        Ok(at)
    }

    fn read(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        buffer.copy_from_slice(&self.0.lock().unwrap()[offset as usize..][..buffer.len()]);
        Ok(())
    }
}

/// A scratch that is full.
#[derive(Debug)]
struct Full;

impl Scratch for Full {
    fn append(&self, _: &[u8]) -> io::Result<u64> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn read(&self, _: u64, _: &mut [u8]) -> io::Result<()> {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[test]
fn a_scratch_that_is_full_is_an_error() {
    let mut linker = Linker::with_scratch(Options::default(), 0, Arc::new(Full));
    for report in told_twice() {
        report.add_to(&mut linker);
    }
    assert_eq!(linker.finish().unwrap_err().kind(), io::ErrorKind::StorageFull);
}

fn people(linked: &Linked) -> Vec<&str> {
    linked.people.iter().map(|person| person.id.as_str()).collect()
}

fn meetings(linked: &Linked) -> Vec<&str> {
    linked.meetings.iter().map(|meeting| meeting.id.as_str()).collect()
}

const VNM: u16 = 1;
const CHN: u16 = 2;
const USA: u16 = 3;

#[test]
fn a_given_name_alone_is_the_only_one_of_it_in_the_report() {
    let mut full = Report::new("d1", "2022-03-11");
    let secretary = full.person("Karin Dellacroix", Some(USA));
    full.office(secretary, "Press Secretary", USA, 3);
    full.person("Karin Ito", Some(USA));
    let mut briefing = Report::new("d2", "2022-03-11");
    let speaker = briefing.short("Dellacroix", Some(USA));
    briefing.office(speaker, "Press Secretary", USA, 3);
    briefing.short("Karin", None);
    let mut both = Report::new("d3", "2022-03-11");
    both.person("Karin Dellacroix", Some(USA));
    both.person("Karin Ito", Some(USA));
    both.short("Karin", None);
    let mut titled = Report::new("d5", "2022-03-11");
    titled.person("Karin Dellacroix", Some(USA));
    let chair = titled.short("Karin", None);
    titled.office(chair, "Chairman", USA, 3);
    let mut nobody = Report::new("d4", "2022-03-11");
    nobody.short("Karin", None);
    let linked = link(&[full, briefing, both, titled, nobody]);
    assert_eq!(people(&linked).len(), 5, "{:?}", people(&linked));
    assert_eq!(linked.entity(1, report::local(1)), linked.entity(1, report::local(0)));
    assert_ne!(linked.entity(2, report::local(2)), linked.entity(2, report::local(0)));
    assert_ne!(linked.entity(2, report::local(2)), linked.entity(2, report::local(1)));
    assert_ne!(linked.entity(3, report::local(1)), linked.entity(3, report::local(0)));
}

/// A minister's day in a capital, told in full with days, and the shorter report of the host's agency.
fn told_twice() -> [Report; 2] {
    let mut full = Report::new("d1", "2022-03-11");
    let host = full.person("Tran Duc Anh", Some(VNM));
    full.office(host, "President", VNM, 1);
    let guest = full.person("Li Guoqiang", Some(CHN));
    full.office(guest, "Minister of Public Security", CHN, 3);
    let premier = full.person("Le Hoang Nam", Some(VNM));
    full.meeting(MeetingKind::Meeting, Some("2022-03-10"), &[host, guest]);
    full.meeting(MeetingKind::Meeting, Some("2022-03-10"), &[premier, guest]);
    let mut brief = Report::new("d2", "2022-03-11");
    let guest = brief.short("Li", Some(CHN));
    brief.office(guest, "Minister", CHN, 3);
    let host = brief.person("Tran Duc Anh", Some(VNM));
    brief.meeting(MeetingKind::Meeting, None, &[guest, host]);
    brief.visit(None, guest, VNM);
    brief.talks_with_office(None, guest, "Minister of Public Security", VNM);
    [full, brief]
}

#[test]
fn one_audience_told_twice_is_one_meeting() {
    let linked = link(&told_twice());
    assert_eq!(people(&linked), ["p.le-hoang-nam", "p.li-guoqiang", "p.tran-duc-anh"]);
    assert_eq!(
        meetings(&linked),
        [
            "m.2022-03-10.le-hoang-nam.li-guoqiang",
            "m.2022-03-10.li-guoqiang.tran-duc-anh",
            "m.undated.li-guoqiang",
            "m.undated.li-guoqiang.minister-of-public-security",
        ]
    );
    let audience = &linked.meetings[1];
    assert_eq!((audience.document_count, audience.participant_count), (2, 2));
    assert_eq!(audience.date_source, Some(DateSource::Stated));
    assert_eq!(linked.meeting(0, 0), linked.meeting(1, 0));
    let guest = linked.entity(1, report::local(0)).unwrap();
    assert_eq!(linked.entity_id(guest), "p.li-guoqiang");
    assert!(linked.is_cross_document(1, report::local(0)));
    assert!(!linked.is_cross_document(1, report::local(1)));
    let EntityRef::Person(n) = guest else { panic!("{guest:?}") };
    let person = &linked.people[n as usize];
    assert_eq!((person.document_count, person.name.short.as_deref()), (2, Some("Li")));
    assert_eq!(linked.offices(n).len(), 2);
    assert_eq!(linked.person_names(n).len(), 2);
    let parties = linked.participants(linked.meeting(1, 0).unwrap());
    let names: Vec<_> = parties.iter().map(|party| party.name_text.as_str()).collect();
    assert_eq!(names, ["Tran Duc Anh", "Li Guoqiang"]);
    assert_eq!(linked.meeting_reports(linked.meeting(1, 0).unwrap()).len(), 2);
    let cross: Vec<_> = linked.links.iter().filter(|link| link.method == "context").collect();
    assert_eq!(cross.len(), 1);
    assert!(matches!(cross[0].left, LinkEnd::Mention(at) if at.document == 1), "{:?}", cross[0]);
    assert!(linked.links.iter().any(|link| link.kind == LinkKind::SameMeeting));
    assert!(linked.issues.is_empty(), "{:?}", linked.issues);
}

#[test]
fn two_of_one_office_in_one_report_are_two() {
    let mut report = Report::new("d1", "2022-03-11");
    let president = report.person("Ana Ruiz", None);
    report.talks_of_one_office(Some("2022-03-10"), president, "President", VNM);
    let linked = link(&[report]);
    let parties = linked.participants(linked.meeting(0, 0).unwrap());
    let countries: Vec<_> = parties.iter().map(|party| party.country).collect();
    assert_eq!(countries, [None, Some(country(VNM))]);
}

#[test]
fn two_who_fit_leave_a_short_name_open() {
    let [full, brief] = told_twice();
    let mut other = Report::new("d3", "2022-03-11");
    let host = other.person("Tran Duc Anh", Some(VNM));
    let second = other.person("Li Wen", Some(CHN));
    other.office(second, "Minister of Commerce", CHN, 3);
    other.meeting(MeetingKind::Meeting, Some("2022-03-10"), &[host, second]);
    let linked = link(&[full, brief, other]);
    assert_eq!(
        people(&linked),
        ["p.le-hoang-nam", "p.li", "p.li-guoqiang", "p.li-wen", "p.tran-duc-anh"]
    );
    assert_eq!(linked.issues.len(), 1);
    assert_eq!(linked.issues[0].kind, IssueKind::AmbiguousName);
}

#[test]
fn a_short_name_needs_more_than_its_letters() {
    let mut full = Report::new("d1", "2022-03-11");
    full.person("Li Guoqiang", Some(CHN));
    let mut brief = Report::new("d2", "2022-03-11");
    brief.short("Li", Some(CHN));
    let mut later = Report::new("d3", "2022-03-12");
    later.short("Li", Some(CHN));
    let linked = link(&[full, brief, later]);
    let code = country_code(country(CHN)).to_lowercase();
    let ids = [format!("p.li-{code}"), format!("p.li-{code}-2"), "p.li-guoqiang".to_owned()];
    assert_eq!(people(&linked), ids);
}

#[test]
fn a_short_name_with_its_office_is_the_holder() {
    let mut full = Report::new("d1", "2012-05-01");
    let president = full.person("Robert Carter", Some(USA));
    full.office(president, "President", USA, 1);
    let mut brief = Report::new("d2", "2012-05-03");
    let president = brief.short("Carter", Some(USA));
    brief.office(president, "President", USA, 1);
    let mut foreign = Report::new("d3", "2012-05-03");
    let other = foreign.short("Carter", Some(VNM));
    foreign.office(other, "President", VNM, 1);
    let linked = link(&[full, brief, foreign]);
    assert_eq!(people(&linked), ["p.carter", "p.robert-carter"]);
    assert_eq!(linked.offices(1).len(), 1);
}

#[test]
fn stated_countries_part_people_of_one_name() {
    let reports = [("d1", USA), ("d2", VNM), ("d3", USA)].map(|(id, country)| {
        let mut report = Report::new(id, "2012-05-01");
        report.person("Paul Martin", Some(country));
        report
    });
    let linked = link(&reports);
    assert_eq!(linked.people.len(), 2);
    assert_eq!(linked.entity(0, report::local(0)), linked.entity(2, report::local(0)));
    assert_ne!(linked.entity(0, report::local(0)), linked.entity(1, report::local(0)));
}

#[test]
fn spellings_and_initials() {
    let names = [
        "Ivan Sokolov",
        "Ivan Petrovich Sokolov",
        "John Carter",
        "John F. Carter",
        "John H. Carter",
        "Kim Jae-won",
        "KIM Jae Won",
    ];
    let reports: Vec<Report> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let mut report = Report::new(&format!("d{n}"), "2012-05-01");
            report.person(name, None);
            report
        })
        .collect();
    let linked = link(&reports);
    let same = |a: usize, b: usize| {
        linked.entity(a, report::local(0)) == linked.entity(b, report::local(0))
    };
    assert!(same(0, 1) && same(5, 6));
    assert!(!same(3, 4));
}

#[test]
fn calls_plans_and_other_days_are_other_meetings() {
    let tell = |id: &str, kind, day: &str, status| {
        let mut report = Report::new(id, "2022-03-12");
        let a = report.person("Tran Duc Anh", Some(VNM));
        let b = report.person("Li Guoqiang", Some(CHN));
        report.meeting(kind, Some(day), &[a, b]);
        report.facts.meetings[0].status = status;
        report
    };
    let held = MeetingStatus::Held;
    let linked = link(&[
        tell("d1", MeetingKind::Meeting, "2022-03-10", held),
        tell("d2", MeetingKind::Talks, "2022-03-10", held),
        tell("d3", MeetingKind::Call, "2022-03-10", held),
        tell("d4", MeetingKind::Meeting, "2022-03-10", MeetingStatus::Planned),
        tell("d5", MeetingKind::Meeting, "2022-03-11", held),
    ]);
    assert_eq!(linked.meetings.len(), 4);
    assert_eq!(linked.meeting(0, 0), linked.meeting(1, 0));
    assert_eq!(linked.meetings[linked.meeting(0, 0).unwrap().0 as usize].kind, MeetingKind::Talks);
}

#[test]
fn other_parties_are_other_meetings() {
    let tell = |id: &str, names: &[&str]| {
        let mut report = Report::new(id, "2022-03-12");
        let parties: Vec<_> = names.iter().map(|name| report.person(name, None)).collect();
        report.meeting(MeetingKind::Meeting, Some("2022-03-10"), &parties);
        report
    };
    let linked = link(&[
        tell("d1", &["Tran Duc Anh", "Li Guoqiang"]),
        tell("d2", &["Tran Duc Anh", "Robert Carter"]),
        tell(
            "d3",
            &["Tran Duc Anh", "Li Guoqiang", "Robert Carter", "Ivan Sokolov", "Paul Martin"],
        ),
    ]);
    assert_eq!(linked.meetings.len(), 3);
}

#[test]
fn a_suffix_on_one_side_is_settled_by_the_office() {
    let holder = |id: &str, day: &str, name: &str, title: &str| {
        let mut report = Report::new(id, day);
        let person = report.person(name, Some(USA));
        report.office(person, title, USA, 2);
        report
    };
    let one = link(&[
        holder("d1", "2022-03-11", "Daniel R. Calder, Jr.", "Governor"),
        holder("d2", "2022-05-02", "Daniel Calder", "Governor"),
    ]);
    assert_eq!(one.people.len(), 1, "one holder: {:?}", people(&one));
    let two = link(&[
        holder("d1", "2022-03-11", "Daniel R. Calder, Jr.", "Governor"),
        holder("d2", "1981-05-02", "Daniel Calder", "Governor"),
        holder("d3", "2022-05-02", "Daniel Calder III", "Governor"),
    ]);
    assert_eq!(two.people.len(), 3, "father, son and grandson: {:?}", people(&two));
}

#[test]
fn a_short_name_is_the_one_of_whom_nearly_all_reports_tell() {
    let mut reports: Vec<Report> = (0..19)
        .map(|n| {
            let mut report = Report::new(&format!("d{n:02}"), "2022-03-11");
            report.person("Rosa Calder", Some(USA));
            report
        })
        .collect();
    let mut other = Report::new("d19", "2022-03-11");
    other.person("Daniel Calder", Some(USA));
    reports.push(other);
    let mut brief = Report::new("d20", "2022-03-12");
    brief.short("Calder", None);
    reports.push(brief);
    let linked = link(&reports);
    assert_eq!(people(&linked), ["p.daniel-calder", "p.rosa-calder"]);
    // Where two are known alike, it stays open.
    let linked = link(&reports[16..]);
    assert_eq!(people(&linked), ["p.calder", "p.daniel-calder", "p.rosa-calder"]);
}

#[test]
fn a_report_that_came_twice_counts_once() {
    let [full, _] = told_twice();
    let mut again = full.clone();
    again.id = "d9".into();
    let linked = link(&[full, again]);
    assert_eq!(linked.duplicates, [None, Some(0)]);
    assert_eq!(linked.meetings.len(), 2);
    assert!(linked.people.iter().all(|person| person.document_count == 1));
    assert!(
        linked
            .meetings
            .iter()
            .all(|meeting| meeting.document_count == 1 && meeting.participant_count == 2)
    );
}

#[test]
fn a_copy_with_another_head_and_tail_counts_once() {
    let words = "the ministers spoke of ferries and of a cable under the gulf that both sides want to \
                 lay before the winter after next and they agreed that border guards will train together";
    let [mut full, _] = told_twice();
    full.text.push_str(words);
    let mut copy = full.clone();
    copy.id = "d0".into();
    copy.facts.published = Report::new("d0", "2022-03-13").facts.published;
    copy.text.push_str(" brought to our readers by the wire service");
    let mut late = copy.clone();
    late.id = "d9".into();
    late.facts.published = Report::new("d9", "2022-05-13").facts.published;
    late.text.push('.');
    let linked = link(&[copy, late, full]);
    assert_eq!(linked.near_duplicates, [Some(2), None, None]);
    assert_eq!(linked.duplicates, [None; 3]);
    assert!(linked.people.iter().all(|person| person.document_count == 2));
    let near = linked.links.iter().filter(|link| link.kind == LinkKind::NearDuplicate);
    assert_eq!(
        near.map(|link| (link.left, link.right)).collect::<Vec<_>>(),
        [(LinkEnd::Document(0), LinkEnd::Document(2))]
    );
}

/// A meeting of two ministers in one report.
fn audience(id: &str, published: &str, day: &str, names: [&str; 2]) -> Report {
    let mut report = Report::new(id, published);
    let host = report.person(names[0], Some(VNM));
    report.office(host, "President", VNM, 1);
    let guest = report.person(names[1], Some(CHN));
    report.office(guest, "Minister of Energy", CHN, 3);
    report.meeting(MeetingKind::Meeting, Some(day), &[host, guest]);
    report
}

#[test]
fn spellings_that_context_proves_are_one_person() {
    let day = "2022-03-10";
    let linked = link(&[
        audience("d1", day, day, ["Tran Duc Anh", "Serhiy Rakhimov"]),
        audience("d2", day, day, ["Tran Duc Anh", "Sergiy Rahimov"]),
    ]);
    assert_eq!(people(&linked).len(), 2, "{:?}", people(&linked));
    assert_eq!(linked.meetings.len(), 1);
    let spelling = linked.links.iter().find(|link| link.method == "spelling").unwrap();
    assert!(spelling.reason.as_deref().unwrap().contains("same counterpart"));
    // Neither an office of one holder nor a counterpart: two people.
    let mut one = Report::new("d1", day);
    one.person("Serhiy Rakhimov", Some(VNM));
    let mut other = Report::new("d2", day);
    other.person("Sergiy Rahimov", Some(VNM));
    assert_eq!(link(&[one, other]).people.len(), 2);
}

#[test]
fn successors_in_an_office_are_two() {
    let linked = link(&[
        audience("d1", "2022-03-10", "2022-03-10", ["Tran Duc Anh", "Serhiy Rakhimov"]),
        audience("d2", "2022-03-17", "2022-03-17", ["Tran Duc Anh", "Taras Melnyk"]),
    ]);
    assert_eq!(people(&linked).len(), 3, "{:?}", people(&linked));
    assert_eq!(linked.meetings.len(), 2);
}

#[test]
fn a_plan_and_what_came_of_it_are_two_that_are_linked() {
    let names = ["Tran Duc Anh", "Li Guoqiang"];
    let mut plan = audience("d1", "2022-03-08", "2022-03-10", names);
    plan.facts.meetings[0].status = MeetingStatus::Planned;
    let held = audience("d2", "2022-03-11", "2022-03-10", names);
    let linked = link(&[plan, held]);
    assert_eq!(linked.meetings.len(), 2);
    let follow_up = linked.links.iter().find(|link| link.kind == LinkKind::FollowUp).unwrap();
    assert_eq!(follow_up.left, LinkEnd::Meeting(linked.meeting(1, 0).unwrap()));
    assert_eq!(follow_up.right, LinkEnd::Meeting(linked.meeting(0, 0).unwrap()));
}

#[test]
fn each_side_may_name_itself_alone() {
    let mut host = Report::new("d1", "2022-03-11");
    let who = host.person("Tran Duc Anh", Some(VNM));
    host.office(who, "Minister of Trade", VNM, 3);
    host.talks_with_office(Some("2022-03-10"), who, "Commerce Minister", CHN);
    let mut guest = Report::new("d2", "2022-03-11");
    let who = guest.person("Li Guoqiang", Some(CHN));
    guest.office(who, "Minister of Commerce", CHN, 3);
    guest.talks_with_office(Some("2022-03-10"), who, "Trade Minister", VNM);
    host.facts.meetings[0].participants[0].office = Some("Minister of Trade".into());
    guest.facts.meetings[0].participants[0].office = Some("Minister of Commerce".into());
    let linked = link(&[host, guest]);
    assert_eq!(linked.meetings.len(), 1);
    assert_eq!(linked.meetings[0].participant_count, 2);
}

#[test]
fn reports_that_disagree_on_a_country_are_said() {
    let [a, b, c] = [("d1", VNM), ("d2", VNM), ("d3", CHN)].map(|(id, country)| {
        let mut report = Report::new(id, "2022-03-10");
        let host = report.person("Rosa Calder", Some(USA));
        let guest = report.person("Tran Duc Anh", Some(country));
        report.office(guest, "President", country, 1);
        report.meeting(MeetingKind::Meeting, Some("2022-03-10"), &[host, guest]);
        report
    });
    let linked = link(&[a, b, c]);
    assert_eq!(people(&linked).len(), 2, "{:?}", people(&linked));
    assert!(linked.issues.iter().any(|issue| issue.kind == IssueKind::Contradiction));
}

#[test]
fn reports_of_one_day_that_differ_by_a_day_are_two_meetings_and_an_issue() {
    let tell = |id: &str, published: &str, days: &[&str]| {
        let mut report = Report::new(id, published);
        let a = report.person("Tran Duc Anh", Some(VNM));
        let b = report.person("Li Guoqiang", Some(CHN));
        for day in days {
            report.meeting(MeetingKind::Meeting, Some(day), &[a, b]);
        }
        report
    };
    let found = |reports: &[Report]| {
        let linked = link(reports);
        let doubts = linked.issues.iter().filter(|one| one.kind == IssueKind::ConflictingDays);
        (linked.meetings.len(), doubts.count())
    };
    let first = tell("d1", "2022-03-12", &["2022-03-10"]);
    assert_eq!(found(&[first.clone(), tell("d2", "2022-03-12", &["2022-03-11"])]), (2, 1));
    // The next day's report tells of the next day's meeting; who tells of both knows of two.
    assert_eq!(found(&[first.clone(), tell("d2", "2022-03-13", &["2022-03-11"])]), (2, 0));
    let both = tell("d2", "2022-03-12", &["2022-03-10", "2022-03-11"]);
    assert_eq!(found(&[first, both]), (2, 0));
}

#[test]
fn a_conference_of_days_is_one_whatever_day_a_report_gives() {
    let tell = |id: &str, kind, day: &str| {
        let mut report = Report::new(id, "2022-03-12");
        let parties: Vec<_> = ["Tran Duc Anh", "Li Guoqiang", "Robert Carter"]
            .iter()
            .map(|name| report.person(name, None))
            .collect();
        report.meeting(kind, Some(day), &parties);
        report
    };
    let found = |kind, days: [&str; 2]| {
        let linked = link(&[tell("d1", kind, days[0]), tell("d2", kind, days[1])]);
        let doubts = linked.issues.iter().filter(|one| one.kind == IssueKind::ConflictingDays);
        (linked.meetings.len(), doubts.count())
    };
    assert_eq!(found(MeetingKind::Conference, ["2022-03-10", "2022-03-12"]), (1, 1));
    assert_eq!(found(MeetingKind::Summit, ["2022-03-10", "2022-03-11"]), (1, 1));
    assert_eq!(found(MeetingKind::Summit, ["2022-03-10", "2022-03-12"]), (2, 0));
}

#[test]
fn dyads_are_pairs_of_countries() {
    let linked = link(&told_twice());
    assert_eq!(linked.dyads(linked.meeting(0, 0).unwrap()), [(country(VNM), country(CHN))]);
}

/// What was decided, said by document ids alone.
fn partition(linked: &Linked, reports: &[Report]) -> Vec<String> {
    let mut lines = Vec::new();
    for (n, report) in reports.iter().enumerate() {
        for local in 0..report.facts.entities.len() as u32 {
            let entity = linked.entity(n, report::local(local)).unwrap();
            lines.push(format!("{} {local} {}", report.id, linked.entity_id(entity)));
        }
        for local in 0..report.facts.meetings.len() as u32 {
            lines.push(format!(
                "{} m{local} {}",
                report.id,
                linked.meeting_id(linked.meeting(n, local).unwrap())
            ));
        }
    }
    lines.sort();
    lines
}

/// Parties (who, country, by short form?), day, is the day said?
type Drawn = (Vec<(usize, Option<u16>, bool)>, u8, bool);

fn any_report() -> impl Strategy<Value = Drawn> {
    (
        prop::collection::vec((0..7_usize, prop::option::of(1..4_u16), any::<bool>()), 1..4),
        1..5_u8,
        any::<bool>(),
    )
}

proptest! {
    #[test]
    fn the_order_of_reports_does_not_count(
        drawn in prop::collection::vec(any_report(), 1..12),
        shuffle in any::<u64>(),
    ) {
        let full = ["Tran Duc Anh", "Li Guoqiang", "Li Wen", "Robert Carter", "Robert J. Carter", "Ivan Sokolov", "Paul Martin"];
        let short = ["Anh", "Li", "Li", "Carter", "Carter", "Sokolov", "Martin"];
        let reports: Vec<Report> = drawn.iter().enumerate().map(|(n, (parties, day, dated))| {
            let mut report = Report::new(&format!("d{n}"), &format!("2022-03-0{day}"));
            let locals: Vec<_> = parties.iter().map(|&(who, country, is_short)| {
                let local = if is_short { report.short(short[who], country) } else { report.person(full[who], country) };
                if let Some(country) = country {
                    report.office(local, "Minister", country, 3);
                }
                local
            }).collect();
            let day = dated.then(|| format!("2022-03-0{day}"));
            report.meeting(MeetingKind::Meeting, day.as_deref(), &locals);
            report
        }).collect();
        let mut order: Vec<usize> = (0..reports.len()).collect();
        order.sort_by_key(|&n| (n as u64 + 1).wrapping_mul(shuffle | 1));
        let shuffled: Vec<Report> = order.iter().map(|&n| reports[n].clone()).collect();
        let first = partition(&link(&reports), &reports);
        prop_assert_eq!(&first, &partition(&link(&shuffled), &shuffled));
        prop_assert_eq!(&first, &partition(&link(&reports), &reports));
        let tight = link_in(&reports, 0);
        prop_assert_eq!(first, partition(&tight, &reports));
        let held = link(&reports);
        prop_assert_eq!(&tight.people, &held.people);
        prop_assert_eq!(&tight.meetings, &held.meetings);
        prop_assert_eq!(&tight.links, &held.links);
        for n in 0..held.people.len() as u32 {
            prop_assert_eq!(tight.person_names(n), held.person_names(n));
            prop_assert_eq!(tight.offices(n), held.offices(n));
        }
        for n in (0..held.meetings.len() as u32).map(MeetingRef) {
            prop_assert_eq!(tight.participants(n), held.participants(n));
            prop_assert_eq!(tight.meeting_reports(n), held.meeting_reports(n));
        }
        prop_assert!(tight.fault().is_none());
    }
}
