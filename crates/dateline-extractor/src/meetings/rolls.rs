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

/// "*Participants* included", "officials *attending*", "legislators in *attendance*", "*speakers*".
const THERE: &WordSet<12> = words![
    "attendance",
    "attended",
    "attendees",
    "attending",
    "panelists",
    "participants",
    "participated",
    "participating",
    "present",
    "presenters",
    "speakers",
    "speaking",
];

/// What else a heading may say of those who were there: nothing of what they did.
const WERE: &WordSet<12> = words![
    "are",
    "featured",
    "following",
    "include",
    "included",
    "includes",
    "including",
    "joined",
    "joining",
    "spoke",
    "was",
    "were",
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
    // Its entries are bodies, which are nobody.
    const BODIES: &WordSet<8> = words![
        "agencies",
        "jurisdictions",
        "membership",
        "organisations",
        "organizations",
        "representatives",
        "represented",
        "representing",
    ];
    let report = scene.report;
    // Nearly all sentences are told by this alone: one byte, and who stands in their paragraph.
    let text = report.slice(report.sentences[sentence as usize].span);
    if !text.as_bytes().contains(&b':') && !stands_over(scene, sentence) {
        return None;
    }
    let (words, colon) = words_of(scene, sentence);
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return None };
    if words.len() > LONGEST || !colon && !stands_over(scene, sentence) {
        return None;
    }
    let any = |set: &WordSet<12>| words.iter().any(|&i| report.word_is(i, set));
    if words.iter().any(|&i| report.word_is(i, ABSENT)) {
        return None;
    }
    let there = any(THERE);
    let verb = report.word_is(last, words!["are", "include", "included", "was", "were"]);
    let many =
        |i: usize| lexicon().speech().people(report.tokens[i].word) == Some(PeopleNoun::Many);
    // "State leaders *included*:"
    let include =
        report.word_is(last, words!["include", "included"]) && words.iter().any(|&i| many(i));
    if there && verb || include {
        return Some(At::Last);
    }
    // "*Joining* A at the meeting were the following leaders:"
    let joins = report.word_is(first, words!["joining", "joined"])
        && words.iter().any(|&i| report.word_is(i, words!["following"]));
    if joins && many(last) {
        return Some(At::Last);
    }
    // "*Participants*", "Speakers:"
    if there && words.len() <= 2 && report.word_is(last, THERE) {
        return Some(At::Lead);
    }
    // "The leaders *that participated*:", "The panel featured the following *speakers*:"
    let bare = scene.syntax.verbs_of(sentence).iter().all(|verb| {
        let head = verb.head as usize;
        report.word_is(head, WERE) || report.word_is(head, THERE)
    });
    if there && bare && !words.iter().any(|&i| report.word_is(i, BODIES)) {
        return Some(At::Last);
    }
    let from = report.word_is(first, words!["from"]) || many(last);
    (within && from).then_some(At::Lead)
}

/// The words of a heading, and whether a colon closes them.
fn words_of(scene: &Scene<'_, '_>, sentence: u32) -> (Vec<usize>, bool) {
    let mut words = said(scene, sentence);
    let colon = words.pop_if(|i| scene.report.reads(*i, ":")).is_some();
    (words, colon)
}

/// The noun of a heading that says no more than who the people of its entries are: "*Attorneys General:*", "State
/// *legislators:*". They were at a meeting that was told of with that word.
pub(super) fn of_people(scene: &Scene<'_, '_>, sentence: u32) -> Option<u64> {
    const LONGEST: usize = 6;
    const OTHERS: &WordSet<12> = words![
        "absent",
        "additional",
        "chairs",
        "former",
        "invited",
        "members",
        "missing",
        "nominees",
        "other",
        "representatives",
        "sponsors",
        "winners",
    ];
    let report = scene.report;
    let text = report.slice(report.sentences[sentence as usize].span);
    if !text.as_bytes().contains(&b':')
        || !stands_over(scene, sentence)
        || !scene.syntax.verbs_of(sentence).is_empty()
    {
        return None;
    }
    let (mut words, colon) = words_of(scene, sentence);
    if !colon || words.len() > LONGEST || words.iter().any(|&i| report.word_is(i, OTHERS)) {
        return None;
    }
    // "Attorneys *General:*", but not "Senators *against the bill:*"
    let last = words.pop()?;
    let noun = if report.word_is(last, words!["general"]) { words.pop()? } else { last };
    let many = lexicon().speech().people(report.tokens[noun].word) == Some(PeopleNoun::Many);
    // "Critics *of the governors:*"
    let bare =
        !words.iter().any(|&i| report.word_is(i, words!["against", "by", "for", "of", "on"]));
    (many && bare).then_some(report.tokens[noun].hash)
}

/// The tokens of a sentence that are words: what emphasises a heading is no token of it ("<u>*Participants*</u>").
fn said(scene: &Scene<'_, '_>, sentence: u32) -> Vec<usize> {
    const LONGEST: usize = 64;
    let report = scene.report;
    let tokens = report.sentences[sentence as usize].tokens.range().take(LONGEST);
    let mut tag = false;
    let mut found = Vec::with_capacity(tokens.len());
    for i in tokens {
        let opens = report.reads(i, "<");
        if !opens && !tag && !report.reads(i, "*") {
            found.push(i);
        }
        tag = opens || tag && !report.reads(i, ">");
    }
    found
}

/// Is a sentence all of its paragraph, over one that begins with an entry?
fn stands_over(scene: &Scene<'_, '_>, sentence: u32) -> bool {
    let report = scene.report;
    let paragraph = |n: Option<u32>| {
        n.and_then(|n| report.sentences.get(n as usize)).map(|sentence| sentence.paragraph)
    };
    let own = paragraph(Some(sentence));
    let alone = paragraph(sentence.checked_sub(1)) != own && paragraph(Some(sentence + 1)) != own;
    alone
        && report.sentences.get(sentence as usize + 1).is_some_and(|next| {
            let first = next.tokens.start as usize;
            ["-", "•", "*", "–"].iter().any(|mark| report.reads(first, mark))
                || is_number(scene, sentence + 1)
        })
}

/// Is there nothing in the sentence to read: "<!-- -->"?
pub(super) fn is_blank(scene: &Scene<'_, '_>, sentence: u32) -> bool {
    said(scene, sentence).is_empty()
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
