//! People that reports name wrongly, shortly or at length: small reports built by hand, none real.

mod report;

use dateline_linker::{Linked, LinkedOffice, Linker};
use dateline_schema::closed::OrganisationKind;
use report::{Report, country};

fn link(reports: &[Report]) -> Linked {
    let mut linker = Linker::new();
    for report in reports {
        report.add_to(&mut linker);
    }
    linker.finish().unwrap()
}

fn people(linked: &Linked) -> Vec<&str> {
    linked.people.iter().map(|person| person.id.as_str()).collect()
}

const CHN: u16 = 2;
const USA: u16 = 3;
const FRA: u16 = 4;

#[test]
fn two_countries_that_reports_only_guess_are_none() {
    let guess = |id: &str, of: u16| {
        let mut report = Report::new(id, "2022-03-01");
        let person = report.person("Marta Quellen", None);
        report.likely_country(person, of);
        report
    };
    let known = |reports: &[Report]| link(reports).people[0].country.map(|(of, _)| of);
    assert_eq!(known(&[guess("d1", CHN)]), Some(country(CHN)));
    assert_eq!(known(&[guess("d1", CHN), guess("d2", USA)]), None);
    assert_eq!(known(&[guess("d1", CHN), guess("d2", CHN), guess("d3", USA)]), Some(country(CHN)));
}

/// The country of the person whom so many reports have in silence, and others with a country, stated or likely.
fn country_of(
    silent: usize,
    stated: &[u16],
    likely: &[u16],
) -> Option<dateline_lexicon::CountryId> {
    let named = |n: usize, of: Option<u16>| {
        let mut report = Report::new(&format!("d{n}"), "2022-03-01");
        let person = report.person("Marta Quellen", of);
        (report, person)
    };
    let mut reports: Vec<Report> = (0..silent).map(|n| named(n, None).0).collect();
    for &of in stated {
        reports.push(named(reports.len(), Some(of)).0);
    }
    for &of in likely {
        let (mut report, person) = named(reports.len(), None);
        report.likely_country(person, of);
        reports.push(report);
    }
    let linked = link(&reports);
    assert_eq!(people(&linked).len(), 1);
    linked.people[0].country.map(|(of, _)| of)
}

#[test]
fn one_report_in_many_gives_nobody_a_country() {
    assert_eq!(country_of(5, &[CHN], &[]), Some(country(CHN)));
    assert_eq!(country_of(45, &[CHN], &[]), None);
    assert_eq!(country_of(45, &[CHN, CHN, CHN], &[]), Some(country(CHN)));
    assert_eq!(country_of(70, &[CHN, CHN, CHN], &[]), None);
    assert_eq!(country_of(2, &[], &[CHN]), Some(country(CHN)));
    assert_eq!(country_of(6, &[], &[CHN]), None);
    // What is likely must not be as likely elsewhere.
    assert_eq!(country_of(0, &[], &[CHN, CHN, CHN, USA, USA]), None);
}

#[test]
fn one_report_of_another_country_is_no_second_person() {
    let of = |n: usize, of: u16, title: &str| {
        let mut report = Report::new(&format!("d{n}"), "2022-03-01");
        let person = report.person("Marta Quellen", Some(of));
        report.office(person, title, of, 1);
        report
    };
    let many = || (0..12).map(|n| of(n, CHN, "President"));
    let with = |last: Report| people(&link(&many().chain([last]).collect::<Vec<_>>())).len();
    assert_eq!(with(of(12, USA, "President")), 1);
    // Who holds another office there is somebody else.
    assert_eq!(with(of(12, USA, "Mayor")), 2);
    // So is who holds none.
    let mut swimmer = Report::new("d12", "2022-03-01");
    swimmer.person("Marta Quellen", Some(USA));
    assert_eq!(with(swimmer), 2);
}

#[test]
fn a_report_of_another_country_that_comes_first_does_not_rename_the_many() {
    let of = |n: usize, of: u16| {
        let mut report = Report::new(&format!("d{n:02}"), "2022-03-01");
        let person = report.person("Marta Quellen", Some(of));
        report.office(person, "President", of, 1);
        report
    };
    // A stray of one country and somebody else of a third: what is likely goes to the many's country.
    let mut reports = vec![of(0, USA)];
    reports.extend((1..13).map(|n| of(n, CHN)));
    let mut other = Report::new("d13", "2022-03-01");
    other.person("Marta Quellen", Some(FRA));
    let mut other_again = Report::new("d14", "2022-03-01");
    other_again.person("Marta Quellen", Some(FRA));
    let mut likely = Report::new("d15", "2022-03-01");
    let guessed = likely.person("Marta Quellen", None);
    likely.likely_country(guessed, CHN);
    reports.extend([other, other_again, likely]);
    let linked = link(&reports);
    assert_eq!(people(&linked).len(), 2);
    assert_eq!(linked.entity(15, report::local(0)), linked.entity(1, report::local(0)));
}

/// What reports tell of a person's offices and bodies: `Director, the body of o.oxfam`.
fn offices_told(linked: &Linked) -> Vec<String> {
    let told = |office: &LinkedOffice| {
        let body = office.organisation.map_or("", |body| linked.entity_id(body));
        format!("{} {body}", office.title.as_deref().unwrap_or("-"))
    };
    linked.offices(0).iter().map(told).collect()
}

#[test]
fn a_body_that_somebody_is_named_with_stands_once_behind_the_offices() {
    let with = |id: &str, body: &str, title: Option<&str>| {
        let mut report = Report::new(id, "2022-03-01");
        let person = report.person("Marta Quellen", None);
        let body = report.organisation(body, None, OrganisationKind::Ngo, None);
        report.of_body(person, body);
        if let Some(title) = title {
            report.office(person, title, USA, 5);
        }
        report
    };
    let one = link(&[with("d1", "Oxfam", None), with("d2", "Oxfam", None)]);
    assert_eq!(offices_told(&one), ["- o.oxfam"]);
    let two = link(&[with("d1", "Oxfam", Some("Director")), with("d2", "Arms Watch", None)]);
    assert_eq!(offices_told(&two), ["Director ", "- o.oxfam", "- o.arms-watch"]);
    // It says nothing of who somebody is: people of one name and no more stay as they were.
    assert_eq!(people(&two), ["p.marta-quellen"]);
}

/// Reports of a president on days of March, named in full with country and office.
fn well_known(days: std::ops::Range<u32>) -> Vec<Report> {
    let report = |day: u32| {
        let mut report = Report::new(&format!("w{day}"), &format!("2022-03-{day:02}"));
        let president = report.person("Robert Quellenburg", Some(USA));
        report.office(president, "President", USA, 1);
        report
    };
    days.map(report).collect()
}

#[test]
fn a_guessed_country_does_not_part_a_short_name_from_its_famous_bearer() {
    let mut reports = well_known(1..6);
    let mut brief = Report::new("d1", "2022-03-20");
    let president = brief.short("Quellenburg", None);
    brief.office(president, "President", CHN, 1);
    brief.likely_country(president, CHN);
    reports.push(brief);
    assert_eq!(people(&link(&reports)), ["p.robert-quellenburg"]);
    // A country that the report states does.
    let mut stated = Report::new("d1", "2022-03-20");
    stated.short("Quellenburg", Some(CHN));
    reports.pop();
    reports.push(stated);
    assert_eq!(people(&link(&reports)), ["p.quellenburg", "p.robert-quellenburg"]);
}

#[test]
fn a_long_short_name_that_sounds_like_one_and_is_nobodys_is_a_slip() {
    let slip = |name: &str, full: &str| {
        let mut report = Report::new("d1", "2022-03-20");
        let president = report.person(full, Some(USA));
        report.office(president, "President", USA, 1);
        let other = report.short(name, None);
        report.office(other, "President", USA, 1);
        report.person("Anna Weller", None);
        link(&[report]).people.len()
    };
    assert_eq!(slip("Quelenburg", "Robert Quellenburg"), 2);
    assert_eq!(slip("Kovalenskky", "Petro Kovalenskyy"), 2);
    // Other letters, and names too short to go by, are other people.
    assert_eq!(slip("Quillenborg", "Robert Quellenburg"), 3);
    assert_eq!(slip("Bush", "Robert Bosh"), 3);
    // Somebody bears that name.
    let mut reports = well_known(1..2);
    let mut both = Report::new("d2", "2022-03-02");
    both.person("Clara Quelenburg", Some(CHN));
    let mut brief = Report::new("d3", "2022-03-02");
    brief.person("Robert Quellenburg", Some(USA));
    brief.short("Quelenburg", None);
    reports.extend([both, brief]);
    let linked = link(&reports);
    assert_ne!(linked.entity(2, report::local(0)), linked.entity(2, report::local(1)));
}

#[test]
fn who_is_called_by_another_name_is_another() {
    let linked = |a: &str, b: &str| {
        let report = |id: &str, name: &str| {
            let mut report = Report::new(id, "2022-03-12");
            report.person(name, None);
            report
        };
        link(&[report("d1", a), report("d2", b)]).people.len()
    };
    assert_eq!(linked("J. Martin Quell", "Jack Quell"), 2);
    assert_eq!(linked("Al Quell", "Irvin Quell"), 2);
    assert_eq!(linked("J. Martin Quell", "J. M. Quell"), 1);
    assert_eq!(linked("J. Quell", "Jack Quell"), 1);
    assert_eq!(linked("F. N. Quell", "Frank Quell"), 1);
}

#[test]
fn one_name_is_one_whether_or_not_its_country_is_known() {
    let of = |code: &str| {
        dateline_lexicon::lexicon().countries().by_code(code).map(|country| country.id.0)
    };
    let report = |id: &str, country: Option<u16>| {
        let mut report = Report::new(id, "2022-03-12");
        report.person("Pilar Ortega Molina", country);
        report
    };
    let reports = [report("d1", of("USA")), report("d2", None), report("d3", of("USA"))];
    assert_eq!(people(&link(&reports)), ["p.pilar-ortega-molina"]);
}

#[test]
fn a_second_surname_is_left_out_by_some_reports() {
    let holds = |name: &str, office: &str, day: &str| {
        let mut report = Report::new(&format!("d{name}{day}"), day);
        let person = report.person(name, None);
        report.office(person, office, USA, 5);
        report
    };
    let office = "Administrator of the Harbour Agency";
    let linked = |other: &str, title: &str, day: &str| {
        link(&[holds("Isabel Ortega Molina", office, "2022-03-01"), holds(other, title, day)])
            .people
            .len()
    };
    assert_eq!(linked("Isabel Molina", "Harbour Agency Administrator", "2022-05-01"), 1);
    assert_eq!(linked("Isabel Molina", "Administrator", "2022-05-01"), 2);
    assert_eq!(linked("Isabel Molina", office, "2025-05-01"), 2);
    assert_eq!(linked("Pilar Molina", office, "2022-05-01"), 2);
    assert_eq!(linked("Isabel Ortega Vega", office, "2022-05-01"), 2);
}

#[test]
fn a_household_name_is_meant_years_before_and_after() {
    let day = |n: u32| format!("2022-{:02}-{:02}", 1 + n / 28, 1 + n % 28);
    let president = |n: u32| {
        let mut report = Report::new(&format!("w{n}"), &day(n));
        let president = report.person("Robert Quellenburg", Some(USA));
        report.office(president, "President", USA, 1);
        report
    };
    let others = |count: u32| {
        (0..count).map(move |n| {
            let mut report = Report::new(&format!("o{n}"), &day(n));
            let wife = report.person("Clara Quellenburg", Some(USA));
            report.office(wife, "First Lady", USA, 5);
            report
        })
    };
    let brief = |title: Option<&str>| {
        let mut brief = Report::new("d1", "2019-06-20");
        let named = brief.short("Quellenburg", None);
        if let Some(title) = title {
            brief.office(named, title, USA, 1);
        }
        brief
    };
    let linked = |named: u32, wives: u32, title: Option<&str>| {
        let reports: Vec<Report> =
            (0..named).map(president).chain(others(wives)).chain([brief(title)]).collect();
        link(&reports).people.len()
    };
    assert_eq!(linked(40, 8, None), 2);
    assert_eq!(linked(40, 30, Some("President")), 2);
    // Two whom many reports name so, and one whom few do.
    assert_eq!(linked(40, 30, None), 3);
    assert_eq!(linked(8, 4, None), 3);
}

#[test]
fn a_name_in_capitals_is_printed_so_only_where_nothing_else_is() {
    let named = |id: &str, name: &str| {
        let mut report = Report::new(id, "2022-03-12");
        report.person(name, Some(USA));
        report
    };
    let signed =
        [named("d1", "ANA R. RUIZ"), named("d2", "ANA R. RUIZ"), named("d3", "Ana R. Ruiz")];
    assert_eq!(link(&signed).people[0].name.name, "Ana R. Ruiz");
    assert_eq!(link(&signed[..2]).people[0].name.name, "ANA R. RUIZ");
}
