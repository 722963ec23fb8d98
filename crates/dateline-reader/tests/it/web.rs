//! Web pages and web archives.

use dateline_reader::{Format, Item, Options, Reader};

use crate::{all, checked, folder, gzip, items, line, records, zstd};

fn options() -> Options {
    Options::default()
}

fn page(title: &str, day: &str, word: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>{title} | Nordic Wire</title>\
         <meta property=og:site_name content=\"Nordic Wire\"><meta property=article:published_time content={day}>\
         </head><body><nav><a href=/>Home</a></nav><h1>{title}</h1><article>\
         <p>OSLO, May 11 - Ministers of both countries met on Wednesday to talk about {word}.</p>\
         <p>They agreed to meet again in the autumn, a spokeswoman told reporters.</p></article></body></html>"
    )
}

fn text(word: &str) -> String {
    format!(
        "OSLO, May 11 - Ministers of both countries met on Wednesday to talk about {word}.\n\n\
         They agreed to meet again in the autumn, a spokeswoman told reporters."
    )
}

/// A record of a web archive.
fn record(kind: &str, address: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\n\
         WARC-Date: 2021-02-20T03:04:05Z\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(address: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let block = [head.as_bytes(), b"\r\n\r\n", body].concat();
    record("response", address, "application/http; msgtype=response", &block)
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";

fn ok(n: u32) -> Vec<u8> {
    let address = format!("https://www.nordicwire.example/{n}");
    response(&address, OK, page(&format!("Talks {n}"), "2021-02-19", "fish").as_bytes())
}

fn ok_line(name: &str, record: u32, n: u32) -> String {
    format!(
        "{name}#{record} id=https://www.nordicwire.example/{n} title=Talks {n} date~=2021-02-19 {:?}",
        text("fish")
    )
}

#[test]
fn a_saved_page_is_one_report() {
    let html = page("Talks begin", "2022-05-11T10:00:00Z", "fish");
    let expected = format!("title=Talks begin date~=2022-05-11 {:?}", text("fish"));
    for name in ["a.html", "a.HTM", "a.xhtml"] {
        assert_eq!(records(name, html.as_bytes(), &options()), [format!("{name}#0 {expected}")]);
    }
    assert_eq!(
        records("a.html.gz", &gzip(html.as_bytes()), &options()),
        [format!("a.html.gz#0 {expected}")]
    );
    assert_eq!(
        records("a.html.zst", &zstd(html.as_bytes()), &options()),
        [format!("a.html.zst#0 {expected}")]
    );
    let dated = html.replace("2022-05-11T10", "x");
    let line = &records("2022-05-12 page.html", dated.as_bytes(), &options())[0];
    assert!(line.contains("title=Talks begin name=2022-05-12"), "{line}");
}

#[test]
fn the_site_is_the_agency_and_the_address_the_id() {
    let html = page("Talks begin", "x", "fish").replace(
        "</head>",
        "<link rel=canonical href=https://www.nordicwire.example/2021/02/19/talks></head>",
    );
    let folder = folder(&[("a.html", html.as_bytes())]);
    let Item::Report(report) = items(folder.path(), &options()).remove(0) else { panic!() };
    assert_eq!(report.agency.as_deref(), Some("Nordic Wire"));
    assert_eq!(
        report.source_id.as_deref(),
        Some("https://www.nordicwire.example/2021/02/19/talks")
    );
    assert_eq!(report.file_name_date.unwrap().to_string(), "2021-02-19");
}

#[test]
fn pages_in_other_encodings_are_decoded() {
    let html = page("Møte", "2022-05-11", "blåbær").replace("<meta charset=utf-8>", "");
    let latin: Vec<u8> = html.chars().map(|c| c as u8).collect();
    let found = records("a.html", &latin, &options());
    assert_eq!(
        found,
        [format!("a.html#0 title=Møte date~=2022-05-11 Windows1252 {:?}", text("blåbær"))]
    );
    let wide: Vec<u8> = format!("\u{feff}{}", page("Møte", "2022-05-11", "blåbær"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let found = records("a.html", &wide, &options());
    assert_eq!(found, [format!("a.html#0 title=Møte date~=2022-05-11 {:?}", text("blåbær"))]);
}

#[test]
fn pages_without_an_article_are_rejects() {
    let files: &[(&str, &[u8])] = &[
        ("a.html", b"  \n"),
        ("b.html", b"<title>404 Not Found</title><h1>Not Found</h1>"),
        ("c.html", b"<form><input type=password></form>"),
        ("d.html", b"<p>Photo</p>"),
        ("e.html", b"%PDF-1.4"),
        ("f.html", b"<ul><li><a href=a>A long title of a report</a><li><a href=b>Another long title of one</a></ul>"),
    ];
    assert_eq!(
        all(files, &options())
            .into_iter()
            .filter(|line| !line.contains(" done: "))
            .collect::<Vec<_>>(),
        [
            "a.html#0 !Empty 0..3 only white space, expected a page",
            "b.html#0 !ErrorPage 0..46 the page says \"404 Not Found\", expected an article",
            "c.html#0 !LoginPage 0..34 a form to sign in, expected an article",
            "d.html#0 !NoArticle 0..12 0 letters of prose, expected 100 at least",
            "e.html#0 !Binary - not text: a PDF document",
            "f.html#0 !IndexPage 0..94 100% of the text are links, expected an article",
        ]
    );
}

#[test]
fn a_page_longer_than_allowed_is_a_reject() {
    let small = Options { max_text: 1000, ..options() };
    let html = page("Talks", "2021-02-19", &"x".repeat(2000));
    let end = html.len();
    let limit = "expected at most 1000 (--max-text)";
    assert_eq!(
        records("a.html", html.as_bytes(), &small),
        [format!("a.html#0 !TooLarge 0..{end} the page has {end} bytes, {limit}")]
    );
}

#[test]
fn an_archive_gives_its_pages_and_says_what_else_it_holds() {
    let html = page("Talks", "2021-02-19", "fish");
    let gzipped = gzip(html.as_bytes());
    let size = format!("{:x}\r\n", gzipped.len());
    let chunked = [size.as_bytes(), &gzipped, b"\r\n0\r\n\r\n"].concat();
    let address = |path: &str| format!("https://www.nordicwire.example/{path}");
    let warc = [
        record("warcinfo", "", "application/warc-fields", b"software: test\r\n"),
        record("request", &address("1"), "application/http", b"GET /1 HTTP/1.1\r\n\r\n"),
        ok(1),
        record("metadata", &address("1"), "application/warc-fields", b"a: b\r\n"),
        response(&address("2"), "HTTP/1.1 301 Moved\r\nLocation: /3", b""),
        response(
            &address("4"),
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/html",
            html.as_bytes(),
        ),
        response(
            &address("5.jpg"),
            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg",
            b"\xff\xd8\xff\xe0",
        ),
        response(
            &address("robots.txt"),
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain",
            b"User-agent: *",
        ),
        response(
            &address("2021/02/19/talks"),
            &format!("{OK}\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"),
            &chunked,
        ),
        record("revisit", &address("1"), "application/http", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("response", "dns:www.nordicwire.example", "text/dns", b"20210219 1.2.3.4"),
        record("resource", &address("r"), "text/html", html.as_bytes()),
        record("conversion", &address("w"), "text/plain", b"Talks begin\nOSLO - They met.\n"),
        response(&address("7"), "nonsense", b""),
        response(&address("8"), "HTTP/1.1 200 OK", html.as_bytes()),
        response(&address("9"), OK, b"%PDF-1.7"),
        response(&address("10"), OK, b"  "),
    ]
    .concat();
    let expected: Vec<String> = [
        ok_line("x", 0, 1),
        "x#1 !HttpStatus https://www.nordicwire.example/2: status 301, moved to /3, expected 200".into(),
        "x#2 !HttpStatus https://www.nordicwire.example/4: status 404, expected 200".into(),
        "x#3 !NotHtml https://www.nordicwire.example/5.jpg: image/jpeg, expected text/html".into(),
        "x#4 !NotHtml https://www.nordicwire.example/robots.txt: text/plain, expected text/html".into(),
        format!("x#5 id={} title=Talks date~=2021-02-19 {:?}", address("2021/02/19/talks"), text("fish")),
        "x#6 !NoText https://www.nordicwire.example/1: a revisit, its page stands in an earlier record".into(),
        format!("x#7 id={} title=Talks date~=2021-02-19 {:?}", address("r"), text("fish")),
        format!("x#8 id={} \"Talks begin\\nOSLO - They met.\\n\"", address("w")),
        "x#9 !MalformedWarc https://www.nordicwire.example/7: no HTTP response, expected HTTP/1.1 and a status".into(),
        format!("x#10 id={} title=Talks date~=2021-02-19 {:?}", address("8"), text("fish")),
        "x#11 !NotHtml https://www.nordicwire.example/9: said to be a page, but a PDF document".into(),
        "x#12 !Empty https://www.nordicwire.example/10: only white space, expected a page".into(),
    ]
    .into();
    let members: Vec<u8> = split(&warc).iter().flat_map(|record| gzip(record)).collect();
    for (name, bytes) in [
        ("a.warc", warc.clone()),
        ("a.warc.gz", members),
        ("a.wet.gz", gzip(&warc)),
        ("a.warc.zst", zstd(&warc)),
        ("b.warc", String::from_utf8_lossy(&warc).into_owned().into_bytes()),
    ] {
        let found = records(name, &bytes, &options());
        let found: Vec<String> = found.iter().map(|line| without_place(line, name)).collect();
        if name != "b.warc" {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(found.len(), expected.len(), "{name}");
    }
}

/// A line without the name of its file and the place of a reject.
fn without_place(line: &str, name: &str) -> String {
    let line = line.replacen(name, "x", 1);
    let mut words: Vec<&str> = line.split(' ').collect();
    if words[1].starts_with('!') {
        words.remove(2);
    }
    words.join(" ")
}

/// The records of an archive.
fn split(warc: &[u8]) -> Vec<&[u8]> {
    let finder = memchr::memmem::Finder::new(b"WARC/1.0\r\n");
    let starts: Vec<usize> = finder.find_iter(warc).chain([warc.len()]).collect();
    starts.windows(2).map(|pair| &warc[pair[0]..pair[1]]).collect()
}

#[test]
fn a_wrong_length_costs_its_record_alone() {
    let bad = |length: &str| {
        let ok = String::from_utf8(ok(2)).unwrap();
        let from = ok.find("Content-Length: ").unwrap() + 16;
        let to = from + ok[from..].find('\r').unwrap();
        format!("{}{length}{}", &ok[..from], &ok[to..]).into_bytes()
    };
    for (length, message) in [
        ("10", "https://www.nordicwire.example/2: goes on after the 10 bytes that its header says"),
        ("5000", "https://www.nordicwire.example/2: another record begins after 507 bytes of 5000"),
        ("many", "a header without a Content-Length"),
        ("-1", "a header without a Content-Length"),
        (
            "99999999999",
            "https://www.nordicwire.example/2: the record has 99999999999 bytes, expected at most 16777216 (--max-text)",
        ),
    ] {
        let warc = [ok(1), bad(length), ok(3)].concat();
        let found = records("x", &warc, &Options { stdin_format: None, ..options() });
        let found: Vec<String> = found.iter().map(|line| without_place(line, "x")).collect();
        let reason = if length.len() > 9 { "TooLarge" } else { "MalformedWarc" };
        assert_eq!(
            found,
            [ok_line("x", 0, 1), format!("x#1 !{reason} {message}"), ok_line("x", 2, 3)],
            "{length}"
        );
    }
}

#[test]
fn rubbish_and_a_cut_end_cost_nothing_else() {
    let cut = &ok(4)[..300];
    let warc = [
        b"rubbish\r\n".to_vec(),
        ok(1),
        b"more rubbish".to_vec(),
        b"\r\n\r\n".to_vec(),
        ok(2),
        b"WARC/1.0\r\n".to_vec(),
        ok(3),
        cut.to_vec(),
    ]
    .concat();
    let found = records("x.warc", &warc, &options());
    let found: Vec<String> = found.iter().map(|line| without_place(line, "x.warc")).collect();
    let none = "bytes that begin no record, expected WARC/1.0 or WARC/1.1";
    assert_eq!(found[0], format!("x#0 !MalformedWarc {none}"));
    assert_eq!(found[1], ok_line("x", 1, 1));
    assert_eq!(found[2], format!("x#2 !MalformedWarc {none}"));
    assert_eq!(found[3], ok_line("x", 3, 2));
    assert!(found[4].starts_with("x#4 !MalformedWarc"), "{}", found[4]);
    assert_eq!(found[5], ok_line("x", 5, 3));
    assert!(
        found[6].starts_with(
            "x#6 !MalformedWarc https://www.nordicwire.example/4: ends after 300 bytes"
        )
    );
    assert_eq!(found.len(), 7);
}

#[test]
fn a_broken_member_costs_its_record_alone() {
    let members: Vec<Vec<u8>> = (1..=5).map(|n| gzip(&ok(n))).collect();
    let mut flipped = members[1].clone();
    let middle = flipped.len() / 2;
    flipped[middle..middle + 20].fill(0xff);
    let mut checksum = members[2].clone();
    let end = checksum.len() - 8;
    checksum[end] ^= 1;
    let cut = &members[4][..members[4].len() - 30];
    let archive = [&members[0], &flipped, &members[3], &checksum, &members[0], cut]
        .map(<[u8]>::to_vec)
        .concat();
    let found = records("x.warc.gz", &archive, &options());
    let found: Vec<String> = found.iter().map(|line| without_place(line, "x.warc.gz")).collect();
    assert_eq!(found[0], ok_line("x", 0, 1));
    assert!(found[1].starts_with("x#1 !BrokenCompression"), "{}", found[1]);
    assert_eq!(found[2], ok_line("x", 2, 4));
    assert!(found[3].starts_with("x#3 !BrokenCompression"), "{}", found[3]);
    assert_eq!(found[4], ok_line("x", 4, 1));
    assert!(found[5].starts_with("x#5 !BrokenCompression"), "{}", found[5]);
    assert_eq!(found.len(), 6);
}

#[test]
fn frames_with_a_dictionary_are_read() {
    let dictionary = [ok(7), ok(8)].concat();
    let mut archive = vec![0x5d, 0x2a, 0x4d, 0x18];
    archive.extend((dictionary.len() as u32).to_le_bytes());
    archive.extend(&dictionary);
    for n in 1..=2 {
        let mut encoder = ::zstd::bulk::Compressor::with_dictionary(3, &dictionary).unwrap();
        archive.extend(encoder.compress(&ok(n)).unwrap());
    }
    let found = records("x.warc.zst", &archive, &options());
    assert_eq!(found, [ok_line("x.warc.zst", 0, 1), ok_line("x.warc.zst", 1, 2)]);
}

#[test]
fn memory_goes_by_the_longest_record_allowed() {
    let small = Options { max_text: 2000, ..options() };
    let huge = response("https://www.nordicwire.example/h", OK, &vec![b'x'; 8 << 20]);
    let warc = [ok(1), huge, ok(2)].concat();
    let found = records("x.warc", &warc, &small);
    let found: Vec<String> = found.iter().map(|line| without_place(line, "x.warc")).collect();
    let message = "https://www.nordicwire.example/h: the record has 8388667 bytes, expected at most 2000 (--max-text)";
    assert_eq!(found, [ok_line("x", 0, 1), format!("x#1 !TooLarge {message}"), ok_line("x", 2, 2)]);
}

#[test]
fn kinds_are_told_by_name_and_by_content() {
    let html = page("Talks", "2021-02-19", "fish");
    let files: &[(&str, &[u8])] =
        &[("a.html", html.as_bytes()), ("b.warc.gz", &gzip(&ok(1))), ("c.mht", b"x")];
    let done: Vec<String> =
        all(files, &options()).into_iter().filter(|line| !line.contains('#')).collect();
    assert_eq!(
        done,
        [
            "a.html done: html 1",
            "b.warc.gz done: warc.gz 1",
            "c.mht skipped: files of kind .mht are not read"
        ]
    );
    for (bytes, format, expected) in [
        (format!("\n<!-- saved -->\n{html}").into_bytes(), None, "html"),
        (format!("<?xml version='1.0'?>{html}").into_bytes(), None, "html"),
        (ok(1), None, "warc"),
        (html.replace("<!DOCTYPE html><html>", "").into_bytes(), Some(Format::Html), "html"),
        (b"<p>not a page by itself</p>".to_vec(), None, "txt"),
    ] {
        let options = Options { stdin_format: format, ..options() };
        let stdin = Box::new(std::io::Cursor::new(bytes));
        let found = checked(Reader::open_with_stdin(&["-".into()], &options, stdin).unwrap());
        assert_eq!(line(found.last().unwrap()), format!("- done: {expected} 1"));
    }
}
