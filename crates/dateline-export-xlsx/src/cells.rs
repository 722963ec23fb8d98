//! What a cell can hold of a value.

use std::borrow::Cow;

use crate::limits::Limits;

/// The serial number of 1 March 1900: before it Excel counts a 29 February that never was, and other
/// programs do not.
const FIRST_SERIAL: i32 = 61;
/// The serial number of 31 December 9999, the last day that sheets know.
const LAST_SERIAL: i32 = 2_958_465;
/// The serial number of 1 January 1970.
const EPOCH: i32 = 25_569;

/// A text as it fits into a cell.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fitted<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) cut: bool,
    pub(crate) replaced: bool,
}

/// A text without what no cell can hold.
pub(crate) fn fit(text: &str, limits: Limits) -> Fitted<'_> {
    let mut fitted = Fitted { text: Cow::Borrowed(text), cut: false, replaced: false };
    if text.chars().any(is_forbidden) {
        let clean = |c| if is_forbidden(c) { '\u{fffd}' } else { c };
        fitted.text = text.chars().map(clean).collect::<String>().into();
        fitted.replaced = true;
    }
    // A character has at least as many bytes as UTF-16 units.
    if fitted.text.len() > limits.units {
        let room = limits.units.saturating_sub(Limits::CUT.encode_utf16().count());
        let (mut units, mut end) = (0, 0);
        for (at, c) in fitted.text.char_indices() {
            units += c.len_utf16();
            if units <= room {
                end = at + c.len_utf8();
            } else if units > limits.units {
                fitted.text = format!("{}{}", &fitted.text[..end], Limits::CUT).into();
                fitted.cut = true;
                break;
            }
        }
    }
    fitted
}

/// Control characters but tab and line feed, and what is no character.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The serial number of a day, if sheets know it.
pub(crate) fn serial(days: i32) -> Option<f64> {
    let serial = days.checked_add(EPOCH)?;
    (FIRST_SERIAL..=LAST_SERIAL).contains(&serial).then(|| f64::from(serial))
}

/// A day as ISO 8601.
pub(crate) fn iso(days: i32) -> String {
    let (year, month, day) = dateline_schema::days::civil(days);
    if (0..=9999).contains(&year) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:+07}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Limits = Limits { rows: 10, units: 12, links: 2 };

    fn check(text: &str, expected: &str, cut: bool, replaced: bool) {
        let fitted = fit(text, SMALL);
        assert_eq!((&*fitted.text, fitted.cut, fitted.replaced), (expected, cut, replaced));
        assert!(fitted.text.encode_utf16().count() <= SMALL.units);
    }

    #[test]
    fn texts_are_cut_between_characters_and_say_so() {
        check("twelve units", "twelve units", false, false);
        check("thirteen unit", "thir … [cut]", true, false);
        check("ééééééééé", "ééééééééé", false, false);
        check("😀😀😀😀😀😀", "😀😀😀😀😀😀", false, false);
        check("😀😀😀😀😀😀x", "😀😀 … [cut]", true, false);
        check("abc😀😀😀😀😀😀", "abc … [cut]", true, false);
    }

    #[test]
    fn control_characters_are_replaced() {
        check("a\0b\u{1f}c", "a\u{fffd}b\u{fffd}c", false, true);
        check("a\tb\nc", "a\tb\nc", false, false);
        check("a\rb", "a\u{fffd}b", false, true);
    }

    #[test]
    fn days_are_serial_numbers_where_all_programs_agree() {
        assert_eq!(serial(0), Some(25_569.0));
        assert_eq!(serial(18_677), Some(44_246.0));
        assert_eq!(serial(-25_508), Some(61.0));
        assert_eq!(serial(-25_509), None);
        assert_eq!(serial(i32::MAX), None);
        assert_eq!(iso(-25_509), "1900-02-28");
        assert_eq!(iso(-719_529), "-000001-12-31");
    }
}
