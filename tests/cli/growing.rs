//! Datasets that grow: the order in which reports come changes nothing, and a report more changes only
//! what it touches.

use crate::sandbox::Sandbox;

const MINISTERS: [(&str, &str, &str); 6] = [
    ("Norwegian", "Kari Lund", "Oslo"),
    ("Vietnamese", "Tran Duc Anh", "Hanoi"),
    ("Egyptian", "Husain Abdelrahman", "Cairo"),
    ("Egyptian", "Hussein Abdel Rahman", "Cairo"),
    ("Peruvian", "José Salas", "Lima"),
    ("Kenyan", "Peter Kipchumba", "Nairobi"),
];

/// Reports of ministers who receive each other, told by host and guest.
fn reports() -> Vec<serde_json::Value> {
    let mut reports = Vec::new();
    for (n, (host_people, host, city)) in MINISTERS.iter().enumerate() {
        for (m, (guest_people, guest, _)) in MINISTERS.iter().enumerate().filter(|(m, _)| *m != n) {
            let day = 1 + (n * 5 + m) % 27;
            let family = guest.rsplit(' ').next().unwrap_or_default();
            let texts = [
                format!(
                    "{} - {host_people} Foreign Minister {host} met {guest_people} Foreign Minister {guest} in {city} on \
                     March {day}. {family} said that trade had grown.",
                    city.to_uppercase()
                ),
                format!(
                    "{guest_people} Foreign Minister {guest} held talks with the {host_people} foreign minister in {city} on \
                     March {day}."
                ),
            ];
            for (side, text) in texts.into_iter().enumerate() {
                let id = format!("{n}-{m}-{side}");
                reports.push(serde_json::json!({"id": id, "date": "2022-03-28", "text": text}));
            }
        }
    }
    reports
}

fn write(sandbox: &Sandbox, name: &str, reports: &[serde_json::Value]) {
    let lines: Vec<String> = reports.iter().map(ToString::to_string).collect();
    sandbox.write(&format!("{name}/reports.jsonl"), lines.join("\n"));
    sandbox.run(&["build", name, "-o", &format!("{name}-out"), "-q"]).ends_with(0);
}

/// The tables in which a report's place in its file does not stand.
const TABLES: [&str; 12] = [
    "people",
    "person_names",
    "offices",
    "organisations",
    "places",
    "works",
    "entities",
    "meetings",
    "meeting_participants",
    "meeting_reports",
    "links",
    "issues",
];

fn diff(sandbox: &Sandbox, old: &str, new: &str) -> String {
    let tables = TABLES.iter().flat_map(|table| ["--table", *table]);
    let arguments: Vec<&str> =
        ["diff", old, new, "--show", "1000"].into_iter().chain(tables).collect();
    sandbox.run(&arguments).stdout
}

#[test]
fn the_order_of_reports_changes_nothing() {
    let sandbox = Sandbox::new();
    let mut reports = reports();
    write(&sandbox, "one", &reports);
    reports.reverse();
    write(&sandbox, "other", &reports);
    assert_eq!(diff(&sandbox, "one-out", "other-out"), "");
    reports.sort_by_key(|report| report["text"].as_str().map(|text| text.len() * 7919 % 101));
    write(&sandbox, "third", &reports);
    assert_eq!(diff(&sandbox, "one-out", "third-out"), "");
}

#[test]
fn a_report_more_changes_only_what_it_touches() {
    let sandbox = Sandbox::new();
    let mut reports = reports();
    write(&sandbox, "before", &reports);
    // About people of whom no other report tells.
    reports.push(serde_json::json!({"id": "new", "date": "2022-03-29", "text":
        "TBILISI - Georgian Prime Minister Irakli Beridze met Armenian President Tigran Hovsepyan in Tbilisi on March 29."}));
    write(&sandbox, "after", &reports);
    let changes = diff(&sandbox, "before-out", "after-out");
    let lines = || changes.lines().filter(|line| line.starts_with("  "));
    assert!(lines().all(|line| line.starts_with("  + ")), "{changes}");
    assert!(lines().any(|line| line.contains("p.irakli-beridze")), "{changes}");
    // About one who is known: the rows that change are of this person.
    reports.push(serde_json::json!({"id": "known", "date": "2022-03-29", "text":
        "NAIROBI - Kenyan Foreign Minister Peter Kipchumba met Rwandan President Innocent Habimana in Nairobi on March 29."}));
    write(&sandbox, "more", &reports);
    let changes = diff(&sandbox, "after-out", "more-out");
    let touched = ["kipchumba", "nairobi", "kenya"];
    for line in changes.lines().filter(|line| line.starts_with("  ~ ") || line.starts_with("  - "))
    {
        assert!(touched.iter().any(|known| line.contains(known)), "{line}\n{changes}");
    }
}
