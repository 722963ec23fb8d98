//! Lines after the body: a sign-off, credits, `First published: …`, a copyright.

use dateline_lexicon::ReportRole;

use super::reader::Reader;
use crate::token::Shape;

/// Do credits begin with token `first`: `(Reporting by Jane Doe; Editing by John Roe)`?
pub(super) fn is_credit(reader: Reader<'_, '_>, first: usize) -> bool {
    let at = if reader.mark(first, &["(", "[", "*", "-", "\u{2014}"]) { first + 1 } else { first };
    reader.has(at, Shape::CAPITAL)
        && reader.role(at, ReportRole::CREDIT)
        && (reader.is(at + 1, "by") || reader.is(at + 2, "by"))
}

/// Is the line from token `first` a copyright?
pub(super) fn is_copyright(reader: Reader<'_, '_>, first: usize, end: usize) -> bool {
    let mark = reader.is(first, "\u{A9}")
        || reader.is(first, "copyright") && reader.has(first, Shape::CAPITAL)
        || reader.is(first, "(") && reader.is(first + 1, "c") && reader.is(first + 2, ")");
    mark && end - first <= 40
}
