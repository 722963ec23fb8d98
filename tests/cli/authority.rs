//! What the user's authority file says wins over every rule, in every report; one that is malformed is
//! refused.

use crate::sandbox::{Row, Sandbox};

const HEADER: &str = "name,aliases,country,office,organisation,from,to,wikidata_id\n";

const REPORTS: [(&str, &str); 3] = [
    (
        "in/a.txt",
        " date 2021-03-02 GENEVA - Xqzo Umbral told reporters on Monday that the fund would grow.\n",
    ),
    (
        "in/b.txt",
        " date 2021-05-04 GENEVA - The head of the fund, Umbral the Elder, met Norwegian Foreign Minister \
         Kari Lund on Tuesday. Lund said the talks were useful.\n",
    ),
    (
        "in/c.txt",
        " date 2022-05-11 OSLO - Norwegian Foreign Minister Kari Lund said rates would fall.\n",
    ),
];

fn sandbox(rows: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, text) in REPORTS {
        sandbox.write(name, text);
    }
    sandbox.write("people.csv", format!("{HEADER}{rows}"));
    sandbox
}

#[track_caller]
fn person(sandbox: &Sandbox, name: &str) -> Row {
    let mut people = sandbox.table("people");
    people.retain(|row| row["name"] == name);
    assert_eq!(people.len(), 1, "{name}: {:?}", sandbox.table("people"));
    people.remove(0)
}

#[test]
fn its_people_are_found_and_are_one_in_all_reports() {
    let sandbox = sandbox(
        "Xqzo Umbral,Umbral the Elder,CHE,Director,Umbral Fund,2021-01,2021-04,Q99\n\
         Xqzo Umbral,,CHE,President,Umbral Fund,2021-05,,\n",
    );
    sandbox.build(&["in", "--authority", "people.csv"]);
    let umbral = person(&sandbox, "Xqzo Umbral");
    assert_eq!(umbral["country"], "CHE");
    assert_eq!(umbral["country_source"], "authority");
    assert_eq!(umbral["wikidata_id"], "Q99");
    assert_eq!(umbral["document_count"], "2");

    let mentions = sandbox.table("mentions");
    let decided: Vec<&str> = mentions
        .iter()
        .filter(|row| row["link_source"] == "authority")
        .map(|row| row["mention_text"].as_str())
        .collect();
    assert!(
        decided.contains(&"Xqzo Umbral") && decided.contains(&"Umbral the Elder"),
        "{decided:?}"
    );

    let links = sandbox.table("links");
    let by_file = links.iter().filter(|row| row["decided_by"] == "authority");
    assert!(
        by_file.clone().all(|row| row["kind"] == "same_person" && row["method"] == "authority")
    );
    assert_eq!(by_file.count(), 1, "{links:?}");
}

#[test]
fn the_office_is_that_of_the_day() {
    let sandbox = sandbox(
        "Xqzo Umbral,Umbral the Elder,CHE,Director,Umbral Fund,2021-01,2021-04,\n\
         Xqzo Umbral,,CHE,President,Umbral Fund,2021-05,,\n\
         Kari Lund,,NOR,Minister of Finance,,2022,,\n",
    );
    sandbox.build(&["in", "--authority", "people.csv"]);
    let offices: Vec<(String, String)> = sandbox
        .table("offices")
        .into_iter()
        .filter(|row| row["person_id"] == "p.xqzo-umbral")
        .map(|row| (row["title"].clone(), row["first_attested"].clone()))
        .collect();
    let day = |title: &str| offices.iter().find(|(of, _)| of == title).map(|(_, day)| day.as_str());
    assert_eq!((day("Director"), day("President")), (Some("2021-03-02"), Some("2021-05-04")));

    let spoken: Vec<(String, String)> = sandbox
        .table("statements_flat")
        .into_iter()
        .map(|row| (row["speaker"].clone(), row["speaker_office"].clone()))
        .collect();
    let said = |name: &str, office: &str| spoken.contains(&(name.to_owned(), office.to_owned()));
    assert!(said("Xqzo Umbral", "Director"), "{spoken:?}");
    assert!(said("Kari Lund", "Minister of Foreign Affairs"), "{spoken:?}");
    assert!(said("Kari Lund", "Minister of Finance"), "{spoken:?}");
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let sandbox = sandbox("Kari Lund,Lund,NOR,Minister of Finance,,,,Q5\n");
    sandbox.build(&["in", "--authority", "people.csv", "--jobs", "1"]);
    let first = std::fs::read(sandbox.path("out/csv/people.csv")).unwrap();
    let run = std::fs::read_to_string(sandbox.path("out/run.json")).unwrap();
    assert!(run.contains("\"authority\": \"xxh3:"), "{run}");
    sandbox.build(&["in", "--authority", "people.csv", "--jobs", "4"]);
    assert_eq!(first, std::fs::read(sandbox.path("out/csv/people.csv")).unwrap());
    let shown = sandbox.run(&["show", "in/c.txt", "--authority", "people.csv"]).ends_with(0);
    assert!(shown.stdout.contains("Kari Lund"), "{}", shown.stdout);
}

#[test]
fn a_malformed_file_is_refused_with_its_line() {
    let sandbox = sandbox("Kari Lund,,NOR,,,,,\nAna Ruiz,,Spain,,,,,\n");
    let build = ["build", "in", "-o", "out", "--authority", "people.csv"];
    let words = ["people.csv, line 3:", "country \"Spain\"", "perhaps ESP"];
    sandbox.run(&build).ends_with(2).says(&words);
    assert!(!sandbox.path("out").exists());
    sandbox.write("people.csv", "name,country\nKari Lund,NOR\n");
    sandbox.run(&build).ends_with(2).says(&["people.csv, line 1:", "no column \"aliases\""]);
    std::fs::remove_file(sandbox.path("people.csv")).unwrap();
    sandbox.run(&build).ends_with(2).says(&["people.csv: cannot read the authority file"]);
    assert!(!sandbox.path("out").exists());
}
