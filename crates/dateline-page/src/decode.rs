//! The bytes of a page to text: by its byte order mark, what the server said, what the page says,
//! else UTF-8 or Windows-1252.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, X_USER_DEFINED};

/// How far into a page it may say its encoding, as browsers look.
const PRESCAN: usize = 4096;

/// A page as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Sequences that were invalid and became U+FFFD.
    pub replaced: u32,
    /// Nobody said the encoding, and it was taken for Windows-1252.
    pub guessed: bool,
}

/// Decodes a page; `charset` is what the server said (`charset` of its `Content-Type`).
///
/// ```
/// let page = dateline_page::text_of(b"<meta charset=koi8-r><p>\xf2", None);
/// assert!(page.text.ends_with('\u{420}'));
/// ```
pub fn text_of(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let named = || charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let said = marked.or_else(named).or_else(|| declared(&bytes[..bytes.len().min(PRESCAN)]));
    let (encoding, guessed) = match said {
        Some(encoding) => (encoding, false),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        None => (WINDOWS_1252, true),
    };
    let (text, _, damaged) = encoding.decode(bytes);
    // Pages in UTF-8 that say they are in an encoding of one byte: only UTF-8 reads so by chance.
    if marked.is_none()
        && encoding.is_single_byte()
        && bytes.iter().any(|byte| !byte.is_ascii())
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Decoded { text: text.to_owned(), replaced: 0, guessed: false };
    }
    let replaced = if damaged { text.matches('\u{fffd}').count() as u32 } else { 0 };
    Decoded { text: text.into_owned(), replaced, guessed }
}

/// The encoding that a page declares: `<meta charset=…>`, `<meta … content="…; charset=…">`,
/// `<?xml … encoding="…"?>`.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    if head.starts_with(b"<?xml") {
        let end = memchr::memchr(b'>', head).unwrap_or(head.len());
        let label = value_after(&head[..end], b"encoding")?;
        return declared_as(label);
    }
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &head[at..]) {
        at += found + 1;
        if head[at..].starts_with(b"!--") {
            at = memchr::memmem::find(&head[at..], b"-->").map_or(head.len(), |end| at + end);
        }
        let is_meta = head.get(at..at + 4).is_some_and(|name| name.eq_ignore_ascii_case(b"meta"));
        if is_meta {
            let end = memchr::memchr(b'>', &head[at..]).map_or(head.len(), |end| at + end);
            let label = value_after(&head[at..end], b"charset").and_then(declared_as);
            if label.is_some() {
                return label;
            }
        }
    }
    None
}

/// The label of a page that could be read as ASCII so far: it cannot be in UTF-16.
fn declared_as(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    if !encoding.is_ascii_compatible() {
        return Some(UTF_8);
    }
    Some(if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

/// What stands after `key` and `=`, with or without quotation marks.
fn value_after<'a>(tag: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let mut windows = tag.windows(key.len());
    let at = windows.position(|window| window.eq_ignore_ascii_case(key))?;
    let rest = tag[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b';' | b'>' | b'/');
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    Some(&rest[..length])
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn the_mark_wins_then_the_server_then_the_page() {
        let text = |bytes: &[u8], charset| text_of(bytes, charset).text;
        assert_eq!(text(b"\xef\xbb\xbf\xc3\xa9", Some("koi8-r")), "é");
        assert_eq!(text(b"\xff\xfeA\0", None), "A");
        assert!(text(b"<meta charset=\"utf-8\">\xf2", Some("KOI8-R")).ends_with('Р'));
        let old = b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>\xcf";
        assert!(text(old, None).ends_with('П'));
        assert!(text(b"<?xml version='1.0' encoding='gb2312'?>\xc4\xe3", None).ends_with('你'));
        assert!(text(b"<!-- <meta charset=koi8-r> -->\xe9", None).ends_with('é'));
        assert!(text(b"<meta charset=utf-16>\xc3\xa9", None).ends_with('é'));
        assert_eq!(text(b"\xe9", Some("no such thing")), "é");
    }

    #[test]
    fn what_was_guessed_or_lost_is_said() {
        let guessed = text_of(b"caf\xe9", None);
        assert_eq!((guessed.text.as_str(), guessed.guessed), ("café", true));
        let broken = text_of(b"a\xffb", Some("utf-8"));
        assert_eq!((broken.text.as_str(), broken.replaced), ("a\u{fffd}b", 1));
        let lying = text_of("<meta charset=iso-8859-1>Nguyễn".as_bytes(), None);
        assert!(lying.text.ends_with("Nguyễn"));
    }
}
