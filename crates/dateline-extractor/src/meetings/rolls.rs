//! Rolls: who was there, an entry each, under a heading of their own: "*Participants included:* - A, Ministry of X - B,
//! Y", "**Meeting participants included:** 1. A, President, the X League 2. B".
//!
//! The people are those of the entries; the bodies behind their names are whom they are from. Counter-examples:
//! "Missing participants:", "Participating agencies included:", whose entries name nobody.

use dateline_lexicon::{PeopleNoun, WordSet, lexicon, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::MentionForm;

use crate::meetings::actors::{is_person, of_mention};
use crate::meetings::line::Line;
use crate::meetings::telling::Party;
use crate::scene::Scene;
use crate::syntax::VerbForm;

/// "*Participants* included", "officials *attending*", "legislators in *attendance*".
const THERE: &WordSet<8> = words![
    "attendance",
    "attended",
    "attendees",
    "attending",
    "participants",
    "participated",
    "participating",
    "present",
];

/// Which meeting a roll belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// "The participants included:": what was told of shortly before, else what the report tells of first.
    Last,
    /// "Participants:" behind all the text: what the report tells of first.
    Lead,
}

/// The meeting of the roll that a sentence is a heading of, if it is one; `within` a roll it need say no more than where
/// others are from: "*From the company:*".
pub(super) fn heading(scene: &Scene<'_, '_>, sentence: u32, within: bool) -> Option<At> {
    const LONGEST: usize = 18;
    const ABSENT: &WordSet<10> = words![
        "absent",
        "except",
        "excluding",
        "expected",
        "former",
        "invited",
        "missing",
        "next",
        "not",
        "previous",
    ];
    let report = scene.report;
    let tokens = report.sentences[sentence as usize].tokens.range();
    if tokens.len() > LONGEST {
        return None;
    }
    // What emphasises a heading is no token; a bullet is one.
    let is_mark = |i: &usize| report.reads(*i, "*");
    let colon = tokens.clone().rev().find(|i| !is_mark(i)).filter(|&i| report.reads(i, ":"))?;
    let first = tokens.clone().find(|i| !is_mark(i)).filter(|&i| i < colon)?;
    let mut said = first..colon;
    if said.any(|i| report.word_is(i, ABSENT)) {
        return None;
    }
    let said = || first..colon;
    let last = colon - 1;
    let there = said().any(|i| report.word_is(i, THERE));
    let verb = report.word_is(last, words!["are", "include", "included", "was", "were"]);
    let many =
        |i: usize| lexicon().speech().people(report.tokens[i].word) == Some(PeopleNoun::Many);
    // "State leaders *included*:"
    let include = report.word_is(last, words!["include", "included"]) && said().any(many);
    if there && verb || include {
        return Some(At::Last);
    }
    // "*Joining* A at the meeting were the following leaders:"
    let joins = report.word_is(first, words!["joining", "joined"])
        && said().any(|i| report.word_is(i, words!["following"]));
    if joins && many(last) {
        return Some(At::Last);
    }
    let from = report.word_is(first, words!["from"]) || many(last);
    let speakers = last <= first + 1 && report.word_is(last, words!["panelists", "speakers"]);
    (there && report.word_is(last, THERE) || speakers || within && from).then_some(At::Lead)
}

/// Does the sentence only number the entry behind it: "1."?
pub(super) fn is_number(scene: &Scene<'_, '_>, sentence: u32) -> bool {
    let tokens = scene.report.sentences[sentence as usize].tokens;
    let number = |i: usize| {
        let token = &scene.report.tokens[i];
        token.is(Shape::NUMBER) || token.is(Shape::PUNCTUATION)
    };
    tokens.len() <= 2 && tokens.range().all(number)
}

/// The people of the entries of a sentence; `within`: it goes on with a paragraph of entries.
pub(super) fn entries(line: &Line<'_, '_>, within: bool) -> Vec<Party> {
    let mark = |i: u32| line.is(i, &["-", "•", "*", "–", "—"]) && !line.token(i).is(Shape::JOINER);
    // "*A B*–*C*" is one name in its markup.
    let bullet = |i: u32| {
        mark(i) && i + 1 < line.tokens.end && line.token(i).span.end < line.token(i + 1).span.start
    };
    let mut start = line.tokens.start;
    let told = || {
        line.verbs_from(start)
            .iter()
            .any(|verb| matches!(verb.form, VerbForm::Past | VerbForm::Present | VerbForm::Future))
    };
    if !within && !bullet(start) && told() {
        return Vec::new();
    }
    let mut found = Vec::new();
    while start < line.tokens.end {
        while start < line.tokens.end && mark(start) {
            start += 1;
        }
        let end = (start..line.tokens.end).find(|&i| bullet(i)).unwrap_or(line.tokens.end);
        found.extend(named(line, TokenRange::new(start, end)));
        start = end;
    }
    found
}

/// Whom an entry names: the first by a name in full, else by a short one.
fn named(line: &Line<'_, '_>, entry: TokenRange) -> Option<Party> {
    let people = line.people_in(entry);
    let full = |id: &&u32| line.cast.mention(**id).form == MentionForm::FullName;
    let id = people.iter().find(full).or_else(|| people.first())?;
    of_mention(line, *id).into_iter().find(|party| is_person(line, party))
}
