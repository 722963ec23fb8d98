//! Organisations linked: small reports built by hand, none of them real.

mod report;

use dateline_linker::{Linked, Linker};
use dateline_schema::closed::{BodyCountrySource, OrganisationKind};
use report::{Report, country};

fn link(reports: &[Report]) -> Linked {
    let mut linker = Linker::new();
    for report in reports {
        report.add_to(&mut linker);
    }
    linker.finish().unwrap()
}

const VNM: u16 = 1;
const CHN: u16 = 2;

/// The organisations of reports that name one each.
fn organisations(named: &[(&str, OrganisationKind, Option<u16>)]) -> Vec<String> {
    let reports: Vec<Report> = (0..)
        .zip(named)
        .map(|(n, &(name, kind, country))| {
            let mut report = Report::new(&format!("d{n}"), "2022-03-12");
            report.organisation(name, None, kind, country);
            report
        })
        .collect();
    link(&reports).organisations.into_iter().map(|one| one.name).collect()
}

#[test]
fn one_acronym_and_the_words_of_the_longer_name_are_one_organisation() {
    let named = |id: &str, name: &str, country: Option<u16>| {
        let mut report = Report::new(id, "2022-03-12");
        report.organisation(name, Some("HBC"), OrganisationKind::Ngo, country);
        report
    };
    let count = |reports: &[Report]| link(reports).organisations.len();
    let long = named("d1", "Harbour and Bay Council", None);
    let longer = named("d2", "Northern Harbour and Bay Council", Some(VNM));
    let other = named("d3", "Home Builders Council", Some(VNM));
    assert_eq!(count(&[long.clone(), longer.clone()]), 1);
    assert_eq!(count(&[longer.clone(), other]), 2);
    let abroad = named("d4", "Harbour and Bay Council", Some(CHN));
    assert_eq!(count(&[longer, abroad]), 2);
}

#[test]
fn a_company_is_one_with_and_without_its_legal_form() {
    let company = |names: &[&str]| {
        let named: Vec<_> =
            names.iter().map(|&name| (name, OrganisationKind::Company, None)).collect();
        organisations(&named).len()
    };
    assert_eq!(company(&["Nordlys Power Corp", "Nordlys Power Corporation", "Nordlys Power"]), 1);
    assert_eq!(company(&["Nordlys Power Ltd", "Nordlys Power AG", "Nordlys Power"]), 3);
    assert_eq!(company(&["Nordlys Power Inc", "Nordlys Gas Inc"]), 2);
    // Where hardly any report writes another form, who writes none means what all write.
    let mut many = vec!["Nordlys Power Inc"; 5];
    many.extend(["Nordlys Power Ltd", "Nordlys Power"]);
    assert_eq!(company(&many), 2);
}

#[test]
fn an_organ_of_a_state_is_one_in_any_order_of_its_words() {
    let ministry = OrganisationKind::Ministry;
    let one = [
        ("Ministry of Trade", ministry, Some(VNM)),
        ("Trade Ministry", ministry, Some(VNM)),
        ("Ministry of Trade", ministry, Some(CHN)),
        ("Ministry of Trade", ministry, None),
    ];
    assert_eq!(organisations(&one).len(), 3);
}

#[test]
fn parts_of_two_bodies_are_two_and_no_body_is_within_itself() {
    let part = |id: &str, body: &str| {
        let mut report = Report::new(id, "2022-03-12");
        let body = report.organisation(body, None, OrganisationKind::Ministry, Some(VNM));
        let kind = OrganisationKind::Government;
        let part = report.organisation("Press Department", None, kind, Some(VNM));
        report.part_of(part, body);
        report
    };
    let reports = [
        part("d1", "Ministry of Trade"),
        part("d2", "Ministry of Health"),
        part("d3", "Trade Ministry"),
    ];
    let linked = link(&reports);
    assert_eq!(linked.organisations.len(), 4);
    assert_eq!(linked.entity(0, report::local(1)), linked.entity(2, report::local(1)));
    assert_ne!(linked.entity(0, report::local(1)), linked.entity(1, report::local(1)));
    // Two reports that put each in the other.
    let pair = |id: &str, part: &str, whole: &str| {
        let mut report = Report::new(id, "2022-03-12");
        let whole = report.organisation(whole, None, OrganisationKind::Ngo, None);
        let part = report.organisation(part, None, OrganisationKind::Ngo, None);
        report.part_of(part, whole);
        report
    };
    let linked = link(&[
        pair("d1", "Fjord Watch", "Coast League"),
        pair("d2", "Coast League", "Fjord Watch"),
    ]);
    assert_eq!(linked.organisations.iter().filter(|one| one.parent.is_some()).count(), 1);
}

#[test]
fn ministries_of_two_states_are_two() {
    let reports = [("d1", Some(VNM)), ("d2", Some(CHN)), ("d3", None), ("d4", Some(VNM))].map(
        |(id, country)| {
            let mut report = Report::new(id, "2022-03-12");
            report.organisation("Ministry of Trade", None, OrganisationKind::Ministry, country);
            report
        },
    );
    let linked = link(&reports);
    assert_eq!(linked.organisations.len(), 3);
    assert_eq!(linked.entity(0, report::local(0)), linked.entity(3, report::local(0)));
}

#[test]
fn an_acronym_is_what_another_report_spells_out() {
    let mut spelled = Report::new("d1", "2022-03-12");
    spelled.organisation(
        "Northern Power Corporation",
        Some("NPC"),
        OrganisationKind::Company,
        Some(VNM),
    );
    let mut bare = Report::new("d2", "2022-03-12");
    bare.organisation("NPC", None, OrganisationKind::Company, None);
    let linked = link(&[spelled, bare]);
    assert_eq!(linked.organisations.len(), 1);
    assert_eq!(linked.organisations[0].name, "Northern Power Corporation");
    assert_eq!(linked.links.iter().filter(|link| link.method == "acronym").count(), 1);
}

#[test]
fn a_country_is_as_sure_as_the_surest_report_that_has_it() {
    use BodyCountrySource::{Known, Report as Inferred, Stated};
    let linked = |sources: &[Option<BodyCountrySource>]| {
        let reports: Vec<Report> = (0..)
            .zip(sources)
            .map(|(n, source)| {
                let mut report = Report::new(&format!("d{n}"), "2022-03-12");
                let kind = OrganisationKind::Ngo;
                let of = source.map(|source| (country(VNM), source));
                report.organisation_known("Harbour Council", None, kind, of);
                report
            })
            .collect();
        link(&reports).organisations[0].country
    };
    assert_eq!(linked(&[Some(Inferred), Some(Stated), None]), Some((country(VNM), Stated)));
    assert_eq!(linked(&[Some(Inferred), Some(Known)]), Some((country(VNM), Known)));
    assert_eq!(linked(&[None, Some(Inferred)]), Some((country(VNM), Inferred)));
    assert_eq!(linked(&[None, None]), None);
}
