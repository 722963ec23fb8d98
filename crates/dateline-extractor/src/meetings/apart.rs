//! Days that are counted from another: "*a day after* she spoke to X", "*hours before* talks with Y".

use dateline_lexicon::{WordSet, words};
use dateline_schema::closed::Precision;
use jiff::civil::Date;

use crate::meetings::grounds;
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::telling::Days;
use crate::syntax::{VerbForm, VerbGroup};

/// The day of what lies apart from what the clause before tells.
#[derive(Debug, Default)]
pub(super) struct Apart {
    pub(super) days: Option<Days>,
    /// Is it on another day that is not said ("days after")?
    pub(super) unknown: bool,
}

/// The same of a clause by its verb: "a day after *X met Y*".
pub(super) fn before_verb(line: &Line<'_, '_>, verb: &VerbGroup) -> Apart {
    const NEAR: u32 = 12;
    let from = line.verb_before(verb.tokens.start).map_or(line.tokens.start, |v| v.tokens.end);
    let from = from.max(verb.tokens.start.saturating_sub(NEAR));
    let link = (from..verb.tokens.start).rev().find(|&i| line.is(i, &["after", "before"]));
    link.map(|link| at(line, link)).unwrap_or_default()
}

/// Of what follows the word "after" or "before" at token `link`.
pub(super) fn at(line: &Line<'_, '_>, link: u32) -> Apart {
    const UNITS: [&str; 9] =
        ["days", "hours", "week", "weeks", "month", "months", "year", "years", "weekend"];
    let Some(unit) = link.checked_sub(1).filter(|&i| i > line.tokens.start) else {
        return Apart::default();
    };
    if line.is(unit, &UNITS) {
        return Apart { days: None, unknown: true };
    }
    if !(line.is(unit, &["day"]) && line.is(unit - 1, &["a", "one", "the"])) {
        return Apart::default();
    }
    let told = line.dates(line.tokens.start, unit - 1).iter().rev().take(4);
    let told = told.filter(|date| is_calendar(date)).find_map(Days::of);
    let told = told.filter(|days| days.is_exact()).map(|days| days.first);
    let published = || line.report().published.map(|published| published.day);
    let Some(day) = told.or_else(|| grounds::written(&line.scene)).or_else(published) else {
        return Apart { days: None, unknown: true };
    };
    let other: Result<Date, _> =
        if line.is(link, &["after"]) { day.yesterday() } else { day.tomorrow() };
    let days =
        other.ok().map(|day| Days { first: day, last: day, precision: Some(Precision::Day) });
    Apart { days, unknown: days.is_none() }
}

/// "*agreed* to speak *again in the coming days*": is it near enough to be one meeting to come? Who "agreed not to" or "did
/// not agree to" do so plans none.
pub(super) fn is_again(line: &Line<'_, '_>, verb: &VerbGroup, start: u32) -> bool {
    const REACH: u32 = 3;
    const PLAN: &WordSet<8> =
        words!["agree", "agreed", "expect", "expected", "hope", "hoped", "plan", "planned"];
    let soon = start + 3;
    let near = line.is(start, &["again"])
        && line.are(start + 1, &["in", "the"])
        && line.is(soon, &["coming", "next"]);
    let plans = |governs: &VerbGroup| {
        governs.tokens.end == verb.tokens.start
            && !governs.negated
            && matches!(governs.form, VerbForm::Past | VerbForm::Present)
            && line.has(governs.head, PLAN)
    };
    // "They will speak *again in November*", but not "again *on Thursday at rallies*"
    let at = start + 1 + u32::from(line.is(start + 1, &["at", "in", "on"]));
    let alone = |end: u32| end >= line.tokens.end || line.is(end, &[".", ",", ";"]);
    let dated = line.is(start, &["again"])
        && at < line.tokens.end
        && line.date_at(at).is_some_and(|date| is_calendar(date) && alone(date.tokens.end));
    if verb.form == VerbForm::Future && !verb.negated && dated {
        return true;
    }
    verb.form == VerbForm::Infinitive
        && line.verb_before(verb.tokens.start).is_some_and(plans)
        && near
        && (soon + 1..(soon + 1 + REACH).min(line.tokens.end))
            .any(|i| line.is(i, &["days", "weeks"]))
}
