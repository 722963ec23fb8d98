//! Which files are read, in which order, under which name.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use dateline_reader::{Options, Reader};

use crate::{all, checked, folder, line};

fn open(inputs: &[OsString]) -> Vec<String> {
    checked(Reader::open(inputs, &Options::default()).unwrap()).iter().map(line).collect()
}

fn names(lines: &[String]) -> Vec<&str> {
    let done = lines.iter().filter(|line| line.contains(" done: ") || line.contains(" skipped: "));
    done.map(|line| line.split(" done").next().unwrap_or(line)).collect()
}

#[test]
fn folders_in_the_order_of_path_bytes() {
    let one = b"x".as_slice();
    let found = all(
        &[
            ("b/z.txt", one),
            ("a.txt", one),
            ("a-b/c.txt", one),
            ("a/b.txt", one),
            ("a/b/c.txt", one),
            ("B.TXT", one),
            ("é.txt", one),
            ("c.pdf", one),
            ("README", one),
            (".hidden.txt", one),
            (".git/x.txt", one),
            ("out/run.json", one),
            ("out/datapackage.json", one),
            ("out/csv/sentences.csv", one),
        ],
        &Options::default(),
    );
    assert_eq!(
        names(&found),
        [
            ".git skipped: hidden",
            ".hidden.txt skipped: hidden",
            "B.TXT",
            "README skipped: files without an extension are not read unless named",
            "a-b/c.txt",
            "a.txt",
            "a/b.txt",
            "a/b/c.txt",
            "b/z.txt",
            "c.pdf skipped: files of kind .pdf are not read",
            "out skipped: tables that dateline wrote; name the folder to read them",
            "é.txt",
        ]
    );
}

#[test]
fn arguments_in_their_order_and_each_file_once() {
    let folder = folder(&[("a/x.txt", b"x"), ("a/y.txt", b"y"), ("z.log", b"z")]);
    let at = |name: &str| folder.path().join(name).into_os_string();
    let found = open(&[at("z.log"), at("a/y.txt"), at("a"), at("a/x.txt")]);
    assert_eq!(
        names(&found),
        ["z.log", "y.txt", "x.txt", "y.txt skipped: given twice", "x.txt skipped: given twice"]
    );
}

#[test]
fn patterns() {
    let one = b"x".as_slice();
    let folder =
        folder(&[("d/2/a.txt", one), ("d/1/a.txt", one), ("d/1/a.pdf", one), ("d/3/b/c.txt", one)]);
    let pattern = |tail: &str| folder.path().join("d").join(tail).into_os_string();
    assert_eq!(names(&open(&[pattern("*/a.txt")])), ["1/a.txt", "2/a.txt"]);
    assert_eq!(
        names(&open(&[pattern("*")])),
        ["1/a.pdf skipped: files of kind .pdf are not read", "1/a.txt", "2/a.txt", "3/b/c.txt"]
    );
    let error = Reader::open(&[pattern("*.csv")], &Options::default()).err().unwrap();
    assert!(error.to_string().ends_with("*.csv: no file matches this pattern"), "{error}");
}

#[test]
fn a_list_of_files() {
    let folder = folder(&[("a/x.txt", b"x"), ("b/x.txt", b"y")]);
    let list = folder.path().join("list");
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(&list, format!("{}\r\n\n{}\n", at("b/x.txt"), at("a/x.txt"))).unwrap();
    let options = Options { files_from: Some(list), ..Options::default() };
    let found: Vec<String> =
        checked(Reader::open(&[], &options).unwrap()).iter().map(line).collect();
    assert!(found[0].ends_with("b/x.txt#0 \"y\"") && found[2].ends_with("a/x.txt#0 \"x\""));
    assert!(!found[0].starts_with('/'), "{found:?}");
    let options = Options { files_from: Some("-".into()), ..Options::default() };
    let stdin = Box::new(std::io::Cursor::new(at("a/x.txt")));
    assert_eq!(checked(Reader::open_with_stdin(&[], &options, stdin).unwrap()).len(), 2);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_never_round() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("in/a/x.txt", b"x"), ("out/y.txt", b"y"), ("in/z.txt", b"z")]);
    let at = |name: &str| folder.path().join(name);
    symlink(at("in"), at("in/a/loop")).unwrap();
    symlink(folder.path(), at("in/a/up")).unwrap();
    symlink(at("out"), at("in/link")).unwrap();
    symlink(at("out"), at("in/link2")).unwrap();
    symlink(at("in"), at("out/back")).unwrap();
    symlink(at("in/a/x.txt"), at("in/latest.txt")).unwrap();
    let found = open(&[at("in").into()]);
    assert_eq!(
        names(&found),
        [
            "a/loop skipped: a link to what is read in its own place",
            "a/up skipped: a link back to a folder it is in",
            "a/x.txt",
            "latest.txt skipped: a link to what is read in its own place",
            "link/back skipped: a link to what is read in its own place",
            "link/y.txt",
            "link2 skipped: given twice",
            "z.txt",
        ]
    );
}

#[test]
fn what_a_user_must_be_told_at_once() {
    let folder =
        folder(&[("reports/2021.txt", b"x"), ("pdfs/a.pdf", b"x"), ("empty/x/.keep", b"")]);
    let error = |inputs: &[OsString]| {
        let error = Reader::open(inputs, &Options::default()).err().unwrap();
        error.to_string().replace(&folder.path().display().to_string(), "DIR")
    };
    let at = |name: &str| folder.path().join(name).into_os_string();
    assert_eq!(error(&[]), "no input: name files, folders, patterns, or - for stdin");
    assert_eq!(
        error(&[at("report")]),
        "DIR/report: not found; in DIR there are reports, empty, pdfs"
    );
    assert_eq!(
        error(&[at("reports/2022.txt")]),
        "DIR/reports/2022.txt: not found; in DIR/reports there are 2021.txt"
    );
    assert!(
        error(&[at("pdfs")]).starts_with(
            "nothing to read in DIR/pdfs: 1 file(s) of other kinds (pdf); read are .txt"
        )
    );
    assert!(error(&[at("empty/x")]).contains("nothing to read"));
    let options = Options { files_from: Some(Path::new("nowhere").into()), ..Options::default() };
    let error = Reader::open(&[], &options).err().unwrap().to_string();
    assert!(error.starts_with("nowhere: the list of files cannot be read"), "{error}");
}
