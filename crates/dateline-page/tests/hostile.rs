//! No bytes panic, and no shape of a page takes more than time in proportion to its length.

use std::fmt::Write;
use std::time::{Duration, Instant};

use dateline_page::{Why, read, text_of};
use proptest::prelude::*;

/// Far more than any of these takes, even unoptimised on a slow machine; far less than what is
/// quadratic takes.
const LONG: Duration = Duration::from_mins(1);

fn in_time(what: &str, html: &str) -> Option<Why> {
    let begin = Instant::now();
    let result = read(html, Some("https://x.example/a"));
    assert!(begin.elapsed() < LONG, "{what}: {:?}", begin.elapsed());
    result.err().map(|refused| refused.why)
}

const PROSE: &str = "<p>OSLO, May 11 - Ministers of both countries met on Wednesday to talk about fish, \
    and they agreed to meet again in the autumn, a spokeswoman told reporters.</p>";

#[test]
fn deep_pages_are_read() {
    for tag in [
        "div",
        "b",
        "span class=a",
        "table><tr><td",
        "ul><li",
        "a href=x",
        "svg",
        "q",
        "section",
        "p",
        "font size=1",
    ] {
        let html = format!("<article>{}{PROSE}", format!("<{tag}>").repeat(100_000));
        in_time(tag, &html);
    }
    let html = format!("<article>{}{PROSE}{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(in_time("closed", &html), None);
}

#[test]
fn wide_pages_are_read_or_refused() {
    let mut many = String::from("<p");
    for n in 0..200_000 {
        let _ = write!(many, " a{n}=b");
    }
    assert_eq!(in_time("attributes", &format!("{many}>{PROSE}")), None);
    let mut formatted = String::new();
    for n in 0..50_000 {
        let _ = write!(formatted, "<p><font size={n}><b id={n}>word");
    }
    in_time("formatting", &formatted);
    assert_eq!(in_time("elements", &"<p>a".repeat(300_000)), Some(Why::TooLarge));
    in_time("entities", &"&amp".repeat(500_000));
    in_time("links", &"<a href=x>a</a> ".repeat(90_000));
    in_time("ends", &format!("{}{}", "<div>".repeat(200), "</p></i></section>".repeat(200_000)));
    in_time("linked data", &format!("<script type=application/ld+json>{}", "[".repeat(1_000_000)));
}

#[test]
fn entities_are_not_expanded_again_and_again() {
    let html = format!(
        "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><article>{PROSE}<p>&b;&b;</p>"
    );
    let article = read(&html, None).unwrap();
    assert!(article.text.ends_with("&b;&b;"), "{}", article.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), charset in "[a-z0-9-]{0,12}") {
        let _ = read(&text_of(&bytes, Some(&charset)).text, None);
    }

    #[test]
    fn no_markup_panics(parts in prop::collection::vec(prop::sample::select(PARTS), 0..80)) {
        let html = parts.concat();
        if let Ok(article) = read(&html, None) {
            prop_assert!(!article.text.trim().is_empty());
        }
    }
}

const PARTS: &[&str] = &[
    "<p>",
    "</p>",
    "<div class='comment'>",
    "</div>",
    "<article>",
    "</article>",
    "<h1>",
    "</h1>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<script type='application/ld+json'>",
    "</script>",
    "{\"@type\":\"NewsArticle\"",
    ",\"headline\":\"x\"}",
    "<title>",
    "</title>",
    "<time datetime='2021-02-19'>",
    "</time>",
    "<meta property=og:title content='a | b'>",
    "<meta charset=utf-16>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<svg><title>",
    "</svg>",
    "<br><br>",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "\0",
    "é",
    "<q>",
    "</q>",
    "<pre>\n\n",
    "</pre>",
    "<noscript>",
    "<template>",
    "<select><option>",
    "<frameset>",
    "<plaintext>",
    "<",
    "Ministers of both countries met in Oslo on Wednesday to talk about fish. ",
    "They agreed, she said. ",
    "By Ida Vik",
    "404",
];
