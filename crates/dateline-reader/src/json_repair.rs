//! JSON as programs write it that do not keep to the standard: Python's bare `NaN`, raw control
//! characters in strings, halves of surrogate pairs (`"\ud83d"`).

/// The text with those mended; `None` if it has none of them (then it is broken otherwise).
pub(crate) fn repair(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut mended = String::with_capacity(text.len() + 16);
    let mut changed = false;
    let mut in_string = false;
    let mut kept = 0; // everything before is in `mended`
    let mut at = 0;
    while at < bytes.len() {
        let (length, replacement) = match bytes[at] {
            b'"' => {
                in_string = !in_string;
                at += 1;
                continue;
            }
            b'\\' if in_string => match surrogate(bytes, at) {
                Some(Surrogate::Pair) => {
                    at += 12;
                    continue;
                }
                Some(Surrogate::Half) => (6, "\\ufffd".to_owned()),
                None => {
                    at += 2;
                    continue;
                }
            },
            control @ 0..0x20 if in_string => (1, format!("\\u{control:04x}")),
            b'N' | b'I' | b'-' if !in_string => {
                let words = [&b"NaN"[..], b"-Infinity", b"Infinity"];
                let Some(word) = words.iter().find(|word| bytes[at..].starts_with(word)) else {
                    at += 1;
                    continue;
                };
                (word.len(), "null".to_owned())
            }
            _ => {
                at += 1;
                continue;
            }
        };
        mended.push_str(&text[kept..at]);
        mended.push_str(&replacement);
        at += length;
        kept = at;
        changed = true;
    }
    mended.push_str(&text[kept..]);
    changed.then_some(mended)
}

enum Surrogate {
    Pair,
    Half,
}

/// What a `\uD8xx` escape at `at` is, if it is one.
fn surrogate(bytes: &[u8], at: usize) -> Option<Surrogate> {
    let code = escape(bytes, at)?;
    match code {
        0xd800..=0xdbff => match escape(bytes, at + 6) {
            Some(0xdc00..=0xdfff) => Some(Surrogate::Pair),
            _ => Some(Surrogate::Half),
        },
        0xdc00..=0xdfff => Some(Surrogate::Half),
        _ => None,
    }
}

fn escape(bytes: &[u8], at: usize) -> Option<u16> {
    let escape = bytes.get(at..at + 6)?;
    let digits = escape.strip_prefix(b"\\u")?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn mends_what_programs_write() {
        for (given, expected) in [
            (r#"{"a": NaN, "b": -Infinity}"#, Some(r#"{"a": null, "b": null}"#)),
            (r#"{"a": "NaN \" NaN"}"#, None),
            (r#"{"a": "x\ud83d y"}"#, Some(r#"{"a": "x\ufffd y"}"#)),
            (r#"{"a": "\ud83d\ude00"}"#, None),
            (r#"{"a": "\\ud83d"}"#, None),
            ("{\"a\": \"x\ty\u{0}\"}", Some(r#"{"a": "x\u0009y\u0000"}"#)),
            (r#"{"a": -1"#, None),
            ("\"\\", None),
            ("\"\\ud8é", None),
        ] {
            assert_eq!(repair(given).as_deref(), expected, "{given}");
        }
    }
}
