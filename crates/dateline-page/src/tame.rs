//! Tags with a monstrous number of attributes lose them: tokenisers compare each with all before it.
//!
//! `<p class=a>` is left as it is, `<p a1 a2 … a9999>` becomes `<p>`. Nothing of an ordinary page is
//! copied.

use std::borrow::Cow;

/// Attributes that a tag may have.
const MOST: usize = 200;

/// Elements with no markup in them: `a<b c=d` in a script is no tag.
const RAW: [&[u8]; 9] = [
    b"script",
    b"style",
    b"noscript",
    b"iframe",
    b"noembed",
    b"noframes",
    b"xmp",
    b"textarea",
    b"title",
];

/// The page with no tag of more than [`MOST`] attributes.
pub(crate) fn tame(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut tamed: Option<String> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let name = at + found + 1;
        at = name;
        if bytes[name..].starts_with(b"!--") {
            at += memchr::memmem::find(&bytes[name..], b"-->").unwrap_or(bytes.len() - name);
        }
        if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name_end = name + length_of(&bytes[name..], |b| !is_space(b) && b != b'/' && b != b'>');
        let (end, count) = attributes(bytes, name_end);
        if count > MOST {
            let target = tamed.get_or_insert_with(String::new);
            target.push_str(&html[copied..name_end]);
            copied = end;
        }
        at = end;
        let name = &bytes[name..name_end];
        if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            at += raw_length(&bytes[end..], name);
        }
    }
    match tamed {
        Some(mut target) => {
            target.push_str(&html[copied..]);
            Cow::Owned(target)
        }
        None => Cow::Borrowed(html),
    }
}

/// How far the content goes of an element that has no markup in it: to its end tag.
fn raw_length(bytes: &[u8], name: &[u8]) -> usize {
    let ends = |at: &usize| {
        let tag = bytes[*at..].strip_prefix(b"</").and_then(|tag| tag.get(..name.len()));
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    };
    memchr::memchr_iter(b'<', bytes).find(ends).unwrap_or(bytes.len())
}

/// Where the tag's `>` is (or the page's end), and how many attributes there are at most.
fn attributes(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut count = 0;
    loop {
        at += length_of(&bytes[at..], |b| is_space(b) || b == b'/');
        match bytes.get(at) {
            None | Some(b'>') => return (at, count),
            Some(_) => count += 1,
        }
        // A name may begin with `=`.
        at += 1;
        at += length_of(&bytes[at..], |b| !is_space(b) && !matches!(b, b'/' | b'>' | b'='));
        let value = at + length_of(&bytes[at..], is_space);
        if bytes.get(value) != Some(&b'=') {
            continue;
        }
        at = value + 1;
        at += length_of(&bytes[at..], is_space);
        at += match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => {
                let inside = length_of(&bytes[at + 1..], |b| b != quote);
                (inside + 2).min(bytes.len() - at)
            }
            _ => length_of(&bytes[at..], |b| !is_space(b) && b != b'>'),
        };
    }
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

fn length_of(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|&b| !belongs(b)).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::fmt::Write;

    use super::tame;

    #[test]
    fn ordinary_tags_are_left() {
        for html in
            ["<p>a</p>", "<a href='x>y' b=\"<p>\" c=d/e>", "a < b", "<p", "<p a='", "<é x>", "<"]
        {
            assert!(matches!(tame(html), Cow::Borrowed(_)), "{html}");
        }
    }

    #[test]
    fn scripts_and_comments_have_no_tags() {
        let code = "if (a<b) { c = d };".repeat(300);
        for html in [
            format!("<script>{code}</SCRIPT><p>a</p>"),
            format!("<!--{code}--><p>a</p>"),
            format!("<script>{code}"),
            format!("<!--{code}"),
        ] {
            assert!(matches!(tame(&html), Cow::Borrowed(_)), "{html}");
        }
    }

    #[test]
    fn a_tag_of_a_thousand_attributes_loses_them() {
        let mut many = String::new();
        for n in 0..1000 {
            let _ = write!(many, " a{n}='>é'");
        }
        assert_eq!(tame(&format!("é<p{many}>b</p>")), "é<p>b</p>");
        assert_eq!(tame(&format!("é<p{many}")), "é<p");
    }
}
