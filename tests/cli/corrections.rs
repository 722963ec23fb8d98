//! `build --corrections`, `build --people office-holders` and `diff`, as a user calls them.

use crate::sandbox::Sandbox;

const FIRST: &str = " date 2022-05-11 OSLO - Norwegian Foreign Minister Kari Lund met her Danish counterpart Mette Holm in Oslo on \
                     Tuesday.\n\nLund said the two countries would work together.\n";
const SECOND: &str = " date 2022-06-21 BERGEN - Kari Lund read from her new book in Bergen on Monday. \"I am glad to be here,\" \
                      Lund said. Norwegian Culture Minister Ole Dahl praised the book.\n";

fn reports() -> Sandbox {
    Sandbox::with(&[("in/a.txt", FIRST.as_bytes()), ("in/b.txt", SECOND.as_bytes())])
}

fn names(sandbox: &Sandbox) -> Vec<String> {
    let mut names: Vec<String> =
        sandbox.table("people").into_iter().map(|mut row| row.remove("name").unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_template_comes_with_the_dataset_and_changes_nothing() {
    let sandbox = reports();
    sandbox.build(&["in"]);
    sandbox
        .run(&["build", "in", "-o", "again", "--corrections", "out/corrections.csv"])
        .ends_with(0);
    sandbox.run(&["diff", "out", "again"]).ends_with(0);
}

#[test]
fn corrections_survive_new_reports_and_are_written_down() {
    let sandbox = reports();
    sandbox.build(&["in"]);
    assert_eq!(names(&sandbox), ["Kari Lund", "Mette Holm", "Ole Dahl"]);
    sandbox.write(
        "mine.csv",
        "action,name,day,other_name,other_day,value,reason\n\
         different,Kari Lund,2022-05-11,Kari Lund,2022-06-21,,the writer is another\n\
         rename,Mette Holm,,,,Mette Holm Juhl,married\n\
         ,Ole Dahl,,,,,not sure yet\n\
         drop,Nobody Atall,,,,,wrong\n",
    );
    let run = sandbox.build(&["in", "--corrections", "mine.csv"]);
    run.says(&["mine.csv", "line 5", "not applied", "Nobody Atall"]);
    assert_eq!(names(&sandbox), ["Kari Lund", "Kari Lund", "Mette Holm Juhl", "Ole Dahl"]);
    let links = sandbox.table("links");
    let mine: Vec<_> = links.iter().filter(|row| row["decided_by"] == "user").collect();
    assert_eq!(mine.len(), 2, "{links:?}");
    assert!(mine.iter().any(|row| row["kind"] == "different" && row["reason"].contains("another")));
    assert!(sandbox.issues().contains(&"unmatched_correction".to_owned()));
    // A report more: the same decisions.
    sandbox.write("in/c.txt", FIRST.replace("05-11", "05-12").replace("Tuesday", "Wednesday"));
    sandbox.build(&["in", "--corrections", "mine.csv"]);
    assert_eq!(names(&sandbox), ["Kari Lund", "Kari Lund", "Mette Holm Juhl", "Ole Dahl"]);
}

#[test]
fn a_file_of_corrections_that_makes_no_sense_is_refused() {
    let sandbox = reports();
    sandbox.write("mine.csv", "action,name\nmerge,Kari Lund\n");
    let run = sandbox.run(&["build", "in", "-o", "out", "--corrections", "mine.csv"]).ends_with(2);
    run.says(&["mine.csv, line 2", "unknown action"]);
    sandbox.run(&["build", "in", "-o", "out", "--corrections", "gone.csv"]).ends_with(2);
}

#[test]
fn people_without_an_office_have_no_rows() {
    let sandbox = Sandbox::with(&[("in/b.txt", SECOND.as_bytes())]);
    sandbox.build(&["in"]);
    assert_eq!(names(&sandbox), ["Kari Lund", "Ole Dahl"]);
    let said = sandbox.table("statements").len();
    sandbox.build(&["in", "--people", "office-holders"]);
    assert_eq!(names(&sandbox), ["Ole Dahl"]);
    assert!(sandbox.table("statements").len() < said);
    for table in ["mentions", "person_names", "entities", "statement_speakers", "statements_flat"] {
        let rows = format!("{:?}", sandbox.table(table));
        let named = rows.contains("\"Kari Lund\"") || rows.contains("\"Lund\"");
        assert!(!named, "{table}: {rows}");
    }
}

#[test]
fn diff_says_what_changed_by_key() {
    let sandbox = reports();
    sandbox.build(&["in/a.txt"]);
    sandbox.run(&["build", "in", "-o", "more"]).ends_with(0);
    let run = sandbox.run(&["diff", "out", "more", "--table", "people"]).ends_with(1);
    assert!(run.stdout.contains("people: "), "{}", run.stdout);
    assert!(run.stdout.contains("+ p.ole-dahl"), "{}", run.stdout);
    assert!(run.stdout.contains("~ p.kari-lund: document_count 1 -> 2"), "{}", run.stdout);
    assert!(!run.stdout.contains("p.mette-holm"), "{}", run.stdout);
    sandbox.run(&["diff", "out", "nowhere"]).ends_with(2);
    sandbox.run(&["diff", "out", "more", "--table", "kings"]).ends_with(2);
}
