//! Signings: "X and Y signed an agreement", "a treaty was signed by X and Y".

use dateline_lexicon::{MeetingNounFrame, WordSet, lexicon, words};
use dateline_parser::TokenRange;
use dateline_schema::closed::{MeetingKind, MeetingStatus};

use crate::meetings::actors::is_person;
use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling};
use crate::meetings::verbs::{self, telling};
use crate::syntax::{VerbForm, VerbGroup};

/// "X and Y signed an agreement", "X signed a treaty with Y".
pub(super) fn signs(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let object = if verb.passive {
        // "The treaty, *signed by A and B*, will take effect"
        let before = || {
            let comma = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
            line.phrase_at(comma.checked_sub(1)?)
        };
        verb.subject.or_else(before).map(|subject| line.phrase(subject).tokens)
    } else {
        line.unit(object_at(line, verb)).map(|unit| unit.tokens)
    };
    // "signed no agreement"
    if object.is_some_and(|object| line.is(object.start, &["no"])) {
        return Vec::new();
    }
    // "A and B signed it on behalf of their governments": what was told of before.
    let again = !verb.passive && line.is(verb.tokens.end, &["it", "them"]);
    // "is to be signed by A and B": whatever it is
    let by = verb.passive
        && (verb.tokens.end..line.next_verb(verb.tokens.end)).any(|i| line.is(i, &["by"]));
    let signed = |tokens: &TokenRange| again || by || is_paper(line, *tokens);
    let Some(object) = object.filter(signed) else { return Vec::new() };
    let loose = !again && is_loose(line, object);
    let start = verb.tokens.end.max(object.end);
    let mut around = Around::read(line, start, line.next_verb(start), false);
    if !verb.passive && object.start > verb.tokens.end {
        let between = Around::read(line, verb.tokens.end, object.start, false);
        around.days = around.days.or(between.days);
        around.place = around.place.or(between.place);
        around.with.extend(between.with);
    }
    let Some(mut told) = telling(line, verb, MeetingKind::Signing, &around) else {
        return Vec::new();
    };
    if verb.passive && verb.form == VerbForm::Participle && told.status == MeetingStatus::Held {
        told.days = told.days.map(|days| verbs::behind(line, days));
    }
    let planned = told.status == MeetingStatus::Planned;
    if !planned && told.status != MeetingStatus::Held {
        return Vec::new();
    }
    told.signed = !planned;
    told.definite = again;
    told.span = line.report().span_of(TokenRange::new(verb.tokens.start, start));
    if !verb.passive {
        told.add_all(&subject(line, verb), None);
    }
    for list in [&around.with, &around.by, &around.between] {
        told.add_all(list, None);
    }
    if loose && !are_of_two(line, &told.parties) {
        return Vec::new();
    }
    let signs = |party: &Party| is_person(line, party) && !is_side(line, party);
    let people = told.parties.iter().filter(|party| signs(party)).count() > 1;
    // What people sign is an event of its own, what "both sides" sign an outcome.
    told.by_hand = people;
    if planned && !people { Vec::new() } else { vec![told] }
}

/// Is a paper named that people sign: "a protocol"? In "the convention floor" none is.
pub(super) fn is_paper(line: &Line<'_, '_>, tokens: TokenRange) -> bool {
    papers(line, tokens).next().is_some()
}

/// Where the papers named in `tokens` begin.
fn papers(line: &Line<'_, '_>, tokens: TokenRange) -> impl Iterator<Item = u32> {
    // "signed the treaty *text*" signs the treaty.
    const TEXTS: &WordSet<8> = words![
        "annex",
        "annexes",
        "instrument",
        "instruments",
        "package",
        "papers",
        "text",
        "texts"
    ];
    let nouns = lexicon().meetings().nouns();
    (tokens.start..tokens.end).filter(move |&i| {
        let noun = line.report().phrase(nouns, i as usize, tokens.end as usize);
        noun.is_some_and(|(end, noun)| {
            let end = end as u32;
            let head = line.phrase_at(i).map_or(i, |phrase| line.phrase(phrase).head);
            let part = end <= head && head < tokens.end && !(end..=head).all(|i| line.is_dated(i));
            noun.frame == MeetingNounFrame::Paper && (!part || line.has(head, TEXTS))
        })
    })
}

/// Is it a paper that anybody may put a name to alone: "signed a statement to the police"? It is told of
/// where two countries or bodies sign it.
fn is_loose(line: &Line<'_, '_>, tokens: TokenRange) -> bool {
    const LOOSE: &WordSet<8> = words![
        "arrangement",
        "arrangements",
        "convention",
        "conventions",
        "plan",
        "plans",
        "statement",
        "statements",
    ];
    let mut papers = papers(line, tokens).peekable();
    papers.peek().is_some() && papers.all(|i| line.has(i, LOOSE))
}

/// Do the parties stand for two countries or bodies?
fn are_of_two(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    let mut countries = parties.iter().filter_map(|party| party.country);
    let two = countries.next().is_some_and(|first| countries.any(|other| other != first));
    let bodies = parties.iter().filter(|party| !is_person(line, party)).count();
    let people = parties.iter().any(|party| is_person(line, party) && party.country.is_some());
    two || bodies > 1 || bodies == 1 && people
}

/// Is the party meant by "the two sides", "both countries"?
fn is_side(line: &Line<'_, '_>, party: &Party) -> bool {
    const SIDES: [&str; 6] = ["sides", "countries", "parties", "nations", "governments", "states"];
    let tokens = line.cast.mention(party.mention).tokens;
    tokens.range().any(|i| line.is(i as u32, &SIDES))
}

/// Where the object of an active verb begins: "signed *on Monday in A* a treaty".
pub(super) fn object_at(line: &Line<'_, '_>, verb: &VerbGroup) -> u32 {
    let start = verb.tokens.end;
    if line.unit(start).is_some() && line.date_at(start).is_none() {
        return start;
    }
    Around::read(line, start, line.next_verb(start), false).end
}
