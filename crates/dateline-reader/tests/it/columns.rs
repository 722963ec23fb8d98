//! Columns asked for: found, or the user is told which there are.

use dateline_reader::{Error, Options, Reader};

use crate::{checked, folder, line, records};

fn options(text: &str, date: &str) -> Options {
    let some = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    Options { text_column: some(text), date_column: some(date), ..Options::default() }
}

#[test]
fn columns_asked_for_are_used() {
    let mut options = options("Corps", "Jour");
    options.id_column = Some("url".into());
    options.title_column = Some("url".into());
    let csv = b"text,date,Jour,Corps,url\nno,2021-01-01,20.2.2021,yes,u\n";
    assert_eq!(records("x.csv", csv, &options), ["x.csv#0 id=u title=u date=2021-02-20 \"yes\""]);
    let json = br#"{"text": "no", "Jour": 20210220, "Corps": "yes", "url": "u"}"#;
    assert_eq!(
        records("x.jsonl", json, &options),
        ["x.jsonl#0 id=u title=u date=2021-02-20 \"yes\""]
    );
}

#[test]
fn a_missing_column_is_an_error_that_names_those_there() {
    let error = |files: &[(&str, &[u8])], options: &Options| {
        let folder = folder(files);
        Reader::open(&[folder.path().into()], options).err().map(|error| error.to_string())
    };
    let csv = ("a.csv", b"id,abstract\n1,a\n".as_slice());
    let json = ("b.jsonl", b"{\"id\": 1}\n{\"body\": \"b\"}\n".as_slice());
    let txt = ("c.txt", b"c".as_slice());
    assert_eq!(
        error(&[csv], &options("text", "")).as_deref(),
        Some("a.csv: no column \"text\" for --text-column; columns there: id, abstract")
    );
    assert_eq!(
        error(&[csv], &options("", "")).as_deref(),
        Some(
            "a.csv: no column looks like the text; name it with --text-column; columns there: id, abstract"
        )
    );
    assert_eq!(
        error(&[json], &options("", "day")).as_deref(),
        Some("b.jsonl: no column \"day\" for --date-column; columns there: id, body")
    );
    // One file with it, or reports that need none, are enough to go on.
    assert_eq!(error(&[csv, json], &options("body", "")), None);
    assert_eq!(error(&[csv, txt], &options("", "")), None);
    assert_eq!(error(&[txt], &options("body", "")), None);
    assert!(error(&[csv, txt], &options("body", "")).is_some());
}

#[test]
fn a_missing_column_of_stdin() {
    let stdin = Box::new(b"{\"body\": \"b\"}\n".as_slice());
    let result = Reader::open_with_stdin(&["-".into()], &options("text", ""), stdin);
    assert!(matches!(result, Err(Error::MissingColumn { columns, .. }) if columns == ["body"]));
    let stdin = Box::new(b"{\"body\": \"b\"}\n".as_slice());
    let reader = Reader::open_with_stdin(&["-".into()], &options("body", ""), stdin).unwrap();
    assert_eq!(line(&checked(reader)[0]), "-#0 \"b\"");
}
