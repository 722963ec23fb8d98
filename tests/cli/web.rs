//! Saved web pages and web archives among the inputs.

use std::io::Write as _;

use crate::sandbox::Sandbox;

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>\
         <nav><a href=/>Home</a> <a href=/world>World</a></nav>{body}\
         <footer>All rights reserved. We use cookies.</footer></body></html>"
    )
}

/// An article in a page with linked data, whose text begins with an emoji and has an accent: offsets
/// in bytes, code points and UTF-16 units differ from there on.
fn saved() -> String {
    page(
        "<title>Ministers meet in Oslo | Nordic Wire</title><meta property=og:site_name content=\"Nordic Wire\">\
         <link rel=canonical href=https://www.nordicwire.example/2022/05/10/oslo>\
         <script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"Ministers meet in Oslo\",\
         \"datePublished\": \"2022-05-11T01:30:00+02:00\", \"author\": {\"name\": \"Ida Vik\"}}</script>",
        "<article><h1>Ministers meet in Oslo</h1><p>\u{1f1f3}\u{1f1f4} OSLO - Norwegian Foreign Minister Kåri Lund met her Danish \
         counterpart Mette Holm in Oslo on Tuesday.</p><p>&ldquo;We will work together,&rdquo; Lund said.</p></article>",
    )
}

fn archive() -> Vec<u8> {
    let article = page(
        "<title>Envoys meet in Lima</title><meta property=article:published_time content=2021-03-04T10:00:00Z>",
        "<h1>Envoys meet in Lima</h1><article><p>LIMA - Peruvian President Rosa Quispe met Chilean Foreign Minister \
         Pablo Soto in Lima on Wednesday.</p><p>Quispe said that trade would grow.</p></article>",
    );
    let record = |kind: &str, address: &str, block: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-03-09T00:00:00Z\r\n\
             Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    let records = [
        record("warcinfo", "", "software: test\r\n"),
        record("response", "https://a.example/old", "HTTP/1.1 302 Found\r\nLocation: /new\r\n\r\n"),
        record("response", "https://a.example/new", &format!("{html}{article}")),
        record(
            "response",
            "https://a.example/",
            &format!(
                "{html}{}",
                page("", "<ul><li><a href=/new>Envoys meet in Lima, and more of the day</a></ul>")
            ),
        ),
        record(
            "response",
            "https://a.example/x.png",
            "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{89}PNG",
        ),
    ];
    let mut members = Vec::new();
    for record in records {
        let mut member =
            flate2::write::GzEncoder::new(&mut members, flate2::Compression::default());
        member.write_all(record.as_bytes()).unwrap();
        member.finish().unwrap();
    }
    members
}

#[test]
fn a_folder_with_a_saved_page_and_an_archive() {
    let sandbox = Sandbox::with(&[
        ("in/oslo.html", saved().as_bytes()),
        ("in/oslo_files/style.css", b"p{}"),
        ("in/lima.warc.gz", &archive()),
    ]);
    sandbox.build(&["in"]); // and `check` proves that all words stand where the tables say
    let mut documents = sandbox.table("documents");
    documents.sort_by(|a, b| a["source"].cmp(&b["source"]));
    let seen = |n: usize, column: &str| documents[n][column].as_str();
    assert_eq!(documents.len(), 2);
    assert_eq!(seen(0, "title"), "Envoys meet in Lima");
    assert_eq!(seen(0, "published"), "2021-03-04");
    assert_eq!(seen(0, "source_id"), "https://a.example/new");
    assert_eq!(seen(0, "agency"), "");
    assert_eq!(seen(1, "title"), "Ministers meet in Oslo");
    assert_eq!((seen(1, "published"), seen(1, "published_source")), ("2022-05-11", "metadata"));
    assert_eq!(seen(1, "source_id"), "https://www.nordicwire.example/2022/05/10/oslo");
    assert_eq!(seen(1, "agency"), "Nordic Wire");
    assert_eq!(seen(1, "byline"), "By Ida Vik");
    let sentences: Vec<String> =
        sandbox.table("sentences").into_iter().map(|mut row| row.remove("text").unwrap()).collect();
    assert!(
        sentences.iter().all(|text| !text.contains("cookies") && !text.contains("World")),
        "{sentences:?}"
    );
    let mut cities: Vec<String> = sandbox
        .table("meetings_flat")
        .into_iter()
        .map(|mut row| row.remove("city").unwrap())
        .collect();
    cities.sort();
    assert_eq!(cities, ["Lima", "Oslo"]);
    assert_eq!(sandbox.reasons(), ["http_status", "index_page", "not_html"]);
    let inputs = sandbox.table("inputs");
    let counts: Vec<[&str; 4]> = inputs
        .iter()
        .map(|row| {
            ["format", "record_count", "document_count", "reject_count"]
                .map(|name| row[name].as_str())
        })
        .collect();
    assert_eq!(counts, [["warc.gz", "4", "1", "3"], ["html", "1", "1", "0"], ["", "0", "0", "0"]]);
}

#[test]
fn pages_and_archives_by_standard_input() {
    let sandbox = Sandbox::new();
    for (format, bytes, documents) in [("html", saved().into_bytes(), 1), ("warc", archive(), 1)] {
        for arguments in [vec!["--stdin-format", format], vec![]] {
            let call =
                [&["build", "-", "-q", "--force", "-o", "out"], arguments.as_slice()].concat();
            sandbox.run_with(&call, &bytes).ends_with(0);
            assert_eq!(sandbox.table("documents").len(), documents, "{format}");
        }
    }
}
