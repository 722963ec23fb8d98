//! A record that cannot be a report costs no neighbour: it is a row of `rejects`, or it is kept with an
//! issue beside it.

use crate::sandbox::{REPORT, Sandbox};

/// Builds a good report and a bad one, which must become a reject for this reason.
#[track_caller]
fn rejected(bad: &[u8], reason: &str) -> Sandbox {
    let sandbox = Sandbox::with(&[("in/bad.txt", bad), ("in/good.txt", REPORT.as_bytes())]);
    sandbox.build(&["in"]);
    assert_eq!(sandbox.only("rejects")["source"], "bad.txt");
    assert_eq!(sandbox.reasons(), [reason]);
    assert_eq!(sandbox.only("documents")["source"], "good.txt");
    sandbox
}

#[test]
fn an_empty_file() {
    rejected(b"", "empty");
    rejected(b" \n\t\n", "empty");
}

#[test]
fn a_header_and_nothing_more() {
    rejected(b" date 2022-05-11 ", "header_only");
}

#[test]
fn bytes_that_are_no_text() {
    let bytes: Vec<u8> = (0..4000_u32).map(|n| (n * 7919 % 251) as u8).collect();
    rejected(&bytes, "binary");
}

#[test]
fn a_text_that_is_too_long() {
    let long = "One two three. ".repeat(100);
    let sandbox =
        Sandbox::with(&[("in/bad.txt", long.as_bytes()), ("in/good.txt", REPORT.as_bytes())]);
    sandbox.build(&["in", "--max-text", "1K"]);
    assert_eq!(sandbox.reasons(), ["too_large"]);
    assert!(sandbox.only("rejects")["message"].contains("--max-text"));
    assert_eq!(sandbox.table("documents").len(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_among_many_that_cannot_be_read() {
    let sandbox = Sandbox::with(&[("in/a.txt", REPORT.as_bytes()), ("in/z.txt", b"Plain words.")]);
    std::os::unix::fs::symlink("nowhere", sandbox.path("in/b.txt")).unwrap();
    sandbox.build(&["in"]);
    assert_eq!(sandbox.reasons(), ["unreadable"]);
    assert_eq!(sandbox.table("documents").len(), 2);
    let inputs = sandbox.table("inputs");
    assert!(inputs.iter().any(|row| row["sha256"].is_empty() && row["reject_count"] == "1"));
}

#[test]
fn a_text_without_a_header() {
    let sandbox = Sandbox::with(&[("in.txt", b"The ministers met. They agreed on nothing.")]);
    sandbox.build(&["in.txt"]);
    let document = sandbox.only("documents");
    assert_eq!((&*document["published"], &*document["published_source"]), ("", ""));
    assert!(sandbox.reasons().is_empty());
}

#[test]
fn a_date_that_does_not_exist() {
    let text = REPORT.replace("2022-05-11", "2021-02-30");
    let sandbox = Sandbox::with(&[("in.txt", text.as_bytes())]);
    sandbox.build(&["in.txt"]);
    assert_eq!(sandbox.only("documents")["published"], "");
    assert!(sandbox.issues().contains(&"invalid_date".to_owned()), "{:?}", sandbox.issues());
}

#[test]
fn a_date_column_with_no_date() {
    let lines = r#"{"body": "The two sides met.", "day": "2021-02-30"}"#;
    let sandbox = Sandbox::with(&[("in.jsonl", lines.as_bytes())]);
    sandbox.build(&["in.jsonl", "--text-column", "body", "--date-column", "day"]);
    assert_eq!(sandbox.only("documents")["published"], "");
    assert!(sandbox.issues().contains(&"invalid_date".to_owned()), "{:?}", sandbox.issues());
}

#[test]
fn nul_characters() {
    let text = REPORT.replace("Oslo on", "Oslo\0 on");
    let sandbox = Sandbox::with(&[("in.txt", text.as_bytes())]);
    sandbox.build(&["in.txt"]);
    assert_eq!(sandbox.table("documents").len(), 1);
    assert!(sandbox.issues().contains(&"odd_encoding".to_owned()), "{:?}", sandbox.issues());
}

#[test]
fn bytes_that_are_no_utf_8() {
    let mut text = REPORT.as_bytes().to_vec();
    text.extend_from_slice(b"The word \xe2\x82 is cut, \xe2\x82\xac is not.\n");
    let sandbox = Sandbox::with(&[("in.txt", &text)]);
    sandbox.build(&["in.txt"]);
    assert_eq!(sandbox.table("documents").len(), 1);
    assert!(sandbox.issues().contains(&"odd_encoding".to_owned()), "{:?}", sandbox.issues());
}

#[test]
fn lines_of_json_that_are_none() {
    let lines = "{\"text\": \"One met two.\"}\n{\"text\": \n[1]\n{\"text\": \"\"}\n";
    let sandbox = Sandbox::with(&[("in.jsonl", lines.as_bytes())]);
    let run = sandbox.build(&["in.jsonl"]);
    assert_eq!(sandbox.table("documents").len(), 1);
    let input = sandbox.only("inputs");
    let count = |name: &str| input[name].parse::<usize>().unwrap();
    assert_eq!(count("record_count"), count("document_count") + count("reject_count"));
    assert_eq!(count("reject_count"), sandbox.table("rejects").len());
    run.says(&["rejected"]);
}

#[test]
fn a_report_in_a_language_that_is_not_read() {
    let text = "Die Ministerin traf am Dienstag ihren Amtskollegen in der Hauptstadt. Sie sagte, dass die \
                beiden Länder “zusammenarbeiten und sich bald wieder treffen würden. Er stimmte ihr zu. Nach dem \
                Gespräch hieß es, die Lage sei ernst, aber es werde auch in Zukunft miteinander geredet.";
    let sandbox = Sandbox::with(&[("in.txt", text.as_bytes())]);
    sandbox.build(&["in.txt"]);
    assert_eq!(sandbox.only("documents")["language"], "de");
    assert!(
        sandbox.issues().contains(&"unsupported_language".to_owned()),
        "{:?}",
        sandbox.issues()
    );
    for table in ["mentions", "dates", "statements", "meetings"] {
        assert!(sandbox.table(table).is_empty(), "{table}");
    }
    // The quotation that never ends is told, and points to no sentence, for there are none.
    let issues = sandbox.table("issues");
    assert!(issues.len() > 1, "{issues:?}");
    assert!(issues.iter().all(|issue| issue["sentence_id"].is_empty()), "{issues:?}");
}

#[test]
fn the_same_text_twice_is_two_documents() {
    let sandbox =
        Sandbox::with(&[("in/a.txt", REPORT.as_bytes()), ("in/b.txt", REPORT.as_bytes())]);
    sandbox.build(&["in"]);
    let documents = sandbox.table("documents");
    assert_eq!(documents.len(), 2);
    assert_ne!(documents[0]["document_id"], documents[1]["document_id"]);
    assert_eq!(documents[0]["content_hash"], documents[1]["content_hash"]);
    let later: Vec<_> = documents.iter().filter(|row| !row["duplicate_of"].is_empty()).collect();
    assert_eq!(later.len(), 1);
    // Which of them is first does not depend on the order in which they came.
    let first = documents.iter().find(|row| row["duplicate_of"].is_empty()).unwrap();
    assert_eq!(later[0]["duplicate_of"], first["document_id"]);
}
