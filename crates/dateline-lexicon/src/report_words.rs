//! Words of the frame around a report's body, and of the ends of sentences: `data/report_words.tsv`.

use std::sync::LazyLock;

use crate::Tsv;
use crate::word_roles::WordRoles;

pub(crate) const TABLE: Tsv = Tsv::new("report_words", include_str!("../data/report_words.tsv"));

bitflags::bitflags! {
    /// What a word can do around the body of a report.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct ReportRole: u32 {
        /// Leads to the day of publication or of a change (published, updated).
        const DATES = 1;
        /// May stand before such a word (first, last).
        const BEFORE_DATES = 1 << 1;
        /// Such a word that tells of a change (updated).
        const CHANGES = 1 << 2;
        /// May stand beside a time of the clock (at, hrs).
        const CLOCK = 1 << 3;
        /// A small word inside bylines (and, de).
        const BYLINE_INNER = 1 << 4;
        /// Ends a report and names nobody (Enditem).
        const ENDS_REPORT = 1 << 5;
        /// Begins credits, before "by" (reporting, editing).
        const CREDIT = 1 << 6;
        /// A word of the desk that stands before a dash as places do (exclusive, correction).
        const SLUG = 1 << 7;
        /// A small word inside names of places (de, upon).
        const PLACE_INNER = 1 << 8;
        /// Goes on with a phrase, so that no place ends with it (to, until).
        const LEADS_ON = 1 << 9;
        /// Begins sentences and no names, beside function words (meanwhile, however).
        const STARTS = 1 << 10;
        /// An abbreviation in the middle of a phrase (e.g., vs.).
        const NEVER_LAST = 1 << 11;
        /// Names a time zone after a time of the clock (Eastern).
        const ZONE = 1 << 12;
    }
}

/// What words can do around the body of a report.
pub type ReportWords = WordRoles<ReportRole>;

/// The words of the frame around a report's body.
pub fn report_words() -> &'static ReportWords {
    static WORDS: LazyLock<ReportWords> = LazyLock::new(|| ReportWords::load(&TABLE));
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_hash;

    #[test]
    fn a_word_has_all_its_roles() {
        let role = report_words().role(word_hash("Updated"));
        assert_eq!(role, ReportRole::DATES | ReportRole::CHANGES);
    }
}
