//! What the user decides wins, whatever the rules say; small reports built by hand.

mod report;

use dateline_linker::{Action, Correction, LinkEnd, Linked, Linker, Options, Subject, Target};
use dateline_schema::closed::{CountrySource, DateSource, DecidedBy, LinkKind, MeetingKind};
use report::{Report, country, local};

const VNM: u16 = 1;
const CHN: u16 = 2;

/// Two reports of one minister, and one that calls somebody by a short name alone.
fn reports() -> Vec<Report> {
    let mut full = Report::new("d1", "2022-03-11");
    let guest = full.person("Li Guoqiang", Some(CHN));
    full.office(guest, "Minister of Trade", CHN, 3);
    let host = full.person("Tran Duc Anh", Some(VNM));
    full.meeting(MeetingKind::Meeting, Some("2022-03-10"), &[host, guest]);
    let mut again = Report::new("d2", "2022-05-02");
    again.person("Li Guoqiang", Some(CHN));
    let mut brief = Report::new("d3", "2022-07-02");
    brief.short("Li", None);
    vec![full, again, brief]
}

fn link(corrections: Vec<Correction>) -> Linked {
    let mut linker = Linker::with(Options { corrections, office_holders_only: false });
    for report in reports() {
        report.add_to(&mut linker);
    }
    linker.finish().unwrap()
}

fn named(name: &str) -> Target {
    Target { name: Some(name.to_owned()), ..Target::default() }
}

fn of_person(target: Target, action: Action) -> Correction {
    Correction { line: 2, subject: Subject::Person, target, action, reason: Some("seen".into()) }
}

fn people(linked: &Linked) -> Vec<&str> {
    linked.people.iter().map(|person| person.id.as_str()).collect()
}

#[test]
fn without_corrections_the_rules_decide() {
    assert_eq!(people(&link(Vec::new())), ["p.li", "p.li-guoqiang", "p.tran-duc-anh"]);
}

#[test]
fn a_short_name_is_who_the_user_says() {
    let linked = link(vec![of_person(named("Li"), Action::Same(named("Li Guoqiang")))]);
    assert_eq!(people(&linked), ["p.li-guoqiang", "p.tran-duc-anh"]);
    let link = linked.links.iter().find(|link| link.decided_by == DecidedBy::User).unwrap();
    assert_eq!((link.kind, link.method), (LinkKind::SamePerson, "correction"));
    assert_eq!(link.reason.as_deref(), Some("same: seen"));
    assert!(linked.unmatched.is_empty());
}

#[test]
fn evidence_tells_namesakes_apart_and_a_day_does_too() {
    let at = |document: &str| Target {
        document: Some(document.to_owned()),
        span: Some((3, 14)),
        ..Target::default()
    };
    let by_evidence = of_person(at("d1"), Action::Different(at("d2")));
    let day = |day: &str| Target { day: Some(day.parse().unwrap()), ..named("Li Guoqiang") };
    let by_day = of_person(day("2022-03-11"), Action::Different(day("2022-05-02")));
    for correction in [by_evidence, by_day] {
        let linked = link(vec![correction]);
        assert_eq!(linked.people.len(), 4, "{:?}", people(&linked));
        assert_ne!(linked.entity(0, local(0)), linked.entity(1, local(0)));
        let different = linked.links.iter().filter(|link| link.kind == LinkKind::Different);
        assert_eq!(different.count(), 1);
    }
}

#[test]
fn values_are_the_users() {
    let meeting = |action| Correction {
        line: 5,
        subject: Subject::Meeting,
        target: Target {
            day: Some("2022-03-10".parse().unwrap()),
            ..named("Tran Duc Anh; Li Guoqiang")
        },
        action,
        reason: None,
    };
    let day = "2022-03-09".parse().unwrap();
    let linked = link(vec![
        of_person(named("Li Guoqiang"), Action::Rename("Li Guo-qiang".into())),
        of_person(named("Li Guoqiang"), Action::SetCountry(country(VNM))),
        of_person(named("Li Guoqiang"), Action::SetOffice("Minister of Commerce".into())),
        meeting(Action::SetDay(day, day)),
    ]);
    assert_eq!(linked.unmatched, []);
    let person = linked.people.iter().position(|p| p.id == "p.li-guo-qiang").unwrap();
    assert_eq!(linked.people[person].country, Some((country(VNM), CountrySource::Authority)));
    let offices = linked.offices(person as u32);
    let titles: Vec<Option<&str>> = offices.iter().map(|office| office.title.as_deref()).collect();
    assert!(titles.iter().all(|title| *title == Some("Minister of Commerce")), "{titles:?}");
    assert_eq!(linked.meetings[0].days, Some((day, day)));
    assert_eq!(linked.meetings[0].date_source, Some(DateSource::Authority));
    // Three corrections of one person are one row.
    let corrected: Vec<_> =
        linked.links.iter().filter(|link| link.kind == LinkKind::Corrected).collect();
    assert_eq!(corrected.len(), 2);
    assert!(corrected.iter().all(|link| link.left == link.right));
}

#[test]
fn a_meeting_is_found_by_its_parties_alone() {
    let day = "2022-03-09".parse().unwrap();
    let linked = link(vec![Correction {
        line: 2,
        subject: Subject::Meeting,
        target: Target {
            day: Some("2022-03-10".parse().unwrap()),
            ..named("Li Guoqiang; Tran Duc Anh")
        },
        action: Action::SetDay(day, day),
        reason: None,
    }]);
    assert_eq!((linked.meetings[0].days, linked.unmatched.len()), (Some((day, day)), 0));
}

#[test]
fn what_is_dropped_is_gone_everywhere() {
    let linked = link(vec![of_person(named("Li Guoqiang"), Action::Drop)]);
    assert_eq!(people(&linked), ["p.li", "p.tran-duc-anh"]);
    assert_eq!(linked.entity(0, local(0)), None);
    let meeting = linked.meeting(0, 0).unwrap();
    assert_eq!(linked.participants(meeting).len(), 1);
    assert_eq!(linked.meetings[0].participant_count, 1);
    let link = linked.links.iter().find(|link| link.decided_by == DecidedBy::User).unwrap();
    assert_eq!(link.left, LinkEnd::Document(0));
}

#[test]
fn what_matches_nothing_or_contradicts_is_said() {
    let pair = |action: fn(Target) -> Action| of_person(named("Li"), action(named("Li Guoqiang")));
    let mut contrary = pair(Action::Different);
    contrary.line = 3;
    let gone = Target { document: Some("d9".into()), ..named("Li Guoqiang") };
    let linked = link(vec![
        pair(Action::Same),
        contrary,
        of_person(named("Nobody Here"), Action::Drop),
        of_person(gone, Action::Drop),
    ]);
    let said: Vec<&str> = linked.unmatched.iter().map(|row| row.message.as_str()).collect();
    assert_eq!(linked.unmatched[0].line, 3);
    assert!(
        said[0].contains("contrary") && said[1].contains("Nobody") && said[2].contains("d9"),
        "{said:?}"
    );
    assert_eq!(people(&linked), ["p.li-guoqiang", "p.tran-duc-anh"]);
}

#[test]
fn an_id_is_a_hint_of_the_name() {
    let target = Target { id: Some("p.li-guoqiang-chn".into()), ..Target::default() };
    let linked = link(vec![of_person(target, Action::Rename("Li Quoqiang".into()))]);
    assert_eq!(people(&linked), ["p.li", "p.li-quoqiang", "p.tran-duc-anh"]);
}

#[test]
fn people_without_an_office_can_be_left_out() {
    let mut linker = Linker::with(Options { corrections: Vec::new(), office_holders_only: true });
    for report in reports() {
        report.add_to(&mut linker);
    }
    let linked = linker.finish().unwrap();
    assert_eq!(people(&linked), ["p.li-guoqiang"]);
    assert_eq!(linked.participants(linked.meeting(0, 0).unwrap()).len(), 1);
    assert_eq!(linked.entity(2, local(0)), None);
}
