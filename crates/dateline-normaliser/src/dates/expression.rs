//! What the date normaliser gives.

use dateline_parser::{Note, Span, TokenRange};
use dateline_schema::closed::{Anchor, DateType, Direction, IssueKind, Mod, Precision};
use jiff::civil::Date;

/// A time expression with its meaning (TIMEX3; TempEval-3 guidelines for the extent).
#[derive(Debug, Clone, PartialEq)]
pub struct TimeExpression {
    /// Its bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The sentence; none in a dateline or header.
    pub sentence: Option<u32>,
    /// DATE, TIME, DURATION, SET.
    pub kind: DateType,
    /// TIMEX3 value (`2021-02-19`, `2021-W07`, `PAST_REF`, `P2D`).
    pub value: Option<String>,
    /// TIMEX3 modifier.
    pub modifier: Option<Mod>,
    /// First day of the interval; open where `None` beside a `last_day`.
    pub first_day: Option<Date>,
    /// Last day of the interval, inclusive.
    pub last_day: Option<Date>,
    /// How exact the words are.
    pub precision: Option<Precision>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// The day it was resolved against.
    pub anchor_day: Option<Date>,
    /// On which side of the anchor.
    pub direction: Option<Direction>,
    /// Was the year taken from the words around, or the order of day and month, and could they be read
    /// otherwise?
    pub year_guessed: bool,
    /// Name of the rule that found it (`month_day`, `weekday`, `relative_day`, …).
    pub rule: &'static str,
}

impl TimeExpression {
    /// What is doubtful about it.
    pub fn note(&self) -> Option<Note> {
        self.year_guessed.then(|| Note {
            kind: IssueKind::YearGuessed,
            span: Some(self.span),
            message: format!(
                "{}; {} was taken",
                if self.rule.starts_with("numeric") {
                    "the numbers can be read otherwise"
                } else {
                    "the year is not written, and the words around leave a choice"
                },
                self.value.as_deref().unwrap_or_default()
            ),
        })
    }
}
