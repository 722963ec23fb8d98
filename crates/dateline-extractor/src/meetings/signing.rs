//! Signings: "X and Y signed an agreement", "a treaty was signed by X and Y".

use dateline_lexicon::{MeetingNounFrame, WordSet, lexicon, words};
use dateline_parser::TokenRange;
use dateline_schema::closed::{DateType, MeetingKind, MeetingStatus};

use crate::meetings::actors::is_person;
use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling};
use crate::meetings::verbs::{self, telling};
use crate::syntax::{VerbForm, VerbGroup};

/// "X and Y signed an agreement", "X signed a treaty with Y".
pub(super) fn signs(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let reduced = reduced_object(line, verb);
    let passive = verb.passive || reduced.is_some();
    let object = if reduced.is_some() {
        reduced
    } else if verb.passive {
        // "The treaty, *signed by A and B*, will take effect", "the accord *signed by A and B*"
        let before = || {
            let last = verb.tokens.start.checked_sub(1)?;
            line.phrase_at(if line.is(last, &[","]) { last.checked_sub(1)? } else { last })
        };
        verb.subject.or_else(before).map(|subject| line.phrase(subject).tokens)
    } else {
        object_of(line, verb)
    };
    // "signed no agreement"
    if object.is_some_and(|object| line.is(object.start, &["no"])) {
        return Vec::new();
    }
    // "A and B signed it on behalf of their governments": what was told of before.
    let again = !passive && line.is(verb.tokens.end, &["it", "them"]);
    // "is to be signed by A and B": whatever it is
    let by =
        passive && (verb.tokens.end..line.next_verb(verb.tokens.end)).any(|i| line.is(i, &["by"]));
    let signed = |tokens: &TokenRange| again || by || is_paper(line, *tokens);
    let Some(object) = object.filter(signed) else { return Vec::new() };
    let loose = !again && is_loose(line, object);
    let start = verb.tokens.end.max(object.end);
    let mut around = Around::read(line, start, line.next_verb(start), false);
    if !passive && object.start > verb.tokens.end {
        let between = Around::read(line, verb.tokens.end, object.start, false);
        around.days = around.days.or(between.days);
        around.place = around.place.or(between.place);
        around.with.extend(between.with);
    }
    // "would disarm under the accord *signed* by A and B": it was signed
    let was = VerbGroup { form: VerbForm::Past, passive: true, ..*verb };
    let tense = if reduced.is_some() { &was } else { verb };
    let Some(mut told) = telling(line, tense, MeetingKind::Signing, &around) else {
        return Vec::new();
    };
    // "An accord *between A and B* was signed"
    let owners = || Around::read(line, object.end, verb.tokens.start, false).between;
    if passive
        && around.by.is_empty()
        && around.between.is_empty()
        && object.end < verb.tokens.start
    {
        around.between = owners();
    }
    let participle = reduced.is_some() || verb.passive && verb.form == VerbForm::Participle;
    if participle && told.status == MeetingStatus::Held {
        told.days = told.days.map(|days| verbs::behind(line, days));
    }
    let to_come = matches!(told.status, MeetingStatus::Planned | MeetingStatus::Proposed);
    if !to_come && told.status != MeetingStatus::Held {
        return Vec::new();
    }
    // "*had been due* to sign a treaty"
    let due = line.verb_before(verb.tokens.start).filter(|_| verb.form == VerbForm::Infinitive);
    let had = due.is_some_and(|due| {
        due.clause_end >= verb.tokens.start && line.is(due.tokens.start, &["had"])
    });
    if to_come && (had || line.is(verb.tokens.start, &["had"])) {
        return Vec::new();
    }
    told.signed = !to_come;
    told.definite = again;
    told.span = line.report().span_of(TokenRange::new(verb.tokens.start, start));
    if !passive {
        told.add_all(&subject(line, verb), None);
    }
    // "is bound by the accord *signed with A* last year": with whom that is said
    let open = told.parties.is_empty() && around.by.is_empty() && !around.with.is_empty();
    if reduced.is_some() && open {
        told.add_all(&bound(line, object), None);
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
    // "Peru and Chile will sign a treaty" is an aim, "will sign it *in Arica on Monday*" an event.
    let event =
        told.parties.len() > 1 && told.days.is_some_and(Days::is_exact) && told.place.is_some();
    // "A and B *might sign* a treaty" is no event without a day or place.
    let open =
        told.status == MeetingStatus::Proposed && told.days.is_none() && told.place.is_none();
    if to_come && !event && (!people || open) { Vec::new() } else { vec![told] }
}

/// The paper before a participle, which may look like a past: "under the accord *signed* last year by A and B", "the
/// accord between A and B, *signed* last year".
fn reduced_object(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<TokenRange> {
    const BACK: u32 = 12;
    let past = matches!(verb.form, VerbForm::Past | VerbForm::Participle);
    if verb.tokens.len() > 1 || !past || line.word(verb.head).ends_with("ing") {
        return None;
    }
    let behind = line.unit(verb.tokens.end);
    if behind.is_some_and(|unit| line.date_at(unit.tokens.start).is_none()) {
        return None;
    }
    let last = verb.tokens.start.checked_sub(1)?;
    let before = line.phrase_at(last).map(|phrase| line.phrase(phrase).tokens);
    if let Some(paper) = before.filter(|before| is_paper(line, *before)) {
        return Some(paper);
    }
    let start = verb.tokens.start.saturating_sub(BACK).max(line.tokens.start);
    let between = (start..last).rev().find(|&i| line.is(i, &["between"]))?;
    let paper = line.phrase(line.phrase_at(between.checked_sub(1)?)?).tokens;
    let near = line.verb_before(verb.tokens.start).is_none_or(|other| other.head < paper.end);
    (near && line.is(last, &[","]) && is_paper(line, paper)).then_some(paper)
}

/// The one country or body that the clause before a paper says is bound by it.
fn bound(line: &Line<'_, '_>, object: TokenRange) -> Vec<Party> {
    const BINDS: &WordSet<16> = words![
        "abide",
        "abides",
        "bind",
        "binds",
        "bound",
        "committed",
        "honor",
        "honored",
        "honour",
        "honoured",
        "obliged",
        "pledged",
        "promised",
        "respect",
        "respected",
        "respects",
    ];
    // "the promises *made by X* in the accord signed with Y"
    let made = words!["accepted", "assumed", "given", "made", "undertaken"];
    let binds =
        |verb: &&VerbGroup| line.has(verb.head, BINDS) || verb.passive && line.has(verb.head, made);
    let Some(verb) = line.verb_before(object.start).filter(binds) else { return Vec::new() };
    let mut own = if verb.passive {
        Around::read(line, verb.tokens.end, object.start, false).by
    } else {
        subject(line, verb)
    };
    own.retain(|party| !is_person(line, party));
    if own.len() == 1 { own } else { Vec::new() }
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

/// The object of an active verb: "signed *a letter of intent*", "signed *a 12-year contract*", which may be two phrases.
fn object_of(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<TokenRange> {
    let mut object = line.unit(object_at(line, verb))?.tokens;
    let long = line.dates(object.start, object.end + 1).first();
    let long = long.filter(|date| date.kind == DateType::Duration && !is_paper(line, object));
    if let Some(next) = long.and_then(|date| line.unit(date.tokens.end)) {
        object.end = next.tokens.end;
    }
    if line.are(object.end, &["of", "intent"]) {
        object.end += 2;
    }
    // "signed *a package of* documents"
    let several = line.is(object.end, &["of"])
        && line.has(
            object.end - 1,
            words!["batch", "number", "package", "raft", "range", "series", "set", "string"],
        );
    if several && let Some(papers) = line.unit(object.end + 1) {
        object.end = papers.tokens.end;
    }
    Some(object)
}

/// Where the object of an active verb begins: "signed *on Monday in A* a treaty".
pub(super) fn object_at(line: &Line<'_, '_>, verb: &VerbGroup) -> u32 {
    let start = verb.tokens.end;
    if line.unit(start).is_some() && line.date_at(start).is_none() {
        return start;
    }
    Around::read(line, start, line.next_verb(start), false).end
}
