//! How a value is spelled in a cell.

use std::io::Write as _;

use dateline_schema::days::civil;

/// A text, in quotes where it needs them.
pub(crate) fn text(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    if !asks_for_quotes(bytes) {
        plain(out, text);
        return;
    }
    out.push(b'"');
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'"', rest) {
        out.extend_from_slice(&rest[..=at]);
        out.push(b'"');
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// A text with nothing in it that asks for quotes. An empty one is `""`, for an empty cell is null.
pub(crate) fn plain(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(if text.is_empty() { b"\"\"" } else { text.as_bytes() });
}

/// Bytes that are looked at together, without a branch between.
const TOGETHER: usize = 16;

/// Is there a comma, a quotation mark or a line break?
pub(crate) fn asks_for_quotes(bytes: &[u8]) -> bool {
    // The last bytes are looked at twice rather than one by one.
    if let Some(last) = bytes.last_chunk::<TOGETHER>() {
        let (chunks, _) = bytes.as_chunks::<TOGETHER>();
        return any_asks(last) || chunks.iter().any(any_asks);
    }
    match (bytes.first_chunk::<{ TOGETHER / 2 }>(), bytes.last_chunk::<{ TOGETHER / 2 }>()) {
        (Some(first), Some(last)) => any_asks(first) || any_asks(last),
        _ => bytes.iter().any(|&byte| any_asks(&[byte])),
    }
}

#[inline]
fn any_asks<const N: usize>(bytes: &[u8; N]) -> bool {
    let mut asks = 0;
    for &byte in bytes {
        let marks = [byte == b',', byte == b'"', byte == b'\n', byte == b'\r'];
        asks |= marks.into_iter().fold(0, |any, is| any | u8::from(is));
    }
    asks != 0
}

/// A whole number.
pub(crate) fn integer(out: &mut Vec<u8>, number: i64) {
    let mut digits = [0; 20];
    let (mut rest, mut at) = (number.unsigned_abs(), digits.len());
    while rest >= 100 {
        at -= 2;
        digits[at..at + 2].copy_from_slice(&pair((rest % 100) as u8));
        rest /= 100;
    }
    let [tens, ones] = pair(rest as u8);
    at -= 1;
    digits[at] = ones;
    if rest >= 10 {
        at -= 1;
        digits[at] = tens;
    }
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// A floating-point number in the fewest digits that give it back, always with a point and never with
/// an exponent.
pub(crate) fn number(out: &mut Vec<u8>, number: f64) {
    let start = out.len();
    // Writing to a vector cannot fail.
    let _ = write!(out, "{number}");
    if number.is_finite() && !out[start..].contains(&b'.') {
        out.extend_from_slice(b".0");
    }
}

/// A truth value.
pub(crate) fn boolean(out: &mut Vec<u8>, truth: bool) {
    out.extend_from_slice(if truth { b"TRUE" } else { b"FALSE" });
}

/// The day `days` after 1970-01-01 as `YYYY-MM-DD`.
pub(crate) fn date(out: &mut Vec<u8>, days: i32) {
    let (year, month, day) = civil(days);
    if let Ok(year @ 0..=9999) = u16::try_from(year) {
        out.extend_from_slice(&pair((year / 100) as u8));
        out.extend_from_slice(&pair((year % 100) as u8));
    } else {
        // ISO 8601: years before 0 and after 9999 carry a sign and six digits.
        let _ = write!(out, "{year:+07}");
    }
    for part in [month, day] {
        out.push(b'-');
        out.extend_from_slice(&pair(part));
    }
}

/// The two digits of a number below 100.
const fn pair(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Copy>(spell: fn(&mut Vec<u8>, T), value: T, expected: &str) {
        let mut out = Vec::new();
        spell(&mut out, value);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn numbers_have_one_spelling() {
        for (value, expected) in [
            (0, "0"),
            (7, "7"),
            (10, "10"),
            (99, "99"),
            (100, "100"),
            (12_345, "12345"),
            (-40, "-40"),
            (i64::MAX, "9223372036854775807"),
            (i64::MIN, "-9223372036854775808"),
        ] {
            check(integer, value, expected);
        }
        for (value, expected) in
            [(0.0, "0.0"), (12.0, "12.0"), (0.95, "0.95"), (-38.5, "-38.5"), (1e-7, "0.0000001")]
        {
            check(number, value, expected);
        }
        check(boolean, true, "TRUE");
        check(boolean, false, "FALSE");
    }

    #[test]
    fn dates_are_iso() {
        for (value, expected) in [
            (0, "1970-01-01"),
            (18_677, "2021-02-19"),
            (-1, "1969-12-31"),
            (-719_528, "0000-01-01"),
            (2_932_897, "+010000-01-01"),
        ] {
            check(date, value, expected);
        }
    }

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        for (value, expected) in [
            ("plain", "plain"),
            (" spaces ", " spaces "),
            ("'single'; =1+1", "'single'; =1+1"),
            ("", "\"\""),
            ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("\"", "\"\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("a\rb", "\"a\rb\""),
        ] {
            check(text, value, expected);
        }
    }

    #[test]
    fn a_character_that_asks_for_quotes_is_seen_wherever_it_stands() {
        for length in 0..70 {
            let words = "x".repeat(length);
            assert!(!asks_for_quotes(words.as_bytes()));
            for at in 0..length {
                let mut words = words.clone().into_bytes();
                words[at] = b",\"\n\r"[at % 4];
                assert!(asks_for_quotes(&words), "{length} {at}");
            }
        }
    }
}
