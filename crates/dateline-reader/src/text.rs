//! One report a file.

use crate::encoding;
use crate::options::Options;
use crate::outcome::{Fields, Outcome, Refusal, settle, too_long};
use crate::record::{DecodeNote, RejectReason};
use crate::stream::Stream;

/// Reads the whole stream as one text, never more of it than a text may have.
pub(crate) fn read(stream: &mut Stream, options: &Options) -> Outcome {
    let begin = stream.position();
    let limit = options.max_text;
    let mut length = stream.fill(limit.saturating_add(1)).len() as u64;
    if length > limit as u64 {
        let head = encoding::excerpt(stream.data());
        while !stream.data().is_empty() || stream.more() {
            stream.consume(stream.data().len());
        }
        let end = stream.position();
        length = length.max(end - begin);
        let message = too_long("the text", length, limit);
        let extent = Some((begin, end));
        return Err(Refusal { extent, reason: RejectReason::TooLarge, message, excerpt: head });
    }
    let extent = Some((begin, stream.position_after(length as usize)));
    if let Some((reason, message)) = stream.failure() {
        return Err(Refusal::new(extent, reason, message, stream.data()));
    }
    let mut fields = Fields::default();
    let Some(text) = encoding::decode(stream.data(), &mut fields.notes) else {
        let message = "not text: expected UTF-8, UTF-16 or Windows-1252";
        return Err(Refusal::new(extent, RejectReason::Binary, message, stream.data()));
    };
    fields.text = text.into_owned();
    if fields.text.trim().is_empty() {
        let message = "only white space, expected a report";
        return Err(Refusal::new(extent, RejectReason::Empty, message, b""));
    }
    note_utf16(stream, &mut fields);
    settle(fields, extent, options)
}

/// Says that the text was UTF-16, and how much of it was not valid.
pub(crate) fn note_utf16(stream: &Stream, fields: &mut Fields) {
    if stream.encoding.utf16().is_some() {
        fields.notes.push(DecodeNote::Utf16);
        let count = fields.text.matches('\u{fffd}').count() as u32;
        if count > 0 {
            fields.notes.push(DecodeNote::Replaced { count });
        }
    }
}

/// Whether a text is nothing but a ` date YYYY-MM-DD ` header.
pub fn is_header_only(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 64 {
        return false;
    }
    let mut words = text.split_whitespace();
    let keyword = words.next().is_some_and(|word| word.eq_ignore_ascii_case("date"));
    let day = words.next().is_some_and(|word| {
        word.len() == 10
            && word.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
    });
    keyword && day && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_without_text() {
        assert!(is_header_only(" date 2021-02-20 "));
        assert!(is_header_only("\u{feff}date 2021-02-30\n\n".trim_start_matches('\u{feff}')));
        assert!(!is_header_only(" date 2021-02-20 HANOI"));
        assert!(!is_header_only("2021-02-20"));
        assert!(!is_header_only("date of birth"));
        assert!(!is_header_only(""));
    }
}
